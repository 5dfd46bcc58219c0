"""A whole environment: how its parts are wired, what each option changes and what none changes."""

import json
from dataclasses import replace
from importlib import import_module
from inspect import signature
from typing import Any, cast

import pulumi
import pytest

from components import (
    AuthType,
    AzureOpenAIMonitoring,
    AzureOpenAIMonitoringArgs,
    InvalidInputs,
    LogCategoryGroup,
    NamespaceTier,
    ReaderScope,
    Replication,
    naming,
)
from rehearsal import plan
from rehearsal.emulation import World
from rehearsal.program import StackConfiguration, run
from rehearsal.recording import Recording
from rehearsal.wire import Secret
from tests.components.deployed import (
    ACCOUNT,
    AGENT_POLICY,
    APPLICATION,
    BLOB_SERVICE,
    CLIENT_ID,
    COMPONENT,
    CONSUMER_GROUP,
    CONTAINER,
    END_DATE,
    GROUP,
    HUB,
    HUB_RULE,
    INTEGRATION,
    INTEGRATION_POLICY,
    NAMESPACE,
    NAMESPACE_RULE,
    OTHER_SUBSCRIPTION,
    PASSWORD,
    PLANTED,
    ROLE_ASSIGNMENT,
    SERVICE_PRINCIPAL,
    SETTING,
    SUBSCRIPTION,
    account_id,
    brought_along,
    counts,
    environment_args,
    existing_group,
    group_id,
    leaks,
    named,
    only,
    opened,
    outputs,
    protected,
    secrets_of,
)
from tests.conftest import TODAY, Deploy

LOGS = "azure_open_ai-azure-eventhub"
METRICS = "azure_open_ai-azure/metrics"
MINIMAL = environment_args()
NEWER = {**MINIMAL["elastic"], "package_version": "1.8.0"}
EAST_1 = account_id("assistants")
EAST_2 = account_id("assistants", group="rg-other")
WEST = account_id("embeddings")
SWEDEN = account_id("foundry", subscription=OTHER_SUBSCRIPTION)
FOUR: list[Any] = [
    {"resource_id": WEST, "location": "westeurope"},
    {"resource_id": EAST_2, "location": "eastus"},
    {"resource_id": SWEDEN, "location": "swedencentral"},
    {"resource_id": EAST_1, "location": "eastus"},
]
REGIONS = ("eastus", "swedencentral", "westeurope")
MONITORING_READER = "43d0d8ad-25c7-4714-9337-8ba259a9fe05"
DATA_RECEIVER = "a638d3c7-ab3a-418d-83e6-5f17a39d4fde"
BLOB_CONTRIBUTOR = "ba92f5b4-2d11-453d-a403-e96b0029c9fe"


def with_args(**changes: Any) -> AzureOpenAIMonitoringArgs:
    """Return the least args with some changed or added."""
    return cast(AzureOpenAIMonitoringArgs, {**MINIMAL, **changes})


def hardened(**changes: Any) -> AzureOpenAIMonitoringArgs:
    """Return args without keys, with least privilege, protected: four accounts, three regions."""
    choices = {
        "accounts": FOUR,
        "auth_type": AuthType.CLIENT_SECRET,
        "elastic": NEWER,
        "reader": {"secret_end_date": END_DATE, "scope": ReaderScope.ACCOUNT},
        "protect": True,
    }
    return with_args(**choices | changes)


def label(resource_id: str) -> str:
    """Return how the children of an account are called."""
    return f"test-{naming.child_label(resource_id)}"


def fresh(deploy: Deploy, args: AzureOpenAIMonitoringArgs, **world: Any) -> Recording:
    """Deploy into a world of its own, so that two runs can be held against each other."""
    return deploy(lambda: AzureOpenAIMonitoring("test", args), world=World(now=TODAY, **world))


def variables(recording: Recording, policy: str, input_: str) -> dict[str, Any]:
    """Return the variables of the one stream of an input in an integration policy."""
    (stream,) = opened(recording)[policy]["inputs"][input_]["streams"].values()
    found: dict[str, Any] = json.loads(stream["vars"])
    return found


def assignments(recording: Recording) -> set[tuple[str, str]]:
    """Return scope and role of every role assignment."""
    return {
        (each.inputs["scope"], each.inputs["roleDefinitionId"].rsplit("/", 1)[-1])
        for each in recording.of_type(ROLE_ASSIGNMENT)
    }


def test_the_defaults_make_every_part_once_for_one_account(deploy: Deploy) -> None:
    recording = deploy(lambda: AzureOpenAIMonitoring("test", MINIMAL))

    assert counts(recording) == {
        f"{COMPONENT}AzureOpenAIMonitoring": 1,
        f"{COMPONENT}EventHubNamespace": 1,
        f"{COMPONENT}CheckpointStorage": 1,
        f"{COMPONENT}MonitoringReader": 1,
        f"{COMPONENT}ElasticAgentPolicy": 1,
        GROUP: 1,
        NAMESPACE: 1,
        HUB: 1,
        CONSUMER_GROUP: 1,
        NAMESPACE_RULE: 1,
        HUB_RULE: 1,
        ACCOUNT: 1,
        BLOB_SERVICE: 1,
        CONTAINER: 1,
        SETTING: 1,
        APPLICATION: 1,
        SERVICE_PRINCIPAL: 1,
        PASSWORD: 1,
        ROLE_ASSIGNMENT: 1,
        INTEGRATION: 1,
        AGENT_POLICY: 1,
        INTEGRATION_POLICY: 2,
    }
    assert protected(recording) == set()


