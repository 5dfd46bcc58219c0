"""Faults of services, of the SDK and of telemetry itself: no call of the application is lost."""

import asyncio
import contextlib
import gc
import logging
import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import azure_openai_apm
import openai
import pytest
from azure_openai_apm import content_filter, metrics
from azure_openai_apm.dropped import CountingSpanProcessor
from azure_openai_apm.fields import Fields
from azure_openai_apm.metrics import Waiting
from azure_openai_apm.spans import CallSpan, CallTracer
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter

from apm.example.otlp import Receiver
from apm.example.stand_in import StandIn
from tests.apm.library import answers, ways
from tests.apm.library.answers import answering, answering_async
from tests.apm.library.conftest import Record, attributes, steady

EVERY_WAY = {
    **ways.CHAT,
    **ways.STREAMS,
    **ways.RESPONSES,
    **ways.RESPONSE_STREAMS,
}
UNGUARDED = {"raw stream", "responses stream helper"}
"""The application reads these through objects of the instrumentation's own."""
TELEMETRY = [
    (CallTracer, "start_span"),
    (CallSpan, "set_attributes"),
    (CallSpan, "set_attribute"),
    (CallSpan, "get_span_context"),
    (CallSpan, "end"),
    (Fields, "of"),
    (Waiting, "add"),
    (content_filter, "in_answer"),
]


class TelemetryBrokenError(Exception):
    """Raised where telemetry is broken on purpose."""


def broken(*_args: object, **_kwargs: object) -> Any:
    raise TelemetryBrokenError


