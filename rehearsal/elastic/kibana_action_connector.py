"""Kibana's connectors, through which alerting rules act."""

from collections.abc import Mapping
from typing import Any, ClassVar

from rehearsal.elastic.provider_resource import ProviderResource, given_or_new, in_space
from rehearsal.elastic.tokens import CONNECTOR
from rehearsal.emulation import World


class KibanaActionConnector(ProviderResource):
    """A connector; actions refer to it by `connectorId`, not by its id."""

    token: ClassVar[str] = CONNECTOR

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
