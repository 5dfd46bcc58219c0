"""The plugin: these components, for stacks in every Pulumi language."""

import sys
from pathlib import Path

# A git plugin is the whole repository. Its root goes in the place of this folder, where a module
# such as `inputs` would hide another of that name.
sys.path[0] = str(Path(__file__).resolve().parent.parent)

from pulumi.provider import main  # noqa: E402

from components import (  # noqa: E402
    AlertNotifications,
    AlertRules,
    AnomalyJobs,
    ApplicationTelemetry,
    AzureOpenAIMonitoring,
    CheckpointStorage,
    CostBudgets,
    Dashboard,
    DataViews,
    DiagnosticSetting,
    ElasticAgentPolicy,
    EventHubNamespace,
    KibanaContent,
    MonitoringReader,
    ServiceLevels,
)
from components.inputs.base import SPELLED_AS_IN_THE_SCHEMA  # noqa: E402
from components.plugin import Plugin  # noqa: E402

if __name__ == "__main__":
    SPELLED_AS_IN_THE_SCHEMA.set(True)
    main(
        Plugin(
            [
                ApplicationTelemetry,
                AlertNotifications,
                AlertRules,
                AnomalyJobs,
                AzureOpenAIMonitoring,
                CheckpointStorage,
                CostBudgets,
                Dashboard,
                DataViews,
                DiagnosticSetting,
                ElasticAgentPolicy,
                EventHubNamespace,
                KibanaContent,
                MonitoringReader,
                ServiceLevels,
            ],
            "azure-openai-monitoring",
        ),
        sys.argv[1:],
    )
