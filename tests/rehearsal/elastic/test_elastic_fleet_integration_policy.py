"""Fleet's integration policies."""

import json
from typing import Any

import pytest

from rehearsal.elastic import FUNCTIONS, RESOURCES
from rehearsal.elastic.packages import FIRST_WITH_CLIENT_SECRET
from rehearsal.elastic.tokens import (
    AGENT_POLICY,
    GET_ENROLLMENT_TOKENS,
    INTEGRATION,
    INTEGRATION_POLICY,
)
from rehearsal.emulation import MASK, UNKNOWN, Violation, World
from tests.rehearsal.elastic.elastic_values import (
    CLIENT_SECRET,
    CONNECTION_STRING,
    STORAGE_KEY,
    add,
    metrics_variables,
    new_logs_variables,
    old_logs_variables,
)

LOGS = "azure_open_ai-azure-eventhub"
METRICS = "azure_open_ai-azure/metrics"
LOGS_KEY = f'inputs["{LOGS}"]'
STREAM_KEY = f'{LOGS_KEY}.streams["azure_openai.logs"]'
METRICS_KEY = f'inputs["{METRICS}"]'


@pytest.fixture
def old_logs() -> dict[str, Any]:
    return old_logs_variables()


@pytest.fixture
def new_logs() -> dict[str, Any]:
    return new_logs_variables()


@pytest.fixture
def metrics() -> dict[str, Any]:
    return metrics_variables()


@pytest.fixture(autouse=True)
def _installed(world: World) -> None:
    """Install the package at 1.7.0 and at the newest version, with an agent policy `agents`."""
    add(world, INTEGRATION, {"name": "azure_openai", "version": "1.7.0"})
    add(world, INTEGRATION, {"name": "azure_openai", "version": FIRST_WITH_CLIENT_SECRET})
    add(world, AGENT_POLICY, {"name": "agents", "namespace": "default", "policyId": "agents"})


@pytest.fixture
def policy(new_logs: dict[str, Any], metrics: dict[str, Any]) -> dict[str, Any]:
    """Return the inputs of an integration policy that nothing is wrong with."""
    return {
        "name": "azure-openai",
        "namespace": "default",
        "agentPolicyId": "agents",
        "integrationName": "azure_openai",
        "integrationVersion": FIRST_WITH_CLIENT_SECRET,
        "varsJson": json.dumps({"resource_manager_endpoint": "https://management.azure.com"}),
        "inputs": {
            LOGS: {
                "enabled": True,
                "streams": {"azure_openai.logs": {"enabled": True, "vars": json.dumps(new_logs)}},
            },
            METRICS: {
                "enabled": True,
                "streams": {"azure.open_ai": {"enabled": True, "vars": json.dumps(metrics)}},
            },
        },
    }


def refused(inputs: dict[str, Any], world: World) -> list[Violation]:
    return list(RESOURCES[INTEGRATION_POLICY].check(inputs, world))


def stream(policy: dict[str, Any]) -> dict[str, Any]:
    """Return the logs stream of a policy, to change it."""
    found: dict[str, Any] = policy["inputs"][LOGS]["streams"]["azure_openai.logs"]
    return found


def test_a_good_policy_is_accepted(policy: dict[str, Any], world: World) -> None:
    assert refused(policy, world) == []


def test_a_good_policy_of_an_old_version_is_accepted(
    policy: dict[str, Any], old_logs: dict[str, Any], world: World
) -> None:
    policy["integrationVersion"] = "1.7.0"
    stream(policy)["vars"] = json.dumps(old_logs)
    assert refused(policy, world) == []


def test_an_agent_policy_that_nobody_knows_is_refused(policy: dict[str, Any], world: World) -> None:
    policy["agentPolicyId"] = "elsewhere"
    assert refused(policy, world) == [
        Violation(
            "agentPolicyId",
            "elsewhere",
            "there is no agent policy of this id",
            "Pass the policyId of a FleetAgentPolicy, or look up its enrollment tokens first",
        )
    ]
    assert world.assumed == []


