"""Azure's built-in roles that this project assigns, by the id that each has everywhere.

Source: Microsoft, "Azure built-in roles".
"""

from typing import Final

MONITORING_READER: Final = "43d0d8ad-25c7-4714-9337-8ba259a9fe05"
EVENT_HUBS_DATA_RECEIVER: Final = "a638d3c7-ab3a-418d-83e6-5f17a39d4fde"
STORAGE_BLOB_DATA_CONTRIBUTOR: Final = "ba92f5b4-2d11-453d-a403-e96b0029c9fe"


def role_definition_id(subscription_id: str, role: str) -> str:
    """Return the full id of a built-in role, as role assignments in a subscription take it."""
    return (
        f"/subscriptions/{subscription_id}/providers/Microsoft.Authorization/roleDefinitions/{role}"
    )
