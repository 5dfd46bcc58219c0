"""Kibana's service level objectives."""

from typing import Any

import pytest

from rehearsal.elastic import RESOURCES
from rehearsal.elastic.tokens import SLO
from rehearsal.emulation import UNKNOWN, Violation, World

GOOD: dict[str, Any] = {
    "name": "availability",
    "description": "answers without an error",
    "budgetingMethod": "occurrences",
    "objectives": [{"target": 0.99}],
    "timeWindows": [{"type": "rolling", "duration": "30d"}],
    "kqlCustomIndicators": [{"index": "logs-*", "good": "a: b", "total": "a: *"}],
}
INDICATORS = (
    "apmAvailabilityIndicators, apmLatencyIndicators, histogramCustomIndicators, "
    "kqlCustomIndicators, metricCustomIndicators, timesliceMetricIndicators"
)


def refused(inputs: dict[str, Any], world: World) -> list[Violation]:
    return list(RESOURCES[SLO].check(inputs, world))


@pytest.mark.parametrize("name", ["objectives", "timeWindows"])
def test_exactly_one_objective_and_one_time_window_are_demanded(name: str, world: World) -> None:
    assert refused(GOOD, world) == []
    without = {key: value for key, value in GOOD.items() if key != name}
    assert refused(without, world) == [
        Violation(name, None, "must hold exactly one element", "Pass a list of one object")
    ]
    twice = refused({**GOOD, name: GOOD[name] * 2}, world)
    assert [(found.key, found.rule) for found in twice] == [
        (name, "must have exactly 1 element, has 2")
    ]


def test_an_indicator_is_demanded(world: World) -> None:
    without = {name: value for name, value in GOOD.items() if name != "kqlCustomIndicators"}
    assert refused(without, world) == [
        Violation("indicators", None, f"exactly one of {INDICATORS} must be set", "Set one of them")
    ]


def test_two_indicators_are_refused(world: World) -> None:
    apm = {
        "index": "metrics-apm*",
        "service": "chat",
        "environment": "*",
        "transactionName": "*",
        "transactionType": "request",
    }
    assert refused({**GOOD, "apmAvailabilityIndicators": [apm]}, world) == [
        Violation(
            "apmAvailabilityIndicators, kqlCustomIndicators",
            None,
            f"exactly one of {INDICATORS} must be set",
            "Keep one of them",
        )
    ]


def test_an_unknown_indicator_may_be_the_one(world: World) -> None:
    without = {name: value for name, value in GOOD.items() if name != "kqlCustomIndicators"}
    assert refused({**without, "metricCustomIndicators": UNKNOWN}, world) == []


@pytest.mark.parametrize(
    ("name", "indicator", "keys"),
    [
        ("metricCustomIndicators", {"index": "a"}, ["goods", "totals"]),
        ("histogramCustomIndicators", {"index": "a"}, ["goods", "totals"]),
        ("timesliceMetricIndicators", {"index": "a", "timestampField": "t"}, ["metrics"]),
    ],
)
def test_an_indicator_without_its_parts_is_refused(
    name: str, indicator: dict[str, Any], keys: list[str], world: World
) -> None:
    inputs = {key: value for key, value in GOOD.items() if key != "kqlCustomIndicators"}
    found = refused({**inputs, name: [indicator]}, world)
    assert [violation.key for violation in found] == [f"{name}[0].{key}" for key in keys]


def test_a_time_window_has_a_duration_of_its_type(world: World) -> None:
    inputs = {**GOOD, "timeWindows": [{"type": "calendarAligned", "duration": "30d"}]}
    assert refused(inputs, world) == [
        Violation(
            "timeWindows[0].duration",
            "30d",
            'must be one of "1w", "1M" where type is "calendarAligned"',
            "Use one of these",
        )
    ]


def test_its_id_names_the_space_and_it_has_its_own(world: World) -> None:
    created = RESOURCES[SLO].create("urn:availability", {**GOOD, "spaceId": "ops"}, world)
    assert created.state["sloId"] == world.guid("urn:availability")
    assert created.id == f"ops/{created.state['sloId']}"
    assert created.state["enabled"] is True
    assert created.state["kqlCustomIndicators"][0]["timestampField"] == "@timestamp"


@pytest.mark.parametrize("enabled", [False, UNKNOWN])
def test_a_switch_that_is_given_is_kept(enabled: object, world: World) -> None:
    state = RESOURCES[SLO].create("urn:availability", {**GOOD, "enabled": enabled}, world).state
    assert state["enabled"] is enabled


SLICED: dict[str, Any] = {**GOOD, "budgetingMethod": "timeslices"}


@pytest.mark.parametrize(
    ("inputs", "objective", "key", "value"),
    [
        (GOOD, {"target": 99}, "target", 99),
        (GOOD, {"target": 1}, "target", 1),
        (GOOD, {"target": 0}, "target", 0),
        (SLICED, {"target": 0.9, "timesliceWindow": "5m"}, "timesliceTarget", None),
        (SLICED, {"target": 0.9, "timesliceTarget": 1}, "timesliceWindow", None),
        (
            SLICED,
            {"target": 0.9, "timesliceTarget": 1.5, "timesliceWindow": "5m"},
            "timesliceTarget",
            1.5,
        ),
        (
            SLICED,
            {"target": 0.9, "timesliceTarget": 1, "timesliceWindow": "1d"},
            "timesliceWindow",
            "1d",
        ),
    ],
)
def test_an_objective_that_nothing_can_meet_or_miss_is_refused(
    inputs: dict[str, Any], objective: dict[str, Any], key: str, value: object, world: World
) -> None:
    (violation,) = refused({**inputs, "objectives": [objective]}, world)
    assert (violation.key, violation.value) == (f"objectives[0].{key}", value)
