"""Monitor Azure OpenAI with Elastic: this stack's configuration, deployed."""

import gc

import pulumi

# What a program declares is needed until it ends: looking for garbage among it finds next to none,
# and took a fifth of this program's time with one account and a third with 300.
gc.disable()

from components import AzureOpenAIMonitoring, monitoring_args  # noqa: E402 - it is most of it

monitoring = AzureOpenAIMonitoring("azure-openai", monitoring_args(pulumi.Config()))

for name, output in monitoring.outputs().items():
    pulumi.export(name, output)
