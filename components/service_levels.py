"""Kibana's service level objectives of one environment, with alerts on how fast a budget burns.

Those of deployments and of the pipeline come from logs and metrics, those of applications from APM.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NotRequired, TypedDict

import pulumi
import pulumi_elasticstack as elasticstack

from components.alert_notifications import NotificationsArgs, alerting_rule, tags
from components.catalog.alert_actions import Telling
from components.catalog.alert_rule_params import KibanaRule
from components.catalog.alert_rules import Severity
from components.catalog.service_levels import (
    BURN_RATE,
    BURN_RATE_CONSUMER,
    BurnRate,
    burn_rate_params,
    kibana_slo,
)
from components.inputs.service_levels import ChosenLevel, ServiceLevelsInputs
from components.outputs import by_name

_INTERVAL_MINUTES: Final = 1
_URGENT_HOURS: Final = 6
"""Burning that shows within so many hours is critical: Google's SRE Workbook pages for it, and
opens a ticket for what takes days to see."""
_RUNBOOK: Final = (
    "Open the objective in Kibana to see which deployment or application it is, and since when; "
    "then the alerts on errors, refused requests and latency of that time."
)


class ObjectiveArgs(TypedDict):
    """What one service level has of its own."""

    enabled: NotRequired[bool]
    """Whether it is made. Default: true."""
    target: NotRequired[float]
    """Share that has to be good: more than 0 and less than 1. Default: the catalog's."""
    limit: NotRequired[float]
    """What still counts as good, in the catalog's unit. Default: the catalog's."""
    window_days: NotRequired[int]
    """Days over which the share is taken: 7, 30 or 90. Default: the catalog's."""
    burn_rates: NotRequired[dict[str, float]]
    """How many times faster than sustainable the error budget may burn before an alert, by how long
    it is looked at: 1h, 6h (critical), 24h, 72h (warning). Where it is given, it names every alert.
    Default: 14.4, 6, 3 and 1."""


class ApmServiceArgs(TypedDict):
    """One application in APM that calls Azure OpenAI, by its service name."""

    environment: NotRequired[str]
    """Its deployment environment in APM. Default: * (all of them)."""
    data_stream_namespace: NotRequired[str]
    """Namespace of its data streams in APM. Default: that of logs and metrics."""
    transaction_type: NotRequired[str]
    """Type of the transactions that count. Default: * (all of them)."""
    transaction_name: NotRequired[str]
    """Name of the transactions that count. Default: * (all of them)."""


class ObjectivesArgs(TypedDict):
    """The service level objectives of an environment."""

    enabled: NotRequired[bool]
    """Whether they are made. Default: true."""
    objectives: NotRequired[dict[str, ObjectiveArgs]]
    """What single objectives have of their own, by the catalog's id. Default: all are made as the
    catalog has them."""
    applications: NotRequired[dict[str, ApmServiceArgs]]
    """Applications in APM that get objectives too, by their service name. Default: none."""
    burn_rate_alerts: NotRequired[bool]
    """Whether alerts tell how fast the error budgets burn. Default: true."""


class ServiceLevelsArgs(TypedDict):
    """Inputs of ServiceLevels."""

    environment: str
    """What the environment is called in names, such as dev."""
    data_stream_namespace: str
    """Namespace of the data streams that are looked at."""
    space_id: NotRequired[pulumi.Input[str]]
    """Kibana space of the objectives. Default: default."""
    service_levels: NotRequired[ObjectivesArgs]
    """Which objectives are made, and their targets. Default: the default of each of its keys."""
    notifications: NotRequired[NotificationsArgs]
    """Who is told; its maintenance windows are made by AlertNotifications. Default: nobody."""
    connector_ids: NotRequired[pulumi.Input[dict[str, str]]]
    """Ids of the connectors by name, as AlertNotifications gives them. Required where a connector
    is not brought along."""


