"""The application as a process of its own, with no environment but the one that it is given."""

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

_ROOT: Final = Path(__file__).resolve().parents[2]
_START_SECONDS: Final = 60
_TRY_SECONDS: Final = 5
_STOP_SECONDS: Final = 30

GUNICORN: Final = (
    sys.executable,
    "-m",
    "gunicorn",
    "--threads=8",
    "--bind=127.0.0.1:{port}",
    "apm.example.instrumented:create_app()",
)


class ApplicationError(Exception):
    """The application did not start; the message has what it printed."""


@contextlib.contextmanager
def running(
    environment: Mapping[str, str],
    command: Sequence[str] = GUNICORN,
    stop: signal.Signals = signal.SIGTERM,
) -> Iterator[int]:
    """Run until the block ends; yield the port, which stands as `{port}` in the command.

    It is asked to stop, and waited for: what it still has to export it exports then.
    """
    port = _free_port()
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(  # noqa: S603 - the command is ours
            [part.format(port=port) for part in command],
            cwd=_ROOT,
            env={"PATH": os.environ.get("PATH", os.defpath), **environment},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            if not _healthy(process, port):
                output.seek(0)
                raise ApplicationError(output.read().decode(errors="replace").strip())
            yield port
        finally:
            process.send_signal(stop)
            try:
                process.wait(_STOP_SECONDS)
            finally:
                process.kill()


def _healthy(process: subprocess.Popen[bytes], port: int) -> bool:
    end = time.monotonic() + _START_SECONDS
    while process.poll() is None and time.monotonic() < end:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_TRY_SECONDS)
        with contextlib.closing(connection), contextlib.suppress(ConnectionError, TimeoutError):
            connection.request("GET", "/health")
            if connection.getresponse().status == http.HTTPStatus.OK:
                return True
        time.sleep(0.05)
    return False


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])
