"""Every kind of call, as it arrives at a receiver of OTLP: spans and metrics whole."""

from typing import Any

import openai
import pytest

from apm.example.otlp import Metric
from apm.example.stand_in import StandIn
from tests.apm.library import ways
from tests.apm.library.conftest import Record, attributes, steady

MODEL = "gpt-4o-2024-11-20"
FINGERPRINT = "openai.response.system_fingerprint"
DURATION = "gen_ai.client.operation.duration"
TOKENS = "gen_ai.client.token.usage"
COST = "azure_openai.client.cost"
FIRST_CHUNK = "gen_ai.client.operation.time_to_first_chunk"
CHUNKS = "gen_ai.client.operation.time_per_output_chunk"
DROPPED = "azure_openai.telemetry.dropped_spans"


def finished(answer_id: str, completion_tokens: int = ways.ANSWER_TOKENS) -> dict[str, Any]:
    """Return the attributes that a chat with gpt-4o has when it has been answered."""
    cost = ways.PROMPT_TOKENS * 2.5 + completion_tokens * 10
    return {
        "gen_ai.response.id": answer_id,
        "gen_ai.response.model": MODEL,
        "gen_ai.response.finish_reasons": ("stop",),
        "gen_ai.usage.input_tokens": ways.PROMPT_TOKENS,
        "gen_ai.usage.output_tokens": completion_tokens,
        "completion_count": 1,
        "prompt_tokens": ways.PROMPT_TOKENS,
        "completion_tokens": completion_tokens,
        "token_count": ways.PROMPT_TOKENS + completion_tokens,
        "model": MODEL,
        "cost": cost / 1e6,
        "cost_micro_usd": cost,
    }


def responded(
    azure: StandIn, answer_id: str, completion_tokens: int = ways.ANSWER_TOKENS, **asked: Any
) -> dict[str, Any]:
    """Return the attributes that a response of gpt-4o has when it has been answered."""
    return {
        **attributes(azure, "gpt-4o", openai__api__type="responses", **asked),
        **finished(answer_id, completion_tokens),
        "openai.response.service_tier": "default",
    }


@pytest.mark.parametrize("way", ways.CHAT)
def test_a_chat_has_its_tokens_and_its_cost(way: str, record: Record, azure: StandIn) -> None:
    recording = record()
    answer_id = ways.CHAT[way]("house-assistant")
    span = recording.span()
    assert (span.name, span.kind, span.status, span.parent_id, span.events) == (
        "chat house-assistant",
        "client",
        "unset",
        "",
        (),
    )
    assert span.attributes == {
        **attributes(azure, "house-assistant"),
        **finished(answer_id),
        FINGERPRINT: span.attributes[FINGERPRINT],
    }


@pytest.mark.parametrize("way", ways.STRUCTURED)
def test_a_structured_chat_has_its_tokens_and_its_cost(
    way: str, record: Record, azure: StandIn
) -> None:
    recording = record()
    answer_id = ways.STRUCTURED[way]("gpt-4o")
    span = recording.span()
    assert span.attributes == {
        **attributes(azure, "gpt-4o", gen_ai__output__type="json"),
        **finished(answer_id, completion_tokens=2),
        FINGERPRINT: span.attributes[FINGERPRINT],
    }


@pytest.mark.parametrize("way", ways.STREAMS)
def test_a_stream_has_its_tokens_and_its_cost(way: str, record: Record, azure: StandIn) -> None:
    recording = record()
    answer_id = ways.STREAMS[way]("gpt-4o")
    assert steady(recording.span()) == {
        **attributes(azure, "gpt-4o", gen_ai__request__stream=True),
        **finished(answer_id),
    }


@pytest.mark.parametrize("way", ways.RESPONSES)
def test_a_response_has_its_tokens_and_its_cost(way: str, record: Record, azure: StandIn) -> None:
    recording = record()
    answer_id = ways.RESPONSES[way]("gpt-4o")
    assert recording.span().attributes == responded(azure, answer_id)


