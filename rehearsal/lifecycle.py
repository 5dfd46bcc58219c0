"""A stack's whole life on the real engine: each step with what it promises, told as it happens."""

import json
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from rehearsal import credentials
from rehearsal.azure.hierarchy import ACCOUNT, EVENT_HUB, EVENT_HUB_RULE
from rehearsal.azure.role_assignment import RoleAssignment
from rehearsal.elastic import packages
from rehearsal.elastic.tokens import ALERTING_RULE, INTEGRATION, INTEGRATION_POLICY
from rehearsal.emulation import World
from rehearsal.engine import serving
from rehearsal.entra.application_password import ApplicationPassword
from rehearsal.faults import Fault, Operation
from rehearsal.provider import Cloud
from rehearsal.pulumi_cli import Outcome, Workspace
from rehearsal.urn import name_of

_RETENTION: Final = "messageRetentionInDays"
_END_DATE: Final = "secretEndDate"
_PREVIOUS_END_DATE: Final = "previousSecretEndDate"
_SWITCH: Final = {"connection_string": "client_secret", "client_secret": "connection_string"}


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
    steps: list[Step] = []
    with tempfile.TemporaryDirectory() as folder:
        cloud = Cloud()
        with serving(cloud) as providers:
            workspace = Workspace(root, Path(folder), stack, providers)
            workspace.set_up()
            for name, promise, attempt in _Life(workspace, cloud).steps():
                tell(f"{name} ...")
                step = Step(name, promise, attempt() or unusable(cloud))
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


