"""Elasticsearch's API keys."""

import base64
from datetime import timedelta

import pytest

from rehearsal.elastic import RESOURCES
from rehearsal.elastic.tokens import API_KEY
from rehearsal.emulation import World


def test_key_and_encoded_key_are_noted_secrets_and_the_same_in_every_run(world: World) -> None:
    state = RESOURCES[API_KEY].create("urn:key", {"name": "agents"}, world).state
    key = f"{state['keyId']}:{state['apiKey']}".encode()
    assert base64.b64decode(state["encoded"]) == key
    assert world.secrets == {state["apiKey"], state["encoded"]}
    again = RESOURCES[API_KEY].create("urn:key", {"name": "agents"}, World(now=world.now)).state
    assert again == state


def test_its_id_names_the_cluster_and_its_type_is_rest(world: World) -> None:
    created = RESOURCES[API_KEY].create("urn:key", {"name": "agents"}, world)
    assert created.id == f"{world.guid('elasticsearch cluster')}/{created.state['keyId']}"
    assert created.state["type"] == "rest"


@pytest.mark.parametrize(
    ("expiration", "lasts"),
    [("30d", timedelta(days=30)), ("12h", timedelta(hours=12)), ("90m", timedelta(minutes=90))],
)
def test_its_end_is_counted_in_milliseconds(
    expiration: str, lasts: timedelta, world: World
) -> None:
    inputs = {"name": "agents", "expiration": expiration}
    state = RESOURCES[API_KEY].create("urn:key", inputs, world).state
    assert state["expirationTimestamp"] == int((world.now + lasts).timestamp() * 1000)


def test_a_key_without_expiration_has_no_end(world: World) -> None:
    state = RESOURCES[API_KEY].create("urn:key", {"name": "agents"}, world).state
    assert state["expirationTimestamp"] is None


def test_an_expiration_beyond_the_calendar_is_no_error(world: World) -> None:
    inputs = {"name": "agents", "expiration": "9" * 30 + "d"}
    assert RESOURCES[API_KEY].create("urn:key", inputs, world).state["expirationTimestamp"] is None
