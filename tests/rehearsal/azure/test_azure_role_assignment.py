from typing import Any

import pytest

from rehearsal.emulation import UNKNOWN, Violation
from tests.rehearsal.emulated import (
    APPLICATION,
    ROLE_ASSIGNMENT,
    SERVICE_PRINCIPAL,
    Emulated,
)


@pytest.fixture
def emulated() -> Emulated:
    return Emulated()


SUBSCRIPTION = "/subscriptions/11111111-2222-4333-8444-555555555555"
OPENAI = f"{SUBSCRIPTION}/resourceGroups/ai/providers/Microsoft.CognitiveServices/accounts/one"
ROLES = "/providers/Microsoft.Authorization/roleDefinitions"
MONITORING_READER = "43d0d8ad-25c7-4714-9337-8ba259a9fe05"
DATA_RECEIVER = "a638d3c7-ab3a-418d-83e6-5f17a39d4fde"
NOBODY = "99999999-9999-4999-8999-999999999999"
FIX = "Use the objectId output of the service principal"


@pytest.fixture
def assignment(emulated: Emulated) -> dict[str, Any]:
    """Return an assignment of Monitoring Reader to a service principal created here."""
    application = emulated.create(APPLICATION, {"displayName": "reader"})
    principal = emulated.create(SERVICE_PRINCIPAL, {"clientId": application.state["clientId"]})
    return {
        "principalId": principal.state["objectId"],
        "principalType": "ServicePrincipal",
        "roleDefinitionId": f"{SUBSCRIPTION}{ROLES}/{MONITORING_READER}",
        "scope": SUBSCRIPTION,
    }


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"roleDefinitionId": f"{ROLES}/{DATA_RECEIVER}"},
        {"roleDefinitionId": f"{SUBSCRIPTION}{ROLES}/{MONITORING_READER.upper()}"},
        {"scope": f"{SUBSCRIPTION}/resourceGroups/rg"},
        {"scope": "/providers/Microsoft.Management/managementGroups/all"},
        {"roleAssignmentName": NOBODY},
        {"principalId": UNKNOWN},
        {"principalType": UNKNOWN},
        {"principalId": NOBODY, "principalType": UNKNOWN},
        {"principalId": NOBODY, "principalType": "Group"},
        {"roleDefinitionId": UNKNOWN, "scope": UNKNOWN, "roleAssignmentName": UNKNOWN},
    ],
)
def test_a_role_assignment_is_accepted(
    emulated: Emulated, assignment: dict[str, Any], change: dict[str, Any]
) -> None:
    assert emulated.refused(ROLE_ASSIGNMENT, {**assignment, **change}) == []


ROLE_FORM = "must be /subscriptions/<GUID>/providers/Microsoft.Authorization/roleDefinitions/<GUID>"
ROLE_FIX = "Write the id out, with the GUID of a built-in role"
SCOPE_FORM = "must be the id of a subscription, resource group, resource or management group"
SCOPE_FIX = "Use a scope such as /subscriptions/<GUID>"


@pytest.mark.parametrize(
    ("change", "violation"),
    [
        ({"scope": None}, Violation("scope", None, "is required", "Give it a value")),
        ({"scope": "one"}, Violation("scope", "one", SCOPE_FORM, SCOPE_FIX)),
        (
            {"scope": SUBSCRIPTION[1:]},
            Violation("scope", SUBSCRIPTION[1:], SCOPE_FORM, SCOPE_FIX),
        ),
        (
            {"roleDefinitionId": MONITORING_READER},
            Violation("roleDefinitionId", MONITORING_READER, ROLE_FORM, ROLE_FIX),
        ),
        (
            {"roleDefinitionId": f"{ROLES}/Monitoring Reader"},
            Violation("roleDefinitionId", f"{ROLES}/Monitoring Reader", ROLE_FORM, ROLE_FIX),
        ),
        (
            {"roleDefinitionId": f"/subscriptions/one{ROLES}/{MONITORING_READER}"},
            Violation(
                "roleDefinitionId",
                f"/subscriptions/one{ROLES}/{MONITORING_READER}",
                ROLE_FORM,
                ROLE_FIX,
            ),
        ),
        (
            {"principalId": "reader"},
            Violation("principalId", "reader", "must be a GUID, the object id of a principal", FIX),
        ),
        (
            {"principalId": NOBODY},
            Violation(
                "principalId",
                NOBODY,
                "no service principal has this object id (PrincipalNotFound)",
                FIX,
            ),
        ),
        (
            {"principalId": NOBODY, "principalType": None},
            Violation(
                "principalId",
                NOBODY,
                "no service principal has this object id (PrincipalNotFound)",
                FIX,
            ),
        ),
        (
            {"principalType": "User"},
            Violation(
                "principalType",
                "User",
                "does not match the principal, a service principal (UnmatchedPrincipalType); the "
                "provider's SDK fills in User where the program gives none",
                "Set principalType to ServicePrincipal",
            ),
        ),
        (
            {"principalType": "Group"},
            Violation(
                "principalType",
                "Group",
                "does not match the principal, a service principal (UnmatchedPrincipalType)",
                "Set principalType to ServicePrincipal",
            ),
        ),
        (
            {"principalType": None},
            Violation(
                "principalType",
                None,
                "is required for a principal created in the same deployment: before it has "
                "replicated, Azure does not find it (PrincipalNotFound)",
                "Set principalType to ServicePrincipal",
            ),
        ),
        (
            {"principalType": "Application"},
            Violation(
                "principalType",
                "Application",
                "must be one of User, Group, ForeignGroup, Device, AgentUser, ServicePrincipal, "
                "AgentServicePrincipal",
                "Use one of these, spelt exactly so",
            ),
        ),
        (
            {"roleAssignmentName": "reader"},
            Violation(
                "roleAssignmentName",
                "reader",
                "must be a GUID",
                "Leave it out, and one is made up",
            ),
        ),
        (
            {"roleDefinition": "Reader"},
            Violation(
                "roleDefinition",
                "Reader",
                "is not a property that the provider knows",
                "Use roleDefinitionId",
            ),
        ),
    ],
)
def test_a_role_assignment_is_refused(
    emulated: Emulated, assignment: dict[str, Any], change: dict[str, Any], violation: Violation
) -> None:
    assert emulated.refused(ROLE_ASSIGNMENT, {**assignment, **change}) == [violation]


