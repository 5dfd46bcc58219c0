"""Expectations of values and types are what `pulumi preview` does, tried with version 3.259."""

import json
from pathlib import Path
from textwrap import dedent

import pytest

from rehearsal.program import StackConfiguration
from rehearsal.stack_configuration import UnreadableStackError, read, stacks, stand_in
from tests.conftest import ROOT

PROJECT = """
name: shop
runtime: python
config:
  place: {type: string, description: Where it stands.}
  size: {type: integer, default: 3, description: How large it is.}
  wide: {type: boolean, default: false, description: How wide it is.}
  parts: {type: array, items: {type: object}, default: [], description: What it has.}
  tags: {type: object, default: {}, description: What it is called.}
"""
DEFAULTS = {
    "shop:size": "3",
    "shop:wide": "false",
    "shop:parts": "[]",
    "shop:tags": "{}",
}
SECURE = "{secure: v1:AAAA:BBBB}"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Make a project that declares keys of every type, one of them required."""
    (tmp_path / "Pulumi.yaml").write_text(PROJECT, encoding="utf-8")
    return tmp_path


def write(root: Path, text: str, stack: str = "dev") -> None:
    """Write a stack's file."""
    (root / f"Pulumi.{stack}.yaml").write_text(dedent(text), encoding="utf-8")


def with_config(root: Path, **config: str) -> StackConfiguration:
    """Read a stack of these keys, each given as YAML; the required one is among them."""
    lines = "".join(f"  {key}: {value}\n" for key, value in {"place": "here", **config}.items())
    write(root, f"config:\n{lines}")
    return read(root, "dev")


def refusal(root: Path, stack: str = "dev") -> str:
    """Return why a stack cannot be read."""
    with pytest.raises(UnreadableStackError) as caught:
        read(root, stack)
    return str(caught.value)


def test_a_stack_is_read_with_its_project_and_its_name(root: Path) -> None:
    configuration = with_config(root)

    assert (configuration.project, configuration.stack) == ("shop", "dev")
    assert configuration.secret_keys == frozenset()


def test_the_defaults_of_the_project_are_filled_in(root: Path) -> None:
    assert with_config(root).config == {"shop:place": "here", **DEFAULTS}


def test_a_stack_overrides_a_default(root: Path) -> None:
    assert with_config(root, size="4").config == {
        "shop:place": "here",
        **DEFAULTS,
        "shop:size": "4",
    }


def test_the_namespace_of_the_projects_keys_may_be_left_out(root: Path) -> None:
    write(root, "config: {place: here, shop:size: 4, colour: red, shop:shade: dark}")

    assert read(root, "dev").config == {
        **DEFAULTS,
        "shop:place": "here",
        "shop:size": "4",
        "shop:colour": "red",
        "shop:shade": "dark",
    }


def test_keys_of_other_namespaces_stay_as_they_are(root: Path) -> None:
    configuration = with_config(
        root, **{"azure-native:location": "westeurope", "other:size": "big"}
    )

    assert configuration.config["azure-native:location"] == "westeurope"
    assert configuration.config["other:size"] == "big"
    assert configuration.config["shop:size"] == "3"


def test_a_map_and_a_list_travel_as_json(root: Path) -> None:
    configuration = with_config(
        root,
        parts="[{a: 1, b: [true, null], c: größe}]",
        tags="{a: 1, b: {c: 0.5}}",
    )

    assert json.loads(configuration.config["shop:parts"]) == [
        {"a": 1, "b": [True, None], "c": "größe"}
    ]
    assert json.loads(configuration.config["shop:tags"]) == {"a": 1, "b": {"c": 0.5}}


@pytest.mark.parametrize(
    ("written", "passed"),
    [
        ("here", "here"),
        ('""', ""),
        ('"5"', "5"),
        ("5", "5"),
        ("-5", "-5"),
        ("0.5", "0.5"),
        ("5.0", "5"),
        ("12345678901234567890", "12345678901234567890"),
        ("true", "true"),
        ("'true'", "true"),
        ("yes", "yes"),
        ("off", "off"),
        ("12:30:00", "12:30:00"),
        ("~", ""),
        ("2027-10-31", "2027-10-31 00:00:00 +0000 UTC"),
        ("2027-10-31T12:30:00Z", "2027-10-31 12:30:00 +0000 UTC"),
        ("größe", "größe"),
    ],
)
@pytest.mark.parametrize("key", ["place", "undeclared"])
def test_a_single_value_travels_as_the_cli_passes_it(
    key: str, written: str, passed: str, root: Path
) -> None:
    assert with_config(root, **{key: written}).config[f"shop:{key}"] == passed


