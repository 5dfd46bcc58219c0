"""Names as Azure's services demand them.

Sources: the resource providers' specifications (Azure/azure-rest-api-specs), Microsoft's page
"Naming rules and restrictions for Azure resources", and for event hubs, whose page and
specification disagree, the specification.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from rehearsal.emulation import Properties, Violation
from rehearsal.properties import text


@dataclass(frozen=True)
class NameRule:
    """A name's length in characters and its form, with words and an example for the message."""

    minimum: int
    maximum: int
    form: str
    words: str
    example: str

    def violations(self, key: str, name: str) -> Iterator[Violation]:
        """Yield a violation where the service would refuse this name."""
        rule = f"must be {self.minimum} to {self.maximum} characters long: {self.words}"
        if len(name) > self.maximum:
            excess = len(name) - self.maximum
            yield Violation(key, name, rule, f"Shorten it by {excess}, from {len(name)} characters")
        elif len(name) < self.minimum:
            lack = self.minimum - len(name)
            yield Violation(key, name, rule, f"Lengthen it by {lack}, from {len(name)} characters")
        elif not re.fullmatch(self.form, name):
            yield Violation(key, name, rule, f"Use a name such as {self.example}")

    def check(self, inputs: Properties, key: str) -> Iterator[Violation]:
        """Yield a violation where the name at this key is known and would be refused."""
        name = text(inputs, key)
        if name is not None:
            yield from self.violations(key, name)


RESOURCE_GROUP: Final = NameRule(
    1,
    90,
    r"[-\w.()]*[-\w()]",
    "letters, digits, underscores, hyphens, periods and parentheses, not ending in a period",
    "rg-monitoring",
)
NAMESPACE: Final = NameRule(
    6,
    50,
    r"[a-zA-Z][-a-zA-Z0-9]*[a-zA-Z0-9]",
    "letters, digits and hyphens, starting with a letter and ending with a letter or digit",
    "evhns-monitoring",
)
EVENT_HUB: Final = NameRule(
    1,
    256,
    r"[a-zA-Z0-9]([-._a-zA-Z0-9]*[a-zA-Z0-9])?",
    "letters, digits, periods, hyphens and underscores, a letter or digit at both ends",
    "azure-openai-logs",
)
CONSUMER_GROUP: Final = NameRule(1, 50, EVENT_HUB.form, EVENT_HUB.words, "elastic-agent")
AUTHORIZATION_RULE: Final = NameRule(1, 50, EVENT_HUB.form, EVENT_HUB.words, "diagnostics")
STORAGE_ACCOUNT: Final = NameRule(
    3, 24, r"[a-z0-9]+", "lowercase letters and digits only", "stmonitoring"
)
CONTAINER: Final = NameRule(
    3,
    63,
    r"[a-z0-9]+(-[a-z0-9]+)*",
    "lowercase letters, digits and single hyphens, a letter or digit at both ends",
    "filebeat-openai",
)
DIAGNOSTIC_SETTING: Final = NameRule(
    1, 260, r"[^<>*%&:\\?+/]+", r"none of < > * % & : \ ? + /", "elastic"
)
