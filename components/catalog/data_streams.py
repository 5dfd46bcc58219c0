"""The data streams that Kibana's rules, objectives and jobs read, and the fields that they use.

Fields: elastic/integrations, packages azure_openai, elastic_agent and azure_metrics (fields/).
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class DataStream:
    """A data stream by the parts of its name; one exists in each namespace."""

    type: str
    dataset: str

    def index(self, namespace: str) -> str:
        """Return the name in one namespace, such as `logs-azure_openai.logs-dev`: no wildcard."""
        return f"{self.type}-{self.dataset}-{namespace}"


LOGS: Final = DataStream("logs", "azure_openai.logs")
"""Resource logs of the accounts, read from the event hubs."""
METRICS: Final = DataStream("metrics", "azure.open_ai")
"""Metrics of the accounts, asked of Azure Monitor."""
AGENT_METRICS: Final = DataStream("metrics", "elastic_agent.elastic_agent")
"""What each Elastic Agent tells of itself while it runs, in the namespace of its policy."""
AZURE_MONITOR: Final = DataStream("metrics", "azure.monitor")
"""Metrics of any Azure resource: from the integration azure_metrics, which nothing here installs.
"""

TIMESTAMP: Final = "@timestamp"
INGESTED: Final = "event.ingested"
NAMESPACE: Final = "data_stream.namespace"
DATASET: Final = "data_stream.dataset"

ACCOUNT: Final = "azure.resource.name"
"""Not unique in Azure, but the deployments under two accounts of one name are seldom the same."""

CATEGORY: Final = "azure.open_ai.category"
OPERATION: Final = "azure.open_ai.operation_name"
STATUS: Final = "azure.open_ai.result_signature"
"""The HTTP status, as a keyword: ranges of it compare text, right for three digits."""
DURATION: Final = "event.duration"
"""Nanoseconds."""
LOG_DEPLOYMENT: Final = "azure.open_ai.properties.model_deployment_name"

METRIC_DEPLOYMENT: Final = "azure.dimensions.model_deployment_name"
REQUESTS: Final = "azure.open_ai.requests.total"
TOKENS: Final = "azure.open_ai.token_transaction.total"
PROMPT_TOKENS: Final = "azure.open_ai.processed_prompt_tokens.total"
"""Tokens sent, those that Azure's cache served among them: no metric counts them apart."""
GENERATED_TOKENS: Final = "azure.open_ai.generated_tokens.total"
METRIC_MODEL: Final = "azure.dimensions.model_name"
METRIC_FEATURE: Final = "azure.dimensions.feature_name"
"""The model too: the metrics of tokens have this dimension, and no model name."""
METRIC_MODEL_VERSION: Final = "azure.dimensions.model_version"
TIME_TO_RESPONSE: Final = "azure.open_ai.time_to_response.avg"
"""Milliseconds."""
UTILIZATION: Final = "azure.open_ai.provisioned_managed_utilization_v2.avg"
"""Percent, 0 to 100 and more."""
REJECTED_REQUESTS: Final = "azure.open_ai.rairejected_requests.total"

AGENT_ID: Final = "agent.id"
AGENT_NAME: Final = "agent.name"

AZURE_NAMESPACE: Final = "azure.namespace"
THROTTLED_REQUESTS: Final = "azure.metrics.throttled_requests.total"
INCOMING_MESSAGES: Final = "azure.metrics.incoming_messages.total"
OUTGOING_MESSAGES: Final = "azure.metrics.outgoing_messages.total"
