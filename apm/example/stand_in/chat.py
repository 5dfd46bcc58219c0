"""Chat completions: checks the body, and answers whole or as a stream of chunks.

Azure streams one chunk more than OpenAI: the first has the filter's results for the prompt, and no
choices. With `include_usage` the last has the usage, and no choices either.
"""

import secrets
import time
from collections.abc import Iterator, Mapping
from typing import Any, Final

from apm.example.stand_in import content_filter, fields, refusals, structured, tokens
from apm.example.stand_in.deployments import Deployment, Fault

_FIELDS: Final = frozenset(
    (
        "audio",
        "data_sources",
        "frequency_penalty",
        "function_call",
        "functions",
        "logit_bias",
        "logprobs",
        "max_completion_tokens",
        "max_tokens",
        "messages",
        "metadata",
        "modalities",
        "model",
        "n",
        "parallel_tool_calls",
        "prediction",
        "presence_penalty",
        "prompt_cache_key",
        "prompt_cache_retention",
        "reasoning_effort",
        "response_format",
        "safety_identifier",
        "seed",
        "service_tier",
        "stop",
        "store",
        "stream",
        "stream_options",
        "temperature",
        "tool_choice",
        "tools",
        "top_logprobs",
        "top_p",
        "user",
        "user_security_context",
        "verbosity",
        "web_search_options",
    )
)
_ROLES: Final = ("system", "developer", "user", "assistant", "tool", "function")


def check(body: Mapping[str, Any], deployment: Deployment) -> None:
    """Refuse a body that is not a chat with this deployment."""
    if deployment.dimensions:
        raise refusals.operation_not_supported("chatCompletion", deployment.model)
    fields.only(body, _FIELDS)
    _check_messages(body.get("messages"))
    fields.between(body, "temperature", 0, 2)
    fields.between(body, "top_p", 0, 1)
    fields.between(body, "presence_penalty", -2, 2)
    fields.between(body, "frequency_penalty", -2, 2)
    fields.count(body, "n")
    if deployment.reasons and body.get("max_tokens") is not None:
        raise refusals.invalid(
            "Unsupported parameter: 'max_tokens' is not supported with this model. Use "
            "'max_completion_tokens' instead.",
            "max_tokens",
            "unsupported_parameter",
        )
    if body.get("stream_options") is not None and not fields.boolean(body, "stream"):
        raise refusals.invalid(
            "The 'stream_options' parameter is only allowed when 'stream' is enabled.",
            "stream_options",
        )


def answer(body: Mapping[str, Any], deployment: Deployment) -> tokens.Answer:
    """Answer the chat's messages."""
    text = None
    asked = body.get("response_format") or {}
    if asked.get("type") == "json_schema":
        text = structured.text(asked["json_schema"]["schema"])
    elif asked.get("type") == "json_object":
        text = structured.text({"type": "object"})
    most = fields.count(body, "max_completion_tokens") or fields.count(body, "max_tokens")
    prompt = " ".join(_texts(message) for message in body["messages"])
    return tokens.answer(deployment, prompt, most, text)


def whole(body: Mapping[str, Any], deployment: Deployment, answer: tokens.Answer) -> dict[str, Any]:
    """Return the answer as one object."""
    return {
        "choices": [
            {
                "content_filter_results": _filter_results(answer),
                "finish_reason": _finish_reason(body, answer),
                "index": index,
                "logprobs": None,
                "message": _message(body, answer),
            }
            for index in range(fields.count(body, "n") or 1)
        ],
        **_head(deployment, "chat.completion"),
        "prompt_filter_results": content_filter.prompts(),
        "usage": _usage(deployment, answer),
    }


