"""The table of rules, and the parameters that Kibana gets."""

import json
from typing import Any, Final

import pytest

from components.catalog.alert_rule_params import CUSTOM_THRESHOLD, ES_QUERY, kibana_rule
from components.catalog.alert_rules import ALERT_RULES, AlertRule, Requirement
from components.catalog.data_streams import AZURE_MONITOR
from components.naming import DATA_STREAM_NAMESPACE
from rehearsal.elastic import RESOURCES
from rehearsal.elastic.tokens import ALERTING_RULE
from rehearsal.emulation import World

RULES: Final = {rule.id: rule for rule in ALERT_RULES}
END: Final = "2027-01-31T00:00:00Z"
KINDS: Final = [
    (rule, threshold)
    for rule in ALERT_RULES
    for threshold in (
        *rule.threshold.defaults.values(),
        rule.threshold.minimum,
        rule.threshold.maximum,
    )
]


@pytest.mark.parametrize(("rule", "threshold"), KINDS, ids=lambda of: getattr(of, "id", None))
def test_the_parameters_pass_the_checks_of_the_provider(
    rule: AlertRule, threshold: float, world: World
) -> None:
    made = kibana_rule(rule, threshold, namespace="dev", client_secret_end=END)
    inputs = {
        "name": rule.title,
        "consumer": made.consumer,
        "interval": made.interval,
        "ruleTypeId": made.rule_type_id,
        "params": json.dumps(made.params),
    }
    assert list(RESOURCES[ALERTING_RULE].check(inputs, world)) == []


def test_a_query_rule_in_full() -> None:
    made = kibana_rule(RULES["requests-refused"], 7, namespace="prod_eu", deployment="chat")
    assert (made.rule_type_id, made.consumer, made.interval) == (ES_QUERY, "logs", "1m")
    assert made.params == {
        "searchType": "esQuery",
        "index": ["logs-azure_openai.logs-prod_eu"],
        "timeField": "@timestamp",
        "esQuery": json.dumps(
            {
                "query": {
                    "bool": {
                        "filter": [
                            {"term": {"data_stream.namespace": "prod_eu"}},
                            {
                                "bool": {
                                    "filter": [
                                        {"term": {"azure.open_ai.category": "RequestResponse"}},
                                        {"term": {"azure.open_ai.result_signature": "429"}},
                                    ]
                                }
                            },
                            {"term": {"azure.open_ai.properties.model_deployment_name": "chat"}},
                        ]
                    }
                }
            }
        ),
        "size": 10,
        "aggType": "count",
        "groupBy": "top",
        "termField": [
            "azure.resource.name",
            "azure.open_ai.properties.model_deployment_name",
        ],
        "termSize": 1000,
        "threshold": [7],
        "thresholdComparator": ">=",
        "timeWindowSize": 15,
        "timeWindowUnit": "m",
        "excludeHitsFromPreviousRun": False,
    }


def test_a_custom_threshold_in_full() -> None:
    made = kibana_rule(RULES["server-errors"], 2.5, namespace="dev")
    assert (made.rule_type_id, made.consumer, made.interval) == (CUSTOM_THRESHOLD, "logs", "1m")
    window = {"timeSize": 30, "timeUnit": "m", "comparator": ">="}
    status = "azure.open_ai.result_signature"
    assert made.params == {
        "criteria": [
            {
                "metrics": [
                    {
                        "name": "A",
                        "aggType": "count",
                        "filter": f'({status} >= "500" and {status} < "600")',
                    },
                    {"name": "B", "aggType": "count"},
                ],
                "equation": "100 * A / B",
                "label": "percent",
                "threshold": [2.5],
                **window,
            },
            {"metrics": [{"name": "A", "aggType": "count"}], "threshold": [20], **window},
        ],
        "alertOnNoData": False,
        "alertOnGroupDisappear": False,
        "searchConfiguration": {
            "index": {"title": "logs-azure_openai.logs-dev", "timeFieldName": "@timestamp"},
            "query": {
                "language": "kuery",
                "query": '(data_stream.namespace: "dev" and (azure.open_ai.category: '
                f'"RequestResponse" and {status}: *))',
            },
        },
        "groupBy": [
            "azure.resource.name",
            "azure.open_ai.properties.model_deployment_name",
        ],
    }


