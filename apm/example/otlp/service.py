"""The receiver's HTTP service, as the OTLP specification has it.

Source: OpenTelemetry Protocol specification, "OTLP/HTTP": one path for each signal, binary
protobuf, gzip, 200 with the signal's own response, and a google.rpc.Status for what is refused.
"""

import contextlib
import gzip
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, cast

from google.protobuf.message import DecodeError
from google.rpc.status_pb2 import Status  # type: ignore[import-untyped]  # it has no stubs
from opentelemetry.proto.collector.logs.v1.logs_service_pb2 import ExportLogsServiceResponse
from opentelemetry.proto.collector.metrics.v1.metrics_service_pb2 import (
    ExportMetricsServiceResponse,
)
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceResponse

from apm.example.otlp import decoding
from apm.example.otlp.records import LogRecord, Metric, Span
from apm.example.server import Handler, Server, running

_PROTOBUF: Final = "application/x-protobuf"
_OK: Final = 200


@dataclass(frozen=True)
class Export:
    """A request that the receiver got, and the status that it answered."""

    path: str
    headers: Mapping[str, str]
    """By names in lower case."""
    status: int


class Receiver:
    """What was received so far; `status` and `delay_seconds` may change while it runs."""

    def __init__(self, endpoint: str, status: int, delay_seconds: float) -> None:
        self.endpoint: Final = endpoint
        self.status = status
        """What every export is answered with; nothing is kept unless it is 200."""
        self.delay_seconds = delay_seconds
        self._exports: list[Export] = []
        self._spans: list[Span] = []
        self._metrics: list[Metric] = []
        self._logs: list[LogRecord] = []

    def spans(self) -> tuple[Span, ...]:
        """Return the spans in the order in which they came."""
        return tuple(self._spans)

    def metrics(self) -> tuple[Metric, ...]:
        """Return the metrics in the order in which they came, one for each export."""
        return tuple(self._metrics)

    def logs(self) -> tuple[LogRecord, ...]:
        """Return the log records in the order in which they came."""
        return tuple(self._logs)

    def exports(self) -> tuple[Export, ...]:
        """Return every request, also those that were refused."""
        return tuple(self._exports)

    def handle(self, path: str, headers: Mapping[str, str], raw: bytes) -> tuple[int, bytes]:
        """Take one export; return status and body of the answer."""
        time.sleep(self.delay_seconds)
        status, body = self._take(path, headers, raw)
        self._exports.append(Export(path, headers, status))
        return status, body

    def _take(self, path: str, headers: Mapping[str, str], raw: bytes) -> tuple[int, bytes]:
        if path not in _SIGNALS:
            return 404, _explained(f"{path} is not the path of a signal")
        if (given := headers.get("content-type")) != _PROTOBUF:
            return 415, _explained(f"Content-Type is {given}, and has to be {_PROTOBUF}")
        if (encoding := headers.get("content-encoding", "identity")) not in _ENCODINGS:
            return 415, _explained(f"Content-Encoding is {encoding}, and may be gzip or identity")
        if self.status != _OK:
            return self.status, _explained("refused, as this receiver was told to")
        signal = _SIGNALS[path]
        try:
            found = tuple(signal.decode(_ENCODINGS[encoding](raw)))
        except (DecodeError, OSError, EOFError, zlib.error) as error:
            return 400, _explained(f"not an export: {error}")
        getattr(self, signal.kept).extend(found)
        return _OK, signal.response


@contextlib.contextmanager
def receiving(*, status: int = _OK, delay_seconds: float = 0.0) -> Iterator[Receiver]:
    """Receive on a free port of the loopback interface, until the block ends."""
    server = _Server(status, delay_seconds)
    with running(server):
        yield server.receiver


@dataclass(frozen=True)
class _Signal:
    decode: Callable[[bytes], Iterator[Any]]
    kept: str
    response: bytes


_SIGNALS: Final = {
    "/v1/traces": _Signal(
        decoding.spans, "_spans", ExportTraceServiceResponse().SerializeToString()
    ),
    "/v1/metrics": _Signal(
        decoding.metrics, "_metrics", ExportMetricsServiceResponse().SerializeToString()
    ),
    "/v1/logs": _Signal(decoding.logs, "_logs", ExportLogsServiceResponse().SerializeToString()),
}
_ENCODINGS: Final[dict[str, Callable[[bytes], bytes]]] = {
    "identity": bytes,
    "gzip": gzip.decompress,
}


class _Server(Server):
    def __init__(self, status: int, delay_seconds: float) -> None:
        super().__init__(_Handler)
        self.receiver = Receiver(self.address, status, delay_seconds)


class _Handler(Handler):
    """Answers the exports of one connection."""

    def post(self, headers: Mapping[str, str], body: bytes) -> None:
        """Take an export."""
        receiver = cast("_Server", self.server).receiver
        status, answer = receiver.handle(self.path, headers, body)
        self.answer(status, {"content-type": _PROTOBUF}, answer)

    def get(self) -> None:
        """Refuse, as no path is there to be read."""
        self.answer(405, {"content-type": _PROTOBUF, "allow": "POST"}, _explained("POST only"))


def _explained(message: str) -> bytes:
    return bytes(Status(message=message).SerializeToString())
