"""An HTTP server with a thread for each connection: what Azure OpenAI and Elastic stand in on."""

import contextlib
import socket
import socketserver
import sys
import threading
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler
from typing import Any, Final, cast

# Linux caps the backlog at net.core.somaxconn, 4096 by default; socketserver's own five would let
# connections wait for a SYN to be sent again where hundreds open at once.
_BACKLOG: Final = 1024

_Request = socket.socket | tuple[bytes, socket.socket]
_Address = Any


class Server(socketserver.ThreadingTCPServer):
    """Listens on a port of the loopback interface, and hangs up on its clients when closed."""

    allow_reuse_address = True
    daemon_threads = True
    request_queue_size = _BACKLOG

    def __init__(self, handler: type[BaseHTTPRequestHandler], port: int = 0) -> None:
        self._connections: set[socket.socket] = set()
        self._connections_lock = threading.Lock()
        super().__init__(("127.0.0.1", port), handler)

    @property
    def address(self) -> str:
        """Return `http://127.0.0.1:<port>`."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    def finish_request(self, request: _Request, client_address: _Address) -> None:
        """Serve a connection, which can be hung up meanwhile."""
        connection = cast("socket.socket", request)
        with self._connections_lock:
            self._connections.add(connection)
        try:
            super().finish_request(request, client_address)
        finally:
            with self._connections_lock:
                self._connections.discard(connection)

    def handle_error(self, request: _Request, client_address: _Address) -> None:
        """Pass over a client that hangs up, as one does whose patience is at an end."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)

    def hang_up(self) -> None:
        """Close every connection, those that are kept alive too."""
        with self._connections_lock:
            for connection in self._connections:
                with contextlib.suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)


class Handler(BaseHTTPRequestHandler):
    """Speaks HTTP/1.1 with connections that are kept alive."""

    protocol_version = "HTTP/1.1"
    # With a buffer, head and body of an answer leave in one packet.
    wbufsize = -1
    disable_nagle_algorithm = True

    def do_POST(self) -> None:
        """Answer a POST; a body has to have its length."""
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.post(headers, self.rfile.read(int(headers.get("content-length", 0))))

    def do_GET(self) -> None:
        """Answer a GET."""
        self.get()

    def post(self, headers: Mapping[str, str], body: bytes) -> None:
        """Answer a POST; names of headers are in lower case."""
        raise NotImplementedError

    def get(self) -> None:
        """Answer a GET."""
        raise NotImplementedError

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - named there
        """Write no log."""

    def answer(self, status: int, headers: Mapping[str, str], body: bytes) -> None:
        """Send a whole answer."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()


@contextlib.contextmanager
def running(server: Server) -> Iterator[None]:
    """Serve in a thread of its own until the block ends."""
    thread = threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
    )
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.hang_up()
        server.server_close()
        thread.join()
