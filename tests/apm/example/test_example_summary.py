"""The table says of each deployment what its spans say."""

from typing import Any

from apm.example import summary
from apm.example.otlp import Span
from apm.example.summary import Row

MILLISECOND = 1_000_000


def call(
    deployment: str, milliseconds: int, finished: dict[str, Any], status: str = "unset"
) -> Span:
    return Span(
        name=f"chat {deployment}",
        kind="client",
        status=status,
        status_message="",
        attributes={
            "gen_ai.operation.name": "chat",
            "azure_openai.deployment.name": deployment,
            **finished,
        },
        resource={},
        scope="test",
        trace_id="",
        span_id="",
        parent_id="",
        start_ns=5,
        end_ns=5 + milliseconds * MILLISECOND,
    )


def answered(deployment: str, milliseconds: int, cost: float | None = None) -> Span:
    finished = {
        "gen_ai.response.model": "m-1",
        "gen_ai.usage.input_tokens": 100,
        "gen_ai.usage.cache_read.input_tokens": 40,
        "gen_ai.usage.output_tokens": 7,
    }
    return call(deployment, milliseconds, finished | ({} if cost is None else {"cost": cost}))


def failed(deployment: str, milliseconds: int) -> Span:
    return call(deployment, milliseconds, {}, status="error")


def test_a_deployments_calls_are_one_row() -> None:
    spans = [answered("a", 10, 0.5), answered("a", 30, 0.25), failed("a", 20)]
    assert summary.rows(spans) == [
        Row(
            deployment="a",
            models=("m-1",),
            calls=3,
            errors=1,
            input_tokens=200,
            cached_tokens=80,
            output_tokens=14,
            cost=0.75,
            p50_ms=20.0,
            p95_ms=30.0,
        )
    ]


def test_percentiles_are_latencies_that_there_were() -> None:
    (row,) = summary.rows([answered("a", milliseconds) for milliseconds in range(100, 0, -1)])
    assert (row.p50_ms, row.p95_ms) == (50.0, 95.0)


def test_the_most_expensive_comes_first_and_no_cost_is_no_zero() -> None:
    spans = [answered("b", 1), answered("c", 1, 0.1), failed("a", 1), answered("d", 1, 0.2)]
    rows = summary.rows(spans)
    assert [(row.deployment, row.cost) for row in rows] == [
        ("d", 0.2),
        ("c", 0.1),
        ("a", None),
        ("b", None),
    ]


def test_only_calls_of_models_are_counted() -> None:
    request = call("a", 1, {})
    other = Span(**{**vars(request), "attributes": {"http.route": "/completion"}})
    assert summary.calls([request, other]) == [request]


def test_the_table_is_aligned() -> None:
    spans = [answered("gpt-4o", 12, 0.0123456), answered("mine", 1), failed("throttled", 3)]
    assert summary.render(summary.rows(spans)) == (
        "deployment  model  calls  errors  input  cached  output  cost, USD  p50, ms  p95, ms\n"
        "gpt-4o      m-1        1       -    100      40       7   0.012346     12.0     12.0\n"
        "mine        m-1        1       -    100      40       7    unknown      1.0      1.0\n"
        "throttled   -          1       1      0       0       0          -      3.0      3.0\n"
        "all                    3       1    200      80      14   0.012346\n"
    )
