"""The emulated providers over gRPC: what the real engine asks them, and what they answer."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import grpc
import pytest
from google.protobuf import empty_pb2
from pulumi.runtime.proto import plugin_pb2, provider_pb2, provider_pb2_grpc

from rehearsal import wire
from rehearsal.emulation import UNKNOWN, World
from rehearsal.engine import serving
from rehearsal.faults import Fault, Operation
from rehearsal.provider import Cloud
from rehearsal.wire import Secret
from tests.conftest import TODAY

GROUP = "azure-native:resources:ResourceGroup"
NAMESPACE = "azure-native:eventhub:Namespace"
HUB = "azure-native:eventhub:EventHub"
ASSIGNMENT = "azure-native:authorization:RoleAssignment"
APPLICATION = "azuread:index/application:Application"
HUB_RULE = "azure-native:eventhub:EventHubAuthorizationRule"
STORAGE = "azure-native:storage:StorageAccount"
ML_JOB = "elasticstack:index/elasticsearchMlAnomalyDetectionJob:ElasticsearchMlAnomalyDetectionJob"
INTEGRATION = "elasticstack:index/fleetIntegration:FleetIntegration"
INTEGRATION_POLICY = "elasticstack:index/fleetIntegrationPolicy:FleetIntegrationPolicy"
PASSWORD = "azuread:index/applicationPassword:ApplicationPassword"  # noqa: S105 - a token
SERVICE_PRINCIPAL = "azuread:index/servicePrincipal:ServicePrincipal"
AGENT_POLICY = "elasticstack:index/fleetAgentPolicy:FleetAgentPolicy"


def urn(token: str, name: str = "it") -> str:
    """Return the URN of a resource without a parent."""
    return f"urn:pulumi:dev::project::{token}::{name}"


class Client:
    """Asks one provider as the engine does, in plain Python values."""

    def __init__(self, port: str) -> None:
        self.channel = grpc.insecure_channel(f"127.0.0.1:{port}")
        self.stub = provider_pb2_grpc.ResourceProviderStub(self.channel)

    def check(self, token: str, inputs: dict[str, Any]) -> list[str]:
        request = provider_pb2.CheckRequest(urn=urn(token), news=wire.to_wire(inputs))
        return [each.property for each in self.stub.Check(request).failures]

    def diff(self, token: str, old: dict[str, Any], new: dict[str, Any]) -> tuple[Any, Any]:
        request = provider_pb2.DiffRequest(
            urn=urn(token), old_inputs=wire.to_wire(old), news=wire.to_wire(new)
        )
        answer = self.stub.Diff(request)
        return list(answer.diffs), list(answer.replaces)

    def create(
        self, token: str, inputs: dict[str, Any], *, preview: bool = False
    ) -> tuple[str, dict[str, Any]]:
        request = provider_pb2.CreateRequest(
            urn=urn(token), properties=wire.to_wire(inputs), preview=preview
        )
        answer = self.stub.Create(request)
        return answer.id, wire.from_wire(answer.properties)

    def update(self, token: str, resource_id: str, new: dict[str, Any]) -> dict[str, Any]:
        request = provider_pb2.UpdateRequest(urn=urn(token), id=resource_id, news=wire.to_wire(new))
        return wire.from_wire(self.stub.Update(request).properties)

    def read(self, token: str, resource_id: str, inputs: dict[str, Any]) -> dict[str, Any] | None:
        request = provider_pb2.ReadRequest(
            urn=urn(token), id=resource_id, inputs=wire.to_wire(inputs)
        )
        answer = self.stub.Read(request)
        return wire.from_wire(answer.inputs) if answer.id else None

    def imported(self, token: str, import_id: str) -> tuple[str, dict[str, Any]]:
        answer = self.stub.Read(provider_pb2.ReadRequest(urn=urn(token), id=import_id))
        return answer.id, wire.from_wire(answer.inputs)

    def delete(self, token: str, resource_id: str) -> None:
        self.stub.Delete(provider_pb2.DeleteRequest(urn=urn(token), id=resource_id))


@pytest.fixture
def cloud() -> Cloud:
    """Make an empty cloud on the day of the standing clock."""
    return Cloud(World(now=TODAY))


@pytest.fixture
def clients(cloud: Cloud) -> Iterator[dict[str, Client]]:
    """Serve the providers, and give a client of each by its name."""
    with serving(cloud) as ports:
        found = {
            name: Client(port) for name, port in (each.split(":") for each in ports.split(","))
        }
        yield found
        for client in found.values():
            client.channel.close()


@pytest.fixture
def azure(clients: dict[str, Client]) -> Client:
    """Give the client of azure-native, with the tests' resource group in place."""
    clients["azure-native"].create(GROUP, {"resourceGroupName": "rg", "location": "eastus"})
    return clients["azure-native"]


