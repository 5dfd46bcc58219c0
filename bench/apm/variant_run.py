"""Runs calls instrumented in one way, in a process of its own: `python variant_run.py ours`.

It runs in the peers' environments too, so it imports nothing of this project but the library that
it measures, and that only for "ours".
"""

import contextlib
import importlib
import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

MODEL: Final = "gpt-4o-2024-08-06"
HOST: Final = "https://bench.openai.azure.com"
CHUNKS: Final = 24
Call = Callable[[], object]

_USAGE: Final = {
    "prompt_tokens": 1000,
    "completion_tokens": 20,
    "total_tokens": 1020,
    "prompt_tokens_details": {"cached_tokens": 400},
}
_SAFE: Final = {
    name: {"filtered": False, "severity": "safe"}
    for name in ("hate", "self_harm", "sexual", "violence")
}
_MESSAGES: Final = [{"role": "user", "content": "What is the capital of France?"}]
_ANSWER: Final = {
    "id": "chatcmpl-1",
    "object": "chat.completion",
    "created": 1,
    "model": MODEL,
    "choices": [
        {
            "index": 0,
            "finish_reason": "stop",
            "message": {"role": "assistant", "content": "Paris."},
            "content_filter_results": _SAFE,
        }
    ],
    "usage": _USAGE,
    "prompt_filter_results": [{"prompt_index": 0, "content_filter_results": _SAFE}],
}


