"""The import file for what was made by hand: for `pulumi import --file`.

Its form is that of the CLI's bulk import: `{"resources": [{"type", "name", "parent", "id",
"version", "parameterization"}]}`, components with `component` in place of id and version. An id
that only the service knows is a blank in angle brackets, in the form that the provider's import
takes (the *Import* sections of the azuread and elasticstack resources' pages).
"""

import base64
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from rehearsal.azure.role_assignment import RoleAssignment, role_of
from rehearsal.elastic.tokens import AGENT_POLICY, INTEGRATION_POLICY
from rehearsal.entra.directory import APPLICATION, SERVICE_PRINCIPAL
from rehearsal.importing import NOT_IMPORTED
from rehearsal.recording import Recording, Registration

_IN_ELASTIC: Final = "elasticstack:index/"


@dataclass(frozen=True)
class Blank:
    """An id to fill in: its form, and where the part in angle brackets is found."""

    id: str
    found: str


def import_file(recording: Recording) -> str:
    """Return the import file of what a run registered and the tutorial makes, parents first."""
    listed = {each.urn for each in recording.resources.values() if _by_hand(each)}
    for each in reversed(_parents_first(recording)):
        if each.urn in listed:
            listed.add(each.parent)
    entries = [_entry(each, recording) for each in _parents_first(recording) if each.urn in listed]
    return json.dumps({"resources": entries}, indent=2, ensure_ascii=False) + "\n"


def notes(recording: Recording) -> str:
    """Return what is left to do to the import file, for a person to read."""
    resources = _parents_first(recording)
    lines = ["Fill in the ids in angle brackets, which only the services know:"]
    for each in resources:
        if blank := _blank(each):
            lines += [f"  {each.name}", f"      {blank.id}", f"      {blank.found}"]
    lines += ["Not in the file:"]
    for each in resources:
        if why := NOT_IMPORTED.get(each.type):
            lines += [f"  {each.name}", f"      {why}"]
    lines += [
        "  what the tutorial does not make: `pulumi up` does",
        "Delete the entries of what you do not have: `pulumi up` creates it.",
    ]
    return "\n".join(lines)


def _by_hand(registration: Registration) -> bool:
    """Return whether the tutorial makes such a resource, and its provider can import it."""
    if not registration.custom or registration.type in NOT_IMPORTED:
        return False
    return registration.type in _BLANKS or not registration.type.startswith(_IN_ELASTIC)


def _parents_first(recording: Recording) -> list[Registration]:
    def path(each: Registration) -> tuple[str, ...]:
        parent = recording.resources.get(each.parent)
        return (*(path(parent) if parent else ()), each.name)

    return sorted(recording.resources.values(), key=path)


def _entry(registration: Registration, recording: Recording) -> dict[str, Any]:
    entry: dict[str, Any] = {"type": registration.type, "name": registration.name}
    if parent := recording.resources.get(registration.parent):
        entry["parent"] = parent.name
    if not registration.custom:
        return {**entry, "component": True}
    blank = _blank(registration)
    plugin = registration.plugin
    entry |= {"id": blank.id if blank else registration.id, "version": plugin.version}
    if plugin.base_name:
        entry["parameterization"] = {
            "pluginName": plugin.base_name,
            "pluginVersion": plugin.base_version,
            "value": base64.b64encode(plugin.parameter).decode(),
        }
    return entry


def _blank(registration: Registration) -> Blank | None:
    """Return the blank that stands for an id; None where the id follows from the names."""
    make = _BLANKS.get(registration.type)
    return make(registration) if make else None


def _application(registration: Registration) -> Blank:
    name = registration.outputs["displayName"]
    return Blank(
        "/applications/<object id of the application>",
        f'az ad app list --display-name "{name}" --query "[].id" --output tsv',
    )


def _service_principal(registration: Registration) -> Blank:
    name = registration.outputs["displayName"]
    return Blank(
        "/servicePrincipals/<object id of the service principal>",
        f'az ad sp list --display-name "{name}" --query "[].id" --output tsv',
    )


def _role_assignment(registration: Registration) -> Blank:
    scope = registration.inputs["scope"]
    role = role_of(registration.inputs)
    return Blank(
        f"{scope}/providers/Microsoft.Authorization/roleAssignments/<name of the assignment>",
        f'az role assignment list --scope {scope} --role "{role}" '
        '--query "[].[principalName, name]" --output tsv',
    )


def _agent_policy(registration: Registration) -> Blank:
    return Blank(
        f"{_space(registration)}<id of the agent policy>",
        "Kibana, Fleet, Agent policies: .../app/fleet/policies/<id of the agent policy>",
    )


def _integration_policy(registration: Registration) -> Blank:
    return Blank(
        f"{_space(registration)}<id of the integration policy>",
        "Kibana, Fleet, the agent policy, Edit integration: "
        ".../edit-integration/<id of the integration policy>",
    )


def _space(registration: Registration) -> str:
    spaces = registration.inputs.get("spaceIds")
    return f"{spaces[0]}/" if spaces else ""


_BLANKS: Final[Mapping[str, Callable[[Registration], Blank]]] = {
    APPLICATION: _application,
    SERVICE_PRINCIPAL: _service_principal,
    RoleAssignment.token: _role_assignment,
    AGENT_POLICY: _agent_policy,
    INTEGRATION_POLICY: _integration_policy,
}
