from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from rehearsal.emulation import UNKNOWN, Violation
from rehearsal.timestamps import rfc3339, years_after
from tests.rehearsal.emulated import APPLICATION, PASSWORD, SERVICE_PRINCIPAL, Emulated


@pytest.fixture
def emulated() -> Emulated:
    return Emulated()


FORM = "must be the application's resource id, /applications/<object id>"
FIX = "Use the id output of the application"


@pytest.fixture
def password(emulated: Emulated) -> dict[str, Any]:
    """Return a secret of an application created here."""
    return {
        "applicationId": emulated.create(APPLICATION, {"displayName": "reader"}).id,
        "displayName": "elastic",
        "endDate": rfc3339(emulated.world.now + timedelta(days=180)),
    }


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"endDate": None},
        {"endDate": None, "endDateRelative": "2400h30m"},
        {"rotateWhenChanged": {"rotation": "1"}},
        {"applicationId": UNKNOWN, "endDate": UNKNOWN, "startDate": UNKNOWN},
    ],
)
def test_a_password_is_accepted(
    emulated: Emulated, password: dict[str, Any], change: dict[str, Any]
) -> None:
    assert emulated.refused(PASSWORD, {**password, **change}) == []


@pytest.mark.parametrize(
    ("change", "violation"),
    [
        (
            {"applicationId": None},
            Violation("applicationId", None, "is required", "Give it a value"),
        ),
        (
            {"applicationObjectId": "x"},
            Violation(
                "applicationObjectId",
                "x",
                "is not a property that the provider knows",
                "Use applicationId",
            ),
        ),
        ({"applicationId": "reader"}, Violation("applicationId", "reader", FORM, FIX)),
        (
            {"applicationId": "/applications/reader"},
            Violation("applicationId", "/applications/reader", FORM, FIX),
        ),
        (
            {"applicationId": "/applications/99999999-9999-4999-8999-999999999999"},
            Violation(
                "applicationId",
                "/applications/99999999-9999-4999-8999-999999999999",
                "there is no application of this id in the tenant",
                f"{FIX}, or look up an existing one with getApplication",
            ),
        ),
        (
            {"endDate": None, "endDateRelative": "half a year"},
            Violation(
                "endDateRelative",
                "half a year",
                "must be a duration such as 240h",
                "Use endDate instead",
            ),
        ),
        (
            {"endDateRelative": "240h"},
            Violation(
                "endDateRelative",
                "240h",
                "cannot be used together with endDate",
                "Leave endDateRelative out: it is deprecated",
            ),
        ),
    ],
)
def test_a_password_is_refused(
    emulated: Emulated, password: dict[str, Any], change: dict[str, Any], violation: Violation
) -> None:
    assert emulated.refused(PASSWORD, {**password, **change}) == [violation]


@pytest.mark.parametrize(
    ("written", "ending"),
    [
        ("{clientId}", ", and this is its client id"),
        ("/applications/{clientId}", ", and this is its client id"),
        ("{objectId}", ", and this is only its object id"),
        (
            "/applications/{principal}",
            ", and this is the object id of its service principal",
        ),
    ],
)
def test_another_id_of_the_application_is_refused_with_the_reason(
    emulated: Emulated, password: dict[str, Any], written: str, ending: str
) -> None:
    (application,) = emulated.world.of(APPLICATION)
    principal = emulated.create(SERVICE_PRINCIPAL, {"clientId": application.state["clientId"]})
    wrong = written.format(**application.state, principal=principal.state["objectId"])
    assert emulated.refused(PASSWORD, {**password, "applicationId": wrong}) == [
        Violation("applicationId", wrong, f"{FORM}{ending}", FIX)
    ]


def test_the_client_id_of_a_principal_that_was_looked_up_is_refused_with_the_reason(
    emulated: Emulated, password: dict[str, Any]
) -> None:
    client_id = emulated.call(
        "azuread:index/getServicePrincipal:getServicePrincipal", {"displayName": "old"}
    )["clientId"]
    assert emulated.refused(PASSWORD, {**password, "applicationId": client_id}) == [
        Violation("applicationId", client_id, f"{FORM}, and this is its client id", FIX)
    ]


def test_a_password_with_no_end_is_valid_for_two_years(
    emulated: Emulated, password: dict[str, Any]
) -> None:
    created = emulated.create(PASSWORD, {**password, "endDate": None})
    assert created.state["endDate"] == rfc3339(years_after(emulated.world.now, 2))


