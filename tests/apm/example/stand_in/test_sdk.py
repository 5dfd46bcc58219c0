"""The real OpenAI SDK cannot tell the stand-in from Azure, whichever client it is."""

import asyncio
import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import openai
import pytest
from pydantic import BaseModel

from apm.example.stand_in import StandIn
from tests.apm.example.stand_in.test_answers import ANSWER

Client = openai.AzureOpenAI | openai.OpenAI
VERSION = "2025-04-01-preview"
USER: Any = [{"role": "user", "content": "How many words are these?"}]


def azure_client(azure: StandIn, **options: Any) -> openai.AzureOpenAI:
    return openai.AzureOpenAI(
        azure_endpoint=azure.endpoint,
        api_key=azure.api_key,
        api_version=VERSION,
        **{"max_retries": 0, **options},
    )


def azure_client_with_token(azure: StandIn) -> openai.AzureOpenAI:
    return openai.AzureOpenAI(
        azure_endpoint=azure.endpoint,
        azure_ad_token_provider=lambda: azure.token,
        api_version=VERSION,
        max_retries=0,
    )


def v1_client(azure: StandIn) -> openai.OpenAI:
    return openai.OpenAI(
        base_url=f"{azure.endpoint}/openai/v1/", api_key=azure.api_key, max_retries=0
    )


def async_client(azure: StandIn) -> openai.AsyncAzureOpenAI:
    return openai.AsyncAzureOpenAI(
        azure_endpoint=azure.endpoint, api_key=azure.api_key, api_version=VERSION, max_retries=0
    )


every_client = pytest.mark.parametrize(
    "client_of", [azure_client, azure_client_with_token, v1_client]
)


@every_client
def test_a_chat(azure: StandIn, client_of: Callable[[StandIn], Client]) -> None:
    with client_of(azure) as client:
        completion = client.chat.completions.create(model="house-assistant", messages=USER)
    assert completion.choices[0].message.content == ANSWER
    assert completion.model == "gpt-4o-2024-11-20"
    assert completion.usage is not None
    assert (completion.usage.prompt_tokens, completion.usage.completion_tokens) == (6, 24)


@every_client
def test_a_stream(azure: StandIn, client_of: Callable[[StandIn], Client]) -> None:
    with client_of(azure) as client:
        stream = client.chat.completions.create(
            model="gpt-4o", messages=USER, stream=True, stream_options={"include_usage": True}
        )
        chunks = list(stream)
    text = [choice.delta.content or "" for chunk in chunks for choice in chunk.choices]
    assert "".join(text) == ANSWER
    assert [chunk.usage.total_tokens for chunk in chunks if chunk.usage] == [30]


@every_client
def test_embeddings(azure: StandIn, client_of: Callable[[StandIn], Client]) -> None:
    with client_of(azure) as client:
        found = client.embeddings.create(model="text-embedding-3-large", input=["one", "and two"])
    assert [len(each.embedding) for each in found.data] == [3072, 3072]
    assert found.usage.prompt_tokens == 3


@every_client
def test_a_response(azure: StandIn, client_of: Callable[[StandIn], Client]) -> None:
    with client_of(azure) as client:
        response = client.responses.create(model="gpt-4o", input="Hi")
    assert response.output_text == ANSWER
    assert response.usage is not None
    assert response.usage.output_tokens == 24


@every_client
def test_a_streamed_response(azure: StandIn, client_of: Callable[[StandIn], Client]) -> None:
    with client_of(azure) as client, client.responses.stream(model="gpt-4o", input="Hi") as stream:
        assert stream.get_final_response().output_text == ANSWER


class Weather(BaseModel):
    """What a client may want to have parsed."""

    place: str
    degrees: int
    sunny: bool


def test_structured_output_keeps_to_its_schema(azure: StandIn) -> None:
    with azure_client(azure) as client:
        completion = client.chat.completions.parse(
            model="gpt-4o", messages=USER, response_format=Weather
        )
        response = client.responses.parse(model="gpt-4o", input="Hi", text_format=Weather)
    expected = Weather(place="stand-in", degrees=1, sunny=True)
    assert completion.choices[0].message.parsed == expected
    assert response.output_parsed == expected