def test_the_defaults_are_wired_from_the_setting_to_fleet(deploy: Deploy, world: World) -> None:
    recording = deploy(lambda: AzureOpenAIMonitoring("test", MINIMAL))

    namespace = naming.event_hub_namespace_name("dev", "eastus", world.subscription_id)
    account = naming.storage_account_name("dev", "eastus", world.subscription_id)
    group = "rg-azure-openai-monitoring-dev"
    assert only(recording, GROUP) == {"resourceGroupName": group, "location": "eastus", "tags": {}}
    assert only(recording, NAMESPACE)["namespaceName"] == namespace
    assert only(recording, NAMESPACE)["resourceGroupName"] == group
    assert only(recording, ACCOUNT)["accountName"] == account
    assert only(recording, ACCOUNT)["resourceGroupName"] == group
    assert only(recording, ACCOUNT)["allowSharedKeyAccess"] is True
    assert only(recording, SETTING) == {
        "resourceUri": account_id(),
        "name": "elastic",
        "eventHubAuthorizationRuleId": (
            f"{group_id(world, group)}/providers/Microsoft.EventHub/namespaces/{namespace}"
            "/authorizationRules/azure-monitor"
        ),
        "eventHubName": "azure-openai-logs",
        "logs": [
            {"category": "Audit", "enabled": True},
            {"category": "RequestResponse", "enabled": True},
        ],
    }
    assert only(recording, APPLICATION)["displayName"] == "Azure OpenAI monitoring (dev)"
    assert assignments(recording) == {(f"/subscriptions/{SUBSCRIPTION}", MONITORING_READER)}
    (application,) = recording.of_type(APPLICATION)
    (password,) = recording.of_type(PASSWORD)
    identity = {
        "client_id": application.outputs["clientId"],
        "client_secret": password.outputs["value"],
        "tenant_id": world.tenant_id,
    }
    logs = variables(recording, "test-elastic-logs-eastus", LOGS)
    assert logs.pop("connection_string").startswith(
        f"Endpoint=sb://{namespace}.servicebus.windows.net/;"
        "SharedAccessKeyName=elastic-agent-listen;SharedAccessKey="
    )
    assert logs.pop("storage_account_key") in world.secrets
    assert logs == {
        "eventhub": "azure-openai-logs",
        "consumer_group": "elastic-agent",
        "storage_account": account,
        "storage_account_container": "azure-openai-checkpoints",
        "preserve_original_event": False,
        "sanitize_newlines": True,
        "sanitize_singlequotes": True,
        "tags": ["azure-openai-logs", "forwarded"],
    }
    assert variables(recording, f"test-elastic-metrics-{SUBSCRIPTION}", METRICS) == {
        **identity,
        "subscription_id": SUBSCRIPTION,
        "period": "300s",
        "refresh_list_interval": "600s",
        "resource_groups": [],
        "resource_ids": [],
    }


def test_the_outputs_are_by_region_and_what_an_operator_needs(deploy: Deploy, world: World) -> None:
    recording = deploy(lambda: AzureOpenAIMonitoring("test", MINIMAL))

    (application,) = recording.of_type(APPLICATION)
    (agent_policy,) = recording.of_type(AGENT_POLICY)
    token = world.secret("enrollment token", agent_policy.outputs["policyId"])
    state = "%27,query:(language:kuery,query:%27data_stream.dataset%20:%20%22"
    discover = "https://kibana.example/app/discover#/?_g=(time:(from:now-24h,to:now))&_a=(index:%27"
    assert outputs(recording) == {
        "resourceGroupName": "rg-azure-openai-monitoring-dev",
        "eventHubNamespaceNames": {
            "eastus": naming.event_hub_namespace_name("dev", "eastus", world.subscription_id)
        },
        "eventHubNames": {"eastus": "azure-openai-logs"},
        "storageAccountNames": {
            "eastus": naming.storage_account_name("dev", "eastus", world.subscription_id)
        },
        "containerNames": {"eastus": "azure-openai-checkpoints"},
        "clientId": application.outputs["clientId"],
        "tenantId": world.tenant_id,
        "clientSecretEndDate": END_DATE,
        "applicationEnvironments": {},
        "applicationHeaders": Secret({}),
        "subscriptionIds": [SUBSCRIPTION],
        "agentPolicyId": agent_policy.outputs["policyId"],
        "integrationPolicyIds": {
            what: named(recording, f"test-elastic-{what}").outputs["policyId"]
            for what in ("logs-eastus", f"metrics-{SUBSCRIPTION}")
        },
        "dataStreams": {
            "logs": "logs-azure_openai.logs-dev",
            "metrics": "metrics-azure.open_ai-dev",
        },
        "links": {
            "overview": "https://kibana.example/app/dashboards#/view/"
            "azure_openai-21d9a0d0-e6a0-4b34-bc6d-ce6560a1dab3",
            "logs": f"{discover}logs-%2A{state}azure_openai.logs%22%20and%20"
            "data_stream.namespace%20:%20%22dev%22%27))",
            "metrics": f"{discover}metrics-%2A{state}azure.open_ai%22%20and%20"
            "data_stream.namespace%20:%20%22dev%22%27))",
        },
        "installCommand": Secret(
            f"sudo ./elastic-agent install --url=https://fleet.example --enrollment-token={token}"
        ),
        "dataViewIds": {},
        "alertRuleIds": {},
        "sloIds": {},
        "anomalyJobIds": {},
    }


