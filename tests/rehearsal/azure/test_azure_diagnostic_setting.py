from typing import Any

import pytest

from rehearsal.emulation import UNKNOWN, Violation
from tests.rehearsal.emulated import (
    EVENT_HUB,
    EVENT_HUB_RULE,
    IN_HUB,
    IN_NAMESPACE,
    NAMESPACE_RULE,
    SETTING,
    Emulated,
)


@pytest.fixture
def emulated() -> Emulated:
    return Emulated()


RULE = "eventHubAuthorizationRuleId"
MONITORED = "azure-native:cognitiveservices:Account"
SUBSCRIPTION = "/subscriptions/11111111-2222-4333-8444-555555555555"
OPENAI = f"{SUBSCRIPTION}/resourceGroups/ai/providers/Microsoft.CognitiveServices/accounts/one"
VAULT = f"{SUBSCRIPTION}/resourceGroups/ai/providers/Microsoft.KeyVault/vaults/one"
WORKSPACE = (
    f"{SUBSCRIPTION}/resourceGroups/ai/providers/Microsoft.OperationalInsights/workspaces/one"
)


def _log(category: str, *, enabled: bool = True) -> dict[str, Any]:
    return {"category": category, "enabled": enabled}


def _group(group: str) -> dict[str, Any]:
    return {"categoryGroup": group, "enabled": True}


@pytest.fixture
def setting(emulated: Emulated) -> dict[str, Any]:
    """Return a setting that sends two categories to an event hub that can take them."""
    emulated.event_hub()
    rule = emulated.create(
        NAMESPACE_RULE,
        {
            **IN_NAMESPACE,
            "authorizationRuleName": "diag",
            "rights": ["Manage", "Send", "Listen"],
        },
    )
    return {
        "name": "elastic",
        "resourceUri": OPENAI,
        "logs": [_log("Audit"), _log("RequestResponse")],
        RULE: rule.id,
        "eventHubName": "logs",
    }


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"resourceUri": OPENAI[1:]},
        {"name": "x" * 260},
        {
            "logs": [
                _log(name)
                for name in ("Audit", "RequestResponse", "Trace", "AzureOpenAIRequestUsage")
            ]
        },
        {"logs": [_group("allLogs")]},
        {"logs": [_group("audit"), _group("allLogs")]},
        {"logs": [], "metrics": [{"category": "AllMetrics", "enabled": True}]},
        {"metrics": [{"category": "AllMetrics", "enabled": True}]},
        {"resourceUri": VAULT, "logs": [_log("AuditEvent")]},
        {"eventHubName": "LOGS"},
        {"eventHubName": None},
        {RULE: None, "eventHubName": None, "workspaceId": WORKSPACE},
        {"workspaceId": WORKSPACE, "storageAccountId": ""},
        {"logs": UNKNOWN, RULE: UNKNOWN},
        {"logs": [UNKNOWN]},
        {"logs": [{"category": UNKNOWN, "enabled": True}, _group("allLogs")]},
        {"logs": [{"category": "Audit", "categoryGroup": UNKNOWN, "enabled": True}]},
        {RULE: UNKNOWN, "eventHubName": "elsewhere"},
        {"eventHubName": UNKNOWN, "resourceUri": UNKNOWN, "name": UNKNOWN},
    ],
)
def test_a_diagnostic_setting_is_accepted(
    emulated: Emulated, setting: dict[str, Any], change: dict[str, Any]
) -> None:
    assert emulated.refused(SETTING, {**setting, **change}) == []


ID_RULE = (
    "must be a resource's id: /subscriptions/<GUID>/resourceGroups/<name>/providers/<namespace>/"
    "<type>/<name>"
)
ID_FIX = "Copy the id from the resource's properties"
CATEGORY_RULE = (
    "is no log category of Microsoft.CognitiveServices/accounts, which has Audit, RequestResponse, "
    "Trace, AzureOpenAIRequestUsage, spelt exactly so"
)
NAME_RULE = r"must be 1 to 260 characters long: none of < > * % & : \ ? + /"


