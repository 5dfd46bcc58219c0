from typing import Any

import pytest

from rehearsal.emulation import UNKNOWN, Violation
from tests.rehearsal.emulated import (
    EVENT_HUB,
    FUNCTIONS,
    GROUP,
    IN_GROUP,
    IN_NAMESPACE,
    NAMESPACE,
    Emulated,
)


@pytest.fixture
def emulated() -> Emulated:
    return Emulated()


LOOK_UP = "azure-native:eventhub:getNamespace"
STANDARD = {**IN_NAMESPACE, "sku": {"name": "Standard"}}
INFLATING = {"isAutoInflateEnabled": True, "maximumThroughputUnits": 20}


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"sku": None},
        {"sku": {"name": "Basic", "tier": "Basic", "capacity": 1.0}},
        {"sku": {"name": "Standard", "capacity": 40}},
        {"sku": {"name": "Premium", "tier": "Premium", "capacity": 16}},
        {"namespaceName": "abcdef"},
        {"namespaceName": "a" * 50},
        {"location": "North Europe"},
        INFLATING,
        {**INFLATING, "maximumThroughputUnits": 40.0},
        {**INFLATING, "sku": {"name": "Standard", "capacity": 20}},
        {"isAutoInflateEnabled": False, "maximumThroughputUnits": 0},
        {"minimumTlsVersion": "1.2", "publicNetworkAccess": "Disabled", "disableLocalAuth": True},
        {"identity": {"type": "SystemAssigned, UserAssigned", "userAssignedIdentities": ["/x"]}},
        {"sku": UNKNOWN, "isAutoInflateEnabled": UNKNOWN, "maximumThroughputUnits": 99},
        {"sku": {"name": UNKNOWN, "tier": "Basic", "capacity": 99}},
        {"isAutoInflateEnabled": True, "maximumThroughputUnits": UNKNOWN},
        {"resourceGroupName": UNKNOWN},
    ],
)
def test_a_namespace_is_accepted(emulated: Emulated, change: dict[str, Any]) -> None:
    emulated.resource_group()
    assert emulated.refused(NAMESPACE, {**STANDARD, **change}) == []


NAME_RULE = (
    "must be 6 to 50 characters long: letters, digits and hyphens, starting with a letter and "
    "ending with a letter or digit"
)


