"""A tracer for the standard instrumentation that adds our fields where it writes its own.

It stands before any tracer provider and uses only OpenTelemetry's API, so it works with every
SDK, processor, exporter and sampler. The instrumentation writes a call's results into the span
whether or not the span is sampled: what a call cost is therefore counted for all of them.
"""

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

import openai
from opentelemetry import trace
from opentelemetry.context import Context
from opentelemetry.util.types import AttributeValue

from azure_openai_apm import names
from azure_openai_apm.faults import report
from azure_openai_apm.fields import Attributes, Fields, count
from azure_openai_apm.hosts import Hosts

Measure = Callable[[Any, Attributes, trace.SpanContext], None]
"""Takes what was measured, the attributes of a metric and the call's span."""

# Servers repeat what they were sent. Keys and tokens are long words; an Azure key has 32 or 84
# characters, one of OpenAI begins with sk- and may be shortened with asterisks.
_SECRET: Final = re.compile(r"\bsk-[\w*-]{6,}|(?<![\w+/=.-])[\w+/=.-]{32,}(?![\w+/=.-])")
# The SDK and its HTTP library: 2.x uses httpx, 3.x httpx2.
_OF_THE_CALL: Final = frozenset({"openai", "httpx", "httpx2"})
_COUNTS: Final = (names.INPUT_TOKENS, names.OUTPUT_TOKENS, names.CACHED_TOKENS)
_METRIC_KEYS: Final = (
    names.OPERATION,
    names.PROVIDER,
    names.REQUEST_MODEL,
)
_CHUNK_KEYS: Final = (*_METRIC_KEYS, names.SERVER_ADDRESS, names.SERVER_PORT)


def _told(description: str) -> str | None:
    """Return the description of a status, unless another's error is described.

    Such an error can quote an answer, as that of a parser does; `error.type` still names it.
    """
    error = sys.exc_info()[1]
    if error is not None and description == str(error):
        if type(error).__module__.partition(".")[0] not in _OF_THE_CALL:
            return None
        if isinstance(error, openai.APIStatusError) and not _is_azures(error.body):
            return f"Error code: {error.status_code}"
    return _SECRET.sub("[...]", description)


def _is_azures(body: object) -> bool:
    """Return whether an error's body has OpenAI's shape; a gateway's own can repeat the request."""
    return isinstance(body, Mapping) and "code" in body and "message" in body


class Recorder:
    """What all calls have in common: whose hosts there are, the fields, who takes measurements."""

    def __init__(
        self, hosts: Hosts, fields: Fields, measure_cost: Measure, measure_chunks: Measure
    ) -> None:
        self.hosts: Final = hosts
        self.fields: Final = fields
        self.measure_cost: Final = measure_cost
        self.measure_chunks: Final = measure_chunks


class CallSpan(trace.Span):
    """The span of one call of a model; adds our fields to the results that are written to it."""

    __slots__ = (
        "_chunk_gaps",
        "_last_chunk",
        "_model",
        "_recorder",
        "_served",
        "_span",
        "_started",
        "_throttled",
        "deployment",
        "provider",
    )

    def __init__(self, span: trace.Span, recorder: Recorder, started: Attributes) -> None:
        self._span = span
        self._recorder = recorder
        self._started = started
        self.provider = recorder.hosts.provider(started.get(names.SERVER_ADDRESS))
        # On Azure the model that a request names is the deployment.
        self.deployment = str(started.get(names.REQUEST_MODEL, ""))
        self._throttled = 0
        self._served: str | None = None
        self._model: AttributeValue = None
        self._chunk_gaps: list[float] | None = None
        self._last_chunk = 0.0

    def deployed_as(self, deployment: str) -> None:
        """Take the deployment that the request went to, where the client is bound to one."""
        if deployment != self.deployment:
            self.deployment = deployment
            self._span.set_attribute(names.DEPLOYMENT, deployment)

    def served_by(self, model: str | None) -> None:
        """Take the model that Azure says answered, which the answer may not tell."""
        self._served = model or None

    def with_model(self, attributes: Attributes) -> Attributes:
        """Return attributes with the model that answered, where they name one."""
        if self._served is None or names.RESPONSE_MODEL not in attributes:
            return attributes
        return {**attributes, names.RESPONSE_MODEL: self._served}

    def throttled(self, retry_after: float | None) -> None:
        """Note a response with status 429 and the seconds that it asked to wait."""
        self._throttled += 1
        self._span.set_attribute(names.THROTTLED, self._throttled)
        if retry_after is not None:
            self._span.set_attribute(names.RETRY_AFTER, retry_after)

    def times_chunks(self) -> None:
        """Measure the time between chunks here, and not in the instrumentation."""
        self._chunk_gaps = []

    @property
    def chunks_are_timed(self) -> bool:
        """Whether the time between chunks is measured here."""
        return self._chunk_gaps is not None

    def chunk_came(self, now: float) -> None:
        """Note when a chunk came (s)."""
        if self._chunk_gaps is not None and self._last_chunk:
            self._chunk_gaps.append(now - self._last_chunk)
        self._last_chunk = now

    def measured(self) -> dict[str, AttributeValue]:
        """Return the attributes of metrics about this call: few different values."""
        return {key: self._started[key] for key in _METRIC_KEYS if key in self._started}

    def set_attributes(self, attributes: Attributes) -> None:
        """Write attributes, and our fields with them."""
        try:
            attributes = self._with_fields(attributes)
        except Exception as error:  # noqa: BLE001 - telemetry never breaks the application
            report("while the cost of a call was computed", error)
        self._span.set_attributes(attributes)

    def _with_fields(self, attributes: Attributes) -> Attributes:
        attributes = self.with_model(attributes)
        self._model = attributes.get(names.RESPONSE_MODEL, self._model)
        operation = self._started.get(names.OPERATION)
        fields = self._recorder.fields.of(operation, self.provider, self.deployment, attributes)
        if self.provider == "azure" and names.PROVIDER in attributes:
            fields[names.PROVIDER] = names.AZURE
        cost = fields.get("cost")
        if isinstance(cost, float):
            measured = {**self.measured(), names.RESPONSE_MODEL: fields["model"]}
            self._recorder.measure_cost(cost, measured, self._span.get_span_context())
        written = {**attributes, **fields}
        for name in _COUNTS:
            # Elastic takes no text where it has a number, and drops the whole document.
            if name in written and count(written[name]) is None:
                del written[name]
        return written

    def set_status(self, status: Any, description: str | None = None) -> None:
        """Set the status; its description only from the service, without what looks like a key."""
        if isinstance(status, trace.Status) and status.description:
            status = trace.Status(status.status_code, _told(status.description))
        if description:
            description = _told(description)
        self._span.set_status(status, description)

    def end(self, end_time: int | None = None) -> None:
        """End the span, with it the measurement of its chunks."""
        if self._chunk_gaps:
            measured = {key: self._started[key] for key in _CHUNK_KEYS if key in self._started}
            if self._model is not None:
                measured[names.RESPONSE_MODEL] = self._model
            self._recorder.measure_chunks(self._chunk_gaps, measured, self.get_span_context())
            self._chunk_gaps = []
        self._span.end(end_time)

    def get_span_context(self) -> trace.SpanContext:
        """Return the identity of the span."""
        return self._span.get_span_context()

    def set_attribute(self, key: str, value: AttributeValue) -> None:
        """Write an attribute."""
        self._span.set_attribute(key, value)

    def add_event(
        self, name: str, attributes: Attributes | None = None, timestamp: int | None = None
    ) -> None:
        """Add an event."""
        self._span.add_event(name, attributes, timestamp)

    def add_link(self, context: trace.SpanContext, attributes: Attributes | None = None) -> None:
        """Add a link."""
        self._span.add_link(context, attributes)

    def update_name(self, name: str) -> None:
        """Rename the span."""
        self._span.update_name(name)

    def is_recording(self) -> bool:
        """Return whether the span is recorded."""
        return self._span.is_recording()

    def record_exception(
        self,
        exception: BaseException,
        attributes: Attributes | None = None,
        timestamp: int | None = None,
        escaped: bool = False,  # noqa: FBT001, FBT002 - the API's signature
    ) -> None:
        """Record an exception."""
        self._span.record_exception(exception, attributes, timestamp, escaped)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._span, name)


