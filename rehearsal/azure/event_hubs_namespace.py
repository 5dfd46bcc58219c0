"""Event Hubs namespaces (Microsoft.EventHub, API version 2024-01-01)."""

from collections.abc import Iterator
from typing import Any, ClassVar, Final

from rehearsal.azure import names
from rehearsal.azure.hierarchy import (
    GROUP,
    NAMESPACE,
    Level,
    already_there,
    id_of,
    missing_parents,
    new_id,
)
from rehearsal.azure.identity import identity_of
from rehearsal.azure.location import check_location, location_of
from rehearsal.azure.look_up import LookUp
from rehearsal.azure.names import NameRule
from rehearsal.azure.placed import Placed
from rehearsal.azure.system_data import system_data
from rehearsal.azure.tiers import TIERS
from rehearsal.emulation import UNKNOWN, Properties, Violation, World
from rehearsal.properties import (
    Block,
    Flag,
    ListOf,
    MapOf,
    Text,
    Whole,
    given_or,
    present,
    read,
    text,
    whole,
)
from rehearsal.timestamps import rfc3339

_TIER_NAMES: Final = ("Basic", "Standard", "Premium")
_KEY_VAULT_PROPERTIES: Final = Block(
    {
        "identity": Block({"userAssignedIdentity": Text()}),
        "keyName": Text(),
        "keyVaultUri": Text(),
        "keyVersion": Text(),
    }
)
_PRIVATE_ENDPOINT_CONNECTION: Final = Block(
    {
        "privateEndpoint": Block({"id": Text()}),
        "privateLinkServiceConnectionState": Block(
            {
                "description": Text(),
                "status": Text(one_of=("Pending", "Approved", "Rejected", "Disconnected")),
            }
        ),
        "provisioningState": Text(
            one_of=("Creating", "Updating", "Deleting", "Succeeded", "Canceled", "Failed")
        ),
    }
)
PROPERTIES: Final = Block(
    {
        "alternateName": Text(),
        "clusterArmId": Text(),
        "disableLocalAuth": Flag(),
        "encryption": Block(
            {
                "keySource": Text(one_of=("Microsoft.KeyVault",)),
                "keyVaultProperties": ListOf(_KEY_VAULT_PROPERTIES),
                "requireInfrastructureEncryption": Flag(),
            }
        ),
        "identity": Block(
            {
                "type": Text(
                    one_of=(
                        "SystemAssigned",
                        "UserAssigned",
                        "SystemAssigned, UserAssigned",
                        "None",
                    )
                ),
                "userAssignedIdentities": ListOf(Text()),
            }
        ),
        "isAutoInflateEnabled": Flag(),
        "kafkaEnabled": Flag(),
        "location": Text(),
        "maximumThroughputUnits": Whole(minimum=0),
        "minimumTlsVersion": Text(one_of=("1.0", "1.1", "1.2")),
        "namespaceName": Text(),
        "privateEndpointConnections": ListOf(_PRIVATE_ENDPOINT_CONNECTION),
        "publicNetworkAccess": Text(one_of=("Enabled", "Disabled", "SecuredByPerimeter")),
        "resourceGroupName": Text(),
        "sku": Block(
            {
                "capacity": Whole(minimum=0),
                "name": Text(one_of=_TIER_NAMES),
                "tier": Text(one_of=_TIER_NAMES),
            },
            required=("name",),
        ),
        "tags": MapOf(Text()),
        "zoneRedundant": Flag(),
    },
    required=("resourceGroupName",),
)
ARGUMENTS: Final = Block(
    {"namespaceName": Text(), "resourceGroupName": Text()},
    required=("namespaceName", "resourceGroupName"),
)


