"""Blob containers (Microsoft.Storage, API version 2024-01-01)."""

from collections.abc import Iterator
from typing import Any, ClassVar, Final

from rehearsal.azure import names
from rehearsal.azure.hierarchy import (
    ACCOUNT,
    CONTAINER,
    GROUP,
    Level,
    already_there,
    find,
    is_assumed,
    missing_parents,
    new_id,
)
from rehearsal.azure.placed import Placed
from rehearsal.emulation import Properties, Violation, World
from rehearsal.properties import Block, Flag, MapOf, Text, present, read, text
from rehearsal.timestamps import rfc3339

PROPERTIES: Final = Block(
    {
        "accountName": Text(),
        "containerName": Text(),
        "defaultEncryptionScope": Text(),
        "denyEncryptionScopeOverride": Flag(),
        "enableNfsV3AllSquash": Flag(),
        "enableNfsV3RootSquash": Flag(),
        "immutableStorageWithVersioning": Block({"enabled": Flag()}),
        "metadata": MapOf(Text()),
        "publicAccess": Text(one_of=("Container", "Blob", "None")),
        "resourceGroupName": Text(),
    },
    required=("accountName", "resourceGroupName"),
)


class BlobContainer(Placed):
    """A blob container in a storage account."""

    token: ClassVar[str] = CONTAINER.token
    shape: ClassVar[Block] = PROPERTIES
    levels: ClassVar[tuple[Level, ...]] = (GROUP, ACCOUNT, CONTAINER)

    def refused(self, given: Properties, world: World, /) -> Iterator[Violation]:
        """Yield what Azure would refuse about this container."""
        yield from names.CONTAINER.check(given, CONTAINER.key)
        yield from missing_parents(given, world, GROUP, ACCOUNT)
        yield from already_there(given, world, GROUP, ACCOUNT, CONTAINER)
        account = find(given, world, GROUP, ACCOUNT)
        access = text(given, "publicAccess")
        if account is None or access not in {"Blob", "Container"} or is_assumed(world, account.id):
            return
        allowed = read(account.state, "allowBlobPublicAccess")
        if allowed is None or allowed is False:
            yield Violation(
                "publicAccess",
                access,
                "is not permitted on an account that does not allow public access to blobs",
                "Use None, or set allowBlobPublicAccess on the account",
            )

    def state(self, named: Properties, world: World) -> dict[str, Any]:
        """Return what Azure tells of the container."""
        path = new_id(named, world, *self.levels)
        state = {
            "defaultEncryptionScope": "$account-encryption-key",
            "denyEncryptionScopeOverride": False,
            "publicAccess": "None",
            **PROPERTIES.given(named, without=(GROUP.key, ACCOUNT.key, CONTAINER.key)),
            "azureApiVersion": "2024-01-01",
            "deleted": False,
            "etag": f'"{world.guid("etag", path)}"',
            "hasImmutabilityPolicy": False,
            "hasLegalHold": False,
            "lastModifiedTime": rfc3339(world.now),
            "leaseState": "Available",
            "leaseStatus": "Unlocked",
            "name": read(named, CONTAINER.key),
            "remainingRetentionDays": 0,
            "type": "Microsoft.Storage/storageAccounts/blobServices/containers",
        }
        return present(state)
