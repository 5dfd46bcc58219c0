from collections import Counter

import pytest

from rehearsal import tree
from rehearsal.__main__ import main, rehearse
from tests.conftest import ROOT
from tests.rehearsal import shop
from tests.rehearsal.shop import BOX, SHELF
from tests.rehearsal.test_difference import plan, resource

SMALL = plan(
    resource("alone", "shop:Tin"),
    resource("first", parent=shop.urn(SHELF, "shelf")),
    resource("second", parent=shop.urn(SHELF, "shelf")),
    resource("shelf", SHELF),
    resource("deep", parent=shop.urn(BOX, "first")),
    resource("deeper", parent=shop.urn(BOX, "second")),
    outputs={
        "count": 2,
        "installCommand": "[secret]",
        "names": ["first", "second"],
        "byRegion": {"east": "a", "northwest": {"x": "y"}},
    },
    findings=[
        {"severity": "error", "where": "first", "message": "label = 'x': is wrong. Change it."},
        {"severity": "note", "where": "some-id", "message": "taken to be there"},
        {"severity": "warning", "where": "deep", "message": "ends soon"},
    ],
)
SMALL_TREE = """\
Rehearsing update (dev)

     Type                     Name
 +   pulumi:pulumi:Stack      shop-dev
 +   ├─ shop:Tin              alone
 +   └─ shop:index:Shelf      shelf
 +      ├─ shop:index:Box     first
 +      │  └─ shop:index:Box  deep
 +      └─ shop:index:Box     second
 +         └─ shop:index:Box  deeper

Outputs:
    count         : 2
    installCommand: [secret]
    names         : first, second
    byRegion:
        east     : a
        northwest:
            x: y

Findings:
    error:   first: label = 'x': is wrong. Change it.
    note:    some-id: taken to be there
    warning: deep: ends soon

Resources:
    + 7 to create"""
EMPTY_TREE = """\
Rehearsing update (dev)

     Type                 Name
 +   pulumi:pulumi:Stack  shop-dev

Outputs:

Resources:
    + 1 to create"""


def test_a_plan_is_drawn_as_people_know_it() -> None:
    assert tree.render(SMALL, "shop") == SMALL_TREE


def test_an_empty_plan_is_drawn_as_its_stack_alone() -> None:
    assert tree.render(plan(), "shop") == EMPTY_TREE


@pytest.mark.parametrize("stack", ["dev", "prod"])
def test_a_preview_of_a_shipped_stack_names_every_resource_once(
    stack: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["preview", "--stack", stack]) == 0

    drawn = capsys.readouterr().out
    rows = [line.lstrip(" +│├└─").split() for line in drawn.splitlines() if line.startswith(" + ")]
    resources = rehearse(ROOT, stack)[0]["resources"]
    assert Counter(map(tuple, rows)) == Counter(
        [
            ("pulumi:pulumi:Stack", f"azure-openai-monitoring-{stack}"),
            *((each["type"], each["name"]) for each in resources),
        ]
    )
    assert len(resources) > 20
    assert drawn.endswith(f"\nResources:\n    + {len(resources) + 1} to create\n")


def test_every_row_stands_under_its_parent(capsys: pytest.CaptureFixture[str]) -> None:
    main(["preview", "--stack", "dev"])

    plan_of_dev = rehearse(ROOT, "dev")[0]
    type_of = {each["urn"]: each["type"] for each in plan_of_dev["resources"]}
    parents = {
        each["name"]: type_of.get(each["parent"], "pulumi:pulumi:Stack")
        for each in plan_of_dev["resources"]
    }
    above: list[str] = []
    for line in capsys.readouterr().out.splitlines():
        if not line.startswith(" + "):
            continue
        row = line.removeprefix(" +   ")
        type_, name = row.lstrip("│├└─ ").split()
        depth = (len(row) - len(row.lstrip("│├└─ "))) // 3
        above[depth:] = [type_]
        if depth:
            assert parents[name] == above[depth - 1]
    assert len(above) == 4
