"""One stand-in for a test, and a way to speak HTTP to it without any SDK."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import Any, Protocol

import pytest

from apm.example.stand_in import StandIn, serving

DATED = "/openai/deployments/{}/{}?api-version=2024-10-21"
USER = [{"role": "user", "content": "How many words are these?"}]


@dataclass(frozen=True)
class Answered:
    """An answer as it came."""

    status: int
    headers: Mapping[str, str]
    text: str

    @property
    def body(self) -> Any:
        return json.loads(self.text)

    @property
    def error(self) -> Any:
        return self.body["error"]

    @property
    def events(self) -> list[Any]:
        data = [line.removeprefix("data: ") for line in self.text.splitlines() if "data: " in line]
        return [each if each == "[DONE]" else json.loads(each) for each in data]


class Post(Protocol):
    """Posts a body to a path, with the account's key unless headers are given."""

    def __call__(
        self, path: str, body: object, headers: Mapping[str, str] | None = None
    ) -> Answered: ...


@pytest.fixture
def azure() -> Iterator[StandIn]:
    with serving() as azure:
        yield azure


@pytest.fixture
def post(azure: StandIn) -> Post:
    def post(path: str, body: object, headers: Mapping[str, str] | None = None) -> Answered:
        return send(azure, "POST", path, json.dumps(body), headers)

    return post


def send(
    azure: StandIn, method: str, path: str, body: str, headers: Mapping[str, str] | None = None
) -> Answered:
    connection = HTTPConnection(azure.endpoint.removeprefix("http://"), timeout=30)
    try:
        given = {"api-key": azure.api_key} if headers is None else headers
        connection.request(method, path, body, dict(given))
        answer = connection.getresponse()
        names = {name.lower(): value for name, value in answer.getheaders()}
        return Answered(answer.status, names, answer.read().decode())
    finally:
        connection.close()