def test_everything_on_reaches_the_part_that_it_is_for(deploy: Deploy) -> None:
    args = with_args(
        environment="prod-eu",
        regions={
            "eastus": {"namespace_name": "evhns-of-our-own", "storage_account_name": "stofourown"}
        },
        event_hub={
            "tier": NamespaceTier.PREMIUM,
            "capacity": 16,
            "event_hub_name": "logs",
            "partition_count": 100,
            "retention_days": 90,
            "consumer_group_name": "agents",
        },
        storage={"replication": Replication.REGIONS, "container_name": "checkpoints"},
        diagnostics={
            "setting_name": "to-elastic",
            "category_groups": [LogCategoryGroup.ALL_LOGS],
        },
        reader={"display_name": "Reader", "secret_end_date": END_DATE},
        elastic={
            **MINIMAL["elastic"],
            "space_id": "observability",
            "data_stream_namespace": "azure",
            "agent_policy_name": "Readers",
            "metrics_period_seconds": 600,
        },
        tags={"team": "platform"},
        protect=True,
    )

    recording = deploy(lambda: AzureOpenAIMonitoring("test", args))

    assert only(recording, GROUP)["resourceGroupName"] == "rg-azure-openai-monitoring-prod-eu"
    namespace = only(recording, NAMESPACE)
    assert namespace["namespaceName"] == "evhns-of-our-own"
    assert namespace["sku"] == {"name": "Premium", "tier": "Premium", "capacity": 16}
    hub = only(recording, HUB)
    assert (hub["eventHubName"], hub["partitionCount"], hub["messageRetentionInDays"]) == (
        "logs",
        100,
        90,
    )
    assert only(recording, CONSUMER_GROUP)["consumerGroupName"] == "agents"
    assert only(recording, ACCOUNT)["accountName"] == "stofourown"
    assert only(recording, ACCOUNT)["sku"] == {"name": "Standard_GRS"}
    assert only(recording, CONTAINER)["containerName"] == "checkpoints"
    setting = only(recording, SETTING)
    assert setting["name"] == "to-elastic"
    assert setting["eventHubName"] == "logs"
    assert setting["logs"] == [{"categoryGroup": "allLogs", "enabled": True}]
    assert only(recording, APPLICATION)["displayName"] == "Reader"
    assert only(recording, AGENT_POLICY)["name"] == "Readers"
    assert only(recording, AGENT_POLICY)["spaceIds"] == ["observability"]
    assert only(recording, AGENT_POLICY)["namespace"] == "azure"
    logs = variables(recording, "test-elastic-logs-eastus", LOGS)
    assert {key: logs[key] for key in ("eventhub", "consumer_group", "storage_account")} == {
        "eventhub": "logs",
        "consumer_group": "agents",
        "storage_account": "stofourown",
    }
    assert logs["storage_account_container"] == "checkpoints"
    metrics = variables(recording, f"test-elastic-metrics-{SUBSCRIPTION}", METRICS)
    assert metrics["period"] == "600s"
    assert outputs(recording)["dataStreams"] == {
        "logs": "logs-azure_openai.logs-azure",
        "metrics": "metrics-azure.open_ai-azure",
    }
    assert {url.split("/app/")[0] for url in outputs(recording)["links"].values()} == {
        "https://kibana.example/s/observability"
    }


def test_hardened_there_are_no_keys_and_no_rights_but_those_that_are_needed(
    deploy: Deploy, world: World
) -> None:
    recording = deploy(lambda: AzureOpenAIMonitoring("test", hardened()))

    assert counts(recording) == {
        f"{COMPONENT}AzureOpenAIMonitoring": 1,
        f"{COMPONENT}EventHubNamespace": 3,
        f"{COMPONENT}CheckpointStorage": 3,
        f"{COMPONENT}MonitoringReader": 1,
        f"{COMPONENT}ElasticAgentPolicy": 1,
        GROUP: 1,
        NAMESPACE: 3,
        HUB: 3,
        CONSUMER_GROUP: 3,
        NAMESPACE_RULE: 3,
        ACCOUNT: 3,
        BLOB_SERVICE: 3,
        CONTAINER: 3,
        SETTING: 4,
        APPLICATION: 1,
        SERVICE_PRINCIPAL: 1,
        PASSWORD: 1,
        ROLE_ASSIGNMENT: 10,
        INTEGRATION: 1,
        AGENT_POLICY: 1,
        INTEGRATION_POLICY: 5,
    }
    assert {call for call, _ in recording.calls} == {
        "azure-native:authorization:getClientConfig",
        "azuread:index/getClientConfig:getClientConfig",
        "elasticstack:index/getFleetEnrollmentTokens:getFleetEnrollmentTokens",
    }
    assert {each.inputs["allowSharedKeyAccess"] for each in recording.of_type(ACCOUNT)} == {False}
    assert {each.inputs["disableLocalAuth"] for each in recording.of_type(NAMESPACE)} == {False}
    group = group_id(world, "rg-azure-openai-monitoring-dev")
    hubs = f"{group}/providers/Microsoft.EventHub/namespaces"
    accounts = f"{group}/providers/Microsoft.Storage/storageAccounts"
    names = outputs(recording)
    assert assignments(recording) == {
        *((each["resource_id"], MONITORING_READER) for each in FOUR),
        *(
            (f"{hubs}/{name}/eventhubs/azure-openai-logs", DATA_RECEIVER)
            for name in names["eventHubNamespaceNames"].values()
        ),
        *(
            (f"{accounts}/{name}", BLOB_CONTRIBUTOR)
            for name in names["storageAccountNames"].values()
        ),
    }
    (principal,) = recording.of_type(SERVICE_PRINCIPAL)
    assert {
        (each.inputs["principalId"], each.inputs["principalType"])
        for each in recording.of_type(ROLE_ASSIGNMENT)
    } == {(principal.outputs["objectId"], "ServicePrincipal")}


