from typing import Any

import pytest

from rehearsal.emulation import MASK, UNKNOWN, Violation
from rehearsal.properties import (
    Block,
    Flag,
    Kind,
    ListOf,
    MapOf,
    Text,
    Whole,
    given_or,
    items,
    masked,
    nearest,
    plain,
    present,
    read,
    text,
    whole,
)

SHAPE = Block(
    {
        "name": Text(),
        "size": Block({"tier": Text(one_of=("Small", "Large")), "count": Whole(1, 9)}),
        "enabled": Flag(),
        "rules": ListOf(Block({"port": Whole()}, required=("port",))),
        "tags": MapOf(Text()),
    },
    required=("name",),
)


@pytest.mark.parametrize(
    ("change", "violation"),
    [
        (
            {"nmae": "x"},
            Violation("nmae", "x", "is not a property that the provider knows", "Use name"),
        ),
        (
            {"size": {"coutn": 3.0}},
            Violation("size.coutn", 3, "is not a property that the provider knows", "Use count"),
        ),
        (
            {"size": {"q": 3.0}},
            Violation(
                "size.q",
                3,
                "is not a property that the provider knows",
                "Remove it; known are count, tier",
            ),
        ),
        ({"name": 3}, Violation("name", 3, "must be a string", "Give a string")),
        ({"name": None}, Violation("name", None, "is required", "Give it a value")),
        (
            {"size": {"tier": "small"}},
            Violation("size.tier", "small", "must be one of Small, Large", "Use Small"),
        ),
        (
            {"size": {"tier": "Vast"}},
            Violation(
                "size.tier",
                "Vast",
                "must be one of Small, Large",
                "Use one of these, spelt exactly so",
            ),
        ),
        (
            {"size": {"count": 2.5}},
            Violation("size.count", 2.5, "must be a whole number", "Give a number without parts"),
        ),
        (
            {"size": {"count": "2"}},
            Violation("size.count", "2", "must be a whole number", "Give a number without parts"),
        ),
        (
            {"size": {"count": 0.0}},
            Violation("size.count", 0, "must be at least 1", "Use 1 or more"),
        ),
        (
            {"size": {"count": 10}},
            Violation("size.count", 10, "must be at most 9", "Use 9 or less"),
        ),
        ({"size": []}, Violation("size", [], "must be an object", "Give its properties by name")),
        (
            {"enabled": "true"},
            Violation("enabled", "true", "must be true or false", "Give a boolean"),
        ),
        ({"rules": {}}, Violation("rules", {}, "must be a list", "Put it into a list")),
        (
            {"rules": [{"port": 1}, {}]},
            Violation("rules[1].port", None, "is required", "Give it a value"),
        ),
        (
            {"rules": [None]},
            Violation("rules[0]", None, "must be an object", "Give its properties by name"),
        ),
        ({"tags": []}, Violation("tags", [], "must be a map", "Give names with values")),
        ({"tags": {"a": 1}}, Violation("tags.a", 1, "must be a string", "Give a string")),
    ],
)
def test_a_wrong_property_is_named_with_its_rule_and_its_fix(
    change: dict[str, Any], violation: Violation
) -> None:
    assert list(SHAPE.check({"name": "x", **change})) == [violation]


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"size": {"tier": "Small", "count": 1}},
        {"size": {"count": 9.0}},
        {"enabled": False},
        {"rules": []},
        {"rules": ({"port": 80.0},)},
        {"tags": {"a": "b", "gone": None}},
        {"nmae": None},
        {"name": UNKNOWN},
        {"size": UNKNOWN, "rules": UNKNOWN, "enabled": UNKNOWN, "tags": UNKNOWN},
        {"size": {"tier": UNKNOWN, "count": UNKNOWN}, "rules": [UNKNOWN], "tags": {"a": UNKNOWN}},
    ],
)
def test_a_right_or_unknown_property_is_accepted(change: dict[str, Any]) -> None:
    assert list(SHAPE.check({"name": "x", **change})) == []


@pytest.mark.parametrize("kind", [Text(), Whole(), ListOf(Text()), MapOf(Text()), SHAPE])
def test_a_boolean_is_none_of_the_other_kinds(kind: Kind) -> None:
    assert len(list(kind.violations("key", value=True))) == 1


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("event_hub_name", "eventHubName"),
        ("EventHubName", "eventHubName"),
        ("eventHubNam", "eventHubName"),
        ("EVENTHUBNAME", "eventHubName"),
        ("resource_id", "RESOURCEID"),
        ("colour", None),
    ],
)
def test_the_nearest_name_is_found_whatever_its_case(name: str, meant: str | None) -> None:
    assert nearest(name, ("eventHubName", "resourceGroupName", "RESOURCEID")) == meant


def test_values_are_read_without_raising() -> None:
    inputs = {"a": {"b": [1.0], "c": 2.0, "d": UNKNOWN, "e": "x"}, "f": UNKNOWN}
    assert read(inputs, "a", "d", "below") is UNKNOWN
    assert read(inputs, "a", "b", "below") is None
    assert (whole(inputs, "a", "c"), whole(inputs, "a", "e")) == (2, None)
    assert (text(inputs, "a", "e"), text(inputs, "f")) == ("x", None)
    assert (items(inputs, "a", "b"), items(inputs, "a")) == ([1.0], None)


def test_whole_floats_become_integers_at_every_depth() -> None:
    assert repr(plain({"a": [4.0, 2.5, (1.0,)], "b": True})) == ("{'a': [4, 2.5, [1]], 'b': True}")


def test_a_state_leaves_out_what_is_none() -> None:
    assert present({"a": None, "b": False, "c": 0.0}) == {"b": False, "c": 0}


def test_a_block_picks_out_the_known_properties_that_are_given() -> None:
    inputs = {"name": "x", "size": None, "enabled": False, "nmae": "y", "tags": {"a": 1.0}}
    assert SHAPE.given(inputs, without=("name",)) == {"enabled": False, "tags": {"a": 1}}


def test_a_default_stands_only_where_nothing_is_given() -> None:
    assert (given_or(None, 4), given_or(0, 4), given_or(UNKNOWN, 4)) == (4, 0, UNKNOWN)


def test_known_secrets_are_masked_wherever_they_stand() -> None:
    violation = Violation("tags.s3cret", {"a": ["x s3cret", "y"]}, "not s3cret-long", "drop s3cret")
    assert list(masked([violation], {"s3cret", "s3cret-long"})) == [
        Violation(f"tags.{MASK}", {"a": [MASK, "y"]}, f"not {MASK}", f"drop {MASK}")
    ]
