"""What would break a deployment without a word: each is refused, or kept from happening."""

from typing import Any

import pulumi
import pytest

from components import ElasticAgentPolicy, EventHubNamespace, InvalidInputs, MonitoringReader
from components.inputs.monitoring import AzureOpenAIMonitoringInputs
from rehearsal.elastic import FUNCTIONS
from rehearsal.emulation import World
from tests.conftest import TODAY, Deploy, changed, stack_config

ACCOUNT = stack_config("dev")["accounts"][0]["resourceId"]
CLIENT_ID = "44444444-4444-4444-8444-444444444444"
TOKENS = "elasticstack:index/getFleetEnrollmentTokens:getFleetEnrollmentTokens"
AGENT_POLICY = "elasticstack:index/fleetAgentPolicy:FleetAgentPolicy"
POLICY: Any = {
    "environment": "dev",
    "elastic": {
        "package_version": "1.7.0",
        "kibana_url": "https://kibana.example",
        "fleet_url": "https://fleet.example",
        "existing_agent_policy_id": "company",
    },
    "tenant_id": CLIENT_ID,
    "client_id": CLIENT_ID,
    "client_secret": "planted",
    "logs": {},
    "metrics": {ACCOUNT.split("/")[2]: {}},
    "connection_strings": {},
    "storage_account_keys": {},
}


def with_tokens(monkeypatch: pytest.MonkeyPatch, active: list[bool]) -> None:
    """Let Fleet list tokens of which some are revoked; their keys are numbered."""

    def call(arguments: Any, world: World) -> dict[str, Any]:
        del world
        tokens = [
            {
                "active": each,
                "apiKey": f"token-{index}",
                "apiKeyId": str(index),
                "createdAt": TODAY.isoformat(),
                "keyId": str(index),
                "name": "token",
                "policyId": arguments["policyId"],
            }
            for index, each in enumerate(active)
        ]
        return {"id": "tokens", "tokens": tokens}

    monkeypatch.setattr(FUNCTIONS[TOKENS], "call", call)


def refused(config: dict[str, Any]) -> str:
    """Return the message that a configuration of the dev stack is refused with."""
    with pytest.raises(InvalidInputs) as error:
        AzureOpenAIMonitoringInputs.of_config(config, "here")
    return str(error.value)


def test_a_revoked_enrollment_token_is_not_given_out(
    deploy: Deploy, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.add(AGENT_POLICY, "company", {})
    with_tokens(monkeypatch, [False, True])

    recording = deploy(lambda: ElasticAgentPolicy("test", POLICY))

    (outputs,) = recording.component_outputs.values()
    assert outputs["enrollmentToken"].value == "token-1"


def test_a_policy_without_an_active_token_is_refused(
    deploy: Deploy, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.add(AGENT_POLICY, "company", {})
    with_tokens(monkeypatch, [False])

    with pytest.raises(InvalidInputs, match="no active enrollment token"):
        deploy(lambda: ElasticAgentPolicy("test", POLICY))


def test_the_package_stays_installed_for_others(deploy: Deploy, world: World) -> None:
    world.add(AGENT_POLICY, "company", {})

    recording = deploy(lambda: ElasticAgentPolicy("test", POLICY))

    (integration,) = recording.of_type("elasticstack:index/fleetIntegration:FleetIntegration")
    assert integration.inputs["skipDestroy"] is True


def test_an_output_that_breaks_a_rule_is_not_shown(deploy: Deploy) -> None:
    def program() -> None:
        reader: Any = {"existing_client_id": pulumi.Output.secret("Zx8Q~planted")}
        MonitoringReader(
            "test", {"account_ids": [ACCOUNT], "reader": reader, "client_secret": "other"}
        )

    with pytest.raises(InvalidInputs, match="existing_client_id") as error:
        deploy(program)

    assert "planted" not in str(error.value)
    assert "nothing was changed" not in str(error.value)


@pytest.mark.parametrize("held", [None, 5, {}, []])
def test_an_output_of_something_else_than_text_is_refused(held: Any, deploy: Deploy) -> None:
    def program() -> None:
        EventHubNamespace(
            "test",
            {
                "location": "eastus",
                "resource_group_name": "rg",
                "namespace_name": pulumi.Output.from_input(held),
            },
        )

    with pytest.raises(InvalidInputs, match="It must be text"):
        deploy(program)


def test_an_application_that_has_its_roles_gets_none(deploy: Deploy) -> None:
    recording = deploy(
        lambda: MonitoringReader(
            "test",
            {
                "account_ids": [ACCOUNT],
                "reader": {"existing_client_id": CLIENT_ID, "assign_roles": False},
                "client_secret": "planted",
            },
        )
    )

    assert recording.of_type("azure-native:authorization:RoleAssignment") == []


def test_a_new_application_without_roles_is_refused() -> None:
    config = changed(stack_config("dev"), "reader.assignRoles", value=False)

    assert "reader.assignRoles = false: A new application has no roles yet" in refused(config)


def test_capacity_that_azure_raised_is_not_lowered_again(deploy: Deploy, world: World) -> None:
    world.add(
        "azure-native:resources:ResourceGroup",
        f"/subscriptions/{world.subscription_id}/resourceGroups/rg",
        {"name": "rg", "location": "eastus"},
    )
    recording = deploy(
        lambda: EventHubNamespace(
            "test",
            {
                "location": "eastus",
                "resource_group_name": "rg",
                "namespace_name": "evhns-test",
                "event_hub": {"auto_inflate": True, "maximum_throughput_units": 4},
            },
        )
    )

    (namespace,) = recording.of_type("azure-native:eventhub:Namespace")
    assert namespace.ignore_changes == ("sku.capacity",)


def test_what_is_brought_along_from_another_subscription_is_refused(deploy: Deploy) -> None:
    elsewhere = (
        "/subscriptions/99999999-9999-4999-8999-999999999999/resourceGroups/rg/providers"
        "/Microsoft.EventHub/namespaces/evhns-company"
    )

    with pytest.raises(InvalidInputs, match="Set azure-native:subscriptionId"):
        deploy(
            lambda: EventHubNamespace(
                "test", {"location": "eastus", "existing_namespace_id": elsewhere}
            )
        )


@pytest.mark.parametrize(
    ("tags", "message"),
    [
        ({"cost/center": "1"}, "tags.cost/center ="),
        ({"Team": "a", "team": "b"}, "tags.team ="),
        ({"year": 2026}, "tags.year = 2026: A tag's value is text"),
    ],
)
def test_tags_that_azure_refuses_are_refused(tags: Any, message: str) -> None:
    assert message in refused(changed(stack_config("dev"), "tags", tags))


@pytest.mark.parametrize(
    "url",
    ["https://f.example;id", "https://$(id)", "https://f.example/a b", "https://u:p@f.example"],
)
def test_an_address_that_a_shell_would_run_is_refused(url: str) -> None:
    assert "elastic.fleetUrl = " in refused(changed(stack_config("dev"), "elastic.fleetUrl", url))
