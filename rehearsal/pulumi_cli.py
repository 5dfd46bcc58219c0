"""The real Pulumi CLI, run on a copy of a project with a local backend and emulated providers."""

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import yaml

from rehearsal.engine import VARIABLE
from rehearsal.urn import name_of, type_of

COMMAND: Final = "pulumi"
MISSING: Final = (
    "`pulumi` is not on the PATH, and the life cycle needs the real engine: install it as "
    "https://www.pulumi.com/docs/install/ says."
)
_PREFIX: Final = "azure-openai-monitoring:"
_TIMEOUT: Final = 600
"""Seconds for one command; what hangs that long never ends."""


def is_there() -> bool:
    """Return whether the CLI can be run."""
    return shutil.which(COMMAND) is not None


@dataclass(frozen=True)
class Outcome:
    """What one command did: its exit status, what it printed, and the engine's events."""

    status: int
    printed: str
    events: str

    def operations(self) -> dict[str, list[str]]:
        """Return the names of the resources that each operation was done to, `same` left out."""
        done: dict[str, list[str]] = {}
        for operation, urn in self.steps():
            done.setdefault(operation, []).append(name_of(urn))
        return {operation: sorted(names) for operation, names in sorted(done.items())}

    def kinds(self) -> dict[str, set[str]]:
        """Return the types of the resources that each operation was done to, `same` left out."""
        done: dict[str, set[str]] = {}
        for operation, urn in self.steps():
            done.setdefault(operation, set()).add(type_of(urn))
        return done

    def steps(self) -> Iterator[tuple[str, str]]:
        """Yield each operation with the URN that it was done to, `same` left out."""
        for line in self.events.splitlines():
            event: Mapping[str, Any] = json.loads(line)
            metadata = (event.get("resourcePreEvent") or {}).get("metadata") or {}
            operation = metadata.get("op")
            if operation and operation != "same":
                yield str(operation), str(metadata["urn"])


@dataclass
class Workspace:
    """A folder with a copy of the project's files, and a stack in a local backend.

    `printed` is all that the commands printed so far.
    """

    root: Path
    folder: Path
    stack: str
    providers: str
    passphrase: str = "rehearsal"
    printed: list[str] = field(default_factory=list)
    _events: int = field(default=0)

    def set_up(self) -> None:
        """Copy the project and create the stack."""
        project = yaml.safe_load((self.root / "Pulumi.yaml").read_text(encoding="utf-8"))
        project["runtime"]["options"]["virtualenv"] = sys.prefix
        self.folder.joinpath("state").mkdir()
        self.folder.joinpath("Pulumi.yaml").write_text(yaml.safe_dump(project), encoding="utf-8")
        for name in ("__main__.py", f"Pulumi.{self.stack}.yaml"):
            shutil.copy(self.root / name, self.folder / name)
        self.folder.joinpath("components").symlink_to(self.root / "components")
        self.run("stack", "init", self.stack)

    def configured(self) -> dict[str, Any]:
        """Return the stack's configuration of the project's own keys, as its file has it."""
        file = self.folder / f"Pulumi.{self.stack}.yaml"
        document = yaml.safe_load(file.read_text(encoding="utf-8"))
        return {
            key.removeprefix(_PREFIX): value
            for key, value in document["config"].items()
            if key.startswith(_PREFIX)
        }

    def configure(self, path: str, value: str) -> None:
        """Set one value of the stack's configuration."""
        # A key with "secret" in its name is taken for one where nothing is said.
        self.run("config", "set", "--plaintext", "--path", f"{_PREFIX}{path}", value)

    def unset(self, path: str) -> None:
        """Take one value out of the stack's configuration."""
        self.run("config", "rm", "--path", f"{_PREFIX}{path}")

    def state(self) -> dict[str, Any]:
        """Return the stack's state as it is stored, secrets encrypted."""
        document: dict[str, Any] = json.loads(self.run("stack", "export").printed)
        return document

    def preview(self, *options: str) -> Outcome:
        """Run `pulumi preview`."""
        return self._operate("preview", *options)

    def up(self, *options: str) -> Outcome:
        """Run `pulumi up`."""
        return self._operate("up", "--yes", "--skip-preview", *options)

    def refresh(self, *options: str) -> Outcome:
        """Run `pulumi refresh`."""
        return self._operate("refresh", "--yes", "--skip-preview", *options)

    def destroy(self, *options: str) -> Outcome:
        """Run `pulumi destroy`."""
        return self._operate("destroy", "--yes", "--skip-preview", *options)

    def take_over(self, file: Path) -> Outcome:
        """Run `pulumi import` on an import file."""
        options = ("--yes", "--skip-preview", "--generate-code=false", "--protect=false")
        return self.run("import", "--file", str(file), *options)

    def _operate(self, command: str, *options: str) -> Outcome:
        self._events += 1
        log = self.folder / f"events-{self._events}.json"
        done = self.run(command, "--event-log", str(log), *options)
        events = log.read_text(encoding="utf-8") if log.is_file() else ""
        return Outcome(done.status, done.printed, events)

    def run(self, *arguments: str) -> Outcome:
        """Run one command of the CLI to its end; it asks nothing and phones nobody."""
        done = self._started(*arguments)
        try:
            printed, _ = done.communicate(timeout=_TIMEOUT)
        finally:
            done.kill()
        self.printed.append(printed)
        return Outcome(done.returncode, printed, "")

    def killed_up(self, reached: threading.Event) -> None:
        """Run `pulumi up`, and kill it with all that it started when the event is set.

        It does one thing at a time, so that it has noted all that came before.
        """
        running = self._started("up", "--yes", "--skip-preview", "--parallel", "1")
        try:
            if not reached.wait(_TIMEOUT):
                raise TimeoutError("what it should be killed at never came")
        finally:
            os.killpg(running.pid, signal.SIGKILL)
            printed, _ = running.communicate()
            self.printed.append(printed)

    def _started(self, *arguments: str) -> subprocess.Popen[str]:
        environment = {
            **os.environ,
            VARIABLE: self.providers,
            "PULUMI_HOME": str(self.folder / "home"),
            "PULUMI_BACKEND_URL": self.folder.joinpath("state").as_uri(),
            "PULUMI_CONFIG_PASSPHRASE": self.passphrase,
            "PULUMI_SKIP_UPDATE_CHECK": "true",
            # Without it there is no option to log the engine's events.
            "PULUMI_DEBUG_COMMANDS": "true",
            "PYTHONPATH": "",
        }
        # When it ends, the CLI interrupts its process group, and so at times itself before it has
        # given back its lock.
        handler = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            return self._popen(arguments, environment)
        finally:
            signal.signal(signal.SIGINT, handler)

    def _popen(
        self, arguments: tuple[str, ...], environment: dict[str, str]
    ) -> subprocess.Popen[str]:
        in_stack = () if arguments[:2] == ("stack", "init") else ("--stack", self.stack)
        return subprocess.Popen(  # noqa: S603 - the CLI, with arguments of our own
            [COMMAND, *arguments, *in_stack, "--non-interactive", "--color", "never"],
            cwd=self.folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
