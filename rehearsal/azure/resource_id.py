"""Azure Resource Manager ids: their form, and the scopes a role can be assigned at."""

import re
from dataclasses import dataclass

from rehearsal.guid import is_guid

_MANAGEMENT_GROUP = re.compile(
    r"/providers/Microsoft\.Management/managementGroups/[^/\s]+", re.IGNORECASE
)
_SHORTEST = 6
"""Segments of the shortest resource id: subscriptions, its id, providers, namespace, type, name."""


@dataclass(frozen=True)
class ResourceId:
    """A resource's id, taken apart; `kind` is the type of the innermost resource."""

    subscription_id: str
    resource_group: str | None
    kind: str
    names: tuple[str, ...]

    def is_a(self, kind: str) -> bool:
        """Say whether this is of a type such as `Microsoft.EventHub/namespaces`."""
        return self.kind.lower() == kind.lower()


def parse_resource_id(written: str) -> ResourceId | None:
    """Take a resource's id apart, or return None where it is not well formed.

    The leading slash may be missing, as it is in Azure's own examples of `resourceUri`.
    """
    segments = written.removeprefix("/").split("/")
    if not all(segment and segment == segment.strip() for segment in segments):
        return None
    if len(segments) < _SHORTEST or segments[0].lower() != "subscriptions":
        return None
    subscription_id, rest = segments[1], segments[2:]
    if not is_guid(subscription_id):
        return None
    resource_group = None
    if rest[0].lower() == "resourcegroups":
        resource_group, rest = rest[1], rest[2:]
    innermost = _innermost(rest)
    if innermost is None:
        return None
    kind, names = innermost
    return ResourceId(subscription_id, resource_group, kind, names)


def normal(written: str) -> str:
    """Return an id as two spellings of it compare: with the leading slash, without case."""
    return f"/{written.strip('/')}".lower()


def is_scope(written: str) -> bool:
    """Say whether a role can be assigned there: tenant, management group, subscription or below."""
    if written == "/" or _MANAGEMENT_GROUP.fullmatch(written):
        return True
    segments = written.split("/")
    match [segment.lower() for segment in segments]:
        case ["", "subscriptions", subscription_id]:
            return is_guid(subscription_id)
        case ["", "subscriptions", subscription_id, "resourcegroups", group]:
            return is_guid(subscription_id) and bool(group)
        case _:
            return written.startswith("/") and parse_resource_id(written) is not None


def _innermost(segments: list[str]) -> tuple[str, tuple[str, ...]] | None:
    """Read `providers/<namespace>/<type>/<name>...`, once or (extension resources) repeatedly."""
    starts = [place for place, segment in enumerate(segments) if segment.lower() == "providers"]
    if not starts or starts[0] != 0:
        return None
    found = None
    for start, end in zip(starts, [*starts[1:], len(segments)], strict=True):
        provider, *pairs = segments[start + 1 : end] or [""]
        if not provider or not pairs or len(pairs) % 2:
            return None
        found = "/".join((provider, *pairs[::2])), tuple(pairs[1::2])
    return found
