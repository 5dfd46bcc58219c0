"""Kibana's connectors that alerts can go through: their types, and what each is made of.

Source: Kibana, packages connector-schemas (server_log, email, slack, pagerduty, webhook), which
refuse keys that they do not know.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Final


class ConnectorType(StrEnum):
    """What a connector does with an alert."""

    SERVER_LOG = "server_log"
    """Writes it into Kibana's own log."""
    EMAIL = "email"
    """Sends it as an email."""
    SLACK = "slack"
    """Posts it to a Slack channel, by an incoming webhook."""
    PAGERDUTY = "pagerduty"
    """Opens an incident in PagerDuty, and resolves it."""
    WEBHOOK = "webhook"
    """Posts it as JSON to an address."""


KIBANA_TYPES: Final[Mapping[ConnectorType, str]] = {
    ConnectorType.SERVER_LOG: ".server-log",
    ConnectorType.EMAIL: ".email",
    ConnectorType.SLACK: ".slack",
    ConnectorType.PAGERDUTY: ".pagerduty",
    ConnectorType.WEBHOOK: ".webhook",
}
"""What Kibana calls the types."""

SECRET_KEYS: Final[Mapping[ConnectorType, str]] = {
    ConnectorType.EMAIL: "password",
    ConnectorType.SLACK: "webhookUrl",
    ConnectorType.PAGERDUTY: "routingKey",
    ConnectorType.WEBHOOK: "password",
}
"""Under which key of a connector's secrets its one secret is; server_log has none."""

ALWAYS_SECRET: Final = frozenset({ConnectorType.SLACK, ConnectorType.PAGERDUTY})
"""Types that do nothing without their secret; the others need it where they sign in."""


def email_config(host: object, port: int, sender: str, *, signs_in: bool) -> dict[str, Any]:
    """Return the configuration of a connector that sends emails; TLS follows from the port."""
    return {
        "service": "other",
        "host": host,
        "port": port,
        "from": sender,
        "hasAuth": signs_in,
    }


def webhook_config(url: object, *, signs_in: bool) -> dict[str, Any]:
    """Return the configuration of a connector that posts to an address."""
    return {"url": url, "method": "post", "hasAuth": signs_in}


def secrets(connector_type: ConnectorType, secret: object, user: object) -> dict[str, object]:
    """Return the secrets of a connector, with the user that it signs in as where it has one."""
    held: dict[str, object] = {SECRET_KEYS[connector_type]: secret}
    return held if user is None else {**held, "user": user}
