"""The receiver takes what the real exporters send, and answers as the OTLP specification says."""

import gzip
import time
from collections.abc import Mapping
from http.client import HTTPConnection

import pytest
from google.rpc.status_pb2 import Status  # type: ignore[import-untyped]  # it has no stubs
from opentelemetry.exporter.otlp.proto.http import Compression
from opentelemetry.exporter.otlp.proto.http._log_exporter import OTLPLogExporter
from opentelemetry.exporter.otlp.proto.http.metric_exporter import OTLPMetricExporter
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.sdk._logs import LoggerProvider
from opentelemetry.sdk._logs.export import SimpleLogRecordProcessor
from opentelemetry.sdk.metrics import Counter, Histogram, MeterProvider
from opentelemetry.sdk.metrics.export import AggregationTemporality, PeriodicExportingMetricReader
from opentelemetry.sdk.metrics.view import ExplicitBucketHistogramAggregation, View
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.trace import SpanKind, StatusCode
from opentelemetry.trace import Status as SpanStatus

from apm.example.otlp import Event, LogRecord, Metric, Point, Receiver, receiving

RESOURCE = {"service.name": "shop"}
PROTOBUF = {"content-type": "application/x-protobuf"}


def tracer_provider(otlp: Receiver, compression: Compression) -> TracerProvider:
    provider = TracerProvider(resource=Resource(RESOURCE))
    exporter = OTLPSpanExporter(
        f"{otlp.endpoint}/v1/traces",
        headers={"authorization": "ApiKey b2s="},
        compression=compression,
        timeout=5,
    )
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    return provider


@pytest.mark.parametrize("compression", [Compression.NoCompression, Compression.Gzip])
def test_spans_arrive_whole(otlp: Receiver, compression: Compression) -> None:
    provider = tracer_provider(otlp, compression)
    tracer = provider.get_tracer("till")
    with (
        tracer.start_as_current_span("sell", kind=SpanKind.SERVER) as parent,
        tracer.start_as_current_span("charge", kind=SpanKind.CLIENT) as child,
    ):
        child.set_attributes({"amount": 1.5, "times": 2, "paid": True, "tags": ["a", "b"]})
        child.add_event("declined", {"reason": "limit"})
        child.set_status(SpanStatus(StatusCode.ERROR, "no funds"))
    provider.shutdown()
    charge, sell = otlp.spans()
    context = parent.get_span_context()
    assert (charge.name, charge.kind, charge.scope) == ("charge", "client", "till")
    assert (charge.status, charge.status_message) == ("error", "no funds")
    assert charge.attributes == {"amount": 1.5, "times": 2, "paid": True, "tags": ("a", "b")}
    assert charge.resource == RESOURCE
    assert charge.events == (Event("declined", {"reason": "limit"}),)
    assert charge.parent_id == sell.span_id == f"{context.span_id:016x}"
    assert charge.trace_id == sell.trace_id == f"{context.trace_id:032x}"
    assert (sell.kind, sell.status, sell.parent_id) == ("server", "unset", "")
    assert sell.start_ns <= charge.start_ns <= charge.end_ns <= sell.end_ns
    assert [(each.path, each.status) for each in otlp.exports()] == [("/v1/traces", 200)] * 2
    assert {each.headers["authorization"] for each in otlp.exports()} == {"ApiKey b2s="}


@pytest.mark.parametrize(
    ("temporality", "name"),
    [
        (AggregationTemporality.DELTA, "delta"),
        (AggregationTemporality.CUMULATIVE, "cumulative"),
    ],
)
def test_metrics_arrive_with_their_temporality(
    otlp: Receiver, temporality: AggregationTemporality, name: str
) -> None:
    exporter = OTLPMetricExporter(
        f"{otlp.endpoint}/v1/metrics",
        preferred_temporality={Counter: temporality, Histogram: temporality},
    )
    provider = MeterProvider(
        [PeriodicExportingMetricReader(exporter)],
        resource=Resource(RESOURCE),
        views=[
            View(instrument_name="wait", aggregation=ExplicitBucketHistogramAggregation([1.0, 2.0]))
        ],
    )
    meter = provider.get_meter("till")
    meter.create_counter("sales", unit="USD").add(2.5, {"shop": "a"})
    wait = meter.create_histogram("wait", unit="s")
    for seconds in (0.5, 1.5, 1.5, 9.0):
        wait.record(seconds)
    meter.create_gauge("queue").set(3)
    provider.shutdown()
    sales, waits, queues = otlp.metrics()
    assert sales == Metric(
        name="sales",
        unit="USD",
        kind="sum",
        temporality=name,
        monotonic=True,
        points=(Point({"shop": "a"}, 2.5),),
        resource=RESOURCE,
        scope="till",
    )
    assert waits == Metric(
        name="wait",
        unit="s",
        kind="histogram",
        temporality=name,
        monotonic=False,
        points=(Point({}, count=4, sum=12.5, bounds=(1.0, 2.0), buckets=(1, 2, 1)),),
        resource=RESOURCE,
        scope="till",
    )
    assert queues == Metric(
        name="queue",
        unit="",
        kind="gauge",
        temporality="",
        monotonic=False,
        points=(Point({}, 3),),
        resource=RESOURCE,
        scope="till",
    )


