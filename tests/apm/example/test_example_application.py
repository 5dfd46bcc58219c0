"""The application's endpoints, over real sockets, against the stand-in."""

import contextlib
import json
import logging
import sys
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

import pytest
from werkzeug.serving import make_server

from apm.example import application
from apm.example.server import Handler, Server, running
from apm.example.settings import SettingsError
from apm.example.stand_in import StandIn
from tests.apm.example.asking import Answered, ask
from tests.apm.example.stand_in.test_answers import ANSWER

XYLOPHONE = "xylophone"
DEPLOYMENTS = (
    "gpt-4o,gpt-4o-mini,throttled,throttled-once,filtered,filtered-answer,broken-stream,failing,"
    "gone"
)


@dataclass(frozen=True)
class Application:
    """The application as its callers know it."""

    port: int

    def get(self, path: str) -> Answered:
        return self.send("GET", path)

    def post(self, path: str, body: object) -> Answered:
        return self.send("POST", path, json.dumps(body))

    def send(self, method: str, path: str, body: str | None = None) -> Answered:
        headers = {"content-type": "application/json"}
        return ask(f"127.0.0.1:{self.port}", method, path, body, headers)


@contextlib.contextmanager
def running_application(environ: Mapping[str, str]) -> Iterator[Application]:
    made = application.create_app(environ)
    server = make_server("127.0.0.1", 0, made, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield Application(server.port)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        made.extensions["openai"].close()


def environment(azure: StandIn, **changed: str) -> dict[str, str]:
    return {
        "AZURE_OPENAI_ENDPOINT": azure.endpoint,
        "AZURE_OPENAI_API_KEY": azure.api_key,
        "OPENAI_API_VERSION": "2025-04-01-preview",
        "AZURE_OPENAI_DEPLOYMENT": DEPLOYMENTS,
        "AZURE_OPENAI_EMBEDDING_DEPLOYMENT": "text-embedding-3-small",
        **changed,
    }


@pytest.fixture(params=["2025-04-01-preview", ""], ids=["dated", "v1"])
def app(azure: StandIn, request: pytest.FixtureRequest) -> Iterator[Application]:
    with running_application(environment(azure, OPENAI_API_VERSION=request.param)) as app:
        yield app


def test_health_asks_nobody(app: Application, azure: StandIn) -> None:
    answered = app.get("/health")
    assert (answered.status, answered.body) == (200, {"status": "ok"})
    assert azure.requests() == ()


def test_a_prompt_is_completed(app: Application, azure: StandIn) -> None:
    answered = app.post("/completion", {"prompt": "Hi"})
    assert answered.status == 200
    assert answered.body == {
        "answer": ANSWER,
        "finish_reason": "stop",
        "model": "gpt-4o-2024-11-20",
    }
    assert azure.requests()[0].body["messages"] == [{"role": "user", "content": "Hi"}]


def test_as_in_the_tutorial_a_browser_gets_a_completion(app: Application) -> None:
    answered = app.get("/completion")
    assert (answered.status, answered.body["answer"]) == (200, ANSWER)


def test_a_request_may_name_another_deployment(app: Application) -> None:
    answered = app.post("/completion", {"prompt": "Hi", "deployment": "gpt-4o-mini"})
    assert answered.body["model"] == "gpt-4o-mini-2024-07-18"


def test_a_stream_comes_as_events(app: Application) -> None:
    answered = app.post("/stream", {"prompt": "Hi"})
    assert answered.status == 200
    assert answered.headers["content-type"] == "text/event-stream; charset=utf-8"
    *words, end, rest = answered.text.split("\n\n")
    assert "".join(json.loads(each.removeprefix("data: "))["text"] for each in words) == ANSWER
    assert (end, rest) == ("event: end\ndata: {}", "")


def test_a_stream_asks_for_its_usage(app: Application, azure: StandIn) -> None:
    app.post("/stream", {"prompt": "Hi"})
    assert azure.requests()[0].body["stream_options"] == {"include_usage": True}


def test_a_stream_that_breaks_off_says_so(app: Application) -> None:
    answered = app.post("/stream", {"prompt": "Hi", "deployment": "broken-stream"})
    *words, error, _ = answered.text.split("\n\n")
    assert len(words) == 8
    assert error == 'event: error\ndata: {"error": "the model could not be asked"}'


def test_a_response_is_not_kept_by_azure(app: Application, azure: StandIn) -> None:
    answered = app.post("/response", {"prompt": "Hi"})
    assert answered.body == {
        "answer": ANSWER,
        "status": "completed",
        "model": "gpt-4o-2024-11-20",
    }
    assert azure.requests()[0].body["store"] is False


def test_a_text_is_embedded(app: Application) -> None:
    body = app.post("/embedding", {"text": "Hi"}).body
    assert (len(body["embedding"]), body["model"]) == (1536, "text-embedding-3-small")


def test_without_its_deployment_nothing_is_embedded(azure: StandIn) -> None:
    with running_application(environment(azure, AZURE_OPENAI_EMBEDDING_DEPLOYMENT="")) as app:
        answered = app.post("/embedding", {"text": "Hi"})
    assert answered.status == 400
    assert answered.body == {"error": "AZURE_OPENAI_EMBEDDING_DEPLOYMENT is not set"}


@pytest.mark.parametrize("path", ["/completion", "/stream", "/response"])
@pytest.mark.parametrize(
    ("deployment", "status", "message"),
    [
        ("throttled", 503, "the model is busy"),
        ("filtered", 400, "the content filter refused the prompt"),
        ("failing", 502, "the model could not be asked"),
        ("gone", 502, "the model could not be asked"),
    ],
)
def test_a_refusal_has_a_status_that_tells_whether_to_try_again(
    app: Application, path: str, deployment: str, status: int, message: str
) -> None:
    answered = app.post(path, {"prompt": "Hi", "deployment": deployment})
    assert (answered.status, answered.body) == (status, {"error": message})
    assert answered.headers.get("retry-after") == ("1" if status == 503 else None)


def test_a_call_that_is_throttled_once_succeeds(app: Application) -> None:
    assert app.post("/completion", {"prompt": "Hi", "deployment": "throttled-once"}).status == 200


def test_an_answer_that_the_filter_cut_off_says_so(app: Application) -> None:
    answered = app.post("/completion", {"prompt": "Hi", "deployment": "filtered-answer"})
    assert answered.body["finish_reason"] == "content_filter"


@pytest.mark.parametrize(
    ("path", "body", "message"),
    [
        ("/completion", "[]", "the body has to be a JSON object"),
        ("/completion", "{}", "prompt has to be a text that is not empty"),
        ("/stream", '{"prompt": 5}', "prompt has to be a text that is not empty"),
        ("/response", '{"prompt": ""}', "prompt has to be a text that is not empty"),
        ("/embedding", '{"prompt": "Hi"}', "text has to be a text that is not empty"),
        (
            "/completion",
            '{"prompt": "Hi", "deployment": "other"}',
            f"deployment has to be one of {', '.join(DEPLOYMENTS.split(','))}",
        ),
    ],
)
def test_a_body_that_is_wrong_is_refused_before_azure_is_asked(
    app: Application, azure: StandIn, path: str, body: str, message: str
) -> None:
    answered = app.send("POST", path, body)
    assert (answered.status, answered.body) == (400, {"error": message})
    assert azure.requests() == ()


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("POST", "/completion", "{", 400),
        ("GET", "/stream", None, 405),
        ("GET", "/", None, 404),
        ("POST", "/completion", json.dumps({"prompt": "x" * 300_000}), 413),
    ],
)
def test_every_refusal_is_json(
    app: Application, method: str, path: str, body: str | None, status: int
) -> None:
    answered = app.send(method, path, body)
    assert answered.status == status
    assert list(answered.body) == ["error"]


