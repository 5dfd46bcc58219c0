"""Draws what arrived: the table, and one request as a trace, with the fields of its call.

Only what the spans say is drawn, so the same spans make the same picture.
"""

from collections.abc import Iterator, Sequence
from html import escape
from typing import Any, Final

from apm.example import summary
from apm.example.otlp import Span

_WIDTH: Final = 1080
_MARGIN: Final = 28
_LINE: Final = 24
_CHARACTER: Final = 7.3
"""Width of a character of the fixed font at 12 pixels; fonts differ by a little."""
_BAR_X: Final = 300
_COLORS: Final = {"server": "#7b8fa8", "client": "#0b64dd"}
_FIELDS: Final = (
    "gen_ai.provider.name",
    "azure_openai.deployment.name",
    "gen_ai.response.model",
    "gen_ai.usage.input_tokens",
    "gen_ai.usage.cache_read.input_tokens",
    "gen_ai.usage.output_tokens",
    "prompt_tokens",
    "completion_tokens",
    "token_count",
    "completion_count",
    "cost",
    "cost_micro_usd",
)
_STYLE: Final = (
    "text { font: 12px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; fill: #1d2a3e }"
    " .title { font: 600 15px system-ui, sans-serif } .head { fill: #5a6d88 }"
    " .sum { font-weight: 600 } .end { text-anchor: end }"
)


def draw(spans: Sequence[Span]) -> str:
    """Return an SVG document; the request that it shows is the one whose call cost most."""
    found = summary.rows(spans)
    table = list(_table(found, _MARGIN + 8))
    top = _MARGIN + 8 + _LINE * (len(found) + 4)
    call = max(summary.calls(spans), key=lambda span: span.attributes.get("cost", 0.0))
    trace = sorted(
        (span for span in spans if span.trace_id == call.trace_id), key=lambda span: span.start_ns
    )
    waterfall = list(_waterfall(trace, top))
    fields = list(_fields(call, top + _LINE * (len(trace) + 2)))
    rows = (len(_FIELDS) + 1) // 2
    height = top + _LINE * (len(trace) + 2.5 + rows) + _MARGIN
    size = f'viewBox="0 0 {_WIDTH} {height:.0f}" width="{_WIDTH}" height="{height:.0f}"'
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">',
            "<title>What arrived of the example's calls of Azure OpenAI</title>",
            f"<style>{_STYLE}</style>",
            '<rect width="100%" height="100%" rx="10" fill="#ffffff" stroke="#d3dae6"/>',
            *table,
            *waterfall,
            *fields,
            "</svg>\n",
        ]
    )


def _table(found: Sequence[summary.Row], top: float) -> Iterator[str]:
    lines = [summary.COLUMNS, *map(summary.cells, found), summary.sums(found)]
    widths = [max(map(len, column)) * _CHARACTER for column in zip(*lines, strict=True)]
    gap = (_WIDTH - 2 * _MARGIN - sum(widths)) / (len(widths) - 1)
    yield _text(_MARGIN, top, "Calls by deployment, from the spans that arrived", "title")
    for number, line in enumerate(lines):
        y = top + _LINE * (number + 1.2)
        style = "head" if number == 0 else "sum" if number == len(lines) - 1 else ""
        x = float(_MARGIN)
        for name, cell, width in zip(summary.COLUMNS, line, widths, strict=True):
            if name in summary.LEFT:
                yield _text(x, y, cell, style)
            else:
                yield _text(x + width, y, cell, f"{style} end".strip())
            x += width + gap
        if number in {0, len(lines) - 2}:
            yield (
                f'<line x1="{_MARGIN}" x2="{_WIDTH - _MARGIN}" y1="{y + 7:.1f}" y2="{y + 7:.1f}" '
                'stroke="#d3dae6"/>'
            )


def _waterfall(trace: Sequence[Span], top: float) -> Iterator[str]:
    start = trace[0].start_ns
    whole = max(span.end_ns for span in trace) - start
    scale = (_WIDTH - _MARGIN - 90 - _BAR_X) / whole
    yield _text(_MARGIN, top, "One request, as a trace", "title")
    for number, span in enumerate(trace):
        y = top + _LINE * (number + 1.2)
        x = _BAR_X + (span.start_ns - start) * scale
        width = max((span.end_ns - span.start_ns) * scale, 1)
        indent = 16 if span.parent_id else 0
        yield _text(_MARGIN + indent, y, span.name)
        yield (
            f'<rect x="{x:.1f}" y="{y - 12:.1f}" width="{width:.1f}" height="15" rx="3" '
            f'fill="{_COLORS.get(span.kind, "#7b8fa8")}"/>'
        )
        yield _text(x + width + 8, y, f"{(span.end_ns - span.start_ns) / 1e6:.1f} ms", "head")


def _fields(call: Span, top: float) -> Iterator[str]:
    yield _text(_MARGIN, top, f"Fields of {call.name}", "title")
    half = (len(_FIELDS) + 1) // 2
    for number, name in enumerate(_FIELDS):
        column, row = divmod(number, half)
        x = _MARGIN + column * (_WIDTH - 2 * _MARGIN) * 0.62
        y = top + _LINE * (row + 1.2)
        yield _text(x, y, name, "head")
        yield _text(x + (290 if column == 0 else 150), y, _shown(call.attributes.get(name, "-")))


def _shown(value: Any) -> str:
    return f"{value:.6g}" if isinstance(value, float) else str(value)


def _text(x: float, y: float, text: str, style: str = "") -> str:
    named = f' class="{style}"' if style else ""
    return f'<text x="{x:.1f}" y="{y:.1f}"{named}>{escape(text)}</text>' if text else ""
