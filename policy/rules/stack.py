"""A stack's resources as a whole, and which of them others were made from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .values import Properties


@dataclass(frozen=True)
class Resource:
    """One resource of a stack.

    `properties` are its outputs, in a preview its inputs and what is unknown of its outputs;
    `sources` are, by property, the URNs of the resources that the property's value came from.
    """

    urn: str
    type: str
    name: str
    properties: Properties
    sources: Mapping[str, tuple[str, ...]]


class Stack:
    """All resources of a stack."""

    def __init__(self, resources: Iterable[Resource]) -> None:
        self._resources = {each.urn: each for each in resources}

    def of_type(self, type_: str) -> list[Resource]:
        """Return the resources of one type."""
        return [each for each in self._resources.values() if each.type == type_]

    def sources(self, resource: Resource, name: str, type_: str) -> list[Resource]:
        """Return the resources of one type that a property's value came from."""
        found = (self._resources.get(urn) for urn in resource.sources.get(name, ()))
        return [each for each in found if each is not None and each.type == type_]
