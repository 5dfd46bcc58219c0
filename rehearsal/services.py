"""All emulated resources and functions, by their tokens."""

from collections.abc import Mapping
from typing import Final

from rehearsal import azure, elastic, entra
from rehearsal.emulation import FunctionEmulation, ResourceEmulation

RESOURCES: Final[Mapping[str, ResourceEmulation]] = {
    **azure.RESOURCES,
    **entra.RESOURCES,
    **elastic.RESOURCES,
}
FUNCTIONS: Final[Mapping[str, FunctionEmulation]] = {
    **azure.FUNCTIONS,
    **entra.FUNCTIONS,
    **elastic.FUNCTIONS,
}
