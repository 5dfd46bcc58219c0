"""No public network access to namespaces and storage accounts, in the stacks that say so."""

from collections.abc import Iterator, Sequence
from typing import Final

from .tokens import NAMESPACE, NAMESPACE_NETWORK_RULES, STORAGE_ACCOUNT
from .values import UNKNOWN, Properties
from .violation import Violation

_JUDGED: Final = (NAMESPACE, NAMESPACE_NETWORK_RULES, STORAGE_ACCOUNT)
_CLOSED: Final = ("Disabled", "SecuredByPerimeter")
_PROPERTY: Final = "publicNetworkAccess"


def is_allowed(urn: str, *, configured: bool | Sequence[str]) -> bool:
    """Return whether it is allowed in the stack of a URN: in all, in none, or in those listed."""
    if isinstance(configured, bool):
        return configured
    return urn.split(":")[2] in configured


def violations(type_: str, inputs: Properties, *, allowed: bool) -> Iterator[Violation]:
    """Yield what can be reached from public networks; where nothing is set, it can."""
    value = inputs.get(_PROPERTY)
    if allowed or type_ not in _JUDGED or value is UNKNOWN or value in _CLOSED:
        return
    yield Violation(
        _PROPERTY,
        value,
        "This stack may not be reached from public networks",
        'Set it to "Disabled" and use a private endpoint, or name the stack in '
        "allowPublicNetworkAccess",
    )
