"""What every test may ask for: a program's run, a stack's configuration, a clock that stands."""

import copy
import os
import shutil
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

import hypothesis
import pytest
import yaml

from components.inputs import reader
from rehearsal import emulation
from rehearsal.emulation import World
from rehearsal.program import StackConfiguration, run
from rehearsal.recording import Recording

# In CI the same examples each time: a new one is found where somebody can look into it.
hypothesis.settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    hypothesis.settings.load_profile("ci")

ROOT = Path(__file__).resolve().parent.parent
TODAY = datetime(2026, 11, 23, tzinfo=UTC)


class Deploy(Protocol):
    """Runs a program to completion and returns what it registered."""

    def __call__(
        self,
        program: Callable[[], object],
        *,
        world: World | None = None,
        preview: bool = False,
        refused: bool = False,
    ) -> Recording: ...


class _Clock:
    """Stands in for `datetime` where the worlds of the emulations read the time."""

    @staticmethod
    def now(_zone: object) -> datetime:
        return TODAY


@pytest.fixture(autouse=True)
def _standing_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hold the shipped end dates against a day on which they are good."""
    monkeypatch.setattr(reader, "now", lambda: TODAY)
    monkeypatch.setattr(emulation, "datetime", _Clock)


@pytest.fixture
def world() -> World:
    """Make an empty world on the day of the standing clock."""
    return World(now=TODAY)


@pytest.fixture
def deploy(world: World) -> Deploy:
    """Run a program; what a service refuses fails the test unless it is expected."""
    given = world

    def deploy(
        program: Callable[[], object],
        *,
        world: World | None = None,
        preview: bool = False,
        refused: bool = False,
    ) -> Recording:
        recording = run(
            program,
            StackConfiguration("azure-openai-monitoring", "dev"),
            world or given,
            preview=preview,
        )
        if not refused:
            assert recording.errors == []
        return recording

    return deploy


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Make a folder with the program's own files and no stack."""
    for name in ("__main__.py", "Pulumi.yaml"):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def stack_config(stack: str) -> dict[str, Any]:
    """Return a shipped stack's configuration without the namespace of its keys."""
    document = yaml.safe_load((ROOT / f"Pulumi.{stack}.yaml").read_text(encoding="utf-8"))
    own = "azure-openai-monitoring:"
    return {
        key.removeprefix(own): value
        for key, value in document["config"].items()
        if key.startswith(own)
    }


def write_stack(project: Path, config: Mapping[str, Any], stack: str = "test") -> None:
    """Write a stack's configuration file."""
    named = {f"azure-openai-monitoring:{key}": value for key, value in config.items()}
    (project / f"Pulumi.{stack}.yaml").write_text(
        yaml.safe_dump({"config": named}, sort_keys=False, allow_unicode=True), encoding="utf-8"
    )


REMOVED = object()


def changed(config: Mapping[str, Any], path: str, value: object) -> dict[str, Any]:
    """Return a copy of a configuration with one value set or removed (`accounts.0.location`)."""
    result = copy.deepcopy(dict(config))
    *parents, last = [int(part) if part.isdecimal() else part for part in path.split(".")]
    holder: Any = result
    for part in parents:
        holder = holder.setdefault(part, {}) if isinstance(holder, dict) else holder[part]
    if value is REMOVED:
        del holder[last]
    elif isinstance(holder, list) and last == len(holder):
        holder.append(value)
    else:
        holder[last] = value
    return result
