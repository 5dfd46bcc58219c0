"""The blob service of a storage account (Microsoft.Storage, API version 2024-01-01)."""

from collections.abc import Iterator
from typing import Any, ClassVar, Final

from rehearsal.azure.hierarchy import ACCOUNT, GROUP, find, missing_parents, new_id
from rehearsal.emulation import Created, Properties, Violation, World
from rehearsal.properties import Block, Flag, ListOf, Text, Whole, present, read, text
from rehearsal.shaped import Shaped

ONLY_NAME: Final = "default"
_RETENTION: Final = Block(
    {
        "allowPermanentDelete": Flag(),
        "days": Whole(minimum=1, maximum=365),
        "enabled": Flag(),
    }
)
_CORS_RULE: Final = Block(
    {
        "allowedHeaders": ListOf(Text()),
        "allowedMethods": ListOf(
            Text(
                one_of=(
                    "DELETE",
                    "GET",
                    "HEAD",
                    "MERGE",
                    "POST",
                    "OPTIONS",
                    "PUT",
                    "PATCH",
                    "CONNECT",
                    "TRACE",
                )
            )
        ),
        "allowedOrigins": ListOf(Text()),
        "exposedHeaders": ListOf(Text()),
        "maxAgeInSeconds": Whole(),
    },
    required=(
        "allowedHeaders",
        "allowedMethods",
        "allowedOrigins",
        "exposedHeaders",
        "maxAgeInSeconds",
    ),
)
PROPERTIES: Final = Block(
    {
        "accountName": Text(),
        "automaticSnapshotPolicyEnabled": Flag(),
        "blobServicesName": Text(),
        "changeFeed": Block({"enabled": Flag(), "retentionInDays": Whole()}),
        "containerDeleteRetentionPolicy": _RETENTION,
        "cors": Block({"corsRules": ListOf(_CORS_RULE)}),
        "defaultServiceVersion": Text(),
        "deleteRetentionPolicy": _RETENTION,
        "isVersioningEnabled": Flag(),
        "lastAccessTimeTrackingPolicy": Block(
            {
                "blobType": ListOf(Text()),
                "enable": Flag(),
                "name": Text(one_of=("AccessTimeTracking",)),
                "trackingGranularityInDays": Whole(),
            },
            required=("enable",),
        ),
        "resourceGroupName": Text(),
        "restorePolicy": Block({"days": Whole(), "enabled": Flag()}, required=("enabled",)),
    },
    required=("accountName", "resourceGroupName"),
)


ARGUMENTS: Final = Block(
    {"accountName": Text(), "blobServicesName": Text(), "resourceGroupName": Text()},
    required=("accountName", "blobServicesName", "resourceGroupName"),
)


class BlobServiceProperties(Shaped):
    """The settings of an account's one blob service, which is there from the start."""

    token: ClassVar[str] = "azure-native:storage:BlobServiceProperties"
    shape: ClassVar[Block] = PROPERTIES

    def refused(self, given: Properties, world: World, /) -> Iterator[Violation]:
        """Yield what Azure would refuse about these settings."""
        yield from missing_parents(given, world, GROUP, ACCOUNT)
        yield from _name_rule(given)
        for policy in ("containerDeleteRetentionPolicy", "deleteRetentionPolicy"):
            days = read(given, policy, "days")
            if read(given, policy, "enabled") is True and days is None:
                yield Violation(
                    f"{policy}.days",
                    None,
                    "is required where the policy is enabled",
                    "Give 1 to 365 days, or set enabled to false",
                )

    def create(self, urn: str, inputs: Properties, world: World) -> Created:  # noqa: ARG002
        """Return the settings as Azure would keep them."""
        account = find(inputs, world, GROUP, ACCOUNT)
        sku = read(account.state, "sku") if account else None
        own = (GROUP.key, ACCOUNT.key, "blobServicesName")
        state = {
            "containerDeleteRetentionPolicy": {"enabled": False},
            "deleteRetentionPolicy": {"allowPermanentDelete": False, "enabled": False},
            **PROPERTIES.given(inputs, without=own),
            "azureApiVersion": "2024-01-01",
            "name": ONLY_NAME,
            "sku": sku,
            "type": "Microsoft.Storage/storageAccounts/blobServices",
        }
        path = new_id(inputs, world, GROUP, ACCOUNT)
        return Created(f"{path}/blobServices/{ONLY_NAME}", present(state))


class GetBlobServiceProperties(Shaped):
    """The look-up of the blob service's settings of an account that the stack brings along."""

    token: ClassVar[str] = "azure-native:storage:getBlobServiceProperties"
    shape: ClassVar[Block] = ARGUMENTS

    def refused(self, given: Properties, world: World, /) -> Iterator[Violation]:
        """Yield what Azure would refuse about this look-up."""
        del world
        return _name_rule(given)

    def call(self, arguments: Properties, world: World) -> dict[str, Any]:
        """Return the settings; those of an account not made here are taken to keep nothing."""
        path = f"{new_id(arguments, world, GROUP, ACCOUNT)}/blobServices/{ONLY_NAME}"
        found = world.find(BlobServiceProperties.token, path)
        if found is not None:
            return {**found.state, "id": found.id}
        made = BlobServiceProperties().create("", arguments, world)
        return {**made.state, "id": made.id}


def _name_rule(inputs: Properties) -> Iterator[Violation]:
    name = text(inputs, "blobServicesName")
    if name is not None and name != ONLY_NAME:
        yield Violation(
            "blobServicesName",
            name,
            f"must be {ONLY_NAME}: an account has one blob service",
            f"Use {ONLY_NAME}",
        )
