"""What an environment has in Kibana beside what the integration brings, made after the pipeline.

It only composes. All of it waits for the output that its space comes from, and nothing waits for
it: where it is off or fails, logs and metrics still flow.
"""

from typing import NotRequired, TypedDict

import pulumi

from components.alert_notifications import (
    AlertNotifications,
    AlertNotificationsArgs,
    NotificationsArgs,
)
from components.alert_rules import AlertRules, AlertRulesArgs, RulesArgs
from components.anomaly_jobs import AnomalyJobs, JobsArgs
from components.catalog.cost import Prices, cost_field
from components.catalog.data_views import MONEY
from components.cost_budgets import CostArgs, CostBudgets
from components.dashboard.panels import Intake
from components.data_views import DataViews, RuntimeFieldArgs, ViewsArgs
from components.inputs.kibana import KibanaContentInputs
from components.service_dashboard import Dashboard, DashboardArgs
from components.service_levels import ObjectivesArgs, ServiceLevels


class KibanaArgs(TypedDict):
    """What an environment has in Kibana beside what the integration brings."""

    enabled: NotRequired[bool]
    """Whether any of it is made. Default: true."""
    data_views: NotRequired[ViewsArgs]
    """The data views. Default: the default of each of its keys."""
    notifications: NotRequired[NotificationsArgs]
    """Who is told of alerts. Default: the default of each of its keys."""
    alert_rules: NotRequired[RulesArgs]
    """The alerting rules. Default: the default of each of its keys."""
    service_levels: NotRequired[ObjectivesArgs]
    """The service level objectives. Default: the default of each of its keys."""
    anomaly_jobs: NotRequired[JobsArgs]
    """The anomaly detection jobs. Default: the default of each of its keys."""
    cost: NotRequired[CostArgs]
    """What tokens cost, and what they may cost. Default: the default of each of its keys."""
    dashboard: NotRequired[bool]
    """Whether the dashboard is made; it needs the data views. Default: true."""


class KibanaContentArgs(TypedDict):
    """Inputs of KibanaContent."""

    environment: str
    """What the environment is called in names, such as dev."""
    data_stream_namespace: str
    """Namespace of the data streams of logs and metrics."""
    space_id: NotRequired[pulumi.Input[str]]
    """Kibana space of the content. What this output waits for, all of the content waits for.
    Default: default."""
    kibana: NotRequired[KibanaArgs]
    """What is made. Default: the default of each of its keys."""
    connector_secrets: NotRequired[pulumi.Input[dict[str, str]]]
    """The secret of each connector that is made and has one, by the connector's name.
    Default: none."""
    client_secret_end_date: NotRequired[pulumi.Input[str]]
    """When the client secret ends, RFC 3339. Without it the rule client-secret-ends is not made.
    Default: it is not known."""
    kibana_url: NotRequired[pulumi.Input[str]]
    """Address of Kibana, for the dashboard's links. Default: it has none to other pages."""
    intake: NotRequired[Intake]
    """What takes the telemetry of applications. Default: the dashboard shows no applications."""


