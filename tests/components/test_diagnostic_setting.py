"""The diagnostic setting: what an account sends by default, all it can, and what is refused."""

from typing import Any

import pulumi
import pytest

from components import (
    DiagnosticSetting,
    DiagnosticSettingArgs,
    InvalidInputs,
    LogCategory,
    LogCategoryGroup,
)
from rehearsal.emulation import World
from tests.components.deployed import (
    COMPONENT,
    SETTING,
    account_id,
    counts,
    existing_hub,
    leaks,
    only,
    outputs,
    protected,
    setting_args,
)
from tests.conftest import Deploy

COUNTS = {f"{COMPONENT}DiagnosticSetting": 1, SETTING: 1}


@pytest.fixture
def minimal(world: World) -> DiagnosticSettingArgs:
    """Return args that write to a hub in the world."""
    return setting_args(world)


def test_the_default_is_audit_and_request_response_to_the_hub_and_no_metrics(
    deploy: Deploy, minimal: DiagnosticSettingArgs
) -> None:
    recording = deploy(lambda: DiagnosticSetting("test", minimal))

    assert counts(recording) == COUNTS
    assert only(recording, SETTING) == {
        "resourceUri": account_id(),
        "name": "elastic",
        "eventHubAuthorizationRuleId": minimal["diagnostic_rule_id"],
        "eventHubName": "azure-openai-logs",
        "logs": [
            {"category": "Audit", "enabled": True},
            {"category": "RequestResponse", "enabled": True},
        ],
    }
    assert outputs(recording) == {
        "settingId": f"{account_id()}/providers/microsoft.insights/diagnosticSettings/elastic",
        "settingName": "elastic",
    }
    assert protected(recording) == set()
    assert leaks(recording) == []


def test_everything_on_sends_all_four_categories_in_the_order_given(
    deploy: Deploy, minimal: DiagnosticSettingArgs
) -> None:
    args: DiagnosticSettingArgs = {
        **minimal,
        "diagnostics": {
            "setting_name": "to-elastic",
            "categories": [
                LogCategory.TRACE,
                LogCategory.REQUEST_RESPONSE,
                LogCategory.AZURE_OPENAI_REQUEST_USAGE,
                LogCategory.AUDIT,
            ],
        },
    }

    recording = deploy(lambda: DiagnosticSetting("test", args))

    assert counts(recording) == COUNTS
    setting = only(recording, SETTING)
    assert setting["name"] == "to-elastic"
    assert setting["logs"] == [
        {"category": "Trace", "enabled": True},
        {"category": "RequestResponse", "enabled": True},
        {"category": "AzureOpenAIRequestUsage", "enabled": True},
        {"category": "Audit", "enabled": True},
    ]
    assert outputs(recording)["settingName"] == "to-elastic"


@pytest.mark.parametrize(
    "groups",
    [
        [LogCategoryGroup.ALL_LOGS],
        [LogCategoryGroup.AUDIT],
        [LogCategoryGroup.AUDIT, LogCategoryGroup.ALL_LOGS],
    ],
)
def test_category_groups_stand_in_the_place_of_the_default_categories(
    groups: list[LogCategoryGroup], deploy: Deploy, minimal: DiagnosticSettingArgs
) -> None:
    args: DiagnosticSettingArgs = {**minimal, "diagnostics": {"category_groups": groups}}

    recording = deploy(lambda: DiagnosticSetting("test", args))

    assert only(recording, SETTING)["logs"] == [
        {"categoryGroup": group.value, "enabled": True} for group in groups
    ]


def test_an_account_of_another_subscription_writes_to_the_same_hub(
    deploy: Deploy, minimal: DiagnosticSettingArgs
) -> None:
    elsewhere = account_id(subscription="99999999-9999-4999-8999-999999999999")
    args: DiagnosticSettingArgs = {**minimal, "account_id": elsewhere}

    recording = deploy(lambda: DiagnosticSetting("test", args))

    assert only(recording, SETTING)["resourceUri"] == elsewhere


