from typing import Any

import pytest

from rehearsal.emulation import UNKNOWN, Violation
from tests.rehearsal.emulated import ACCOUNT, FUNCTIONS, GROUP, IN_ACCOUNT, Emulated


@pytest.fixture
def emulated() -> Emulated:
    return Emulated()


LOOK_UP = "azure-native:storage:getStorageAccount"
KEYS = "azure-native:storage:listStorageAccountKeys"
HOT = {
    **IN_ACCOUNT,
    "kind": "StorageV2",
    "sku": {"name": "Standard_LRS"},
    "accessTier": "Hot",
    "minimumTlsVersion": "TLS1_2",
    "isHnsEnabled": False,
}


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"accountName": "abc"},
        {"accountName": "a" * 24},
        {"sku": {"name": "Premium_LRS"}, "kind": "BlockBlobStorage", "accessTier": None},
        {"kind": "BlobStorage"},
        {"allowSharedKeyAccess": False},
        {"networkRuleSet": {"defaultAction": "Deny", "ipRules": [{"iPAddressOrRange": "1.2.3.4"}]}},
        {"accountName": UNKNOWN, "sku": UNKNOWN, "kind": UNKNOWN, "minimumTlsVersion": UNKNOWN},
        {"kind": "BlobStorage", "accessTier": UNKNOWN},
    ],
)
def test_a_storage_account_is_accepted(emulated: Emulated, change: dict[str, Any]) -> None:
    emulated.resource_group()
    assert emulated.refused(ACCOUNT, {**HOT, **change}) == []


NAME_RULE = "must be 3 to 24 characters long: lowercase letters and digits only"


@pytest.mark.parametrize(
    ("change", "violation"),
    [
        ({"kind": None}, Violation("kind", None, "is required", "Give it a value")),
        ({"sku": None}, Violation("sku", None, "is required", "Give it a value")),
        (
            {"kind": "storagev2"},
            Violation(
                "kind",
                "storagev2",
                "must be one of Storage, StorageV2, BlobStorage, FileStorage, BlockBlobStorage",
                "Use StorageV2",
            ),
        ),
        (
            {"accountName": "ab"},
            Violation("accountName", "ab", NAME_RULE, "Lengthen it by 1, from 2 characters"),
        ),
        (
            {"accountName": "a" * 25},
            Violation("accountName", "a" * 25, NAME_RULE, "Shorten it by 1, from 25 characters"),
        ),
        (
            {"accountName": "st-one"},
            Violation("accountName", "st-one", NAME_RULE, "Use a name such as stmonitoring"),
        ),
        (
            {"location": "west-europe"},
            Violation(
                "location",
                "west-europe",
                "must be a region's name (westeurope) or display name (West Europe)",
                "Use westeurope",
            ),
        ),
        (
            {"accessTier": "hot"},
            Violation("accessTier", "hot", "must be one of Hot, Cool, Premium, Cold", "Use Hot"),
        ),
        (
            {"minimumTlsVersion": "1.2"},
            Violation(
                "minimumTlsVersion",
                "1.2",
                "must be one of TLS1_0, TLS1_1, TLS1_2, TLS1_3",
                "Use one of these, spelt exactly so",
            ),
        ),
        (
            {"minimumTlsVersion": "TLS1_3"},
            Violation(
                "minimumTlsVersion", "TLS1_3", "is not supported as a minimum yet", "Use TLS1_2"
            ),
        ),
        (
            {"kind": "BlobStorage", "accessTier": None},
            Violation(
                "accessTier", None, "is required of an account of kind BlobStorage", "Use Hot"
            ),
        ),
        (
            {"resourceGroupName": "other"},
            Violation(
                "resourceGroupName",
                "other",
                "no resource group of this name exists there",
                "Create the resource group first and refer to its name output, or look up an "
                "existing one with getResourceGroup",
            ),
        ),
        (
            {"deleteRetentionPolicy": {"enabled": False}},
            Violation(
                "deleteRetentionPolicy",
                {"enabled": False},
                "is not a property that the provider knows",
                "Remove it",
            ),
        ),
    ],
)
def test_a_storage_account_is_refused(
    emulated: Emulated, change: dict[str, Any], violation: Violation
) -> None:
    emulated.resource_group()
    assert emulated.refused(ACCOUNT, {**HOT, **change}) == [violation]


