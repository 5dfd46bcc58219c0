"""The last released version as deployed stacks have it: their state and configuration, as fixtures.

`python -m tests.upgrade.released` writes them anew, with the real engine on emulated providers: to
be run when a version is released, and at no other time.
"""

import json
import shutil
import tempfile
from pathlib import Path
from typing import Any, Final

from rehearsal import stack_configuration
from rehearsal.engine import serving
from rehearsal.provider import Cloud
from rehearsal.pulumi_cli import Workspace
from tests.conftest import ROOT

FOLDER: Final = ROOT / "tests" / "upgrade" / "released"
STACKS: Final = tuple(stack_configuration.stacks(FOLDER))


def state(stack: str) -> dict[str, Any]:
    """Return a stack's state as `pulumi stack export` gave it, secrets encrypted."""
    text = FOLDER.joinpath(f"{stack}.json").read_text(encoding="utf-8")
    document: dict[str, Any] = json.loads(text)
    return document


def resources(stack: str) -> list[dict[str, Any]]:
    """Return the resources of a stack's state that are the project's own."""
    found: list[dict[str, Any]] = state(stack)["deployment"]["resources"]
    return [each for each in found if not each["type"].startswith("pulumi:")]


def _deployed(stack: str) -> None:
    with tempfile.TemporaryDirectory() as folder, serving(Cloud()) as providers:
        workspace = Workspace(ROOT, Path(folder), stack, providers)
        workspace.set_up()
        outcome = workspace.up()
        if outcome.status:
            raise SystemExit(outcome.printed)
        configuration = f"Pulumi.{stack}.yaml"
        shutil.copy(workspace.folder / configuration, FOLDER / configuration)
        text = json.dumps(workspace.state(), indent=1, sort_keys=True)
        FOLDER.joinpath(f"{stack}.json").write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    for each in stack_configuration.stacks(ROOT):
        _deployed(each)
