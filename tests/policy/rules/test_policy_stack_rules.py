"""The two rules about a whole stack: which rule and which namespace a diagnostic setting uses."""

from typing import Any, Final

import pytest

from policy.rules import local_auth, namespace_rules
from policy.rules.stack import Resource, Stack
from policy.rules.tokens import DIAGNOSTIC_SETTING, NAMESPACE, NAMESPACE_RULE
from policy.rules.values import UNKNOWN
from tests.policy.rules.rule_cases import GROUP

KEY: Final = "eventHubAuthorizationRuleId"
NAMESPACES: Final = f"{GROUP}/providers/Microsoft.EventHub/namespaces"


def resource(type_: str, name: str, properties: dict[str, Any], **sources: str) -> Resource:
    """Return a resource whose URN is its name, with one source for each property given."""
    return Resource(name, type_, name, properties, {key: (urn,) for key, urn in sources.items()})


def namespace(name: str = "evhns-one", **properties: Any) -> Resource:
    """Return a namespace as it is after an update."""
    return resource(NAMESPACE, name, {"name": name, "disableLocalAuth": True, **properties})


def rule(name: str = "azure-monitor", of: str = "evhns-one", **properties: Any) -> Resource:
    """Return a namespace's rule as it is after an update: its namespace is only a source."""
    rights = {"name": name, "rights": ["Manage", "Send", "Listen"], **properties}
    return resource(NAMESPACE_RULE, f"{of}-{name}", rights, namespaceName=of)


def setting(rule_id: Any, **sources: str) -> Resource:
    """Return a diagnostic setting that writes with a rule."""
    return resource(DIAGNOSTIC_SETTING, "setting", {KEY: rule_id}, **sources)


def unused(*resources: Resource) -> list[str]:
    """Return the names of the rules that no setting uses."""
    return [found.name for found, _ in namespace_rules.violations(Stack(resources))]


def silenced(*resources: Resource) -> list[str]:
    """Return the names of the namespaces that settings can no longer write to."""
    return [found.name for found, _ in local_auth.violations(Stack(resources))]


def rule_id(name: str = "azure-monitor", of: str = "evhns-one") -> str:
    """Return the id of a namespace's rule."""
    return f"{NAMESPACES}/{of}/authorizationRules/{name}"


USED: Final = "evhns-one-azure-monitor"


def test_a_rule_in_a_stack_without_settings_is_unused() -> None:
    assert unused(namespace(), rule(), rule("second")) == [USED, "evhns-one-second"]


@pytest.mark.parametrize(
    "written",
    [
        setting(rule_id(), eventHubAuthorizationRuleId=USED),
        setting(rule_id().upper()),
        setting(f"{rule_id()}/"),
        setting(UNKNOWN, eventHubAuthorizationRuleId=USED),
    ],
    ids=["known with its source", "written out", "with a slash", "unknown with its source"],
)
def test_the_rule_that_a_setting_writes_with_is_used_and_no_other(written: Resource) -> None:
    others = [rule("second"), rule(of="evhns-two")]

    assert unused(namespace(), namespace("evhns-two"), rule(), *others, written) == [
        "evhns-one-second",
        "evhns-two-azure-monitor",
    ]


def test_a_rule_that_may_be_the_one_is_not_judged() -> None:
    for source in ("evhns-one", "elsewhere"):
        written = setting(UNKNOWN, eventHubAuthorizationRuleId=source)
        assert unused(namespace(), rule(), written) == []
    assert unused(namespace(), rule(), setting(UNKNOWN)) == []


def test_a_rule_on_a_namespace_that_is_brought_along_is_told_by_its_name() -> None:
    brought = resource(NAMESPACE_RULE, "mine", {"name": "azure-monitor", "rights": UNKNOWN})

    assert unused(brought, setting(rule_id(of="evhns-company"))) == []
    assert unused(brought, setting(rule_id("theirs", of="evhns-company"))) == ["mine"]


def test_a_rule_is_told_by_its_inputs_in_a_preview() -> None:
    previewed = resource(
        NAMESPACE_RULE,
        "mine",
        {"authorizationRuleName": "azure-monitor", "name": UNKNOWN, "namespaceName": "evhns-one"},
    )

    assert unused(previewed, setting(rule_id())) == []
    assert unused(previewed, setting(rule_id(of="evhns-two"))) == ["mine"]
    assert unused(previewed, setting(rule_id("theirs"))) == ["mine"]


def test_a_rule_on_a_namespace_whose_name_is_unknown_is_told_by_its_own() -> None:
    unnamed = resource(NAMESPACE, "evhns-one", {"name": UNKNOWN})

    assert unused(unnamed, rule(), setting(rule_id(of="any"))) == []
    assert unused(unnamed, rule(), setting(rule_id("theirs", of="any"))) == [USED]


def test_names_compare_without_regard_to_case() -> None:
    spelled = namespace(name="EVHNS-One")

    assert unused(spelled, rule(), setting(rule_id())) == []
    assert silenced(spelled, rule(), setting(rule_id())) == ["EVHNS-One"]


@pytest.mark.parametrize("written", [None, "not an id", 7, []])
def test_a_setting_that_writes_nowhere_uses_no_rule(written: Any) -> None:
    assert unused(namespace(), rule(), setting(written)) == [USED]
    assert silenced(namespace(), rule(), setting(written)) == []


@pytest.mark.parametrize(
    "written",
    [
        setting(rule_id()),
        setting(rule_id().upper()),
        setting(UNKNOWN, eventHubAuthorizationRuleId=USED),
        setting(UNKNOWN, eventHubAuthorizationRuleId="evhns-one"),
    ],
    ids=["written out", "in another case", "made from its rule", "made from its namespace"],
)
def test_the_namespace_that_a_setting_writes_to_is_silenced_and_no_other(
    written: Resource,
) -> None:
    assert silenced(namespace(), namespace("evhns-two"), rule(), written) == ["evhns-one"]


def test_the_name_of_a_namespace_counts_before_what_it_was_made_from() -> None:
    both = setting(rule_id(of="evhns-two"), eventHubAuthorizationRuleId=USED)

    assert silenced(namespace(), namespace("evhns-two"), rule(), both) == ["evhns-two"]


def test_a_namespace_whose_name_is_unknown_is_told_by_what_the_setting_was_made_from() -> None:
    unnamed = resource(NAMESPACE, "evhns-one", {"name": UNKNOWN, "disableLocalAuth": True})

    assert silenced(unnamed, rule(), setting(rule_id(), eventHubAuthorizationRuleId=USED)) == [
        "evhns-one"
    ]
    assert silenced(unnamed, rule(), setting(rule_id())) == []


@pytest.mark.parametrize("disabled", [False, None, UNKNOWN])
def test_a_namespace_with_local_authentication_or_nobody_knows_passes(disabled: Any) -> None:
    assert silenced(namespace(disableLocalAuth=disabled), rule(), setting(rule_id())) == []


def test_a_namespace_that_no_setting_writes_to_may_do_without_local_authentication() -> None:
    assert silenced(namespace()) == []
    assert silenced(namespace(), rule(), setting(UNKNOWN)) == []


def test_the_message_names_every_setting_that_would_stop() -> None:
    settings = [
        resource(DIAGNOSTIC_SETTING, name, {KEY: rule_id()}) for name in ("second", "first")
    ]

    ((_, violation),) = local_auth.violations(Stack([namespace(), *settings]))

    assert violation.rule.startswith("Diagnostic settings (first, second) can write to it")
