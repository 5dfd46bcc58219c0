from typing import Any

import pytest

from rehearsal.emulation import UNKNOWN, Violation
from tests.rehearsal.emulated import EVENT_HUB, IN_GROUP, IN_HUB, IN_NAMESPACE, Emulated


@pytest.fixture
def emulated() -> Emulated:
    return Emulated()


@pytest.mark.parametrize(
    ("tier", "change"),
    [
        ("Basic", {"messageRetentionInDays": 1.0, "partitionCount": 32.0}),
        ("Basic", {"retentionDescription": {"retentionTimeInHours": 24}}),
        ("Standard", {"messageRetentionInDays": 7, "partitionCount": 1}),
        ("Standard", {"retentionDescription": {"retentionTimeInHours": 168.0}}),
        ("Premium", {"messageRetentionInDays": 90, "partitionCount": 100}),
        ("Premium", {"retentionDescription": {"retentionTimeInHours": 2160}}),
        ("Standard", {"eventHubName": "e"}),
        ("Standard", {"eventHubName": "e" * 256}),
        ("Standard", {"retentionDescription": {"cleanupPolicy": "Compact"}, "status": "Active"}),
        ("Basic", {"messageRetentionInDays": UNKNOWN, "partitionCount": UNKNOWN}),
        ("Standard", {"namespaceName": UNKNOWN, "messageRetentionInDays": 90}),
        ("Standard", {"resourceGroupName": UNKNOWN}),
        ("Standard", {"eventHubName": UNKNOWN, "retentionDescription": UNKNOWN}),
    ],
)
def test_an_event_hub_is_accepted(emulated: Emulated, tier: str, change: dict[str, Any]) -> None:
    emulated.namespace(tier)
    assert emulated.refused(EVENT_HUB, {**IN_HUB, **change}) == []


@pytest.mark.parametrize(
    ("tier", "change", "violation"),
    [
        (
            "Standard",
            {"namespaceName": "other1"},
            Violation(
                "namespaceName",
                "other1",
                "no Event Hubs namespace of this name exists there",
                "Create the Event Hubs namespace first and refer to its name output, or look up an "
                "existing one with getNamespace",
            ),
        ),
        (
            "Standard",
            {"eventHubName": "e" * 257},
            Violation(
                "eventHubName",
                "e" * 257,
                "must be 1 to 256 characters long: letters, digits, periods, hyphens and "
                "underscores, a letter or digit at both ends",
                "Shorten it by 1, from 257 characters",
            ),
        ),
        (
            "Basic",
            {"messageRetentionInDays": 2},
            Violation(
                "messageRetentionInDays",
                2,
                "must be at most 1 day on the Basic tier",
                "Use 1 or less, or a higher tier",
            ),
        ),
        (
            "Standard",
            {"messageRetentionInDays": 8.0},
            Violation(
                "messageRetentionInDays",
                8,
                "must be at most 7 days on the Standard tier",
                "Use 7 or less, or a higher tier",
            ),
        ),
        (
            "Standard",
            {"messageRetentionInDays": 0},
            Violation("messageRetentionInDays", 0, "must be at least 1", "Use 1 or more"),
        ),
        (
            "Standard",
            {"messageRetentionInDays": 1.5},
            Violation(
                "messageRetentionInDays",
                1.5,
                "must be a whole number",
                "Give a number without parts",
            ),
        ),
        (
            "Standard",
            {"retentionDescription": {"retentionTimeInHours": 169}},
            Violation(
                "retentionDescription.retentionTimeInHours",
                169,
                "must be at most 168 hours on the Standard tier",
                "Use 168 or less, or a higher tier",
            ),
        ),
        (
            "Standard",
            {"retentionDescription": {"retentionTimeInHours": 0}},
            Violation(
                "retentionDescription.retentionTimeInHours",
                0,
                "must be at least 1",
                "Use 1 or more",
            ),
        ),
        (
            "Premium",
            {"messageRetentionInDays": 91},
            Violation(
                "messageRetentionInDays",
                91,
                "must be at most 90 days on the Premium tier",
                "Use 90 or less, or a higher tier",
            ),
        ),
        (
            "Standard",
            {"partitionCount": 33},
            Violation(
                "partitionCount",
                33,
                "must be at most 32 partitions on the Standard tier",
                "Use 32 or less, or a higher tier",
            ),
        ),
        (
            "Basic",
            {"partitionCount": 0},
            Violation("partitionCount", 0, "must be at least 1", "Use 1 or more"),
        ),
        (
            "Standard",
            {"retentionDescription": {"cleanupPolicy": "compact"}},
            Violation(
                "retentionDescription.cleanupPolicy",
                "compact",
                "must be one of Delete, Compact",
                "Use Compact",
            ),
        ),
        (
            "Standard",
            {"messageRetention": 1},
            Violation(
                "messageRetention",
                1,
                "is not a property that the provider knows",
                "Use messageRetentionInDays",
            ),
        ),
    ],
)
def test_an_event_hub_is_refused(
    emulated: Emulated, tier: str, change: dict[str, Any], violation: Violation
) -> None:
    emulated.namespace(tier)
    assert emulated.refused(EVENT_HUB, {**IN_HUB, **change}) == [violation]


