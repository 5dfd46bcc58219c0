"""What was received, as plain Python: spans, metrics and log records with their resource."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Attributes = Mapping[str, Any]


@dataclass(frozen=True)
class Event:
    """An event of a span."""

    name: str
    attributes: Attributes


@dataclass(frozen=True)
class Span:
    """A span; identifiers in hexadecimal, times in nanoseconds since 1970."""

    name: str
    kind: str
    """`internal`, `server`, `client`, `producer` or `consumer`."""
    status: str
    """`unset`, `ok` or `error`."""
    status_message: str
    attributes: Attributes
    resource: Attributes
    scope: str
    """Name of the instrumentation that made it."""
    trace_id: str
    span_id: str
    parent_id: str
    """Empty for a root."""
    start_ns: int
    end_ns: int
    events: tuple[Event, ...] = ()


@dataclass(frozen=True)
class Point:
    """A point of a metric: a `value`, or what a histogram has counted."""

    attributes: Attributes
    value: float | None = None
    count: int = 0
    sum: float = 0.0
    bounds: tuple[float, ...] = ()
    buckets: tuple[int, ...] = ()
    """One more than there are bounds."""


@dataclass(frozen=True)
class Metric:
    """A metric as it stood in one export."""

    name: str
    unit: str
    kind: str
    """As OTLP has it: `gauge`, `sum`, `histogram`, `exponential_histogram` or `summary`."""
    temporality: str
    """`delta` or `cumulative`; empty for a gauge."""
    monotonic: bool
    points: tuple[Point, ...]
    resource: Attributes = field(default_factory=dict)
    scope: str = ""


@dataclass(frozen=True)
class LogRecord:
    """A log record, or an event where it has a name."""

    body: Any
    severity: str
    event_name: str
    attributes: Attributes
    resource: Attributes
    trace_id: str
    span_id: str
