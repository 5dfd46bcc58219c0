"""The picture of the dashboard over the sample day: docs/dashboard.svg.

`python -m tests.components.dashboard.picture` asks a search engine for the numbers, keeps them in
answers.json, and draws them. The layout, names and formats are those of the saved object; the
numbers are the engine's. Kibana draws with more care.
"""

import json
import math
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final
from xml.sax.saxutils import escape

from components.dashboard.model import COLUMNS
from tests.components.catalog.engine import running
from tests.components.dashboard import sample_day
from tests.components.dashboard.shown import answers, dashboard, panels, with_the_day

ANSWERS: Final = Path(__file__).parent / "answers.json"
PICTURE: Final = Path(__file__).resolve().parents[3] / "docs" / "dashboard.svg"

UNIT: Final = 30.0
"""Pixels of a column."""
HIGH: Final = 20.0
"""Pixels of a row."""
MARGIN: Final = 16.0
GAP: Final = 8.0
HEAD: Final = 64.0

_LEAST: Final = 0.05
"""Pixels below which a bar is not drawn."""

_FIXED: Final = {
    "chat": 0,
    "summaries": 1,
    "embeddings": 2,
    "assistant": 3,
    "reasoning": 4,
    "trial": 5,
    "429": 4,
    "500": 6,
    "503": 7,
    "azure.open_ai": 3,
    "azure_openai.logs": 0,
    "Counted by Azure": 3,
    "In the logs": 0,
    "collector-0": 2,
    "collector-1": 1,
    "doc-search": 1,
    "support-bot": 0,
    "analyst": 4,
    "azure-openai-tokens-dev": 0,
    "azure-openai-errors-dev": 7,
    "azure-openai-latency-dev": 4,
}
"""The colour of a series: a deployment has one wherever it is, and so have errors."""

_COLOURS: Final = (
    "#2f7ed8",
    "#e8833a",
    "#2a9d8f",
    "#9b5de5",
    "#d9a404",
    "#8a94a6",
    "#e4572e",
    "#c1121f",
)

_STYLE: Final = """
text { font-family: Inter, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif; }
.page { fill: #f4f6fa; } .card { fill: #ffffff; stroke: #dde3ec; }
.ink { fill: #1a1f2b; } .soft { fill: #5a6577; } .link { fill: #0b64c4; }
.pill { fill: #e3edfa; } .grid { stroke: #e6eaf1; } .axis { stroke: #c4ccd9; }
@media (prefers-color-scheme: dark) {
.page { fill: #0f1520; } .card { fill: #182130; stroke: #2b3648; }
.ink { fill: #eef2f8; } .soft { fill: #a3afc2; } .link { fill: #6db1ff; }
.pill { fill: #223a5a; } .grid { stroke: #263143; } .axis { stroke: #46546b; }
}
"""

Layers = Sequence[Sequence[Sequence[Any]]]


def picture(of: Mapping[str, Any], answered: Mapping[str, Layers]) -> str:
    """Return the dashboard as SVG."""
    shown = panels(of)
    bottom = max(panel["gridData"]["y"] + panel["gridData"]["h"] for panel in shown.values())
    width = 2 * MARGIN + COLUMNS * UNIT
    height = HEAD + bottom * HIGH + MARGIN
    title = of["attributes"]["title"]
    label = f"{escape(title)}, over made-up documents of a day"
    box = f"0 0 {width:.0f} {height:.0f}"
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" role="img" aria-label="{label}">',
        f"<style>{_STYLE}</style>",
        f'<rect class="page" width="{width:.0f}" height="{height:.0f}" rx="10"/>',
        _text(MARGIN + 4, 32, title, "ink", 20, weight=650),
        _text(MARGIN + 4, 52, "Made-up documents of a day", "soft", 12),
        *_pill(
            width - MARGIN - 4,
            40,
            f"{sample_day.START:%B} {sample_day.START.day}, {sample_day.START.year}, 24 hours, UTC",
        ),
        *_pill(width - MARGIN - 226, 40, f"Environment {sample_day.NAMESPACE}"),
    ]
    for name, panel in shown.items():
        lines += _panel(panel, answered.get(name, ()))
    return "\n".join([*lines, "</svg>"]) + "\n"


def _panel(panel: Mapping[str, Any], answered: Layers) -> Iterator[str]:
    grid = panel["gridData"]
    left, top = MARGIN + grid["x"] * UNIT + GAP / 2, HEAD + grid["y"] * HIGH + GAP / 2
    width, height = grid["w"] * UNIT - GAP, grid["h"] * HIGH - GAP
    yield f'<g transform="translate({left:.1f} {top:.1f})">'
    yield f'<rect class="card" width="{width:.1f}" height="{height:.1f}" rx="6"/>'
    if panel["type"] == "visualization":
        yield from _markdown(panel, width)
    elif panel["type"] == "links":
        yield from _links(panel, width, height)
    else:
        attributes = panel["embeddableConfig"]["attributes"]
        kind = attributes["visualizationType"]
        columns: dict[str, Any] = {}
        layers = attributes["state"]["datasourceStates"]["formBased"]["layers"]
        for layer in layers.values():
            columns |= layer["columns"]
        looks = attributes["state"]["visualization"]
        if kind == "lnsMetric":
            yield from _tile(panel["title"], looks, columns, answered, width)
        else:
            yield _text(12, 22, panel["title"], "ink", 13, weight=600)
            if kind == "lnsDatatable":
                yield from _table(looks, columns, answered, width)
            else:
                yield from _chart(looks, columns, answered, width, height)
    yield "</g>"


