"""Elasticsearch's anomaly detection."""

from typing import Any

import pytest

from rehearsal.elastic import RESOURCES
from rehearsal.elastic.tokens import (
    ML_CALENDAR,
    ML_CALENDAR_EVENT,
    ML_CALENDAR_JOB,
    ML_DATAFEED,
    ML_DATAFEED_STATE,
    ML_JOB,
    ML_JOB_STATE,
)
from rehearsal.emulation import UNKNOWN, Violation, World
from rehearsal.timestamps import rfc3339
from tests.rehearsal.elastic.elastic_values import add

JOB: dict[str, Any] = {
    "jobId": "latency",
    "analysisConfig": {"detectors": [{"function": "mean", "fieldName": "event.duration"}]},
    "dataDescription": {"timeField": "@timestamp"},
}
FEED = {"datafeedId": "feed", "jobId": "latency", "indices": ["logs-*"]}
OTHER = {ML_DATAFEED: {"datafeedId": "second", "jobId": "tokens"}}
"""What a second one of a kind has to have of its own."""
EVENT = {
    "calendarId": "holidays",
    "description": "new year",
    "startTime": "2026-01-01T00:00:00Z",
    "endTime": "2026-01-02T00:00:00Z",
}


def refused(token: str, inputs: dict[str, Any], world: World) -> list[Violation]:
    return list(RESOURCES[token].check(inputs, world))


@pytest.mark.parametrize(
    ("token", "inputs", "name", "kind"),
    [
        (ML_DATAFEED, FEED, "jobId", "ElasticsearchMlAnomalyDetectionJob"),
        (
            ML_DATAFEED_STATE,
            {"datafeedId": "feed", "state": "started"},
            "datafeedId",
            "ElasticsearchMlDatafeed",
        ),
        (
            ML_JOB_STATE,
            {"jobId": "latency", "state": "opened"},
            "jobId",
            "ElasticsearchMlAnomalyDetectionJob",
        ),
        (ML_CALENDAR_EVENT, EVENT, "calendarId", "ElasticsearchMlCalendar"),
        (
            ML_CALENDAR_JOB,
            {"calendarId": "holidays", "jobId": "latency"},
            "calendarId",
            "ElasticsearchMlCalendar",
        ),
    ],
)
def test_what_it_refers_to_must_be_there(
    token: str, inputs: dict[str, Any], name: str, kind: str, world: World
) -> None:
    assert refused(token, inputs, world) == [
        Violation(name, inputs[name], f"there is no {kind} of this id", f"Create the {kind} first")
    ]
    assert [each.missing for each in refused(token, inputs, world)] == [True]
    assert refused(token, {**inputs, name: UNKNOWN}, world) == []
    add(world, ML_JOB, JOB)
    add(world, ML_JOB, {**JOB, "jobId": "tokens"})
    add(world, ML_JOB_STATE, {"jobId": "latency", "state": "opened"})
    add(world, ML_DATAFEED, FEED)
    add(world, ML_CALENDAR, {"calendarId": "holidays"})
    assert refused(token, {**inputs, **OTHER.get(token, {})}, world) == []


@pytest.mark.parametrize(
    ("token", "inputs", "name", "kind"),
    [
        (ML_JOB, JOB, "jobId", "ElasticsearchMlAnomalyDetectionJob"),
        (ML_DATAFEED, {**FEED, "jobId": "tokens"}, "datafeedId", "ElasticsearchMlDatafeed"),
        (ML_CALENDAR, {"calendarId": "holidays"}, "calendarId", "ElasticsearchMlCalendar"),
    ],
)
def test_an_id_that_is_taken_is_refused(
    token: str, inputs: dict[str, Any], name: str, kind: str, world: World
) -> None:
    add(world, ML_JOB, {**JOB, "jobId": "tokens"})
    assert refused(token, inputs, world) == []
    add(world, token, inputs)
    assert Violation(
        name, inputs[name], f"a {kind} of this id is there already", "Choose another"
    ) in refused(token, inputs, world)


