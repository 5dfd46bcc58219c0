"""What every public component promises, held against each of them.

The components are those of `components.__all__`: one that is added there is tested here, and fails
until it is in the tables below.
"""

import ast
import inspect
import re
import types
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Annotated, Any, NotRequired, Union, get_args, get_origin, is_typeddict

import pulumi
import pulumi_azure_native as azure_native
import pulumi_azuread as azuread
import pulumi_elasticstack as elasticstack
import pytest
import yaml
from pulumi.provider.experimental.analyzer import Analyzer, AnalyzeResult
from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

import components
from components.inputs.alert_rules import AlertRulesInputs, RuleSettings, RulesSettings
from components.inputs.anomaly_jobs import (
    AnomalyJobsInputs,
    JobSettings,
    JobsSettings,
    PlannedWorkSettings,
)
from components.inputs.application_telemetry import (
    ApmSettings,
    ApplicationInputs,
    ApplicationTelemetryInputs,
)
from components.inputs.base import Inputs
from components.inputs.cost import BudgetSettings, CostBudgetsInputs, CostSettings
from components.inputs.dashboard import DashboardInputs
from components.inputs.data_views import DataViewsInputs, RuntimeFieldInputs, ViewsSettings
from components.inputs.diagnostics import DiagnosticSettingInputs, DiagnosticsSettings
from components.inputs.elastic import (
    ElasticAgentPolicyInputs,
    ElasticSettings,
    LogSourceInputs,
    MetricsSourceInputs,
)
from components.inputs.event_hub import EventHubNamespaceInputs, EventHubSettings
from components.inputs.kibana import KibanaContentInputs, KibanaSettings
from components.inputs.monitoring import AccountInputs, AzureOpenAIMonitoringInputs, RegionInputs
from components.inputs.notifications import (
    AlertNotificationsInputs,
    ConnectorSettings,
    MaintenanceWindowSettings,
    NotificationsSettings,
)
from components.inputs.prices import OwnPriceSettings, PricesSettings
from components.inputs.reader import MonitoringReaderInputs, ReaderSettings
from components.inputs.service_levels import (
    ApmServiceSettings,
    ObjectiveSettings,
    ObjectivesSettings,
    ServiceLevelsInputs,
)
from components.inputs.storage import CheckpointStorageInputs, StorageSettings
from rehearsal.monitor import PROVIDER_PREFIX, Monitor
from rehearsal.recording import Recording, Registration
from tests.components.deployed import (
    OTHER_SUBSCRIPTION,
    TENANT_ID,
    brought_along,
    budget_args,
    content_args,
    dashboard_args,
    environment_args,
    event_hub_args,
    everything,
    existing_account,
    existing_namespace,
    job_args,
    level_args,
    named,
    new_world,
    notification_args,
    policy_args,
    reader_args,
    rule_args,
    setting_args,
    storage_args,
    telemetry_args,
    view_args,
)
from tests.conftest import ROOT, TODAY, Deploy

FOLDER = ROOT / "components"
COMPONENTS: dict[str, Any] = {
    name: each
    for name in components.__all__
    if inspect.isclass(each := getattr(components, name))
    and issubclass(each, pulumi.ComponentResource)
}
ARGS = {
    name: each for name in components.__all__ if is_typeddict(each := getattr(components, name))
}

