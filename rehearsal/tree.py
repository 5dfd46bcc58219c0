"""The resource tree as people know it from `pulumi preview`, with outputs and findings."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from rehearsal.monitor import STACK_TYPE

_SIGNS: Final = {"error": "error:  ", "warning": "warning:", "note": "note:   "}


def render(plan: Mapping[str, Any], project: str) -> str:
    """Return a plan as text: the tree, the outputs, the findings and the counts."""
    resources: Sequence[Mapping[str, Any]] = plan["resources"]
    root = f"urn:pulumi:{plan['stack']}::{project}::{STACK_TYPE}::{project}-{plan['stack']}"
    children: dict[str, list[Mapping[str, Any]]] = {}
    for each in resources:
        children.setdefault(each["parent"], []).append(each)
    rows = [(STACK_TYPE, f"{project}-{plan['stack']}"), *_rows(children, root, "")]
    width = max(len(type_) for type_, _ in rows)
    lines = [
        f"Rehearsing update ({plan['stack']})",
        "",
        f"     {'Type':<{width}}  Name",
        *(f" +   {type_:<{width}}  {name}" for type_, name in rows),
        "",
        "Outputs:",
        *_value_lines(plan["outputs"], "    "),
    ]
    if plan["findings"]:
        lines += ["", "Findings:"]
        lines += [
            f"    {_SIGNS[each['severity']]} {each['where']}: {each['message']}"
            for each in plan["findings"]
        ]
    lines += ["", "Resources:", f"    + {len(rows)} to create"]
    return "\n".join(lines)


def _rows(
    children: Mapping[str, list[Mapping[str, Any]]], parent: str, indent: str
) -> Iterator[tuple[str, str]]:
    siblings = children.get(parent, [])
    for index, each in enumerate(siblings):
        last = index == len(siblings) - 1
        yield f"{indent}{'└─' if last else '├─'} {each['type']}", each["name"]
        yield from _rows(children, each["urn"], f"{indent}{'   ' if last else '│  '}")


def _value_lines(value: Mapping[str, Any], indent: str) -> Iterator[str]:
    width = max((len(key) for key in value), default=0)
    for key, each in value.items():
        if isinstance(each, Mapping):
            yield f"{indent}{key}:"
            yield from _value_lines(each, f"{indent}    ")
        elif isinstance(each, list):
            yield f"{indent}{key:<{width}}: {', '.join(str(item) for item in each)}"
        else:
            yield f"{indent}{key:<{width}}: {each}"
