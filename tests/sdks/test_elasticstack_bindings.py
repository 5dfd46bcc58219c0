"""The bindings of elasticstack, each held against the schema that lies beside them."""

import base64
import inspect
import json
import subprocess
import sys
import tomllib
import typing
from collections.abc import Callable, Mapping
from importlib import resources
from importlib.metadata import version
from typing import Any, NotRequired

import pulumi
import pulumi_elasticstack as elasticstack
import pytest
from pulumi_elasticstack import config, outputs

from tests.sdks.elasticstack_schema import (
    CONFIGURATION,
    DISTRIBUTION,
    FUNCTION_INPUTS,
    FUNCTION_OUTPUTS,
    FUNCTIONS,
    PROVIDER,
    RESOURCE_INPUTS,
    RESOURCE_OUTPUTS,
    RESOURCES,
    SCHEMA,
    TYPES,
    annotation,
    annotations,
    args_class,
    args_dict,
    args_of_either_kind,
    as_input,
    as_output,
    class_name,
    function,
    given,
    in_classes,
    in_dicts,
    output_class,
    plain,
    resource_class,
    result_class,
    snake,
    wire,
)
from tests.sdks.recorded import deploy, is_secret, revealed

each_resource = pytest.mark.parametrize("token", RESOURCES)
each_function = pytest.mark.parametrize("token", FUNCTIONS)
either_kind = pytest.mark.parametrize("nested", [in_dicts, in_classes])
known_or_output = pytest.mark.parametrize("scalar", [plain, pulumi.Output.from_input])

Nested = Callable[[str, dict[str, Any]], Any]
Scalar = Callable[[Any], Any]


def types_of(function: Callable[..., Any], *but: str) -> dict[str, Any]:
    """Give the types of a function's parameters, less its own name's and its options'."""
    own = {"self", "__self__", "resource_name", "opts", "__props__", *but}
    given = inspect.signature(function).parameters
    return {name: given[name].annotation for name in given if name not in own}


def without_default(function: Callable[..., Any]) -> set[str]:
    given = inspect.signature(function).parameters
    names = {name for name in given if given[name].default is inspect.Parameter.empty}
    return names - {"self", "__self__", "resource_name"}


def object_types(spec: Mapping[str, Any], nested: Callable[[str], Any]) -> dict[str, Any]:
    """Give the types of the properties of an object that is put out."""
    return annotations(spec["properties"], spec.get("required", ()), nested)


def result_of(token: str) -> dict[str, Any]:
    return wire(FUNCTIONS[token]["outputs"]["properties"])


def loaded_by(program: str) -> set[str]:
    """Give the modules of the package that are loaded once a program has run."""
    report = "import sys; print(*(name for name in sys.modules if 'elasticstack' in name))"
    command = [sys.executable, "-c", f"{program}\n{report}"]
    run = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
    return {name.removeprefix("pulumi_elasticstack").lstrip(".") for name in run.stdout.split()}


def test_exactly_the_resources_and_functions_in_use_are_bound() -> None:
    assert [class_name(token) for token in RESOURCES] == [
        "ApmAgentConfiguration",
        "ElasticsearchMlAnomalyDetectionJob",
        "ElasticsearchMlCalendar",
        "ElasticsearchMlCalendarEvent",
        "ElasticsearchMlCalendarJob",
        "ElasticsearchMlDatafeed",
        "ElasticsearchMlDatafeedState",
        "ElasticsearchMlJobState",
        "ElasticsearchSecurityApiKey",
        "FleetAgentPolicy",
        "FleetIntegration",
        "FleetIntegrationPolicy",
        "FleetOutput",
        "FleetServerHost",
        "KibanaActionConnector",
        "KibanaAlertingRule",
        "KibanaDataView",
        "KibanaImportSavedObjects",
        "KibanaMaintenanceWindow",
        "KibanaSlo",
        "KibanaSpace",
    ]
    assert [*map(class_name, FUNCTIONS)] == ["GetFleetEnrollmentTokens", "GetFleetIntegration"]


def test_the_schema_has_no_type_that_no_binding_uses() -> None:
    used = [RESOURCE_INPUTS, RESOURCE_OUTPUTS, FUNCTION_INPUTS, FUNCTION_OUTPUTS, CONFIGURATION]
    assert set(TYPES) == {token for tokens in used for token in tokens}


