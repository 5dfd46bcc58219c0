"""Names of attributes: those of the conventions that we read, and our own.

The GenAI conventions are in development and have left the package that held their constants, so
they are written out; tests hold them against what the instrumentation sends.
"""

from typing import Final

OPERATION: Final = "gen_ai.operation.name"
PROVIDER: Final = "gen_ai.provider.name"
SYSTEM: Final = "gen_ai.system"
REQUEST_MODEL: Final = "gen_ai.request.model"
RESPONSE_MODEL: Final = "gen_ai.response.model"
INPUT_TOKENS: Final = "gen_ai.usage.input_tokens"
OUTPUT_TOKENS: Final = "gen_ai.usage.output_tokens"
CACHED_TOKENS: Final = "gen_ai.usage.cache_read.input_tokens"
OUTPUT_MESSAGES: Final = "gen_ai.output.messages"
SERVICE_TIER: Final = "openai.response.service_tier"
SERVER_ADDRESS: Final = "server.address"
SERVER_PORT: Final = "server.port"
STATUS_CODE: Final = "http.response.status_code"

AZURE: Final = "azure.ai.openai"
"""The conventions' name of Azure OpenAI as a provider."""

# The conventions have no attributes for these, and their names beginning with `azure.` are theirs.
DEPLOYMENT: Final = "azure_openai.deployment.name"
THROTTLED: Final = "azure_openai.throttled.count"
RETRY_AFTER: Final = "azure_openai.throttled.retry_after"
FILTERED: Final = "azure_openai.content_filter.filtered"
PROMPT_FILTER: Final = "azure_openai.content_filter.prompt."
ANSWER_FILTER: Final = "azure_openai.content_filter.completion."
