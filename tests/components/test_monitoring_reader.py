"""The reader: an application with its secret, made or brought along, and its role assignments."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pulumi
import pulumi_azuread as azuread
import pytest

from components import InvalidInputs, MonitoringReader, MonitoringReaderArgs, ReaderScope
from components.inputs import reader
from components.naming import child_label
from rehearsal.emulation import World
from rehearsal.recording import Finding, Recording
from rehearsal.wire import Secret
from tests.components.deployed import (
    APPLICATION,
    CLIENT_ID,
    COMPONENT,
    END_DATE,
    OTHER_SUBSCRIPTION,
    PASSWORD,
    PLANTED,
    ROLE_ASSIGNMENT,
    SERVICE_PRINCIPAL,
    SUBSCRIPTION,
    account_id,
    counts,
    leaks,
    only,
    outputs,
    protected,
    secrets_of,
)
from tests.conftest import TODAY, Deploy

READER = f"{COMPONENT}MonitoringReader"
MONITORING_READER = "43d0d8ad-25c7-4714-9337-8ba259a9fe05"
DATA_RECEIVER = "a638d3c7-ab3a-418d-83e6-5f17a39d4fde"
BLOB_CONTRIBUTOR = "ba92f5b4-2d11-453d-a403-e96b0029c9fe"
MINIMAL: MonitoringReaderArgs = {
    "account_ids": [account_id()],
    "reader": {"secret_end_date": END_DATE},
}
BROUGHT: MonitoringReaderArgs = {
    "account_ids": [account_id()],
    "reader": {"existing_client_id": CLIENT_ID},
    "client_secret": PLANTED,
}


def role(subscription: str, role_id: str) -> str:
    """Return the full id of a built-in role."""
    return (
        f"/subscriptions/{subscription}/providers/Microsoft.Authorization/roleDefinitions/{role_id}"
    )


def assignments(recording: Recording) -> dict[str, tuple[str, str]]:
    """Return scope and role of each role assignment by its name."""
    return {
        each.name: (each.inputs["scope"], each.inputs["roleDefinitionId"])
        for each in recording.of_type(ROLE_ASSIGNMENT)
    }


def test_the_defaults_are_an_application_that_may_read_the_metrics_of_a_subscription(
    deploy: Deploy,
) -> None:
    recording = deploy(lambda: MonitoringReader("test", MINIMAL))

    assert counts(recording) == {
        READER: 1,
        APPLICATION: 1,
        SERVICE_PRINCIPAL: 1,
        PASSWORD: 1,
        ROLE_ASSIGNMENT: 1,
    }
    assert only(recording, APPLICATION) == {
        "displayName": "Azure OpenAI monitoring (test)",
        "signInAudience": "AzureADMyOrg",
        "preventDuplicateNames": True,
        "owners": ["00000000-0000-4000-8000-000000000004"],
    }
    (application,) = recording.of_type(APPLICATION)
    (principal,) = recording.of_type(SERVICE_PRINCIPAL)
    (password,) = recording.of_type(PASSWORD)
    assert principal.inputs == {
        "clientId": application.outputs["clientId"],
        "owners": ["00000000-0000-4000-8000-000000000004"],
    }
    assert password.inputs == {
        "applicationId": f"/applications/{application.outputs['objectId']}",
        "displayName": "Elastic Agent, Azure OpenAI integration",
        "endDate": END_DATE,
    }
    assert only(recording, ROLE_ASSIGNMENT) == {
        "scope": f"/subscriptions/{SUBSCRIPTION}",
        "roleDefinitionId": role(SUBSCRIPTION, MONITORING_READER),
        "principalId": principal.outputs["objectId"],
        "principalType": "ServicePrincipal",
    }
    assert protected(recording) == set()


def test_the_outputs_are_the_ids_and_the_secret_as_a_secret(deploy: Deploy, world: World) -> None:
    recording = deploy(lambda: MonitoringReader("test", MINIMAL))

    (application,) = recording.of_type(APPLICATION)
    (principal,) = recording.of_type(SERVICE_PRINCIPAL)
    (password,) = recording.of_type(PASSWORD)
    assert outputs(recording) == {
        "clientId": application.outputs["clientId"],
        "tenantId": world.tenant_id,
        "principalId": principal.outputs["objectId"],
        "clientSecret": Secret(password.outputs["value"]),
        "clientSecretEndDate": END_DATE,
    }
    assert len(world.secrets) == 1
    assert leaks(recording) == []
    assert secrets_of(recording) == {}


def test_everything_on_assigns_each_role_at_its_scope_and_nowhere_else(deploy: Deploy) -> None:
    group = f"/subscriptions/{OTHER_SUBSCRIPTION}/resourceGroups/rg/providers"
    hubs = {
        region: f"{group}/Microsoft.EventHub/namespaces/evhns-{region}/eventhubs/logs"
        for region in ("westeurope", "eastus")
    }
    storage = {
        region: f"{group}/Microsoft.Storage/storageAccounts/st{region}"
        for region in ("westeurope", "eastus")
    }
    accounts = [account_id("b"), account_id("a", subscription=OTHER_SUBSCRIPTION)]
    args: MonitoringReaderArgs = {
        "account_ids": accounts,
        "reader": {
            "display_name": "Reader",
            "secret_end_date": END_DATE,
            "scope": ReaderScope.ACCOUNT,
        },
        "event_hub_scopes": {**hubs},
        "storage_scopes": {**storage},
    }

    recording = deploy(lambda: MonitoringReader("test", args))

    assert counts(recording)[ROLE_ASSIGNMENT] == 6
    assert only(recording, APPLICATION)["displayName"] == "Reader"
    assert assignments(recording) == {
        f"test-metrics-{child_label(accounts[0])}-role": (
            accounts[0],
            role(SUBSCRIPTION, MONITORING_READER),
        ),
        f"test-metrics-{child_label(accounts[1])}-role": (
            accounts[1],
            role(OTHER_SUBSCRIPTION, MONITORING_READER),
        ),
        **{
            f"test-hub-{region}-role": (scope, role(OTHER_SUBSCRIPTION, DATA_RECEIVER))
            for region, scope in hubs.items()
        },
        **{
            f"test-storage-{region}-role": (scope, role(OTHER_SUBSCRIPTION, BLOB_CONTRIBUTOR))
            for region, scope in storage.items()
        },
    }
    (principal,) = recording.of_type(SERVICE_PRINCIPAL)
    assert {
        (each.inputs["principalId"], each.inputs["principalType"])
        for each in recording.of_type(ROLE_ASSIGNMENT)
    } == {(principal.outputs["objectId"], "ServicePrincipal")}


def test_a_subscription_is_read_once_however_many_accounts_it_has(deploy: Deploy) -> None:
    args: MonitoringReaderArgs = {
        **MINIMAL,
        "account_ids": [
            account_id("a"),
            account_id("b"),
            account_id("c", subscription=OTHER_SUBSCRIPTION),
        ],
    }

    recording = deploy(lambda: MonitoringReader("test", args))

    assert assignments(recording) == {
        f"test-metrics-{subscription}-role": (
            f"/subscriptions/{subscription}",
            role(subscription, MONITORING_READER),
        )
        for subscription in (SUBSCRIPTION, OTHER_SUBSCRIPTION)
    }


def test_two_spellings_of_a_subscription_are_one(deploy: Deploy) -> None:
    lower = "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa"
    args: MonitoringReaderArgs = {
        **MINIMAL,
        "account_ids": [
            account_id("a", subscription=lower),
            account_id("b", subscription=lower.upper()),
        ],
    }

    recording = deploy(lambda: MonitoringReader("test", args))

    assert list(assignments(recording)) == [f"test-metrics-{lower}-role"]


def test_two_accounts_of_one_name_in_two_groups_are_read_apart(deploy: Deploy) -> None:
    accounts = [account_id(group="rg-a"), account_id(group="rg-b")]
    args: MonitoringReaderArgs = {
        "account_ids": accounts,
        "reader": {"secret_end_date": END_DATE, "scope": ReaderScope.ACCOUNT},
    }

    recording = deploy(lambda: MonitoringReader("test", args))

    assert sorted(scope for scope, _ in assignments(recording).values()) == accounts


def test_the_order_of_the_accounts_changes_nothing(deploy: Deploy) -> None:
    accounts = [account_id(name) for name in ("b", "a", "c")]

    def resources(account_ids: list[str]) -> dict[str, Any]:
        args: MonitoringReaderArgs = {
            "account_ids": account_ids,
            "reader": {"secret_end_date": END_DATE, "scope": ReaderScope.ACCOUNT},
        }
        return deploy(lambda: MonitoringReader("test", args), world=World(now=TODAY)).resources

    assert resources(accounts) == resources(accounts[::-1])


def test_an_application_that_is_brought_along_is_looked_up_and_not_made(
    deploy: Deploy, world: World
) -> None:
    recording = deploy(lambda: MonitoringReader("test", BROUGHT))

    assert counts(recording) == {READER: 1, ROLE_ASSIGNMENT: 1}
    assert (
        "azuread:index/getServicePrincipal:getServicePrincipal",
        {"clientId": CLIENT_ID},
    ) in recording.calls
    (principal,) = world.of(SERVICE_PRINCIPAL)
    assert only(recording, ROLE_ASSIGNMENT) == {
        "scope": f"/subscriptions/{SUBSCRIPTION}",
        "roleDefinitionId": role(SUBSCRIPTION, MONITORING_READER),
        "principalId": principal.state["objectId"],
        "principalType": "ServicePrincipal",
    }
    assert outputs(recording) == {
        "clientId": CLIENT_ID,
        "tenantId": world.tenant_id,
        "principalId": principal.state["objectId"],
        "clientSecret": Secret(PLANTED),
    }
    assert leaks(recording, PLANTED) == []


@pytest.mark.parametrize(
    ("written", "registered"),
    [
        ("2027-06-30T00:00:00Z", "2027-06-30T00:00:00Z"),
        ("2027-06-30T02:00:00+02:00", "2027-06-30T00:00:00Z"),
        ("2027-06-30T00:00:00-01:30", "2027-06-30T01:30:00Z"),
        ("2027-06-30T12:30:15.9Z", "2027-06-30T12:30:15Z"),
        ("2026-11-23T00:00:01Z", "2026-11-23T00:00:01Z"),
        ("2028-11-23T00:00:00Z", "2028-11-23T00:00:00Z"),
    ],
)
def test_the_end_date_is_registered_in_utc(written: str, registered: str, deploy: Deploy) -> None:
    args: MonitoringReaderArgs = {**MINIMAL, "reader": {"secret_end_date": written}}

    recording = deploy(lambda: MonitoringReader("test", args))

    assert only(recording, PASSWORD)["endDate"] == registered


def passwords(recording: Recording) -> dict[str, str]:
    """Return the end date of each client secret by its name."""
    return {each.name: each.inputs["endDate"] for each in recording.of_type(PASSWORD)}


def with_dates(end: str, previous: str | None = None) -> MonitoringReaderArgs:
    """Return args with the end date of the secret in use, and of the one before it."""
    dates: Any = {"secret_end_date": end}
    if previous is not None:
        dates["previous_secret_end_date"] = previous
    return {**MINIMAL, "reader": dates}


def test_a_rotation_has_both_secrets_and_uses_the_new_one(deploy: Deploy) -> None:
    later = "2027-12-31T12:00:00Z"

    recording = deploy(lambda: MonitoringReader("test", with_dates(later, END_DATE)))

    assert passwords(recording) == {
        "test-secret-20270630": END_DATE,
        "test-secret-20271231": later,
    }
    new = next(each for each in recording.of_type(PASSWORD) if each.inputs["endDate"] == later)
    assert outputs(recording)["clientSecret"] == Secret(new.outputs["value"])
    assert outputs(recording)["clientSecretEndDate"] == later
    assert leaks(recording) == []


def test_the_secrets_of_a_rotation_are_those_of_the_runs_before_and_after_it(
    deploy: Deploy,
) -> None:
    later = "2027-12-31T12:00:00Z"

    def resources(*dates: str) -> dict[str, Any]:
        world = World(now=TODAY)
        return deploy(lambda: MonitoringReader("test", with_dates(*dates)), world=world).resources

    before, during, after = resources(END_DATE), resources(later, END_DATE), resources(later)

    assert during == before | after


def test_the_secret_is_known_once_the_application_has_its_roles(deploy: Deploy) -> None:
    def program() -> None:
        made = MonitoringReader("test", MINIMAL)
        azuread.Application("user", display_name=made.client_secret)

    recording = deploy(program)

    (user,) = (each for each in recording.of_type(APPLICATION) if each.name == "user")
    (assignment,) = recording.of_type(ROLE_ASSIGNMENT)
    assert assignment.urn in user.dependencies


@pytest.mark.parametrize(
    ("left", "warned"),
    [
        (timedelta(minutes=1), True),
        (timedelta(days=30) - timedelta(minutes=1), True),
        (timedelta(days=30), False),
        (timedelta(days=365), False),
    ],
    ids=str,
)
def test_a_secret_that_ends_within_30_days_is_a_warning(
    left: timedelta,
    warned: bool,  # noqa: FBT001 - a parameter of the table
    deploy: Deploy,
) -> None:
    end = TODAY + left
    text = f"{end:%Y-%m-%dT%H:%M:%SZ}"

    recording = deploy(lambda: MonitoringReader("test", with_dates(text)))

    warning = Finding(
        "warning",
        "test",
        f"the client secret ends on {end:%Y-%m-%d}, and agents read nothing more with it then: set "
        f'a later reader.secretEndDate, and reader.previousSecretEndDate to "{text}" until every '
        "agent has the new secret",
    )
    assert recording.findings == ([warning] if warned else [])


@pytest.mark.parametrize(
    "today",
    [
        datetime(2026, 11, 23, tzinfo=UTC),
        datetime(2028, 2, 29, tzinfo=UTC),
        datetime(2028, 3, 1, tzinfo=UTC),
        datetime(2029, 12, 31, 23, 59, 59, tzinfo=UTC),
    ],
    ids=str,
)
def test_the_latest_end_date_that_is_admitted_is_one_that_entra_takes(
    today: datetime, deploy: Deploy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "now", lambda: today)

    def admitted(day: datetime) -> bool:
        try:
            reader.ReaderSettings.of_args({"secret_end_date": day.isoformat()}, "here")
        except InvalidInputs:
            return False
        return True

    days = [today + timedelta(days=days) for days in range(720, 740)]
    latest = max(day for day in days if admitted(day))
    args: MonitoringReaderArgs = {**MINIMAL, "reader": {"secret_end_date": latest.isoformat()}}

    recording = deploy(lambda: MonitoringReader("test", args), world=World(now=today), refused=True)

    assert [error.message for error in recording.errors] == []


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        (
            {},
            "reader.secret_end_date is missing: A client secret ends on a day that is written down",
        ),
        ({"secret_end_date": "2026-11-23T00:00:00Z"}, "It is in the past"),
        ({"secret_end_date": "2026-11-22T23:59:59Z"}, "It is in the past"),
        ({"secret_end_date": "2028-11-23T00:00:01Z"}, "Entra gives a client secret at most two"),
        (
            {"secret_end_date": "2027-06-30T00:00:00"},
            "reader.secret_end_date = .*in quotes, for example .2027-06-30T00:00:00Z.",
        ),
        (
            {"secret_end_date": END_DATE, "previous_secret_end_date": END_DATE},
            "reader.previous_secret_end_date = .* ends on a later day than the one before it",
        ),
        (
            {
                "secret_end_date": "2027-06-30T01:00:00+02:00",
                "previous_secret_end_date": "2027-06-29T00:00:00Z",
            },
            "reader.previous_secret_end_date = .* ends on a later day than the one before it",
        ),
        (
            {"secret_end_date": END_DATE, "previous_secret_end_date": "2026-11-23T00:00:00Z"},
            "reader.previous_secret_end_date = .* in the past: no agent can use that secret any",
        ),
        (
            {"existing_client_id": CLIENT_ID, "previous_secret_end_date": END_DATE},
            "reader.previous_secret_end_date = .* the one in use, whose end date is not set",
        ),
        (
            {"secret_end_date": END_DATE, "previous_secret_end_date": "last year"},
            'reader.previous_secret_end_date = "last year": It is not a day and time',
        ),
        ({"secret_end_date": "next year"}, 'reader.secret_end_date = "next year"'),
        (
            {"secret_end_date": END_DATE, "existing_client_id": CLIENT_ID},
            "reader.secret_end_date = .* an application that is brought along is not made here",
        ),
        ({"existing_client_id": "my-application"}, "It is not an id .a GUID."),
        (
            {"existing_client_id": CLIENT_ID},
            "client_secret is missing: An application that is brought along comes with its secret",
        ),
        (
            {"secret_end_date": END_DATE, "scope": "resource_group"},
            'reader.scope = "resource_group": It must be one of subscription, account',
        ),
        ({"secret_end_date": END_DATE, "display_name": " "}, 'reader.display_name = " ": It is'),
        ({"end_date": END_DATE}, 'Did you mean "secret_end_date"'),
    ],
)
def test_a_reader_that_cannot_be_made_is_refused(
    settings: Any, message: str, deploy: Deploy, world: World
) -> None:
    args: MonitoringReaderArgs = {**MINIMAL, "reader": settings}

    with pytest.raises(InvalidInputs, match=message) as refused:
        deploy(lambda: MonitoringReader("test", args))
    assert refused.value.where == 'MonitoringReader "test"'
    assert list(world.of(APPLICATION)) == []


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"account_ids": ["openai"]}, r"account_ids\[0\] = .openai.: It does not start with"),
        ({"account_ids": [account_id(), f"{account_id()}/"]}, r"account_ids\[1\] = .*empty part"),
        (
            {"account_ids": [account_id().replace("CognitiveServices", "Search")]},
            "It is the id of a Microsoft.Search/accounts, not of an Azure OpenAI account",
        ),
        ({"subscription_ids": [SUBSCRIPTION]}, r"subscription_ids = \[unknown key\]"),
        ({"accountIds": []}, 'Did you mean "account_ids"'),
    ],
)
def test_bad_args_are_refused_by_the_names_that_python_has_for_them(
    wrong: Any, message: str, deploy: Deploy
) -> None:
    args: Any = {**MINIMAL, **wrong}

    with pytest.raises(InvalidInputs, match=message):
        deploy(lambda: MonitoringReader("test", args))


def test_a_secret_without_its_application_is_refused_and_not_shown(deploy: Deploy) -> None:
    args: MonitoringReaderArgs = {**MINIMAL, "client_secret": PLANTED}

    with pytest.raises(InvalidInputs) as refused:
        deploy(lambda: MonitoringReader("test", args))

    (fault,) = refused.value.faults
    assert (fault.key, fault.value) == ("client_secret", "[secret]")
    assert PLANTED not in str(refused.value)


def test_what_is_brought_along_may_be_outputs(deploy: Deploy) -> None:
    def program() -> None:
        MonitoringReader(
            "test",
            {
                "account_ids": [account_id()],
                "reader": {"existing_client_id": pulumi.Output.from_input(CLIENT_ID)},
                "client_secret": pulumi.Output.secret(PLANTED),
            },
        )

    recording = deploy(program)

    assert outputs(recording)["clientId"] == CLIENT_ID
    assert outputs(recording)["clientSecret"] == Secret(PLANTED)


@pytest.mark.parametrize("args", [MINIMAL, BROUGHT], ids=["made", "brought along"])
def test_a_preview_goes_through_with_nothing_known(
    args: MonitoringReaderArgs, deploy: Deploy
) -> None:
    recording = deploy(lambda: MonitoringReader("test", args), preview=True)

    assert len(recording.resources) == (5 if args is MINIMAL else 2)
    assert isinstance(outputs(recording)["clientSecret"], Secret)
