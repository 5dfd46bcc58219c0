"""Names that the azure-native provider makes up where a program leaves them out.

Top-level resources get their logical name and 8 hexadecimal digits, nested ones just their logical
name, role assignments a GUID (the provider's own autonaming tests). Here they come from the urn and
from how often it was made before, so that they are the same in every run, and what replaces another
has a name of its own.
"""

from rehearsal.emulation import Properties, World
from rehearsal.properties import read
from rehearsal.urn import name_of


def random(urn: str, inputs: Properties, key: str, world: World) -> Properties:
    """Fill in the logical name followed by 8 hexadecimal digits."""
    return _filled(inputs, key, f"{name_of(urn)}{world.guid(urn)[:8]}")


def copy(urn: str, inputs: Properties, key: str) -> Properties:
    """Fill in the logical name."""
    return _filled(inputs, key, name_of(urn))


def guid(urn: str, inputs: Properties, key: str, world: World) -> Properties:
    """Fill in a GUID."""
    return _filled(inputs, key, world.guid(urn))


def _filled(inputs: Properties, key: str, name: str) -> Properties:
    return inputs if read(inputs, key) is not None else {**inputs, key: name}
