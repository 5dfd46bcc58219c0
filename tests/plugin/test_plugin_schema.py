"""The schema that consumers in every language get: committed, so that a change to it is seen."""

import copy
import difflib
import inspect
import json
import re
from collections.abc import Iterator
from typing import Any

import pulumi
import pytest
import yaml
from pulumi.provider.experimental.component import ComponentProvider

import components
from tests.conftest import ROOT
from tests.plugin.engine import Plugin
from tests.plugin.schema import served_schema

COMMITTED = ROOT / "tests" / "schema.json"
ACCEPT = "python -m tests.plugin.schema > tests/schema.json"

SAYS_WHAT_HAPPENS_WITHOUT = re.compile(r"Default: \S|Required |instead of a new ")
"""How a description tells what an optional input is when it is left out."""


@pytest.fixture(scope="session")
def served(plugin: Plugin) -> str:
    """Ask the plugin for its schema, as the engine does."""
    return served_schema(plugin)


@pytest.fixture(scope="session")
def schema(served: str) -> dict[str, Any]:
    """Parse the schema."""
    document: dict[str, Any] = json.loads(served)
    return document


def test_the_committed_schema_is_the_plugins(served: str) -> None:
    committed = COMMITTED.read_text(encoding="utf-8")

    difference = "".join(
        difflib.unified_diff(
            committed.splitlines(keepends=True),
            served.splitlines(keepends=True),
            "tests/schema.json",
            "the plugin's",
        )
    )
    assert difference == "", (
        "What consumers in every language see has changed. Is that meant, and in CHANGELOG.md? "
        f"Then accept it with `{ACCEPT}`.\n{difference}"
    )


def test_what_the_plugin_serves_is_inferred_from_the_public_components(
    schema: dict[str, Any],
) -> None:
    """Only names may be others: a language's own rules make them up."""
    public = [
        each
        for name in components.__all__
        if inspect.isclass(each := getattr(components, name))
        and issubclass(each, pulumi.ComponentResource)
    ]
    manifest = yaml.safe_load((ROOT / "components" / "PulumiPlugin.yaml").read_text("utf-8"))

    inferred = json.loads(str(ComponentProvider(public, manifest["name"]).schema))

    assert without_enum_names(schema) == without_enum_names(without_args(inferred))


def without_args(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a copy of a schema whose groups of inputs are not called `Args`."""
    text = json.dumps(schema)
    for token in schema["types"]:
        text = text.replace(f'{token}"', f'{token.removesuffix("Args")}"')
    renamed: dict[str, Any] = json.loads(text)
    return renamed


def without_enum_names(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a copy of a schema whose enum values have no names."""
    bare: dict[str, Any] = copy.deepcopy(schema)
    for kind in bare["types"].values():
        for value in kind.get("enum", []):
            del value["name"]
    return bare


def inputs(schema: dict[str, Any]) -> Iterator[tuple[str, str, bool]]:
    """Iterate over every input, nested ones too: where it is, its description, if it is optional.

    The types of this package are all types of inputs.
    """
    for token, resource in schema["resources"].items():
        for key, spec in resource["inputProperties"].items():
            optional = key not in resource.get("requiredInputs", [])
            yield f"{token}.{key}", spec.get("description", ""), optional
    for token, kind in schema["types"].items():
        for key, spec in kind.get("properties", {}).items():
            yield f"{token}.{key}", spec.get("description", ""), key not in kind.get("required", [])


def described(schema: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Iterate over everything that has a description: where it is, and the description."""
    for token, spec in (*schema["resources"].items(), *schema["types"].items()):
        yield token, spec.get("description", "")
        for key, each in spec.get("properties", {}).items():
            yield f"{token}.{key}", each.get("description", "")
        for value in spec.get("enum", []):
            yield f"{token}.{value['name']}", value["description"] or ""
    for where, description, _ in inputs(schema):
        yield where, description


def test_everything_has_a_description(schema: dict[str, Any]) -> None:
    assert [where for where, description in described(schema) if not description.strip()] == []


def test_a_description_of_an_optional_input_says_what_it_is_when_left_out(
    schema: dict[str, Any],
) -> None:
    assert [
        where
        for where, description, optional in inputs(schema)
        if optional and not SAYS_WHAT_HAPPENS_WITHOUT.search(" ".join(description.split()))
    ] == []


def test_no_sdk_makes_args_of_args(schema: dict[str, Any]) -> None:
    """Generators name the inputs of `EventHub` `EventHubArgs`; a resource has that name alone."""
    assert [token for token in schema["types"] if token.endswith("Args")] == []
    assert schema["types"].keys() & schema["resources"].keys() == set()


def test_the_name_of_an_enum_value_is_one_that_every_language_can_spell(
    schema: dict[str, Any],
) -> None:
    """Pulumi's own generator makes `CLIEN_T_SECRET` of `CLIENT_SECRET` for Python."""
    assert [
        f"{token}.{value['name']}"
        for token, kind in schema["types"].items()
        for value in kind.get("enum", [])
        if "_" in value["name"]
    ] == []


def test_a_description_of_a_required_input_states_no_default(schema: dict[str, Any]) -> None:
    assert [
        where
        for where, description, optional in inputs(schema)
        if not optional and "Default:" in description
    ] == []


def test_every_component_is_one_and_has_required_inputs_and_outputs(schema: dict[str, Any]) -> None:
    assert set(schema["resources"]) == {
        f"azure-openai-monitoring:index:{name}"
        for name in (
            "ApplicationTelemetry",
            "AlertNotifications",
            "AlertRules",
            "AnomalyJobs",
            "AzureOpenAIMonitoring",
            "CheckpointStorage",
            "CostBudgets",
            "Dashboard",
            "DataViews",
            "DiagnosticSetting",
            "ElasticAgentPolicy",
            "EventHubNamespace",
            "KibanaContent",
            "MonitoringReader",
            "ServiceLevels",
        )
    }
    for resource in schema["resources"].values():
        assert resource["isComponent"]
        assert resource["requiredInputs"]
        assert resource["required"]
