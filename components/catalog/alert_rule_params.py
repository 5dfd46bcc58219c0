"""From a rule of the catalog to the parameters of a rule in Kibana.

Query DSL (`.es-query`) where it can say it, for it is what the tests execute word for word; a
custom threshold where a ratio or two conditions are needed. Sources: Kibana, packages
response-ops/rule_params es_query and custom_threshold (parameters), stack_alerts es_query and
observability custom_threshold (what is done with them).
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from components.catalog.alert_rules import (
    AlertRule,
    DaysBefore,
    DocumentCount,
    FieldValue,
    InNotOut,
    SentNotReceived,
    Share,
    Silence,
    SlowShare,
)
from components.catalog.data_streams import LOGS, NAMESPACE, TIMESTAMP
from components.catalog.filters import And, Filter, Not, Range, Term, kql, query_dsl

ES_QUERY: Final = ".es-query"
CUSTOM_THRESHOLD: Final = "observability.rules.custom_threshold"

MOST_GROUPS: Final = 1000
"""Kibana's own limit, both of groups in a rule and of alerts at once."""

_DOCUMENTS_IN_ALERT: Final = 10


@dataclass(frozen=True)
class KibanaRule:
    """What a rule is in Kibana; `interval` is like 5m."""

    rule_type_id: str
    consumer: str
    interval: str
    params: dict[str, Any]

    def params_json(self) -> str:
        """Return the parameters as a rule's resource takes them."""
        return json.dumps(self.params, sort_keys=True)


def kibana_rule(
    rule: AlertRule,
    threshold: float,
    *,
    namespace: str,
    deployment: str | None = None,
    but_deployments: Sequence[str] = (),
    client_secret_end: str | None = None,
) -> KibanaRule:
    """Return the rule at one threshold, over the data streams of one namespace.

    `deployment` narrows a rule with a `deployment_field` to one deployment, so that each can have
    a budget of its own; `but_deployments` are those that have one, and are left to it.
    `client_secret_end` (RFC 3339) is for the rule that requires it.
    """
    matches = [rule.matches]
    if deployment is not None or but_deployments:
        if rule.deployment_field is None:
            raise ValueError(f"the rule {rule.id} does not look at deployments")
        if deployment is not None:
            matches.append(Term(rule.deployment_field, deployment))
        matches.extend(Not(Term(rule.deployment_field, each)) for each in but_deployments)
    match rule.signal:
        case DocumentCount():
            made = _es_query(rule, matches, {"aggType": "count"}, threshold, namespace)
        case FieldValue(function, field):
            metric = {"aggType": function, "aggField": field}
            made = _es_query(rule, matches, metric, threshold, namespace)
        case DaysBefore():
            if client_secret_end is None:
                raise ValueError(f"the rule {rule.id} requires the end of the client secret")
            matches.append(Range(TIMESTAMP, gte=f"{client_secret_end}||-{int(threshold)}d"))
            made = _es_query(rule, matches, {"aggType": "count"}, 1, namespace)
        case _:
            made = _custom_threshold(rule, matches, threshold, namespace)
    return made


def _es_query(
    rule: AlertRule,
    matches: Sequence[Filter],
    metric: dict[str, str],
    threshold: float,
    namespace: str,
) -> KibanaRule:
    grouping: dict[str, Any] = {"groupBy": "all"}
    if rule.group_by:
        # A list of one is refused: one field is a text.
        terms = rule.group_by[0] if len(rule.group_by) == 1 else list(rule.group_by)
        grouping = {"groupBy": "top", "termField": terms, "termSize": MOST_GROUPS}
    params = es_query_params(
        [stream.index(namespace) for stream in rule.streams],
        {"query": query_dsl(And((Term(NAMESPACE, namespace), *matches)))},
        {**metric, **grouping},
        threshold,
        {"timeWindowSize": rule.window_minutes, "timeWindowUnit": "m"},
    )
    return KibanaRule(ES_QUERY, _consumer(rule), f"{rule.interval_minutes}m", params)