def chunks(
    body: Mapping[str, Any], deployment: Deployment, answer: tokens.Answer
) -> Iterator[dict[str, Any]]:
    """Return the answer as the chunks of a stream."""
    with_usage = fields.boolean(body.get("stream_options") or {}, "include_usage")
    usage: dict[str, Any] = {"usage": None} if with_usage else {}
    yield {
        "choices": [],
        "created": 0,
        "id": "",
        "model": "",
        "object": "",
        "prompt_filter_results": content_filter.prompts(),
    } | usage
    head = _head(deployment, "chat.completion.chunk") | usage
    choices = range(fields.count(body, "n") or 1)
    call = _tool_call(body)
    for delta in _deltas(answer, call):
        for index in choices:
            results = content_filter.answer() if delta.get("content") else {}
            yield _chunk(head, index, delta, None, results)
    for index in choices:
        blocked = answer.finish_reason == "content_filter"
        results = _filter_results(answer) if blocked else {}
        yield _chunk(head, index, {}, _finish_reason(body, answer), results)
    if with_usage:
        yield head | {"choices": [], "usage": _usage(deployment, answer)}


def _check_messages(messages: object) -> None:
    if messages is None:
        raise refusals.missing("messages")
    if not isinstance(messages, list):
        raise refusals.invalid(
            "Invalid type for 'messages': expected an array of objects.", "messages", "invalid_type"
        )
    if not messages:
        raise refusals.invalid(
            "Invalid 'messages': empty array. Expected an array with minimum length 1, but got an "
            "empty array instead.",
            "messages",
            "empty_array",
        )
    for index, message in enumerate(messages):
        role = message.get("role") if isinstance(message, dict) else None
        if role not in _ROLES:
            raise refusals.invalid(
                f"Invalid value: '{role}'. Supported values are: {', '.join(map(repr, _ROLES))}.",
                f"messages[{index}].role",
                "invalid_value",
            )
        if "content" not in message and role != "assistant":
            raise refusals.missing(f"messages[{index}].content")


def _texts(message: Mapping[str, Any]) -> str:
    content = message.get("content")
    if isinstance(content, list):
        return " ".join(part.get("text", "") for part in content)
    return content or ""


def _tool_call(body: Mapping[str, Any]) -> dict[str, Any] | None:
    """Call a tool only where the client insists: which one a model likes is not known here."""
    choice = body.get("tool_choice")
    if choice == "required":
        name = body["tools"][0]["function"]["name"]
    elif isinstance(choice, dict):
        name = choice["function"]["name"]
    else:
        return None
    return {
        "id": f"call_{secrets.token_hex(12)}",
        "type": "function",
        "function": {"name": name, "arguments": "{}"},
    }


def _message(body: Mapping[str, Any], answer: tokens.Answer) -> dict[str, Any]:
    message: dict[str, Any] = {
        "annotations": [],
        "content": answer.text,
        "refusal": None,
        "role": "assistant",
    }
    if call := _tool_call(body):
        return message | {"content": None, "tool_calls": [call]}
    return message


def _deltas(answer: tokens.Answer, call: dict[str, Any] | None) -> Iterator[dict[str, Any]]:
    if call:
        yield {"content": None, "role": "assistant", "tool_calls": [{"index": 0, **call}]}
        return
    yield {"content": "", "refusal": None, "role": "assistant"}
    for piece in answer.pieces:
        yield {"content": piece}


def _chunk(
    head: dict[str, Any],
    index: int,
    delta: dict[str, Any],
    finish_reason: str | None,
    results: dict[str, Any],
) -> dict[str, Any]:
    choice = {
        "content_filter_results": results,
        "delta": delta,
        "finish_reason": finish_reason,
        "index": index,
        "logprobs": None,
    }
    return {"choices": [choice], **head}


def _head(deployment: Deployment, kind: str) -> dict[str, Any]:
    return {
        "created": int(time.time()),
        "id": f"chatcmpl-{secrets.token_hex(12)}",
        "model": deployment.model,
        "object": kind,
        "system_fingerprint": "fp_5744d7b1a5",
    }


def _finish_reason(body: Mapping[str, Any], answer: tokens.Answer) -> str:
    return "tool_calls" if _tool_call(body) else answer.finish_reason


def _filter_results(answer: tokens.Answer) -> dict[str, Any]:
    return content_filter.answer(blocked=answer.finish_reason == "content_filter")


def _usage(deployment: Deployment, answer: tokens.Answer) -> dict[str, Any]:
    if deployment.fault is Fault.BAD_USAGE:
        return tokens.BAD_USAGE
    return answer.usage.chat()
