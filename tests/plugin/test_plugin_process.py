"""The plugin as a process of its own, asked as the engine asks it.

It proves what crosses the border: args as other languages send them, outputs as they get them, and
what they read when an input is wrong. What the components build is proven in process.
"""

import json
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import grpc
import pulumi
import pytest
from google.protobuf import empty_pb2
from pulumi.runtime.proto import errors_pb2, status_pb2

import components
from components.inputs import reader
from components.inputs.event_hub import EventHubNamespaceInputs
from rehearsal.emulation import UNKNOWN, World
from rehearsal.program import StackConfiguration, run
from rehearsal.recording import Recording
from rehearsal.wire import Secret, revealed, secret_paths
from tests.components.deployed import (
    COMPONENT,
    HUB,
    NAMESPACE,
    PLANTED,
    brought_along,
    counts,
    environment_args,
    event_hub_args,
    everything,
    existing_namespace,
    leaks,
    named,
    new_world,
    policy_args,
    reader_args,
    setting_args,
    storage_args,
)
from tests.plugin.engine import (
    PROJECT,
    STACK,
    STACK_URN,
    Plugin,
    as_sent,
    output,
    unknown_output,
)

GROUP_URN = f"urn:pulumi:{STACK}::{PROJECT}::azure-native:resources:ResourceGroup::group"


