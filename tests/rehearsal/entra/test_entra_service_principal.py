from typing import Any

import pytest

from rehearsal.emulation import UNKNOWN, Violation
from tests.rehearsal.emulated import APPLICATION, FUNCTIONS, SERVICE_PRINCIPAL, Emulated


@pytest.fixture
def emulated() -> Emulated:
    return Emulated()


LOOK_UP = "azuread:index/getServicePrincipal:getServicePrincipal"
NOBODY = "99999999-9999-4999-8999-999999999999"


@pytest.fixture
def principal(emulated: Emulated) -> dict[str, Any]:
    """Return a service principal of an application created here."""
    application = emulated.create(APPLICATION, {"displayName": "reader"})
    return {"clientId": application.state["clientId"]}


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"notes": "n", "owners": [NOBODY], "appRoleAssignmentRequired": True},
        {"clientId": NOBODY, "useExisting": True},
        {"clientId": NOBODY, "useExisting": UNKNOWN},
        {"clientId": UNKNOWN, "owners": UNKNOWN},
    ],
)
def test_a_service_principal_is_accepted(
    emulated: Emulated, principal: dict[str, Any], change: dict[str, Any]
) -> None:
    assert emulated.refused(SERVICE_PRINCIPAL, {**principal, **change}) == []


@pytest.mark.parametrize(
    ("change", "violation"),
    [
        ({"clientId": None}, Violation("clientId", None, "is required", "Give it a value")),
        (
            {"clientId": "reader"},
            Violation(
                "clientId",
                "reader",
                "must be a GUID, the client id of an application",
                "Use the clientId output of the application",
            ),
        ),
        (
            {"clientId": NOBODY},
            Violation(
                "clientId",
                NOBODY,
                "there is no application of this client id in the tenant",
                "Use the clientId output of the application, or set useExisting for one that is "
                "there",
            ),
        ),
        (
            {"applicationId": NOBODY},
            Violation(
                "applicationId", NOBODY, "is not a property that the provider knows", "Remove it"
            ),
        ),
        (
            {"owners": ["someone@example.org"]},
            Violation(
                "owners[0]",
                "someone@example.org",
                "must be the object id, a GUID, of a user or service principal",
                "Use an object id, such as getClientConfig's objectId",
            ),
        ),
        (
            {"tags": ["a"], "features": [{"enterpriseApplication": True}]},
            Violation(
                "features",
                [{"enterpriseApplication": True}],
                "cannot be used together with tags",
                "Leave out tags or features",
            ),
        ),
    ],
)
def test_a_service_principal_is_refused(
    emulated: Emulated, principal: dict[str, Any], change: dict[str, Any], violation: Violation
) -> None:
    assert emulated.refused(SERVICE_PRINCIPAL, {**principal, **change}) == [violation]


def test_the_object_id_of_an_application_is_refused_with_the_reason(
    emulated: Emulated, principal: dict[str, Any]
) -> None:
    (application,) = emulated.world.of(APPLICATION)
    object_id = application.state["objectId"]
    (violation,) = emulated.refused(SERVICE_PRINCIPAL, {**principal, "clientId": object_id})
    assert violation.rule == "this is the object id of an application, not its client id"


def test_a_second_service_principal_of_an_application_is_refused(
    emulated: Emulated, principal: dict[str, Any]
) -> None:
    first = emulated.create(SERVICE_PRINCIPAL, principal)
    assert emulated.refused(SERVICE_PRINCIPAL, principal) == [
        Violation(
            "clientId",
            principal["clientId"],
            f"this application has a service principal already, {first.id}",
            "Set useExisting to true, or leave this resource out",
        )
    ]


def test_an_existing_service_principal_is_taken_over_where_that_is_asked_for(
    emulated: Emulated, principal: dict[str, Any]
) -> None:
    first = emulated.create(SERVICE_PRINCIPAL, principal, "first")
    second = emulated.create(SERVICE_PRINCIPAL, {**principal, "useExisting": True}, "second")
    assert second.id == first.id
    assert second.state["objectId"] == first.state["objectId"]


def test_a_service_principal_is_returned_with_its_own_object_id(
    emulated: Emulated, principal: dict[str, Any]
) -> None:
    created = emulated.create(SERVICE_PRINCIPAL, principal)
    (application,) = emulated.world.of(APPLICATION)
    object_id = created.state["objectId"]
    assert created.id == f"/servicePrincipals/{object_id}"
    assert object_id not in application.state.values()
    assert created.state == {
        "accountEnabled": True,
        "appRoleAssignmentRequired": False,
        "appRoleIds": {},
        "appRoles": [],
        "applicationTenantId": emulated.world.tenant_id,
        "clientId": principal["clientId"],
        "displayName": "reader",
        "featureTags": [],
        "features": [],
        "homepageUrl": "",
        "logoutUrl": "",
        "oauth2PermissionScopeIds": {},
        "oauth2PermissionScopes": [],
        "objectId": object_id,
        "redirectUris": [],
        "samlMetadataUrl": "",
        "servicePrincipalNames": [principal["clientId"]],
        "signInAudience": "AzureADMyOrg",
        "tags": [],
        "type": "Application",
    }


@pytest.mark.parametrize("key", ["clientId", "objectId", "displayName"])
def test_a_service_principal_that_was_created_is_looked_up(
    emulated: Emulated, principal: dict[str, Any], key: str
) -> None:
    created = emulated.create(SERVICE_PRINCIPAL, principal)
    found = emulated.call(LOOK_UP, {key: created.state[key]})
    assert (found["id"], found["objectId"]) == (created.id, created.state["objectId"])
    assert emulated.world.assumed == []


@pytest.mark.parametrize(
    ("key", "value"), [("clientId", NOBODY), ("objectId", NOBODY), ("displayName", "theirs")]
)
def test_a_service_principal_that_is_not_known_is_taken_to_be_there(
    emulated: Emulated, key: str, value: str
) -> None:
    found = emulated.call(LOOK_UP, {key: value})
    assert found[key] == value
    assert emulated.world.assumed == [f"/servicePrincipals/{found['objectId']}"]
    assert emulated.call(LOOK_UP, {key: value}) == found


def test_a_look_up_that_singles_out_nothing_is_refused(emulated: Emulated) -> None:
    violations = list(FUNCTIONS[LOOK_UP].check({"clientId": None}, emulated.world))
    assert violations == [
        Violation(
            "clientId",
            None,
            "exactly one of clientId, displayName, objectId must be given, not 0",
            "Give clientId only",
        )
    ]
