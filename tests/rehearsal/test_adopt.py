"""What was made by hand becomes a stack's own: the import file, and the real engine taking it."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from rehearsal import adopt, importing, pulumi_cli, stack_configuration, wire
from rehearsal.__main__ import main
from rehearsal.engine import serving
from rehearsal.program import main_program, run
from rehearsal.provider import Cloud
from rehearsal.pulumi_cli import Outcome, Workspace
from rehearsal.recording import Recording, Registration
from rehearsal.replacement import replaced_by
from tests.conftest import REMOVED, ROOT, changed, stack_config, write_stack

needs_the_engine = pytest.mark.skipif(not pulumi_cli.is_there(), reason=pulumi_cli.MISSING)

SUBSCRIPTION = "/subscriptions/11111111-1111-4111-8111-111111111111"
GROUP = f"{SUBSCRIPTION}/resourceGroups/rg-azure-openai-monitoring-dev"
NAMESPACE = f"{GROUP}/providers/Microsoft.EventHub/namespaces/evhns-openai-dev-eastus-e32048"
HUB = f"{NAMESPACE}/eventhubs/azure-openai-logs"
STORAGE = f"{GROUP}/providers/Microsoft.Storage/storageAccounts/stopenaideveastuse32048"
ACCOUNT = (
    f"{SUBSCRIPTION}/resourceGroups/rg-openai-dev/providers/Microsoft.CognitiveServices/accounts/"
    "openai-dev"
)
ASSIGNMENTS = f"{SUBSCRIPTION}/providers/Microsoft.Authorization/roleAssignments"
METRICS = "metrics-11111111-1111-4111-8111-111111111111"

OWN = "azure-openai-monitoring:index"
STORAGE_ACCOUNT = "azure-native:storage:StorageAccount"
EVENT_HUBS_NAMESPACE = "azure-native:eventhub:Namespace"
PASSWORD = "azuread:index/applicationPassword:ApplicationPassword"  # noqa: S105 - a token
API_KEY = "elasticstack:index/elasticsearchSecurityApiKey:ElasticsearchSecurityApiKey"
PACKAGE = "elasticstack:index/fleetIntegration:FleetIntegration"
LEFT_OUT = (API_KEY, PACKAGE, PASSWORD)
INTEGRATION_POLICY = "elasticstack:index/fleetIntegrationPolicy:FleetIntegrationPolicy"
VERSIONS = {"azure-native": "3.29.0", "azuread": "6.11.1", "elasticstack": "0.16.3"}

DEV = [
    # type, name, parent, id
    (f"{OWN}:AzureOpenAIMonitoring", "", None, None),
    (f"{OWN}:CheckpointStorage", "-eastus-checkpoints", "", None),
    (STORAGE_ACCOUNT, "-eastus-checkpoints-account", "-eastus-checkpoints", STORAGE),
    (
        "azure-native:storage:BlobServiceProperties",
        "-eastus-checkpoints-blob-service",
        "-eastus-checkpoints",
        f"{STORAGE}/blobServices/default",
    ),
    (
        "azure-native:storage:BlobContainer",
        "-eastus-checkpoints-container",
        "-eastus-checkpoints",
        f"{STORAGE}/blobServices/default/containers/azure-openai-checkpoints",
    ),
    (f"{OWN}:EventHubNamespace", "-eastus-event-hub", "", None),
    (
        "azure-native:eventhub:ConsumerGroup",
        "-eastus-event-hub-consumer-group",
        "-eastus-event-hub",
        f"{HUB}/consumergroups/elastic-agent",
    ),
    (
        "azure-native:eventhub:NamespaceAuthorizationRule",
        "-eastus-event-hub-diagnostic-rule",
        "-eastus-event-hub",
        f"{NAMESPACE}/authorizationRules/azure-monitor",
    ),
    ("azure-native:eventhub:EventHub", "-eastus-event-hub-hub", "-eastus-event-hub", HUB),
    (
        "azure-native:eventhub:EventHubAuthorizationRule",
        "-eastus-event-hub-listen-rule",
        "-eastus-event-hub",
        f"{HUB}/authorizationRules/elastic-agent-listen",
    ),
    (EVENT_HUBS_NAMESPACE, "-eastus-event-hub-namespace", "-eastus-event-hub", NAMESPACE),
    (f"{OWN}:ElasticAgentPolicy", "-elastic", "", None),
    (
        "elasticstack:index/fleetAgentPolicy:FleetAgentPolicy",
        "-elastic-agent-policy",
        "-elastic",
        "<id of the agent policy>",
    ),
    (
        INTEGRATION_POLICY,
        "-elastic-logs-eastus",
        "-elastic",
        "<id of the integration policy>",
    ),
    (
        INTEGRATION_POLICY,
        f"-elastic-{METRICS}",
        "-elastic",
        "<id of the integration policy>",
    ),
    (
        "azure-native:monitor:DiagnosticSetting",
        "-openai-dev-5ba147-setting",
        "",
        f"{ACCOUNT}/providers/microsoft.insights/diagnosticSettings/elastic",
    ),
    (f"{OWN}:MonitoringReader", "-reader", "", None),
    (
        "azuread:index/application:Application",
        "-reader-application",
        "-reader",
        "/applications/<object id of the application>",
    ),
    (
        "azure-native:authorization:RoleAssignment",
        f"-reader-{METRICS}-role",
        "-reader",
        f"{ASSIGNMENTS}/<name of the assignment>",
    ),
    (
        "azuread:index/servicePrincipal:ServicePrincipal",
        "-reader-service-principal",
        "-reader",
        "/servicePrincipals/<object id of the service principal>",
    ),
    ("azure-native:resources:ResourceGroup", "-resource-group", "", GROUP),
]
"""The import file of the dev stack; names and parents without their `azure-openai`."""


def made_by_hand(stack: str) -> tuple[Cloud, Recording]:
    """Return a world in which all that the tutorial makes is there, and no engine knows of it."""
    cloud = Cloud()
    configuration = stack_configuration.read(ROOT, stack)
    cloud.world.subscription_id = configuration.config["azure-native:subscriptionId"]
    recording = run(main_program(ROOT), configuration, cloud.world)
    assert recording.errors == []
    cloud.made = dict.fromkeys(recording.resources, 1)
    there = {each.urn for each in by_hand(recording)}
    for each in recording.resources.values():
        if each.urn not in there and each.type not in LEFT_OUT:
            cloud.world.remove(each.type, each.id)
    return cloud, recording


def by_hand(recording: Recording) -> list[Registration]:
    """Return what the tutorial makes and a provider imports, and the components around it."""
    fleet = ("elasticstack:index/fleetAgentPolicy:FleetAgentPolicy", INTEGRATION_POLICY)
    made = [
        each
        for each in recording.resources.values()
        if each.type in fleet or (each.type.startswith("azure") and each.type not in LEFT_OUT)
        if each.custom
    ]
    around = {each.parent for each in made}
    around |= {recording.resources[urn].parent for urn in around}
    return made + [each for each in recording.resources.values() if each.urn in around]


def new_ones(recording: Recording) -> list[str]:
    """Return the names of what `pulumi up` creates beside what was made by hand."""
    imported = {each.urn for each in by_hand(recording)}
    return sorted(each.name for each in recording.resources.values() if each.urn not in imported)


def filled_in(recording: Recording) -> dict[str, Any]:
    """Return the import file with the blanks filled in, as a person would."""
    document: dict[str, Any] = json.loads(adopt.import_file(recording))
    tails = {each.name: each.id.rpartition("/")[-1] for each in recording.resources.values()}
    for entry in document["resources"]:
        if "id" in entry:
            entry["id"] = re.sub("<[^>]*>", tails[entry["name"]], entry["id"])
    return document


def adopted(workspace: Workspace, document: dict[str, Any]) -> Outcome:
    """Run the import of the README."""
    workspace.set_up()
    file = workspace.folder / "import.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    return workspace.take_over(file)


def test_the_import_file_of_dev_holds_every_type_name_parent_and_id(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["adopt", "--stack", "dev"]) == 0

    found = json.loads(capsys.readouterr().out)
    expected = []
    for type_, name, parent, id_ in DEV:
        entry: dict[str, Any] = {"type": type_, "name": f"azure-openai{name}"}
        if parent is not None:
            entry["parent"] = f"azure-openai{parent}"
        package = type_.partition(":")[0]
        entry |= {"component": True} if id_ is None else {"id": id_, "version": VERSIONS[package]}
        if package == "elasticstack":
            entry["parameterization"] = {
                "pluginName": "terraform-provider",
                "pluginVersion": "1.1.1",
                "value": (
                    "eyJyZW1vdGUiOnsidXJsIjoicmVnaXN0cnkub3BlbnRvZnUub3JnL2VsYXN0aWMvZWxhc3RpY3N0"
                    "YWNrIiwidmVyc2lvbiI6IjAuMTYuMyJ9fQ=="
                ),
            }
        expected.append(entry)
    assert found == {"resources": expected}


def test_what_to_fill_in_and_what_is_left_out_is_told_beside_the_file(
    capsys: pytest.CaptureFixture[str],
) -> None:
    main(["adopt", "--stack", "dev"])

    assert (
        capsys.readouterr().err
        == f"""\