def _tile(
    title: str,
    looks: Mapping[str, Any],
    columns: Mapping[str, Any],
    answered: Layers,
    width: float,
) -> Iterator[str]:
    form = columns[looks["metricAccessor"]]["params"]["format"]
    yield _text(12, 24, title, "ink", 13, weight=600)
    yield _text(12, 42, looks["subtitle"], "soft", 10.5)
    yield _text(width - 12, 94, _number(answered[0][0][0], form), "ink", 24, weight=650, end=True)


def _markdown(panel: Mapping[str, Any], width: float) -> Iterator[str]:
    text = panel["embeddableConfig"]["savedVis"]["params"]["markdown"]
    words, _, links = text.replace("**", "").partition("\n\n")
    for number, line in enumerate(_wrapped(words, int((width - 24) / 6.2))):
        yield _text(12, 20 + 16 * number, line, "soft", 11.5)
    yield _text(12, 58, re.sub(r"\[(.*?)\]\(.*?\)", r"\1", links), "link", 12, weight=600)


def _links(panel: Mapping[str, Any], width: float, height: float) -> Iterator[str]:
    links = panel["embeddableConfig"]["attributes"]["links"]
    each = width / len(links)
    for number, link in enumerate(links):
        middle = each * (number + 0.5)
        yield _text(middle, height / 2 + 4, link["label"], "link", 13, weight=600, anchor="middle")


def _table(
    looks: Mapping[str, Any], columns: Mapping[str, Any], answered: Layers, width: float
) -> Iterator[str]:
    order = [columns[column["columnId"]] for column in looks["columns"]]
    words = sum(column["isBucketed"] for column in order)
    # Names take what two numbers take.
    part = (width - 24) / (len(order) + words)
    edges = []
    edge = 12.0
    for column in order:
        edge += part * (2 if column["isBucketed"] else 1)
        edges.append(edge)
    for column, right in zip(order, edges, strict=True):
        if column["isBucketed"]:
            yield _text(right - 2 * part, 46, column["label"], "soft", 11)
        else:
            yield _text(right, 46, column["label"], "soft", 11, end=True)
    for number, row in enumerate(answered[0]):
        base = 68 + 20 * number
        yield f'<path class="grid" d="M12 {base - 14}H{width - 12:.1f}"/>'
        for column, right, held in zip(order, edges, row, strict=True):
            if column["isBucketed"]:
                yield _text(right - 2 * part, base, str(held), "ink", 12)
            else:
                shown = _number(held, column["params"]["format"])
                yield _text(right, base, shown, "ink", 12, end=True)


def _chart(
    looks: Mapping[str, Any],
    columns: Mapping[str, Any],
    answered: Layers,
    width: float,
    height: float,
) -> Iterator[str]:
    series: list[tuple[str, bool, list[float | None]]] = []
    form: dict[str, Any] = {}
    for drawn, rows in zip(looks["layers"], answered, strict=True):
        (accessor,) = drawn["accessors"]
        form = columns[accessor]["params"]["format"]
        by_name: dict[str, list[float | None]] = {}
        for row in rows:
            name = row[0] if "splitAccessor" in drawn else columns[accessor]["label"]
            by_name.setdefault(name, []).append(row[-1])
        series += [
            (name, drawn["seriesType"] == "line", values) for name, values in by_name.items()
        ]
    left, right, top, bottom = 52.0, width - 14, 36.0, height - 46
    stacked = [sum(one[at] or 0 for _, _, one in series) for at in range(24)]
    lines = [value or 0 for _, is_line, values in series if is_line for value in values]
    most = max([*(lines or stacked), 0.001])
    extent = looks["yLeftExtent"]
    step = _step(extent["upperBound"] if extent["mode"] == "custom" else most)
    ceiling = extent["upperBound"] if extent["mode"] == "custom" else step * math.ceil(most / step)
    yield from _axes(step, ceiling, form, (left, right, top, bottom))
    slot = (right - left) / 24
    base = [bottom] * 24
    beside = looks["layers"][0]["seriesType"] == "bar"
    for number, (name, is_line, values) in enumerate(series):
        if is_line:
            place = (left + slot / 2, slot, top, bottom)
            yield from _line(values, _colour(name), ceiling, place)
            continue
        wide = (slot - 2) / (len(series) if beside else 1)
        for at, value in enumerate(values):
            tall = (value or 0) / ceiling * (bottom - top)
            if tall > _LEAST:
                x = left + at * slot + 1 + (wide * number if beside else 0)
                y = (bottom if beside else base[at]) - tall
                base[at] = y
                yield (
                    f'<rect x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{tall:.1f}" '
                    f'fill="{_colour(name)}"/>'
                )
    yield from _legend([name for name, _, _ in series], width, height)