def test_hardened_the_reader_signs_in_to_every_hub_as_the_application(
    deploy: Deploy, world: World
) -> None:
    recording = deploy(lambda: AzureOpenAIMonitoring("test", hardened()))

    (application,) = recording.of_type(APPLICATION)
    (password,) = recording.of_type(PASSWORD)
    for region in REGIONS:
        namespace = outputs(recording)["eventHubNamespaceNames"][region]
        assert variables(recording, f"test-elastic-logs-{region}", LOGS) == {
            "auth_type": "client_secret",
            "authority_host": "https://login.microsoftonline.com",
            "client_id": application.outputs["clientId"],
            "client_secret": password.outputs["value"],
            "tenant_id": world.tenant_id,
            "eventhub_namespace": f"{namespace}.servicebus.windows.net",
            "eventhub": "azure-openai-logs",
            "consumer_group": "elastic-agent",
            "storage_account": outputs(recording)["storageAccountNames"][region],
            "storage_account_container": "azure-openai-checkpoints",
            "preserve_original_event": False,
            "sanitize_newlines": True,
            "sanitize_singlequotes": True,
            "tags": ["azure-openai-logs", "forwarded"],
        }


def waits_for(recording: Recording, name: str) -> set[str]:
    """Return the names of the resources that must be there before one of a name is made."""
    dependencies = named(recording, name).dependencies
    return {recording.resources[urn].name for urn in dependencies}


def test_each_part_waits_for_what_it_needs(deploy: Deploy) -> None:
    recording = deploy(lambda: AzureOpenAIMonitoring("test", MINIMAL))

    group, hub, storage = "test-resource-group", "test-eastus-event-hub", "test-eastus-checkpoints"
    fleet = {"test-elastic-integration", "test-elastic-agent-policy"}
    assert waits_for(recording, f"{hub}-namespace") == {group}
    assert waits_for(recording, f"{storage}-account") == {group}
    assert waits_for(recording, f"{storage}-container") == {group, f"{storage}-account"}
    assert waits_for(recording, f"{label(account_id())}-setting") == {
        f"{hub}-hub",
        f"{hub}-diagnostic-rule",
    }
    assert waits_for(recording, f"test-reader-metrics-{SUBSCRIPTION}-role") == {
        "test-reader-service-principal"
    }
    assert waits_for(recording, f"test-elastic-metrics-{SUBSCRIPTION}") == {
        *fleet,
        "test-reader-application",
        "test-reader-secret-20270630",
        f"test-reader-metrics-{SUBSCRIPTION}-role",
    }
    assert waits_for(recording, "test-elastic-logs-eastus") == {
        *fleet,
        group,
        f"{hub}-namespace",
        f"{hub}-hub",
        f"{hub}-consumer-group",
        f"{hub}-listen-rule",
        f"{storage}-account",
        f"{storage}-container",
    }


def test_hardened_logs_are_read_once_the_application_has_its_secret(deploy: Deploy) -> None:
    recording = deploy(lambda: AzureOpenAIMonitoring("test", hardened()))

    for region in REGIONS:
        assert waits_for(recording, f"test-elastic-logs-{region}") >= {
            "test-reader-application",
            "test-reader-secret-20270630",
            f"test-reader-hub-{region}-role",
            f"test-reader-storage-{region}-role",
            f"test-{region}-event-hub-consumer-group",
            f"test-{region}-checkpoints-container",
        }
        assert waits_for(recording, f"test-reader-hub-{region}-role") >= {
            "test-reader-service-principal",
            f"test-{region}-event-hub-hub",
        }


def test_every_account_writes_to_the_hub_of_its_own_region(deploy: Deploy) -> None:
    recording = deploy(lambda: AzureOpenAIMonitoring("test", with_args(accounts=FOUR)))

    namespaces = outputs(recording)["eventHubNamespaceNames"]
    for account in FOUR:
        setting = named(recording, f"{label(account['resource_id'])}-setting").inputs
        rule = setting["eventHubAuthorizationRuleId"]
        assert setting["resourceUri"] == account["resource_id"]
        assert rule.split("/")[-3] == namespaces[account["location"]]


def test_each_part_is_in_the_region_it_is_for(deploy: Deploy) -> None:
    args = with_args(accounts=FOUR, location="northeurope")

    recording = deploy(lambda: AzureOpenAIMonitoring("test", args))

    assert only(recording, GROUP)["location"] == "northeurope"
    for region in REGIONS:
        hub = named(recording, f"test-{region}-event-hub-namespace")
        storage = named(recording, f"test-{region}-checkpoints-account")
        assert (hub.inputs["location"], storage.inputs["location"]) == (region, region)


