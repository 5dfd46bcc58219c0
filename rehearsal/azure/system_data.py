"""What Azure Resource Manager notes about who made a resource and when."""

from typing import Any

from rehearsal.emulation import World
from rehearsal.timestamps import rfc3339


def system_data(world: World) -> dict[str, Any]:
    """Return the system data of a resource that the deployer makes now."""
    now = rfc3339(world.now)
    return {
        "createdAt": now,
        "createdBy": world.client_id,
        "createdByType": "Application",
        "lastModifiedAt": now,
        "lastModifiedBy": world.client_id,
        "lastModifiedByType": "Application",
    }
