"""The checkpoint storage: what is made by default, with everything on, keyless, brought along."""

from typing import Any

import pulumi
import pytest

from components import CheckpointStorage, CheckpointStorageArgs, InvalidInputs, Replication
from rehearsal.emulation import World
from rehearsal.wire import Secret
from tests.components.deployed import (
    ACCOUNT,
    BLOB_SERVICE,
    COMPONENT,
    CONTAINER,
    counts,
    existing_account,
    existing_group,
    leaks,
    only,
    outputs,
    protected,
    secrets_of,
)
from tests.conftest import Deploy

STORAGE = f"{COMPONENT}CheckpointStorage"
KEYS = "azure-native:storage:listStorageAccountKeys"
MINIMAL: CheckpointStorageArgs = {
    "location": "eastus",
    "resource_group_name": "rg",
    "account_name": "sttest",
}


@pytest.fixture
def world(world: World) -> World:
    """Put the resource group into the world that the tests' accounts are in."""
    existing_group(world)
    return world


def test_the_defaults_are_a_flat_account_without_soft_delete_and_one_container(
    deploy: Deploy,
) -> None:
    recording = deploy(lambda: CheckpointStorage("test", MINIMAL))

    assert counts(recording) == {STORAGE: 1, ACCOUNT: 1, BLOB_SERVICE: 1, CONTAINER: 1}
    assert only(recording, ACCOUNT) == {
        "resourceGroupName": "rg",
        "accountName": "sttest",
        "location": "eastus",
        "kind": "StorageV2",
        "sku": {"name": "Standard_LRS"},
        "accessTier": "Hot",
        "isHnsEnabled": False,
        "minimumTlsVersion": "TLS1_2",
        "enableHttpsTrafficOnly": True,
        "allowBlobPublicAccess": False,
        "allowCrossTenantReplication": False,
        "allowSharedKeyAccess": True,
        "tags": {},
    }
    within = {"resourceGroupName": "rg", "accountName": "sttest"}
    assert only(recording, BLOB_SERVICE) == {
        **within,
        "blobServicesName": "default",
        "deleteRetentionPolicy": {"enabled": False},
        "containerDeleteRetentionPolicy": {"enabled": False},
    }
    assert only(recording, CONTAINER) == {
        **within,
        "containerName": "azure-openai-checkpoints",
        "publicAccess": "None",
    }
    assert protected(recording) == set()


def test_the_outputs_name_the_account_and_hold_its_first_key_as_a_secret(
    deploy: Deploy, world: World
) -> None:
    recording = deploy(lambda: CheckpointStorage("test", MINIMAL))

    path = (
        f"/subscriptions/{world.subscription_id}/resourceGroups/rg"
        "/providers/Microsoft.Storage/storageAccounts/sttest"
    )
    assert recording.calls == [(KEYS, {"resourceGroupName": "rg", "accountName": "sttest"})]
    assert outputs(recording) == {
        "accountId": path,
        "accountName": "sttest",
        "containerName": "azure-openai-checkpoints",
        "accountKey": Secret(world.secret(path.lower(), "key1")),
    }
    assert leaks(recording) == []
    assert secrets_of(recording) == {}


def test_everything_on_is_passed_to_azure(deploy: Deploy) -> None:
    args: CheckpointStorageArgs = {
        **MINIMAL,
        "storage": {
            "replication": Replication.ZONES_AND_REGIONS,
            "container_name": "checkpoints",
            "shared_key_access": True,
        },
        "tags": {"team": "platform"},
        "protect": True,
    }

    recording = deploy(lambda: CheckpointStorage("test", args))

    assert counts(recording) == {STORAGE: 1, ACCOUNT: 1, BLOB_SERVICE: 1, CONTAINER: 1}
    account = only(recording, ACCOUNT)
    assert account["sku"] == {"name": "Standard_GZRS"}
    assert account["tags"] == {"team": "platform"}
    assert account["allowSharedKeyAccess"] is True
    assert only(recording, CONTAINER)["containerName"] == "checkpoints"
    assert protected(recording) == {"test-account", "test-container"}


def test_hardened_the_account_takes_no_shared_keys_and_none_is_listed(deploy: Deploy) -> None:
    args: CheckpointStorageArgs = {**MINIMAL, "storage": {"shared_key_access": False}}

    recording = deploy(lambda: CheckpointStorage("test", args))

    assert counts(recording) == {STORAGE: 1, ACCOUNT: 1, BLOB_SERVICE: 1, CONTAINER: 1}
    assert only(recording, ACCOUNT)["allowSharedKeyAccess"] is False
    assert recording.calls == []
    assert outputs(recording).get("accountKey") is None
    assert recording.world.secrets == set()