@pytest.mark.parametrize(
    ("written", "passed"),
    [
        ("2027-10-31T12:30:00Z", "2027-10-31 12:30:00 +0000 UTC"),
        ('"2027-10-31T12:30:00Z"', "2027-10-31T12:30:00Z"),
        ("yes", "yes"),
        ("12:30:00", "12:30:00"),
        ("5.0", 5),
        ("true", True),
        ("~", None),
    ],
)
def test_a_value_in_a_map_travels_as_the_cli_passes_it(
    written: str, passed: object, root: Path
) -> None:
    configuration = with_config(root, tags=f"{{a: {written}}}")

    assert json.loads(configuration.config["shop:tags"]) == {"a": passed}


@pytest.mark.parametrize(
    ("key", "written", "passed"),
    [
        ("size", "4", "4"),
        ("size", '"4"', "4"),
        ("size", "4.0", "4"),
        ("size", "-4", "-4"),
        ("wide", "true", "true"),
        # `pulumi config set wide true` writes the word in quotes.
        ("wide", '"true"', "true"),
        ("wide", '"false"', "false"),
        ("parts", "[]", "[]"),
        ("tags", "{}", "{}"),
    ],
)
def test_a_value_of_the_declared_type_is_taken(
    key: str, written: str, passed: str, root: Path
) -> None:
    assert with_config(root, **{key: written}).config[f"shop:{key}"] == passed


@pytest.mark.parametrize(
    ("key", "written", "wanted"),
    [
        ("place", "[here]", "string"),
        ("place", "{here: there}", "string"),
        ("size", "4.5", "integer"),
        ("size", "four", "integer"),
        ("size", "true", "integer"),
        ("size", "[4]", "integer"),
        ("wide", "1", "boolean"),
        ("wide", "wide", "boolean"),
        ("wide", "yes", "boolean"),
        ("wide", '"True"', "boolean"),
        ("wide", "~", "boolean"),
        ("parts", "{a: b}", "array"),
        ("parts", "part", "array"),
        ("parts", "[part]", "array"),
        ("tags", "[a]", "object"),
        ("tags", "a", "object"),
        ("tags", "~", "object"),
    ],
)
def test_a_value_of_another_type_is_refused_by_key_and_type(
    key: str, written: str, wanted: str, root: Path
) -> None:
    with pytest.raises(UnreadableStackError, match=rf"^Pulumi\.dev\.yaml: shop:{key} .*{wanted}"):
        with_config(root, **{key: written})


def test_a_missing_key_is_named_with_what_it_is(root: Path) -> None:
    write(root, "config: {size: 4}")

    assert refusal(root) == (
        "Pulumi.dev.yaml lacks the key shop:place, which is required: Where it stands."
    )


@pytest.mark.parametrize(
    "text", ["", "# nothing\n", "config:\n", "config: {}\n", "encryptionsalt: v1:AAAA\n"]
)
def test_a_stack_without_configuration_has_the_defaults(text: str, root: Path) -> None:
    (root / "Pulumi.yaml").write_text(PROJECT.replace("  place:", "  # place:"), encoding="utf-8")
    write(root, text)

    assert read(root, "dev").config == DEFAULTS


def test_a_stack_without_configuration_lacks_what_is_required(root: Path) -> None:
    write(root, "encryptionsalt: v1:AAAA\n")

    assert "lacks the key shop:place" in refusal(root)


def test_a_project_may_declare_no_key(root: Path) -> None:
    (root / "Pulumi.yaml").write_text("{name: shop, runtime: python}", encoding="utf-8")
    write(root, "config: {colour: red}")

    assert read(root, "dev").config == {"shop:colour": "red"}


def test_a_secure_value_becomes_a_stand_in_and_its_key_secret(root: Path) -> None:
    configuration = with_config(root, place=SECURE, colour="red")

    assert configuration.config["shop:place"] == "stand-in-for-the-secret-place"
    assert configuration.config["shop:place"] == stand_in("shop:place")
    assert configuration.secret_keys == {"shop:place"}
    assert "AAAA" not in str(configuration)


@pytest.mark.parametrize(
    ("key", "written", "passed"),
    [
        ("tags", f"{{a: {SECURE}, b: open}}", {"a": "stand-in-for-the-secret-tags.a", "b": "open"}),
        (
            "tags",
            f"{{a: {{b: [{SECURE}, open]}}}}",
            {"a": {"b": ["stand-in-for-the-secret-tags.a.b", "open"]}},
        ),
        ("parts", f"[{{a: {SECURE}}}]", [{"a": "stand-in-for-the-secret-parts.a"}]),
        ("undeclared", f"[[{SECURE}]]", [["stand-in-for-the-secret-undeclared"]]),
    ],
)
def test_a_secure_value_inside_makes_its_whole_key_secret(
    key: str, written: str, passed: object, root: Path
) -> None:
    configuration = with_config(root, **{key: written})

    assert json.loads(configuration.config[f"shop:{key}"]) == passed
    assert configuration.secret_keys == {f"shop:{key}"}


@pytest.mark.parametrize("key", ["size", "wide"])
def test_a_secure_value_is_of_any_single_type(key: str, root: Path) -> None:
    assert with_config(root, **{key: SECURE}).secret_keys == {f"shop:{key}"}


