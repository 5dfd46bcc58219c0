"""Reads a stack's configuration as the Pulumi CLI does: Pulumi.yaml and Pulumi.<stack>.yaml.

Secrets stay closed: their plain text is not needed to rehearse, so each becomes a stand-in.
"""

import json
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, Final

import yaml

from rehearsal.emulation import MASK
from rehearsal.program import StackConfiguration

_INTEGER: Final = re.compile(r"[-+]?[0-9]+")


class UnreadableStackError(Exception):
    """A stack that cannot be rehearsed: the message says which file, why, and what to do."""


def read(root: Path, stack: str) -> StackConfiguration:
    """Return the configuration of a stack of the project in `root`."""
    project = _document(root / "Pulumi.yaml")
    name = project.get("name")
    if not isinstance(name, str):
        raise UnreadableStackError("Pulumi.yaml lacks the name of the project.")
    path = root / f"Pulumi.{stack}.yaml"
    if not path.is_file():
        known = ", ".join(stacks(root)) or "none"
        raise UnreadableStackError(
            f"There is no stack {stack!r}: {path.name} is missing. The stacks here are {known}."
        )
    values = {key if ":" in key else f"{name}:{key}": value for key, value in _config(path).items()}
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
        # A safe loader, with the CLI's reading of a few words.
        document = yaml.load(path.read_text(encoding="utf-8"), _Loader)  # noqa: S506
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableStackError(f"{path.name} cannot be read: {error}.") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f" in line {mark.line + 1}" if mark else ""
        # What it quotes may be a secret.
        problem = re.sub(r"'[^'<]{4,}'", MASK, getattr(error, "problem", None) or "not YAML")
        raise UnreadableStackError(f"{path.name} is not YAML{line}: {problem}.") from None
    if document is None:
        return {}
    if not isinstance(document, dict):
        raise UnreadableStackError(f"{path.name} does not hold a map of keys to values.")
    return document


def _config(path: Path) -> dict[str, Any]:
    config = _document(path).get("config") or {}
    if not isinstance(config, dict):
        raise UnreadableStackError(f"{path.name}: config does not hold a map of keys to values.")
    for key in config:
        if not isinstance(key, str):
            raise UnreadableStackError(
                f"{path.name}: the key {key!r} is no text. Put it in quotes."
            )
    return config


class _Loader(yaml.SafeLoader):
    """YAML as the CLI reads it: `yes` and `12:30` are text, and no key stands twice in a map."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002 - the signature of the base
        seen: set[str] = set()
        for key, _ in node.value:
            text = str(key.value)
            if text in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, "a key is given twice", key.start_mark
                )
            seen.add(text)
        return super().construct_mapping(node, deep=deep)


def _boolean(_: _Loader, node: yaml.ScalarNode) -> Any:
    return {"true": True, "false": False}.get(node.value.lower(), node.value)


def _integer(loader: _Loader, node: yaml.ScalarNode) -> Any:
    return node.value if ":" in node.value else loader.construct_yaml_int(node)


def _number(loader: _Loader, node: yaml.ScalarNode) -> Any:
    return node.value if ":" in node.value else loader.construct_yaml_float(node)


def _moment(loader: _Loader, node: yaml.ScalarNode) -> str:
    """Return a date as Go writes it, which is no RFC 3339: dates belong in quotes."""
    read: date = loader.construct_yaml_timestamp(node)
    moment = read if isinstance(read, datetime) else datetime.combine(read, time())
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    zone = f"{moment:%z}"
    return f"{moment:%Y-%m-%d %H:%M:%S} {zone} {'UTC' if zone == '+0000' else zone}"


for _kind, _constructor in (
    ("bool", _boolean),
    ("int", _integer),
    ("float", _number),
    ("timestamp", _moment),
):
    _Loader.add_constructor(f"tag:yaml.org,2002:{_kind}", _constructor)


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
    if not _fits(values[full], declared):
        raise UnreadableStackError(
            f"{path.name}: {full} is not of type {declared['type']}. {declared['description']}"
        )


def _fits(value: Any, declared: Mapping[str, Any]) -> bool:
    """Say whether a value is of a declared type: any single value is a string, as for the CLI."""
    if isinstance(value, dict) and set(value) == {"secure"}:
        return True
    match declared["type"]:
        case "string":
            return not isinstance(value, dict | list)
        case "integer":
            return not isinstance(value, bool) and _INTEGER.fullmatch(_text(value)) is not None
        case "boolean":
            return isinstance(value, bool) or value in ("true", "false")
        case "array":
            return isinstance(value, list) and all(_fits(each, declared["items"]) for each in value)
        case _:
            return isinstance(value, dict)


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
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else json.dumps(value, ensure_ascii=False)