NAMESPACE = account_id().replace(
    "Microsoft.CognitiveServices/accounts/openai", "Microsoft.EventHub/namespaces/evhns"
)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (
            {"diagnostics": {"categories": ["Audit"], "category_groups": ["audit"]}},
            "diagnostics.categories = a list of 1: Azure takes categories or category groups",
        ),
        (
            {"diagnostics": {"categories": []}},
            "diagnostics.categories = a list of 0: A diagnostic setting sends at least one",
        ),
        (
            {"diagnostics": {"category_groups": []}},
            "diagnostics.category_groups = a list of 0: A diagnostic setting sends at least one",
        ),
        (
            {"diagnostics": {"categories": ["Audit", "Trace", "Audit"]}},
            r'diagnostics.categories\[2\] = "Audit": Azure takes each category once',
        ),
        (
            {"diagnostics": {"category_groups": ["allLogs", "allLogs"]}},
            r'diagnostics.category_groups\[1\] = "allLogs": Azure takes each category once',
        ),
        (
            {"diagnostics": {"categories": ["requestresponse"]}},
            r'diagnostics.categories\[0\] = "requestresponse": .* Did you mean "RequestResponse"',
        ),
        (
            {"diagnostics": {"category_groups": ["all"]}},
            r'diagnostics.category_groups\[0\] = "all": It must be one of allLogs, audit',
        ),
        (
            {"diagnostics": {"metrics": ["AllMetrics"]}},
            r"diagnostics.metrics = \[unknown key\]: There is no such key",
        ),
        (
            {"diagnostics": {"setting_name": "to/elastic"}},
            'diagnostics.setting_name = "to/elastic": It is not a diagnostic setting name',
        ),
        ({"account_id": "openai"}, "account_id = .openai.: It does not start with /subscriptions/"),
        (
            {"account_id": account_id("öffentlich")},
            "It has characters that are not ASCII; Azure loses the diagnostic setting",
        ),
        (
            {"account_id": NAMESPACE},
            "It is the id of a Microsoft.EventHub/namespaces, not of an Azure OpenAI account",
        ),
        (
            {"diagnostic_rule_id": f"{NAMESPACE}/eventhubs/logs/authorizationRules/send"},
            "a diagnostic setting takes no rule of a single hub",
        ),
        (
            {"diagnostic_rule_id": NAMESPACE},
            "not of an authorization rule of an event hub namespace",
        ),
        ({"event_hub_name": "Logs"}, 'event_hub_name = "Logs": It is not an event hub name'),
        ({"eventHubName": "logs"}, 'Did you mean "event_hub_name"'),
    ],
)
def test_bad_args_are_refused_by_the_names_that_python_has_for_them(
    wrong: Any, message: str, deploy: Deploy, world: World, minimal: DiagnosticSettingArgs
) -> None:
    args: Any = {**minimal, **wrong}

    with pytest.raises(InvalidInputs, match=message) as refused:
        deploy(lambda: DiagnosticSetting("test", args))
    assert refused.value.where == 'DiagnosticSetting "test"'
    assert list(world.of(SETTING)) == []


def test_every_required_key_that_is_missing_is_told_at_once(deploy: Deploy) -> None:
    args: Any = {}

    with pytest.raises(InvalidInputs) as refused:
        deploy(lambda: DiagnosticSetting("test", args))

    assert [(fault.key, fault.value) for fault in refused.value.faults] == [
        ("account_id", "[missing]"),
        ("diagnostic_rule_id", "[missing]"),
        ("event_hub_name", "[missing]"),
    ]


@pytest.mark.parametrize(
    ("key", "text", "message"),
    [
        ("account_id", NAMESPACE, "not of an Azure OpenAI account"),
        ("diagnostic_rule_id", NAMESPACE, "not of an authorization rule"),
        ("event_hub_name", "a" * 31, "It is not an event hub name"),
    ],
)
def test_an_output_is_checked_when_it_is_known(
    key: str, text: str, message: str, deploy: Deploy, minimal: DiagnosticSettingArgs
) -> None:
    def program() -> None:
        args: Any = {**minimal, key: pulumi.Output.from_input(text)}
        DiagnosticSetting("test", args)

    with pytest.raises(
        InvalidInputs, match=f"An output given as an input.*\n.*{key} = .*{message}"
    ):
        deploy(program)


def test_outputs_that_fit_are_passed_to_azure(deploy: Deploy, world: World) -> None:
    hub = existing_hub(world)

    def program() -> None:
        DiagnosticSetting(
            "test",
            {
                "account_id": pulumi.Output.from_input(account_id()),
                "event_hub_name": pulumi.Output.from_input(hub["event_hub_name"]),
                "diagnostic_rule_id": pulumi.Output.from_input(hub["diagnostic_rule_id"]),
                "diagnostics": {"setting_name": pulumi.Output.from_input("elastic-2")},
            },
        )

    setting = only(deploy(program), SETTING)
    assert setting["resourceUri"] == account_id()
    assert setting["eventHubAuthorizationRuleId"] == hub["diagnostic_rule_id"]
    assert setting["name"] == "elastic-2"


def test_a_preview_goes_through(deploy: Deploy, minimal: DiagnosticSettingArgs) -> None:
    recording = deploy(lambda: DiagnosticSetting("test", minimal), preview=True)

    assert counts(recording) == COUNTS
