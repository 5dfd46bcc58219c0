"""The event hub namespace: what is made by default, with everything on, and brought along."""

from typing import Any

import pulumi
import pytest

from components import EventHubNamespace, EventHubNamespaceArgs, InvalidInputs
from rehearsal.emulation import World
from rehearsal.recording import Recording
from rehearsal.wire import Secret
from tests.conftest import Deploy

GROUP = "azure-native:resources:ResourceGroup"
NAMESPACE = "azure-native:eventhub:Namespace"
HUB = "azure-native:eventhub:EventHub"
CONSUMER_GROUP = "azure-native:eventhub:ConsumerGroup"
NAMESPACE_RULE = "azure-native:eventhub:NamespaceAuthorizationRule"
HUB_RULE = "azure-native:eventhub:EventHubAuthorizationRule"
MINIMAL: EventHubNamespaceArgs = {
    "location": "eastus",
    "resource_group_name": "rg",
    "namespace_name": "evhns-test",
}


@pytest.fixture
def world(world: World) -> World:
    """Put the resource group into the world that the tests' namespaces are in."""
    group_id = f"/subscriptions/{world.subscription_id}/resourceGroups/rg"
    world.add(GROUP, group_id, {"name": "rg", "location": "eastus"})
    return world


def only(recording: Recording, type_: str) -> dict[str, Any]:
    """Return the inputs of the one resource of a type."""
    (registration,) = recording.of_type(type_)
    return registration.inputs


def test_the_defaults_are_a_standard_namespace_with_one_hub_and_two_rules(deploy: Deploy) -> None:
    recording = deploy(lambda: EventHubNamespace("test", MINIMAL))

    assert len(recording.resources) == 6
    assert only(recording, NAMESPACE) == {
        "resourceGroupName": "rg",
        "namespaceName": "evhns-test",
        "location": "eastus",
        "sku": {"name": "Standard", "tier": "Standard", "capacity": 1},
        "isAutoInflateEnabled": False,
        "minimumTlsVersion": "1.2",
        "disableLocalAuth": False,
        "publicNetworkAccess": "Enabled",
        "tags": {},
    }
    within = {"resourceGroupName": "rg", "namespaceName": "evhns-test"}
    assert only(recording, HUB) == {
        **within,
        "eventHubName": "azure-openai-logs",
        "partitionCount": 4,
        "messageRetentionInDays": 1,
    }
    assert only(recording, CONSUMER_GROUP) == {
        **within,
        "eventHubName": "azure-openai-logs",
        "consumerGroupName": "elastic-agent",
    }
    assert only(recording, NAMESPACE_RULE) == {
        **within,
        "authorizationRuleName": "azure-monitor",
        "rights": ["Manage", "Send", "Listen"],
    }
    assert only(recording, HUB_RULE) == {
        **within,
        "eventHubName": "azure-openai-logs",
        "authorizationRuleName": "elastic-agent-listen",
        "rights": ["Listen"],
    }


def test_everything_on_is_passed_to_azure(deploy: Deploy) -> None:
    args: EventHubNamespaceArgs = {
        **MINIMAL,
        "event_hub": {
            "capacity": 2,
            "auto_inflate": True,
            "maximum_throughput_units": 10,
            "event_hub_name": "logs",
            "partition_count": 8,
            "retention_days": 7,
            "consumer_group_name": "agents",
        },
        "tags": {"team": "platform"},
        "protect": True,
    }

    recording = deploy(lambda: EventHubNamespace("test", args))

    namespace = only(recording, NAMESPACE)
    assert namespace["sku"] == {"name": "Standard", "tier": "Standard", "capacity": 2}
    assert namespace["isAutoInflateEnabled"] is True
    assert namespace["maximumThroughputUnits"] == 10
    assert namespace["tags"] == {"team": "platform"}
    hub = only(recording, HUB)
    assert (hub["eventHubName"], hub["partitionCount"], hub["messageRetentionInDays"]) == (
        "logs",
        8,
        7,
    )
    assert only(recording, CONSUMER_GROUP)["consumerGroupName"] == "agents"
    assert {each.type for each in recording.resources.values() if each.protect} == {NAMESPACE, HUB}


def test_a_changed_partition_count_replaces_the_hub(deploy: Deploy) -> None:
    recording = deploy(lambda: EventHubNamespace("test", MINIMAL))

    (hub,) = recording.of_type(HUB)
    assert hub.replace_on_changes == ("partitionCount",)


@pytest.mark.parametrize(
    ("tier", "unit"),
    [
        ("Basic", "throughput units"),
        ("Standard", "throughput units"),
        ("Premium", "processing units"),
    ],
)
def test_a_namespace_that_gets_another_unit_of_capacity_is_a_new_one(
    tier: str, unit: str, deploy: Deploy
) -> None:
    args: Any = {**MINIMAL, "event_hub": {"tier": tier}}
    recording = deploy(lambda: EventHubNamespace("test", args))

    (namespace,) = recording.of_type(NAMESPACE)
    assert namespace.replacement_trigger == unit


def test_basic_reads_with_the_default_consumer_group_and_makes_none(deploy: Deploy) -> None:
    args: Any = {**MINIMAL, "event_hub": {"tier": "Basic"}}
    recording = deploy(lambda: EventHubNamespace("test", args))

    assert recording.of_type(CONSUMER_GROUP) == []
    (outputs,) = recording.component_outputs.values()
    assert outputs["consumerGroupName"] == "$Default"


