"""Kibana's connectors, through which alerting rules act."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from rehearsal.elastic import connector_types
from rehearsal.elastic.provider_resource import ProviderResource, given_or_new, in_space
from rehearsal.elastic.tokens import CONNECTOR
from rehearsal.emulation import Properties, Violation, World


class KibanaActionConnector(ProviderResource):
    """A connector; actions refer to it by `connectorId`, not by its id."""

    token: ClassVar[str] = CONNECTOR

    def refused(self, inputs: Properties, world: World) -> Iterator[Violation]:
        """Yield configuration and secrets that the connector's type does not take, or lacks."""
        del world
        return connector_types.refused(inputs)

    def answered(self, urn: str, state: Mapping[str, Any], world: World) -> dict[str, Any]:
        """Return the id `<space>/<connectorId>` and what Kibana says of the connector."""
        connector_id = given_or_new(state, "connectorId", world, urn)
        return {
            "id": in_space(state, connector_id),
            "connectorId": connector_id,
            "isDeprecated": False,
            "isMissingSecrets": False,
            "isPreconfigured": False,
        }
