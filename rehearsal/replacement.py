"""Which changed inputs replace a resource instead of updating it, as the real providers have it.

Sources: pulumi-azure-native (`replacement.go`, and the parts of a resource's id), the schema of
pulumi-azuread (forces new), and the plan modifiers of the elasticstack provider in `rules.json`.
"""

from collections.abc import Mapping
from typing import Final

from rehearsal.elastic.provider_schema import RESOURCE_SCHEMAS

_IN_GROUP: Final = frozenset({"resourceGroupName"})
_IN_NAMESPACE: Final = _IN_GROUP | {"namespaceName"}
_IN_HUB: Final = _IN_NAMESPACE | {"eventHubName"}
_IN_ACCOUNT: Final = _IN_GROUP | {"accountName"}

_TABLE: Final[Mapping[str, frozenset[str]]] = {
    "azure-native:resources:ResourceGroup": _IN_GROUP | {"location"},
    "azure-native:eventhub:Namespace": _IN_NAMESPACE | {"location"},
    "azure-native:eventhub:EventHub": _IN_HUB,
    "azure-native:eventhub:ConsumerGroup": _IN_HUB | {"consumerGroupName"},
    "azure-native:eventhub:NamespaceAuthorizationRule": _IN_NAMESPACE | {"authorizationRuleName"},
    "azure-native:eventhub:EventHubAuthorizationRule": _IN_HUB | {"authorizationRuleName"},
    "azure-native:storage:StorageAccount": _IN_ACCOUNT | {"location", "isHnsEnabled"},
    "azure-native:storage:BlobServiceProperties": _IN_ACCOUNT | {"blobServicesName"},
    "azure-native:storage:BlobContainer": _IN_ACCOUNT | {"containerName"},
    "azure-native:monitor:DiagnosticSetting": frozenset({"resourceUri", "name"}),
    "azure-native:authorization:RoleAssignment": frozenset(
        {"scope", "principalId", "roleAssignmentName"}
    ),
    "azuread:index/application:Application": frozenset(),
    "azuread:index/applicationPassword:ApplicationPassword": frozenset(
        {"applicationId", "displayName", "startDate", "endDate", "endDateRelative"}
        | {"rotateWhenChanged"}
    ),
    "azuread:index/servicePrincipal:ServicePrincipal": frozenset({"clientId"}),
}


def replaced_by(token: str) -> frozenset[str]:
    """Return the input properties whose change replaces a resource of this kind."""
    if token in _TABLE or token not in RESOURCE_SCHEMAS:
        return _TABLE.get(token, frozenset())
    return frozenset(
        attribute.name for attribute in RESOURCE_SCHEMAS[token].attributes if attribute.replaces
    )
