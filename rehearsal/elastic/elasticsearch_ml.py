"""Elasticsearch's anomaly detection: jobs, their datafeeds, and calendars."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from rehearsal.elastic.provider_resource import ProviderResource, in_cluster
from rehearsal.elastic.reading import objects
from rehearsal.elastic.tokens import (
    ML_CALENDAR,
    ML_CALENDAR_EVENT,
    ML_CALENDAR_JOB,
    ML_DATAFEED,
    ML_DATAFEED_STATE,
    ML_JOB,
    ML_JOB_STATE,
)
from rehearsal.emulation import Properties, Violation, World
from rehearsal.properties import text
from rehearsal.timestamps import parse_rfc3339, rfc3339


class ElasticsearchMlAnomalyDetectionJob(ProviderResource):
    """A job that learns what is normal."""

    token: ClassVar[str] = ML_JOB

    def refused(self, inputs: Properties, world: World) -> Iterator[Violation]:
        """Yield an id that is taken, and custom rules that do not say when they apply."""
        yield from _taken(inputs, "jobId", self.token, world)
        config = inputs.get("analysisConfig")
        detectors = objects(config, "detectors") if isinstance(config, Mapping) else []
        for index, detector in detectors:
            for number, rule in objects(detector, "customRules"):
                if not rule.get("scope") and not rule.get("conditions"):
                    yield Violation(
                        f"analysisConfig.detectors[{index}].customRules[{number}]",
                        dict(rule),
                        "a custom rule must have a scope or at least one condition",
                        "Set scope or conditions",
                    )

    def answered(self, urn: str, state: Mapping[str, Any], world: World) -> dict[str, Any]:
        """Return the id `<cluster>/<jobId>` and what Elasticsearch notes of a new job."""
        del urn
        return {
            "id": in_cluster(world, str(state["jobId"])),
            "createTime": rfc3339(world.now),
            "jobType": "anomaly_detector",
        }


class ElasticsearchMlDatafeed(ProviderResource):
    """What feeds a job with documents."""

    token: ClassVar[str] = ML_DATAFEED

    def refused(self, inputs: Properties, world: World) -> Iterator[Violation]:
        """Yield an id that is taken, a job that does not exist, and one that has a datafeed."""
        yield from _taken(inputs, "datafeedId", self.token, world)
        yield from _missing(inputs, "jobId", ML_JOB, world)
        job_id = text(inputs, "jobId")
        if job_id is not None and any(
            text(other.state, "jobId") == job_id for other in world.of(self.token)
        ):
            yield Violation(
                "jobId", job_id, "another datafeed feeds this job", "Feed each job by one datafeed"
            )

    def answered(self, urn: str, state: Mapping[str, Any], world: World) -> dict[str, Any]:
        """Return the id `<cluster>/<datafeedId>`."""
        del urn
        return {"id": in_cluster(world, str(state["datafeedId"]))}


class ElasticsearchMlDatafeedState(ProviderResource):
    """Whether a datafeed runs."""

    token: ClassVar[str] = ML_DATAFEED_STATE

    def refused(self, inputs: Properties, world: World) -> Iterator[Violation]:
        """Yield a datafeed that does not exist, and one to start whose job is not open."""
        yield from _missing(inputs, "datafeedId", ML_DATAFEED, world)
        job_id = _job_of(inputs, world)
        if text(inputs, "state") != "started" or job_id is None:
            return
        state = world.find(ML_JOB_STATE, in_cluster(world, job_id))
        if state is None or text(state.state, "state") != "opened":
            yield Violation(
                "state",
                "started",
                f"a datafeed starts only where its job is open, and {job_id} is not",
                "Open the job first",
                missing=True,
            )

    def answered(self, urn: str, state: Mapping[str, Any], world: World) -> dict[str, Any]:
        """Return the id `<cluster>/<datafeedId>`."""
        del urn
        return {"id": in_cluster(world, str(state["datafeedId"]))}


class ElasticsearchMlJobState(ProviderResource):
    """Whether a job is open."""

    token: ClassVar[str] = ML_JOB_STATE

    def refused(self, inputs: Properties, world: World) -> Iterator[Violation]:
        """Yield a job that does not exist."""
        return _missing(inputs, "jobId", ML_JOB, world)

    def answered(self, urn: str, state: Mapping[str, Any], world: World) -> dict[str, Any]:
        """Return the id `<cluster>/<jobId>`."""
        del urn
        return {"id": in_cluster(world, str(state["jobId"]))}


class ElasticsearchMlCalendar(ProviderResource):
    """A calendar of times that jobs do not learn from."""

    token: ClassVar[str] = ML_CALENDAR

    def refused(self, inputs: Properties, world: World) -> Iterator[Violation]:
        """Yield an id that is taken."""
        return _taken(inputs, "calendarId", self.token, world)

    def answered(self, urn: str, state: Mapping[str, Any], world: World) -> dict[str, Any]:
        """Return the id `<cluster>/<calendarId>`."""
        del urn
        return {"id": in_cluster(world, str(state["calendarId"]))}


class ElasticsearchMlCalendarEvent(ProviderResource):
    """One time of a calendar."""

    token: ClassVar[str] = ML_CALENDAR_EVENT

    def refused(self, inputs: Properties, world: World) -> Iterator[Violation]:
        """Yield a calendar that does not exist, and an end that does not follow the start."""
        yield from _missing(inputs, "calendarId", ML_CALENDAR, world)
        written = text(inputs, "endTime") or ""
        start, end = parse_rfc3339(text(inputs, "startTime") or ""), parse_rfc3339(written)
        if start and end and end <= start:
            yield Violation("endTime", written, "must be after startTime", "Set a later time")

    def answered(self, urn: str, state: Mapping[str, Any], world: World) -> dict[str, Any]:
        """Return the id `<cluster>/<calendarId>/<eventId>`."""
        event_id = world.guid(urn)
        return {
            "id": in_cluster(world, f"{state['calendarId']}/{event_id}"),
            "eventId": event_id,
        }


class ElasticsearchMlCalendarJob(ProviderResource):
    """A job, or a group of jobs, that heeds a calendar."""

    token: ClassVar[str] = ML_CALENDAR_JOB

    def refused(self, inputs: Properties, world: World) -> Iterator[Violation]:
        """Yield a calendar that does not exist."""
        return _missing(inputs, "calendarId", ML_CALENDAR, world)

    def answered(self, urn: str, state: Mapping[str, Any], world: World) -> dict[str, Any]:
        """Return the id `<cluster>/<calendarId>/<jobId>`."""
        del urn
        return {"id": in_cluster(world, f"{state['calendarId']}/{state['jobId']}")}


def _missing(inputs: Properties, name: str, token: str, world: World) -> Iterator[Violation]:
    """Yield a reference to what nobody created."""
    found = text(inputs, name)
    if found is not None and world.find(token, in_cluster(world, found)) is None:
        kind = token.rpartition(":")[2]
        yield Violation(
            name,
            found,
            f"there is no {kind} of this id",
            f"Create the {kind} first",
            missing=True,
        )


def _taken(inputs: Properties, name: str, token: str, world: World) -> Iterator[Violation]:
    """Yield an id that another one of the cluster has."""
    found = text(inputs, name)
    if found is not None and world.find(token, in_cluster(world, found)) is not None:
        kind = token.rpartition(":")[2]
        yield Violation(name, found, f"a {kind} of this id is there already", "Choose another")


def _job_of(inputs: Properties, world: World) -> str | None:
    """Return the job of a datafeed that is there."""
    datafeed_id = text(inputs, "datafeedId")
    datafeed = datafeed_id and world.find(ML_DATAFEED, in_cluster(world, datafeed_id))
    return text(datafeed.state, "jobId") if datafeed else None
