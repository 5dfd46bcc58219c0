"""Every resource of a stack fails in turn, in every way, and the next `up` has to converge."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from rehearsal.engine import serving
from rehearsal.faults import Fault, Operation
from rehearsal.lifecycle import Step
from rehearsal.provider import Cloud
from rehearsal.pulumi_cli import Workspace


def drill(root: Path, stack: str, tell: Callable[[str], None]) -> list[Step]:
    """Let each resource's creation and deletion fail in every way; return what came of each."""
    cloud = Cloud()
    steps: list[Step] = []
    with tempfile.TemporaryDirectory() as folder, serving(cloud) as providers:
        workspace = Workspace(root, Path(folder), stack, providers)
        workspace.set_up()
        workspace.configure("protect", "false")
        names, whole = _rehearsed(workspace, cloud)
        for name in names:
            broken = _drill_one(workspace, cloud, name, whole)
            step = Step(name, "converges after each fault, and leaves nothing", broken)
            steps.append(step)
            tell(f"{'kept  ' if step.kept else 'BROKEN'}  {name}")
            if broken:
                tell(broken)
                break
    return steps


def _rehearsed(workspace: Workspace, cloud: Cloud) -> tuple[list[str], int]:
    """Return the names of the stack's resources, and how many there are in the world."""
    workspace.up()
    names = [
        str(each["urn"]).rsplit("::", 1)[-1]
        for each in workspace.state()["deployment"]["resources"]
        if each["custom"] and not each["type"].startswith("pulumi:")
    ]
    whole = len(cloud.world.names())
    workspace.destroy()
    return sorted(names), whole


def _drill_one(workspace: Workspace, cloud: Cloud, name: str, whole: int) -> str | None:
    for operation, act in ((Operation.CREATE, workspace.up), (Operation.DELETE, workspace.destroy)):
        for fault in Fault:
            cloud.faults.add(operation, name, fault)
            outcome = act()
            if outcome.status == 0 or cloud.faults.left():
                return f"{operation.value} {fault.value}: it did not fail:\n{outcome.printed}"
        outcome = act()
        if outcome.status:
            return f"{operation.value}: it did not converge:\n{outcome.printed}"
        there = len(cloud.world.names())
        expected = whole if operation is Operation.CREATE else 0
        if there != expected:
            return f"{operation.value}: {there} resources are there, not {expected}"
        if operation is Operation.CREATE:
            preview = workspace.preview()
            if preview.status or preview.operations():
                return f"the preview after it is not empty:\n{preview.printed}"
    return None
