"""Prices: list prices as the price library has them, own prices, and none where none is known."""

import json
import logging
from pathlib import Path
from typing import Any

import openai
import pytest
from azure_openai_apm import PriceTableError, prices, read_price_table
from azure_openai_apm.price_table import PriceTable
from azure_openai_apm.prices import Prices
from genai_prices import Usage, calc_price
from hypothesis import given
from hypothesis import strategies as st

from tests.apm.library import answers, ways
from tests.apm.library.answers import answering
from tests.apm.library.conftest import Record

LISTED = [
    "gpt-4o-2024-08-06",
    "gpt-4o-mini-2024-07-18",
    "gpt-4.1-2025-04-14",
    "gpt-35-turbo",
    "gpt-5.4",
    "o4-mini-2025-04-16",
    "text-embedding-3-small",
]
TABLE: dict[str, Any] = {
    "models": {
        "house-assistant": {"input_per_1m": 1.0, "cached_per_1m": 0.5, "output_per_1m": 4.0},
        "contoso-large-2026-01-01": {"input_per_1m": 3.0, "output_per_1m": 6.0},
    }
}


@given(
    model=st.sampled_from(LISTED),
    fresh=st.integers(0, 400_000),
    cached=st.integers(0, 400_000),
    output=st.integers(0, 100_000),
)
def test_a_cost_is_the_one_that_the_price_library_computes(
    model: str, fresh: int, cached: int, output: int
) -> None:
    usage = Usage(input_tokens=fresh + cached, cache_read_tokens=cached, output_tokens=output)
    expected = calc_price(usage, model_ref=model, provider_id="azure").total_price
    price = Prices(PriceTable()).price("azure", "any", model, None)
    assert price is not None
    assert price.cost(fresh + cached, cached, output) == pytest.approx(float(expected) * 1e6)


@pytest.mark.parametrize(
    ("attributes", "usage"),
    [
        (
            {"gen_ai.usage.audio.input_tokens": 100, "gen_ai.usage.audio.output_tokens": 50},
            {"input_audio_tokens": 100, "output_audio_tokens": 50},
        ),
        ({"gen_ai.usage.cache_write.input_tokens": 100}, {"cache_write_tokens": 100}),
    ],
)
def test_audio_and_cache_writes_cost_what_the_price_library_computes(
    attributes: dict[str, int], usage: dict[str, int]
) -> None:
    from azure_openai_apm.fields import Fields  # noqa: PLC0415

    model = "gpt-4o-audio-preview"
    counts = Usage(input_tokens=1000, output_tokens=200, **usage)
    expected = calc_price(counts, model_ref=model, provider_id="azure").total_price
    found = Fields(Prices(PriceTable())).of(
        "chat",
        "azure",
        "any",
        {
            "gen_ai.usage.input_tokens": 1000,
            "gen_ai.usage.output_tokens": 200,
            "gen_ai.response.model": model,
            **attributes,
        },
    )
    assert found["cost_micro_usd"] == pytest.approx(float(expected) * 1e6)


def test_a_deployment_of_the_price_table_goes_before_its_model_and_list_prices(
    record: Record, client: openai.AzureOpenAI
) -> None:
    recording = record(prices=TABLE)
    for deployment in ("house-assistant", "unknown-model", "gpt-4o"):
        client.chat.completions.create(model=deployment, messages=ways.ASKED)
    costs = [span.attributes["cost_micro_usd"] for span in recording.spans()]
    assert costs == [7 * 1.0 + 24 * 4.0, 7 * 3.0 + 24 * 6.0, ways.COST_OF_GPT_4O]


def test_the_multiplier_changes_list_prices_and_not_own_ones(
    record: Record, client: openai.AzureOpenAI
) -> None:
    recording = record(prices={**TABLE, "list_price_multiplier": 1.1})
    for deployment in ("house-assistant", "gpt-4o"):
        client.chat.completions.create(model=deployment, messages=ways.ASKED)
    costs = [span.attributes["cost_micro_usd"] for span in recording.spans()]
    assert costs == [103.0, pytest.approx(1.1 * ways.COST_OF_GPT_4O)]


def test_another_currency_is_told_in_spans_and_metrics(
    record: Record, client: openai.AzureOpenAI
) -> None:
    recording = record(prices={"currency": "EUR", "list_price_multiplier": 0.5})
    client.chat.completions.create(model="gpt-4o", messages=ways.ASKED)
    found = recording.span().attributes
    assert found["cost"] == pytest.approx(ways.COST_OF_GPT_4O / 2e6)
    assert found["cost_currency"] == "EUR"
    assert "cost_micro_usd" not in found
    assert recording.metrics()["azure_openai.client.cost"].unit == "EUR"


