"""Who is told of alerts: connectors of each type with their secrets, and maintenance windows."""

import json
from typing import Any

import pulumi
import pytest

from components import AlertNotifications, ConnectorType, InvalidInputs
from tests.components.deployed import (
    COMPONENT,
    CONNECTOR,
    CONNECTOR_SECRETS,
    MAINTENANCE_WINDOW,
    connector_secrets,
    counts,
    leaks,
    named,
    notification_args,
    opened,
    outputs,
    secrets_of,
)
from tests.conftest import Deploy

NOTIFICATIONS = f"{COMPONENT}AlertNotifications"


def test_nothing_is_made_where_nobody_is_to_be_told(deploy: Deploy) -> None:
    recording = deploy(lambda: AlertNotifications("test", {"environment": "dev"}))

    assert counts(recording) == {NOTIFICATIONS: 1}
    assert outputs(recording) == {"connectorIds": {}, "maintenanceWindowIds": {}}


def test_each_type_of_connector_is_made_as_kibana_takes_it(deploy: Deploy) -> None:
    recording = deploy(lambda: AlertNotifications("test", notification_args()))

    assert counts(recording) == {NOTIFICATIONS: 1, CONNECTOR: 5, MAINTENANCE_WINDOW: 1}
    made = opened(recording)
    expected: dict[str, tuple[str, dict[str, Any] | None, dict[str, Any] | None]] = {
        "log": (".server-log", None, None),
        "mail": (
            ".email",
            {
                "service": "other",
                "host": "smtp.example.com",
                "port": 587,
                "from": "kibana@example.com",
                "hasAuth": True,
            },
            {"user": "kibana", "password": "planted-password"},
        ),
        "chat": (".slack", None, {"webhookUrl": "https://hooks.example/planted-webhook"}),
        "on-call": (".pagerduty", None, {"routingKey": "planted-routing-key"}),
        "hook": (
            ".webhook",
            {"url": "https://hook.example/alerts", "method": "post", "hasAuth": False},
            None,
        ),
    }
    for name, (type_, config, secrets) in expected.items():
        inputs = made[f"test-{name}-connector"]
        assert inputs["name"] == f"Azure OpenAI dev: {name}"
        assert inputs["spaceId"] == "observability"
        assert inputs["connectorTypeId"] == type_
        assert json.loads(inputs.get("config", "null")) == config
        assert json.loads(inputs.get("secrets", "null")) == secrets


def test_secrets_are_secret_from_birth_to_grave(deploy: Deploy) -> None:
    recording = deploy(lambda: AlertNotifications("test", notification_args()))

    assert secrets_of(recording) == {
        f"test-{name}-connector": ["secrets"] for name in ("chat", "mail", "on-call")
    }
    assert leaks(recording, *CONNECTOR_SECRETS) == []


def test_the_secrets_may_be_one_output(deploy: Deploy) -> None:
    def program() -> None:
        secrets = pulumi.Output.secret(connector_secrets())
        AlertNotifications("test", {**notification_args(), "connector_secrets": secrets})

    recording = deploy(program)

    assert opened(recording)["test-on-call-connector"]["secrets"] == (
        '{"routingKey": "planted-routing-key"}'
    )
    assert leaks(recording, *CONNECTOR_SECRETS) == []


def test_a_secret_that_an_output_lacks_is_told_when_it_is_known(deploy: Deploy) -> None:
    def program() -> None:
        secrets = pulumi.Output.secret({"mail": "planted-password"})
        AlertNotifications("test", {**notification_args(), "connector_secrets": secrets})

    with pytest.raises(InvalidInputs, match=r"connector_secrets\.(chat|on-call) is missing"):
        deploy(program)


def test_the_ids_are_those_made_and_those_brought_along(deploy: Deploy) -> None:
    recording = deploy(lambda: AlertNotifications("test", notification_args()))

    ids = outputs(recording)["connectorIds"]
    assert ids.pop("company") == "company-slack"
    assert ids == {
        name: named(recording, f"test-{name}-connector").outputs["connectorId"]
        for name in ("log", "mail", "chat", "on-call", "hook")
    }


def test_a_maintenance_window_holds_for_the_rules_of_its_environment(deploy: Deploy) -> None:
    recording = deploy(lambda: AlertNotifications("test", notification_args()))

    assert named(recording, "test-upgrades-window").inputs == {
        "title": "Azure OpenAI dev: upgrades",
        "enabled": True,
        "customSchedule": {
            "start": "2027-01-09T21:00:00.000Z",
            "duration": "240m",
            "timezone": "Europe/Berlin",
            "recurring": {"every": "1w", "onWeekDays": ["SA"], "occurrences": 10},
        },
        "scope": {"alerting": {"kql": 'kibana.alert.rule.tags: "azure-openai:dev"'}},
        "spaceId": "observability",
    }


def told(**connector: Any) -> dict[str, Any]:
    """Return args with one connector of the name `one`."""
    return {"environment": "dev", "notifications": {"connectors": {"one": connector}}}


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (
            told(type=ConnectorType.SLACK),
            r"connector_secrets\.one is missing: A connector of type slack needs its webhookUrl",
        ),
        (
            {**told(type=ConnectorType.SERVER_LOG), "connector_secrets": {"one": "planted"}},
            r"connector_secrets\.one = \[secret\]: No connector of this name needs a secret",
        ),
        (
            {
                **told(type=ConnectorType.SLACK),
                "connector_secrets": {"on": "planted"},
            },
            r'connector_secrets\.on = \[secret\].* Did you mean "one"\?',
        ),
        (
            told(type=ConnectorType.EMAIL, to=["a@example.com"], from_address="b@example.com"),
            r"connectors\.one\.host is missing: A connector of type email needs it",
        ),
        (
            told(type=ConnectorType.SERVER_LOG, url="https://hook.example"),
            r"connectors\.one\.url = .*: A connector of type server_log has no use for it",
        ),
        (
            told(type=ConnectorType.WEBHOOK, existing_connector_id="x", url="https://hook.example"),
            r"A connector of type webhook that is brought along has no use for it",
        ),
        (
            told(type="slak"),
            r'connectors\.one\.type = "slak".* Did you mean "slack"\?',
        ),
    ],
)
def test_a_connector_that_cannot_be_is_refused(args: Any, message: str, deploy: Deploy) -> None:
    with pytest.raises(InvalidInputs, match=message) as refused:
        deploy(lambda: AlertNotifications("test", args))
    assert "planted" not in str(refused.value)