def test_a_job_has_one_datafeed(world: World) -> None:
    add(world, ML_JOB, JOB)
    add(world, ML_DATAFEED, FEED)
    assert refused(ML_DATAFEED, {**FEED, "datafeedId": "second"}, world) == [
        Violation(
            "jobId", "latency", "another datafeed feeds this job", "Feed each job by one datafeed"
        )
    ]


@pytest.mark.parametrize("state", [None, "closed"])
def test_a_datafeed_starts_only_where_its_job_is_open(state: str | None, world: World) -> None:
    add(world, ML_JOB, JOB)
    add(world, ML_DATAFEED, FEED)
    if state is not None:
        add(world, ML_JOB_STATE, {"jobId": "latency", "state": state})
    started = {"datafeedId": "feed", "state": "started"}
    assert refused(ML_DATAFEED_STATE, started, world) == [
        Violation(
            "state",
            "started",
            "a datafeed starts only where its job is open, and latency is not",
            "Open the job first",
            missing=True,
        )
    ]
    assert refused(ML_DATAFEED_STATE, {**started, "state": "stopped"}, world) == []


def test_a_custom_rule_without_scope_and_conditions_is_refused(world: World) -> None:
    assert refused(ML_JOB, JOB, world) == []
    rule = {"actions": ["skip_result"]}
    detectors = [UNKNOWN, {"function": "mean", "customRules": [rule]}]
    assert refused(ML_JOB, {**JOB, "analysisConfig": {"detectors": detectors}}, world) == [
        Violation(
            "analysisConfig.detectors[1].customRules[0]",
            rule,
            "a custom rule must have a scope or at least one condition",
            "Set scope or conditions",
        )
    ]


def test_a_custom_rule_whose_conditions_are_unknown_is_not_judged(world: World) -> None:
    detectors = [{"function": "mean", "customRules": [{"conditions": UNKNOWN}]}]
    assert refused(ML_JOB, {**JOB, "analysisConfig": {"detectors": detectors}}, world) == []


@pytest.mark.parametrize("end", ["2026-01-01T00:00:00Z", "2026-01-01T01:00:00+02:00"])
def test_an_event_that_ends_before_it_starts_is_refused(end: str, world: World) -> None:
    add(world, ML_CALENDAR, {"calendarId": "holidays"})
    assert refused(ML_CALENDAR_EVENT, {**EVENT, "endTime": end}, world) == [
        Violation("endTime", end, "must be after startTime", "Set a later time")
    ]


def test_a_job_notes_its_type_and_when_it_was_created(world: World) -> None:
    state = RESOURCES[ML_JOB].create("urn:job", JOB, world).state
    assert state["jobType"] == "anomaly_detector"
    assert state["createTime"] == rfc3339(world.now)


@pytest.mark.parametrize(
    ("token", "inputs", "own"),
    [
        (ML_JOB, JOB, "latency"),
        (ML_JOB_STATE, {"jobId": "latency"}, "latency"),
        (ML_DATAFEED, FEED, "feed"),
        (ML_DATAFEED_STATE, {"datafeedId": "feed"}, "feed"),
        (ML_CALENDAR, {"calendarId": "holidays"}, "holidays"),
        (ML_CALENDAR_JOB, {"calendarId": "holidays", "jobId": "latency"}, "holidays/latency"),
    ],
)
def test_its_id_names_the_cluster(
    token: str, inputs: dict[str, Any], own: str, world: World
) -> None:
    created = RESOURCES[token].create("urn:x", inputs, world)
    assert created.id == f"{world.guid('elasticsearch cluster')}/{own}"


def test_an_event_has_an_id_of_its_own(world: World) -> None:
    created = RESOURCES[ML_CALENDAR_EVENT].create("urn:event", EVENT, world)
    event_id = created.state["eventId"]
    assert event_id == world.guid("urn:event")
    assert created.id.endswith(f"/holidays/{event_id}")
