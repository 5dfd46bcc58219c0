"""The parts of a URN: `urn:pulumi:<stack>::<project>::<types>::<name>`.

The types are those of all ancestors and, last, the resource's own, with `$` between. A name may
itself hold `::` (Pulumi's page "Resource names").
"""

from typing import Final

_NAME: Final = 3


def types_of(urn: str) -> str:
    """Return the types of a resource and its ancestors, outermost first, with `$` between."""
    return urn.split("::", _NAME)[2]


def type_of(urn: str) -> str:
    """Return the type of the resource that a URN names."""
    return types_of(urn).rpartition("$")[-1]


def name_of(urn: str) -> str:
    """Return the name that the program gave a resource."""
    return urn.split("::", _NAME)[-1]
