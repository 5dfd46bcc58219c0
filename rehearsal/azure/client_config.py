"""Who deploys, as azure-native's `getClientConfig` tells."""

from collections.abc import Iterator
from typing import Any, ClassVar, Final

from rehearsal.emulation import Properties, Violation, World
from rehearsal.properties import Block, masked

ARGUMENTS: Final = Block({})


class GetClientConfig:
    """The ids of the deployer, its tenant and its subscription."""

    token: ClassVar[str] = "azure-native:authorization:getClientConfig"

    def check(self, arguments: Properties, world: World) -> Iterator[Violation]:
        """Yield a violation for any argument: there are none."""
        return masked(ARGUMENTS.check(arguments), world.secrets)

    def call(self, arguments: Properties, world: World) -> dict[str, Any]:  # noqa: ARG002
        """Return the ids."""
        return {
            "clientId": world.client_id,
            "objectId": world.object_id,
            "subscriptionId": world.subscription_id,
            "tenantId": world.tenant_id,
        }
