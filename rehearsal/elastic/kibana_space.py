"""Kibana's spaces."""

from collections.abc import Mapping
from typing import Any, ClassVar

from rehearsal.elastic.provider_resource import ProviderResource, given_or_new
from rehearsal.elastic.tokens import SPACE
from rehearsal.emulation import World


class KibanaSpace(ProviderResource):
    """A space; its id and its `spaceId` are the same."""

    token: ClassVar[str] = SPACE

    def answered(self, urn: str, state: Mapping[str, Any], world: World) -> dict[str, Any]:
        """Return the id."""
        return {"id": given_or_new(state, "spaceId", world, urn)}
