"""Kibana's alerting rules."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from rehearsal.elastic import rule_parameters
from rehearsal.elastic.provider_resource import ProviderResource, given_or_new, in_space
from rehearsal.elastic.reading import json_object, objects
from rehearsal.elastic.tokens import ALERTING_RULE
from rehearsal.emulation import Properties, Violation, World
from rehearsal.properties import text
from rehearsal.timestamps import rfc3339


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
