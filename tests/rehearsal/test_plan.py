import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pulumi
import pulumi_elasticstack as elasticstack
import pytest

from rehearsal import plan
from rehearsal.__main__ import main
from rehearsal.emulation import MASK, World
from rehearsal.recording import Finding, Recording
from tests.conftest import ROOT, changed, stack_config, write_stack
from tests.rehearsal import shop
from tests.rehearsal.shop import BOX, SHELF, Box, Shelf, inside

INTEGRATION_POLICY = "elasticstack:index/fleetIntegrationPolicy:FleetIntegrationPolicy"


def secret(value: Any) -> pulumi.Output[Any]:
    """Mark a value as secret."""
    return pulumi.Output.secret(value)


def inputs_of(found: dict[str, Any], name: str) -> dict[str, Any]:
    """Return the inputs of a resource of a plan."""
    (inputs,) = [each["inputs"] for each in found["resources"] if each["name"] == name]
    assert isinstance(inputs, dict)
    return inputs


def test_a_plan_tells_all_of_its_stack() -> None:
    def program() -> None:
        shelf = Shelf("shelf")
        first = Box("first", opts=inside(shelf))
        options = pulumi.ResourceOptions(protect=True, depends_on=[first])
        Box("second", secret("hidden"), options, size=3, ratio=0.5, on=True, tags={"b": [1]})
        pulumi.export("made", first.made)
        pulumi.export("held", secret("hidden"))
        pulumi.warn("careful")
        Box("wrong", "forbidden")

    assert plan.of(shop.rehearse(program)) == {
        "stack": "dev",
        "resources": [
            {
                "urn": shop.urn(BOX, "second"),
                "type": BOX,
                "name": "second",
                "parent": shop.STACK_URN,
                "protect": True,
                "replacedBy": [],
                "replacementTrigger": None,
                "inputs": {
                    "label": MASK,
                    "size": 3,
                    "ratio": 0.5,
                    "on": True,
                    "tags": {"b": [1]},
                },
                "dependencies": [shop.urn(f"{SHELF}${BOX}", "first")],
                "secrets": ["label"],
            },
            {
                "urn": shop.urn(BOX, "wrong"),
                "type": BOX,
                "name": "wrong",
                "parent": shop.STACK_URN,
                "protect": False,
                "replacedBy": [],
                "replacementTrigger": None,
                "inputs": {"label": "forbidden"},
                "dependencies": [],
                "secrets": [],
            },
            {
                "urn": shop.urn(f"{SHELF}${BOX}", "first"),
                "type": BOX,
                "name": "first",
                "parent": shop.urn(SHELF, "shelf"),
                "protect": False,
                "replacedBy": [],
                "replacementTrigger": None,
                "inputs": {"label": "plain"},
                "dependencies": [],
                "secrets": [],
            },
            {
                "urn": shop.urn(SHELF, "shelf"),
                "type": SHELF,
                "name": "shelf",
                "parent": shop.STACK_URN,
                "protect": False,
                "replacedBy": [],
                "replacementTrigger": None,
                "inputs": {},
                "dependencies": [],
                "secrets": [],
            },
        ],
        "outputs": {"made": "here", "held": MASK},
        "findings": [
            {
                "severity": "error",
                "where": f"{BOX} wrong",
                "message": "label = 'forbidden': must be allowed. Choose another.",
            },
            {"severity": "warning", "where": "program", "message": "careful"},
        ],
    }


def test_a_plan_of_nothing_has_its_shape() -> None:
    assert plan.of(Recording("dev")) == {
        "stack": "dev",
        "resources": [],
        "outputs": {},
        "findings": [],
    }


