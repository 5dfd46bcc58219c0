"""What is recorded beside the calls: sampling, privacy, secrets, switching on and off."""

import contextlib
import json
import logging
import threading
from collections.abc import Iterator
from typing import Any

import azure_openai_apm
import openai
import pytest
from azure_openai_apm import metrics
from azure_openai_apm.hosts import Hosts
from opentelemetry import trace
from opentelemetry.instrumentation.genai.openai import OpenAIInstrumentor
from opentelemetry.sdk.trace.sampling import ALWAYS_OFF, ParentBased, TraceIdRatioBased
from pydantic import BaseModel, ValidationError

from apm.example.otlp import Receiver
from apm.example.stand_in import StandIn
from tests.apm.library import answers, ways
from tests.apm.library.answers import answering
from tests.apm.library.conftest import Record, Recording, set_up, steady

CAPTURE = "OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT"
ADDED = {
    "azure_openai.deployment.name",
    "completion_count",
    "completion_tokens",
    "cost",
    "cost_micro_usd",
    "gen_ai.system",
    "model",
    "prompt_tokens",
    "token_count",
}


@contextlib.contextmanager
def standard_alone(call: ways.Way, otlp: Receiver) -> Iterator[Recording]:
    """Record one call with the standard instrumentation and without the library."""
    with set_up(otlp) as alone:
        OpenAIInstrumentor().instrument(tracer_provider=alone.tracers, meter_provider=alone.meters)
        call("gpt-4o")
        OpenAIInstrumentor().uninstrument()
        yield alone


@pytest.mark.parametrize(
    "way", [*ways.CHAT, *ways.STREAMS, *ways.RESPONSES, *ways.RESPONSE_STREAMS, *ways.STRUCTURED]
)
def test_what_the_standard_instrumentation_records_stays(
    way: str, record: Record, otlp: Receiver
) -> None:
    call = (ways.CHAT | ways.STREAMS | ways.RESPONSES | ways.RESPONSE_STREAMS | ways.STRUCTURED)[
        way
    ]
    with standard_alone(call, otlp) as alone:
        theirs = alone.span()
    recording = record()
    call("gpt-4o")
    ours = recording.spans()[-1]
    changed = {"gen_ai.provider.name": "azure.ai.openai"}
    same = {"gen_ai.response.id": ours.attributes["gen_ai.response.id"]}
    assert {name: value for name, value in steady(ours).items() if name not in ADDED} == steady(
        theirs
    ) | changed | same
    assert ours.attributes.keys() - theirs.attributes.keys() == ADDED
    names = (ours.name, ours.kind, ours.status, ours.scope)
    assert names == (theirs.name, theirs.kind, theirs.status, theirs.scope)


@pytest.mark.parametrize("way", ["stream", "async stream", "responses stream"])
def test_the_metrics_of_a_stream_are_those_of_the_standard_instrumentation(
    way: str, record: Record, otlp: Receiver
) -> None:
    call = (ways.STREAMS | ways.RESPONSE_STREAMS)[way]
    with standard_alone(call, otlp) as alone:
        theirs = alone.metrics()
    recording = record()
    call("gpt-4o")
    ours = recording.metrics()
    changed = {"gen_ai.provider.name": "azure.ai.openai"}
    for name, metric in theirs.items():
        assert [(point.attributes, point.count, point.bounds) for point in ours[name].points] == [
            ({**point.attributes, **changed}, point.count, point.bounds) for point in metric.points
        ], name
    assert ours.keys() - theirs.keys() == {
        "azure_openai.client.cost",
        "azure_openai.telemetry.dropped_spans",
    }