@dataclass(frozen=True)
class _Life:
    """The attempts of one life; each returns what broke its promise, or None."""

    workspace: Workspace
    cloud: Cloud

    @property
    def world(self) -> World:
        return self.cloud.world

    def steps(self) -> Iterator[tuple[str, str, _Attempt]]:
        workspace = self.workspace
        yield "preview", "creates nothing", self.previewed
        yield "killed in up", "is resumed by cancel and up", self.killed_before
        yield "up", "has created everything", lambda: empty(workspace.up())
        yield "second preview", "is empty", lambda: empty(workspace.preview())
        yield "refresh", "is empty", lambda: empty(workspace.refresh())
        yield "changed retention", "updates the hubs and nothing else", self.retention_changed
        yield "drift", "is seen and repaired", self.drifted
        yield "failed update", "is resumed by the next", self.resumed
        if _END_DATE in self._reader:
            yield "rotation", "adds a secret, and moves Fleet and its alert to it", self.rotated
            yield "end of rotation", "deletes the old secret only", self.rotation_ended
        yield "switch of authType", "replaces nothing, and keeps both ways", self.switched
        yield "end of switch", "takes the old way off", self.switch_ended
        yield "another replication", "replaces the accounts, and Fleet follows", self.moved
        yield "secrets", "are nowhere in plain text", self.secret
        yield "destroy", "leaves nothing", self.destroyed
        yield "killed after the work", "is resumed by cancel, import and up", self.killed_after
        yield "destroy again", "leaves nothing", self.destroyed

    def previewed(self) -> str | None:
        outcome = self.workspace.preview()
        if outcome.status:
            return _failed(outcome, "it failed")
        return None if self.world.is_empty() else "the world holds something after a preview"

    def killed_before(self) -> str | None:
        """Kill the engine while a service has not yet begun what it is asked for."""
        self._kill(done=False)
        # The engine goes on warning of what was pending until a refresh clears it.
        return _succeeded(self.workspace.up()) or empty(
            self.workspace.refresh("--clear-pending-creates")
        )

    def killed_after(self) -> str | None:
        """Kill the engine when a service did its work, and nobody noted what came of it."""
        self._kill(done=True)
        (lost,) = (
            each["resource"] for each in self.workspace.state()["deployment"]["pending_operations"]
        )
        cleared = self.workspace.refresh("--clear-pending-creates")
        refused = self.workspace.up()
        if refused.status == 0 or "exists already" not in refused.printed:
            return _failed(refused, "it did not find that something exists already")
        return (
            _succeeded(cleared)
            or _succeeded(self._import(lost))
            or _succeeded(self.workspace.up())
            or empty(self.workspace.preview())
        )

    def _import(self, lost: dict[str, Any]) -> Outcome:
        entry = {
            "type": lost["type"],
            "name": name_of(lost["urn"]),
            "id": self.cloud.ids[lost["urn"]],
            "parent": "parent",
        }
        file = self.workspace.folder / "lost.json"
        document = {"nameTable": {"parent": lost["parent"]}, "resources": [entry]}
        file.write_text(json.dumps(document), encoding="utf-8")
        return self.workspace.take_over(file)

    def _kill(self, *, done: bool) -> None:
        hold = self.cloud.faults.hold(Operation.CREATE, ACCOUNT.token, done=done)
        self.workspace.killed_up(hold.reached)
        hold.released.set()
        self.workspace.run("cancel", "--yes")

    def retention_changed(self) -> str | None:
        self.workspace.configure("eventHub.retentionDays", "5")
        return _did(self.workspace.up(), {"update": {EVENT_HUB.token}})

    def drifted(self) -> str | None:
        hub = next(self.world.of(EVENT_HUB.token))
        self.world.add(
            EVENT_HUB.token, hub.id, {**hub.state, _RETENTION: hub.state[_RETENTION] - 1}
        )
        outcome = self.workspace.up("--refresh")
        done = outcome.operations()
        if outcome.status or len(done.get("update", [])) != 1:
            return _failed(outcome, f"it did {done}")
        found = self.world.find(EVENT_HUB.token, hub.id)
        if found is None or found.state[_RETENTION] != hub.state[_RETENTION]:
            return _failed(outcome, "the hub is not as configured")
        return empty(self.workspace.preview())

    def resumed(self) -> str | None:
        hub = next(
            name_of(each["urn"])
            for each in self.workspace.state()["deployment"]["resources"]
            if each["type"] == EVENT_HUB.token
        )
        self.cloud.faults.add(Operation.UPDATE, hub, Fault.THROTTLED)
        self.workspace.configure("eventHub.retentionDays", "6")
        first = self.workspace.up()
        if first.status == 0 or self.cloud.faults.left():
            return _failed(first, "the fault did not make it fail")
        return _succeeded(self.workspace.up()) or empty(self.workspace.preview())

    def rotated(self) -> str | None:
        end = datetime.fromisoformat(self._reader[_END_DATE])
        self.workspace.configure(f"reader.{_PREVIOUS_END_DATE}", end.isoformat())
        self.workspace.configure(f"reader.{_END_DATE}", (end + timedelta(days=1)).isoformat())
        outcome = self.workspace.up()
        updated = {INTEGRATION_POLICY, *self._rule_on_the_end}
        if broken := _did(outcome, {"create": {ApplicationPassword.token}, "update": updated}):
            return broken
        there = len(list(self.world.of(ApplicationPassword.token)))
        return None if there == 2 else f"{there} secrets are there"  # noqa: PLR2004 - old and new

    def rotation_ended(self) -> str | None:
        self.workspace.unset(f"reader.{_PREVIOUS_END_DATE}")
        return _did(self.workspace.up(), {"delete": {ApplicationPassword.token}})

    def switched(self) -> str | None:
        before = self.workspace.configured().get("authType", "connection_string")
        self.workspace.configure("previousAuthType", before)
        self.workspace.configure("authType", _SWITCH[before])
        self.workspace.configure("elastic.packageVersion", packages.FIRST_WITH_CLIENT_SECRET)
        outcome = self.workspace.up()
        return _did_nothing_but(
            outcome,
            {
                "create": {RoleAssignment.token, EVENT_HUB_RULE.token},
                "update": {INTEGRATION, INTEGRATION_POLICY, ACCOUNT.token},
            },
        )

    def switch_ended(self) -> str | None:
        self.workspace.unset("previousAuthType")
        outcome = self.workspace.up()
        return _did_nothing_but(
            outcome,
            {"delete": {RoleAssignment.token, EVENT_HUB_RULE.token}, "update": {ACCOUNT.token}},
        ) or empty(self.workspace.preview())

    def moved(self) -> str | None:
        """Change what Azure changes in no update: until Fleet has new keys, agents have none."""
        replication = self.workspace.configured().get("storage", {}).get("replication", "")
        other = "Standard_LRS" if replication.endswith("ZRS") else "Standard_ZRS"
        if broken := self._unprotect():
            return broken
        self.workspace.configure("storage.replication", other)
        outcome = self.workspace.up()
        if ACCOUNT.token not in outcome.kinds().get("replace", set()):
            return _failed(outcome, "it replaced no storage account")
        self.cloud.unusable[:] = credentials.unusable(self.world)
        return empty(self.workspace.preview())

    def secret(self) -> str | None:
        workspace = self.workspace
        workspace.preview("--diff")
        for output in ((), ("--json",)):
            workspace.run("stack", "output", *output)
        workspace.run("stack", "export")
        files = {
            str(path.relative_to(workspace.folder)): path.read_text("utf-8")
            for pattern in ("events-*.json", "state/**/*.json*")
            for path in workspace.folder.glob(pattern)
        }
        for place, text in {**files, "what was printed": "".join(workspace.printed)}.items():
            if any(secret in text for secret in self.world.secrets):
                return f"{place} shows a secret in plain text"
        return None

    def destroyed(self) -> str | None:
        if broken := self._unprotect():
            return broken
        outcome = self.workspace.destroy()
        if outcome.status:
            return _failed(outcome, "it failed")
        left = self.world.left_behind()
        return f"left behind: {left}" if left else None

    def _unprotect(self) -> str | None:
        """Take the protection off, in a run of its own: the engine goes by what it noted before."""
        self.workspace.configure("protect", "false")
        outcome = self.workspace.up()
        return _failed(outcome, "the protection could not be taken off") if outcome.status else None

    @property
    def _rule_on_the_end(self) -> set[str]:
        """The alerting rules that know when the secret in use ends, where there is any."""
        there = any(
            "client-secret-ends" in str(each.state) for each in self.world.of(ALERTING_RULE)
        )
        return {ALERTING_RULE} if there else set()

    @property
    def _reader(self) -> dict[str, str]:
        reader: dict[str, str] = self.workspace.configured()["reader"]
        return reader


