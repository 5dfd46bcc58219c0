"""Kinds of storage accounts that hold checkpoints."""

from enum import StrEnum


class Replication(StrEnum):
    """How a storage account keeps copies: within a data centre, across zones, across regions.

    The values are Azure's SKU names. Checkpoints are small and can be rebuilt: local is enough
    where zones are not asked for.
    """

    LOCAL = "Standard_LRS"
    """Within one data centre."""
    ZONES = "Standard_ZRS"
    """Across the zones of the region."""
    REGIONS = "Standard_GRS"
    """Within one data centre, and in a second region."""
    ZONES_AND_REGIONS = "Standard_GZRS"
    """Across the zones of the region, and in a second region."""

    @property
    def across_zones(self) -> bool:
        """Whether copies are kept across zones.

        Azure changes that for no account in an update (Microsoft, "Change how a storage account is
        replicated").
        """
        return self in (Replication.ZONES, Replication.ZONES_AND_REGIONS)