def test_a_plan_is_written_sorted_and_to_be_read() -> None:
    def program() -> None:
        Box("b", {"z": 1, "a": {"y": 1, "x": "größe"}})
        Box("a")
        pulumi.export("z", 1)
        pulumi.export("a", 1)
        pulumi.warn("z")
        pulumi.error("m")
        pulumi.warn("a")

    found = plan.of(shop.rehearse(program))
    text = plan.to_json(found)

    assert json.loads(text) == found
    assert text == json.dumps(found, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
    assert [each["name"] for each in found["resources"]] == ["a", "b"]
    assert [each["message"] for each in found["findings"]] == ["m", "a", "z"]
    assert text.index('"a": 1') < text.index('"z": 1')
    assert "größe" in text


def test_a_plan_is_the_same_whatever_the_order_of_the_program() -> None:
    def program(*names: str) -> Recording:
        return shop.rehearse(lambda: [(Box(each), pulumi.export(each, 1)) for each in names])

    one, other = program("a", "b", "c"), program("c", "a", "b")

    assert plan.to_json(plan.of(one)) == plan.to_json(plan.of(other))


def test_every_secret_is_masked_whether_it_was_marked_or_not() -> None:
    world = World()

    def program() -> None:
        key = shop.get_key("read")["key"]
        Box("marked", secret({"a": key}), nested={"list": [secret(key), "open"]})
        Box("unmarked", key, nested={"list": [pulumi.Output.format("key={};", key)]})
        pulumi.export("marked", {"a": [secret(key)]})
        pulumi.export("unmarked", {"a": [key]})
        key.apply(lambda text: pulumi.warn(f"do not tell {text}"))

    recording = shop.rehearse(program, world=world)

    found = plan.of(recording)

    assert inputs_of(found, "marked") == {"label": MASK, "nested": {"list": [MASK, "open"]}}
    assert inputs_of(found, "unmarked") == {
        "label": MASK,
        "nested": {"list": [f"key={MASK};"]},
    }
    assert found["outputs"] == {"marked": {"a": [MASK]}, "unmarked": {"a": [MASK]}}
    assert [each["message"] for each in found["findings"]] == [f"do not tell {MASK}"]
    assert not [each for each in world.secrets if each in plan.to_json(found)]


def test_a_secret_that_names_a_member_of_a_map_is_masked() -> None:
    def program() -> None:
        Box("box", shop.get_key("read")["key"].apply(lambda key: {key: "open"}))

    assert inputs_of(plan.of(shop.rehearse(program)), "box") == {"label": {MASK: "open"}}


def test_a_secret_in_where_something_was_found_is_masked() -> None:
    world = World()
    secret_name = world.secret("name")

    found = plan.of(
        Recording("dev", world, findings=[Finding("error", f"box.{secret_name}", secret_name)])
    )

    assert found["findings"] == [{"severity": "error", "where": f"box.{MASK}", "message": MASK}]


def test_a_secret_inside_another_is_masked_as_a_whole() -> None:
    keys = [f"key-{index:02}" for index in range(40)]
    wholes = {key: f"Endpoint=sb://hub/;SharedAccessKey={key};EntityPath=logs" for key in keys}
    secrets = frozenset([*keys, *wholes.values()])

    assert {plan.scrubbed(f"<{whole}>", secrets) for whole in wholes.values()} == {f"<{MASK}>"}


def test_a_text_without_secrets_stays_as_it_is() -> None:
    assert plan.scrubbed("open", frozenset()) == "open"
    assert plan.scrubbed("open", frozenset({"hidden"})) == "open"
    assert plan.scrubbed("", frozenset({"hidden"})) == ""


def test_a_plan_names_the_paths_of_what_is_masked() -> None:
    def program() -> None:
        Box("box", secret("x"), nested={"a": [1, secret("x")], "b": secret({"c": secret("x")})})

    (found,) = plan.of(shop.rehearse(program))["resources"]

    assert found["secrets"] == ["label", "nested.a[1]", "nested.b"]


def test_what_a_preview_does_not_know_is_said_to_be_unknown() -> None:
    def program() -> None:
        box = Box("box")
        Box("next", box.made, nested=[box.id])
        pulumi.export("made", box.made)

    found = plan.of(shop.rehearse(program, preview=True))

    assert inputs_of(found, "next") == {"label": "[unknown]", "nested": ["[unknown]"]}
    assert found["outputs"] == {"made": "[unknown]"}
    json.loads(plan.to_json(found))


def policy(inputs: Any) -> dict[str, Any]:
    """Return how a plan shows the inputs of an integration policy."""

    def program() -> None:
        elasticstack.FleetIntegrationPolicy(
            "policy",
            name="logs",
            namespace="dev",
            integration_name="azure_openai",
            integration_version="1.7.0",
            agent_policy_ids=["agents"],
            inputs=inputs(),
        )

    found = plan.of(shop.rehearse(program))
    (resource,) = found["resources"]
    assert isinstance(resource, dict)
    assert resource["type"] == INTEGRATION_POLICY
    return resource


def stream(variables: Any, **others: Any) -> dict[str, Any]:
    """Return the inputs of a policy that has one stream."""
    return {"logs": {"enabled": True, "streams": {"openai": {"vars": variables, **others}}}}


VARIABLES = {
    "eventhub": "azure-openai-logs",
    "storage_account_container": "checkpoints",
    "connection_string": "Endpoint=hidden",
    "storage_account_key": "hidden",
    "client_secret": "hidden",
    "period": "300s",
    "tags": ["a", "b"],
    "sanitize_newlines": True,
}
SHOWN = {
    **VARIABLES,
    "connection_string": MASK,
    "storage_account_key": MASK,
    "client_secret": MASK,
}


@pytest.mark.parametrize("mark", [secret, lambda text: text], ids=["marked", "open"])
def test_the_variables_of_an_integration_policy_are_shown_but_for_the_secret_ones(
    mark: Any,
) -> None:
    found = policy(lambda: stream(mark(json.dumps(VARIABLES)), enabled=True))

    assert found["inputs"]["inputs"] == stream(SHOWN, enabled=True)
    assert "hidden" not in plan.to_json(found)


def test_the_variables_of_an_integration_policy_are_still_told_to_be_secret() -> None:
    found = policy(lambda: stream(secret(json.dumps(VARIABLES))))

    assert found["secrets"] == ["inputs.logs.streams.openai.vars"]


def test_a_known_secret_in_an_open_variable_is_masked() -> None:
    def variables() -> Any:
        return secret(pulumi.Output.json_dumps({"eventhub": shop.get_key("read")["key"]}))

    assert policy(lambda: stream(variables()))["inputs"]["inputs"] == stream({"eventhub": MASK})


@pytest.mark.parametrize("text", ["no JSON", "[1]", '"text"', "5", "", "{"])
def test_variables_that_are_no_map_stay_masked(text: str) -> None:
    assert policy(lambda: stream(secret(text)))["inputs"]["inputs"] == stream(MASK)


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (lambda: secret(stream("{}")), MASK),
        (lambda: {"logs": secret(stream("{}")["logs"])}, {"logs": MASK}),
        (lambda: {"logs": {"streams": secret({"openai": {}})}}, {"logs": {"streams": MASK}}),
        (
            lambda: {"logs": {"streams": {"openai": secret({"vars": "{}"})}}},
            {"logs": {"streams": {"openai": MASK}}},
        ),
        (lambda: {"logs": {"enabled": False}}, {"logs": {"enabled": False}}),
        (lambda: {"logs": {"streams": {"openai": {}}}}, {"logs": {"streams": {"openai": {}}}}),
        (dict, {}),
    ],
    ids=["inputs", "an input", "streams", "a stream", "no streams", "no variables", "no input"],
)
def test_a_policy_of_another_shape_is_shown_masked_where_it_is_secret(
    given: Any, shown: object
) -> None:
    assert policy(given)["inputs"]["inputs"] == shown