MODELS: dict[str, type[Inputs]] = {
    "AccountArgs": AccountInputs,
    "ApmArgs": ApmSettings,
    "ApplicationArgs": ApplicationInputs,
    "ApplicationTelemetryArgs": ApplicationTelemetryInputs,
    "AlertNotificationsArgs": AlertNotificationsInputs,
    "AlertRulesArgs": AlertRulesInputs,
    "AnomalyJobsArgs": AnomalyJobsInputs,
    "ApmServiceArgs": ApmServiceSettings,
    "BudgetArgs": BudgetSettings,
    "CostArgs": CostSettings,
    "CostBudgetsArgs": CostBudgetsInputs,
    "DashboardArgs": DashboardInputs,
    "OwnPriceArgs": OwnPriceSettings,
    "PricesArgs": PricesSettings,
    "AzureOpenAIMonitoringArgs": AzureOpenAIMonitoringInputs,
    "CheckpointStorageArgs": CheckpointStorageInputs,
    "ConnectorArgs": ConnectorSettings,
    "DataViewsArgs": DataViewsInputs,
    "DiagnosticSettingArgs": DiagnosticSettingInputs,
    "DiagnosticsArgs": DiagnosticsSettings,
    "ElasticAgentPolicyArgs": ElasticAgentPolicyInputs,
    "ElasticArgs": ElasticSettings,
    "EventHubArgs": EventHubSettings,
    "EventHubNamespaceArgs": EventHubNamespaceInputs,
    "JobArgs": JobSettings,
    "JobsArgs": JobsSettings,
    "KibanaArgs": KibanaSettings,
    "KibanaContentArgs": KibanaContentInputs,
    "LogSourceArgs": LogSourceInputs,
    "MaintenanceWindowArgs": MaintenanceWindowSettings,
    "MetricsSourceArgs": MetricsSourceInputs,
    "MonitoringReaderArgs": MonitoringReaderInputs,
    "NotificationsArgs": NotificationsSettings,
    "ObjectiveArgs": ObjectiveSettings,
    "ObjectivesArgs": ObjectivesSettings,
    "PlannedWorkArgs": PlannedWorkSettings,
    "ReaderArgs": ReaderSettings,
    "RegionArgs": RegionInputs,
    "RuleArgs": RuleSettings,
    "RulesArgs": RulesSettings,
    "RuntimeFieldArgs": RuntimeFieldInputs,
    "ServiceLevelsArgs": ServiceLevelsInputs,
    "StorageArgs": StorageSettings,
    "ViewsArgs": ViewsSettings,
}
"""The model right behind each args."""

MADE: dict[str, Any] = {
    "CostBudgets": lambda _: budget_args(),
    "Dashboard": lambda _: dashboard_args(),
    "ApplicationTelemetry": lambda _: telemetry_args(),
    "AlertNotifications": lambda _: notification_args(),
    "AlertRules": lambda _: rule_args(),
    "AnomalyJobs": lambda _: job_args(),
    "AzureOpenAIMonitoring": lambda _: environment_args(),
    "CheckpointStorage": lambda _: storage_args(),
    "DataViews": lambda _: view_args(),
    "DiagnosticSetting": setting_args,
    "ElasticAgentPolicy": lambda _: policy_args(),
    "EventHubNamespace": lambda _: event_hub_args(),
    "KibanaContent": lambda _: content_args(),
    "MonitoringReader": lambda _: reader_args(),
    "ServiceLevels": lambda _: level_args(),
}
"""Args of each component with every part made, in a world that they may be put into."""

BROUGHT: dict[str, Any] = {
    "AzureOpenAIMonitoring": brought_along,
    "CheckpointStorage": lambda world: {
        "location": "eastus",
        "existing_account_id": existing_account(world),
    },
    "EventHubNamespace": lambda world: {
        "location": "eastus",
        "existing_namespace_id": existing_namespace(world),
    },
    "MonitoringReader": lambda _: {
        "account_ids": reader_args()["account_ids"],
        "reader": {"existing_client_id": TENANT_ID},
        "client_secret": "planted",
    },
}
"""Args of each component with every part brought along that can be."""

CASES = [
    *((name, args) for name, args in MADE.items()),
    *((name, args) for name, args in BROUGHT.items()),
    ("AzureOpenAIMonitoring", lambda _: everything()),
]
CASE_IDS = [*MADE, *(f"{name}, brought along" for name in BROUGHT), "everything"]


def camel(name: str) -> str:
    """Return a name as Pulumi's schema spells it."""
    head, *tail = name.split("_")
    return head + "".join(part.capitalize() for part in tail)


def deployed(
    deploy: Deploy, name: str, args: Any, opts: pulumi.ResourceOptions | None = None
) -> Recording:
    """Deploy a component as `test` into a new world."""
    world = new_world(TODAY)
    given = args(world)
    return deploy(lambda: COMPONENTS[name]("test", given, opts), world=world)


def documented(cls: type) -> dict[str, str | None]:
    """Return the docstring under each annotation of a class, None where there is none."""
    (tree,) = ast.parse(inspect.getsource(cls)).body
    assert isinstance(tree, ast.ClassDef)
    found: dict[str, str | None] = {}
    for statement, following in zip(tree.body, [*tree.body[1:], None], strict=True):
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            text = (
                following.value.value
                if isinstance(following, ast.Expr) and isinstance(following.value, ast.Constant)
                else None
            )
            found[statement.target.id] = inspect.cleandoc(text) if isinstance(text, str) else None
    return found


def test_the_tables_here_cover_every_public_component_and_its_args() -> None:
    assert set(MADE) == set(COMPONENTS)
    assert set(MODELS) == set(ARGS)
    assert set(BROUGHT) < set(COMPONENTS)


