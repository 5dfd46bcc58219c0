"""The stand-in's HTTP service: its account, and the way requests and answers travel."""

import contextlib
import json
import secrets
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, cast

from apm.example.server import Handler, Server, running
from apm.example.stand_in import calls, refusals, replies
from apm.example.stand_in.deployments import Deployment, Fault
from apm.example.stand_in.refusals import RefusalError
from apm.example.stand_in.replies import Reply, Stream

_REGION: Final = "Sweden Central"


@dataclass(frozen=True)
class Received:
    """A request that the stand-in got, and the status that it answered."""

    path: str
    """With the query."""
    headers: Mapping[str, str]
    """By names in lower case."""
    body: Any
    """Parsed; None where it is not JSON."""
    status: int


class StandIn:
    """An account: its address, its credentials, and what it was asked."""

    def __init__(self, endpoint: str) -> None:
        self.endpoint: Final = endpoint
        self.api_key: Final = secrets.token_hex(16)
        self.token: Final = secrets.token_urlsafe(48)
        """A bearer token that is good, as one from Entra would be."""
        self._received: list[Received] = []
        self._throttled: set[str] = set()
        self._lock = threading.Lock()

    def requests(self) -> tuple[Received, ...]:
        """Return what was received, in the order in which it was answered."""
        return tuple(self._received)

    def handle(self, target: str, headers: Mapping[str, str], raw: bytes) -> Reply | Stream:
        """Answer one request, and remember it."""
        body: Any = None
        with contextlib.suppress(ValueError):
            body = json.loads(raw)
        try:
            reply = self._reply(target, headers, body)
        except RefusalError as refusal:
            reply = Reply(refusal.status, refusal.headers, refusal.body)
        self._received.append(Received(target, headers, body, reply.status))
        return reply

    def _reply(self, target: str, headers: Mapping[str, str], body: Any) -> Reply | Stream:
        calls.authenticate(headers, target, self.api_key, self.token)
        route = calls.route(target)
        if not isinstance(body, dict):
            raise refusals.invalid("We could not parse the JSON body of your request.")
        deployment = calls.deployment(route, body)
        if self._throttles(deployment):
            raise refusals.throttled(route.operation_id, route.api_version)
        return replies.to(route, deployment, body)

    def _throttles(self, deployment: Deployment) -> bool:
        if deployment.fault is not Fault.THROTTLED_ONCE:
            return deployment.fault is Fault.THROTTLED
        with self._lock:
            first = deployment.name not in self._throttled
            self._throttled.add(deployment.name)
        return first


@contextlib.contextmanager
def serving(port: int = 0) -> Iterator[StandIn]:
    """Serve an account on a port of the loopback interface; by default on one that is free."""
    server = _Server(port)
    with running(server):
        yield server.stand_in


class _Server(Server):
    def __init__(self, port: int) -> None:
        super().__init__(_Handler, port)
        self.stand_in = StandIn(self.address)


class _Handler(Handler):
    """Answers the requests of one connection."""

    def post(self, headers: Mapping[str, str], body: bytes) -> None:
        """Answer a call."""
        reply = cast("_Server", self.server).stand_in.handle(self.path, headers, body)
        own = {**_headers(headers), **reply.headers}
        if isinstance(reply, Reply):
            self._whole(own, reply)
        else:
            self._stream(own, reply)

    def get(self) -> None:
        """Refuse, as nothing is kept that could be read."""
        refusal = refusals.not_found()
        self._whole(_headers({}), Reply(refusal.status, {}, refusal.body))

    def _whole(self, headers: Mapping[str, str], reply: Reply) -> None:
        own = {**headers, "content-type": "application/json"}
        self.answer(reply.status, own, json.dumps(reply.body).encode())

    def _stream(self, headers: Mapping[str, str], stream: Stream) -> None:
        self.send_response(stream.status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("content-type", "text/event-stream; charset=utf-8")
        self.send_header("transfer-encoding", "chunked")
        self.end_headers()
        for event in stream.events:
            data = event.encode()
            self.wfile.write(b"%x\r\n%b\r\n" % (len(data), data))
            self.wfile.flush()
        if stream.broken:
            # Without the last chunk of length zero the body is not complete.
            self.close_connection = True
            return
        self.wfile.write(b"0\r\n\r\n")
        self.wfile.flush()


def _headers(request: Mapping[str, str]) -> dict[str, str]:
    """Return what stands at the head of every answer."""
    identifier = secrets.token_hex(16)
    return {
        "apim-request-id": identifier,
        "x-request-id": identifier,
        "x-ms-client-request-id": request.get("x-ms-client-request-id", "Not-Set"),
        "x-ms-region": _REGION,
        "x-content-type-options": "nosniff",
    }