class CallTracer(trace.Tracer):
    """Starts the spans of calls."""

    def __init__(self, tracer: trace.Tracer, recorder: Recorder) -> None:
        self._tracer: Final = tracer
        self._recorder: Final = recorder

    def start_span(
        self,
        name: str,
        context: Context | None = None,
        kind: trace.SpanKind = trace.SpanKind.INTERNAL,
        attributes: Attributes | None = None,
        *others: Any,
        **named: Any,
    ) -> trace.Span:
        """Start a span that knows Azure as its provider from the start, for samplers."""
        started = dict(attributes or ())
        if self._recorder.hosts.provider(started.get(names.SERVER_ADDRESS)) == "azure":
            started[names.PROVIDER] = names.AZURE
            # Elastic's APM intake takes the type of a span, genai, from this older name alone.
            started[names.SYSTEM] = names.AZURE
            model = started.get(names.REQUEST_MODEL)
            if model:
                started[names.DEPLOYMENT] = model
        span = self._tracer.start_span(name, context, kind, started, *others, **named)
        return CallSpan(span, self._recorder, started)

    @contextmanager
    def start_as_current_span(  # type: ignore[override]  # noqa: PLR0917 - as the API has it
        self,
        name: str,
        context: Context | None = None,
        kind: trace.SpanKind = trace.SpanKind.INTERNAL,
        attributes: Attributes | None = None,
        links: Any = None,
        start_time: int | None = None,
        record_exception: bool = True,  # noqa: FBT001, FBT002
        set_status_on_exception: bool = True,  # noqa: FBT001, FBT002
        end_on_exit: bool = True,  # noqa: FBT001, FBT002
    ) -> Iterator[trace.Span]:
        """Start a span and make it the current one."""
        span = self.start_span(
            name,
            context,
            kind,
            attributes,
            links,
            start_time,
            record_exception,
            set_status_on_exception,
        )
        with trace.use_span(
            span,
            end_on_exit=end_on_exit,
            record_exception=record_exception,
            set_status_on_exception=set_status_on_exception,
        ):
            yield span


class CallTracerProvider(trace.TracerProvider):
    """Gives the standard instrumentation its tracer."""

    def __init__(self, provider: trace.TracerProvider, recorder: Recorder) -> None:
        self._provider: Final = provider
        self._recorder: Final = recorder

    def get_tracer(
        self,
        instrumenting_module_name: str,
        instrumenting_library_version: str | None = None,
        schema_url: str | None = None,
        attributes: Attributes | None = None,
    ) -> trace.Tracer:
        """Return a tracer that adds our fields to what it records."""
        tracer = self._provider.get_tracer(
            instrumenting_module_name, instrumenting_library_version, schema_url, attributes
        )
        return CallTracer(tracer, self._recorder)