INPUTS = {
    "resourceGroupName": "rg",
    "namespaceName": "evhns-test",
    "location": "eastus",
    "sku": {"name": "Standard", "tier": "Standard", "capacity": 1},
    "tags": {"team": "platform"},
}


def test_every_provider_lets_the_engine_attach_and_names_its_version(
    clients: dict[str, Client],
) -> None:
    for client in clients.values():
        client.stub.Attach(plugin_pb2.PluginAttach(address="127.0.0.1:1"))

    assert {
        name: client.stub.GetPluginInfo(empty_pb2.Empty()).version
        for name, client in clients.items()
    } == {"azure-native": "3.29.0", "azuread": "6.11.1", "terraform-provider": "1.1.1"}


def test_the_parameterized_provider_becomes_the_package_it_is_asked_to_be(
    clients: dict[str, Client],
) -> None:
    value = provider_pb2.ParameterizeRequest.ParametersValue(
        name="elasticstack", version="0.16.3", value=b"{}"
    )
    answer = clients["terraform-provider"].stub.Parameterize(
        provider_pb2.ParameterizeRequest(value=value)
    )

    assert (answer.name, answer.version) == ("elasticstack", "0.16.3")


def test_a_resource_is_created_read_updated_and_deleted(azure: Client, cloud: Cloud) -> None:
    namespace_id, state = azure.create(NAMESPACE, INPUTS)
    assert namespace_id.endswith(
        "/resourceGroups/rg/providers/Microsoft.EventHub/namespaces/evhns-test"
    )
    assert state["serviceBusEndpoint"] == "https://evhns-test.servicebus.windows.net:443/"
    assert azure.read(NAMESPACE, namespace_id, INPUTS) == INPUTS

    changed = {**INPUTS, "tags": {"team": "search"}}
    assert azure.update(NAMESPACE, namespace_id, changed)["tags"] == {"team": "search"}
    assert azure.read(NAMESPACE, namespace_id, changed) == changed

    azure.delete(NAMESPACE, namespace_id)
    assert azure.read(NAMESPACE, namespace_id, changed) is None
    assert list(cloud.world.of(NAMESPACE)) == []


def test_a_preview_creates_nothing_and_knows_only_the_inputs(azure: Client, cloud: Cloud) -> None:
    resource_id, state = azure.create(NAMESPACE, INPUTS, preview=True)

    assert resource_id == ""
    assert state["namespaceName"] == "evhns-test"
    assert state["serviceBusEndpoint"] is UNKNOWN
    assert list(cloud.world.of(NAMESPACE)) == []


def test_a_check_refuses_what_no_later_creation_can_mend(azure: Client) -> None:
    assert azure.check(NAMESPACE, {**INPUTS, "minimumTlsVersion": "3.0"}) == ["minimumTlsVersion"]


def test_a_check_leaves_what_is_not_there_yet_to_the_creation(azure: Client) -> None:
    elsewhere = {**INPUTS, "resourceGroupName": "rg-later"}

    assert azure.check(NAMESPACE, elsewhere) == []
    with pytest.raises(grpc.RpcError, match="no resource group of this name exists there"):
        azure.create(NAMESPACE, elsewhere)


def test_a_resource_is_not_in_its_own_way_when_it_is_checked_again(azure: Client) -> None:
    azure.create(NAMESPACE, INPUTS)

    assert azure.check(NAMESPACE, INPUTS) == []


@pytest.mark.parametrize(
    ("change", "replaces"),
    [({"tags": {}}, []), ({"location": "westeurope"}, ["location"])],
)
def test_a_diff_says_what_changes_and_what_replaces(
    change: dict[str, Any], replaces: list[str], azure: Client
) -> None:
    assert azure.diff(NAMESPACE, INPUTS, {**INPUTS, **change}) == (list(change), replaces)
    assert azure.diff(NAMESPACE, INPUTS, INPUTS) == ([], [])


def test_drift_is_read_back_as_inputs(azure: Client, cloud: Cloud) -> None:
    namespace_id, state = azure.create(NAMESPACE, INPUTS)
    cloud.world.add(NAMESPACE, namespace_id, {**state, "tags": {"team": "nobody"}})

    found = azure.read(NAMESPACE, namespace_id, INPUTS)

    assert found == {**INPUTS, "tags": {"team": "nobody"}}