def test_logs_are_read_by_region_and_metrics_by_subscription(deploy: Deploy) -> None:
    recording = deploy(lambda: AzureOpenAIMonitoring("test", with_args(accounts=FOUR)))

    assert [each.name for each in recording.of_type(INTEGRATION_POLICY)] == [
        "test-elastic-logs-eastus",
        "test-elastic-logs-swedencentral",
        "test-elastic-logs-westeurope",
        f"test-elastic-metrics-{SUBSCRIPTION}",
        f"test-elastic-metrics-{OTHER_SUBSCRIPTION}",
    ]
    for region in REGIONS:
        logs = variables(recording, f"test-elastic-logs-{region}", LOGS)
        assert logs["storage_account"] == outputs(recording)["storageAccountNames"][region]
        assert outputs(recording)["eventHubNamespaceNames"][region] in logs["connection_string"]
    for subscription in (SUBSCRIPTION, OTHER_SUBSCRIPTION):
        metrics = variables(recording, f"test-elastic-metrics-{subscription}", METRICS)
        assert (metrics["subscription_id"], metrics["resource_ids"]) == (subscription, [])
    assert outputs(recording)["subscriptionIds"] == [SUBSCRIPTION, OTHER_SUBSCRIPTION]


def test_a_reader_of_accounts_collects_and_may_read_these_accounts_only(deploy: Deploy) -> None:
    reader = {"secret_end_date": END_DATE, "scope": ReaderScope.ACCOUNT}
    args = with_args(accounts=FOUR, reader=reader)

    recording = deploy(lambda: AzureOpenAIMonitoring("test", args))

    by_subscription = {
        subscription: variables(recording, f"test-elastic-metrics-{subscription}", METRICS)
        for subscription in (SUBSCRIPTION, OTHER_SUBSCRIPTION)
    }
    assert {key: held["resource_ids"] for key, held in by_subscription.items()} == {
        SUBSCRIPTION: sorted([EAST_1, EAST_2, WEST]),
        OTHER_SUBSCRIPTION: [SWEDEN],
    }
    assert assignments(recording) == {(each["resource_id"], MONITORING_READER) for each in FOUR}


def test_a_reader_of_subscriptions_may_read_each_once(deploy: Deploy) -> None:
    recording = deploy(lambda: AzureOpenAIMonitoring("test", with_args(accounts=FOUR)))

    assert assignments(recording) == {
        (f"/subscriptions/{SUBSCRIPTION}", MONITORING_READER),
        (f"/subscriptions/{OTHER_SUBSCRIPTION}", MONITORING_READER),
    }
    assert counts(recording)[ROLE_ASSIGNMENT] == 2


def test_protection_reaches_what_holds_data_and_nothing_else(deploy: Deploy) -> None:
    recording = deploy(lambda: AzureOpenAIMonitoring("test", hardened()))

    assert protected(recording) == {"test-resource-group"} | {
        f"test-{region}-{child}"
        for region in REGIONS
        for child in (
            "event-hub-namespace",
            "event-hub-hub",
            "checkpoints-account",
            "checkpoints-container",
        )
    }


def carries_tags(type_: str) -> bool:
    """Return whether Azure keeps tags on resources of a type, by the provider's own SDK."""
    package, module, name = type_.split(":")
    if package != "azure-native":
        return False
    resource = getattr(import_module(f"pulumi_azure_native.{module}"), name)
    return "tags" in signature(resource._internal_init).parameters


def test_tags_reach_every_child_that_can_carry_them(deploy: Deploy) -> None:
    args = hardened(tags={"team": "platform", "cost-center": "42"})

    recording = deploy(lambda: AzureOpenAIMonitoring("test", args))

    tagged = {each.name for each in recording.resources.values() if each.inputs.get("tags")}
    assert {
        tuple(sorted(each.inputs["tags"].items()))
        for each in recording.resources.values()
        if each.inputs.get("tags")
    } == {(("cost-center", "42"), ("team", "platform"))}
    assert tagged == {
        each.name
        for each in recording.resources.values()
        if each.custom and carries_tags(each.type)
    }
    assert {named(recording, name).type for name in tagged} == {GROUP, NAMESPACE, ACCOUNT}


def test_a_tag_may_be_an_output(deploy: Deploy) -> None:
    def program() -> None:
        tags = {"team": pulumi.Output.from_input("platform")}
        AzureOpenAIMonitoring("test", with_args(tags=tags))

    recording = deploy(program)

    for type_ in (GROUP, NAMESPACE, ACCOUNT):
        assert only(recording, type_)["tags"] == {"team": "platform"}


def physical_names(recording: Recording) -> set[str]:
    """Return the names that must be unique in all of Azure."""
    return {each.inputs["namespaceName"] for each in recording.of_type(NAMESPACE)} | {
        each.inputs["accountName"] for each in recording.of_type(ACCOUNT)
    }


def test_physical_names_are_the_same_every_time_and_each_regions_own(deploy: Deploy) -> None:
    args = with_args(accounts=FOUR)
    first, second = fresh(deploy, args), fresh(deploy, args)

    assert physical_names(first) == physical_names(second)
    assert len(physical_names(first)) == 2 * len(REGIONS)


def test_physical_names_are_others_in_another_environment_or_subscription(deploy: Deploy) -> None:
    recordings = [
        fresh(deploy, MINIMAL),
        fresh(deploy, with_args(environment="test")),
        fresh(deploy, MINIMAL, subscription_id=OTHER_SUBSCRIPTION),
    ]

    names = [physical_names(recording) for recording in recordings]
    assert len(set().union(*names)) == 6