def test_a_policy_that_a_preview_does_not_know_is_shown_as_unknown() -> None:
    def program() -> None:
        made = Box("box").made
        for name, inputs in (
            ("inputs", made.apply(lambda _: stream("{}"))),
            ("vars", stream(made.apply(lambda _: "{}"))),
        ):
            elasticstack.FleetIntegrationPolicy(
                name,
                name=name,
                namespace="dev",
                integration_name="azure_openai",
                integration_version="1.7.0",
                inputs=inputs,
            )

    found = plan.of(shop.rehearse(program, preview=True))

    assert inputs_of(found, "inputs")["inputs"] == "[unknown]"
    assert inputs_of(found, "vars")["inputs"] == stream("[unknown]")


def fresh(stack: str) -> dict[str, Any]:
    """Return a shipped configuration whose end date is good on any day."""
    end = datetime.now(UTC) + timedelta(days=365)
    return changed(stack_config(stack), "reader.secretEndDate", f"{end:%Y-%m-%dT%H:%M:%SZ}")


def planned(root: Path, hash_seed: str) -> str:
    """Return a plan from a process of its own."""
    return subprocess.run(  # noqa: S603 - this very program
        [sys.executable, "-m", "rehearsal", "--root", root, "preview", "--stack", "test", "--json"],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": hash_seed},
        check=True,
        capture_output=True,
        encoding="utf-8",
    ).stdout


def test_a_plan_is_the_same_text_in_every_process(project: Path) -> None:
    write_stack(project, fresh("prod"))

    texts = [planned(project, seed) for seed in ("1", "2")]

    assert texts[0] == texts[1]
    assert len(json.loads(texts[0])["resources"]) > 20