def test_each_of_several_agent_policies_must_be_there(policy: dict[str, Any], world: World) -> None:
    del policy["agentPolicyId"]
    policy["agentPolicyIds"] = ["agents", UNKNOWN, "elsewhere"]
    assert [violation.key for violation in refused(policy, world)] == ["agentPolicyIds[2]"]


def test_an_agent_policy_whose_tokens_were_looked_up_is_there(
    policy: dict[str, Any], world: World
) -> None:
    FUNCTIONS[GET_ENROLLMENT_TOKENS].call({"policyId": "brought"}, world)
    policy["agentPolicyId"] = "brought"
    assert refused(policy, world) == []


def test_a_package_that_is_not_installed_is_refused(policy: dict[str, Any]) -> None:
    violations = refused(policy, World())
    assert [violation.key for violation in violations] == ["agentPolicyId", "integrationName"]
    assert violations[1] == Violation(
        "integrationName",
        "azure_openai",
        "the package is not installed",
        "Install it with a FleetIntegration, and make this one depend on that",
    )


def test_a_package_that_is_installed_at_another_version_is_refused(
    policy: dict[str, Any], world: World
) -> None:
    policy["integrationVersion"] = "1.3.0"
    assert refused(policy, world) == [
        Violation(
            "integrationVersion",
            "1.3.0",
            "azure_openai is not installed at this version, but at "
            f"1.7.0, {FIRST_WITH_CLIENT_SECRET}",
            "Pass the version of the FleetIntegration",
        )
    ]


def test_a_package_that_is_installed_at_an_unknown_version_is_not_judged(
    policy: dict[str, Any], world: World
) -> None:
    add(world, INTEGRATION, {"name": "azure_openai", "version": UNKNOWN})
    policy["integrationVersion"] = "1.3.0"
    assert refused(policy, world) == []


def test_a_second_policy_of_the_same_name_is_refused(policy: dict[str, Any], world: World) -> None:
    add(world, INTEGRATION_POLICY, policy)
    assert refused(policy, world) == [
        Violation(
            "name",
            "azure-openai",
            "another integration policy of the space has this name",
            "Choose another",
        )
    ]
    assert refused(policy | {"spaceIds": ["ops"]}, world) == []


def test_a_bad_namespace_is_refused_and_a_blank_one_is_not(
    policy: dict[str, Any], world: World
) -> None:
    assert [found.key for found in refused(policy | {"namespace": "A"}, world)] == ["namespace"]
    assert refused(policy | {"namespace": ""}, world) == []


def test_an_input_that_is_not_listed_is_refused_because_fleet_enables_it(
    policy: dict[str, Any], world: World
) -> None:
    del policy["inputs"][METRICS]
    assert refused(policy, world) == [
        Violation(
            METRICS_KEY,
            None,
            "Fleet enables an input that is not listed, and this one fails without client_id, "
            "client_secret, tenant_id, subscription_id",
            "List it, with enabled=False where you do not want it",
        )
    ]


def test_without_inputs_none_is_listed(policy: dict[str, Any], world: World) -> None:
    del policy["inputs"]
    assert [violation.key for violation in refused(policy, world)] == [LOGS_KEY, METRICS_KEY]


def test_a_disabled_input_needs_neither_streams_nor_variables(
    policy: dict[str, Any], world: World
) -> None:
    policy["inputs"][METRICS] = {"enabled": False}
    assert refused(policy, world) == []


def test_a_stream_that_is_not_listed_is_refused_because_fleet_enables_it(
    policy: dict[str, Any], world: World
) -> None:
    policy["inputs"][LOGS] = {}
    assert refused(policy, world) == [
        Violation(
            STREAM_KEY,
            None,
            "Fleet enables a stream that is not listed, and this one fails without eventhub, "
            "storage_account",
            "List it, with enabled=False where you do not want it",
        )
    ]


