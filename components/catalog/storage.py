"""Kinds of storage accounts that hold checkpoints."""

from enum import StrEnum


class Replication(StrEnum):
    """How a storage account keeps copies: within a data centre, across zones, across regions.

    The values are Azure's SKU names. Checkpoints are small and can be rebuilt: local is enough
    where zones are not asked for.
    """

    LOCAL = "Standard_LRS"
    ZONES = "Standard_ZRS"
    REGIONS = "Standard_GRS"
    ZONES_AND_REGIONS = "Standard_GZRS"
