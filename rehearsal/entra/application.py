"""Application registrations (pulumi-azuread 6, `azuread:index/application:Application`)."""

from collections.abc import Iterator
from typing import Any, ClassVar, Final

from rehearsal.emulation import Created, Existing, Properties, Violation, World
from rehearsal.entra.directory import APPLICATION, application_with, named
from rehearsal.entra.directory_object import check_owners, check_tags
from rehearsal.entra.look_up import check_look_up
from rehearsal.entra.validity import DEFAULT_YEARS, check_validity
from rehearsal.properties import (
    Block,
    Flag,
    ListOf,
    Text,
    Whole,
    given_or,
    items,
    present,
    read,
    text,
)
from rehearsal.shaped import Shaped
from rehearsal.timestamps import rfc3339, years_after

_OPTIONAL_CLAIM: Final = Block(
    {
        "additionalProperties": ListOf(Text()),
        "essential": Flag(),
        "name": Text(),
        "source": Text(),
    },
    required=("name",),
)
_API: Final = Block(
    {
        "knownClientApplications": ListOf(Text()),
        "mappedClaimsEnabled": Flag(),
        "oauth2PermissionScopes": ListOf(
            Block(
                {
                    "adminConsentDescription": Text(),
                    "adminConsentDisplayName": Text(),
                    "enabled": Flag(),
                    "id": Text(),
                    "type": Text(),
                    "userConsentDescription": Text(),
                    "userConsentDisplayName": Text(),
                    "value": Text(),
                },
                required=("id",),
            )
        ),
        "requestedAccessTokenVersion": Whole(),
    }
)
_APP_ROLE: Final = Block(
    {
        "allowedMemberTypes": ListOf(Text()),
        "description": Text(),
        "displayName": Text(),
        "enabled": Flag(),
        "id": Text(),
        "value": Text(),
    },
    required=("allowedMemberTypes", "description", "displayName", "id"),
)
_PASSWORD: Final = Block(
    {
        "displayName": Text(),
        "endDate": Text(),
        "keyId": Text(),
        "startDate": Text(),
        "value": Text(),
    },
    required=("displayName",),
)
_REQUIRED_RESOURCE_ACCESS: Final = Block(
    {
        "resourceAccesses": ListOf(Block({"id": Text(), "type": Text()}, required=("id", "type"))),
        "resourceAppId": Text(),
    },
    required=("resourceAccesses", "resourceAppId"),
)
_WEB: Final = Block(
    {
        "homepageUrl": Text(),
        "implicitGrant": Block(
            {"accessTokenIssuanceEnabled": Flag(), "idTokenIssuanceEnabled": Flag()}
        ),
        "logoutUrl": Text(),
        "redirectUris": ListOf(Text()),
    }
)
PROPERTIES: Final = Block(
    {
        "api": _API,
        "appRoles": ListOf(_APP_ROLE),
        "description": Text(),
        "deviceOnlyAuthEnabled": Flag(),
        "displayName": Text(),
        "fallbackPublicClientEnabled": Flag(),
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
        "groupMembershipClaims": ListOf(
            Text(one_of=("None", "SecurityGroup", "DirectoryRole", "ApplicationGroup", "All"))
        ),
        "identifierUris": ListOf(Text()),
        "logoImage": Text(),
        "marketingUrl": Text(),
        "notes": Text(),
        "oauth2PostResponseRequired": Flag(),
        "optionalClaims": Block(
            {
                "accessTokens": ListOf(_OPTIONAL_CLAIM),
                "idTokens": ListOf(_OPTIONAL_CLAIM),
                "saml2Tokens": ListOf(_OPTIONAL_CLAIM),
            }
        ),
        "owners": ListOf(Text()),
        "password": _PASSWORD,
        "preventDuplicateNames": Flag(),
        "privacyStatementUrl": Text(),
        "publicClient": Block({"redirectUris": ListOf(Text())}),
        "requiredResourceAccesses": ListOf(_REQUIRED_RESOURCE_ACCESS),
        "serviceManagementReference": Text(),
        "signInAudience": Text(
            one_of=(
                "AzureADMyOrg",
                "AzureADMultipleOrgs",
                "AzureADandPersonalMicrosoftAccount",
                "PersonalMicrosoftAccount",
            )
        ),
        "singlePageApplication": Block({"redirectUris": ListOf(Text())}),
        "supportUrl": Text(),
        "tags": ListOf(Text()),
        "templateId": Text(),
        "termsOfServiceUrl": Text(),
        "web": _WEB,
    },
    required=("displayName",),
)
PUBLISHER_DOMAIN: Final = "example.onmicrosoft.com"
KEYS: Final = ("clientId", "displayName", "identifierUri", "objectId")
_LISTED: Final = {
    "api": "apis",
    "optionalClaims": "optionalClaims",
    "publicClient": "publicClients",
    "singlePageApplication": "singlePageApplications",
    "web": "webs",
}
_NOT_LOOKED_UP: Final = ("logoImage", "password", "preventDuplicateNames", "templateId")
ARGUMENTS: Final = Block(dict.fromkeys(KEYS, Text()))


