import pytest

from rehearsal.azure import names
from rehearsal.azure.names import NameRule
from rehearsal.emulation import UNKNOWN


@pytest.mark.parametrize(
    ("rule", "name"),
    [
        (names.RESOURCE_GROUP, "r"),
        (names.RESOURCE_GROUP, "r" * 90),
        (names.RESOURCE_GROUP, "rg_(ä).x-1"),
        (names.NAMESPACE, "abcdef"),
        (names.NAMESPACE, "a" * 50),
        (names.NAMESPACE, "Evhns-One-2"),
        (names.EVENT_HUB, "a"),
        (names.EVENT_HUB, "a" * 256),
        (names.EVENT_HUB, "1.a_b-c2"),
        (names.CONSUMER_GROUP, "a" * 50),
        (names.AUTHORIZATION_RULE, "a" * 50),
        (names.STORAGE_ACCOUNT, "abc"),
        (names.STORAGE_ACCOUNT, "a1" * 12),
        (names.CONTAINER, "abc"),
        (names.CONTAINER, "a" * 63),
        (names.CONTAINER, "filebeat-openai-logs"),
        (names.DIAGNOSTIC_SETTING, "x"),
        (names.DIAGNOSTIC_SETTING, "x" * 260),
        (names.DIAGNOSTIC_SETTING, "to Elastic (all)"),
    ],
)
def test_a_name_within_the_rule_is_accepted(rule: NameRule, name: str) -> None:
    assert list(rule.violations("name", name)) == []


@pytest.mark.parametrize(
    ("rule", "name", "fix"),
    [
        (names.RESOURCE_GROUP, "", "Lengthen it by 1, from 0 characters"),
        (names.RESOURCE_GROUP, "r" * 91, "Shorten it by 1, from 91 characters"),
        (names.RESOURCE_GROUP, "rg.", "Use a name such as rg-monitoring"),
        (names.RESOURCE_GROUP, "r g", "Use a name such as rg-monitoring"),
        (names.NAMESPACE, "abcde", "Lengthen it by 1, from 5 characters"),
        (names.NAMESPACE, "a" * 51, "Shorten it by 1, from 51 characters"),
        (names.NAMESPACE, "1abcde", "Use a name such as evhns-monitoring"),
        (names.NAMESPACE, "abcde-", "Use a name such as evhns-monitoring"),
        (names.NAMESPACE, "abc_def", "Use a name such as evhns-monitoring"),
        (names.NAMESPACE, "abcdef\n", "Use a name such as evhns-monitoring"),
        (names.EVENT_HUB, "a" * 257, "Shorten it by 1, from 257 characters"),
        (names.EVENT_HUB, "-a", "Use a name such as azure-openai-logs"),
        (names.EVENT_HUB, "a/b", "Use a name such as azure-openai-logs"),
        (names.CONSUMER_GROUP, "a" * 51, "Shorten it by 1, from 51 characters"),
        (names.CONSUMER_GROUP, "a.", "Use a name such as elastic-agent"),
        (names.AUTHORIZATION_RULE, "a" * 51, "Shorten it by 1, from 51 characters"),
        (names.AUTHORIZATION_RULE, "_a", "Use a name such as diagnostics"),
        (names.STORAGE_ACCOUNT, "ab", "Lengthen it by 1, from 2 characters"),
        (names.STORAGE_ACCOUNT, "a" * 25, "Shorten it by 1, from 25 characters"),
        (names.STORAGE_ACCOUNT, "st-one", "Use a name such as stmonitoring"),
        (names.STORAGE_ACCOUNT, "stOne", "Use a name such as stmonitoring"),
        (names.CONTAINER, "ab", "Lengthen it by 1, from 2 characters"),
        (names.CONTAINER, "a" * 64, "Shorten it by 1, from 64 characters"),
        (names.CONTAINER, "a--b", "Use a name such as filebeat-openai"),
        (names.CONTAINER, "-ab", "Use a name such as filebeat-openai"),
        (names.CONTAINER, "ab-", "Use a name such as filebeat-openai"),
        (names.CONTAINER, "Filebeat", "Use a name such as filebeat-openai"),
        (names.CONTAINER, "a_b", "Use a name such as filebeat-openai"),
        (names.DIAGNOSTIC_SETTING, "x" * 261, "Shorten it by 1, from 261 characters"),
        *(
            (names.DIAGNOSTIC_SETTING, f"a{sign}b", "Use a name such as elastic")
            for sign in "<>*%&:\\?+/"
        ),
    ],
)
def test_a_name_outside_the_rule_is_refused_with_a_fix(rule: NameRule, name: str, fix: str) -> None:
    (violation,) = rule.violations("name", name)
    assert (violation.key, violation.value, violation.fix) == ("name", name, fix)
    assert violation.rule.startswith(f"must be {rule.minimum} to {rule.maximum} characters long: ")


def test_a_name_that_is_not_known_is_not_judged() -> None:
    assert list(names.NAMESPACE.check({"namespaceName": UNKNOWN}, "namespaceName")) == []
