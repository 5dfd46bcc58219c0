from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy.rules import tokens
from policy.rules.stack import Resource, Stack
from policy.rules.values import UNKNOWN, at, shown
from policy.rules.violation import Violation
from tests.components.deployed import PATIENT
from tests.policy.judged import STACK_RULES, resource_rules
from tests.policy.rules.rule_cases import HUB, SUBSCRIPTION


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "true"),
        (False, "false"),
        ("TLS1_0", '"TLS1_0"'),
        ("RootManageSharedAccessKey", '"RootManageSharedAccessKey"'),
        ("/", '"/"'),
        (SUBSCRIPTION, f'"{SUBSCRIPTION}"'),
        (HUB, f'"{HUB}"'),
        ("2027-10-31", '"2027-10-31"'),
        ("2027-10-31T00:00:00Z", '"2027-10-31T00:00:00Z"'),
        ("2027-10-31T00:00:00.5+01:00", '"2027-10-31T00:00:00.5+01:00"'),
        (["Listen", "hunter2"], '["Listen", [not shown]]'),
    ],
)
def test_a_word_of_azure_s_own_an_id_or_a_date_is_shown(value: Any, text: str) -> None:
    assert shown(value) == text


@pytest.mark.parametrize(
    "value",
    [
        "hunter2",
        "Endpoint=sb://evhns-one.servicebus.windows.net/;SharedAccessKey=YQ==",
        "/hunter2",
        f"{SUBSCRIPTION}?sig=YQ%3D%3D",
        f"{SUBSCRIPTION}\nhunter2",
        "2027-10-31 hunter2",
        12345678,
        1.5,
        {"a": "Listen"},
        UNKNOWN,
    ],
)
def test_any_other_value_may_be_a_secret_and_is_not_shown(value: Any) -> None:
    assert shown(value) == "[not shown]"


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("a", "b"), 1),
        (("a", "c"), None),
        (("x", "b"), None),
        (("n", "b"), None),
        (("u", "b"), UNKNOWN),
        (("a", "u", "b"), UNKNOWN),
        ((), {"a": {"b": 1, "u": UNKNOWN}, "n": 7, "u": UNKNOWN}),
    ],
)
def test_a_path_leads_to_a_value_to_none_or_to_an_unknown(
    path: tuple[str, ...], value: Any
) -> None:
    assert at({"a": {"b": 1, "u": UNKNOWN}, "n": 7, "u": UNKNOWN}, *path) == value


def test_a_missing_value_is_told_as_missing() -> None:
    violation = Violation("minimumTlsVersion", None, "It must be there", "Set it")

    assert violation.told_of("a") == "a: minimumTlsVersion is missing: It must be there. Set it."


TYPES = [value for name, value in vars(tokens).items() if name.isupper()]
KEYS = st.sampled_from(
    [
        "minimumTlsVersion",
        "rights",
        "isHnsEnabled",
        "deleteRetentionPolicy",
        "enabled",
        "publicNetworkAccess",
        "publicAccess",
        "roleDefinitionId",
        "scope",
        "principalType",
        "endDate",
        "password",
        "tags",
        "eventHubAuthorizationRuleId",
        "namespaceName",
        "name",
        "disableLocalAuth",
    ]
)
LEAVES = st.none() | st.booleans() | st.floats() | st.text() | st.just(UNKNOWN)
VALUES = st.recursive(
    LEAVES, lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner), max_leaves=6
)
INPUTS = st.dictionaries(KEYS, VALUES)
CONFIG: dict[str, dict[str, Any]] = {
    "public-network-access": {"allowPublicNetworkAccess": False},
    "required-tags": {"requiredTags": ["team"]},
}


@PATIENT
@given(type_=st.sampled_from([*TYPES, "azuread:index/application:Application"]), inputs=INPUTS)
def test_no_rule_raises_whatever_a_program_writes(type_: str, inputs: dict[str, Any]) -> None:
    for rule in resource_rules(CONFIG).values():
        for violation in rule(type_, inputs):
            assert violation.told_of("a").startswith("a: ")


@PATIENT
@given(given_=st.lists(st.tuples(st.sampled_from(TYPES), INPUTS, st.sets(KEYS)), max_size=4))
def test_no_stack_rule_raises_whatever_a_stack_holds(
    given_: list[tuple[str, dict[str, Any], set[str]]],
) -> None:
    names = tuple(str(position) for position in range(len(given_) + 1))
    stack = Stack(
        Resource(name, type_, name, properties, dict.fromkeys(sources, names))
        for name, (type_, properties, sources) in zip(names, given_, strict=False)
    )
    for rule in STACK_RULES.values():
        for resource, violation in rule(stack):
            assert violation.told_of(resource.name).startswith(f"{resource.name}: ")