def test_the_distribution_is_the_generated_one_by_name_and_version() -> None:
    project = tomllib.loads((DISTRIBUTION / "pyproject.toml").read_text())["project"]
    assert project["name"] == "pulumi_elasticstack"
    assert project["version"] == version("pulumi_elasticstack") == SCHEMA["version"] == "0.16.3"


def test_the_engine_finds_the_plugin_to_install_beside_the_package() -> None:
    installed = resources.files(elasticstack)
    assert json.loads((installed / "pulumi-plugin.json").read_text()) == {
        "resource": True,
        "name": "terraform-provider",
        "version": "1.1.1",
        "parameterization": {
            "name": "elasticstack",
            "version": "0.16.3",
            "value": SCHEMA["parameterization"]["parameter"],
        },
    }


def test_type_checkers_read_the_types_of_the_package() -> None:
    assert (resources.files(elasticstack) / "py.typed").is_file()


def test_the_package_gives_every_name_and_no_other() -> None:
    names = {"config", "outputs", "Provider", "ProviderArgs"}
    for token in RESOURCES:
        names |= {class_name(token), f"{class_name(token)}Args"}
    for token in RESOURCE_INPUTS + FUNCTION_INPUTS:
        names |= {f"{class_name(token)}Args", f"{class_name(token)}ArgsDict"}
    for token in FUNCTIONS:
        name, result = snake(token.split(":")[-1]), f"{class_name(token)}Result"
        names |= {name, f"{name}_output", result, f"Awaitable{result}"}

    exported: list[str] = vars(elasticstack)["__all__"]
    assert sorted(exported) == sorted(names)
    assert names <= set(dir(elasticstack))
    assert {getattr(elasticstack, name).__name__.split(".")[-1] for name in names} == names


def test_the_module_of_outputs_gives_every_nested_output_and_no_other() -> None:
    names = {class_name(token) for token in RESOURCE_OUTPUTS}
    names |= {f"{class_name(token)}Result" for token in FUNCTION_OUTPUTS}
    exported: list[str] = vars(outputs)["__all__"]
    assert sorted(exported) == sorted(names)
    assert {getattr(outputs, name).__name__ for name in names} == names


def test_a_misspelt_name_is_refused_by_the_type_checker_and_at_run_time() -> None:
    with pytest.raises(AttributeError, match="'pulumi_elasticstack' has no attribute 'FleetPoli'"):
        elasticstack.FleetPoli  # type: ignore[attr-defined]  # noqa: B018
    with pytest.raises(AttributeError, match=r"'pulumi_elasticstack\.outputs' has no attribute"):
        outputs.FleetPoli  # type: ignore[attr-defined]  # noqa: B018
    with pytest.raises(AttributeError, match=r"'pulumi_elasticstack\.config' has no attribute"):
        config.fleet  # type: ignore[attr-defined]  # noqa: B018


@each_resource
def test_a_resource_has_its_token_and_its_outputs(token: str) -> None:
    cls = resource_class(token)
    assert cls.pulumi_type == token
    assert issubclass(cls, pulumi.CustomResource)
    assert inspect.get_annotations(cls) == {
        name: as_output(value)
        for name, value in object_types(RESOURCES[token], output_class).items()
    }


@each_resource
def test_the_arguments_of_a_resource_are_its_inputs(token: str) -> None:
    spec = RESOURCES[token]
    required = spec.get("requiredInputs", [])
    constructor = args_class(class_name(token)).__init__
    inputs = annotations(spec["inputProperties"], required, args_class, as_input)
    assert types_of(constructor) == inputs
    assert without_default(constructor) == {*map(snake, required)}


@each_resource
def test_a_resource_is_constructed_from_its_arguments_or_by_their_names(token: str) -> None:
    spec = RESOURCES[token]
    by_class, by_name = typing.get_overloads(resource_class(token).__init__)
    cls = args_class(class_name(token))
    assert types_of(by_class) == {"args": cls if spec.get("requiredInputs") else cls | None}
    assert types_of(by_name) == annotations(
        spec["inputProperties"], (), args_of_either_kind, as_input
    )
    assert without_default(by_name) == set()


@each_resource
def test_an_existing_resource_is_found_by_its_id_and_its_state(token: str) -> None:
    get = resource_class(token).get
    state = RESOURCES[token]["stateInputs"]["properties"]
    assert types_of(get, "id") == annotations(state, (), args_of_either_kind, as_input)
    assert without_default(get) == {"id"}


