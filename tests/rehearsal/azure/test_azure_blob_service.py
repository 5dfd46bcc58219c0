from typing import Any

import pytest

from rehearsal.emulation import UNKNOWN, Violation
from tests.rehearsal.emulated import BLOB_SERVICE, IN_ACCOUNT, Emulated


@pytest.fixture
def emulated() -> Emulated:
    return Emulated()


LOOK_UP = "azure-native:storage:getBlobServiceProperties"
NAMED = {**IN_ACCOUNT, "blobServicesName": "default"}
SOFT_DELETE_OFF = {
    **IN_ACCOUNT,
    "blobServicesName": "default",
    "deleteRetentionPolicy": {"enabled": False},
    "containerDeleteRetentionPolicy": {"enabled": False},
}


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"blobServicesName": None},
        {"deleteRetentionPolicy": {"enabled": True, "days": 1}},
        {"containerDeleteRetentionPolicy": {"enabled": True, "days": 365.0}},
        {"deleteRetentionPolicy": UNKNOWN, "blobServicesName": UNKNOWN},
        {"deleteRetentionPolicy": {"enabled": True, "days": UNKNOWN}},
        {"deleteRetentionPolicy": {"enabled": UNKNOWN}},
        {"accountName": UNKNOWN},
    ],
)
def test_blob_service_settings_are_accepted(emulated: Emulated, change: dict[str, Any]) -> None:
    emulated.storage_account()
    assert emulated.refused(BLOB_SERVICE, {**SOFT_DELETE_OFF, **change}) == []


@pytest.mark.parametrize(
    ("change", "violation"),
    [
        (
            {"blobServicesName": "logs"},
            Violation(
                "blobServicesName",
                "logs",
                "must be default: an account has one blob service",
                "Use default",
            ),
        ),
        *(
            (
                {policy: {"enabled": True}},
                Violation(
                    f"{policy}.days",
                    None,
                    "is required where the policy is enabled",
                    "Give 1 to 365 days, or set enabled to false",
                ),
            )
            for policy in ("deleteRetentionPolicy", "containerDeleteRetentionPolicy")
        ),
        (
            {"deleteRetentionPolicy": {"enabled": True, "days": 0}},
            Violation("deleteRetentionPolicy.days", 0, "must be at least 1", "Use 1 or more"),
        ),
        (
            {"containerDeleteRetentionPolicy": {"enabled": True, "days": 366}},
            Violation(
                "containerDeleteRetentionPolicy.days", 366, "must be at most 365", "Use 365 or less"
            ),
        ),
        (
            {"accountName": "other"},
            Violation(
                "accountName",
                "other",
                "no storage account of this name exists there",
                "Create the storage account first and refer to its name output, or look up an "
                "existing one with getStorageAccount",
            ),
        ),
        (
            {"deleteRetention": {"enabled": False}},
            Violation(
                "deleteRetention",
                {"enabled": False},
                "is not a property that the provider knows",
                "Use deleteRetentionPolicy",
            ),
        ),
    ],
)
def test_blob_service_settings_are_refused(
    emulated: Emulated, change: dict[str, Any], violation: Violation
) -> None:
    emulated.storage_account()
    assert emulated.refused(BLOB_SERVICE, {**SOFT_DELETE_OFF, **change}) == [violation]


def test_blob_service_settings_are_returned_as_azure_returns_them(emulated: Emulated) -> None:
    emulated.storage_account()
    created = emulated.create(BLOB_SERVICE, SOFT_DELETE_OFF)
    assert created.id == f"{emulated.account_id}/blobServices/default"
    assert created.state == {
        "azureApiVersion": "2024-01-01",
        "containerDeleteRetentionPolicy": {"enabled": False},
        "deleteRetentionPolicy": {"enabled": False},
        "name": "default",
        "sku": {"name": "Standard_LRS", "tier": "Standard"},
        "type": "Microsoft.Storage/storageAccounts/blobServices",
    }


def test_settings_that_were_created_are_looked_up(emulated: Emulated) -> None:
    emulated.storage_account()
    on = {**SOFT_DELETE_OFF, "deleteRetentionPolicy": {"enabled": True, "days": 7}}
    created = emulated.create(BLOB_SERVICE, on)
    assert emulated.call(LOOK_UP, NAMED) == {**created.state, "id": created.id}


def test_settings_that_are_not_known_are_taken_to_keep_nothing(emulated: Emulated) -> None:
    found = emulated.call(LOOK_UP, NAMED)
    assert found["id"] == f"{emulated.account_id}/blobServices/default"
    assert found["deleteRetentionPolicy"]["enabled"] is False
    assert found["containerDeleteRetentionPolicy"]["enabled"] is False
