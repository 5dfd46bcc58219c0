"""Counts the spans that no collector got: telemetry's own losses must not be silent.

The SDK counts them too, in metrics that cost some 10 us a span and are switched on by
OTEL_PYTHON_SDK_INTERNAL_METRICS_ENABLED.
"""

import os
from collections.abc import Sequence
from threading import Lock
from typing import Final
from weakref import WeakMethod, WeakSet

from opentelemetry.sdk.environment_variables import OTEL_BSP_MAX_QUEUE_SIZE
from opentelemetry.sdk.trace import ReadableSpan
from opentelemetry.sdk.trace.export import BatchSpanProcessor, SpanExporter, SpanExportResult

_DEFAULT_QUEUE: Final = 2048
"""OpenTelemetry's specification of OTEL_BSP_MAX_QUEUE_SIZE."""


class CountingSpanProcessor(BatchSpanProcessor):
    """The SDK's batch processor, with a count of what it dropped or could not send."""

    def __init__(self, span_exporter: SpanExporter) -> None:
        self._queue_size: Final = _queue_size()
        self._lock = Lock()
        self._waiting = 0
        self._dropped = 0
        super().__init__(_CountingExporter(span_exporter, self), self._queue_size)
        _processors.add(self)
        # The SDK empties the queue of a child process.
        reset = WeakMethod(self._reset)
        os.register_at_fork(after_in_child=lambda: (found := reset()) and found())

    @property
    def dropped(self) -> int:
        """How many spans were dropped for a full queue, or refused or not reached by a send."""
        return self._dropped

    def on_end(self, span: ReadableSpan) -> None:
        """Queue a span; where the queue is full the SDK drops the oldest."""
        if span.context is not None and span.context.trace_flags.sampled:
            with self._lock:
                if self._waiting < self._queue_size:
                    self._waiting += 1
                else:
                    self._dropped += 1
        super().on_end(span)

    def taken(self, spans: int) -> None:
        """Note that the exporter took spans from the queue."""
        with self._lock:
            self._waiting = max(self._waiting - spans, 0)

    def lost(self, spans: int) -> None:
        """Note that the exporter could not send spans."""
        with self._lock:
            self._dropped += spans

    def _reset(self) -> None:
        self._lock = Lock()
        self._waiting = self._dropped = 0


class _CountingExporter(SpanExporter):
    def __init__(self, exporter: SpanExporter, processor: CountingSpanProcessor) -> None:
        self._exporter: Final = exporter
        self._processor: Final = processor

    def export(self, spans: Sequence[ReadableSpan]) -> SpanExportResult:
        self._processor.taken(len(spans))
        result = SpanExportResult.FAILURE
        try:
            result = self._exporter.export(spans)
        finally:
            if result is not SpanExportResult.SUCCESS:
                self._processor.lost(len(spans))
        return result

    def shutdown(self) -> None:
        self._exporter.shutdown()

    def force_flush(self, timeout_millis: int = 30_000) -> bool:
        return self._exporter.force_flush(timeout_millis)


_processors: Final[WeakSet[CountingSpanProcessor]] = WeakSet()


def dropped_spans() -> int | None:
    """Return how many spans this process did not send; None where a pipeline not ours sends them.

    Counted are all spans of the process, not only those of calls of models.
    """
    processors = list(_processors)
    return sum(each.dropped for each in processors) if processors else None


def _queue_size() -> int:
    try:
        return max(int(os.environ.get(OTEL_BSP_MAX_QUEUE_SIZE, _DEFAULT_QUEUE)), 1)
    except ValueError:
        return _DEFAULT_QUEUE
