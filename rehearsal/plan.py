"""The plan: what a stack would create, as JSON that is the same in every run and holds no secret.

Its shape is `{"stack", "resources": [{"urn", "type", "name", "parent", "protect", "replacedBy",
"replacementTrigger", "inputs", "dependencies", "secrets"}], "outputs", "findings": [{"severity",
"where", "message"}]}`. Resources are in the order of their URNs; `replacedBy` names the inputs
whose change replaces the resource, `replacementTrigger` is a value that does so when it changes, or
null, and `secrets` are the paths of what is masked in `inputs`.
"""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final, TypeGuard

from rehearsal import wire
from rehearsal.elastic import packages
from rehearsal.elastic.tokens import INTEGRATION_POLICY
from rehearsal.emulation import MASK, Unknown
from rehearsal.recording import Recording, Registration
from rehearsal.replacement import replaced_by
from rehearsal.wire import Secret

FOLDER: Final = "plans"
_RESOURCE: Final[Mapping[str, type]] = {
    "urn": str,
    "type": str,
    "name": str,
    "parent": str,
    "protect": bool,
    "inputs": dict,
    "dependencies": list,
    "secrets": list,
}
_FINDING: Final[Mapping[str, type]] = {"severity": str, "where": str, "message": str}


def of(recording: Recording) -> dict[str, Any]:
    """Return the plan of a recorded run."""
    secrets = frozenset(recording.world.secrets)
    return {
        "stack": recording.stack,
        "resources": [
            _resource(recording.resources[urn], secrets) for urn in sorted(recording.resources)
        ],
        "outputs": masked(recording.outputs, secrets),
        "findings": [
            {
                "severity": finding.severity,
                "where": scrubbed(finding.where, secrets),
                "message": scrubbed(finding.message, secrets),
            }
            for finding in sorted(recording.findings)
        ],
    }


def is_plan(document: Any) -> TypeGuard[dict[str, Any]]:
    """Return whether a JSON document has the shape of a plan."""
    return (
        isinstance(document, dict)
        and isinstance(document.get("outputs"), dict)
        and _are(document.get("resources"), _RESOURCE)
        and _are(document.get("findings"), _FINDING)
    )


def _are(members: Any, shape: Mapping[str, type]) -> bool:
    return isinstance(members, list) and all(
        isinstance(each, dict) and all(isinstance(each.get(key), shape[key]) for key in shape)
        for each in members
    )


def to_json(plan: Mapping[str, Any]) -> str:
    """Return a plan as text."""
    return json.dumps(plan, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def committed(plan: Mapping[str, Any]) -> str:
    """Return a plan as the text that is committed: without warnings, which come with time."""
    lasting = [each for each in plan["findings"] if each["severity"] != "warning"]
    return to_json({**plan, "findings": lasting})


def path_of(root: Path, stack: str) -> Path:
    """Return where a stack's plan is committed."""
    return root / FOLDER / f"{stack}.json"


def masked(value: Any, secrets: frozenset[str]) -> Any:
    """Return a value fit to show: no secret in it, whether it was marked as one or not."""
    if isinstance(value, Secret):
        return MASK
    if isinstance(value, Unknown):
        return repr(value)
    if isinstance(value, Mapping):
        return {
            scrubbed(key, secrets): masked(each, secrets) for key, each in sorted(value.items())
        }
    if isinstance(value, list):
        return [masked(each, secrets) for each in value]
    return scrubbed(value, secrets) if isinstance(value, str) else value


def scrubbed(text: str, secrets: frozenset[str]) -> str:
    """Return a text with every known secret in it masked."""
    # Longest first: a connection string is masked whole, not only the key inside it.
    for secret in sorted(secrets, key=len, reverse=True):
        text = text.replace(secret, MASK)
    return text


def _resource(registration: Registration, secrets: frozenset[str]) -> dict[str, Any]:
    inputs = registration.inputs
    if registration.type == INTEGRATION_POLICY:
        inputs = _with_variables(inputs)
    return {
        "urn": registration.urn,
        "type": registration.type,
        "name": registration.name,
        "parent": registration.parent,
        "protect": registration.protect,
        "replacedBy": sorted(_replacing(registration)),
        "replacementTrigger": registration.replacement_trigger,
        "inputs": masked(inputs, secrets),
        "dependencies": list(registration.dependencies),
        "secrets": sorted(wire.secret_paths(registration.inputs)),
    }


def _replacing(registration: Registration) -> frozenset[str]:
    """Return the inputs whose change replaces this resource."""
    if not registration.custom:
        return frozenset()
    return replaced_by(registration.type) | frozenset(registration.replace_on_changes)


def _with_variables(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """Return an integration policy's inputs with the variables that are no secret in sight.

    The provider marks the JSON text of all variables as one secret, and a reviewer could not see
    that a period changed.
    """
    return {
        key: _each(_opened, value) if key == "inputs" else value for key, value in inputs.items()
    }


def _opened(policy_input: Any) -> Any:
    if not isinstance(policy_input, Mapping) or "streams" not in policy_input:
        return policy_input
    return {**policy_input, "streams": _each(_opened_stream, policy_input["streams"])}


def _opened_stream(stream: Any) -> Any:
    if not isinstance(stream, Mapping) or "vars" not in stream:
        return stream
    return {**stream, "vars": _variables(stream["vars"])}


def _each(change: Callable[[Any], Any], values: Any) -> Any:
    """Return a map with each of its values changed; what is no map may be secret or unknown."""
    if not isinstance(values, Mapping):
        return values
    return {key: change(each) for key, each in values.items()}


def _variables(text: Any) -> Any:
    try:
        variables = json.loads(wire.revealed(text))
    except (TypeError, ValueError):
        return text
    if not isinstance(variables, dict):
        return text
    return {
        name: Secret(value) if name in packages.secret_variables() else value
        for name, value in variables.items()
    }
