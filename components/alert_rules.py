"""Kibana's alerting rules of one environment: the catalog's, each on or off, with its thresholds.

A rule of the catalog is one in Kibana for each severity, since those know one threshold. It looks
at the data streams of the environment's namespace and no other. What it means and what to do
stands in what people are told: the provider has no place for it in the rule itself.
"""

from typing import NotRequired, TypedDict

import pulumi

from components.alert_notifications import NotificationsArgs, alerting_rule
from components.catalog.alert_actions import FIRED, Telling
from components.catalog.alert_rule_params import KibanaRule, kibana_rule
from components.catalog.alert_rules import Requirement
from components.inputs.alert_rules import AlertRulesInputs, ChosenRule
from components.inputs.types import output_of
from components.outputs import by_name


class RuleArgs(TypedDict):
    """What one alerting rule has of its own."""

    enabled: NotRequired[bool]
    """Whether it is made. Default: true."""
    thresholds: NotRequired[dict[str, float]]
    """The first value that fires, by severity: warning, critical. Where it is given, it names every
    severity that the rule fires at. Default: the catalog's."""
    deployment_thresholds: NotRequired[dict[str, dict[str, float]]]
    """Thresholds of deployments that have their own, such as a budget of tokens, by deployment and
    severity. Default: none."""


class RulesArgs(TypedDict):
    """The alerting rules of an environment."""

    enabled: NotRequired[bool]
    """Whether they are made. Default: true."""
    rules: NotRequired[dict[str, RuleArgs]]
    """What single rules have of their own, by the catalog's id. Default: all are made as the
    catalog has them."""
    event_hub_metrics: NotRequired[bool]
    """Whether the integration azure_metrics collects metrics of the event hubs in this environment,
    which the rules hub-backlog and hub-throttled look at. Default: false."""


class AlertRulesArgs(TypedDict):
    """Inputs of AlertRules."""

    environment: str
    """What the environment is called in names, such as dev."""
    data_stream_namespace: str
    """Namespace of the data streams that are looked at."""
    space_id: NotRequired[pulumi.Input[str]]
    """Kibana space of the rules. Default: default."""
    alert_rules: NotRequired[RulesArgs]
    """Which rules are made, and their thresholds. Default: the default of each of its keys."""
    notifications: NotRequired[NotificationsArgs]
    """Who is told; its maintenance windows are made by AlertNotifications. Default: nobody."""
    connector_ids: NotRequired[pulumi.Input[dict[str, str]]]
    """Ids of the connectors by name, as AlertNotifications gives them. Required where a connector
    is not brought along."""
    client_secret_end_date: NotRequired[pulumi.Input[str]]
    """When the client secret ends, RFC 3339. Without it the rule client-secret-ends is not made.
    Default: it is not known."""


class AlertRules(pulumi.ComponentResource):
    """Kibana's alerting rules of one environment."""

    alert_rule_ids: pulumi.Output[dict[str, str]]
    """Ids of the rules in Kibana, by the catalog's id and severity, such as
    requests-refused-warning."""

    def __init__(
        self, name: str, args: AlertRulesArgs, opts: pulumi.ResourceOptions | None = None
    ) -> None:
        super().__init__("azure-openai-monitoring:index:AlertRules", name, {}, opts)
        inputs = AlertRulesInputs.of_args(args, f'AlertRules "{name}"')
        child = pulumi.ResourceOptions(parent=self)

        chosen = inputs.alert_rules.chosen(
            client_secret_end=inputs.client_secret_end_date is not None
        )
        self.alert_rule_ids = by_name(
            {
                each.id: _rule(f"{name}-{each.id}", each, inputs, child)
                for each in (chosen if inputs.alert_rules.enabled else ())
            }
        )
        self.register_outputs({"alertRuleIds": self.alert_rule_ids})


def _rule(
    name: str, chosen: ChosenRule, inputs: AlertRulesInputs, opts: pulumi.ResourceOptions
) -> pulumi.Output[str]:
    rule = chosen.rule

    def made(client_secret_end: str | None = None) -> KibanaRule:
        return kibana_rule(
            rule,
            chosen.threshold,
            namespace=inputs.data_stream_namespace,
            deployment=chosen.deployment,
            but_deployments=chosen.but_deployments,
            client_secret_end=client_secret_end,
        )

    params: pulumi.Input[str]
    if rule.requires is Requirement.CLIENT_SECRET_END:
        # All but the parameters is the same whatever the day is.
        kind = made("")
        params = output_of(inputs.client_secret_end_date).apply(lambda end: made(end).params_json())
    else:
        kind = made()
        params = kind.params_json()
    telling = Telling(
        kind.rule_type_id,
        FIRED[kind.rule_type_id],
        chosen.severity,
        rule.interval_minutes,
        rule.meaning,
        rule.runbook,
    )
    return alerting_rule(
        name,
        inputs,
        opts,
        title=_title(chosen, inputs.environment),
        topic=rule.id,
        rule=kind,
        params=params,
        telling=telling,
    )


def _title(chosen: ChosenRule, environment: str) -> str:
    of_deployment = "" if chosen.deployment is None else f" of {chosen.deployment}"
    return f"Azure OpenAI {environment}: {chosen.rule.title}{of_deployment} ({chosen.severity})"