def unusable(cloud: Cloud) -> str | None:
    """Return when agents were left without a way to sign in, or None."""
    if not cloud.unusable:
        return None
    return "\n".join(("an agent was left without a way to sign in:", *cloud.unusable))


def _failed(outcome: Outcome, why: str) -> str:
    return f"{why}:\n{outcome.printed}"


def _succeeded(outcome: Outcome) -> str | None:
    return None if outcome.status == 0 else _failed(outcome, "it failed")


def _did(outcome: Outcome, wanted: dict[str, set[str]]) -> str | None:
    if outcome.status or outcome.kinds() != wanted:
        return _failed(outcome, f"it did {outcome.operations()}")
    return None


def _did_nothing_but(outcome: Outcome, allowed: dict[str, set[str]]) -> str | None:
    done = outcome.kinds()
    if not done or any(kinds - allowed.get(each, set()) for each, kinds in done.items()):
        return _failed(outcome, f"it did {outcome.operations()}")
    return _succeeded(outcome)


def empty(outcome: Outcome) -> str | None:
    """Return what a run changed that should have changed nothing, or None."""
    if outcome.status:
        return _failed(outcome, "it failed")
    changes = {
        operation: names
        for operation, names in outcome.operations().items()
        if operation not in {"refresh", "read"}
    }
    return _failed(outcome, f"it changes {changes}") if changes else None
