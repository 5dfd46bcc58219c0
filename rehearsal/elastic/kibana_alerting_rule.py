"""Kibana's alerting rules."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, Final

from rehearsal.elastic import rule_parameters
from rehearsal.elastic.provider_resource import ProviderResource, given_or_new, in_space
from rehearsal.elastic.reading import json_object, objects
from rehearsal.elastic.tokens import ALERTING_RULE
from rehearsal.emulation import Properties, Violation, World
from rehearsal.properties import text
from rehearsal.timestamps import rfc3339

ACTION_GROUPS: Final[Mapping[str, tuple[str, ...]]] = {
    ".es-query": ("query matched", "recovered"),
    "observability.rules.custom_threshold": (
        "custom_threshold.fired",
        "custom_threshold.nodata",
        "recovered",
    ),
    "slo.rules.burnRate": (
        "slo.burnRate.alert",
        "slo.burnRate.high",
        "slo.burnRate.medium",
        "slo.burnRate.low",
        "recovered",
    ),
}
"""Kibana's rule types register these; of types that are not here no action group is refused."""
_DURATION: Final = re.compile(r"([0-9]+)([smhd])", re.ASCII)
_UNITS: Final[Mapping[str, int]] = {"s": 1, "m": 60, "h": 3600, "d": 86400}


class KibanaAlertingRule(ProviderResource):
    """An alerting rule; Kibana's own id of it is `ruleId`."""

    token: ClassVar[str] = ALERTING_RULE

    def refused(self, inputs: Properties, world: World) -> Iterator[Violation]:
        """Yield parameters that the rule type does not take, and actions that it cannot do."""
        del world
        yield from _refused_parameters(inputs)
        yield from _refused_frequency(inputs)
        yield from _refused_actions(inputs)

    def answered(self, urn: str, state: Mapping[str, Any], world: World) -> dict[str, Any]:
        """Return the id `<space>/<ruleId>` and the state of a rule that has not run yet."""
        rule_id = given_or_new(state, "ruleId", world, urn)
        return {
            "id": in_space(state, rule_id),
            "ruleId": rule_id,
            "scheduledTaskId": rule_id,
            "lastExecutionDate": rfc3339(world.now),
            "lastExecutionStatus": "pending",
        }


def _refused_parameters(inputs: Properties) -> Iterator[Violation]:
    given = json_object(inputs.get("params"))
    if given is not None:
        yield from rule_parameters.refused(text(inputs, "ruleTypeId") or "", given)


def _refused_frequency(inputs: Properties) -> Iterator[Violation]:
    frequent = any(
        isinstance(action.get("frequency"), Mapping) for _, action in objects(inputs, "actions")
    )
    for name in ("notifyWhen", "throttle"):
        value = text(inputs, name)
        if frequent and value and value.strip():
            yield Violation(
                name,
                value,
                "cannot be set together with actions[*].frequency",
                f"Leave out {name}, or the frequency of every action",
            )


def _refused_actions(inputs: Properties) -> Iterator[Violation]:
    """Yield what Kibana refuses about actions when the rule is created (validateActions)."""
    known = ACTION_GROUPS.get(text(inputs, "ruleTypeId") or "")
    by_rule = bool(text(inputs, "notifyWhen") or text(inputs, "throttle"))
    for index, action in objects(inputs, "actions"):
        key = f"actions[{index}]"
        group = action.get("group", "default")
        if known is not None and isinstance(group, str) and group not in known:
            yield Violation(
                f"{key}.group",
                group,
                f"rules of this type have the action groups {', '.join(known)}",
                "Use one of these",
            )
        frequency = action.get("frequency")
        if frequency is None and not by_rule:
            yield Violation(
                f"{key}.frequency", None, "is required where the rule has no notifyWhen", "Set it"
            )
        if isinstance(frequency, Mapping):
            yield from _refused_throttle(frequency, text(inputs, "interval"), f"{key}.frequency")


def _refused_throttle(
    frequency: Mapping[str, Any], interval: str | None, key: str
) -> Iterator[Violation]:
    if text(frequency, "notifyWhen") != "onThrottleInterval":
        return
    throttle = text(frequency, "throttle")
    if frequency.get("throttle") is None:
        yield Violation(f"{key}.throttle", None, "is required where notifyWhen throttles", "Set it")
    often, runs = _seconds(throttle), _seconds(interval)
    if often is not None and runs is not None and often < runs:
        yield Violation(
            f"{key}.throttle",
            throttle,
            f"must not be shorter than the rule's interval of {interval}",
            f"Use {interval} or more",
        )


def _seconds(duration: str | None) -> int | None:
    match = _DURATION.fullmatch(duration or "")
    return int(match[1]) * _UNITS[match[2]] if match else None