@pytest.fixture(autouse=True)
def _real_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the real clock: no test can give another one to a process of its own."""
    monkeypatch.setattr(reader, "now", lambda: datetime.now(UTC))


def in_a_year() -> str:
    """Return a day on which a client secret may end."""
    return f"{datetime.now(UTC) + timedelta(days=365):%Y-%m-%d}T00:00:00Z"


def ends_in_a_year(args: Any) -> Any:
    """Return args whose reader has a secret that the real clock finds good."""
    return {**args, "reader": {**args["reader"], "secret_end_date": in_a_year()}}


def as_given(args: Any) -> Any:
    """Return args as a program in Python gives them: what is secret is an output."""
    return {
        key: pulumi.Output.secret(value.value) if isinstance(value, Secret) else value
        for key, value in args.items()
    }


def with_secrets(args: Any, *keys: str) -> Any:
    """Return args of which some are secret."""
    return {key: Secret(value) if key in keys else value for key, value in args.items()}


CASES: dict[str, tuple[str, Callable[[World], Any]]] = {
    "AzureOpenAIMonitoring": (
        "AzureOpenAIMonitoring",
        lambda _: ends_in_a_year(environment_args()),
    ),
    "AzureOpenAIMonitoring, everything": (
        "AzureOpenAIMonitoring",
        lambda _: ends_in_a_year(everything()),
    ),
    "AzureOpenAIMonitoring, brought along": (
        "AzureOpenAIMonitoring",
        lambda world: with_secrets(brought_along(world), "client_secret"),
    ),
    "CheckpointStorage": ("CheckpointStorage", lambda _: storage_args()),
    "DiagnosticSetting": ("DiagnosticSetting", setting_args),
    "ElasticAgentPolicy": (
        "ElasticAgentPolicy",
        lambda _: with_secrets(
            policy_args(), "client_secret", "connection_strings", "storage_account_keys"
        ),
    ),
    "EventHubNamespace": ("EventHubNamespace", lambda _: event_hub_args()),
    "MonitoringReader": ("MonitoringReader", lambda _: ends_in_a_year(reader_args())),
}
"""Each component with args, in a world that they may be put into."""


def now_world() -> World:
    """Make a world of today, with the resource group `rg` in it."""
    return new_world(datetime.now(UTC))


def test_the_plugin_answers_who_it_is(plugin: Plugin) -> None:
    assert plugin.stub.GetPluginInfo(empty_pb2.Empty()).version == "0.0.0"


def called(recording: Recording) -> list[str]:
    """Return the function calls with their arguments, in an order of their own."""
    return sorted(json.dumps(each, sort_keys=True) for each in recording.calls)


@pytest.mark.parametrize("case", CASES)
def test_a_plugin_registers_what_a_program_in_python_does(case: str, plugin: Plugin) -> None:
    component, make_args = CASES[case]
    world = now_world()
    args = make_args(world)
    in_process = run(
        lambda: getattr(components, component)("test", as_given(args)),
        StackConfiguration(PROJECT, STACK),
        world.copy(),
    )

    constructed = plugin.construct(component, as_sent(args), world=world)

    recording = constructed.recording
    assert recording.errors == in_process.errors == []
    assert counts(recording) == counts(in_process)
    assert recording.resources == in_process.resources
    assert recording.component_outputs == in_process.component_outputs
    assert called(recording) == called(in_process)


@pytest.mark.parametrize("case", CASES)
def test_a_consumer_gets_the_outputs_that_the_component_registered(
    case: str, plugin: Plugin
) -> None:
    component, make_args = CASES[case]
    world = now_world()

    constructed = plugin.construct(component, as_sent(make_args(world)), world=world)

    assert constructed.urn == f"urn:pulumi:{STACK}::{PROJECT}::{COMPONENT}{component}::test"
    assert named(constructed.recording, "test").parent == STACK_URN
    assert constructed.state == constructed.recording.component_outputs[constructed.urn]


SECRET_OUTPUTS = {
    "ApplicationTelemetry": ["applicationHeaders"],
    "AzureOpenAIMonitoring": ["applicationHeaders", "installCommand"],
    "CheckpointStorage": ["accountKey"],
    "DiagnosticSetting": [],
    "ElasticAgentPolicy": ["enrollmentToken", "installCommand"],
    "EventHubNamespace": ["connectionString"],
    "MonitoringReader": ["clientSecret"],
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_secret_reaches_the_consumer_as_a_secret(case: str, plugin: Plugin) -> None:
    component, make_args = CASES[case]
    world = now_world()
    args = make_args(world)

    constructed = plugin.construct(component, as_sent(args), world=world)

    assert sorted(secret_paths(constructed.state)) == SECRET_OUTPUTS[component]
    planted = [str(each.value) for each in args.values() if isinstance(each, Secret)]
    assert leaks(constructed.recording, *planted) == []
    logged = "\n".join(plugin.log)
    assert [secret for secret in world.secrets | {PLANTED} if secret in logged] == []


def wires(form: str) -> Any:
    """Return how an output of the resource group travels in one form, by its value."""
    return {
        "an output": lambda value: output(value, GROUP_URN),
        "a secret output": lambda value: output(value, GROUP_URN, secret=True),
        "a value with dependencies": lambda value: value,
        "a secret with dependencies": Secret,
    }[form]


@pytest.mark.parametrize(
    "form",
    [
        "an output",
        "a secret output",
        "a value with dependencies",
        "a secret with dependencies",
    ],
)
def test_an_output_of_another_resource_is_a_wire(form: str, plugin: Plugin) -> None:
    wire = wires(form)

    constructed = plugin.construct(
        "EventHubNamespace",
        {
            "location": "eastus",
            "resourceGroupName": wire("rg"),
            "namespaceName": wire("evhns-wired"),
        },
        world=now_world(),
        input_dependencies={"resourceGroupName": [GROUP_URN], "namespaceName": [GROUP_URN]},
    )

    recording = constructed.recording
    assert recording.errors == []
    (namespace,) = recording.of_type(NAMESPACE)
    assert namespace.inputs["resourceGroupName"] == (Secret("rg") if "secret" in form else "rg")
    assert revealed(namespace.inputs)["namespaceName"] == "evhns-wired"
    assert {
        each.name for each in recording.resources.values() if GROUP_URN not in each.dependencies
    } == {"test"}
    assert constructed.dependencies["namespaceId"] == {namespace.urn}
    assert revealed(constructed.state)["namespaceHost"] == "evhns-wired.servicebus.windows.net"
    assert sorted(secret_paths(constructed.state)) == ["connectionString"]


def test_an_output_within_a_map_is_a_wire(plugin: Plugin) -> None:
    world = now_world()
    namespace_id = existing_namespace(world)
    args = as_sent(ends_in_a_year(environment_args()))
    kibana = {**args["elastic"], "kibanaUrl": output("https://kibana.example", GROUP_URN)}

    constructed = plugin.construct(
        "AzureOpenAIMonitoring",
        {
            **args,
            "elastic": kibana,
            "regions": {"eastus": {"existingNamespaceId": output(namespace_id, GROUP_URN)}},
            "tags": {"group": output("rg", GROUP_URN)},
        },
        world=world,
        input_dependencies={key: [GROUP_URN] for key in ("elastic", "regions", "tags")},
    )

    recording = constructed.recording
    assert recording.errors == []
    assert recording.of_type(NAMESPACE) == []
    (hub,) = recording.of_type(HUB)
    assert hub.inputs["namespaceName"] == "evhns-company"
    assert GROUP_URN in hub.dependencies
    assert {
        each.inputs["tags"]["group"]
        for each in recording.resources.values()
        if "tags" in each.inputs
    } == {"rg"}
    assert constructed.state["links"]["overview"].startswith("https://kibana.example/app/")


def test_secrets_in_a_map_of_secrets_stay_secret(plugin: Plugin) -> None:
    strings = {"eastus": output("planted-in-a-map", GROUP_URN, secret=True)}

    constructed = plugin.construct(
        "ElasticAgentPolicy",
        {**as_sent(policy_args()), "connectionStrings": strings},
        world=now_world(),
        input_dependencies={"connectionStrings": [GROUP_URN]},
    )

    assert constructed.recording.errors == []
    assert leaks(constructed.recording, "planted-in-a-map") == []
    held = named(constructed.recording, "test-logs-eastus").inputs
    assert "planted-in-a-map" in str(revealed(held))


@pytest.mark.parametrize(
    ("unknown", "dependencies"),
    [
        pytest.param(unknown_output(GROUP_URN), [GROUP_URN], id="an output"),
        pytest.param(UNKNOWN, [GROUP_URN], id="a value with dependencies"),
        # As the engine passes it on where a consumer's transform has seen the inputs.
        pytest.param(UNKNOWN, [], id="a value alone"),
    ],
)
def test_a_preview_goes_on_where_a_wire_is_not_known_yet(
    unknown: Any, dependencies: list[str], plugin: Plugin
) -> None:
    args = as_sent(ends_in_a_year(environment_args()))
    del args["location"]

    constructed = plugin.construct(
        "AzureOpenAIMonitoring",
        {**args, "existingResourceGroupName": unknown, "tags": {"group": unknown}},
        world=now_world(),
        dry_run=True,
        input_dependencies={"existingResourceGroupName": dependencies},
    )

    expected = plugin.construct(
        "AzureOpenAIMonitoring",
        {**args, "existingResourceGroupName": "rg"},
        world=now_world(),
    )
    assert constructed.recording.errors == []
    assert set(constructed.recording.resources) == set(expected.recording.resources)
    (namespace,) = constructed.recording.of_type(NAMESPACE)
    assert namespace.inputs["resourceGroupName"] is UNKNOWN
    assert namespace.inputs["tags"] == {"group": UNKNOWN}
    assert constructed.state["resourceGroupName"] is UNKNOWN
    assert constructed.state["installCommand"] == Secret(UNKNOWN)
    assert constructed.state["subscriptionIds"] == expected.state["subscriptionIds"]


def test_whole_numbers_arrive_as_floats_and_are_whole(plugin: Plugin) -> None:
    settings = {"retentionDays": 3.0, "partitionCount": 8.0, "capacity": 2.0}

    constructed = plugin.construct(
        "EventHubNamespace", {**as_sent(event_hub_args()), "eventHub": settings}, world=now_world()
    )

    (hub,) = constructed.recording.of_type(HUB)
    assert (hub.inputs["messageRetentionInDays"], hub.inputs["partitionCount"]) == (3, 8)


def refused(plugin: Plugin, component: str, inputs: Any) -> tuple[grpc.StatusCode, str, Any]:
    """Return how the plugin refuses inputs: the status, the message and what goes with it."""
    with pytest.raises(grpc.RpcError) as caught:
        plugin.construct(component, inputs, world=now_world())
    error: Any = caught.value
    return error.code(), error.details(), dict(error.trailing_metadata())


@pytest.mark.parametrize(
    ("inputs", "keys"),
    [
        pytest.param({"namespaceName": "x"}, ["namespaceName"], id="a bad name"),
        pytest.param(
            {"eventHub": {"retentionDays": 9.0, "partitionCount": 0.0}},
            ["eventHub.partitionCount", "eventHub.retentionDays"],
            id="two bad numbers",
        ),
        pytest.param(
            {"eventHub": {"retentionDays": 2.5}}, ["eventHub.retentionDays"], id="a fraction"
        ),
        pytest.param({"namespaceName": ""}, ["namespaceName"], id="an empty name"),
    ],
)
def test_bad_inputs_are_refused_with_the_message_and_nothing_else(
    inputs: Any, keys: list[str], plugin: Plugin
) -> None:
    """Keys are spelled as the consumer's schema spells them."""
    given = {**as_sent(event_hub_args()), **inputs}
    with pytest.raises(components.InvalidInputs) as expected:
        EventHubNamespaceInputs.of_config(given, 'EventHubNamespace "test"')

    code, message, _ = refused(plugin, "EventHubNamespace", given)

    assert message == str(expected.value)
    assert re.findall(r"^  - (\S+) = ", message, re.MULTILINE) == keys
    assert code is grpc.StatusCode.INVALID_ARGUMENT


