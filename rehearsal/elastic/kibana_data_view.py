"""Kibana's data views."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from rehearsal.elastic.provider_resource import ProviderResource, given_or_new, in_space
from rehearsal.elastic.tokens import DATA_VIEW
from rehearsal.emulation import Properties, Violation, World
from rehearsal.properties import text


class KibanaDataView(ProviderResource):
    """A data view; other objects refer to it by `dataView.id`, not by its id."""

    token: ClassVar[str] = DATA_VIEW

    def refused(self, inputs: Properties, world: World) -> Iterator[Violation]:
        """Yield an id that any data view has, and a name that another one of the space has."""
        given = inputs.get("dataView")
        if not isinstance(given, Mapping) or inputs.get("override") is True:
            return
        others = [each.state for each in world.of(self.token)]
        for field, value, scope, found in (
            ("id", text(given, "id"), "", others),
            ("name", _name(given), " of the space", _of_space(others, inputs)),
        ):
            if value is not None and value in _held(found, field):
                yield Violation(
                    f"dataView.{field}",
                    value,
                    f"another data view{scope} has this {field}",
                    "Choose another",
                )

    def answered(self, urn: str, state: Mapping[str, Any], world: World) -> dict[str, Any]:
        """Return the id `<space>/<dataView.id>` and the data view with its id."""
        given = state["dataView"]
        data_view = dict(given) if isinstance(given, Mapping) else {}
        data_view_id = given_or_new(data_view, "id", world, urn)
        return {
            "id": in_space(state, data_view_id),
            "dataView": data_view | {"id": data_view_id},
        }


def _name(data_view: Mapping[str, Any]) -> str | None:
    """Return a data view's name: its title where it has none of its own."""
    return text(data_view, "name") or text(data_view, "title")


def _of_space(
    states: list[Mapping[str, Any]], inputs: Mapping[str, Any]
) -> list[Mapping[str, Any]]:
    space = text(inputs, "spaceId") or "default"
    return [each for each in states if (text(each, "spaceId") or "default") == space]


def _held(states: list[Mapping[str, Any]], field: str) -> set[str | None]:
    views = [each["dataView"] for each in states if isinstance(each.get("dataView"), Mapping)]
    return {_name(each) if field == "name" else text(each, field) for each in views}
