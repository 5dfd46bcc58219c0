"""Every configuration that cannot work is refused whole, in words, before any resource."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from rehearsal.__main__ import main, rehearse
from tests.conftest import REMOVED, changed, stack_config, write_stack

DEV = stack_config("dev")
PROD = stack_config("prod")
SUBSCRIPTION = "/subscriptions/11111111-1111-4111-8111-111111111111"
GROUP = f"{SUBSCRIPTION}/resourceGroups/rg/providers"
NAMESPACE = f"{GROUP}/Microsoft.EventHub/namespaces/evhns-company"
DEV_ACCOUNT = DEV["accounts"][0]["resourceId"]


def with_kibana(path: str, value: object) -> dict[str, Any]:
    """Return dev with one thing in Kibana set, such as `alertRules.rules`."""
    return changed(DEV, f"kibana.{path}", value)


def with_window(**window: object) -> dict[str, Any]:
    """Return dev with a maintenance window, and one key of it set otherwise."""
    good = {"start": "2027-01-09T22:00:00Z", "durationMinutes": 60}
    return with_kibana("notifications.maintenanceWindows.upgrades", {**good, **window})


REFUSED: dict[str, tuple[dict[str, Any], str, str, str, str]] = {
    # name: configuration, key, value, rule, fix
    "a namespace name that breaks its rule": (
        changed(DEV, "regions", {"eastus": {"namespaceName": "1st-namespace"}}),
        "regions.eastus.namespaceName",
        '"1st-namespace"',
        "6 to 50 letters, digits and hyphens that start with a letter",
        'for example to "evhns-openai-dev-eastus"',
    ),
    "a hub name that breaks its rule": (
        changed(DEV, "eventHub", {"eventHubName": "OpenAI_Logs"}),
        "eventHub.eventHubName",
        '"OpenAI_Logs"',
        "at most 30 lowercase letters, digits and hyphens",
        'for example to "azure-openai-logs"',
    ),
    "a hub name over 30 characters": (
        changed(DEV, "eventHub", {"eventHubName": "a" * 31}),
        "eventHub.eventHubName",
        f'"{"a" * 31}"',
        "at most 30 lowercase letters, digits and hyphens",
        'for example to "azure-openai-logs"',
    ),
    "a consumer group name that breaks its rule": (
        changed(DEV, "eventHub", {"consumerGroupName": "-agents"}),
        "eventHub.consumerGroupName",
        '"-agents"',
        "1 to 50 letters, digits, periods, hyphens and underscores",
        'for example to "elastic-agent"',
    ),
    "a storage account name that breaks its rule": (
        changed(DEV, "regions", {"eastus": {"storageAccountName": "st-openai"}}),
        "regions.eastus.storageAccountName",
        '"st-openai"',
        "3 to 24 lowercase letters and digits",
        'for example to "stopenaideveastus"',
    ),
    "a container name that breaks its rule": (
        changed(DEV, "storage", {"containerName": "check--points"}),
        "storage.containerName",
        '"check--points"',
        "3 to 63 lowercase letters, digits and single hyphens",
        'for example to "azure-openai-checkpoints"',
    ),
    "a setting name that breaks its rule": (
        changed(DEV, "diagnostics", {"settingName": "to/elastic"}),
        "diagnostics.settingName",
        '"to/elastic"',
        "none of them < > * % & :",
        'for example to "elastic"',
    ),
    "Basic with a consumer group": (
        changed(DEV, "eventHub", {"tier": "Basic", "consumerGroupName": "agents"}),
        "eventHub.consumerGroupName",
        '"agents"',
        "the Basic tier has no consumer group but $Default",
        "choose the Standard tier",
    ),
    "Basic with more than one day of retention": (
        changed(DEV, "eventHub", {"tier": "Basic", "retentionDays": 2}),
        "eventHub.retentionDays",
        "2",
        "the Basic tier has 1 day(s) of retention",
        "choose 1, or another tier",
    ),
    "retention beyond the tier": (
        changed(DEV, "eventHub", {"retentionDays": 8}),
        "eventHub.retentionDays",
        "8",
        "the Standard tier has 1 to 7 day(s) of retention",
        "choose 1 to 7",
    ),
    "partitions beyond the tier": (
        changed(DEV, "eventHub", {"partitionCount": 33}),
        "eventHub.partitionCount",
        "33",
        "the Standard tier has 1 to 32 partitions per hub",
        "choose 1 to 32",
    ),
    "throughput beyond the tier": (
        changed(DEV, "eventHub", {"tier": "Premium", "capacity": 17}),
        "eventHub.capacity",
        "17",
        "the Premium tier has 1 to 16 processing units",
        "choose 1 to 16",
    ),
    "auto-inflate outside Standard": (
        changed(DEV, "eventHub", {"tier": "Premium", "autoInflate": True}),
        "eventHub.autoInflate",
        "true",
        "only the Standard tier inflates by itself",
        "set it to false",
    ),
    "auto-inflate without a maximum": (
        changed(DEV, "eventHub", {"autoInflate": True}),
        "eventHub.maximumThroughputUnits",
        "is missing",
        "auto-inflate needs to know where to stop",
        "set it to 1 to 40",
    ),
    "a maximum beyond the tier": (
        changed(DEV, "eventHub", {"autoInflate": True, "maximumThroughputUnits": 41}),
        "eventHub.maximumThroughputUnits",
        "41",
        "at most 40",
        "set it to 1 to 40",
    ),
    "a maximum without auto-inflate": (
        changed(DEV, "eventHub", {"maximumThroughputUnits": 4}),
        "eventHub.maximumThroughputUnits",
        "4",
        "only means something where the namespace inflates by itself",
        "remove it",
    ),
    "an account whose region has no hub": (
        changed(
            changed(DEV, "regions", {"westeurope": {}}),
            "accounts.1",
            {"resourceId": f"{DEV_ACCOUNT}-2", "location": "westeurope"},
        ),
        "accounts[0].location",
        '"eastus"',
        "no event hub is there",
        "add it to the regions (`eastus: {}`)",
    ),
    "a region without an account": (
        changed(DEV, "regions", {"eastus": {}, "westeurope": {}}),
        "regions.westeurope",
        "a map",
        "no account is in this region",
        "remove it",
    ),
    "a resource id of another type": (
        changed(DEV, "accounts.0.resourceId", f"{GROUP}/Microsoft.Storage/storageAccounts/stlogs"),
        "accounts[0].resourceId",
        "Microsoft.Storage/storageAccounts/stlogs",
        "not of an Azure OpenAI account (Microsoft.CognitiveServices/accounts)",
        "give the resource id of an Azure OpenAI account",
    ),
    "a resource id that is malformed": (
        changed(DEV, "accounts.0.resourceId", "openai-dev"),
        "accounts[0].resourceId",
        '"openai-dev"',
        "does not start with /subscriptions/",
        "give the resource id of an Azure OpenAI account, such as /subscriptions/",
    ),
    "a resource id that is not ASCII": (
        changed(DEV, "accounts.0.resourceId", DEV_ACCOUNT.replace("openai-dev", "größe")),
        "accounts[0].resourceId",
        DEV_ACCOUNT[:40],
        "has characters that are not ASCII",
        "give the resource id of an Azure OpenAI account",
    ),
    "the same account twice": (
        changed(
            DEV,
            "accounts.1",
            {"resourceId": DEV_ACCOUNT.replace("rg-openai", "RG-OpenAI"), "location": "eastus"},
        ),
        "accounts[1].resourceId",
        "RG-OpenAI",
        "the same account as accounts[0]",
        "remove one of them",
    ),
    "no account": (
        changed(DEV, "accounts", []),
        "accounts",
        "a list of 0",
        "there is nothing to monitor",
        "name at least one account",
    ),
    "an unknown diagnostic category": (
        changed(DEV, "diagnostics", {"categories": ["Audit", "RequestResponses"]}),
        "diagnostics.categories[1]",
        '"RequestResponses"',
        "one of Audit, RequestResponse, Trace, AzureOpenAIRequestUsage",
        'did you mean "RequestResponse"?',
    ),
    "a category beside a category group": (
        changed(DEV, "diagnostics", {"categories": ["Audit"], "categoryGroups": ["allLogs"]}),
        "diagnostics.categories",
        "a list of 1",
        "categories or category groups in one setting, not both",
        "remove the categories, or the category groups",
    ),
    "a hub-level rule given to a diagnostic setting": (
        changed(
            DEV,
            "regions",
            {
                "eastus": {
                    "existingNamespaceId": NAMESPACE,
                    "existingDiagnosticRuleId": f"{NAMESPACE}/eventhubs/h/authorizationRules/send",
                }
            },
        ),
        "regions.eastus.existingDiagnosticRuleId",
        "/eventhubs/h/",
        "a diagnostic setting takes no rule of a single hub",
        "give the resource id of an authorization rule of an event hub namespace",
    ),
    "a rule of another namespace": (
        changed(
            DEV,
            "regions",
            {
                "eastus": {
                    "existingNamespaceId": NAMESPACE,
                    "existingDiagnosticRuleId": f"{NAMESPACE}2/authorizationRules/send",
                }
            },
        ),
        "regions.eastus.existingDiagnosticRuleId",
        "evhns-company2",
        "a rule of another namespace",
        f"give a rule of {NAMESPACE}",
    ),
    "local auth switched off": (
        changed(DEV, "eventHub", {"disableLocalAuth": True}),
        "eventHub.disableLocalAuth",
        "[not offered]",
        "a diagnostic setting can only write with its SAS rule",
        "remove it",
    ),
    "connection_string with shared keys off": (
        changed(DEV, "storage", {"sharedKeyAccess": False}),
        "storage.sharedKeyAccess",
        "false",
        "signs in to the storage with a shared key",
        "set the authentication to client_secret",
    ),
    "client_secret with a package that lacks it": (
        changed(DEV, "authType", "client_secret"),
        "elastic.packageVersion",
        '"1.7.0"',
        "only in versions after 1.7",
        "choose a newer version, or set the authentication to connection_string",
    ),
    "an end date in the past": (
        changed(DEV, "reader.secretEndDate", "2026-11-22T00:00:00Z"),
        "reader.secretEndDate",
        '"2026-11-22T00:00:00Z"',
        "it is in the past",
        'for example "2027-11-23T00:00:00Z"',
    ),
    "an end date beyond two years": (
        changed(DEV, "reader.secretEndDate", "2028-12-01T00:00:00Z"),
        "reader.secretEndDate",
        '"2028-12-01T00:00:00Z"',
        "at most two years",
        "choose a date up to 2028-11-23",
    ),
    "an end date without quotes": (
        changed(DEV, "reader.secretEndDate", datetime(2027, 10, 31, tzinfo=UTC)),
        "reader.secretEndDate",
        '"2027-10-31 00:00:00 +0000 UTC"',
        "as RFC 3339 writes them",
        "write it in quotes",
    ),
    "an end date without a zone": (
        changed(DEV, "reader.secretEndDate", "2027-10-31T00:00:00"),
        "reader.secretEndDate",
        '"2027-10-31T00:00:00"',
        "it is not a day and time with its zone",
        'for example "2027-06-30T00:00:00Z"',
    ),
    "no end date": (
        changed(DEV, "reader", {"scope": "subscription"}),
        "reader.secretEndDate",
        "is missing",
        "a day that is written down",
        "set it, for example to",
    ),
    "a bad metrics period": (
        changed(DEV, "elastic.metricsPeriodSeconds", 90),
        "elastic.metricsPeriodSeconds",
        "90",
        "every 300 seconds or a multiple of that",
        "choose 300, 600 or 900",
    ),
    "an unknown top-level key": (
        changed(DEV, "acounts", []),
        "acounts",
        "[unknown key]",
        "there is no such key",
        'did you mean "accounts"?',
    ),
    "an unknown nested key": (
        changed(DEV, "eventHub", {"retentionDay": 1}),
        "eventHub.retentionDay",
        "[unknown key]",
        "there is no such key",
        'did you mean "retentionDays"?',
    ),
    "an unknown key of an account": (
        changed(DEV, "accounts.0.locatoin", "eastus"),
        "accounts[0].locatoin",
        "[unknown key]",
        "there is no such key",
        'did you mean "location"?',
    ),
    "a missing secret": (
        changed(DEV, "reader", {"existingClientId": "44444444-4444-4444-8444-444444444444"}),
        "clientSecret",
        "is missing",
        "an application that is brought along comes with its secret",
        "`pulumi config set --secret clientSecret`",
    ),
    "a secret in plain text": (
        changed(
            changed(DEV, "reader", {"existingClientId": "44444444-4444-4444-8444-444444444444"}),
            "clientSecret",
            "hunter2-planted",
        ),
        "clientSecret",
        "[secret]",
        "in plain text in the stack file",
        "`pulumi config set --secret clientSecret`",
    ),
    "a secret where none belongs": (
        changed(DEV, "elastic.fleetUrl", {"secure": "v1:AAAA"}),
        "elastic",
        "[secret]",
        "what it holds is shown in previews",
        "this project's secrets are clientSecret and connectorSecrets alone",
    ),
    "soft delete switched on for the checkpoint account": (
        changed(DEV, "storage", {"softDelete": True}),
        "storage.softDelete",
        "[not offered]",
        "soft delete stays off",
        "remove it",
    ),
    "a resource group neither made nor brought": (
        changed(DEV, "location", REMOVED),
        "location",
        "is missing",
        "the resource group is made in one region",
        "set the location of a new resource group",
    ),
    "a resource group both made and brought": (
        changed(DEV, "existingResourceGroupName", "rg-company"),
        "location",
        '"eastus"',
        "the resource group is made in one region, or it is brought along",
        "one of the two",
    ),
    "a display name of a region": (
        changed(DEV, "accounts.0.location", "East US"),
        "accounts[0].location",
        '"East US"',
        "a region's short name",
        'for example to "eastus"',
    ),
    "a number in words": (
        changed(DEV, "eventHub", {"partitionCount": "four"}),
        "eventHub.partitionCount",
        '"four"',
        "it must be a whole number",
        "for example partitionCount: 4",
    ),
    "an address without https": (
        changed(DEV, "elastic.kibanaUrl", "http://kibana.example"),
        "elastic.kibanaUrl",
        '"http://kibana.example"',
        "it is not an https address",
        "write it such as",
    ),
    "a stack name that makes no data stream": (
        changed(DEV, "environment", "Dev Team"),
        "environment",
        '"Dev Team"',
        "at most 40 lowercase letters, digits, hyphens and underscores",
        'for example to "dev"',
    ),
    "a space to make without its id": (
        changed(DEV, "elastic.createSpace", value=True),
        "elastic.spaceId",
        "is missing",
        "a new one needs an id of its own",
        'set it, for example to "azure-openai"',
    ),
    "an unknown alerting rule": (
        with_kibana("alertRules.rules", {"requests-refusd": {"enabled": False}}),
        "kibana.alertRules.rules.requests-refusd",
        '"requests-refusd"',
        "there is no alerting rule of this id",
        'did you mean "requests-refused"?',
    ),
    "a threshold out of its range": (
        with_kibana("alertRules.rules", {"server-errors": {"thresholds": {"critical": 500}}}),
        "kibana.alertRules.rules.server-errors.thresholds.critical",
        "500",
        "the threshold of this rule is 0.1 to 100 percent",
        "choose a number from 0.1 to 100",
    ),
    "a threshold in words": (
        with_kibana("alertRules.rules", {"server-errors": {"thresholds": {"critical": "many"}}}),
        "kibana.alertRules.rules.server-errors.thresholds.critical",
        '"many"',
        "it must be a number",
        "change it",
    ),
    "a warning beyond what is critical": (
        with_kibana(
            "alertRules.rules", {"server-errors": {"thresholds": {"warning": 9, "critical": 5}}}
        ),
        "kibana.alertRules.rules.server-errors.thresholds.warning",
        "9",
        "a warning comes before what is critical",
        "choose a number below 5",
    ),
    "an unknown severity": (
        with_kibana("alertRules.rules", {"server-errors": {"thresholds": {"criticl": 5}}}),
        "kibana.alertRules.rules.server-errors.thresholds.criticl",
        '"criticl"',
        "it must be one of warning, critical",
        'did you mean "critical"?',
    ),
    "a budget of a deployment for a rule that does not look at deployments": (
        with_kibana(
            "alertRules.rules",
            {"keys-listed": {"deploymentThresholds": {"gpt-4o": {"warning": 5}}}},
        ),
        "kibana.alertRules.rules.keys-listed.deploymentThresholds",
        "a map",
        "the rule does not look at deployments",
        "set the thresholds of the rule",
    ),
    "a budget of a deployment without a number": (
        with_kibana("alertRules.rules", {"token-budget": {"deploymentThresholds": {"gpt-4o": {}}}}),
        "kibana.alertRules.rules.token-budget.deploymentThresholds.gpt-4o",
        "a map",
        "a rule fires at one severity or more",
        "name one (warning, critical)",
    ),
    "a rule that needs another integration": (
        with_kibana("alertRules.rules", {"hub-throttled": {"thresholds": {"warning": 5}}}),
        "kibana.alertRules.rules.hub-throttled",
        "a map",
        "another integration (azure_metrics) collects",
        "set event hub metrics to true",
    ),
    "a severity told to a connector that is not there": (
        with_kibana("notifications.severities", {"critical": ["kibana-lg"]}),
        "kibana.notifications.severities.critical[0]",
        '"kibana-lg"',
        "no connector of this name is among the connectors",
        'did you mean "kibana-log"?',
    ),
    "a severity that alerts do not have": (
        with_kibana("notifications.severities", {"fatal": ["kibana-log"]}),
        "kibana.notifications.severities.fatal",
        '"fatal"',
        "it must be one of warning, critical",
        "choose one of them",
    ),
    "an unknown type of connector": (
        with_kibana("notifications.connectors.chat", {"type": "slak"}),
        "kibana.notifications.connectors.chat.type",
        '"slak"',
        "it must be one of server_log, email, slack, pagerduty, webhook",
        'did you mean "slack"?',
    ),
    "an email connector without recipients": (
        with_kibana(
            "notifications.connectors.mail", {"type": "email", "existingConnectorId": "mail"}
        ),
        "kibana.notifications.connectors.mail.to",
        "is missing",
        "a connector of type email needs it",
        "set it",
    ),
    "a connector without its secret": (
        with_kibana("notifications.connectors.chat", {"type": "slack"}),
        "connectorSecrets.chat",
        "is missing",
        "a connector of type slack needs its webhookUrl",
        "`pulumi config set --secret --path connectorSecrets.chat`",
    ),
    "a connector's secret under another name": (
        {
            **with_kibana(
                "notifications.connectors.chat", {"type": "slack", "existingConnectorId": "x"}
            ),
            "connectorSecrets": {"chat": {"secure": "v1:AAAA"}},
        },
        "connectorSecrets.chat",
        "[secret]",
        "no connector of this name needs a secret",
        "remove it",
    ),
    "a connector's secret in plain text": (
        {
            **with_kibana("notifications.connectors.chat", {"type": "slack"}),
            "connectorSecrets": {"chat": "https://hooks.example/hunter2-planted"},
        },
        "connectorSecrets",
        "[secret]",
        "in plain text in the stack file",
        "`pulumi config set --secret --path connectorSecrets.<connector>`",
    ),
    "a maintenance window without a zone": (
        with_window(start="2027-01-09T22:00:00"),
        "kibana.notifications.maintenanceWindows.upgrades.start",
        '"2027-01-09T22:00:00"',
        "it is not a day and time with its zone",
        "write it in quotes",
    ),
    "a maintenance window that comes again in words": (
        with_window(every="weekly"),
        "kibana.notifications.maintenanceWindows.upgrades.every",
        '"weekly"',
        "it is not a repetition",
        'write it such as "1w"',
    ),
    "a maintenance window on a day that is none": (
        with_window(every="1w", onWeekDays=["Saturday"]),
        "kibana.notifications.maintenanceWindows.upgrades.onWeekDays[0]",
        '"Saturday"',
        "it is not a day of the week",
        'write it such as "SA"',
    ),
    "a maintenance window that never ends": (
        with_window(every="1d", durationMinutes=1440),
        "kibana.notifications.maintenanceWindows.upgrades.durationMinutes",
        "1440",
        "a window that comes every 1d would never end",
        "choose less than 1440",
    ),
    "a maintenance window in a time zone that is none": (
        with_window(timezone="Europe/Berln"),
        "kibana.notifications.maintenanceWindows.upgrades.timezone",
        '"Europe/Berln"',
        "there is no such time zone",
        'did you mean "Europe/Berlin"?',
    ),
    "an unknown service level": (
        with_kibana("serviceLevels.objectives", {"availabilty": {"target": 0.99}}),
        "kibana.serviceLevels.objectives.availabilty",
        '"availabilty"',
        "there is no service level of this id",
        'did you mean "availability"?',
    ),
    "a target in percent": (
        with_kibana("serviceLevels.objectives", {"availability": {"target": 99.9}}),
        "kibana.serviceLevels.objectives.availability.target",
        "99.9",
        "a target is a share: more than 0 and less than 1",
        "write 99.9 % as 0.999",
    ),
    "a window that Kibana does not have": (
        with_kibana("serviceLevels.objectives", {"availability": {"windowDays": 28}}),
        "kibana.serviceLevels.objectives.availability.windowDays",
        "28",
        "Kibana has windows of 7, 30 and 90 days",
        "choose one of them",
    ),
    "a burn rate that cannot be": (
        with_kibana("serviceLevels.objectives", {"latency": {"burnRates": {"72h": 20}}}),
        "kibana.serviceLevels.objectives.latency.burnRates.72h",
        "20",
        "the budget is used up at 10",
        "choose more than 0, and at most 10",
    ),
    "an unknown anomaly job": (
        with_kibana("anomalyJobs.jobs", {"latencies": {"enabled": False}}),
        "kibana.anomalyJobs.jobs.latencies",
        '"latencies"',
        "there is no anomaly job of this id",
        'did you mean "latency"?',
    ),
    "planned work that ends before it starts": (
        with_kibana(
            "anomalyJobs.plannedWork",
            {"move": {"start": "2027-03-07T04:00:00Z", "end": "2027-03-06T20:00:00Z"}},
        ),
        "kibana.anomalyJobs.plannedWork.move.end",
        '"2027-03-06T20:00:00+00:00"',
        "it is not after the start",
        "choose a later moment",
    ),
    "an unknown part of what is in Kibana": (
        with_kibana("alertRule", {}),
        "kibana.alertRule",
        "[unknown key]",
        "there is no such key",
        'did you mean "alertRules"?',
    ),
}


@pytest.mark.parametrize(
    ("config", "key", "value", "rule", "fix"), REFUSED.values(), ids=REFUSED.keys()
)
def test_a_configuration_is_refused_in_one_message_that_names_key_value_rule_and_fix(
    config: dict[str, Any],
    key: str,
    value: str,
    rule: str,
    fix: str,
    project: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    write_stack(project, config)

    status = main(["--root", str(project), "preview", "--stack", "test"])

    captured = capsys.readouterr()
    assert status == 1
    assert captured.out == ""
    assert captured.err.startswith(
        "The configuration of stack test (azure-openai-monitoring:...): 1 fault; "
        "nothing was changed.\n  - "
    )
    line = captured.err.splitlines()[1]
    assert line.startswith(f"  - {key} ")
    for part in (value, rule, fix):
        assert part.lower() in line.lower()
    assert "Traceback" not in captured.err
    assert "hunter2-planted" not in captured.err


@pytest.mark.parametrize("config", [each[0] for each in REFUSED.values()], ids=REFUSED.keys())
def test_nothing_is_registered_where_a_configuration_is_refused(
    config: dict[str, Any], project: Path
) -> None:
    write_stack(project, config)

    plan, _ = rehearse(project, "test")

    custom = [each for each in plan["resources"] if not each["type"].startswith("azure-openai")]
    assert custom == []


def test_all_faults_are_told_at_once(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = changed(DEV, "eventHub", {"retentionDays": "soon", "partitionCount": "many"})
    write_stack(project, changed(config, "protekt", value=True))

    main(["--root", str(project), "preview", "--stack", "test"])

    message = capsys.readouterr().err
    assert "3 faults" in message
    assert [line.split(" ")[3] for line in message.splitlines()[1:]] == [
        "eventHub.partitionCount",
        "eventHub.retentionDays",
        "protekt",
    ]


@pytest.mark.parametrize("config", [DEV, PROD], ids=["dev", "prod"])
def test_the_shipped_configurations_are_not_refused(config: dict[str, Any], project: Path) -> None:
    write_stack(project, config)

    plan, _ = rehearse(project, "test")

    assert plan["findings"] == []
