import math
from collections.abc import Mapping
from typing import Any

import pytest
from google.protobuf.struct_pb2 import Struct
from hypothesis import given
from hypothesis import strategies as st
from pulumi.output import Unknown
from pulumi.runtime import rpc

from rehearsal import wire
from rehearsal.emulation import UNKNOWN
from rehearsal.wire import Secret

EXACT = 2**53
"""Up to here a double holds every whole number."""

scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-EXACT, EXACT),
    st.floats(allow_nan=False),
    st.text(),
    st.just(UNKNOWN),
)
values = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.text(max_size=4), inner, max_size=4),
        st.builds(Secret, inner),
    ),
    max_leaves=10,
)
properties = st.dictionaries(st.text(max_size=4), values, max_size=4)


def travelled(sent: Mapping[str, Any]) -> dict[str, Any]:
    """Send values as bytes and read them again."""
    return wire.from_wire(Struct.FromString(wire.to_wire(sent).SerializeToString()))


def without_nothing(value: Any) -> Any:
    """Return a value as it arrives: a member of a map that is None does not."""
    if isinstance(value, Secret):
        return Secret(without_nothing(value.value))
    if isinstance(value, Mapping):
        return {key: without_nothing(each) for key, each in value.items() if each is not None}
    if isinstance(value, list):
        return [without_nothing(each) for each in value]
    return value


def secrets_in(value: Any) -> int:
    """Count the secrets that are in no other secret."""
    if isinstance(value, Secret):
        return 1
    inner = value.values() if isinstance(value, Mapping) else value
    return sum(map(secrets_in, inner)) if isinstance(value, Mapping | list) else 0


@given(properties)
def test_what_is_sent_arrives(sent: dict[str, Any]) -> None:
    assert travelled(sent) == without_nothing(sent)


@given(st.integers(-EXACT, EXACT))
def test_a_whole_number_arrives_as_an_integer(number: int) -> None:
    arrived = travelled({"whole": number, "float": float(number)})

    assert arrived == {"whole": number, "float": number}
    assert [type(each) for each in arrived.values()] == [int, int]


@pytest.mark.parametrize("number", [0.5, -1e-300, 5e-324, math.pi])
def test_a_fraction_arrives_to_the_last_bit(number: float) -> None:
    assert travelled({"fraction": number}) == {"fraction": number}


def test_what_is_no_number_arrives_as_none() -> None:
    assert math.isnan(travelled({"x": math.nan})["x"])


@pytest.mark.parametrize("flag", [True, False])
def test_a_boolean_does_not_arrive_as_a_number(*, flag: bool) -> None:
    assert travelled({"flag": flag})["flag"] is flag


@pytest.mark.parametrize("text", ["", "größe", "日本語", "\U0001f512", "\x00", "a\r\nb", "\u202e"])
def test_a_text_arrives_in_every_script(text: str) -> None:
    assert travelled({text: text}) == {text: text}


def test_an_unknown_value_arrives_as_the_one_unknown() -> None:
    assert travelled({"a": [UNKNOWN]})["a"][0] is UNKNOWN


def test_a_tuple_arrives_as_a_list() -> None:
    assert travelled({"a": (1, (2,))}) == {"a": [1, [2]]}


def test_nothing_in_a_list_keeps_its_place() -> None:
    assert travelled({"a": [None, 1, None], "b": None}) == {"a": [None, 1, None]}


def test_a_secret_may_hold_nothing() -> None:
    assert travelled({"a": Secret(None)}) == {"a": Secret(None)}


@given(properties)
def test_every_secret_has_a_path_and_a_provider_gets_it_unmarked(held: dict[str, Any]) -> None:
    assert len(list(wire.secret_paths(held))) == secrets_in(held)
    assert secrets_in(wire.revealed(held)) == 0


def test_revealing_takes_the_mark_off_and_nothing_else() -> None:
    held = {"a": [Secret({"b": [Secret(1), None]}), UNKNOWN], "c": "open"}

    assert wire.revealed(held) == {"a": [{"b": [1, None]}, UNKNOWN], "c": "open"}


def test_the_path_of_a_secret_leads_to_it() -> None:
    value = {"a": [{"b": Secret({"c": Secret(1)})}, [Secret(2)]], "d": Secret(3), "e": "open"}

    assert list(wire.secret_paths(value)) == ["a[0].b", "a[1][0]", "d"]


def test_a_secret_is_not_in_the_text_of_its_object() -> None:
    assert repr({"a": [Secret("hidden")]}) == "{'a': [Secret(...)]}"
    assert "hidden" not in f"{Secret('hidden')}"


def test_the_marks_are_those_of_the_sdk() -> None:
    assert rpc._special_sig_key == wire.SIGNATURE_KEY
    assert rpc._special_secret_sig == wire.SECRET_SIGNATURE
    assert wire.UNKNOWN_SIGNATURE == rpc.UNKNOWN


def test_the_sdk_reads_what_is_sent() -> None:
    sent = wire.to_wire({"held": Secret(["hidden"]), "later": UNKNOWN, "open": 1.5})

    read = rpc.deserialize_properties(sent, keep_unknowns=True)

    assert rpc.is_rpc_secret(read["held"])
    assert rpc.unwrap_rpc_secret(read["held"]) == ["hidden"]
    assert isinstance(read["later"], Unknown)
    assert read["open"] == 1.5