def test_only_the_outermost_missing_parent_is_told(emulated: Emulated) -> None:
    assert [violation.key for violation in emulated.refused(EVENT_HUB, IN_HUB)] == [
        "resourceGroupName"
    ]


def test_an_event_hub_that_exists_is_refused(emulated: Emulated) -> None:
    emulated.event_hub()
    assert emulated.refused(EVENT_HUB, {**IN_HUB, "eventHubName": "LOGS"}) == [
        Violation(
            "eventHubName",
            "LOGS",
            "this event hub exists already",
            "Choose another name, or refer to the existing one",
        )
    ]


@pytest.mark.parametrize("tier", ["Basic", "Standard"])
def test_the_eleventh_event_hub_of_a_namespace_is_refused(emulated: Emulated, tier: str) -> None:
    emulated.namespace(tier)
    for number in range(10):
        emulated.create(EVENT_HUB, {**IN_NAMESPACE, "eventHubName": f"hub-{number}"})
    assert emulated.refused(EVENT_HUB, IN_HUB) == [
        Violation(
            "eventHubName",
            "logs",
            f"a namespace of the {tier} tier holds at most 10 event hubs",
            "Use another namespace, or a higher tier",
        )
    ]


@pytest.mark.parametrize(
    ("sku", "cluster", "most"),
    [
        ({"name": "Premium"}, None, 100),
        ({"name": "Premium", "capacity": 2}, None, 200),
        ({"name": "Standard"}, "/cluster", 1000),
    ],
)
def test_larger_namespaces_hold_more_event_hubs(
    emulated: Emulated, sku: dict[str, Any], cluster: str | None, most: int
) -> None:
    emulated.namespace(sku=sku, clusterArmId=cluster)
    for number in range(most - 1):
        emulated.world.add(EVENT_HUB, f"{emulated.namespace_id}/eventhubs/hub-{number}", {})
    emulated.create(EVENT_HUB, dict(IN_HUB))
    (violation,) = emulated.refused(EVENT_HUB, {**IN_NAMESPACE, "eventHubName": "one-too-many"})
    assert f"holds at most {most} event hubs" in violation.rule


@pytest.mark.parametrize(
    ("sku", "cluster", "most_partitions", "most_days"),
    [
        ({"name": "Basic"}, None, 32, 1),
        ({"name": "Standard"}, None, 32, 7),
        ({"name": "Premium"}, None, 100, 90),
        ({"name": "Standard"}, "/cluster", 1024, 90),
    ],
)
def test_each_tier_has_its_own_limits(
    emulated: Emulated,
    sku: dict[str, Any],
    cluster: str | None,
    most_partitions: int,
    most_days: int,
) -> None:
    emulated.namespace(sku=sku, clusterArmId=cluster)
    limit = {**IN_HUB, "partitionCount": most_partitions, "messageRetentionInDays": most_days}
    assert emulated.refused(EVENT_HUB, limit) == []
    for key, most in (("partitionCount", most_partitions), ("messageRetentionInDays", most_days)):
        (violation,) = emulated.refused(EVENT_HUB, {**limit, key: most + 1})
        assert (violation.key, violation.value) == (key, most + 1)


def test_an_event_hub_is_returned_with_what_azure_fills_in(emulated: Emulated) -> None:
    created = emulated.event_hub(partitionCount=2.0, messageRetentionInDays=3.0)
    assert created.id == f"{emulated.namespace_id}/eventhubs/logs"
    for key in ("createdAt", "updatedAt", "systemData"):
        assert created.state.pop(key)
    assert created.state == {
        "azureApiVersion": "2024-01-01",
        "location": "westeurope",
        "messageRetentionInDays": 3,
        "name": "logs",
        "partitionCount": 2,
        "partitionIds": ["0", "1"],
        "retentionDescription": {
            "cleanupPolicy": "Delete",
            "retentionTimeInHours": 72,
            "tombstoneRetentionTimeInHours": 0,
        },
        "status": "Active",
        "type": "Microsoft.EventHub/Namespaces/EventHubs",
    }


def test_an_event_hub_has_defaults(emulated: Emulated) -> None:
    state = emulated.event_hub().state
    assert (state["partitionCount"], state["partitionIds"]) == (4, ["0", "1", "2", "3"])
    assert state["messageRetentionInDays"] == 1
    assert state["retentionDescription"]["retentionTimeInHours"] == 24


def test_retention_in_hours_is_also_told_in_days(emulated: Emulated) -> None:
    state = emulated.event_hub(retentionDescription={"retentionTimeInHours": 25}).state
    assert state["messageRetentionInDays"] == 2


def test_a_hub_needs_a_namespace_that_was_looked_up_not_only_its_group(emulated: Emulated) -> None:
    emulated.call("azure-native:resources:getResourceGroup", dict(IN_GROUP))
    assert [violation.key for violation in emulated.refused(EVENT_HUB, IN_HUB)] == ["namespaceName"]
