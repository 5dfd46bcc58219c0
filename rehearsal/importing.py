"""What an import reads back: a resource's inputs as its provider tells them from id and state.

Sources: pulumi-azure-native's `Read` (the parts of the id, and of the answer what can be written),
pulumi-terraform-bridge (what is empty or default is left out), the `Importer` of each azuread
resource, and elasticstack's `SpaceImporter` and secret references.
"""

import json
from collections.abc import Mapping
from typing import Any, Final

from rehearsal import entra
from rehearsal.elastic import packages
from rehearsal.elastic.provider_schema import RESOURCE_SCHEMAS, Attribute, ObjectSchema, Shape
from rehearsal.elastic.reading import json_object
from rehearsal.elastic.tokens import AGENT_POLICY, API_KEY, INTEGRATION, INTEGRATION_POLICY
from rehearsal.emulation import Existing, Properties, World
from rehearsal.entra.application_password import ApplicationPassword
from rehearsal.properties import Block, Kind, ListOf, MapOf
from rehearsal.services import RESOURCES
from rehearsal.shaped import Shaped
from rehearsal.wire import Secret

NOT_IMPORTED: Final[Mapping[str, str]] = {
    ApplicationPassword.token: (
        "Entra shows a client secret only once, so that the provider imports none: `pulumi up` "
        "adds a new one beside it"
    ),
    API_KEY: (
        "Elasticsearch shows a key only once, so that the provider imports none: `pulumi up` adds "
        "a new one"
    ),
    INTEGRATION: (
        "the provider imports no packages: `pulumi up` installs it, which changes nothing where "
        "that version is installed"
    ),
}
"""The kinds of resources that cannot be imported, and why."""

_IN_AN_ID: Final[Mapping[str, str]] = {
    "authorizationrules": "authorizationRuleName",
    "blobservices": "blobServicesName",
    "consumergroups": "consumerGroupName",
    "containers": "containerName",
    "eventhubs": "eventHubName",
    "namespaces": "namespaceName",
    "resourcegroups": "resourceGroupName",
    "roleassignments": "roleAssignmentName",
    "storageaccounts": "accountName",
}
"""Which input each part of an Azure id is."""

_NEVER_TOLD: Final = frozenset({"password", "preventDuplicateNames", "useExisting"})
"""Inputs that tell azuread how to create something, and that Entra does not know of."""

_MADE_BY_FLEET: Final = "policyId"
"""An id that the provider keeps where a program leaves it out."""


def find(world: World, token: str, import_id: str) -> Existing | None:
    """Return what an import id stands for; for Fleet `<id>`, or `<space>/<id>` outside default."""
    if token not in (AGENT_POLICY, INTEGRATION_POLICY):
        return world.find(token, import_id)
    space, _, policy_id = import_id.rpartition("/")
    found = world.find(token, policy_id)
    return found if found and (space or "default") in found.state["spaceIds"] else None


def read_back(existing: Existing) -> tuple[Properties, Properties]:
    """Return state and inputs of an imported resource; `Secret` in the inputs are secrets."""
    emulation = RESOURCES[existing.token]
    if isinstance(emulation, Shaped):
        inputs = _writable(emulation.shape, existing.state)
        if existing.token in entra.RESOURCES:
            return existing.state, {
                name: value for name, value in inputs.items() if value and name not in _NEVER_TOLD
            }
        return existing.state, {**inputs, **_named_by(existing.id, emulation.shape)}
    inputs = _told(RESOURCE_SCHEMAS[existing.token], existing.state)
    inputs.pop(_MADE_BY_FLEET, None)
    return {**existing.state, **inputs}, inputs


def _named_by(resource_id: str, block: Block) -> dict[str, str]:
    """Return the inputs that an Azure id tells: names, or what an extension resource is on."""
    segments = resource_id.strip("/").split("/")
    extended = resource_id.rpartition("/providers/")[0]
    told = {"resourceUri": extended, "scope": extended} | {
        _IN_AN_ID[kind.lower()]: name
        for kind, name in zip(segments[::2], segments[1::2], strict=True)
        if kind.lower() in _IN_AN_ID
    }
    return {key: value for key, value in told.items() if key in block.properties}


def _writable(kind: Kind, value: Any) -> Any:
    """Return a value without what its service only tells and nobody can set."""
    match kind, value:
        case Block(), Mapping():
            return {
                name: _writable(kind.properties[name], each)
                for name, each in value.items()
                if name in kind.properties
            }
        case ListOf(), list():
            return [_writable(kind.item, each) for each in value]
        case MapOf(), Mapping():
            return {name: _writable(kind.item, each) for name, each in value.items()}
        case _:
            return value


def _told(schema: ObjectSchema, values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        attribute.name: _told_one(attribute, value)
        for attribute in schema.attributes
        if attribute.settable
        and not attribute.write_only
        and (value := values.get(attribute.name)) not in (None, "", [], {}, attribute.default)
    }


def _told_one(attribute: Attribute, value: Any) -> Any:
    if attribute.secret:
        return Secret(_with_references(value))
    if attribute.nested is None:
        return value
    if attribute.shape is Shape.OBJECT:
        return _told(attribute.nested, value)
    if isinstance(value, Mapping):
        return {name: _told(attribute.nested, each) for name, each in value.items()}
    return [_told(attribute.nested, each) for each in value]


def _with_references(written: Any) -> Any:
    """Return the JSON text of variables as Fleet gives it out: its secrets are references."""
    variables = json_object(written)
    if variables is None:
        return written
    return json.dumps(
        {
            name: {"id": name, "isSecretRef": True} if name in packages.secret_variables() else each
            for name, each in variables.items()
        }
    )
