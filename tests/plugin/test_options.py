"""What Pulumi's resource options do to a component: given in process, and through the plugin.

`ignore_changes` and `import_` of a component mean nothing to its children; a transform of the
consumer reaches them, which only the engine can show.
"""

import inspect
from dataclasses import dataclass
from typing import Any

import pulumi
import pulumi_azure_native as azure_native
import pytest

import components
from rehearsal import engine
from rehearsal.emulation import World
from rehearsal.monitor import PROVIDER_PREFIX, Monitor
from rehearsal.provider import Cloud
from rehearsal.pulumi_cli import Outcome
from rehearsal.recording import Recording, Registration
from tests.components.deployed import (
    CLIENT_ID,
    GROUP,
    brought_along,
    environment_args,
    event_hub_args,
    everything,
    named,
    new_world,
    policy_args,
    reader_args,
    setting_args,
    storage_args,
    telemetry_args,
)
from tests.conftest import TODAY, Deploy
from tests.consumers.consumer import PROGRAMS, Consumer, errors, missing
from tests.plugin.engine import PROJECT, PROVIDER_ID, STACK, Plugin, as_sent

IN_STACK = f"urn:pulumi:{STACK}::{PROJECT}::"

COMPONENTS: dict[str, Any] = {
    "ApplicationTelemetry": lambda _: telemetry_args(),
    "AzureOpenAIMonitoring": lambda _: environment_args(),
    "CheckpointStorage": lambda _: storage_args(),
    "DiagnosticSetting": setting_args,
    "ElasticAgentPolicy": lambda _: policy_args(),
    "EventHubNamespace": lambda _: event_hub_args(),
    "MonitoringReader": lambda _: reader_args(),
}
"""Each component with args, in a world that they may be put into."""


def deployed(deploy: Deploy, name: str, **options: Any) -> Recording:
    """Deploy a component as `test`, with options, into a new world."""
    world = new_world(TODAY)
    args = COMPONENTS[name](world)
    return deploy(
        lambda: getattr(components, name)("test", args, pulumi.ResourceOptions(**options)),
        world=world,
    )


def children(recording: Recording) -> list[Registration]:
    """Return the resources in the components: no components, no providers."""
    return [
        each
        for each in recording.resources.values()
        if each.custom and "$" in each.urn.split("::")[2]
    ]


@pytest.mark.parametrize("name", COMPONENTS)
def test_a_protected_component_protects_every_child(name: str, deploy: Deploy) -> None:
    recording = deployed(deploy, name, protect=True)

    assert children(recording)
    assert all(each.protect for each in recording.resources.values())


def test_a_component_depends_on_what_its_options_say_and_its_children_come_after(
    deploy: Deploy,
) -> None:
    world = World(now=TODAY)

    def program() -> None:
        group = azure_native.resources.ResourceGroup(
            "group", resource_group_name="rg", location="eastus"
        )
        components.EventHubNamespace(
            "test", event_hub_args(), pulumi.ResourceOptions(depends_on=[group])
        )

    recording = deploy(program, world=world)

    (group,) = recording.of_type(GROUP)
    assert group.urn in named(recording, "test").dependencies
    assert next(iter(recording.resources)) == group.urn


def test_one_provider_is_enough_where_its_package_is_all_that_is_used(deploy: Deploy) -> None:
    def program() -> None:
        provider = azure_native.Provider("explicit", location="eastus")
        components.EventHubNamespace(
            "test", event_hub_args(), pulumi.ResourceOptions(provider=provider)
        )

    recording = deploy(program, world=new_world(TODAY))

    (provider,) = recording.of_type(f"{PROVIDER_PREFIX}azure-native")
    assert len(children(recording)) == 5
    assert all(each.provider.startswith(f"{provider.urn}::") for each in children(recording))