def test_prompts_and_keys_are_never_logged(
    app: Application, azure: StandIn, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        for deployment in DEPLOYMENTS.split(","):
            for path in ("/completion", "/stream", "/response"):
                app.post(path, {"prompt": XYLOPHONE, "deployment": deployment})
        app.post("/embedding", {"text": XYLOPHONE})
    assert XYLOPHONE not in caplog.text
    assert azure.api_key not in caplog.text
    assert "RateLimitError, status 429, code 429, request " in caplog.text
    assert "BadRequestError, status 400, code content_filter, request " in caplog.text


class IdentityEndpoint(Handler):
    """The address where Azure's hosts give an application its token."""

    token = ""
    asked: ClassVar[list[str]] = []

    def get(self) -> None:
        self.asked.append(self.path)
        body = {
            "access_token": self.token,
            "expires_on": "4102444800",
            "resource": "https://cognitiveservices.azure.com",
            "token_type": "Bearer",
        }
        self.answer(200, {"content-type": "application/json"}, json.dumps(body).encode())


@pytest.mark.parametrize("version", ["2025-04-01-preview", ""], ids=["dated", "v1"])
def test_without_a_key_it_signs_in_with_the_hosts_identity(
    azure: StandIn, monkeypatch: pytest.MonkeyPatch, version: str
) -> None:
    monkeypatch.setattr(IdentityEndpoint, "token", azure.token)
    monkeypatch.setattr(IdentityEndpoint, "asked", [])
    server = Server(IdentityEndpoint)
    with running(server):
        monkeypatch.setenv("IDENTITY_ENDPOINT", f"{server.address}/token")
        monkeypatch.setenv("IDENTITY_HEADER", "of this host")
        monkeypatch.setenv("AZURE_TOKEN_CREDENTIALS", "ManagedIdentityCredential")
        given = environment(azure, AZURE_OPENAI_API_KEY="", OPENAI_API_VERSION=version)
        with running_application(given) as app:
            assert app.post("/completion", {"prompt": "Hi"}).status == 200
    assert len(IdentityEndpoint.asked) == 1
    assert IdentityEndpoint.asked[0].endswith("&resource=https://cognitiveservices.azure.com")
    headers = azure.requests()[0].headers
    assert (headers["authorization"], headers.get("api-key")) == (f"Bearer {azure.token}", None)


def test_without_a_key_and_without_azure_identity_it_says_what_to_do(
    azure: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "azure.identity", None)
    with pytest.raises(SettingsError) as raised:
        application.create_app(environment(azure, AZURE_OPENAI_API_KEY=""))
    assert str(raised.value) == (
        "AZURE_OPENAI_API_KEY is not set, and azure-identity is not installed: set the key, or pip "
        "install azure-identity to sign in with Entra"
    )
