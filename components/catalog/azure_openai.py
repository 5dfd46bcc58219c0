"""The integration package `azure_openai`: its inputs, streams, variables and dashboards.

Source: elastic/integrations, packages/azure_openai (manifests of the package and its data streams).
"""

from enum import StrEnum
from typing import Any, Final

PACKAGE: Final = "azure_openai"

LOGS_INPUT: Final = "azure_open_ai-azure-eventhub"
LOGS_STREAM: Final = "azure_openai.logs"
METRICS_INPUT: Final = "azure_open_ai-azure/metrics"
METRICS_STREAM: Final = "azure.open_ai"

OVERVIEW_DASHBOARD: Final = "azure_openai-21d9a0d0-e6a0-4b34-bc6d-ce6560a1dab3"

DASHBOARDS: Final = (
    ("Overview", OVERVIEW_DASHBOARD),
    ("Provisioned deployments", "azure_openai-83bbaa98-7f44-4785-8774-15e0de9f74fa"),
    ("Content filtering", "azure_openai-8b09a72a-8317-4ec5-aafe-4b7d3833dcc0"),
    ("Billing", "azure_openai-f5bbc591-5e6b-4af7-b6c5-b02065a06455"),
)
"""Those that the package installs, in the order of its own links. Billing needs the integration
azure_billing to show anything."""

METRICS_PERIOD_STEP: Final = 300
"""Seconds. Metrics are collected over PT5M: a period is a whole number of those."""

LAST_MINOR_WITHOUT_CLIENT_SECRET: Final = (1, 7)
"""The newest minor version known to lack `auth_type`, which elastic/integrations #17245 added in
2026."""


def has_client_secret(package_version: str) -> bool:
    """Return whether this version (such as `1.7.0`) lets the log reader sign in with a secret."""
    numbers = tuple(int(part) for part in package_version.split("-", 1)[0].split("."))
    return numbers[:2] > LAST_MINOR_WITHOUT_CLIENT_SECRET


def log_defaults(package_version: str) -> dict[str, Any]:
    """Return every variable of the logs stream that has a default in this version."""
    defaults: dict[str, Any] = {
        "consumer_group": "$Default",
        "preserve_original_event": False,
        "sanitize_newlines": True,
        "sanitize_singlequotes": True,
        "tags": ["azure-openai-logs", "forwarded"],
    }
    if has_client_secret(package_version):
        defaults |= {
            "auth_type": "connection_string",
            "authority_host": "https://login.microsoftonline.com",
        }
    return defaults


def metric_defaults() -> dict[str, Any]:
    """Return every variable of the metrics stream that has a default (lists: an empty one)."""
    return {
        "period": f"{METRICS_PERIOD_STEP}s",
        "refresh_list_interval": "600s",
        "resource_groups": [],
        "resource_ids": [],
    }


class AuthType(StrEnum):
    """How the log reader signs in to the event hub and to the checkpoint storage.

    The names are the package's own: values of its variable `auth_type`.
    """

    CONNECTION_STRING = "connection_string"
    """With a connection string that can only listen, and with the storage account's key."""
    CLIENT_SECRET = "client_secret"  # noqa: S105 - the name of a way to sign in
    """As the Entra application, with its secret: no keys anywhere."""


class LogCategory(StrEnum):
    """A category of resource logs of Microsoft.CognitiveServices/accounts.

    `AzureOpenAIRequestUsage` costs to export; the integration's pipeline drops all but the first
    two. Source: Microsoft, "Supported logs for Microsoft.CognitiveServices/accounts".
    """

    AUDIT = "Audit"
    """Audit logs."""
    REQUEST_RESPONSE = "RequestResponse"
    """Request and response logs."""
    TRACE = "Trace"
    """Trace logs; the integration's pipeline drops them."""
    AZURE_OPENAI_REQUEST_USAGE = "AzureOpenAIRequestUsage"
    """Request usage logs: they cost to export, and the integration's pipeline drops them."""


class LogCategoryGroup(StrEnum):
    """A group of categories that Azure keeps, and may change, itself."""

    ALL_LOGS = "allLogs"
    """Every category, those of later too."""
    AUDIT = "audit"
    """What Azure counts as audit logs."""


DEFAULT_CATEGORIES: Final = (LogCategory.AUDIT, LogCategory.REQUEST_RESPONSE)
