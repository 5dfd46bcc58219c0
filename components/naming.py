"""Names that Azure and Elastic accept: the rules, and names of our own that keep them.

Pure: no Pulumi, no I/O. Each rule cites where its numbers come from.
"""

import hashlib
import re
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class NameRule:
    """What one kind of name must be: a pattern, the same in words, and an example that keeps it."""

    noun: str
    pattern: re.Pattern[str]
    words: str
    example: str

    def admits(self, name: str) -> bool:
        """Return whether the name keeps the rule."""
        return self.pattern.fullmatch(name) is not None


def _rule(noun: str, pattern: str, words: str, example: str) -> NameRule:
    # ASCII: in Python `\d` and `[a-z]` with IGNORECASE would let other scripts through.
    return NameRule(noun, re.compile(pattern, re.ASCII), words, example)


RESOURCE_GROUP: Final = _rule(
    "a resource group name",
    r"[-\w.()]{0,89}[-\w()]",
    "1 to 90 letters, digits, underscores, hyphens, periods and parentheses, "
    "and no period at the end",
    "rg-azure-openai-dev",
)
"""Microsoft: naming rules and restrictions for Azure resources, Microsoft.Resources."""

EVENT_HUB_NAMESPACE: Final = _rule(
    "an event hub namespace name",
    r"[a-zA-Z][-a-zA-Z0-9]{4,48}[a-zA-Z0-9]",
    "6 to 50 letters, digits and hyphens that start with a letter and end with a letter or digit",
    "evhns-openai-dev-eastus",
)
"""Azure REST API specification, Microsoft.EventHub (6 to 50), and its naming rules."""

EVENT_HUB: Final = _rule(
    "an event hub name that the integration reads",
    r"[a-z0-9]([-a-z0-9]{0,28}[a-z0-9])?",
    "at most 30 lowercase letters, digits and hyphens that start and end with a letter or digit "
    "(the checkpoint container is named after it)",
    "azure-openai-logs",
)
"""Elastic: `eventhub` of the azure_openai package ("up to 30 characters"); Azure allows 256."""

CONSUMER_GROUP: Final = _rule(
    "a consumer group name",
    r"[a-zA-Z0-9]([-._a-zA-Z0-9]{0,48}[a-zA-Z0-9])?",
    "1 to 50 letters, digits, periods, hyphens and underscores that start and end with a letter "
    "or digit",
    "elastic-agent",
)
"""Azure REST API specification, Microsoft.EventHub."""

STORAGE_ACCOUNT: Final = _rule(
    "a storage account name",
    r"[a-z0-9]{3,24}",
    "3 to 24 lowercase letters and digits, nothing else",
    "stopenaideveastus",
)
"""Microsoft: naming rules and restrictions for Azure resources, Microsoft.Storage."""

CONTAINER: Final = _rule(
    "a blob container name",
    r"(?=.{3,63}\Z)[a-z0-9]+(-[a-z0-9]+)*",
    "3 to 63 lowercase letters, digits and single hyphens that start and end with a letter or "
    "digit",
    "azure-openai-checkpoints",
)
"""Microsoft: naming and referencing containers, blobs and metadata."""

DIAGNOSTIC_SETTING: Final = _rule(
    "a diagnostic setting name",
    r"[^<>*%&:\\?+/]{1,260}",
    r"1 to 260 characters, none of them < > * % & : \ ? + /",
    "elastic",
)
"""Microsoft.Insights diagnosticSettings, as the Terraform provider checks it (2026)."""

DATA_STREAM_NAMESPACE: Final = _rule(
    "a data stream namespace",
    r"[a-z0-9][a-z0-9._]{0,99}",
    "at most 100 lowercase letters, digits, periods and underscores that start with a letter or "
    "digit (no hyphens: they part the name of a data stream)",
    "dev",
)
"""Elastic: data stream naming scheme, which admits some more characters."""

ENVIRONMENT: Final = _rule(
    "an environment's name",
    r"[a-z0-9]([-_a-z0-9]{0,38}[a-z0-9])?",
    "at most 40 lowercase letters, digits, hyphens and underscores that start and end with a "
    "letter or digit (it becomes part of other names)",
    "dev",
)

