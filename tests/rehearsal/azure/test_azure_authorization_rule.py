from typing import Any

import pytest

from rehearsal.emulation import UNKNOWN, Violation
from tests.rehearsal.emulated import (
    EVENT_HUB_RULE,
    IN_HUB,
    IN_NAMESPACE,
    NAMESPACE_RULE,
    Emulated,
)


@pytest.fixture
def emulated() -> Emulated:
    return Emulated()


ON_NAMESPACE = {**IN_NAMESPACE, "authorizationRuleName": "diag", "rights": ["Listen"]}
ON_HUB = {**IN_HUB, "authorizationRuleName": "agent", "rights": ["Listen"]}


@pytest.mark.parametrize(
    ("token", "inputs"),
    [
        (NAMESPACE_RULE, {**ON_NAMESPACE, "rights": ["Manage", "Send", "Listen"]}),
        (NAMESPACE_RULE, {**ON_NAMESPACE, "authorizationRuleName": "r" * 50}),
        (NAMESPACE_RULE, {**ON_NAMESPACE, "rights": UNKNOWN}),
        (NAMESPACE_RULE, {**ON_NAMESPACE, "rights": ["Send", UNKNOWN]}),
        (NAMESPACE_RULE, {**ON_NAMESPACE, "namespaceName": UNKNOWN}),
        (NAMESPACE_RULE, {**ON_NAMESPACE, "rights": ["Manage"]}),
        (NAMESPACE_RULE, {**ON_NAMESPACE, "rights": ["Send", "Send"]}),
        (EVENT_HUB_RULE, ON_HUB),
        (EVENT_HUB_RULE, {**ON_HUB, "authorizationRuleName": "RootManageSharedAccessKey"}),
        (EVENT_HUB_RULE, {**ON_HUB, "eventHubName": UNKNOWN}),
    ],
)
def test_a_rule_is_accepted(emulated: Emulated, token: str, inputs: dict[str, Any]) -> None:
    emulated.event_hub()
    assert emulated.refused(token, inputs) == []


@pytest.mark.parametrize(
    ("token", "inputs"), [(NAMESPACE_RULE, ON_NAMESPACE), (EVENT_HUB_RULE, ON_HUB)]
)
@pytest.mark.parametrize(
    ("change", "violation"),
    [
        ({"rights": None}, Violation("rights", None, "is required", "Give it a value")),
        (
            {"rights": ["Listen", "Read"]},
            Violation(
                "rights[1]",
                "Read",
                "must be one of Manage, Send, Listen",
                "Use one of these, spelt exactly so",
            ),
        ),
        (
            {"rights": ["listen"]},
            Violation("rights[0]", "listen", "must be one of Manage, Send, Listen", "Use Listen"),
        ),
        (
            {"rights": "Listen"},
            Violation("rights", "Listen", "must be a list", "Put it into a list"),
        ),
        (
            {"rights": []},
            Violation(
                "rights", [], "must hold at least one right", "Give any of Manage, Send, Listen"
            ),
        ),
        (
            {"authorizationRuleName": "r" * 51},
            Violation(
                "authorizationRuleName",
                "r" * 51,
                "must be 1 to 50 characters long: letters, digits, periods, hyphens and "
                "underscores, a letter or digit at both ends",
                "Shorten it by 1, from 51 characters",
            ),
        ),
        (
            {"namespaceName": "other1"},
            Violation(
                "namespaceName",
                "other1",
                "no Event Hubs namespace of this name exists there",
                "Create the Event Hubs namespace first and refer to its name output, or look up an "
                "existing one with getNamespace",
            ),
        ),
        (
            {"right": ["Listen"]},
            Violation(
                "right", ["Listen"], "is not a property that the provider knows", "Use rights"
            ),
        ),
    ],
)
def test_a_rule_is_refused(
    emulated: Emulated,
    token: str,
    inputs: dict[str, Any],
    change: dict[str, Any],
    violation: Violation,
) -> None:
    emulated.event_hub()
    assert emulated.refused(token, {**inputs, **change}) == [violation]


def test_a_rule_of_a_hub_that_is_not_there_is_refused(emulated: Emulated) -> None:
    emulated.namespace()
    assert emulated.refused(EVENT_HUB_RULE, ON_HUB) == [
        Violation(
            "eventHubName",
            "logs",
            "no event hub of this name exists there",
            "Create the event hub first and refer to its name output",
        )
    ]


def test_a_namespaces_own_rule_is_there_from_the_start(emulated: Emulated) -> None:
    emulated.namespace()
    inputs = {**ON_NAMESPACE, "authorizationRuleName": "RootManageSharedAccessKey"}
    assert emulated.refused(NAMESPACE_RULE, inputs) == [
        Violation(
            "authorizationRuleName",
            "RootManageSharedAccessKey",
            "exists in every namespace from the start",
            "Choose another name, with only the rights that are needed",
        )
    ]


def test_the_thirteenth_rule_of_a_namespace_is_refused(emulated: Emulated) -> None:
    emulated.namespace()
    for number in range(11):
        emulated.create(NAMESPACE_RULE, {**ON_NAMESPACE, "authorizationRuleName": f"rule-{number}"})
    assert emulated.refused(NAMESPACE_RULE, ON_NAMESPACE) == [
        Violation(
            "authorizationRuleName",
            "diag",
            "a namespace has at most 12 authorization rules, RootManageSharedAccessKey included",
            "Use one of the existing rules",
        )
    ]


@pytest.mark.parametrize(
    ("token", "inputs"), [(NAMESPACE_RULE, ON_NAMESPACE), (EVENT_HUB_RULE, ON_HUB)]
)
def test_a_rule_that_exists_is_refused(
    emulated: Emulated, token: str, inputs: dict[str, Any]
) -> None:
    emulated.event_hub()
    emulated.create(token, inputs)
    (violation,) = emulated.refused(token, inputs)
    assert violation.rule.endswith("authorization rule exists already")


def test_rules_are_returned_as_azure_returns_them(emulated: Emulated) -> None:
    emulated.event_hub()
    on_namespace = emulated.create(NAMESPACE_RULE, ON_NAMESPACE)
    on_hub = emulated.create(EVENT_HUB_RULE, ON_HUB)
    assert on_namespace.id == f"{emulated.namespace_id}/authorizationRules/diag"
    assert on_hub.id == f"{emulated.namespace_id}/eventhubs/logs/authorizationRules/agent"
    assert on_namespace.state.pop("systemData") == on_hub.state.pop("systemData")
    assert on_namespace.state == {
        "azureApiVersion": "2024-01-01",
        "location": "westeurope",
        "name": "diag",
        "rights": ["Listen"],
        "type": "Microsoft.EventHub/Namespaces/AuthorizationRules",
    }
    assert on_hub.state == {
        **on_namespace.state,
        "name": "agent",
        "type": "Microsoft.EventHub/Namespaces/EventHubs/AuthorizationRules",
    }
