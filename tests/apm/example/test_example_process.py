"""The application as a process of its own: switched on by one call, or with no code at all."""

import json
import signal
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from apm.example import process, summary
from apm.example.otlp import Receiver, Span, receiving
from apm.example.process import ApplicationError
from apm.example.stand_in import StandIn
from tests.apm.example import asking

BIN = Path(sys.executable).parent
PROMPT = "What is the airspeed of a swallow?"

BY_FLASK = (sys.executable, "-m", "flask", "--app", "apm.example.{}", "run", "--port={{port}}")
COMMANDS = {
    "gunicorn": (process.GUNICORN, signal.SIGTERM),
    "flask": (tuple(part.format("instrumented") for part in BY_FLASK), signal.SIGINT),
    "no code": (
        (
            f"{BIN}/opentelemetry-instrument",
            *(part.format("application") for part in BY_FLASK),
        ),
        signal.SIGINT,
    ),
}
every_way = pytest.mark.parametrize(("command", "stop"), COMMANDS.values(), ids=COMMANDS)


def environment(azure: StandIn, otlp_endpoint: str) -> dict[str, str]:
    return {
        "AZURE_OPENAI_ENDPOINT": azure.endpoint,
        "AZURE_OPENAI_API_KEY": azure.api_key,
        "OPENAI_API_VERSION": "2025-04-01-preview",
        "AZURE_OPENAI_DEPLOYMENT": "house-assistant,throttled",
        "OTEL_EXPORTER_OTLP_ENDPOINT": otlp_endpoint,
        "OTEL_EXPORTER_OTLP_HEADERS": "Authorization=ApiKey%20b2s%3D",
        "OTEL_RESOURCE_ATTRIBUTES": "service.name=shop,deployment.environment.name=dev",
        "OTEL_PYTHON_FLASK_EXCLUDED_URLS": "health",
    }


def ask(port: int, path: str, deployment: str = "house-assistant") -> int:
    body = json.dumps({"prompt": PROMPT, "deployment": deployment})
    headers = {"content-type": "application/json"}
    return asking.ask(f"127.0.0.1:{port}", "POST", path, body, headers).status


def known(span: Span) -> dict[str, object]:
    """Return the attributes but for those that are new each time."""
    return {
        name: value
        for name, value in span.attributes.items()
        if name not in {"gen_ai.response.id", "server.port", "gen_ai.response.time_to_first_chunk"}
    }


@every_way
def test_however_it_is_run_calls_are_recorded_with_their_cost(
    azure: StandIn, otlp: Receiver, command: Sequence[str], stop: signal.Signals
) -> None:
    with process.running(environment(azure, otlp.endpoint), command, stop) as port:
        assert ask(port, "/completion") == 200
        assert ask(port, "/stream") == 200
        assert ask(port, "/completion", "throttled") == 503
    call, stream, throttled = summary.calls(otlp.spans())
    (request,) = (each for each in otlp.spans() if each.span_id == call.parent_id)
    assert (request.name, request.kind, request.parent_id) == ("POST /completion", "server", "")
    assert (call.name, call.kind, call.status) == ("chat house-assistant", "client", "unset")
    assert call.trace_id == request.trace_id
    assert known(call) == {
        "gen_ai.operation.name": "chat",
        "gen_ai.provider.name": "azure.ai.openai",
        "gen_ai.system": "azure.ai.openai",
        "gen_ai.request.model": "house-assistant",
        "azure_openai.deployment.name": "house-assistant",
        "server.address": "127.0.0.1",
        "gen_ai.response.model": "gpt-4o-2024-11-20",
        "gen_ai.response.finish_reasons": ("stop",),
        "openai.response.system_fingerprint": "fp_5744d7b1a5",
        "gen_ai.usage.input_tokens": 8,
        "gen_ai.usage.output_tokens": 24,
        "prompt_tokens": 8,
        "completion_tokens": 24,
        "token_count": 32,
        "completion_count": 1,
        "model": "gpt-4o-2024-11-20",
        # 8 tokens at 2.50 USD and 24 at 10 USD a million: Azure OpenAI's list prices of gpt-4o.
        "cost": pytest.approx(0.00026),
        "cost_micro_usd": pytest.approx(260.0),
    }
    assert stream.attributes["gen_ai.request.stream"] is True
    assert (stream.attributes["token_count"], stream.attributes["cost"]) == (
        call.attributes["token_count"],
        call.attributes["cost"],
    )
    assert (throttled.status, throttled.attributes["error.type"]) == (
        "error",
        "openai.RateLimitError",
    )
    assert "cost" not in throttled.attributes
    assert call.resource["service.name"] == "shop"
    assert call.resource["deployment.environment.name"] == "dev"
    metrics = {metric.name: metric for metric in otlp.metrics()}
    cost = metrics["azure_openai.client.cost"]
    assert (cost.kind, cost.temporality) == ("sum", "delta")
    assert sum(point.value or 0 for point in cost.points) == pytest.approx(0.00052)
    assert {each.headers["authorization"] for each in otlp.exports()} == {"ApiKey b2s="}
    assert PROMPT not in repr((otlp.spans(), otlp.metrics(), otlp.logs()))