def test_the_environment_is_the_stack_unless_told_otherwise(deploy: Deploy) -> None:
    by_stack = deploy(lambda: AzureOpenAIMonitoring("test", MINIMAL), world=World(now=TODAY))
    told = fresh(deploy, with_args(environment="dev"))

    assert plan.of(by_stack) == plan.of(told)


@pytest.mark.parametrize("stack", ["Prod", "prod.eu", "s" * 41])
def test_a_stack_whose_name_is_no_environment_is_refused_before_any_part_is_made(
    stack: str, world: World
) -> None:
    configuration = StackConfiguration("azure-openai-monitoring", stack)

    with pytest.raises(InvalidInputs, match=f'environment = "{stack}"') as refused:
        run(lambda: AzureOpenAIMonitoring("test", MINIMAL), configuration, world)
    assert refused.value.where == 'AzureOpenAIMonitoring "test"'


def test_two_accounts_of_one_name_in_two_groups_have_a_setting_each(deploy: Deploy) -> None:
    args = with_args(
        accounts=[
            {"resource_id": account_id(group="rg-a"), "location": "eastus"},
            {"resource_id": account_id(group="rg-b"), "location": "eastus"},
        ],
        reader={"secret_end_date": END_DATE, "scope": ReaderScope.ACCOUNT},
    )

    recording = deploy(lambda: AzureOpenAIMonitoring("test", args))

    settings = recording.of_type(SETTING)
    assert len({each.name for each in settings}) == 2
    assert sorted(each.inputs["resourceUri"] for each in settings) == [
        account_id(group="rg-a"),
        account_id(group="rg-b"),
    ]
    assert len(recording.of_type(ROLE_ASSIGNMENT)) == 2


@pytest.mark.parametrize("make", [with_args, hardened], ids=["defaults", "hardened"])
@pytest.mark.parametrize("order", [(3, 2, 1, 0), (2, 0, 3, 1)], ids=str)
def test_the_order_of_the_accounts_changes_nothing(
    make: Any, order: tuple[int, ...], deploy: Deploy
) -> None:
    before = fresh(deploy, make(accounts=FOUR))

    after = fresh(deploy, make(accounts=[FOUR[index] for index in order]))

    assert plan.to_json(plan.of(after)) == plan.to_json(plan.of(before))
    assert opened(after) == opened(before)


@pytest.mark.parametrize(
    ("scope", "changed"),
    [
        (ReaderScope.SUBSCRIPTION, set()),
        (ReaderScope.ACCOUNT, {f"test-elastic-metrics-{SUBSCRIPTION}"}),
    ],
)
def test_an_account_in_a_new_region_leaves_what_exists_as_it_is(
    scope: ReaderScope, changed: set[str], deploy: Deploy
) -> None:
    reader = {"secret_end_date": END_DATE, "scope": scope}
    more = [{"resource_id": account_id("new"), "location": "australiaeast"}, *FOUR]

    before = fresh(deploy, hardened(reader=reader)).resources
    after = fresh(deploy, hardened(reader=reader, accounts=more)).resources

    assert before.keys() <= after.keys()
    assert {
        each.name for urn, each in before.items() if after[urn].inputs != each.inputs
    } == changed
    assert all(
        replace(each, inputs={}, outputs={}, dependencies=())
        == replace(after[urn], inputs={}, outputs={}, dependencies=())
        for urn, each in before.items()
    )
    added = {each.name for urn, each in after.items() if urn not in before}
    assert all(
        "australiaeast" in name or naming.child_label(account_id("new")) in name for name in added
    )
    assert len(added) == (13 if scope is ReaderScope.SUBSCRIPTION else 14)


def test_an_account_told_in_another_case_changes_nothing_that_is_named_for_it(
    deploy: Deploy,
) -> None:
    def told(resource_id: str) -> Recording:
        args: Any = {
            **MINIMAL,
            "accounts": [{"resource_id": resource_id, "location": "eastus"}],
            "reader": {**MINIMAL["reader"], "scope": "account"},
        }
        return fresh(deploy, args)

    as_told, shouted = told(EAST_1), told(EAST_1.replace("resourceGroups/", "resourcegroups/"))

    assert as_told.resources.keys() == shouted.resources.keys()
    changed = {
        (each.type, key)
        for urn, each in as_told.resources.items()
        for key, value in each.inputs.items()
        if shouted.resources[urn].inputs[key] != value and key not in each.ignore_changes
    }
    assert changed <= {(INTEGRATION_POLICY, "inputs")}


def test_an_account_in_a_known_region_adds_its_setting_only(deploy: Deploy) -> None:
    more: Any = [{"resource_id": account_id("new"), "location": "eastus"}, *FOUR]

    before = fresh(deploy, with_args(accounts=FOUR)).resources
    after = fresh(deploy, with_args(accounts=more)).resources

    assert all(after[urn] == each for urn, each in before.items())
    assert {each.name for urn, each in after.items() if urn not in before} == {
        f"{label(account_id('new'))}-setting"
    }


