"""What Azure's resources with a place in the hierarchy have in common: their names are their id."""

from abc import abstractmethod
from typing import Any, ClassVar, Final

from rehearsal.azure import autonaming
from rehearsal.azure.hierarchy import Level, new_id
from rehearsal.emulation import Created, Properties, World
from rehearsal.shaped import Shaped

_TOP_LEVEL: Final = 2
"""The levels of a top-level resource: the resource group and its own."""


class Placed(Shaped):
    """A kind of resource that is found by its name and the names of all that it is in."""

    levels: ClassVar[tuple[Level, ...]]
    """From the resource group to the resource's own."""

    def named(self, urn: str, inputs: Properties, world: World) -> Properties:
        """Fill in the name that the provider makes up."""
        key = self.levels[-1].key
        if len(self.levels) <= _TOP_LEVEL:
            return autonaming.random(urn, inputs, key, world)
        return autonaming.copy(urn, inputs, key)

    def create(self, urn: str, inputs: Properties, world: World) -> Created:
        """Return the resource that Azure would make."""
        named = self.named(urn, inputs, world)
        return Created(new_id(named, world, *self.levels), self.state(named, world))

    @abstractmethod
    def state(self, named: Properties, world: World) -> dict[str, Any]:
        """Return every output property of the resource of these inputs."""
