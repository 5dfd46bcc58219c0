"""Kibana's alerting rules."""

import json
from typing import Any

import pytest

from rehearsal.elastic import RESOURCES, kibana_alerting_rule
from rehearsal.elastic.tokens import ALERTING_RULE
from rehearsal.emulation import UNKNOWN, Violation, World

THRESHOLD = {
    "threshold": [1],
    "thresholdComparator": ">",
    "timeWindowSize": 5,
    "timeWindowUnit": "m",
}
ES_QUERY = {**THRESHOLD, "size": 100}
INDEX_THRESHOLD = {**THRESHOLD, "index": ["logs-*"], "timeField": "@timestamp"}
CRITERION: dict[str, Any] = {
    "comparator": ">=",
    "metrics": [{"name": "A", "aggType": "count", "filter": "a: b"}],
    "threshold": [5],
    "timeSize": 5,
    "timeUnit": "m",
}
SEARCH: dict[str, Any] = {"index": "logs", "query": {"language": "kuery", "query": ""}}
CUSTOM_THRESHOLD: dict[str, Any] = {"criteria": [CRITERION], "searchConfiguration": SEARCH}
WINDOW: dict[str, Any] = {
    "id": "critical",
    "actionGroup": "slo.burnRate.alert",
    "burnRateThreshold": 14.4,
    "longWindow": {"value": 1, "unit": "h"},
    "shortWindow": {"value": 5, "unit": "m"},
}
BURN_RATE: dict[str, Any] = {"sloId": "availability", "windows": [WINDOW]}


def rule(rule_type: str, params: dict[str, Any], **others: object) -> dict[str, Any]:
    return {
        "name": "errors",
        "consumer": "alerts",
        "interval": "1m",
        "ruleTypeId": rule_type,
        "params": json.dumps(params),
        **others,
    }


def refused(inputs: dict[str, Any], world: World) -> list[Violation]:
    return list(RESOURCES[ALERTING_RULE].check(inputs, world))


@pytest.mark.parametrize(
    ("rule_type", "params"),
    [
        (".es-query", ES_QUERY),
        (".es-query", {**ES_QUERY, "groupBy": "top", "termField": ["a", "b"], "termSize": 5}),
        (".index-threshold", INDEX_THRESHOLD),
        (".index-threshold", {**INDEX_THRESHOLD, "filterKuery": "a: b"}),
        ("observability.rules.custom_threshold", CUSTOM_THRESHOLD),
        (
            "observability.rules.custom_threshold",
            {
                "criteria": [
                    CRITERION,
                    {
                        **CRITERION,
                        "metrics": [{"name": "A", "aggType": "sum", "field": "tokens"}],
                        "equation": "A / 2",
                        "label": "half",
                    },
                ],
                "searchConfiguration": {
                    **SEARCH,
                    "index": {"title": "logs-*", "timeFieldName": "@timestamp"},
                },
                "groupBy": ["a", "b"],
                "alertOnNoData": False,
                "alertOnGroupDisappear": False,
            },
        ),
        ("slo.rules.burnRate", BURN_RATE),
        (
            "slo.rules.burnRate",
            {
                **BURN_RATE,
                "windows": [{**WINDOW, "maxBurnRateThreshold": None}],
                "dependencies": [],
            },
        ),
        ("example.rules.other", {"anything": "goes"}),
    ],
)
def test_good_parameters_are_accepted(rule_type: str, params: dict[str, Any], world: World) -> None:
    assert refused(rule(rule_type, params), world) == []


@pytest.mark.parametrize("name", ES_QUERY)
def test_a_query_rule_needs_every_required_parameter(name: str, world: World) -> None:
    params = {key: value for key, value in ES_QUERY.items() if key != name}
    assert refused(rule(".es-query", params), world) == [
        Violation(f"params.{name}", None, "rules of type .es-query require it", "Set it")
    ]


@pytest.mark.parametrize("name", INDEX_THRESHOLD)
def test_a_threshold_rule_needs_every_required_parameter(name: str, world: World) -> None:
    params = {key: value for key, value in INDEX_THRESHOLD.items() if key != name}
    assert refused(rule(".index-threshold", params), world) == [
        Violation(f"params.{name}", None, "rules of type .index-threshold require it", "Set it")
    ]


@pytest.mark.parametrize("name", CUSTOM_THRESHOLD)
def test_a_custom_threshold_needs_every_required_parameter(name: str, world: World) -> None:
    params = {key: value for key, value in CUSTOM_THRESHOLD.items() if key != name}
    rule_type = "observability.rules.custom_threshold"
    assert refused(rule(rule_type, params), world) == [
        Violation(f"params.{name}", None, f"rules of type {rule_type} require it", "Set it")
    ]


