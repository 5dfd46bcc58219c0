"""Clients that are answered in this process: shapes that a stand-in of Azure does not send."""

import importlib
import json
from collections.abc import Callable, Mapping
from typing import Any

import openai
from azure_openai_apm import transport

CHAT: dict[str, Any] = {
    "id": "chatcmpl-1",
    "object": "chat.completion",
    "created": 1,
    "model": "gpt-4o-2024-11-20",
    "choices": [
        {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": "Paris"}}
    ],
    "usage": {"prompt_tokens": 7, "completion_tokens": 24, "total_tokens": 31},
}
CHUNK: dict[str, Any] = {
    "id": "chatcmpl-1",
    "object": "chat.completion.chunk",
    "created": 1,
    "model": "gpt-4o-2024-11-20",
    "choices": [{"index": 0, "delta": {"content": "Paris"}}],
}
EMBEDDING: dict[str, Any] = {
    "object": "list",
    "model": "text-embedding-3-small",
    "data": [{"object": "embedding", "index": 0, "embedding": [0.5, 0.25]}],
    "usage": {"prompt_tokens": 7, "total_tokens": 7},
}
RESPONSE: dict[str, Any] = {
    "id": "resp_1",
    "object": "response",
    "created_at": 1,
    "status": "completed",
    "model": "house-assistant",
    "output": [],
    "parallel_tool_calls": True,
    "tool_choice": "auto",
    "tools": [],
    "usage": {
        "input_tokens": 7,
        "input_tokens_details": {"cached_tokens": 0},
        "output_tokens": 24,
        "output_tokens_details": {"reasoning_tokens": 0},
        "total_tokens": 31,
    },
}

Answer = Callable[[Any], Any]


def answering(
    *bodies: dict[str, Any],
    streamed: bool = False,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    requests: list[Any] | None = None,
) -> openai.AzureOpenAI:
    """Return a client whose calls are answered with a body, or a stream of some."""
    http, answer = _answer(
        bodies, streamed=streamed, status=status, headers=headers or {}, requests=requests
    )
    return openai.AzureOpenAI(
        http_client=openai.DefaultHttpxClient(transport=http.MockTransport(answer))
    )


def answering_async(body: dict[str, Any]) -> openai.AsyncAzureOpenAI:
    """Return an asynchronous client whose calls are answered with a body."""
    http, answer = _answer((body,), streamed=False, status=200, headers={}, requests=None)

    async def answer_async(request: Any) -> Any:
        return answer(request)

    return openai.AsyncAzureOpenAI(
        http_client=openai.DefaultAsyncHttpxClient(transport=http.MockTransport(answer_async))
    )


def _answer(
    bodies: tuple[dict[str, Any], ...],
    *,
    streamed: bool,
    status: int,
    headers: Mapping[str, str],
    requests: list[Any] | None,
) -> tuple[Any, Answer]:
    # SDK 2.x uses httpx, 3.x httpx2.
    http: Any = importlib.import_module(transport.clients()[0].__module__.partition(".")[0])
    sent = [json.dumps(body) for body in bodies]
    content = "".join(f"data: {each}\n\n" for each in (*sent, "[DONE]")) if streamed else sent[0]
    kind = "text/event-stream" if streamed else "application/json"

    def answer(request: Any) -> Any:
        if requests is not None:
            requests.append(json.loads(request.content))
        return http.Response(status, content=content, headers={"content-type": kind, **headers})

    return http, answer
