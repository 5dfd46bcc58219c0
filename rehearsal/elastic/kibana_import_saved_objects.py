"""Importing saved objects, such as dashboards, into Kibana."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from rehearsal.elastic.provider_resource import ProviderResource
from rehearsal.elastic.reading import json_object
from rehearsal.elastic.tokens import SAVED_OBJECTS
from rehearsal.emulation import Properties, Violation, World
from rehearsal.properties import text


class KibanaImportSavedObjects(ProviderResource):
    """One import of a file of saved objects, one JSON object a line."""

    token: ClassVar[str] = SAVED_OBJECTS

    def refused(self, inputs: Properties, world: World) -> Iterator[Violation]:
        """Yield lines that are no saved object, and a file without any."""
        del world
        contents = text(inputs, "fileContents")
        if contents is None:
            return
        for number, line in _lines(contents):
            if json_object(line) is None:
                yield Violation(
                    "fileContents",
                    line,
                    f"line {number} must be a JSON object",
                    "Export the objects from Kibana as NDJSON",
                )
        if not _saved_objects(contents):
            yield Violation(
                "fileContents",
                contents,
                "must hold at least one saved object with its type and id",
                "Export the objects from Kibana as NDJSON",
            )

    def answered(self, urn: str, state: Mapping[str, Any], world: World) -> dict[str, Any]:
        """Return that every object was imported."""
        imported = _saved_objects(text(state, "fileContents") or "")
        return {
            "id": world.guid(urn),
            "success": True,
            "successCount": len(imported),
            "successResults": imported,
            "errors": [],
        }


def _lines(contents: str) -> Iterator[tuple[int, str]]:
    return (
        (number, line) for number, line in enumerate(contents.split("\n"), start=1) if line.strip()
    )


def _saved_objects(contents: str) -> list[dict[str, Any]]:
    """Return type and id of each object; the summary that an export ends with has neither."""
    held = [json_object(line) or {} for _, line in _lines(contents)]
    return [
        {"id": found["id"], "type": found["type"]}
        for found in held
        if {"id", "type"} <= found.keys()
    ]
