from typing import Any

import pytest

from rehearsal import difference
from tests.rehearsal import shop
from tests.rehearsal.shop import BOX, SHELF


def resource(name: str, type_: str = BOX, **others: Any) -> dict[str, Any]:
    """Return a resource of a plan."""
    return {
        "urn": shop.urn(type_, name),
        "type": type_,
        "name": name,
        "parent": shop.STACK_URN,
        "protect": False,
        "inputs": {"label": "plain"},
        "dependencies": [],
        "secrets": [],
        **others,
    }


def plan(*resources: dict[str, Any], **others: Any) -> dict[str, Any]:
    """Return a plan of these resources."""
    return {
        "stack": "dev",
        "resources": list(resources),
        "outputs": {},
        "findings": [],
        **others,
    }


def of_inputs(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    """Return what is told about the inputs of one resource, without the line that names it."""
    title, *lines = difference.between(
        plan(resource("box", inputs=old)), plan(resource("box", inputs=new))
    )
    assert title == f"~ {BOX} box"
    return lines


def finding(message: str, severity: str = "error") -> dict[str, str]:
    """Return a finding of a plan."""
    return {"severity": severity, "where": "box", "message": message}


FULL = plan(
    resource("a", inputs={"label": {"deep": [1, {"x": None}]}}),
    resource("b", secrets=["label"], protect=True),
    outputs={"made": ["here"]},
    findings=[finding("wrong")],
)


def test_equal_plans_have_no_difference() -> None:
    assert difference.between(FULL, FULL) == []
    assert difference.summary(FULL, FULL) == (
        "0 to create, 0 to delete, 0 to replace, 0 to change, 2 unchanged"
    )


def test_the_order_of_resources_makes_no_difference() -> None:
    first, second = resource("a"), resource("b")

    assert difference.between(plan(first, second), plan(second, first)) == []


def test_what_is_added_is_told_by_type_and_name() -> None:
    assert difference.between(plan(), plan(resource("box"), resource("shelf", SHELF))) == [
        f"+ {BOX} box",
        f"+ {SHELF} shelf",
    ]


def test_what_is_removed_is_told_by_type_and_name() -> None:
    assert difference.between(plan(resource("box")), plan()) == [f"- {BOX} box"]


def test_a_new_name_is_a_removal_and_an_addition() -> None:
    assert difference.between(plan(resource("old")), plan(resource("new"))) == [
        f"+ {BOX} new",
        f"- {BOX} old",
    ]


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ({"a": 1}, {"a": 2}, ["~ a: 1 => 2"]),
        ({"a": "x"}, {"a": "y"}, ["~ a: 'x' => 'y'"]),
        ({"a": None}, {"a": False}, ["~ a: None => False"]),
        ({"a": "1"}, {"a": 1}, ["~ a: '1' => 1"]),
        ({"a": 1}, {"a": True}, ["~ a: 1 => True"]),
        ({}, {"a": None}, ["+ a: None"]),
        ({"b": 1}, {"a": {"x": 1}, "b": 1}, ["+ a: {'x': 1}"]),
        ({"a": "x", "b": 1}, {"b": 1}, ["- a: 'x'"]),
        ({"a": {"b": {"c": 1, "d": 1}}}, {"a": {"b": {"c": 2, "d": 1}}}, ["~ a.b.c: 1 => 2"]),
        ({"a": {"b": {}}}, {"a": {"b": {"c": "x"}}}, ["+ a.b.c: 'x'"]),
        ({"a": {"b": {"c": [1]}}}, {"a": {"b": {}}}, ["- a.b.c: [1]"]),
        ({"a": [1, 2]}, {"a": [1, 3]}, ["~ a: [1, 2] => [1, 3]"]),
        ({"a": [1, 2]}, {"a": [2, 1]}, ["~ a: [1, 2] => [2, 1]"]),
        ({"a": []}, {"a": ["x"]}, ["~ a: [] => ['x']"]),
        ({"a": [{"b": 1}]}, {"a": [{"b": 2}]}, ["~ a: [{'b': 1}] => [{'b': 2}]"]),
        ({"a": {"b": 1}}, {"a": "b"}, ["~ a: {'b': 1} => 'b'"]),
        ({"a": "[secret]"}, {"a": "open"}, ["~ a: '[secret]' => 'open'"]),
        (
            {"b": 1, "a": 1, "d": 1},
            {"b": 2, "c": 2, "a": 2},
            ["~ a: 1 => 2", "~ b: 1 => 2", "+ c: 2", "- d: 1"],
        ),
    ],
)
def test_a_changed_input_is_told_by_its_path(
    old: dict[str, Any], new: dict[str, Any], lines: list[str]
) -> None:
    assert of_inputs(old, new) == [f"    {line}" for line in lines]


