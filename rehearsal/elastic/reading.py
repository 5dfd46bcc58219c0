"""Read inputs that nobody has checked yet: what has a wrong type or is unknown is passed over."""

import json
from collections.abc import Mapping
from typing import Any

from rehearsal.properties import items


def objects(values: Mapping[str, Any], name: str) -> list[tuple[int, Mapping[str, Any]]]:
    """Return the objects of the list under that name with their places, without what is none."""
    listed = enumerate(items(values, name) or ())
    return [(place, item) for place, item in listed if isinstance(item, Mapping)]


def named_objects(values: Mapping[str, Any], name: str) -> dict[str, Mapping[str, Any]]:
    """Return the objects of the map under that name, without what is no object."""
    value = values.get(name)
    if not isinstance(value, Mapping):
        return {}
    return {key: item for key, item in value.items() if isinstance(item, Mapping)}


def texts(values: Mapping[str, Any], name: str) -> list[tuple[int, str]]:
    """Return the texts of the list under that name with their places, without what is none."""
    listed = enumerate(items(values, name) or ())
    return [(place, item) for place, item in listed if isinstance(item, str)]


def json_of(value: str) -> Any:
    """Return what a JSON text holds; ValueError where it is none, as with NaN or deep nesting."""
    try:
        return json.loads(value, parse_constant=_refuse)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def json_object(value: object) -> dict[str, Any] | None:
    """Return the object that a JSON text holds, or None where it holds something else."""
    if not isinstance(value, str):
        return None
    try:
        held = json_of(value)
    except ValueError:
        return None
    return held if isinstance(held, dict) else None


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not JSON")
