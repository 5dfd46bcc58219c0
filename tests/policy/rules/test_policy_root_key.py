import json
from typing import Any

import pytest

from policy.rules.root_key import violations
from policy.rules.tokens import DIAGNOSTIC_SETTING, HUB_RULE, NAMESPACE_RULE
from policy.rules.values import UNKNOWN
from tests.policy.rules.rule_cases import GROUP, found

RULES = f"{GROUP}/providers/Microsoft.EventHub/namespaces/evhns-one/authorizationRules"
STRING = "Endpoint=sb://evhns-one/;SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=a"


@pytest.mark.parametrize(
    ("type_", "key", "value"),
    [
        (NAMESPACE_RULE, "authorizationRuleName", "RootManageSharedAccessKey"),
        (HUB_RULE, "authorizationRuleName", "rootmanagesharedaccesskey"),
        (
            DIAGNOSTIC_SETTING,
            "eventHubAuthorizationRuleId",
            f"{RULES}/RootManageSharedAccessKey",
        ),
        (
            DIAGNOSTIC_SETTING,
            "serviceBusRuleId",
            f"{RULES.lower()}/rootmanagesharedaccesskey/",
        ),
        ("kubernetes:core/v1:Secret", "stringData", STRING),
    ],
)
def test_whoever_makes_or_uses_the_root_rule_is_told(type_: str, key: str, value: Any) -> None:
    assert found(violations(type_, {"other": "x", key: value})) == [(key, value)]


def test_a_connection_string_is_found_inside_the_variables_of_an_integration_policy() -> None:
    variables = json.dumps({"connection_string": STRING, "eventhub": "logs"})
    inputs = {"a": {"streams": {"logs": {"vars": variables}}}, "b": {"vars": [STRING, STRING]}}

    violated = list(violations("elasticstack:x:FleetIntegrationPolicy", {"inputs": inputs}))

    assert found(violated) == [("inputs", variables)]
    assert violated[0].told_of("logs").startswith("logs: inputs = [not shown]: RootManage")


@pytest.mark.parametrize(
    "value",
    [
        f"{RULES}/azure-monitor",
        f"{RULES}/RootManageSharedAccessKey2",
        f"{RULES}/not-RootManageSharedAccessKey",
        "Logs and metrics. RootManageSharedAccessKey is not used.",
        "RootManageSharedAccessKey is not used",
        STRING.replace("RootManage", "Listen"),
        UNKNOWN,
        [UNKNOWN, {"a": UNKNOWN}],
        7,
        None,
    ],
)
def test_other_rules_and_words_about_this_one_pass(value: Any) -> None:
    assert found(violations(DIAGNOSTIC_SETTING, {"eventHubAuthorizationRuleId": value})) == []
