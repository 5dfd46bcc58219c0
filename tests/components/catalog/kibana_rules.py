"""What Kibana does with a rule's parameters on one run, executed on the tests' search engine.

Sources, in Kibana's repository: stack_alerts, rule_types/es_query (lib/fetch_es_query, executor)
and common/build_sorted_events_query; triggers_actions_ui, common/data/lib/build_agg and
parse_aggregation_results; observability, lib/rules/custom_threshold (lib/metric_query,
create_custom_metrics_aggregations, create_bucket_selector, get_data, evaluate_rule; executor).
Not emulated: what a rule remembers from run to run, and actions.
"""

import json
import operator
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from components.catalog.alert_rule_params import CUSTOM_THRESHOLD, ES_QUERY, KibanaRule
from tests.components.catalog.engine import Engine
from tests.components.catalog.kql import query_of

UNGROUPED: Final = "*"
"""The one group of a rule without groups, as custom thresholds call it."""

_COMPARE: Final[Mapping[str, Callable[[float, float], bool]]] = {
    ">=": operator.ge,
    ">": operator.gt,
    "<": operator.lt,
}
_PAGE: Final = 10_000

Alerts = dict[str, tuple[float, ...]]
"""The value of each condition that was met, by group."""


def alerts(engine: Engine, rule: KibanaRule) -> Alerts:
    """Return what the rule reports when it runs now."""
    # Through JSON, as the parameters reach Kibana.
    params = json.loads(json.dumps(rule.params))
    if rule.rule_type_id == ES_QUERY:
        return _es_query(engine, params)
    assert rule.rule_type_id == CUSTOM_THRESHOLD
    return _custom_threshold(engine, params)


def _es_query(engine: Engine, params: Mapping[str, Any]) -> Alerts:
    asked = json.loads(params["esQuery"])
    assert set(asked) <= {"query", "runtime_mappings"}
    window = timedelta(minutes=_minutes(params["timeWindowSize"], params["timeWindowUnit"]))
    body: dict[str, Any] = {
        "track_total_hits": True,
        "query": {"bool": {"filter": [asked["query"], _within(params["timeField"], window)]}},
        "runtime_mappings": asked.get("runtime_mappings", {}),
    }
    counting = params["aggType"] == "count"
    metric = {"metricAgg": {params["aggType"]: {"field": params.get("aggField")}}}
    compare, (threshold,) = _COMPARE[params["thresholdComparator"]], params["threshold"]
    indices = ",".join(params["index"])
    if params["groupBy"] == "all":
        found = engine.search(indices, body | {"size": 0} | ({} if counting else {"aggs": metric}))
        # A metric over no documents is 0 to Kibana.
        value = (
            found["hits"]["total"]["value"]
            if counting
            else found["aggregations"]["metricAgg"]["value"] or 0
        )
        return {UNGROUPED: (value,)} if compare(value, threshold) else {}
    assert params["groupBy"] == "top"
    fields = params["termField"]
    many = isinstance(fields, list)
    terms: dict[str, Any] = {"size": params["termSize"]}
    terms |= {"terms": [{"field": field} for field in fields]} if many else {"field": fields}
    selector = {
        "bucket_selector": {
            "buckets_path": {"compareValue": "_count" if counting else "metricAgg"},
            "script": f"params.compareValue {params['thresholdComparator']} {threshold}L"
            if isinstance(threshold, int)
            else f"params.compareValue {params['thresholdComparator']} {threshold}",
        }
    }
    if not counting:
        terms["order"] = {"metricAgg": "desc"}
    sub = {"conditionSelector": selector, **({} if counting else metric)}
    group = {"multi_terms" if many else "terms": terms, "aggs": sub}
    found = engine.search(indices, body | {"size": 0, "aggs": {"groupAgg": group}})
    return {
        ",".join(bucket["key"]) if many else bucket["key"]: (
            bucket["doc_count"] if counting else bucket["metricAgg"]["value"],
        )
        for bucket in found.get("aggregations", {}).get("groupAgg", {}).get("buckets", [])
    }