class ServiceLevels(pulumi.ComponentResource):
    """Kibana's service level objectives of one environment, with their burn rate alerts."""

    slo_ids: pulumi.Output[dict[str, str]]
    """Ids of the objectives in Kibana, by the catalog's id (and application)."""
    burn_rate_rule_ids: pulumi.Output[dict[str, str]]
    """Ids of the alerting rules on burn rates, by the objective and severity."""

    def __init__(
        self, name: str, args: ServiceLevelsArgs, opts: pulumi.ResourceOptions | None = None
    ) -> None:
        super().__init__("azure-openai-monitoring:index:ServiceLevels", name, {}, opts)
        inputs = ServiceLevelsInputs.of_args(args, f'ServiceLevels "{name}"')
        child = pulumi.ResourceOptions(parent=self)

        slos: dict[str, pulumi.Output[str]] = {}
        rules: dict[str, pulumi.Output[str]] = {}
        for each in (
            inputs.service_levels.chosen(inputs.data_stream_namespace)
            if inputs.service_levels.enabled
            else ()
        ):
            slo = _objective(f"{name}-{each.id}", each, inputs, child)
            slos[each.id] = slo.slo_id
            for severity, rates in _by_severity(each.burn_rates):
                rules[f"{each.id}-burn-rate-{severity}"] = _burn_rate_rule(
                    f"{name}-{each.id}", _Burning(each, severity, rates, slo.slo_id), inputs, child
                )
        self.slo_ids = by_name(slos)
        self.burn_rate_rule_ids = by_name(rules)
        self.register_outputs({"sloIds": self.slo_ids, "burnRateRuleIds": self.burn_rate_rule_ids})


def _objective(
    name: str, chosen: ChosenLevel, inputs: ServiceLevelsInputs, opts: pulumi.ResourceOptions
) -> elasticstack.KibanaSlo:
    return elasticstack.KibanaSlo(
        name,
        name=_title(chosen, inputs.environment),
        space_id=inputs.space_id,
        tags=tags(inputs.environment, chosen.level.id),
        opts=opts,
        **kibana_slo(
            chosen.level,
            namespace=inputs.data_stream_namespace,
            target=chosen.target,
            window=chosen.window,
            limit=chosen.limit,
            application=chosen.application,
        ),
    )


@dataclass(frozen=True)
class _Burning:
    """What one rule on burn rates looks at: an objective, at the rates of one severity."""

    chosen: ChosenLevel
    severity: Severity
    rates: tuple[BurnRate, ...]
    slo_id: pulumi.Output[str]

    def rule(self, slo_id: str) -> KibanaRule:
        params = burn_rate_params(slo_id, self.chosen.window, self.rates)
        return KibanaRule(BURN_RATE, BURN_RATE_CONSUMER, f"{_INTERVAL_MINUTES}m", params)


def _burn_rate_rule(
    name: str, burning: _Burning, inputs: ServiceLevelsInputs, opts: pulumi.ResourceOptions
) -> pulumi.Output[str]:
    chosen, severity = burning.chosen, burning.severity
    telling = Telling(
        BURN_RATE,
        burning.rates[0].action_group,
        severity,
        _INTERVAL_MINUTES,
        chosen.level.meaning,
        _RUNBOOK,
    )
    return alerting_rule(
        f"{name}-burn-rate-{severity}",
        inputs,
        opts,
        title=f"{_title(chosen, inputs.environment)}: error budget burns ({severity})",
        topic=chosen.level.id,
        # All but the parameters is the same whatever the id is.
        rule=burning.rule(""),
        params=burning.slo_id.apply(lambda slo_id: burning.rule(slo_id).params_json()),
        telling=telling,
    )


def _by_severity(
    rates: tuple[BurnRate, ...],
) -> Iterator[tuple[Severity, tuple[BurnRate, ...]]]:
    """Yield the burn rates of each severity that has any: a rule of its own in Kibana."""
    urgent = tuple(each for each in rates if each.long_hours <= _URGENT_HOURS)
    other = tuple(each for each in rates if each not in urgent)
    for severity, found in ((Severity.WARNING, other), (Severity.CRITICAL, urgent)):
        if found:
            yield severity, found


def _title(chosen: ChosenLevel, environment: str) -> str:
    application = "" if chosen.application is None else f" {chosen.application.service}"
    return f"Azure OpenAI {environment}{application}: {chosen.level.title}"
