"""The Responses API: checks the body, and answers whole or as a stream of typed events."""

import secrets
import time
from collections.abc import Iterator, Mapping
from typing import Any, Final

from apm.example.stand_in import content_filter, fields, refusals, structured, tokens
from apm.example.stand_in.deployments import Deployment, Fault

_FIELDS: Final = frozenset(
    (
        "background",
        "conversation",
        "include",
        "input",
        "instructions",
        "max_output_tokens",
        "max_tool_calls",
        "metadata",
        "model",
        "parallel_tool_calls",
        "previous_response_id",
        "prompt",
        "prompt_cache_key",
        "prompt_cache_retention",
        "reasoning",
        "safety_identifier",
        "service_tier",
        "store",
        "stream",
        "stream_options",
        "temperature",
        "text",
        "tool_choice",
        "tools",
        "top_logprobs",
        "top_p",
        "truncation",
        "user",
    )
)
_LEAST_TOKENS: Final = 16


def check(body: Mapping[str, Any], deployment: Deployment) -> None:
    """Refuse a body that this deployment cannot respond to."""
    if deployment.dimensions:
        raise refusals.operation_not_supported("responses", deployment.model)
    fields.only(body, _FIELDS)
    if not isinstance(body.get("input"), str | list):
        raise refusals.missing("input")
    fields.between(body, "temperature", 0, 2)
    fields.between(body, "top_p", 0, 1)
    most = fields.count(body, "max_output_tokens")
    if most is not None and most < _LEAST_TOKENS:
        raise refusals.invalid(
            "Invalid 'max_output_tokens': integer below minimum value. Expected a value >= "
            f"{_LEAST_TOKENS}, but got {most} instead.",
            "max_output_tokens",
            "integer_below_min_value",
        )


def answer(body: Mapping[str, Any], deployment: Deployment) -> tokens.Answer:
    """Answer the input and the instructions."""
    asked = (body.get("text") or {}).get("format") or {}
    text = structured.text(asked["schema"]) if asked.get("type") == "json_schema" else None
    most = fields.count(body, "max_output_tokens")
    return tokens.answer(deployment, _prompt(body), most, text)


def whole(body: Mapping[str, Any], deployment: Deployment, answer: tokens.Answer) -> dict[str, Any]:
    """Return the response as one object."""
    return _ended(_started(body, deployment), body, deployment, answer)


def events(
    body: Mapping[str, Any], deployment: Deployment, answer: tokens.Answer
) -> Iterator[dict[str, Any]]:
    """Return the response as events in the order in which they are streamed."""
    for number, event in enumerate(_events(body, deployment, answer)):
        yield event | {"sequence_number": number}


def _events(
    body: Mapping[str, Any], deployment: Deployment, answer: tokens.Answer
) -> Iterator[dict[str, Any]]:
    response = _started(body, deployment)
    yield {"type": "response.created", "response": response}
    yield {"type": "response.in_progress", "response": response}
    item = _message(answer)
    of_item = {"item_id": item["id"], "output_index": 0, "content_index": 0}
    started = item | {"status": "in_progress", "content": []}
    yield {"type": "response.output_item.added", "output_index": 0, "item": started}
    part = _part("")
    yield {"type": "response.content_part.added", **of_item, "part": part}
    for piece in answer.pieces:
        yield {"type": "response.output_text.delta", **of_item, "delta": piece, "logprobs": []}
    yield {"type": "response.output_text.done", **of_item, "text": answer.text, "logprobs": []}
    yield {"type": "response.content_part.done", **of_item, "part": _part(answer.text)}
    yield {"type": "response.output_item.done", "output_index": 0, "item": item}
    ended = _ended(response, body, deployment, answer) | {"output": [item]}
    yield {"type": f"response.{ended['status']}", "response": ended}


def _started(body: Mapping[str, Any], deployment: Deployment) -> dict[str, Any]:
    return {
        "id": f"resp_{secrets.token_hex(24)}",
        "object": "response",
        "created_at": int(time.time()),
        "status": "in_progress",
        "background": False,
        "content_filters": None,
        "error": None,
        "incomplete_details": None,
        "instructions": body.get("instructions"),
        "max_output_tokens": body.get("max_output_tokens"),
        "model": deployment.model,
        "output": [],
        "parallel_tool_calls": True,
        "previous_response_id": body.get("previous_response_id"),
        "reasoning": {"effort": None, "summary": None},
        "service_tier": "default",
        "store": body.get("store", True),
        "temperature": body.get("temperature", 1.0),
        "text": body.get("text") or {"format": {"type": "text"}},
        "tool_choice": "auto",
        "tools": body.get("tools") or [],
        "top_p": body.get("top_p", 1.0),
        "truncation": "disabled",
        "usage": None,
        "user": body.get("user"),
        "metadata": body.get("metadata") or {},
    }


def _ended(
    response: dict[str, Any],
    body: Mapping[str, Any],
    deployment: Deployment,
    answer: tokens.Answer,
) -> dict[str, Any]:
    broken_off = {"length": "max_output_tokens", "content_filter": "content_filter"}
    reason = broken_off.get(answer.finish_reason)
    bad = deployment.fault is Fault.BAD_USAGE
    return response | {
        "status": "incomplete" if reason else "completed",
        "incomplete_details": {"reason": reason} if reason else None,
        "output": [_message(answer)],
        "usage": tokens.BAD_USAGE if bad else answer.usage.response(),
        "content_filters": content_filter.of_response(
            len(_prompt(body)), len(answer.text), blocked=reason == "content_filter"
        ),
    }


def _message(answer: tokens.Answer) -> dict[str, Any]:
    return {
        "id": f"msg_{secrets.token_hex(24)}",
        "type": "message",
        "status": "completed" if answer.finish_reason == "stop" else "incomplete",
        "role": "assistant",
        "content": [_part(answer.text)],
    }


def _part(text: str) -> dict[str, Any]:
    return {"type": "output_text", "annotations": [], "logprobs": [], "text": text}


def _prompt(body: Mapping[str, Any]) -> str:
    given = body["input"]
    items = [given] if isinstance(given, str) else [_text(item) for item in given]
    return " ".join([body.get("instructions") or "", *items]).strip()


def _text(item: Mapping[str, Any]) -> str:
    content = item.get("content")
    if isinstance(content, list):
        return " ".join(part.get("text", "") for part in content)
    return content or ""
