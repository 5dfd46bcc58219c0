from datetime import UTC, datetime
from functools import partial
from typing import Any, Final

import pytest

from policy.rules.client_secrets import DEFAULT_DAYS
from policy.rules.client_secrets import violations as judge
from policy.rules.tokens import NAMESPACE
from policy.rules.values import UNKNOWN
from tests.policy.rules.rule_cases import found

APPLICATION: Final = "azuread:index/application:Application"
PASSWORD: Final = "azuread:index/applicationPassword:ApplicationPassword"  # noqa: S105 - a type
PRINCIPALS: Final = "azuread:index/servicePrincipalPassword:ServicePrincipalPassword"
NOW: Final = datetime(2026, 3, 1, 12, tzinfo=UTC)

violations = partial(judge, maximum_days=30, now=NOW)


@pytest.mark.parametrize("type_", [PASSWORD, PRINCIPALS])
@pytest.mark.parametrize(
    "end",
    [
        "2026-03-31T12:00:00Z",
        "2026-03-31T14:00:00+02:00",
        "2026-03-02T00:00:00Z",
        "2020-01-01T00:00:00Z",
        UNKNOWN,
    ],
)
def test_a_secret_that_ends_soon_enough_passes(type_: str, end: Any) -> None:
    assert found(violations(type_, {"endDate": end})) == []


@pytest.mark.parametrize("type_", [PASSWORD, PRINCIPALS])
@pytest.mark.parametrize(
    "end",
    [
        "2026-03-31T12:00:01Z",
        "2026-03-31T12:00:00-01:00",
        "2999-12-31T00:00:00Z",
        "2026-03-31",
        "2026-03-31T12:00:00",
        "soon",
        None,
    ],
)
def test_a_secret_that_ends_too_late_or_nobody_knows_when_is_a_violation(
    type_: str, end: Any
) -> None:
    assert found(violations(type_, {"endDate": end, "endDateRelative": "240h"})) == [
        ("endDate", end)
    ]


def test_the_fix_names_the_latest_day() -> None:
    (violation,) = violations(PASSWORD, {"endDate": "2028-01-01T00:00:00Z"})

    assert violation.told_of("secret") == (
        'secret: endDate = "2028-01-01T00:00:00Z": A client secret may be valid for 30 days at '
        "most. Set it to a day until 2026-03-31, such as 2026-03-31T00:00:00Z."
    )


def test_the_default_leaves_room_for_two_years_with_a_leap_day() -> None:
    end = {"endDate": "2028-03-01T12:00:00Z"}

    assert found(judge(PASSWORD, end, maximum_days=DEFAULT_DAYS, now=NOW)) == []


@pytest.mark.parametrize(
    ("inputs", "told"),
    [
        ({}, []),
        ({"password": UNKNOWN}, []),
        ({"password": {"displayName": "a", "endDate": "2026-03-02T00:00:00Z"}}, []),
        ({"password": {"displayName": "a"}}, [("password.endDate", None)]),
    ],
)
def test_the_secret_inside_an_application_is_one_too(
    inputs: dict[str, Any], told: list[Any]
) -> None:
    assert found(violations(APPLICATION, inputs)) == told


def test_other_types_have_no_secrets() -> None:
    assert found(violations(NAMESPACE, {})) == []