def test_without_a_rule_to_listen_there_is_no_connection_string(deploy: Deploy) -> None:
    args: EventHubNamespaceArgs = {**MINIMAL, "listen_rule": False}
    recording = deploy(lambda: EventHubNamespace("test", args))

    assert recording.of_type(HUB_RULE) == []
    assert "azure-native:eventhub:listEventHubKeys" not in {call for call, _ in recording.calls}
    (outputs,) = recording.component_outputs.values()
    assert outputs.get("connectionString") is None


def test_the_connection_string_is_secret_and_listens_to_the_hub_alone(deploy: Deploy) -> None:
    recording = deploy(lambda: EventHubNamespace("test", MINIMAL))

    (outputs,) = recording.component_outputs.values()
    connection_string = outputs["connectionString"]
    assert isinstance(connection_string, Secret)
    assert "SharedAccessKeyName=elastic-agent-listen;" in connection_string.value
    assert connection_string.value.endswith("EntityPath=azure-openai-logs")


def test_the_outputs_name_the_namespace_by_its_full_host(deploy: Deploy) -> None:
    recording = deploy(lambda: EventHubNamespace("test", MINIMAL))

    (outputs,) = recording.component_outputs.values()
    assert outputs["namespaceHost"] == "evhns-test.servicebus.windows.net"
    assert outputs["diagnosticRuleId"].endswith(
        "/namespaces/evhns-test/authorizationRules/azure-monitor"
    )


def existing(world: World, **state: Any) -> str:
    """Put a namespace of the company's own into the world and return its id."""
    group_id = f"/subscriptions/{world.subscription_id}/resourceGroups/rg-company"
    world.add(GROUP, group_id, {"name": "rg-company", "location": "eastus"})
    namespace_id = f"{group_id}/providers/Microsoft.EventHub/namespaces/evhns-company"
    world.add(
        NAMESPACE,
        namespace_id,
        {
            "id": namespace_id,
            "name": "evhns-company",
            "location": "East US",
            "sku": {"name": "Standard", "tier": "Standard", "capacity": 1},
            "disableLocalAuth": False,
            "serviceBusEndpoint": "https://evhns-company.servicebus.windows.net:443/",
            **state,
        },
    )
    return namespace_id


def test_a_namespace_that_is_brought_along_gets_the_hub_and_its_rules(
    deploy: Deploy, world: World
) -> None:
    args: EventHubNamespaceArgs = {
        "location": "eastus",
        "existing_namespace_id": existing(world),
    }
    recording = deploy(lambda: EventHubNamespace("test", args))

    assert recording.of_type(NAMESPACE) == []
    assert only(recording, HUB)["namespaceName"] == "evhns-company"
    assert only(recording, HUB)["resourceGroupName"] == "rg-company"
    assert only(recording, NAMESPACE_RULE)["namespaceName"] == "evhns-company"


def test_a_rule_that_is_brought_along_is_used_and_none_made(deploy: Deploy, world: World) -> None:
    namespace_id = existing(world)
    args: EventHubNamespaceArgs = {
        "location": "eastus",
        "existing_namespace_id": namespace_id,
        "existing_diagnostic_rule_id": f"{namespace_id}/authorizationRules/monitor",
    }
    recording = deploy(lambda: EventHubNamespace("test", args))

    assert recording.of_type(NAMESPACE_RULE) == []
    (outputs,) = recording.component_outputs.values()
    assert outputs["diagnosticRuleId"] == f"{namespace_id}/authorizationRules/monitor"


@pytest.mark.parametrize(
    ("state", "message"),
    [
        ({"disableLocalAuth": True}, "can only write with the namespace's SAS rule"),
        ({"location": "westeurope"}, "(?i)bring one of eastus along"),
        ({"sku": {"name": "Basic", "tier": "Basic"}}, r"no consumer group but \$Default"),
    ],
)
def test_a_namespace_that_does_not_fit_is_refused_before_its_hub(
    state: dict[str, Any], message: str, deploy: Deploy, world: World
) -> None:
    args: EventHubNamespaceArgs = {
        "location": "eastus",
        "existing_namespace_id": existing(world, **state),
    }
    with pytest.raises(InvalidInputs, match=message):
        deploy(lambda: EventHubNamespace("test", args))


@pytest.mark.parametrize(
    ("args", "message"),
    [
        ({"location": "eastus"}, "namespace_name is missing: A new namespace needs it"),
        ({**MINIMAL, "locations": ["eastus"]}, 'Did you mean "location"'),
        ({**MINIMAL, "namespaceName": "evhns-test"}, 'Did you mean "namespace_name"'),
        ({**MINIMAL, "event_hub": {"retention_days": 8}}, "event_hub.retention_days = 8"),
    ],
)
def test_bad_args_are_refused_by_the_names_that_python_has_for_them(
    args: Any, message: str, deploy: Deploy
) -> None:
    with pytest.raises(InvalidInputs, match=message):
        deploy(lambda: EventHubNamespace("test", args))


def test_a_name_that_is_an_output_is_checked_when_it_is_known(deploy: Deploy) -> None:
    def program() -> None:
        name = pulumi.Output.from_input("x")
        EventHubNamespace("test", {**MINIMAL, "namespace_name": name})

    with pytest.raises(InvalidInputs, match=r"namespace_name = .output.: It is not an event hub"):
        deploy(program)


def test_a_preview_goes_through_with_nothing_known(deploy: Deploy) -> None:
    recording = deploy(lambda: EventHubNamespace("test", MINIMAL), preview=True)

    assert len(recording.resources) == 6
