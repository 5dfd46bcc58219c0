"""Kibana's connectors."""

from rehearsal.elastic import RESOURCES
from rehearsal.elastic.tokens import CONNECTOR
from rehearsal.emulation import MASK, Violation, World

MAIL = {"name": "mail", "connectorTypeId": ".email"}


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
    inputs = {**MAIL, "secrets": '"hush"', "secretsWo": '"hush"'}
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
