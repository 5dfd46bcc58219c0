"""The keys of shared access rules, as `listNamespaceKeys` and `listEventHubKeys` give them."""

from collections.abc import Iterator
from itertools import chain
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
from rehearsal.properties import Block, Text, masked, read, text

NAMESPACE_ARGUMENTS: Final = Block(
    {"authorizationRuleName": Text(), "namespaceName": Text(), "resourceGroupName": Text()},
    required=("authorizationRuleName", "namespaceName", "resourceGroupName"),
)
EVENT_HUB_ARGUMENTS: Final = Block(
    {**NAMESPACE_ARGUMENTS.properties, "eventHubName": Text()},
    required=("authorizationRuleName", "eventHubName", "namespaceName", "resourceGroupName"),
)


class ListNamespaceKeys:
    """The keys of a namespace's rule; they can be listed even where local auth is off."""

    token: ClassVar[str] = "azure-native:eventhub:listNamespaceKeys"

    def check(self, arguments: Properties, world: World) -> Iterator[Violation]:
        """Yield what Azure would refuse about this call."""
        name = text(arguments, NAMESPACE_RULE.key)
        root = name is not None and name.lower() == ROOT.lower()
        levels = (GROUP, NAMESPACE) if root else (GROUP, NAMESPACE, NAMESPACE_RULE)
        shape = NAMESPACE_ARGUMENTS.check(arguments)
        return masked(chain(shape, missing_parents(arguments, world, *levels)), world.secrets)

    def call(self, arguments: Properties, world: World) -> dict[str, Any]:
        """Return the rule's keys, and connection strings for the namespace."""
        return _keys(arguments, world, new_id(arguments, world, GROUP, NAMESPACE, NAMESPACE_RULE))


class ListEventHubKeys:
    """The keys of an event hub's rule; they can be listed even where local auth is off."""

    token: ClassVar[str] = "azure-native:eventhub:listEventHubKeys"

    def check(self, arguments: Properties, world: World) -> Iterator[Violation]:
        """Yield what Azure would refuse about this call."""
        parents = missing_parents(arguments, world, GROUP, NAMESPACE, EVENT_HUB, EVENT_HUB_RULE)
        return masked(chain(EVENT_HUB_ARGUMENTS.check(arguments), parents), world.secrets)

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
        key = world.secret(rule_id.lower(), which)
        connection = (
            f"Endpoint={endpoint};SharedAccessKeyName={rule};SharedAccessKey={key}{entity_path}"
        )
        world.secrets.add(connection)
        keys |= {f"{which}Key": key, f"{which}ConnectionString": connection}
    return keys
