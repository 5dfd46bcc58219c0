"""Who is in the emulated Entra tenant: its applications and service principals."""

from typing import Final

from rehearsal.emulation import Existing, World
from rehearsal.properties import text

APPLICATION: Final = "azuread:index/application:Application"
SERVICE_PRINCIPAL: Final = "azuread:index/servicePrincipal:ServicePrincipal"


def application_with(world: World, key: str, value: str) -> Existing | None:
    """Return the application whose property (`clientId`, `objectId`) has this value, or None."""
    return _with(world, APPLICATION, key, value)


def service_principal_with(world: World, object_id: str) -> Existing | None:
    """Return the service principal of this object id, or None."""
    return _with(world, SERVICE_PRINCIPAL, "objectId", object_id)


def service_principal_of_client(world: World, client_id: str) -> Existing | None:
    """Return the service principal of the application of this client id, or None."""
    return _with(world, SERVICE_PRINCIPAL, "clientId", client_id)


def named(world: World, token: str, display_name: str) -> list[Existing]:
    """Return everything of that kind with this display name: such names are not unique."""
    return [
        existing
        for existing in world.of(token)
        if text(existing.state, "displayName") == display_name
    ]


def is_assumed(world: World, existing: Existing) -> bool:
    """Say whether this was only looked up, and so was there before the stack."""
    return existing.id in world.assumed


def _with(world: World, token: str, key: str, value: str) -> Existing | None:
    for existing in world.of(token):
        if (text(existing.state, key) or "").lower() == value.lower():
            return existing
    return None
