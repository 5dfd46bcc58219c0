"""A service of two resources and one function, emulated: small enough to see through a rehearsal.

A box has a label, which must not be `forbidden`, and comes back with a key. A tin is named by its
provider where the program does not name it, in at most 10 characters. `getKey` hands out a key.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from textwrap import dedent
from typing import Any, ClassVar, Final

import pulumi
import pytest

from rehearsal import program, services
from rehearsal.emulation import Created, Properties, Violation, World
from rehearsal.program import StackConfiguration
from rehearsal.recording import Recording

BOX: Final = "shop:index:Box"
TIN: Final = "shop:index:Tin"
SHELF: Final = "shop:index:Shelf"
GET_KEY: Final = "shop:index:getKey"
PROVIDER: Final = "pulumi:providers:shop"
STACK_URN: Final = "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev"


class BoxEmulation:
    """Boxes: each comes back with what it was given, a key and where it was made."""

    token: ClassVar[str] = BOX

    def check(self, inputs: Properties, world: World) -> Iterator[Violation]:
        """Refuse one label."""
        del world
        if inputs.get("label") == "forbidden":
            yield Violation("label", "forbidden", "must be allowed", "Choose another")

    def create(self, urn: str, inputs: Properties, world: World) -> Created:
        """Return the inputs with a key."""
        return Created(world.guid(urn), {**inputs, "key": world.secret("box", urn), "made": "here"})


class TinEmulation:
    """Tins: named by their provider."""

    token: ClassVar[str] = TIN

    def named(self, urn: str, inputs: Properties, world: World) -> Properties:
        """Fill in the logical name."""
        del world
        return {"title": urn.rsplit("::", 1)[-1], **inputs}

    def check(self, inputs: Properties, world: World) -> Iterator[Violation]:
        """Refuse long names."""
        del world
        if len(title := str(inputs.get("title", ""))) > 10:
            yield Violation("title", title, "must be short", "Use 10 characters")

    def create(self, urn: str, inputs: Properties, world: World) -> Created:
        """Return the inputs with the name."""
        return Created(world.guid(urn), dict(self.named(urn, inputs, world)))


class GetKeyEmulation:
    """The function that hands out the key of a rule, in plain text."""

    token: ClassVar[str] = GET_KEY

    def check(self, arguments: Properties, world: World) -> Iterator[Violation]:
        """Refuse one rule."""
        del world
        if arguments.get("rule") == "forbidden":
            yield Violation("rule", "forbidden", "must be allowed", "Choose another")

    def call(self, arguments: Properties, world: World) -> dict[str, Any]:
        """Return the rule with its key."""
        rule = str(arguments.get("rule"))
        return {"rule": rule, "key": world.secret("rule", rule), "nothing": None}


class Box(pulumi.CustomResource):
    """A box."""

    label: pulumi.Output[Any]
    key: pulumi.Output[str]
    made: pulumi.Output[str]

    def __init__(
        self,
        name: str,
        label: pulumi.Input[Any] = "plain",
        opts: pulumi.ResourceOptions | None = None,
        package_ref: Any = None,
        **others: pulumi.Input[Any],
    ) -> None:
        values = {"label": label, **others, "key": None, "made": None}
        super().__init__(BOX, name, values, opts, package_ref=package_ref)


class Tin(pulumi.CustomResource):
    """A tin."""

    def __init__(self, name: str, title: pulumi.Input[str] | None = None) -> None:
        super().__init__(TIN, name, {"title": title})


class Shelf(pulumi.ComponentResource):
    """A component; it gives out what it is told to."""

    def __init__(
        self,
        name: str,
        opts: pulumi.ResourceOptions | None = None,
        **outputs: pulumi.Input[Any],
    ) -> None:
        super().__init__(SHELF, name, {}, opts)
        self.register_outputs(outputs)


class Stranger(pulumi.CustomResource):
    """A resource that no emulation knows."""

    label: pulumi.Output[str]

    def __init__(self, name: str, label: pulumi.Input[str]) -> None:
        super().__init__("shop:index:Stranger", name, {"label": label})


def get_key(rule: pulumi.Input[str]) -> pulumi.Output[Any]:
    """Ask for the key of a rule."""
    return pulumi.runtime.invoke_output(GET_KEY, {"rule": rule})


def fail(error: BaseException) -> Any:
    """Raise an error where only an expression may stand."""
    raise error


def inside(parent: pulumi.Resource) -> pulumi.ResourceOptions:
    """Put a resource under a parent."""
    return pulumi.ResourceOptions(parent=parent)


def urn(qualified_type: str, name: str) -> str:
    """Return the URN of a resource of the stack dev."""
    return f"urn:pulumi:dev::shop::{qualified_type}::{name}"


def open_shop(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every rehearsal know the shop, beside the services that it knows anyway."""
    emulations = {BOX: BoxEmulation(), TIN: TinEmulation()}
    monkeypatch.setattr(program, "RESOURCES", {**services.RESOURCES, **emulations})
    monkeypatch.setattr(program, "FUNCTIONS", {**services.FUNCTIONS, GET_KEY: GetKeyEmulation()})


def rehearse(
    what: Callable[[], object],
    *,
    world: World | None = None,
    stack: str = "dev",
    config: Mapping[str, str] | None = None,
    secret_keys: frozenset[str] = frozenset(),
    preview: bool = False,
) -> Recording:
    """Run a program of the project shop, where the shop is open."""
    configuration = StackConfiguration("shop", stack, config or {}, secret_keys)
    with pytest.MonkeyPatch.context() as monkeypatch:
        open_shop(monkeypatch)
        return program.run(what, configuration, world, preview=preview)


def write_project(root: Path, program: str, stacks: tuple[str, ...] = ("dev",)) -> Path:
    """Write a project whose program is the text of a `__main__.py`, with stacks to rehearse."""
    (root / "Pulumi.yaml").write_text("name: shop\nruntime: python\n", encoding="utf-8")
    for stack in stacks:
        (root / f"Pulumi.{stack}.yaml").write_text(
            f"config: {{place: {stack}}}\n", encoding="utf-8"
        )
    imports = "import pulumi\nfrom tests.rehearsal.shop import *\n"
    (root / "__main__.py").write_text(imports + dedent(program), encoding="utf-8")
    return root
