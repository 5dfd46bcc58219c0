"""The anomaly detection jobs: what Elasticsearch gets, and what the datafeeds feed.

What a job finds strange is not tested: OpenSearch has no such jobs. Their datafeeds are searches,
and run here.
"""

from typing import Any, Final

import pytest

from components.catalog.anomaly_jobs import (
    ANOMALY_JOBS,
    AnomalyJob,
    anomaly_job,
    datafeed,
    job_id,
    model_memory_limit,
)
from components.catalog.data_streams import LOGS, METRICS, DataStream
from rehearsal.elastic import RESOURCES
from rehearsal.elastic.tokens import ML_DATAFEED, ML_JOB
from rehearsal.emulation import World
from tests.components.catalog.documents import (
    ACCOUNT,
    DEPLOYMENT,
    REAL_LOGS,
    REAL_METRICS,
    ago,
    audit,
    log,
    metric,
)
from tests.components.catalog.engine import Engine
from tests.components.catalog.wire import on_the_wire

JOBS: Final = {job.id: job for job in ANOMALY_JOBS}

Fed = dict[tuple[str, str], tuple[int, float]]
"""Count and value, by account and deployment."""


def fed(engine: Engine, job: AnomalyJob, namespace: str) -> list[Fed]:
    """Return what the datafeed feeds the job with, for each interval that has documents."""
    feed = datafeed(job, namespace=namespace)
    (detector,) = anomaly_job(job, namespace=namespace, deployments=1)["analysis_config"][
        "detectors"
    ]
    account, deployment, value = (
        detector[f"{part}_name"] for part in ("partition_field", "by_field", "field")
    )
    body = {"size": 0, "query": feed["query"], "aggregations": feed["aggregations"]}
    answer = engine.search(",".join(feed["indices"]), body)
    intervals: list[Fed] = []
    for interval in answer["aggregations"]["buckets"]["buckets"]:
        if interval["doc_count"]:
            assert interval["@timestamp"]["value"] >= interval["key"]
            intervals.append(
                {
                    (one["key"], other["key"]): (other["doc_count"], other[value]["value"])
                    for one in interval[account]["buckets"]
                    for other in one[deployment]["buckets"]
                }
            )
    return intervals


def at(moment: str, documents: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the documents at one moment: in one interval."""
    return [{**document, "@timestamp": moment} for document in documents]


@pytest.mark.parametrize(
    ("job", "stream", "documents", "expected"),
    [
        (
            "tokens",
            METRICS,
            [
                metric(token_transaction={"total": 10}),
                metric(token_transaction={"total": 32}),
                metric(requests={"total": 1}),
                metric(account="other", token_transaction={"total": 5}),
                *REAL_METRICS,
            ],
            {
                (ACCOUNT, DEPLOYMENT): (2, 42),
                ("other", DEPLOYMENT): (1, 5),
                ("obs-openai-test-02", "turbo-35"): (1, 75),
            },
        ),
        (
            "errors",
            LOGS,
            [
                *(log(status=status) for status in ("200", "404", "429", "503")),
                log(deployment="fine"),
                audit("ListKey"),
                REAL_LOGS[0],
            ],
            {(ACCOUNT, DEPLOYMENT): (4, 50), (ACCOUNT, "fine"): (1, 0)},
        ),
        (
            "latency",
            LOGS,
            [log(seconds=1), log(seconds=3), audit("ListKey"), REAL_LOGS[0]],
            {(ACCOUNT, DEPLOYMENT): (2, 2e9)},
        ),
    ],
)
def test_a_datafeed_feeds_one_number_per_deployment(
    job: str,
    stream: DataStream,
    documents: list[dict[str, Any]],
    expected: Fed,
    engine: Engine,
    namespace: str,
) -> None:
    engine.add(stream, namespace, at(ago(20), documents))
    engine.add(stream, f"{namespace}_2", at(ago(20), documents))
    assert fed(engine, JOBS[job], namespace) == [expected]


def test_a_datafeed_parts_what_lies_apart(engine: Engine, namespace: str) -> None:
    written = [metric(minutes, token_transaction={"total": minutes}) for minutes in (20, 40)]
    engine.add(METRICS, namespace, written)
    here = (ACCOUNT, DEPLOYMENT)
    assert fed(engine, JOBS["tokens"], namespace) == [{here: (1, 40)}, {here: (1, 20)}]


@pytest.mark.parametrize("job", ANOMALY_JOBS, ids=lambda job: job.id)
def test_a_job_passes_the_checks_of_the_provider(job: AnomalyJob, world: World) -> None:
    inputs = on_the_wire(anomaly_job(job, namespace="dev", deployments=40))
    assert list(RESOURCES[ML_JOB].check(inputs, world)) == []


@pytest.mark.parametrize("job", ANOMALY_JOBS, ids=lambda job: job.id)
def test_a_datafeed_passes_the_checks_of_the_provider(job: AnomalyJob, world: World) -> None:
    inputs = on_the_wire({**datafeed(job, namespace="dev"), "query": "{}", "aggregations": "{}"})
    # All that is wrong is that there is no such job in this world.
    assert [violation.key for violation in RESOURCES[ML_DATAFEED].check(inputs, world)] == ["jobId"]


def test_a_job_in_full() -> None:
    deployment = "azure.dimensions.model_deployment_name"
    tokens = "azure.open_ai.token_transaction.total"
    assert anomaly_job(JOBS["tokens"], namespace="prod_eu", deployments=100) == {
        "job_id": "azure-openai-tokens-prod_eu",
        "description": "A deployment processes more tokens than it usually does at this time.",
        "groups": ["azure-openai"],
        "analysis_config": {
            "bucket_span": "15m",
            "detectors": [
                {
                    "function": "high_sum",
                    "field_name": tokens,
                    "partition_field_name": "azure.resource.name",
                    "by_field_name": deployment,
                    "detector_description": "Unusual token use",
                }
            ],
            "influencers": ["azure.resource.name", deployment],
            "summary_count_field_name": "doc_count",
        },
        "analysis_limits": {"model_memory_limit": "33mb"},
        "data_description": {"time_field": "@timestamp", "time_format": "epoch_ms"},
    }


@pytest.mark.parametrize(
    ("deployments", "limit"), [(0, "20mb"), (1, "21mb"), (8, "21mb"), (9, "22mb"), (1000, "145mb")]
)
def test_memory_grows_with_the_number_of_deployments(deployments: int, limit: str) -> None:
    assert model_memory_limit(deployments) == limit


def test_a_long_namespace_is_shortened_in_the_id_of_a_job() -> None:
    one, other = (job_id(JOBS["latency"], "x" * 99 + end) for end in "ab")
    assert one != other
    assert max(len(one), len(other)) <= 64
    assert one.startswith("azure-openai-latency-")
