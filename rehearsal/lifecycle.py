"""A stack's whole life on the real engine: each step with what it promises, told as it happens."""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rehearsal.emulation import World
from rehearsal.engine import serving
from rehearsal.faults import Fault, Operation
from rehearsal.provider import Cloud
from rehearsal.pulumi_cli import Outcome, Workspace

_HUB: Final = "azure-native:eventhub:EventHub"
_RETENTION: Final = "messageRetentionInDays"


@dataclass(frozen=True)
class Step:
    """One step of a life: what it is, what it promises, and whether the promise was kept."""

    name: str
    promise: str
    broken: str | None

    @property
    def kept(self) -> bool:
        """Whether the promise was kept."""
        return self.broken is None


def live(root: Path, stack: str, tell: Callable[[str], None]) -> list[Step]:
    """Live through a stack's life in a temporary folder; stops at the first broken promise."""
    cloud = Cloud()
    steps: list[Step] = []
    with tempfile.TemporaryDirectory() as folder, serving(cloud) as providers:
        workspace = Workspace(root, Path(folder), stack, providers)
        workspace.set_up()
        for name, promise, attempt in _life(workspace, cloud):
            tell(f"{name} ...")
            step = Step(name, promise, attempt())
            steps.append(step)
            tell(f"{name}: {'kept' if step.kept else 'BROKEN'} ({promise})")
            if not step.kept:
                tell(str(step.broken))
                break
    return steps


def table(steps: list[Step]) -> str:
    """Return the steps as a table."""
    width = max(len(step.name) for step in steps)
    return "\n".join(
        f"{'kept  ' if step.kept else 'BROKEN'}  {step.name:<{width}}  {step.promise}"
        for step in steps
    )


_Attempt = Callable[[], str | None]


def _life(workspace: Workspace, cloud: Cloud) -> Iterator[tuple[str, str, _Attempt]]:
    world = cloud.world
    yield "preview", "creates nothing", lambda: _previewed(workspace, world)
    yield "up", "creates everything", lambda: _succeeded(workspace.up())
    yield "second preview", "is empty", lambda: _empty(workspace.preview())
    yield "refresh", "is empty", lambda: _empty(workspace.refresh())
    yield "secrets", "are nowhere in plain text", lambda: _secret(workspace, world)
    yield "changed retention", "updates the hubs and nothing else", lambda: _retention(workspace)
    yield "drift", "is seen and repaired", lambda: _drift(workspace, world)
    yield "failed update", "is resumed by the next", lambda: _resumed(workspace, cloud)
    yield "destroy", "leaves nothing", lambda: _destroyed(workspace, world)


def _failed(outcome: Outcome, why: str) -> str:
    return f"{why}:\n{outcome.printed}"


def _succeeded(outcome: Outcome) -> str | None:
    return None if outcome.status == 0 else _failed(outcome, "it failed")


def _empty(outcome: Outcome) -> str | None:
    if outcome.status:
        return _failed(outcome, "it failed")
    changes = {
        operation: names
        for operation, names in outcome.operations().items()
        if operation not in {"refresh", "read"}
    }
    return _failed(outcome, f"it changes {changes}") if changes else None


def _previewed(workspace: Workspace, world: World) -> str | None:
    outcome = workspace.preview()
    if outcome.status:
        return _failed(outcome, "it failed")
    return None if world.is_empty() else "the world holds something after a preview"


def _secret(workspace: Workspace, world: World) -> str | None:
    shown = {
        "the state": workspace.run("stack", "export").printed,
        "the diff": workspace.preview("--diff").printed,
        "the outputs": workspace.run("stack", "output", "--json").printed,
        **{path.name: path.read_text("utf-8") for path in workspace.folder.glob("events-*.json")},
    }
    for place, text in shown.items():
        if any(secret in text for secret in world.secrets):
            return f"{place} shows a secret in plain text"
    return None


def _retention(workspace: Workspace) -> str | None:
    workspace.configure("eventHub.retentionDays", "5")
    outcome = workspace.up()
    done = outcome.operations()
    if outcome.status or set(done) != {"update"}:
        return _failed(outcome, f"it did {done}")
    wrong = [name for name in done["update"] if not name.endswith("-hub")]
    return _failed(outcome, f"it updated {wrong}") if wrong else None


def _drift(workspace: Workspace, world: World) -> str | None:
    hub = next(world.of(_HUB))
    configured = hub.state[_RETENTION]
    world.add(_HUB, hub.id, {**hub.state, _RETENTION: configured - 1})
    outcome = workspace.up("--refresh")
    done = outcome.operations()
    if outcome.status or len(done.get("update", [])) != 1:
        return _failed(outcome, f"it did {done}")
    found = world.find(_HUB, hub.id)
    if (
        found is None
        or found.state["messageRetentionInDays"] != hub.state["messageRetentionInDays"]
    ):
        return _failed(outcome, "the hub is not as configured")
    return _empty(workspace.preview())


def _resumed(workspace: Workspace, cloud: Cloud) -> str | None:
    hub = next(
        each["urn"].rsplit("::", 1)[-1]
        for each in workspace.state()["deployment"]["resources"]
        if each["type"] == _HUB
    )
    cloud.faults.add(Operation.UPDATE, hub, Fault.THROTTLED)
    workspace.configure("eventHub.retentionDays", "6")
    first = workspace.up()
    if first.status == 0 or cloud.faults.left():
        return _failed(first, "the fault did not make it fail")
    return _succeeded(workspace.up()) or _empty(workspace.preview())


def _destroyed(workspace: Workspace, world: World) -> str | None:
    workspace.configure("protect", "false")
    unprotected = workspace.up()
    if unprotected.status:
        return _failed(unprotected, "the protection could not be taken off")
    outcome = workspace.destroy()
    if outcome.status:
        return _failed(outcome, "it failed")
    return None if world.is_empty() else f"left behind: {world.names()}"
