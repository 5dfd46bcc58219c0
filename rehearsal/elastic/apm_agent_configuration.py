"""The central configuration of APM agents."""

from collections.abc import Mapping
from typing import Any, ClassVar

from rehearsal.elastic.provider_resource import ProviderResource
from rehearsal.elastic.tokens import AGENT_CONFIGURATION
from rehearsal.emulation import World
from rehearsal.properties import text


class ApmAgentConfiguration(ProviderResource):
    """The settings of one service, in one environment or in all."""

    token: ClassVar[str] = AGENT_CONFIGURATION

    def answered(self, urn: str, state: Mapping[str, Any], world: World) -> dict[str, Any]:
        """Return the id `<service>` or `<service>:<environment>`."""
        del urn, world
        parts = (text(state, "serviceName"), text(state, "serviceEnvironment"))
        return {"id": ":".join(part for part in parts if part)}
