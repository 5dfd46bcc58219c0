from functools import partial
from typing import Any, Final

import pytest

from components.catalog import roles
from policy.rules.role_assignments import violations as judge
from policy.rules.tokens import NAMESPACE, ROLE_ASSIGNMENT
from policy.rules.values import UNKNOWN
from tests.policy.rules.rule_cases import ACCOUNT, GROUP, HUB, STORAGE, SUBSCRIPTION, found

READER: Final = roles.MONITORING_READER
RECEIVER: Final = roles.EVENT_HUBS_DATA_RECEIVER
CONTRIBUTOR: Final = roles.STORAGE_BLOB_DATA_CONTRIBUTOR
OWNER: Final = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635"
NAMESPACE_ID: Final = HUB.rsplit("/eventhubs", 1)[0]
MANAGEMENT_GROUP: Final = "/providers/Microsoft.Management/managementGroups/company"

violations = partial(judge, require_account_scope=False)


def assignment(role: Any, scope: Any, **inputs: Any) -> dict[str, Any]:
    """Return the inputs of a role assignment for a service principal."""
    role_id = f"{SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/{role}"
    return {
        "roleDefinitionId": UNKNOWN if role is UNKNOWN else role_id,
        "scope": scope,
        "principalType": "ServicePrincipal",
        **inputs,
    }


@pytest.mark.parametrize(
    ("role", "scope"),
    [
        (READER, SUBSCRIPTION),
        (READER, f"{SUBSCRIPTION}/"),
        (READER, GROUP),
        (READER, ACCOUNT),
        (READER.upper(), ACCOUNT),
        (RECEIVER, HUB),
        (RECEIVER, HUB.lower()),
        (RECEIVER, f"{HUB}/consumergroups/elastic-agent"),
        (CONTRIBUTOR, STORAGE),
        (CONTRIBUTOR, f"{STORAGE}/blobServices/default/containers/checkpoints"),
        (READER, UNKNOWN),
        (UNKNOWN, MANAGEMENT_GROUP),
        (UNKNOWN, UNKNOWN),
    ],
)
def test_a_role_that_reading_needs_passes_where_it_needs_it(role: Any, scope: Any) -> None:
    assert found(violations(ROLE_ASSIGNMENT, assignment(role, scope))) == []


@pytest.mark.parametrize(
    ("role", "scope"),
    [
        (READER, "/"),
        (READER, MANAGEMENT_GROUP),
        (READER, None),
        (RECEIVER, NAMESPACE_ID),
        (RECEIVER, GROUP),
        (RECEIVER, SUBSCRIPTION),
        (RECEIVER, STORAGE),
        (CONTRIBUTOR, GROUP),
        (CONTRIBUTOR, SUBSCRIPTION),
        (CONTRIBUTOR, HUB),
    ],
)
def test_a_role_at_a_broader_scope_is_a_violation(role: str, scope: Any) -> None:
    assert found(violations(ROLE_ASSIGNMENT, assignment(role, scope))) == [("scope", scope)]


def test_any_other_role_is_a_violation_at_any_scope() -> None:
    inputs = assignment(OWNER, ACCOUNT)

    assert found(violations(ROLE_ASSIGNMENT, inputs)) == [
        ("roleDefinitionId", inputs["roleDefinitionId"])
    ]


@pytest.mark.parametrize("kind", ["User", "Group", None])
def test_a_role_for_anything_but_a_service_principal_is_a_violation(kind: Any) -> None:
    inputs = assignment(READER, ACCOUNT, principalType=kind)

    assert found(violations(ROLE_ASSIGNMENT, inputs)) == [("principalType", kind)]


def test_an_unknown_type_of_principal_is_not_judged() -> None:
    inputs = assignment(READER, ACCOUNT, principalType=UNKNOWN)

    assert found(violations(ROLE_ASSIGNMENT, inputs)) == []


@pytest.mark.parametrize(
    ("role", "scope", "told"),
    [
        (READER, ACCOUNT, []),
        (READER, GROUP, [("scope", GROUP)]),
        (READER, SUBSCRIPTION, [("scope", SUBSCRIPTION)]),
        (READER, UNKNOWN, []),
        (RECEIVER, HUB, []),
        (CONTRIBUTOR, STORAGE, []),
    ],
)
def test_account_scope_can_be_required_of_the_metrics_role(
    role: str, scope: Any, told: list[Any]
) -> None:
    inputs = assignment(role, scope)

    assert found(judge(ROLE_ASSIGNMENT, inputs, require_account_scope=True)) == told


def test_other_types_have_no_roles() -> None:
    assert found(violations(NAMESPACE, {})) == []
