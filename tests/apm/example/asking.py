"""HTTP without any SDK: what a caller sends, and what it is answered."""

import contextlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import Any


@dataclass(frozen=True)
class Answered:
    """An answer as it came; the names of its headers in lower case."""

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


def ask(
    address: str, method: str, path: str, body: str | None, headers: Mapping[str, str]
) -> Answered:
    """Send one request to an address, `host:port`."""
    with contextlib.closing(HTTPConnection(address, timeout=60)) as connection:
        connection.request(method, path, body, dict(headers))
        answer = connection.getresponse()
        names = {name.lower(): value for name, value in answer.getheaders()}
        return Answered(answer.status, names, answer.read().decode())
