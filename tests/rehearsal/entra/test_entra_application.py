from datetime import timedelta
from typing import Any

import pytest

from rehearsal.emulation import UNKNOWN, Violation
from rehearsal.timestamps import rfc3339
from tests.rehearsal.emulated import APPLICATION, FUNCTIONS, Emulated


@pytest.fixture
def emulated() -> Emulated:
    return Emulated()


LOOK_UP = "azuread:index/getApplication:getApplication"
OWNER = "99999999-9999-4999-8999-999999999999"
READER = {"displayName": "Elastic reader"}


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"owners": [OWNER], "notes": "n", "signInAudience": "AzureADMyOrg", "tags": ["a"]},
        {"featureTags": [{"enterprise": True}]},
        {"password": {"displayName": "p"}},
        {"displayName": UNKNOWN, "owners": UNKNOWN, "signInAudience": UNKNOWN},
        {"owners": [UNKNOWN], "password": {"displayName": "p", "endDate": UNKNOWN}},
    ],
)
def test_an_application_is_accepted(emulated: Emulated, change: dict[str, Any]) -> None:
    assert emulated.refused(APPLICATION, {**READER, **change}) == []


@pytest.mark.parametrize(
    ("change", "violation"),
    [
        ({"displayName": None}, Violation("displayName", None, "is required", "Give it a value")),
        (
            {"displayName": " "},
            Violation("displayName", " ", "must not be empty", "Give a name that people see"),
        ),
        (
            {"signInAudience": "azureadmyorg"},
            Violation(
                "signInAudience",
                "azureadmyorg",
                "must be one of AzureADMyOrg, AzureADMultipleOrgs, "
                "AzureADandPersonalMicrosoftAccount, PersonalMicrosoftAccount",
                "Use AzureADMyOrg",
            ),
        ),
        (
            {"owners": [OWNER, "someone@example.org"]},
            Violation(
                "owners[1]",
                "someone@example.org",
                "must be the object id, a GUID, of a user or service principal",
                "Use an object id, such as getClientConfig's objectId",
            ),
        ),
        (
            {"tags": ["a"], "featureTags": [{"hide": True}]},
            Violation(
                "featureTags",
                [{"hide": True}],
                "cannot be used together with tags",
                "Leave out tags or featureTags",
            ),
        ),
        (
            {"password": {"displayName": "p", "endDate": "soon"}},
            Violation(
                "password.endDate",
                "soon",
                "must be a date and time as RFC 3339 writes it",
                "Write it such as <now>",
            ),
        ),
        (
            {"name": "x"},
            Violation("name", "x", "is not a property that the provider knows", "Remove it"),
        ),
        (
            {"web": {"redirectUri": "x"}},
            Violation(
                "web.redirectUri",
                "x",
                "is not a property that the provider knows",
                "Use redirectUris",
            ),
        ),
    ],
)
def test_an_application_is_refused(
    emulated: Emulated, change: dict[str, Any], violation: Violation
) -> None:
    (found,) = emulated.refused(APPLICATION, {**READER, **change})
    fix = violation.fix.replace("<now>", rfc3339(emulated.world.now))
    assert found == Violation(violation.key, violation.value, violation.rule, fix)


def test_names_may_be_the_same_unless_that_is_prevented(emulated: Emulated) -> None:
    emulated.create(APPLICATION, READER)
    assert emulated.refused(APPLICATION, READER) == []
    assert emulated.refused(APPLICATION, {**READER, "preventDuplicateNames": True}) == [
        Violation(
            "displayName",
            "Elastic reader",
            "an application of this name exists, and preventDuplicateNames is true",
            "Choose another name, or leave preventDuplicateNames out",
        )
    ]