Fill in the ids in angle brackets, which only the services know:
  azure-openai-elastic-agent-policy
      <id of the agent policy>
      Kibana, Fleet, Agent policies: .../app/fleet/policies/<id of the agent policy>
  azure-openai-elastic-logs-eastus
      <id of the integration policy>
      Kibana, Fleet, the agent policy, Edit integration: \
.../edit-integration/<id of the integration policy>
  azure-openai-elastic-{METRICS}
      <id of the integration policy>
      Kibana, Fleet, the agent policy, Edit integration: \
.../edit-integration/<id of the integration policy>
  azure-openai-reader-application
      /applications/<object id of the application>
      az ad app list --display-name "Azure OpenAI monitoring (dev)" --query "[].id" --output tsv
  azure-openai-reader-{METRICS}-role
      {ASSIGNMENTS}/<name of the assignment>
      az role assignment list --scope {SUBSCRIPTION} --role "Monitoring Reader" \
--query "[].[principalName, name]" --output tsv
  azure-openai-reader-service-principal
      /servicePrincipals/<object id of the service principal>
      az ad sp list --display-name "Azure OpenAI monitoring (dev)" --query "[].id" --output tsv
Not in the file:
  azure-openai-apm-chat-api-key
      {importing.NOT_IMPORTED[API_KEY]}
  azure-openai-elastic-integration
      {importing.NOT_IMPORTED[PACKAGE]}
  azure-openai-reader-secret-20271031
      {importing.NOT_IMPORTED[PASSWORD]}
  what the tutorial does not make: `pulumi up` does