@pytest.mark.parametrize(
    ("change", "violation"),
    [
        (
            {"resourceGroupName": None},
            Violation("resourceGroupName", None, "is required", "Give it a value"),
        ),
        (
            {"resourceGroupName": "other"},
            Violation(
                "resourceGroupName",
                "other",
                "no resource group of this name exists there",
                "Create the resource group first and refer to its name output, or look up an "
                "existing one with getResourceGroup",
            ),
        ),
        (
            {"namespaceName": "abcde"},
            Violation("namespaceName", "abcde", NAME_RULE, "Lengthen it by 1, from 5 characters"),
        ),
        (
            {"namespaceName": "a" * 51},
            Violation("namespaceName", "a" * 51, NAME_RULE, "Shorten it by 1, from 51 characters"),
        ),
        (
            {"location": "west.europe"},
            Violation(
                "location",
                "west.europe",
                "must be a region's name (westeurope) or display name (West Europe)",
                "Use westeurope",
            ),
        ),
        ({"sku": {}}, Violation("sku.name", None, "is required", "Give it a value")),
        (
            {"sku": {"name": "standard"}},
            Violation(
                "sku.name", "standard", "must be one of Basic, Standard, Premium", "Use Standard"
            ),
        ),
        (
            {"sku": {"name": "Standard", "tier": "Basic"}},
            Violation("sku.tier", "Basic", "must agree with sku.name, Standard", "Use Standard"),
        ),
        (
            {"sku": {"name": "Standard", "capacity": 1.5}},
            Violation("sku.capacity", 1.5, "must be a whole number", "Give a number without parts"),
        ),
        (
            {"sku": {"name": "Standard", "capacity": 41.0}},
            Violation(
                "sku.capacity", 41, "must be at most 40 on the Standard tier", "Use 40 or less"
            ),
        ),
        (
            {"sku": {"name": "Basic", "capacity": 41}},
            Violation("sku.capacity", 41, "must be at most 40 on the Basic tier", "Use 40 or less"),
        ),
        (
            {"sku": {"name": "Premium", "capacity": 17}},
            Violation(
                "sku.capacity", 17, "must be at most 16 on the Premium tier", "Use 16 or less"
            ),
        ),
        (
            {"sku": {"name": "Standard", "capacity": -1}},
            Violation("sku.capacity", -1, "must be at least 0", "Use 0 or more"),
        ),
        (
            {**INFLATING, "maximumThroughputUnits": 41},
            Violation(
                "maximumThroughputUnits",
                41,
                "must be at most 40 on the Standard tier",
                "Use 40 or less",
            ),
        ),
        (
            {**INFLATING, "sku": {"name": "Basic"}},
            Violation(
                "isAutoInflateEnabled",
                value=True,
                rule="is only for the Standard tier, not for Basic",
                fix="Leave it out, or use the Standard tier",
            ),
        ),
        (
            {"isAutoInflateEnabled": True, "maximumThroughputUnits": 8, "sku": {"name": "Premium"}},
            Violation(
                "isAutoInflateEnabled",
                value=True,
                rule="is only for the Standard tier, not for Premium",
                fix="Leave it out, or use the Standard tier",
            ),
        ),
        (
            {"isAutoInflateEnabled": True},
            Violation(
                "maximumThroughputUnits",
                None,
                "is required with auto-inflate",
                "Set the most throughput units that it may scale up to",
            ),
        ),
        (
            {"isAutoInflateEnabled": True, "maximumThroughputUnits": 0},
            Violation(
                "maximumThroughputUnits",
                0,
                "is required with auto-inflate",
                "Set the most throughput units that it may scale up to",
            ),
        ),
        (
            {"maximumThroughputUnits": 4},
            Violation(
                "maximumThroughputUnits",
                4,
                "is only for a namespace with auto-inflate",
                "Set isAutoInflateEnabled to true, or leave the maximum out",
            ),
        ),
        (
            {**INFLATING, "sku": {"name": "Standard", "capacity": 21}},
            Violation(
                "maximumThroughputUnits", 20, "must be at least sku.capacity, 21", "Use 21 or more"
            ),
        ),
        (
            {"minimumTlsVersion": "TLS1_2"},
            Violation(
                "minimumTlsVersion",
                "TLS1_2",
                "must be one of 1.0, 1.1, 1.2",
                "Use one of these, spelt exactly so",
            ),
        ),
        (
            {"identity": {"type": "SystemAssigned,UserAssigned"}},
            Violation(
                "identity.type",
                "SystemAssigned,UserAssigned",
                "must be one of SystemAssigned, UserAssigned, SystemAssigned, UserAssigned, None",
                "Use SystemAssigned, UserAssigned",
            ),
        ),
        (
            {"disableLocalAuthentication": True},
            Violation(
                "disableLocalAuthentication",
                value=True,
                rule="is not a property that the provider knows",
                fix="Use disableLocalAuth",
            ),
        ),
    ],
)
def test_a_namespace_is_refused(
    emulated: Emulated, change: dict[str, Any], violation: Violation
) -> None:
    emulated.resource_group()
    assert emulated.refused(NAMESPACE, {**STANDARD, **change}) == [violation]


def test_a_namespace_name_is_unique_in_all_of_azure(emulated: Emulated) -> None:
    emulated.namespace()
    emulated.create(GROUP, {"resourceGroupName": "other", "location": "eastus"})
    inputs = {**STANDARD, "resourceGroupName": "other", "namespaceName": "EVHNS-one"}
    assert emulated.refused(NAMESPACE, inputs) == [
        Violation(
            "namespaceName",
            "EVHNS-one",
            "must be unique in all of Azure, whatever the case of its letters",
            f"Choose another name: {emulated.namespace_id} has it",
        )
    ]