@pytest.mark.parametrize("name", components.__all__)
def test_every_public_name_is_there_and_says_what_it_is(name: str) -> None:
    assert inspect.getdoc(getattr(components, name))


def test_the_public_names_are_in_order_and_each_once() -> None:
    assert components.__all__ == sorted(set(components.__all__))


def ancestors(recording: Recording, registration: Registration) -> Iterator[Registration]:
    """Iterate over the components that a resource is in, from the nearest outwards."""
    while registration.parent in recording.resources:
        registration = recording.resources[registration.parent]
        yield registration


@pytest.mark.parametrize(("name", "args"), CASES, ids=CASE_IDS)
def test_every_child_is_in_the_component_and_named_after_its_parent(
    name: str, args: Any, deploy: Deploy
) -> None:
    recording = deployed(deploy, name, args)

    component = named(recording, "test")
    assert component.type == f"azure-openai-monitoring:index:{name}"
    children = [each for each in recording.resources.values() if each is not component]
    assert children
    for child in children:
        assert component in ancestors(recording, child)
        parent = recording.resources[child.parent]
        assert not parent.custom
        assert child.name.startswith(f"{parent.name}-")
        assert child.urn.split("::")[2] == f"{parent.urn.split('::')[2]}${child.type}"


@pytest.mark.parametrize(("name", "args"), CASES, ids=CASE_IDS)
def test_a_component_registers_the_outputs_that_it_declares(
    name: str, args: Any, deploy: Deploy
) -> None:
    recording = deployed(deploy, name, args)

    components_ = [each for each in recording.resources.values() if not each.custom]
    assert set(recording.component_outputs) == {each.urn for each in components_}
    for each in components_:
        cls = COMPONENTS[each.type.rsplit(":", 1)[-1]]
        declared = inspect.get_annotations(cls)
        absent = {
            camel(key)
            for key, annotation in declared.items()
            if annotation == pulumi.Output[str | None]
        }
        registered = set(recording.component_outputs[each.urn])
        assert registered <= {camel(key) for key in declared}
        assert {camel(key) for key in declared} - absent <= registered


@pytest.mark.parametrize("cls", COMPONENTS.values(), ids=COMPONENTS)
def test_the_outputs_that_a_component_registers_are_those_that_it_annotates(
    cls: type[pulumi.ComponentResource],
) -> None:
    nodes = list(ast.walk(ast.parse(inspect.getsource(inspect.getmodule(cls)))))  # type: ignore[arg-type]  # a class has its module
    (call,) = (
        node
        for node in nodes
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "register_outputs"
    )
    registered: ast.expr | None = call.args[0]
    if isinstance(registered, ast.Call) and isinstance(registered.func, ast.Attribute):
        (registered,) = (
            node.value
            for method in nodes
            if isinstance(method, ast.FunctionDef) and method.name == registered.func.attr
            for node in ast.walk(method)
            if isinstance(node, ast.Return)
        )
    assert isinstance(registered, ast.Dict)
    assert [key.value for key in registered.keys if isinstance(key, ast.Constant)] == [
        camel(name) for name in inspect.get_annotations(cls)
    ]


@pytest.mark.parametrize("cls", COMPONENTS.values(), ids=COMPONENTS)
def test_a_component_annotates_nothing_but_outputs(cls: type[pulumi.ComponentResource]) -> None:
    origins: list[Any] = [get_origin(each) for each in inspect.get_annotations(cls).values()]

    assert origins
    assert all(each is pulumi.Output for each in origins)


@pytest.mark.parametrize("cls", COMPONENTS.values(), ids=COMPONENTS)
def test_a_component_takes_a_name_its_args_and_options(cls: type[pulumi.ComponentResource]) -> None:
    parameters = inspect.signature(cls.__init__).parameters

    assert list(parameters) == ["self", "name", "args", "opts"]
    assert parameters["args"].annotation is ARGS[f"{cls.__name__}Args"]
    assert parameters["opts"].annotation == (pulumi.ResourceOptions | None)
    assert parameters["opts"].default is None


@pytest.mark.parametrize("cls", [*COMPONENTS.values(), *ARGS.values()], ids=[*COMPONENTS, *ARGS])
def test_every_key_and_every_output_has_a_docstring(cls: type) -> None:
    found = documented(cls)

    assert set(found) == set(inspect.get_annotations(cls))
    assert [key for key, text in found.items() if not text or not text.endswith(".")] == []


