from collections.abc import Callable
from pathlib import Path
from typing import Any

import pulumi
import pulumi_azure_native as azure_native
import pulumi_elasticstack as elasticstack
import pytest

from rehearsal import findings
from rehearsal.__main__ import rehearse
from rehearsal.elastic import packages
from rehearsal.emulation import World
from rehearsal.recording import Finding
from tests.rehearsal import shop
from tests.rehearsal.shop import BOX, Box, Shelf

ROOT_RULE = "RootManageSharedAccessKey"


def found(program: Callable[[], object], world: World | None = None) -> list[Finding]:
    """Return what is found about a program, beside what the services refuse."""
    recording = shop.rehearse(program, world=world)
    assert recording.errors == []
    return sorted(findings.of(recording))


def secret(value: Any) -> pulumi.Output[Any]:
    """Mark a value as secret."""
    return pulumi.Output.secret(value)


def key() -> pulumi.Output[str]:
    """Return a secret that a service hands out in plain text."""
    box_key: pulumi.Output[str] = shop.get_key("read")["key"]
    return box_key


LEAK = (
    "holds a secret in plain text: it would be readable in state and previews. Wrap it with "
    "pulumi.Output.secret"
)
TEXT = "holds the text of an output instead of its value. Use pulumi.Output.format or apply"
ROOT_KEY = f"uses {ROOT_RULE}, which may do anything in the namespace. Use a rule of its own"


@pytest.mark.parametrize(
    ("program", "where"),
    [
        (lambda: Box("box", key()), "box.label"),
        (lambda: Box("box", {"a": [{"b": key()}]}), "box.label.a[0].b"),
        (lambda: Box("box", pulumi.Output.format("sign in with {}!", key())), "box.label"),
        (lambda: Box("box", pulumi.Output.json_dumps({"key": key()})), "box.label"),
        (lambda: Box("box", pulumi.Output.unsecret(secret(key()))), "box.label"),
        (lambda: pulumi.export("key", key()), "outputs.key"),
        (lambda: pulumi.export("keys", {"a": [key()]}), "outputs.keys.a[0]"),
        (lambda: Shelf("shelf", key=key()), "component outputs.key"),
        (lambda: Shelf("shelf", keys=[key()]), "component outputs.keys[0]"),
    ],
)
def test_a_secret_in_plain_text_is_an_error(program: Callable[[], object], where: str) -> None:
    assert found(program) == [Finding("error", where, LEAK)]


@pytest.mark.parametrize(
    "program",
    [
        lambda: Box("box", secret(key())),
        lambda: Box("box", {"a": [secret(key())]}),
        lambda: Box("box", secret({"a": [key()]})),
        lambda: Box("box", pulumi.Output.format("sign in with {}!", secret(key()))),
        lambda: Box("box", key().apply(len)),
        lambda: pulumi.export("key", secret(key())),
        lambda: Shelf("shelf", key=secret(key())),
        lambda: Box("box", "an innocent text"),
    ],
)
def test_a_secret_that_is_marked_is_not_found(program: Callable[[], object]) -> None:
    assert found(program) == []


def test_each_secret_in_plain_text_is_found() -> None:
    def program() -> None:
        box = Box("box", key())
        Box("next", box.key)
        pulumi.export("key", box.key)

    assert [each.where for each in found(program)] == ["box.label", "next.label", "outputs.key"]


def test_a_secret_in_plain_text_is_not_in_the_finding() -> None:
    world = World()

    (leak,) = found(lambda: pulumi.export("key", key()), world)

    assert len(world.secrets) == 1
    assert not any(each in str(leak) for each in world.secrets)


SECURE_STACK = "config: {word: {secure: v1:AAAA:BBBB}}\n"


def test_a_secret_of_the_configuration_in_plain_text_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.open_shop(monkeypatch)
    shop.write_project(
        tmp_path,
        """
        config = pulumi.Config()
        Box("leaking", config.require("word"))
        Box("careful", config.require_secret("word"))
        """,
    )
    (tmp_path / "Pulumi.dev.yaml").write_text(SECURE_STACK, encoding="utf-8")

    plan, _ = rehearse(tmp_path, "dev")

    assert [each["where"] for each in plan["findings"]] == ["leaking.label"]
    assert {each["name"]: each["inputs"] for each in plan["resources"]} == {
        "leaking": {"label": "[secret]"},
        "careful": {"label": "[secret]"},
    }


