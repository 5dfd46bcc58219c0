from typing import Any

import pytest

from policy.rules.public_network_access import is_allowed, violations
from policy.rules.tokens import HUB_RULE, NAMESPACE, NAMESPACE_NETWORK_RULES, STORAGE_ACCOUNT
from policy.rules.values import UNKNOWN
from tests.policy.rules.rule_cases import found

JUDGED = [NAMESPACE, NAMESPACE_NETWORK_RULES, STORAGE_ACCOUNT]
URN = "urn:pulumi:dev::azure-openai-monitoring::azure-native:eventhub:Namespace::namespace"


@pytest.mark.parametrize("type_", JUDGED)
@pytest.mark.parametrize("value", ["Disabled", "SecuredByPerimeter", UNKNOWN])
def test_what_is_closed_or_unknown_passes(type_: str, value: Any) -> None:
    assert found(violations(type_, {"publicNetworkAccess": value}, allowed=False)) == []


@pytest.mark.parametrize("type_", JUDGED)
@pytest.mark.parametrize("value", ["Enabled", None])
def test_what_is_open_is_a_violation_only_where_it_may_not_be(type_: str, value: Any) -> None:
    inputs = {"publicNetworkAccess": value}

    assert found(violations(type_, inputs, allowed=False)) == [("publicNetworkAccess", value)]
    assert found(violations(type_, inputs, allowed=True)) == []


def test_other_types_are_not_judged() -> None:
    assert found(violations(HUB_RULE, {}, allowed=False)) == []


@pytest.mark.parametrize(
    ("configured", "allowed"),
    [(True, True), (False, False), (["dev"], True), (["prod", "dev"], True), (["prod"], False)],
)
def test_it_is_allowed_in_all_stacks_in_none_or_in_those_listed(
    configured: bool | list[str],  # noqa: FBT001 - a value of the table
    allowed: bool,  # noqa: FBT001
) -> None:
    assert is_allowed(URN, configured=configured) is allowed
