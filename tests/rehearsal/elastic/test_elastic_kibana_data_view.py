"""Kibana's data views."""

from rehearsal.elastic import RESOURCES
from rehearsal.elastic.tokens import DATA_VIEW
from rehearsal.emulation import Violation, World


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