@pytest.mark.parametrize(
    ("replication", "across_zones"),
    [
        (Replication.LOCAL, False),
        (Replication.REGIONS, False),
        (Replication.ZONES, True),
        (Replication.ZONES_AND_REGIONS, True),
    ],
)
def test_an_account_whose_copies_go_across_zones_from_now_on_is_a_new_one(
    replication: Replication, *, across_zones: bool, deploy: Deploy
) -> None:
    args: CheckpointStorageArgs = {**MINIMAL, "storage": {"replication": replication}}
    recording = deploy(lambda: CheckpointStorage("test", args))

    (account,) = recording.of_type(ACCOUNT)
    assert account.replacement_trigger is across_zones


@pytest.mark.parametrize("replication", Replication)
def test_every_replication_is_a_sku_that_azure_has(
    replication: Replication, deploy: Deploy
) -> None:
    args: CheckpointStorageArgs = {**MINIMAL, "storage": {"replication": replication}}

    recording = deploy(lambda: CheckpointStorage("test", args))

    assert only(recording, ACCOUNT)["sku"] == {"name": replication.value}


def test_an_account_that_is_brought_along_gets_the_container_and_nothing_else(
    deploy: Deploy, world: World
) -> None:
    storage_id = existing_account(world)
    args: CheckpointStorageArgs = {"location": "eastus", "existing_account_id": storage_id}

    recording = deploy(lambda: CheckpointStorage("test", args))

    assert counts(recording) == {STORAGE: 1, CONTAINER: 1}
    assert only(recording, CONTAINER) == {
        "resourceGroupName": "rg-company",
        "accountName": "stcompany",
        "containerName": "azure-openai-checkpoints",
        "publicAccess": "None",
    }
    assert outputs(recording) == {
        "accountId": storage_id,
        "accountName": "stcompany",
        "containerName": "azure-openai-checkpoints",
        "accountKey": Secret(world.secret(storage_id.lower(), "key1")),
    }
    assert leaks(recording) == []


def test_of_what_is_brought_along_only_the_container_is_protected(
    deploy: Deploy, world: World
) -> None:
    args: CheckpointStorageArgs = {
        "location": "eastus",
        "existing_account_id": existing_account(world),
        "protect": True,
    }

    recording = deploy(lambda: CheckpointStorage("test", args))

    assert protected(recording) == {"test-container"}


def test_an_account_without_shared_keys_fits_a_reader_that_needs_none(
    deploy: Deploy, world: World
) -> None:
    args: CheckpointStorageArgs = {
        "location": "eastus",
        "existing_account_id": existing_account(world, allowSharedKeyAccess=False),
        "storage": {"shared_key_access": False},
    }

    recording = deploy(lambda: CheckpointStorage("test", args))

    assert counts(recording) == {STORAGE: 1, CONTAINER: 1}
    assert KEYS not in {call for call, _ in recording.calls}


@pytest.mark.parametrize("location", ["eastus", "East US", "EastUS"])
def test_an_account_fits_its_region_however_azure_spells_it(
    location: str, deploy: Deploy, world: World
) -> None:
    args: CheckpointStorageArgs = {
        "location": "eastus",
        "existing_account_id": existing_account(world, location=location),
    }

    assert counts(deploy(lambda: CheckpointStorage("test", args)))[CONTAINER] == 1


SOFT_DELETE = (
    r"enabled: Soft delete is not supported for checkpoints \(MicrosoftDocs/azure-docs #110760\)\. "
    "Switch it off on the account"
)


@pytest.mark.parametrize(
    ("state", "blobs", "message"),
    [
        (
            {"isHnsEnabled": True},
            {},
            r"existing_account_id\.isHnsEnabled = true: .*checkpoints need a flat namespace",
        ),
        (
            {},
            {"deleteRetentionPolicy": {"enabled": True, "days": 7}},
            rf"existing_account_id\.deleteRetentionPolicy = {SOFT_DELETE}",
        ),
        (
            {},
            {"containerDeleteRetentionPolicy": {"enabled": True, "days": 7}},
            rf"existing_account_id\.containerDeleteRetentionPolicy = {SOFT_DELETE}",
        ),
        (
            {"allowSharedKeyAccess": False},
            {},
            r"allowSharedKeyAccess = false: .*a shared key\. Allow shared keys on the account, or",
        ),
        (
            {"location": "West Europe"},
            {},
            r'existing_account_id\.location = "West Europe": .*Bring one of eastus along',
        ),
    ],
    ids=["hierarchical", "blob soft delete", "container soft delete", "no keys", "region"],
)
def test_an_account_that_does_not_fit_is_refused_before_its_container(
    state: dict[str, Any], blobs: dict[str, Any], message: str, deploy: Deploy, world: World
) -> None:
    args: CheckpointStorageArgs = {
        "location": "eastus",
        "existing_account_id": existing_account(world, blobs=blobs, **state),
    }

    with pytest.raises(InvalidInputs, match=message):
        deploy(lambda: CheckpointStorage("test", args))
    assert list(world.of(CONTAINER)) == []


