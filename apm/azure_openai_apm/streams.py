"""Streams: keeps faults of telemetry from the application, and most chunks from the telemetry.

The standard instrumentation spends some 35 us on every chunk. All that it takes from a stream is
in few of them: the model and id in the first, the reason why it ended and the usage in the last.
The others only carry text, which it would keep for the content that is recorded on request. They
go straight to the application; their timing, the standard metric, is taken here.
"""

import os
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Any, Final, Self

import wrapt
from openai.types.chat import ChatCompletionChunk
from opentelemetry import trace

from azure_openai_apm import content_filter
from azure_openai_apm.faults import report
from azure_openai_apm.spans import CallSpan

# With one of these the instrumentation needs the whole text.
_CONTENT: Final = (
    "OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT",
    "OTEL_INSTRUMENTATION_GENAI_COMPLETION_HOOK",
)


class Reading:
    """How far a stream of the SDK was read, and what of it the instrumentation must see."""

    __slots__ = ("_named", "_passing", "_span", "_tier", "error", "last", "waits")

    def __init__(self, span: trace.Span) -> None:
        self._span = span if isinstance(span, CallSpan) else None
        self._passing = self._span is not None and not _text_is_wanted()
        if self._span is not None and self._passing:
            self._span.times_chunks()
        self._named = self._tier = False
        self.last: Any = None
        """What the SDK gave last."""
        self.waits = False
        """Whether the instrumentation has still to be given that, or the error."""
        self.error: BaseException | None = None
        """What the SDK raised, which is also how a stream ends."""

    @property
    def ahead(self) -> bool:
        """Whether chunks are read before the instrumentation asks for them."""
        return self._passing

    def took(self, chunk: Any) -> None:
        """Note a chunk as it comes from the SDK."""
        self.last, self.waits = chunk, True
        if self._span is not None:
            if self._passing:
                self._span.chunk_came(time.perf_counter())
            try:
                if found := content_filter.in_answer(chunk):
                    self._span.set_attributes(found)
            except Exception as error:  # noqa: BLE001 - telemetry never breaks the application
                report("while results of the content filter were read", error)

    def failed(self, error: BaseException) -> None:
        """Note what the SDK raised in place of a chunk."""
        self.error, self.waits = error, True

    def passes(self) -> bool:
        """Return whether a chunk that was read ahead goes past the instrumentation."""
        if self.error is not None or not self._only_text(self.last):
            return False
        self.waits = False
        return True

    def _only_text(self, chunk: Any) -> bool:
        """Return whether the instrumentation would take nothing from a chunk."""
        try:
            if isinstance(chunk, ChatCompletionChunk):
                return self._only_text_of_chat(chunk)
            kind = getattr(chunk, "type", None)
        except Exception as error:  # noqa: BLE001 - telemetry never breaks the application
            report("while a stream was read", error)
            return False
        return isinstance(kind, str) and kind.endswith(".delta")

    def _only_text_of_chat(self, chunk: ChatCompletionChunk) -> bool:
        if not self._named:
            self._named = bool(chunk.model and chunk.id)
            return False
        if chunk.usage is not None:
            return False
        if not self._tier and chunk.service_tier:
            self._tier = True
            return False
        return all(choice.finish_reason is None for choice in chunk.choices or ())

    def give(self) -> Any:
        """Return the chunk that the SDK gave last, or raise what it raised."""
        self.waits = False
        if self.error is not None:
            raise self.error
        return self.last

    def outcome(self, error: Exception) -> Any:
        """Return the chunk that the telemetry failed on, or raise what the SDK raised."""
        report("while a stream was read", error)
        return self.give()