def test_an_output_is_refused_where_a_plain_value_is_needed(plugin: Plugin) -> None:
    given = {**as_sent(event_hub_args()), "location": output("eastus", GROUP_URN)}

    _, message, _ = refused(plugin, "EventHubNamespace", given)

    assert "  - location = [output]: It must be text. " in message
    assert 'File "' not in message


@pytest.mark.parametrize(
    ("inputs", "path", "reason"),
    [
        ({"resourceGroupName": "rg"}, "location", "Missing required input 'location'"),
        (
            {"location": "eastus", "eventHub": {"tier": "Gold"}},
            "eventHub.tier",
            "Invalid value Gold",
        ),
    ],
)
def test_what_the_schema_refuses_is_refused_by_its_path(
    inputs: Any, path: str, reason: str, plugin: Plugin
) -> None:
    """Pulumi's own host checks required keys and enums, and the engine tells them by path."""
    code, _, metadata = refused(plugin, "EventHubNamespace", inputs)

    status = status_pb2.Status.FromString(metadata["grpc-status-details-bin"])
    details = errors_pb2.InputPropertiesError()
    assert status.details[0].Unpack(details)
    (error,) = details.errors
    assert code is grpc.StatusCode.INVALID_ARGUMENT
    assert error.property_path == path
    assert error.reason.startswith(reason)


