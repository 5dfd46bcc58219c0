"""Service principals (`azuread:index/servicePrincipal:ServicePrincipal`)."""

from collections.abc import Iterator
from typing import Any, ClassVar, Final

from rehearsal.emulation import Created, Existing, Properties, Violation, World
from rehearsal.entra.directory import (
    SERVICE_PRINCIPAL,
    application_with,
    named,
    service_principal_of_client,
    service_principal_with,
)
from rehearsal.entra.directory_object import check_owners, check_tags
from rehearsal.entra.look_up import check_look_up
from rehearsal.guid import is_guid
from rehearsal.properties import Block, Flag, ListOf, Text, present, read, text
from rehearsal.shaped import Shaped

PROPERTIES: Final = Block(
    {
        "accountEnabled": Flag(),
        "alternativeNames": ListOf(Text()),
        "appRoleAssignmentRequired": Flag(),
        "clientId": Text(),
        "description": Text(),
        "featureTags": ListOf(
            Block(
                {
                    "customSingleSignOn": Flag(),
                    "enterprise": Flag(),
                    "gallery": Flag(),
                    "hide": Flag(),
                }
            )
        ),
        "features": ListOf(
            Block(
                {
                    "customSingleSignOnApp": Flag(),
                    "enterpriseApplication": Flag(),
                    "galleryApplication": Flag(),
                    "visibleToUsers": Flag(),
                }
            )
        ),
        "loginUrl": Text(),
        "notes": Text(),
        "notificationEmailAddresses": ListOf(Text()),
        "owners": ListOf(Text()),
        "preferredSingleSignOnMode": Text(),
        "samlSingleSignOn": Block({"relayState": Text()}),
        "tags": ListOf(Text()),
        "useExisting": Flag(),
    },
    required=("clientId",),
)
KEYS: Final = ("clientId", "displayName", "objectId")
_NOT_LOOKED_UP: Final = ("owners", "useExisting")
ARGUMENTS: Final = Block(dict.fromkeys(KEYS, Text()))


class ServicePrincipal(Shaped):
    """The service principal of an application: what roles are assigned to."""

    token: ClassVar[str] = SERVICE_PRINCIPAL
    shape: ClassVar[Block] = PROPERTIES

    def refused(self, given: Properties, world: World, /) -> Iterator[Violation]:
        """Yield what Entra, or its provider, would refuse about this service principal."""
        yield from _client(given, world)
        yield from check_owners(given)
        yield from check_tags(given, "featureTags", "features")

    def create(self, urn: str, inputs: Properties, world: World) -> Created:
        """Return the service principal that Entra would make, or the existing one if told so."""
        client_id = text(inputs, "clientId") or ""
        existing = service_principal_of_client(world, client_id)
        object_id = world.guid("service principal", urn)
        if existing is not None and read(inputs, "useExisting") is True:
            object_id = text(existing.state, "objectId") or object_id
        state = _state(inputs, object_id, world)
        return Created(f"/servicePrincipals/{object_id}", state)


class GetServicePrincipal(Shaped):
    """The look-up of a service principal that the stack brings along."""

    token: ClassVar[str] = "azuread:index/getServicePrincipal:getServicePrincipal"
    shape: ClassVar[Block] = ARGUMENTS

    def refused(self, given: Properties, world: World, /) -> Iterator[Violation]:
        """Yield what the provider would refuse about this look-up."""
        return check_look_up(given, KEYS, SERVICE_PRINCIPAL, world)

    def call(self, arguments: Properties, world: World) -> dict[str, Any]:
        """Return the service principal; one that is not in the world is taken to be there."""
        found = _find(arguments, world)
        if found is None:
            seed = next((str(read(arguments, key)) for key in KEYS if text(arguments, key)), "")
            object_id = text(arguments, "objectId") or world.guid("service principal", seed)
            client_id = text(arguments, "clientId") or world.guid("application", seed, "client")
            state = _state({"clientId": client_id}, object_id, world)
            state["displayName"] = text(arguments, "displayName") or state["displayName"]
            found = world.assume(SERVICE_PRINCIPAL, f"/servicePrincipals/{object_id}", state)
        return {
            **{name: value for name, value in found.state.items() if name not in _NOT_LOOKED_UP},
            "id": found.id,
        }


def _client(inputs: Properties, world: World) -> Iterator[Violation]:
    client_id, use_existing = text(inputs, "clientId"), read(inputs, "useExisting")
    if client_id is None:
        return
    if not is_guid(client_id):
        yield Violation(
            "clientId",
            client_id,
            "must be a GUID, the client id of an application",
            "Use the clientId output of the application",
        )
    elif use_existing not in (None, False):
        return
    elif application_with(world, "clientId", client_id) is None:
        yield Violation(
            "clientId",
            client_id,
            "this is the object id of an application, not its client id"
            if application_with(world, "objectId", client_id)
            else "there is no application of this client id in the tenant",
            "Use the clientId output of the application, or set useExisting for one that is there",
        )
    elif (existing := service_principal_of_client(world, client_id)) is not None:
        yield Violation(
            "clientId",
            client_id,
            f"this application has a service principal already, {existing.id}",
            "Set useExisting to true, or leave this resource out",
        )


def _find(arguments: Properties, world: World) -> Existing | None:
    client_id, object_id = text(arguments, "clientId"), text(arguments, "objectId")
    if client_id is not None:
        return service_principal_of_client(world, client_id)
    if object_id is not None:
        return service_principal_with(world, object_id)
    name = text(arguments, "displayName")
    return None if name is None else next(iter(named(world, SERVICE_PRINCIPAL, name)), None)


def _state(inputs: Properties, object_id: str, world: World) -> dict[str, Any]:
    client_id = read(inputs, "clientId")
    application = (
        application_with(world, "clientId", client_id) if isinstance(client_id, str) else None
    )
    of_application = application.state if application else {}
    return present(
        {
            "accountEnabled": True,
            "appRoleAssignmentRequired": False,
            "appRoleIds": {},
            "appRoles": [],
            "featureTags": [],
            "features": [],
            "oauth2PermissionScopeIds": {},
            "oauth2PermissionScopes": [],
            "tags": [],
            **PROPERTIES.given(inputs),
            "applicationTenantId": world.tenant_id,
            "displayName": of_application.get("displayName", f"application {client_id}"),
            "homepageUrl": "",
            "logoutUrl": "",
            "objectId": object_id,
            "redirectUris": [],
            "samlMetadataUrl": "",
            "servicePrincipalNames": [client_id],
            "signInAudience": of_application.get("signInAudience", "AzureADMyOrg"),
            "type": "Application",
        }
    )
