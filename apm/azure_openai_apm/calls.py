"""Keeps faults of telemetry away from calls, and adds to spans what only the SDK's objects tell.

The standard instrumentation reads an answer inside the call: an answer of another shape than
OpenAI's, such as a gateway's `usage` without counts, makes it raise into the application. So it
is wrapped on both sides. The inner wrapper keeps what the SDK returned or raised; the outer one
gives that to the application whatever happened in between.
"""

from collections.abc import Callable
from contextvars import ContextVar
from inspect import iscoroutinefunction
from typing import Any, Final, Self

import openai
from openai.types import CreateEmbeddingResponse
from opentelemetry import trace

from azure_openai_apm import content_filter, names
from azure_openai_apm.faults import report
from azure_openai_apm.spans import CallSpan
from azure_openai_apm.streams import AsyncSource, AsyncStream, Source, Stream

Called = Callable[..., Any]
Arguments = tuple[Any, ...]
Options = dict[str, Any]


class _Call:
    """One call of a method of the SDK, the current one while it lasts: what came of it."""

    __slots__ = ("_before", "answered", "error", "result", "seen", "source")

    def __init__(self) -> None:
        self.answered = False
        self.error: BaseException | None = None
        self.result: Any = None
        self.seen: Any = None
        """What the instrumentation got in place of the result."""
        self.source: Source | AsyncSource | None = None

    def __enter__(self) -> Self:
        self._before = _current.set(self)
        return self

    def __exit__(self, *_: object) -> None:
        _current.reset(self._before)
        # Its traceback holds this call: kept, both would wait for the garbage collector.
        self.error = None

    def answer(self, result: Any, *, streamed: bool) -> Any:
        """Keep what the SDK returned; return what the instrumentation is to see of it.

        A raw response with a stream in it stays as it is: reading it is up to the application.
        """
        self.answered, self.result = True, result
        span = trace.get_current_span()
        if isinstance(result, openai.Stream):
            self.source = result = Source(result, span)
        elif isinstance(result, openai.AsyncStream):
            self.source = result = AsyncSource(result, span)
        elif isinstance(span, CallSpan) and not streamed:
            _note_answer(span, result)
            self.seen = result = _readable(result)
        return result

    def refuse(self, error: BaseException) -> None:
        """Keep what the SDK raised."""
        self.error = error
        span = trace.get_current_span()
        if isinstance(error, openai.APIStatusError) and isinstance(span, CallSpan):
            _note_refusal(span, error)

    @property
    def over(self) -> bool:
        """Whether the SDK has answered or refused."""
        return self.answered or self.error is not None

    def outcome(self, error: Exception) -> Any:
        """Return what the SDK returned, or raise what it raised, after the telemetry raised."""
        report("after a call", error)
        if self.error is not None:
            raise self.error
        return self.result

    def guarded(self, result: Any) -> Any:
        """Return a stream that does without its telemetry where that fails; others as they are."""
        if self.seen is not None and result is self.seen:
            return self.result
        if self.source is None or result is self.source:
            # The SDK's own helpers read that one; the instrumentation wraps the helpers.
            return result
        wrap: Any = AsyncStream if isinstance(self.source, AsyncSource) else Stream
        return wrap(result, self.source)


_UNREADABLE: Final = object()

_current: Final[ContextVar[_Call | None]] = ContextVar("azure_openai_apm.call", default=None)


def inside(wrapped: Called, _instance: object, args: Arguments, kwargs: Options) -> Any:
    """Wrap a method of the SDK, inside the instrumentation."""
    call = _current.get()
    if call is None:
        return wrapped(*args, **kwargs)
    try:
        result = wrapped(*args, **kwargs)
    except BaseException as error:
        call.refuse(error)
        raise
    return call.answer(result, streamed=kwargs.get("stream") is True)


async def inside_async(wrapped: Called, _instance: object, args: Arguments, kwargs: Options) -> Any:
    """Wrap a method of the asynchronous SDK, inside the instrumentation."""
    call = _current.get()
    if call is None:
        return await wrapped(*args, **kwargs)
    try:
        result = await wrapped(*args, **kwargs)
    except BaseException as error:
        call.refuse(error)
        raise
    return call.answer(result, streamed=kwargs.get("stream") is True)


def outside(wrapped: Called, _instance: object, args: Arguments, kwargs: Options) -> Any:
    """Wrap the instrumented method."""
    kwargs = _listed(kwargs)
    with _Call() as call:
        try:
            return call.guarded(wrapped(*args, **kwargs))
        except Exception as error:
            if call.error is error:
                raise
            if call.over:
                return call.outcome(error)
            return _uninstrumented(wrapped, error)(*args, **kwargs)


async def outside_async(
    wrapped: Called, _instance: object, args: Arguments, kwargs: Options
) -> Any:
    """Wrap the instrumented method of the asynchronous SDK."""
    kwargs = _listed(kwargs)
    with _Call() as call:
        try:
            return call.guarded(await wrapped(*args, **kwargs))
        except Exception as error:
            if call.error is error:
                raise
            if call.over:
                return call.outcome(error)
            return await _uninstrumented(wrapped, error)(*args, **kwargs)


def _uninstrumented(wrapped: Called, error: Exception) -> Called:
    """Return what the instrumentation wraps, for a call that its error kept from the SDK."""
    report("before a call", error)
    found: Called = getattr(wrapped, "__wrapped__", wrapped)
    return found


def _note_answer(span: CallSpan, answer: Any) -> None:
    try:
        if not isinstance(answer, openai.BaseModel):
            # A raw response: the instrumentation is about to parse it, and it parses once.
            if not hasattr(answer, "parse") or iscoroutinefunction(answer.parse):
                return
            answer = answer.parse()
        found = content_filter.in_answer(answer)
        if found:
            span.set_attributes(found)
    except Exception as error:  # noqa: BLE001 - telemetry never breaks the application
        report("while results of the content filter were read", error)


def _listed(kwargs: Options) -> Options:
    """Return arguments that can be read twice: what is recorded is read before the SDK's turn."""
    once = {name: value for name, value in kwargs.items() if hasattr(value, "__next__")}
    return kwargs | {name: list(value) for name, value in once.items()} if once else kwargs


def _readable(answer: Any) -> Any:
    """Return an answer as the instrumentation can read it.

    It looks for the tokens of embeddings on a raw response itself, where they are not, and calls
    the `parse` of `with_streaming_response` without awaiting it.
    """
    parse = getattr(answer, "parse", None)
    if parse is None or isinstance(answer, openai.BaseModel):
        return answer
    if iscoroutinefunction(parse):
        return _UNREADABLE
    try:
        parsed = parse()
    except Exception:  # noqa: BLE001 - raised to the application where it parses
        return answer
    return parsed if isinstance(parsed, CreateEmbeddingResponse) else answer


def _note_refusal(span: CallSpan, error: openai.APIStatusError) -> None:
    try:
        span.set_attribute(names.STATUS_CODE, error.status_code)
        found = content_filter.in_refusal(error.body)
        if found:
            span.set_attributes(found)
    except Exception as fault:  # noqa: BLE001 - telemetry never breaks the application
        report("while an error was read", fault)