@pytest.mark.parametrize("collector", ["down", "refusing", "slow"])
def test_a_collector_in_trouble_costs_the_application_no_call(
    azure: StandIn, collector: str
) -> None:
    with receiving(status=503 if collector == "refusing" else 200) as otlp:
        otlp.delay_seconds = 0.3 if collector == "slow" else 0.0
        endpoint = "http://127.0.0.1:9" if collector == "down" else otlp.endpoint
        # The exporter gives up after a second, and the process can end.
        given = {**environment(azure, endpoint), "OTEL_EXPORTER_OTLP_TIMEOUT": "1"}
        with process.running(given) as port:
            assert [ask(port, "/completion") for _ in range(20)] == [200] * 20
    assert len(azure.requests()) == 20
    assert len(summary.calls(otlp.spans())) == (20 if collector == "slow" else 0)


def test_usage_that_makes_no_sense_costs_the_application_no_call(
    azure: StandIn, otlp: Receiver
) -> None:
    given = {**environment(azure, otlp.endpoint), "AZURE_OPENAI_DEPLOYMENT": "bad-usage"}
    with process.running(given) as port:
        paths = ("/completion", "/stream", "/response")
        assert [ask(port, path, "bad-usage") for path in paths] == [200, 200, 200]
    found = summary.calls(otlp.spans())
    assert [span.name for span in found] == ["chat bad-usage"] * 3
    assert [name for span in found for name in span.attributes if "cost" in name] == []


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        (
            {"AZURE_OPENAI_DEPLOYMENT": ""},
            "AZURE_OPENAI_DEPLOYMENT is not set: name the deployment, such as gpt-4o",
        ),
        (
            {"AZURE_OPENAI_ENDPOINT": "shop"},
            (
                "AZURE_OPENAI_ENDPOINT is 'shop': set it to the account's address alone, "
                "https://<account>.openai.azure.com"
            ),
        ),
    ],
)
def test_a_setting_that_is_wrong_is_one_line_on_the_terminal(
    azure: StandIn, otlp: Receiver, changed: Mapping[str, str], message: str
) -> None:
    command, stop = COMMANDS["flask"]
    given = {**environment(azure, otlp.endpoint), **changed}
    with pytest.raises(ApplicationError) as raised, process.running(given, command, stop):
        pass
    assert str(raised.value) == f"Error: {message}"


def test_gunicorn_gives_up_where_a_setting_is_wrong(azure: StandIn, otlp: Receiver) -> None:
    given = {**environment(azure, otlp.endpoint), "AZURE_OPENAI_ENDPOINT": ""}
    told = pytest.raises(ApplicationError, match="AZURE_OPENAI_ENDPOINT is not set: ")
    with told, process.running(given):
        pass
