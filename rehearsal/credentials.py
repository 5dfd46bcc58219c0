"""Whether what Fleet gives the agents opens what they read, in a world as it is at one moment."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from rehearsal.azure.hierarchy import ACCOUNT, EVENT_HUB, EVENT_HUB_RULE
from rehearsal.azure.role_assignment import RoleAssignment, role_of
from rehearsal.elastic.tokens import INTEGRATION_POLICY
from rehearsal.emulation import Existing, World
from rehearsal.entra.application_password import ApplicationPassword
from rehearsal.entra.directory import application_with, service_principal_of_client

_CONNECTION_STRING: Final = re.compile(
    r"Endpoint=sb://(?P<namespace>[^.]+)[^;]*;SharedAccessKeyName=(?P<rule>[^;]+);"
    r"SharedAccessKey=(?P<key>[^;]+);EntityPath=(?P<hub>.+)"
)


def unusable(world: World) -> list[str]:
    """Return what the agents' credentials fail at; empty where each opens what it is for."""
    return [
        f"{policy.state['name']}: {fault}"
        for policy in world.of(INTEGRATION_POLICY)
        for variables in _running_streams(policy.state)
        for fault in _faults(variables, world)
    ]


def _running_streams(policy: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for each in policy["inputs"].values():
        for stream in each["streams"].values():
            if each["enabled"] and stream["enabled"]:
                yield json.loads(stream["vars"])


def _faults(variables: Mapping[str, Any], world: World) -> Iterator[str]:
    if "connection_string" in variables:
        yield from _connection_string(variables["connection_string"], world)
        yield from _storage_key(variables, world)
        return
    yield from _secret(variables, world)
    if "eventhub" in variables:
        namespace = variables["eventhub_namespace"].split(".", 1)[0]
        hub = _id_of(
            world, EVENT_HUB.token, f"/namespaces/{namespace}/eventhubs/{variables['eventhub']}"
        )
        storage = _id_of(world, ACCOUNT.token, f"/{variables['storage_account']}")
        wanted = [
            ("Azure Event Hubs Data Receiver", hub),
            ("Storage Blob Data Contributor", storage),
        ]
    else:
        subscription = f"/subscriptions/{variables['subscription_id']}"
        scopes = variables["resource_ids"] or [subscription]
        wanted = [("Monitoring Reader", scope) for scope in scopes]
    for role, scope in wanted:
        if not _has_role(variables["client_id"], role, scope, world):
            yield f"it has no role {role} at {scope}"


def _connection_string(text: str, world: World) -> Iterator[str]:
    match = _CONNECTION_STRING.fullmatch(text)
    if match is None:
        yield "its connection string is none of a single hub"
        return
    end = f"/namespaces/{match['namespace']}/eventhubs/{match['hub']}/authorizationrules/"
    for rule in world.of(EVENT_HUB_RULE.token):
        if rule.id.lower().endswith(f"{end}{match['rule']}".lower()):
            if match["key"] != world.key(rule.id, "primary"):
                yield "the key in its connection string is not that of the rule"
            return
    yield "the rule of its connection string is gone"


def _storage_key(variables: Mapping[str, Any], world: World) -> Iterator[str]:
    for account in world.of(ACCOUNT.token):
        if account.state["name"] == variables["storage_account"]:
            if account.state["allowSharedKeyAccess"] is False:
                yield "its storage account refuses shared keys"
            if variables["storage_account_key"] != world.key(account.id, "key1"):
                yield "its storage key is not that of the account"
            return
    yield "its storage account is gone"


def _secret(variables: Mapping[str, Any], world: World) -> Iterator[str]:
    application = application_with(world, "clientId", variables["client_id"])
    if application is None:
        # It is brought along, and so is its secret.
        return
    own = f"{application.state['objectId']}/password/"
    for password in world.of(ApplicationPassword.token):
        if password.id.startswith(own) and password.state["value"] == variables["client_secret"]:
            if datetime.fromisoformat(password.state["endDate"]) <= world.now:
                yield "its client secret has ended"
            return
    yield "its client secret was deleted"


def _id_of(world: World, token: str, end: str) -> str:
    for each in world.of(token):
        if each.id.lower().endswith(end.lower()):
            return each.id
    return f"a {token} that is gone: {end}"


def _has_role(client_id: str, role: str, scope: str, world: World) -> bool:
    principal: Existing | None = service_principal_of_client(world, client_id)
    return principal is not None and any(
        each.state["principalId"] == principal.state["objectId"]
        and role_of(each.state) == role
        and f"{scope}/".lower().startswith(f"{each.state['scope']}/".lower())
        for each in world.of(RoleAssignment.token)
    )
