from typing import Any

import pytest

from rehearsal.emulation import UNKNOWN, Violation
from tests.rehearsal.emulated import CONSUMER_GROUP, EVENT_HUB, IN_HUB, IN_NAMESPACE, Emulated


@pytest.fixture
def emulated() -> Emulated:
    return Emulated()


ELASTIC = {**IN_HUB, "consumerGroupName": "elastic"}
LOOK_UP = "azure-native:eventhub:getNamespace"


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"consumerGroupName": "c" * 50, "userMetadata": "m" * 1024},
        {"consumerGroupName": UNKNOWN, "userMetadata": UNKNOWN},
        {"eventHubName": UNKNOWN},
        {"namespaceName": UNKNOWN, "eventHubName": "other"},
    ],
)
def test_a_consumer_group_is_accepted(emulated: Emulated, change: dict[str, Any]) -> None:
    emulated.event_hub()
    assert emulated.refused(CONSUMER_GROUP, {**ELASTIC, **change}) == []


@pytest.mark.parametrize(
    ("change", "violation"),
    [
        (
            {"consumerGroupName": "c" * 51},
            Violation(
                "consumerGroupName",
                "c" * 51,
                "must be 1 to 50 characters long: letters, digits, periods, hyphens and "
                "underscores, a letter or digit at both ends",
                "Shorten it by 1, from 51 characters",
            ),
        ),
        *(
            (
                {"consumerGroupName": name},
                Violation(
                    "consumerGroupName",
                    name,
                    "exists in every event hub from the start",
                    "Leave this resource out and read with $Default, or choose another name",
                ),
            )
            for name in ("$Default", "$default")
        ),
        (
            {"eventHubName": "other"},
            Violation(
                "eventHubName",
                "other",
                "no event hub of this name exists there",
                "Create the event hub first and refer to its name output",
            ),
        ),
        (
            {"userMetadata": "m" * 1025},
            Violation(
                "userMetadata",
                "m" * 1025,
                "must be at most 1024 characters long",
                "Shorten it by 1",
            ),
        ),
        (
            {"hubName": "logs"},
            Violation(
                "hubName",
                "logs",
                "is not a property that the provider knows",
                "Use eventHubName",
            ),
        ),
    ],
)
def test_a_consumer_group_is_refused(
    emulated: Emulated, change: dict[str, Any], violation: Violation
) -> None:
    emulated.event_hub()
    assert emulated.refused(CONSUMER_GROUP, {**ELASTIC, **change}) == [violation]


def test_the_basic_tier_has_no_consumer_group_but_the_default(emulated: Emulated) -> None:
    emulated.event_hub("Basic")
    assert emulated.refused(CONSUMER_GROUP, ELASTIC) == [
        Violation(
            "consumerGroupName",
            "elastic",
            "an event hub of the Basic tier has no consumer group but $Default",
            "Use $Default, or the Standard tier or higher",
        )
    ]


@pytest.mark.parametrize(
    ("tier", "cluster", "most"),
    [("Standard", None, 20), ("Premium", None, 100), ("Dedicated", "/cluster", 1000)],
)
def test_one_consumer_group_too_many_is_refused(
    emulated: Emulated, tier: str, cluster: str | None, most: int
) -> None:
    emulated.namespace("Standard" if cluster else tier, clusterArmId=cluster)
    hub = emulated.create(EVENT_HUB, dict(IN_HUB))
    for number in range(most - 2):
        emulated.world.add(CONSUMER_GROUP, f"{hub.id}/consumergroups/group-{number}", {})
    emulated.create(CONSUMER_GROUP, {**IN_HUB, "consumerGroupName": "last"})
    assert emulated.refused(CONSUMER_GROUP, ELASTIC) == [
        Violation(
            "consumerGroupName",
            "elastic",
            f"an event hub of the {tier} tier has at most {most} consumer groups, $Default "
            "included",
            "Read with an existing consumer group, or use a higher tier",
        )
    ]


def test_a_consumer_group_that_exists_is_refused(emulated: Emulated) -> None:
    emulated.event_hub()
    emulated.create(CONSUMER_GROUP, ELASTIC)
    assert [violation.rule for violation in emulated.refused(CONSUMER_GROUP, ELASTIC)] == [
        "this consumer group exists already"
    ]


def test_a_hub_in_a_namespace_that_was_looked_up_is_taken_to_be_there(emulated: Emulated) -> None:
    emulated.call(LOOK_UP, dict(IN_NAMESPACE))
    assert emulated.refused(CONSUMER_GROUP, ELASTIC) == []


def test_a_consumer_group_is_returned_as_azure_returns_it(emulated: Emulated) -> None:
    emulated.event_hub()
    created = emulated.create(CONSUMER_GROUP, {**ELASTIC, "userMetadata": "for Elastic"})
    assert created.id == f"{emulated.namespace_id}/eventhubs/logs/consumergroups/elastic"
    for key in ("createdAt", "updatedAt", "systemData"):
        assert created.state.pop(key)
    assert created.state == {
        "azureApiVersion": "2024-01-01",
        "location": "westeurope",
        "name": "elastic",
        "type": "Microsoft.EventHub/Namespaces/EventHubs/ConsumerGroups",
        "userMetadata": "for Elastic",
    }
