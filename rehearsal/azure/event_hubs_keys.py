"""The keys of shared access rules, as `listNamespaceKeys` and `listEventHubKeys` give them."""

from collections.abc import Iterator
from typing import Any, ClassVar, Final

from rehearsal.azure.authorization_rule import ROOT
from rehearsal.azure.hierarchy import (
    EVENT_HUB,
    EVENT_HUB_RULE,
    GROUP,
    NAMESPACE,
    NAMESPACE_RULE,
    missing_parents,
    new_id,
)
from rehearsal.emulation import Properties, Violation, World
from rehearsal.properties import Block, Text, read, text
from rehearsal.shaped import Shaped

NAMESPACE_ARGUMENTS: Final = Block(
    {"authorizationRuleName": Text(), "namespaceName": Text(), "resourceGroupName": Text()},
    required=("authorizationRuleName", "namespaceName", "resourceGroupName"),
)
EVENT_HUB_ARGUMENTS: Final = Block(
    {**NAMESPACE_ARGUMENTS.properties, "eventHubName": Text()},
    required=("authorizationRuleName", "eventHubName", "namespaceName", "resourceGroupName"),
)


class ListNamespaceKeys(Shaped):
    """The keys of a namespace's rule; they can be listed even where local auth is off."""

    token: ClassVar[str] = "azure-native:eventhub:listNamespaceKeys"
    shape: ClassVar[Block] = NAMESPACE_ARGUMENTS

    def refused(self, given: Properties, world: World, /) -> Iterator[Violation]:
        """Yield what Azure would refuse about this call."""
        name = text(given, NAMESPACE_RULE.key)
        root = name is not None and name.lower() == ROOT.lower()
        levels = (GROUP, NAMESPACE) if root else (GROUP, NAMESPACE, NAMESPACE_RULE)
        return missing_parents(given, world, *levels)

    def call(self, arguments: Properties, world: World) -> dict[str, Any]:
        """Return the rule's keys, and connection strings for the namespace."""
        return _keys(arguments, world, new_id(arguments, world, GROUP, NAMESPACE, NAMESPACE_RULE))


class ListEventHubKeys(Shaped):
    """The keys of an event hub's rule; they can be listed even where local auth is off."""

    token: ClassVar[str] = "azure-native:eventhub:listEventHubKeys"
    shape: ClassVar[Block] = EVENT_HUB_ARGUMENTS

    def refused(self, given: Properties, world: World, /) -> Iterator[Violation]:
        """Yield what Azure would refuse about this call."""
        return missing_parents(given, world, GROUP, NAMESPACE, EVENT_HUB, EVENT_HUB_RULE)

    def call(self, arguments: Properties, world: World) -> dict[str, Any]:
        """Return the rule's keys, and connection strings that name the event hub."""
        path = new_id(arguments, world, GROUP, NAMESPACE, EVENT_HUB, EVENT_HUB_RULE)
        return _keys(arguments, world, path, f";EntityPath={read(arguments, EVENT_HUB.key)}")


def _keys(
    arguments: Properties, world: World, rule_id: str, entity_path: str = ""
) -> dict[str, Any]:
    rule = read(arguments, NAMESPACE_RULE.key)
    endpoint = f"sb://{read(arguments, NAMESPACE.key)}.servicebus.windows.net/"
    keys: dict[str, Any] = {"keyName": rule}
    for which in ("primary", "secondary"):
        key = world.key(rule_id, which)
        connection = (
            f"Endpoint={endpoint};SharedAccessKeyName={rule};SharedAccessKey={key}{entity_path}"
        )
        world.secrets.add(connection)
        keys |= {f"{which}Key": key, f"{which}ConnectionString": connection}
    return keys