@pytest.mark.parametrize("secret", [False, True])
def test_a_bad_output_is_refused_as_soon_as_it_is_known_and_not_shown(
    secret: bool,  # noqa: FBT001 - a parameter of the test
    plugin: Plugin,
) -> None:
    bad = output("planted-and-bad.", GROUP_URN, secret=secret)
    given = {**as_sent(event_hub_args()), "resourceGroupName": bad}

    _, message, _ = refused(plugin, "EventHubNamespace", given)

    assert "resourceGroupName = [output]: It is not a resource group name: " in message
    assert 'File "' not in message
    assert [each for each in (message, *plugin.log) if "planted-and-bad" in each] == []


def test_components_that_are_constructed_at_once_do_not_mix(plugin: Plugin) -> None:
    def construct(name: str) -> Recording:
        inputs = {**as_sent(event_hub_args()), "namespaceName": f"evhns-{name}"}
        return plugin.construct("EventHubNamespace", inputs, name=name, world=now_world()).recording

    names = ["first", "second", "third", "fourth"]
    with ThreadPoolExecutor(len(names)) as executor:
        recordings = list(executor.map(construct, names))

    for name, recording in zip(names, recordings, strict=True):
        assert recording.errors == []
        assert len(recording.resources) == 6
        assert all(each.name.startswith(name) for each in recording.resources.values())
        assert named(recording, f"{name}-namespace").inputs["namespaceName"] == f"evhns-{name}"


def test_a_plugin_goes_on_after_it_refused(plugin: Plugin) -> None:
    refused(plugin, "EventHubNamespace", {**as_sent(event_hub_args()), "namespaceName": "x"})

    constructed = plugin.construct(
        "EventHubNamespace", as_sent(event_hub_args()), world=now_world()
    )

    assert constructed.recording.errors == []
