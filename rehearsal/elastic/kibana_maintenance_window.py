"""Kibana's maintenance windows."""

from collections.abc import Mapping
from typing import Any, ClassVar

from rehearsal.elastic.provider_resource import ProviderResource
from rehearsal.elastic.tokens import MAINTENANCE_WINDOW
from rehearsal.emulation import World


class KibanaMaintenanceWindow(ProviderResource):
    """A time in which alerts do not notify anybody; its id does not name its space."""

    token: ClassVar[str] = MAINTENANCE_WINDOW

    def answered(self, urn: str, state: Mapping[str, Any], world: World) -> dict[str, Any]:
        """Return the id, and the schedule with its time zone."""
        schedule = state["customSchedule"]
        if isinstance(schedule, Mapping):
            schedule = {"timezone": "UTC", **schedule}
        return {"id": world.guid(urn), "customSchedule": schedule}