def test_an_import_reads_the_inputs_from_the_id_and_from_what_can_be_written(
    azure: Client,
) -> None:
    namespace_id, state = azure.create(NAMESPACE, INPUTS)

    found, inputs = azure.imported(NAMESPACE, namespace_id)

    assert found == namespace_id
    assert {key: inputs[key] for key in INPUTS} == INPUTS
    assert inputs["minimumTlsVersion"] == "1.2"
    assert {"serviceBusEndpoint", "provisioningState", "name"} & inputs.keys() == set()
    assert "serviceBusEndpoint" in state


def test_an_import_of_what_is_not_there_finds_nothing(azure: Client, cloud: Cloud) -> None:
    (group,) = cloud.world.of(GROUP)
    missing = f"{group.id}/providers/Microsoft.EventHub/namespaces/evhns-none"

    assert azure.imported(NAMESPACE, missing) == ("", {})


def test_an_import_of_a_client_secret_is_refused(clients: dict[str, Client]) -> None:
    entra = clients["azuread"]
    application_id, _ = entra.create(APPLICATION, {"displayName": "one"})
    password_id, _ = entra.create(PASSWORD, {"applicationId": application_id})

    with pytest.raises(grpc.RpcError, match="Entra shows a client secret only once"):
        entra.imported(PASSWORD, password_id)


@pytest.mark.parametrize(
    ("spaces", "prefix"), [({}, ""), ({}, "default/"), ({"spaceIds": ["ai"]}, "ai/")]
)
def test_a_fleet_policy_is_imported_by_its_id_in_its_space(
    spaces: dict[str, Any], prefix: str, clients: dict[str, Client]
) -> None:
    elastic = clients["terraform-provider"]
    policy_id, _ = elastic.create(AGENT_POLICY, {"name": "one", "namespace": "dev", **spaces})

    assert elastic.imported(AGENT_POLICY, f"{prefix}{policy_id}")[0] == policy_id
    assert elastic.imported(AGENT_POLICY, f"elsewhere/{policy_id}") == ("", {})


ROLES = "/providers/Microsoft.Authorization/roleDefinitions"


def assigned(clients: dict[str, Client]) -> dict[str, Any]:
    """Create a service principal; return the inputs of a role assignment for it."""
    _, application = clients["azuread"].create(APPLICATION, {"displayName": "one"})
    principal = {"clientId": application["clientId"]}
    _, state = clients["azuread"].create(SERVICE_PRINCIPAL, principal)
    return {
        "scope": "/subscriptions/00000000-0000-4000-8000-000000000001",
        "roleDefinitionId": f"{ROLES}/43d0d8ad-25c7-4714-9337-8ba259a9fe05",
        "principalId": state["objectId"],
        "principalType": "ServicePrincipal",
    }


def test_an_imported_resource_keeps_the_name_that_the_program_leaves_out(
    clients: dict[str, Client], azure: Client
) -> None:
    given = assigned(clients)
    by_hand = "11111111-2222-4333-8444-555555555555"
    assignment_id, _ = azure.create(ASSIGNMENT, {**given, "roleAssignmentName": by_hand})
    _, olds = azure.imported(ASSIGNMENT, assignment_id)

    answer = azure.stub.Check(
        provider_pb2.CheckRequest(
            urn=urn(ASSIGNMENT), olds=wire.to_wire(olds), news=wire.to_wire(given)
        )
    )

    assert wire.from_wire(answer.inputs) == {**given, "roleAssignmentName": by_hand} == olds


JOB = {
    "jobId": "latency",
    "analysisConfig": {"detectors": [{"function": "mean", "fieldName": "event.duration"}]},
    "dataDescription": {"timeField": "@timestamp"},
}


def test_what_a_service_fills_in_is_no_drift_in_a_list_either(clients: dict[str, Client]) -> None:
    elastic = clients["terraform-provider"]
    job_id, state = elastic.create(ML_JOB, JOB)

    assert state["analysisConfig"]["detectors"][0]["useNull"] is False
    assert elastic.read(ML_JOB, job_id, JOB) == JOB


def test_what_replaces_something_in_the_cluster_is_in_the_same_cluster(
    clients: dict[str, Client],
) -> None:
    elastic = clients["terraform-provider"]
    job_id, _ = elastic.create(ML_JOB, JOB)
    elastic.delete(ML_JOB, job_id)

    assert elastic.create(ML_JOB, JOB)[0] == job_id


