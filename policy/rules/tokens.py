"""Types of resources that the rules are about, by the tokens of their Pulumi providers."""

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
