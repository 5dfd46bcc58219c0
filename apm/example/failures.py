"""What the application answers when Azure OpenAI does not, and what it logs: never a prompt."""

import logging
from dataclasses import dataclass
from typing import Final

import openai
from flask import Response, jsonify

_LOG: Final = logging.getLogger(__name__)


@dataclass(frozen=True)
class Failure:
    """What a caller is told: whether, and when, to try again."""

    status: int
    message: str
    retry_after: str | None = None


def answer(error: openai.OpenAIError) -> Response:
    """Answer a request whose call failed."""
    failure = told(error)
    response = jsonify(error=failure.message)
    response.status_code = failure.status
    if failure.retry_after is not None:
        response.headers["retry-after"] = failure.retry_after
    return response


def told(error: openai.OpenAIError) -> Failure:
    """Return what a caller is told of an error; log what identifies it."""
    failure = _failure(error)
    # A service's message may repeat what it was sent, so it is not logged.
    _LOG.warning(
        "Azure OpenAI: %s, status %s, code %s, request %s; answered with %s",
        type(error).__name__,
        getattr(error, "status_code", None),
        getattr(error, "code", None),
        getattr(error, "request_id", None),
        failure.status,
    )
    return failure


def _failure(error: openai.OpenAIError) -> Failure:
    match error:
        case openai.RateLimitError():
            # It is this application that is over a limit, not its caller: 503, not 429.
            after = error.response.headers.get("retry-after", "1")
            return Failure(503, "the model is busy", after)
        case openai.BadRequestError(code="content_filter"):
            return Failure(400, "the content filter refused the prompt")
        case openai.APITimeoutError():
            return Failure(504, "the model did not answer in time")
        case _:
            return Failure(502, "the model could not be asked")
