"""Event hubs (Microsoft.EventHub, API version 2024-01-01)."""

from collections.abc import Iterator
from typing import Any, ClassVar, Final

from rehearsal.azure import names
from rehearsal.azure.hierarchy import (
    EVENT_HUB,
    GROUP,
    NAMESPACE,
    Level,
    already_there,
    find,
    missing_parents,
)
from rehearsal.azure.placed import Placed
from rehearsal.azure.system_data import system_data
from rehearsal.azure.tiers import TIERS, Tier, event_hubs_allowed, tier_of
from rehearsal.emulation import Existing, Properties, Violation, World
from rehearsal.properties import (
    Block,
    Flag,
    Text,
    Whole,
    given_or,
    present,
    read,
    text,
    whole,
)
from rehearsal.timestamps import rfc3339

HOURS_A_DAY: Final = 24
_DEFAULT_PARTITIONS: Final = 4
PROPERTIES: Final = Block(
    {
        "captureDescription": Block(
            {
                "destination": Block(
                    {
                        "archiveNameFormat": Text(),
                        "blobContainer": Text(),
                        "dataLakeAccountName": Text(),
                        "dataLakeFolderPath": Text(),
                        "dataLakeSubscriptionId": Text(),
                        "identity": Block(
                            {
                                "type": Text(one_of=("SystemAssigned", "UserAssigned")),
                                "userAssignedIdentity": Text(),
                            }
                        ),
                        "name": Text(),
                        "storageAccountResourceId": Text(),
                    }
                ),
                "enabled": Flag(),
                "encoding": Text(one_of=("Avro", "AvroDeflate")),
                "intervalInSeconds": Whole(),
                "sizeLimitInBytes": Whole(),
                "skipEmptyArchives": Flag(),
            }
        ),
        "eventHubName": Text(),
        "messageRetentionInDays": Whole(minimum=1),
        "namespaceName": Text(),
        "partitionCount": Whole(minimum=1),
        "resourceGroupName": Text(),
        "retentionDescription": Block(
            {
                "cleanupPolicy": Text(one_of=("Delete", "Compact")),
                "retentionTimeInHours": Whole(minimum=1),
                "tombstoneRetentionTimeInHours": Whole(),
            }
        ),
        "status": Text(
            one_of=(
                "Active",
                "Disabled",
                "Restoring",
                "SendDisabled",
                "ReceiveDisabled",
                "Creating",
                "Deleting",
                "Renaming",
                "Unknown",
            )
        ),
        "userMetadata": Text(),
    },
    required=("namespaceName", "resourceGroupName"),
)


class EventHub(Placed):
    """An event hub in a namespace."""

    token: ClassVar[str] = EVENT_HUB.token
    shape: ClassVar[Block] = PROPERTIES
    levels: ClassVar[tuple[Level, ...]] = (GROUP, NAMESPACE, EVENT_HUB)

    def refused(self, given: Properties, world: World, /) -> Iterator[Violation]:
        """Yield what Azure would refuse about this event hub."""
        yield from names.EVENT_HUB.check(given, EVENT_HUB.key)
        yield from missing_parents(given, world, GROUP, NAMESPACE)
        yield from already_there(given, world, GROUP, NAMESPACE, EVENT_HUB)
        namespace = find(given, world, GROUP, NAMESPACE)
        tier = tier_of(namespace, world)
        if namespace is not None and tier is not None:
            yield from _room(given, namespace, tier, world)
            yield from _limits(given, tier)

    def state(self, named: Properties, world: World) -> dict[str, Any]:
        """Return what Azure tells of the event hub."""
        now = rfc3339(world.now)
        namespace = find(named, world, GROUP, NAMESPACE)
        partitions = given_or(read(named, "partitionCount"), _DEFAULT_PARTITIONS)
        days, hours = _retention(named)
        return present(
            {
                "status": "Active",
                **PROPERTIES.given(named, without=(GROUP.key, NAMESPACE.key, EVENT_HUB.key)),
                "azureApiVersion": "2024-01-01",
                "createdAt": now,
                "location": namespace.state.get("location") if namespace else None,
                "messageRetentionInDays": days,
                "name": read(named, EVENT_HUB.key),
                "partitionCount": partitions,
                "partitionIds": _partition_ids(partitions),
                "retentionDescription": {
                    "cleanupPolicy": given_or(
                        read(named, "retentionDescription", "cleanupPolicy"), "Delete"
                    ),
                    "retentionTimeInHours": hours,
                    "tombstoneRetentionTimeInHours": given_or(
                        read(named, "retentionDescription", "tombstoneRetentionTimeInHours"), 0
                    ),
                },
                "systemData": system_data(world),
                "type": "Microsoft.EventHub/Namespaces/EventHubs",
                "updatedAt": now,
            }
        )

    def check_change(
        self, before: Properties, after: Properties, world: World
    ) -> Iterator[Violation]:
        """Yield what Azure would refuse about a change of partitions.

        Source: Microsoft's page "Dynamically add partitions to an event hub".
        """
        old, new = whole(before, "partitionCount"), whole(after, "partitionCount")
        tier = tier_of(find(after, world, GROUP, NAMESPACE), world)
        if old is None or new is None or old == new or tier is None:
            return
        if new < old or tier.name not in ("Premium", "Dedicated"):
            yield Violation(
                "partitionCount",
                new,
                f"cannot change from {old} on the {tier.name} tier"
                if new > old
                else f"cannot be less than {old}, the count that the event hub has",
                "Create a new event hub",
            )


def _room(inputs: Properties, namespace: Existing, tier: Tier, world: World) -> Iterator[Violation]:
    allowed = event_hubs_allowed(namespace, tier)
    inside = f"{namespace.id}{EVENT_HUB.segment}".lower()
    present_hubs = sum(hub.id.lower().startswith(inside) for hub in world.of(EVENT_HUB.token))
    if present_hubs >= allowed:
        yield Violation(
            EVENT_HUB.key,
            text(inputs, EVENT_HUB.key),
            f"a namespace of the {tier.name} tier holds at most {allowed} event hubs",
            "Use another namespace, or a higher tier",
        )


def _limits(inputs: Properties, tier: Tier) -> Iterator[Violation]:
    hours = tier.retention_days * HOURS_A_DAY
    for path, limit, unit in (
        (("partitionCount",), tier.partitions, "partition"),
        (("messageRetentionInDays",), tier.retention_days, "day"),
        (("retentionDescription", "retentionTimeInHours"), hours, "hour"),
    ):
        number = whole(inputs, *path)
        if number is not None and number > limit:
            yield Violation(
                ".".join(path),
                number,
                f"must be at most {limit} {unit if limit == 1 else unit + 's'} on the "
                f"{tier.name} tier",
                f"Use {limit} or less, or a higher tier",
            )


def _retention(named: Properties) -> tuple[object, object]:
    """Return the days and the hours of retention; the service keeps the two in step."""
    days = read(named, "messageRetentionInDays")
    hours = read(named, "retentionDescription", "retentionTimeInHours")
    if days is None and hours is None:
        return 1, HOURS_A_DAY
    known_days, known_hours = whole(days), whole(hours)
    if days is None:
        return (hours if known_hours is None else -(-known_hours // HOURS_A_DAY)), hours
    if hours is None:
        return days, (days if known_days is None else known_days * HOURS_A_DAY)
    return days, hours


def _partition_ids(partitions: object) -> object:
    count = whole(partitions)
    if count is None:
        return partitions
    return [str(number) for number in range(min(count, TIERS["Dedicated"].partitions))]
