"""Azure regions, by the form of their names only: a hand-kept list would soon be wrong."""

import re
from collections.abc import Iterator

from rehearsal.azure.hierarchy import GROUP
from rehearsal.emulation import Properties, Violation, World
from rehearsal.properties import read, text

_REGION = re.compile(r"[A-Za-z][A-Za-z0-9]*( [A-Za-z0-9]+)*", re.ASCII)


def normal_location(written: str) -> str:
    """Return a region's name as Azure compares it: `West Europe` is `westeurope`."""
    return written.replace(" ", "").lower()


def check_location(inputs: Properties, key: str = "location") -> Iterator[Violation]:
    """Yield a violation where this cannot be a region's name."""
    written = text(inputs, key)
    if written is None or _REGION.fullmatch(written):
        return
    meant = re.sub(r"[^a-z0-9]", "", written.lower())
    yield Violation(
        key,
        written,
        "must be a region's name (westeurope) or display name (West Europe)",
        f"Use {meant}"
        if _REGION.fullmatch(meant)
        else "Use a name that az account list-locations shows",
    )


def location_of(inputs: Properties, group_id: str | None, world: World) -> object:
    """Return the location a new resource gets: its own, or else its resource group's.

    That is the provider's own rule for a location left out (pulumi-azure-native issue 66).
    """
    own = read(inputs, "location")
    if own is None and group_id is not None:
        group = world.find(GROUP.token, group_id)
        own = group.state.get("location") if group else None
    return normal_location(own) if isinstance(own, str) else own
