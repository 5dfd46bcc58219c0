"""Says what went wrong in telemetry, once: an application's log is not ours to fill."""

import logging
import os
from threading import Lock
from typing import Final

logger: Final = logging.getLogger("azure_openai_apm")

_MOST: Final = 1000
_said: Final[set[str]] = set()
_lock: Final = Lock()


def say_once(message: str) -> None:
    """Log a warning the first time that it is given.

    Past 1000 different messages nothing more is said: names in them come from outside.
    """
    with _lock:
        if message in _said or len(_said) >= _MOST:
            return
        _said.add(message)
    logger.warning("%s", message)


def report(where: str, error: BaseException) -> None:
    """Say once that telemetry failed somewhere and that the application's call went on.

    Without the error's text, which can quote an answer, as a parser's does.
    """
    say_once(
        f"telemetry failed {where} and was left out, the call went on: "
        f"{type(error).__name__} at {_place(error)}"
    )


def _place(error: BaseException) -> str:
    """Return the file and line that an error was raised at."""
    trace = error.__traceback__
    if trace is None:
        return "an unknown line"
    while trace.tb_next is not None:
        trace = trace.tb_next
    return f"{os.path.basename(trace.tb_frame.f_code.co_filename)}:{trace.tb_lineno}"  # noqa: PTH119


def forget() -> None:
    """Say everything again from now on."""
    with _lock:
        _said.clear()
