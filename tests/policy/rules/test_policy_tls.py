from typing import Any

import pytest

from policy.rules.tls import violations
from policy.rules.tokens import HUB_RULE, NAMESPACE, STORAGE_ACCOUNT
from policy.rules.values import UNKNOWN
from tests.policy.rules.rule_cases import found


@pytest.mark.parametrize(
    ("type_", "value"),
    [
        (NAMESPACE, "1.2"),
        (NAMESPACE, "1.3"),
        (NAMESPACE, "2.0"),
        (NAMESPACE, UNKNOWN),
        (STORAGE_ACCOUNT, "TLS1_2"),
        (STORAGE_ACCOUNT, "TLS1_3"),
        (STORAGE_ACCOUNT, UNKNOWN),
        (HUB_RULE, "1.0"),
    ],
)
def test_tls_1_2_and_newer_pass_and_other_types_are_not_judged(type_: str, value: Any) -> None:
    assert found(violations(type_, {"minimumTlsVersion": value})) == []


@pytest.mark.parametrize(
    ("type_", "value"),
    [
        (NAMESPACE, "1.0"),
        (NAMESPACE, "1.1"),
        (NAMESPACE, "latest"),
        (NAMESPACE, "11.x"),
        (NAMESPACE, None),
        (STORAGE_ACCOUNT, "TLS1_0"),
        (STORAGE_ACCOUNT, "TLS1_1"),
        (STORAGE_ACCOUNT, None),
    ],
)
def test_an_older_tls_or_none_at_all_is_a_violation(type_: str, value: Any) -> None:
    assert found(violations(type_, {"minimumTlsVersion": value})) == [("minimumTlsVersion", value)]


def test_the_fix_is_spelled_as_the_type_spells_it() -> None:
    fixes = [next(violations(each, {})).fix for each in (NAMESPACE, STORAGE_ACCOUNT)]

    assert fixes == ['Set it to "1.2"', 'Set it to "TLS1_2"']