def test_a_plan_is_the_same_text_in_two_runs(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_stack(project, stack_config("dev"))
    texts = []
    for _ in range(2):
        assert main(["--root", str(project), "preview", "--stack", "test", "--json"]) == 0
        texts.append(capsys.readouterr().out)

    assert texts[0] == texts[1]
    assert plan.to_json(json.loads(texts[0])) == texts[0]


@pytest.mark.parametrize("stack", ["dev", "prod"])
def test_the_variables_of_a_shipped_stack_can_be_reviewed(
    stack: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_stack(project, stack_config(stack))

    main(["--root", str(project), "preview", "--stack", "test", "--json"])

    policies = [
        each["inputs"]["inputs"]
        for each in json.loads(capsys.readouterr().out)["resources"]
        if each["type"] == INTEGRATION_POLICY
    ]
    variables = [
        stream["vars"]
        for inputs in policies
        for each in inputs.values()
        for stream in each["streams"].values()
    ]
    assert len(variables) == 2 * len(policies) > 0
    assert {each["period"] for each in variables if "period" in each} == {"300s"}
    shown = {
        name: each[name]
        for each in variables
        for name in ("connection_string", "storage_account_key", "client_secret")
        if each.get(name)
    }
    assert set(shown.values()) == {MASK}


BOXES = 'for name in ("a", "b"):\n    Box(name, pulumi.get_stack())\n'


@pytest.fixture
def boxes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a project with two stacks that nothing is wrong with."""
    shop.open_shop(monkeypatch)
    return shop.write_project(tmp_path, BOXES, ("dev", "prod"))


def test_plans_are_written_for_every_stack(boxes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(boxes), "plan"]) == 0

    captured = capsys.readouterr()
    assert captured.out == "wrote plans/dev.json\nwrote plans/prod.json\n"
    assert captured.err == ""
    for stack in ("dev", "prod"):
        main(["--root", str(boxes), "preview", "--stack", stack, "--json"])
        text = (boxes / "plans" / f"{stack}.json").read_text(encoding="utf-8")
        assert text == capsys.readouterr().out
        assert json.loads(text)["stack"] == stack
    assert sorted(each.name for each in (boxes / "plans").iterdir()) == ["dev.json", "prod.json"]


def test_plans_that_were_just_written_are_not_stale(
    boxes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["--root", str(boxes), "plan"])
    main(["--root", str(boxes), "plan"])
    capsys.readouterr()

    assert main(["--root", str(boxes), "plan", "--check"]) == 0
    assert capsys.readouterr() == ("", "")


def test_a_stale_plan_is_named_and_left_alone(
    boxes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["--root", str(boxes), "plan"])
    stale = boxes / "plans" / "prod.json"
    text = stale.read_text(encoding="utf-8").replace('"label": "prod"', '"label": "old"')
    stale.write_text(text, encoding="utf-8")
    capsys.readouterr()

    assert main(["--root", str(boxes), "plan", "--check"]) == 1
    assert capsys.readouterr() == (
        "",
        "plans/prod.json is stale: run `python -m rehearsal plan`\n",
    )
    assert stale.read_text(encoding="utf-8") == text


def test_a_plan_that_is_missing_is_stale(boxes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(boxes), "plan", "--check"]) == 1

    assert capsys.readouterr() == (
        "",
        (
            "plans/dev.json is missing: run `python -m rehearsal plan`\n"
            "plans/prod.json is missing: run `python -m rehearsal plan`\n"
        ),
    )
    assert not (boxes / "plans").exists()


@pytest.mark.parametrize("more", [[], ["--check"]], ids=["plan", "check"])
def test_a_stack_with_an_error_gets_no_plan_and_the_others_do(
    more: list[str], boxes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["--root", str(boxes), "plan"])
    before = (boxes / "plans" / "dev.json").read_text(encoding="utf-8")
    text = (boxes / "__main__.py").read_text(encoding="utf-8")
    wrong = 'if pulumi.get_stack() == "dev":\n    Box("wrong", "forbidden")\n'
    (boxes / "__main__.py").write_text(text + wrong, encoding="utf-8")
    capsys.readouterr()

    assert main(["--root", str(boxes), "plan", *more]) == 1

    captured = capsys.readouterr()
    assert captured.out == ("" if more else "wrote plans/prod.json\n")
    assert captured.err == "dev: label = 'forbidden': must be allowed. Choose another.\n"
    assert (boxes / "plans" / "dev.json").read_text(encoding="utf-8") == before
