"""What changes from one plan to another, as a person reads it."""

import json
from collections.abc import Iterator, Mapping
from typing import Any


def between(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """Return the lines that tell what changes; none where nothing does.

    A line starts with `+` for what is added, `-` for what is removed, `~` for what changes and `+-`
    for what is replaced.
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
            replaces = _replaces(old[urn], new[urn])
            why = f" (replaced, and all that depends on it: {', '.join(replaces)})"
            lines.append(f"{'+-' if replaces else '~'} {_title(new[urn])}{why if replaces else ''}")
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
    changed = {urn for urn in shared if any(True for _ in _resource_changes(old[urn], new[urn]))}
    replaced = {urn for urn in changed if _replaces(old[urn], new[urn])}
    return (
        f"{len(new.keys() - old.keys())} to create, {len(old.keys() - new.keys())} to delete, "
        f"{len(replaced)} to replace, {len(changed - replaced)} to change, "
        f"{len(shared) - len(changed)} unchanged"
    )


def _replaces(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    """Return what makes a resource a new one: inputs that cannot change in place, a trigger."""
    before, after = old["inputs"], new["inputs"]
    replaces = [
        key for key in new.get("replacedBy", ()) if _json(before.get(key)) != _json(after.get(key))
    ]
    triggers = [each.get("replacementTrigger") for each in (old, new)]
    # As the engine has it: a trigger that comes or goes replaces nothing.
    if None not in triggers and _json(triggers[0]) != _json(triggers[1]):
        replaces.append("replacementTrigger")
    return replaces


def _json(value: Any) -> str:
    return json.dumps(value, sort_keys=True)


def _findings(plan: Mapping[str, Any]) -> list[str]:
    return [f"{each['severity']}: {each['where']}: {each['message']}" for each in plan["findings"]]


def _title(resource: Mapping[str, Any]) -> str:
    return f"{resource['type']} {resource['name']}"


def _resource_changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    yield from _changes(old["inputs"], new["inputs"])
    for key in ("parent", "protect", "replacementTrigger"):
        yield from _changes({f"[{key}]": old.get(key)}, {f"[{key}]": new.get(key)})
    for key in ("dependencies", "secrets"):
        # A change of one among many: the whole lists would hide it.
        before, after = old[key], new[key]
        yield from (f"- [{key}]: {each}" for each in before if each not in after)
        yield from (f"+ [{key}]: {each}" for each in after if each not in before)


def _changes(old: Any, new: Any, path: str = "") -> Iterator[str]:
    # As JSON: to Python 1 and True are equal.
    if _json(old) == _json(new):
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