def test_a_disabled_stream_needs_no_variables(policy: dict[str, Any], world: World) -> None:
    policy["inputs"][LOGS]["streams"]["azure_openai.logs"] = {"enabled": False}
    assert refused(policy, world) == []


@pytest.mark.parametrize("enabled", [True, False])
def test_a_variable_that_the_package_does_not_have_is_refused_even_where_disabled(
    policy: dict[str, Any], world: World, *, enabled: bool
) -> None:
    policy["inputs"][METRICS]["enabled"] = enabled
    streams = policy["inputs"][METRICS]["streams"]
    given = json.loads(streams["azure.open_ai"]["vars"]) | {"auth_type": "client_secret"}
    streams["azure.open_ai"]["vars"] = json.dumps(given)
    (violation,) = refused(policy, world)
    assert violation.key == f'{METRICS_KEY}.streams["azure.open_ai"].vars.auth_type'
    assert violation.value == MASK


def test_a_variable_of_an_input_is_refused_where_the_package_has_none_there(
    policy: dict[str, Any], world: World
) -> None:
    policy["inputs"][LOGS]["vars"] = json.dumps({"eventhub": "openai-logs"})
    (violation,) = refused(policy, world)
    assert violation == Violation(
        f"{LOGS_KEY}.vars.eventhub",
        MASK,
        f"azure_openai {FIRST_WITH_CLIENT_SECRET} has no variable of this name in input {LOGS}",
        "Remove it; the variables are: none",
    )


def test_a_variable_of_the_package_is_refused_where_it_has_no_such(
    policy: dict[str, Any], world: World
) -> None:
    policy["varsJson"] = json.dumps({"resource_manager_endpont": "https://example.org"})
    (violation,) = refused(policy, world)
    assert violation.key == "varsJson.resource_manager_endpont"
    assert violation.fix == "Write resource_manager_endpoint"


@pytest.mark.parametrize(
    ("name", "value", "rule"),
    [
        ("eventhub", None, "stream azure_openai.logs requires it"),
        ("eventhub", "a" * 31, "must have at most 30 characters, has 31"),
        ("storage_account_key", None, 'auth_type "connection_string" requires it'),
        ("tags", "forwarded", "must be a list"),
    ],
)
def test_a_broken_rule_of_the_variables_is_told_at_their_stream(
    name: str,
    value: object,
    rule: str,
    policy: dict[str, Any],
    new_logs: dict[str, Any],
    world: World,
) -> None:
    stream(policy)["vars"] = json.dumps(new_logs | {name: value})
    (violation,) = refused(policy, world)
    assert (violation.key, violation.rule) == (f"{STREAM_KEY}.vars.{name}", rule)


def test_a_variable_left_out_shows_as_a_difference_at_the_next_preview(
    policy: dict[str, Any], new_logs: dict[str, Any], world: World
) -> None:
    del new_logs["sanitize_newlines"]
    stream(policy)["vars"] = json.dumps(new_logs)
    (violation,) = refused(policy, world)
    assert violation.key == f"{STREAM_KEY}.vars.sanitize_newlines"
    assert violation.rule == (
        "left out, Fleet fills in True, which shows as a difference at the next preview"
    )


@pytest.mark.parametrize(
    ("written", "rule"),
    [("{", "must be valid JSON"), ("[]", "must be a JSON object"), ({}, "must be a string")],
)
def test_variables_that_are_no_json_object_are_refused(
    written: object, rule: str, policy: dict[str, Any], world: World
) -> None:
    stream(policy)["vars"] = written
    (violation,) = refused(policy, world)
    assert (violation.key, violation.value, violation.rule) == (f"{STREAM_KEY}.vars", MASK, rule)


def test_a_misspelt_input_is_refused_with_the_right_name(
    policy: dict[str, Any], world: World
) -> None:
    policy["inputs"]["azure_openai-azure-eventhub"] = policy["inputs"].pop(LOGS)
    violations = refused(policy, world)
    assert [violation.key for violation in violations] == [
        'inputs["azure_openai-azure-eventhub"]',
        LOGS_KEY,
    ]
    assert violations[0] == Violation(
        'inputs["azure_openai-azure-eventhub"]',
        MASK,
        "the package has no input of this name",
        f'Write "{LOGS}"',
    )


