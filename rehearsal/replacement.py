"""Which changed inputs replace a resource instead of updating it, as the real providers have it.

Sources: pulumi-azure-native (`replacement.go`, and the parts of a resource's id), the schema of
pulumi-azuread (forces new), and the plan modifiers of the elasticstack provider in `rules.json`.
"""

from collections.abc import Mapping
from typing import Final

from rehearsal.azure.blob_service import BlobServiceProperties
from rehearsal.azure.diagnostic_setting import DiagnosticSetting
from rehearsal.azure.hierarchy import (
    ACCOUNT,
    CONSUMER_GROUP,
    CONTAINER,
    EVENT_HUB,
    EVENT_HUB_RULE,
    GROUP,
    NAMESPACE,
    NAMESPACE_RULE,
)
from rehearsal.azure.role_assignment import RoleAssignment
from rehearsal.elastic.provider_schema import RESOURCE_SCHEMAS
from rehearsal.entra.application_password import ApplicationPassword
from rehearsal.entra.directory import APPLICATION, SERVICE_PRINCIPAL

_IN_GROUP: Final = frozenset({"resourceGroupName"})
_IN_NAMESPACE: Final = _IN_GROUP | {"namespaceName"}
_IN_HUB: Final = _IN_NAMESPACE | {"eventHubName"}
_IN_ACCOUNT: Final = _IN_GROUP | {"accountName"}

_TABLE: Final[Mapping[str, frozenset[str]]] = {
    GROUP.token: _IN_GROUP | {"location"},
    NAMESPACE.token: _IN_NAMESPACE | {"location"},
    EVENT_HUB.token: _IN_HUB,
    CONSUMER_GROUP.token: _IN_HUB | {"consumerGroupName"},
    NAMESPACE_RULE.token: _IN_NAMESPACE | {"authorizationRuleName"},
    EVENT_HUB_RULE.token: _IN_HUB | {"authorizationRuleName"},
    ACCOUNT.token: _IN_ACCOUNT | {"location", "isHnsEnabled"},
    BlobServiceProperties.token: _IN_ACCOUNT | {"blobServicesName"},
    CONTAINER.token: _IN_ACCOUNT | {"containerName"},
    DiagnosticSetting.token: frozenset({"resourceUri", "name"}),
    RoleAssignment.token: frozenset({"scope", "principalId", "roleAssignmentName"}),
    APPLICATION: frozenset(),
    ApplicationPassword.token: frozenset(
        {"applicationId", "displayName", "startDate", "endDate", "endDateRelative"}
        | {"rotateWhenChanged"}
    ),
    SERVICE_PRINCIPAL: frozenset({"clientId"}),
}


def replaced_by(token: str) -> frozenset[str]:
    """Return the input properties whose change replaces a resource of this kind."""
    if token in _TABLE or token not in RESOURCE_SCHEMAS:
        return _TABLE.get(token, frozenset())
    return frozenset(
        attribute.name for attribute in RESOURCE_SCHEMAS[token].attributes if attribute.replaces
    )
