"""Inputs of AlertNotifications and of all that alerts, and the settings that an environment has."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from typing import Annotated, Any, Final, Self
from zoneinfo import available_timezones

import pulumi
from pydantic import AfterValidator, Field, model_validator

from components.catalog.alert_rules import Severity
from components.catalog.connectors import ALWAYS_SECRET, SECRET_KEYS, ConnectorType
from components.faults import MASK, nearest
from components.inputs.base import BrokenRule, Inputs, RuleBroken, broken
from components.inputs.moments import Moment
from components.inputs.types import (
    DataStreamNamespace,
    Environment,
    Label,
    NonEmptyText,
    TextMap,
    Url,
    written,
)

_EMAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_EVERY: Final = re.compile(r"([1-9][0-9]{0,3})([dwMy])", re.ASCII)
_WEEK_DAY: Final = re.compile(r"([+-][1-5])?(MO|TU|WE|TH|FR|SA|SU)", re.ASCII)
_DAYS: Final[Mapping[str, int]] = {"d": 1, "w": 7, "M": 28, "y": 365}
"""The shortest that each unit of a repetition can be, in days."""


def _port(value: int) -> int:
    if not 1 <= value <= 65535:  # noqa: PLR2004 - what TCP has
        raise broken("a port is 1 to 65535", "choose that of the mail server, for example 587")
    return value


def _time_zone(value: str) -> str:
    zones = available_timezones()
    # Where the machine has no time zone database, Kibana's own check has to do.
    if zones and value not in zones:
        close = nearest(value, zones)
        raise broken(
            "there is no such time zone",
            f'did you mean "{close}"?' if close else 'choose one such as "Europe/Berlin"',
        )
    return value


def _at_least_one(value: int) -> int:
    if value < 1:
        raise broken("it is less than 1", "choose 1 or more, or remove the key")
    return value


def _summary(value: int) -> int:
    if not 0 <= value <= 10_080:  # noqa: PLR2004 - a week
        raise broken(
            "alerts are gathered for at most a week, 10080 minutes",
            "choose 0 (a message for each alert) to 10080",
        )
    return value


Email = Annotated[
    str,
    written(_EMAIL, "it is not an email address", 'write it such as "operations@example.com"'),
]
Repetition = Annotated[
    str,
    written(
        _EVERY,
        "it is not a repetition: a whole number and d, w, M or y (days, weeks, months, years)",
        'write it such as "1w"',
    ),
]
WeekDay = Annotated[
    str,
    written(
        _WEEK_DAY,
        "it is not a day of the week (MO, TU, WE, TH, FR, SA, SU), nor the nth of a month",
        'write it such as "SA" or "+1MO"',
    ),
]
Count = Annotated[int, AfterValidator(_at_least_one)]


class ConnectorSettings(Inputs):
    """One connector: made here, or brought along by its id."""

    type: Annotated[ConnectorType, Field(examples=["slack"])]
    existing_connector_id: NonEmptyText | None = None
    to: Annotated[tuple[Email, ...] | None, Field(examples=["[operations@example.com]"])] = None
    from_address: Annotated[Email | None, Field(examples=["kibana@example.com"])] = None
    host: Annotated[NonEmptyText | None, Field(examples=["smtp.example.com"])] = None
    port: Annotated[int, AfterValidator(_port), Field(examples=["587"])] = 587
    user: Annotated[NonEmptyText | None, Field(examples=["kibana"])] = None
    url: Annotated[Url | None, Field(examples=["https://hooks.example.com/alerts"])] = None

    @property
    def needs_secret(self) -> bool:
        """Whether a connector that is made here does nothing without a secret."""
        if self.existing_connector_id is not None:
            return False
        return self.type in ALWAYS_SECRET or (self.type in SECRET_KEYS and self.user is not None)

    @model_validator(mode="after")
    def _has_what_its_type_takes(self) -> Self:
        if faults := [*self._missing(), *self._without_use()]:
            raise RuleBroken(faults)
        return self

    @property
    def _needed(self) -> tuple[str, ...]:
        made = self.existing_connector_id is None
        match self.type:
            case ConnectorType.EMAIL:
                return ("to", "from_address", "host") if made else ("to",)
            case ConnectorType.WEBHOOK if made:
                return ("url",)
            case _:
                return ()

    @property
    def _possible(self) -> set[str]:
        possible = {"type", "existing_connector_id", *self._needed}
        if self.existing_connector_id is None and self.type is ConnectorType.EMAIL:
            possible |= {"port", "user"}
        if self.existing_connector_id is None and self.type is ConnectorType.WEBHOOK:
            possible |= {"user"}
        return possible

    def _missing(self) -> Iterator[BrokenRule]:
        for field in self._needed:
            if not getattr(self, field):
                yield BrokenRule(
                    (field,), None, f"a connector of type {self.type} needs it", "set it"
                )

    def _without_use(self) -> Iterator[BrokenRule]:
        brought = " that is brought along" if self.existing_connector_id is not None else ""
        for field in sorted(self.model_fields_set - self._possible):
            yield BrokenRule(
                (field,),
                getattr(self, field),
                f"a connector of type {self.type}{brought} has no use for it",
                "remove it",
            )


class MaintenanceWindowSettings(Inputs):
    """A time in which alerts are noted and nobody is told."""

    start: Annotated[Moment, Field(examples=['"2027-01-09T22:00:00Z"'])]
    duration_minutes: Annotated[Count, Field(examples=["120"])]
    timezone: Annotated[str, AfterValidator(_time_zone), Field(examples=["Europe/Berlin"])] = "UTC"
    every: Annotated[Repetition | None, Field(examples=["1w"])] = None
    on_week_days: Annotated[tuple[WeekDay, ...] | None, Field(examples=["[SA]"])] = None
    occurrences: Annotated[Count | None, Field(examples=["10"])] = None
    until: Annotated[Moment | None, Field(examples=['"2027-12-31T00:00:00Z"'])] = None

    @model_validator(mode="after")
    def _can_be(self) -> Self:
        if faults := [*self._repetition_faults(), *self._end_faults()]:
            raise RuleBroken(faults)
        return self

    def _repetition_faults(self) -> Iterator[BrokenRule]:
        if self.every is None:
            for field in ("on_week_days", "occurrences", "until"):
                if getattr(self, field) is not None:
                    yield BrokenRule(
                        (field,),
                        _shown(getattr(self, field)),
                        "it only means something where the window comes again",
                        "remove it, or say how often it comes, for example every: 1w",
                    )
            return
        count, unit = int(self.every[:-1]), self.every[-1]
        days = count * _DAYS[unit]
        if timedelta(minutes=self.duration_minutes) >= timedelta(days=days):
            yield BrokenRule(
                ("duration_minutes",),
                self.duration_minutes,
                f"a window that comes every {self.every} would never end",
                f"choose less than {days * 24 * 60}",
            )

    def _end_faults(self) -> Iterator[BrokenRule]:
        if self.until is None:
            return
        if self.occurrences is not None:
            yield BrokenRule(
                ("until",),
                self.until.isoformat(),
                "the number of occurrences says already when it ends",
                "remove it, or the occurrences",
            )
        if self.until <= self.start:
            yield BrokenRule(
                ("until",),
                self.until.isoformat(),
                "it is not after the start",
                "choose a later day",
            )


def _shown(value: Any) -> object:
    return value.isoformat() if hasattr(value, "isoformat") else value


class NotificationsSettings(Inputs):
    """Who is told of alerts, how, and when nobody is."""

    connectors: dict[Label, ConnectorSettings] = Field(default_factory=dict)
    severities: Annotated[
        dict[Severity, tuple[str, ...]] | None, Field(examples=["{critical: [on-call]}"])
    ] = None
    summary_minutes: Annotated[int, AfterValidator(_summary), Field(examples=["60"])] = 60
    maintenance_windows: dict[Label, MaintenanceWindowSettings] = Field(default_factory=dict)

    def told_of(self, severity: Severity) -> tuple[str, ...]:
        """Return the names of the connectors that are told of a severity."""
        if self.severities is None:
            return tuple(self.connectors)
        return self.severities.get(severity, ())

    @model_validator(mode="after")
    def _names_connectors(self) -> Self:
        faults = [
            BrokenRule(
                ("severities", severity.value, index),
                name,
                "no connector of this name is among the connectors",
                f'did you mean "{close}"?'
                if (close := nearest(name, self.connectors))
                else "add it to the connectors, or name one of them",
            )
            for severity, names in (self.severities or {}).items()
            for index, name in enumerate(names)
            if name not in self.connectors
        ]
        if faults:
            raise RuleBroken(faults)
        return self

    def secret_faults(self, secrets: Any) -> Iterator[BrokenRule]:
        """Yield what is wrong with the connectors' secrets, as far as it can be known now.

        Paths are from a model that holds `connector_secrets`.
        """
        if isinstance(secrets, pulumi.Output):
            return
        given: dict[str, Any] = secrets or {}
        needing = [name for name, each in self.connectors.items() if each.needs_secret]
        for name in needing:
            if given.get(name) is None:
                yield BrokenRule(
                    ("connector_secrets", name),
                    None,
                    f"a connector of type {self.connectors[name].type} needs its "
                    f"{SECRET_KEYS[self.connectors[name].type]}",
                    f"run `pulumi config set --secret --path connectorSecrets.{name}`, or bring "
                    "the connector along by its id",
                )
            elif not isinstance(given[name], str | pulumi.Output) or given[name] == "":
                yield BrokenRule(
                    ("connector_secrets", name), MASK, "a secret is text, and not empty", "set it"
                )
        for name in sorted(set(given) - set(needing)):
            close = nearest(name, [each for each in needing if each not in given])
            yield BrokenRule(
                ("connector_secrets", name),
                MASK,
                "no connector of this name needs a secret",
                f'did you mean "{close}"?' if close else "remove it",
            )

    def connector_faults(self, connector_ids: Any) -> Iterator[BrokenRule]:
        """Yield what is wrong with the connectors' ids, as far as it can be known now.

        Paths are from a model that holds `connector_ids`.
        """
        if isinstance(connector_ids, pulumi.Output):
            return
        for name, each in self.connectors.items():
            if each.existing_connector_id is None and name not in (connector_ids or {}):
                yield BrokenRule(
                    ("connector_ids", name),
                    None,
                    "the connector is not brought along, so its id comes from who makes it",
                    "pass the connector ids of AlertNotifications",
                )


class AlertNotificationsInputs(Inputs):
    """Inputs of one AlertNotifications."""

    environment: Environment
    space_id: NonEmptyText = "default"
    notifications: NotificationsSettings = Field(default_factory=NotificationsSettings)
    connector_secrets: TextMap | None = None

    @model_validator(mode="after")
    def _has_secrets(self) -> Self:
        if faults := list(self.notifications.secret_faults(self.connector_secrets)):
            raise RuleBroken(faults)
        return self


class AlertingInputs(Inputs):
    """What every component with alerting rules takes: where they look, and who is told."""

    environment: Environment
    data_stream_namespace: DataStreamNamespace
    space_id: NonEmptyText = "default"
    notifications: NotificationsSettings = Field(default_factory=NotificationsSettings)
    connector_ids: TextMap | None = None

    def _own_faults(self) -> Iterable[BrokenRule]:
        """Return what is wrong with the component's own inputs; paths are from this model."""
        return ()

    @model_validator(mode="after")
    def _can_alert(self) -> Self:
        faults = [
            *self._own_faults(),
            *self.notifications.connector_faults(self.connector_ids),
        ]
        if faults:
            raise RuleBroken(faults)
        return self
