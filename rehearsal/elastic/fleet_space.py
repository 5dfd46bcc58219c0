"""In which Kibana space a Fleet object is."""

from collections.abc import Mapping
from typing import Any

from rehearsal.elastic.reading import texts
from rehearsal.emulation import UNKNOWN


def in_same_space(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two Fleet objects surely share a space; without `spaceIds` they are in `default`."""
    if UNKNOWN in (one.get("spaceIds"), other.get("spaceIds")):
        return False
    return bool(_spaces(one) & _spaces(other))


def _spaces(values: Mapping[str, Any]) -> set[str]:
    return {space for _, space in texts(values, "spaceIds")} or {"default"}
