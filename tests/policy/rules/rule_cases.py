"""What the tests of single rules share: the properties that a rule found fault with."""

from collections.abc import Iterable
from typing import Any, Final

from policy.rules.violation import Violation

SUBSCRIPTION: Final = "/subscriptions/11111111-1111-4111-8111-111111111111"
GROUP: Final = f"{SUBSCRIPTION}/resourceGroups/rg"
HUB: Final = f"{GROUP}/providers/Microsoft.EventHub/namespaces/evhns-one/eventhubs/logs"
STORAGE: Final = f"{GROUP}/providers/Microsoft.Storage/storageAccounts/stone"
ACCOUNT: Final = f"{GROUP}/providers/Microsoft.CognitiveServices/accounts/openai"


def found(violations: Iterable[Violation]) -> list[tuple[str, Any]]:
    """Return the property and the value of each violation."""
    return [(each.property, each.value) for each in violations]
