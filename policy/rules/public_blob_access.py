"""Nobody reads blobs without signing in."""

from collections.abc import Iterator

from .tokens import CONTAINER, STORAGE_ACCOUNT
from .values import UNKNOWN, Properties
from .violation import Violation


def violations(type_: str, inputs: Properties) -> Iterator[Violation]:
    """Yield accounts and containers that may be read by anybody; both are closed by default."""
    allowed, access = inputs.get("allowBlobPublicAccess"), inputs.get("publicAccess")
    if type_ == STORAGE_ACCOUNT and allowed is True:
        yield Violation(
            "allowBlobPublicAccess", allowed, "Blobs must not be public", "Set it to false"
        )
    if type_ == CONTAINER and access not in (None, "None", UNKNOWN):
        yield Violation(
            "publicAccess", access, "A container must not be public", 'Set it to "None"'
        )
