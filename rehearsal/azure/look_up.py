"""What the look-ups of resources that a stack brings along have in common."""

from collections.abc import Iterator
from typing import Any, ClassVar, Final

from rehearsal.azure.hierarchy import find, new_id
from rehearsal.azure.names import NameRule
from rehearsal.azure.placed import Placed
from rehearsal.azure.resource_group import assume_resource_group
from rehearsal.emulation import Properties, Violation, World
from rehearsal.shaped import Shaped

_NOT_KNOWN: Final = ("location", "primaryLocation")
"""What nobody can tell of a resource that is only taken to be there."""


class LookUp(Shaped):
    """A look-up by name; what is not in the world is taken to be there, and to be typical."""

    resource: ClassVar[Placed]
    name: ClassVar[NameRule]
    typical: ClassVar[Properties] = {}
    """What is given to a typical resource, beside its name."""

    def refused(self, given: Properties, world: World, /) -> Iterator[Violation]:
        """Yield what Azure would refuse about the name."""
        del world
        return self.name.check(given, self.resource.levels[-1].key)

    def call(self, arguments: Properties, world: World) -> dict[str, Any]:
        """Return the resource."""
        found = find(arguments, world, *self.resource.levels)
        if found is None:
            assume_resource_group(arguments, world)
            state = self.resource.state({**arguments, **self.typical}, world)
            found = world.assume(
                self.resource.token,
                new_id(arguments, world, *self.resource.levels),
                {key: value for key, value in state.items() if key not in _NOT_KNOWN},
            )
        return {**found.state, "id": found.id}