def default_in_words(value: object) -> str | None:
    """Return a default as a docstring states it, or None where the words are free."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Enum):
        return str(value.value)
    return str(value) if isinstance(value, str | int) else None


@pytest.mark.parametrize("name", ARGS)
def test_a_docstring_states_the_default_that_the_model_has(name: str) -> None:
    texts = documented(ARGS[name])
    for key, field in MODELS[name].model_fields.items():
        words = default_in_words(field.default)
        if words is not None:
            text = " ".join((texts[key] or "").split())
            assert re.search(rf"Default: {re.escape(words)}([.;]|\.?$| \()", text), key
        if field.is_required():
            assert "Default:" not in (texts[key] or ""), key


@pytest.mark.parametrize("name", ARGS)
def test_args_and_their_model_have_the_same_keys_required_and_optional(name: str) -> None:
    args, fields = ARGS[name], MODELS[name].model_fields

    assert args.__required_keys__ == {key for key, field in fields.items() if field.is_required()}
    assert args.__optional_keys__ == {
        key for key, field in fields.items() if not field.is_required()
    }


def plain(annotation: Any) -> Any:
    """Return what an annotation of args or of a model holds, without what wraps it.

    That is `str`, `int`, `bool`, an Enum, a model or args, or a pair of `list` or `dict` with one.
    Text may be an output in both; `Any` in a map stands for such text.
    """
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin in (Union, types.UnionType):
        # The first member: `T | None`, `T | Output[T]`, `Input[T]` is `T | Awaitable[T] | ...`.
        return plain(arguments[0])
    if origin in (list, tuple):
        return (list, plain(arguments[0]))
    if origin is dict:
        return (dict, str if arguments[1] is Any else plain(arguments[1]))
    if origin in (Annotated, NotRequired):
        return plain(arguments[0])
    return annotation


PARSED = dict.fromkeys(
    ("secret_end_date", "previous_secret_end_date", "start", "end", "until"), str
)
"""Keys whose text the model holds as something else."""


def with_models(kind: Any) -> Any:
    """Return what args hold with each args in it replaced by the model behind it."""
    if isinstance(kind, tuple):
        return (kind[0], with_models(kind[1]))
    return MODELS.get(getattr(kind, "__name__", ""), kind)


@pytest.mark.parametrize("name", ARGS)
def test_args_and_their_model_hold_the_same_kinds_of_values(name: str) -> None:
    for key, annotation in inspect.get_annotations(ARGS[name]).items():
        held = plain(MODELS[name].model_fields[key].annotation)
        assert PARSED.get(key, held) == with_models(plain(annotation)), key


MODULES = sorted(
    path
    for path in FOLDER.rglob("*.py")
    if "sdks" not in path.relative_to(FOLDER).parts and path.name != "__main__.py"
)
MODULE_IDS = [str(path.relative_to(FOLDER)) for path in MODULES]
BANNED = {"Annotated", "Any", "Literal", "Optional", "Tuple", "Type", "Union", "tuple", "type"}


@pytest.mark.parametrize(
    "path", sorted(FOLDER.rglob("*.py")), ids=lambda path: str(path.relative_to(FOLDER))
)
def test_no_module_postpones_its_annotations(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))

    assert [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "__future__"
    ] == []


def args_classes() -> Iterator[tuple[str, ast.ClassDef]]:
    """Iterate over every TypedDict under components/, by where it stands."""
    for path, where in zip(MODULES, MODULE_IDS, strict=True):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef) and any(
                "TypedDict" in ast.unparse(base) for base in node.bases
            ):
                yield f"{where}:{node.name}", node


ARGS_CLASSES = dict(args_classes())


def test_every_args_class_is_public_and_in_a_module_of_its_component() -> None:
    assert {where.split(":")[1] for where in ARGS_CLASSES} == set(ARGS)
    assert all("/" not in where for where in ARGS_CLASSES)


@pytest.mark.parametrize("where", ARGS_CLASSES)
def test_args_use_only_what_the_schema_can_be_inferred_from(where: str) -> None:
    (base,) = ARGS_CLASSES[where].bases
    assert ast.unparse(base) == "TypedDict"
    assert ARGS_CLASSES[where].keywords == []
    for statement in ARGS_CLASSES[where].body:
        if isinstance(statement, ast.AnnAssign):
            nodes = list(ast.walk(statement.annotation))
            names = {node.id for node in nodes if isinstance(node, ast.Name)} | {
                node.attr for node in nodes if isinstance(node, ast.Attribute)
            }
            assert names & BANNED == set()
            assert not any(isinstance(node, ast.BinOp | ast.Constant) for node in nodes)


@pytest.mark.parametrize("path", MODULES, ids=MODULE_IDS)
def test_only_the_settings_read_a_stacks_configuration(path: Path) -> None:
    """In a plugin, `pulumi.Config` is the consumer's."""
    read = {
        ast.unparse(node)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "Config"
    }

    assert read == ({"pulumi.Config"} if path.name == "settings.py" else set())