@pytest.mark.parametrize("way", ways.STRUCTURED_RESPONSES)
def test_a_structured_response_has_its_tokens_and_its_cost(
    way: str, record: Record, azure: StandIn
) -> None:
    recording = record()
    answer_id = ways.STRUCTURED_RESPONSES[way]("gpt-4o")
    assert recording.span().attributes == responded(
        azure, answer_id, completion_tokens=2, gen_ai__output__type="json"
    )


@pytest.mark.parametrize("way", ways.RESPONSE_STREAMS)
def test_a_streamed_response_has_its_tokens_and_its_cost(
    way: str, record: Record, azure: StandIn
) -> None:
    recording = record()
    answer_id = ways.RESPONSE_STREAMS[way]("gpt-4o")
    assert steady(recording.span()) == responded(azure, answer_id, gen_ai__request__stream=True)


@pytest.mark.parametrize("way", ways.EMBEDDINGS)
def test_an_embedding_has_its_tokens_and_its_cost_and_is_no_completion(
    way: str, record: Record, azure: StandIn
) -> None:
    recording = record()
    ways.EMBEDDINGS[way]("text-embedding-3-small")
    span = recording.span()
    assert span.name == "embeddings text-embedding-3-small"
    assert {**span.attributes, "gen_ai.request.encoding_formats": None} == {
        **attributes(azure, "text-embedding-3-small"),
        "gen_ai.operation.name": "embeddings",
        "gen_ai.response.model": "text-embedding-3-small",
        "gen_ai.embeddings.dimension.count": 1536,
        "gen_ai.request.encoding_formats": None,
        "gen_ai.usage.input_tokens": 7,
        "prompt_tokens": 7,
        "token_count": 7,
        "model": "text-embedding-3-small",
        "cost": 0.14 / 1e6,
        "cost_micro_usd": 0.14,
    }


def test_cached_tokens_cost_what_cached_tokens_cost(
    record: Record, azure: StandIn, client: openai.AzureOpenAI
) -> None:
    recording = record()
    long: Any = [{"role": "user", "content": "word " * 1500}]
    answer = client.chat.completions.create(model="gpt-4o", messages=long)
    cost = (1500 - 1408) * 2.5 + 1408 * 1.25 + 24 * 10
    span = recording.span()
    assert span.attributes == {
        **attributes(azure, "gpt-4o"),
        **finished(answer.id),
        FINGERPRINT: span.attributes[FINGERPRINT],
        "gen_ai.usage.input_tokens": 1500,
        "gen_ai.usage.cache_read.input_tokens": 1408,
        "prompt_tokens": 1500,
        "token_count": 1524,
        "cost": cost / 1e6,
        "cost_micro_usd": cost,
    }


def test_a_stream_that_asks_for_no_usage_has_no_tokens_and_no_cost(
    record: Record, azure: StandIn, client: openai.AzureOpenAI
) -> None:
    recording = record()
    chunks = list(client.chat.completions.create(model="gpt-4o", messages=ways.ASKED, stream=True))
    assert steady(recording.span()) == {
        **attributes(azure, "gpt-4o", gen_ai__request__stream=True),
        "gen_ai.response.id": chunks[-1].id,
        "gen_ai.response.model": MODEL,
        "gen_ai.response.finish_reasons": ("stop",),
    }


def test_completions_are_counted_through_the_process(
    record: Record, client: openai.AzureOpenAI
) -> None:
    recording = record()
    for _ in range(3):
        client.chat.completions.create(model="gpt-4o", messages=ways.ASKED)
    counts = sorted(int(span.attributes["completion_count"]) for span in recording.spans())
    assert counts == [1, 2, 3]


