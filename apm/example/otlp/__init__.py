"""A receiver of OTLP over HTTP: `with receiving() as otlp: otlp.endpoint; otlp.spans()`."""

from apm.example.otlp.records import Event, LogRecord, Metric, Point, Span
from apm.example.otlp.service import Export, Receiver, receiving

__all__ = [
    "Event",
    "Export",
    "LogRecord",
    "Metric",
    "Point",
    "Receiver",
    "Span",
    "receiving",
]