@pytest.mark.parametrize("token", RESOURCE_INPUTS)
def test_a_nested_input_of_a_resource_is_a_class_or_a_dictionary(token: str) -> None:
    spec = TYPES[token]
    properties, required = spec.get("properties", {}), spec.get("required", [])
    constructor = args_class(class_name(token)).__init__
    assert types_of(constructor) == annotations(properties, required, args_class, as_input)
    assert without_default(constructor) == {*map(snake, required)}

    dictionary = args_dict(class_name(token))
    keys = annotations(properties, required, args_dict, as_input)
    assert dictionary.__annotations__ == {
        name: value if name in map(snake, required) else NotRequired[value]
        for name, value in keys.items()
    }
    assert dictionary.__required_keys__ == {*map(snake, required)}


@pytest.mark.parametrize("token", FUNCTION_INPUTS)
def test_a_nested_input_of_a_function_takes_no_outputs(token: str) -> None:
    properties = TYPES[token]["properties"]
    constructor = args_class(class_name(token)).__init__
    assert types_of(constructor) == annotations(properties, (), args_class)
    assert args_dict(class_name(token)).__annotations__ == {
        snake(name): NotRequired[annotation(prop, args_dict)] for name, prop in properties.items()
    }


@pytest.mark.parametrize(
    ("token", "nested"),
    [
        *((token, output_class) for token in RESOURCE_OUTPUTS),
        *((token, result_class) for token in FUNCTION_OUTPUTS),
    ],
)
def test_a_nested_output_is_a_dictionary_with_attributes(
    token: str, nested: Callable[[str], Any]
) -> None:
    spec = {"properties": {}, **TYPES[token]}
    cls = nested(class_name(token))
    assert types_of(cls.__init__) == object_types(spec, nested)
    assert without_default(cls.__init__) == {*map(snake, spec.get("required", []))}

    values = {snake(name): name for name in spec["properties"]}
    made = cls(**values)
    assert dict(made) == values
    assert {name: getattr(made, name) for name in values} == values


def test_a_nested_output_leaves_out_what_it_has_no_value_for() -> None:
    made = outputs.FleetServerHostKibanaConnection(api_key="a key")
    assert dict(made) == {"api_key": "a key"}
    assert made.password is None


@each_resource
@either_kind
@known_or_output
def test_a_resource_is_registered_with_the_names_that_the_provider_has_for_its_inputs(
    token: str, nested: Nested, scalar: Scalar
) -> None:
    spec = RESOURCES[token]

    def program() -> None:
        resource_class(token)("this", **given(spec["inputProperties"], nested, scalar))

    (request,) = deploy(program).registered
    sent = request.pop("object")
    assert revealed(sent) == wire(spec["inputProperties"])
    assert {name for name, value in sent.items() if is_secret(value)} == {
        name for name, prop in spec["inputProperties"].items() if prop.get("secret")
    }
    assert set(request.pop("propertyDependencies")) == set(spec["inputProperties"])
    secret = [name for name, prop in spec["properties"].items() if prop.get("secret")]
    assert request.pop("additionalSecretOutputs", []) == secret
    assert request == {
        "type": token,
        "name": "this",
        "custom": True,
        "packageRef": "the package",
    }


@each_resource
def test_a_resource_takes_its_arguments_in_one_object_too(token: str) -> None:
    spec = RESOURCES[token]
    args = args_class(class_name(token))(**given(spec["inputProperties"], in_classes))
    opts = pulumi.ResourceOptions(protect=True)

    def program() -> None:
        resource_class(token)("first", args, opts)
        resource_class(token)("second", args=args, opts=opts)

    recorded = deploy(program)
    assert [request["name"] for request in recorded.registered] == ["first", "second"]
    for request in recorded.registered:
        assert revealed(request["object"]) == wire(spec["inputProperties"])
        assert request["protect"] is True


@each_resource
def test_a_resource_puts_out_what_the_provider_gives_it(token: str) -> None:
    spec = RESOURCES[token]
    inputs = given(spec["inputProperties"], in_dicts)

    def program() -> pulumi.Output[dict[str, Any]]:
        made = resource_class(token)("this", **inputs)
        return pulumi.Output.all(
            **{snake(name): getattr(made, snake(name)) for name in spec["properties"]}
        )

    computed = {snake(name): None for name in set(spec["properties"]) - {*spec["inputProperties"]}}
    assert deploy(program).returned == inputs | computed


