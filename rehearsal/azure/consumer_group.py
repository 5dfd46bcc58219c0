"""Consumer groups of event hubs (Microsoft.EventHub, API version 2024-01-01)."""

from collections.abc import Iterator
from typing import Any, ClassVar, Final

from rehearsal.azure import names
from rehearsal.azure.hierarchy import (
    CONSUMER_GROUP,
    EVENT_HUB,
    GROUP,
    NAMESPACE,
    Level,
    already_there,
    find,
    id_of,
    missing_parents,
)
from rehearsal.azure.placed import Placed
from rehearsal.azure.system_data import system_data
from rehearsal.azure.tiers import tier_of
from rehearsal.emulation import Properties, Violation, World
from rehearsal.properties import Block, Text, present, read, text
from rehearsal.timestamps import rfc3339

DEFAULT: Final = "$Default"
"""The consumer group that every event hub has from the start."""
LONGEST_METADATA: Final = 1024
PROPERTIES: Final = Block(
    {
        "consumerGroupName": Text(),
        "eventHubName": Text(),
        "namespaceName": Text(),
        "resourceGroupName": Text(),
        "userMetadata": Text(),
    },
    required=("eventHubName", "namespaceName", "resourceGroupName"),
)


class ConsumerGroup(Placed):
    """A consumer group of an event hub."""

    token: ClassVar[str] = CONSUMER_GROUP.token
    shape: ClassVar[Block] = PROPERTIES
    levels: ClassVar[tuple[Level, ...]] = (GROUP, NAMESPACE, EVENT_HUB, CONSUMER_GROUP)

    def refused(self, given: Properties, world: World, /) -> Iterator[Violation]:
        """Yield what Azure would refuse about this consumer group."""
        name = text(given, CONSUMER_GROUP.key)
        if name is not None and name.lower() == DEFAULT.lower():
            yield Violation(
                CONSUMER_GROUP.key,
                name,
                "exists in every event hub from the start",
                "Leave this resource out and read with $Default, or choose another name",
            )
        else:
            yield from names.CONSUMER_GROUP.check(given, CONSUMER_GROUP.key)
            yield from _room(given, world)
        yield from missing_parents(given, world, GROUP, NAMESPACE, EVENT_HUB)
        yield from already_there(given, world, GROUP, NAMESPACE, EVENT_HUB, CONSUMER_GROUP)
        metadata = text(given, "userMetadata")
        if metadata is not None and len(metadata) > LONGEST_METADATA:
            yield Violation(
                "userMetadata",
                metadata,
                f"must be at most {LONGEST_METADATA} characters long",
                f"Shorten it by {len(metadata) - LONGEST_METADATA}",
            )

    def state(self, named: Properties, world: World) -> dict[str, Any]:
        """Return what Azure tells of the consumer group."""
        now = rfc3339(world.now)
        namespace = find(named, world, GROUP, NAMESPACE)
        state = {
            "azureApiVersion": "2024-01-01",
            "createdAt": now,
            "location": namespace.state.get("location") if namespace else None,
            "name": read(named, CONSUMER_GROUP.key),
            "systemData": system_data(world),
            "type": "Microsoft.EventHub/Namespaces/EventHubs/ConsumerGroups",
            "updatedAt": now,
            "userMetadata": read(named, "userMetadata"),
        }
        return present(state)


def _room(inputs: Properties, world: World) -> Iterator[Violation]:
    tier = tier_of(find(inputs, world, GROUP, NAMESPACE), world)
    hub = id_of(inputs, world, GROUP, NAMESPACE, EVENT_HUB)
    if tier is None or hub is None:
        return
    inside = f"{hub}{CONSUMER_GROUP.segment}".lower()
    groups = 1 + sum(
        group.id.lower().startswith(inside) for group in world.of(CONSUMER_GROUP.token)
    )
    if groups < tier.consumer_groups:
        return
    if tier.consumer_groups == 1:
        rule = f"an event hub of the {tier.name} tier has no consumer group but {DEFAULT}"
        fix = f"Use {DEFAULT}, or the Standard tier or higher"
    else:
        rule = (
            f"an event hub of the {tier.name} tier has at most {tier.consumer_groups} consumer "
            f"groups, {DEFAULT} included"
        )
        fix = "Read with an existing consumer group, or use a higher tier"
    yield Violation(CONSUMER_GROUP.key, text(inputs, CONSUMER_GROUP.key), rule, fix)