def test_deleting_a_resource_group_deletes_what_is_in_it(azure: Client, cloud: Cloud) -> None:
    azure.create(NAMESPACE, INPUTS)
    (group,) = cloud.world.of(GROUP)

    azure.delete(GROUP, group.id)

    assert cloud.world.is_empty()


def test_what_exists_already_is_not_created_again(azure: Client) -> None:
    azure.create(NAMESPACE, INPUTS)

    with pytest.raises(grpc.RpcError, match="this Event Hubs namespace exists already"):
        azure.create(NAMESPACE, INPUTS)


def test_an_update_keeps_the_id_that_the_engine_has(
    clients: dict[str, Client], cloud: Cloud
) -> None:
    fleet = clients["terraform-provider"]
    installed, _ = fleet.create(INTEGRATION, {"name": "azure_openai", "version": "1.7.0"})

    fleet.update(INTEGRATION, installed, {"name": "azure_openai", "version": "1.8.0"})

    (found,) = cloud.world.of(INTEGRATION)
    assert (found.id, found.state["version"]) == (installed, "1.8.0")


def test_what_is_not_to_be_destroyed_stays(clients: dict[str, Client], cloud: Cloud) -> None:
    fleet = clients["terraform-provider"]
    package = {"name": "azure_openai", "version": "1.8.0"}
    for kept in (True, False):
        installed, _ = fleet.create(INTEGRATION, {**package, "skipDestroy": kept})

        fleet.delete(INTEGRATION, installed)

        assert cloud.world.is_empty() is not kept
        assert cloud.world.left_behind() == []


def test_a_role_assignment_that_replaces_another_has_a_name_of_its_own(
    clients: dict[str, Client], azure: Client, cloud: Cloud
) -> None:
    given = assigned(clients)
    old, _ = azure.create(ASSIGNMENT, given)
    reader = {**given, "roleDefinitionId": f"{ROLES}/acdd72a7-3385-48ef-bd42-f606fba81ae7"}
    new, _ = azure.create(ASSIGNMENT, reader)

    azure.delete(ASSIGNMENT, old)

    assert [each.id for each in cloud.world.of(ASSIGNMENT)] == [new]


@pytest.mark.parametrize("done", [True, False])
def test_a_creation_that_is_held_is_done_or_not_when_its_engine_is_gone(
    done: bool,  # noqa: FBT001 - a parameter of the table
    azure: Client,
    cloud: Cloud,
) -> None:
    hold = cloud.faults.hold(Operation.CREATE, NAMESPACE, done=done)
    with ThreadPoolExecutor() as pool:
        held = pool.submit(azure.create, NAMESPACE, INPUTS)
        assert hold.reached.wait(10)
        assert list(cloud.world.of(NAMESPACE)) == []
        hold.released.set()

    assert (held.exception() is None) is done
    assert [each.state["name"] for each in cloud.world.of(NAMESPACE)] == ["evhns-test"] * done


@pytest.mark.parametrize(
    ("token", "inputs", "changed", "refused"),
    [
        (
            NAMESPACE,
            INPUTS,
            {"sku": {"name": "Premium", "tier": "Premium", "capacity": 1}},
            "a namespace of the Standard tier cannot become one of the Premium tier",
        ),
        (
            STORAGE,
            {
                "resourceGroupName": "rg",
                "accountName": "sttest",
                "location": "eastus",
                "kind": "StorageV2",
                "sku": {"name": "Standard_GRS"},
            },
            {"sku": {"name": "Standard_ZRS"}},
            "an update cannot change Standard_GRS",
        ),
    ],
)
def test_what_azure_changes_in_no_update_is_refused(
    token: str, inputs: dict[str, Any], changed: dict[str, Any], refused: str, azure: Client
) -> None:
    made, _ = azure.create(token, inputs)

    with pytest.raises(grpc.RpcError, match=refused):
        azure.update(token, made, {**inputs, **changed})


@pytest.mark.parametrize(
    ("tier", "partitions", "refused"),
    [
        ("Standard", 8, "cannot change from 4 on the Standard tier"),
        ("Premium", 2, "cannot be less than 4, the count that the event hub has"),
        ("Premium", 8, None),
    ],
)
def test_only_a_premium_hub_gets_more_partitions(
    tier: str, partitions: int, refused: str | None, azure: Client
) -> None:
    azure.create(NAMESPACE, {**INPUTS, "sku": {"name": tier, "tier": tier, "capacity": 1}})
    hub = {
        "resourceGroupName": "rg",
        "namespaceName": "evhns-test",
        "eventHubName": "logs",
        "partitionCount": 4,
        "messageRetentionInDays": 1,
    }
    made, _ = azure.create(HUB, hub)
    changed = {**hub, "partitionCount": partitions}

    if refused is None:
        assert azure.update(HUB, made, changed)["partitionCount"] == partitions
    else:
        with pytest.raises(grpc.RpcError, match=refused):
            azure.update(HUB, made, changed)


