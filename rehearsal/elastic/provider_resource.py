"""What all emulated resources of the provider have in common: the provider's own rules."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain
from typing import Any, ClassVar

from rehearsal.elastic.provider_rules import completed, violations
from rehearsal.elastic.provider_schema import RESOURCE_SCHEMAS
from rehearsal.emulation import Created, Properties, Violation, World
from rehearsal.properties import masked, text


class ProviderResource(ABC):
    """One kind of resource: the provider judges its inputs first, then the service behind it."""

    token: ClassVar[str]

    def check(self, inputs: Properties, world: World) -> Iterator[Violation]:
        """Yield what the provider and the service refuse about these inputs in this world."""
        by_provider = violations(RESOURCE_SCHEMAS[self.token], inputs)
        return masked(chain(by_provider, self.refused(inputs, world)), world.secrets)

    def create(self, urn: str, inputs: Properties, world: World) -> Created:
        """Return the resource with the defaults of the provider and the values of the service."""
        state = completed(RESOURCE_SCHEMAS[self.token], inputs)
        state |= self.answered(urn, state, world)
        return Created(str(state["id"]), state)

    def refused(self, inputs: Properties, world: World) -> Iterator[Violation]:
        """Yield what the service refuses and the provider's own rules do not state."""
        del inputs, world
        return iter(())

    @abstractmethod
    def answered(self, urn: str, state: Mapping[str, Any], world: World) -> dict[str, Any]:
        """Return the properties that the service sets, among them `id`."""


def given_or_new(state: Mapping[str, Any], name: str, world: World, urn: str) -> str:
    """Return the id that the inputs give a resource, or the one that the service makes up."""
    return text(state, name) or world.guid(urn)


def in_space(state: Mapping[str, Any], resource_id: str) -> str:
    """Return the provider's id of a Kibana object: `<space>/<id of the object>`."""
    return f"{text(state, 'spaceId') or 'default'}/{resource_id}"


def in_cluster(world: World, resource_id: str) -> str:
    """Return the provider's id of an Elasticsearch object: `<uuid of the cluster>/<its id>`."""
    # The cluster stays the same one when something in it is replaced.
    return f"{replace(world, incarnation=0).guid('elasticsearch cluster')}/{resource_id}"
