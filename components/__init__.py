"""Monitor Azure OpenAI with Elastic: components for Pulumi.

`AzureOpenAIMonitoring` is the one that a stack uses; the others are its parts, each usable alone.
"""

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
from components.catalog.event_hubs import NamespaceTier
from components.catalog.storage import Replication
from components.checkpoint_storage import CheckpointStorage, CheckpointStorageArgs, StorageArgs
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
from components.monitoring_reader import MonitoringReader, MonitoringReaderArgs, ReaderArgs
from components.settings import monitoring_args

__all__ = [
    "AccountArgs",
    "ApmArgs",
    "ApplicationArgs",
    "ApplicationTelemetry",
    "ApplicationTelemetryArgs",
    "AuthType",
    "AzureOpenAIMonitoring",
    "AzureOpenAIMonitoringArgs",
    "CheckpointStorage",
    "CheckpointStorageArgs",
    "DiagnosticSetting",
    "DiagnosticSettingArgs",
    "DiagnosticsArgs",
    "ElasticAgentPolicy",
    "ElasticAgentPolicyArgs",
    "ElasticArgs",
    "EventHubArgs",
    "EventHubNamespace",
    "EventHubNamespaceArgs",
    "InvalidInputs",
    "LogCategory",
    "LogCategoryGroup",
    "LogSourceArgs",
    "MetricsSourceArgs",
    "MonitoringReader",
    "MonitoringReaderArgs",
    "NamespaceTier",
    "ReaderArgs",
    "ReaderScope",
    "RegionArgs",
    "Replication",
    "StorageArgs",
    "monitoring_args",
]
