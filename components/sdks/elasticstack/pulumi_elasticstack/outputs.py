"""The nested outputs, written by components/sdks/generate.py."""

from itertools import chain
from typing import TYPE_CHECKING

from pulumi_elasticstack._utilities import lazy_attributes

if TYPE_CHECKING:
    from pulumi_elasticstack._get_fleet_enrollment_tokens import (
        GetFleetEnrollmentTokensKibanaConnectionResult as GetFleetEnrollmentTokensKibanaConnectionResult,
        GetFleetEnrollmentTokensTokenResult as GetFleetEnrollmentTokensTokenResult,
    )
    from pulumi_elasticstack._get_fleet_integration import (
        GetFleetIntegrationKibanaConnectionResult as GetFleetIntegrationKibanaConnectionResult,
    )
    from pulumi_elasticstack.apm_agent_configuration import (
        ApmAgentConfigurationKibanaConnection as ApmAgentConfigurationKibanaConnection,
    )
    from pulumi_elasticstack.elasticsearch_ml_anomaly_detection_job import (
        ElasticsearchMlAnomalyDetectionJobAnalysisConfigDetectorCustomRuleCondition as ElasticsearchMlAnomalyDetectionJobAnalysisConfigDetectorCustomRuleCondition,
        ElasticsearchMlAnomalyDetectionJobAnalysisConfigDetectorCustomRuleScope as ElasticsearchMlAnomalyDetectionJobAnalysisConfigDetectorCustomRuleScope,
        ElasticsearchMlAnomalyDetectionJobAnalysisConfigDetectorCustomRule as ElasticsearchMlAnomalyDetectionJobAnalysisConfigDetectorCustomRule,
        ElasticsearchMlAnomalyDetectionJobAnalysisConfigDetector as ElasticsearchMlAnomalyDetectionJobAnalysisConfigDetector,
        ElasticsearchMlAnomalyDetectionJobAnalysisConfigPerPartitionCategorization as ElasticsearchMlAnomalyDetectionJobAnalysisConfigPerPartitionCategorization,
        ElasticsearchMlAnomalyDetectionJobAnalysisConfig as ElasticsearchMlAnomalyDetectionJobAnalysisConfig,
        ElasticsearchMlAnomalyDetectionJobAnalysisLimits as ElasticsearchMlAnomalyDetectionJobAnalysisLimits,
        ElasticsearchMlAnomalyDetectionJobDataDescription as ElasticsearchMlAnomalyDetectionJobDataDescription,
        ElasticsearchMlAnomalyDetectionJobElasticsearchConnection as ElasticsearchMlAnomalyDetectionJobElasticsearchConnection,
        ElasticsearchMlAnomalyDetectionJobModelPlotConfig as ElasticsearchMlAnomalyDetectionJobModelPlotConfig,
        ElasticsearchMlAnomalyDetectionJobTimeouts as ElasticsearchMlAnomalyDetectionJobTimeouts,
    )
    from pulumi_elasticstack.elasticsearch_ml_calendar import (
        ElasticsearchMlCalendarElasticsearchConnection as ElasticsearchMlCalendarElasticsearchConnection,
        ElasticsearchMlCalendarTimeouts as ElasticsearchMlCalendarTimeouts,
    )
    from pulumi_elasticstack.elasticsearch_ml_calendar_event import (
        ElasticsearchMlCalendarEventElasticsearchConnection as ElasticsearchMlCalendarEventElasticsearchConnection,
        ElasticsearchMlCalendarEventTimeouts as ElasticsearchMlCalendarEventTimeouts,
    )
    from pulumi_elasticstack.elasticsearch_ml_calendar_job import (
        ElasticsearchMlCalendarJobElasticsearchConnection as ElasticsearchMlCalendarJobElasticsearchConnection,
        ElasticsearchMlCalendarJobTimeouts as ElasticsearchMlCalendarJobTimeouts,
    )
    from pulumi_elasticstack.elasticsearch_ml_datafeed import (
        ElasticsearchMlDatafeedChunkingConfig as ElasticsearchMlDatafeedChunkingConfig,
        ElasticsearchMlDatafeedDelayedDataCheckConfig as ElasticsearchMlDatafeedDelayedDataCheckConfig,
        ElasticsearchMlDatafeedElasticsearchConnection as ElasticsearchMlDatafeedElasticsearchConnection,
        ElasticsearchMlDatafeedIndicesOptions as ElasticsearchMlDatafeedIndicesOptions,
        ElasticsearchMlDatafeedTimeouts as ElasticsearchMlDatafeedTimeouts,
    )
    from pulumi_elasticstack.elasticsearch_ml_datafeed_state import (
        ElasticsearchMlDatafeedStateElasticsearchConnection as ElasticsearchMlDatafeedStateElasticsearchConnection,
        ElasticsearchMlDatafeedStateTimeouts as ElasticsearchMlDatafeedStateTimeouts,
    )
    from pulumi_elasticstack.elasticsearch_ml_job_state import (
        ElasticsearchMlJobStateElasticsearchConnection as ElasticsearchMlJobStateElasticsearchConnection,
        ElasticsearchMlJobStateTimeouts as ElasticsearchMlJobStateTimeouts,
    )
    from pulumi_elasticstack.elasticsearch_security_api_key import (
        ElasticsearchSecurityApiKeyAccessReplication as ElasticsearchSecurityApiKeyAccessReplication,
        ElasticsearchSecurityApiKeyAccessSearch as ElasticsearchSecurityApiKeyAccessSearch,
        ElasticsearchSecurityApiKeyAccess as ElasticsearchSecurityApiKeyAccess,
        ElasticsearchSecurityApiKeyElasticsearchConnection as ElasticsearchSecurityApiKeyElasticsearchConnection,
        ElasticsearchSecurityApiKeyTimeouts as ElasticsearchSecurityApiKeyTimeouts,
    )
    from pulumi_elasticstack.fleet_agent_policy import (
        FleetAgentPolicyAdvancedMonitoringOptionsDiagnosticsFileUploader as FleetAgentPolicyAdvancedMonitoringOptionsDiagnosticsFileUploader,
        FleetAgentPolicyAdvancedMonitoringOptionsDiagnosticsRateLimits as FleetAgentPolicyAdvancedMonitoringOptionsDiagnosticsRateLimits,
        FleetAgentPolicyAdvancedMonitoringOptionsDiagnostics as FleetAgentPolicyAdvancedMonitoringOptionsDiagnostics,
        FleetAgentPolicyAdvancedMonitoringOptionsHttpMonitoringEndpoint as FleetAgentPolicyAdvancedMonitoringOptionsHttpMonitoringEndpoint,
        FleetAgentPolicyAdvancedMonitoringOptions as FleetAgentPolicyAdvancedMonitoringOptions,
        FleetAgentPolicyAdvancedSettings as FleetAgentPolicyAdvancedSettings,
        FleetAgentPolicyGlobalDataTags as FleetAgentPolicyGlobalDataTags,
        FleetAgentPolicyKibanaConnection as FleetAgentPolicyKibanaConnection,
    )
    from pulumi_elasticstack.fleet_integration import (
        FleetIntegrationKibanaConnection as FleetIntegrationKibanaConnection,
        FleetIntegrationTimeouts as FleetIntegrationTimeouts,
    )
    from pulumi_elasticstack.fleet_integration_policy import (
        FleetIntegrationPolicyInputsDefaultsStreams as FleetIntegrationPolicyInputsDefaultsStreams,
        FleetIntegrationPolicyInputsDefaults as FleetIntegrationPolicyInputsDefaults,
        FleetIntegrationPolicyInputsStreams as FleetIntegrationPolicyInputsStreams,
        FleetIntegrationPolicyInputs as FleetIntegrationPolicyInputs,
        FleetIntegrationPolicyKibanaConnection as FleetIntegrationPolicyKibanaConnection,
    )
    from pulumi_elasticstack.fleet_output import (
        FleetOutputKafkaHash as FleetOutputKafkaHash,
        FleetOutputKafkaHeader as FleetOutputKafkaHeader,
        FleetOutputKafkaRandom as FleetOutputKafkaRandom,
        FleetOutputKafkaRoundRobin as FleetOutputKafkaRoundRobin,
        FleetOutputKafkaSasl as FleetOutputKafkaSasl,
        FleetOutputKafka as FleetOutputKafka,
        FleetOutputKibanaConnection as FleetOutputKibanaConnection,
        FleetOutputSsl as FleetOutputSsl,
        FleetOutputTimeouts as FleetOutputTimeouts,
    )
    from pulumi_elasticstack.fleet_server_host import (
        FleetServerHostKibanaConnection as FleetServerHostKibanaConnection,
        FleetServerHostTimeouts as FleetServerHostTimeouts,
    )
    from pulumi_elasticstack.kibana_action_connector import (
        KibanaActionConnectorKibanaConnection as KibanaActionConnectorKibanaConnection,
        KibanaActionConnectorTimeouts as KibanaActionConnectorTimeouts,
    )
    from pulumi_elasticstack.kibana_alerting_rule import (
        KibanaAlertingRuleActionAlertsFilterTimeframe as KibanaAlertingRuleActionAlertsFilterTimeframe,
        KibanaAlertingRuleActionAlertsFilter as KibanaAlertingRuleActionAlertsFilter,
        KibanaAlertingRuleActionFrequency as KibanaAlertingRuleActionFrequency,
        KibanaAlertingRuleAction as KibanaAlertingRuleAction,
        KibanaAlertingRuleFlapping as KibanaAlertingRuleFlapping,
        KibanaAlertingRuleKibanaConnection as KibanaAlertingRuleKibanaConnection,
        KibanaAlertingRuleTimeouts as KibanaAlertingRuleTimeouts,
    )
    from pulumi_elasticstack.kibana_data_view import (
        KibanaDataViewDataViewFieldAttrs as KibanaDataViewDataViewFieldAttrs,
        KibanaDataViewDataViewFieldFormatsParamsColor as KibanaDataViewDataViewFieldFormatsParamsColor,
        KibanaDataViewDataViewFieldFormatsParamsLookupEntry as KibanaDataViewDataViewFieldFormatsParamsLookupEntry,
        KibanaDataViewDataViewFieldFormatsParams as KibanaDataViewDataViewFieldFormatsParams,
        KibanaDataViewDataViewFieldFormats as KibanaDataViewDataViewFieldFormats,
        KibanaDataViewDataViewRuntimeFieldMap as KibanaDataViewDataViewRuntimeFieldMap,
        KibanaDataViewDataView as KibanaDataViewDataView,
        KibanaDataViewKibanaConnection as KibanaDataViewKibanaConnection,
        KibanaDataViewTimeouts as KibanaDataViewTimeouts,
    )
    from pulumi_elasticstack.kibana_import_saved_objects import (
        KibanaImportSavedObjectsErrorError as KibanaImportSavedObjectsErrorError,
        KibanaImportSavedObjectsErrorMeta as KibanaImportSavedObjectsErrorMeta,
        KibanaImportSavedObjectsError as KibanaImportSavedObjectsError,
        KibanaImportSavedObjectsKibanaConnection as KibanaImportSavedObjectsKibanaConnection,
        KibanaImportSavedObjectsSuccessResultMeta as KibanaImportSavedObjectsSuccessResultMeta,
        KibanaImportSavedObjectsSuccessResult as KibanaImportSavedObjectsSuccessResult,
    )
    from pulumi_elasticstack.kibana_maintenance_window import (
        KibanaMaintenanceWindowCustomScheduleRecurring as KibanaMaintenanceWindowCustomScheduleRecurring,
        KibanaMaintenanceWindowCustomSchedule as KibanaMaintenanceWindowCustomSchedule,
        KibanaMaintenanceWindowKibanaConnection as KibanaMaintenanceWindowKibanaConnection,
        KibanaMaintenanceWindowScopeAlerting as KibanaMaintenanceWindowScopeAlerting,
        KibanaMaintenanceWindowScope as KibanaMaintenanceWindowScope,
        KibanaMaintenanceWindowTimeouts as KibanaMaintenanceWindowTimeouts,
    )
    from pulumi_elasticstack.kibana_slo import (
        KibanaSloApmAvailabilityIndicator as KibanaSloApmAvailabilityIndicator,
        KibanaSloApmLatencyIndicator as KibanaSloApmLatencyIndicator,
        KibanaSloArtifactsDashboard as KibanaSloArtifactsDashboard,
        KibanaSloArtifacts as KibanaSloArtifacts,
        KibanaSloHistogramCustomIndicatorGood as KibanaSloHistogramCustomIndicatorGood,
        KibanaSloHistogramCustomIndicatorTotal as KibanaSloHistogramCustomIndicatorTotal,
        KibanaSloHistogramCustomIndicator as KibanaSloHistogramCustomIndicator,
        KibanaSloKibanaConnection as KibanaSloKibanaConnection,
        KibanaSloKqlCustomIndicatorFilterKqlFilter as KibanaSloKqlCustomIndicatorFilterKqlFilter,
        KibanaSloKqlCustomIndicatorFilterKql as KibanaSloKqlCustomIndicatorFilterKql,
        KibanaSloKqlCustomIndicatorGoodKqlFilter as KibanaSloKqlCustomIndicatorGoodKqlFilter,
        KibanaSloKqlCustomIndicatorGoodKql as KibanaSloKqlCustomIndicatorGoodKql,
        KibanaSloKqlCustomIndicatorTotalKqlFilter as KibanaSloKqlCustomIndicatorTotalKqlFilter,
        KibanaSloKqlCustomIndicatorTotalKql as KibanaSloKqlCustomIndicatorTotalKql,
        KibanaSloKqlCustomIndicator as KibanaSloKqlCustomIndicator,
        KibanaSloMetricCustomIndicatorGoodMetric as KibanaSloMetricCustomIndicatorGoodMetric,
        KibanaSloMetricCustomIndicatorGood as KibanaSloMetricCustomIndicatorGood,
        KibanaSloMetricCustomIndicatorTotalMetric as KibanaSloMetricCustomIndicatorTotalMetric,
        KibanaSloMetricCustomIndicatorTotal as KibanaSloMetricCustomIndicatorTotal,
        KibanaSloMetricCustomIndicator as KibanaSloMetricCustomIndicator,
        KibanaSloObjective as KibanaSloObjective,
        KibanaSloSettings as KibanaSloSettings,
        KibanaSloTimeWindow as KibanaSloTimeWindow,
        KibanaSloTimeouts as KibanaSloTimeouts,
        KibanaSloTimesliceMetricIndicatorMetricMetric as KibanaSloTimesliceMetricIndicatorMetricMetric,
        KibanaSloTimesliceMetricIndicatorMetric as KibanaSloTimesliceMetricIndicatorMetric,
        KibanaSloTimesliceMetricIndicator as KibanaSloTimesliceMetricIndicator,
    )
    from pulumi_elasticstack.kibana_space import (
        KibanaSpaceKibanaConnection as KibanaSpaceKibanaConnection,
        KibanaSpaceTimeouts as KibanaSpaceTimeouts,
    )