@pytest.fixture(scope="module")
def schema() -> AnalyzeResult:
    """Infer the schema as the plugin does."""
    return Analyzer("azure-openai-monitoring").analyze(list(COMPONENTS.values()))


def test_the_schema_has_every_component_with_its_inputs_and_outputs(schema: AnalyzeResult) -> None:
    definitions = schema["component_definitions"]

    assert set(definitions) == set(COMPONENTS)
    for name, definition in definitions.items():
        assert set(definition.outputs) == {
            camel(key) for key in inspect.get_annotations(COMPONENTS[name])
        }
        args = ARGS[f"{name}Args"]
        assert {key for key, each in definition.inputs.items() if not each.optional} == {
            camel(key) for key in args.__required_keys__
        }
        assert {key for key, each in definition.inputs.items() if each.optional} == {
            camel(key) for key in args.__optional_keys__
        }


def test_the_schema_refers_to_no_type_of_another_package(schema: AnalyzeResult) -> None:
    assert schema["dependencies"] == set()
    assert schema["external_enum_types"] == {}
    enums = {
        name
        for name in components.__all__
        if inspect.isclass(each := getattr(components, name)) and issubclass(each, Enum)
    }
    nested = set(ARGS) - {f"{name}Args" for name in COMPONENTS}
    assert set(schema["type_definitions"]) == nested | enums


def test_everything_in_the_schema_is_described(schema: AnalyzeResult) -> None:
    undescribed = []
    for name, component in schema["component_definitions"].items():
        undescribed += [name] if not component.description else []
        undescribed += [
            f"{name}.{key}"
            for key, each in (*component.inputs.items(), *component.outputs.items())
            if not each.description
        ]
    for name, type_ in schema["type_definitions"].items():
        undescribed += [name] if not type_.description else []
        undescribed += [
            f"{name}.{key}" for key, each in type_.properties.items() if not each.description
        ]

    assert undescribed == []


def providers() -> list[pulumi.ProviderResource]:
    """Make a provider of each package that is used."""
    return [
        azure_native.Provider("azure", subscription_id=OTHER_SUBSCRIPTION),
        azuread.Provider("entra", tenant_id=TENANT_ID),
        elasticstack.Provider("elastic", kibanas=[{"endpoints": ["https://kibana.example"]}]),
    ]


