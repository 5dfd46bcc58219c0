"""Kibana's connectors."""

import json
from typing import Any

import pytest

from rehearsal.elastic import RESOURCES
from rehearsal.elastic.tokens import CONNECTOR
from rehearsal.emulation import MASK, UNKNOWN, Violation, World

MAIL = {
    "name": "mail",
    "connectorTypeId": ".email",
    "config": json.dumps({"from": "a@example.com", "host": "smtp.example.com", "port": 587}),
    "secrets": json.dumps({"user": "kibana", "password": "hush"}),
}


def test_its_id_names_the_space_and_it_has_its_own(world: World) -> None:
    state = RESOURCES[CONNECTOR].create("urn:mail", {**MAIL, "spaceId": "ops"}, world).state
    assert state["connectorId"] == world.guid("urn:mail")
    assert state["id"] == f"ops/{state['connectorId']}"
    assert (state["isDeprecated"], state["isMissingSecrets"], state["isPreconfigured"]) == (
        False,
        False,
        False,
    )


def test_an_id_that_is_no_uuid_is_refused(world: World) -> None:
    (violation,) = RESOURCES[CONNECTOR].check({**MAIL, "connectorId": "mail"}, world)
    assert (violation.key, violation.rule) == ("connectorId", "must be a UUID")


def test_secrets_in_both_ways_are_refused_without_showing_them(world: World) -> None:
    inputs = {**MAIL, "secretsWo": MAIL["secrets"]}
    assert list(RESOURCES[CONNECTOR].check(inputs, world)) == [
        Violation(
            "secrets",
            MASK,
            "cannot be set together with secretsWo",
            "Leave out secrets or secretsWo",
        ),
        Violation(
            "secretsWo",
            MASK,
            "cannot be set together with secrets",
            "Leave out secretsWo or secrets",
        ),
    ]


def connector(
    type_: str, config: dict[str, Any] | None, secrets: dict[str, Any] | None
) -> dict[str, Any]:
    """Return a connector's inputs."""
    inputs: dict[str, Any] = {"name": "test", "connectorTypeId": type_}
    if config is not None:
        inputs["config"] = json.dumps(config)
    if secrets is not None:
        inputs["secrets"] = json.dumps(secrets)
    return inputs


SERVER = {"host": "smtp.example.com", "port": 587}


@pytest.mark.parametrize(
    ("type_", "config", "secrets"),
    [
        (".server-log", None, None),
        (".slack", None, {"webhookUrl": "hush"}),
        (".slack", {}, {"webhookUrl": "hush"}),
        (".pagerduty", {"apiUrl": "https://events.example"}, {"routingKey": "hush"}),
        (".email", {"from": "a@example.com", **SERVER, "hasAuth": False}, None),
        (".email", {"from": "a@example.com", "service": "gmail", "hasAuth": False}, None),
        (".webhook", {"url": "https://hook.example", "hasAuth": False}, None),
        (".webhook", {"url": "https://hook.example"}, {"user": "a", "password": "hush"}),
        (".example", {"anything": "goes"}, {"anything": "goes"}),
    ],
)
def test_what_a_type_takes_is_accepted(
    type_: str, config: dict[str, Any] | None, secrets: dict[str, Any] | None, world: World
) -> None:
    assert list(RESOURCES[CONNECTOR].check(connector(type_, config, secrets), world)) == []


REQUIRED = "connectors of this type require it"


@pytest.mark.parametrize(
    ("type_", "config", "secrets", "key", "rule"),
    [
        (
            ".server-log",
            {"level": "warn"},
            None,
            "config.level",
            "connectors of this type take no such key",
        ),
        (".slack", None, None, "secrets.webhookUrl", REQUIRED),
        (
            ".slack",
            None,
            {"webhookUrl": "hush", "token": "hush"},
            "secrets.token",
            "connectors of this type take no such secret",
        ),
        (".pagerduty", None, {}, "secrets.routingKey", REQUIRED),
        (
            ".email",
            {"from": "a@example.com", "host": "h", "hasAuth": False},
            None,
            "config.port",
            REQUIRED,
        ),
        (".email", {**SERVER, "hasAuth": False}, None, "config.from", REQUIRED),
        (".webhook", {"hasAuth": False}, None, "config.url", REQUIRED),
        (".webhook", {"url": "https://hook.example"}, {"user": "a"}, "secrets.password", REQUIRED),
    ],
)
def test_what_a_type_does_not_take_or_lacks_is_refused(
    type_: str,
    config: dict[str, Any] | None,
    secrets: dict[str, Any] | None,
    key: str,
    rule: str,
    world: World,
) -> None:
    (violation,) = RESOURCES[CONNECTOR].check(connector(type_, config, secrets), world)

    assert (violation.key, violation.rule) == (key, rule)
    assert "hush" not in str(violation)


@pytest.mark.parametrize("name", ["config", "secrets"])
def test_what_is_not_known_yet_is_not_judged(name: str, world: World) -> None:
    inputs = {**connector(".pagerduty", None, {"routingKey": "hush"}), name: UNKNOWN}
    assert list(RESOURCES[CONNECTOR].check(inputs, world)) == []