class Namespace(Placed):
    """An Event Hubs namespace."""

    token: ClassVar[str] = NAMESPACE.token
    shape: ClassVar[Block] = PROPERTIES
    levels: ClassVar[tuple[Level, ...]] = (GROUP, NAMESPACE)

    def refused(self, given: Properties, world: World, /) -> Iterator[Violation]:
        """Yield what Azure would refuse about this namespace."""
        yield from names.NAMESPACE.check(given, NAMESPACE.key)
        yield from missing_parents(given, world, GROUP)
        yield from already_there(given, world, GROUP, NAMESPACE)
        yield from _global_name(given, world)
        yield from check_location(given)
        yield from _sku(given)
        yield from _auto_inflate(given)

    def state(self, named: Properties, world: World) -> dict[str, Any]:
        """Return what Azure tells of the namespace."""
        name = read(named, NAMESPACE.key)
        now = rfc3339(world.now)
        tier = given_or(read(named, "sku", "name"), "Standard")
        defaults = {
            "disableLocalAuth": False,
            "isAutoInflateEnabled": False,
            "kafkaEnabled": tier != "Basic",
            "maximumThroughputUnits": 0,
            "minimumTlsVersion": "1.2",
            "privateEndpointConnections": [],
            "publicNetworkAccess": "Enabled",
            "zoneRedundant": False,
        }
        return present(
            {
                **defaults,
                **PROPERTIES.given(named, without=(GROUP.key, NAMESPACE.key)),
                "azureApiVersion": "2024-01-01",
                "createdAt": now,
                "identity": identity_of(named, world, new_id(named, world, GROUP, NAMESPACE)),
                "location": location_of(named, id_of(named, world, GROUP), world),
                "metricId": f"{world.subscription_id}:{name}",
                "name": name,
                "provisioningState": "Succeeded",
                "serviceBusEndpoint": f"https://{name}.servicebus.windows.net:443/",
                "sku": {
                    "name": tier,
                    "tier": tier,
                    "capacity": given_or(read(named, "sku", "capacity"), 1),
                },
                "status": "Active",
                "systemData": system_data(world),
                "type": "Microsoft.EventHub/Namespaces",
                "updatedAt": now,
            }
        )

    def check_change(
        self, before: Properties, after: Properties, world: World
    ) -> Iterator[Violation]:
        """Yield what Azure would refuse about a change of tier.

        Source: Microsoft's page "Event Hubs frequently asked questions".
        """
        del world
        tiers = [given_or(read(each, "sku", "name"), "Standard") for each in (before, after)]
        if tiers[0] != tiers[1] and "Premium" in tiers:
            yield Violation(
                "sku.name",
                tiers[1],
                f"a namespace of the {tiers[0]} tier cannot become one of the {tiers[1]} tier",
                "Create a new namespace",
            )


class GetNamespace(LookUp):
    """The look-up of a namespace; a typical one is Standard, with local authentication on."""

    token: ClassVar[str] = "azure-native:eventhub:getNamespace"
    shape: ClassVar[Block] = ARGUMENTS
    resource: ClassVar[Placed] = Namespace()
    name: ClassVar[NameRule] = names.NAMESPACE


def _global_name(inputs: Properties, world: World) -> Iterator[Violation]:
    name = text(inputs, NAMESPACE.key)
    own = (id_of(inputs, world, GROUP, NAMESPACE) or "").lower()
    for other in world.of(NAMESPACE.token):
        if name and other.id.lower() != own and other.id.lower().endswith(f"/{name.lower()}"):
            yield Violation(
                NAMESPACE.key,
                name,
                "must be unique in all of Azure, whatever the case of its letters",
                f"Choose another name: {other.id} has it",
            )


def _sku(inputs: Properties) -> Iterator[Violation]:
    name, billing = text(inputs, "sku", "name"), text(inputs, "sku", "tier")
    if name and billing and name != billing:
        yield Violation("sku.tier", billing, f"must agree with sku.name, {name}", f"Use {name}")
    tier = TIERS.get(name or "")
    if tier is None or read(inputs, "clusterArmId") is not None:
        return
    for path in (("sku", "capacity"), ("maximumThroughputUnits",)):
        units, limit = whole(inputs, *path), tier.units
        if units is not None and units > limit:
            yield Violation(
                ".".join(path),
                units,
                f"must be at most {limit} on the {name} tier",
                f"Use {limit} or less",
            )


def _auto_inflate(inputs: Properties) -> Iterator[Violation]:
    """Judge auto-inflate (Microsoft's page "Automatically scale up Azure Event Hubs")."""
    name = text(inputs, "sku", "name")
    enabled = read(inputs, "isAutoInflateEnabled")
    given = read(inputs, "maximumThroughputUnits")
    maximum, capacity = whole(given), whole(inputs, "sku", "capacity")
    if enabled is UNKNOWN:
        return
    if enabled is not True:
        if maximum:
            yield Violation(
                "maximumThroughputUnits",
                maximum,
                "is only for a namespace with auto-inflate",
                "Set isAutoInflateEnabled to true, or leave the maximum out",
            )
        return
    if name in TIERS and name != "Standard":
        yield Violation(
            "isAutoInflateEnabled",
            enabled,
            f"is only for the Standard tier, not for {name}",
            "Leave it out, or use the Standard tier",
        )
    if given is None or maximum == 0:
        yield Violation(
            "maximumThroughputUnits",
            maximum,
            "is required with auto-inflate",
            "Set the most throughput units that it may scale up to",
        )
    elif maximum is not None and capacity is not None and maximum < capacity:
        yield Violation(
            "maximumThroughputUnits",
            maximum,
            f"must be at least sku.capacity, {capacity}",
            f"Use {capacity} or more",
        )
