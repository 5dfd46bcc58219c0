"""The generator of the bindings: names, types, layout, refusals and its command line."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from components.sdks import generate
from components.sdks.generate import Generic, Properties, Schema, Style, Union

DISTRIBUTION = generate.DISTRIBUTION
SCHEMA = Schema.read(DISTRIBUTION / "schema.json")


@pytest.fixture
def distribution(tmp_path: Path) -> Path:
    """Make a copy of the distribution that a test may change."""
    copy = tmp_path / "elasticstack"
    shutil.copytree(DISTRIBUTION, copy, ignore=shutil.ignore_patterns("__pycache__"))
    return copy


def ruff(command: str, kind: str, path: Path, *options: str) -> int:
    """Run ruff with the project's line length, and give its exit status."""
    python = Path(sys.executable)
    settings = ["--isolated", "--no-cache", "--quiet", "--target-version=py311"]
    line_length = f"--line-length={generate.WIDTH}"
    run = [str(python.with_name("ruff")), command, kind, *settings, line_length, *options]
    return subprocess.run([*run, str(path)], check=False).returncode  # noqa: S603


def changed(*path: str, **values: Any) -> Schema:
    """Give the schema with values set in one of its objects."""
    spec = json.loads(json.dumps(SCHEMA.spec))
    node = spec
    for key in path:
        node = node[key]
    node.update(values)
    return Schema(spec)


def test_the_bindings_are_those_of_the_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert generate.main(["--check"]) == 0
    assert capsys.readouterr().out == ""


def test_the_script_runs_alone() -> None:
    command = [sys.executable, "-I", str(Path(generate.__file__)), "--check"]
    assert subprocess.run(command, check=False).returncode == 0  # noqa: S603


def test_the_check_names_each_file_that_differs_and_leaves_it(
    distribution: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    package = distribution / "pulumi_elasticstack"
    (package / "fleet_output.py").write_text("edited = True\n")
    (package / "py.typed").unlink()
    (package / "config" / "stale.py").touch()
    assert generate.main(["--check"], distribution) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"{package}/config/stale.py differs from its schema",
        f"{package}/fleet_output.py differs from its schema",
        f"{package}/py.typed differs from its schema",
    ]
    assert (package / "fleet_output.py").read_text() == "edited = True\n"


def test_writing_brings_every_file_up_to_date_but_the_one_written_by_hand(
    distribution: Path,
) -> None:
    package = distribution / "pulumi_elasticstack"
    (package / "fleet_output.py").write_text("edited = True\n")
    (package / "stale.py").touch()
    shutil.rmtree(package / "config")
    (package / "_utilities.py").write_text("by_hand = True\n")
    assert generate.main([], distribution) == 0
    assert generate.main(["--check"], distribution) == 0
    assert not (package / "stale.py").exists()
    assert (package / "_utilities.py").read_text() == "by_hand = True\n"


def test_trimming_keeps_what_is_covered_and_what_it_refers_to(
    distribution: Path, tmp_path: Path
) -> None:
    spec = json.loads(json.dumps(SCHEMA.spec))
    spec["resources"]["elasticstack:index/other:Other"] = {
        "properties": {"a": {"$ref": "#/types/elasticstack:index/OtherA:OtherA"}}
    }
    spec["functions"]["elasticstack:index/getOther:getOther"] = {}
    spec["types"]["elasticstack:index/OtherA:OtherA"] = {"properties": {}, "type": "object"}
    whole = tmp_path / "whole.json"
    whole.write_text(json.dumps(spec))

    schema = distribution / "schema.json"
    trimmed = schema.read_text()
    schema.unlink()
    assert generate.main(["trim", str(whole)], distribution) == 0
    assert schema.read_text() == trimmed


def test_trimming_a_schema_that_lacks_a_resource_names_it() -> None:
    spec = {**SCHEMA.spec, "resources": {}}
    with pytest.raises(ValueError, match=r"^The schema has no resources named ApmAgentConf"):
        Schema(spec).trim()


def test_the_written_bindings_are_formatted() -> None:
    assert ruff("format", "--check", DISTRIBUTION / "pulumi_elasticstack") == 0


def test_the_written_bindings_import_what_they_use_and_nothing_else() -> None:
    bindings = DISTRIBUTION / "pulumi_elasticstack"
    assert ruff("check", "--select=F", bindings, "--ignore=F403") == 0


@pytest.mark.parametrize(
    ("name", "snake"),
    [
        ("name", "name"),
        ("policyId", "policy_id"),
        ("caSha256", "ca_sha256"),
        ("kqlCustomIndicators", "kql_custom_indicators"),
        ("from", "from_"),
        ("FleetOutput", "fleet_output"),
    ],
)
def test_a_name_is_written_the_python_way(name: str, snake: str) -> None:
    assert generate.snake_case(name) == snake


@pytest.mark.parametrize("name", ["useTLS", "a_b", "", "1st", "with-dash"])
def test_a_name_that_cannot_be_told_from_its_python_name_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="into a Python name and back"):
        generate.snake_case(name)


NESTED = {"$ref": "#/types/elasticstack:index/FleetOutputSsl:FleetOutputSsl"}


