"""Alerts on what tokens cost: budgets, each at its shares, and tokens without a price."""

import json
from typing import Any

import pytest

from components import CostBudgets, InvalidInputs
from rehearsal.recording import Recording
from tests.components.deployed import (
    ALERTING_RULE,
    COMPONENT,
    budget_args,
    counts,
    leaks,
    named,
    outputs,
)
from tests.conftest import Deploy


def made(deploy: Deploy, **cost: Any) -> Recording:
    """Deploy the budgets of `budget_args`, with changes of their cost."""
    args: Any = budget_args()
    args["cost"].update(cost)
    return deploy(lambda: CostBudgets("test", args))


def params(recording: Recording, name: str) -> dict[str, Any]:
    """Return the parameters of a rule."""
    found: dict[str, Any] = json.loads(named(recording, name).inputs["params"])
    return found


def test_each_share_of_each_budget_is_a_rule_and_unpriced_tokens_are_one_more(
    deploy: Deploy,
) -> None:
    recording = made(deploy)

    assert counts(recording) == {f"{COMPONENT}CostBudgets": 1, ALERTING_RULE: 4}
    assert outputs(recording)["budgetRuleIds"].keys() == {
        "monthly-warning",
        "monthly-critical",
        "chat-critical",
        "unpriced",
    }
    assert {each.inputs["name"] for each in recording.of_type(ALERTING_RULE)} == {
        "Azure OpenAI dev: budget monthly (warning)",
        "Azure OpenAI dev: budget monthly (critical)",
        "Azure OpenAI dev: budget chat (critical)",
        "Azure OpenAI dev: tokens without a price",
    }
    assert leaks(recording) == []


@pytest.mark.parametrize(
    ("name", "threshold", "days"),
    [
        ("test-monthly-warning", 400, 31),
        ("test-monthly-critical", 500, 31),
        ("test-chat-critical", 18, 1),
        ("test-unpriced", 1, 1),
    ],
)
def test_a_rule_fires_at_its_share_of_the_budget_in_its_window(
    name: str, threshold: float, days: int, deploy: Deploy
) -> None:
    found = params(made(deploy), name)

    assert found["threshold"] == [threshold]
    assert (found["timeWindowSize"], found["timeWindowUnit"]) == (days, "d")
    assert found["index"] == ["metrics-azure.open_ai-dev"]


def test_those_are_told_who_hear_of_the_severity(deploy: Deploy) -> None:
    recording = made(deploy)

    def told(name: str) -> set[str]:
        return {each["id"] for each in named(recording, name).inputs["actions"]}

    assert told("test-monthly-warning") == {"id-of-log", "id-of-chat", "company-slack"}
    assert told("test-monthly-critical") == {"id-of-mail", "id-of-on-call", "id-of-hook"}
    message = json.dumps(named(recording, "test-chat-critical").inputs["actions"])
    assert "The tokens of deployment chat cost 90 % of the budget of 20 USD a day." in message


@pytest.mark.parametrize(
    ("amount", "written"),
    [(500, "500"), (0.5, "0.5"), (1_000_000, "1000000"), (1234567.89, "1234567.89")],
)
def test_the_amount_is_told_as_people_write_it(amount: float, written: str, deploy: Deploy) -> None:
    recording = made(deploy, budgets={"house": {"amount": amount}})

    message = json.dumps(named(recording, "test-house-critical").inputs["actions"])

    assert f"of the budget of {written} USD a month." in message


def test_an_own_price_of_a_deployment_is_in_the_rule(deploy: Deploy) -> None:
    query = params(made(deploy), "test-monthly-warning")["esQuery"]

    assert "deployment == 'provisioned'" in query


def test_without_budgets_only_unpriced_tokens_are_told_of_or_nothing(deploy: Deploy) -> None:
    assert counts(made(deploy, budgets={}))[ALERTING_RULE] == 1
    assert ALERTING_RULE not in counts(made(deploy, budgets={}, unpriced_alert=False))


@pytest.mark.parametrize(
    ("budget", "message"),
    [
        ({"amount": 0}, "cost.budgets.b.amount = 0: A budget is more than 0"),
        ({"amount": 1, "window": "week"}, "cost.budgets.b.window = .*one of day, month"),
        ({"amount": 1, "shares": {}}, "cost.budgets.b.shares = .* at one share or more"),
        (
            {"amount": 1, "shares": {"warning": 0}},
            "cost.budgets.b.shares.warning = 0: It is a",
        ),
        (
            {"amount": 1, "shares": {"warning": 100, "critical": 90}},
            "cost.budgets.b.shares = .*A warning comes before what is critical",
        ),
        (
            {"amount": 1, "deployment": "chat"},
            "cost.budgets.b.model is missing: A budget of a deployment needs its model",
        ),
        (
            {"amount": 1, "deployment": "chat", "model": "gpt-4oo"},
            'cost.budgets.b.model = "gpt-4oo": There is no price .*Did you mean "gpt-4o"',
        ),
    ],
)
def test_a_budget_that_could_never_alert_is_refused(
    budget: Any, message: str, deploy: Deploy
) -> None:
    with pytest.raises(InvalidInputs, match=message):
        made(deploy, budgets={"b": budget})


def test_a_deployment_with_a_price_of_its_own_needs_no_model(deploy: Deploy) -> None:
    recording = made(deploy, budgets={"b": {"amount": 1, "deployment": "provisioned"}})

    assert counts(recording)[ALERTING_RULE] == 3
