from typing import Any

import pytest

from rehearsal.emulation import UNKNOWN, Violation
from tests.rehearsal.emulated import CONTAINER, IN_ACCOUNT, Emulated


@pytest.fixture
def emulated() -> Emulated:
    return Emulated()


CHECKPOINTS = {**IN_ACCOUNT, "containerName": "filebeat-openai-logs"}
NAME_RULE = (
    "must be 3 to 63 characters long: lowercase letters, digits and single hyphens, a letter or "
    "digit at both ends"
)


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"containerName": "abc"},
        {"containerName": "a" * 63},
        {"publicAccess": "None", "metadata": {"a": "b"}},
        {"publicAccess": UNKNOWN, "containerName": UNKNOWN},
        {"accountName": UNKNOWN, "publicAccess": "Blob"},
    ],
)
def test_a_container_is_accepted(emulated: Emulated, change: dict[str, Any]) -> None:
    emulated.storage_account()
    assert emulated.refused(CONTAINER, {**CHECKPOINTS, **change}) == []


@pytest.mark.parametrize(
    ("change", "violation"),
    [
        (
            {"containerName": "ab"},
            Violation("containerName", "ab", NAME_RULE, "Lengthen it by 1, from 2 characters"),
        ),
        (
            {"containerName": "a" * 64},
            Violation("containerName", "a" * 64, NAME_RULE, "Shorten it by 1, from 64 characters"),
        ),
        (
            {"containerName": "filebeat--openai"},
            Violation(
                "containerName", "filebeat--openai", NAME_RULE, "Use a name such as filebeat-openai"
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
            {"publicAccess": "none"},
            Violation("publicAccess", "none", "must be one of Container, Blob, None", "Use None"),
        ),
        (
            {"publicAccess": "Blob"},
            Violation(
                "publicAccess",
                "Blob",
                "is not permitted on an account that does not allow public access to blobs",
                "Use None, or set allowBlobPublicAccess on the account",
            ),
        ),
        (
            {"container_name": "x"},
            Violation(
                "container_name",
                "x",
                "is not a property that the provider knows",
                "Use containerName",
            ),
        ),
    ],
)
def test_a_container_is_refused(
    emulated: Emulated, change: dict[str, Any], violation: Violation
) -> None:
    emulated.storage_account()
    assert emulated.refused(CONTAINER, {**CHECKPOINTS, **change}) == [violation]


def test_a_public_container_is_accepted_where_the_account_allows_it(emulated: Emulated) -> None:
    emulated.storage_account(allowBlobPublicAccess=True)
    assert emulated.refused(CONTAINER, {**CHECKPOINTS, "publicAccess": "Blob"}) == []


def test_the_settings_of_an_account_that_was_looked_up_are_not_judged(emulated: Emulated) -> None:
    emulated.call("azure-native:storage:getStorageAccount", dict(IN_ACCOUNT))
    assert emulated.refused(CONTAINER, {**CHECKPOINTS, "publicAccess": "Blob"}) == []


def test_a_container_that_exists_is_refused(emulated: Emulated) -> None:
    emulated.storage_account()
    emulated.create(CONTAINER, CHECKPOINTS)
    assert [violation.rule for violation in emulated.refused(CONTAINER, CHECKPOINTS)] == [
        "this blob container exists already"
    ]


def test_a_container_is_returned_as_azure_returns_it(emulated: Emulated) -> None:
    emulated.storage_account()
    created = emulated.create(CONTAINER, CHECKPOINTS)
    place = "blobServices/default/containers/filebeat-openai-logs"
    assert created.id == f"{emulated.account_id}/{place}"
    assert created.state.pop("etag")
    assert created.state.pop("lastModifiedTime")
    assert created.state == {
        "azureApiVersion": "2024-01-01",
        "defaultEncryptionScope": "$account-encryption-key",
        "deleted": False,
        "denyEncryptionScopeOverride": False,
        "hasImmutabilityPolicy": False,
        "hasLegalHold": False,
        "leaseState": "Available",
        "leaseStatus": "Unlocked",
        "name": "filebeat-openai-logs",
        "publicAccess": "None",
        "remainingRetentionDays": 0,
        "type": "Microsoft.Storage/storageAccounts/blobServices/containers",
    }
