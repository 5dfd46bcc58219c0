"""Storage accounts and their keys (Microsoft.Storage, API version 2024-01-01)."""

from collections.abc import Iterator
from typing import Any, ClassVar, Final

from rehearsal.azure import names
from rehearsal.azure.hierarchy import (
    ACCOUNT,
    GROUP,
    Level,
    already_there,
    id_of,
    missing_parents,
    new_id,
)
from rehearsal.azure.identity import identity_of
from rehearsal.azure.location import check_location, location_of
from rehearsal.azure.look_up import LookUp
from rehearsal.azure.names import NameRule
from rehearsal.azure.placed import Placed
from rehearsal.emulation import Properties, Violation, World
from rehearsal.properties import (
    Block,
    Flag,
    ListOf,
    MapOf,
    Text,
    Whole,
    given_or,
    present,
    read,
    text,
)
from rehearsal.shaped import Shaped
from rehearsal.timestamps import rfc3339

_ENCRYPTION_SERVICE: Final = Block(
    {"enabled": Flag(), "keyType": Text(one_of=("Service", "Account"))}
)
_ENCRYPTION: Final = Block(
    {
        "encryptionIdentity": Block(
            {
                "encryptionFederatedIdentityClientId": Text(),
                "encryptionUserAssignedIdentity": Text(),
            }
        ),
        "keySource": Text(one_of=("Microsoft.Storage", "Microsoft.Keyvault")),
        "keyVaultProperties": Block(
            {"keyName": Text(), "keyVaultUri": Text(), "keyVersion": Text()}
        ),
        "requireInfrastructureEncryption": Flag(),
        "services": Block(
            {
                "blob": _ENCRYPTION_SERVICE,
                "file": _ENCRYPTION_SERVICE,
                "queue": _ENCRYPTION_SERVICE,
                "table": _ENCRYPTION_SERVICE,
            }
        ),
    }
)
_FILES_AUTHENTICATION: Final = Block(
    {
        "activeDirectoryProperties": Block(
            {
                "accountType": Text(one_of=("User", "Computer")),
                "azureStorageSid": Text(),
                "domainGuid": Text(),
                "domainName": Text(),
                "domainSid": Text(),
                "forestName": Text(),
                "netBiosDomainName": Text(),
                "samAccountName": Text(),
            },
            required=("domainGuid", "domainName"),
        ),
        "defaultSharePermission": Text(
            one_of=(
                "None",
                "StorageFileDataSmbShareReader",
                "StorageFileDataSmbShareContributor",
                "StorageFileDataSmbShareElevatedContributor",
            )
        ),
        "directoryServiceOptions": Text(one_of=("None", "AADDS", "AD", "AADKERB")),
    },
    required=("directoryServiceOptions",),
)
_IMMUTABILITY: Final = Block(
    {
        "enabled": Flag(),
        "immutabilityPolicy": Block(
            {
                "allowProtectedAppendWrites": Flag(),
                "immutabilityPeriodSinceCreationInDays": Whole(),
                "state": Text(one_of=("Unlocked", "Locked", "Disabled")),
            }
        ),
    }
)
_NETWORK_RULE_SET: Final = Block(
    {
        "bypass": Text(one_of=("None", "Logging", "Metrics", "AzureServices")),
        "defaultAction": Text(one_of=("Allow", "Deny")),
        "ipRules": ListOf(
            Block(
                {"action": Text(one_of=("Allow",)), "iPAddressOrRange": Text()},
                required=("iPAddressOrRange",),
            )
        ),
        "resourceAccessRules": ListOf(Block({"resourceId": Text(), "tenantId": Text()})),
        "virtualNetworkRules": ListOf(
            Block(
                {
                    "action": Text(one_of=("Allow",)),
                    "state": Text(
                        one_of=(
                            "Provisioning",
                            "Deprovisioning",
                            "Succeeded",
                            "Failed",
                            "NetworkSourceDeleted",
                        )
                    ),
                    "virtualNetworkResourceId": Text(),
                },
                required=("virtualNetworkResourceId",),
            )
        ),
    }
)
_SKU_NAMES: Final = (
    "Standard_LRS",
    "Standard_GRS",
    "Standard_RAGRS",
    "Standard_ZRS",
    "Premium_LRS",
    "Premium_ZRS",
    "Standard_GZRS",
    "Standard_RAGZRS",
    "StandardV2_LRS",
    "StandardV2_GRS",
    "StandardV2_ZRS",
    "StandardV2_GZRS",
    "PremiumV2_LRS",
    "PremiumV2_ZRS",
)
PROPERTIES: Final = Block(
    {
        "accessTier": Text(one_of=("Hot", "Cool", "Premium", "Cold")),
        "accountName": Text(),
        "allowBlobPublicAccess": Flag(),
        "allowCrossTenantReplication": Flag(),
        "allowSharedKeyAccess": Flag(),
        "allowedCopyScope": Text(one_of=("PrivateLink", "AAD")),
        "azureFilesIdentityBasedAuthentication": _FILES_AUTHENTICATION,
        "customDomain": Block({"name": Text(), "useSubDomainName": Flag()}, required=("name",)),
        "defaultToOAuthAuthentication": Flag(),
        "dnsEndpointType": Text(one_of=("Standard", "AzureDnsZone")),
        "enableExtendedGroups": Flag(),
        "enableHttpsTrafficOnly": Flag(),
        "enableNfsV3": Flag(),
        "encryption": _ENCRYPTION,
        "extendedLocation": Block({"name": Text(), "type": Text(one_of=("EdgeZone",))}),
        "identity": Block(
            {
                "type": Text(
                    one_of=(
                        "None",
                        "SystemAssigned",
                        "UserAssigned",
                        "SystemAssigned,UserAssigned",
                    )
                ),
                "userAssignedIdentities": ListOf(Text()),
            },
            required=("type",),
        ),
        "immutableStorageWithVersioning": _IMMUTABILITY,
        "isHnsEnabled": Flag(),
        "isLocalUserEnabled": Flag(),
        "isSftpEnabled": Flag(),
        "keyPolicy": Block(
            {"keyExpirationPeriodInDays": Whole()}, required=("keyExpirationPeriodInDays",)
        ),
        "kind": Text(
            one_of=("Storage", "StorageV2", "BlobStorage", "FileStorage", "BlockBlobStorage")
        ),
        "largeFileSharesState": Text(one_of=("Disabled", "Enabled")),
        "location": Text(),
        "minimumTlsVersion": Text(one_of=("TLS1_0", "TLS1_1", "TLS1_2", "TLS1_3")),
        "networkRuleSet": _NETWORK_RULE_SET,
        "publicNetworkAccess": Text(one_of=("Enabled", "Disabled", "SecuredByPerimeter")),
        "resourceGroupName": Text(),
        "routingPreference": Block(
            {
                "publishInternetEndpoints": Flag(),
                "publishMicrosoftEndpoints": Flag(),
                "routingChoice": Text(one_of=("MicrosoftRouting", "InternetRouting")),
            }
        ),
        "sasPolicy": Block(
            {
                "expirationAction": Text(one_of=("Log", "Block")),
                "sasExpirationPeriod": Text(),
            },
            required=("sasExpirationPeriod",),
        ),
        "sku": Block({"name": Text(one_of=_SKU_NAMES)}, required=("name",)),
        "tags": MapOf(Text()),
    },
    required=("kind", "resourceGroupName", "sku"),
)
ARGUMENTS: Final = Block(
    {"accountName": Text(), "expand": Text(), "resourceGroupName": Text()},
    required=("accountName", "resourceGroupName"),
)
_SERVICES: Final = ("blob", "dfs", "file", "queue", "table")