Delete the entries of what you do not have: `pulumi up` creates it.
"""
    )


@pytest.mark.parametrize("stack", ["dev", "prod"])
def test_every_resource_is_in_the_file_unless_its_kind_cannot_be_imported(stack: str) -> None:
    _, recording = made_by_hand(stack)

    listed = json.loads(adopt.import_file(recording))["resources"]

    planned = Counter((each.type, each.name) for each in by_hand(recording))
    assert Counter((each["type"], each["name"]) for each in listed) == planned


@pytest.mark.parametrize("stack", ["dev", "prod"])
def test_the_urns_that_the_engine_makes_of_the_file_are_those_of_the_program(stack: str) -> None:
    _, recording = made_by_hand(stack)
    types: dict[str, str] = {}
    urns = set()
    for each in json.loads(adopt.import_file(recording))["resources"]:
        inside = f"{types[each['parent']]}$" if "parent" in each else ""
        assert each["name"] not in types
        types[each["name"]] = f"{inside}{each['type']}"
        urns.add(
            f"urn:pulumi:{stack}::azure-openai-monitoring::{inside}{each['type']}::{each['name']}"
        )

    assert urns == {each.urn for each in by_hand(recording)}


def test_fleet_objects_outside_the_default_space_are_named_with_their_space() -> None:
    _, recording = made_by_hand("prod")

    listed = json.loads(adopt.import_file(recording))["resources"]

    assert {each["id"] for each in listed if each["type"].startswith("elasticstack:")} == {
        "observability/<id of the agent policy>",
        "observability/<id of the integration policy>",
    }


def test_the_ids_are_those_of_what_the_stack_file_names(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = stack_config("dev")
    for path, value in {
        "existingResourceGroupName": "rg-by-hand",
        "location": REMOVED,
        "regions.eastus.namespaceName": "evhns-by-hand",
        "regions.eastus.storageAccountName": "stbyhand",
        "eventHub.eventHubName": "logs",
        "eventHub.consumerGroupName": "elastic",
        "storage.containerName": "checkpoints",
        "diagnostics.settingName": "to-elastic",
    }.items():
        config = changed(config, path, value)
    write_stack(project, config)

    assert main(["--root", str(project), "adopt", "--stack", "test"]) == 0

    entries = json.loads(capsys.readouterr().out)["resources"]
    inside = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg-by-hand"
    namespace = f"{inside}/providers/Microsoft.EventHub/namespaces/evhns-by-hand"
    storage = f"{inside}/providers/Microsoft.Storage/storageAccounts/stbyhand"
    assert {
        each["id"]
        for each in entries
        if each["type"].startswith("azure-native:") and "<" not in each["id"]
    } == {
        namespace,
        f"{namespace}/authorizationRules/azure-monitor",
        f"{namespace}/eventhubs/logs",
        f"{namespace}/eventhubs/logs/authorizationRules/elastic-agent-listen",
        f"{namespace}/eventhubs/logs/consumergroups/elastic",
        storage,
        f"{storage}/blobServices/default",
        f"{storage}/blobServices/default/containers/checkpoints",
        f"{ACCOUNT}/providers/microsoft.insights/diagnosticSettings/to-elastic",
    }


def test_an_unknown_stack_is_told_the_ones_that_exist(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["adopt", "--stack", "nope"]) == 1
    assert capsys.readouterr() == (
        "",
        "There is no stack 'nope': Pulumi.nope.yaml is missing. The stacks here are dev, prod.\n",
    )


def test_a_stack_that_would_be_refused_has_no_import_file(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "Pulumi.test.yaml").write_text("config: {}", encoding="utf-8")

    assert main(["--root", str(project), "adopt", "--stack", "test"]) == 1

    captured = capsys.readouterr()
    assert captured.out == ""
    assert "azure-openai-monitoring:accounts" in captured.err


@pytest.mark.parametrize("stack", ["dev", "prod"])
def test_an_import_reads_back_as_given_what_would_replace_a_resource(stack: str) -> None:
    _, recording = made_by_hand(stack)

    different = {}
    for each in by_hand(recording):
        found = recording.world.find(each.type, each.id) if each.custom else None
        if found is None:
            continue
        _, inputs = importing.read_back(found)
        given = wire.revealed(each.inputs)
        different[each.type] = {
            key for key in replaced_by(each.type) if inputs.get(key) != given.get(key)
        }

    assert {type_: keys for type_, keys in different.items() if keys} == {
        # The provider makes it up where the program leaves it out, and keeps it from then on.
        "azure-native:authorization:RoleAssignment": {"roleAssignmentName"}
    }


def test_a_secret_of_fleet_is_read_back_as_a_reference_and_secret() -> None:
    _, recording = made_by_hand("dev")
    (policy,) = (
        each
        for each in recording.resources.values()
        if each.type == INTEGRATION_POLICY and "logs" in each.name
    )
    found = recording.world.find(policy.type, policy.id)
    assert found is not None

    state, inputs = importing.read_back(found)

    path = "inputs.azure_open_ai-azure-eventhub.streams.azure_openai.logs.vars"
    assert path in set(wire.secret_paths(inputs))
    told = json.dumps(wire.revealed([state, inputs]))
    assert [secret for secret in recording.world.secrets if secret in told] == []
    assert (
        r"\"storage_account_key\": {\"id\": \"storage_account_key\", \"isSecretRef\": true}" in told
    )


@needs_the_engine
@pytest.mark.parametrize("stack", ["dev", "prod"])
def test_the_engine_takes_over_everything_and_replaces_nothing(stack: str, tmp_path: Path) -> None:
    cloud, recording = made_by_hand(stack)
    before = Counter(cloud.world.names())
    with serving(cloud) as providers:
        workspace = Workspace(ROOT, tmp_path, stack, providers)
        imported = adopted(workspace, filled_in(recording))
        assert (imported.status, "warning" in imported.printed) == (0, False), imported.printed
        state = workspace.run("stack", "export").printed
        assert [secret for secret in cloud.world.secrets if secret in state] == []

        up = workspace.up()
        again = workspace.preview()

    assert up.status == 0, up.printed
    done = up.operations()
    assert set(done) == {"create", "update"}
    assert done["create"] == new_ones(recording)
    assert (again.status, again.operations()) == (0, {})
    # The one new thing in Entra is a client secret, beside the one that was made by hand.
    more = Counter(cloud.world.names()) - before
    assert len([each for each in more if "/password/" in each]) == 1
    assert before - Counter(cloud.world.names()) == Counter()


@needs_the_engine
def test_what_was_made_differently_is_updated_in_place(tmp_path: Path) -> None:
    cloud, recording = made_by_hand("dev")
    world = cloud.world
    (storage,) = world.of(STORAGE_ACCOUNT)
    (namespace,) = world.of(EVENT_HUBS_NAMESPACE)
    opened = {"minimumTlsVersion": "TLS1_0", "allowBlobPublicAccess": True}
    world.add(storage.token, storage.id, {**storage.state, **opened})
    world.add(namespace.token, namespace.id, {**namespace.state, "minimumTlsVersion": "1.0"})
    document = filled_in(recording)
    # Somebody who has no rule for diagnostics of its own deletes its entry.
    rule = f"{NAMESPACE}/authorizationRules/azure-monitor"
    world.remove("azure-native:eventhub:NamespaceAuthorizationRule", rule)
    document["resources"] = [each for each in document["resources"] if each.get("id") != rule]

    with serving(cloud) as providers:
        workspace = Workspace(ROOT, tmp_path, "dev", providers)
        assert adopted(workspace, document).status == 0
        up = workspace.up()
        again = workspace.preview()

    assert up.status == 0, up.printed
    done = up.operations()
    assert set(done) == {"create", "update"}
    rule = "azure-openai-eastus-event-hub-diagnostic-rule"
    assert done["create"] == sorted([*new_ones(recording), rule])
    assert (again.status, again.operations()) == (0, {})
    (storage,) = world.of(STORAGE_ACCOUNT)
    (namespace,) = world.of(EVENT_HUBS_NAMESPACE)
    assert {key: storage.state[key] for key in opened} == {
        "minimumTlsVersion": "TLS1_2",
        "allowBlobPublicAccess": False,
    }
    assert namespace.state["minimumTlsVersion"] == "1.2"


@needs_the_engine
def test_an_import_of_what_is_not_there_is_refused(tmp_path: Path) -> None:
    cloud, recording = made_by_hand("dev")
    cloud.world.remove(STORAGE_ACCOUNT, STORAGE)

    with serving(cloud) as providers:
        outcome = adopted(Workspace(ROOT, tmp_path, "dev", providers), filled_in(recording))

    assert outcome.status != 0
    assert f"resource '{STORAGE}' does not exist" in outcome.printed
