"""Managed identities, as resources that can have one return them."""

from typing import Any

from rehearsal.emulation import Properties, World
from rehearsal.properties import items, read, text


def identity_of(inputs: Properties, world: World, resource_id: str) -> Any:
    """Return the `identity` output for the `identity` input, with the ids that Entra gives."""
    kind = text(inputs, "identity", "type")
    if kind is None:
        return read(inputs, "identity")
    assigned = {
        user: {
            "clientId": world.guid("identity", user, "client"),
            "principalId": world.guid("identity", user, "principal"),
        }
        for user in items(inputs, "identity", "userAssignedIdentities") or []
        if isinstance(user, str)
    }
    identity: dict[str, Any] = {"type": kind}
    if "SystemAssigned" in kind:
        identity["principalId"] = world.guid("identity", resource_id)
        identity["tenantId"] = world.tenant_id
    if assigned:
        identity["userAssignedIdentities"] = assigned
    return identity