def chunks() -> bytes:
    """Return a stream as Azure sends it, its last chunk with the usage."""
    shared = {"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1, "model": MODEL}
    words = [
        shared
        | {
            "choices": [
                {
                    "index": 0,
                    "delta": {"content": " word"},
                    "finish_reason": None,
                    "content_filter_results": _SAFE,
                }
            ]
        }
        for _ in range(CHUNKS - 1)
    ]
    sent = [*words, shared | {"choices": [], "usage": _USAGE}]
    lines = [f"data: {json.dumps(each)}\n\n" for each in sent]
    return "".join([*lines, "data: [DONE]\n\n"]).encode()


def client() -> Any:
    """Return an SDK's client for Azure that sends to a transport in this process."""
    import openai  # noqa: PLC0415 - the environment's, of whichever version

    http: Any = importlib.import_module(
        openai.DefaultHttpxClient.__mro__[1].__module__.partition(".")[0]
    )
    whole, stream = json.dumps(_ANSWER).encode(), chunks()

    def answer(request: Any) -> Any:
        if b'"stream":true' in request.content.replace(b" ", b""):
            return http.Response(200, content=stream, headers={"content-type": "text/event-stream"})
        return http.Response(200, content=whole, headers={"content-type": "application/json"})

    return openai.AzureOpenAI(
        azure_endpoint=HOST,
        api_key="0" * 32,
        api_version="2024-10-21",
        http_client=openai.DefaultHttpxClient(transport=http.MockTransport(answer)),
    )


class Pipeline:
    """Traces and metrics that are exported in batches to nowhere; counts the spans."""

    def __init__(self) -> None:
        from opentelemetry.sdk.metrics.export import (  # noqa: PLC0415
            MetricExporter,
            MetricExportResult,
            PeriodicExportingMetricReader,
        )
        from opentelemetry.sdk.trace.export import (  # noqa: PLC0415
            BatchSpanProcessor,
            SpanExporter,
            SpanExportResult,
        )

        self.exported = 0

        class Spans(SpanExporter):
            def export(_, spans: Any) -> Any:  # noqa: N805 - `self` is the pipeline
                self.exported += len(spans)
                return SpanExportResult.SUCCESS

        class Metrics(MetricExporter):
            def export(self, *_: Any, **__: Any) -> Any:
                return MetricExportResult.SUCCESS

            def shutdown(self, *_: Any, **__: Any) -> None: ...

            def force_flush(self, *_: Any, **__: Any) -> bool:
                return True

        self.processor: Final = BatchSpanProcessor(Spans(), max_queue_size=100_000)
        self.reader: Final = PeriodicExportingMetricReader(Metrics())

    def set_up(self) -> tuple[Any, Any]:
        """Make it the process's own; return its providers."""
        from opentelemetry import metrics, trace  # noqa: PLC0415
        from opentelemetry.sdk.metrics import MeterProvider  # noqa: PLC0415
        from opentelemetry.sdk.trace import TracerProvider  # noqa: PLC0415

        spans = TracerProvider()
        spans.add_span_processor(self.processor)
        meters = MeterProvider([self.reader])
        trace.set_tracer_provider(spans)
        metrics.set_meter_provider(meters)
        return spans, meters

    def flush(self) -> None:
        """Export what waits."""
        self.processor.force_flush()
        self.reader.force_flush()


def none(pipeline: Pipeline) -> None:
    """Instrument nothing."""
    pipeline.set_up()


def tutorial(pipeline: Pipeline) -> None:
    """Do what the tutorial's part on applications does, for the method that it wraps."""
    from tutorial import counted  # type: ignore[import-not-found]  # noqa: PLC0415

    pipeline.set_up()
    counted()


def standard(pipeline: Pipeline) -> None:
    """Use the standard instrumentation alone."""
    from opentelemetry.instrumentation.genai.openai import OpenAIInstrumentor  # noqa: PLC0415

    spans, meters = pipeline.set_up()
    OpenAIInstrumentor().instrument(tracer_provider=spans, meter_provider=meters)


def ours(pipeline: Pipeline) -> None:
    """Use azure_openai_apm."""
    from azure_openai_apm import instrument  # noqa: PLC0415

    pipeline.set_up()
    instrument()


def instrumentor(module: str) -> Callable[[Pipeline], None]:
    """Return the way to use a peer that has an instrumentor of OpenTelemetry's form."""

    def use(pipeline: Pipeline) -> None:
        spans, meters = pipeline.set_up()
        found = importlib.import_module(module).OpenAIInstrumentor()
        found.instrument(tracer_provider=spans, meter_provider=meters)

    return use


def openlit(pipeline: Pipeline) -> None:
    """Use OpenLIT as it comes, in a process that has set up OpenTelemetry."""
    pipeline.set_up()
    importlib.import_module("openlit").init()


def logfire(pipeline: Pipeline) -> None:
    """Use Logfire as it comes, sending where our pipeline does and not to its own service."""
    peer = importlib.import_module("logfire")
    peer.configure(
        send_to_logfire=False,
        console=False,
        additional_span_processors=[pipeline.processor],
        metrics=peer.MetricsOptions(additional_readers=[pipeline.reader]),
    )
    peer.instrument_openai()


USES: Final[dict[str, Callable[[Pipeline], None]]] = {
    "bare": none,
    "tutorial": tutorial,
    "standard": standard,
    "ours": ours,
    "openllmetry": instrumentor("opentelemetry.instrumentation.openai"),
    "elastic": instrumentor("opentelemetry.instrumentation.openai"),
    "openinference": instrumentor("openinference.instrumentation.openai"),
    "openai-v2": instrumentor("opentelemetry.instrumentation.openai_v2"),
    "openlit": openlit,
    "logfire": logfire,
}


def serve(name: str) -> None:
    """Answer each line of standard input, `<kind> <calls>`, with a figure or with null.

    Kinds are `chat` and `stream`, the median CPU time of the calling thread for a call (us), `cpu`,
    the mean of the process for a chat with all that is exported (us), and `spans`, how many spans
    were exported so far.
    """
    pipeline = Pipeline()
    with _quiet():
        USES[name](pipeline)
    chat, stream = _calls()
    for line in sys.stdin:
        kind, calls = line.split()
        found: float | None = None
        # What cannot be measured is told by the table; a stream fails with some ways.
        with contextlib.suppress(AttributeError, TypeError):
            if kind == "spans":
                pipeline.flush()
                found = pipeline.exported
            elif kind == "cpu":
                found = _cpu(chat, int(calls), pipeline.flush)
            else:
                found = _median({"chat": chat, "stream": stream}[kind], int(calls))
        print(json.dumps(found), flush=True)


def _calls() -> tuple[Call, Call]:
    created = client()

    def chat() -> object:
        return created.chat.completions.create(model="bench", messages=_MESSAGES)

    def stream() -> object:
        opened = created.chat.completions.create(
            model="bench",
            messages=_MESSAGES,
            stream=True,
            stream_options={"include_usage": True},
        )
        return sum(1 for _ in opened)

    return chat, stream


def _median(call: Call, times: int) -> float:
    clock = time.thread_time_ns
    taken = []
    for _ in range(times):
        start = clock()
        call()
        taken.append(clock() - start)
    return statistics.median(taken) / 1000


def _cpu(call: Call, times: int, finish: Call) -> float:
    finish()
    start = time.process_time_ns()
    for _ in range(times):
        call()
    finish()
    return (time.process_time_ns() - start) / times / 1000


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Keep what peers print away from the figures."""
    with (
        Path(os.devnull).open("w", encoding="utf-8") as nowhere,
        contextlib.redirect_stdout(nowhere),
    ):
        yield


if __name__ == "__main__":
    serve(sys.argv[1])
