"""Kibana's maintenance windows."""

from typing import Any

from rehearsal.elastic import RESOURCES
from rehearsal.elastic.tokens import MAINTENANCE_WINDOW
from rehearsal.emulation import World

WINDOW: dict[str, Any] = {
    "title": "patch day",
    "customSchedule": {"start": "2026-03-12T12:00:00Z", "duration": "2h", "recurring": {}},
}


def test_its_id_names_no_space_and_its_time_zone_is_filled_in(world: World) -> None:
    created = RESOURCES[MAINTENANCE_WINDOW].create("urn:patch", {**WINDOW, "spaceId": "ops"}, world)
    assert created.id == created.state["id"] == world.guid("urn:patch")
    assert created.state["customSchedule"] == {**WINDOW["customSchedule"], "timezone": "UTC"}
    assert created.state["enabled"] is False


def test_days_and_months_out_of_range_are_refused(world: World) -> None:
    recurring = {"onMonths": [13], "onMonthDays": [0], "onWeekDays": ["Monday"], "every": "1h"}
    inputs = {**WINDOW, "customSchedule": {**WINDOW["customSchedule"], "recurring": recurring}}
    keys = {violation.key for violation in RESOURCES[MAINTENANCE_WINDOW].check(inputs, world)}
    assert keys == {
        "customSchedule.recurring.every",
        "customSchedule.recurring.onMonths",
        "customSchedule.recurring.onMonthDays",
        "customSchedule.recurring.onWeekDays",
    }
