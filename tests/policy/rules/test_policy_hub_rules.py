from typing import Any

import pytest

from policy.rules.hub_rules import violations
from policy.rules.tokens import HUB_RULE, NAMESPACE_RULE
from policy.rules.values import UNKNOWN
from tests.policy.rules.rule_cases import found


@pytest.mark.parametrize("rights", [["Listen"], [UNKNOWN], ["Listen", UNKNOWN], UNKNOWN])
def test_a_rule_that_only_listens_passes(rights: Any) -> None:
    assert found(violations(HUB_RULE, {"rights": rights})) == []


@pytest.mark.parametrize(
    ("rights", "told"),
    [
        (["Send"], ["Send"]),
        (["Listen", "Send"], ["Listen", "Send"]),
        (["Manage", "Send", "Listen"], ["Manage", "Send", "Listen"]),
        (["Send", UNKNOWN], ["Send"]),
    ],
)
def test_a_rule_that_does_more_is_a_violation(rights: Any, told: Any) -> None:
    assert found(violations(HUB_RULE, {"rights": rights})) == [("rights", told)]


def test_a_rule_of_a_namespace_is_not_judged_here() -> None:
    assert found(violations(NAMESPACE_RULE, {"rights": ["Manage", "Send", "Listen"]})) == []
