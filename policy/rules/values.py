"""Property values as the rules see them, and how a message shows them."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

Properties = Mapping[str, Any]
"""A resource's properties under the provider's names: plain values, secrets opened, and `UNKNOWN`
where a preview does not know one yet."""


class Unknown:
    """The value of a property that a preview does not know yet: no rule judges it."""

    def __repr__(self) -> str:
        return "[unknown]"


UNKNOWN: Final = Unknown()

_HIDDEN: Final = "[not shown]"
_WORDS: Final = frozenset(
    {
        *("1.0", "1.1", "TLS1_0", "TLS1_1"),
        *("Enabled", "Disabled", "SecuredByPerimeter"),
        *("Blob", "Container", "None"),
        *("Manage", "Send", "Listen"),
        *("User", "Group", "ForeignGroup", "Device", "AgentUser", "AgentServicePrincipal"),
        "RootManageSharedAccessKey",
    }
)
_PUBLIC: Final = re.compile(
    r"/"  # the scope of a whole tenant
    r"|/(subscriptions|providers)/[-\w.()/$]+"  # a resource id
    r"|\d{4}-\d\d-\d\d([T ][\d:.]+(Z|[-+]\d\d:\d\d)?)?",  # a date
    re.ASCII | re.IGNORECASE,
)


def at(properties: Properties, *path: str) -> Any:
    """Return the value at a path of names: None where there is none."""
    value: Any = properties
    for name in path:
        if value is UNKNOWN:
            return UNKNOWN
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def shown(value: object) -> str:
    """Return a value as a message may show it.

    A policy gets secrets opened and unmarked, so a text is shown only where it is a word of the
    providers' own, a resource id or a date.
    """
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f'"{value}"' if value in _WORDS or _PUBLIC.fullmatch(value) else _HIDDEN
    if isinstance(value, Sequence):
        return f"[{', '.join(shown(each) for each in value)}]"
    return _HIDDEN