@pytest.mark.parametrize(
    ("change", "violation"),
    [
        ({"resourceUri": None}, Violation("resourceUri", None, "is required", "Give it a value")),
        ({"resourceUri": "one"}, Violation("resourceUri", "one", ID_RULE, ID_FIX)),
        (
            {"resourceUri": SUBSCRIPTION},
            Violation("resourceUri", SUBSCRIPTION, ID_RULE, ID_FIX),
        ),
        (
            {"resourceUri": OPENAI.replace("/ai/", "/ä/")},
            Violation(
                "resourceUri",
                OPENAI.replace("/ai/", "/ä/"),
                "must hold ASCII characters only: a setting on another id silently disappears",
                "Monitor a resource whose name and group are written in ASCII",
            ),
        ),
        (
            {"name": "a/b"},
            Violation("name", "a/b", NAME_RULE, "Use a name such as elastic"),
        ),
        (
            {"name": "x" * 261},
            Violation("name", "x" * 261, NAME_RULE, "Shorten it by 1, from 261 characters"),
        ),
        (
            {"logs": [_log("audit")]},
            Violation("logs[0].category", "audit", CATEGORY_RULE, "Use Audit"),
        ),
        (
            {"logs": [_log("Audit"), _log("RequestResponses")]},
            Violation("logs[1].category", "RequestResponses", CATEGORY_RULE, "Use RequestResponse"),
        ),
        (
            {"logs": [_log("Everything")]},
            Violation("logs[0].category", "Everything", CATEGORY_RULE, "Use one of these"),
        ),
        (
            {"logs": [{"category": "Audit"}]},
            Violation("logs[0].enabled", None, "is required", "Give it a value"),
        ),
        (
            {"logs": [{"enabled": True}]},
            Violation(
                "logs[0].category",
                None,
                "a log must have a category or a categoryGroup",
                "Give a category such as Audit",
            ),
        ),
        (
            {"logs": [{"category": "Audit", "categoryGroup": "audit", "enabled": True}]},
            Violation(
                "logs[0]",
                {"category": "Audit", "categoryGroup": "audit", "enabled": True},
                "must have either a category or a categoryGroup, not both",
                "Leave one of the two out",
            ),
        ),
        (
            {"logs": [_log("Trace"), _group("audit")]},
            Violation(
                "logs",
                ["Trace", "audit"],
                "must not mix categories with category groups in one setting",
                "Leave audit out and list the categories, or the reverse",
            ),
        ),
        (
            {"logs": [_group("all")]},
            Violation(
                "logs[0].categoryGroup",
                "all",
                "must be one of allLogs, audit",
                "Use allLogs",
            ),
        ),
        (
            {"logs": []},
            Violation(
                "logs",
                [],
                "a setting must have at least one log or metric",
                "Give a log category such as Audit",
            ),
        ),
        (
            {"logs": None},
            Violation(
                "logs",
                None,
                "a setting must have at least one log or metric",
                "Give a log category such as Audit",
            ),
        ),
        (
            {"metrics": [{"category": "Requests", "enabled": True}]},
            Violation(
                "metrics[0].category",
                "Requests",
                "must be one of AllMetrics",
                "Use one of these, spelt exactly so",
            ),
        ),
        (
            {"metrics": [{"enabled": True}]},
            Violation("metrics[0].category", None, "is required of a metric", "Use AllMetrics"),
        ),
        (
            {RULE: None, "eventHubName": None},
            Violation(
                RULE,
                None,
                "a setting must have a destination, one of eventHubAuthorizationRuleId, "
                "storageAccountId, workspaceId, marketplacePartnerId, serviceBusRuleId",
                "Give the id of a namespace authorization rule, and eventHubName",
            ),
        ),
        (
            {RULE: None, "workspaceId": WORKSPACE},
            Violation(
                "eventHubName",
                "logs",
                "says nothing without eventHubAuthorizationRuleId",
                "Give the id of a namespace authorization rule too, or leave the name out",
            ),
        ),
        (
            {RULE: WORKSPACE},
            Violation(
                RULE,
                WORKSPACE,
                "must be the id of a namespace's rule, /subscriptions/<GUID>/resourceGroups/<name>/"
                "providers/Microsoft.EventHub/namespaces/<name>/authorizationRules/<name>",
                "Use the rule's id output",
            ),
        ),
        (
            {"eventHubName": "log"},
            Violation(
                "eventHubName",
                "log",
                "namespace evhns-one has no event hub of this name",
                "Use logs",
            ),
        ),
        (
            {"eventHubName": "zzz"},
            Violation(
                "eventHubName",
                "zzz",
                "namespace evhns-one has no event hub of this name",
                "Create the event hub first and refer to its name",
            ),
        ),
        (
            {"eventhub_name": "logs"},
            Violation(
                "eventhub_name",
                "logs",
                "is not a property that the provider knows",
                "Use eventHubName",
            ),
        ),
    ],
)
def test_a_diagnostic_setting_is_refused(
    emulated: Emulated, setting: dict[str, Any], change: dict[str, Any], violation: Violation
) -> None:
    assert emulated.refused(SETTING, {**setting, **change}) == [violation]


