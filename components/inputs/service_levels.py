"""Inputs of ServiceLevels, and the settings of it that an environment has."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Final, Self, cast

from pydantic import AfterValidator, Field, model_validator

from components.catalog.service_levels import (
    BURN_RATES,
    SERVICE_LEVELS,
    Apm,
    ApmService,
    BurnRate,
    ServiceLevel,
    Window,
)
from components.inputs.base import BrokenRule, Inputs, RuleBroken, broken
from components.inputs.notifications import AlertingInputs
from components.inputs.types import ApplicationName, DataStreamNamespace, Number, known

_LEVELS: Final[Mapping[str, ServiceLevel]] = {level.id: level for level in SERVICE_LEVELS}
_WINDOWS: Final = (7, 30, 90)
"""Days of a rolling window. Kibana, SLO API; the provider admits no other."""
_RATES: Final[Mapping[str, BurnRate]] = {f"{rate.long_hours}h": rate for rate in BURN_RATES}
"""Burn rates by how long they look back."""


def _share(value: float) -> float:
    if not 0 < value < 1:
        fix = f"write {value:g} % as {value / 100:g}" if 1 < value < 100 else "choose one, as 0.99"  # noqa: PLR2004 - percent
        raise broken("a target is a share: more than 0 and less than 1", fix)
    return value


def _positive(value: float) -> float:
    if value <= 0:
        raise broken("a limit is more than 0", "choose one, for example 30")
    return value


def _window(value: int) -> int:
    if value not in _WINDOWS:
        raise broken("Kibana has windows of 7, 30 and 90 days", "choose one of them")
    return value


LevelId = Annotated[str, known("service level", _LEVELS)]
LookBack = Annotated[str, known("burn rate", _RATES)]


class ObjectiveSettings(Inputs):
    """What one service level has of its own."""

    enabled: Annotated[bool, Field(examples=["true"])] = True
    target: Annotated[
        Annotated[Number, AfterValidator(_share)] | None, Field(examples=["0.99"])
    ] = None
    limit: Annotated[
        Annotated[Number, AfterValidator(_positive)] | None, Field(examples=["30"])
    ] = None
    window_days: Annotated[
        Annotated[int, AfterValidator(_window)] | None, Field(examples=["30"])
    ] = None
    burn_rates: Annotated[dict[LookBack, Number] | None, Field(examples=["{1h: 14.4, 6h: 6}"])] = (
        None
    )


class ApmServiceSettings(Inputs):
    """One application in APM that calls Azure OpenAI, by its service name."""

    environment: Annotated[str, Field(examples=["production"])] = "*"
    data_stream_namespace: Annotated[DataStreamNamespace | None, Field(examples=["default"])] = None
    transaction_type: Annotated[str, Field(examples=["request"])] = "*"
    transaction_name: Annotated[str, Field(examples=['"GET /completion"'])] = "*"


@dataclass(frozen=True)
class ChosenLevel:
    """One objective that is made in Kibana: of the environment, or of one application."""

    level: ServiceLevel
    target: float
    limit: float | None
    window: Window
    burn_rates: tuple[BurnRate, ...]
    application: ApmService | None

    @property
    def id(self) -> str:
        """What it is called in names: unique among all that are made."""
        service = () if self.application is None else (self.application.service,)
        return "-".join((self.level.id, *service))


class ObjectivesSettings(Inputs):
    """The service level objectives of an environment."""

    enabled: Annotated[bool, Field(examples=["true"])] = True
    objectives: dict[LevelId, ObjectiveSettings] = Field(default_factory=dict)
    applications: dict[ApplicationName, ApmServiceSettings] = Field(default_factory=dict)
    burn_rate_alerts: Annotated[bool, Field(examples=["true"])] = True

    def chosen(self, namespace: str) -> Iterator[ChosenLevel]:
        """Yield what is made in Kibana, in the catalog's order."""
        for level in SERVICE_LEVELS:
            own = self.objectives.get(level.id, ObjectiveSettings())
            if not own.enabled:
                continue
            for application in self._seen_in(level, namespace):
                yield ChosenLevel(
                    level,
                    level.target if own.target is None else own.target,
                    level.limit if own.limit is None else own.limit,
                    _window_of(level, own),
                    self._burn_rates(own),
                    application,
                )

    def _seen_in(self, level: ServiceLevel, namespace: str) -> Iterator[ApmService | None]:
        if not isinstance(level.indicator, Apm):
            yield None
            return
        for service, application in self.applications.items():
            yield ApmService(
                service,
                application.environment,
                application.data_stream_namespace or namespace,
                application.transaction_type,
                application.transaction_name,
            )

    def _burn_rates(self, own: ObjectiveSettings) -> tuple[BurnRate, ...]:
        if not self.burn_rate_alerts:
            return ()
        if own.burn_rates is None:
            return BURN_RATES
        return tuple(
            replace(rate, rate=own.burn_rates[look_back])
            for look_back, rate in _RATES.items()
            if look_back in own.burn_rates
        )

    @model_validator(mode="after")
    def _fit(self) -> Self:
        faults = [
            fault
            for level_id, own in self.objectives.items()
            for fault in self._faults(_LEVELS[level_id], own)
        ]
        if faults:
            raise RuleBroken(faults)
        return self

    def _faults(self, level: ServiceLevel, own: ObjectiveSettings) -> Iterator[BrokenRule]:
        path = ("objectives", level.id)
        if isinstance(level.indicator, Apm) and own.enabled and not self.applications:
            yield BrokenRule(
                path,
                own,
                "it looks at applications in APM, and none is named",
                "name one under the applications by its service name, or remove this",
            )
        if own.limit is not None and level.limit is None:
            yield BrokenRule(
                (*path, "limit"),
                own.limit,
                "this service level has no limit: it counts what succeeds",
                "remove it",
            )
        days = int(_window_of(level, own).removesuffix("d"))
        for look_back, rate in (own.burn_rates or {}).items():
            # At this rate the long window alone uses the whole budget up.
            most = days * 24 / _RATES[look_back].long_hours
            if not 0 < rate <= most:
                yield BrokenRule(
                    (*path, "burn_rates", look_back),
                    rate,
                    f"over {look_back} of a window of {days} days the budget is used up at "
                    f"{most:.4g}, and nothing burns it faster",
                    f"choose more than 0, and at most {most:.4g}",
                )


def _window_of(level: ServiceLevel, own: ObjectiveSettings) -> Window:
    return level.window if own.window_days is None else cast("Window", f"{own.window_days}d")


class ServiceLevelsInputs(AlertingInputs):
    """Inputs of one ServiceLevels."""

    service_levels: ObjectivesSettings = Field(default_factory=ObjectivesSettings)