def test_a_storage_account_name_is_unique_in_all_of_azure(emulated: Emulated) -> None:
    emulated.storage_account()
    emulated.create(GROUP, {"resourceGroupName": "other", "location": "eastus"})
    assert emulated.refused(ACCOUNT, {**HOT, "resourceGroupName": "other"}) == [
        Violation(
            "accountName",
            "stone",
            "must be unique in all of Azure",
            f"Choose another name: {emulated.account_id} has it",
        )
    ]


def test_a_storage_account_that_exists_is_refused_once(emulated: Emulated) -> None:
    emulated.storage_account()
    assert [violation.rule for violation in emulated.refused(ACCOUNT, HOT)] == [
        "this storage account exists already"
    ]


def test_a_storage_account_is_returned_with_what_azure_fills_in(emulated: Emulated) -> None:
    emulated.resource_group()
    created = emulated.create(ACCOUNT, HOT)
    assert created.id == emulated.account_id
    state = created.state
    assert state["primaryEndpoints"] == {
        "blob": "https://stone.blob.core.windows.net/",
        "dfs": "https://stone.dfs.core.windows.net/",
        "file": "https://stone.file.core.windows.net/",
        "queue": "https://stone.queue.core.windows.net/",
        "table": "https://stone.table.core.windows.net/",
        "web": "https://stone.web.core.windows.net/",
    }
    assert state["sku"] == {"name": "Standard_LRS", "tier": "Standard"}
    assert (state["location"], state["primaryLocation"]) == ("westeurope", "westeurope")
    assert state["allowSharedKeyAccess"] is True
    assert state["allowBlobPublicAccess"] is False
    assert state["minimumTlsVersion"] == "TLS1_2"
    assert state["name"] == "stone"
    assert state["type"] == "Microsoft.Storage/storageAccounts"
    assert {"resourceGroupName", "accountName"}.isdisjoint(state)


def test_the_keys_of_an_account_are_two_noted_secrets(emulated: Emulated) -> None:
    emulated.storage_account()
    keys = emulated.call(KEYS, dict(IN_ACCOUNT))["keys"]
    assert [(key["keyName"], key["permissions"]) for key in keys] == [
        ("key1", "Full"),
        ("key2", "Full"),
    ]
    assert len({key["value"] for key in keys} & emulated.world.secrets) == 2
    assert emulated.call(KEYS, {**IN_ACCOUNT, "resourceGroupName": "RG"})["keys"] == keys


def test_keys_can_be_listed_where_shared_keys_are_off(emulated: Emulated) -> None:
    emulated.storage_account(allowSharedKeyAccess=False)
    assert len(emulated.call(KEYS, dict(IN_ACCOUNT))["keys"]) == 2


def test_the_keys_of_an_account_that_is_not_there_are_refused(emulated: Emulated) -> None:
    emulated.resource_group()
    assert list(FUNCTIONS[KEYS].check(IN_ACCOUNT, emulated.world)) == [
        Violation(
            "accountName",
            "stone",
            "no storage account of this name exists there",
            "Create the storage account first and refer to its name output, or look up an existing "
            "one with getStorageAccount",
        )
    ]


def test_an_account_that_is_not_known_is_taken_to_be_a_usual_one(emulated: Emulated) -> None:
    found = emulated.call(LOOK_UP, dict(IN_ACCOUNT))
    assert found["id"] == emulated.account_id
    assert (found["kind"], found["accessTier"]) == ("StorageV2", "Hot")
    assert (found["isHnsEnabled"], found["allowSharedKeyAccess"]) == (False, True)
    assert {"location", "primaryLocation"}.isdisjoint(found)
    assert emulated.world.assumed == [emulated.group_id, emulated.account_id]
    assert len(emulated.call(KEYS, dict(IN_ACCOUNT))["keys"]) == 2


def test_an_account_that_was_created_is_looked_up(emulated: Emulated) -> None:
    created = emulated.storage_account()
    assert emulated.call(LOOK_UP, dict(IN_ACCOUNT)) == {**created.state, "id": created.id}