class Source(wrapt.ObjectProxy[Any]):
    """The SDK's stream, as the instrumentation reads it."""

    def __init__(self, stream: Any, span: trace.Span) -> None:
        super().__init__(stream)
        self._self_chunks = iter(stream)
        self._self_reading = Reading(span)

    def __iter__(self) -> Iterator[Any]:
        return self

    def __next__(self) -> Any:
        if not self._self_reading.waits:
            self.read()
        return self._self_reading.give()

    def read(self) -> None:
        """Take a chunk from the SDK, or its error."""
        try:
            chunk = next(self._self_chunks)
        except BaseException as error:  # noqa: BLE001 - raised by `__next__`
            self._self_reading.failed(error)
        else:
            self._self_reading.took(chunk)


class AsyncSource(wrapt.ObjectProxy[Any]):
    """The SDK's asynchronous stream, as the instrumentation reads it."""

    def __init__(self, stream: Any, span: trace.Span) -> None:
        super().__init__(stream)
        self._self_chunks = aiter(stream)
        self._self_reading = Reading(span)

    def __aiter__(self) -> AsyncIterator[Any]:
        return self

    async def __anext__(self) -> Any:
        if not self._self_reading.waits:
            await self.read()
        return self._self_reading.give()

    async def read(self) -> None:
        """Take a chunk from the SDK, or its error."""
        try:
            chunk = await anext(self._self_chunks)
        except BaseException as error:  # noqa: BLE001 - raised by `__anext__`
            self._self_reading.failed(error)
        else:
            self._self_reading.took(chunk)


class Stream(wrapt.ObjectProxy[Any]):
    """The instrumented stream, as the application reads it."""

    def __init__(self, stream: Any, source: Source) -> None:
        super().__init__(stream)
        self._self_read = source.read
        self._self_reading: Reading = source._self_reading  # noqa: SLF001
        self._self_next = stream.__next__
        self._self_sdk = source.__wrapped__

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self._self_end("__exit__", *raised)

    def close(self) -> None:
        """Close the stream, and end what is recorded of it."""
        self._self_end("close")

    def _self_end(self, method: str, *raised: object) -> None:
        try:
            getattr(self.__wrapped__, method)(*raised)
        except Exception as fault:  # noqa: BLE001 - the SDK's own are raised again
            report("while a stream was closed", fault)
            self._self_sdk.close()

    def __iter__(self) -> Iterator[Any]:
        return self

    def __next__(self) -> Any:
        reading = self._self_reading
        if reading.ahead and not reading.waits:
            self._self_read()
            if reading.passes():
                return reading.last
        try:
            return self._self_next()
        except StopIteration:
            raise
        except Exception as error:
            if reading.error is error:
                raise
            return reading.outcome(error)
        finally:
            # Its traceback holds this stream: kept, both would wait for the garbage collector.
            reading.error = None


class AsyncStream(wrapt.ObjectProxy[Any]):
    """The instrumented asynchronous stream, as the application reads it."""

    def __init__(self, stream: Any, source: AsyncSource) -> None:
        super().__init__(stream)
        self._self_read = source.read
        self._self_reading: Reading = source._self_reading  # noqa: SLF001
        self._self_sdk = source.__wrapped__
        self._self_next: Callable[[], Awaitable[Any]] = stream.__anext__

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *raised: object) -> None:
        await self._self_end("__aexit__", *raised)

    async def close(self) -> None:
        """Close the stream, and end what is recorded of it."""
        await self._self_end("close")

    async def _self_end(self, method: str, *raised: object) -> None:
        try:
            await getattr(self.__wrapped__, method)(*raised)
        except Exception as fault:  # noqa: BLE001 - the SDK's own are raised again
            report("while a stream was closed", fault)
            await self._self_sdk.close()

    def __aiter__(self) -> AsyncIterator[Any]:
        return self

    async def __anext__(self) -> Any:
        reading = self._self_reading
        if reading.ahead and not reading.waits:
            await self._self_read()
            if reading.passes():
                return reading.last
        try:
            return await self._self_next()
        except StopAsyncIteration:
            raise
        except Exception as error:
            if reading.error is error:
                raise
            return reading.outcome(error)
        finally:
            reading.error = None


def _text_is_wanted() -> bool:
    return any(os.environ.get(name, "").strip() for name in _CONTENT)
