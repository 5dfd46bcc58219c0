"""Role assignments (Microsoft.Authorization, API version 2022-04-01).

Sources: Microsoft's pages "Azure built-in roles" and "Troubleshoot Azure RBAC".
"""

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar, Final

from rehearsal.azure import autonaming
from rehearsal.azure.resource_id import is_scope, normal
from rehearsal.emulation import Created, Existing, Properties, Violation, World
from rehearsal.entra.directory import (
    application_with,
    is_assumed,
    service_principal_of_client,
    service_principal_with,
)
from rehearsal.guid import is_guid
from rehearsal.properties import Block, Text, present, read, text
from rehearsal.shaped import Shaped
from rehearsal.timestamps import rfc3339

ROLES: Final[Mapping[str, str]] = {
    "43d0d8ad-25c7-4714-9337-8ba259a9fe05": "Monitoring Reader",
    "acdd72a7-3385-48ef-bd42-f606fba81ae7": "Reader",
    "3913510d-42f4-4e42-8a64-420c390055eb": "Monitoring Metrics Publisher",
    "749f88d5-cbae-40b8-bcfc-e573ddc772fa": "Monitoring Contributor",
    "f526a384-b230-433a-b45c-95f59c4a2dec": "Azure Event Hubs Data Owner",
    "a638d3c7-ab3a-418d-83e6-5f17a39d4fde": "Azure Event Hubs Data Receiver",
    "2b629674-e913-4c01-ae53-ef4638d8f975": "Azure Event Hubs Data Sender",
    "ba92f5b4-2d11-453d-a403-e96b0029c9fe": "Storage Blob Data Contributor",
    "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1": "Storage Blob Data Reader",
}
"""The built-in roles that exist in the emulated tenant, by their GUID."""
SERVICE_PRINCIPAL: Final = "ServicePrincipal"
_ROLE_ID: Final = re.compile(
    r"(/subscriptions/(?P<subscription>[^/]+))?"
    r"/providers/Microsoft\.Authorization/roleDefinitions/(?P<role>[^/]+)",
    re.IGNORECASE,
)
_OTHER_TYPES: Final = ("User", "Group", "ForeignGroup", "Device", "AgentUser")
"""The types that a service principal is not of."""
_DIRECTORY_TYPES: Final = ("User", "ServicePrincipal")
"""The types of principal that the emulated directory knows all of."""
PROPERTIES: Final = Block(
    {
        "condition": Text(),
        "conditionVersion": Text(),
        "delegatedManagedIdentityResourceId": Text(),
        "description": Text(),
        "principalId": Text(),
        "principalType": Text(one_of=(*_OTHER_TYPES, SERVICE_PRINCIPAL, "AgentServicePrincipal")),
        "roleAssignmentName": Text(),
        "roleDefinitionId": Text(),
        "scope": Text(),
    },
    required=("principalId", "roleDefinitionId", "scope"),
)


def role_of(assignment: Properties) -> str:
    """Return the name of the role that an assignment gives."""
    return ROLES[assignment["roleDefinitionId"].rpartition("/")[-1].lower()]


class RoleAssignment(Shaped):
    """A role that a principal has at a scope."""

    token: ClassVar[str] = "azure-native:authorization:RoleAssignment"
    shape: ClassVar[Block] = PROPERTIES

    def named(self, urn: str, inputs: Properties, world: World) -> Properties:
        """Fill in the name that the provider makes up."""
        return autonaming.guid(urn, inputs, "roleAssignmentName", world)

    def refused(self, given: Properties, world: World, /) -> Iterator[Violation]:
        """Yield what Azure would refuse about this assignment."""
        name = text(given, "roleAssignmentName")
        if name is not None and not is_guid(name):
            yield Violation(
                "roleAssignmentName", name, "must be a GUID", "Leave it out, and one is made up"
            )
        scope = text(given, "scope")
        if scope is not None and not is_scope(scope):
            yield Violation(
                "scope",
                scope,
                "must be the id of a subscription, resource group, resource or management group",
                "Use a scope such as /subscriptions/<GUID>",
            )
        yield from _role(given)
        yield from _principal(given, world)
        yield from _same_again(given, world)

    def create(self, urn: str, inputs: Properties, world: World) -> Created:
        """Return the assignment that Azure would make."""
        named = self.named(urn, inputs, world)
        now = rfc3339(world.now)
        scope = str(read(named, "scope")).rstrip("/")
        name = read(named, "roleAssignmentName")
        state = {
            "principalType": "User",
            **PROPERTIES.given(named, without=("roleAssignmentName",)),
            "azureApiVersion": "2022-04-01",
            "createdBy": world.object_id,
            "createdOn": now,
            "name": name,
            "type": "Microsoft.Authorization/roleAssignments",
            "updatedBy": world.object_id,
            "updatedOn": now,
        }
        path = f"{scope}/providers/Microsoft.Authorization/roleAssignments/{name}"
        return Created(path, present(state))