def test_an_application_is_returned_with_its_ids(emulated: Emulated) -> None:
    created = emulated.create(APPLICATION, READER)
    object_id, client_id = created.state["objectId"], created.state["clientId"]
    assert created.id == f"/applications/{object_id}"
    assert object_id != client_id
    assert created.state == {
        "appRoleIds": {},
        "clientId": client_id,
        "deviceOnlyAuthEnabled": False,
        "disabledByMicrosoft": "",
        "displayName": "Elastic reader",
        "fallbackPublicClientEnabled": False,
        "featureTags": [],
        "logoUrl": "",
        "oauth2PermissionScopeIds": {},
        "oauth2PostResponseRequired": False,
        "objectId": object_id,
        "preventDuplicateNames": False,
        "publisherDomain": "example.onmicrosoft.com",
        "signInAudience": "AzureADMyOrg",
        "tags": [],
    }


def test_two_applications_have_different_ids(emulated: Emulated) -> None:
    one = emulated.create(APPLICATION, READER, "one").state
    two = emulated.create(APPLICATION, READER, "two").state
    assert len({one["clientId"], one["objectId"], two["clientId"], two["objectId"]}) == 4


def test_a_password_in_the_application_is_a_noted_secret(emulated: Emulated) -> None:
    end = rfc3339(emulated.world.now + timedelta(days=1))
    password = emulated.create(
        APPLICATION, {**READER, "password": {"displayName": "p", "endDate": end}}
    ).state["password"]
    assert (password["displayName"], password["endDate"]) == ("p", end)
    assert emulated.world.secrets == {password["value"]}


@pytest.mark.parametrize("key", ["clientId", "objectId", "displayName", "identifierUri"])
def test_an_application_that_was_created_is_looked_up(emulated: Emulated, key: str) -> None:
    emulated.create(APPLICATION, {"displayName": "other"}, "other")
    created = emulated.create(
        APPLICATION, {**READER, "identifierUris": ["api://reader"], "web": {"homepageUrl": "x"}}
    )
    value = "api://reader" if key == "identifierUri" else created.state[key]
    if key.endswith("Id"):
        value = value.upper()
    found = emulated.call(LOOK_UP, {key: value})
    assert found["id"] == created.id
    assert found["webs"] == [{"homepageUrl": "x"}]
    assert emulated.world.assumed == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("clientId", OWNER),
        ("objectId", OWNER),
        ("displayName", "theirs"),
        ("identifierUri", "api://theirs"),
    ],
)
def test_an_application_that_is_not_known_is_taken_to_be_there(
    emulated: Emulated, key: str, value: str
) -> None:
    found = emulated.call(LOOK_UP, {key: value})
    assert value in ([found[key]] if key in found else found["identifierUris"])
    assert emulated.world.assumed == [f"/applications/{found['objectId']}"]
    assert emulated.call(LOOK_UP, {key: value}) == found


@pytest.mark.parametrize(
    ("arguments", "violation"),
    [
        (
            {},
            Violation(
                "clientId",
                None,
                "exactly one of clientId, displayName, identifierUri, objectId must be given, "
                "not 0",
                "Give clientId only",
            ),
        ),
        (
            {"clientId": OWNER, "displayName": "x"},
            Violation(
                "clientId",
                OWNER,
                "exactly one of clientId, displayName, identifierUri, objectId must be given, "
                "not 2",
                "Give clientId only",
            ),
        ),
        (
            {"clientId": "theirs"},
            Violation(
                "clientId", "theirs", "must be a GUID", "Copy the id from the portal or az ad"
            ),
        ),
        (
            {"displayName": "Elastic reader"},
            Violation(
                "displayName",
                "Elastic reader",
                "more than one has this name, and the look-up must find exactly one",
                "Look it up by clientId",
            ),
        ),
    ],
)
def test_a_look_up_that_singles_out_nothing_is_refused(
    emulated: Emulated, arguments: dict[str, str], violation: Violation
) -> None:
    emulated.create(APPLICATION, READER, "one")
    emulated.create(APPLICATION, READER, "two")
    assert list(FUNCTIONS[LOOK_UP].check(arguments, emulated.world)) == [violation]
