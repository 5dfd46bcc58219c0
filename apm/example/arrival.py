"""Whether everything arrived that was sent, and nothing that must not; one line for each lack."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from apm.example import summary
from apm.example.otlp import LogRecord, Metric, Point, Span
from apm.example.traffic import Request

DURATION: Final = "gen_ai.client.operation.duration"
TOKENS: Final = "gen_ai.client.token.usage"
COST: Final = "azure_openai.client.cost"


@dataclass(frozen=True)
class Arrived:
    """All that a receiver has."""

    spans: Sequence[Span]
    metrics: Sequence[Metric]
    logs: Sequence[LogRecord]


def lacking(sent: Sequence[Request], arrived: Arrived, secrets: Sequence[str]) -> list[str]:
    """Return what is lacking; nothing where all is well."""
    found = summary.calls(arrived.spans)
    return [
        *_uncounted(sent, found),
        *_incomplete(found),
        *_orphaned(arrived.spans, found),
        *_unlike_metrics(arrived.metrics, found),
        *_disclosed(arrived, [*secrets, *(each.text for each in sent)]),
    ]


def _uncounted(sent: Sequence[Request], found: Sequence[Span]) -> Iterator[str]:
    made = Counter(each.deployment for each in sent)
    failed = Counter(each.deployment for each in sent if each.status != HTTPStatus.OK)
    for row in summary.rows(found):
        if (row.calls, row.errors) != (made[row.deployment], failed[row.deployment]):
            yield (
                f"{row.deployment}: {row.calls} calls with {row.errors} errors arrived of "
                f"{made[row.deployment]} with {failed[row.deployment]}"
            )
    for deployment in made.keys() - {row.deployment for row in summary.rows(found)}:
        yield f"{deployment}: none of {made[deployment]} calls arrived"


def _incomplete(found: Sequence[Span]) -> Iterator[str]:
    for span in found:
        if span.status == "error":
            continue
        wanted = ["gen_ai.usage.input_tokens", "prompt_tokens", "token_count", "model"]
        if span.attributes[summary.DEPLOYMENT] != "unknown-model":
            wanted += ["cost", "cost_micro_usd"]
        if lacks := [name for name in wanted if name not in span.attributes]:
            yield f"{span.name}: without {', '.join(lacks)}"


def _orphaned(spans: Sequence[Span], found: Sequence[Span]) -> Iterator[str]:
    requests = {span.span_id: span.trace_id for span in spans if span.kind == "server"}
    for span in found:
        if requests.get(span.parent_id) != span.trace_id:
            yield f"{span.name}: not within the span of a request to the application"


def _unlike_metrics(metrics: Sequence[Metric], found: Sequence[Span]) -> Iterator[str]:
    points: dict[str, list[Point]] = {DURATION: [], TOKENS: [], COST: []}
    for metric in metrics:
        points.get(metric.name, []).extend(metric.points)
    rows = summary.rows(found)
    if (counted := sum(point.count for point in points[DURATION])) != len(found):
        yield f"metrics: {counted} durations for {len(found)} calls"
    used = sum(row.input_tokens + row.output_tokens for row in rows)
    if (measured := sum(point.sum for point in points[TOKENS])) != used:
        yield f"metrics: {measured:.0f} tokens, and {used} in the spans"
    cost = math.fsum(row.cost or 0.0 for row in rows)
    metered = math.fsum(point.value or 0.0 for point in points[COST])
    if not math.isclose(metered, cost, rel_tol=1e-9):
        yield f"metrics: a cost of {metered}, and {cost} in the spans"


def _disclosed(arrived: Arrived, hidden: Sequence[str]) -> Iterator[str]:
    received = repr(arrived)
    for text in {each for each in hidden if each in received}:
        yield f"a prompt or a secret arrived: {text[:4]}..."
