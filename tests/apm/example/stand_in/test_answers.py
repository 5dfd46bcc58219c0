"""The stand-in's answers have the shape of Azure's, and tokens that can be counted again."""

from typing import Any

import pytest

from apm.example.stand_in import StandIn
from tests.apm.example.stand_in.conftest import DATED, USER, Post

CHAT = DATED.format("gpt-4o", "chat/completions")
ANSWER = (
    "These words come from the stand-in and are the same each time, so that tokens and cost can be "
    "compared from run to run."
)
SAFE = {"filtered": False, "severity": "safe"}
ALL_SAFE = {"hate": SAFE, "self_harm": SAFE, "sexual": SAFE, "violence": SAFE}
PROMPT_FILTER_RESULTS = [
    {
        "prompt_index": 0,
        "content_filter_results": {**ALL_SAFE, "jailbreak": {"filtered": False, "detected": False}},
    }
]
USAGE = {
    "prompt_tokens": 6,
    "completion_tokens": 24,
    "total_tokens": 30,
    "prompt_tokens_details": {"audio_tokens": 0, "cached_tokens": 0},
    "completion_tokens_details": {
        "accepted_prediction_tokens": 0,
        "audio_tokens": 0,
        "reasoning_tokens": 0,
        "rejected_prediction_tokens": 0,
    },
}


def test_a_chat_is_answered_as_azure_answers(post: Post) -> None:
    answered = post(CHAT, {"messages": USER})
    assert answered.status == 200
    body = answered.body
    assert body.pop("id").startswith("chatcmpl-")
    assert isinstance(body.pop("created"), int)
    assert body == {
        "object": "chat.completion",
        "model": "gpt-4o-2024-11-20",
        "system_fingerprint": "fp_5744d7b1a5",
        "prompt_filter_results": PROMPT_FILTER_RESULTS,
        "choices": [
            {
                "index": 0,
                "finish_reason": "stop",
                "logprobs": None,
                "message": {
                    "role": "assistant",
                    "content": ANSWER,
                    "refusal": None,
                    "annotations": [],
                },
                "content_filter_results": ALL_SAFE,
            }
        ],
        "usage": USAGE,
    }


def test_an_answer_has_the_headers_of_azure(post: Post, azure: StandIn) -> None:
    own = {"api-key": azure.api_key, "x-ms-client-request-id": "mine"}
    headers = dict(post(CHAT, {"messages": USER}, own).headers)
    assert len(headers["apim-request-id"]) == 32
    assert headers["x-request-id"] == headers["apim-request-id"]
    assert {name: headers[name] for name in headers if name.startswith("x-ms-")} == {
        "x-ms-client-request-id": "mine",
        "x-ms-deployment-name": "gpt-4o",
        "x-ms-region": "Sweden Central",
    }
    assert {name: headers[name] for name in headers if name.startswith("x-ratelimit-")} == {
        "x-ratelimit-limit-requests": "1000",
        "x-ratelimit-remaining-requests": "999",
        "x-ratelimit-limit-tokens": "100000",
        "x-ratelimit-remaining-tokens": "99000",
    }


@pytest.mark.parametrize("usage", [True, False])
def test_a_stream_starts_with_the_filter_and_has_its_usage_only_if_asked(
    post: Post, *, usage: bool
) -> None:
    asked = {"stream_options": {"include_usage": True}} if usage else {}
    answered = post(CHAT, {"messages": USER, "stream": True, **asked})
    assert answered.headers["content-type"] == "text/event-stream; charset=utf-8"
    first, role, *words, done = answered.events
    assert first["choices"] == []
    assert first["prompt_filter_results"] == PROMPT_FILTER_RESULTS
    assert role["choices"][0]["delta"] == {"role": "assistant", "content": "", "refusal": None}
    assert done == "[DONE]"
    if usage:
        last = words.pop()
        assert (last["choices"], last["usage"]) == ([], USAGE)
        assert [each["usage"] for each in (first, role, *words)] == [None] * (len(words) + 2)
    assert all("usage" not in each for each in answered.events[:-1]) is not usage
    finish = words.pop()
    assert (finish["choices"][0]["delta"], finish["choices"][0]["finish_reason"]) == ({}, "stop")
    assert "".join(each["choices"][0]["delta"]["content"] for each in words) == ANSWER
    assert len(words) == 24
    assert words[0]["choices"][0]["content_filter_results"] == ALL_SAFE


@pytest.mark.parametrize(
    ("deployment", "words", "cached"),
    [
        ("gpt-4o", 1023, 0),
        ("gpt-4o", 1024, 1024),
        ("gpt-4o", 1500, 1408),
        ("gpt-35-turbo", 1500, 0),
    ],
)
def test_long_prompts_are_cached_in_steps(
    post: Post, deployment: str, words: int, cached: int
) -> None:
    prompt = [{"role": "user", "content": "word " * words}]
    usage = post(DATED.format(deployment, "chat/completions"), {"messages": prompt}).body["usage"]
    assert usage["prompt_tokens"] == words
    assert usage["prompt_tokens_details"]["cached_tokens"] == cached


def test_a_limit_cuts_the_answer_off(post: Post) -> None:
    body = post(CHAT, {"messages": USER, "max_completion_tokens": 5}).body
    assert body["choices"][0]["message"]["content"] == "These words come from the"
    assert body["choices"][0]["finish_reason"] == "length"
    assert body["usage"]["completion_tokens"] == 5


