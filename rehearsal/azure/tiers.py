"""What each Event Hubs tier allows (Microsoft's page "Azure Event Hubs quotas and limits")."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from rehearsal.azure.hierarchy import is_assumed
from rehearsal.emulation import Existing, World
from rehearsal.properties import text, whole


@dataclass(frozen=True)
class Tier:
    """The limits of one tier.

    `consumer_groups` are per event hub and include `$Default`, `event_hubs` per namespace (on
    Premium: per processing unit), `partitions` per event hub, `units` per namespace.
    """

    name: str
    consumer_groups: int
    retention_days: int
    partitions: int
    event_hubs: int
    units: int


TIERS: Final[Mapping[str, Tier]] = {
    tier.name: tier
    for tier in (
        Tier("Basic", 1, 1, 32, 10, 40),
        Tier("Standard", 20, 7, 32, 10, 40),
        Tier("Premium", 100, 90, 100, 100, 16),
        Tier("Dedicated", 1000, 90, 1024, 1000, 20),
    )
}


def tier_of(namespace: Existing | None, world: World) -> Tier | None:
    """Return a namespace's tier, or None where it is not known (as of one only looked up)."""
    if namespace is None or is_assumed(world, namespace.id):
        return None
    if text(namespace.state, "clusterArmId"):
        return TIERS["Dedicated"]
    return TIERS.get(text(namespace.state, "sku", "name") or "")


def event_hubs_allowed(namespace: Existing, tier: Tier) -> int:
    """Return how many event hubs a namespace of this tier may hold."""
    if tier.name == "Premium":
        return tier.event_hubs * (whole(namespace.state, "sku", "capacity") or 1)
    return tier.event_hubs
