"""Kibana's alerting rules."""

import json
from typing import Any

import pytest

from rehearsal.elastic import RESOURCES
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
        ("slo.rules.burnRate", {"anything": "goes"}),
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


@pytest.mark.parametrize(("name", "value"), [("notifyWhen", "onActiveAlert"), ("throttle", "5m")])
def test_notifying_by_rule_and_by_action_at_once_is_refused(
    name: str, value: str, world: World
) -> None:
    frequency = {"summary": True, "notifyWhen": "onActiveAlert"}
    actions = [{"id": "mail", "params": "{}"}, {"id": "m", "params": "{}", "frequency": frequency}]
    inputs = rule(".es-query", ES_QUERY, actions=actions)
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
