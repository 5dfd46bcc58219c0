"""The anomaly jobs: made, fed, opened, started, and the calendar of planned work."""

import json
from typing import Any

import pulumi
import pytest

from components import AnomalyJobs, InvalidInputs
from tests.components.deployed import (
    COMPONENT,
    ML_CALENDAR,
    ML_CALENDAR_EVENT,
    ML_CALENDAR_JOB,
    ML_DATAFEED,
    ML_DATAFEED_STATE,
    ML_JOB,
    ML_JOB_STATE,
    counts,
    job_args,
    named,
    outputs,
)
from tests.conftest import Deploy

JOBS = f"{COMPONENT}AnomalyJobs"
NAMES = ("tokens", "errors", "latency")


def test_by_default_jobs_wait_with_their_datafeeds(deploy: Deploy) -> None:
    recording = deploy(lambda: AnomalyJobs("test", {"data_stream_namespace": "dev"}))

    assert counts(recording) == {JOBS: 1, ML_JOB: 3, ML_DATAFEED: 3}
    assert outputs(recording) == {
        "anomalyJobIds": {each: f"azure-openai-{each}-dev" for each in NAMES},
        "datafeedIds": {each: f"datafeed-azure-openai-{each}-dev" for each in NAMES},
    }
    feed = named(recording, "test-latency-datafeed").inputs
    assert feed["indices"] == ["logs-azure_openai.logs-dev"]
    assert json.loads(feed["query"])["bool"]["filter"][0] == {
        "term": {"data_stream.namespace": "dev"}
    }


def test_jobs_are_opened_before_their_datafeeds_start(deploy: Deploy) -> None:
    recording = deploy(lambda: AnomalyJobs("test", job_args()))

    assert counts(recording) == {
        JOBS: 1,
        ML_JOB: 3,
        ML_JOB_STATE: 3,
        ML_DATAFEED: 3,
        ML_DATAFEED_STATE: 3,
        ML_CALENDAR: 1,
        ML_CALENDAR_EVENT: 1,
        ML_CALENDAR_JOB: 3,
    }
    for each in NAMES:
        opened = named(recording, f"test-{each}-opened")
        started = named(recording, f"test-{each}-started")
        assert opened.inputs == {"jobId": f"azure-openai-{each}-dev", "state": "opened"}
        assert started.inputs == {
            "datafeedId": f"datafeed-azure-openai-{each}-dev",
            "state": "started",
        }
        assert opened.urn in started.dependencies


@pytest.mark.parametrize(("deployments", "limit"), [(1, "21mb"), (1000, "145mb")])
def test_memory_is_reserved_for_the_deployments_that_there_may_be(
    deployments: int, limit: str, deploy: Deploy
) -> None:
    args: Any = {"data_stream_namespace": "dev", "anomaly_jobs": {"deployments": deployments}}

    recording = deploy(lambda: AnomalyJobs("test", args))

    assert {
        each.inputs["analysisLimits"]["modelMemoryLimit"] for each in recording.of_type(ML_JOB)
    } == {limit}


def test_planned_work_is_in_the_calendar_of_every_job(deploy: Deploy) -> None:
    recording = deploy(lambda: AnomalyJobs("test", job_args()))

    event = named(recording, "test-migration-event")
    assert event.inputs == {
        "calendarId": "azure-openai-planned-work-dev",
        "description": "migration",
        "startTime": "2027-03-06T20:00:00Z",
        "endTime": "2027-03-07T04:00:00Z",
    }
    assert {each.inputs["jobId"] for each in recording.of_type(ML_CALENDAR_JOB)} == {
        f"azure-openai-{each}-dev" for each in NAMES
    }


def test_everything_waits_for_what_comes_before(deploy: Deploy) -> None:
    def program() -> None:
        first = AnomalyJobs("first", {"data_stream_namespace": "first"})
        after = first.anomaly_job_ids.apply(lambda ids: ids["tokens"])
        AnomalyJobs("second", {**job_args(), "after": pulumi.Output.from_input(after)})

    recording = deploy(program)

    awaited = named(recording, "first-tokens-job").urn
    for each in ("second-tokens-job", "second-calendar"):
        assert awaited in named(recording, each).dependencies


def test_jobs_are_off_one_by_one_and_all_together(deploy: Deploy) -> None:
    one: Any = {**job_args(), "anomaly_jobs": {"jobs": {"tokens": {"enabled": False}}}}
    none: Any = {**job_args(), "anomaly_jobs": {**job_args()["anomaly_jobs"], "enabled": False}}

    assert set(outputs(deploy(lambda: AnomalyJobs("test", one)))["anomalyJobIds"]) == {
        "errors",
        "latency",
    }
    assert counts(deploy(lambda: AnomalyJobs("test", none))) == {JOBS: 1}


@pytest.mark.parametrize(
    ("jobs", "message"),
    [
        (
            {"jobs": {"token": {}}},
            r'jobs\.token = "token": There is no anomaly job of this id\. Did you mean "tokens"\?',
        ),
        (
            {"deployments": 0},
            r"deployments = 0: A job learns 1 to 1000 deployments",
        ),
        (
            {
                "planned_work": {
                    "work": {"start": "2027-03-07T04:00:00Z", "end": "2027-03-06T20:00:00Z"}
                }
            },
            r"planned_work\.work\.end = .*: It is not after the start",
        ),
        (
            {"planned_work": {"work": {"start": "soon", "end": "2027-03-06T20:00:00Z"}}},
            r"planned_work\.work\.start = \"soon\": It is not a day and time with its zone",
        ),
    ],
)
def test_a_job_that_cannot_be_is_refused(jobs: Any, message: str, deploy: Deploy) -> None:
    args: Any = {"data_stream_namespace": "dev", "anomaly_jobs": jobs}

    with pytest.raises(InvalidInputs, match=message):
        deploy(lambda: AnomalyJobs("test", args))
