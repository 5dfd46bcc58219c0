"""Kibana's data views."""

from typing import Any

import pytest

from rehearsal.elastic import RESOURCES
from rehearsal.elastic.tokens import DATA_VIEW
from rehearsal.emulation import Violation, World
from tests.rehearsal.elastic.elastic_values import add


def test_its_id_names_the_space_and_the_data_view_has_its_own(world: World) -> None:
    inputs = {"spaceId": "ops", "dataView": {"title": "logs-*", "id": "logs"}}
    created = RESOURCES[DATA_VIEW].create("urn:logs", inputs, world)
    assert created.id == created.state["id"] == "ops/logs"
    assert created.state["dataView"] == {"title": "logs-*", "id": "logs", "allowNoIndex": False}


def test_kibana_makes_up_an_id_in_the_default_space(world: World) -> None:
    created = RESOURCES[DATA_VIEW].create("urn:logs", {"dataView": {"title": "logs-*"}}, world)
    made_up = world.guid("urn:logs")
    assert created.id == f"default/{made_up}"
    assert created.state["dataView"]["id"] == made_up
    assert created.state["spaceId"] == "default"


def test_a_data_view_without_a_title_is_refused(world: World) -> None:
    assert list(RESOURCES[DATA_VIEW].check({"dataView": {"name": "logs"}}, world)) == [
        Violation("dataView.title", None, "is required and must be a string", "Set it")
    ]


@pytest.mark.parametrize(
    ("given", "violation"),
    [
        (
            {"spaceId": "other", "dataView": {"title": "x", "id": "logs"}},
            Violation("dataView.id", "logs", "another data view has this id", "Choose another"),
        ),
        (
            {"spaceId": "ops", "dataView": {"title": "x", "name": "Logs"}},
            Violation(
                "dataView.name",
                "Logs",
                "another data view of the space has this name",
                "Choose another",
            ),
        ),
    ],
)
def test_an_id_is_there_once_and_a_name_once_in_its_space(
    given: dict[str, Any], violation: Violation, world: World
) -> None:
    add(
        world,
        DATA_VIEW,
        {"spaceId": "ops", "dataView": {"title": "logs-*", "name": "Logs", "id": "logs"}},
    )
    assert list(RESOURCES[DATA_VIEW].check(given, world)) == [violation]
    assert list(RESOURCES[DATA_VIEW].check({**given, "override": True}, world)) == []


def test_a_name_may_be_there_again_in_another_space(world: World) -> None:
    add(world, DATA_VIEW, {"spaceId": "ops", "dataView": {"title": "logs-*"}})
    assert list(RESOURCES[DATA_VIEW].check({"dataView": {"title": "logs-*"}}, world)) == []