class StorageAccount(Placed):
    """A storage account."""

    token: ClassVar[str] = ACCOUNT.token
    shape: ClassVar[Block] = PROPERTIES
    levels: ClassVar[tuple[Level, ...]] = (GROUP, ACCOUNT)

    def refused(self, given: Properties, world: World, /) -> Iterator[Violation]:
        """Yield what Azure would refuse about this account."""
        yield from names.STORAGE_ACCOUNT.check(given, ACCOUNT.key)
        yield from missing_parents(given, world, GROUP)
        yield from already_there(given, world, GROUP, ACCOUNT)
        yield from _global_name(given, world)
        yield from check_location(given)
        if read(given, "minimumTlsVersion") == "TLS1_3":
            yield Violation(
                "minimumTlsVersion", "TLS1_3", "is not supported as a minimum yet", "Use TLS1_2"
            )
        if read(given, "kind") == "BlobStorage" and read(given, "accessTier") is None:
            yield Violation(
                "accessTier", None, "is required of an account of kind BlobStorage", "Use Hot"
            )

    def state(self, named: Properties, world: World) -> dict[str, Any]:
        """Return what Azure tells of the account."""
        name = read(named, ACCOUNT.key)
        now = rfc3339(world.now)
        location = location_of(named, id_of(named, world, GROUP), world)
        sku = read(named, "sku", "name")
        defaults = {
            "accessTier": "Premium" if read(named, "kind") == "BlockBlobStorage" else "Hot",
            "allowBlobPublicAccess": False,
            "allowCrossTenantReplication": False,
            "allowSharedKeyAccess": True,
            "enableHttpsTrafficOnly": True,
            "encryption": {
                "keySource": "Microsoft.Storage",
                "services": {
                    service: {"enabled": True, "keyType": "Account", "lastEnabledTime": now}
                    for service in ("blob", "file")
                },
            },
            "isHnsEnabled": False,
            "minimumTlsVersion": "TLS1_0",
            "networkRuleSet": {
                "bypass": "AzureServices",
                "defaultAction": "Allow",
                "ipRules": [],
                "virtualNetworkRules": [],
            },
            "publicNetworkAccess": "Enabled",
        }
        return present(
            {
                **defaults,
                **PROPERTIES.given(named, without=(GROUP.key, ACCOUNT.key)),
                "azureApiVersion": "2024-01-01",
                "creationTime": now,
                "identity": identity_of(named, world, new_id(named, world, GROUP, ACCOUNT)),
                "keyCreationTime": {"key1": now, "key2": now},
                "location": location,
                "name": name,
                "primaryEndpoints": {
                    **{
                        service: f"https://{name}.{service}.core.windows.net/"
                        for service in _SERVICES
                    },
                    "web": f"https://{name}.web.core.windows.net/",
                },
                "primaryLocation": location,
                "privateEndpointConnections": [],
                "provisioningState": "Succeeded",
                "sku": {
                    "name": given_or(sku, "Standard_LRS"),
                    "tier": str(sku).split("_", maxsplit=1)[0].removesuffix("V2"),
                },
                "statusOfPrimary": "available",
                "type": "Microsoft.Storage/storageAccounts",
            }
        )

    def check_change(
        self, before: Properties, after: Properties, world: World
    ) -> Iterator[Violation]:
        """Yield what Azure would refuse about a change of replication.

        Source: Microsoft's page "Change how a storage account is replicated".
        """
        del world
        old, new = (str(read(each, "sku", "name")) for each in (before, after))
        if _across_zones(old) != _across_zones(new):
            yield Violation(
                "sku.name",
                new,
                f"an update cannot change {old}, which differs in whether copies are kept across "
                "zones",
                "Ask for a conversion of the account, or create a new one",
            )


