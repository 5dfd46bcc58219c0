"""Installing integration packages, and looking up their newest version."""

import hashlib
from typing import Any

import pytest

from rehearsal.elastic import FUNCTIONS, RESOURCES
from rehearsal.elastic.packages import FIRST_WITH_CLIENT_SECRET
from rehearsal.elastic.tokens import GET_INTEGRATION, INTEGRATION
from rehearsal.emulation import UNKNOWN, Violation, World


def refused(inputs: dict[str, Any], world: World) -> list[Violation]:
    return list(RESOURCES[INTEGRATION].check(inputs, world))


@pytest.mark.parametrize("version", ["1.4.0", "1.7.0", FIRST_WITH_CLIENT_SECRET, UNKNOWN])
def test_a_version_of_the_registry_is_accepted(version: object, world: World) -> None:
    assert refused({"name": "azure_openai", "version": version}, world) == []


def test_an_unknown_version_is_refused(world: World) -> None:
    assert refused({"name": "azure_openai", "version": "0.9.0"}, world) == [
        Violation(
            "version",
            "0.9.0",
            "the package registry has azure_openai from 1.4.0 on",
            "Use such a version, or read the newest with getFleetIntegration",
        )
    ]


def test_an_unknown_package_is_refused(world: World) -> None:
    assert refused({"name": "azure_open_ai", "version": "1.7.0"}, world) == [
        Violation(
            "name",
            "azure_open_ai",
            "the package registry has no package of this name",
            "Use one of azure_openai",
        )
    ]


def test_a_package_without_a_name_is_refused_because_pulumi_would_invent_one(world: World) -> None:
    (violation,) = refused({"version": "1.7.0"}, world)
    assert violation.key == "name"
    assert violation.fix == "Set it; left out, Pulumi invents one"


def test_its_id_is_the_digest_of_name_and_version(world: World) -> None:
    inputs = {"name": "azure_openai", "version": "1.7.0"}
    created = RESOURCES[INTEGRATION].create("urn:integration", inputs, world)
    digest = hashlib.sha1(b"azure_openai1.7.0", usedforsecurity=False).hexdigest()
    assert created.id == digest
    assert created.state["id"] == digest
    assert created.state["name"] == "azure_openai"
    assert created.state["version"] == "1.7.0"
    assert created.state["spaceId"] == "default"


def test_the_function_returns_the_newest_version(world: World) -> None:
    function = FUNCTIONS[GET_INTEGRATION]
    assert list(function.check({"name": "azure_openai"}, world)) == []
    result = function.call({"name": "azure_openai"}, world)
    assert result["name"] == "azure_openai"
    assert result["version"] == FIRST_WITH_CLIENT_SECRET


@pytest.mark.parametrize(
    ("arguments", "key"),
    [({"name": "azure"}, "name"), ({}, "name"), ({"name": "azure_openai", "v": "1"}, "v")],
)
def test_a_wrong_look_up_is_refused(arguments: dict[str, Any], key: str, world: World) -> None:
    assert [violation.key for violation in FUNCTIONS[GET_INTEGRATION].check(arguments, world)] == [
        key
    ]


def test_the_version_of_a_package_that_a_preview_does_not_know_is_unknown(world: World) -> None:
    function = FUNCTIONS[GET_INTEGRATION]
    assert list(function.check({"name": UNKNOWN}, world)) == []
    assert function.call({"name": UNKNOWN}, world)["version"] is UNKNOWN


def test_a_look_up_of_an_unknown_package_returns_no_version(world: World) -> None:
    assert FUNCTIONS[GET_INTEGRATION].call({"name": "azure"}, world)["version"] is None
