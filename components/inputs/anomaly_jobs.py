"""Inputs of AnomalyJobs, and the settings of it that an environment has."""

from collections.abc import Mapping
from typing import Annotated, Final, Self

from pydantic import AfterValidator, Field, model_validator

from components.catalog.anomaly_jobs import ANOMALY_JOBS, MOST_DEPLOYMENTS, AnomalyJob
from components.inputs.base import BrokenRule, Inputs, RuleBroken, broken
from components.inputs.moments import Moment
from components.inputs.types import DataStreamNamespace, Label, NonEmptyText, known

_JOBS: Final[Mapping[str, AnomalyJob]] = {job.id: job for job in ANOMALY_JOBS}


def _deployments(value: int) -> int:
    if not 1 <= value <= MOST_DEPLOYMENTS:
        raise broken(
            f"a job learns 1 to {MOST_DEPLOYMENTS} deployments",
            "choose how many there may be at most, over all accounts",
        )
    return value


JobId = Annotated[str, known("anomaly job", _JOBS)]


class JobSettings(Inputs):
    """What one anomaly job has of its own."""

    enabled: Annotated[bool, Field(examples=["true"])] = True


class PlannedWorkSettings(Inputs):
    """One time that jobs neither learn from nor judge."""

    start: Annotated[Moment, Field(examples=['"2027-01-09T22:00:00Z"'])]
    end: Annotated[Moment, Field(examples=['"2027-01-10T02:00:00Z"'])]

    @model_validator(mode="after")
    def _ends(self) -> Self:
        if self.end <= self.start:
            rule = BrokenRule(
                ("end",), self.end.isoformat(), "it is not after the start", "choose a later moment"
            )
            raise RuleBroken([rule])
        return self


class JobsSettings(Inputs):
    """The anomaly detection jobs of an environment."""

    enabled: Annotated[bool, Field(examples=["true"])] = True
    jobs: dict[JobId, JobSettings] = Field(default_factory=dict)
    deployments: Annotated[int, AfterValidator(_deployments), Field(examples=["50"])] = 50
    start_datafeeds: Annotated[bool, Field(examples=["true"])] = False
    planned_work: dict[Label, PlannedWorkSettings] = Field(default_factory=dict)

    @property
    def chosen(self) -> tuple[AnomalyJob, ...]:
        """What is made in Elasticsearch, in the catalog's order."""
        return tuple(job for job in ANOMALY_JOBS if self.jobs.get(job.id, JobSettings()).enabled)


class AnomalyJobsInputs(Inputs):
    """Inputs of one AnomalyJobs."""

    data_stream_namespace: DataStreamNamespace
    anomaly_jobs: JobsSettings = Field(default_factory=JobsSettings)
    after: NonEmptyText | None = None