def test_a_resource_group_that_is_brought_along_is_used_and_none_made(
    deploy: Deploy, world: World
) -> None:
    existing_group(world, "rg-company", "westeurope")
    args = with_args(existing_resource_group_name="rg-company")
    del args["location"]

    recording = deploy(lambda: AzureOpenAIMonitoring("test", args))

    assert recording.of_type(GROUP) == []
    assert len(recording.resources) == 22
    assert (
        "azure-native:resources:getResourceGroup",
        {"resourceGroupName": "rg-company"},
    ) in recording.calls
    assert {
        each.inputs["resourceGroupName"]
        for each in recording.resources.values()
        if "resourceGroupName" in each.inputs
    } == {"rg-company"}
    assert outputs(recording)["resourceGroupName"] == "rg-company"
    assert only(recording, NAMESPACE)["location"] == "eastus"


def test_of_all_that_can_be_brought_along_nothing_is_made(deploy: Deploy, world: World) -> None:
    args = brought_along(world)

    recording = deploy(lambda: AzureOpenAIMonitoring("test", args))

    made = {type_: count for type_, count in counts(recording).items() if COMPONENT not in type_}
    assert made == {
        HUB: 1,
        CONSUMER_GROUP: 1,
        HUB_RULE: 1,
        CONTAINER: 1,
        SETTING: 1,
        ROLE_ASSIGNMENT: 1,
        INTEGRATION: 1,
        INTEGRATION_POLICY: 2,
    }
    assert only(recording, SETTING)["eventHubAuthorizationRuleId"].endswith(
        "/namespaces/evhns-company/authorizationRules/monitor"
    )
    assert outputs(recording)["eventHubNamespaceNames"] == {"eastus": "evhns-company"}
    assert outputs(recording)["storageAccountNames"] == {"eastus": "stcompany"}
    assert outputs(recording)["agentPolicyId"] == "company-policy"
    assert outputs(recording)["clientId"] == CLIENT_ID
    for policy, input_ in (
        ("test-elastic-logs-eastus", LOGS),
        (f"test-elastic-metrics-{SUBSCRIPTION}", METRICS),
    ):
        assert opened(recording)[policy]["agentPolicyIds"] == ["company-policy"]
        assert variables(recording, policy, input_).get("client_secret") in (None, PLANTED)
    assert leaks(recording, PLANTED) == []


@pytest.mark.parametrize("preview", [False, True])
def test_names_and_addresses_may_be_outputs(deploy: Deploy, *, preview: bool) -> None:
    def program() -> None:
        given = pulumi.Output.from_input
        AzureOpenAIMonitoring(
            "test",
            with_args(
                regions={
                    "eastus": {
                        "namespace_name": given("evhns-output"),
                        "storage_account_name": given("stoutput"),
                    }
                },
                event_hub={
                    "event_hub_name": given("hub-output"),
                    "consumer_group_name": given("group-output"),
                },
                storage={"container_name": given("container-output")},
                diagnostics={"setting_name": given("setting-output")},
                elastic={**MINIMAL["elastic"], "kibana_url": given("https://kibana.output/")},
            ),
        )

    recording = deploy(program, preview=preview)

    assert only(recording, NAMESPACE)["namespaceName"] == "evhns-output"
    assert only(recording, ACCOUNT)["accountName"] == "stoutput"
    assert only(recording, HUB)["eventHubName"] == "hub-output"
    assert only(recording, CONSUMER_GROUP)["consumerGroupName"] == "group-output"
    assert only(recording, CONTAINER)["containerName"] == "container-output"
    assert only(recording, SETTING)["name"] == "setting-output"
    assert outputs(recording)["links"]["overview"].startswith("https://kibana.output/app/")


@pytest.mark.parametrize("auth_type", AuthType)
def test_a_brought_application_reads_everything_with_the_secret_it_came_with(
    auth_type: AuthType, deploy: Deploy
) -> None:
    args = with_args(
        auth_type=auth_type,
        elastic=NEWER,
        reader={"existing_client_id": CLIENT_ID},
        client_secret=PLANTED,
    )

    recording = deploy(lambda: AzureOpenAIMonitoring("test", args))

    assert [recording.of_type(each) for each in (APPLICATION, SERVICE_PRINCIPAL, PASSWORD)] == [
        [],
        [],
        [],
    ]
    readers = [variables(recording, f"test-elastic-metrics-{SUBSCRIPTION}", METRICS)]
    if auth_type is AuthType.CLIENT_SECRET:
        readers.append(variables(recording, "test-elastic-logs-eastus", LOGS))
    assert {(each["client_id"], each["client_secret"]) for each in readers} == {
        (CLIENT_ID, PLANTED)
    }
    assert leaks(recording, PLANTED) == []


@pytest.mark.parametrize("make", [with_args, hardened], ids=["defaults", "hardened"])
def test_only_the_variables_of_what_is_read_are_secret_and_no_secret_is_elsewhere(
    make: Any, deploy: Deploy
) -> None:
    recording = deploy(lambda: AzureOpenAIMonitoring("test", make()))

    assert leaks(recording) == []
    assert secrets_of(recording) == {
        each.name: [
            f"inputs.{LOGS}.streams.azure_openai.logs.vars"
            if "-logs-" in each.name
            else f"inputs.{METRICS}.streams.azure.open_ai.vars"
        ]
        for each in recording.of_type(INTEGRATION_POLICY)
    }
    assert isinstance(outputs(recording)["installCommand"], Secret)


