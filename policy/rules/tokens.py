"""Types of resources that the rules are about, by the tokens of their Pulumi providers."""

import re
from typing import Final

NAMESPACE: Final = "azure-native:eventhub:Namespace"
NAMESPACE_NETWORK_RULES: Final = "azure-native:eventhub:NamespaceNetworkRuleSet"
NAMESPACE_RULE: Final = "azure-native:eventhub:NamespaceAuthorizationRule"
HUB_RULE: Final = "azure-native:eventhub:EventHubAuthorizationRule"
STORAGE_ACCOUNT: Final = "azure-native:storage:StorageAccount"
BLOB_SERVICE: Final = "azure-native:storage:BlobServiceProperties"
CONTAINER: Final = "azure-native:storage:BlobContainer"
DIAGNOSTIC_SETTING: Final = "azure-native:monitor:DiagnosticSetting"
ROLE_ASSIGNMENT: Final = "azure-native:authorization:RoleAssignment"

_OF_AZURE_NATIVE: Final = re.compile(r"azure-native(_\w+)?:(?P<module>\w+)(/v\w+)?:(?P<type>\w+)")


def unversioned(token: str) -> str:
    """Return a token of azure-native without the API version that a program asked for.

    It is in the module (`azure-native:storage/v20240101:StorageAccount`, as in the aliases of the
    provider's SDK) or in the name of a local package (`azure-native_storage_v20240101:storage:...`,
    the provider's version guide). Tokens of other providers stay as they are.
    """
    found = _OF_AZURE_NATIVE.fullmatch(token)
    return token if found is None else f"azure-native:{found['module']}:{found['type']}"