def test_a_price_of_zero_is_the_users_own_word(record: Record, client: openai.AzureOpenAI) -> None:
    recording = record(
        prices={"models": {"house-assistant": {"input_per_1m": 0.0, "output_per_1m": 0.0}}}
    )
    client.chat.completions.create(model="house-assistant", messages=ways.ASKED)
    cost = recording.span().attributes["cost"]
    assert (cost, type(cost)) == (0.0, float)


def test_an_unknown_model_has_tokens_and_no_cost_and_that_is_said_once(
    record: Record, client: openai.AzureOpenAI, caplog: pytest.LogCaptureFixture
) -> None:
    recording = record()
    with caplog.at_level(logging.WARNING, "azure_openai_apm"):
        for _ in range(3):
            client.chat.completions.create(model="unknown-model", messages=ways.ASKED)
    for span in recording.spans():
        assert span.attributes["token_count"] == 31
        assert not any("cost" in name for name in span.attributes)
    assert "azure_openai.client.cost" not in recording.metrics()
    assert [each.getMessage() for each in caplog.records] == [
        "no cost for model 'contoso-large-2026-01-01': neither list prices nor price table have it"
    ]


def test_a_host_that_is_nobodys_has_no_list_price(
    record: Record,
    client: openai.AzureOpenAI,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.delenv("AZURE_OPENAI_ENDPOINT")
    recording = record()
    with caplog.at_level(logging.WARNING, "azure_openai_apm"):
        client.chat.completions.create(model="gpt-4o", messages=ways.ASKED)
    found = recording.span().attributes
    assert found["gen_ai.provider.name"] == "openai"
    assert found["token_count"] == 31
    assert "cost" not in found
    assert "gen_ai.system" not in found
    assert [each.getMessage() for each in caplog.records] == [
        (
            "no cost for model 'gpt-4o-2024-11-20': its host is neither Azure's nor OpenAI's, and "
            "the price table does not name it"
        )
    ]


def test_a_service_tier_without_a_price_has_no_cost(caplog: pytest.LogCaptureFixture) -> None:
    found = Prices(PriceTable())
    assert found.price("azure", "any", "gpt-4o-2024-08-06", "default") is not None
    assert found.price("azure", "any", "gpt-4o-2024-08-06", "flex") is None
    assert [each.getMessage() for each in caplog.records] == [
        "no cost for model 'gpt-4o-2024-08-06': no list price for service tier 'flex'"
    ]


def test_a_service_tier_with_a_price_costs_that() -> None:
    found = Prices(PriceTable())
    ordinary = found.price("openai", "any", "gpt-5.4", None)
    prioritised = found.price("openai", "any", "gpt-5.4", "priority")
    assert ordinary is not None
    assert prioritised is not None
    assert prioritised.cost(100, 0, 0) == 2 * (ordinary.cost(100, 0, 0) or 0)


def test_output_without_an_own_price_has_no_cost(caplog: pytest.LogCaptureFixture) -> None:
    from azure_openai_apm.fields import Fields  # noqa: PLC0415

    fields = Fields(Prices(read_price_table({"models": {"m": {"input_per_1m": 1.0}}})))
    finished: dict[str, Any] = {
        "gen_ai.usage.input_tokens": 1,
        "gen_ai.usage.output_tokens": 1,
        "gen_ai.response.model": "m",
    }
    assert "cost" not in fields.of("chat", "azure", "d", finished)
    assert [each.getMessage() for each in caplog.records] == [
        "no cost for model 'm': the price table has no output_per_1m for it"
    ]


def test_models_without_end_are_not_all_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prices, "MOST_KEPT", 10)
    found = Prices(PriceTable())
    for number in range(100):
        found.price("azure", f"deployment-{number}", "gpt-4o", None)
    assert len(found._known) <= 11


