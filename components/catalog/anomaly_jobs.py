"""The anomaly detection jobs, as one reviewed table, and what they are in Elasticsearch.

The datafeeds aggregate: a job reads a few numbers per deployment and five minutes, however many
requests there are. Source: Elastic, "Aggregating data for faster performance" (anomaly detection):
a date histogram with the latest timestamp in it, terms named as the fields they split by.
"""

from dataclasses import dataclass
from typing import Any, Final, Literal

from components.catalog.data_streams import (
    ACCOUNT,
    CATEGORY,
    DURATION,
    LOG_DEPLOYMENT,
    LOGS,
    METRIC_DEPLOYMENT,
    METRICS,
    NAMESPACE,
    STATUS,
    TIMESTAMP,
    TOKENS,
    DataStream,
)
from components.catalog.filters import And, Exists, Filter, Or, Range, Term, query_dsl
from components.naming import digest


@dataclass(frozen=True)
class FieldAggregate:
    """A field's sum or average."""

    function: Literal["sum", "avg"]
    field: str


@dataclass(frozen=True)
class ShareOf:
    """The percentage of documents that match, under a name of its own: no field holds it."""

    name: str
    part: Filter


@dataclass(frozen=True)
class AnomalyJob:
    """One number per deployment whose usual course is learnt: only more than usual is strange."""

    id: str
    title: str
    meaning: str
    stream: DataStream
    matches: Filter
    deployment_field: str
    measure: FieldAggregate | ShareOf
    function: Literal["high_sum", "high_mean"]
    query_delay_minutes: int


BUCKET_SPAN_MINUTES: Final = 15
_HISTOGRAM_MINUTES: Final = 5
"""A divisor of the bucket span, as datafeeds that aggregate need."""

MOST_DEPLOYMENTS: Final = 1000
"""How many the terms of a datafeed list, in each account."""

ANOMALY_JOBS: Final[tuple[AnomalyJob, ...]] = (
    AnomalyJob(
        id="tokens",
        title="Unusual token use",
        meaning="A deployment processes more tokens than it usually does at this time.",
        stream=METRICS,
        matches=Exists(TOKENS),
        deployment_field=METRIC_DEPLOYMENT,
        measure=FieldAggregate("sum", TOKENS),
        function="high_sum",
        query_delay_minutes=15,
    ),
    AnomalyJob(
        id="errors",
        title="Unusual error rate",
        meaning="A larger share of a deployment's requests than usual fails, with 5xx or 429.",
        stream=LOGS,
        matches=And((Term(CATEGORY, "RequestResponse"), Exists(STATUS))),
        deployment_field=LOG_DEPLOYMENT,
        measure=ShareOf(
            "failed_percent", Or((Term(STATUS, "429"), Range(STATUS, gte="500", lt="600")))
        ),
        function="high_mean",
        query_delay_minutes=15,
    ),
    AnomalyJob(
        id="latency",
        title="Unusual latency",
        meaning="Requests to a deployment take longer than they usually do at this time.",
        stream=LOGS,
        matches=And((Term(CATEGORY, "RequestResponse"), Exists(DURATION))),
        deployment_field=LOG_DEPLOYMENT,
        measure=FieldAggregate("avg", DURATION),
        function="high_mean",
        query_delay_minutes=15,
    ),
)


def job_id(job: AnomalyJob, namespace: str) -> str:
    """Return the job's id: one for each environment."""
    return _id(job.id, namespace)


def calendar_id(namespace: str) -> str:
    """Return the id of the calendar of planned work: one for each environment."""
    return _id("planned-work", namespace)


def _id(noun: str, namespace: str) -> str:
    """Return an id of at most the 64 characters allowed, that ends with a letter or digit."""
    name = f"azure-openai-{noun}-{namespace}"
    fits = len(name) <= _LONGEST_ID and name[-1].isalnum()
    return name if fits else f"azure-openai-{noun}-{digest(namespace)}"


def anomaly_job(job: AnomalyJob, *, namespace: str, deployments: int) -> dict[str, Any]:
    """Return the arguments of ElasticsearchMlAnomalyDetectionJob, as its bindings name them.

    `deployments` is how many there may be, over all accounts.
    """
    return {
        "job_id": job_id(job, namespace),
        "description": job.meaning,
        "groups": ["azure-openai"],
        "analysis_config": {
            "bucket_span": f"{BUCKET_SPAN_MINUTES}m",
            "detectors": [
                {
                    "function": job.function,
                    "field_name": _measured_name(job.measure),
                    "partition_field_name": ACCOUNT,
                    "by_field_name": job.deployment_field,
                    "detector_description": job.title,
                }
            ],
            "influencers": [ACCOUNT, job.deployment_field],
            "summary_count_field_name": "doc_count",
        },
        "analysis_limits": {"model_memory_limit": model_memory_limit(deployments)},
        "data_description": {"time_field": TIMESTAMP, "time_format": "epoch_ms"},
    }


def datafeed(job: AnomalyJob, *, namespace: str) -> dict[str, Any]:
    """Return the arguments of ElasticsearchMlDatafeed; `query` and `aggregations` become JSON."""
    return {
        "datafeed_id": f"datafeed-{job_id(job, namespace)}",
        "job_id": job_id(job, namespace),
        "indices": [job.stream.index(namespace)],
        "query": query_dsl(And((Term(NAMESPACE, namespace), job.matches))),
        "aggregations": _aggregations(job),
        "query_delay": f"{job.query_delay_minutes}m",
        "delayed_data_check_config": {"enabled": True},
    }


def model_memory_limit(deployments: int) -> str:
    """Return how much memory a job may use for this many deployments, such as 16mb.

    Source: Elasticsearch, TransportEstimateModelMemoryAction: 10 MB for any job, and 64 KB for each
    series of a sum or a mean; fields that split cost nothing again as influencers. Twice that,
    because deployments come and go within what a model remembers.
    """
    estimated = _JOB_KILOBYTES + deployments * _SERIES_KILOBYTES
    return f"{-(-2 * estimated // 1024)}mb"


_LONGEST_ID: Final = 64
_JOB_KILOBYTES: Final = 10 * 1024
_SERIES_KILOBYTES: Final = 64


def _aggregations(job: AnomalyJob) -> dict[str, Any]:
    per_deployment = {
        "terms": {"field": job.deployment_field, "size": MOST_DEPLOYMENTS},
        "aggregations": _measured(job.measure),
    }
    per_account = {
        "terms": {"field": ACCOUNT, "size": MOST_DEPLOYMENTS},
        "aggregations": {job.deployment_field: per_deployment},
    }
    return {
        "buckets": {
            "date_histogram": {"field": TIMESTAMP, "fixed_interval": f"{_HISTOGRAM_MINUTES}m"},
            "aggregations": {TIMESTAMP: {"max": {"field": TIMESTAMP}}, ACCOUNT: per_account},
        }
    }


def _measured_name(measure: FieldAggregate | ShareOf) -> str:
    return measure.field if isinstance(measure, FieldAggregate) else measure.name


def _measured(measure: FieldAggregate | ShareOf) -> dict[str, Any]:
    match measure:
        case FieldAggregate(function, field):
            return {field: {function: {"field": field}}}
        case ShareOf(name, part):
            share = {
                "buckets_path": {"part": "part._count", "all": "_count"},
                "script": "100 * params.part / params.all",
            }
            return {"part": {"filter": query_dsl(part)}, name: {"bucket_script": share}}