def test_the_rule_of_an_event_hub_is_refused_with_the_reason(
    emulated: Emulated, setting: dict[str, Any]
) -> None:
    rule = emulated.create(
        EVENT_HUB_RULE, {**IN_HUB, "authorizationRuleName": "diag", "rights": ["Send"]}
    )
    assert emulated.refused(SETTING, {**setting, RULE: rule.id}) == [
        Violation(
            RULE,
            rule.id,
            "must be a rule of the namespace: Azure Monitor does not take the rule of an event hub",
            "Use a NamespaceAuthorizationRule, and name the event hub in eventHubName",
        )
    ]


def test_a_rule_that_is_not_there_is_refused(emulated: Emulated, setting: dict[str, Any]) -> None:
    rule = f"{emulated.namespace_id}/authorizationRules/other"
    assert emulated.refused(SETTING, {**setting, RULE: rule}) == [
        Violation(
            RULE,
            rule,
            "namespace evhns-one has no authorization rule other",
            "Create the rule first and refer to its id output",
        )
    ]


def test_the_rule_that_every_namespace_has_is_accepted(
    emulated: Emulated, setting: dict[str, Any]
) -> None:
    rule = f"{emulated.namespace_id}/authorizationRules/RootManageSharedAccessKey"
    assert emulated.refused(SETTING, {**setting, RULE: rule, "eventHubName": None}) == []


def test_a_namespace_that_is_not_there_is_refused(
    emulated: Emulated, setting: dict[str, Any]
) -> None:
    group = f"/subscriptions/{emulated.world.subscription_id.upper()}/resourceGroups/rg"
    rule = f"{group}/providers/Microsoft.EventHub/namespaces/other1/authorizationRules/d"
    assert emulated.refused(SETTING, {**setting, RULE: rule}) == [
        Violation(
            RULE,
            rule,
            "there is no Event Hubs namespace other1 in resource group rg: a destination must "
            "exist before the setting",
            "Refer to the rule's id output, or look up an existing namespace with getNamespace",
        )
    ]


def test_a_namespace_of_another_subscription_is_not_judged(
    emulated: Emulated, setting: dict[str, Any]
) -> None:
    rule = setting[RULE].replace(f"/subscriptions/{emulated.world.subscription_id}", SUBSCRIPTION)
    assert emulated.refused(SETTING, {**setting, RULE: rule}) == []