def test_a_client_that_is_bound_to_a_deployment_tells_that_one(
    record: Record, azure: StandIn
) -> None:
    recording = record()
    with openai.AzureOpenAI(azure_deployment="house-assistant") as client:
        client.chat.completions.create(model="whatever", messages=ways.ASKED)
    found = recording.span().attributes
    assert found["gen_ai.request.model"] == "whatever"
    assert found["azure_openai.deployment.name"] == "house-assistant"
    assert found["model"] == MODEL
    assert azure.requests()[-1].path.startswith("/openai/deployments/house-assistant/")


def test_the_newer_surface_of_azure_is_azure_too(record: Record, azure: StandIn) -> None:
    recording = record()
    with openai.OpenAI(base_url=f"{azure.endpoint}/openai/v1/", api_key=azure.api_key) as client:
        answer = client.chat.completions.create(model="house-assistant", messages=ways.ASKED)
    span = recording.span()
    assert span.attributes == {
        **attributes(azure, "house-assistant"),
        **finished(answer.id),
        FINGERPRINT: span.attributes[FINGERPRINT],
    }


def test_the_metrics_of_a_chat_and_of_a_stream(
    record: Record, azure: StandIn, client: openai.AzureOpenAI
) -> None:
    recording = record()
    client.chat.completions.create(model="gpt-4o", messages=ways.ASKED)
    chunks = list(
        client.chat.completions.create(
            model="house-assistant", messages=ways.ASKED, **ways.WITH_USAGE
        )
    )
    (chat, _) = recording.spans()
    found = recording.metrics()
    common = {
        "gen_ai.operation.name": "chat",
        "gen_ai.provider.name": "azure.ai.openai",
        "gen_ai.response.model": MODEL,
    }
    host = {
        "server.address": "127.0.0.1",
        "server.port": int(azure.endpoint.rsplit(":", 1)[1]),
    }
    whole = {
        **common,
        **host,
        "gen_ai.request.model": "gpt-4o",
        FINGERPRINT: chat.attributes[FINGERPRINT],
    }
    streamed = {**common, **host, "gen_ai.request.model": "house-assistant"}
    named = {name: value for name, value in streamed.items() if name != "gen_ai.response.model"}
    assert {name: _shape(metric) for name, metric in found.items()} == {
        DURATION: ("s", "histogram", "delta"),
        TOKENS: ("{token}", "histogram", "delta"),
        FIRST_CHUNK: ("s", "histogram", "delta"),
        CHUNKS: ("s", "histogram", "delta"),
        COST: ("USD", "sum", "delta"),
        DROPPED: ("{span}", "sum", "cumulative"),
    }
    assert _counts(found[DURATION]) == [(whole, 1), (streamed, 1)]
    assert _sums(found[TOKENS]) == [
        ({**whole, "gen_ai.token.type": "input"}, 7),
        ({**whole, "gen_ai.token.type": "output"}, 24),
        ({**streamed, "gen_ai.token.type": "input"}, 7),
        ({**streamed, "gen_ai.token.type": "output"}, 24),
    ]
    assert _values(found[COST]) == [
        ({**common, "gen_ai.request.model": "gpt-4o"}, 0.0002575),
        ({**common, "gen_ai.request.model": "house-assistant"}, 0.0002575),
    ]
    assert _counts(found[FIRST_CHUNK]) == [(named, 1)]
    assert _counts(found[CHUNKS]) == [(streamed, len(chunks) - 1)]
    assert _values(found[DROPPED]) == [({}, 0)]


def _shape(metric: Metric) -> tuple[str, str, str]:
    return metric.unit, metric.kind, metric.temporality


def _counts(metric: Metric) -> list[tuple[Any, int]]:
    return [(point.attributes, point.count) for point in metric.points]


def _sums(metric: Metric) -> list[tuple[Any, float]]:
    return [(point.attributes, point.sum) for point in metric.points]


def _values(metric: Metric) -> list[tuple[Any, float | None]]:
    return [(point.attributes, point.value) for point in metric.points]
