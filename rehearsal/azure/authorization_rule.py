"""Shared access rules of namespaces and event hubs (Microsoft.EventHub, API version 2024-01-01)."""

from collections.abc import Iterator
from typing import Any, ClassVar, Final

from rehearsal.azure import names
from rehearsal.azure.hierarchy import (
    EVENT_HUB,
    EVENT_HUB_RULE,
    GROUP,
    NAMESPACE,
    NAMESPACE_RULE,
    Level,
    already_there,
    find,
    id_of,
    missing_parents,
)
from rehearsal.azure.placed import Placed
from rehearsal.azure.system_data import system_data
from rehearsal.emulation import Properties, Violation, World
from rehearsal.properties import Block, ListOf, Text, items, present, read, text

ROOT: Final = "RootManageSharedAccessKey"
"""The rule, with every right, that every namespace has from the start."""
RIGHTS: Final = ("Manage", "Send", "Listen")
MOST_RULES: Final = 12
"""Rules a namespace may have (Microsoft's page "Azure Event Hubs quotas and limits")."""
NAMESPACE_RULE_PROPERTIES: Final = Block(
    {
        "authorizationRuleName": Text(),
        "namespaceName": Text(),
        "resourceGroupName": Text(),
        "rights": ListOf(Text(one_of=RIGHTS)),
    },
    required=("namespaceName", "resourceGroupName", "rights"),
)
EVENT_HUB_RULE_PROPERTIES: Final = Block(
    {**NAMESPACE_RULE_PROPERTIES.properties, "eventHubName": Text()},
    required=("eventHubName", *NAMESPACE_RULE_PROPERTIES.required),
)


class NamespaceAuthorizationRule(Placed):
    """A shared access rule on a whole namespace."""

    token: ClassVar[str] = NAMESPACE_RULE.token
    shape: ClassVar[Block] = NAMESPACE_RULE_PROPERTIES
    levels: ClassVar[tuple[Level, ...]] = (GROUP, NAMESPACE, NAMESPACE_RULE)

    def refused(self, given: Properties, world: World, /) -> Iterator[Violation]:
        """Yield what Azure would refuse about this rule."""
        yield from _rules(given, world, *self.levels)
        yield from _namespace_rules(given, world)

    def state(self, named: Properties, world: World) -> dict[str, Any]:
        """Return what Azure tells of the rule."""
        return _state(named, world, "Microsoft.EventHub/Namespaces")


class EventHubAuthorizationRule(Placed):
    """A shared access rule on one event hub."""

    token: ClassVar[str] = EVENT_HUB_RULE.token
    shape: ClassVar[Block] = EVENT_HUB_RULE_PROPERTIES
    levels: ClassVar[tuple[Level, ...]] = (GROUP, NAMESPACE, EVENT_HUB, EVENT_HUB_RULE)

    def refused(self, given: Properties, world: World, /) -> Iterator[Violation]:
        """Yield what Azure would refuse about this rule."""
        return _rules(given, world, *self.levels)

    def state(self, named: Properties, world: World) -> dict[str, Any]:
        """Return what Azure tells of the rule."""
        return _state(named, world, "Microsoft.EventHub/Namespaces/EventHubs")


def _rules(inputs: Properties, world: World, *levels: Level) -> Iterator[Violation]:
    yield from names.AUTHORIZATION_RULE.check(inputs, levels[-1].key)
    yield from missing_parents(inputs, world, *levels[:-1])
    yield from already_there(inputs, world, *levels)
    rights = items(inputs, "rights")
    if rights is not None and not rights:
        yield Violation(
            "rights", [], "must hold at least one right", f"Give any of {', '.join(RIGHTS)}"
        )


def _namespace_rules(inputs: Properties, world: World) -> Iterator[Violation]:
    name = text(inputs, NAMESPACE_RULE.key)
    if name is not None and name.lower() == ROOT.lower():
        yield Violation(
            NAMESPACE_RULE.key,
            name,
            "exists in every namespace from the start",
            "Choose another name, with only the rights that are needed",
        )
    namespace_id = id_of(inputs, world, GROUP, NAMESPACE)
    if namespace_id is None:
        return
    inside = f"{namespace_id}{NAMESPACE_RULE.segment}".lower()
    rules = 1 + sum(rule.id.lower().startswith(inside) for rule in world.of(NAMESPACE_RULE.token))
    if rules >= MOST_RULES:
        yield Violation(
            NAMESPACE_RULE.key,
            name,
            f"a namespace has at most {MOST_RULES} authorization rules, {ROOT} included",
            "Use one of the existing rules",
        )


def _state(named: Properties, world: World, inside: str) -> dict[str, Any]:
    namespace = find(named, world, GROUP, NAMESPACE)
    return present(
        {
            "azureApiVersion": "2024-01-01",
            "location": namespace.state.get("location") if namespace else None,
            "name": read(named, NAMESPACE_RULE.key),
            "rights": read(named, "rights"),
            "systemData": system_data(world),
            "type": f"{inside}/AuthorizationRules",
        }
    )
