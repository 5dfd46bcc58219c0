"""Where a diagnostic setting sends to, above all: whether an event hub can take it.

Sources: Microsoft's page "Diagnostic settings in Azure Monitor"; terraform-provider-azurerm issue
13220 (namespace rules only); MicrosoftDocs/azure-docs issue 119932 (local authentication);
Azure/azure-cli issue 24425 (rights where no event hub is named).
"""

from collections.abc import Iterator
from typing import Final

from rehearsal.azure.authorization_rule import RIGHTS, ROOT
from rehearsal.azure.hierarchy import EVENT_HUB, NAMESPACE, NAMESPACE_RULE, is_assumed
from rehearsal.azure.location import normal_location
from rehearsal.azure.resource_id import ResourceId, normal, parse_resource_id
from rehearsal.emulation import UNKNOWN, Existing, Properties, Violation, World
from rehearsal.properties import items, nearest, read, text

RULE: Final = "eventHubAuthorizationRuleId"
HUB: Final = "eventHubName"
DESTINATIONS: Final = (
    RULE,
    "storageAccountId",
    "workspaceId",
    "marketplacePartnerId",
    "serviceBusRuleId",
)
MONITORED_ACCOUNT: Final = "azure-native:cognitiveservices:Account"
_NAMESPACE_RULE: Final = "Microsoft.EventHub/namespaces/authorizationRules"
_EVENT_HUB_RULE: Final = "Microsoft.EventHub/namespaces/eventhubs/authorizationRules"


def check_destinations(inputs: Properties, world: World) -> Iterator[Violation]:
    """Yield what Azure would refuse about the destinations of a diagnostic setting.

    That there is one of each at most needs no check: each has one property.
    """
    if not any(read(inputs, destination) for destination in DESTINATIONS):
        yield Violation(
            RULE,
            text(inputs, RULE),
            f"a setting must have a destination, one of {', '.join(DESTINATIONS)}",
            "Give the id of a namespace authorization rule, and eventHubName",
        )
    if read(inputs, HUB) and not read(inputs, RULE):
        yield Violation(
            HUB,
            text(inputs, HUB),
            f"says nothing without {RULE}",
            "Give the id of a namespace authorization rule too, or leave the name out",
        )
    written = text(inputs, RULE)
    if not written:
        return
    rule = parse_resource_id(written)
    if rule is None or not rule.is_a(_NAMESPACE_RULE):
        yield _wrong_level(written, rule)
        return
    namespace_id = normal(written).rsplit(NAMESPACE_RULE.segment.lower(), 1)[0]
    namespace = world.find(NAMESPACE.token, namespace_id)
    if namespace is not None:
        yield from _namespace(inputs, namespace, world)
        yield from _rule(inputs, written, namespace, world)
        yield from _hub(inputs, namespace, world)
    elif rule.subscription_id.lower() == world.subscription_id.lower():
        yield Violation(
            RULE,
            written,
            f"there is no Event Hubs namespace {rule.names[0]} in resource group "
            f"{rule.resource_group}: a destination must exist before the setting",
            "Refer to the rule's id output, or look up an existing namespace with getNamespace",
            missing=True,
        )


def _wrong_level(written: str, rule: ResourceId | None) -> Violation:
    form = (
        "/subscriptions/<GUID>/resourceGroups/<name>/providers/Microsoft.EventHub/namespaces/"
        "<name>/authorizationRules/<name>"
    )
    if rule is not None and rule.is_a(_EVENT_HUB_RULE):
        return Violation(
            RULE,
            written,
            "must be a rule of the namespace: Azure Monitor does not take the rule of an event hub",
            "Use a NamespaceAuthorizationRule, and name the event hub in eventHubName",
        )
    return Violation(
        RULE, written, f"must be the id of a namespace's rule, {form}", "Use the rule's id output"
    )


def _namespace(inputs: Properties, namespace: Existing, world: World) -> Iterator[Violation]:
    name = namespace.state.get("name")
    if read(namespace.state, "disableLocalAuth") is True:
        yield Violation(
            RULE,
            text(inputs, RULE),
            f"namespace {name} has local authentication off, and a diagnostic setting can only "
            f"write with a shared access rule",
            "Leave disableLocalAuth of the namespace false",
        )
    monitored = world.find(MONITORED_ACCOUNT, normal(text(inputs, "resourceUri") or ""))
    here = text(monitored.state, "location") if monitored else None
    there = text(namespace.state, "location")
    if here and there and normal_location(here) != normal_location(there):
        yield Violation(
            RULE,
            text(inputs, RULE),
            f"the event hub must be in the region of the monitored resource, "
            f"{normal_location(here)}, and namespace {name} is in {normal_location(there)}",
            f"Use a namespace in {normal_location(here)}",
        )


def _rule(
    inputs: Properties, written: str, namespace: Existing, world: World
) -> Iterator[Violation]:
    name = written.rstrip("/").rsplit("/", 1)[-1]
    existing = world.find(NAMESPACE_RULE.token, normal(written))
    if existing is None:
        if name.lower() != ROOT.lower() and not is_assumed(world, namespace.id):
            yield Violation(
                RULE,
                written,
                f"namespace {namespace.state.get('name')} has no authorization rule {name}",
                "Create the rule first and refer to its id output",
                missing=True,
            )
        return
    granted, hub = items(existing.state, "rights"), read(inputs, HUB)
    if granted is None or hub is UNKNOWN or UNKNOWN in granted:
        return
    needed = ("Send",) if hub else RIGHTS
    lacking = [right for right in needed if right not in granted]
    if lacking:
        yield Violation(
            RULE,
            written,
            f"rule {name} must grant {', '.join(needed)}"
            f"{'' if hub else ' where no event hub is named'}, "
            f"and lacks {', '.join(lacking)}",
            "Grant Manage, Send and Listen, as Azure Monitor documents",
        )


def _hub(inputs: Properties, namespace: Existing, world: World) -> Iterator[Violation]:
    name = text(inputs, HUB)
    if not name:
        return
    inside = f"{namespace.id}{EVENT_HUB.segment}"
    hub = world.find(EVENT_HUB.token, f"{inside}{name}")
    if hub is None:
        if not is_assumed(world, namespace.id):
            here = [
                other.id.removeprefix(inside)
                for other in world.of(EVENT_HUB.token)
                if other.id.startswith(inside)
            ]
            near = nearest(name, here)
            yield Violation(
                HUB,
                name,
                f"namespace {namespace.state.get('name')} has no event hub of this name",
                f"Use {near}" if near else "Create the event hub first and refer to its name",
                missing=True,
            )
    elif read(hub.state, "retentionDescription", "cleanupPolicy") == "Compact":
        yield Violation(
            HUB,
            name,
            "must not be a compacted event hub: diagnostic logs have no partition key",
            "Use an event hub with cleanupPolicy Delete",
        )