@pytest.mark.parametrize(
    ("key", "old", "new"),
    [
        ("parent", shop.STACK_URN, shop.urn(SHELF, "shelf")),
        ("protect", False, True),
    ],
)
def test_a_change_beside_the_inputs_is_told(key: str, old: Any, new: Any) -> None:
    before, after = plan(resource("box", **{key: old})), plan(resource("box", **{key: new}))

    assert difference.between(before, after) == [
        f"~ {BOX} box",
        f"    ~ [{key}]: {old!r} => {new!r}",
    ]


@pytest.mark.parametrize("key", ["dependencies", "secrets"])
def test_of_a_list_beside_the_inputs_what_comes_and_goes_is_told(key: str) -> None:
    old: dict[str, Any] = {key: ["stays", "goes"]}
    new: dict[str, Any] = {key: ["comes", "stays"]}
    before, after = plan(resource("box", **old)), plan(resource("box", **new))

    assert difference.between(before, after) == [
        f"~ {BOX} box",
        f"    - [{key}]: goes",
        f"    + [{key}]: comes",
    ]


def test_a_changed_output_is_told() -> None:
    before = plan(outputs={"a": 1, "b": {"x": 1, "y": 1}, "gone": "x"})
    after = plan(outputs={"a": 1, "b": {"x": 2, "y": 1}, "new": ["x"]})

    assert difference.between(before, after) == [
        "~ outputs",
        "    ~ b.x: 1 => 2",
        "    - gone: 'x'",
        "    + new: ['x']",
    ]


def test_a_new_finding_is_told() -> None:
    before = plan(findings=[finding("known")])
    after = plan(findings=[finding("known"), finding("new"), finding("soon", "warning")])

    assert difference.between(before, after) == ["+ error: box: new", "+ warning: box: soon"]


def test_a_finding_that_is_gone_is_told() -> None:
    before, after = (
        plan(findings=[finding("fixed"), finding("known")]),
        plan(findings=[finding("known")]),
    )

    assert difference.between(before, after) == ["- error: box: fixed"]


def test_everything_is_told_in_the_order_of_urns_then_outputs_then_findings() -> None:
    before = plan(resource("b"), resource("c", inputs={"label": "x"}), outputs={"a": 1})
    after = plan(
        resource("d"),
        resource("c", inputs={"label": "y"}),
        resource("a"),
        outputs={"a": 2},
        findings=[finding("wrong")],
    )

    assert difference.between(before, after) == [
        f"+ {BOX} a",
        f"- {BOX} b",
        f"~ {BOX} c",
        "    ~ label: 'x' => 'y'",
        f"+ {BOX} d",
        "~ outputs",
        "    ~ a: 1 => 2",
        "+ error: box: wrong",
    ]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (plan(), plan(), "0 to create, 0 to delete, 0 to replace, 0 to change, 0 unchanged"),
        (plan(), FULL, "2 to create, 0 to delete, 0 to replace, 0 to change, 0 unchanged"),
        (FULL, plan(), "0 to create, 2 to delete, 0 to replace, 0 to change, 0 unchanged"),
        (
            plan(resource("a"), resource("b"), resource("c"), resource("d")),
            plan(
                resource("a"),
                resource("b", protect=True),
                resource("c", inputs={"label": {}}),
                resource("e"),
                resource("f"),
            ),
            "2 to create, 1 to delete, 0 to replace, 2 to change, 1 unchanged",
        ),
        (
            plan(resource("a"), outputs={"a": 1}),
            plan(resource("a"), outputs={"a": 2}, findings=[finding("new")]),
            "0 to create, 0 to delete, 0 to replace, 0 to change, 1 unchanged",
        ),
    ],
)
def test_the_summary_counts_resources(
    before: dict[str, Any], after: dict[str, Any], told: str
) -> None:
    assert difference.summary(before, after) == told


def test_a_changed_trigger_replaces_and_one_that_comes_does_not() -> None:
    none, wood, iron = (
        plan({**resource("box"), "replacementTrigger": trigger})
        for trigger in (None, "wood", "iron")
    )

    assert difference.between(wood, iron)[0].endswith(
        "(replaced, and all that depends on it: replacementTrigger)"
    )
    assert "replaced" not in difference.between(none, wood)[0]
    assert difference.summary(none, wood).endswith("0 to replace, 1 to change, 0 unchanged")


def test_a_change_that_replaces_is_told_and_counted() -> None:
    before = plan({**resource("box", inputs={"place": "here"}), "replacedBy": ["place"]})
    after = plan({**resource("box", inputs={"place": "there"}), "replacedBy": ["place"]})

    lines = difference.between(before, after)

    assert lines[0].startswith("+- ")
    assert lines[0].endswith("(replaced, and all that depends on it: place)")
    assert difference.summary(before, after) == (
        "0 to create, 0 to delete, 1 to replace, 0 to change, 0 unchanged"
    )