@pytest.mark.parametrize(
    ("token", "missing"),
    [(token, name) for token, spec in RESOURCES.items() for name in spec.get("requiredInputs", [])],
)
def test_a_required_property_that_is_missing_is_named(token: str, missing: str) -> None:
    spec = RESOURCES[token]
    inputs = given(
        {name: spec["inputProperties"][name] for name in spec["requiredInputs"]}, in_dicts
    )
    del inputs[snake(missing)]

    def program() -> None:
        with pytest.raises(TypeError, match=f"^Missing required property '{snake(missing)}'$"):
            resource_class(token)("this", **inputs)

    assert deploy(program).registered == []


def test_an_unknown_argument_is_named() -> None:
    with pytest.raises(TypeError, match=r"unexpected keyword argument 'host'$"):
        elasticstack.FleetServerHost("this", host=["https://fleet"])  # type: ignore[call-overload]


def test_arguments_are_given_in_one_object_or_by_name_but_not_both() -> None:
    args = elasticstack.FleetServerHostArgs(hosts=["https://fleet"])
    with pytest.raises(TypeError, match=r"unexpected keyword argument 'default'$"):
        elasticstack.FleetServerHost("this", args, default=True)  # type: ignore[call-overload]
    with pytest.raises(TypeError, match=r"^Expected FleetServerHostArgs, or its arguments by name"):
        elasticstack.FleetServerHost("this", {"hosts": []}, None)  # type: ignore[call-overload]
    with pytest.raises(TypeError, match=r"^Expected FleetServerHostArgs, or its arguments by name"):
        elasticstack.FleetServerHost("this", args={"hosts": []})  # type: ignore[call-overload]


def test_a_state_is_refused_without_the_id_of_what_exists() -> None:
    args = elasticstack.FleetServerHostArgs(hosts=["https://fleet"])
    with pytest.raises(TypeError, match=r"^__props__ is only valid with an id in opts$"):
        elasticstack.FleetServerHost("this", hosts=["https://fleet"], __props__=args)


@each_resource
@either_kind
def test_an_existing_resource_is_read_by_its_id(token: str, nested: Nested) -> None:
    spec = RESOURCES[token]
    state = spec["stateInputs"]["properties"]
    values = given(state, nested)
    get = resource_class(token).get
    recorded = deploy(lambda: get("this", "its-id", **values).urn)
    (request,) = recorded.read
    assert request.pop("properties") == wire(state)
    secret = [name for name, prop in spec["properties"].items() if prop.get("secret")]
    assert request.pop("additionalSecretOutputs", []) == secret
    assert request == {
        "id": "its-id",
        "type": token,
        "name": "this",
        "packageRef": "the package",
    }
    assert recorded.registered == []


def test_an_existing_resource_is_read_by_its_id_alone() -> None:
    opts = pulumi.ResourceOptions(id="its-id")

    def program() -> pulumi.Output[Any]:
        return elasticstack.FleetServerHost("this", opts=opts, hosts=["https://fleet"]).hosts

    recorded = deploy(program)
    assert [request["properties"] for request in recorded.read] == [{}]
    assert recorded.returned is None


def test_a_reference_to_a_resource_becomes_the_resource_again() -> None:
    """Resources are made from references by the SDK, through what the package registers with it."""

    def program() -> pulumi.Output[Any]:
        made = elasticstack.FleetServerHost("this", hosts=["https://fleet"])

        def again(urn: str) -> pulumi.Output[Any]:
            modules = pulumi.runtime.rpc.get_resource_module(
                "elasticstack", "index/fleetServerHost", "0.16.3"
            )
            assert modules is not None
            found = modules.construct("this", "elasticstack:index/x:FleetServerHost", urn)
            assert type(found) is elasticstack.FleetServerHost
            return found.hosts

        return made.urn.apply(again)

    recorded = deploy(program)
    assert recorded.returned == ["https://fleet"]
    assert len(recorded.registered) == 1


def test_every_resource_and_the_provider_can_be_made_from_a_reference() -> None:
    for token in RESOURCES:
        package, module, _ = token.split(":")
        assert pulumi.runtime.rpc.get_resource_module(package, module, "0.16.3") is not None
    assert pulumi.runtime.rpc.get_resource_package("elasticstack", "0.16.3") is not None


