"""Who is told of alerts and when nobody is: Kibana's connectors and maintenance windows.

Alerting rules, which every component makes with `alerting_rule`, refer to the connectors by their
ids; a maintenance window finds the rules of its environment by their tags.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final, NotRequired, TypedDict

import pulumi
import pulumi_elasticstack as elasticstack

from components.catalog import connectors as catalog
from components.catalog.alert_actions import Action, Telling, actions
from components.catalog.alert_rule_params import KibanaRule
from components.catalog.connectors import ConnectorType
from components.faults import MISSING, Fault, InvalidInputs
from components.inputs.notifications import (
    AlertingInputs,
    AlertNotificationsInputs,
    ConnectorSettings,
    MaintenanceWindowSettings,
)
from components.outputs import by_name

_TAG: Final = "azure-openai"


class ConnectorArgs(TypedDict):
    """One connector: made here, or brought along by its id."""

    type: ConnectorType
    """What it does with an alert."""
    existing_connector_id: NotRequired[pulumi.Input[str]]
    """Id of a connector to use instead of a new one."""
    to: NotRequired[list[str]]
    """Email: who gets it. Required for email."""
    from_address: NotRequired[str]
    """Email: the address that it comes from. Required for a new connector."""
    host: NotRequired[pulumi.Input[str]]
    """Email: host of the mail server. Required for a new connector."""
    port: NotRequired[int]
    """Email: port of the mail server. Default: 587."""
    user: NotRequired[pulumi.Input[str]]
    """Email and webhook: who signs in, with the connector's secret. Default: nobody does."""
    url: NotRequired[pulumi.Input[str]]
    """Webhook: where it posts to. Required for a new connector."""


class MaintenanceWindowArgs(TypedDict):
    """A time in which alerts are noted and nobody is told. Needs Kibana 9.1."""

    start: str
    """When it starts for the first time, RFC 3339 with its zone (2027-01-09T22:00:00Z)."""
    duration_minutes: int
    """How long it lasts."""
    timezone: NotRequired[str]
    """Time zone in which it comes again. Default: UTC."""
    every: NotRequired[str]
    """How often it comes again: 1d, 2w, 1M, 1y. Default: it does not."""
    on_week_days: NotRequired[list[str]]
    """Days on which it comes again: MO to SU, or the nth of a month such as +1MO. Default: that of
    the start."""
    occurrences: NotRequired[int]
    """How many times it comes. Default: without an end."""
    until: NotRequired[str]
    """When it comes no more, RFC 3339. Default: never."""


class NotificationsArgs(TypedDict):
    """Who is told of alerts, how, and when nobody is."""

    connectors: NotRequired[dict[str, ConnectorArgs]]
    """The connectors, by a name of their own. Default: none: alerts only show in Kibana."""
    severities: NotRequired[dict[str, list[str]]]
    """Names of the connectors that are told, by severity: warning, critical. Default: all of
    them are told of both."""
    summary_minutes: NotRequired[int]
    """A rule's alerts are told of in one message at once, and then in at most one in so many
    minutes; 0 for a message for each alert that starts or ends, as PagerDuty always gets.
    Default: 60."""
    maintenance_windows: NotRequired[dict[str, MaintenanceWindowArgs]]
    """Times in which nobody is told, by a name of their own. Default: none."""


class AlertNotificationsArgs(TypedDict):
    """Inputs of AlertNotifications."""

    environment: str
    """What the environment is called in names, such as dev."""
    space_id: NotRequired[pulumi.Input[str]]
    """Kibana space of the connectors. Default: default."""
    notifications: NotRequired[NotificationsArgs]
    """The connectors and the maintenance windows. Default: the default of each of its keys."""
    connector_secrets: NotRequired[pulumi.Input[dict[str, str]]]
    """The secret of each connector that is made and has one, by the connector's name: a Slack
    webhook's address, a PagerDuty routing key, or the password of an email or webhook user.
    Default: none."""


class AlertNotifications(pulumi.ComponentResource):
    """Kibana's connectors and maintenance windows of one environment."""

    connector_ids: pulumi.Output[dict[str, str]]
    """Ids of the connectors, those that are brought along too, by name."""
    maintenance_window_ids: pulumi.Output[dict[str, str]]
    """Ids of the maintenance windows, by name."""

    def __init__(
        self, name: str, args: AlertNotificationsArgs, opts: pulumi.ResourceOptions | None = None
    ) -> None:
        super().__init__("azure-openai-monitoring:index:AlertNotifications", name, {}, opts)
        inputs = AlertNotificationsInputs.of_args(args, f'AlertNotifications "{name}"')
        child = pulumi.ResourceOptions(parent=self)

        self.connector_ids = by_name(
            {
                label: elasticstack.KibanaActionConnector(
                    f"{name}-{label}-connector",
                    name=f"Azure OpenAI {inputs.environment}: {label}",
                    connector_type_id=catalog.KIBANA_TYPES[connector.type],
                    config=_config(connector),
                    secrets=_secrets(label, connector, inputs),
                    space_id=inputs.space_id,
                    opts=child,
                ).connector_id
                if connector.existing_connector_id is None
                else connector.existing_connector_id
                for label, connector in inputs.notifications.connectors.items()
            }
        )
        self.maintenance_window_ids = by_name(
            {
                label: elasticstack.KibanaMaintenanceWindow(
                    f"{name}-{label}-window",
                    title=f"Azure OpenAI {inputs.environment}: {label}",
                    enabled=True,
                    custom_schedule=_schedule(window),
                    scope={"alerting": {"kql": _alerts_of(inputs.environment)}},
                    space_id=inputs.space_id,
                    opts=child,
                ).id
                for label, window in inputs.notifications.maintenance_windows.items()
            }
        )
        self.register_outputs(
            {
                "connectorIds": self.connector_ids,
                "maintenanceWindowIds": self.maintenance_window_ids,
            }
        )