def _custom_threshold(engine: Engine, params: Mapping[str, Any]) -> Alerts:
    # Each condition is asked by itself; a group has to meet all of them.
    met = [_met(engine, params, criterion) for criterion in params["criteria"]]
    groups = set.intersection(*(set(one) for one in met))
    return {group: tuple(one[group] for one in met) for group in sorted(groups)}


def _met(
    engine: Engine, params: Mapping[str, Any], criterion: Mapping[str, Any]
) -> dict[str, float]:
    search = params["searchConfiguration"]
    assert search["query"]["language"] == "kuery"
    data_view = search["index"]
    window = timedelta(minutes=_minutes(criterion["timeSize"], criterion["timeUnit"]))
    within = _within(data_view["timeFieldName"], window)
    groupings = params.get("groupBy")
    (threshold,) = criterion["threshold"]
    condition = {
        "shouldTrigger": {
            "bucket_script": {
                "buckets_path": {"value": "currentPeriod['all']>aggregatedValue"},
                "script": {
                    "source": f"params.value {criterion['comparator']} params.threshold ? 1 : 0",
                    "params": {"threshold": threshold},
                },
            }
        }
    }
    period = {"currentPeriod": {**_everything(), "aggs": _metrics(criterion)}}
    if groupings:
        sources = [
            {f"groupBy{place}": {"terms": {"field": field}}}
            for place, field in enumerate(groupings)
        ]
        selector = {
            "bucket_selector": {
                "buckets_path": {"shouldTrigger": "shouldTrigger"},
                "script": "(params.shouldTrigger != null && params.shouldTrigger > 0)",
            }
        }
        aggs = {
            "groupings": {
                "composite": {"size": _PAGE, "sources": sources},
                "aggs": {**period, **condition, "evaluation": selector},
            }
        }
    else:
        aggs = {"all": {**_everything(), "aggs": {**period, **condition}}}
    query = {"bool": {"filter": [query_of(search["query"]["query"]), within]}}
    found = engine.search(data_view["title"], {"size": 0, "query": query, "aggs": aggs})
    answered = found.get("aggregations", {})
    if groupings:
        buckets = answered.get("groupings", {}).get("buckets", [])
        return {",".join(bucket["key"].values()): _value(bucket) for bucket in buckets}
    bucket = answered.get("all", {}).get("buckets", {}).get("all")
    fired = bucket is not None and bucket.get("shouldTrigger", {}).get("value", 0) > 0
    return {UNGROUPED: _value(bucket)} if fired else {}


def _metrics(criterion: Mapping[str, Any]) -> dict[str, Any]:
    aggregations: dict[str, Any] = {}
    paths: dict[str, str] = {}
    for metric in criterion["metrics"]:
        name, key = metric["name"], f"aggregatedValue_{metric['name']}"
        if metric["aggType"] == "count":
            asked = query_of(metric["filter"]) if metric.get("filter") else {"match_all": {}}
            aggregations[key], paths[name] = {"filter": asked}, f"{key}>_count"
        else:
            aggregations[key], paths[name] = {metric["aggType"]: {"field": metric["field"]}}, key
    equation = criterion.get("equation") or " + ".join(paths)
    for name in paths:
        equation = equation.replace(name, f"params.{name}")
    script = {"buckets_path": paths, "script": {"source": equation, "lang": "painless"}}
    return {**aggregations, "aggregatedValue": {"bucket_script": script}}


def _everything() -> dict[str, Any]:
    return {"filters": {"filters": {"all": {"match_all": {}}}}}


def _value(bucket: Mapping[str, Any]) -> float:
    return float(bucket["currentPeriod"]["buckets"]["all"]["aggregatedValue"]["value"])


def _within(field: str, window: timedelta) -> dict[str, Any]:
    now = datetime.now(UTC)
    return {"range": {field: {"gte": (now - window).isoformat(), "lte": now.isoformat()}}}


def _minutes(size: int, unit: str) -> int:
    return size * {"m": 1, "h": 60, "d": 24 * 60}[unit]