def test_the_package_is_registered_once_with_its_parameter() -> None:
    def program() -> pulumi.Output[Any]:
        elasticstack.FleetServerHost("first", hosts=["https://fleet"])
        second = elasticstack.KibanaSpace("second", space_id="observability")
        found = elasticstack.get_fleet_enrollment_tokens_output(policy_id=second.space_id)
        return found.id

    recorded = deploy(program, result_of)
    (request,) = recorded.packages
    assert request.name == "terraform-provider"
    assert request.version == "1.1.1"
    assert request.download_url == ""
    assert request.parameterization.name == "elasticstack"
    assert request.parameterization.version == "0.16.3"
    assert request.parameterization.value == base64.b64decode(
        SCHEMA["parameterization"]["parameter"]
    )
    assert json.loads(request.parameterization.value) == {
        "remote": {"url": "registry.opentofu.org/elastic/elasticstack", "version": "0.16.3"}
    }
    made = [*recorded.registered, *recorded.invoked]
    assert [request["packageRef"] for request in made] == ["the package"] * 3


@pytest.mark.parametrize("run", [1, 2])
def test_each_deployment_registers_the_package_anew(run: int) -> None:
    recorded = deploy(lambda: elasticstack.FleetServerHost(f"host-{run}", hosts=["https://f"]).urn)
    assert len(recorded.packages) == 1


@either_kind
@known_or_output
def test_the_provider_is_configured_in_json(nested: Nested, scalar: Scalar) -> None:
    def program() -> None:
        elasticstack.Provider("this", **given(PROVIDER["inputProperties"], nested, scalar))

    (request,) = deploy(program).registered
    assert request["type"] == "pulumi:providers:elasticstack"
    assert request["packageRef"] == "the package"
    sent = {name: json.loads(value) for name, value in request["object"].items()}
    assert sent == wire(PROVIDER["inputProperties"])


def test_a_secret_in_the_provider_stays_secret() -> None:
    def program() -> None:
        key = pulumi.Output.secret("a key")
        elasticstack.Provider("this", kibanas=[{"api_key": key, "endpoints": ["https://kibana"]}])

    (request,) = deploy(program).registered
    sent = request["object"]["kibanas"]
    assert is_secret(sent)
    assert json.loads(revealed(sent)) == [{"apiKey": "a key", "endpoints": ["https://kibana"]}]


def test_the_provider_has_its_types_and_no_input_that_is_required() -> None:
    properties = PROVIDER["inputProperties"]
    constructor = elasticstack.ProviderArgs.__init__
    assert types_of(constructor) == annotations(properties, (), args_class, as_input)
    by_class, by_name = typing.get_overloads(elasticstack.Provider.__init__)
    assert types_of(by_class) == {"args": elasticstack.ProviderArgs | None}
    assert types_of(by_name) == annotations(properties, (), args_of_either_kind, as_input)
    assert deploy(lambda: elasticstack.Provider("this").urn).registered[0]["object"] == {}


def test_a_resource_is_made_by_the_provider_it_is_given() -> None:
    def program() -> None:
        provider = elasticstack.Provider("kibana")
        opts = pulumi.ResourceOptions(provider=provider)
        elasticstack.FleetServerHost("this", hosts=["https://fleet"], opts=opts)

    requests = deploy(program).registered
    assert requests[1]["provider"].endswith("$pulumi:providers:elasticstack::kibana::kibana-id")


@each_function
def test_a_function_has_its_arguments_and_its_result(token: str) -> None:
    spec = FUNCTIONS[token]
    arguments = annotations(spec["inputs"]["properties"], (), args_of_either_kind)
    assert types_of(function(token)) == arguments
    assert types_of(function(token, "_output")) == {
        name: as_input(value) for name, value in arguments.items()
    }
    assert without_default(function(token)) == without_default(function(token, "_output")) == set()

    result = getattr(elasticstack, f"{class_name(token)}Result")
    awaitable = getattr(elasticstack, f"Awaitable{class_name(token)}Result")
    assert types_of(result.__init__) == object_types(spec["outputs"], result_class)
    assert inspect.signature(function(token)).return_annotation is awaitable
    signature = inspect.signature(function(token, "_output"))
    assert signature.return_annotation == as_output(result)


