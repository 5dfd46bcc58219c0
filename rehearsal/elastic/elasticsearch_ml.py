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
        """Yield custom rules of detectors that say neither where nor when they apply."""
        del world
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
        """Yield a job that does not exist."""
        return _missing(inputs, "jobId", ML_JOB, world)

    def answered(self, urn: str, state: Mapping[str, Any], world: World) -> dict[str, Any]:
        """Return the id `<cluster>/<datafeedId>`."""
        del urn
        return {"id": in_cluster(world, str(state["datafeedId"]))}


class ElasticsearchMlDatafeedState(ProviderResource):
    """Whether a datafeed runs."""

    token: ClassVar[str] = ML_DATAFEED_STATE

    def refused(self, inputs: Properties, world: World) -> Iterator[Violation]:
        """Yield a datafeed that does not exist."""
        return _missing(inputs, "datafeedId", ML_DATAFEED, world)

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
        yield Violation(name, found, f"there is no {kind} of this id", f"Create the {kind} first")