@pytest.mark.parametrize("inline", [False, True])
def test_the_environment_names_a_price_table(
    *,
    inline: bool,
    record: Record,
    client: openai.AzureOpenAI,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "prices.json"
    path.write_text(json.dumps(TABLE), encoding="utf-8")
    monkeypatch.setenv("AZURE_OPENAI_APM_PRICES", json.dumps(TABLE) if inline else str(path))
    recording = record()
    client.chat.completions.create(model="house-assistant", messages=ways.ASKED)
    assert recording.span().attributes["cost_micro_usd"] == 103.0


REFUSED = [
    (
        {"models": {"gpt-4o": {"input_per_1m": -1.0, "output": 3.0}}, "multiplier": 2},
        (
            "models.gpt-4o.input_per_1m is -1.0: Input should be greater than or equal to 0; "
            "models.gpt-4o.output is no key of a price table; multiplier is no key of a price table"
        ),
    ),
    ({"models": {"gpt-4o": {"output_per_1m": 1.0}}}, "models.gpt-4o.input_per_1m is missing"),
    (
        {"models": {"gpt-4o": {"input_per_1m": "2.5"}}},
        "models.gpt-4o.input_per_1m is '2.5': Input should be a valid number",
    ),
    (
        {"models": {"gpt-4o": {"input_per_1m": float("nan")}}},
        "models.gpt-4o.input_per_1m is nan: Input should be a finite number",
    ),
    (
        {"list_price_multiplier": 0.0},
        "list_price_multiplier is 0.0: Input should be greater than 0",
    ),
    (
        {"currency": "euro", "list_price_multiplier": 0.9},
        "currency is 'euro': String should match pattern '^[A-Z]{3}$'",
    ),
    (
        {"currency": "EUR"},
        (
            "currency is EUR, but list prices are in USD: set list_price_multiplier to the rate of "
            "exchange, for example 0.92"
        ),
    ),
]


@pytest.mark.parametrize(("table", "message"), REFUSED, ids=str)
def test_a_wrong_price_table_is_refused_with_all_that_is_wrong(
    table: dict[str, Any], message: str
) -> None:
    with pytest.raises(PriceTableError) as error:
        read_price_table(table)
    assert str(error.value) == f"price table prices cannot be used: {message}"


@pytest.mark.parametrize(
    ("content", "message"),
    [("{", "is not JSON: "), (None, "cannot be read: "), ("[]", "cannot be used: ")],
)
def test_a_file_that_is_no_price_table_is_refused(
    content: str | None, message: str, tmp_path: Path
) -> None:
    path = tmp_path / "prices.json"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(PriceTableError) as error:
        read_price_table(path)
    assert str(error.value).startswith(f"price table {path} {message}")


def test_with_a_wrong_price_table_all_is_recorded_but_costs(
    record: Record, client: openai.AzureOpenAI, caplog: pytest.LogCaptureFixture
) -> None:
    recording = record(prices={"currency": "EUR"})
    client.chat.completions.create(model="gpt-4o", messages=ways.ASKED)
    found = recording.span().attributes
    assert found["token_count"] == 31
    assert not any("cost" in name for name in found)
    assert [each.getMessage() for each in caplog.records if each.name == "azure_openai_apm"] == [
        (
            "no costs are recorded: price table prices cannot be used: currency is EUR, but list "
            "prices are in USD: set list_price_multiplier to the rate of exchange, for example 0.92"
        )
    ]


def test_a_list_price_of_speech_is_no_price_of_tokens() -> None:
    assert Prices(PriceTable()).price("openai", "any", "whisper-1", None) is None


@pytest.mark.parametrize("raw", [False, True])
def test_a_response_is_priced_by_the_model_that_azure_names_beside_it(
    *, raw: bool, record: Record
) -> None:
    recording = record()
    with answering(answers.RESPONSE, headers={"x-ms-served-model": "gpt-4o-2024-11-20"}) as client:
        create: Any = client.responses.with_raw_response if raw else client.responses
        create.create(model="house-assistant", input="?")
    found = recording.span().attributes
    assert (found["model"], found["gen_ai.response.model"]) == ("gpt-4o-2024-11-20",) * 2
    assert found["cost_micro_usd"] == ways.COST_OF_GPT_4O
    recorded = recording.metrics()
    for name in ("azure_openai.client.cost", "gen_ai.client.token.usage"):
        models = {each.attributes["gen_ai.response.model"] for each in recorded[name].points}
        assert models == {"gpt-4o-2024-11-20"}


def test_raw_embeddings_have_a_cost(record: Record) -> None:
    recording = record()
    with answering(answers.EMBEDDING) as client:
        raw = client.embeddings.with_raw_response.create(model="embedder", input="?")
        assert raw.headers["content-type"] == "application/json"
        assert raw.parse().data[0].embedding == [0.5, 0.25]
    assert recording.span().attributes["cost_micro_usd"] == pytest.approx(7 * 0.02)
