"""Inputs of AlertRules, and the settings of it that an environment has."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Final, Self

from pydantic import Field, model_validator

from components.catalog.alert_rules import (
    ALERT_RULES,
    AlertRule,
    Requirement,
    Severity,
    Threshold,
)
from components.inputs.base import BrokenRule, Inputs, RuleBroken
from components.inputs.notifications import AlertingInputs
from components.inputs.types import DeploymentName, NonEmptyText, Number, known

_RULES: Final[Mapping[str, AlertRule]] = {rule.id: rule for rule in ALERT_RULES}
_MISSING: Final[Mapping[Requirement, tuple[str, str]]] = {
    Requirement.EVENT_HUB_METRICS: (
        "it looks at metrics of event hubs, which another integration (azure_metrics) collects",
        "set event hub metrics to true where that runs in this environment, or remove the rule",
    ),
    Requirement.CLIENT_SECRET_END: (
        "it looks at the day on which the client secret ends, known only of one made here",
        "remove the rule",
    ),
}

RuleId = Annotated[str, known("alerting rule", _RULES)]
Thresholds = dict[Severity, Number]


class RuleSettings(Inputs):
    """What one alerting rule has of its own."""

    enabled: Annotated[bool, Field(examples=["true"])] = True
    thresholds: Annotated[Thresholds | None, Field(examples=["{warning: 10}"])] = None
    deployment_thresholds: Annotated[
        dict[DeploymentName, Thresholds] | None, Field(examples=["{gpt-4o: {warning: 10}}"])
    ] = None


@dataclass(frozen=True)
class ChosenRule:
    """One rule that is made in Kibana: at one severity, for one deployment or for the others."""

    rule: AlertRule
    severity: Severity
    threshold: float
    deployment: str | None
    but_deployments: tuple[str, ...]

    @property
    def id(self) -> str:
        """What it is called in names: unique among all that are made."""
        of_deployment = () if self.deployment is None else (self.deployment,)
        return "-".join((self.rule.id, *of_deployment, self.severity.value))


class RulesSettings(Inputs):
    """The alerting rules of an environment."""

    enabled: Annotated[bool, Field(examples=["true"])] = True
    rules: dict[RuleId, RuleSettings] = Field(default_factory=dict)
    event_hub_metrics: Annotated[bool, Field(examples=["true"])] = False

    def chosen(self, *, client_secret_end: bool) -> Iterator[ChosenRule]:
        """Yield what is made in Kibana, in the catalog's order."""
        for rule in ALERT_RULES:
            own = self.rules.get(rule.id, RuleSettings())
            if not own.enabled or self._lacks(rule, client_secret_end=client_secret_end):
                continue
            by_deployment = own.deployment_thresholds or {}
            general = rule.threshold.defaults if own.thresholds is None else own.thresholds
            for severity, threshold in general.items():
                yield ChosenRule(rule, severity, threshold, None, tuple(by_deployment))
            for deployment, thresholds in by_deployment.items():
                for severity, threshold in thresholds.items():
                    yield ChosenRule(rule, severity, threshold, deployment, ())

    def requirement_faults(self, *, client_secret_end: bool) -> Iterator[BrokenRule]:
        """Yield the rules that are asked for and lack what they need; paths are from this model."""
        for rule_id, own in self.rules.items():
            rule = _RULES[rule_id]
            lacking = self._lacks(rule, client_secret_end=client_secret_end)
            if own.enabled and lacking is not None:
                yield BrokenRule(("rules", rule_id), own, *_MISSING[lacking])

    def _lacks(self, rule: AlertRule, *, client_secret_end: bool) -> Requirement | None:
        there = {
            Requirement.CLIENT_SECRET_END: client_secret_end,
            Requirement.EVENT_HUB_METRICS: self.event_hub_metrics,
        }
        return None if rule.requires is None or there[rule.requires] else rule.requires

    @model_validator(mode="after")
    def _thresholds_fit(self) -> Self:
        faults = [
            fault for rule_id, own in self.rules.items() for fault in _faults(_RULES[rule_id], own)
        ]
        if faults:
            raise RuleBroken(faults)
        return self


def _faults(rule: AlertRule, own: RuleSettings) -> Iterator[BrokenRule]:
    path = ("rules", rule.id)
    if own.thresholds is not None:
        yield from _threshold_faults(rule.threshold, own.thresholds, (*path, "thresholds"))
    if own.deployment_thresholds is None:
        return
    if rule.deployment_field is None:
        yield BrokenRule(
            (*path, "deployment_thresholds"),
            own.deployment_thresholds,
            "the rule does not look at deployments",
            "remove it, and set the thresholds of the rule",
        )
        return
    for deployment, thresholds in own.deployment_thresholds.items():
        yield from _threshold_faults(
            rule.threshold, thresholds, (*path, "deployment_thresholds", deployment)
        )


def _threshold_faults(
    threshold: Threshold, given: Thresholds, path: tuple[str, ...]
) -> Iterator[BrokenRule]:
    if not given:
        yield BrokenRule(
            path,
            given,
            "a rule fires at one severity or more",
            "name one (warning, critical), or switch the rule off with enabled: false",
        )
    for severity, value in given.items():
        if not threshold.admits(value):
            least, most = f"{threshold.minimum:,g}", f"{threshold.maximum:,.0f}"
            yield BrokenRule(
                (*path, severity.value),
                value,
                f"the threshold of this rule is {least} to {most} {threshold.unit}",
                f"choose a number from {least} to {most}",
            )
    warning, critical = given.get(Severity.WARNING), given.get(Severity.CRITICAL)
    if warning is None or critical is None:
        return
    higher = threshold.more_urgent == "higher"
    if warning >= critical if higher else warning <= critical:
        yield BrokenRule(
            (*path, Severity.WARNING.value),
            warning,
            f"a warning comes before what is critical, and {'more' if higher else 'fewer'} "
            f"{threshold.unit} are more urgent",
            f"choose a number {'below' if higher else 'above'} {critical:g}",
        )


class AlertRulesInputs(AlertingInputs):
    """Inputs of one AlertRules."""

    alert_rules: RulesSettings = Field(default_factory=RulesSettings)
    client_secret_end_date: NonEmptyText | None = None

    def _own_faults(self) -> Iterator[BrokenRule]:
        for fault in self.alert_rules.requirement_faults(
            client_secret_end=self.client_secret_end_date is not None
        ):
            yield fault._replace(path=("alert_rules", *fault.path))
