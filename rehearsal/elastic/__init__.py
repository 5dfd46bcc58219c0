"""Elastic emulated: the elasticstack provider with Fleet, Kibana and Elasticsearch behind it."""

from collections.abc import Mapping
from typing import Final

from rehearsal.elastic.apm_agent_configuration import ApmAgentConfiguration
from rehearsal.elastic.elasticsearch_ml import (
    ElasticsearchMlAnomalyDetectionJob,
    ElasticsearchMlCalendar,
    ElasticsearchMlCalendarEvent,
    ElasticsearchMlCalendarJob,
    ElasticsearchMlDatafeed,
    ElasticsearchMlDatafeedState,
    ElasticsearchMlJobState,
)
from rehearsal.elastic.elasticsearch_security_api_key import ElasticsearchSecurityApiKey
from rehearsal.elastic.fleet_agent_policy import FleetAgentPolicy
from rehearsal.elastic.fleet_enrollment_tokens import GetFleetEnrollmentTokens
from rehearsal.elastic.fleet_integration import FleetIntegration, GetFleetIntegration
from rehearsal.elastic.fleet_integration_policy import FleetIntegrationPolicy
from rehearsal.elastic.fleet_output import FleetOutput, FleetServerHost
from rehearsal.elastic.kibana_action_connector import KibanaActionConnector
from rehearsal.elastic.kibana_alerting_rule import KibanaAlertingRule
from rehearsal.elastic.kibana_data_view import KibanaDataView
from rehearsal.elastic.kibana_import_saved_objects import KibanaImportSavedObjects
from rehearsal.elastic.kibana_maintenance_window import KibanaMaintenanceWindow
from rehearsal.elastic.kibana_slo import KibanaSlo
from rehearsal.elastic.kibana_space import KibanaSpace
from rehearsal.emulation import FunctionEmulation, ResourceEmulation

__all__ = ["FUNCTIONS", "RESOURCES"]

RESOURCES: Final[Mapping[str, ResourceEmulation]] = {
    emulation.token: emulation
    for emulation in (
        ApmAgentConfiguration(),
        ElasticsearchMlAnomalyDetectionJob(),
        ElasticsearchMlCalendar(),
        ElasticsearchMlCalendarEvent(),
        ElasticsearchMlCalendarJob(),
        ElasticsearchMlDatafeed(),
        ElasticsearchMlDatafeedState(),
        ElasticsearchMlJobState(),
        ElasticsearchSecurityApiKey(),
        FleetAgentPolicy(),
        FleetIntegration(),
        FleetIntegrationPolicy(),
        FleetOutput(),
        FleetServerHost(),
        KibanaActionConnector(),
        KibanaAlertingRule(),
        KibanaDataView(),
        KibanaImportSavedObjects(),
        KibanaMaintenanceWindow(),
        KibanaSlo(),
        KibanaSpace(),
    )
}
FUNCTIONS: Final[Mapping[str, FunctionEmulation]] = {
    emulation.token: emulation for emulation in (GetFleetEnrollmentTokens(), GetFleetIntegration())
}
