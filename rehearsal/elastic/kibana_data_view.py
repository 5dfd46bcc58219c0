"""Kibana's data views."""

from collections.abc import Mapping
from typing import Any, ClassVar

from rehearsal.elastic.provider_resource import ProviderResource, given_or_new, in_space
from rehearsal.elastic.tokens import DATA_VIEW
from rehearsal.emulation import World


class KibanaDataView(ProviderResource):
    """A data view; other objects refer to it by `dataView.id`, not by its id."""

    token: ClassVar[str] = DATA_VIEW

    def answered(self, urn: str, state: Mapping[str, Any], world: World) -> dict[str, Any]:
        """Return the id `<space>/<dataView.id>` and the data view with its id."""
        given = state["dataView"]
        data_view = dict(given) if isinstance(given, Mapping) else {}
        data_view_id = given_or_new(data_view, "id", world, urn)
        return {
            "id": in_space(state, data_view_id),
            "dataView": data_view | {"id": data_view_id},
        }
