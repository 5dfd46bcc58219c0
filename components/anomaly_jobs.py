"""Elasticsearch's anomaly detection jobs of one environment, with their datafeeds and a calendar.

Jobs are of the cluster and not of a space: Kibana lists them in a space once its machine learning
objects were synchronized.
"""

import json
from typing import Any, Final, NotRequired, TypedDict

import pulumi
import pulumi_elasticstack as elasticstack

from components.catalog import anomaly_jobs as catalog
from components.catalog.anomaly_jobs import AnomalyJob
from components.inputs.anomaly_jobs import AnomalyJobsInputs
from components.inputs.moments import as_utc
from components.options import named_child
from components.outputs import by_name

_OPENED: Final = "opened"
_STARTED: Final = "started"


class JobArgs(TypedDict):
    """What one anomaly job has of its own."""

    enabled: NotRequired[bool]
    """Whether it is made. Default: true."""


class PlannedWorkArgs(TypedDict):
    """One time that jobs neither learn from nor judge."""

    start: str
    """When it starts, RFC 3339 with its zone."""
    end: str
    """When it ends, RFC 3339 with its zone."""


class JobsArgs(TypedDict):
    """The anomaly detection jobs of an environment."""

    enabled: NotRequired[bool]
    """Whether they are made. Default: true."""
    jobs: NotRequired[dict[str, JobArgs]]
    """What single jobs have of their own, by the catalog's id. Default: all are made."""
    deployments: NotRequired[int]
    """How many deployments there may be, over all accounts: memory is reserved for so many.
    Default: 50."""
    start_datafeeds: NotRequired[bool]
    """Whether the jobs are opened and their datafeeds run. Elasticsearch starts a datafeed only
    where its data stream has had a document: set it to true once logs and metrics come.
    Default: false."""
    planned_work: NotRequired[dict[str, PlannedWorkArgs]]
    """Times of planned work, by a name of their own. Default: none."""


class AnomalyJobsArgs(TypedDict):
    """Inputs of AnomalyJobs."""

    data_stream_namespace: str
    """Namespace of the data streams that are read."""
    anomaly_jobs: NotRequired[JobsArgs]
    """Which jobs are made, and how. Default: the default of each of its keys."""
    after: NotRequired[pulumi.Input[str]]
    """Any output of what has to be there before the jobs are made. Default: nothing."""


class AnomalyJobs(pulumi.ComponentResource):
    """Elasticsearch's anomaly detection jobs of one environment."""

    anomaly_job_ids: pulumi.Output[dict[str, str]]
    """Ids of the jobs in Elasticsearch, by the catalog's id."""
    datafeed_ids: pulumi.Output[dict[str, str]]
    """Ids of their datafeeds, by the catalog's id."""

    def __init__(
        self, name: str, args: AnomalyJobsArgs, opts: pulumi.ResourceOptions | None = None
    ) -> None:
        super().__init__("azure-openai-monitoring:index:AnomalyJobs", name, {}, opts)
        inputs = AnomalyJobsInputs.of_args(args, f'AnomalyJobs "{name}"')
        chosen = inputs.anomaly_jobs.chosen if inputs.anomaly_jobs.enabled else ()

        jobs = {
            job.id: elasticstack.ElasticsearchMlAnomalyDetectionJob(
                f"{name}-{job.id}-job",
                opts=named_child(self, after=inputs.after),
                **catalog.anomaly_job(
                    job,
                    namespace=inputs.data_stream_namespace,
                    deployments=inputs.anomaly_jobs.deployments,
                ),
            )
            for job in chosen
        }
        datafeeds = {
            job.id: elasticstack.ElasticsearchMlDatafeed(
                f"{name}-{job.id}-datafeed",
                opts=named_child(self),
                **_datafeed(job, inputs.data_stream_namespace, jobs[job.id].job_id),
            )
            for job in chosen
        }
        if inputs.anomaly_jobs.start_datafeeds:
            for job in chosen:
                self._start(f"{name}-{job.id}", jobs[job.id].job_id, datafeeds[job.id].datafeed_id)
        if chosen and inputs.anomaly_jobs.planned_work:
            self._plan_work(name, inputs, jobs)
        self.anomaly_job_ids = by_name({each: jobs[each].job_id for each in jobs})
        self.datafeed_ids = by_name({each: datafeeds[each].datafeed_id for each in datafeeds})
        self.register_outputs(
            {"anomalyJobIds": self.anomaly_job_ids, "datafeedIds": self.datafeed_ids}
        )

    def _start(
        self, name: str, job_id: pulumi.Output[str], datafeed_id: pulumi.Output[str]
    ) -> None:
        opened = elasticstack.ElasticsearchMlJobState(
            f"{name}-{_OPENED}", job_id=job_id, state=_OPENED, opts=named_child(self)
        )
        # A datafeed starts only where its job is open, and is stopped before that is closed.
        elasticstack.ElasticsearchMlDatafeedState(
            f"{name}-{_STARTED}",
            datafeed_id=datafeed_id,
            state=_STARTED,
            opts=named_child(self, after=opened.job_id),
        )

    def _plan_work(
        self,
        name: str,
        inputs: AnomalyJobsInputs,
        jobs: dict[str, elasticstack.ElasticsearchMlAnomalyDetectionJob],
    ) -> None:
        calendar = elasticstack.ElasticsearchMlCalendar(
            f"{name}-calendar",
            calendar_id=catalog.calendar_id(inputs.data_stream_namespace),
            description="Planned work on Azure OpenAI. Managed by Pulumi.",
            opts=named_child(self, after=inputs.after),
        )
        for label, work in inputs.anomaly_jobs.planned_work.items():
            elasticstack.ElasticsearchMlCalendarEvent(
                f"{name}-{label}-event",
                calendar_id=calendar.calendar_id,
                description=label,
                start_time=as_utc(work.start),
                end_time=as_utc(work.end),
                opts=pulumi.ResourceOptions(parent=self),
            )
        for job, made in jobs.items():
            elasticstack.ElasticsearchMlCalendarJob(
                f"{name}-{job}-calendar-job",
                calendar_id=calendar.calendar_id,
                job_id=made.job_id,
                opts=named_child(self),
            )


def _datafeed(job: AnomalyJob, namespace: str, job_id: pulumi.Output[str]) -> dict[str, Any]:
    arguments = catalog.datafeed(job, namespace=namespace)
    written = {key: json.dumps(arguments[key], sort_keys=True) for key in ("query", "aggregations")}
    return {**arguments, **written, "job_id": job_id}