def test_a_model_that_reasons_counts_it_as_completion(post: Post) -> None:
    usage = post(DATED.format("o4-mini", "chat/completions"), {"messages": USER}).body["usage"]
    assert usage["completion_tokens"] == 88
    assert usage["completion_tokens_details"]["reasoning_tokens"] == 64


def test_several_choices_are_several(post: Post) -> None:
    body = post(CHAT, {"messages": USER, "n": 2}).body
    assert [each["index"] for each in body["choices"]] == [0, 1]


def test_an_answer_can_be_cut_off_by_the_filter(post: Post) -> None:
    path = DATED.format("filtered-answer", "chat/completions")
    body = post(path, {"messages": USER}).body
    violence = {"filtered": True, "severity": "medium"}
    assert body["choices"][0]["finish_reason"] == "content_filter"
    assert body["choices"][0]["content_filter_results"] == {**ALL_SAFE, "violence": violence}
    assert body["usage"]["completion_tokens"] == 12
    *_, finish, _done = post(path, {"messages": USER, "stream": True}).events
    assert finish["choices"][0]["finish_reason"] == "content_filter"
    assert finish["choices"][0]["content_filter_results"] == {**ALL_SAFE, "violence": violence}


def test_bad_usage_is_bad_on_every_surface(post: Post) -> None:
    bad: Any = {
        "prompt_tokens": "many",
        "completion_tokens": None,
        "total_tokens": [],
        "prompt_tokens_details": "none",
        "input_tokens": "many",
        "output_tokens": None,
        "input_tokens_details": [],
    }
    chat = {"model": "bad-usage", "messages": USER}
    assert post("/openai/v1/chat/completions", chat).body["usage"] == bad
    streamed = {**chat, "stream": True, "stream_options": {"include_usage": True}}
    assert post("/openai/v1/chat/completions", streamed).events[-2]["usage"] == bad
    response = {"model": "bad-usage", "input": "Hi"}
    assert post("/openai/v1/responses", response).body["usage"] == bad


def test_embeddings_come_as_numbers_or_in_base64(post: Post) -> None:
    path = DATED.format("text-embedding-3-small", "embeddings")
    body = post(path, {"input": ["two words", [1, 2, 3]], "dimensions": 4}).body
    vector = [0.5, 0.5, 0.5, 0.5]
    assert body == {
        "object": "list",
        "data": [
            {"object": "embedding", "index": 0, "embedding": vector},
            {"object": "embedding", "index": 1, "embedding": vector},
        ],
        "model": "text-embedding-3-small",
        "usage": {"prompt_tokens": 5, "total_tokens": 5},
    }
    asked = {"input": [1, 2], "dimensions": 4, "encoding_format": "base64"}
    body = post(path, asked).body
    assert [each["embedding"] for each in body["data"]] == ["AAAAPwAAAD8AAAA/AAAAPw=="]


def test_a_response_is_answered_as_azure_answers(post: Post) -> None:
    asked = {"model": "gpt-4o", "input": "How many?", "instructions": "Count."}
    body = post("/openai/v1/responses", asked).body
    assert {name: body[name] for name in ("object", "status", "model", "usage", "error")} == {
        "object": "response",
        "status": "completed",
        "model": "gpt-4o-2024-11-20",
        "error": None,
        "usage": {
            "input_tokens": 5,
            "input_tokens_details": {"cached_tokens": 0},
            "output_tokens": 24,
            "output_tokens_details": {"reasoning_tokens": 0},
            "total_tokens": 29,
        },
    }
    assert [each["content"][0]["text"] for each in body["output"]] == [ANSWER]
    assert [each["source_type"] for each in body["content_filters"]] == ["prompt", "completion"]
    assert [each["blocked"] for each in body["content_filters"]] == [False, False]


def test_a_response_streams_typed_events_in_order(post: Post) -> None:
    body = {"model": "gpt-4o", "input": "Hi", "stream": True}
    answered = post("/openai/v1/responses", body)
    types = [each["type"] for each in answered.events]
    assert types == [
        "response.created",
        "response.in_progress",
        "response.output_item.added",
        "response.content_part.added",
        *["response.output_text.delta"] * 24,
        "response.output_text.done",
        "response.content_part.done",
        "response.output_item.done",
        "response.completed",
    ]
    named = [line for line in answered.text.splitlines() if line.startswith("event: ")]
    assert named == [f"event: {each}" for each in types]
    assert [each["sequence_number"] for each in answered.events] == list(range(len(types)))
    assert "[DONE]" not in answered.text


@pytest.mark.parametrize(
    ("deployment", "limit", "reason"),
    [("filtered-answer", None, "content_filter"), ("gpt-4o", 16, "max_output_tokens")],
)
def test_a_response_that_is_cut_off_is_incomplete(
    post: Post, deployment: str, limit: int | None, reason: str
) -> None:
    asked = {"model": deployment, "input": "Hi", "max_output_tokens": limit}
    body = post("/openai/v1/responses", asked).body
    assert (body["status"], body["incomplete_details"]) == ("incomplete", {"reason": reason})
    last = post("/openai/v1/responses", {**asked, "stream": True}).events[-1]
    assert (last["type"], last["response"]["status"]) == ("response.incomplete", "incomplete")


def test_what_was_asked_is_remembered_with_its_answer(post: Post, azure: StandIn) -> None:
    post(CHAT, {"messages": USER})
    post(CHAT, {"messages": []})
    noted = [(each.path, each.body, each.status) for each in azure.requests()]
    assert noted == [(CHAT, {"messages": USER}, 200), (CHAT, {"messages": []}, 400)]
    assert azure.requests()[0].headers["api-key"] == azure.api_key