else:
    _NAMES = {
        "_get_fleet_enrollment_tokens": [
            "GetFleetEnrollmentTokensKibanaConnectionResult",
            "GetFleetEnrollmentTokensTokenResult",
        ],
        "_get_fleet_integration": ["GetFleetIntegrationKibanaConnectionResult"],
        "apm_agent_configuration": ["ApmAgentConfigurationKibanaConnection"],
        "elasticsearch_ml_anomaly_detection_job": [
            "ElasticsearchMlAnomalyDetectionJobAnalysisConfigDetectorCustomRuleCondition",
            "ElasticsearchMlAnomalyDetectionJobAnalysisConfigDetectorCustomRuleScope",
            "ElasticsearchMlAnomalyDetectionJobAnalysisConfigDetectorCustomRule",
            "ElasticsearchMlAnomalyDetectionJobAnalysisConfigDetector",
            "ElasticsearchMlAnomalyDetectionJobAnalysisConfigPerPartitionCategorization",
            "ElasticsearchMlAnomalyDetectionJobAnalysisConfig",
            "ElasticsearchMlAnomalyDetectionJobAnalysisLimits",
            "ElasticsearchMlAnomalyDetectionJobDataDescription",
            "ElasticsearchMlAnomalyDetectionJobElasticsearchConnection",
            "ElasticsearchMlAnomalyDetectionJobModelPlotConfig",
            "ElasticsearchMlAnomalyDetectionJobTimeouts",
        ],
        "elasticsearch_ml_calendar": [
            "ElasticsearchMlCalendarElasticsearchConnection",
            "ElasticsearchMlCalendarTimeouts",
        ],
        "elasticsearch_ml_calendar_event": [
            "ElasticsearchMlCalendarEventElasticsearchConnection",
            "ElasticsearchMlCalendarEventTimeouts",
        ],
        "elasticsearch_ml_calendar_job": [
            "ElasticsearchMlCalendarJobElasticsearchConnection",
            "ElasticsearchMlCalendarJobTimeouts",
        ],
        "elasticsearch_ml_datafeed": [
            "ElasticsearchMlDatafeedChunkingConfig",
            "ElasticsearchMlDatafeedDelayedDataCheckConfig",
            "ElasticsearchMlDatafeedElasticsearchConnection",
            "ElasticsearchMlDatafeedIndicesOptions",
            "ElasticsearchMlDatafeedTimeouts",
        ],
        "elasticsearch_ml_datafeed_state": [
            "ElasticsearchMlDatafeedStateElasticsearchConnection",
            "ElasticsearchMlDatafeedStateTimeouts",
        ],
        "elasticsearch_ml_job_state": [
            "ElasticsearchMlJobStateElasticsearchConnection",
            "ElasticsearchMlJobStateTimeouts",
        ],
        "elasticsearch_security_api_key": [
            "ElasticsearchSecurityApiKeyAccessReplication",
            "ElasticsearchSecurityApiKeyAccessSearch",
            "ElasticsearchSecurityApiKeyAccess",
            "ElasticsearchSecurityApiKeyElasticsearchConnection",
            "ElasticsearchSecurityApiKeyTimeouts",
        ],
        "fleet_agent_policy": [
            "FleetAgentPolicyAdvancedMonitoringOptionsDiagnosticsFileUploader",
            "FleetAgentPolicyAdvancedMonitoringOptionsDiagnosticsRateLimits",
            "FleetAgentPolicyAdvancedMonitoringOptionsDiagnostics",
            "FleetAgentPolicyAdvancedMonitoringOptionsHttpMonitoringEndpoint",
            "FleetAgentPolicyAdvancedMonitoringOptions",
            "FleetAgentPolicyAdvancedSettings",
            "FleetAgentPolicyGlobalDataTags",
            "FleetAgentPolicyKibanaConnection",
        ],
        "fleet_integration": ["FleetIntegrationKibanaConnection", "FleetIntegrationTimeouts"],
        "fleet_integration_policy": [
            "FleetIntegrationPolicyInputsDefaultsStreams",
            "FleetIntegrationPolicyInputsDefaults",
            "FleetIntegrationPolicyInputsStreams",
            "FleetIntegrationPolicyInputs",
            "FleetIntegrationPolicyKibanaConnection",
        ],
        "fleet_output": [
            "FleetOutputKafkaHash",
            "FleetOutputKafkaHeader",
            "FleetOutputKafkaRandom",
            "FleetOutputKafkaRoundRobin",
            "FleetOutputKafkaSasl",
            "FleetOutputKafka",
            "FleetOutputKibanaConnection",
            "FleetOutputSsl",
            "FleetOutputTimeouts",
        ],
        "fleet_server_host": ["FleetServerHostKibanaConnection", "FleetServerHostTimeouts"],
        "kibana_action_connector": [
            "KibanaActionConnectorKibanaConnection",
            "KibanaActionConnectorTimeouts",
        ],
        "kibana_alerting_rule": [
            "KibanaAlertingRuleActionAlertsFilterTimeframe",
            "KibanaAlertingRuleActionAlertsFilter",
            "KibanaAlertingRuleActionFrequency",
            "KibanaAlertingRuleAction",
            "KibanaAlertingRuleFlapping",
            "KibanaAlertingRuleKibanaConnection",
            "KibanaAlertingRuleTimeouts",
        ],
        "kibana_data_view": [
            "KibanaDataViewDataViewFieldAttrs",
            "KibanaDataViewDataViewFieldFormatsParamsColor",
            "KibanaDataViewDataViewFieldFormatsParamsLookupEntry",
            "KibanaDataViewDataViewFieldFormatsParams",
            "KibanaDataViewDataViewFieldFormats",
            "KibanaDataViewDataViewRuntimeFieldMap",
            "KibanaDataViewDataView",
            "KibanaDataViewKibanaConnection",
            "KibanaDataViewTimeouts",
        ],
        "kibana_import_saved_objects": [
            "KibanaImportSavedObjectsErrorError",
            "KibanaImportSavedObjectsErrorMeta",
            "KibanaImportSavedObjectsError",
            "KibanaImportSavedObjectsKibanaConnection",
            "KibanaImportSavedObjectsSuccessResultMeta",
            "KibanaImportSavedObjectsSuccessResult",
        ],
        "kibana_maintenance_window": [
            "KibanaMaintenanceWindowCustomScheduleRecurring",
            "KibanaMaintenanceWindowCustomSchedule",
            "KibanaMaintenanceWindowKibanaConnection",
            "KibanaMaintenanceWindowScopeAlerting",
            "KibanaMaintenanceWindowScope",
            "KibanaMaintenanceWindowTimeouts",
        ],
        "kibana_slo": [
            "KibanaSloApmAvailabilityIndicator",
            "KibanaSloApmLatencyIndicator",
            "KibanaSloArtifactsDashboard",
            "KibanaSloArtifacts",
            "KibanaSloHistogramCustomIndicatorGood",
            "KibanaSloHistogramCustomIndicatorTotal",
            "KibanaSloHistogramCustomIndicator",
            "KibanaSloKibanaConnection",
            "KibanaSloKqlCustomIndicatorFilterKqlFilter",
            "KibanaSloKqlCustomIndicatorFilterKql",
            "KibanaSloKqlCustomIndicatorGoodKqlFilter",
            "KibanaSloKqlCustomIndicatorGoodKql",
            "KibanaSloKqlCustomIndicatorTotalKqlFilter",
            "KibanaSloKqlCustomIndicatorTotalKql",
            "KibanaSloKqlCustomIndicator",
            "KibanaSloMetricCustomIndicatorGoodMetric",
            "KibanaSloMetricCustomIndicatorGood",
            "KibanaSloMetricCustomIndicatorTotalMetric",
            "KibanaSloMetricCustomIndicatorTotal",
            "KibanaSloMetricCustomIndicator",
            "KibanaSloObjective",
            "KibanaSloSettings",
            "KibanaSloTimeWindow",
            "KibanaSloTimeouts",
            "KibanaSloTimesliceMetricIndicatorMetricMetric",
            "KibanaSloTimesliceMetricIndicatorMetric",
            "KibanaSloTimesliceMetricIndicator",
        ],
        "kibana_space": ["KibanaSpaceKibanaConnection", "KibanaSpaceTimeouts"],
    }
    __all__ = [*chain(*_NAMES.values())]
    __getattr__ = lazy_attributes(__name__, _NAMES)

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
