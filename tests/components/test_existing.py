"""Parts that are brought along: what must fit before anything is made in them."""

from typing import Any

import pulumi
import pytest

from components import (
    AzureOpenAIMonitoring,
    EventHubNamespace,
    EventHubNamespaceArgs,
    InvalidInputs,
    NamespaceTier,
)
from components.existing import host_of
from rehearsal.emulation import World
from rehearsal.recording import Recording
from tests.components.deployed import (
    CONSUMER_GROUP,
    CONTAINER,
    HUB,
    NAMESPACE_RULE,
    environment_args,
    existing_account,
    existing_namespace,
    only,
    outputs,
)
from tests.conftest import TODAY, Deploy

TIERS = {tier: {"name": tier, "tier": tier, "capacity": 1} for tier in ("Basic", "Standard")}


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://evhns.servicebus.windows.net:443/",
        "https://evhns.servicebus.windows.net/",
        "https://evhns.servicebus.windows.net",
        "evhns.servicebus.windows.net",
    ],
)
def test_the_host_of_a_namespace_is_its_endpoint_without_the_rest(endpoint: str) -> None:
    assert host_of(endpoint) == "evhns.servicebus.windows.net"


def test_a_namespace_is_read_by_the_host_that_azure_gives_it(deploy: Deploy, world: World) -> None:
    namespace_id = existing_namespace(
        world, serviceBusEndpoint="https://evhns-company.servicebus.chinacloudapi.cn:443/"
    )
    args: EventHubNamespaceArgs = {"location": "eastus", "existing_namespace_id": namespace_id}

    recording = deploy(lambda: EventHubNamespace("test", args))

    assert outputs(recording)["namespaceHost"] == "evhns-company.servicebus.chinacloudapi.cn"


@pytest.mark.parametrize("tier", ["Basic", "Standard"])
def test_the_default_consumer_group_can_be_asked_for_by_its_name(
    tier: str, deploy: Deploy, world: World
) -> None:
    """As the message about a Basic namespace says to."""
    args: EventHubNamespaceArgs = {
        "location": "eastus",
        "existing_namespace_id": existing_namespace(world, sku=TIERS[tier]),
        "event_hub": {"consumer_group_name": "$Default"},
    }

    recording = deploy(lambda: EventHubNamespace("test", args))

    assert recording.of_type(CONSUMER_GROUP) == []
    assert outputs(recording)["consumerGroupName"] == "$Default"


def test_a_basic_namespace_is_read_with_the_default_consumer_group(
    deploy: Deploy, world: World
) -> None:
    args: Any = {
        "location": "eastus",
        "existing_namespace_id": existing_namespace(world, sku=TIERS["Basic"]),
        "event_hub": {"tier": "Basic"},
    }

    recording = deploy(lambda: EventHubNamespace("test", args))

    assert recording.of_type(CONSUMER_GROUP) == []
    assert outputs(recording)["consumerGroupName"] == "$Default"


@pytest.mark.parametrize("settings", [{"retention_days": 90}, {"partition_count": 100}], ids=str)
def test_a_hub_that_the_tier_of_a_brought_namespace_cannot_have_is_refused_before_it_is_made(
    settings: Any, deploy: Deploy, world: World
) -> None:
    event_hub: Any = {"tier": NamespaceTier.PREMIUM, **settings}
    args: EventHubNamespaceArgs = {
        "location": "eastus",
        "existing_namespace_id": existing_namespace(world, sku=TIERS["Standard"]),
        "event_hub": event_hub,
    }

    with pytest.raises(InvalidInputs, match="Standard"):
        deploy(lambda: EventHubNamespace("test", args), refused=True)
    assert list(world.of(HUB)) == []


@pytest.mark.parametrize("preview", [False, True])
def test_nothing_is_made_in_a_namespace_that_does_not_fit(
    deploy: Deploy, world: World, *, preview: bool
) -> None:
    args: EventHubNamespaceArgs = {
        "location": "eastus",
        "existing_namespace_id": existing_namespace(world, disableLocalAuth=True),
    }

    with pytest.raises(InvalidInputs) as refused:
        deploy(lambda: EventHubNamespace("test", args), preview=preview)

    assert [fault.key for fault in refused.value.faults] == [
        "existing_namespace_id.disableLocalAuth"
    ]
    assert [list(world.of(type_)) for type_ in (HUB, NAMESPACE_RULE, CONSUMER_GROUP)] == [
        [],
        [],
        [],
    ]


def test_an_environment_needs_shared_keys_of_an_account_only_where_it_signs_in_with_one(
    deploy: Deploy,
) -> None:
    def deployed(**choices: Any) -> Recording:
        world = World(now=TODAY)
        account = existing_account(world, allowSharedKeyAccess=False)
        args: Any = {
            **environment_args(),
            "regions": {"eastus": {"existing_storage_account_id": account}},
            **choices,
        }
        return deploy(lambda: AzureOpenAIMonitoring("test", args), world=world)

    with pytest.raises(InvalidInputs, match="set the authentication to client_secret"):
        deployed()
    newer = {**environment_args()["elastic"], "package_version": "1.8.0"}
    recording = deployed(auth_type="client_secret", elastic=newer)

    assert only(recording, CONTAINER)["accountName"] == "stcompany"


def test_ids_that_are_outputs_are_followed_when_they_are_known(
    deploy: Deploy, world: World
) -> None:
    namespace_id = existing_namespace(world)

    def program() -> None:
        found = pulumi.Output.from_input(namespace_id)
        EventHubNamespace("test", {"location": "eastus", "existing_namespace_id": found})

    recording = deploy(program)

    assert only(recording, HUB)["namespaceName"] == "evhns-company"
    assert only(recording, HUB)["resourceGroupName"] == "rg-company"