@pytest.mark.parametrize("choice", ["required", {"type": "function", "function": {"name": "look"}}])
def test_a_tool_is_called_where_the_client_insists(azure: StandIn, choice: Any) -> None:
    tools: Any = [{"type": "function", "function": {"name": "look", "parameters": {}}}]
    with azure_client(azure) as client:
        whole = client.chat.completions.create(
            model="gpt-4o", messages=USER, tools=tools, tool_choice=choice
        )
        with client.chat.completions.stream(
            model="gpt-4o", messages=USER, tools=tools, tool_choice=choice
        ) as stream:
            streamed = stream.get_final_completion()
    for completion in (whole, streamed):
        calls: Any = completion.choices[0].message.tool_calls
        assert [(each.function.name, each.function.arguments) for each in calls] == [("look", "{}")]
        assert completion.choices[0].finish_reason == "tool_calls"


def test_a_throttled_call_succeeds_when_the_sdk_tries_again(azure: StandIn) -> None:
    with azure_client(azure, max_retries=1) as client:
        client.chat.completions.create(model="throttled-once", messages=USER)
    assert [each.status for each in azure.requests()] == [429, 200]


@pytest.mark.parametrize(
    ("deployment", "error", "code"),
    [
        ("throttled", openai.RateLimitError, "429"),
        ("filtered", openai.BadRequestError, "content_filter"),
        ("failing", openai.InternalServerError, None),
        ("nowhere", openai.NotFoundError, "DeploymentNotFound"),
    ],
)
def test_refusals_are_the_errors_that_the_sdk_knows(
    azure: StandIn, deployment: str, error: type[openai.APIStatusError], code: str | None
) -> None:
    with azure_client(azure) as client, pytest.raises(error) as raised:
        client.chat.completions.create(model=deployment, messages=USER)
    assert raised.value.code == code
    assert raised.value.request_id is not None


@pytest.mark.parametrize("call", ["chat", "responses"])
def test_a_broken_stream_breaks_off_after_its_first_words(azure: StandIn, call: str) -> None:
    events: list[object] = []
    with azure_client(azure) as client:
        stream: Any
        if call == "chat":
            stream = client.chat.completions.create(
                model="broken-stream", messages=USER, stream=True
            )
        else:
            stream = client.responses.create(model="broken-stream", input="Hi", stream=True)
        # SDK 3 raises its own connection error, SDK 2 lets that of its HTTP client through.
        with pytest.raises(Exception, match=r"Connection error|incomplete chunked read"):
            events.extend(stream)
    assert len(events) == 10


def test_a_slow_deployment_outlasts_a_client_without_patience(azure: StandIn) -> None:
    with azure_client(azure, timeout=0.1) as client, pytest.raises(openai.APITimeoutError):
        client.chat.completions.create(model="slow", messages=USER)


def test_50_threads_lose_no_call(azure: StandIn) -> None:
    start = threading.Barrier(50)

    def call(number: int) -> str | None:
        message: Any = [{"role": "user", "content": f"call {number}"}]
        with azure_client(azure) as client:
            start.wait()
            completion = client.chat.completions.create(model="gpt-4o", messages=message)
        return completion.choices[0].message.content

    with ThreadPoolExecutor(50) as threads:
        assert Counter(threads.map(call, range(50))) == {ANSWER: 50}
    asked = {each.body["messages"][0]["content"] for each in azure.requests()}
    assert asked == {f"call {number}" for number in range(50)}


def test_500_tasks_lose_no_call(azure: StandIn) -> None:
    async def calls() -> list[str | None]:
        async with async_client(azure) as client:

            async def call(number: int) -> str | None:
                message: Any = [{"role": "user", "content": f"call {number}"}]
                completion = await client.chat.completions.create(model="gpt-4o", messages=message)
                return completion.choices[0].message.content

            return await asyncio.gather(*map(call, range(500)))

    assert Counter(asyncio.run(calls())) == {ANSWER: 500}
    asked = {each.body["messages"][0]["content"] for each in azure.requests()}
    assert asked == {f"call {number}" for number in range(500)}
