from typing import Any

import pytest

from policy.rules.public_blob_access import violations
from policy.rules.tokens import BLOB_SERVICE, CONTAINER, STORAGE_ACCOUNT
from policy.rules.values import UNKNOWN
from tests.policy.rules.rule_cases import found


@pytest.mark.parametrize(
    ("type_", "inputs"),
    [
        (STORAGE_ACCOUNT, {}),
        (STORAGE_ACCOUNT, {"allowBlobPublicAccess": False}),
        (STORAGE_ACCOUNT, {"allowBlobPublicAccess": UNKNOWN}),
        (CONTAINER, {}),
        (CONTAINER, {"publicAccess": "None"}),
        (CONTAINER, {"publicAccess": UNKNOWN}),
        (BLOB_SERVICE, {"allowBlobPublicAccess": True, "publicAccess": "Blob"}),
    ],
)
def test_what_nobody_reads_without_signing_in_passes(type_: str, inputs: dict[str, Any]) -> None:
    assert found(violations(type_, inputs)) == []


@pytest.mark.parametrize(
    ("type_", "key", "value"),
    [
        (STORAGE_ACCOUNT, "allowBlobPublicAccess", True),
        (CONTAINER, "publicAccess", "Blob"),
        (CONTAINER, "publicAccess", "Container"),
    ],
)
def test_what_anybody_reads_is_a_violation(type_: str, key: str, value: Any) -> None:
    assert found(violations(type_, {key: value})) == [(key, value)]
