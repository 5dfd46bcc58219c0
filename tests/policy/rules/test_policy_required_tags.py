import inspect
from functools import partial
from typing import Any, Final

import pulumi_azure_native as azure_native
import pytest

from policy.rules.required_tags import TAGGABLE
from policy.rules.required_tags import violations as judge
from policy.rules.tokens import HUB_RULE, NAMESPACE
from policy.rules.values import UNKNOWN
from rehearsal import azure
from tests.policy.rules.rule_cases import found

violations = partial(judge, names=["team", "cost-center"])
WHOLE: Final = {"Team": "platform", "cost-center": "42", "other": ""}


@pytest.mark.parametrize("tags", [WHOLE, UNKNOWN, {"team": UNKNOWN, "COST-CENTER": "42"}])
def test_all_required_tags_in_any_case_pass(tags: Any) -> None:
    assert found(violations(NAMESPACE, {"tags": tags})) == []


@pytest.mark.parametrize(
    ("tags", "missing"),
    [
        (None, ["tags.team", "tags.cost-center"]),
        ({}, ["tags.team", "tags.cost-center"]),
        ({"team": "platform"}, ["tags.cost-center"]),
        ({"team": "platform", "cost-center": ""}, ["tags.cost-center"]),
        ({"team": "platform", "costcenter": "42"}, ["tags.cost-center"]),
    ],
)
def test_each_missing_or_empty_tag_is_a_violation(tags: Any, missing: list[str]) -> None:
    assert found(violations(NAMESPACE, {"tags": tags})) == [(each, None) for each in missing]


def test_no_tags_are_required_by_default() -> None:
    assert found(judge(NAMESPACE, {}, names=[])) == []


@pytest.mark.parametrize("inputs", [{}, {"tags": ["forwarded"]}])
def test_what_cannot_carry_tags_is_not_judged(inputs: dict[str, Any]) -> None:
    assert found(violations(HUB_RULE, inputs)) == []


def test_another_type_with_tags_is_judged() -> None:
    assert found(violations("azure-native:x:Y", {"tags": {"team": "a"}})) == [
        ("tags.cost-center", None)
    ]


def takes_tags(type_: str) -> bool:
    """Return whether the provider's class for a type has tags."""
    _, module, name = type_.split(":")
    made = getattr(getattr(azure_native, module), name)._internal_init
    return "tags" in inspect.signature(made).parameters


def test_the_types_that_can_carry_tags_are_those_of_the_provider() -> None:
    assert [type_ for type_ in sorted(TAGGABLE) if not takes_tags(type_)] == []
    assert {type_ for type_ in azure.RESOURCES if takes_tags(type_)} <= TAGGABLE