def _texts(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for inner in value.values() for text in _texts(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in _texts(inner)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("rule", ALERT_RULES, ids=lambda rule: rule.id)
def test_a_rule_names_its_namespace_and_no_other(rule: AlertRule) -> None:
    def made(namespace: str) -> Any:
        return kibana_rule(rule, 90, namespace=namespace, client_secret_end=END).params

    texts = _texts(made("prod_eu"))
    indices = [stream.index("prod_eu") for stream in rule.streams]
    assert all(any(index in text for text in texts) for index in indices)
    assert not any("default" in text or "-*" in text for text in texts)
    assert json.dumps(made("prod_eu")).replace("prod_eu", "dev") == json.dumps(made("dev"))


@pytest.mark.parametrize("rule", ALERT_RULES, ids=lambda rule: rule.id)
def test_a_rule_runs_more_often_than_its_window_is_long(rule: AlertRule) -> None:
    assert rule.interval_minutes <= rule.window_minutes / 3


@pytest.mark.parametrize("rule", ALERT_RULES, ids=lambda rule: rule.id)
def test_the_defaults_of_a_threshold_are_allowed(rule: AlertRule) -> None:
    threshold = rule.threshold
    assert threshold.defaults
    assert all(threshold.admits(value) for value in threshold.defaults.values())
    assert not threshold.admits(threshold.minimum - 0.001)
    assert not threshold.admits(threshold.maximum + 1)


def test_ids_are_unique_and_can_be_part_of_names() -> None:
    ids = [rule.id for rule in ALERT_RULES]
    assert len(set(ids)) == len(ids)
    assert all(DATA_STREAM_NAMESPACE.admits(rule_id.replace("-", "_")) for rule_id in ids)


def test_a_stream_that_is_not_collected_is_required() -> None:
    needing = {rule.id for rule in ALERT_RULES if AZURE_MONITOR in rule.streams}
    required = {rule.id for rule in ALERT_RULES if rule.requires is Requirement.EVENT_HUB_METRICS}
    assert needing == required == {"hub-backlog", "hub-throttled"}


def test_no_data_cannot_be_reported_before_logs_can_have_come() -> None:
    for rule_id in ("stream-silent", "hub-not-read"):
        assert RULES[rule_id].threshold.minimum == 90


def test_deployments_with_a_threshold_of_their_own_are_left_out_of_the_rule_for_all() -> None:
    field = "azure.open_ai.properties.model_deployment_name"
    query = kibana_rule(
        RULES["requests-refused"], 7, namespace="dev", but_deployments=("chat", "search")
    )
    threshold = kibana_rule(RULES["server-errors"], 7, namespace="dev", but_deployments=("chat",))

    filters = json.loads(query.params["esQuery"])["query"]["bool"]["filter"]
    assert filters[-2:] == [
        {"bool": {"must_not": [{"term": {field: each}}]}} for each in ("chat", "search")
    ]
    kuery = threshold.params["searchConfiguration"]["query"]["query"]
    assert kuery.endswith(f' and not ({field}: "chat"))')


@pytest.mark.parametrize("narrowed", [{"deployment": "chat"}, {"but_deployments": ("chat",)}])
def test_a_rule_that_does_not_look_at_deployments_refuses_one(narrowed: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="the rule keys-listed does not look at deployments"):
        kibana_rule(RULES["keys-listed"], 1, namespace="dev", **narrowed)


def test_the_rule_on_the_client_secret_needs_its_end() -> None:
    with pytest.raises(ValueError, match="requires the end of the client secret"):
        kibana_rule(RULES["client-secret-ends"], 30, namespace="dev")
