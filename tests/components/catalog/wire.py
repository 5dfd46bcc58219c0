"""Arguments as the bindings take them, in the names that reach the provider."""

from typing import Any


def on_the_wire(arguments: object) -> Any:
    """Return the arguments with their keys in camel case, as the bindings send them."""
    if isinstance(arguments, dict):
        return {_camel(key): on_the_wire(value) for key, value in arguments.items()}
    if isinstance(arguments, list):
        return [on_the_wire(value) for value in arguments]
    return arguments


def _camel(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(part.capitalize() for part in others)
