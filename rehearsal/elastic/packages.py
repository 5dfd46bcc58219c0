"""The emulated package registry: the integration packages, and what each version takes."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, Final

FIRST_WITH_CLIENT_SECRET: Final = "1.8.0"
"""The version of `azure_openai` from which agents can read the event hub with a client secret.

Not proven: the change (elastic/integrations #17245, 2026) came after 1.7.0; in which version is to
be confirmed. This is the one place to correct it.
"""

_VERSION: Final = re.compile(r"\d{1,4}(\.\d{1,4}){2}(-[0-9A-Za-z.-]+)?", re.ASCII)
_VERSIONS: Final = {"azure_openai": ("1.4.0", "1.7.0", FIRST_WITH_CLIENT_SECRET)}
_CHANGES: Final = {"client secret": FIRST_WITH_CLIENT_SECRET}


class VariableType(Enum):
    """What a variable holds, named as a package's manifest names it."""

    TEXT = "text"
    PASSWORD = "password"
    BOOL = "bool"
    SELECT = "select"
    YAML = "yaml"


@dataclass(frozen=True)
class Variable:
    """One variable of a package, an input or a stream.

    `filled_in` is what Fleet sets where the variable is left out: its default, an empty list for
    one that holds several values, else None for nothing at all.
    """

    name: str
    type: VariableType
    multi: bool
    required: bool
    secret: bool
    filled_in: object
    options: tuple[str, ...]


@dataclass(frozen=True)
class Stream:
    """One data stream that an input writes; Fleet names it by its dataset."""

    dataset: str
    variables: tuple[Variable, ...]


@dataclass(frozen=True)
class Input:
    """One input of a policy template; Fleet names it `<policy template>-<type>`."""

    key: str
    variables: tuple[Variable, ...]
    streams: Mapping[str, Stream]


@dataclass(frozen=True)
class Package:
    """One version of an integration package."""

    name: str
    version: str
    variables: tuple[Variable, ...]
    inputs: Mapping[str, Input]


def names() -> tuple[str, ...]:
    """Return the names of all packages."""
    return tuple(_VERSIONS)


def versions(name: str) -> tuple[str, ...]:
    """Return the versions of a package, oldest first; none where there is no such package."""
    return tuple(sorted(_VERSIONS.get(name, ()), key=_order))


def newest(name: str) -> str | None:
    """Return the newest version of a package, or None where there is no such package."""
    return next(reversed(versions(name)), None)


@cache
def find(name: str, version: str) -> Package | None:
    """Return that version of that package, or None where there is none that it could be like.

    A version between or after the known ones has the variables of the newest known one before it.
    """
    if _VERSION.fullmatch(version) is None or not _known_until(name, version):
        return None
    manifest = json.loads(
        Path(__file__).with_name(f"{name}_package.json").read_text(encoding="utf-8")
    )
    return Package(
        name,
        version,
        _variables(manifest["variables"], version),
        {read.key: read for read in (_input(found, version) for found in manifest["inputs"])},
    )


def _known_until(name: str, version: str) -> list[str]:
    return [each for each in versions(name) if _order(each) <= _order(version)]


def first_with(name: str, dataset: str, variable: str) -> str | None:
    """Return the first version of a package whose stream has that variable, or None."""
    for version in versions(name):
        package = find(name, version)
        for found in package.inputs.values() if package else ():
            stream = found.streams.get(dataset)
            if stream and any(known.name == variable for known in stream.variables):
                return version
    return None


@cache
def secret_variables() -> frozenset[str]:
    """Return the names of all variables that are secret in any known package."""
    return frozenset(
        variable.name
        for name in names()
        for version in versions(name)
        if (package := find(name, version))
        for found in package.inputs.values()
        for stream in found.streams.values()
        for variable in stream.variables
        if variable.secret
    )


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("-", 1)[0].split("."))


def _input(manifest: Mapping[str, Any], version: str) -> Input:
    return Input(
        f"{manifest['policy_template']}-{manifest['type']}",
        _variables(manifest["variables"], version),
        {
            stream["dataset"]: Stream(stream["dataset"], _variables(stream["variables"], version))
            for stream in manifest["streams"]
        },
    )


def _variables(manifests: list[dict[str, Any]], version: str) -> tuple[Variable, ...]:
    return tuple(
        _variable(manifest, version)
        for manifest in manifests
        if "since" not in manifest or _has(version, manifest["since"])
    )


def _variable(manifest: Mapping[str, Any], version: str) -> Variable:
    multi = manifest.get("multi", False)
    before = manifest.get("required_before")
    return Variable(
        name=manifest["name"],
        type=VariableType(manifest["type"]),
        multi=multi,
        required=manifest.get("required", before is not None and not _has(version, before)),
        secret=manifest.get("secret", False),
        filled_in=manifest.get("default", [] if multi else None),
        options=tuple(manifest.get("options", ())),
    )


def _has(version: str, change: str) -> bool:
    return _order(version) >= _order(_CHANGES[change])
