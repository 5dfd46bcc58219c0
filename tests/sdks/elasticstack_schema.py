"""What the schema beside the elasticstack bindings asks of them, found apart from the generator."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pulumi
import pulumi_elasticstack as elasticstack
from pulumi_elasticstack import outputs

DISTRIBUTION = Path(__file__).parents[2] / "components" / "sdks" / "elasticstack"
SCHEMA: dict[str, Any] = json.loads((DISTRIBUTION / "schema.json").read_text(encoding="utf-8"))
TYPES: dict[str, Any] = SCHEMA["types"]
RESOURCES: dict[str, Any] = SCHEMA["resources"]
PROVIDER: dict[str, Any] = SCHEMA["provider"]
FUNCTIONS: dict[str, Any] = {
    token: spec for token, spec in SCHEMA["functions"].items() if ":index/" in token
}

Specs = Mapping[str, Any]
"""Properties by their names in the schema."""


def snake(name: str) -> str:
    words = re.sub("([A-Z])", r"_\1", name).lower()
    return "from_" if words == "from" else words


def class_name(token: str) -> str:
    name = token.rsplit(":", maxsplit=1)[-1]
    return name[0].upper() + name[1:]


def resource_class(token: str) -> Any:
    return getattr(elasticstack, class_name(token))


def function(token: str, suffix: str = "") -> Any:
    return getattr(elasticstack, snake(token.rsplit(":", maxsplit=1)[-1]) + suffix)


def args_class(name: str) -> Any:
    return getattr(elasticstack, f"{name}Args")


def args_dict(name: str) -> Any:
    return getattr(elasticstack, f"{name}ArgsDict")


def args_of_either_kind(name: str) -> Any:
    return args_class(name) | args_dict(name)


def output_class(name: str) -> Any:
    return getattr(outputs, name)


def result_class(name: str) -> Any:
    return getattr(outputs, f"{name}Result")


def reference(spec: Mapping[str, Any]) -> str | None:
    """Give the token of the object type that a property is."""
    target: str = spec.get("$ref", "")
    return target.removeprefix("#/types/") if target.startswith("#/types/") else None


def reached(*tables: Specs) -> list[str]:
    """Give the tokens of the types that properties are made of, at any depth."""
    found: set[str] = set()
    pending = [spec for table in tables for spec in table.values()]
    while pending:
        spec = pending.pop()
        pending += [spec[key] for key in ("items", "additionalProperties") if key in spec]
        token = reference(spec)
        if token is not None and token not in found:
            found.add(token)
            pending += TYPES[token].get("properties", {}).values()
    return sorted(found)


RESOURCE_INPUTS = reached(
    *(spec["inputProperties"] for spec in RESOURCES.values()),
    *(spec["stateInputs"]["properties"] for spec in RESOURCES.values()),
    PROVIDER["inputProperties"],
)
RESOURCE_OUTPUTS = reached(*(spec["properties"] for spec in RESOURCES.values()))
FUNCTION_INPUTS = reached(*(spec["inputs"]["properties"] for spec in FUNCTIONS.values()))
FUNCTION_OUTPUTS = reached(*(spec["outputs"]["properties"] for spec in FUNCTIONS.values()))
CONFIGURATION = reached(SCHEMA["config"]["variables"])


def plain(value: Any) -> Any:
    return value


def as_input(annotation: Any) -> Any:
    return pulumi.Input[annotation]  # type: ignore[misc]


def as_output(annotation: Any) -> Any:
    return pulumi.Output[annotation]


def annotation(
    spec: Mapping[str, Any],
    nested: Callable[[str], Any],
    item: Callable[[Any], Any] = plain,
) -> Any:
    """Give the Python type of a property's value.

    `nested` gives the type of a nested object, and `item` that of an item of a list or a map.
    """
    token = reference(spec)
    if token is not None:
        return nested(class_name(token))
    if spec["type"] == "array":
        items = item(annotation(spec["items"], nested, item))
        return Sequence[items]  # type: ignore[valid-type]
    if spec["type"] == "object":
        values = item(annotation(spec["additionalProperties"], nested, item))
        return Mapping[str, values]  # type: ignore[valid-type]
    return {"string": str, "boolean": bool, "number": float}[spec["type"]]


def annotations(
    specs: Specs,
    required: Sequence[str],
    nested: Callable[[str], Any],
    item: Callable[[Any], Any] = plain,
) -> dict[str, Any]:
    """Give the types of properties by their Python names, with None where one is not required."""
    types = {name: annotation(spec, nested, item) for name, spec in specs.items()}
    return {
        snake(name): item(value if name in required else value | None)
        for name, value in types.items()
    }


def wire(specs: Specs) -> dict[str, Any]:
    """Make a value for each property, as the engine must get it."""

    def value(spec: Mapping[str, Any], path: str) -> Any:
        token = reference(spec)
        if token is not None:
            properties = TYPES[token].get("properties", {})
            return {name: value(prop, f"{path}.{name}") for name, prop in properties.items()}
        if spec["type"] == "array":
            return [value(spec["items"], f"{path}[0]"), value(spec["items"], f"{path}[1]")]
        if spec["type"] == "object":
            return {"some_key": value(spec["additionalProperties"], f"{path}.some_key")}
        return {"string": path, "boolean": True, "number": 2.5}[spec["type"]]

    return {name: value(spec, name) for name, spec in specs.items()}


def given(
    specs: Specs,
    nested: Callable[[str, dict[str, Any]], Any],
    scalar: Callable[[Any], Any] = plain,
) -> dict[str, Any]:
    """Make the values that `wire` makes, as a program gives them.

    `nested` makes an object from the name of its type and its values, `scalar` any other value.
    """

    def value(spec: Mapping[str, Any], sent: Any) -> Any:
        token = reference(spec)
        if token is not None:
            properties = TYPES[token].get("properties", {})
            values = {snake(name): value(prop, sent[name]) for name, prop in properties.items()}
            return nested(class_name(token), values)
        if spec["type"] == "array":
            return [value(spec["items"], item) for item in sent]
        if spec["type"] == "object":
            items = sent.items()
            return {key: value(spec["additionalProperties"], item) for key, item in items}
        return scalar(sent)

    sent = wire(specs)
    return {snake(name): value(spec, sent[name]) for name, spec in specs.items()}


def in_dicts(_: str, values: dict[str, Any]) -> Any:
    return values


def in_classes(name: str, values: dict[str, Any]) -> Any:
    return args_class(name)(**values)
