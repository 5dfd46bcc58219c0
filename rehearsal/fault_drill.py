"""Every resource of a stack fails once in each way, and the run after it has to go on from there.

The faults of all resources wait at once, and a run stops where some of them come: the next one
takes what failed to its end, and comes to the resources that wait for it.
"""

import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from rehearsal.engine import serving
from rehearsal.faults import Fault, Operation
from rehearsal.lifecycle import Step, empty, unusable
from rehearsal.provider import Cloud
from rehearsal.pulumi_cli import Outcome, Workspace
from rehearsal.urn import name_of, type_of

_PACKAGES: Final = {"azure-native", "azuread", "elasticstack"}
CHANGES: Final = {
    "tags.drill": "yes",
    "eventHub.retentionDays": "4",
    "diagnostics.categories[0]": "Audit",
    "elastic.agentPolicyName": "Drilled",
    "elastic.metricsPeriodSeconds": "600",
    "reader.displayName": "Drilled",
}
"""A change of configuration that updates resources of every kind that is updated in place."""


def drill(
    root: Path, stack: str, tell: Callable[[str], None], ways: Iterable[Fault] = Fault
) -> list[Step]:
    """Let each creation, update and deletion fail in these ways; return what came of each."""
    steps: list[Step] = []
    for fault in ways:
        with tempfile.TemporaryDirectory() as folder:
            cloud = Cloud()
            with serving(cloud) as providers:
                workspace = Workspace(root, Path(folder), stack, providers)
                workspace.set_up()
                workspace.configure("protect", "false")
                for step in _Drill(workspace, cloud, fault).steps():
                    steps.append(step)
                    tell(f"{'kept  ' if step.kept else 'BROKEN'}  {step.name}: {step.promise}")
                    if not step.kept:
                        tell(str(step.broken))
                        return steps
    return steps


@dataclass(frozen=True)
class _Drill:
    """One way to fail, lived through from creation to deletion."""

    workspace: Workspace
    cloud: Cloud
    fault: Fault

    def steps(self) -> Iterator[Step]:
        """Yield what came of creating, updating and deleting everything."""
        planned = self._planned("create")
        whole = len(planned)
        promise = f"each of {whole} converges, with nothing twice and nothing lost"
        yield self._step(Operation.CREATE, planned, promise, whole, self.workspace.up)
        for path, value in CHANGES.items():
            self.workspace.configure(path, value)
        changed = self._planned("update")
        promise = f"each of {len(changed)} converges, with nothing twice and nothing lost"
        yield self._step(Operation.UPDATE, changed, promise, whole, self.workspace.up)
        promise = f"each of {whole} converges, and nothing is left"
        yield self._step(Operation.DELETE, planned, promise, 0, self.workspace.destroy)

    def _step(
        self,
        operation: Operation,
        names: list[str],
        promise: str,
        there: int,
        run: Callable[..., Outcome],
    ) -> Step:
        broken = self._drilled(operation, names, run) or self._as_it_should_be(operation, there)
        return Step(f"{operation.value}, {self.fault.value}", promise, broken)

    def _drilled(
        self, operation: Operation, names: list[str], run: Callable[..., Outcome]
    ) -> str | None:
        faults = self.cloud.faults
        for name in names:
            faults.add(operation, name, self.fault)
        while True:
            before = faults.left()
            outcome = run()
            if outcome.status == 0:
                return None if not faults.left() else f"never came to {faults.names()}"
            if faults.left() == before:
                return f"it failed, and for none of the faults:\n{outcome.printed}"

    def _as_it_should_be(self, operation: Operation, there: int) -> str | None:
        world = self.cloud.world
        found = world.left_behind() if operation is Operation.DELETE else world.names()
        if len(found) != there:
            return f"{len(found)} resources are there instead of {there}: {found}"
        if operation is Operation.DELETE:
            return None
        return empty(self.workspace.preview()) or unusable(self.cloud)

    def _planned(self, operation: str) -> list[str]:
        """Return the names of the resources that a preview would do this to."""
        return [
            name_of(urn)
            for done, urn in self.workspace.preview().steps()
            if done == operation and type_of(urn).partition(":")[0] in _PACKAGES
        ]
