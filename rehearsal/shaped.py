"""What emulations whose shape is written here have in common: the shape is judged first."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from itertools import chain
from typing import ClassVar

from rehearsal.emulation import Properties, Violation, World
from rehearsal.properties import Block, masked


class Shaped(ABC):
    """A kind of resource, or a function, of a provider."""

    token: ClassVar[str]
    shape: ClassVar[Block]
    """What may be given: a resource's inputs or a function's arguments."""

    def check(self, given: Properties, world: World, /) -> Iterator[Violation]:
        """Yield everything that the provider or the service would refuse in this world."""
        return masked(chain(self.shape.check(given), self.refused(given, world)), world.secrets)

    @abstractmethod
    def refused(self, given: Properties, world: World, /) -> Iterator[Violation]:
        """Yield what the service refuses of what has the right shape."""