def test_what_is_in_a_namespace_that_was_looked_up_is_taken_to_be_there(emulated: Emulated) -> None:
    emulated.call("azure-native:eventhub:getNamespace", dict(IN_NAMESPACE))
    inputs = {
        "resourceUri": OPENAI,
        "logs": [_log("Audit")],
        RULE: f"{emulated.namespace_id}/authorizationRules/theirs",
        "eventHubName": "theirs",
    }
    assert emulated.refused(SETTING, inputs) == []


@pytest.mark.parametrize(
    ("rights", "hub", "lacking"),
    [
        (["Send"], "logs", None),
        (["Manage", "Send", "Listen"], None, None),
        (["Send", UNKNOWN], None, None),
        (["Listen"], UNKNOWN, None),
        (["Listen"], "logs", "must grant Send, and lacks Send"),
        (
            ["Send"],
            None,
            "must grant Manage, Send, Listen where no event hub is named, and lacks Manage, Listen",
        ),
        (
            ["Listen", "Send"],
            None,
            "must grant Manage, Send, Listen where no event hub is named, and lacks Manage",
        ),
    ],
)
def test_the_rule_must_grant_what_azure_monitor_needs(
    emulated: Emulated, setting: dict[str, Any], rights: list[Any], hub: object, lacking: str | None
) -> None:
    rule = emulated.create(
        NAMESPACE_RULE, {**IN_NAMESPACE, "authorizationRuleName": "less", "rights": rights}
    )
    violations = emulated.refused(SETTING, {**setting, RULE: rule.id, "eventHubName": hub})
    assert violations == (
        []
        if lacking is None
        else [
            Violation(
                RULE,
                rule.id,
                f"rule less {lacking}",
                "Grant Manage, Send and Listen, as Azure Monitor documents",
            )
        ]
    )


def test_a_namespace_without_local_authentication_is_refused(emulated: Emulated) -> None:
    emulated.namespace(disableLocalAuth=True)
    emulated.create(EVENT_HUB, IN_HUB)
    rule = emulated.create(
        NAMESPACE_RULE,
        {**IN_NAMESPACE, "authorizationRuleName": "diag", "rights": ["Manage", "Send", "Listen"]},
    )
    inputs = {
        "resourceUri": OPENAI,
        "logs": [_log("Audit")],
        RULE: rule.id,
        "eventHubName": "logs",
    }
    assert emulated.refused(SETTING, inputs) == [
        Violation(
            RULE,
            rule.id,
            "namespace evhns-one has local authentication off, and a diagnostic setting can only "
            "write with a shared access rule",
            "Leave disableLocalAuth of the namespace false",
        )
    ]


def test_a_compacted_event_hub_is_refused(emulated: Emulated, setting: dict[str, Any]) -> None:
    emulated.create(
        EVENT_HUB,
        {
            **IN_NAMESPACE,
            "eventHubName": "compacted",
            "retentionDescription": {"cleanupPolicy": "Compact"},
        },
    )
    assert emulated.refused(SETTING, {**setting, "eventHubName": "compacted"}) == [
        Violation(
            "eventHubName",
            "compacted",
            "must not be a compacted event hub: diagnostic logs have no partition key",
            "Use an event hub with cleanupPolicy Delete",
        )
    ]


def test_a_namespace_in_another_region_is_refused(
    emulated: Emulated, setting: dict[str, Any]
) -> None:
    emulated.world.add(MONITORED, OPENAI, {"location": "North Europe"})
    assert emulated.refused(SETTING, setting) == [
        Violation(
            RULE,
            setting[RULE],
            "the event hub must be in the region of the monitored resource, northeurope, and "
            "namespace evhns-one is in westeurope",
            "Use a namespace in northeurope",
        )
    ]


@pytest.mark.parametrize("location", ["westeurope", "West Europe", None, UNKNOWN])
def test_a_namespace_in_the_same_or_an_unknown_region_is_accepted(
    emulated: Emulated, setting: dict[str, Any], location: object
) -> None:
    emulated.world.add(MONITORED, OPENAI.upper(), {"location": location})
    assert emulated.refused(SETTING, setting) == []