@pytest.mark.parametrize("name", COMPONENTS)
def test_an_import_of_a_component_imports_no_child(
    name: str, deploy: Deploy, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported: list[tuple[str, str]] = []
    register = Monitor.RegisterResource

    def noting(monitor: Any, request: Any) -> Any:
        imported.append((request.name, request.importId))
        return register(monitor, request)

    monkeypatch.setattr(Monitor, "RegisterResource", noting)

    deployed(deploy, name, import_="/subscriptions/imported")

    assert dict(imported)["test"] == "/subscriptions/imported"
    assert [child for child, import_id in imported if import_id] == ["test"]


def taggable(registration: Registration) -> bool:
    """Return whether the provider's SDK gives this kind of resource a map of tags."""
    package, module, kind = registration.type.split(":")
    if package != "azure-native":
        return False
    sdk = getattr(getattr(azure_native, module), kind)
    return "tags" in inspect.signature(sdk._internal_init).parameters


@pytest.mark.parametrize("args", [environment_args(), everything()], ids=["least", "everything"])
def test_tags_given_once_reach_every_child_that_can_carry_them(args: Any, deploy: Deploy) -> None:
    tags = {"team": "platform", "cost-center": "42"}
    tagged_args: Any = {**args, "tags": tags}

    recording = deploy(
        lambda: components.AzureOpenAIMonitoring("test", tagged_args), world=new_world(TODAY)
    )

    tagged = {each.type for each in children(recording) if taggable(each)}
    assert tagged == {
        GROUP,
        "azure-native:eventhub:Namespace",
        "azure-native:storage:StorageAccount",
    }
    for each in children(recording):
        found = each.inputs.get("tags")
        # Kibana's tags are a list of labels, and say which environment and rule it is.
        assert found == tags if taggable(each) else not isinstance(found, dict), each.name


def test_what_is_brought_along_is_not_tagged(deploy: Deploy) -> None:
    world = new_world(TODAY)
    args: Any = {**brought_along(world), "tags": {"team": "platform"}}

    recording = deploy(lambda: components.AzureOpenAIMonitoring("test", args), world=world)

    assert [each.name for each in children(recording) if "tags" in each.inputs] == []


def constructed(
    plugin: Plugin, name: str = "EventHubNamespace", args: Any = None, **options: Any
) -> Recording:
    """Construct a component through the plugin, with options."""
    inputs = as_sent(args or event_hub_args())
    return plugin.construct(name, inputs, world=new_world(TODAY), **options).recording


READER_BROUGHT_ALONG: Any = {
    **reader_args(),
    "reader": {"existing_client_id": CLIENT_ID},
    "client_secret": "planted",
}


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("EventHubNamespace", event_hub_args()),
        ("ElasticAgentPolicy", policy_args()),
        ("MonitoringReader", READER_BROUGHT_ALONG),
    ],
)
def test_a_consumers_providers_reach_every_child(name: str, args: Any, plugin: Plugin) -> None:
    providers = {
        package: f"{IN_STACK}{PROVIDER_PREFIX}{package}::explicit::{PROVIDER_ID}"
        for package in ("azure-native", "azuread", "elasticstack")
    }

    recording = constructed(plugin, name, args, providers=providers)

    assert children(recording)
    for each in children(recording):
        assert each.provider == providers[each.type.split(":", 1)[0]], each.name


def test_a_consumers_protection_reaches_every_child(plugin: Plugin) -> None:
    args: Any = {**event_hub_args(), "protect": False}

    recording = constructed(plugin, args=args, protect=True)

    assert len(children(recording)) == 5
    assert all(each.protect for each in recording.resources.values())


def test_a_consumers_other_options_are_the_components_own(plugin: Plugin) -> None:
    group = f"{IN_STACK}{GROUP}::group"

    recording = constructed(plugin, dependencies=[group], ignoreChanges=["tags"])

    component = named(recording, "test")
    assert component.dependencies == (group,)
    assert component.ignore_changes == ("tags",)
    for each in children(recording):
        assert "tags" not in each.ignore_changes
        assert group not in each.dependencies


@dataclass(frozen=True)
class Lived:
    """What the real engine did to a component with options: see `consumers/python_options`."""

    previewed: Outcome
    updated: Outcome
    resources: list[dict[str, Any]]
    renamed: Outcome

    def children(self) -> dict[str, dict[str, Any]]:
        """Return the component's children in the state, by type."""
        return {each["type"]: each for each in self.resources if "$" in each["urn"].split("::")[2]}


@pytest.fixture(scope="session")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Lived:
    """Update, then preview another name under an alias; skips where there is no CLI."""
    if reason := missing(host="pulumi-language-python"):
        pytest.skip(reason)
    with engine.serving(Cloud()) as providers:
        folder = tmp_path_factory.mktemp("options")
        consumer = Consumer(PROGRAMS / "python_options", folder, "test", providers)
        consumer.set_up()
        updated = consumer.preview(), consumer.up()
        resources = consumer.state()["deployment"]["resources"]
        changes = ("--plaintext", "componentName=after", "--plaintext", "retentionDays=5")
        consumer.run("config", "set-all", *changes)
        return Lived(*updated, resources, consumer.preview())


def test_on_the_engine_a_transform_of_the_consumer_reaches_every_child(lived: Lived) -> None:
    assert errors(lived.previewed) == errors(lived.updated) == []
    assert lived.children()["azure-native:eventhub:Namespace"]["inputs"]["tags"] == {
        "team": "platform",
        "transformed": "yes",
    }
    hub = lived.children()["azure-native:eventhub:EventHub"]
    assert hub["ignoreChanges"] == ["messageRetentionInDays"]


def test_on_the_engine_protection_and_providers_reach_every_child(lived: Lived) -> None:
    assert len(lived.children()) == 5
    for each in lived.children().values():
        assert each["protect"]
        assert "::explicit::" in each["provider"]


def test_on_the_engine_a_component_that_is_renamed_under_an_alias_keeps_every_child(
    lived: Lived,
) -> None:
    """The changed retention is one of the changes that the transform ignores."""
    assert errors(lived.renamed) == []
    assert lived.renamed.operations() == {}
