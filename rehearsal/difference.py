"""What changes from one plan to another, as a person reads it."""

import json
from collections.abc import Iterator, Mapping
from typing import Any


def between(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """Return the lines that tell what changes; none where nothing does.

    A line starts with `+` for what is added, `-` for what is removed and `~` for what changes.
    """
    old = {each["urn"]: each for each in before["resources"]}
    new = {each["urn"]: each for each in after["resources"]}
    lines: list[str] = []
    for urn in sorted(old.keys() | new.keys()):
        if urn not in old:
            lines.append(f"+ {_title(new[urn])}")
        elif urn not in new:
            lines.append(f"- {_title(old[urn])}")
        elif changes := list(_resource_changes(old[urn], new[urn])):
            lines.append(f"~ {_title(new[urn])}")
            lines.extend(f"    {change}" for change in changes)
    if changes := list(_changes(before["outputs"], after["outputs"])):
        lines.append("~ outputs")
        lines.extend(f"    {change}" for change in changes)
    told, found = _findings(before), _findings(after)
    lines.extend(f"- {each}" for each in told if each not in found)
    lines.extend(f"+ {each}" for each in found if each not in told)
    return lines


def summary(before: Mapping[str, Any], after: Mapping[str, Any]) -> str:
    """Return the counts: how many resources are added, removed, changed and unchanged."""
    old = {each["urn"]: each for each in before["resources"]}
    new = {each["urn"]: each for each in after["resources"]}
    shared = old.keys() & new.keys()
    changed = sum(any(True for _ in _resource_changes(old[urn], new[urn])) for urn in shared)
    return (
        f"{len(new.keys() - old.keys())} to create, {len(old.keys() - new.keys())} to delete, "
        f"{changed} to change, {len(shared) - changed} unchanged"
    )


def _findings(plan: Mapping[str, Any]) -> list[str]:
    return [f"{each['severity']}: {each['where']}: {each['message']}" for each in plan["findings"]]


def _title(resource: Mapping[str, Any]) -> str:
    return f"{resource['type']} {resource['name']}"


def _resource_changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    yield from _changes(old["inputs"], new["inputs"])
    for key in ("parent", "protect", "dependencies", "secrets"):
        yield from _changes({f"[{key}]": old[key]}, {f"[{key}]": new[key]})


def _changes(old: Any, new: Any, path: str = "") -> Iterator[str]:
    # As JSON: to Python 1 and True are equal.
    if json.dumps(old, sort_keys=True) == json.dumps(new, sort_keys=True):
        return
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        for key in sorted(old.keys() | new.keys()):
            inner = f"{path}.{key}" if path else key
            if key not in old:
                yield f"+ {inner}: {new[key]!r}"
            elif key not in new:
                yield f"- {inner}: {old[key]!r}"
            else:
                yield from _changes(old[key], new[key], inner)
    else:
        yield f"~ {path}: {old!r} => {new!r}"
