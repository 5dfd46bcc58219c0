"""What holds for every emulated resource and function, whatever its inputs."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rehearsal.elastic
from rehearsal.elastic import FUNCTIONS, RESOURCES
from rehearsal.elastic.provider_schema import FUNCTION_SCHEMAS, RESOURCE_SCHEMAS, ObjectSchema
from rehearsal.emulation import UNKNOWN, Properties, World
from tests.rehearsal.elastic.good_inputs import GOOD, filled_world

EXAMPLES = [
    pytest.param(token, inputs, id=f"{token.rpartition(':')[2]}-{number}")
    for token, several in GOOD.items()
    for number, inputs in enumerate(several)
]


def names(schema: ObjectSchema) -> Iterator[str]:
    for attribute in schema.attributes:
        yield attribute.name
        if attribute.nested:
            yield from names(attribute.nested)


def values_near(schema: ObjectSchema) -> st.SearchStrategy[Any]:
    """Return JSON-like values, with anything unknown, whose keys are mostly those of the schema."""
    keys = st.sampled_from(sorted(set(names(schema)))) | st.text(max_size=3)
    texts = st.sampled_from(
        [
            "azure_openai",
            "1.7.0",
            "agents",
            "azure_open_ai-azure-eventhub",
            "azure_openai.logs",
            ".es-query",
            "rest",
            "5m",
            json.dumps({"eventhub": 5, "auth_type": ["x"], "period": "1s", "size": None}),
            "[]",
            '{"id": 1, "type": []}',
            "2026-01-01T00:00:00Z",
        ]
    )
    leaves = (
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats()
        | st.text(max_size=5)
        | texts
        | st.just(UNKNOWN)
    )
    return st.recursive(
        leaves,
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(keys | texts, inner, max_size=4)
        ),
        max_leaves=20,
    )


def inputs_near(schema: ObjectSchema) -> st.SearchStrategy[dict[str, Any]]:
    keys = st.sampled_from(sorted(schema.by_name)) | st.text(max_size=3)
    return st.dictionaries(keys, values_near(schema), max_size=8)


def variants(value: Any) -> Iterator[Any]:
    """Iterate over copies of a value with each of its parts, and itself, unknown in turn."""
    yield UNKNOWN
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from ({**value, key: variant} for variant in variants(item))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            for variant in variants(item):
                yield [*value[:index], variant, *value[index + 1 :]]


def test_exactly_the_resources_and_functions_of_the_rules_are_emulated() -> None:
    path = Path(rehearsal.elastic.__file__).with_name("rules.json")
    document = json.loads(path.read_text(encoding="utf-8"))
    assert RESOURCES.keys() == document["resources"].keys() == GOOD.keys()
    assert FUNCTIONS.keys() == document["functions"].keys()
    assert all(token == emulation.token for token, emulation in RESOURCES.items())
    assert all(token == emulation.token for token, emulation in FUNCTIONS.items())


@pytest.mark.parametrize(("token", "inputs"), EXAMPLES)
def test_good_inputs_are_accepted(token: str, inputs: Properties) -> None:
    assert list(RESOURCES[token].check(inputs, filled_world())) == []


@pytest.mark.parametrize(("token", "inputs"), EXAMPLES)
def test_good_inputs_of_which_any_part_is_unknown_are_accepted(
    token: str, inputs: Properties
) -> None:
    world = filled_world()
    for name, value in inputs.items():
        for variant in variants(value):
            changed = {**inputs, name: variant}
            assert list(RESOURCES[token].check(changed, world)) == [], changed


@pytest.mark.parametrize(("token", "inputs"), EXAMPLES)
def test_a_created_resource_has_every_output_and_the_same_id_in_every_run(
    token: str, inputs: Properties
) -> None:
    world = filled_world()
    created = RESOURCES[token].create("urn:one", inputs, world)
    again = RESOURCES[token].create("urn:one", inputs, World(now=world.now))
    assert created == again
    assert created.id == created.state["id"] != ""
    assert created.state.keys() == RESOURCE_SCHEMAS[token].by_name.keys()
    for name, value in inputs.items():
        if not RESOURCE_SCHEMAS[token].by_name[name].write_only and isinstance(value, str):
            assert created.state[name] == value


@pytest.mark.parametrize(("token", "inputs"), EXAMPLES)
def test_a_misspelt_property_is_refused(token: str, inputs: Properties) -> None:
    (violation,) = RESOURCES[token].check({**inputs, "kibanaconnektion": "x"}, filled_world())
    assert violation.key == "kibanaconnektion"


@pytest.mark.parametrize(("token", "inputs"), EXAMPLES)
def test_a_required_property_that_is_left_out_is_refused(token: str, inputs: Properties) -> None:
    for attribute in RESOURCE_SCHEMAS[token].attributes:
        if attribute.required:
            without = {name: value for name, value in inputs.items() if name != attribute.name}
            found = RESOURCES[token].check(without, filled_world())
            assert attribute.name in {violation.key for violation in found}


def replaced(holder: Any, value: Any) -> Any:
    """Return a value in which what is unknown is replaced."""
    if holder is UNKNOWN:
        return value
    if isinstance(holder, Mapping):
        return {key: replaced(item, value) for key, item in holder.items()}
    if isinstance(holder, list):
        return [replaced(item, value) for item in holder]
    return holder


@settings(max_examples=150, deadline=None, database=None)
@given(token=st.sampled_from(sorted(RESOURCES)), data=st.data())
def test_whatever_the_inputs_a_resource_is_judged_and_created_without_an_error(
    token: str, data: st.DataObject
) -> None:
    inputs = data.draw(inputs_near(RESOURCE_SCHEMAS[token]))
    world = filled_world()
    assert all(str(violation) for violation in RESOURCES[token].check(inputs, world))
    created = RESOURCES[token].create("urn:any", inputs, world)
    world.add(token, created.id, created.state)
    assert all(str(violation) for violation in RESOURCES[token].check(inputs, world))


@settings(max_examples=150, deadline=None, database=None)
@given(token=st.sampled_from(sorted(RESOURCES)), data=st.data())
def test_whatever_is_changed_in_good_inputs_they_are_judged_without_an_error(
    token: str, data: st.DataObject
) -> None:
    inputs = data.draw(st.sampled_from(GOOD[token]))
    name = data.draw(st.sampled_from(sorted(inputs)))
    changed = data.draw(st.sampled_from(list(variants(inputs[name]))))
    value = data.draw(values_near(RESOURCE_SCHEMAS[token]))
    inputs = {**inputs, name: replaced(changed, value)}
    world = filled_world()
    assert all(str(violation) for violation in RESOURCES[token].check(inputs, world))
    RESOURCES[token].create("urn:any", inputs, world)


@settings(max_examples=50, deadline=None, database=None)
@given(token=st.sampled_from(sorted(FUNCTIONS)), data=st.data())
def test_whatever_the_arguments_a_function_answers_without_an_error(
    token: str, data: st.DataObject
) -> None:
    arguments = data.draw(inputs_near(FUNCTION_SCHEMAS[token]))
    world = filled_world()
    assert all(str(violation) for violation in FUNCTIONS[token].check(arguments, world))
    assert FUNCTIONS[token].call(arguments, world).keys() == FUNCTION_SCHEMAS[token].by_name.keys()