@pytest.mark.parametrize("way", sorted(EVERY_WAY.keys() - UNGUARDED))
@pytest.mark.parametrize(("owner", "method"), TELEMETRY)
def test_a_call_is_answered_whatever_breaks_in_the_telemetry(
    way: str, owner: Any, method: str, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    record()
    monkeypatch.setattr(owner, method, broken)
    assert EVERY_WAY[way]("gpt-4o").startswith(("chatcmpl-", "resp_"))


@pytest.mark.parametrize(("owner", "method"), TELEMETRY)
def test_an_error_of_the_service_stays_itself_whatever_breaks_in_the_telemetry(
    owner: Any,
    method: str,
    record: Record,
    client: openai.AzureOpenAI,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    record()
    monkeypatch.setattr(owner, method, broken)
    with pytest.raises(openai.BadRequestError, match="content management policy"):
        client.chat.completions.create(model="filtered", messages=ways.ASKED)


@pytest.mark.filterwarnings("ignore:Pydantic serializer warnings")  # the SDK's helpers' own
@pytest.mark.parametrize("way", EVERY_WAY)
def test_a_malformed_usage_costs_the_application_nothing(
    way: str, record: Record, azure: StandIn
) -> None:
    recording = record()
    assert EVERY_WAY[way]("bad-usage")
    found = steady(recording.span())
    common = attributes(azure, "bad-usage")
    assert {name: found[name] for name in common} == common
    assert not any("usage" in name or "token" in name or "cost" in name for name in found)
    recorded = recording.metrics()
    assert "gen_ai.client.token.usage" not in recorded
    assert "azure_openai.client.cost" not in recorded
    assert recorded["gen_ai.client.operation.duration"].points[0].count == 1


MALFORMED: list[Any] = [
    {"usage": {}},
    {"usage": "many"},
    {"usage": []},
    {"usage": {"prompt_tokens": -1, "completion_tokens": 2.5}},
    {"usage": {"prompt_tokens": 10**30, "completion_tokens": True}},
    {"choices": None},
    {"choices": [None]},
    {"choices": [{}]},
    {"model": 7, "id": None},
    {"prompt_filter_results": "none"},
    {"prompt_filter_results": [None, {"content_filter_results": [1]}]},
    {"prompt_filter_results": [{"content_filter_results": {"hate": "safe", "error": None}}]},
    {"service_tier": ["default"]},
]


@pytest.mark.parametrize("change", MALFORMED, ids=str)
@pytest.mark.parametrize("streamed", [False, True])
def test_an_answer_in_another_shape_reaches_the_application(
    *, change: dict[str, Any], streamed: bool, record: Record
) -> None:
    answer = {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "model": "gpt-4o-2024-11-20",
        "choices": [{"index": 0, "finish_reason": "stop", "delta": {}, "message": {}}],
        "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
        **change,
    }
    record()
    with answering(answer, streamed=streamed) as client:
        create = client.chat.completions.create
        if streamed:
            assert len(list(create(model="gpt-4o", messages=ways.ASKED, stream=True))) == 1
        else:
            assert create(model="gpt-4o", messages=ways.ASKED).created == 1


def test_without_the_library_the_standard_instrumentation_breaks_on_an_odd_usage() -> None:
    from opentelemetry.instrumentation.genai.openai import (  # noqa: PLC0415 - only here, alone
        OpenAIInstrumentor,
    )

    answer = {"id": "1", "object": "chat.completion", "model": "m", "choices": [], "usage": "?"}
    OpenAIInstrumentor().instrument()
    try:
        with answering(answer, streamed=False) as client, pytest.raises(AttributeError):
            client.chat.completions.create(model="gpt-4o", messages=ways.ASKED)
    finally:
        OpenAIInstrumentor().uninstrument()


@pytest.mark.parametrize("way", ["stream", "stream helper", "async stream"])
def test_a_stream_broken_off_half_way_raises_what_the_sdk_raises(way: str, record: Record) -> None:
    def error() -> Exception:
        # The SDK's own error since 3.x, the one of its HTTP library before.
        with pytest.raises(Exception, match=r"Connection error|peer closed connection") as raised:
            ways.STREAMS[way]("broken-stream")
        return raised.value

    expected = error()
    recording = record()
    found = error()
    assert (type(found), str(found)) == (type(expected), str(expected))
    span = recording.span()
    name = f"{type(found).__module__}.{type(found).__name__}"
    assert (span.status, span.attributes["error.type"]) == ("error", name)


def begun(client: openai.AzureOpenAI) -> Any:
    """Return a stream of which one chunk has been read."""
    stream = client.chat.completions.create(model="gpt-4o", messages=ways.ASKED, **ways.WITH_USAGE)
    next(iter(stream))
    return stream


def test_a_stream_that_is_left_early_ends_its_span(
    record: Record, client: openai.AzureOpenAI
) -> None:
    recording = record()
    begun(client).close()
    assert recording.span().status == "unset"
    assert "cost" not in recording.span().attributes


def test_a_stream_that_is_forgotten_ends_its_span(
    record: Record, client: openai.AzureOpenAI
) -> None:
    recording = record()
    begun(client).response.close()
    gc.collect()
    assert recording.span().status_message == "abandoned stream"


def test_a_cancelled_call_is_cancelled(record: Record) -> None:
    recording = record()

    async def call() -> None:
        async with openai.AsyncAzureOpenAI() as client:
            create = client.chat.completions.create(model="slow", messages=ways.ASKED)
            await asyncio.wait_for(create, timeout=0.05)

    with pytest.raises(TimeoutError):
        asyncio.run(call())
    assert recording.span().attributes["error.type"] == "asyncio.exceptions.CancelledError"


def test_what_the_sdk_raises_before_it_sends_is_raised(
    record: Record, client: openai.AzureOpenAI
) -> None:
    recording = record()
    nothing: Any = {}
    with pytest.raises(TypeError, match="Missing required arguments"):
        client.chat.completions.create(**nothing)
    assert recording.span().attributes["error.type"] == "TypeError"


@pytest.mark.parametrize("status", [400, 401, 413, 503])
def test_a_collector_that_refuses_costs_counted_spans_and_no_call(
    status: int, record: Record, otlp: Receiver, client: openai.AzureOpenAI
) -> None:
    otlp.status = status
    recording = record()
    for _ in range(5):
        assert client.chat.completions.create(model="gpt-4o", messages=ways.ASKED).choices
    recording.tracers.force_flush()
    assert otlp.spans() == ()
    assert recording.processor.dropped == 5
    otlp.status = 200
    assert recording.metrics()["azure_openai.telemetry.dropped_spans"].points[0].value == 5


def test_a_collector_that_is_down_costs_counted_spans_and_no_call(
    record: Record, client: openai.AzureOpenAI
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    recording = record()
    down = CountingSpanProcessor(
        OTLPSpanExporter(endpoint=f"http://127.0.0.1:{port}/v1/traces", timeout=0.2)
    )
    recording.tracers.add_span_processor(down)
    for _ in range(5):
        assert client.chat.completions.create(model="gpt-4o", messages=ways.ASKED).choices
    down.force_flush()
    assert down.dropped == 5
    assert azure_openai_apm.dropped_spans() == 5
    assert len(recording.spans()) == 5


def test_a_slow_collector_does_not_slow_calls_down(
    record: Record, otlp: Receiver, client: openai.AzureOpenAI, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OTEL_BSP_SCHEDULE_DELAY", "1")
    held, let_go = threading.Event(), threading.Event()
    handle = otlp.handle

    def hold(*export: Any) -> tuple[int, bytes]:
        held.set()
        let_go.wait()
        return handle(*export)

    monkeypatch.setattr(otlp, "handle", hold)
    recording = record()
    client.chat.completions.create(model="gpt-4o", messages=ways.ASKED)
    held.wait()
    for _ in range(20):
        client.chat.completions.create(model="gpt-4o", messages=ways.ASKED)
    assert otlp.exports() == ()
    let_go.set()
    assert len(recording.spans()) == 21
    assert recording.processor.dropped == 0


def test_a_full_queue_drops_spans_and_counts_them(
    record: Record, client: openai.AzureOpenAI, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OTEL_BSP_MAX_QUEUE_SIZE", "4")
    monkeypatch.setenv("OTEL_BSP_MAX_EXPORT_BATCH_SIZE", "4")
    recording = record()
    recording.otlp.delay_seconds = 0.5
    for _ in range(20):
        assert client.chat.completions.create(model="gpt-4o", messages=ways.ASKED).choices
    recording.otlp.delay_seconds = 0.0
    assert len(recording.spans()) + recording.processor.dropped == 20
    assert recording.processor.dropped > 0


def test_50_threads_lose_no_call_and_no_span(record: Record, client: openai.AzureOpenAI) -> None:
    recording = record()

    def call(number: int) -> str:
        if number % 2:
            return client.chat.completions.create(model="gpt-4o", messages=ways.ASKED).id
        chunks = client.chat.completions.create(
            model="gpt-4o", messages=ways.ASKED, **ways.WITH_USAGE
        )
        return str(list(chunks)[-1].id)

    with ThreadPoolExecutor(50) as threads:
        answers = list(threads.map(call, range(200)))
    spans = recording.spans()
    assert sorted(span.attributes["gen_ai.response.id"] for span in spans) == sorted(answers)
    assert sorted(span.attributes["completion_count"] for span in spans) == list(range(1, 201))
    (cost,) = recording.metrics()["azure_openai.client.cost"].points
    assert cost.value == pytest.approx(200 * ways.COST_OF_GPT_4O / 1e6)


def test_500_tasks_lose_no_call_and_no_span(record: Record) -> None:
    recording = record()

    async def call(client: openai.AsyncAzureOpenAI, number: int) -> str:
        if number % 2:
            answer = await client.chat.completions.create(model="gpt-4o", messages=ways.ASKED)
            return answer.id
        stream: Any = await client.chat.completions.create(
            model="gpt-4o", messages=ways.ASKED, **ways.WITH_USAGE
        )
        return str([chunk.id async for chunk in stream][-1])

    async def run() -> list[str]:
        async with openai.AsyncAzureOpenAI(timeout=120) as client:
            return await asyncio.gather(*(call(client, number) for number in range(500)))

    answers = asyncio.run(run())
    spans = recording.spans()
    assert sorted(span.attributes["gen_ai.response.id"] for span in spans) == sorted(answers)
    assert {span.parent_id for span in spans} == {""}
    (cost,) = recording.metrics()["azure_openai.client.cost"].points
    assert cost.value == pytest.approx(500 * ways.COST_OF_GPT_4O / 1e6)


def test_calls_leave_nothing_in_memory(
    record: Record, client: openai.AzureOpenAI, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(metrics, "MOST_WAITING", 100)
    recording = record()

    def alive_after(calls_made: int) -> int:
        for _ in range(calls_made):
            client.chat.completions.create(model="gpt-4o", messages=ways.ASKED)
            list(
                client.chat.completions.create(
                    model="gpt-4o", messages=ways.ASKED, **ways.WITH_USAGE
                )
            )
        recording.processor.force_flush()
        recording.meters.force_flush()
        # The receiver keeps what it received, by design.
        recording.otlp._spans.clear()
        recording.otlp._metrics.clear()
        recording.otlp._exports.clear()
        gc.collect()
        return sum(
            str(type(each).__module__).startswith(("azure_openai_apm", "opentelemetry", "openai"))
            for each in gc.get_objects()
        )

    before = alive_after(50)
    assert alive_after(250) - before < 50


def test_a_fault_is_said_once(
    record: Record, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    record()
    monkeypatch.setattr(Fields, "of", broken)
    with caplog.at_level(logging.WARNING, "azure_openai_apm"):
        for _ in range(3):
            ways.CHAT["create"]("gpt-4o")
    line = broken.__code__.co_firstlineno + 1
    assert [each.getMessage() for each in caplog.records] == [
        (
            "telemetry failed while the cost of a call was computed and was left out, the call "
            f"went on: TelemetryBrokenError at test_apm_faults.py:{line}"
        )
    ]


@pytest.mark.parametrize("change", MALFORMED, ids=str)
def test_every_chunk_in_another_shape_reaches_the_application(
    change: dict[str, Any], record: Record
) -> None:
    record()
    odd = {**answers.CHUNK, **change}
    with answering(answers.CHUNK, odd, odd, odd, streamed=True) as client:
        chunks = client.chat.completions.create(model="gpt-4o", messages=ways.ASKED, stream=True)
        assert len(list(chunks)) == 4


def test_finished_streams_and_errors_need_no_garbage_collector(record: Record) -> None:
    recording = record()

    def call() -> None:
        with answering(answers.CHUNK, answers.CHUNK, streamed=True) as client:
            list(client.chat.completions.create(model="d", messages=ways.ASKED, stream=True))
        with answering({}, status=404) as client, contextlib.suppress(openai.NotFoundError):
            client.chat.completions.create(model="d", messages=ways.ASKED)

    def alive() -> int:
        return sum(type(each).__module__ == "azure_openai_apm.calls" for each in gc.get_objects())

    call()
    gc.collect()
    gc.disable()
    try:
        for _ in range(5):
            call()
        assert alive() == 0
    finally:
        gc.enable()
    assert len(recording.spans()) == 12


def test_a_response_that_is_read_asynchronously_is_left_to_the_application(
    record: Record, recwarn: pytest.WarningsRecorder
) -> None:
    recording = record()

    async def call() -> str:
        async with answering_async(answers.CHAT) as client:
            create = client.chat.completions.with_streaming_response.create
            async with create(model="gpt-4o", messages=ways.ASKED) as response:
                return (await response.parse()).id

    assert asyncio.run(call()) == "chatcmpl-1"
    gc.collect()
    assert [str(each.message) for each in recwarn if "await" in str(each.message)] == []
    assert recording.span().status == "unset"


@pytest.mark.parametrize("captured", ["", "span_only"])
def test_messages_that_can_be_read_once_reach_the_service(
    captured: str, monkeypatch: pytest.MonkeyPatch, record: Record
) -> None:
    monkeypatch.setenv("OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT", captured)
    record()
    requests: list[Any] = []
    with answering(answers.CHAT, requests=requests) as client:
        client.chat.completions.create(model="gpt-4o", messages=iter(ways.ASKED))
    assert requests[0]["messages"] == ways.ASKED


def test_switching_off_raises_nothing(
    record: Record, monkeypatch: pytest.MonkeyPatch, client: openai.AzureOpenAI
) -> None:
    monkeypatch.setattr(Waiting, "stop", broken)
    record()
    azure_openai_apm.uninstrument()
    assert client.chat.completions.create(model="gpt-4o", messages=ways.ASKED).choices
