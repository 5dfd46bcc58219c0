"""Fleet's outputs and Fleet Server hosts."""

from typing import Any

import pytest

from rehearsal.elastic import RESOURCES
from rehearsal.elastic.tokens import OUTPUT, SERVER_HOST
from rehearsal.emulation import World

NAMED = {"name": "own", "hosts": ["https://example.org"]}


@pytest.mark.parametrize(
    ("token", "inputs", "name"),
    [(OUTPUT, {**NAMED, "type": "elasticsearch"}, "outputId"), (SERVER_HOST, NAMED, "hostId")],
)
def test_its_id_is_the_one_that_is_given_or_made_up(
    token: str, inputs: dict[str, Any], name: str, world: World
) -> None:
    created = RESOURCES[token].create("urn:own", {**inputs, name: "given"}, world)
    assert created.id == created.state[name] == "given"
    created = RESOURCES[token].create("urn:own", inputs, world)
    assert created.id == created.state[name] == world.guid("urn:own")


def test_an_output_is_not_the_default_unless_it_is_made_so(world: World) -> None:
    state = RESOURCES[OUTPUT].create("urn:own", {**NAMED, "type": "logstash"}, world).state
    assert (state["defaultIntegrations"], state["defaultMonitoring"]) == (False, False)


def test_a_host_without_addresses_is_refused(world: World) -> None:
    (violation,) = RESOURCES[SERVER_HOST].check({"name": "own", "hosts": []}, world)
    assert (violation.key, violation.rule) == ("hosts", "must have at least 1 element, has 0")