class Application(Shaped):
    """An application registration."""

    token: ClassVar[str] = APPLICATION
    shape: ClassVar[Block] = PROPERTIES

    def refused(self, given: Properties, world: World, /) -> Iterator[Violation]:
        """Yield what Entra, or its provider, would refuse about this application."""
        name = text(given, "displayName")
        if name is not None and not name.strip():
            yield Violation("displayName", name, "must not be empty", "Give a name that people see")
        if (
            name
            and read(given, "preventDuplicateNames") is True
            and named(world, APPLICATION, name)
        ):
            yield Violation(
                "displayName",
                name,
                "an application of this name exists, and preventDuplicateNames is true",
                "Choose another name, or leave preventDuplicateNames out",
            )
        yield from check_owners(given)
        yield from check_tags(given, "featureTags")
        yield from check_validity(read(given, "password"), world, "password.")

    def create(self, urn: str, inputs: Properties, world: World) -> Created:
        """Return the application that Entra would make."""
        object_id = world.guid("application", urn, "object")
        state = _state(inputs, world.guid("application", urn, "client"), object_id)
        if isinstance(state.get("password"), dict):
            state["password"] = _password(urn, inputs, world)
        return Created(f"/applications/{object_id}", state)


class GetApplication(Shaped):
    """The look-up of an application that the stack brings along."""

    token: ClassVar[str] = "azuread:index/getApplication:getApplication"
    shape: ClassVar[Block] = ARGUMENTS

    def refused(self, given: Properties, world: World, /) -> Iterator[Violation]:
        """Yield what the provider would refuse about this look-up."""
        return check_look_up(given, KEYS, APPLICATION, world)

    def call(self, arguments: Properties, world: World) -> dict[str, Any]:
        """Return the application; one that is not in the world is taken to be there."""
        found = _find(arguments, world)
        if found is None:
            seed = next((str(read(arguments, key)) for key in KEYS if text(arguments, key)), "")
            object_id = text(arguments, "objectId") or world.guid("application", seed, "object")
            client_id = text(arguments, "clientId") or world.guid("application", seed, "client")
            uri = text(arguments, "identifierUri")
            given = {
                "displayName": text(arguments, "displayName") or f"application {client_id}",
                "identifierUris": [uri] if uri else [],
            }
            state = _state(given, client_id, object_id)
            found = world.assume(APPLICATION, f"/applications/{object_id}", state)
        return _result(found)


def _find(arguments: Properties, world: World) -> Existing | None:
    for key in ("clientId", "objectId"):
        value = text(arguments, key)
        if value is not None:
            return application_with(world, key, value)
    name, uri = text(arguments, "displayName"), text(arguments, "identifierUri")
    if name is not None:
        return next(iter(named(world, APPLICATION, name)), None)
    for existing in world.of(APPLICATION):
        if uri is not None and uri in (items(existing.state, "identifierUris") or []):
            return existing
    return None


def _state(inputs: Properties, client_id: str, object_id: str) -> dict[str, Any]:
    return present(
        {
            "appRoleIds": {},
            "deviceOnlyAuthEnabled": False,
            "disabledByMicrosoft": "",
            "fallbackPublicClientEnabled": False,
            "featureTags": [],
            "logoUrl": "",
            "oauth2PermissionScopeIds": {},
            "oauth2PostResponseRequired": False,
            "preventDuplicateNames": False,
            "signInAudience": "AzureADMyOrg",
            "tags": [],
            **PROPERTIES.given(inputs),
            "clientId": client_id,
            "objectId": object_id,
            "publisherDomain": PUBLISHER_DOMAIN,
        }
    )


def _password(urn: str, inputs: Properties, world: World) -> dict[str, Any]:
    given = read(inputs, "password")
    end = years_after(world.now, DEFAULT_YEARS)
    return present(
        {
            "displayName": read(given, "displayName"),
            "endDate": given_or(read(given, "endDate"), rfc3339(end)),
            "keyId": world.guid("password", urn),
            "startDate": given_or(read(given, "startDate"), rfc3339(world.now)),
            "value": world.secret("password", urn),
        }
    )


def _result(application: Existing) -> dict[str, Any]:
    """Return an application as the look-up gives it: blocks as lists, no inputs of its making."""
    result: dict[str, Any] = {"id": application.id}
    for name, value in application.state.items():
        if name in _LISTED:
            result[_LISTED[name]] = [value]
        elif name not in _NOT_LOOKED_UP:
            result[name] = value
    return result