class GetStorageAccount(LookUp):
    """The look-up of an account; a typical one has shared keys and no hierarchical namespace."""

    token: ClassVar[str] = "azure-native:storage:getStorageAccount"
    shape: ClassVar[Block] = ARGUMENTS
    resource: ClassVar[Placed] = StorageAccount()
    name: ClassVar[NameRule] = names.STORAGE_ACCOUNT
    typical: ClassVar[Properties] = {"kind": "StorageV2", "sku": {"name": "Standard_LRS"}}


class ListStorageAccountKeys(Shaped):
    """An account's two keys; they can be listed even where it refuses requests signed by them."""

    token: ClassVar[str] = "azure-native:storage:listStorageAccountKeys"
    shape: ClassVar[Block] = ARGUMENTS

    def refused(self, given: Properties, world: World, /) -> Iterator[Violation]:
        """Yield what Azure would refuse about this call."""
        return missing_parents(given, world, GROUP, ACCOUNT)

    def call(self, arguments: Properties, world: World) -> dict[str, Any]:
        """Return the account's keys."""
        path = new_id(arguments, world, GROUP, ACCOUNT)
        return {
            "keys": [
                {
                    "creationTime": rfc3339(world.now),
                    "keyName": name,
                    "permissions": "Full",
                    "value": world.key(path, name),
                }
                for name in ("key1", "key2")
            ]
        }


def _across_zones(sku: str) -> bool:
    return sku.endswith("ZRS")


def _global_name(inputs: Properties, world: World) -> Iterator[Violation]:
    name = text(inputs, ACCOUNT.key)
    own = (id_of(inputs, world, GROUP, ACCOUNT) or "").lower()
    for other in world.of(ACCOUNT.token):
        if name and other.id.lower() != own and other.id.endswith(f"/{name}"):
            yield Violation(
                ACCOUNT.key,
                name,
                "must be unique in all of Azure",
                f"Choose another name: {other.id} has it",
            )
