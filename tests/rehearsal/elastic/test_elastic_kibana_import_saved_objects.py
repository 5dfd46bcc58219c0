"""Importing saved objects into Kibana."""

from rehearsal.elastic import RESOURCES
from rehearsal.elastic.tokens import SAVED_OBJECTS
from rehearsal.emulation import UNKNOWN, Violation, World

FIX = "Export the objects from Kibana as NDJSON"
TWO = '{"id": "1", "type": "dashboard"}\n\n{"id": "2", "type": "lens"}\n{"exportedCount": 2}\n'


def refused(contents: object, world: World) -> list[Violation]:
    return list(RESOURCES[SAVED_OBJECTS].check({"fileContents": contents}, world))


def test_a_file_of_objects_is_accepted_and_so_is_an_unknown_one(world: World) -> None:
    assert refused(TWO, world) == []
    assert refused(UNKNOWN, world) == []


def test_a_line_that_is_no_object_is_refused_with_its_number(world: World) -> None:
    assert refused(TWO + "[1]", world) == [
        Violation("fileContents", "[1]", "line 5 must be a JSON object", FIX)
    ]


def test_a_file_without_an_object_is_refused(world: World) -> None:
    contents = '{"exportedCount": 0}'
    assert refused(contents, world) == [
        Violation(
            "fileContents",
            contents,
            "must hold at least one saved object with its type and id",
            FIX,
        )
    ]


def test_every_object_is_imported(world: World) -> None:
    state = RESOURCES[SAVED_OBJECTS].create("urn:import", {"fileContents": TWO}, world).state
    assert state["id"] == world.guid("urn:import")
    assert (state["success"], state["successCount"], state["errors"]) == (True, 2, [])
    assert state["successResults"] == [
        {"id": "1", "type": "dashboard"},
        {"id": "2", "type": "lens"},
    ]
