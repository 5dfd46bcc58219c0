"""A stand-in for Azure OpenAI, a receiver of OTLP, and the library between them."""

import contextlib
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import azure_openai_apm
import openai
import pytest
from azure_openai_apm import dropped, faults, pipeline
from azure_openai_apm.dropped import CountingSpanProcessor
from opentelemetry import metrics, trace
from opentelemetry.exporter.otlp.proto.http.metric_exporter import OTLPMetricExporter
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.metrics import Counter, Histogram, MeterProvider
from opentelemetry.sdk.metrics.export import AggregationTemporality, PeriodicExportingMetricReader
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.sampling import Sampler

from apm.example.otlp import Metric, Receiver, Span, receiving
from apm.example.stand_in import StandIn, serving

API_VERSION = "2025-04-01-preview"
HOUR_MS = 3_600_000.0


@dataclass
class Recording:
    """What the library sends while it is switched on."""

    otlp: Receiver
    tracers: TracerProvider
    meters: MeterProvider
    processor: CountingSpanProcessor

    def spans(self) -> tuple[Span, ...]:
        """Send what waits; return all spans that arrived."""
        self.tracers.force_flush()
        return self.otlp.spans()

    def span(self) -> Span:
        """Return the only span that arrived."""
        (span,) = self.spans()
        return span

    def metrics(self) -> dict[str, Metric]:
        """Read the metrics once; return them by name."""
        self.meters.force_flush()
        return {each.name: each for each in self.otlp.metrics()}


Record = Callable[..., Recording]


@pytest.fixture(scope="session")
def azure() -> Iterator[StandIn]:
    """Serve one account to all tests."""
    with serving() as stand_in:
        yield stand_in


@pytest.fixture
def otlp() -> Iterator[Receiver]:
    """Receive what one test sends."""
    with receiving() as receiver:
        yield receiver


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch, azure: StandIn) -> None:
    """Leave to a test nothing of the machine's own settings."""
    for name in os.environ:
        if name.startswith(("OTEL_", "AZURE_OPENAI_", "OPENAI_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("AZURE_OPENAI_ENDPOINT", azure.endpoint)
    monkeypatch.setenv("AZURE_OPENAI_API_KEY", azure.api_key)
    monkeypatch.setenv("OPENAI_API_VERSION", API_VERSION)
    faults.forget()


@pytest.fixture
def record(monkeypatch: pytest.MonkeyPatch, otlp: Receiver) -> Iterator[Record]:
    """Switch the library on in a program that has set up OpenTelemetry itself."""
    with contextlib.ExitStack() as undo:

        def record(sampler: Sampler | None = None, **options: Any) -> Recording:
            recording = undo.enter_context(set_up(otlp, sampler))
            monkeypatch.setattr(trace, "get_tracer_provider", lambda: recording.tracers)
            monkeypatch.setattr(metrics, "get_meter_provider", lambda: recording.meters)
            monkeypatch.setattr(pipeline, "set_up_where_missing", lambda: None)
            azure_openai_apm.instrument(**options)
            undo.callback(azure_openai_apm.uninstrument)
            return recording

        yield record


@contextlib.contextmanager
def set_up(otlp: Receiver, sampler: Sampler | None = None) -> Iterator[Recording]:
    """Set up traces and metrics that go to a receiver; metrics as deltas, as Elastic needs them."""
    dropped._processors.clear()
    delta = AggregationTemporality.DELTA
    resource = Resource({"service.name": "tested"})
    processor = CountingSpanProcessor(
        OTLPSpanExporter(endpoint=f"{otlp.endpoint}/v1/traces", timeout=2)
    )
    exporter = OTLPMetricExporter(
        endpoint=f"{otlp.endpoint}/v1/metrics",
        preferred_temporality={Counter: delta, Histogram: delta},
        timeout=2,
    )
    reader = PeriodicExportingMetricReader(exporter, export_interval_millis=HOUR_MS)
    tracers = TracerProvider(sampler=sampler, resource=resource)
    tracers.add_span_processor(processor)
    meters = MeterProvider([reader], resource=resource)
    try:
        yield Recording(otlp, tracers, meters, processor)
    finally:
        tracers.shutdown()
        meters.shutdown()


@pytest.fixture
def client() -> Iterator[openai.AzureOpenAI]:
    """Make a client from the environment, as the SDK's documentation has it."""
    with openai.AzureOpenAI() as made:
        yield made


def attributes(azure: StandIn, deployment: str, **more: Any) -> dict[str, Any]:
    """Return the attributes that the span of a chat has from its start, and more."""
    return {
        "gen_ai.operation.name": "chat",
        "gen_ai.provider.name": "azure.ai.openai",
        "gen_ai.system": "azure.ai.openai",
        "gen_ai.request.model": deployment,
        "azure_openai.deployment.name": deployment,
        "server.address": "127.0.0.1",
        "server.port": int(azure.endpoint.rsplit(":", 1)[1]),
        **{name.replace("__", "."): value for name, value in more.items()},
    }


def steady(span: Span) -> dict[str, Any]:
    """Return a span's attributes without the time that its first chunk took."""
    found = dict(span.attributes)
    taken = found.pop("gen_ai.response.time_to_first_chunk", None)
    assert taken is None or taken > 0
    return found


def points(metric: Metric) -> dict[str, Mapping[str, Any]]:
    """Return the attributes of a metric's points by value, count or sum."""
    return {str(point.value): point.attributes for point in metric.points}
