"""Every way to call a model with the SDK; each returns the id of the answer, or ""."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import openai
from pydantic import BaseModel

ASKED: Any = [{"role": "user", "content": "What is the capital of France?"}]
PROMPT_TOKENS = 7
ANSWER_TOKENS = 24
COST_OF_GPT_4O = 257.5
"""Millionths of a USD: 7 tokens at 2.50 and 24 at 10 USD a million."""
WITH_USAGE: Any = {"stream": True, "stream_options": {"include_usage": True}}

Way = Callable[[str], str]


class City(BaseModel):
    """What a structured answer is parsed into."""

    name: str


def _sync(call: Callable[[openai.AzureOpenAI, str], str]) -> Way:
    def way(deployment: str) -> str:
        with openai.AzureOpenAI(max_retries=1) as client:
            return call(client, deployment)

    return way


def _async(call: Callable[[openai.AsyncAzureOpenAI, str], Awaitable[str]]) -> Way:
    async def run(deployment: str) -> str:
        async with openai.AsyncAzureOpenAI(max_retries=1) as client:
            return await call(client, deployment)

    return lambda deployment: asyncio.run(run(deployment))


def _chat(client: openai.AzureOpenAI, deployment: str) -> str:
    return client.chat.completions.create(model=deployment, messages=ASKED).id


def _chat_with_options(client: openai.AzureOpenAI, deployment: str) -> str:
    patient = client.with_options(timeout=30)
    return patient.chat.completions.create(model=deployment, messages=ASKED).id


def _raw(client: openai.AzureOpenAI, deployment: str) -> str:
    raw = client.chat.completions.with_raw_response.create(model=deployment, messages=ASKED)
    assert raw.headers["content-type"] == "application/json"
    return raw.parse().id


def _parse(client: openai.AzureOpenAI, deployment: str) -> str:
    answer = client.chat.completions.parse(model=deployment, messages=ASKED, response_format=City)
    assert answer.choices[0].message.parsed == City(name="stand-in")
    return answer.id


def _stream(client: openai.AzureOpenAI, deployment: str) -> str:
    with client.chat.completions.create(model=deployment, messages=ASKED, **WITH_USAGE) as stream:
        assert isinstance(stream, openai.Stream)
        return str(list(stream)[-1].id)


def _raw_stream(client: openai.AzureOpenAI, deployment: str) -> str:
    create: Any = client.chat.completions.with_raw_response.create
    return str(list(create(model=deployment, messages=ASKED, **WITH_USAGE).parse())[-1].id)


def _stream_helper(client: openai.AzureOpenAI, deployment: str) -> str:
    options: Any = {"stream_options": {"include_usage": True}}
    with client.chat.completions.stream(model=deployment, messages=ASKED, **options) as stream:
        for _ in stream:
            pass
        return stream.get_final_completion().id


async def _async_chat(client: openai.AsyncAzureOpenAI, deployment: str) -> str:
    return (await client.chat.completions.create(model=deployment, messages=ASKED)).id


async def _async_raw(client: openai.AsyncAzureOpenAI, deployment: str) -> str:
    raw = await client.chat.completions.with_raw_response.create(model=deployment, messages=ASKED)
    return raw.parse().id


async def _async_parse(client: openai.AsyncAzureOpenAI, deployment: str) -> str:
    call = client.chat.completions.parse(model=deployment, messages=ASKED, response_format=City)
    return (await call).id


async def _async_stream(client: openai.AsyncAzureOpenAI, deployment: str) -> str:
    stream: Any = await client.chat.completions.create(
        model=deployment, messages=ASKED, **WITH_USAGE
    )
    assert isinstance(stream, openai.AsyncStream)
    return str([chunk async for chunk in stream][-1].id)


def _response(client: openai.AzureOpenAI, deployment: str) -> str:
    return client.responses.create(model=deployment, input=ASKED[0]["content"]).id


def _response_parse(client: openai.AzureOpenAI, deployment: str) -> str:
    asked = ASKED[0]["content"]
    return client.responses.parse(model=deployment, input=asked, text_format=City).id


def _response_stream(client: openai.AzureOpenAI, deployment: str) -> str:
    asked = ASKED[0]["content"]
    events = list(client.responses.create(model=deployment, input=asked, stream=True))
    final: Any = events[-1]
    return str(final.response.id)


def _response_stream_helper(client: openai.AzureOpenAI, deployment: str) -> str:
    with client.responses.stream(model=deployment, input=ASKED[0]["content"]) as stream:
        for _ in stream:
            pass
        return stream.get_final_response().id


async def _async_response(client: openai.AsyncAzureOpenAI, deployment: str) -> str:
    return (await client.responses.create(model=deployment, input=ASKED[0]["content"])).id


async def _async_response_stream(client: openai.AsyncAzureOpenAI, deployment: str) -> str:
    asked = ASKED[0]["content"]
    stream = await client.responses.create(model=deployment, input=asked, stream=True)
    final: Any = [event async for event in stream][-1]
    return str(final.response.id)


def _embedding(client: openai.AzureOpenAI, deployment: str) -> str:
    client.embeddings.create(model=deployment, input=ASKED[0]["content"])
    return ""


async def _async_embedding(client: openai.AsyncAzureOpenAI, deployment: str) -> str:
    await client.embeddings.create(model=deployment, input=ASKED[0]["content"])
    return ""


CHAT: dict[str, Way] = {
    "create": _sync(_chat),
    "with_options": _sync(_chat_with_options),
    "with_raw_response": _sync(_raw),
    "async create": _async(_async_chat),
    "async with_raw_response": _async(_async_raw),
}
STRUCTURED: dict[str, Way] = {"parse": _sync(_parse), "async parse": _async(_async_parse)}
STREAMS: dict[str, Way] = {
    "stream": _sync(_stream),
    "raw stream": _sync(_raw_stream),
    "stream helper": _sync(_stream_helper),
    "async stream": _async(_async_stream),
}
RESPONSES: dict[str, Way] = {
    "responses": _sync(_response),
    "async responses": _async(_async_response),
}
STRUCTURED_RESPONSES: dict[str, Way] = {"responses parse": _sync(_response_parse)}
RESPONSE_STREAMS: dict[str, Way] = {
    "responses stream": _sync(_response_stream),
    "responses stream helper": _sync(_response_stream_helper),
    "async responses stream": _async(_async_response_stream),
}
EMBEDDINGS: dict[str, Way] = {
    "embeddings": _sync(_embedding),
    "async embeddings": _async(_async_embedding),
}
