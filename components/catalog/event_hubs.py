"""Tiers of Event Hubs namespaces and their limits.

Source: Microsoft, "Azure Event Hubs quotas and limits" (tier limits).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class NamespaceTier(StrEnum):
    """The pricing tier of an event hub namespace."""

    BASIC = "Basic"
    """One day of retention, and no consumer group but $Default."""
    STANDARD = "Standard"
    """Up to 7 days of retention; can add throughput units by itself."""
    PREMIUM = "Premium"
    """Up to 90 days of retention, on processing units of its own."""


@dataclass(frozen=True)
class TierLimits:
    """What one tier allows: per hub, but for `capacity` (units of the namespace).

    A namespace stays with its unit of capacity: it can go from Basic to Standard and back, not to
    Premium nor from it (Microsoft, "Event Hubs frequently asked questions").
    """

    capacity: int
    capacity_unit: str
    retention_days: int
    partitions: int
    own_consumer_groups: bool
    auto_inflate: bool


LIMITS: Final[Mapping[NamespaceTier, TierLimits]] = {
    NamespaceTier.BASIC: TierLimits(
        capacity=40,
        capacity_unit="throughput units",
        retention_days=1,
        partitions=32,
        own_consumer_groups=False,
        auto_inflate=False,
    ),
    NamespaceTier.STANDARD: TierLimits(
        capacity=40,
        capacity_unit="throughput units",
        retention_days=7,
        partitions=32,
        own_consumer_groups=True,
        auto_inflate=True,
    ),
    NamespaceTier.PREMIUM: TierLimits(
        capacity=16,
        capacity_unit="processing units",
        retention_days=90,
        partitions=100,
        own_consumer_groups=True,
        auto_inflate=False,
    ),
}

DEFAULT_CONSUMER_GROUP: Final = "$Default"
"""The consumer group that every hub has from the start; the only one on Basic."""

OWN_CONSUMER_GROUP: Final = "elastic-agent"
"""The consumer group made for the reader, where the tier allows one."""
