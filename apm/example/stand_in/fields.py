"""Reads the fields of a request's body, and refuses what the API refuses."""

from collections.abc import Collection, Mapping
from typing import Any, Final

from apm.example.stand_in import refusals

_TYPES: Final = {bool: "a boolean", int: "an integer", float: "a decimal", str: "a string"}


def only(body: Mapping[str, Any], known: Collection[str]) -> None:
    """Refuse a field that the operation does not have."""
    for name in body:
        if name not in known:
            raise refusals.invalid(f"Unrecognized request argument supplied: {name}")


def boolean(body: Mapping[str, Any], name: str) -> bool:
    """Return a switch; off where it is absent."""
    value = body.get(name)
    if value is not None and not isinstance(value, bool):
        raise _wrong_type(name, bool)
    return bool(value)


def count(body: Mapping[str, Any], name: str) -> int | None:
    """Return a number of one or more, or nothing where it is absent."""
    value = body.get(name)
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool):
        raise _wrong_type(name, int)
    if value < 1:
        raise refusals.invalid(
            f"Invalid '{name}': integer below minimum value. Expected a value >= 1, but got "
            f"{value} instead.",
            name,
            "integer_below_min_value",
        )
    return value


def between(body: Mapping[str, Any], name: str, low: float, high: float) -> None:
    """Refuse a number outside of its range."""
    value = body.get(name)
    if value is None:
        return
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise _wrong_type(name, float)
    if value < low:
        raise _outside(name, f"below minimum value. Expected a value >= {low}", value, "below_min")
    if value > high:
        raise _outside(name, f"above maximum value. Expected a value <= {high}", value, "above_max")


def _outside(name: str, rule: str, value: float, code: str) -> refusals.RefusalError:
    message = f"Invalid '{name}': decimal {rule}, but got {value} instead."
    return refusals.invalid(message, name, f"decimal_{code}_value")


def _wrong_type(name: str, expected: type) -> refusals.RefusalError:
    return refusals.invalid(
        f"Invalid type for '{name}': expected {_TYPES[expected]}.", name, "invalid_type"
    )
