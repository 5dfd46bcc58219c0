"""Kibana's spaces."""

import pytest

from rehearsal.elastic import RESOURCES
from rehearsal.elastic.tokens import SPACE
from rehearsal.emulation import Violation, World
from tests.rehearsal.elastic.elastic_values import add


def test_its_id_is_its_space_id(world: World) -> None:
    created = RESOURCES[SPACE].create("urn:ops", {"name": "Ops", "spaceId": "ops"}, world)
    assert created.id == created.state["id"] == created.state["spaceId"] == "ops"


def test_an_id_in_capital_letters_is_refused(world: World) -> None:
    assert list(RESOURCES[SPACE].check({"name": "Ops", "spaceId": "Ops"}, world)) == [
        Violation(
            "spaceId",
            "Ops",
            "must be lowercase letters, digits, hyphens and underscores",
            'Use for example "openai-ops"',
        )
    ]


def test_features_are_disabled_only_in_a_classic_space(world: World) -> None:
    inputs = {"name": "Ops", "spaceId": "ops", "solution": "oblt", "disabledFeatures": ["ml"]}
    assert list(RESOURCES[SPACE].check(inputs, world)) == [
        Violation(
            "disabledFeatures",
            ["ml"],
            'can only be set where solution is "classic"',
            'Set solution to "classic" or leave out disabledFeatures',
        )
    ]


@pytest.mark.parametrize("space_id", ["default", "ops"])
def test_a_space_that_is_there_already_is_refused(space_id: str, world: World) -> None:
    add(world, SPACE, {"name": "Ops", "spaceId": "ops"})
    assert list(RESOURCES[SPACE].check({"name": "Ops", "spaceId": space_id}, world)) == [
        Violation("spaceId", space_id, "a space of this id is there already", "Choose another")
    ]