def test_all_that_does_not_fit_is_told_at_once_with_the_account_it_is_about(
    deploy: Deploy, world: World
) -> None:
    storage_id = existing_account(world, isHnsEnabled=True, location="westeurope")
    args: CheckpointStorageArgs = {"location": "eastus", "existing_account_id": storage_id}

    with pytest.raises(InvalidInputs) as refused:
        deploy(lambda: CheckpointStorage("test", args))

    assert refused.value.where == f"What is brought along does not fit ({storage_id})"
    assert [fault.key for fault in refused.value.faults] == [
        "existing_account_id.location",
        "existing_account_id.isHnsEnabled",
    ]


@pytest.mark.parametrize(
    ("args", "message"),
    [
        ({"location": "eastus"}, "account_name is missing: A new account needs it"),
        ({"location": "eastus"}, "resource_group_name is missing: A new account needs it"),
        (
            {"resource_group_name": "rg", "account_name": "sttest"},
            "location is missing: It is required. Set it, for example location: eastus",
        ),
        ({**MINIMAL, "location": "East US"}, 'location = "East US": It is not an Azure region'),
        ({**MINIMAL, "account_name": "st-test"}, 'account_name = "st-test": It is not a storage'),
        ({**MINIMAL, "accountName": "sttest"}, 'Did you mean "account_name"'),
        (
            {**MINIMAL, "storage": {"replication": "Premium_LRS"}},
            'storage.replication = "Premium_LRS": It must be one of Standard_LRS, Standard_ZRS',
        ),
        (
            {**MINIMAL, "storage": {"container_name": "a--b"}},
            'storage.container_name = "a--b": It is not a blob container name',
        ),
        (
            {**MINIMAL, "storage": {"soft_delete": True}},
            r"storage.soft_delete = \[not offered\]: Soft delete stays off",
        ),
        (
            {**MINIMAL, "storage": {"hierarchical_namespace": True}},
            r"storage.hierarchical_namespace = \[not offered\]: .*flat namespace",
        ),
        (
            {**MINIMAL, "storage": {"shared_key_access": "maybe"}},
            'storage.shared_key_access = "maybe": It must be true or false',
        ),
        ({**MINIMAL, "tags": {"year": 2026}}, "tags.year = 2026: A tag's value is text"),
        (
            {"location": "eastus", "existing_account_id": "stcompany"},
            "existing_account_id = .* It does not start with /subscriptions/",
        ),
        (
            {
                "location": "eastus",
                "existing_account_id": "/subscriptions/11111111-1111-4111-8111-111111111111"
                "/resourceGroups/rg/providers/Microsoft.EventHub/namespaces/evhns",
            },
            "It is the id of a Microsoft.EventHub/namespaces, not of a storage account",
        ),
    ],
)
def test_bad_args_are_refused_by_the_names_that_python_has_for_them(
    args: Any, message: str, deploy: Deploy, world: World
) -> None:
    with pytest.raises(InvalidInputs, match=message) as refused:
        deploy(lambda: CheckpointStorage("test", args))
    assert refused.value.where == 'CheckpointStorage "test"'
    assert list(world.of(ACCOUNT)) == []


def test_a_name_that_is_an_output_is_checked_when_it_is_known(deploy: Deploy) -> None:
    def program() -> None:
        CheckpointStorage("test", {**MINIMAL, "account_name": pulumi.Output.from_input("ST")})

    with pytest.raises(InvalidInputs, match=r"account_name = .output.: It is not a storage"):
        deploy(program)


def test_an_id_that_is_an_output_is_followed_when_it_is_known(deploy: Deploy, world: World) -> None:
    storage_id = existing_account(world)

    def program() -> None:
        found = pulumi.Output.from_input(storage_id)
        CheckpointStorage("test", {"location": "eastus", "existing_account_id": found})

    assert only(deploy(program), CONTAINER)["accountName"] == "stcompany"


@pytest.mark.parametrize("brought", [False, True])
def test_a_preview_goes_through_with_nothing_known(
    deploy: Deploy, world: World, *, brought: bool
) -> None:
    args: CheckpointStorageArgs = (
        {"location": "eastus", "existing_account_id": existing_account(world)}
        if brought
        else MINIMAL
    )

    recording = deploy(lambda: CheckpointStorage("test", args), preview=True)

    assert len(recording.resources) == (2 if brought else 4)


def test_a_preview_refuses_an_account_that_does_not_fit(deploy: Deploy, world: World) -> None:
    args: CheckpointStorageArgs = {
        "location": "eastus",
        "existing_account_id": existing_account(world, isHnsEnabled=True),
    }

    with pytest.raises(InvalidInputs, match="flat namespace"):
        deploy(lambda: CheckpointStorage("test", args), preview=True)