SPACE: Final = _rule(
    "the id of a Kibana space",
    r"[-_a-z0-9]+",
    "lowercase letters, digits, hyphens and underscores",
    "observability",
)
"""Elastic: Kibana spaces, URL identifier."""

SERVICE_NAME: Final = _rule(
    "a service name",
    r"[a-zA-Z0-9][-_a-zA-Z0-9]{0,63}",
    "1 to 64 letters, digits, hyphens and underscores that start with a letter or digit (APM "
    "replaces all others)",
    "chat",
)
"""Elastic: APM, service name."""

SERVICE_VERSION: Final = _rule(
    "a service version",
    r"[-+._a-zA-Z0-9]{1,64}",
    "1 to 64 letters, digits, periods, hyphens, underscores and plus signs",
    "1.4.0",
)
"""OpenTelemetry: values of OTEL_RESOURCE_ATTRIBUTES that need no percent-encoding."""
LABEL: Final = _rule(
    "a name for it here",
    r"[a-z0-9]([-_a-z0-9]{0,38}[a-z0-9])?",
    "at most 40 lowercase letters, digits, hyphens and underscores that start and end with a "
    "letter or digit (it becomes part of other names)",
    "operations",
)
"""What a stack calls its connectors, maintenance windows and times of planned work."""

OPENAI_DEPLOYMENT: Final = _rule(
    "the name of a model deployment",
    r"[a-zA-Z0-9][-._a-zA-Z0-9]{0,62}[a-zA-Z0-9]",
    "2 to 64 letters, digits, hyphens, periods and underscores that start and end with a letter or "
    "digit",
    "gpt-4o",
)
"""Azure REST API specification, Microsoft.CognitiveServices, accounts/deployments."""

APPLICATION: Final = _rule(
    "the name of an application in APM",
    r"[-_ a-zA-Z0-9]{1,1024}",
    "letters, digits, spaces, hyphens and underscores",
    "support-bot",
)
"""Elastic: APM, service.name."""

AZURE_REGION: Final = _rule(
    "an Azure region name",
    r"[a-z]+[a-z0-9]*",
    "a region's short name: lowercase letters and digits, as `az account list-locations` shows it",
    "eastus",
)

_DIGEST: Final = 6


def digest(*parts: str) -> str:
    """Return six hexadecimal characters that stand for these parts, without regard to case."""
    return hashlib.sha256("\0".join(parts).lower().encode()).hexdigest()[:_DIGEST]


def _shorten(text: str, limit: int) -> str:
    return text[:limit].rstrip("-")


def event_hub_namespace_name(environment: str, region: str, seed: str) -> str:
    """Return a globally unique namespace name, such as `evhns-openai-dev-eastus-3fa2b1`.

    `seed` is what makes it unique and keeps it the same: the stack's subscription id.
    """
    suffix = digest(seed, environment, region)
    words = re.sub(r"[^a-z0-9]+", "-", f"evhns-openai-{environment}-{region}".lower())
    return f"{_shorten(words, 50 - len(suffix) - 1)}-{suffix}"


def storage_account_name(environment: str, region: str, seed: str) -> str:
    """Return a globally unique storage account name, such as `stopenaideveastus3fa2b1`."""
    suffix = digest(seed, environment, region)
    letters = re.sub(r"[^a-z0-9]+", "", f"stopenai{environment}{region}".lower())
    return f"{letters[: 24 - len(suffix)]}{suffix}"


def child_label(resource_id: str) -> str:
    """Return what an account is called in the names of its children: its name and a digest.

    Two accounts may share a name in two resource groups, and a name must not depend on which
    others there are: so the digest is always there.
    """
    return f"{resource_id.rsplit('/', 1)[-1].lower()}-{digest(resource_id)}"


def data_stream_namespace(environment: str) -> str:
    """Return the environment as a data stream namespace, which has no hyphens."""
    return environment.replace("-", "_")