def _axes(
    step: float,
    ceiling: float,
    form: Mapping[str, Any],
    box: tuple[float, float, float, float],
) -> Iterator[str]:
    left, right, top, bottom = box
    for number in range(round(ceiling / step) + 1):
        value = step * number
        y = bottom - value / ceiling * (bottom - top)
        style = "grid" if number else "axis"
        yield f'<path class="{style}" d="M{left:.1f} {y:.1f}H{right:.1f}"/>'
        yield _text(left - 6, y + 3.5, _tick(value, form), "soft", 10, end=True)
    for hour in range(0, 25, 6):
        x = left + hour / 24 * (right - left)
        place = {0: "start", 24: "end"}.get(hour, "middle")
        yield _text(x, bottom + 14, f"{hour:02}:00", "soft", 10, anchor=place)


def _line(
    values: Sequence[float | None],
    colour: str,
    ceiling: float,
    box: tuple[float, float, float, float],
) -> Iterator[str]:
    left, slot, top, bottom = box
    path = ""
    pen_down = False
    for at, value in enumerate(values):
        if value is None:
            pen_down = False
            continue
        y = bottom - min(value / ceiling, 1) * (bottom - top)
        path += f"{'L' if pen_down else 'M'}{left + at * slot:.1f} {y:.1f}"
        pen_down = True
    yield (
        f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="2" '
        'stroke-linejoin="round" stroke-linecap="round"/>'
    )


def _legend(names: Sequence[str], width: float, height: float) -> Iterator[str]:
    at = 14.0
    for name in names:
        shown = name.removeprefix("azure-openai-").removesuffix(f"-{sample_day.NAMESPACE}")
        wide = 22 + 6.0 * len(shown)
        if at + wide > width:
            break
        yield f'<circle cx="{at + 4:.1f}" cy="{height - 14:.1f}" r="4" fill="{_colour(name)}"/>'
        yield _text(at + 13, height - 10, shown, "soft", 11)
        at += wide + 4


def _pill(right: float, middle: float, text: str) -> list[str]:
    wide = 24 + 6.4 * len(text)
    x, y = right - wide, middle - 14
    return [
        f'<rect class="pill" x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="26" rx="6"/>',
        _text(right - wide / 2, middle + 3.5, text, "ink", 12, anchor="middle"),
    ]


def _text(
    x: float,
    y: float,
    text: str,
    style: str,
    size: float,
    *,
    weight: int = 400,
    end: bool = False,
    anchor: str = "",
) -> str:
    placed = "end" if end else anchor
    extra = f' text-anchor="{placed}"' if placed else ""
    extra += f' font-weight="{weight}"' if weight != 400 else ""
    return (
        f'<text class="{style}" x="{x:.1f}" y="{y:.1f}" font-size="{size:g}"{extra}>'
        f"{escape(text)}</text>"
    )


def _wrapped(text: str, most: int) -> Iterator[str]:
    line = ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > most:
            yield line
            line = ""
        line = f"{line} {word}".strip()
    yield line


def _number(value: float | None, form: Mapping[str, Any]) -> str:
    params = form["params"]
    if value is None:
        return "-"
    if form["id"] == "percent":
        return f"{100 * value:.{params['decimals']}f} %"
    if params.get("compact"):
        for unit, size in (("m", 1e6), ("k", 1e3)):
            if value >= size:
                return f"{value / size:.{params['decimals']}f} {unit}"
        return f"{value:,.0f}"
    return f"{value:,.{params['decimals']}f}{params.get('suffix', '')}"


def _tick(value: float, form: Mapping[str, Any]) -> str:
    if value >= 1_000_000:
        return f"{value / 1e6:g} m"
    if value >= 10_000:
        return f"{value / 1e3:g} k"
    suffix = form["params"].get("suffix", "")
    return f"{value:g}{suffix if len(suffix) < 4 else ''}"


def _step(most: float) -> float:
    """Return a round number that divides an axis into about four."""
    rough = most / 4
    power: float = 10 ** math.floor(math.log10(rough))
    return next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= rough)


def _colour(name: str) -> str:
    return _COLOURS[_FIXED[name]]


def main() -> None:
    """Ask for the numbers, keep them, and draw them."""
    of = dashboard()
    with tempfile.TemporaryDirectory() as folder, running(Path(folder)) as engine:
        with_the_day(engine)
        answered = answers(engine, of)
    ANSWERS.write_text(written(answered), encoding="utf-8")
    PICTURE.write_text(picture(of, answered), encoding="utf-8")


def written(answered: Mapping[str, Layers]) -> str:
    """Return the answers as they are kept: a panel a line."""
    lines = ",\n".join(f" {json.dumps(n)}: {json.dumps(rows)}" for n, rows in answered.items())
    return f"{{\n{lines}\n}}\n"


if __name__ == "__main__":
    main()
