"""The smallest programs of other stacks, in every language at hand, on the real engine.

The services are emulated; the engine, the language hosts, the generated SDKs and the plugin are
real. What each component builds is proven elsewhere: here, that every language gets all of it.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from rehearsal import engine
from rehearsal.provider import Cloud
from rehearsal.pulumi_cli import Outcome
from tests.consumers.consumer import (
    PROGRAMS,
    Consumer,
    ProviderWithSchema,
    chain,
    counts,
    errors,
    missing,
)

PLANTED = "planted-client-secret"
SUBSCRIPTION = "11111111-1111-4111-8111-111111111111"

HOSTS = {
    "python": "pulumi-language-python",
    "python_import": "pulumi-language-python",
    "typescript": "pulumi-language-nodejs",
    "yaml": "pulumi-language-yaml",
    "yaml_event_hub": "pulumi-language-yaml",
}
"""The language host that each program needs."""

PREVIEWED = ("python", "yaml")
"""The programs that are previewed before they are deployed; the others would prove no more."""

MONITORING = "azure-openai-monitoring:index:"
GROUP = "azure-native:resources:ResourceGroup"
MADE_BY_ALL = {
    "azure-native:eventhub:ConsumerGroup": 1,
    "azure-native:eventhub:EventHub": 1,
    "azure-native:eventhub:Namespace": 1,
    "azure-native:eventhub:NamespaceAuthorizationRule": 1,
    "azure-native:monitor:DiagnosticSetting": 1,
    GROUP: 1,
    "azure-native:storage:BlobContainer": 1,
    "azure-native:storage:BlobServiceProperties": 1,
    "azure-native:storage:StorageAccount": 1,
    f"{MONITORING}AzureOpenAIMonitoring": 1,
    f"{MONITORING}CheckpointStorage": 1,
    f"{MONITORING}ElasticAgentPolicy": 1,
    f"{MONITORING}EventHubNamespace": 1,
    f"{MONITORING}MonitoringReader": 1,
    "elasticstack:index/fleetAgentPolicy:FleetAgentPolicy": 1,
    "elasticstack:index/fleetIntegration:FleetIntegration": 1,
    "elasticstack:index/fleetIntegrationPolicy:FleetIntegrationPolicy": 2,
}
APPLICATION = {
    "azuread:index/application:Application": 1,
    "azuread:index/applicationPassword:ApplicationPassword": 1,
    "azuread:index/servicePrincipal:ServicePrincipal": 1,
}
LISTEN_RULE = {"azure-native:eventhub:EventHubAuthorizationRule": 1}
ROLE_ASSIGNMENTS = "azure-native:authorization:RoleAssignment"

CREATED = {
    "python": {**MADE_BY_ALL, **APPLICATION, ROLE_ASSIGNMENTS: 3},
    "python_import": {**MADE_BY_ALL, **APPLICATION, ROLE_ASSIGNMENTS: 3},
    "typescript": {**MADE_BY_ALL, **LISTEN_RULE, ROLE_ASSIGNMENTS: 1},
    "yaml": {**MADE_BY_ALL, **APPLICATION, **LISTEN_RULE, ROLE_ASSIGNMENTS: 1},
    "yaml_event_hub": {
        **LISTEN_RULE,
        "azure-native:eventhub:ConsumerGroup": 1,
        "azure-native:eventhub:EventHub": 1,
        "azure-native:eventhub:Namespace": 1,
        "azure-native:eventhub:NamespaceAuthorizationRule": 1,
        GROUP: 1,
        f"{MONITORING}EventHubNamespace": 1,
    },
}
MONITORING_OUTPUTS = {
    "eventHubNames": {"eastus": "azure-openai-logs"},
    "installCommand": "[secret]",
    "resourceGroupName": "rg-consumer",
    "subscriptionIds": [SUBSCRIPTION],
}
OUTPUTS = {
    "yaml_event_hub": {
        "connectionString": "[secret]",
        "namespaceHost": "evhns-consumer.servicebus.windows.net",
    }
}


@dataclass(frozen=True)
class Deployed:
    """What came of one program: each command, and what was there after them."""

    previewed: Outcome | None
    updated: Outcome
    previewed_again: Outcome
    state: dict[str, Any]
    outputs: dict[str, Any]
    secrets: set[str]

    @property
    def resources(self) -> list[dict[str, Any]]:
        """What is in the stack, without itself and the providers."""
        everything: list[dict[str, Any]] = self.state["deployment"]["resources"]
        return [each for each in everything if not each["type"].startswith("pulumi:")]


Deployment = Callable[[str], Deployed]


@pytest.fixture(scope="session")
def deployment(tmp_path_factory: pytest.TempPathFactory) -> Deployment:
    """Deploy a program, each once; skips where its language is not at hand."""
    known: dict[str, Deployed] = {}

    def deployment(program: str) -> Deployed:
        if reason := missing(host=HOSTS[program], folder=program):
            pytest.skip(reason)
        if program not in known:
            known[program] = deployed(program)
        return known[program]

    def deployed(program: str) -> Deployed:
        cloud = Cloud()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(engine, "Provider", ProviderWithSchema)
            with engine.serving(cloud) as providers:
                folder = tmp_path_factory.mktemp(program)
                consumer = Consumer(PROGRAMS / program, folder, "test", providers)
                consumer.set_up()
                if program == "typescript":
                    consumer.run("config", "set", "--secret", "clientSecret", PLANTED)
                elif program != "yaml_event_hub":
                    end = f"{datetime.now(UTC) + timedelta(days=365):%Y-%m-%d}T00:00:00Z"
                    consumer.run("config", "set", "--plaintext", "secretEndDate", end)
                return Deployed(
                    previewed=consumer.preview() if program in PREVIEWED else None,
                    updated=consumer.up(),
                    previewed_again=consumer.preview(),
                    state=consumer.state(),
                    outputs=consumer.outputs(),
                    secrets={*cloud.world.secrets, PLANTED},
                )

    return deployment


@pytest.mark.parametrize("program", HOSTS)
def test_a_program_in_every_language_is_deployed(program: str, deployment: Deployment) -> None:
    deployed = deployment(program)

    assert errors(deployed.updated) == []
    assert set(deployed.updated.operations()) == {"create"}


@pytest.mark.parametrize("program", PREVIEWED)
def test_a_preview_knows_all_that_an_update_creates(program: str, deployment: Deployment) -> None:
    deployed = deployment(program)

    assert deployed.previewed is not None
    assert errors(deployed.previewed) == []
    assert deployed.previewed.operations() == deployed.updated.operations()


@pytest.mark.parametrize("program", HOSTS)
def test_every_language_gets_every_resource_under_its_component(
    program: str, deployment: Deployment
) -> None:
    deployed = deployment(program)

    assert counts(deployed.resources) == CREATED[program]
    component = "EventHubNamespace" if program == "yaml_event_hub" else "AzureOpenAIMonitoring"
    for each in deployed.resources:
        if each["type"] != GROUP:
            outermost, *_ = chain(each)
            assert outermost == f"{MONITORING}{component}"


@pytest.mark.parametrize("program", [each for each in HOSTS if each != "yaml_event_hub"])
def test_what_a_program_gives_arrives_as_it_was_given(program: str, deployment: Deployment) -> None:
    inputs = {each["type"]: each.get("inputs", {}) for each in deployment(program).resources}

    assert inputs["azure-native:eventhub:EventHub"]["messageRetentionInDays"] == 3
    assert inputs["azure-native:eventhub:Namespace"]["resourceGroupName"] == "rg-consumer"
    assert inputs["azure-native:storage:StorageAccount"]["tags"] == {"group": "rg-consumer"}


@pytest.mark.parametrize("program", HOSTS)
def test_a_program_gets_its_outputs_and_secrets_as_secrets(
    program: str, deployment: Deployment
) -> None:
    deployed = deployment(program)

    assert deployed.outputs == OUTPUTS.get(program, MONITORING_OUTPUTS)


@pytest.mark.parametrize("program", HOSTS)
def test_no_secret_is_in_plain_text_in_the_state_or_on_the_screen(
    program: str, deployment: Deployment
) -> None:
    deployed = deployment(program)

    assert len(deployed.secrets) > 1
    state = json.dumps(deployed.state)
    for text in (state, deployed.updated.printed, deployed.previewed_again.printed):
        assert [secret for secret in deployed.secrets if secret in text] == []


@pytest.mark.parametrize("program", HOSTS)
def test_a_second_preview_changes_nothing(program: str, deployment: Deployment) -> None:
    deployed = deployment(program)

    assert errors(deployed.previewed_again) == []
    assert deployed.previewed_again.operations() == {}
