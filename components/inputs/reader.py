"""Inputs of MonitoringReader, and the settings of it that an environment has."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from components.faults import MASK
from components.inputs.base import BrokenRule, Inputs, RuleBroken, broken
from components.inputs.brought import named_beside_brought
from components.inputs.moments import Moment
from components.inputs.types import (
    EXAMPLE_ACCOUNT,
    AccountId,
    EventHubId,
    Guid,
    NonEmptyText,
    StorageAccountId,
)


class ReaderScope(StrEnum):
    """Where the reader may read metrics: in whole subscriptions, or only at the accounts."""

    SUBSCRIPTION = "subscription"
    """In the whole subscriptions of the accounts."""
    ACCOUNT = "account"
    """Only at the accounts themselves."""


def now() -> datetime:
    """Return the time that end dates are held against."""
    return datetime.now(UTC)


def _within_two_years(value: datetime) -> datetime:
    today = now()
    latest = _two_years_after(today)
    example = f'"{today + timedelta(days=365):%Y-%m-%d}T00:00:00Z"'
    fix = f"choose a date up to {latest:%Y-%m-%d}, for example {example}"
    if value <= today:
        raise broken("it is in the past: the reader's secret would be dead", fix)
    if value > latest:
        raise broken("Entra gives a client secret at most two years", fix)
    return value


def _two_years_after(day: datetime) -> datetime:
    """Return the last moment that Microsoft Entra takes: its portal offers at most 24 months."""
    leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + 2, day=28 if leap_day else day.day)


EndDate = Annotated[Moment, AfterValidator(_within_two_years)]


class ReaderSettings(Inputs):
    """The identity that reads metrics, and logs where the authentication is `client_secret`."""

    display_name: Annotated[
        NonEmptyText | None, Field(examples=["Azure OpenAI monitoring (dev)"])
    ] = None
    secret_end_date: Annotated[EndDate | None, Field(examples=['"2027-06-30T00:00:00Z"'])] = None
    previous_secret_end_date: Annotated[
        Moment | None, Field(examples=['"2026-12-31T00:00:00Z"'])
    ] = None
    existing_client_id: Guid | None = None

    scope: Annotated[ReaderScope, Field(examples=["subscription"])] = ReaderScope.SUBSCRIPTION
    assign_roles: Annotated[bool, Field(examples=["true"])] = True

    @property
    def end_dates(self) -> tuple[datetime, ...]:
        """When the client secrets end, in UTC: the one in use, then the one before it."""
        dates = (self.secret_end_date, self.previous_secret_end_date)
        return tuple(each.astimezone(UTC) for each in dates if each is not None)

    @model_validator(mode="after")
    def _named_or_brought(self) -> Self:
        faults = list(named_beside_brought(self, "client", ("display_name",)))
        faults.extend(self._rotation_faults())
        if not self.assign_roles and self.existing_client_id is None:
            faults.append(
                BrokenRule(
                    ("assign_roles",),
                    self.assign_roles,
                    "a new application has no roles yet, and could read nothing",
                    "remove it, or bring an application along that has its roles",
                )
            )
        if faults:
            raise RuleBroken(faults)
        return self

    def _rotation_faults(self) -> Iterator[BrokenRule]:
        previous = self.previous_secret_end_date
        if previous is None:
            return
        if self.secret_end_date is None:
            rule = "it is that of the secret before the one in use, whose end date is not set"
            fix = "remove it"
        elif previous <= now():
            rule = "it is in the past: no agent can use that secret any more"
            fix = "remove it"
        elif previous.astimezone(UTC).date() >= self.secret_end_date.astimezone(UTC).date():
            rule = "the secret that takes over ends on a later day than the one before it"
            fix = "give the new secret the later end date, and the one that was set until now here"
        else:
            return
        yield BrokenRule(("previous_secret_end_date",), previous.isoformat(), rule, fix)

    def secret_faults(self, *, has_secret: bool) -> list[BrokenRule]:
        """Return what is wrong about the secret, with paths from the model around this one.

        The secret is made here, or it is brought along together with its application.
        """
        faults: list[BrokenRule] = []
        if self.existing_client_id is None:
            if has_secret:
                faults.append(
                    BrokenRule(
                        ("client_secret",),
                        MASK,
                        "a secret is brought along only with its application",
                        "remove it, or name the application by its client id",
                    )
                )
            if self.secret_end_date is None:
                faults.append(
                    BrokenRule(
                        ("reader", "secret_end_date"),
                        None,
                        "a client secret ends on a day that is written down (one that is reckoned "
                        "from today would change at every update)",
                        'set it, for example to "2027-06-30T00:00:00Z"',
                    )
                )
        else:
            if not has_secret:
                faults.append(
                    BrokenRule(
                        ("client_secret",),
                        None,
                        "an application that is brought along comes with its secret",
                        "give it as a Pulumi secret: `pulumi config set --secret clientSecret`",
                    )
                )
            if self.secret_end_date is not None:
                faults.append(
                    BrokenRule(
                        ("reader", "secret_end_date"),
                        self.secret_end_date.isoformat(),
                        "the secret of an application that is brought along is not made here",
                        "remove it",
                    )
                )
        return faults


class MonitoringReaderInputs(Inputs):
    """Inputs of one MonitoringReader."""

    reader: ReaderSettings
    client_secret: NonEmptyText | None = None
    account_ids: Annotated[tuple[AccountId, ...], Field(examples=[f"[{EXAMPLE_ACCOUNT}]"])]
    event_hub_scopes: dict[str, EventHubId] | None = None
    storage_scopes: dict[str, StorageAccountId] | None = None

    @model_validator(mode="after")
    def _secret_made_or_brought(self) -> Self:
        faults = self.reader.secret_faults(has_secret=self.client_secret is not None)
        if not self.account_ids:
            faults.append(
                BrokenRule(
                    ("account_ids",),
                    self.account_ids,
                    "there is nothing to read",
                    "name at least one account by its resource id",
                )
            )
        if faults:
            raise RuleBroken(faults)
        return self