def test_a_namespace_that_exists_is_refused_once(emulated: Emulated) -> None:
    emulated.namespace(namespaceName="Evhns-One")
    assert [violation.rule for violation in emulated.refused(NAMESPACE, STANDARD)] == [
        "this Event Hubs namespace exists already"
    ]


def test_a_resource_group_is_found_whatever_the_case_of_its_name(emulated: Emulated) -> None:
    emulated.resource_group()
    assert emulated.refused(NAMESPACE, {**STANDARD, "resourceGroupName": "RG"}) == []


def test_a_namespace_is_returned_with_what_azure_fills_in(emulated: Emulated) -> None:
    emulated.resource_group()
    created = emulated.create(
        NAMESPACE,
        {**IN_NAMESPACE, "sku": {"name": "Standard", "capacity": 2.0}, "tags": {"team": "ai"}},
    )
    assert created.id == emulated.namespace_id
    times = {created.state.pop(key) for key in ("createdAt", "updatedAt")}
    system_data = created.state.pop("systemData")
    assert times == {system_data["createdAt"]}
    assert created.state == {
        "azureApiVersion": "2024-01-01",
        "disableLocalAuth": False,
        "isAutoInflateEnabled": False,
        "kafkaEnabled": True,
        "location": "westeurope",
        "maximumThroughputUnits": 0,
        "metricId": f"{emulated.world.subscription_id}:evhns-one",
        "minimumTlsVersion": "1.2",
        "name": "evhns-one",
        "privateEndpointConnections": [],
        "provisioningState": "Succeeded",
        "publicNetworkAccess": "Enabled",
        "serviceBusEndpoint": "https://evhns-one.servicebus.windows.net:443/",
        "sku": {"name": "Standard", "tier": "Standard", "capacity": 2},
        "status": "Active",
        "tags": {"team": "ai"},
        "type": "Microsoft.EventHub/Namespaces",
        "zoneRedundant": False,
    }


def test_a_namespace_is_in_its_own_region_or_else_in_its_groups(emulated: Emulated) -> None:
    assert emulated.namespace(location="North Europe").state["location"] == "northeurope"


def test_a_system_assigned_identity_gets_a_principal(emulated: Emulated) -> None:
    state = emulated.namespace(
        identity={"type": "SystemAssigned, UserAssigned", "userAssignedIdentities": ["/id"]}
    ).state
    assert state["identity"]["tenantId"] == emulated.world.tenant_id
    assert set(state["identity"]) == {"type", "principalId", "tenantId", "userAssignedIdentities"}
    assert set(state["identity"]["userAssignedIdentities"]["/id"]) == {"clientId", "principalId"}


def test_a_namespace_that_is_not_known_is_taken_to_be_a_standard_one(emulated: Emulated) -> None:
    found = emulated.call(LOOK_UP, dict(IN_NAMESPACE))
    assert found["id"] == emulated.namespace_id
    assert found["sku"] == {"name": "Standard", "tier": "Standard", "capacity": 1}
    assert found["disableLocalAuth"] is False
    assert "location" not in found
    assert emulated.world.assumed == [emulated.group_id, emulated.namespace_id]


def test_a_namespace_that_was_created_is_looked_up(emulated: Emulated) -> None:
    created = emulated.namespace("Premium")
    assert emulated.call(LOOK_UP, dict(IN_NAMESPACE)) == {**created.state, "id": created.id}
    assert emulated.world.assumed == []


def test_an_impossible_name_is_not_looked_up(emulated: Emulated) -> None:

    arguments = {**IN_GROUP, "namespaceName": "n"}
    violations = list(FUNCTIONS[LOOK_UP].check(arguments, emulated.world))
    assert [(violation.key, violation.value) for violation in violations] == [
        ("namespaceName", "n")
    ]


def test_the_tier_of_a_namespace_that_was_only_looked_up_is_not_judged(emulated: Emulated) -> None:
    emulated.call(LOOK_UP, dict(IN_NAMESPACE))
    inputs = {**IN_NAMESPACE, "eventHubName": "logs", "messageRetentionInDays": 30}
    assert emulated.refused(EVENT_HUB, inputs) == []
