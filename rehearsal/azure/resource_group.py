"""Resource groups (Microsoft.Resources, API version 2024-03-01)."""

from collections.abc import Iterator
from typing import Any, ClassVar, Final

from rehearsal.azure import names
from rehearsal.azure.hierarchy import GROUP, Level, already_there, new_id
from rehearsal.azure.location import check_location, normal_location
from rehearsal.azure.placed import Placed
from rehearsal.emulation import Existing, Properties, Violation, World
from rehearsal.properties import Block, MapOf, Text, present, read
from rehearsal.shaped import Shaped

PROPERTIES: Final = Block(
    {
        "location": Text(),
        "managedBy": Text(),
        "resourceGroupName": Text(),
        "tags": MapOf(Text()),
    }
)
ARGUMENTS: Final = Block({"resourceGroupName": Text()}, required=("resourceGroupName",))


class ResourceGroup(Placed):
    """A resource group: what everything else of Azure's is created in."""

    token: ClassVar[str] = GROUP.token
    shape: ClassVar[Block] = PROPERTIES
    levels: ClassVar[tuple[Level, ...]] = (GROUP,)

    def refused(self, given: Properties, world: World, /) -> Iterator[Violation]:
        """Yield what Azure would refuse about this resource group."""
        yield from names.RESOURCE_GROUP.check(given, GROUP.key)
        yield from already_there(given, world, GROUP)
        if read(given, "location") is None:
            yield Violation(
                "location", None, "is required of a resource group", "Set it, such as to westeurope"
            )
        yield from check_location(given)

    def state(self, named: Properties, world: World) -> dict[str, Any]:
        """Return what Azure tells of the resource group."""
        del world
        return _state(named)


class GetResourceGroup(Shaped):
    """The look-up of a resource group that the stack brings along."""

    token: ClassVar[str] = "azure-native:resources:getResourceGroup"
    shape: ClassVar[Block] = ARGUMENTS

    def refused(self, given: Properties, world: World, /) -> Iterator[Violation]:
        """Yield what Azure would refuse about this look-up."""
        del world
        return names.RESOURCE_GROUP.check(given, GROUP.key)

    def call(self, arguments: Properties, world: World) -> dict[str, Any]:
        """Return the resource group; one that is not in the world is taken to be there."""
        group = assume_resource_group(arguments, world)
        return {**group.state, "id": group.id}


def assume_resource_group(named: Properties, world: World) -> Existing:
    """Take it that the resource group of this name is there, in a region not known."""
    return world.assume(GROUP.token, new_id(named, world, GROUP), _state(named))


def _state(named: Properties) -> dict[str, Any]:
    location = read(named, "location")
    return present(
        {
            "azureApiVersion": "2024-03-01",
            "location": normal_location(location) if isinstance(location, str) else location,
            "managedBy": read(named, "managedBy"),
            "name": read(named, GROUP.key),
            "properties": {"provisioningState": "Succeeded"},
            "tags": read(named, "tags"),
            "type": "Microsoft.Resources/resourceGroups",
        }
    )
