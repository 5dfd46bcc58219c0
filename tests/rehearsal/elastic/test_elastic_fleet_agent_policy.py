"""Fleet's agent policies."""

from typing import Any

import pytest

from rehearsal.elastic import RESOURCES
from rehearsal.elastic.tokens import AGENT_POLICY
from rehearsal.emulation import UNKNOWN, Violation, World
from tests.rehearsal.elastic.elastic_values import add

GOOD = {"name": "agents", "namespace": "default", "policyId": "agents"}


def refused(inputs: dict[str, Any], world: World) -> list[Violation]:
    return list(RESOURCES[AGENT_POLICY].check(inputs, world))


def test_a_good_policy_is_accepted(world: World) -> None:
    assert refused({**GOOD, "monitorLogs": True, "monitorMetrics": True}, world) == []


def test_protection_at_creation_is_refused(world: World) -> None:
    assert refused({**GOOD, "isProtected": True}, world) == [
        Violation(
            "isProtected",
            value=True,
            rule="a policy can be protected only once Elastic Defend is attached to it",
            fix="Create it with False; attach Elastic Defend; then set it to True",
        )
    ]


@pytest.mark.parametrize("value", [False, None, UNKNOWN])
def test_no_protection_at_creation_is_accepted(value: object, world: World) -> None:
    assert refused({**GOOD, "isProtected": value}, world) == []


def test_a_bad_namespace_is_refused(world: World) -> None:
    assert [violation.key for violation in refused({**GOOD, "namespace": "a-b"}, world)] == [
        "namespace"
    ]


def test_a_second_policy_of_the_same_name_is_refused(world: World) -> None:
    add(world, AGENT_POLICY, GOOD)
    assert refused({"name": "agents", "namespace": "other"}, world) == [
        Violation(
            "name", "agents", "another agent policy of the space has this name", "Choose another"
        )
    ]


@pytest.mark.parametrize("space_ids", [["ops"], UNKNOWN])
def test_a_policy_of_the_same_name_in_another_space_is_accepted(
    space_ids: object, world: World
) -> None:
    add(world, AGENT_POLICY, GOOD)
    inputs = {"name": "agents", "namespace": "default", "spaceIds": space_ids}
    assert refused(inputs, world) == []


def test_a_second_policy_of_the_same_id_is_refused(world: World) -> None:
    add(world, AGENT_POLICY, GOOD)
    assert refused({**GOOD, "name": "others"}, world) == [
        Violation(
            "policyId",
            "agents",
            "another agent policy has this id",
            "Choose another, or leave it out",
        )
    ]


def test_its_id_is_its_policy_id(world: World) -> None:
    created = RESOURCES[AGENT_POLICY].create("urn:agents", GOOD, world)
    assert created.id == created.state["id"] == created.state["policyId"] == "agents"
    assert created.state["spaceIds"] == ["default"]


def test_fleet_makes_up_the_same_id_in_every_run(world: World) -> None:
    inputs = {"name": "agents", "namespace": "default"}
    one = RESOURCES[AGENT_POLICY].create("urn:agents", inputs, world)
    assert one == RESOURCES[AGENT_POLICY].create("urn:agents", inputs, World(now=world.now))
    assert one.id != RESOURCES[AGENT_POLICY].create("urn:others", inputs, world).id
    assert one.id == one.state["policyId"]


def test_monitoring_is_off_unless_it_is_switched_on(world: World) -> None:
    created = RESOURCES[AGENT_POLICY].create("urn:agents", {**GOOD, "monitorLogs": True}, world)
    assert (created.state["monitorLogs"], created.state["monitorMetrics"]) == (True, False)
