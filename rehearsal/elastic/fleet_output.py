"""Where agents send data (outputs) and where they report to (Fleet Server hosts)."""

from collections.abc import Mapping
from typing import Any, ClassVar

from rehearsal.elastic.provider_resource import ProviderResource, given_or_new
from rehearsal.elastic.tokens import OUTPUT, SERVER_HOST
from rehearsal.emulation import World


class FleetOutput(ProviderResource):
    """An Elasticsearch, Logstash or Kafka that agents send data to."""

    token: ClassVar[str] = OUTPUT

    def answered(self, urn: str, state: Mapping[str, Any], world: World) -> dict[str, Any]:
        """Return the id, which is `outputId` as well."""
        output_id = given_or_new(state, "outputId", world, urn)
        return {"id": output_id, "outputId": output_id}


class FleetServerHost(ProviderResource):
    """A Fleet Server that agents report to."""

    token: ClassVar[str] = SERVER_HOST

    def answered(self, urn: str, state: Mapping[str, Any], world: World) -> dict[str, Any]:
        """Return the id, which is `hostId` as well."""
        host_id = given_or_new(state, "hostId", world, urn)
        return {"id": host_id, "hostId": host_id}