def _role(inputs: Properties) -> Iterator[Violation]:
    written = text(inputs, "roleDefinitionId")
    if written is None:
        return
    found = _ROLE_ID.fullmatch(written)
    if found is None or not all(is_guid(part) for part in found.groupdict().values() if part):
        yield Violation(
            "roleDefinitionId",
            written,
            "must be /subscriptions/<GUID>/providers/Microsoft.Authorization/roleDefinitions/"
            "<GUID>",
            "Write the id out, with the GUID of a built-in role",
        )
    elif found["role"].lower() not in ROLES:
        known = ", ".join(f"{guid} ({role})" for guid, role in ROLES.items())
        yield Violation(
            "roleDefinitionId",
            written,
            "there is no role of this GUID (RoleDefinitionDoesNotExist)",
            f"Use one of {known}",
        )


def _principal(inputs: Properties, world: World) -> Iterator[Violation]:
    written = text(inputs, "principalId")
    if written is None:
        return
    kind = read(inputs, "principalType")
    principal = service_principal_with(world, written)
    if principal is not None:
        yield from _principal_type(kind, principal, world)
    elif not is_guid(written):
        yield Violation(
            "principalId",
            written,
            "must be a GUID, the object id of a principal",
            "Use the objectId output of the service principal",
        )
    elif written.lower() != world.object_id.lower() and kind in (None, *_DIRECTORY_TYPES):
        yield Violation("principalId", written, *_why_not(written, world))


def _principal_type(kind: object, principal: Existing, world: World) -> Iterator[Violation]:
    if isinstance(kind, str) and kind in _OTHER_TYPES:
        rule = "does not match the principal, a service principal (UnmatchedPrincipalType)"
        if kind == "User":
            rule += "; the provider's SDK fills in User where the program gives none"
        yield Violation("principalType", kind, rule, f"Set principalType to {SERVICE_PRINCIPAL}")
    elif kind is None and not is_assumed(world, principal):
        yield Violation(
            "principalType",
            None,
            "is required for a principal created in the same deployment: before it has replicated, "
            "Azure does not find it (PrincipalNotFound)",
            f"Set principalType to {SERVICE_PRINCIPAL}",
        )


def _why_not(written: str, world: World) -> tuple[str, str]:
    """Return the rule and the fix for a GUID that is no service principal's object id."""
    if application_with(world, "clientId", written) or service_principal_of_client(world, written):
        wrong = "this is the application's client id, and a role is assigned to an object id"
    elif application_with(world, "objectId", written):
        wrong = "this is the object id of the application, not of its service principal"
    else:
        wrong = "no service principal has this object id (PrincipalNotFound)"
    return wrong, "Use the objectId output of the service principal"


def _same_again(inputs: Properties, world: World) -> Iterator[Violation]:
    wanted = _what(inputs)
    if wanted is None:
        return
    for other in world.of(RoleAssignment.token):
        if _what(other.state) == wanted:
            yield Violation(
                "roleDefinitionId",
                text(inputs, "roleDefinitionId"),
                "this principal has this role at this scope already (RoleAssignmentExists): "
                f"{other.id}",
                "Assign it once",
            )


def _what(assignment: Properties) -> tuple[str, str, str] | None:
    """Return who has which role where, in the spelling in which two assignments compare."""
    principal, scope = text(assignment, "principalId"), text(assignment, "scope")
    role = _ROLE_ID.fullmatch(text(assignment, "roleDefinitionId") or "")
    if principal is None or scope is None or role is None:
        return None
    return principal.lower(), normal(scope), role["role"].lower()
