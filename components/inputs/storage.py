"""Inputs of CheckpointStorage, and the settings of it that a whole environment shares."""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from components.catalog.storage import Replication
from components.inputs.base import Inputs, RuleBroken
from components.inputs.brought import made_or_brought
from components.inputs.types import (
    ContainerName,
    Region,
    ResourceGroupName,
    StorageAccountId,
    StorageAccountName,
    Tags,
)

_SOFT_DELETE = (
    "soft delete stays off: the reader rewrites its checkpoints every few seconds, and each kept "
    "version is paid for and slows it down (MicrosoftDocs/azure-docs #110760)"
)
_HIERARCHICAL = "the reader's checkpoints need a flat namespace: hierarchical namespace stays off"


class StorageSettings(Inputs):
    """How the checkpoint storage of an environment is made; the same in every region."""

    declined: ClassVar[Mapping[str, str]] = {
        "softDelete": _SOFT_DELETE,
        "blobSoftDelete": _SOFT_DELETE,
        "containerSoftDelete": _SOFT_DELETE,
        "soft_delete": _SOFT_DELETE,
        "blob_soft_delete": _SOFT_DELETE,
        "container_soft_delete": _SOFT_DELETE,
        "hierarchicalNamespace": _HIERARCHICAL,
        "hierarchical_namespace": _HIERARCHICAL,
    }

    replication: Annotated[Replication, Field(examples=["Standard_LRS"])] = Replication.LOCAL
    container_name: Annotated[ContainerName, Field(examples=["azure-openai-checkpoints"])] = (
        "azure-openai-checkpoints"
    )
    shared_key_access: Annotated[bool | None, Field(examples=["true"])] = None


class CheckpointStorageInputs(Inputs):
    """Inputs of one CheckpointStorage."""

    storage: StorageSettings = Field(default_factory=StorageSettings)
    resource_group_name: Annotated[
        ResourceGroupName | None, Field(examples=["rg-azure-openai-dev"])
    ] = None
    location: Annotated[Region, Field(examples=["eastus"])]
    account_name: Annotated[StorageAccountName | None, Field(examples=["stopenaideveastus"])] = None
    existing_account_id: StorageAccountId | None = None
    tags: Annotated[Tags, Field(examples=["{team: platform}"])] = Field(default_factory=dict)
    protect: bool = False

    @model_validator(mode="after")
    def _made_or_brought(self) -> Self:
        faults = made_or_brought(
            self,
            "account",
            needed=("resource_group_name", "account_name"),
            names=("account_name",),
        )
        if found := list(faults):
            raise RuleBroken(found)
        return self