def test_the_fifth_setting_of_a_resource_is_accepted_and_the_sixth_refused(
    emulated: Emulated, setting: dict[str, Any]
) -> None:
    for number in range(5):
        emulated.create(
            SETTING,
            {
                **setting,
                "name": f"s{number}",
                "eventHubName": None,
                "logs": [_log("Audit", enabled=False)],
            },
        )
    assert emulated.refused(SETTING, {**setting, "resourceUri": OPENAI.upper()[1:]}) == [
        Violation(
            "resourceUri",
            OPENAI.upper()[1:],
            "a resource has at most 5 diagnostic settings",
            "Delete one of s0, s1, s2, s3, s4",
        )
    ]
    assert emulated.refused(SETTING, {**setting, "resourceUri": f"{OPENAI}2"}) == []


def test_a_second_setting_of_the_same_name_is_refused(
    emulated: Emulated, setting: dict[str, Any]
) -> None:
    emulated.create(SETTING, {**setting, "name": "Elastic"})
    again = {**setting, "name": "eLASTIC"}
    assert emulated.refused(SETTING, again) == [
        Violation(
            "name",
            "eLASTIC",
            "this resource has a diagnostic setting of this name already",
            "Choose another name",
        )
    ]
    assert emulated.refused(SETTING, {**again, "resourceUri": VAULT}) == []


def test_the_same_logs_are_not_sent_to_the_same_place_twice(
    emulated: Emulated, setting: dict[str, Any]
) -> None:
    emulated.create(SETTING, setting)
    again = {
        **setting,
        "name": "again",
        "logs": [_log("Audit"), _log("Trace")],
        "eventHubName": "Logs",
    }
    assert emulated.refused(SETTING, again) == [
        Violation(
            RULE,
            setting[RULE],
            "diagnostic setting elastic sends Audit there already",
            "Leave that category out of one of the two, or use another destination",
        )
    ]


@pytest.mark.parametrize(
    "change",
    [
        {"logs": [_log("Trace")]},
        {"logs": [_log("Audit", enabled=False)]},
        {"eventHubName": "other"},
        {"eventHubName": UNKNOWN},
        {RULE: UNKNOWN},
        {"resourceUri": f"{OPENAI}2"},
    ],
)
def test_other_logs_or_another_place_are_accepted(
    emulated: Emulated, setting: dict[str, Any], change: dict[str, Any]
) -> None:
    emulated.create(EVENT_HUB, {**IN_NAMESPACE, "eventHubName": "other"})
    emulated.create(SETTING, setting)
    assert emulated.refused(SETTING, {**setting, "name": "again", **change}) == []


def test_a_diagnostic_setting_is_returned_as_azure_returns_it(
    emulated: Emulated, setting: dict[str, Any]
) -> None:
    created = emulated.create(SETTING, setting)
    assert created.id == f"{OPENAI}/providers/microsoft.insights/diagnosticSettings/elastic"
    assert created.state.pop("systemData")
    assert created.state == {
        "azureApiVersion": "2021-05-01-preview",
        RULE: f"{emulated.namespace_id}/authorizationRules/diag",
        "eventHubName": "logs",
        "logs": [_log("Audit"), _log("RequestResponse")],
        "metrics": [],
        "name": "elastic",
        "type": "Microsoft.Insights/diagnosticSettings",
    }


def test_a_secret_in_the_wrong_place_is_not_echoed(
    emulated: Emulated, setting: dict[str, Any]
) -> None:
    keys = emulated.call(
        "azure-native:eventhub:listNamespaceKeys",
        {**IN_NAMESPACE, "authorizationRuleName": "diag"},
    )
    wrong = {**setting, RULE: keys["primaryConnectionString"], "sharedKey": keys["primaryKey"]}
    violations = emulated.refused(SETTING, wrong)
    assert {violation.key: violation.value for violation in violations} == {
        RULE: "[secret]",
        "sharedKey": "[secret]",
    }
