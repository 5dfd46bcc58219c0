"""Azure Resource Manager, as the azure-native provider talks to it."""

from collections.abc import Mapping
from typing import Final

from rehearsal.azure.authorization_rule import (
    EventHubAuthorizationRule,
    NamespaceAuthorizationRule,
)
from rehearsal.azure.blob_container import BlobContainer
from rehearsal.azure.blob_service import BlobServiceProperties, GetBlobServiceProperties
from rehearsal.azure.client_config import GetClientConfig
from rehearsal.azure.consumer_group import ConsumerGroup
from rehearsal.azure.diagnostic_setting import DiagnosticSetting
from rehearsal.azure.event_hub import EventHub
from rehearsal.azure.event_hubs_keys import ListEventHubKeys, ListNamespaceKeys
from rehearsal.azure.event_hubs_namespace import GetNamespace, Namespace
from rehearsal.azure.resource_group import GetResourceGroup, ResourceGroup
from rehearsal.azure.role_assignment import RoleAssignment
from rehearsal.azure.storage_account import (
    GetStorageAccount,
    ListStorageAccountKeys,
    StorageAccount,
)
from rehearsal.emulation import FunctionEmulation, ResourceEmulation

__all__ = ["FUNCTIONS", "RESOURCES"]

_resources: tuple[ResourceEmulation, ...] = (
    BlobContainer(),
    BlobServiceProperties(),
    ConsumerGroup(),
    DiagnosticSetting(),
    EventHub(),
    EventHubAuthorizationRule(),
    Namespace(),
    NamespaceAuthorizationRule(),
    ResourceGroup(),
    RoleAssignment(),
    StorageAccount(),
)
_functions: tuple[FunctionEmulation, ...] = (
    GetBlobServiceProperties(),
    GetClientConfig(),
    GetNamespace(),
    GetResourceGroup(),
    GetStorageAccount(),
    ListEventHubKeys(),
    ListNamespaceKeys(),
    ListStorageAccountKeys(),
)
RESOURCES: Final[Mapping[str, ResourceEmulation]] = {
    resource.token: resource for resource in _resources
}
FUNCTIONS: Final[Mapping[str, FunctionEmulation]] = {
    function.token: function for function in _functions
}
