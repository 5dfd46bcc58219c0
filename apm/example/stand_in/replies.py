"""What a deployment replies to a body: whole, as a stream, cut off or late, as it was deployed."""

import json
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from apm.example.stand_in import calls, chat, embeddings, fields, refusals, responses
from apm.example.stand_in.deployments import SLOW_SECONDS, Deployment, Fault

_LIMITS: Final = {
    "x-ratelimit-limit-requests": "1000",
    "x-ratelimit-remaining-requests": "999",
    "x-ratelimit-limit-tokens": "100000",
    "x-ratelimit-remaining-tokens": "99000",
}
# The filter's results, the role, words: enough to be half way in any stream.
_EVENTS_OF_BROKEN: Final = 10


@dataclass(frozen=True)
class Reply:
    """A whole answer."""

    status: int
    headers: Mapping[str, str]
    body: Any


@dataclass(frozen=True)
class Stream:
    """An answer as server-sent events; a broken one ends with the connection."""

    headers: Mapping[str, str]
    events: Iterable[str]
    broken: bool
    status: int = 200


def to(route: calls.Route, deployment: Deployment, body: Mapping[str, Any]) -> Reply | Stream:
    """Reply to a call that is let through."""
    _OPERATIONS[route.operation].check(body, deployment)
    streamed = fields.boolean(body, "stream")
    match deployment.fault:
        case Fault.FILTERED:
            raise refusals.filtered()
        case Fault.FAILING:
            raise refusals.failed()
        case Fault.SLOW:
            time.sleep(SLOW_SECONDS)
        case _:
            pass
    headers = _LIMITS | {"x-ms-deployment-name": deployment.name}
    if streamed:
        events = _events(route, deployment, body)
        broken = deployment.fault is Fault.BROKEN_STREAM
        return Stream(headers, islice(events, _EVENTS_OF_BROKEN) if broken else events, broken)
    return Reply(200, headers, _whole(route, deployment, body))


_OPERATIONS: Final = {calls.CHAT: chat, calls.EMBEDDINGS: embeddings, calls.RESPONSES: responses}


def _whole(route: calls.Route, deployment: Deployment, body: Mapping[str, Any]) -> dict[str, Any]:
    if route.operation == calls.EMBEDDINGS:
        return embeddings.whole(body, deployment)
    if route.operation == calls.RESPONSES:
        return responses.whole(body, deployment, responses.answer(body, deployment))
    return chat.whole(body, deployment, chat.answer(body, deployment))


def _events(route: calls.Route, deployment: Deployment, body: Mapping[str, Any]) -> Iterator[str]:
    """Return the events as they travel; only chat completions end with a marker."""
    if route.operation == calls.RESPONSES:
        answer = responses.answer(body, deployment)
        for event in responses.events(body, deployment, answer):
            yield f"event: {event['type']}\ndata: {json.dumps(event)}\n\n"
        return
    for chunk in chat.chunks(body, deployment, chat.answer(body, deployment)):
        yield f"data: {json.dumps(chunk)}\n\n"
    yield "data: [DONE]\n\n"