@pytest.mark.parametrize("name", BURN_RATE)
def test_a_burn_rate_rule_needs_every_required_parameter(name: str, world: World) -> None:
    params = {key: value for key, value in BURN_RATE.items() if key != name}
    assert refused(rule("slo.rules.burnRate", params), world) == [
        Violation(f"params.{name}", None, "rules of type slo.rules.burnRate require it", "Set it")
    ]


@pytest.mark.parametrize(
    ("criterion", "keys"),
    [
        *(
            ({key: value for key, value in CRITERION.items() if key != name}, [name])
            for name in CRITERION
        ),
        ({**CRITERION, "equatoin": "A"}, ["equatoin"]),
        ({**CRITERION, "threshold": [5, "6"]}, ["threshold[1]"]),
        ({**CRITERION, "threshold": 5}, ["threshold"]),
        ({**CRITERION, "timeSize": "5"}, ["timeSize"]),
        ({**CRITERION, "metrics": ["A"]}, ["metrics[0]"]),
        ({**CRITERION, "metrics": [{"name": "A", "aggType": "sum"}]}, ["metrics[0].field"]),
        (
            {**CRITERION, "metrics": [{"name": "A", "aggType": "count", "field": "tokens"}]},
            ["metrics[0].field"],
        ),
        ({**CRITERION, "metrics": [{"aggType": "count"}]}, ["metrics[0].name"]),
    ],
)
def test_a_wrong_condition_of_a_custom_threshold_is_refused_by_its_place(
    criterion: dict[str, Any], keys: list[str], world: World
) -> None:
    params = {**CUSTOM_THRESHOLD, "criteria": [CRITERION, criterion]}
    found = refused(rule("observability.rules.custom_threshold", params), world)
    assert [violation.key for violation in found] == [f"params.criteria[1].{key}" for key in keys]


@pytest.mark.parametrize(
    ("search", "key"),
    [
        ({"query": SEARCH["query"]}, "params.searchConfiguration.index"),
        ({"index": "logs"}, "params.searchConfiguration.query"),
        ({**SEARCH, "query": {"query": ""}}, "params.searchConfiguration.query.language"),
        ({**SEARCH, "query": "a: b"}, "params.searchConfiguration.query"),
        ({**SEARCH, "filters": []}, "params.searchConfiguration.filters"),
    ],
)
def test_a_wrong_search_of_a_custom_threshold_is_refused(
    search: dict[str, Any], key: str, world: World
) -> None:
    params = {**CUSTOM_THRESHOLD, "searchConfiguration": search}
    (violation,) = refused(rule("observability.rules.custom_threshold", params), world)
    assert violation.key == key


def test_a_window_of_a_burn_rate_rule_is_looked_into(world: World) -> None:
    windows = [WINDOW, {**WINDOW, "shortWindow": {"value": "5", "unit": "m"}}]
    assert refused(rule("slo.rules.burnRate", {**BURN_RATE, "windows": windows}), world) == [
        Violation("params.windows[1].shortWindow.value", "5", "must be a number", "Pass a number")
    ]


def test_a_misspelt_parameter_is_refused_with_the_right_name(world: World) -> None:
    assert refused(rule(".index-threshold", {**INDEX_THRESHOLD, "filterKuerry": "a"}), world) == [
        Violation(
            "params.filterKuerry",
            "a",
            "rules of type .index-threshold take no parameter of this name",
            "Write filterKuery",
        )
    ]


def test_a_parameter_of_another_rule_type_is_refused(world: World) -> None:
    (violation,) = refused(rule(".index-threshold", {**INDEX_THRESHOLD, "sourceFields": []}), world)
    assert violation.key == "params.sourceFields"
    assert violation.fix.startswith("Remove it; there are threshold, ")


@pytest.mark.parametrize(
    ("params", "violation"),
    [
        (
            {**INDEX_THRESHOLD, "index": "logs-*"},
            Violation("params.index", "logs-*", "must be a list", "Pass a list"),
        ),
        (
            {**INDEX_THRESHOLD, "timeWindowSize": "5"},
            Violation("params.timeWindowSize", "5", "must be a number", "Pass a number"),
        ),
        (
            {**INDEX_THRESHOLD, "timeWindowSize": True},
            Violation(
                "params.timeWindowSize",
                value=True,
                rule="must be a number",
                fix="Pass a number",
            ),
        ),
    ],
)
def test_a_parameter_of_the_wrong_type_is_refused(
    params: dict[str, Any], violation: Violation, world: World
) -> None:
    assert refused(rule(".index-threshold", params), world) == [violation]


