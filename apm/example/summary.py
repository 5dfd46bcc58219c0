"""What arrived, per deployment and model: calls, errors, tokens, cost and latency."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from apm.example.otlp import Span

DEPLOYMENT: Final = "azure_openai.deployment.name"
COLUMNS: Final = (
    "deployment",
    "model",
    "calls",
    "errors",
    "input",
    "cached",
    "output",
    "cost, USD",
    "p50, ms",
    "p95, ms",
)
LEFT: Final = ("deployment", "model")


@dataclass(frozen=True)
class Row:
    """The calls of one deployment; `cost` is None where no call has one."""

    deployment: str
    models: tuple[str, ...]
    calls: int
    errors: int
    input_tokens: int
    cached_tokens: int
    output_tokens: int
    cost: float | None
    p50_ms: float
    p95_ms: float


def calls(spans: Iterable[Span]) -> list[Span]:
    """Return the spans that are calls of a model."""
    return [span for span in spans if "gen_ai.operation.name" in span.attributes]


def rows(spans: Iterable[Span]) -> list[Row]:
    """Return one row for each deployment, the most expensive first."""
    by_deployment = defaultdict(list)
    for span in calls(spans):
        by_deployment[str(span.attributes[DEPLOYMENT])].append(span)
    found = [_row(name, spans) for name, spans in by_deployment.items()]
    return sorted(found, key=lambda row: (-(row.cost or 0.0), row.deployment))


def render(found: Sequence[Row]) -> str:
    """Return the rows as a table, with a line of sums."""
    lines = [COLUMNS, *map(cells, found), sums(found)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "".join(
        "  ".join(
            cell.ljust(width) if name in LEFT else cell.rjust(width)
            for name, cell, width in zip(COLUMNS, line, widths, strict=True)
        ).rstrip()
        + "\n"
        for line in lines
    )


def cells(row: Row) -> tuple[str, ...]:
    """Return a row as the cells of a table."""
    return (
        row.deployment,
        ", ".join(row.models) or "-",
        str(row.calls),
        str(row.errors or "-"),
        f"{row.input_tokens:,}",
        f"{row.cached_tokens:,}",
        f"{row.output_tokens:,}",
        _money(row.cost) if row.models else "-",
        f"{row.p50_ms:.1f}",
        f"{row.p95_ms:.1f}",
    )


def sums(found: Sequence[Row]) -> tuple[str, ...]:
    """Return the cells of the last line; latencies have no sum."""
    return (
        "all",
        "",
        str(sum(row.calls for row in found)),
        str(sum(row.errors for row in found)),
        f"{sum(row.input_tokens for row in found):,}",
        f"{sum(row.cached_tokens for row in found):,}",
        f"{sum(row.output_tokens for row in found):,}",
        _money(sum(row.cost or 0.0 for row in found)),
        "",
        "",
    )


def _row(deployment: str, spans: Sequence[Span]) -> Row:
    costs = [float(span.attributes["cost"]) for span in spans if "cost" in span.attributes]
    models = {span.attributes.get("gen_ai.response.model") for span in spans}
    latencies = sorted((span.end_ns - span.start_ns) / 1e6 for span in spans)
    return Row(
        deployment=deployment,
        models=tuple(sorted(filter(None, models))),
        calls=len(spans),
        errors=sum(span.status == "error" for span in spans),
        input_tokens=_sum(spans, "gen_ai.usage.input_tokens"),
        cached_tokens=_sum(spans, "gen_ai.usage.cache_read.input_tokens"),
        output_tokens=_sum(spans, "gen_ai.usage.output_tokens"),
        cost=math.fsum(costs) if costs else None,
        p50_ms=_percentile(latencies, 0.5),
        p95_ms=_percentile(latencies, 0.95),
    )


def _sum(spans: Iterable[Span], name: str) -> int:
    return sum(int(span.attributes.get(name, 0)) for span in spans)


def _percentile(ordered: Sequence[float], part: float) -> float:
    """Return the nearest-rank percentile: a latency that there really was."""
    return ordered[math.ceil(part * len(ordered)) - 1]


def _money(cost: float | None) -> str:
    return "unknown" if cost is None else f"{cost:.6f}"
