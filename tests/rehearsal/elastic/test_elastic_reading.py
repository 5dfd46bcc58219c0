"""Reading inputs that nobody has checked yet."""

import pytest

from rehearsal.elastic.reading import json_object, json_of, named_objects, objects, texts
from rehearsal.emulation import UNKNOWN


@pytest.mark.parametrize("value", [None, 1, ["a"], {"a": 1}, UNKNOWN])
def test_what_is_no_text_holds_no_json(value: object) -> None:
    assert json_object(value) is None


@pytest.mark.parametrize("value", [None, 1, "ab", {"a": 1}, UNKNOWN])
def test_what_is_no_list_reads_as_empty(value: object) -> None:
    assert texts({"a": value}, "a") == []
    assert objects({"a": value}, "a") == []


def test_texts_and_objects_of_a_list_are_read_with_their_places() -> None:
    values = {"a": ["x", UNKNOWN, {"b": 1}, None]}
    assert texts(values, "a") == [(0, "x")]
    assert objects(values, "a") == [(2, {"b": 1})]


def test_only_objects_are_read_from_a_map() -> None:
    assert named_objects({"a": {"x": {"b": 1}, "y": UNKNOWN}}, "a") == {"x": {"b": 1}}
    assert named_objects({"a": []}, "a") == {}


@pytest.mark.parametrize("written", ["", "{", "NaN", "[Infinity]", "[" * 100_000])
def test_what_is_no_json_is_a_value_error(written: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the decoder words it
        json_of(written)
    assert json_object(written) is None


def test_a_json_object_is_read_and_a_json_list_is_not() -> None:
    assert json_object('{"a": 1}') == {"a": 1}
    assert json_object("[1]") is None