class KibanaContent(pulumi.ComponentResource):
    """Data views, alerting rules, service levels and anomaly jobs of one environment."""

    data_view_ids: pulumi.Output[dict[str, str]]
    """Ids of the data views: logs, metrics and apm."""
    connector_ids: pulumi.Output[dict[str, str]]
    """Ids of the connectors, those that are brought along too, by name."""
    alert_rule_ids: pulumi.Output[dict[str, str]]
    """Ids of the alerting rules, those on burn rates and budgets too, by the catalog's id (or the
    budget's name) and severity."""
    slo_ids: pulumi.Output[dict[str, str]]
    """Ids of the service level objectives, by the catalog's id (and application)."""
    anomaly_job_ids: pulumi.Output[dict[str, str]]
    """Ids of the anomaly detection jobs, by the catalog's id."""
    dashboard_id: pulumi.Output[str | None]
    """Id of the dashboard; null where none is made."""

    def __init__(
        self, name: str, args: KibanaContentArgs, opts: pulumi.ResourceOptions | None = None
    ) -> None:
        super().__init__("azure-openai-monitoring:index:KibanaContent", name, {}, opts)
        inputs = KibanaContentInputs.of_args(args, f'KibanaContent "{name}"')
        child = pulumi.ResourceOptions(parent=self)
        kibana = inputs.kibana
        notifications: NotificationsArgs = kibana.notifications.as_args()

        told = AlertNotifications(f"{name}-notifications", _notifications(inputs), child)
        views = DataViews(
            f"{name}-views",
            {
                "environment": inputs.environment,
                "data_stream_namespace": inputs.data_stream_namespace,
                "space_id": inputs.space_id,
                "data_views": kibana.data_views.as_args(),
                "runtime_fields": _runtime_fields(kibana.cost.prices.as_prices()),
            },
            child,
        )
        rules_args: AlertRulesArgs = {
            "environment": inputs.environment,
            "data_stream_namespace": inputs.data_stream_namespace,
            "space_id": inputs.space_id,
            "alert_rules": kibana.alert_rules.as_args(),
            "notifications": notifications,
            "connector_ids": told.connector_ids,
        }
        if inputs.client_secret_end_date is not None:
            rules_args["client_secret_end_date"] = inputs.client_secret_end_date
        rules = AlertRules(f"{name}-alerts", rules_args, child)
        levels = ServiceLevels(
            f"{name}-levels",
            {
                "environment": inputs.environment,
                "data_stream_namespace": inputs.data_stream_namespace,
                "space_id": inputs.space_id,
                "service_levels": kibana.service_levels.as_args(),
                "notifications": notifications,
                "connector_ids": told.connector_ids,
            },
            child,
        )
        jobs = AnomalyJobs(
            f"{name}-anomalies",
            {
                "data_stream_namespace": inputs.data_stream_namespace,
                "anomaly_jobs": kibana.anomaly_jobs.as_args(),
                "after": inputs.space_id,
            },
            child,
        )
        budgets = CostBudgets(
            f"{name}-cost",
            {
                "environment": inputs.environment,
                "data_stream_namespace": inputs.data_stream_namespace,
                "space_id": inputs.space_id,
                "cost": kibana.cost.as_args(),
                "notifications": notifications,
                "connector_ids": told.connector_ids,
            },
            child,
        )
        self.dashboard_id = (
            Dashboard(f"{name}-dashboard", _dashboard(inputs, views), child).dashboard_id
            if kibana.dashboard
            else pulumi.Output.from_input(None)
        )
        self.data_view_ids = views.data_view_ids
        self.connector_ids = told.connector_ids
        self.alert_rule_ids = pulumi.Output.all(
            rules.alert_rule_ids, levels.burn_rate_rule_ids, budgets.budget_rule_ids
        ).apply(lambda every: {**every[0], **every[1], **every[2]})
        self.slo_ids = levels.slo_ids
        self.anomaly_job_ids = jobs.anomaly_job_ids
        self.register_outputs(
            {
                "dataViewIds": self.data_view_ids,
                "connectorIds": self.connector_ids,
                "alertRuleIds": self.alert_rule_ids,
                "sloIds": self.slo_ids,
                "anomalyJobIds": self.anomaly_job_ids,
                "dashboardId": self.dashboard_id,
            }
        )


def _notifications(inputs: KibanaContentInputs) -> AlertNotificationsArgs:
    args: AlertNotificationsArgs = {
        "environment": inputs.environment,
        "space_id": inputs.space_id,
        "notifications": inputs.kibana.notifications.as_args(),
    }
    if inputs.connector_secrets is not None:
        args["connector_secrets"] = inputs.connector_secrets
    return args


def _runtime_fields(prices: Prices) -> dict[str, RuntimeFieldArgs]:
    field = cost_field(prices)
    return {
        field.name: {
            "type": field.type,
            "script": field.script,
            "label": prices.label(),
            "number_pattern": MONEY.pattern,
        }
    }


def _dashboard(inputs: KibanaContentInputs, views: DataViews) -> DashboardArgs:
    args: DashboardArgs = {
        "data_stream_namespace": inputs.data_stream_namespace,
        "data_view_ids": views.data_view_ids,
        "space_id": inputs.space_id,
        "prices": inputs.kibana.cost.prices.as_args(),
        "service_levels": inputs.kibana.service_levels.as_args(),
    }
    if inputs.kibana_url is not None:
        args["kibana_url"] = inputs.kibana_url
    if inputs.intake is not None:
        args["intake"] = inputs.intake
    if inputs.kibana.data_views.apm_data_stream_namespace is not None:
        args["apm_data_stream_namespace"] = inputs.kibana.data_views.apm_data_stream_namespace
    return args
