"""Monitor Azure OpenAI with Elastic: components for Pulumi.

`AzureOpenAIMonitoring` is the one that a stack uses; the others are its parts, each usable alone.
"""

from components.alert_notifications import (
    AlertNotifications,
    AlertNotificationsArgs,
    ConnectorArgs,
    MaintenanceWindowArgs,
    NotificationsArgs,
)
from components.alert_rules import AlertRules, AlertRulesArgs, RuleArgs, RulesArgs
from components.anomaly_jobs import (
    AnomalyJobs,
    AnomalyJobsArgs,
    JobArgs,
    JobsArgs,
    PlannedWorkArgs,
)
from components.application_telemetry import (
    ApmArgs,
    ApplicationArgs,
    ApplicationTelemetry,
    ApplicationTelemetryArgs,
)
from components.azure_openai_monitoring import (
    AccountArgs,
    AzureOpenAIMonitoring,
    AzureOpenAIMonitoringArgs,
    RegionArgs,
)
from components.catalog.azure_openai import AuthType, LogCategory, LogCategoryGroup
from components.catalog.connectors import ConnectorType
from components.catalog.cost import BudgetWindow
from components.catalog.event_hubs import NamespaceTier
from components.catalog.storage import Replication
from components.checkpoint_storage import CheckpointStorage, CheckpointStorageArgs, StorageArgs
from components.cost_budgets import (
    BudgetArgs,
    CostArgs,
    CostBudgets,
    CostBudgetsArgs,
    OwnPriceArgs,
    PricesArgs,
)
from components.dashboard.panels import Intake
from components.data_views import DataViews, DataViewsArgs, RuntimeFieldArgs, ViewsArgs
from components.diagnostic_setting import (
    DiagnosticsArgs,
    DiagnosticSetting,
    DiagnosticSettingArgs,
)
from components.elastic_agent_policy import (
    ElasticAgentPolicy,
    ElasticAgentPolicyArgs,
    ElasticArgs,
    LogSourceArgs,
    MetricsSourceArgs,
)
from components.event_hub_namespace import EventHubArgs, EventHubNamespace, EventHubNamespaceArgs
from components.faults import InvalidInputs
from components.inputs.reader import ReaderScope
from components.kibana_content import KibanaArgs, KibanaContent, KibanaContentArgs
from components.monitoring_reader import MonitoringReader, MonitoringReaderArgs, ReaderArgs
from components.service_dashboard import Dashboard, DashboardArgs
from components.service_levels import (
    ApmServiceArgs,
    ObjectiveArgs,
    ObjectivesArgs,
    ServiceLevels,
    ServiceLevelsArgs,
)
from components.settings import monitoring_args

__all__ = [
    "AccountArgs",
    "AlertNotifications",
    "AlertNotificationsArgs",
    "AlertRules",
    "AlertRulesArgs",
    "AnomalyJobs",
    "AnomalyJobsArgs",
    "ApmArgs",
    "ApmServiceArgs",
    "ApplicationArgs",
    "ApplicationTelemetry",
    "ApplicationTelemetryArgs",
    "AuthType",
    "AzureOpenAIMonitoring",
    "AzureOpenAIMonitoringArgs",
    "BudgetArgs",
    "BudgetWindow",
    "CheckpointStorage",
    "CheckpointStorageArgs",
    "ConnectorArgs",
    "ConnectorType",
    "CostArgs",
    "CostBudgets",
    "CostBudgetsArgs",
    "Dashboard",
    "DashboardArgs",
    "DataViews",
    "DataViewsArgs",
    "DiagnosticSetting",
    "DiagnosticSettingArgs",
    "DiagnosticsArgs",
    "ElasticAgentPolicy",
    "ElasticAgentPolicyArgs",
    "ElasticArgs",
    "EventHubArgs",
    "EventHubNamespace",
    "EventHubNamespaceArgs",
    "Intake",
    "InvalidInputs",
    "JobArgs",
    "JobsArgs",
    "KibanaArgs",
    "KibanaContent",
    "KibanaContentArgs",
    "LogCategory",
    "LogCategoryGroup",
    "LogSourceArgs",
    "MaintenanceWindowArgs",
    "MetricsSourceArgs",
    "MonitoringReader",
    "MonitoringReaderArgs",
    "NamespaceTier",
    "NotificationsArgs",
    "ObjectiveArgs",
    "ObjectivesArgs",
    "OwnPriceArgs",
    "PlannedWorkArgs",
    "PricesArgs",
    "ReaderArgs",
    "ReaderScope",
    "RegionArgs",
    "Replication",
    "RuleArgs",
    "RulesArgs",
    "RuntimeFieldArgs",
    "ServiceLevels",
    "ServiceLevelsArgs",
    "StorageArgs",
    "ViewsArgs",
    "monitoring_args",
]
