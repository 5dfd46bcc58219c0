"""Microsoft Entra, as the azuread provider talks to it."""

from collections.abc import Mapping
from typing import Final

from rehearsal.emulation import FunctionEmulation, ResourceEmulation
from rehearsal.entra.application import Application, GetApplication
from rehearsal.entra.application_password import ApplicationPassword
from rehearsal.entra.client_config import GetClientConfig
from rehearsal.entra.service_principal import GetServicePrincipal, ServicePrincipal

__all__ = ["FUNCTIONS", "RESOURCES"]

_resources: tuple[ResourceEmulation, ...] = (
    Application(),
    ApplicationPassword(),
    ServicePrincipal(),
)
_functions: tuple[FunctionEmulation, ...] = (
    GetApplication(),
    GetClientConfig(),
    GetServicePrincipal(),
)
RESOURCES: Final[Mapping[str, ResourceEmulation]] = {
    resource.token: resource for resource in _resources
}
FUNCTIONS: Final[Mapping[str, FunctionEmulation]] = {
    function.token: function for function in _functions
}
