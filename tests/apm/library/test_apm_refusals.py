"""What Azure refuses or filters: errors, 429s with their retry-after, the content filter."""

import asyncio
from typing import Any

import openai
import pytest

from apm.example.stand_in import StandIn
from tests.apm.library import ways
from tests.apm.library.conftest import Record, attributes, steady

THROTTLED = "azure_openai.client.throttled"
FILTERED = {
    "azure_openai.content_filter.filtered": True,
    "azure_openai.content_filter.prompt.violence": "medium",
}


def stream(client: openai.AzureOpenAI, deployment: str) -> list[Any]:
    return list(
        client.chat.completions.create(model=deployment, messages=ways.ASKED, **ways.WITH_USAGE)
    )


@pytest.mark.parametrize("streamed", [False, True])
def test_a_429_that_outlasts_the_retries_is_an_error_with_its_retry_after(
    *, streamed: bool, record: Record, azure: StandIn
) -> None:
    recording = record()
    options: Any = ways.WITH_USAGE if streamed else {}
    with openai.AzureOpenAI(max_retries=2) as client, pytest.raises(openai.RateLimitError) as error:
        client.chat.completions.create(model="throttled", messages=ways.ASKED, **options)
    span = recording.span()
    assert (span.status, span.status_message) == ("error", str(error.value))
    assert span.attributes == attributes(
        azure,
        "throttled",
        error__type="openai.RateLimitError",
        http__response__status_code=429,
        azure_openai__throttled__count=3,
        azure_openai__throttled__retry_after=0.05,
    )
    found = recording.metrics()
    (throttled,) = found[THROTTLED].points
    assert (throttled.value, throttled.attributes) == (
        3,
        {
            "gen_ai.operation.name": "chat",
            "gen_ai.provider.name": "azure.ai.openai",
            "gen_ai.request.model": "throttled",
        },
    )
    (duration,) = found["gen_ai.client.operation.duration"].points
    assert (duration.count, duration.attributes["error.type"]) == (1, "openai.RateLimitError")


def test_a_429_that_a_retry_met_is_counted_and_no_error(azure: StandIn, record: Record) -> None:
    recording = record()

    async def call() -> None:
        async with openai.AsyncAzureOpenAI() as client:
            await client.embeddings.create(model="throttled-once", input="never answered")

    # Azure throttles before it finds that the model makes no embeddings.
    with pytest.raises(openai.BadRequestError):
        asyncio.run(call())
    found = recording.span().attributes
    assert found["azure_openai.throttled.count"] == 1
    assert found["azure_openai.throttled.retry_after"] == pytest.approx(0.05)
    assert found["http.response.status_code"] == 400
    assert [request.status for request in azure.requests()[-2:]] == [429, 400]
    (throttled,) = recording.metrics()[THROTTLED].points
    assert throttled.value == 1


@pytest.mark.parametrize("streamed", [False, True])
def test_a_filtered_prompt_tells_its_category_and_no_text(
    *, streamed: bool, record: Record, azure: StandIn, client: openai.AzureOpenAI
) -> None:
    recording = record()
    options: Any = ways.WITH_USAGE if streamed else {}
    with pytest.raises(openai.BadRequestError):
        client.chat.completions.create(model="filtered", messages=ways.ASKED, **options)
    assert recording.span().attributes == {
        **attributes(
            azure,
            "filtered",
            error__type="openai.BadRequestError",
            http__response__status_code=400,
        ),
        **FILTERED,
    }


@pytest.mark.parametrize("way", ["create", "with_raw_response", "async create"])
def test_a_filtered_answer_tells_its_category(way: str, record: Record) -> None:
    recording = record()
    ways.CHAT[way]("filtered-answer")
    assert _filter(recording.span().attributes) == {
        "azure_openai.content_filter.filtered": True,
        "azure_openai.content_filter.completion.violence": "medium",
    }


@pytest.mark.parametrize("way", ["stream", "async stream"])
def test_a_stream_cut_off_by_the_filter_tells_its_category(way: str, record: Record) -> None:
    recording = record()
    ways.STREAMS[way]("filtered-answer")
    found = steady(recording.span())
    assert found["gen_ai.response.finish_reasons"] == ("content_filter",)
    assert _filter(found) == {
        "azure_openai.content_filter.filtered": True,
        "azure_openai.content_filter.completion.violence": "medium",
    }


@pytest.mark.parametrize("way", ["responses", "responses stream", "async responses stream"])
def test_a_filtered_response_tells_its_category(way: str, record: Record) -> None:
    recording = record()
    (ways.RESPONSES | ways.RESPONSE_STREAMS)[way]("filtered-answer")
    assert _filter(recording.span().attributes) == {
        "azure_openai.content_filter.filtered": True,
        "azure_openai.content_filter.completion.violence": "medium",
    }


def test_another_error_is_recorded_with_its_status(
    record: Record, azure: StandIn, client: openai.AzureOpenAI
) -> None:
    recording = record()
    with pytest.raises(openai.InternalServerError):
        client.with_options(max_retries=0).chat.completions.create(
            model="failing", messages=ways.ASKED
        )
    assert recording.span().attributes == attributes(
        azure,
        "failing",
        error__type="openai.InternalServerError",
        http__response__status_code=500,
    )


def _filter(found: Any) -> dict[str, Any]:
    prefix = "azure_openai.content_filter."
    return {name: value for name, value in found.items() if name.startswith(prefix)}
