"""The requests that the demonstration sends, and what each of them has to come to."""

import contextlib
import http.client
import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final

EMBEDDING_DEPLOYMENT: Final = "text-embedding-3-small"
DEPLOYMENTS: Final = (
    "gpt-4o",
    "gpt-4o-mini",
    "gpt-4.1",
    "o4-mini",
    "house-assistant",
    "unknown-model",
    "slow",
    "throttled",
    "filtered",
)
_QUESTIONS: Final = (
    "Which plug do I need in Denmark, and is it the same on Greenland?",
    "My order has not come. It was to come on Tuesday. What can I do now?",
    "Write two friendly lines to a customer whose parcel is late.",
)
_MANUAL: Final = " ".join(f"Step {step}: turn the screw by a quarter." for step in range(1, 151))
_THREADS: Final = 4


@dataclass(frozen=True)
class Request:
    """One request to the application, which makes one call of a model."""

    path: str
    deployment: str
    text: str
    status: int = 200


def requests() -> list[Request]:
    """Return every kind of call that the application makes, and those that go wrong."""
    first, second, third = _QUESTIONS
    return [
        *(Request("/completion", "gpt-4o", each) for each in _QUESTIONS * 2),
        *(Request("/completion", "gpt-4o", f"{_MANUAL} {each}") for each in _QUESTIONS),
        *(Request("/stream", "gpt-4o-mini", each) for each in _QUESTIONS * 3),
        *(Request("/stream", "gpt-4.1", each) for each in _QUESTIONS),
        *(Request("/response", "o4-mini", each) for each in _QUESTIONS * 2),
        *(Request("/embedding", EMBEDDING_DEPLOYMENT, each) for each in _QUESTIONS * 4),
        *(Request("/completion", "house-assistant", each) for each in (first, third)),
        Request("/completion", "slow", second),
        Request("/completion", "unknown-model", third),
        Request("/completion", "throttled", first, status=503),
        Request("/stream", "throttled", second, status=503),
        Request("/completion", "filtered", third, status=400),
    ]


def send(port: int, sent: Sequence[Request]) -> list[str]:
    """Send the requests, several at a time; return a line for each that came to something else."""
    with ThreadPoolExecutor(_THREADS) as threads:
        statuses = threads.map(lambda each: _send(port, each), sent)
        return [
            f"{each.path} with {each.deployment} was answered with {status}, not {each.status}"
            for each, status in zip(sent, statuses, strict=True)
            if status != each.status
        ]


def _send(port: int, sent: Request) -> int:
    body = {"text": sent.text}
    if sent.path != "/embedding":
        body = {"prompt": sent.text, "deployment": sent.deployment}
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    with contextlib.closing(connection):
        connection.request(
            "POST", sent.path, json.dumps(body), {"content-type": "application/json"}
        )
        answer = connection.getresponse()
        answer.read()
        return answer.status
