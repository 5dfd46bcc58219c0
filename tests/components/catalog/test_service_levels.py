"""The service level objectives: what Kibana gets, and what it would count over documents.

Kibana turns an objective into a transform. Emulated here are its query and its aggregations, on a
search engine (source: Kibana, slo plugin, services/transform_generators and
services/aggregations/get_timeslice_metric_indicator_aggregation). The objectives on APM are only
checked by shape: their queries are Kibana's own.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import pytest

from components.catalog.data_streams import LOGS, METRICS
from components.catalog.service_levels import (
    SERVICE_LEVELS,
    ApmService,
    ServiceLevel,
    burn_rate_params,
    kibana_slo,
)
from rehearsal.elastic import RESOURCES
from rehearsal.elastic.rule_parameters import refused
from rehearsal.elastic.tokens import SLO
from rehearsal.emulation import World
from tests.components.catalog.documents import (
    ACCOUNT,
    DEPLOYMENT,
    REAL_LOGS,
    ago,
    audit,
    log,
    metric,
    moved,
)
from tests.components.catalog.engine import Engine
from tests.components.catalog.kql import query_of
from tests.components.catalog.wire import on_the_wire

LEVELS: Final = {level.id: level for level in SERVICE_LEVELS}
SHOP: Final = ApmService("shop", "production", namespace="dev")
HERE: Final = (ACCOUNT, DEPLOYMENT)

Good = dict[tuple[str, ...], tuple[int, int]]
"""How many of how many were good, by group."""


def made(level: ServiceLevel, namespace: str, limit: float | None = None) -> dict[str, Any]:
    return kibana_slo(
        level,
        namespace=namespace,
        target=level.target,
        window=level.window,
        limit=level.limit if limit is None else limit,
        application=SHOP,
    )


def counted(engine: Engine, slo: Mapping[str, Any]) -> Good:
    """Return what the objective counts over all its documents."""
    (indicator,) = slo["kql_custom_indicators"]
    aggs = {
        "good": {"filter": query_of(indicator["good"])},
        "total": {"filter": query_of(indicator["total"])},
    }
    groups = _groups(engine, slo, indicator, aggs)
    return {key: (found["good"]["doc_count"], found["total"]["doc_count"]) for key, found in groups}


def slices(engine: Engine, slo: Mapping[str, Any]) -> Good:
    """Return how many slices of time are good, of those that have documents."""
    (indicator,), (objective,) = slo["timeslice_metric_indicators"], slo["objectives"]
    (metric_,) = indicator["metrics"]
    assert metric_["comparator"] == "LTE"
    measured = {
        f"_{one['name']}": {
            "filter": query_of(one.get("filter", "")),
            "aggs": {"metric": {one["aggregation"]: {"field": one["field"]}}},
        }
        for one in metric_["metrics"]
    }
    equation = metric_["equation"]
    paths = {one["name"]: f"_{one['name']}>metric" for one in metric_["metrics"]}
    for name in paths:
        equation = equation.replace(name, f"params.{name}")
    aggs = {
        "slices": {
            "date_histogram": {
                "field": indicator["timestamp_field"],
                "fixed_interval": objective["timeslice_window"],
                "min_doc_count": 1,
            },
            "aggs": {
                **measured,
                "value": {"bucket_script": {"buckets_path": paths, "script": equation}},
            },
        }
    }
    found: Good = {}
    for key, group in _groups(engine, slo, indicator, aggs):
        values = [bucket["value"]["value"] for bucket in group["slices"]["buckets"]]
        found[key] = (sum(value <= metric_["threshold"] for value in values), len(values))
    return found


def _groups(
    engine: Engine,
    slo: Mapping[str, Any],
    indicator: Mapping[str, Any],
    aggs: Mapping[str, Any],
) -> Sequence[tuple[tuple[str, ...], dict[str, Any]]]:
    sources = [{field: {"terms": {"field": field}}} for field in slo["group_bies"]]
    body = {
        "size": 0,
        "query": query_of(indicator["filter"]),
        "aggs": {"groups": {"composite": {"size": 100, "sources": sources}, "aggs": aggs}},
    }
    found = engine.search(indicator["index"], body)
    buckets = found.get("aggregations", {}).get("groups", {}).get("buckets", [])
    return [(tuple(bucket["key"].values()), bucket) for bucket in buckets]


def test_availability_counts_what_is_served_and_leaves_out_what_the_caller_got_wrong(
    engine: Engine, namespace: str
) -> None:
    statuses = ["200", "201", "304", "400", "401", "404", "429", "499", "500", "503"]
    documents = [log(status=status) for status in statuses]
    engine.add(LOGS, namespace, [*documents, log(deployment="other"), audit("ListKey"), *REAL_LOGS])
    # The real request of this deployment is served; the real one without a deployment is left out.
    assert counted(engine, made(LEVELS["availability"], namespace)) == {
        HERE: (4, 7),
        (ACCOUNT, "other"): (1, 1),
    }


def test_latency_counts_what_is_answered_within_the_limit(engine: Engine, namespace: str) -> None:
    documents = [log(seconds=seconds) for seconds in (1, 2, 2.001)]
    engine.add(LOGS, namespace, [*documents, audit("ListKey"), *moved(REAL_LOGS)])
    assert counted(engine, made(LEVELS["latency"], namespace, limit=2)) == {HERE: (3, 4)}


def test_another_namespace_is_not_counted(engine: Engine, namespace: str) -> None:
    engine.add(LOGS, f"{namespace}_2", [log(status="500")])
    engine.add(LOGS, namespace, [log()])
    assert counted(engine, made(LEVELS["availability"], namespace)) == {HERE: (1, 1)}


def test_freshness_counts_slices_whose_last_document_came_in_time(
    engine: Engine, namespace: str
) -> None:
    def came(document: dict[str, Any], happened: float, after: float) -> dict[str, Any]:
        return {
            **document,
            "@timestamp": ago(happened),
            "event": {"ingested": ago(happened - after)},
        }

    delays = {300.0: 7.0, 200.0: 29.9, 100.0: 30.1}
    engine.add(LOGS, namespace, [came(log(), *delay) for delay in delays.items()])
    engine.add(METRICS, namespace, [came(metric(), 300, 7)])
    assert slices(engine, made(LEVELS["freshness"], namespace)) == {
        ("azure.open_ai",): (1, 1),
        ("azure_openai.logs",): (2, 3),
    }


@pytest.mark.parametrize("level", SERVICE_LEVELS, ids=lambda level: level.id)
def test_a_service_level_passes_the_checks_of_the_provider(
    level: ServiceLevel, world: World
) -> None:
    inputs = on_the_wire({"name": level.title, **made(level, "dev")})
    assert list(RESOURCES[SLO].check(inputs, world)) == []


def test_availability_in_full() -> None:
    level = LEVELS["availability"]
    status = "azure.open_ai.result_signature"
    deployment = "azure.open_ai.properties.model_deployment_name"
    assert kibana_slo(level, namespace="prod_eu", target=0.999, window="90d") == {
        "description": level.meaning,
        "budgeting_method": "occurrences",
        "objectives": [{"target": 0.999}],
        "time_windows": [{"type": "rolling", "duration": "90d"}],
        "group_bies": ["azure.resource.name", deployment],
        "kql_custom_indicators": [
            {
                "index": "logs-azure_openai.logs-prod_eu",
                "timestamp_field": "@timestamp",
                "filter": f'(azure.open_ai.category: "RequestResponse" and {deployment}: * and '
                f'{status}: * and not ((({status} >= "400" and {status} < "500") and '
                f'not ({status}: "429"))))',
                "good": f'not (({status}: "429" or {status} >= "500"))',
                "total": "",
            }
        ],
        "settings": {"sync_field": "event.ingested", "sync_delay": "1m"},
    }


def test_a_level_of_an_application_in_full() -> None:
    level = LEVELS["apm-latency"]
    assert made(level, "prod", limit=1.5) == {
        "description": level.meaning,
        "budgeting_method": "occurrences",
        "objectives": [{"target": 0.95}],
        "time_windows": [{"type": "rolling", "duration": "30d"}],
        "apm_latency_indicators": [
            {
                "index": "metrics-apm.*-dev",
                "service": "shop",
                "environment": "production",
                "transaction_type": "*",
                "transaction_name": "*",
                "threshold": 1500,
            }
        ],
    }


@pytest.mark.parametrize(
    ("level_id", "limit", "message"),
    [
        ("latency", None, "the service level latency needs a limit"),
        ("availability", 5, "the service level availability has no limit"),
    ],
)
def test_a_limit_belongs_to_the_levels_that_have_one(
    level_id: str, limit: float | None, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        kibana_slo(LEVELS[level_id], namespace="dev", target=0.9, window="30d", limit=limit)


def test_a_level_of_apm_needs_an_application() -> None:
    with pytest.raises(ValueError, match="apm-availability needs an application"):
        kibana_slo(LEVELS["apm-availability"], namespace="dev", target=0.9, window="30d")


def test_burn_rates_are_those_that_kibana_offers() -> None:
    params = burn_rate_params("availability-dev", "30d")
    assert list(refused("slo.rules.burnRate", params)) == []
    assert params["windows"][0] == {
        "id": "alert",
        "actionGroup": "slo.burnRate.alert",
        "burnRateThreshold": 14.4,
        "maxBurnRateThreshold": 720,
        "longWindow": {"value": 1, "unit": "h"},
        "shortWindow": {"value": 5, "unit": "m"},
    }
    assert [
        (window["burnRateThreshold"], window["maxBurnRateThreshold"])
        for window in params["windows"]
    ] == [(14.4, 720), (6, 120), (3, 30), (1, 10)]
