"""Reads a stack's configuration as the Pulumi CLI does: Pulumi.yaml and Pulumi.<stack>.yaml.

Secrets stay closed: their plain text is not needed to rehearse, so each becomes a stand-in.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import yaml

from rehearsal.program import StackConfiguration

_TYPES: Final[Mapping[str, tuple[type, ...]]] = {
    "string": (str,),
    "integer": (int,),
    "boolean": (bool,),
    "array": (list,),
    "object": (dict,),
}


class UnreadableStackError(Exception):
    """A stack that cannot be rehearsed: the message says which file, why, and what to do."""


def read(root: Path, stack: str) -> StackConfiguration:
    """Return the configuration of a stack of the project in `root`."""
    project = _document(root / "Pulumi.yaml")
    name = str(project["name"])
    path = root / f"Pulumi.{stack}.yaml"
    if not path.is_file():
        known = ", ".join(stacks(root)) or "none"
        raise UnreadableStackError(
            f"There is no stack {stack!r}: {path.name} is missing. The stacks here are {known}."
        )
    given = _document(path).get("config") or {}
    values = {key if ":" in key else f"{name}:{key}": given[key] for key in map(str, given)}
    for key, declared in (project.get("config") or {}).items():
        full = key if ":" in key else f"{name}:{key}"
        _apply_declaration(path, full, declared, values)
    secret_keys = frozenset(key for key, value in values.items() if _holds_secret(value))
    return StackConfiguration(
        project=name,
        stack=stack,
        config={key: _text(_opened(value, key)) for key, value in values.items()},
        secret_keys=secret_keys,
    )


def stacks(root: Path) -> list[str]:
    """Return the names of a project's stacks that have a configuration file."""
    return sorted(
        path.name.split(".", 1)[1].removesuffix(".yaml") for path in root.glob("Pulumi.*.yaml")
    )


def stand_in(key: str) -> str:
    """Return what stands for the plain text of a secret in a rehearsal."""
    return f"stand-in-for-the-secret-{key.rsplit(':', 1)[-1]}"


def _document(path: Path) -> dict[str, Any]:
    try:
        document = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableStackError(f"{path.name} cannot be read: {error}.") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f" in line {mark.line + 1}" if mark else ""
        problem = getattr(error, "problem", None) or "not YAML"
        raise UnreadableStackError(f"{path.name} is not YAML{line}: {problem}.") from None
    if document is None:
        return {}
    if not isinstance(document, dict):
        raise UnreadableStackError(f"{path.name} does not hold a map of keys to values.")
    return document


def _apply_declaration(
    path: Path, full: str, declared: Mapping[str, Any], values: dict[str, Any]
) -> None:
    """Fill in a key's default and hold its value against its type, as the CLI does."""
    if full not in values:
        if "default" not in declared:
            raise UnreadableStackError(
                f"{path.name} lacks the key {full}, which is required: {declared['description']}"
            )
        values[full] = declared["default"]
    value, wanted = values[full], declared["type"]
    if isinstance(value, dict) and set(value) == {"secure"}:
        return
    if not isinstance(value, _TYPES[wanted]) or (wanted == "integer" and isinstance(value, bool)):
        raise UnreadableStackError(
            f"{path.name}: {full} is not of type {wanted}. {declared['description']}"
        )


def _holds_secret(value: Any) -> bool:
    if isinstance(value, dict):
        return set(value) == {"secure"} or any(_holds_secret(each) for each in value.values())
    return isinstance(value, list) and any(_holds_secret(each) for each in value)


def _opened(value: Any, key: str) -> Any:
    if isinstance(value, dict):
        if set(value) == {"secure"}:
            return stand_in(key)
        return {name: _opened(each, f"{key}.{name}") for name, each in value.items()}
    return [_opened(each, key) for each in value] if isinstance(value, list) else value


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    return json.dumps(value, default=str)
