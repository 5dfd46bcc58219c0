"""Previews the dev stack and the flat script on the real engine: `python -m bench.preview_run 7`.

Prints, for each number of accounts, pairs of CPU times (ms for one preview) as JSON. A preview's is
that of the CLI and of the program; the emulated providers run in this process and are not in it.
"""

import json
import resource
import shutil
import sys
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import yaml

from bench import flat
from bench.measure import ROOT, interleaved
from bench.program_run import STACK, check_same, pipeline
from rehearsal.engine import serving
from rehearsal.program import main_program, run
from rehearsal.provider import Cloud
from rehearsal.pulumi_cli import Workspace

SIZES: Final = (1, 300)
_ACCOUNTS: Final = "azure-openai-monitoring:accounts"
_KIBANA: Final = "azure-openai-monitoring:kibana"


class FailedPreviewError(Exception):
    """A preview that is to be measured and fails."""


def accounts_of(size: int) -> list[str]:
    """Return the ids of so many accounts, in the region and subscription of the dev stack."""
    return [f"{flat.ACCOUNT}-{number}" for number in range(size)]


def check_same_at(size: int) -> None:
    """Raise UnequalProgramsError unless both programs register the same for so many accounts."""
    dev = pipeline()
    accounts = accounts_of(size)
    configuration = replace(dev, config={**dev.config, _ACCOUNTS: json.dumps(_located(accounts))})
    check_same(
        run(main_program(ROOT), configuration),
        run(partial(flat.program, accounts), configuration),
    )


def _located(accounts: Sequence[str]) -> list[dict[str, str]]:
    return [{"resourceId": account, "location": flat.LOCATION} for account in accounts]


def _workspace(folder: Path, providers: str, accounts: Sequence[str]) -> Workspace:
    """Set up a stack with these accounts in its configuration."""
    folder.mkdir()
    workspace = Workspace(ROOT, folder, STACK, providers)
    workspace.set_up()
    path = folder / f"Pulumi.{STACK}.yaml"
    document: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    document["config"][_ACCOUNTS] = _located(accounts)
    del document["config"][_KIBANA]
    path.write_text(yaml.safe_dump(document), encoding="utf-8")
    return workspace


def _make_flat(workspace: Workspace, accounts: Sequence[str]) -> None:
    """Put the flat script in the place of our program."""
    shutil.copy(Path(flat.__file__), workspace.folder)
    main = f"import flat\n\nflat.program({list(accounts)!r})\n"
    workspace.folder.joinpath("__main__.py").write_text(main, encoding="utf-8")


def _milliseconds(workspace: Workspace) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    outcome = workspace.run("preview")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if outcome.status:
        raise FailedPreviewError(outcome.printed)
    return 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def main(rounds: int) -> None:
    """Print the pairs of each size."""
    found = {}
    for size in SIZES:
        check_same_at(size)
        accounts = accounts_of(size)
        with TemporaryDirectory() as folder, serving(Cloud()) as providers:
            ours = _workspace(Path(folder, "ours"), providers, accounts)
            beside = _workspace(Path(folder, "beside"), providers, accounts)
            _make_flat(beside, accounts)
            found[size] = interleaved(
                partial(_milliseconds, ours), partial(_milliseconds, beside), rounds
            )
    print(json.dumps(found))


if __name__ == "__main__":
    main(int(sys.argv[1]))