def es_query_params(
    indices: list[str],
    search: Mapping[str, Any],
    aggregation: Mapping[str, Any],
    threshold: float,
    window: Mapping[str, Any],
) -> dict[str, Any]:
    """Return the parameters of a rule of type .es-query that fires at a threshold and above.

    `search` is the body of its search; `aggregation` (aggType, groupBy and what they need) and
    `window` (timeWindowSize, timeWindowUnit) are parameters of their own.
    """
    return {
        "searchType": "esQuery",
        "index": indices,
        "timeField": TIMESTAMP,
        "esQuery": json.dumps(search, sort_keys=True),
        "size": _DOCUMENTS_IN_ALERT,
        **aggregation,
        "threshold": [threshold],
        "thresholdComparator": ">=",
        **window,
        # Otherwise an alert without groups ends as soon as its documents were seen once.
        "excludeHitsFromPreviousRun": False,
    }


def _custom_threshold(
    rule: AlertRule, matches: Sequence[Filter], threshold: float, namespace: str
) -> KibanaRule:
    params = {
        "criteria": _criteria(rule, threshold),
        # A group that is gone, or no data at all, is the business of the rules that look for it.
        "alertOnNoData": False,
        "alertOnGroupDisappear": False,
        "searchConfiguration": {
            # A data view of the rule's own: it needs no other object, and nobody can change it.
            "index": {
                "title": ",".join(stream.index(namespace) for stream in rule.streams),
                "timeFieldName": TIMESTAMP,
            },
            "query": {
                "language": "kuery",
                "query": kql(And((Term(NAMESPACE, namespace), *matches))),
            },
        },
    }
    if rule.group_by:
        params["groupBy"] = list(rule.group_by)
    return KibanaRule(CUSTOM_THRESHOLD, _consumer(rule), f"{rule.interval_minutes}m", params)


def _criteria(rule: AlertRule, threshold: float) -> list[dict[str, Any]]:
    """Return conditions that all have to be met; Kibana evaluates each by itself."""
    window = rule.window_minutes
    match rule.signal:
        case Share(part, at_least):
            return [
                _share(part, threshold, window),
                _criterion([_count("A")], ">=", at_least, window),
            ]
        case SlowShare(field, per_unit, percent, at_least):
            slow = Range(field, gte=threshold * per_unit)
            return [
                _share(slow, percent, window),
                _criterion([_count("A")], ">=", at_least, window),
            ]
        case Silence():
            since = Range(TIMESTAMP, gte=_ago(threshold))
            return [_criterion([_count("A", since)], "<", 1, window)]
        case SentNotReceived(sent, received):
            before = And((sent, Range(TIMESTAMP, lt=_ago(threshold))))
            both = window + int(threshold)
            return [
                _criterion([_count("A", before)], ">", 0, both),
                _criterion([_count("A", received)], "<", 1, both),
            ]
        case InNotOut(came_in, went_out):
            return [
                _criterion([_sum("A", came_in)], ">=", threshold, window),
                _criterion([_sum("A", went_out)], "<", 1, window),
            ]
        case _:
            raise TypeError(f"{rule.signal} is no signal of a custom threshold")


def _share(part: Filter, percent: float, window: int) -> dict[str, Any]:
    share = _criterion([_count("A", part), _count("B")], ">=", percent, window)
    # Multiplied first: A / B * 100 is 28.999999999999996 for 29 of 100.
    return {**share, "equation": "100 * A / B", "label": "percent"}


def _criterion(
    metrics: list[dict[str, str]], comparator: str, threshold: float, window: int
) -> dict[str, Any]:
    return {
        "metrics": metrics,
        "comparator": comparator,
        "threshold": [threshold],
        "timeSize": window,
        "timeUnit": "m",
    }


def _count(name: str, part: Filter | None = None) -> dict[str, str]:
    counted = {"name": name, "aggType": "count"}
    return counted if part is None else {**counted, "filter": kql(part)}


def _sum(name: str, field: str) -> dict[str, str]:
    return {"name": name, "aggType": "sum", "field": field}


def _ago(minutes: float) -> str:
    return f"now-{int(minutes)}m"


def _consumer(rule: AlertRule) -> str:
    """Return the feature whose users see the rule's alerts: Kibana's logs or its infrastructure."""
    return "logs" if rule.streams == (LOGS,) else "infrastructure"