def test_what_only_looks_secure_is_not(root: Path) -> None:
    configuration = with_config(root, tags="{a: {secure: x, more: y}}")

    assert configuration.secret_keys == frozenset()
    assert json.loads(configuration.config["shop:tags"]) == {"a": {"secure": "x", "more": "y"}}


def test_an_unknown_stack_is_told_the_ones_that_exist(root: Path) -> None:
    write(root, "", "prod")
    write(root, "", "dev")

    assert refusal(root, "test") == (
        "There is no stack 'test': Pulumi.test.yaml is missing. The stacks here are dev, prod."
    )


def test_an_unknown_stack_is_told_that_none_exists(root: Path) -> None:
    assert refusal(root) == (
        "There is no stack 'dev': Pulumi.dev.yaml is missing. The stacks here are none."
    )


def test_the_stacks_are_those_with_a_file(root: Path) -> None:
    for name in ("prod", "dev", "team.west"):
        write(root, "", name)
    (root / "Pulumi.notes.md").touch()
    (root / "other.yaml").touch()

    assert stacks(root) == ["dev", "prod", "team.west"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("config:\n  place: here\n  size: [1\n", 4),
        ("config:\n  place: here\n size: 4\n", 3),
        ("config:\n\tplace: here\n", 2),
        ("config: {place: here\n", 2),
        ("config:\n  place: @here\n", 2),
    ],
)
def test_a_file_that_is_no_yaml_is_refused_by_its_line(text: str, line: int, root: Path) -> None:
    (root / "Pulumi.dev.yaml").write_text(text, encoding="utf-8")

    message = refusal(root)

    assert message.startswith(f"Pulumi.dev.yaml is not YAML in line {line}: ")
    assert "\n" not in message


@pytest.mark.parametrize(
    "text",
    [
        "config: {place: here, clientSecret: *hunter2-planted }",
        "config: {place: here, clientSecret: !hunter2-planted }",
        "config:\n  place: here\n  clientSecret: @hunter2-planted",
        "config:\n  place: here\n  clientSecret: hunter2-planted: x",
        "config:\n  place: here\n  clientSecret: 'hunter2-planted",
    ],
)
def test_what_a_broken_file_holds_is_not_in_the_message(text: str, root: Path) -> None:
    (root / "Pulumi.dev.yaml").write_text(text, encoding="utf-8")

    message = refusal(root)

    assert message.startswith("Pulumi.dev.yaml is not YAML in line ")
    assert "hunter2" not in message


def test_a_key_that_is_given_twice_is_refused(root: Path) -> None:
    write(root, "config:\n  place: here\n  place: there\n")

    assert "Pulumi.dev.yaml" in refusal(root)


@pytest.mark.parametrize("text", ["[config]", "config", "5", "- config:\n    place: here\n"])
def test_a_file_that_holds_no_map_is_refused(text: str, root: Path) -> None:
    (root / "Pulumi.dev.yaml").write_text(text, encoding="utf-8")

    assert refusal(root) == "Pulumi.dev.yaml does not hold a map of keys to values."


@pytest.mark.parametrize("text", ["config: [place]", "config: place", "config: 5"])
def test_a_configuration_that_is_no_map_is_refused(text: str, root: Path) -> None:
    write(root, text)

    assert refusal(root).startswith("Pulumi.dev.yaml")


@pytest.mark.parametrize("key", ["1", "true"])
def test_a_key_that_is_no_text_is_refused(key: str, root: Path) -> None:
    write(root, f"config: {{place: here, {key}: value}}")

    assert refusal(root).startswith("Pulumi.dev.yaml")


def test_a_file_that_is_no_text_is_refused(root: Path) -> None:
    (root / "Pulumi.dev.yaml").write_bytes(b"\xff\xfe\x00config")

    message = refusal(root)

    assert message.startswith("Pulumi.dev.yaml cannot be read: ")
    assert "\n" not in message


def test_a_folder_without_a_project_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path).startswith("Pulumi.yaml cannot be read: ")


@pytest.mark.parametrize("text", ["", "runtime: python\n"])
def test_a_project_without_a_name_is_refused(text: str, root: Path) -> None:
    (root / "Pulumi.yaml").write_text(text, encoding="utf-8")
    write(root, "config: {place: here}")

    assert refusal(root).startswith("Pulumi.yaml")


@pytest.mark.parametrize("stack", ["dev", "prod"])
def test_the_shipped_stacks_are_read(stack: str) -> None:
    configuration = read(ROOT, stack)

    assert configuration.project == "azure-openai-monitoring"
    assert configuration.secret_keys == frozenset()
    assert configuration.config["azure-openai-monitoring:clientSecret"] == ""
    assert {key.split(":")[0] for key in configuration.config} == {
        "azure-native",
        "azure-openai-monitoring",
    }


def test_the_project_ships_these_stacks() -> None:
    assert stacks(ROOT) == ["dev", "prod"]
