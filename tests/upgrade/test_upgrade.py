"""A stack of the last released version, under today's program: it keeps all that it has."""

import copy
import json
import shutil
from pathlib import Path
from typing import Any

import pulumi
import pytest

import components
from rehearsal import pulumi_cli, stack_configuration
from rehearsal.emulation import World
from rehearsal.engine import serving
from rehearsal.program import main_program, run
from rehearsal.provider import Cloud
from rehearsal.pulumi_cli import Workspace
from rehearsal.recording import Recording
from rehearsal.replacement import replaced_by
from rehearsal.wire import revealed
from tests.conftest import ROOT, TODAY
from tests.upgrade import former, released

SECRET = "4dabf18193072939515e22adb298388d"  # noqa: S105 - the engine's mark of a secret
needs_the_engine = pytest.mark.skipif(not pulumi_cli.is_there(), reason=pulumi_cli.MISSING)


@pytest.fixture
def rehearsed(tmp_path: Path) -> Any:
    """Run today's program with the configuration of a released stack."""

    def rehearsed(stack: str) -> Recording:
        shutil.copy(ROOT / "Pulumi.yaml", tmp_path)
        shutil.copy(released.FOLDER / f"Pulumi.{stack}.yaml", tmp_path)
        configuration = stack_configuration.read(tmp_path, stack)
        world = World(
            now=TODAY, subscription_id=configuration.config["azure-native:subscriptionId"]
        )
        return run(main_program(ROOT), configuration, world)

    return rehearsed


def lost(state: list[dict[str, Any]], recording: Recording) -> list[str]:
    """Return what an upgrade would delete or replace, and why."""
    today = former.urns(recording)
    found = []
    for each in state:
        urn = each["urn"]
        if urn not in today:
            found.append(f"{urn}: its name, type or parent changed, and no alias says so")
            continue
        now = revealed(today[urn].inputs)
        found.extend(
            f"{urn}: {key} changed, which replaces it"
            for key, value in each.get("inputs", {}).items()
            if key in replaced_by(today[urn].type)
            and not (isinstance(value, dict) and SECRET in value)
            and now.get(key) != value
        )
    return found


@pytest.mark.parametrize("stack", released.STACKS)
def test_an_upgrade_deletes_and_replaces_nothing(stack: str, rehearsed: Any) -> None:
    assert lost(released.resources(stack), rehearsed(stack)) == []


@pytest.mark.parametrize("stack", released.STACKS)
def test_a_released_state_is_of_a_whole_stack(stack: str, rehearsed: Any) -> None:
    recording = rehearsed(stack)

    assert {each["type"] for each in released.resources(stack)} <= {
        each.type for each in recording.resources.values()
    }
    assert len(released.resources(stack)) > 20


@pytest.mark.parametrize(
    ("today", "before"),
    [
        ("::azure-openai-reader-application", "::azure-openai-reader-app"),
        ("eventhub:EventHub::", "eventhub:Hub::"),
        ("index:MonitoringReader", "index:Reader"),
        ("index:MonitoringReader$azuread", "index:AzureOpenAIMonitoring$azuread"),
    ],
    ids=["a name", "a type", "a component's token", "a parent"],
)
def test_what_changed_without_an_alias_is_found(today: str, before: str, rehearsed: Any) -> None:
    state = copy.deepcopy(released.resources("dev"))
    for each in state:
        each["urn"] = each["urn"].replace(today, before)

    assert lost(state, rehearsed("dev")) == [
        f"{each['urn']}: its name, type or parent changed, and no alias says so"
        for each in state
        if before in each["urn"]
    ]


def test_what_is_replaced_is_found(rehearsed: Any) -> None:
    state = copy.deepcopy(released.resources("dev"))
    for each in state:
        if each["type"] == "azure-native:eventhub:EventHub":
            each["inputs"]["eventHubName"] = "before"

    (found,) = lost(state, rehearsed("dev"))

    assert found.endswith(
        "azure-openai-eastus-event-hub-hub: eventHubName changed, which replaces it"
    )


def test_an_alias_of_a_component_holds_for_all_that_is_in_it(
    rehearsed: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = components.AzureOpenAIMonitoring
    aliased = pulumi.ResourceOptions(aliases=[pulumi.Alias(name="before")])
    monkeypatch.setattr(
        components,
        "AzureOpenAIMonitoring",
        lambda name, args: made(name, args, aliased),
    )
    state = copy.deepcopy(released.resources("dev"))
    for each in state:
        types, name = each["urn"].rsplit("::", 1)
        each["urn"] = f"{types}::before{name.removeprefix('azure-openai')}"

    assert lost(state, rehearsed("dev")) == []


@needs_the_engine
@pytest.mark.parametrize("stack", released.STACKS)
def test_on_the_engine_an_upgrade_deletes_and_replaces_nothing(stack: str, tmp_path: Path) -> None:
    cloud = Cloud()
    for each in released.resources(stack):
        if each["custom"]:
            cloud.world.add(each["type"], each["id"], each["outputs"])
            cloud.ids[each["urn"]], cloud.made[each["urn"]] = each["id"], 1
    with serving(cloud) as providers:
        workspace = Workspace(ROOT, tmp_path, stack, providers)
        workspace.set_up()
        configuration = f"Pulumi.{stack}.yaml"
        shutil.copy(released.FOLDER / configuration, tmp_path / configuration)
        state = tmp_path / "released.json"
        state.write_text(json.dumps(released.state(stack)), encoding="utf-8")
        imported = workspace.run("stack", "import", "--file", str(state))
        outcome = workspace.preview()

    assert imported.status == 0, imported.printed
    assert outcome.status == 0, outcome.printed
    assert set(outcome.operations()) <= {"create", "update"}, outcome.printed
