"""Each thing that may be lacking is noticed; here each is taken from a recorded arrival."""

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from apm.example import arrival, recording, summary, traffic
from apm.example.arrival import Arrived
from apm.example.otlp import LogRecord, Metric, Point, Span

SENT = traffic.requests()


def recorded() -> list[Span]:
    path = Path(__file__).parent / "recorded.json"
    return recording.load(path.read_text(encoding="utf-8"))


def metric(name: str, point: Point) -> Metric:
    return Metric(name, "", "histogram", "delta", monotonic=False, points=(point,))


def whole(spans: Sequence[Span]) -> Arrived:
    """Put beside the spans the metrics that belong to them."""
    rows = summary.rows(spans)
    metrics = (
        metric("gen_ai.client.operation.duration", Point({}, count=len(summary.calls(spans)))),
        metric(
            "gen_ai.client.token.usage",
            Point({}, sum=float(sum(row.input_tokens + row.output_tokens for row in rows))),
        ),
        metric(
            "azure_openai.client.cost", Point({}, value=math.fsum(row.cost or 0 for row in rows))
        ),
    )
    return Arrived(spans, metrics, ())


def without(spans: Sequence[Span], *names: str) -> list[Span]:
    """Take attributes from the first answered call of gpt-4o."""
    number = next(
        number
        for number, span in enumerate(spans)
        if span.name == "chat gpt-4o" and "cost" in span.attributes
    )
    kept = {key: value for key, value in spans[number].attributes.items() if key not in names}
    return [*spans[:number], replace(spans[number], attributes=kept), *spans[number + 1 :]]


def test_nothing_is_lacking_in_what_arrived() -> None:
    assert arrival.lacking(SENT, whole(recorded()), ["of the account"]) == []


@pytest.mark.parametrize(
    ("change", "lacks"),
    [
        (
            lambda spans: [span for span in spans if span.name != "chat slow"],
            ["slow: none of 1 calls arrived"],
        ),
        (
            lambda spans: [*spans, next(span for span in spans if span.name == "chat slow")],
            ["slow: 2 calls with 0 errors arrived of 1 with 0"],
        ),
        (
            lambda spans: [
                replace(span, status="unset", attributes={**span.attributes, "model": "m"})
                if span.name == "chat filtered"
                else span
                for span in spans
            ],
            [
                "filtered: 1 calls with 0 errors arrived of 1 with 1",
                (
                    "chat filtered: without gen_ai.usage.input_tokens, prompt_tokens, token_count, "
                    "cost, cost_micro_usd"
                ),
            ],
        ),
        (
            lambda spans: without(spans, "cost_micro_usd", "token_count"),
            ["chat gpt-4o: without token_count, cost_micro_usd"],
        ),
        (
            lambda spans: [
                replace(span, parent_id="") if span.name == "chat slow" else span for span in spans
            ],
            ["chat slow: not within the span of a request to the application"],
        ),
        (
            lambda spans: [
                replace(span, trace_id="other") if span.name == "chat slow" else span
                for span in spans
            ],
            ["chat slow: not within the span of a request to the application"],
        ),
    ],
)
def test_what_is_lacking_in_the_spans_is_told(
    change: Callable[[list[Span]], list[Span]], lacks: list[str]
) -> None:
    assert arrival.lacking(SENT, whole(change(recorded())), []) == lacks


@pytest.mark.parametrize(
    ("number", "lack"),
    [
        (0, "metrics: 0 durations for 46 calls"),
        (1, "metrics: 0 tokens, and 6298 in the spans"),
        (2, "metrics: a cost of 0.0, and {cost} in the spans"),
    ],
)
def test_metrics_that_do_not_say_what_the_spans_say_are_told(number: int, lack: str) -> None:
    arrived = whole(recorded())
    metrics = [each for index, each in enumerate(arrived.metrics) if index != number]
    expected = lack.format(cost=arrived.metrics[2].points[0].value)
    assert arrival.lacking(SENT, replace(arrived, metrics=metrics), []) == [expected]


def test_a_prompt_that_arrived_is_told_without_repeating_it() -> None:
    prompt = SENT[0].text
    log = LogRecord({"content": prompt}, "INFO", "", {}, {}, "", "")
    arrived = replace(whole(recorded()), logs=(log,))
    assert arrival.lacking(SENT, arrived, []) == ["a prompt or a secret arrived: Whic..."]


def test_a_key_that_arrived_is_told_without_repeating_it() -> None:
    spans = recorded()
    spans[0] = replace(spans[0], status_message="wrong key 0123456789abcdef")
    assert arrival.lacking(SENT, whole(spans), ["0123456789abcdef"]) == [
        "a prompt or a secret arrived: 0123..."
    ]
