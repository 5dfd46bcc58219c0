"""What only HTTP tells of a call: each 429, also those that the SDK retries, and the deployment."""

from collections.abc import Callable
from typing import Any, Final

import openai
from opentelemetry import trace

from azure_openai_apm.faults import report
from azure_openai_apm.metrics import Attributes
from azure_openai_apm.spans import CallSpan

_THROTTLED: Final = 429
_SERVED_MODEL: Final = "x-ms-served-model"
"""Azure's Responses API names the deployment as the answer's model, and the model here.

Source: openai-python issue 3271.
"""
_SEGMENT: Final = b"/deployments/"

CountThrottled = Callable[[Attributes, trace.SpanContext], None]


def clients() -> list[type]:
    """Return the classes of the HTTP library that send this SDK's requests.

    SDK 2.x sends with httpx and 3.x with httpx2; its own public client classes derive from them.
    """
    return [
        next(each for each in client.__mro__ if "send" in vars(each))
        for client in (openai.DefaultHttpxClient, openai.DefaultAsyncHttpxClient)
    ]


class Transport:
    """Wrappers of the HTTP clients' `send`."""

    def __init__(self, count_throttled: CountThrottled) -> None:
        self._count_throttled: Final = count_throttled

    def send(self, wrapped: Any, _instance: Any, args: Any, kwargs: Any) -> Any:
        """Wrap `send` of the client."""
        response = wrapped(*args, **kwargs)
        self._note(response)
        return response

    async def send_async(self, wrapped: Any, _instance: Any, args: Any, kwargs: Any) -> Any:
        """Wrap `send` of the asynchronous client."""
        response = await wrapped(*args, **kwargs)
        self._note(response)
        return response

    def _note(self, response: Any) -> None:
        try:
            span = trace.get_current_span()
            if isinstance(span, CallSpan):
                if span.provider == "azure":
                    _note_deployment(span, response.request.url.raw_path)
                    span.served_by(response.headers.get(_SERVED_MODEL))
                if response.status_code == _THROTTLED:
                    span.throttled(_retry_after(response.headers))
                    self._count_throttled(span.measured(), span.get_span_context())
        except Exception as error:  # noqa: BLE001 - telemetry never breaks the application
            report("while a response was read", error)


def _note_deployment(span: CallSpan, path: bytes) -> None:
    """Take the deployment from the path: a client that is bound to one ignores the model's name.

    The newer paths, /openai/v1/, name none: there the model in the request is the deployment.
    """
    start = path.find(_SEGMENT)
    if start >= 0:
        deployment = path[start + len(_SEGMENT) :].partition(b"/")[0]
        span.deployed_as(deployment.decode("ascii", "replace"))


def _retry_after(headers: Any) -> float | None:
    """Return the seconds to wait, from Azure's header in milliseconds or the one of HTTP."""
    for name, divisor in (("retry-after-ms", 1000.0), ("retry-after", 1.0)):
        try:
            return float(headers[name]) / divisor
        except (KeyError, ValueError):
            continue
    return None