def package_of(token: str) -> str:
    """Return the package of a resource's type or of a function."""
    return token.split(":", 1)[0]


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Note the function and the provider of each call, which the recording leaves out."""
    calls: list[tuple[str, str]] = []
    invoke = Monitor.Invoke

    def noting(monitor: Monitor, request: Any) -> Any:
        calls.append((request.tok, request.provider))
        return invoke(monitor, request)

    monkeypatch.setattr(Monitor, "Invoke", noting)
    return calls


@pytest.mark.parametrize(("name", "args"), CASES, ids=CASE_IDS)
def test_explicit_providers_reach_every_child_and_every_call(
    name: str, args: Any, deploy: Deploy, called: list[tuple[str, str]]
) -> None:
    world = new_world(TODAY)
    given = args(world)

    def program() -> None:
        opts = pulumi.ResourceOptions(providers=providers())
        COMPONENTS[name]("test", given, opts)

    recording = deploy(program, world=world)

    by_package = {
        each.type.removeprefix(PROVIDER_PREFIX): f"{each.urn}::{world.guid(each.urn)}"
        for each in recording.resources.values()
        if each.type.startswith(PROVIDER_PREFIX)
    }
    assert set(by_package) == {"azure-native", "azuread", "elasticstack"}
    children = [
        each
        for each in recording.resources.values()
        if each.custom and not each.type.startswith(PROVIDER_PREFIX)
    ]
    assert children
    for child in children:
        assert child.provider == by_package[package_of(child.type)], child.name
    assert [
        (token, provider) for token, provider in called if provider != by_package[package_of(token)]
    ] == []
    assert len(called) == len(recording.calls)


@pytest.mark.parametrize(("name", "args"), CASES, ids=CASE_IDS)
def test_a_childs_package_is_pinned(name: str, args: Any, deploy: Deploy) -> None:
    recording = deployed(deploy, name, args)

    for each in recording.resources.values():
        if each.custom and package_of(each.type) == "elasticstack":
            assert each.package == "elasticstack@0.16.3"


@pytest.mark.parametrize(("name", "args"), CASES, ids=CASE_IDS)
def test_a_component_copies_no_options_of_its_caller_to_its_children(
    name: str, args: Any, deploy: Deploy
) -> None:
    opts = pulumi.ResourceOptions(
        aliases=[pulumi.Alias(name="before")], ignore_changes=["tags"], replace_on_changes=["name"]
    )

    recording = deployed(deploy, name, args, opts)

    component = named(recording, "test")
    former = f"{component.urn.removesuffix('test')}before"
    assert component.aliases == (former,)
    assert component.ignore_changes == ("tags",)
    for each in recording.resources.values():
        if each is not component:
            assert former not in each.aliases
            assert "tags" not in each.ignore_changes
            assert "name" not in each.replace_on_changes


PROJECT: dict[str, Any] = yaml.safe_load((ROOT / "Pulumi.yaml").read_text(encoding="utf-8"))
DECLARED: dict[str, dict[str, Any]] = PROJECT["config"]
FIELDS: dict[str, FieldInfo] = {
    str(field.alias): field for field in AzureOpenAIMonitoringInputs.model_fields.values()
}


def test_every_key_of_the_configuration_is_declared_and_no_other() -> None:
    assert set(DECLARED) == set(FIELDS)


@pytest.mark.parametrize("key", DECLARED)
def test_a_declared_key_has_a_description_and_a_default_unless_it_is_required(key: str) -> None:
    declared = DECLARED[key]

    assert set(declared) - {"items"} <= {"type", "default", "description"}
    assert declared["description"].endswith(".")
    assert ("default" in declared) is not FIELDS[key].is_required()


@pytest.mark.parametrize("key", DECLARED)
def test_a_declared_type_is_the_one_that_the_model_holds(key: str) -> None:
    kind = plain(FIELDS[key].annotation)
    declared = DECLARED[key]["type"]

    if isinstance(kind, tuple):
        assert declared == {list: "array", dict: "object"}[kind[0]]
    elif issubclass(kind, BaseModel):
        assert declared == "object"
    else:
        assert declared == ("boolean" if kind is bool else "string")


@pytest.mark.parametrize("key", [key for key in DECLARED if "default" in DECLARED[key]])
def test_a_declared_default_is_the_models_own(key: str) -> None:
    declared, field = DECLARED[key]["default"], FIELDS[key]
    kind = plain(field.annotation)

    if declared in ("", {}):
        # The CLI demands a default of every declared key: an empty one stands for none.
        assert field.default in (None, PydanticUndefined)
    elif inspect.isclass(kind) and issubclass(kind, Inputs) and field.default is None:
        # The CLI demands a default of every declared key: this one makes nothing.
        assert declared == {"enabled": False}
    elif inspect.isclass(kind) and issubclass(kind, Inputs):
        assert set(declared) == {
            str(each.alias)
            for each in kind.model_fields.values()
            if each.default not in (None, PydanticUndefined, False) or each.default is False
        } | ({"categories"} if kind is DiagnosticsSettings else set())
        effective = kind.of_config(declared, "Pulumi.yaml")
        assert effective.model_copy(update={"categories": None}) == kind().model_copy(
            update={"categories": None}
        )
    else:
        assert declared == field.default


def test_the_declared_categories_are_those_that_a_setting_sends_by_default() -> None:
    declared = DiagnosticsSettings.of_config(DECLARED["diagnostics"]["default"], "Pulumi.yaml")

    assert declared.chosen_categories == DiagnosticsSettings().chosen_categories


@pytest.mark.parametrize(
    "key", [key for key, field in FIELDS.items() if inspect.isclass(plain(field.annotation))]
)
def test_a_declared_description_names_every_key_below(key: str) -> None:
    kind = plain(FIELDS[key].annotation)
    if not issubclass(kind, Inputs):
        return
    description = DECLARED[key]["description"]

    assert [
        each.alias
        for each in kind.model_fields.values()
        if each.alias is not None and each.alias not in description
    ] == []
