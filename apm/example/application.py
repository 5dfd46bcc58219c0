"""The tutorial's Flask application as one would write it today; it knows nothing of telemetry.

`flask --app apm.example.application run` runs it without, `opentelemetry-instrument flask ...` with
telemetry and no code, and `apm.example.instrumented` with telemetry by one call.
"""

import json
import os
from collections.abc import Iterator, Mapping
from typing import Any, Final

import openai
from flask import Flask, Response, jsonify, request
from openai.types.chat import ChatCompletionChunk
from werkzeug.exceptions import BadRequest, HTTPException

from apm.example import client, failures, settings
from apm.example.settings import EMBEDDING_DEPLOYMENT

_BODY_LIMIT: Final = 256 * 1024
_QUESTION: Final = "What does an event hub do, in one sentence?"


def create_app(environ: Mapping[str, str] = os.environ) -> Flask:
    """Make the application; raises `SettingsError` where a setting is missing or wrong."""
    config = settings.read(environ)
    azure = client.connect(config)
    app = Flask(__name__)
    # For whoever ends the application in a process that goes on, and has to close it.
    app.extensions["openai"] = azure
    app.config["MAX_CONTENT_LENGTH"] = _BODY_LIMIT
    app.register_error_handler(openai.OpenAIError, failures.answer)
    app.register_error_handler(HTTPException, _refusal)

    @app.get("/health")
    def health() -> Response:
        return jsonify(status="ok")

    @app.get("/completion")
    def question() -> Response:
        return complete(_QUESTION, config.deployments[0])

    @app.post("/completion")
    def completion() -> Response:
        return complete(*_asked(config))

    def complete(prompt: str, deployment: str) -> Response:
        completion = azure.chat.completions.create(
            model=deployment, messages=[{"role": "user", "content": prompt}]
        )
        return jsonify(
            answer=completion.choices[0].message.content,
            finish_reason=completion.choices[0].finish_reason,
            model=completion.model,
        )

    @app.post("/stream")
    def stream() -> Response:
        # Asked here and not in the generator: a refusal still has a status of its own.
        prompt, deployment = _asked(config)
        chunks = azure.chat.completions.create(
            model=deployment,
            messages=[{"role": "user", "content": prompt}],
            stream=True,
            stream_options={"include_usage": True},
        )
        return Response(_events(chunks), mimetype="text/event-stream")

    @app.post("/response")
    def response() -> Response:
        prompt, deployment = _asked(config)
        # Azure keeps responses for 30 days unless it is told not to.
        found = azure.responses.create(model=deployment, input=prompt, store=False)
        return jsonify(answer=found.output_text, status=found.status, model=found.model)

    @app.post("/embedding")
    def embedding() -> Response:
        if config.embedding_deployment is None:
            raise BadRequest(f"{EMBEDDING_DEPLOYMENT} is not set")
        text = _text(_body(), "text")
        found = azure.embeddings.create(model=config.embedding_deployment, input=text)
        return jsonify(embedding=found.data[0].embedding, model=found.model)

    return app


def _asked(config: settings.Settings) -> tuple[str, str]:
    """Return the prompt of a request, and the deployment that it names or else the first one."""
    body = _body()
    deployment = body.get("deployment", config.deployments[0])
    if deployment not in config.deployments:
        raise BadRequest(f"deployment has to be one of {', '.join(config.deployments)}")
    return _text(body, "prompt"), deployment


def _body() -> dict[str, Any]:
    body = request.get_json()
    if not isinstance(body, dict):
        raise BadRequest("the body has to be a JSON object")
    return body


def _text(body: Mapping[str, Any], name: str) -> str:
    value = body.get(name)
    if not isinstance(value, str) or not value:
        raise BadRequest(f"{name} has to be a text that is not empty")
    return value


def _events(chunks: openai.Stream[ChatCompletionChunk]) -> Iterator[str]:
    """Return the words as server-sent events; one that is an error tells that the rest is missing.

    When the caller hangs up, Flask closes this generator, and with it the call.
    """
    with chunks:
        try:
            for chunk in chunks:
                for choice in chunk.choices:
                    if choice.delta.content:
                        yield _event({"text": choice.delta.content})
        except openai.OpenAIError as error:
            yield f"event: error\n{_event({'error': failures.told(error).message})}"
        else:
            yield "event: end\ndata: {}\n\n"


def _event(data: Any) -> str:
    return f"data: {json.dumps(data)}\n\n"


def _refusal(error: HTTPException) -> tuple[Response, int]:
    return jsonify(error=error.description), error.code or 500