@pytest.mark.parametrize("before", AuthType)
def test_while_the_authentication_is_switched_the_agents_have_both_ways(
    before: AuthType, deploy: Deploy
) -> None:
    (after,) = set(AuthType) - {before}
    changes: dict[str, Any] = {"elastic": NEWER, "protect": False}

    old = fresh(deploy, with_args(auth_type=before, **changes))
    both = fresh(deploy, with_args(auth_type=after, previous_auth_type=before, **changes))
    new = fresh(deploy, with_args(auth_type=after, **changes))

    names = {urn: each.name for one in (old, both, new) for urn, each in one.resources.items()}
    assert both.resources.keys() == old.resources.keys() | new.resources.keys()
    keyed, keyless = (old, new) if before is AuthType.CONNECTION_STRING else (new, old)
    assert {names[urn] for urn in keyed.resources.keys() - keyless.resources.keys()} == {
        "test-eastus-event-hub-listen-rule"
    }
    assert {names[urn] for urn in keyless.resources.keys() - keyed.resources.keys()} == {
        "test-reader-hub-eastus-role",
        "test-reader-storage-eastus-role",
    }
    assert only(both, ACCOUNT)["allowSharedKeyAccess"] is True
    read = [each.name for each in new.of_type(INTEGRATION_POLICY)]
    assert [opened(both)[each] for each in read] == [opened(new)[each] for each in read]
    assert leaks(both) == []


def test_shared_keys_stay_on_where_they_are_asked_for(deploy: Deploy) -> None:
    args = hardened(storage={"shared_key_access": True})

    recording = deploy(lambda: AzureOpenAIMonitoring("test", args))

    assert {each.inputs["allowSharedKeyAccess"] for each in recording.of_type(ACCOUNT)} == {True}
    for region in REGIONS:
        logs = variables(recording, f"test-elastic-logs-{region}", LOGS)
        assert "storage_account_key" not in logs
    assert leaks(recording) == []


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"accounts": []}, "accounts = a list of 0: There is nothing to monitor"),
        (
            {"accounts": [FOUR[0], {**FOUR[0], "resource_id": WEST.replace("rg-", "RG-")}]},
            r"accounts\[1\].resource_id = .*It is the same account as accounts\[0\]",
        ),
        (
            {"accounts": FOUR, "regions": {"eastus": {}, "westeurope": {}}},
            r'accounts\[2\].location = "swedencentral": No event hub is there',
        ),
        (
            {"regions": {"eastus": {}, "westeurope": {}}},
            "regions.westeurope = a map: No account is in this region",
        ),
        ({"location": None}, "location is missing: The resource group is made in one region"),
        (
            {"existing_resource_group_name": "rg"},
            'location = "eastus": The resource group is made in one region, or it is brought',
        ),
        (
            {"storage": {"shared_key_access": False}},
            "storage.shared_key_access = false: .*signs in to the storage with a shared key",
        ),
        (
            {"previous_auth_type": "connection_string"},
            'previous_auth_type = "connection_string": It is the authentication in use',
        ),
        (
            {
                "auth_type": "client_secret",
                "previous_auth_type": "connection_string",
                "elastic": NEWER,
                "storage": {"shared_key_access": False},
            },
            "storage.shared_key_access = false: .*signs in to the storage with a shared key",
        ),
        (
            {"auth_type": "client_secret"},
            'elastic.package_version = "1.7.0": The integration can sign in with client_secret',
        ),
        ({"reader": {}}, "reader.secret_end_date is missing"),
        ({"client_secret": PLANTED}, r"client_secret = \[secret\]: A secret is brought along only"),
        (
            {"reader": {"existing_client_id": CLIENT_ID}},
            "client_secret is missing: An application that is brought along comes with its secret",
        ),
        ({"event_hub": {"tier": "Basic", "retention_days": 2}}, "event_hub.retention_days = 2"),
        (
            {"regions": {"eastus": {"existing_diagnostic_rule_id": f"{SWEDEN}"}}},
            "regions.eastus.existing_diagnostic_rule_id = .*not of an authorization rule",
        ),
        ({"environment": "Prod"}, 'environment = "Prod": It is not an environment.s name'),
        ({"resourceGroupName": "rg"}, 'Did you mean "existing_resource_group_name"'),
    ],
)
def test_what_cannot_work_together_is_refused_before_any_part_is_made(
    changes: Any, message: str, deploy: Deploy, world: World
) -> None:
    with pytest.raises(InvalidInputs, match=message) as refused:
        deploy(lambda: AzureOpenAIMonitoring("test", with_args(**changes)))
    assert refused.value.where == 'AzureOpenAIMonitoring "test"'
    assert PLANTED not in str(refused.value)
    assert list(world.of(GROUP)) == []


@pytest.mark.parametrize("make", [with_args, hardened], ids=["defaults", "hardened"])
def test_a_preview_registers_what_the_update_does_with_nothing_known(
    make: Any, deploy: Deploy
) -> None:
    update = fresh(deploy, make())

    preview = deploy(
        lambda: AzureOpenAIMonitoring("test", make()), world=World(now=TODAY), preview=True
    )

    assert preview.resources.keys() == update.resources.keys()
    assert leaks(preview) == []
    assert secrets_of(preview) == secrets_of(update)
    assert isinstance(outputs(preview)["installCommand"], Secret)


def test_a_preview_goes_through_with_everything_brought_along(deploy: Deploy, world: World) -> None:
    args = brought_along(world)

    recording = deploy(lambda: AzureOpenAIMonitoring("test", args), preview=True)

    assert len(recording.resources) == 14
