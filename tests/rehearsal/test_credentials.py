"""What the agents are given opens what they read, and what breaks that is found."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from rehearsal import credentials, stack_configuration
from rehearsal.emulation import World
from rehearsal.program import main_program, run
from tests.components.deployed import ACCOUNT, HUB, HUB_RULE, PASSWORD, ROLE_ASSIGNMENT
from tests.conftest import ROOT, TODAY

LOGS = "azure-openai-dev-logs-eastus"
METRICS = "azure-openai-dev-metrics-11111111-1111-4111-8111-111111111111"
MONITORING_READER = "Monitoring Reader"
SUBSCRIPTION = "/subscriptions/11111111-1111-4111-8111-111111111111"
PROD_LOGS = [f"azure-openai-prod-logs-{each}" for each in ("eastus", "swedencentral", "westeurope")]


def deployed(stack: str) -> World:
    """Return the world with a shipped stack in it."""
    configuration = stack_configuration.read(ROOT, stack)
    world = World(now=TODAY, subscription_id=configuration.config["azure-native:subscriptionId"])
    run(main_program(ROOT), configuration, world)
    return world


def first(world: World, token: str) -> Any:
    """Return the first resource of that type."""
    return next(world.of(token))


def change(world: World, token: str, **state: Any) -> None:
    """Change the first resource of that type behind everyone's back."""
    it = first(world, token)
    world.add(token, it.id, {**it.state, **state})


def remove(world: World, token: str) -> None:
    """Delete every resource of that type."""
    for each in list(world.of(token)):
        world.remove(token, each.id)


def end_secret(world: World) -> None:
    """Go to the moment at which the client secret ends."""
    world.now = datetime.fromisoformat(first(world, PASSWORD).state["endDate"])


def other_key(world: World) -> None:
    """Make the rule again under another id, and so with another key."""
    rule = first(world, HUB_RULE)
    world.remove(HUB_RULE, rule.id)
    world.add(HUB_RULE, rule.id.replace("rg-", "rg-other-"), rule.state)


@pytest.mark.parametrize("stack", ["dev", "prod"])
def test_a_shipped_stack_leaves_every_agent_with_what_it_needs(stack: str) -> None:
    assert credentials.unusable(deployed(stack)) == []


@pytest.mark.parametrize(
    ("stack", "breaks", "found"),
    [
        (
            "dev",
            lambda world: remove(world, HUB_RULE),
            [f"{LOGS}: the rule of its connection string is gone"],
        ),
        (
            "dev",
            other_key,
            [f"{LOGS}: the key in its connection string is not that of the rule"],
        ),
        (
            "dev",
            lambda world: change(world, ACCOUNT, allowSharedKeyAccess=False),
            [f"{LOGS}: its storage account refuses shared keys"],
        ),
        ("dev", lambda world: remove(world, ACCOUNT), [f"{LOGS}: its storage account is gone"]),
        (
            "dev",
            lambda world: remove(world, PASSWORD),
            [f"{METRICS}: its client secret was deleted"],
        ),
        ("dev", end_secret, [f"{METRICS}: its client secret has ended"]),
        (
            "dev",
            lambda world: remove(world, ROLE_ASSIGNMENT),
            [f"{METRICS}: it has no role {MONITORING_READER} at {SUBSCRIPTION}"],
        ),
    ],
)
def test_what_an_agent_can_no_longer_use_is_found(
    stack: str, breaks: Callable[[World], None], found: list[str]
) -> None:
    world = deployed(stack)

    breaks(world)

    assert credentials.unusable(world) == found


def test_an_agent_without_keys_needs_a_role_at_its_hub_and_at_its_storage() -> None:
    world = deployed("prod")
    hubs = {each.id for each in world.of(HUB)}

    for each in list(world.of(ROLE_ASSIGNMENT)):
        if each.state["scope"] in hubs:
            world.remove(ROLE_ASSIGNMENT, each.id)

    assert sorted(credentials.unusable(world)) == [
        f"{policy}: it has no role Azure Event Hubs Data Receiver at {hub}"
        for policy, hub in zip(PROD_LOGS, sorted(hubs), strict=True)
    ]