@pytest.mark.parametrize(
    ("program", "where"),
    [
        (lambda: Box("next", f"made {Box('box').made}"), "next.label"),
        (lambda: Box("next", {"a": [f"{Box('box').made}"]}), "next.label.a[0]"),
        (lambda: pulumi.export("made", f"made {Box('box').made}"), "outputs.made"),
        (lambda: Shelf("shelf", made=str(Box("box").made)), "component outputs.made"),
    ],
)
def test_the_text_of_an_output_is_an_error(program: Callable[[], object], where: str) -> None:
    assert found(program) == [Finding("error", where, TEXT)]


def test_a_name_that_holds_the_text_of_an_output_is_an_error() -> None:
    def program() -> None:
        Box(f"box-{Box('box').made}")

    assert [(each.severity, each.message) for each in found(program)] == [("error", TEXT)]


@pytest.mark.parametrize(
    "program",
    [
        lambda: Box("next", pulumi.Output.format("made {}", Box("box").made)),
        lambda: Box("next", Box("box").made.apply(lambda made: f"made {made}")),
        lambda: pulumi.export("made", Box("box").made),
    ],
)
def test_the_value_of_an_output_is_not_found(program: Callable[[], object]) -> None:
    assert found(program) == []


@pytest.mark.parametrize(
    ("program", "where"),
    [
        (lambda: Box("box", f"/authorizationRules/{ROOT_RULE}"), "box.label"),
        (lambda: pulumi.export("rule", ROOT_RULE), "outputs.rule"),
        (lambda: Shelf("shelf", rule=ROOT_RULE), "component outputs.rule"),
    ],
)
def test_the_root_rule_of_a_namespace_is_an_error(
    program: Callable[[], object], where: str
) -> None:
    assert found(program) == [Finding("error", where, ROOT_KEY)]


@pytest.mark.parametrize("given", [str, secret], ids=["open", "marked"])
def test_asking_for_the_root_rules_keys_is_an_error(
    given: Callable[[str], pulumi.Input[str]],
) -> None:
    def program() -> None:
        pulumi.export("key", secret(shop.get_key(given(ROOT_RULE))["key"]))

    assert [(each.severity, each.message) for each in found(program)] == [("error", ROOT_KEY)]


def test_a_rule_of_its_own_is_not_found() -> None:
    def program() -> None:
        Box("box", "/authorizationRules/azure-monitor")
        pulumi.export("key", secret(shop.get_key("azure-monitor")["key"]))

    assert found(program) == []


def bring_along() -> None:
    group = azure_native.resources.get_resource_group_output(resource_group_name="rg-company")
    pulumi.export("location", group.location)


def test_what_is_brought_along_is_a_note(world: World) -> None:
    assert found(bring_along, world) == [
        Finding(
            "note",
            f"/subscriptions/{world.subscription_id}/resourceGroups/rg-company",
            "taken to be there and to fit, as it is brought along; the real preview looks it up",
        )
    ]


def test_what_is_brought_along_twice_is_one_note() -> None:
    def program() -> None:
        bring_along()
        azure_native.resources.get_resource_group_output(resource_group_name="RG-Company")

    assert len(found(program)) == 1


def test_what_is_made_and_then_looked_up_is_not_found() -> None:
    def program() -> None:
        made = azure_native.resources.ResourceGroup(
            "group", resource_group_name="rg-own", location="eastus"
        )
        azure_native.resources.get_resource_group_output(resource_group_name=made.name)

    assert found(program) == []


def integration(version: str) -> Callable[[], None]:
    """Return a program that installs a version of the integration package."""

    def program() -> None:
        elasticstack.FleetIntegration("integration", name="azure_openai", version=version)

    return program


def test_a_package_version_that_the_rehearsal_does_not_know_is_a_note() -> None:
    known = ", ".join(packages.versions("azure_openai"))

    assert found(integration("99.0.0")) == [
        Finding(
            "note",
            "integration",
            "the rehearsal does not know version 99.0.0 and takes it to have the variables of the "
            f"newest one before it that it knows ({known})",
        )
    ]


def test_a_package_version_that_the_rehearsal_knows_is_not_found() -> None:
    versions = packages.versions("azure_openai")

    assert [found(integration(each)) for each in versions] == [[]] * len(versions)


def test_a_good_program_has_no_finding() -> None:
    def program() -> None:
        box = Box("box", secret(key()), pulumi.ResourceOptions(additional_secret_outputs=["key"]))
        Box("next", box.key, shop.inside(Shelf("shelf", made=box.made)))
        pulumi.export("key", box.key)

    assert found(program) == []
    assert BOX in {each.type for each in shop.rehearse(program).resources.values()}
