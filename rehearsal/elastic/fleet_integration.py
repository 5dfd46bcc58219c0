"""Fleet's integration packages: installing one, and looking up the newest version."""

import hashlib
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any, ClassVar

from rehearsal.elastic import packages
from rehearsal.elastic.provider_resource import ProviderResource
from rehearsal.elastic.provider_rules import completed, violations
from rehearsal.elastic.provider_schema import FUNCTION_SCHEMAS
from rehearsal.elastic.tokens import GET_INTEGRATION, INTEGRATION
from rehearsal.emulation import UNKNOWN, Properties, Violation, World
from rehearsal.properties import masked, text


class FleetIntegration(ProviderResource):
    """An integration package, installed at one version."""

    token: ClassVar[str] = INTEGRATION

    def refused(self, inputs: Properties, world: World) -> Iterator[Violation]:
        """Yield a package or a version that the registry does not have."""
        del world
        name, version = text(inputs, "name"), text(inputs, "version")
        yield from _unknown_package(name)
        known = packages.versions(name or "")
        if name and known and version is not None and packages.find(name, version) is None:
            yield Violation(
                "version",
                version,
                f"the package registry has {name} from {known[0]} on",
                "Use such a version, or read the newest with getFleetIntegration",
            )

    def answered(self, urn: str, state: Mapping[str, Any], world: World) -> dict[str, Any]:
        """Return the id, which the provider derives from the package's name and version."""
        del urn, world
        return {
            "id": _digest(f"{state['name']}{state['version']}"),
            "spaceId": text(state, "spaceId") or "default",
        }


class GetFleetIntegration:
    """The function that looks up the newest version of a package."""

    token: ClassVar[str] = GET_INTEGRATION

    def check(self, arguments: Properties, world: World) -> Iterator[Violation]:
        """Yield what is wrong with the arguments, and a package that the registry does not have."""
        by_provider = violations(FUNCTION_SCHEMAS[self.token], arguments)
        by_registry = _unknown_package(text(arguments, "name"))
        return masked(chain(by_provider, by_registry), world.secrets)

    def call(self, arguments: Properties, world: World) -> dict[str, Any]:
        """Return the newest version; None for a package that the registry does not have."""
        del world
        if arguments.get("name") is UNKNOWN:
            result = completed(FUNCTION_SCHEMAS[self.token], arguments)
            return result | {"id": UNKNOWN, "version": UNKNOWN}
        name = text(arguments, "name") or ""
        return completed(FUNCTION_SCHEMAS[self.token], arguments) | {
            "id": _digest(name),
            "version": packages.newest(name),
        }


def _unknown_package(name: str | None) -> Iterator[Violation]:
    if name is not None and name not in packages.names():
        yield Violation(
            "name",
            name,
            "the package registry has no package of this name",
            f"Use one of {', '.join(packages.names())}",
        )


def _digest(value: str) -> str:
    return hashlib.sha1(value.encode(), usedforsecurity=False).hexdigest()
