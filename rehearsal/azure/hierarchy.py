"""What a resource is created in and where that puts it, by the names that its inputs give."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from rehearsal.emulation import Existing, Properties, Violation, World
from rehearsal.properties import read, text


@dataclass(frozen=True)
class Level:
    """A level of the resource hierarchy: the input that names it, its kind, its part of the id.

    `lookup` is the function that brings one along from outside the stack, where there is any.
    """

    key: str
    noun: str
    token: str
    segment: str
    lookup: str | None = None


GROUP: Final = Level(
    "resourceGroupName",
    "resource group",
    "azure-native:resources:ResourceGroup",
    "/resourceGroups/",
    "getResourceGroup",
)
NAMESPACE: Final = Level(
    "namespaceName",
    "Event Hubs namespace",
    "azure-native:eventhub:Namespace",
    "/providers/Microsoft.EventHub/namespaces/",
    "getNamespace",
)
NAMESPACE_RULE: Final = Level(
    "authorizationRuleName",
    "namespace authorization rule",
    "azure-native:eventhub:NamespaceAuthorizationRule",
    "/authorizationRules/",
)
EVENT_HUB: Final = Level(
    "eventHubName", "event hub", "azure-native:eventhub:EventHub", "/eventhubs/"
)
EVENT_HUB_RULE: Final = Level(
    "authorizationRuleName",
    "event hub authorization rule",
    "azure-native:eventhub:EventHubAuthorizationRule",
    "/authorizationRules/",
)
CONSUMER_GROUP: Final = Level(
    "consumerGroupName",
    "consumer group",
    "azure-native:eventhub:ConsumerGroup",
    "/consumergroups/",
)
ACCOUNT: Final = Level(
    "accountName",
    "storage account",
    "azure-native:storage:StorageAccount",
    "/providers/Microsoft.Storage/storageAccounts/",
    "getStorageAccount",
)
CONTAINER: Final = Level(
    "containerName",
    "blob container",
    "azure-native:storage:BlobContainer",
    "/blobServices/default/containers/",
)


def id_of(inputs: Properties, world: World, *levels: Level) -> str | None:
    """Return the id that the names lead to, or None where one of them is not known."""
    if any(text(inputs, level.key) is None for level in levels):
        return None
    return new_id(inputs, world, *levels)


def new_id(inputs: Properties, world: World, *levels: Level) -> str:
    """Return the id of a new resource; a name that is not known stays so in it."""
    path = f"/subscriptions/{world.subscription_id}"
    return path + "".join(f"{level.segment}{read(inputs, level.key)}" for level in levels)


def find(inputs: Properties, world: World, *levels: Level) -> Existing | None:
    """Return the resource that the names lead to, or None where it is not known or not there."""
    path = id_of(inputs, world, *levels)
    return None if path is None else world.find(levels[-1].token, path)


def missing_parents(inputs: Properties, world: World, *levels: Level) -> Iterator[Violation]:
    """Yield a violation for the outermost of these levels that does not exist.

    What no function can look up is taken to come along with the assumed resource it is in.
    """
    outer = f"/subscriptions/{world.subscription_id}"
    for level in levels:
        name = text(inputs, level.key)
        if name is None:
            return
        path = f"{outer}{level.segment}{name}"
        if world.find(level.token, path) is None:
            if level.lookup is not None or not is_assumed(world, outer):
                yield _missing(level, name)
            return
        outer = path


def already_there(inputs: Properties, world: World, *levels: Level) -> Iterator[Violation]:
    """Yield a violation where a resource of this name exists at its place already."""
    if find(inputs, world, *levels) is not None:
        own = levels[-1]
        yield Violation(
            own.key,
            text(inputs, own.key),
            f"this {own.noun} exists already",
            "Choose another name, or refer to the existing one",
        )


def is_assumed(world: World, resource_id: str) -> bool:
    """Say whether a resource was only looked up, so that what is in it is not known."""
    return any(assumed.lower() == resource_id.lower() for assumed in world.assumed)


def _missing(level: Level, name: str) -> Violation:
    fix = f"Create the {level.noun} first and refer to its name output"
    if level.lookup is not None:
        fix += f", or look up an existing one with {level.lookup}"
    return Violation(
        level.key, name, f"no {level.noun} of this name exists there", fix, missing=True
    )