def test_a_misspelt_stream_is_refused_with_the_right_name(
    policy: dict[str, Any], world: World
) -> None:
    streams = policy["inputs"][LOGS]["streams"]
    streams["azure_open_ai.logs"] = streams.pop("azure_openai.logs")
    violations = refused(policy, world)
    assert [violation.key for violation in violations] == [
        f'{LOGS_KEY}.streams["azure_open_ai.logs"]',
        STREAM_KEY,
    ]
    assert violations[0].fix == 'Write "azure_openai.logs"'


@pytest.mark.parametrize(
    "change",
    [
        {"inputs": UNKNOWN},
        {"inputs": {LOGS: UNKNOWN, METRICS: UNKNOWN}},
        {"inputs": {LOGS: {"streams": UNKNOWN}, METRICS: {"enabled": UNKNOWN}}},
        {"agentPolicyId": UNKNOWN, "varsJson": UNKNOWN},
        {"integrationName": UNKNOWN},
        {"integrationVersion": UNKNOWN},
    ],
)
def test_what_is_unknown_is_not_judged(
    change: dict[str, Any], policy: dict[str, Any], world: World
) -> None:
    assert refused(policy | change, world) == []


def test_unknown_variables_of_a_stream_are_not_judged(policy: dict[str, Any], world: World) -> None:
    stream(policy)["vars"] = UNKNOWN
    assert refused(policy, world) == []


def test_no_secret_appears_in_a_violation(policy: dict[str, Any], world: World) -> None:
    hushed = {CLIENT_SECRET, CONNECTION_STRING, STORAGE_KEY}
    world.secrets |= hushed
    wrong = {name: f"*{secret}" for name, secret in zip("abc", sorted(hushed), strict=True)}
    for place in ("eventhub", "auth_type", "eventhub_namespace", "storage_account_container"):
        wrong[place] = f"{STORAGE_KEY} {CONNECTION_STRING}"
    stream(policy)["vars"] = json.dumps(wrong)
    policy["inputs"][CLIENT_SECRET] = {"vars": CLIENT_SECRET}
    policy["inputs"][METRICS]["streams"]["other"] = {"vars": json.dumps({"x": CLIENT_SECRET})}
    policy["inputs"][METRICS]["vars"] = "{" + CLIENT_SECRET
    policy |= {"varsJson": CLIENT_SECRET, "agentPolicyId": CLIENT_SECRET, "vars": STORAGE_KEY}
    found = refused(policy, world)
    assert len(found) > 10
    for violation in found:
        assert not any(secret in f"{violation} {violation!r}" for secret in hushed)


def test_its_id_is_its_policy_id_and_its_inputs_are_enabled(
    policy: dict[str, Any], world: World
) -> None:
    del policy["inputs"][LOGS]["enabled"]
    policy["inputs"][METRICS] = {"enabled": False}
    state = RESOURCES[INTEGRATION_POLICY].create("urn:policy", policy, world).state
    assert state["id"] == state["policyId"]
    assert state["spaceIds"] == ["default"]
    assert state["inputs"][LOGS]["enabled"] is True
    assert state["inputs"][METRICS]["enabled"] is False
    assert state["inputs"][LOGS]["streams"] == policy["inputs"][LOGS]["streams"]


def test_the_defaults_of_the_package_are_returned_with_each_input(
    policy: dict[str, Any], world: World
) -> None:
    state = RESOURCES[INTEGRATION_POLICY].create("urn:policy", policy, world).state
    defaults = state["inputs"][METRICS]["defaults"]
    assert defaults["vars"] == "{}"
    assert json.loads(defaults["streams"]["azure.open_ai"]["vars"]) == {
        "refresh_list_interval": "600s",
        "period": "300s",
        "resource_groups": [],
        "resource_ids": [],
    }
