"""Metrics off the request's path: what is measured during a call is recorded when metrics are read.

Recording one value costs the SDK some 15 us, and the standard instrumentation records three a call
and one for each chunk of a stream. Here a call only leaves its values in a queue, which a thread
empties every second. Before metrics are read it is emptied too, by a callback of an observable
instrument, so nothing is missing after a flush: same instruments, values, exemplars and views.
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from threading import Event, Lock, Thread
from typing import Any, Final
from weakref import WeakMethod, WeakSet, ref

from opentelemetry import metrics, trace
from opentelemetry.context import Context
from opentelemetry.util.types import AttributeValue

from azure_openai_apm import names
from azure_openai_apm.faults import report
from azure_openai_apm.hosts import Hosts
from azure_openai_apm.spans import CallSpan

MOST_WAITING: Final = 10_000
"""With so many values waiting, a call that adds one records the oldest: as slow as without us."""
INTERVAL_SECONDS: Final = 1.0

_NUMBERS: Final = (int, float, list)
_CHUNKS: Final = "gen_ai.client.operation.time_per_output_chunk"
_NAME: Final = "azure_openai_apm"
_COST: Final = "azure_openai.client.cost"
_THROTTLED: Final = "azure_openai.client.throttled"
_DROPPED: Final = "azure_openai.telemetry.dropped_spans"

Attributes = Mapping[str, AttributeValue]
Record = Callable[[Any, Attributes, Context], None]


class Waiting:
    """Values that wait to be recorded, of all instruments, oldest first."""

    def __init__(self, hosts: Hosts) -> None:
        self._hosts: Final = hosts
        self._values: Final[deque[tuple[Record, Any, Attributes, trace.SpanContext]]] = deque()
        self._recording = Lock()
        self._stopped = Event()
        _every.add(self)
        self._start()
        # A child process has no thread, and its parent records the parent's values.
        restart = WeakMethod(self._restart)
        os.register_at_fork(after_in_child=lambda: (found := restart()) and found())

    def stop(self) -> None:
        """Record what waits and end the thread."""
        self._stopped.set()
        self.record_all()

    def add(
        self, record: Record, value: Any, attributes: Attributes, span: trace.SpanContext
    ) -> None:
        """Leave a value for later; `span` is its exemplar."""
        self._values.append((record, value, attributes, span))
        if len(self._values) > MOST_WAITING:
            self._record_oldest()

    def record_all(self) -> None:
        """Record what waits now; values added meanwhile by other threads can be among it."""
        # One at a time: what the other had taken and not recorded yet, a flush would miss.
        with self._recording:
            for _ in range(len(self._values)):
                self._record_oldest()

    def _start(self) -> None:
        Thread(target=_empty, args=(ref(self), self._stopped), name=_NAME, daemon=True).start()

    def _restart(self) -> None:
        self._values.clear()
        self._recording = Lock()
        if not self._stopped.is_set():
            self._stopped = Event()
            self._start()

    def _record_oldest(self) -> None:
        try:
            record, value, attributes, span = self._values.popleft()
        except IndexError:
            return
        try:
            if type(value) not in _NUMBERS:
                # A service may send anything as a count of tokens; the SDK stumbles half way.
                return
            if self._hosts.provider(attributes.get(names.SERVER_ADDRESS)) == "azure":
                attributes = {**attributes, names.PROVIDER: names.AZURE}
            record(value, attributes, _context(span))
        except Exception as error:  # noqa: BLE001 - telemetry never breaks the application
            report("while a metric was recorded", error)


_every: Final[WeakSet[Waiting]] = WeakSet()


class Instruments:
    """The instruments that the standard instrumentation lacks."""

    def __init__(
        self,
        provider: metrics.MeterProvider,
        waiting: Waiting,
        currency: str,
        dropped: Callable[[], int | None],
    ) -> None:
        meter = provider.get_meter(_NAME)
        self._waiting: Final = waiting
        self._dropped: Final = dropped
        self._cost: Final = meter.create_counter(
            _COST, unit=currency, description="Cost of calls of models, an estimate by price list"
        )
        self._throttled: Final = meter.create_counter(
            _THROTTLED,
            unit="{response}",
            description="Responses with status 429, also those that the SDK met by a retry",
        )
        # An up-down counter stays cumulative where others are deltas, which an outage loses.
        meter.create_observable_up_down_counter(
            _DROPPED,
            callbacks=[self._observe],
            unit="{span}",
            description="Spans that were not sent since the process started",
        )

    def measure_cost(self, cost: float, attributes: Attributes, span: trace.SpanContext) -> None:
        """Add the cost of one call."""
        self._waiting.add(self._cost.add, cost, attributes, span)

    def count_throttled(self, attributes: Attributes, span: trace.SpanContext) -> None:
        """Count one response with status 429."""
        self._waiting.add(self._throttled.add, 1, attributes, span)

    def _observe(self, _options: metrics.CallbackOptions) -> Iterable[metrics.Observation]:
        # Switched off and on, a meter still calls the first of these, and no other.
        for waiting in list(_every):
            waiting.record_all()
        dropped = self._dropped()
        return () if dropped is None else (metrics.Observation(dropped),)


class _WaitingHistogram(metrics.Histogram):
    def __init__(self, histogram: metrics.Histogram, name: str, waiting: Waiting) -> None:
        self._record: Final = histogram.record
        self._of_chunks: Final = name == _CHUNKS
        self._waiting: Final = waiting

    def record(
        self,
        amount: float,
        attributes: Attributes | None = None,
        context: Context | None = None,
    ) -> None:
        span = trace.get_current_span(context)
        attributes = attributes or {}
        if isinstance(span, CallSpan):
            if self._of_chunks and span.chunks_are_timed:
                return
            attributes = span.with_model(attributes)
        self._waiting.add(self._record, amount, attributes, span.get_span_context())

    def record_each(self, amounts: list[float], attributes: Attributes, context: Context) -> None:
        """Record many values of one call, now."""
        for amount in amounts:
            self._record(amount, attributes, context)


class _WaitingMeter(metrics.Meter):
    """A meter whose histograms record later; the instrumentation makes nothing but histograms."""

    def __init__(self, meter: metrics.Meter, provider: "WaitingMeterProvider") -> None:
        super().__init__(meter.name, meter.version, meter.schema_url)
        self._meter: Final = meter
        self._provider: Final = provider

    def create_histogram(
        self,
        name: str,
        unit: str = "",
        description: str = "",
        *,
        explicit_bucket_boundaries_advisory: Sequence[float] | None = None,
    ) -> metrics.Histogram:
        histogram = self._meter.create_histogram(
            name,
            unit,
            description,
            explicit_bucket_boundaries_advisory=explicit_bucket_boundaries_advisory,
        )
        return self._provider.waiting(name, histogram)

    def create_counter(self, name: str, unit: str = "", description: str = "") -> metrics.Counter:
        return self._meter.create_counter(name, unit, description)

    def create_up_down_counter(
        self, name: str, unit: str = "", description: str = ""
    ) -> metrics.UpDownCounter:
        return self._meter.create_up_down_counter(name, unit, description)

    def create_gauge(self, name: str, unit: str = "", description: str = "") -> Any:
        return self._meter.create_gauge(name, unit, description)

    def create_observable_counter(
        self, name: str, callbacks: Any = None, unit: str = "", description: str = ""
    ) -> metrics.ObservableCounter:
        return self._meter.create_observable_counter(name, callbacks, unit, description)

    def create_observable_gauge(
        self, name: str, callbacks: Any = None, unit: str = "", description: str = ""
    ) -> metrics.ObservableGauge:
        return self._meter.create_observable_gauge(name, callbacks, unit, description)

    def create_observable_up_down_counter(
        self, name: str, callbacks: Any = None, unit: str = "", description: str = ""
    ) -> metrics.ObservableUpDownCounter:
        return self._meter.create_observable_up_down_counter(name, callbacks, unit, description)


class WaitingMeterProvider(metrics.MeterProvider):
    """Gives the standard instrumentation its meter."""

    def __init__(self, provider: metrics.MeterProvider, waiting: Waiting) -> None:
        self._provider: Final = provider
        self._waiting: Final = waiting
        self._chunks: _WaitingHistogram | None = None

    def get_meter(
        self,
        name: str,
        version: str | None = None,
        schema_url: str | None = None,
        attributes: Attributes | None = None,
    ) -> metrics.Meter:
        """Return a meter whose histograms record when metrics are read."""
        meter = self._provider.get_meter(name, version, schema_url, attributes)
        return _WaitingMeter(meter, self)

    def waiting(self, name: str, histogram: metrics.Histogram) -> metrics.Histogram:
        """Return a histogram that records later."""
        found = _WaitingHistogram(histogram, name, self._waiting)
        if name == _CHUNKS:
            self._chunks = found
        return found

    def measure_chunks(
        self, gaps: list[float], attributes: Attributes, span: trace.SpanContext
    ) -> None:
        """Record the times between the chunks of one stream (s)."""
        if self._chunks is not None:
            self._waiting.add(self._chunks.record_each, gaps, attributes, span)


def _empty(waiting: "ref[Waiting]", stopped: Event) -> None:
    while not stopped.wait(INTERVAL_SECONDS):
        found = waiting()
        if found is None:
            return
        found.record_all()


def _context(span: trace.SpanContext) -> Context:
    """Return a context of a call without the call's span, which would stay in memory."""
    return trace.set_span_in_context(trace.NonRecordingSpan(span), Context())