def test_a_role_that_does_not_exist_is_refused_with_those_that_do(
    emulated: Emulated, assignment: dict[str, Any]
) -> None:
    (violation,) = emulated.refused(
        ROLE_ASSIGNMENT, {**assignment, "roleDefinitionId": f"{ROLES}/{NOBODY}"}
    )
    assert violation.key == "roleDefinitionId"
    assert violation.rule == "there is no role of this GUID (RoleDefinitionDoesNotExist)"
    assert f"{MONITORING_READER} (Monitoring Reader)" in violation.fix


@pytest.mark.parametrize(
    ("key", "wrong"),
    [
        ("clientId", "this is the application's client id, and a role is assigned to an object id"),
        ("objectId", "this is the object id of the application, not of its service principal"),
    ],
)
def test_an_id_of_the_application_is_refused_with_the_reason(
    emulated: Emulated, assignment: dict[str, Any], key: str, wrong: str
) -> None:
    (application,) = emulated.world.of(APPLICATION)
    principal_id = application.state[key]
    inputs = {**assignment, "principalId": principal_id}
    assert emulated.refused(ROLE_ASSIGNMENT, inputs) == [
        Violation("principalId", principal_id, wrong, FIX)
    ]


def test_the_client_id_of_an_old_principal_is_refused_with_the_reason(
    emulated: Emulated, assignment: dict[str, Any]
) -> None:
    found = emulated.call(
        "azuread:index/getServicePrincipal:getServicePrincipal", {"displayName": "old"}
    )
    wrong = {**assignment, "principalId": found["clientId"]}
    (violation,) = emulated.refused(ROLE_ASSIGNMENT, wrong)
    assert violation.rule.startswith("this is the application's client id")


def test_the_type_of_an_old_principal_may_be_left_out(
    emulated: Emulated, assignment: dict[str, Any]
) -> None:
    found = emulated.call(
        "azuread:index/getServicePrincipal:getServicePrincipal", {"displayName": "old"}
    )
    old = {**assignment, "principalId": found["objectId"], "principalType": None}
    assert emulated.refused(ROLE_ASSIGNMENT, old) == []
    (violation,) = emulated.refused(ROLE_ASSIGNMENT, {**old, "principalType": "User"})
    assert violation.key == "principalType"


def test_the_deployer_is_a_known_principal(emulated: Emulated, assignment: dict[str, Any]) -> None:
    deployer = emulated.call("azure-native:authorization:getClientConfig", {})["objectId"]
    for spelling in (deployer, deployer.upper()):
        assert emulated.refused(ROLE_ASSIGNMENT, {**assignment, "principalId": spelling}) == []


@pytest.mark.parametrize("key", ["name", "roleDefinitionId", "scope", "principalId"])
def test_the_same_assignment_twice_is_refused_in_any_spelling(
    emulated: Emulated, assignment: dict[str, Any], key: str
) -> None:
    assignment["scope"] = OPENAI
    first = emulated.create(ROLE_ASSIGNMENT, assignment)
    again = {name: value.upper() if name == key else value for name, value in assignment.items()}
    assert emulated.refused(ROLE_ASSIGNMENT, again) == [
        Violation(
            "roleDefinitionId",
            again["roleDefinitionId"],
            "this principal has this role at this scope already (RoleAssignmentExists): "
            f"{first.id}",
            "Assign it once",
        )
    ]


@pytest.mark.parametrize(
    "other",
    [
        {"scope": f"{SUBSCRIPTION}/resourceGroups/rg"},
        {"roleDefinitionId": f"{ROLES}/{DATA_RECEIVER}"},
        {"principalId": UNKNOWN},
    ],
)
def test_another_assignment_of_the_same_principal_is_accepted(
    emulated: Emulated, assignment: dict[str, Any], other: dict[str, Any]
) -> None:
    emulated.create(ROLE_ASSIGNMENT, assignment)
    assert emulated.refused(ROLE_ASSIGNMENT, {**assignment, **other}) == []


def test_a_role_assignment_is_returned_as_azure_returns_it(
    emulated: Emulated, assignment: dict[str, Any]
) -> None:
    created = emulated.create(ROLE_ASSIGNMENT, {**assignment, "roleAssignmentName": NOBODY})
    assert created.id == (
        f"{SUBSCRIPTION}/providers/Microsoft.Authorization/roleAssignments/{NOBODY}"
    )
    assert created.state.pop("createdOn") == created.state.pop("updatedOn")
    assert created.state == {
        **assignment,
        "azureApiVersion": "2022-04-01",
        "createdBy": emulated.world.object_id,
        "name": NOBODY,
        "type": "Microsoft.Authorization/roleAssignments",
        "updatedBy": emulated.world.object_id,
    }
