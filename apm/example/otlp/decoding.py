"""From OTLP's protobuf messages to records.

Source: opentelemetry-proto, opentelemetry/proto/{common,trace,metrics,logs}/v1.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from opentelemetry.proto.collector.logs.v1.logs_service_pb2 import ExportLogsServiceRequest
from opentelemetry.proto.collector.metrics.v1.metrics_service_pb2 import (
    ExportMetricsServiceRequest,
)
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.proto.common.v1.common_pb2 import AnyValue, KeyValue
from opentelemetry.proto.metrics.v1 import metrics_pb2
from opentelemetry.proto.trace.v1 import trace_pb2

from apm.example.otlp.records import Event, LogRecord, Metric, Point, Span

_STATUS: Final = {0: "unset", 1: "ok", 2: "error"}
_OF_NUMBERS: Final = ("gauge", "sum")
_TEMPORALITY: Final = {1: "delta", 2: "cumulative"}


def spans(body: bytes) -> Iterator[Span]:
    """Return the spans of an export."""
    for group in ExportTraceServiceRequest.FromString(body).resource_spans:
        resource = _attributes(group.resource.attributes)
        for scoped in group.scope_spans:
            for span in scoped.spans:
                yield _span(span, resource, scoped.scope.name)


def metrics(body: bytes) -> Iterator[Metric]:
    """Return the metrics of an export."""
    for group in ExportMetricsServiceRequest.FromString(body).resource_metrics:
        resource = _attributes(group.resource.attributes)
        for scoped in group.scope_metrics:
            for metric in scoped.metrics:
                yield _metric(metric, resource, scoped.scope.name)


def logs(body: bytes) -> Iterator[LogRecord]:
    """Return the log records of an export."""
    for group in ExportLogsServiceRequest.FromString(body).resource_logs:
        resource = _attributes(group.resource.attributes)
        for scoped in group.scope_logs:
            for record in scoped.log_records:
                yield LogRecord(
                    body=_value(record.body),
                    severity=record.severity_text,
                    event_name=record.event_name,
                    attributes=_attributes(record.attributes),
                    resource=resource,
                    trace_id=record.trace_id.hex(),
                    span_id=record.span_id.hex(),
                )


def _span(span: trace_pb2.Span, resource: dict[str, Any], scope: str) -> Span:
    return Span(
        name=span.name,
        kind=trace_pb2.Span.SpanKind.Name(span.kind).removeprefix("SPAN_KIND_").lower(),
        status=_STATUS[span.status.code],
        status_message=span.status.message,
        attributes=_attributes(span.attributes),
        resource=resource,
        scope=scope,
        trace_id=span.trace_id.hex(),
        span_id=span.span_id.hex(),
        parent_id=span.parent_span_id.hex(),
        start_ns=span.start_time_unix_nano,
        end_ns=span.end_time_unix_nano,
        events=tuple(Event(each.name, _attributes(each.attributes)) for each in span.events),
    )


def _metric(metric: metrics_pb2.Metric, resource: dict[str, Any], scope: str) -> Metric:
    kind = metric.WhichOneof("data") or "gauge"
    data = getattr(metric, kind)
    return Metric(
        name=metric.name,
        unit=metric.unit,
        kind=kind,
        temporality=_TEMPORALITY.get(getattr(data, "aggregation_temporality", 0), ""),
        monotonic=getattr(data, "is_monotonic", False),
        points=tuple(_points(kind, data.data_points)),
        resource=resource,
        scope=scope,
    )


def _points(kind: str, points: Iterable[Any]) -> Iterator[Point]:
    for point in points:
        attributes = _attributes(point.attributes)
        if kind in _OF_NUMBERS:
            yield Point(attributes, value=getattr(point, point.WhichOneof("value")))
        else:
            yield Point(
                attributes,
                count=point.count,
                sum=point.sum,
                bounds=tuple(getattr(point, "explicit_bounds", ())),
                buckets=tuple(getattr(point, "bucket_counts", ())),
            )


def _attributes(pairs: Iterable[KeyValue]) -> dict[str, Any]:
    return {pair.key: _value(pair.value) for pair in pairs}


def _value(value: AnyValue) -> Any:
    kind = value.WhichOneof("value")
    if kind is None:
        return None
    if kind == "array_value":
        return tuple(map(_value, value.array_value.values))
    if kind == "kvlist_value":
        return _attributes(value.kvlist_value.values)
    return getattr(value, kind)