def tags(environment: str, *more: str) -> list[str]:
    """Return the tags by which people, and maintenance windows, find an environment's rules."""
    return [_TAG, f"{_TAG}:{environment}", *more]


def alerting_rule(
    name: str,
    inputs: AlertingInputs,
    opts: pulumi.ResourceOptions,
    *,
    title: str,
    topic: str,
    rule: KibanaRule,
    params: pulumi.Input[str],
    telling: Telling,
) -> pulumi.Output[str]:
    """Make a rule in Kibana, with what it tells and whom, and return its id there.

    `topic` is what people find it by beside its severity. `params` are those of the rule as JSON,
    apart from it because they may hold what is only known once something else is made.
    """
    rule_id: pulumi.Output[str] = elasticstack.KibanaAlertingRule(
        name,
        name=title,
        rule_type_id=rule.rule_type_id,
        consumer=rule.consumer,
        interval=rule.interval,
        params=params,
        tags=tags(inputs.environment, topic, telling.severity.value),
        actions=_actions(inputs, telling),
        space_id=inputs.space_id,
        opts=opts,
    ).rule_id
    return rule_id


def _actions(
    inputs: AlertingInputs, telling: Telling
) -> list[elasticstack.KibanaAlertingRuleActionArgsDict] | None:
    """Return the actions of a rule: what each connector is told that hears of its severity."""
    notifications = inputs.notifications
    found: list[elasticstack.KibanaAlertingRuleActionArgsDict] = [
        {
            "id": _connector_id(inputs, label),
            "group": action.group,
            "params": action.params,
            "frequency": _frequency(action),
        }
        for label in notifications.told_of(telling.severity)
        for action in actions(
            notifications.connectors[label].type,
            notifications.connectors[label].to or (),
            telling,
            notifications.summary_minutes,
        )
    ]
    return found or None


def _frequency(action: Action) -> elasticstack.KibanaAlertingRuleActionFrequencyArgsDict:
    if action.throttle is None:
        return {"summary": False, "notify_when": "onActionGroupChange"}
    return {"summary": True, "notify_when": "onThrottleInterval", "throttle": action.throttle}


def _connector_id(inputs: AlertingInputs, label: str) -> pulumi.Input[str]:
    existing = inputs.notifications.connectors[label].existing_connector_id
    return _text_of(inputs.connector_ids, "connector_ids", label) if existing is None else existing


def _config(connector: ConnectorSettings) -> pulumi.Output[str] | None:
    signs_in = connector.user is not None
    match connector.type:
        case ConnectorType.EMAIL:
            held: dict[str, Any] = catalog.email_config(
                connector.host, connector.port, str(connector.from_address), signs_in=signs_in
            )
        case ConnectorType.WEBHOOK:
            held = catalog.webhook_config(connector.url, signs_in=signs_in)
        case _:
            return None
    return pulumi.Output.json_dumps(held, sort_keys=True)


def _secrets(
    label: str, connector: ConnectorSettings, inputs: AlertNotificationsInputs
) -> pulumi.Output[str] | None:
    if not connector.needs_secret:
        return None
    secret = _text_of(inputs.connector_secrets, "connector_secrets", label)
    held = catalog.secrets(connector.type, secret, connector.user)
    return pulumi.Output.secret(pulumi.Output.json_dumps(held, sort_keys=True))


def _text_of(texts: Any, field: str, label: str) -> pulumi.Output[str]:
    def look_up(known: object) -> str:
        found = known.get(label) if isinstance(known, Mapping) else None
        if not isinstance(found, str) or not found:
            fault = Fault(
                f"{field}.{label}", MISSING, "the connector needs it", "add it to the map"
            )
            raise InvalidInputs("An output given as an input", [fault], late=True)
        return found

    return pulumi.Output.from_input(texts).apply(look_up)


def _schedule(
    window: MaintenanceWindowSettings,
) -> elasticstack.KibanaMaintenanceWindowCustomScheduleArgsDict:
    recurring: elasticstack.KibanaMaintenanceWindowCustomScheduleRecurringArgsDict = {}
    if window.every is not None:
        recurring["every"] = window.every
    if window.on_week_days is not None:
        recurring["on_week_days"] = list(window.on_week_days)
    if window.occurrences is not None:
        recurring["occurrences"] = window.occurrences
    if window.until is not None:
        recurring["end"] = _as_kibana_writes(window.until)
    return {
        "start": _as_kibana_writes(window.start),
        "duration": f"{window.duration_minutes}m",
        "timezone": window.timezone,
        "recurring": recurring,
    }


def _as_kibana_writes(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S.000Z}"


def _alerts_of(environment: str) -> str:
    return f'kibana.alert.rule.tags: "{_TAG}:{environment}"'
