"""Kibana's service level objectives."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, Final

from rehearsal.elastic.provider_resource import ProviderResource, given_or_new, in_space
from rehearsal.elastic.reading import objects
from rehearsal.elastic.tokens import SLO
from rehearsal.emulation import UNKNOWN, Properties, Violation, World
from rehearsal.properties import text

# Each kind of indicator with the lists of one that it holds.
_INDICATORS: Final[Mapping[str, tuple[str, ...]]] = {
    "apmAvailabilityIndicators": (),
    "apmLatencyIndicators": (),
    "histogramCustomIndicators": ("goods", "totals"),
    "kqlCustomIndicators": (),
    "metricCustomIndicators": ("goods", "totals"),
    "timesliceMetricIndicators": ("metrics",),
}

_SLICE: Final = re.compile(r"[1-9][0-9]*[mh]", re.ASCII)


class KibanaSlo(ProviderResource):
    """A service level objective; Kibana's own id of it is `sloId`."""

    token: ClassVar[str] = SLO

    def refused(self, inputs: Properties, world: World) -> Iterator[Violation]:
        """Yield lists of one that hold none, which no schema demands, and impossible objectives."""
        del world
        for name in ("objectives", "timeWindows"):
            yield from _left_out(inputs, name, name)
        yield from _refused_objectives(inputs)
        yield from _refused_indicators(inputs)

    def answered(self, urn: str, state: Mapping[str, Any], world: World) -> dict[str, Any]:
        """Return the id `<space>/<sloId>` and that the objective is enabled."""
        slo_id = given_or_new(state, "sloId", world, urn)
        return {
            "id": in_space(state, slo_id),
            "sloId": slo_id,
            "enabled": True if state["enabled"] is None else state["enabled"],
        }


def _left_out(values: Mapping[str, Any], name: str, key: str) -> Iterator[Violation]:
    """Yield a list of one that is missing; the provider's rules count what is there."""
    if values.get(name) is None:
        yield Violation(key, None, "must hold exactly one element", "Pass a list of one object")


def _refused_objectives(inputs: Properties) -> Iterator[Violation]:
    """Yield what Kibana's domain rules of an objective refuse (validateSLO)."""
    sliced = text(inputs, "budgetingMethod") == "timeslices"
    for index, objective in objects(inputs, "objectives"):
        key = f"objectives[{index}]"
        target, sliced_target = objective.get("target"), objective.get("timesliceTarget")
        if isinstance(target, int | float) and not 0 < target < 1:
            yield Violation(
                f"{key}.target", target, "must be more than 0 and less than 1", "Use 0.99 for 99 %"
            )
        if isinstance(sliced_target, int | float) and not 0 <= sliced_target <= 1:
            yield Violation(
                f"{key}.timesliceTarget", sliced_target, "must be between 0 and 1", "Use 1 for all"
            )
        for name in ("timesliceTarget", "timesliceWindow") if sliced else ():
            if objective.get(name) is None:
                yield Violation(f"{key}.{name}", None, "is required where time is sliced", "Set it")
        window = text(objective, "timesliceWindow")
        if window is not None and not _SLICE.fullmatch(window):
            yield Violation(
                f"{key}.timesliceWindow",
                window,
                "must be a number of minutes or hours",
                'Use for example "5m"',
            )


def _refused_indicators(inputs: Properties) -> Iterator[Violation]:
    values = {name: inputs.get(name) for name in _INDICATORS}
    if UNKNOWN in values.values():
        return
    given = [name for name, value in values.items() if value is not None]
    if len(given) != 1:
        yield Violation(
            ", ".join(given) or "indicators",
            None,
            f"exactly one of {', '.join(_INDICATORS)} must be set",
            "Keep one of them" if given else "Set one of them",
        )
    for name in given:
        for index, indicator in objects(inputs, name):
            for part in _INDICATORS[name]:
                yield from _left_out(indicator, part, f"{name}[{index}].{part}")
