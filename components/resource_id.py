"""Azure resource ids: `/subscriptions/<guid>/resourceGroups/<name>/providers/<type>/<name>/...`.

Pure: no Pulumi, no I/O. Azure compares ids without regard to case; so does everything here.
"""

import re
from dataclasses import dataclass
from typing import Final, Self

_GUID: Final = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", re.ASCII)
_HEAD: Final = 6  # subscriptions, guid, resourceGroups, name, providers, provider namespace


def is_guid(text: str) -> bool:
    """Return whether the text is a GUID with hyphens and without braces."""
    return _GUID.fullmatch(text) is not None


@dataclass(frozen=True)
class ResourceId:
    """A resource's id, taken apart. `type` is such as `Microsoft.CognitiveServices/accounts`."""

    text: str
    subscription_id: str
    resource_group: str
    type: str
    names: tuple[str, ...]

    @property
    def name(self) -> str:
        """The resource's own name: the last part of its id."""
        return self.names[-1]

    def is_a(self, resource_type: str) -> bool:
        """Return whether the resource is of this type, without regard to case."""
        return self.type.lower() == resource_type.lower()

    @classmethod
    def parse(cls, text: str) -> Self:
        """Take an id apart; a ValueError says in words what is wrong with it."""
        if not text.isascii():
            raise ValueError("has characters that are not ASCII")
        if not text.lower().startswith("/subscriptions/"):
            raise ValueError("does not start with /subscriptions/")
        parts = text.strip("/").split("/")
        if not all(parts) or text.endswith("/") or any(part != part.strip() for part in parts):
            raise ValueError("has an empty part, or a space at the edge of one")
        if len(parts) < _HEAD or parts[2].lower() != "resourcegroups":
            raise ValueError("does not name a resource group")
        if not is_guid(parts[1]):
            raise ValueError("does not hold a subscription id (a GUID) after /subscriptions/")
        tail = parts[_HEAD:]
        if parts[4].lower() != "providers" or len(tail) < 2 or len(tail) % 2:  # noqa: PLR2004
            raise ValueError("does not name a provider, a type and a name after the resource group")
        return cls(
            text=text,
            subscription_id=parts[1].lower(),
            resource_group=parts[3],
            type="/".join((parts[5], *tail[::2])),
            names=tuple(tail[1::2]),
        )
