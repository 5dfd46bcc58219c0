"""Kibana's spaces."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from rehearsal.elastic.provider_resource import ProviderResource, given_or_new
from rehearsal.elastic.tokens import SPACE
from rehearsal.emulation import Properties, Violation, World
from rehearsal.properties import text


class KibanaSpace(ProviderResource):
    """A space; its id and its `spaceId` are the same."""

    token: ClassVar[str] = SPACE

    def refused(self, inputs: Properties, world: World) -> Iterator[Violation]:
        """Yield an id that a space has already: the default one is always there."""
        space_id = text(inputs, "spaceId")
        if space_id is not None and (
            space_id == "default" or world.find(self.token, space_id) is not None
        ):
            yield Violation(
                "spaceId", space_id, "a space of this id is there already", "Choose another"
            )

    def answered(self, urn: str, state: Mapping[str, Any], world: World) -> dict[str, Any]:
        """Return the id."""
        return {"id": given_or_new(state, "spaceId", world, urn)}