@each_function
@either_kind
def test_a_function_is_called_with_the_names_that_the_provider_has_for_its_arguments(
    token: str, nested: Nested
) -> None:
    inputs = FUNCTIONS[token]["inputs"]["properties"]
    arguments = given(inputs, nested)

    def program() -> pulumi.Output[Any]:
        at_once = function(token)(**arguments)
        later = function(token, "_output")(**arguments)
        of_outputs = function(token, "_output")(
            **{name: pulumi.Output.from_input(value) for name, value in arguments.items()}
        )
        return pulumi.Output.all(pulumi.Output.from_input(vars(at_once)), later, of_outputs)

    recorded = deploy(program, result_of)
    for request in recorded.invoked:
        assert request == {
            "tok": token,
            "args": wire(inputs),
            "packageRef": "the package",
        }
    assert len(recorded.invoked) == 3
    at_once, later, of_outputs = recorded.returned
    specs = FUNCTIONS[token]["outputs"]["properties"]
    assert at_once == given(specs, in_dicts)
    results = given(specs, lambda name, values: result_class(name)(**values))
    assert vars(later) == vars(of_outputs) == results


@each_function
def test_a_function_may_be_called_with_no_argument(token: str) -> None:
    recorded = deploy(lambda: function(token)() and function(token, "_output")(), result_of)
    assert [request.get("args", {}) for request in recorded.invoked] == [{}, {}]


def test_the_result_of_a_function_may_be_awaited() -> None:
    async def program() -> str:
        found = await elasticstack.get_fleet_integration(name="azure_openai")
        assert type(found) is elasticstack.GetFleetIntegrationResult
        return found.version

    assert deploy(program, result_of).returned == "version"


def test_the_tokens_of_a_policy_are_read_by_attribute_or_by_key() -> None:
    def program() -> pulumi.Output[Any]:
        found = elasticstack.get_fleet_enrollment_tokens_output(policy_id="a policy")
        return found.tokens.apply(lambda tokens: [tokens[0].api_key, tokens[1]["api_key"]])

    recorded = deploy(program, result_of)
    assert recorded.returned == ["tokens[0].apiKey", "tokens[1].apiKey"]


def test_the_configuration_is_the_stacks_as_text() -> None:
    assert inspect.get_annotations(config) == {
        snake(name): str | None for name in SCHEMA["config"]["variables"]
    }
    pulumi.runtime.set_all_config({"elasticstack:kibanas": '[{"endpoints": ["https://kibana"]}]'})
    try:
        assert elasticstack.config.kibanas == '[{"endpoints": ["https://kibana"]}]'
        assert elasticstack.config.fleets is None
    finally:
        pulumi.runtime.set_all_config({})


def test_the_types_of_the_configuration_are_dictionaries_with_attributes() -> None:
    from pulumi_elasticstack.config import outputs as types  # noqa: PLC0415

    for token in CONFIGURATION:
        cls = getattr(types, class_name(token))
        assert types_of(cls.__init__) == object_types(TYPES[token], output_class)


def test_importing_the_package_loads_no_resource() -> None:
    assert loaded_by("import pulumi_elasticstack") == {"", "_package", "_utilities"}


@pytest.mark.parametrize(
    ("used", "loaded"),
    [
        ("FleetIntegration", {"fleet_integration"}),
        ("FleetIntegrationTimeoutsArgs", {"fleet_integration"}),
        ("get_fleet_enrollment_tokens", {"_get_fleet_enrollment_tokens"}),
        ("outputs", {"outputs"}),
        ("outputs.FleetAgentPolicyKibanaConnection", {"outputs", "fleet_agent_policy"}),
        ("config.kibanas", {"config"}),
        ("kibana_slo.KibanaSlo", {"kibana_slo"}),
    ],
)
def test_what_is_used_is_loaded_alone(used: str, loaded: set[str]) -> None:
    modules = loaded_by(f"import pulumi_elasticstack\npulumi_elasticstack.{used}")
    assert modules == {"", "_package", "_utilities"} | loaded


def test_a_name_is_looked_up_once() -> None:
    found = elasticstack.FleetOutput
    assert vars(elasticstack)["FleetOutput"] is found


def test_a_function_stays_a_function_whatever_is_loaded_before_it() -> None:
    loaded_by(
        "import pulumi_elasticstack as elasticstack\n"
        "elasticstack.outputs.GetFleetIntegrationKibanaConnectionResult\n"
        "elasticstack.GetFleetIntegrationResult\n"
        "assert callable(elasticstack.get_fleet_integration)"
    )


def test_everything_may_be_imported_at_once() -> None:
    modules = loaded_by("from pulumi_elasticstack import *\nassert FleetOutput and outputs")
    assert {"kibana_slo", "provider", "_get_fleet_integration"} <= modules