@pytest.mark.parametrize("sampler", [ALWAYS_OFF, ParentBased(TraceIdRatioBased(0.0))], ids=str)
def test_metrics_do_not_depend_on_sampled_traces(
    sampler: Any, record: Record, client: openai.AzureOpenAI
) -> None:
    recording = record(sampler=sampler)
    client.chat.completions.create(model="gpt-4o", messages=ways.ASKED)
    list(client.chat.completions.create(model="gpt-4o", messages=ways.ASKED, **ways.WITH_USAGE))
    assert recording.spans() == ()
    found = recording.metrics()
    (cost,) = found["azure_openai.client.cost"].points
    assert cost.value == pytest.approx(2 * ways.COST_OF_GPT_4O / 1e6)
    assert sum(point.count for point in found["gen_ai.client.token.usage"].points) == 4
    assert sum(point.count for point in found["gen_ai.client.operation.duration"].points) == 2


def test_more_values_than_may_wait_are_all_recorded(
    record: Record, client: openai.AzureOpenAI, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(metrics, "MOST_WAITING", 3)
    monkeypatch.setattr(metrics, "INTERVAL_SECONDS", 1000.0)
    recording = record()
    for _ in range(5):
        client.chat.completions.create(model="gpt-4o", messages=ways.ASKED)
    found = recording.metrics()
    assert sum(point.count for point in found["gen_ai.client.operation.duration"].points) == 5
    (cost,) = found["azure_openai.client.cost"].points
    assert cost.value == pytest.approx(5 * ways.COST_OF_GPT_4O / 1e6)


def test_a_model_call_belongs_to_the_span_around_it(
    record: Record, client: openai.AzureOpenAI
) -> None:
    recording = record()
    tracer = recording.tracers.get_tracer("application")
    with tracer.start_as_current_span("GET /completion") as around:
        client.chat.completions.create(model="gpt-4o", messages=ways.ASKED)
        assert trace.get_current_span() is around
    call, parent = recording.spans()
    assert (call.parent_id, call.trace_id) == (parent.span_id, parent.trace_id)
    assert parent.attributes == {}


@pytest.mark.parametrize("way", [*ways.CHAT, *ways.STREAMS, *ways.RESPONSES])
def test_neither_prompts_nor_answers_are_recorded(way: str, record: Record) -> None:
    recording = record(response=True)
    (ways.CHAT | ways.STREAMS | ways.RESPONSES)[way]("gpt-4o")
    sent = repr((recording.span(), recording.metrics(), recording.otlp.logs()))
    assert "capital of France" not in sent
    assert "stand-in and are" not in sent
    assert "response" not in recording.span().attributes


@pytest.mark.parametrize("way", ["create", "stream", "async stream", "responses"])
@pytest.mark.parametrize("asked", [False, True])
def test_the_standard_switch_records_messages_and_the_own_one_the_response(
    *, asked: bool, way: str, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(CAPTURE, "span_only")
    monkeypatch.setenv("AZURE_OPENAI_APM_RESPONSE", "true" if asked else "")
    recording = record()
    (ways.CHAT | ways.STREAMS | ways.RESPONSES)[way]("gpt-4o")
    found = recording.span().attributes
    (prompt,) = json.loads(found["gen_ai.input.messages"])
    assert prompt["parts"][0]["content"] == ways.ASKED[0]["content"]
    (answer,) = json.loads(found["gen_ai.output.messages"])
    text = (
        "These words come from the stand-in and are the same each time, so that tokens and cost "
        "can be compared from run to run."
    )
    assert answer["parts"][0]["content"] == text
    assert found.get("response") == (text if asked else None)


def test_keys_never_enter_what_is_sent(record: Record, azure: StandIn) -> None:
    recording = record()
    keys = ["0123456789abcdef" * 2, "sk-abcDEF0123456789", azure.token, "Ab1" * 28]
    for key in keys:
        with (
            openai.AzureOpenAI(api_key=key) as client,
            pytest.raises(openai.AuthenticationError),
        ):
            client.chat.completions.create(model="gpt-4o", messages=ways.ASKED)
    sent = repr((recording.spans(), recording.metrics()))
    assert not [key for key in keys if key in sent]
    assert azure.api_key not in sent


@pytest.mark.parametrize(
    ("told", "recorded"),
    [
        ("Incorrect API key provided: sk-ab***********wxyz.", "Incorrect API key provided: [...]."),
        ("key 0123456789abcdef0123456789abcdef is wrong", "key [...] is wrong"),
        ("Authorization: Bearer " + "eyJhbGciOi.eyJzdWIiOi." * 3, "Authorization: Bearer [...]"),
        (
            "Error code: 429 - Requests to the ChatCompletions_Create Operation",
            "Error code: 429 - Requests to the ChatCompletions_Create Operation",
        ),
    ],
)
def test_a_key_that_a_server_repeats_is_left_out(told: str, recorded: str, record: Record) -> None:
    from azure_openai_apm.spans import CallSpan  # noqa: PLC0415

    recording = record()
    span = recording.tracers.get_tracer("x").start_span("x")
    call = CallSpan(span, _recorder(), {})
    call.set_status(trace.Status(trace.StatusCode.ERROR, told))
    call.end()
    assert recording.span().status_message == recorded


def _recorder() -> Any:
    from azure_openai_apm.spans import Recorder  # noqa: PLC0415

    nothing: Any = None
    return Recorder(Hosts(), nothing, nothing, nothing)


@pytest.mark.parametrize(
    ("host", "provider"),
    [
        ("account.openai.azure.com", "azure"),
        ("ACCOUNT.OPENAI.AZURE.COM", "azure"),
        ("account.openai.azure.us", "azure"),
        ("account.cognitiveservices.azure.com", "azure"),
        ("account.cognitiveservices.azure.us", "azure"),
        ("account.services.ai.azure.com", "azure"),
        ("account.services.ai.azure.us", "azure"),
        ("gateway.azure-api.net", "azure"),
        ("gateway.azure-api.us", "azure"),
        ("models.contoso.com", "azure"),
        ("listed.contoso.com", "azure"),
        ("127.0.0.1", "azure"),
        ("api.openai.com", "openai"),
        ("openai.azure.com.evil.com", None),
        ("account.openai.azure.us.evil.com", None),
        ("account-cognitiveservices.azure.us", None),
        ("localhost", None),
        (None, None),
    ],
)
def test_a_host_is_azures_by_its_name_or_the_users_word(
    host: str | None, provider: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AZURE_OPENAI_APM_HOSTS", "listed.contoso.com, other")
    assert Hosts(["Models.Contoso.com"]).provider(host) == provider


def test_switching_off_leaves_the_sdk_as_it_was(record: Record, client: openai.AzureOpenAI) -> None:
    create = openai.resources.chat.completions.Completions.create
    recording = record()
    assert openai.resources.chat.completions.Completions.create is not create
    azure_openai_apm.uninstrument()
    assert openai.resources.chat.completions.Completions.create is create
    client.chat.completions.create(model="gpt-4o", messages=ways.ASKED)
    assert recording.spans() == ()


def test_switching_on_twice_records_once(record: Record, client: openai.AzureOpenAI) -> None:
    recording = record()
    azure_openai_apm.instrument()
    client.chat.completions.create(model="gpt-4o", messages=ways.ASKED)
    assert recording.span().attributes["cost_micro_usd"] == ways.COST_OF_GPT_4O


def test_a_standard_instrumentation_that_is_on_already_is_extended(
    record: Record, client: openai.AzureOpenAI
) -> None:
    OpenAIInstrumentor().instrument()
    recording = record()
    client.chat.completions.create(model="gpt-4o", messages=ways.ASKED)
    assert recording.span().attributes["cost_micro_usd"] == ways.COST_OF_GPT_4O


def test_what_cannot_be_switched_on_is_logged_and_the_application_runs(
    record: Record,
    client: openai.AzureOpenAI,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def refused(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError("no instrumentation today")

    create = openai.resources.chat.completions.Completions.create
    with monkeypatch.context() as patched, caplog.at_level(logging.ERROR, "azure_openai_apm"):
        patched.setattr(OpenAIInstrumentor, "instrument", refused)
        record()
    assert [each.getMessage() for each in caplog.records] == ["no telemetry of Azure OpenAI calls"]
    assert openai.resources.chat.completions.Completions.create is create
    assert client.chat.completions.create(model="gpt-4o", messages=ways.ASKED).choices


def test_switched_off_and_on_a_flush_misses_nothing(
    record: Record, client: openai.AzureOpenAI, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(metrics, "INTERVAL_SECONDS", 3600.0)
    recording = record()
    azure_openai_apm.uninstrument()
    azure_openai_apm.instrument()
    client.chat.completions.create(model="gpt-4o", messages=ways.ASKED)
    (cost,) = recording.metrics()["azure_openai.client.cost"].points
    assert cost.value == pytest.approx(ways.COST_OF_GPT_4O / 1e6)


def test_a_flush_waits_for_what_the_thread_is_recording(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metrics, "INTERVAL_SECONDS", 3600.0)
    waiting = metrics.Waiting(Hosts())
    taken, go_on = threading.Event(), threading.Event()
    recorded: list[Any] = []

    def slow(value: Any, *_others: object) -> None:
        taken.set()
        go_on.wait()
        recorded.append(value)

    waiting.add(slow, 1, {}, trace.INVALID_SPAN_CONTEXT)
    other = threading.Thread(target=waiting.record_all)
    other.start()
    taken.wait()
    flush = threading.Thread(target=waiting.record_all)
    flush.start()
    flush.join(0.05)
    assert flush.is_alive()
    go_on.set()
    flush.join()
    assert recorded == [1]
    other.join()
    waiting.stop()


def test_options_that_come_too_late_are_told(
    record: Record, caplog: pytest.LogCaptureFixture
) -> None:
    record()
    azure_openai_apm.instrument()
    assert caplog.messages == []
    azure_openai_apm.instrument(prices={})
    assert caplog.messages == [
        (
            "already switched on, as by opentelemetry-instrument: these options are not used; set "
            "them in the environment, or call uninstrument() before"
        )
    ]


class Written(BaseModel):
    """What an answer is parsed into that is no JSON."""

    text: str


@pytest.mark.parametrize("raw", [False, True])
def test_an_answer_that_cannot_be_parsed_is_told_nowhere(
    *, raw: bool, record: Record, caplog: pytest.LogCaptureFixture
) -> None:
    recording = record()
    with answering(answers.CHAT) as client:
        chats = client.chat.completions
        parse: Any = chats.with_raw_response.parse if raw else chats.parse
        with pytest.raises(ValidationError, match="Paris"):
            parse(model="gpt-4o", messages=ways.ASKED, response_format=Written).parse()
    span = recording.span()
    assert span.attributes["error.type"] == "pydantic_core._pydantic_core.ValidationError"
    assert "Paris" not in f"{span} {caplog.text}"


def test_what_the_application_raises_over_a_stream_is_not_quoted(record: Record) -> None:
    recording = record()
    with answering(answers.CHUNK, answers.CHUNK, streamed=True) as client:
        create = client.chat.completions.create
        with (
            pytest.raises(ValueError, match="Paris"),
            create(model="gpt-4o", messages=ways.ASKED, stream=True) as stream,
        ):
            raise ValueError(next(stream).choices[0].delta.content)
    span = recording.span()
    assert (span.status, span.status_message) == ("error", "")
    assert span.attributes["error.type"] == "ValueError"


def test_an_error_that_is_not_of_azures_shape_is_not_quoted(record: Record) -> None:
    recording = record()
    repeated = {"detail": [{"msg": "no", "input": ways.ASKED}]}
    with answering(repeated, status=422) as client, pytest.raises(openai.UnprocessableEntityError):
        client.chat.completions.create(model="gpt-4o", messages=ways.ASKED)
    assert recording.span().status_message == "Error code: 422"
