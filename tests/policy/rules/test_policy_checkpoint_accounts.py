from typing import Any

import pytest

from policy.rules.checkpoint_accounts import violations
from policy.rules.tokens import BLOB_SERVICE, CONTAINER, STORAGE_ACCOUNT
from policy.rules.values import UNKNOWN
from tests.policy.rules.rule_cases import found


@pytest.mark.parametrize(
    ("type_", "inputs"),
    [
        (STORAGE_ACCOUNT, {}),
        (STORAGE_ACCOUNT, {"isHnsEnabled": False}),
        (STORAGE_ACCOUNT, {"isHnsEnabled": UNKNOWN}),
        (BLOB_SERVICE, {}),
        (BLOB_SERVICE, {"deleteRetentionPolicy": {"enabled": False}}),
        (BLOB_SERVICE, {"deleteRetentionPolicy": UNKNOWN}),
        (BLOB_SERVICE, {"containerDeleteRetentionPolicy": {"enabled": UNKNOWN}}),
        (BLOB_SERVICE, {"isHnsEnabled": True}),
        (CONTAINER, {"isHnsEnabled": True, "deleteRetentionPolicy": {"enabled": True}}),
    ],
)
def test_a_flat_account_without_soft_delete_passes(type_: str, inputs: dict[str, Any]) -> None:
    assert found(violations(type_, inputs)) == []


@pytest.mark.parametrize(
    ("type_", "inputs", "property_"),
    [
        (STORAGE_ACCOUNT, {"isHnsEnabled": True}, "isHnsEnabled"),
        (
            BLOB_SERVICE,
            {"deleteRetentionPolicy": {"enabled": True, "days": 7}},
            "deleteRetentionPolicy.enabled",
        ),
        (
            BLOB_SERVICE,
            {"containerDeleteRetentionPolicy": {"enabled": True}},
            "containerDeleteRetentionPolicy.enabled",
        ),
    ],
)
def test_what_checkpoints_do_not_bear_is_a_violation(
    type_: str, inputs: dict[str, Any], property_: str
) -> None:
    assert found(violations(type_, inputs)) == [(property_, True)]
