"""The real Pulumi CLI, run on a copy of a project with a local backend and emulated providers."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import yaml

from rehearsal.engine import VARIABLE

COMMAND: Final = "pulumi"
MISSING: Final = (
    "`pulumi` is not on the PATH, and the life cycle needs the real engine: install it as "
    "https://www.pulumi.com/docs/install/ says."
)
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
        for line in self.events.splitlines():
            event: Mapping[str, Any] = json.loads(line)
            metadata = (event.get("resourcePreEvent") or {}).get("metadata") or {}
            operation = metadata.get("op")
            if operation and operation != "same":
                done.setdefault(operation, []).append(str(metadata["urn"]).rsplit("::", 1)[-1])
        return {operation: sorted(names) for operation, names in sorted(done.items())}


@dataclass
class Workspace:
    """A folder with a copy of the project's files, and a stack in a local backend."""

    root: Path
    folder: Path
    stack: str
    providers: str
    passphrase: str = "rehearsal"
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

    def configure(self, path: str, value: str) -> None:
        """Set one value of the stack's configuration."""
        self.run("config", "set", "--path", f"azure-openai-monitoring:{path}", value)

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

    def _operate(self, command: str, *options: str) -> Outcome:
        self._events += 1
        log = self.folder / f"events-{self._events}.json"
        done = self.run(command, "--event-log", str(log), *options)
        events = log.read_text(encoding="utf-8") if log.is_file() else ""
        return Outcome(done.status, done.printed, events)

    def run(self, *arguments: str) -> Outcome:
        """Run one command of the CLI to its end; it asks nothing and phones nobody."""
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
        in_stack = () if arguments[:2] == ("stack", "init") else ("--stack", self.stack)
        done = subprocess.run(  # noqa: S603 - the CLI, with arguments of our own
            [COMMAND, *arguments, *in_stack, "--non-interactive", "--color", "never"],
            cwd=self.folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=_TIMEOUT,
            check=False,
            # The CLI interrupts its process group when it ends.
            start_new_session=True,
        )
        return Outcome(done.returncode, done.stdout, "")
