"""The alerting rules: each on or off, its thresholds, what it needs, and what is told."""

import json
from typing import Any

import pytest

from components import AlertRules, AlertRulesArgs, InvalidInputs
from components.catalog.alert_rules import ALERT_RULES, Requirement
from tests.components.deployed import (
    ALERTING_RULE,
    COMPONENT,
    END_DATE,
    counts,
    named,
    notifications,
    outputs,
    rule_args,
)
from tests.conftest import Deploy

RULES = f"{COMPONENT}AlertRules"
MINIMAL: AlertRulesArgs = {"environment": "dev", "data_stream_namespace": "dev"}


def ids(*, without: set[Requirement]) -> set[str]:
    """Return the rules by id and severity that need nothing of this."""
    return {
        f"{rule.id}-{severity}"
        for rule in ALERT_RULES
        for severity in rule.threshold.defaults
        if rule.requires not in without
    }


def test_by_default_all_rules_are_made_that_need_nothing_more(deploy: Deploy) -> None:
    recording = deploy(lambda: AlertRules("test", MINIMAL))

    expected = ids(without=set(Requirement))
    assert len(expected) == 21
    assert counts(recording) == {RULES: 1, ALERTING_RULE: len(expected)}
    assert {each.name for each in recording.of_type(ALERTING_RULE)} == {
        f"test-{each}" for each in expected
    }
    assert outputs(recording)["alertRuleIds"] == {
        each: named(recording, f"test-{each}").outputs["ruleId"] for each in expected
    }


def test_a_rule_is_what_the_catalog_says(deploy: Deploy) -> None:
    recording = deploy(lambda: AlertRules("test", MINIMAL))

    inputs = dict(named(recording, "test-requests-refused-critical").inputs)
    params = json.loads(inputs.pop("params"))
    assert inputs == {
        "name": "Azure OpenAI dev: Requests refused with 429 (critical)",
        "ruleTypeId": ".es-query",
        "consumer": "logs",
        "interval": "1m",
        "tags": ["azure-openai", "azure-openai:dev", "requests-refused", "critical"],
        "spaceId": "default",
    }
    assert params["threshold"] == [100]
    assert params["index"] == ["logs-azure_openai.logs-dev"]


@pytest.mark.parametrize(
    ("args", "without"),
    [
        ({"client_secret_end_date": END_DATE}, {Requirement.EVENT_HUB_METRICS}),
        ({"alert_rules": {"event_hub_metrics": True}}, {Requirement.CLIENT_SECRET_END}),
        (
            {
                "client_secret_end_date": END_DATE,
                "alert_rules": {"event_hub_metrics": True},
            },
            set[Requirement](),
        ),
    ],
    ids=["an end date", "metrics of event hubs", "both"],
)
def test_a_rule_that_needs_something_is_made_where_it_is_there(
    args: Any, without: set[Requirement], deploy: Deploy
) -> None:
    recording = deploy(lambda: AlertRules("test", {**MINIMAL, **args}))

    assert set(outputs(recording)["alertRuleIds"]) == ids(without=without)


def test_the_end_of_the_client_secret_is_in_its_rules(deploy: Deploy) -> None:
    recording = deploy(lambda: AlertRules("test", {**MINIMAL, "client_secret_end_date": END_DATE}))

    params = json.loads(named(recording, "test-client-secret-ends-warning").inputs["params"])
    assert f"{END_DATE}||-30d" in params["esQuery"]


def test_each_rule_is_off_by_its_id_and_each_threshold_by_its_severity(deploy: Deploy) -> None:
    recording = deploy(
        lambda: AlertRules(
            "test",
            {
                **MINIMAL,
                "alert_rules": {
                    "rules": {
                        "keys-listed": {"enabled": False},
                        "requests-refused": {"thresholds": {"critical": 7.0}},
                    }
                },
            },
        )
    )

    assert set(outputs(recording)["alertRuleIds"]) == ids(without=set(Requirement)) - {
        "keys-listed-warning",
        "requests-refused-warning",
    }
    params = named(recording, "test-requests-refused-critical").inputs["params"]
    assert '"threshold": [7]' in params


def test_a_deployment_with_a_budget_of_its_own_is_left_out_of_the_others(deploy: Deploy) -> None:
    recording = deploy(lambda: AlertRules("test", rule_args()))

    own = named(recording, "test-token-budget-gpt-4o-critical").inputs
    others = named(recording, "test-token-budget-critical").inputs
    field = "azure.dimensions.model_deployment_name"
    is_it = {"term": {field: "gpt-4o"}}
    assert own["name"] == (
        "Azure OpenAI dev: Tokens against the budget of a day of gpt-4o (critical)"
    )
    assert json.loads(own["params"])["threshold"] == [50_000_000]
    for inputs, narrowed in ((own, is_it), (others, {"bool": {"must_not": [is_it]}})):
        query = json.loads(json.loads(inputs["params"])["esQuery"])
        assert narrowed in query["query"]["bool"]["filter"]


def test_rules_that_are_off_are_not_made(deploy: Deploy) -> None:
    recording = deploy(
        lambda: AlertRules("test", {**rule_args(), "alert_rules": {"enabled": False}})
    )

    assert counts(recording) == {RULES: 1}
    assert outputs(recording) == {"alertRuleIds": {}}


def actions_of(deploy: Deploy, rule: str, **told: Any) -> list[dict[str, Any]]:
    """Return the actions of a rule, with their parameters opened."""
    args: Any = {**rule_args(), "notifications": {**notifications(), **told}}
    recording = deploy(lambda: AlertRules("test", args))
    actions: list[dict[str, Any]] = named(recording, f"test-{rule}").inputs["actions"]
    return [{**each, "params": json.loads(each["params"])} for each in actions]


