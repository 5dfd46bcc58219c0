"""What a program registered, whole: the result of running it against the emulations."""

from dataclasses import dataclass, field
from typing import Any, Literal

from rehearsal.emulation import World

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, order=True)
class Finding:
    """Something to know about a program: `where` it is (a resource's name) and what it is.

    An error is what a service would refuse or what breaks a promise of this project; a warning
    needs attention soon; a note says what the rehearsal took for granted.
    """

    severity: Severity
    where: str
    message: str


@dataclass(frozen=True)
class Plugin:
    """The plugin that serves a resource, and what makes another package of it.

    A parameterized plugin (`terraform-provider`) serves a package of another name; its own version
    and the parameter are empty where a plugin serves its own package.
    """

    version: str
    base_name: str = ""
    base_version: str = ""
    parameter: bytes = b""


@dataclass(frozen=True)
class Registration:
    """One resource as the program registered it; inputs hold `Secret` and `UNKNOWN` values."""

    urn: str
    id: str
    type: str
    name: str
    parent: str
    custom: bool
    inputs: dict[str, Any]
    dependencies: tuple[str, ...]
    protect: bool
    provider: str
    package: str
    plugin: Plugin
    aliases: tuple[str, ...]
    replace_on_changes: tuple[str, ...]
    replacement_trigger: Any
    ignore_changes: tuple[str, ...]
    outputs: dict[str, Any]


@dataclass
class Recording:
    """Everything that one run of a program did: resources, calls, outputs, and what was found."""

    stack: str
    world: World = field(default_factory=World)
    resources: dict[str, Registration] = field(default_factory=dict)
    calls: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    outputs: dict[str, Any] = field(default_factory=dict)
    component_outputs: dict[str, dict[str, Any]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def of_type(self, type_: str) -> list[Registration]:
        """Return the resources of one type token, by name."""
        return sorted(
            (each for each in self.resources.values() if each.type == type_),
            key=lambda each: each.name,
        )

    @property
    def errors(self) -> list[Finding]:
        """The findings that make the rehearsal fail."""
        return sorted(each for each in self.findings if each.severity == "error")
