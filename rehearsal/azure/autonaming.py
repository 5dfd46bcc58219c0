"""Names that the azure-native provider makes up where a program leaves them out.

Top-level resources get their logical name and 8 hexadecimal digits, nested ones just their logical
name, role assignments a GUID (the provider's own autonaming tests). Here they come from the urn, so
that they are the same in every run.
"""

import hashlib
import uuid

from rehearsal.emulation import Properties
from rehearsal.properties import read
from rehearsal.urn import name_of


def random(urn: str, inputs: Properties, key: str) -> Properties:
    """Fill in the logical name followed by 8 hexadecimal digits."""
    digits = hashlib.sha256(urn.encode()).hexdigest()[:8]
    return _filled(inputs, key, f"{name_of(urn)}{digits}")


def copy(urn: str, inputs: Properties, key: str) -> Properties:
    """Fill in the logical name."""
    return _filled(inputs, key, name_of(urn))


def guid(urn: str, inputs: Properties, key: str) -> Properties:
    """Fill in a GUID."""
    return _filled(inputs, key, str(uuid.uuid5(uuid.NAMESPACE_URL, urn)))


def _filled(inputs: Properties, key: str, name: str) -> Properties:
    return inputs if read(inputs, key) is not None else {**inputs, key: name}
