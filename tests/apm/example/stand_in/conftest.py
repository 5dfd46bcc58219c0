"""A way to speak HTTP to the stand-in without any SDK."""

import json
from collections.abc import Mapping
from typing import Protocol

import pytest

from apm.example.stand_in import StandIn
from tests.apm.example.asking import Answered, ask

DATED = "/openai/deployments/{}/{}?api-version=2024-10-21"
USER = [{"role": "user", "content": "How many words are these?"}]


class Post(Protocol):
    """Posts a body to a path, with the account's key unless headers are given."""

    def __call__(
        self, path: str, body: object, headers: Mapping[str, str] | None = None
    ) -> Answered: ...


@pytest.fixture
def post(azure: StandIn) -> Post:
    def post(path: str, body: object, headers: Mapping[str, str] | None = None) -> Answered:
        return send(azure, "POST", path, json.dumps(body), headers)

    return post


def send(
    azure: StandIn, method: str, path: str, body: str, headers: Mapping[str, str] | None = None
) -> Answered:
    given = {"api-key": azure.api_key} if headers is None else headers
    return ask(azure.endpoint.removeprefix("http://"), method, path, body, given)
