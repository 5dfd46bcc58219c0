"""A small emulated Azure and Entra to test against, filled the way a deployment fills it."""

from typing import Any, Final

from rehearsal import azure, entra
from rehearsal.emulation import Created, Violation, World

RESOURCES: Final = {**azure.RESOURCES, **entra.RESOURCES}
FUNCTIONS: Final = {**azure.FUNCTIONS, **entra.FUNCTIONS}

GROUP: Final = "azure-native:resources:ResourceGroup"
NAMESPACE: Final = "azure-native:eventhub:Namespace"
EVENT_HUB: Final = "azure-native:eventhub:EventHub"
CONSUMER_GROUP: Final = "azure-native:eventhub:ConsumerGroup"
NAMESPACE_RULE: Final = "azure-native:eventhub:NamespaceAuthorizationRule"
EVENT_HUB_RULE: Final = "azure-native:eventhub:EventHubAuthorizationRule"
ACCOUNT: Final = "azure-native:storage:StorageAccount"
BLOB_SERVICE: Final = "azure-native:storage:BlobServiceProperties"
CONTAINER: Final = "azure-native:storage:BlobContainer"
SETTING: Final = "azure-native:monitor:DiagnosticSetting"
ROLE_ASSIGNMENT: Final = "azure-native:authorization:RoleAssignment"
APPLICATION: Final = "azuread:index/application:Application"
PASSWORD: Final = "azuread:index/applicationPassword:ApplicationPassword"  # noqa: S105 - a kind
SERVICE_PRINCIPAL: Final = "azuread:index/servicePrincipal:ServicePrincipal"

IN_GROUP: Final = {"resourceGroupName": "rg"}
IN_NAMESPACE: Final = {**IN_GROUP, "namespaceName": "evhns-one"}
IN_HUB: Final = {**IN_NAMESPACE, "eventHubName": "logs"}
IN_ACCOUNT: Final = {**IN_GROUP, "accountName": "stone"}


class Emulated:
    """A world, and the deployer who fills it."""

    def __init__(self) -> None:
        self.world = World(
            subscription_id="aaaaaaaa-0000-4000-8000-00000000000a",
            object_id="bbbbbbbb-0000-4000-8000-00000000000b",
        )

    @property
    def group_id(self) -> str:
        """The id of the resource group `rg`."""
        return f"/subscriptions/{self.world.subscription_id}/resourceGroups/rg"

    @property
    def namespace_id(self) -> str:
        """The id of the namespace `evhns-one`."""
        return f"{self.group_id}/providers/Microsoft.EventHub/namespaces/evhns-one"

    @property
    def account_id(self) -> str:
        """The id of the storage account `stone`."""
        return f"{self.group_id}/providers/Microsoft.Storage/storageAccounts/stone"

    def refused(self, token: str, inputs: dict[str, Any]) -> list[Violation]:
        """Return what is refused about a resource."""
        return list(RESOURCES[token].check(inputs, self.world))

    def create(self, token: str, inputs: dict[str, Any], name: str = "logical") -> Created:
        """Create a resource of which nothing is refused."""
        assert self.refused(token, inputs) == []
        created = RESOURCES[token].create(
            f"urn:pulumi:dev::test::{token}::{name}", inputs, self.world
        )
        self.world.add(token, created.id, created.state)
        return created

    def call(self, token: str, arguments: dict[str, Any]) -> dict[str, Any]:
        """Call a function of which nothing is refused."""
        assert list(FUNCTIONS[token].check(arguments, self.world)) == []
        return FUNCTIONS[token].call(arguments, self.world)

    def resource_group(self) -> Created:
        """Create the resource group `rg` in West Europe."""
        return self.create(GROUP, {**IN_GROUP, "location": "westeurope"})

    def namespace(self, tier: str = "Standard", **inputs: Any) -> Created:
        """Create the resource group and the namespace `evhns-one`."""
        self.resource_group()
        return self.create(NAMESPACE, {**IN_NAMESPACE, "sku": {"name": tier}, **inputs})

    def event_hub(self, tier: str = "Standard", **inputs: Any) -> Created:
        """Create the resource group, the namespace and the event hub `logs`."""
        self.namespace(tier)
        return self.create(EVENT_HUB, {**IN_HUB, **inputs})

    def storage_account(self, **inputs: Any) -> Created:
        """Create the resource group and the storage account `stone`."""
        self.resource_group()
        return self.create(
            ACCOUNT,
            {**IN_ACCOUNT, "kind": "StorageV2", "sku": {"name": "Standard_LRS"}, **inputs},
        )
