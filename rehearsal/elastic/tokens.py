"""The provider's tokens of the resources and functions that are emulated."""

from typing import Final

AGENT_CONFIGURATION: Final = "elasticstack:index/apmAgentConfiguration:ApmAgentConfiguration"
AGENT_POLICY: Final = "elasticstack:index/fleetAgentPolicy:FleetAgentPolicy"
ALERTING_RULE: Final = "elasticstack:index/kibanaAlertingRule:KibanaAlertingRule"
API_KEY: Final = "elasticstack:index/elasticsearchSecurityApiKey:ElasticsearchSecurityApiKey"
CONNECTOR: Final = "elasticstack:index/kibanaActionConnector:KibanaActionConnector"
DATA_VIEW: Final = "elasticstack:index/kibanaDataView:KibanaDataView"
INTEGRATION: Final = "elasticstack:index/fleetIntegration:FleetIntegration"
INTEGRATION_POLICY: Final = "elasticstack:index/fleetIntegrationPolicy:FleetIntegrationPolicy"
MAINTENANCE_WINDOW: Final = "elasticstack:index/kibanaMaintenanceWindow:KibanaMaintenanceWindow"
ML_CALENDAR: Final = "elasticstack:index/elasticsearchMlCalendar:ElasticsearchMlCalendar"
ML_CALENDAR_EVENT: Final = (
    "elasticstack:index/elasticsearchMlCalendarEvent:ElasticsearchMlCalendarEvent"
)
ML_CALENDAR_JOB: Final = "elasticstack:index/elasticsearchMlCalendarJob:ElasticsearchMlCalendarJob"
ML_DATAFEED: Final = "elasticstack:index/elasticsearchMlDatafeed:ElasticsearchMlDatafeed"
ML_DATAFEED_STATE: Final = (
    "elasticstack:index/elasticsearchMlDatafeedState:ElasticsearchMlDatafeedState"
)
ML_JOB: Final = (
    "elasticstack:index/elasticsearchMlAnomalyDetectionJob:ElasticsearchMlAnomalyDetectionJob"
)
ML_JOB_STATE: Final = "elasticstack:index/elasticsearchMlJobState:ElasticsearchMlJobState"
OUTPUT: Final = "elasticstack:index/fleetOutput:FleetOutput"
SAVED_OBJECTS: Final = "elasticstack:index/kibanaImportSavedObjects:KibanaImportSavedObjects"
SERVER_HOST: Final = "elasticstack:index/fleetServerHost:FleetServerHost"
SLO: Final = "elasticstack:index/kibanaSlo:KibanaSlo"
SPACE: Final = "elasticstack:index/kibanaSpace:KibanaSpace"

GET_ENROLLMENT_TOKENS: Final = (
    "elasticstack:index/getFleetEnrollmentTokens:getFleetEnrollmentTokens"
)
GET_INTEGRATION: Final = "elasticstack:index/getFleetIntegration:getFleetIntegration"
