"""What a whole program gets wrong, or should be known about it, that no single service refuses."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from rehearsal.elastic import packages
from rehearsal.elastic.tokens import INTEGRATION
from rehearsal.emulation import World
from rehearsal.recording import Finding, Recording
from rehearsal.wire import Secret

_OUTPUT_AS_TEXT: Final = "Calling __str__ on an Output"
_ROOT_RULE: Final = "RootManageSharedAccessKey"
_ROOT_RULE_USED: Final = (
    f"uses {_ROOT_RULE}, which may do anything in the namespace. Use a rule of its own"
)


def of(recording: Recording) -> Iterator[Finding]:
    """Yield what is found in a recorded run, beside what the services refused."""
    for registration in recording.resources.values():
        yield from _texts_found("name", {"of a resource": registration.name}, recording.world)
        yield from _texts_found(registration.name, registration.inputs, recording.world)
        if registration.type == INTEGRATION:
            yield from _unknown_version(registration.name, registration.inputs)
    yield from _texts_found("outputs", recording.outputs, recording.world)
    for outputs in recording.component_outputs.values():
        yield from _texts_found("component outputs", outputs, recording.world)
    for token, arguments in recording.calls:
        if any(_ROOT_RULE in text for _, text in _plain_texts(arguments)):
            yield Finding("error", token, _ROOT_RULE_USED)
    for resource_id in recording.world.assumed:
        yield Finding(
            "note",
            resource_id,
            "taken to be there and to fit, as it is brought along; the real preview looks it up",
        )


def _unknown_version(name: str, inputs: Mapping[str, Any]) -> Iterator[Finding]:
    known = packages.versions(str(inputs.get("name")))
    version = inputs.get("version")
    if known and version not in known:
        yield Finding(
            "note",
            name,
            f"the rehearsal does not know version {version} and takes it to have the variables of "
            f"the newest one before it that it knows ({', '.join(known)})",
        )


def _texts_found(name: str, values: Mapping[str, Any], world: World) -> Iterator[Finding]:
    for path, text in _plain_texts(values):
        where = f"{name}.{path}"
        if any(secret in text for secret in world.secrets):
            yield Finding(
                "error",
                where,
                "holds a secret in plain text: it would be readable in state and previews. Wrap it "
                "with pulumi.Output.secret",
            )
        if _OUTPUT_AS_TEXT in text:
            yield Finding(
                "error",
                where,
                "holds the text of an output instead of its value. Use pulumi.Output.format or "
                "apply",
            )
        if _ROOT_RULE in text:
            yield Finding(
                "error",
                where,
                _ROOT_RULE_USED,
            )


def _plain_texts(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield each text outside a secret, with its path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from _plain_texts(each, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _plain_texts(each, f"{path}[{index}]")
    elif isinstance(value, Secret):
        return
