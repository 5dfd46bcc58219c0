"""Every field that the catalog uses exists in each of its data streams, with a fitting type.

Taken from what is rendered for Kibana and Elasticsearch, not from the tables: nothing can name a
field past this test.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

import pytest

from components.catalog.alert_rule_params import ES_QUERY, kibana_rule
from components.catalog.alert_rules import ALERT_RULES, AlertRule
from components.catalog.anomaly_jobs import ANOMALY_JOBS, AnomalyJob, anomaly_job, datafeed
from components.catalog.data_views import VIEWS, View
from components.catalog.service_levels import SERVICE_LEVELS, Apm, ServiceLevel, kibana_slo
from tests.components.catalog.engine import FIELDS
from tests.components.catalog.kql import fields_of

END: Final = "2027-01-31T00:00:00Z"
KEYWORDS: Final = frozenset({"keyword", "constant_keyword"})
NUMBERS: Final = frozenset({"long", "float", "double"})
DATES: Final = frozenset({"date"})
ANY: Final = KEYWORDS | NUMBERS | DATES | {"boolean"}

# What each kind of query or aggregation can be asked of.
FITS: Final[Mapping[str, frozenset[str]]] = {
    "term": KEYWORDS,
    "prefix": KEYWORDS,
    "terms": KEYWORDS,
    "exists": ANY,
    "range": ANY,
    "kql": ANY,
    "sum": NUMBERS,
    "avg": NUMBERS,
    "max": NUMBERS | DATES,
    "date_histogram": DATES,
    "time": DATES,
}

Use = tuple[str, str]
"""How a field is used, and the field."""


def used_by_query(query: object) -> Iterator[Use]:
    """Yield what a query or an aggregation uses."""
    if isinstance(query, list):
        for part in query:
            yield from used_by_query(part)
    if isinstance(query, dict):
        for kind, inner in query.items():
            if kind in {"term", "prefix", "range"}:
                yield from ((kind, field) for field in inner)
            elif kind in FITS and "field" in inner:
                yield kind, inner["field"]
            elif kind != "bucket_script":
                yield from used_by_query(inner)


def used_by_kql(*texts: str) -> Iterator[Use]:
    for text in texts:
        yield from (("kql", field) for field in fields_of(text))


def used_by_rule(rule: AlertRule) -> list[Use]:
    made = kibana_rule(rule, rule.threshold.maximum, namespace="dev", client_secret_end=END)
    params = made.params
    if made.rule_type_id == ES_QUERY:
        terms = params.get("termField", [])
        return [
            ("time", params["timeField"]),
            *used_by_query(json.loads(params["esQuery"])),
            *(("terms", field) for field in ([terms] if isinstance(terms, str) else terms)),
            *([(params["aggType"], params["aggField"])] if "aggField" in params else []),
        ]
    metrics = [metric for one in params["criteria"] for metric in one["metrics"]]
    return [
        ("time", params["searchConfiguration"]["index"]["timeFieldName"]),
        *used_by_kql(params["searchConfiguration"]["query"]["query"]),
        *used_by_kql(*(metric.get("filter", "") for metric in metrics)),
        *((metric["aggType"], metric["field"]) for metric in metrics if "field" in metric),
        *(("terms", field) for field in params.get("groupBy", [])),
    ]


def unfit(uses: list[Use], fields: Mapping[str, str]) -> list[Use]:
    return [(kind, field) for kind, field in uses if fields.get(field) not in FITS[kind]]


@pytest.mark.parametrize("rule", ALERT_RULES, ids=lambda rule: rule.id)
def test_a_rule_uses_fields_of_its_data_streams(rule: AlertRule) -> None:
    streams = [FIELDS[f"{stream.type}-{stream.dataset}"] for stream in rule.streams]
    uses = used_by_rule(rule)
    assert len(uses) >= 2
    # Over several streams each field is in one at least, and of the same type in all that have it.
    missing = [use for use in uses if not any(use[1] in fields for fields in streams)]
    assert missing == []
    for fields in streams:
        assert unfit([use for use in uses if use[1] in fields], fields) == []


@pytest.mark.parametrize("rule", ALERT_RULES, ids=lambda rule: rule.id)
def test_what_groups_or_narrows_a_rule_is_in_each_of_its_data_streams(rule: AlertRule) -> None:
    narrowing = [rule.deployment_field] if rule.deployment_field else []
    for stream in rule.streams:
        fields = FIELDS[f"{stream.type}-{stream.dataset}"]
        grouping = [("terms", field) for field in (*rule.group_by, *narrowing)]
        assert unfit(grouping, fields) == []


@pytest.mark.parametrize(
    "level",
    [level for level in SERVICE_LEVELS if not isinstance(level.indicator, Apm)],
    ids=lambda level: level.id,
)
def test_a_service_level_uses_fields_of_its_data_streams(level: ServiceLevel) -> None:
    made = kibana_slo(
        level, namespace="dev", target=level.target, window=level.window, limit=level.limit
    )
    (indicator,) = made.get("kql_custom_indicators") or made["timeslice_metric_indicators"]
    texts = [indicator.get(name, "") for name in ("filter", "good", "total")]
    metrics = [metric for one in indicator.get("metrics", []) for metric in one["metrics"]]
    uses = [
        ("time", indicator["timestamp_field"]),
        ("time", made["settings"]["sync_field"]),
        *used_by_kql(*texts),
        *(("terms", field) for field in made["group_bies"]),
        *((metric["aggregation"], metric["field"]) for metric in metrics),
    ]
    for index in indicator["index"].split(","):
        assert unfit(uses, FIELDS[index.removesuffix("-dev")]) == []


@pytest.mark.parametrize("job", ANOMALY_JOBS, ids=lambda job: job.id)
def test_a_job_uses_fields_of_its_data_stream(job: AnomalyJob) -> None:
    fed: dict[str, Any] = datafeed(job, namespace="dev")
    uses = [*used_by_query(fed["query"]), *used_by_query(fed["aggregations"])]
    (index,) = fed["indices"]
    assert len(uses) >= 5
    assert unfit(uses, FIELDS[index.removesuffix("-dev")]) == []


@pytest.mark.parametrize("job", ANOMALY_JOBS, ids=lambda job: job.id)
def test_the_datafeed_names_all_that_the_job_looks_at(job: AnomalyJob) -> None:
    made = anomaly_job(job, namespace="dev", deployments=1)
    (detector,) = made["analysis_config"]["detectors"]
    named = json.dumps(datafeed(job, namespace="dev")["aggregations"])
    looked_at = {detector[f"{part}_name"] for part in ("field", "partition_field", "by_field")}
    looked_at |= {*made["analysis_config"]["influencers"], made["data_description"]["time_field"]}
    assert [name for name in sorted(looked_at) if f'"{name}": {{' not in named] == []


@pytest.mark.parametrize(
    "view", [view for view in VIEWS if view.name != "apm"], ids=lambda view: view.name
)
def test_a_view_shows_fields_of_its_data_stream(view: View) -> None:
    (pattern,) = view.patterns
    fields = FIELDS[pattern.removesuffix("-{namespace}")]
    shown = [
        ("exists" if each.format is None else "sum", name) for name, each in view.fields.items()
    ]
    assert unfit(shown, fields) == []
