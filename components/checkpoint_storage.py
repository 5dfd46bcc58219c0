"""A storage account with one container: where the reader keeps how far it has read.

Made for checkpoints and nothing else: flat namespace, no soft delete, no public blobs, TLS 1.2,
and shared keys only where the reader signs in with one.
"""

from typing import NotRequired, TypedDict

import pulumi
import pulumi_azure_native as azure_native

from components.catalog.storage import Replication
from components.existing import StorageAccount, existing_storage_account
from components.inputs.storage import CheckpointStorageInputs
from components.inputs.types import output_of
from components.options import named_child


class StorageArgs(TypedDict):
    """How the checkpoint storage of an environment is made; the same in every region."""

    replication: NotRequired[Replication]
    """How a new account keeps copies. Default: Standard_LRS (within one data centre)."""
    container_name: NotRequired[pulumi.Input[str]]
    """Name of the container: 3 to 63 lowercase letters, digits and single hyphens. One container
    serves one hub. Default: azure-openai-checkpoints."""
    shared_key_access: NotRequired[bool]
    """Whether the account takes shared keys. Default: only where the reader signs in with one."""


class CheckpointStorageArgs(TypedDict):
    """Inputs of CheckpointStorage."""

    location: str
    """Region of the account: that of the hub whose checkpoints it keeps."""
    resource_group_name: NotRequired[pulumi.Input[str]]
    """Resource group of a new account. Required for one."""
    account_name: NotRequired[pulumi.Input[str]]
    """Name of a new account, unique in all of Azure: 3 to 24 lowercase letters and digits.
    Required for one."""
    existing_account_id: NotRequired[pulumi.Input[str]]
    """Resource id of a storage account to use instead of a new one; in the provider's
    subscription, flat and without soft delete."""
    storage: NotRequired[StorageArgs]
    """How the account is made. Default: the default of each of its keys."""
    tags: NotRequired[dict[str, pulumi.Input[str]]]
    """Tags of a new account. Default: none."""
    protect: NotRequired[bool]
    """Whether the account and the container are protected from deletion. Default: false."""


class CheckpointStorage(pulumi.ComponentResource):
    """A storage account with one container for the checkpoints of one event hub."""

    account_id: pulumi.Output[str]
    """Resource id of the storage account."""
    account_name: pulumi.Output[str]
    """Name of the storage account."""
    container_name: pulumi.Output[str]
    """Name of the container."""
    account_key: pulumi.Output[str | None]
    """Shared key of the account, secret; null where the account takes none."""

    def __init__(
        self, name: str, args: CheckpointStorageArgs, opts: pulumi.ResourceOptions | None = None
    ) -> None:
        super().__init__("azure-openai-monitoring:index:CheckpointStorage", name, {}, opts)
        inputs = CheckpointStorageInputs.of_args(args, f'CheckpointStorage "{name}"')
        kept = named_child(self, protect=inputs.protect)
        shared_key_access = inputs.storage.shared_key_access is not False

        account = (
            _new_account(name, inputs, kept, shared_key_access=shared_key_access)
            if inputs.existing_account_id is None
            else existing_storage_account(
                inputs.existing_account_id,
                location=inputs.location,
                shared_key_access=shared_key_access,
                opts=pulumi.InvokeOptions(parent=self),
            )
        )
        container = azure_native.storage.BlobContainer(
            f"{name}-container",
            resource_group_name=account.resource_group_name,
            account_name=account.name,
            container_name=inputs.storage.container_name,
            public_access=azure_native.storage.PublicAccess.NONE,
            opts=kept,
        )
        self.account_id = account.id
        self.account_name = account.name
        self.container_name = container.name
        self.account_key = (
            _shared_key(account, pulumi.InvokeOptions(parent=self))
            if shared_key_access
            else pulumi.Output.from_input(None)
        )
        self.register_outputs(
            {
                "accountId": self.account_id,
                "accountName": self.account_name,
                "containerName": self.container_name,
                "accountKey": self.account_key,
            }
        )


def _new_account(
    name: str,
    inputs: CheckpointStorageInputs,
    opts: pulumi.ResourceOptions,
    *,
    shared_key_access: bool,
) -> StorageAccount:
    account = azure_native.storage.StorageAccount(
        f"{name}-account",
        resource_group_name=inputs.resource_group_name,
        account_name=inputs.account_name,
        location=inputs.location,
        kind=azure_native.storage.Kind.STORAGE_V2,
        sku={"name": inputs.storage.replication},
        access_tier=azure_native.storage.AccessTier.HOT,
        is_hns_enabled=False,
        minimum_tls_version=azure_native.storage.MinimumTlsVersion.TLS1_2,
        enable_https_traffic_only=True,
        allow_blob_public_access=False,
        allow_cross_tenant_replication=False,
        allow_shared_key_access=shared_key_access,
        tags=inputs.tags,
        opts=pulumi.ResourceOptions.merge(
            opts,
            pulumi.ResourceOptions(replacement_trigger=inputs.storage.replication.across_zones),
        ),
    )
    azure_native.storage.BlobServiceProperties(
        f"{name}-blob-service",
        resource_group_name=inputs.resource_group_name,
        account_name=account.name,
        blob_services_name="default",
        delete_retention_policy={"enabled": False},
        container_delete_retention_policy={"enabled": False},
        opts=pulumi.ResourceOptions(parent=opts.parent),
    )
    return StorageAccount(
        id=account.id,
        name=account.name,
        resource_group_name=output_of(inputs.resource_group_name),
    )


def _shared_key(account: StorageAccount, opts: pulumi.InvokeOptions) -> pulumi.Output[str]:
    keys = azure_native.storage.list_storage_account_keys_output(
        resource_group_name=account.resource_group_name, account_name=account.name, opts=opts
    )
    # The provider does not mark the keys that it lists as secret.
    return pulumi.Output.secret(keys.keys[0].value)