@pytest.mark.parametrize("change", [{"params": UNKNOWN}, {"ruleTypeId": UNKNOWN}])
def test_unknown_parameters_or_an_unknown_type_are_not_judged(
    change: dict[str, Any], world: World
) -> None:
    assert refused(rule(".es-query", {}) | change, world) == []


@pytest.mark.parametrize("interval", ["1", "0m", "1w", "m", "1.5h"])
def test_an_interval_that_is_no_amount_of_time_is_refused(interval: str, world: World) -> None:
    (violation,) = refused(rule(".es-query", ES_QUERY, interval=interval), world)
    assert (violation.key, violation.value) == ("interval", interval)


ACTION: dict[str, Any] = {
    "id": "mail",
    "group": "query matched",
    "params": "{}",
    "frequency": {"summary": True, "notifyWhen": "onActiveAlert"},
}


@pytest.mark.parametrize(
    ("rule_type", "params", "group", "known"),
    [
        (".es-query", ES_QUERY, "default", "query matched, recovered"),
        (
            "observability.rules.custom_threshold",
            CUSTOM_THRESHOLD,
            "query matched",
            "custom_threshold.fired, custom_threshold.nodata, recovered",
        ),
        (
            "slo.rules.burnRate",
            BURN_RATE,
            "slo.burnRate.critical",
            ", ".join(kibana_alerting_rule.ACTION_GROUPS["slo.rules.burnRate"]),
        ),
    ],
)
def test_an_action_group_that_the_rule_type_lacks_is_refused(
    rule_type: str, params: dict[str, Any], group: str, known: str, world: World
) -> None:
    inputs = rule(rule_type, params, actions=[{**ACTION, "group": group}])
    assert refused(inputs, world) == [
        Violation(
            "actions[0].group",
            group,
            f"rules of this type have the action groups {known}",
            "Use one of these",
        )
    ]


def test_an_action_without_its_frequency_is_refused_where_the_rule_has_none(world: World) -> None:
    action = {key: value for key, value in ACTION.items() if key != "frequency"}
    inputs = rule(".es-query", ES_QUERY, actions=[action])
    assert refused(inputs, world) == [
        Violation(
            "actions[0].frequency", None, "is required where the rule has no notifyWhen", "Set it"
        )
    ]
    assert refused({**inputs, "notifyWhen": "onActiveAlert"}, world) == []


@pytest.mark.parametrize(
    ("throttle", "broken"),
    [
        (None, "is required where notifyWhen throttles"),
        ("59s", "must not be shorter than the rule's interval of 1m"),
        ("1m", None),
        ("2h", None),
    ],
)
def test_a_throttle_is_at_least_as_long_as_the_interval(
    throttle: str | None, broken: str | None, world: World
) -> None:
    frequency = {"summary": True, "notifyWhen": "onThrottleInterval", "throttle": throttle}
    inputs = rule(
        ".es-query", ES_QUERY, interval="1m", actions=[{**ACTION, "frequency": frequency}]
    )
    assert [(found.key, found.rule) for found in refused(inputs, world)] == [
        ("actions[0].frequency.throttle", broken) for _ in (1,) if broken is not None
    ]


@pytest.mark.parametrize(("name", "value"), [("notifyWhen", "onActiveAlert"), ("throttle", "5m")])
def test_notifying_by_rule_and_by_action_at_once_is_refused(
    name: str, value: str, world: World
) -> None:
    inputs = rule(".es-query", ES_QUERY, actions=[ACTION])
    assert refused(inputs, world) == []
    assert refused({**inputs, name: value}, world) == [
        Violation(
            name,
            value,
            "cannot be set together with actions[*].frequency",
            f"Leave out {name}, or the frequency of every action",
        )
    ]


def test_its_id_names_the_space_and_it_has_its_own(world: World) -> None:
    inputs = rule(".es-query", ES_QUERY, actions=[{"id": "mail", "params": "{}"}])
    state = RESOURCES[ALERTING_RULE].create("urn:errors", inputs, world).state
    assert state["ruleId"] == world.guid("urn:errors")
    assert state["id"] == f"default/{state['ruleId']}"
    assert state["enabled"] is True
    assert state["actions"] == [{"id": "mail", "params": "{}", "group": "default"}]
    assert state["lastExecutionStatus"] == "pending"