def test_each_severity_is_told_to_its_connectors_in_one_summary(deploy: Deploy) -> None:
    log, chat, company = actions_of(deploy, "requests-refused-warning")

    assert [each["id"] for each in (log, chat, company)] == [
        "id-of-log",
        "id-of-chat",
        "company-slack",
    ]
    for each in (log, chat, company):
        assert each["group"] == "query matched"
        assert each["frequency"] == {
            "summary": True,
            "notifyWhen": "onThrottleInterval",
            "throttle": "60m",
        }
    assert log["params"]["level"] == "warn"
    message = chat["params"]["message"]
    assert message == log["params"]["message"]
    assert message.splitlines()[0] == (
        "{{rule.name}}: {{alerts.new.count}} new, {{alerts.ongoing.count}} ongoing, "
        "{{alerts.recovered.count}} over"
    )
    assert "- New: {{kibana.alert.reason}}" in message.splitlines()
    assert "What to do: Compare the tokens per minute of the deployment" in message
    assert message.splitlines()[-1] == "{{rule.url}}"


def test_pagerduty_gets_an_incident_for_each_alert_and_its_end(deploy: Deploy) -> None:
    mail, trigger, resolve, hook = actions_of(deploy, "requests-refused-critical")

    assert mail["params"]["to"] == ["operations@example.com"]
    assert [each["frequency"]["summary"] for each in (trigger, resolve)] == [False, False]
    assert [each["group"] for each in (trigger, resolve)] == ["query matched", "recovered"]
    assert trigger["params"]["severity"] == "critical"
    assert {each["params"]["dedupKey"] for each in (trigger, resolve)} == {
        "{{rule.id}}:{{alert.id}}"
    }
    assert json.loads(hook["params"]["body"])["severity"] == "critical"


def test_without_a_summary_each_alert_is_told_of_when_it_starts_and_ends(deploy: Deploy) -> None:
    actions = actions_of(deploy, "server-errors-warning", summary_minutes=0)

    assert [(each["id"], each["group"]) for each in actions] == [
        ("id-of-log", "custom_threshold.fired"),
        ("id-of-log", "recovered"),
        ("id-of-chat", "custom_threshold.fired"),
        ("id-of-chat", "recovered"),
        ("company-slack", "custom_threshold.fired"),
        ("company-slack", "recovered"),
    ]
    assert {json.dumps(each["frequency"]) for each in actions} == {
        '{"summary": false, "notifyWhen": "onActionGroupChange"}'
    }
    assert "{{context.reason}}" in actions[0]["params"]["message"]
    assert "Where: {{alert.id}}" in actions[0]["params"]["message"]


def test_a_summary_is_not_told_more_often_than_the_rule_runs(deploy: Deploy) -> None:
    (action, *_) = actions_of(deploy, "client-secret-ends-warning", summary_minutes=5)

    assert action["frequency"]["throttle"] == "60m"


@pytest.mark.parametrize(
    ("rules", "message"),
    [
        (
            {"requests-refusd": {}},
            r'rules\.requests-refusd = .*: There is no .* Did you mean "requests-refused"\?',
        ),
        (
            {"hub-backlog": {}},
            r"alert_rules\.rules\.hub-backlog = a map: It looks at metrics of event hubs",
        ),
        (
            {"client-secret-ends": {"thresholds": {"warning": 14}}},
            r"alert_rules\.rules\.client-secret-ends = a map: It looks at the day on which",
        ),
        (
            {"server-errors": {"thresholds": {"warning": 101}}},
            r"thresholds\.warning = 101: The threshold of this rule is 0\.1 to 100 percent",
        ),
        (
            {"requests-refused": {"thresholds": {"warning": 9, "critical": 9}}},
            r"thresholds\.warning = 9: A warning comes before .* Choose a number below 9",
        ),
        (
            {"requests-refused": {"thresholds": {"fatal": 9}}},
            r"thresholds\.fatal = \"fatal\": It must be one of warning, critical",
        ),
        (
            {"requests-refused": {"thresholds": {}}},
            r"thresholds = a map: A rule fires at one severity or more",
        ),
        (
            {"stream-silent": {"deployment_thresholds": {"gpt-4o": {"warning": 180}}}},
            r"deployment_thresholds = a map: The rule does not look at deployments",
        ),
        (
            {"token-budget": {"deployment_thresholds": {"gpt 4o": {"warning": 1}}}},
            r"deployment_thresholds\.gpt 4o = .*: It is not the name of a model deployment",
        ),
    ],
)
def test_a_rule_that_cannot_be_is_refused(rules: Any, message: str, deploy: Deploy) -> None:
    with pytest.raises(InvalidInputs, match=message):
        deploy(lambda: AlertRules("test", {**MINIMAL, "alert_rules": {"rules": rules}}))


def test_a_warning_of_what_runs_out_is_above_what_is_critical(deploy: Deploy) -> None:
    args: Any = {
        **MINIMAL,
        "alert_rules": {
            "rules": {"client-secret-ends": {"thresholds": {"warning": 7, "critical": 30}}}
        },
        "client_secret_end_date": END_DATE,
    }

    with pytest.raises(InvalidInputs, match=r"fewer days are more urgent\. Choose a number above"):
        deploy(lambda: AlertRules("test", args))


def test_a_connector_whose_id_nobody_gives_is_refused(deploy: Deploy) -> None:
    args: AlertRulesArgs = {**MINIMAL, "notifications": notifications()}

    with pytest.raises(InvalidInputs, match=r"connector_ids\.chat is missing: .* AlertNotificat"):
        deploy(lambda: AlertRules("test", args))
