"""Nothing that a rehearsal shows or writes holds a secret, whatever happens."""

import hashlib
import json
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from rehearsal import difference, findings, plan, stack_configuration, tree, wire
from rehearsal.__main__ import main
from rehearsal.emulation import World
from rehearsal.program import main_program, run
from rehearsal.recording import Recording
from tests.conftest import REMOVED, changed, stack_config, write_stack
from tests.rehearsal import shop

PLANTED = "planted"
SECURE = {"secure": "v1:plantedNonce:plantedCiphertext"}
STAND_IN = "stand-in-for-the-secret"

DEV = stack_config("dev")
BROUGHT: dict[str, Any] = {
    **changed(
        changed(DEV, "reader.secretEndDate", REMOVED),
        "reader.existingClientId",
        "44444444-4444-4444-8444-444444444444",
    ),
    "clientSecret": SECURE,
}
STACKS = {
    "dev": DEV,
    "prod": stack_config("prod"),
    "an application that is brought along": BROUGHT,
    "that application for the logs too": changed(
        changed(BROUGHT, "authType", "client_secret"), "elastic.packageVersion", "1.8.0"
    ),
}


@pytest.fixture(autouse=True)
def planted(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Let every service hand out secrets that are known when they are seen."""
    handed_out: set[str] = set()

    def secret(self: World, *seed: str) -> str:
        value = PLANTED + hashlib.sha256("/".join(seed).encode()).hexdigest()[:20]
        self.secrets.add(value)
        handed_out.add(value)
        return value

    monkeypatch.setattr(World, "secret", secret)
    return handed_out


def shown(root: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """Return a command's exit code, and all that a person sees of it."""
    try:
        status = main(["--root", str(root), *arguments])
        crash = ""
    except Exception:  # noqa: BLE001 - Python would print it, and a person would see it
        status, crash = 1, traceback.format_exc()
    captured = capsys.readouterr()
    return status, captured.out + captured.err + crash


def told(text: str) -> list[str]:
    """Return the lines of a text that tell a secret, or what stands for one."""
    return [line for line in text.splitlines() if PLANTED in line or STAND_IN in line]


@pytest.mark.parametrize("config", STACKS.values(), ids=STACKS.keys())
def test_no_secret_is_in_anything_that_a_rehearsal_shows_or_writes(
    config: dict[str, Any],
    project: Path,
    capsys: pytest.CaptureFixture[str],
    planted: set[str],
) -> None:
    write_stack(project, config)
    preview = ("preview", "--stack", "test")

    status, as_json = shown(project, capsys, *preview, "--json")
    earlier = json.loads(as_json)
    for resource in earlier["resources"]:
        resource["inputs"] = dict.fromkeys(resource["inputs"], "other")
    everything_differs = project / "other.json"
    everything_differs.write_text(json.dumps(earlier | {"outputs": {}}), encoding="utf-8")
    texts = {
        "json": as_json,
        "tree": shown(project, capsys, *preview)[1],
        "changes": shown(project, capsys, *preview, "--against", str(everything_differs))[1],
        "no plan yet": shown(project, capsys, "plan", "--check")[1],
        "writing the plan": shown(project, capsys, "plan")[1],
        "the plan": (project / "plans" / "test.json").read_text(encoding="utf-8"),
    }

    assert status == 0
    assert len(planted) >= 1
    assert {name: told(text) for name, text in texts.items() if told(text)} == {}
    assert {name for name, text in texts.items() if "[secret]" in text} >= {
        "json",
        "tree",
        "changes",
        "the plan",
    }


def held(recording: Recording) -> Iterator[str]:
    """Give the text of all values that a program registered, with the secrets unwrapped."""
    for each in recording.resources.values():
        yield str(wire.revealed(each.inputs))
    yield str(wire.revealed(recording.outputs))


@pytest.mark.parametrize("config", STACKS.values(), ids=STACKS.keys())
def test_the_secrets_that_are_not_shown_are_there(
    config: dict[str, Any], project: Path, planted: set[str]
) -> None:
    write_stack(project, config)

    recording = run(main_program(project), stack_configuration.read(project, "test"))

    values = "".join(held(recording))
    assert [each for each in planted if each in values] != []
    assert (STAND_IN in values) == ("clientSecret" in config)
    assert list(findings.of(recording)) == [
        each for each in findings.of(recording) if each.severity == "note"
    ]
    found = plan.of(recording)
    nothing: dict[str, Any] = {"resources": [], "outputs": {}, "findings": []}
    for text in (
        plan.to_json(found),
        tree.render(found, "azure-openai-monitoring"),
        "\n".join(difference.between(nothing, found)),
        repr([each.inputs for each in recording.resources.values()]),
        repr(recording.outputs),
        repr(recording.component_outputs),
    ):
        assert told(text) == []


PROGRAM = """\
def chained(it):
    try:
        raise KeyError(it)
    except KeyError as error:
        raise RuntimeError("chained") from error

key = Box("box", opts=pulumi.ResourceOptions(additional_secret_outputs=["key"])).key
word = pulumi.Config().require_secret("word")
"""


@pytest.mark.parametrize("source", ["key", "word"])
@pytest.mark.parametrize(
    "failure",
    [
        'fail(pulumi.RunError(f"{it} is wrong"))',
        'fail(ValueError(f"cannot use {it}"))',
        'fail(ValueError(f"cannot use\\n{it}\\nat all"))',
        "{}[it]",
        "chained(it)",
        "pulumi.error(it)",
        "(pulumi.error(it), fail(pulumi.RunError(it)))",
        'Box("next", {"a": [it]})',
    ],
)
def test_no_secret_is_in_what_is_shown_of_a_program_that_fails(
    failure: str,
    source: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    shop.open_shop(monkeypatch)
    shop.write_project(tmp_path, f"{PROGRAM}{source}.apply(lambda it: {failure})\n")
    stack_file = tmp_path / "Pulumi.dev.yaml"
    stack_file.write_text(json.dumps({"config": {"word": SECURE}}), encoding="utf-8")

    for shape in ([], ["--json"]):
        status, text = shown(tmp_path, capsys, "preview", "--stack", "dev", *shape)

        assert status == 1
        assert told(text) == []


@pytest.mark.parametrize("value", ["key", "pulumi.Output.unsecret(key)"], ids=["marked", "open"])
def test_no_secret_is_in_what_a_service_says_of_a_value_that_it_refuses(
    value: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    program = f"""\
import pulumi
import pulumi_azure_native as azure_native
import pulumi_azuread as azuread
import pulumi_elasticstack as elasticstack

application = azuread.Application("application", display_name="Reader")
key = azuread.ApplicationPassword("password", application_id=application.id).value
azure_native.resources.ResourceGroup("group", location={value})
azure_native.eventhub.Namespace("namespace", resource_group_name={value}, sku={{"name": {value}}})
azuread.ServicePrincipal("principal", client_id={value})
elasticstack.FleetAgentPolicy("policy", name="agents", namespace={value})
"""
    (project / "__main__.py").write_text(program, encoding="utf-8")
    write_stack(project, DEV)

    status, text = shown(project, capsys, "preview", "--stack", "test")

    assert status == 1
    for refused in ("namespace", "principal"):
        assert f" {refused}: " in text
    assert told(text) == []


@pytest.mark.parametrize("key", ["clientSecret", "client_secret", "secret", "password", "apiKey"])
@pytest.mark.parametrize("value", [PLANTED, {"nested": PLANTED}, [PLANTED]], ids=repr)
def test_a_secret_in_plain_text_in_a_stack_file_is_not_shown(
    key: str, value: object, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_stack(project, {**changed(DEV, "eventHub", {}), key: value})

    status, text = shown(project, capsys, "preview", "--stack", "test")

    assert status == 1
    assert "azure-openai-monitoring:" in text
    assert told(text) == []
