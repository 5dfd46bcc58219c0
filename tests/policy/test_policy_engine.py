"""The pack on the real engine, which starts it itself and asks it before each resource."""

import json
import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from rehearsal import pulumi_cli
from rehearsal.engine import serving
from rehearsal.provider import Cloud
from rehearsal.pulumi_cli import Outcome, Workspace
from tests.conftest import ROOT
from tests.policy import broken_stacks
from tests.policy.pack_server import PACK

if not pulumi_cli.is_there():
    pytest.skip("`pulumi` is not on the PATH: the pack is not tried on it", allow_module_level=True)

STACK: Final = "broken"


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """Copy the pack to a folder of another name, as a published one is unpacked."""
    copied = tmp_path / "package"
    shutil.copytree(PACK, copied, ignore=shutil.ignore_patterns(".venv", "__pycache__"))
    manifest = copied / "PulumiPolicy.yaml"
    document = yaml.safe_load(manifest.read_text(encoding="utf-8"))
    document["runtime"]["options"]["virtualenv"] = sys.prefix
    manifest.write_text(yaml.safe_dump(document), encoding="utf-8")
    return copied


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Callable[[Path, str], Workspace]]:
    """Set up a stack of a project, with the emulated providers served."""
    with serving(Cloud()) as providers:

        def set_up(root: Path, stack: str) -> Workspace:
            folder = tmp_path / "workspace"
            folder.mkdir()
            made = Workspace(root, folder, stack, providers)
            made.set_up()
            return made

        yield set_up


def options(pack: Path, config: dict[str, Any]) -> list[str]:
    """Return the options of the CLI that run the pack with a configuration."""
    path = pack.parent / "policy.json"
    path.write_text(json.dumps(config), encoding="utf-8")
    return ["--policy-pack", str(pack), "--policy-pack-config", str(path)]


def violations(outcome: Outcome) -> list[tuple[str, str, str]]:
    """Return the level, the rule and the resource of each violation."""
    events = (json.loads(line).get("policyEvent") for line in outcome.events.splitlines())
    return sorted(
        (each["enforcementLevel"], each["policyName"], each["resourceUrn"].rsplit("::", 1)[-1])
        for each in events
        if each
    )


@pytest.mark.parametrize(
    ("stack", "config"),
    [
        ("dev", {}),
        (
            "prod",
            {
                "required-tags": {"requiredTags": ["cost-center"]},
                "role-assignments": {"requireAccountScope": True},
            },
        ),
    ],
)
def test_a_shipped_stack_passes_in_preview_and_update(
    stack: str, config: dict[str, Any], pack: Path, workspace: Callable[[Path, str], Workspace]
) -> None:
    made = workspace(ROOT, stack)
    # The real engine has the real clock, and the day in the stack file comes closer.
    end = datetime.now(UTC) + timedelta(days=365)
    made.configure("reader.secretEndDate", f"{end:%Y-%m-%d}T00:00:00Z")

    for operate in (made.preview, made.up):
        outcome = operate(*options(pack, config))

        assert outcome.status == 0, outcome.printed
        assert violations(outcome) == []


def project(folder: Path, program: str) -> Path:
    """Write a project that runs one of the programs that break rules."""
    folder.mkdir()
    runtime = {"name": "python", "options": {"toolchain": "pip", "virtualenv": ".venv"}}
    text = yaml.safe_dump({"name": "azure-openai-monitoring", "runtime": runtime})
    (folder / "Pulumi.yaml").write_text(text, encoding="utf-8")
    (folder / f"Pulumi.{STACK}.yaml").write_text("config: {}\n", encoding="utf-8")
    source = Path(broken_stacks.__file__).read_text(encoding="utf-8")
    (folder / "__main__.py").write_text(f"{source}\n\n{program}()\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("program", "told"),
    [
        (
            broken_stacks.every_resource_rule,
            [
                ("advisory", "required-tags", "account"),
                ("advisory", "required-tags", "group"),
                ("advisory", "required-tags", "namespace"),
                ("mandatory", "checkpoint-accounts", "account"),
                ("mandatory", "client-secrets", "secret"),
                ("mandatory", "hub-rules", "agent"),
                ("mandatory", "public-blob-access", "account"),
                ("mandatory", "public-network-access", "account"),
                ("mandatory", "public-network-access", "namespace"),
                ("mandatory", "role-assignments", "contributor"),
                ("mandatory", "root-key", "setting"),
                ("mandatory", "tls", "namespace"),
            ],
        ),
        (
            broken_stacks.every_stack_rule,
            [
                ("mandatory", "local-auth", "namespace"),
                ("mandatory", "namespace-rules", "everything"),
            ],
        ),
    ],
    ids=["resource rules", "stack rules"],
)
def test_what_breaks_rules_is_stopped_in_the_preview(
    program: Callable[[], None],
    told: list[tuple[str, str, str]],
    pack: Path,
    workspace: Callable[[Path, str], Workspace],
    tmp_path: Path,
) -> None:
    made = workspace(project(tmp_path / "project", program.__name__), STACK)
    config = {
        "client-secrets": {"maximumSecretDays": 30},
        "public-network-access": {"allowPublicNetworkAccess": ["dev"]},
        "required-tags": {"requiredTags": ["cost-center"], "enforcementLevel": "advisory"},
    }

    outcome = made.preview(*options(pack, config))

    assert outcome.status != 0
    assert violations(outcome) == told, outcome.printed
