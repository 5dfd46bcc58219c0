"""What there is in Kibana: it waits for the pipeline, and the pipeline never for it."""

from typing import Any

import pytest

from components import AzureOpenAIMonitoring, InvalidInputs, KibanaContent
from rehearsal.emulation import World
from rehearsal.recording import Recording
from tests.components.deployed import (
    AGENT_POLICY,
    COMPONENT,
    CONNECTOR_SECRETS,
    INTEGRATION,
    INTEGRATION_POLICY,
    SPACE,
    connector_secrets,
    content_args,
    environment_args,
    kibana,
    leaks,
    named,
    opened,
    outputs,
)
from tests.conftest import TODAY, Deploy

CONTENT = "test-kibana"


def deployed(deploy: Deploy, world: World | None = None, **more: Any) -> Recording:
    """Deploy the least of an environment with more."""
    args: Any = {**environment_args(), **more}
    return deploy(lambda: AzureOpenAIMonitoring("test", args), world=world)


def everything(deploy: Deploy, **more: Any) -> Recording:
    """Deploy an environment with all that there can be in Kibana."""
    return deployed(deploy, kibana=kibana(), connector_secrets=connector_secrets(), **more)


def in_kibana(recording: Recording) -> set[str]:
    """Return the URNs of what is in Kibana, by their names."""
    return {each.urn for each in recording.resources.values() if each.name.startswith(CONTENT)}


def described(recording: Recording, urn: str) -> tuple[Any, ...]:
    """Return all that the engine compares of a resource."""
    each = recording.resources[urn]
    return (opened(recording)[each.name], each.parent, each.dependencies, each.protect)


def test_turning_it_off_removes_exactly_what_it_made(deploy: Deploy) -> None:
    without, with_it = deployed(deploy, world=World(now=TODAY)), everything(deploy)

    made = in_kibana(with_it)
    assert len(made) > 60
    assert set(with_it.resources) - set(without.resources) == made
    assert set(without.resources) <= set(with_it.resources)
    for urn, each in without.resources.items():
        if each.custom:
            assert described(without, urn) == described(with_it, urn)


def test_it_waits_for_every_policy_and_no_policy_waits_for_it(deploy: Deploy) -> None:
    recording = everything(deploy)

    made = in_kibana(recording)
    policies = {each.urn for each in recording.of_type(INTEGRATION_POLICY)}
    assert len(policies) == 2
    for each in recording.resources.values():
        if each.urn not in made:
            assert made.isdisjoint(each.dependencies), each.name
        elif each.custom:
            assert policies <= awaited(recording, each.urn), each.name


def awaited(recording: Recording, urn: str) -> set[str]:
    """Return what a resource waits for, by way of others too."""
    found: set[str] = set()
    left = [urn]
    while left:
        for each in recording.resources[left.pop()].dependencies:
            if each not in found:
                found.add(each)
                left.append(each)
    return found


@pytest.mark.parametrize("settings", [None, {"enabled": False}], ids=["absent", "off"])
def test_nothing_is_made_where_it_is_absent_or_off(settings: Any, deploy: Deploy) -> None:
    more = {} if settings is None else {"kibana": settings}
    recording = deployed(deploy, **more)

    assert in_kibana(recording) == set()
    assert {
        key: outputs(recording)[key]
        for key in ("dataViewIds", "alertRuleIds", "sloIds", "anomalyJobIds")
    } == {"dataViewIds": {}, "alertRuleIds": {}, "sloIds": {}, "anomalyJobIds": {}}


def test_an_empty_map_is_all_of_it(deploy: Deploy) -> None:
    recording = deployed(deploy, kibana={})

    given = outputs(recording)
    assert len(given["dataViewIds"]) == 3
    assert len(given["alertRuleIds"]) == 23 + 6 + 1
    assert given["dashboardId"] == "azure-openai-service-and-pipeline-dev"
    assert set(given["sloIds"]) == {"availability", "latency", "freshness"}
    assert set(given["anomalyJobIds"]) == {"tokens", "errors", "latency"}


