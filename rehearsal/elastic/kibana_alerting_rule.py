"""Kibana's alerting rules, with the parameters of the rule types that we use."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from rehearsal.elastic.provider_resource import ProviderResource, given_or_new, in_space
from rehearsal.elastic.reading import json_object, objects
from rehearsal.elastic.tokens import ALERTING_RULE
from rehearsal.emulation import Properties, Violation, World
from rehearsal.properties import nearest, text
from rehearsal.timestamps import rfc3339


@dataclass(frozen=True)
class _Parameters:
    """The keys that a rule type takes in `params`; each of the required ones must be there."""

    required: Mapping[str, type]
    optional: Mapping[str, type]

    @property
    def all(self) -> Mapping[str, type]:
        """Every key with the type of its value; `object` where several are right."""
        return {**self.required, **self.optional}


# Kibana's schemas of the rule types' parameters; the provider adds that `.es-query` needs `size`.
_THRESHOLD: Final = {
    "threshold": list,
    "thresholdComparator": str,
    "timeWindowSize": float,
    "timeWindowUnit": str,
}
_GROUPING: Final = {
    "aggType": str,
    "aggField": str,
    "groupBy": str,
    "termField": object,
    "termSize": float,
}
_RULE_TYPES: Final[Mapping[str, _Parameters]] = {
    ".es-query": _Parameters(
        required={**_THRESHOLD, "size": float},
        optional={
            **_GROUPING,
            "alertType": str,
            "esQuery": str,
            "esqlQuery": dict,
            "excludeHitsFromPreviousRun": bool,
            "index": list,
            "searchConfiguration": dict,
            "searchType": str,
            "sourceFields": list,
            "timeField": str,
        },
    ),
    ".index-threshold": _Parameters(
        required={**_THRESHOLD, "index": list, "timeField": str},
        optional={**_GROUPING, "filterKuery": str},
    ),
}
_TYPE_NAMES: Final = {
    bool: "true or false",
    dict: "an object",
    float: "a number",
    list: "a list",
    str: "a string",
}


class KibanaAlertingRule(ProviderResource):
    """An alerting rule; Kibana's own id of it is `ruleId`."""

    token: ClassVar[str] = ALERTING_RULE

    def refused(self, inputs: Properties, world: World) -> Iterator[Violation]:
        """Yield parameters that the rule type does not take, and two ways to notify at once."""
        del world
        yield from _refused_parameters(inputs)
        yield from _refused_frequency(inputs)

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
    rule_type = text(inputs, "ruleTypeId") or ""
    known = _RULE_TYPES.get(rule_type)
    given = json_object(inputs.get("params"))
    if known is None or given is None:
        return
    for name, value in given.items():
        if name not in known.all:
            meant = nearest(name, known.all)
            fix = f"Write {meant}" if meant else f"Remove it; there are {', '.join(known.all)}"
            rule = f"rules of type {rule_type} take no parameter of this name"
            yield Violation(f"params.{name}", value, rule, fix)
        elif not _fits(value, known.all[name]):
            wanted = _TYPE_NAMES[known.all[name]]
            yield Violation(f"params.{name}", value, f"must be {wanted}", f"Pass {wanted}")
    for name in known.required:
        if name not in given:
            rule = f"rules of type {rule_type} require it"
            yield Violation(f"params.{name}", None, rule, "Set it")


def _fits(value: object, wanted: type) -> bool:
    if wanted is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    return isinstance(value, wanted)


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