def test_log_records_arrive_whole(otlp: Receiver) -> None:
    provider = LoggerProvider(resource=Resource(RESOURCE))
    exporter = OTLPLogExporter(f"{otlp.endpoint}/v1/logs")
    provider.add_log_record_processor(SimpleLogRecordProcessor(exporter))
    provider.get_logger("till").emit(
        severity_text="INFO", body={"sold": 2}, attributes={"shop": "a"}, event_name="sale"
    )
    provider.shutdown()
    assert otlp.logs() == (LogRecord({"sold": 2}, "INFO", "sale", {"shop": "a"}, RESOURCE, "", ""),)


@pytest.mark.parametrize(
    ("method", "path", "headers", "body", "status", "message"),
    [
        ("POST", "/v1/trace", PROTOBUF, b"", 404, "/v1/trace is not the path of a signal"),
        (
            "POST",
            "/v1/traces",
            {"content-type": "application/json"},
            b"{}",
            415,
            "Content-Type is application/json, and has to be application/x-protobuf",
        ),
        (
            "POST",
            "/v1/traces",
            {**PROTOBUF, "content-encoding": "zstd"},
            b"",
            415,
            "Content-Encoding is zstd, and may be gzip or identity",
        ),
        ("GET", "/v1/traces", {}, b"", 405, "POST only"),
    ],
)
def test_what_is_no_otlp_is_refused_with_the_reason(
    otlp: Receiver,
    method: str,
    path: str,
    headers: Mapping[str, str],
    body: bytes,
    status: int,
    message: str,
) -> None:
    assert send(otlp, method, path, headers, body) == (status, message)


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        (PROTOBUF, b"\xff\xff"),
        ({**PROTOBUF, "content-encoding": "gzip"}, b"not gzip"),
        ({**PROTOBUF, "content-encoding": "gzip"}, gzip.compress(b"")[:-4]),
    ],
)
def test_what_cannot_be_decoded_is_a_bad_request(
    otlp: Receiver, headers: Mapping[str, str], body: bytes
) -> None:
    status, message = send(otlp, "POST", "/v1/traces", headers, body)
    assert status == 400
    assert message.startswith("not an export: ")
    assert otlp.spans() == ()


def test_an_empty_export_is_taken(otlp: Receiver) -> None:
    body = ExportTraceServiceRequest().SerializeToString()
    assert send(otlp, "POST", "/v1/traces", PROTOBUF, body) == (200, "")


def test_a_refusing_receiver_keeps_nothing_until_it_takes_again() -> None:
    with receiving(status=503) as otlp:
        assert send(otlp, "POST", "/v1/traces", PROTOBUF, b"")[0] == 503
        otlp.status = 200
        provider = tracer_provider(otlp, Compression.Gzip)
        provider.get_tracer("till").start_span("sell").end()
        provider.shutdown()
        assert [each.name for each in otlp.spans()] == ["sell"]
        assert [each.status for each in otlp.exports()] == [503, 200]


def test_a_slow_receiver_takes_its_time() -> None:
    with receiving(delay_seconds=0.2) as otlp:
        before = time.monotonic()
        assert send(otlp, "POST", "/v1/traces", PROTOBUF, b"")[0] == 200
        assert time.monotonic() - before >= 0.2


def test_when_it_stops_kept_connections_end() -> None:
    with receiving() as otlp:
        connection = HTTPConnection(otlp.endpoint.removeprefix("http://"), timeout=30)
        connection.request("POST", "/v1/traces", b"", PROTOBUF)
        assert connection.getresponse().read() == b""
        kept = connection.sock
    assert kept.recv(1) == b""
    connection.close()


def send(
    otlp: Receiver, method: str, path: str, headers: Mapping[str, str], body: bytes
) -> tuple[int, str]:
    connection = HTTPConnection(otlp.endpoint.removeprefix("http://"), timeout=30)
    try:
        connection.request(method, path, body, dict(headers))
        answer = connection.getresponse()
        raw = answer.read()
        assert answer.headers["content-type"] == "application/x-protobuf"
        return answer.status, Status.FromString(raw).message
    finally:
        connection.close()