@pytest.mark.parametrize(
    ("spec", "as_input", "as_output"),
    [
        ({"type": "string"}, "Input[str]", "str"),
        ({"type": "boolean", "secret": True}, "Input[bool]", "bool"),
        ({"type": "number"}, "Input[float]", "float"),
        ({"type": "integer"}, "Input[int]", "int"),
        (
            {"type": "array", "items": {"type": "string"}},
            "Input[Sequence[Input[str]]]",
            "Sequence[str]",
        ),
        (
            {"type": "object", "additionalProperties": {"type": "number"}},
            "Input[Mapping[str, Input[float]]]",
            "Mapping[str, float]",
        ),
        (NESTED, "Input[FleetOutputSslArgs | FleetOutputSslArgsDict]", "FleetOutputSsl"),
        (
            {"type": "array", "items": NESTED},
            "Input[Sequence[Input[FleetOutputSslArgs | FleetOutputSslArgsDict]]]",
            "Sequence[FleetOutputSsl]",
        ),
        ({"$ref": "pulumi.json#/Any"}, "Input[Any]", "Any"),
    ],
)
def test_a_type_of_the_schema_is_a_type_of_python(
    spec: Mapping[str, Any], as_input: str, as_output: str
) -> None:
    assert generate.flat(generate.PARAMETER.value(spec)) == as_input
    assert generate.flat(generate.OUTPUT.value(spec)) == as_output


def test_what_may_be_left_out_may_be_none() -> None:
    optional = Style(("Args", "ArgsDict"), inputs=True).value(NESTED, optional=True)
    assert generate.flat(optional) == "Input[FleetOutputSslArgs | FleetOutputSslArgsDict | None]"


LENGTHS = range(1, 85)
"""Of the names of classes: the longest is 83 characters long."""

SHAPES: list[Callable[[str], generate.Annotation]] = [
    lambda name: name,
    lambda name: Union((name, "None")),
    lambda name: Union((Generic("Sequence", (name,)), "None")),
    lambda name: Generic("Input", (name,)),
    lambda name: Generic("Input", (Union((name, "None")),)),
    lambda name: Generic("Input", (Union((f"{name}Args", f"{name}ArgsDict", "None")),)),
    lambda name: Generic("Input", (Union((Generic("Sequence", (name,)), "None")),)),
    lambda name: Generic("Input", (Generic("Mapping", ("str", Generic("Input", (name,)))),)),
]


def shown(shape: Callable[[str], generate.Annotation]) -> str:
    return generate.flat(shape("A"))


@pytest.mark.parametrize("shape", SHAPES, ids=shown)
def test_a_declaration_of_any_length_is_laid_out_as_the_formatter_does(
    shape: Callable[[str], generate.Annotation], tmp_path: Path
) -> None:
    annotations = [shape("A" * length) for length in LENGTHS]
    fields = [
        line
        for default in (None, "None")
        for annotation in annotations
        for line in generate.declaration("name", annotation, default)
    ]
    file = tmp_path / "fields.py"
    file.write_text("\n".join(["class Fields:", *fields, ""]))
    assert ruff("format", "--check", file) == 0


@pytest.mark.parametrize("shape", SHAPES[3:], ids=shown)
def test_a_parameter_of_any_length_is_laid_out_as_the_formatter_does(
    shape: Callable[[str], generate.Annotation], tmp_path: Path
) -> None:
    lines = ["class Resource:"]
    for length in LENGTHS:
        parameter = generate.layout(" " * 8, "name: ", shape("A" * length), " = None,")
        lines += [f"    def with_{length}(", "        self,", *parameter, "    ) -> None: ...", ""]
    file = tmp_path / "parameters.py"
    file.write_text("\n".join(lines))
    assert ruff("format", "--check", file) == 0


FLEET_OUTPUT = "elasticstack:index/fleetOutput:FleetOutput"


@pytest.mark.parametrize(
    ("schema", "message"),
    [
        (
            changed(
                "types",
                *["elasticstack:index/FleetOutputSsl:FleetOutputSsl", "properties"],
                key={"type": "string", "default": "x"},
            ),
            "Cannot bind a property with default",
        ),
        (
            changed("resources", FLEET_OUTPUT, "inputProperties", extra={"type": "string"}),
            "FleetOutput has inputs or state that are no outputs",
        ),
        (
            changed("resources", FLEET_OUTPUT, "inputProperties", serviceToken={"type": "string"}),
            "FleetOutput has a property that is secret on one side only",
        ),
        (
            changed("provider", "inputProperties", one=NESTED),
            "Cannot bind the objects nested in ",
        ),
    ],
)
def test_what_cannot_be_bound_is_refused(schema: Schema, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{message}"):
        generate.bindings(schema)


def test_a_property_that_would_hide_a_type_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^Cannot bind a property named float$"):
        Properties.of({"float": {"type": "number"}})


def test_a_property_with_a_name_of_the_constructor_is_refused() -> None:
    spec = json.loads(json.dumps(SCHEMA.spec))
    resource = spec["resources"][FLEET_OUTPUT]
    tables = (
        resource["properties"],
        resource["inputProperties"],
        resource["stateInputs"]["properties"],
    )
    for properties in tables:
        properties["opts"] = {"type": "string"}
    with pytest.raises(ValueError, match=r"^FleetOutput has properties named opts$"):
        generate.bindings(Schema(spec))