def _two_years(emulated: Emulated) -> datetime:
    return years_after(emulated.world.now, 2).replace(microsecond=0)


def test_a_password_may_be_valid_for_two_years_and_no_longer(
    emulated: Emulated, password: dict[str, Any]
) -> None:
    emulated.world.now = emulated.world.now.replace(microsecond=0)
    limit = _two_years(emulated)
    assert emulated.refused(PASSWORD, {**password, "endDate": rfc3339(limit)}) == []
    later = rfc3339(limit + timedelta(seconds=1))
    assert emulated.refused(PASSWORD, {**password, "endDate": later}) == [
        Violation(
            "endDate",
            later,
            "must be at most 2 years ahead",
            f"Choose a day until {rfc3339(limit)}",
        )
    ]


def test_a_password_must_end_in_the_future(emulated: Emulated, password: dict[str, Any]) -> None:
    emulated.world.now = emulated.world.now.replace(microsecond=0)
    now = emulated.world.now
    assert (
        emulated.refused(PASSWORD, {**password, "endDate": rfc3339(now + timedelta(seconds=1))})
        == []
    )
    assert emulated.refused(PASSWORD, {**password, "endDate": rfc3339(now)}) == [
        Violation(
            "endDate",
            rfc3339(now),
            f"must be in the future, and now is {rfc3339(now)}",
            f"Choose a day until {rfc3339(_two_years(emulated))}",
        )
    ]


def test_a_password_must_end_after_its_start(emulated: Emulated, password: dict[str, Any]) -> None:
    inputs = {**password, "startDate": password["endDate"]}
    (violation,) = emulated.refused(PASSWORD, inputs)
    assert (violation.key, violation.rule) == ("endDate", "must be after startDate")


@pytest.mark.parametrize("key", ["startDate", "endDate"])
@pytest.mark.parametrize(
    "written", ["tomorrow", "2030-01-01", "2030-01-01 00:00:00Z", "2030-13-01T00:00:00Z", ""]
)
def test_what_is_no_rfc_3339_date_is_refused(
    emulated: Emulated, password: dict[str, Any], key: str, written: str
) -> None:
    assert emulated.refused(PASSWORD, {**password, key: written}) == [
        Violation(
            key,
            written,
            "must be a date and time as RFC 3339 writes it",
            f"Write it such as {rfc3339(emulated.world.now)}",
        )
    ]


def test_a_date_may_have_an_offset(emulated: Emulated, password: dict[str, Any]) -> None:
    end = (emulated.world.now + timedelta(days=1)).replace(microsecond=0).isoformat()
    assert emulated.refused(PASSWORD, {**password, "endDate": end}) == []


def test_two_years_after_a_leap_day_is_a_day_that_exists() -> None:
    leap_day = datetime(2028, 2, 29, tzinfo=UTC)
    assert years_after(leap_day, 2) == datetime(2030, 2, 28, tzinfo=UTC)


def test_a_password_is_returned_with_its_secret_value(
    emulated: Emulated, password: dict[str, Any]
) -> None:
    created = emulated.create(PASSWORD, password)
    key_id, value = created.state["keyId"], created.state["value"]
    object_id = password["applicationId"].removeprefix("/applications/")
    assert created.id == f"{object_id}/password/{key_id}"
    assert emulated.world.secrets == {value}
    assert created.state == {
        **password,
        "keyId": key_id,
        "startDate": rfc3339(emulated.world.now),
        "value": value,
    }


@pytest.mark.parametrize(("relative", "hours"), [("240h", 240), ("1h30m", 1.5)])
def test_a_relative_end_is_counted_from_now(
    emulated: Emulated, password: dict[str, Any], relative: str, hours: float
) -> None:
    created = emulated.create(PASSWORD, {**password, "endDate": None, "endDateRelative": relative})
    assert created.state["endDate"] == rfc3339(emulated.world.now + timedelta(hours=hours))


def test_two_passwords_of_one_application_differ(
    emulated: Emulated, password: dict[str, Any]
) -> None:
    one = emulated.create(PASSWORD, password, "one").state
    two = emulated.create(PASSWORD, password, "two").state
    assert one["keyId"] != two["keyId"]
    assert one["value"] != two["value"]
