"""The plugin: these components, for stacks in every Pulumi language."""

import sys
from pathlib import Path

# A git plugin is the whole repository. Its root goes in the place of this folder, where a module
# such as `inputs` would hide another of that name.
sys.path[0] = str(Path(__file__).resolve().parent.parent)

from pulumi.provider.experimental import component_provider_host  # noqa: E402

from components import (  # noqa: E402
    AzureOpenAIMonitoring,
    CheckpointStorage,
    DiagnosticSetting,
    ElasticAgentPolicy,
    EventHubNamespace,
    MonitoringReader,
)

if __name__ == "__main__":
    component_provider_host(
        name="azure-openai-monitoring",
        components=[
            AzureOpenAIMonitoring,
            CheckpointStorage,
            DiagnosticSetting,
            ElasticAgentPolicy,
            EventHubNamespace,
            MonitoringReader,
        ],
    )