def test_what_is_made_again_has_new_keys(azure: Client, cloud: Cloud) -> None:
    namespace_id, _ = azure.create(NAMESPACE, INPUTS)
    before = [cloud.world.key(namespace_id, which) for which in ("primary", "primary")]

    azure.delete(NAMESPACE, namespace_id)
    azure.create(NAMESPACE, INPUTS)

    assert cloud.world.key(namespace_id, "primary") not in before
    assert before[0] == before[1]


def test_credentials_that_stop_working_are_noted(azure: Client, cloud: Cloud) -> None:
    namespace_id, _ = azure.create(NAMESPACE, INPUTS)
    rule = f"{namespace_id}/eventhubs/logs/authorizationRules/listen"
    cloud.world.add(HUB_RULE, rule, {"name": "listen"})
    cloud.world.add(STORAGE, "/storageAccounts/st", {"name": "st", "allowSharedKeyAccess": True})
    variables = {
        "connection_string": "Endpoint=sb://evhns-test.servicebus.windows.net/;"
        "SharedAccessKeyName=listen;"
        f"SharedAccessKey={cloud.world.secret(rule.lower(), 'primary')};EntityPath=logs",
        "storage_account": "st",
        "storage_account_key": cloud.world.secret("/storageaccounts/st", "key1"),
    }
    stream = {"enabled": True, "vars": json.dumps(variables)}
    logs = {"enabled": True, "streams": {"azure_openai.logs": stream}}
    cloud.world.add(INTEGRATION_POLICY, "policy", {"name": "logs", "inputs": {"logs": logs}})
    azure.update(NAMESPACE, namespace_id, INPUTS)
    assert cloud.unusable == []

    azure.delete(HUB_RULE, rule)

    assert cloud.unusable == ["logs: the rule of its connection string is gone"]


def test_a_second_resource_of_one_urn_is_another_one(clients: dict[str, Client]) -> None:
    entra = clients["azuread"]
    first, state = entra.create(APPLICATION, {"displayName": "one"})
    second, other = entra.create(APPLICATION, {"displayName": "two"})

    assert first != second
    assert state["clientId"] != other["clientId"]


def test_a_secret_input_comes_back_secret(clients: dict[str, Client]) -> None:
    _, state = clients["azuread"].create(APPLICATION, {"displayName": Secret("hidden")})

    assert state["displayName"] == Secret("hidden")


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (Fault.THROTTLED, grpc.StatusCode.RESOURCE_EXHAUSTED),
        (Fault.FORBIDDEN, grpc.StatusCode.PERMISSION_DENIED),
    ],
)
def test_a_fault_before_the_work_leaves_nothing_and_comes_once(
    fault: Fault, code: grpc.StatusCode, azure: Client, cloud: Cloud
) -> None:
    cloud.faults.add(Operation.CREATE, "it", fault)

    with pytest.raises(grpc.RpcError) as failed:
        azure.create(NAMESPACE, INPUTS)

    assert failed.value.code() is code
    assert list(cloud.world.of(NAMESPACE)) == []
    assert azure.create(NAMESPACE, INPUTS)[0]


def test_a_timeout_after_the_work_tells_the_engine_what_is_there(
    azure: Client, cloud: Cloud
) -> None:
    cloud.faults.add(Operation.CREATE, "it", Fault.TIMEOUT)

    with pytest.raises(grpc.RpcError) as failed:
        azure.create(NAMESPACE, INPUTS)

    details = {each.key: each.value for each in failed.value.trailing_metadata()}
    (made,) = cloud.world.of(NAMESPACE)
    assert made.id.encode() in details["grpc-status-details-bin"]


def test_what_no_emulation_knows_is_refused(azure: Client) -> None:
    with pytest.raises(grpc.RpcError, match="no emulation knows azure-native:sql:Server"):
        azure.create("azure-native:sql:Server", {})
    with pytest.raises(grpc.RpcError, match="no emulation knows azure-native:sql:getServer"):
        azure.stub.Invoke(provider_pb2.InvokeRequest(tok="azure-native:sql:getServer"))