@pytest.mark.parametrize(
    ("group", "output"),
    [
        ("data_views", "dataViewIds"),
        ("service_levels", "sloIds"),
        ("anomaly_jobs", "anomalyJobIds"),
    ],
)
def test_each_group_has_its_own_switch(group: str, output: str, deploy: Deploy) -> None:
    given = outputs(deployed(deploy, kibana={group: {"enabled": False}, "dashboard": False}))

    assert given[output] == {}
    assert given["alertRuleIds"] != {}


def test_it_uses_the_namespace_of_the_environment_and_never_the_default_one(
    deploy: Deploy,
) -> None:
    recording = deployed(
        deploy,
        kibana={},
        elastic={**environment_args()["elastic"], "data_stream_namespace": "team_a"},
    )

    texts = "".join(
        str(opened(recording)[recording.resources[urn].name]) for urn in in_kibana(recording)
    )
    assert "logs-azure_openai.logs-team_a" in texts
    assert "-default" not in texts


def test_an_application_that_is_brought_along_has_no_rule_on_its_secrets_end(
    deploy: Deploy,
) -> None:
    recording = deployed(
        deploy,
        kibana={},
        reader={"existing_client_id": "33333333-3333-4333-8333-333333333333"},
        client_secret="planted-client-secret",  # noqa: S106 - planted
    )

    rules = outputs(recording)["alertRuleIds"]
    assert [each for each in rules if each.startswith("client-secret-ends")] == []


def test_no_connector_secret_is_in_plain_text(deploy: Deploy) -> None:
    assert leaks(everything(deploy), *CONNECTOR_SECRETS) == []


IN_A_SPACE = {**environment_args()["elastic"], "space_id": "openai"}


def test_a_space_that_is_made_comes_before_all_that_is_in_it(deploy: Deploy) -> None:
    recording = everything(deploy, elastic={**IN_A_SPACE, "create_space": True}, protect=True)

    (space,) = recording.of_type(SPACE)
    assert space.inputs == {
        "spaceId": "openai",
        "name": "Azure OpenAI (dev)",
        "description": "Azure OpenAI: service and pipeline. Managed by Pulumi.",
    }
    assert space.protect
    for type_ in (INTEGRATION, AGENT_POLICY, INTEGRATION_POLICY):
        for each in recording.of_type(type_):
            assert space.urn in awaited(recording, each.urn)
    for urn in in_kibana(recording):
        each = recording.resources[urn]
        if each.custom:
            assert space.urn in awaited(recording, urn)
            assert each.inputs.get("spaceId", "openai") == "openai"


def test_a_space_that_is_given_is_not_made(deploy: Deploy) -> None:
    recording = deployed(deploy, elastic=IN_A_SPACE, kibana={})

    assert recording.of_type(SPACE) == []
    assert named(recording, "test-kibana-views-logs").inputs["spaceId"] == "openai"


def test_for_itself_it_is_the_same_without_a_pipeline(deploy: Deploy) -> None:
    recording = deploy(lambda: KibanaContent("test", content_args()))

    assert {each.type for each in recording.resources.values() if not each.custom} == {
        f"{COMPONENT}{name}"
        for name in (
            "KibanaContent",
            "AlertNotifications",
            "AlertRules",
            "AnomalyJobs",
            "CostBudgets",
            "Dashboard",
            "DataViews",
            "ServiceLevels",
        )
    }


def test_for_itself_it_is_not_turned_off(deploy: Deploy) -> None:
    args: Any = {**content_args(), "kibana": {"enabled": False}, "connector_secrets": {}}

    with pytest.raises(InvalidInputs, match=r"kibana\.enabled = false: There would be nothing"):
        deploy(lambda: KibanaContent("test", args))
