"""Whole programs: set up by one call, by no code at all, and in processes that fork."""

import os
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from apm.example.otlp import Receiver
from apm.example.stand_in import StandIn
from tests.apm.library import ways

CALLS = """
import asyncio, openai
asked = [{"role": "user", "content": "What is the capital of France?"}]
client = openai.AzureOpenAI()
client.chat.completions.create(model="gpt-4o", messages=asked)
with client.chat.completions.create(
    model="gpt-4o", messages=asked, stream=True, stream_options={"include_usage": True}
) as stream:
    for _ in stream:
        pass
async def call():
    async with openai.AsyncAzureOpenAI() as client:
        await client.chat.completions.create(model="gpt-4o", messages=asked)
asyncio.run(call())
"""
ONE_CALL = "import azure_openai_apm; azure_openai_apm.instrument()\n"
FORKED = """
import os, sys
import openai, azure_openai_apm
azure_openai_apm.instrument()
client = openai.AzureOpenAI()
def call():
    client.chat.completions.create(
        model="gpt-4o", messages=[{"role": "user", "content": "What is the capital of France?"}]
    )
call()
client.close()
client = openai.AzureOpenAI()
child = os.fork()
call()
if child:
    os.waitpid(child, 0)
"""
OWN_PIPELINE = """
from opentelemetry import trace
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import ConsoleSpanExporter, SimpleSpanProcessor
provider = TracerProvider()
provider.add_span_processor(SimpleSpanProcessor(ConsoleSpanExporter()))
trace.set_tracer_provider(provider)
"""


@pytest.fixture
def environment(otlp: Receiver, azure: StandIn) -> dict[str, str]:
    """Return the variables of a program: the standard ones, as the tutorial sets them."""
    return {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": os.environ.get("PYTHONPATH", ""),
        "OTEL_EXPORTER_OTLP_ENDPOINT": otlp.endpoint,
        "OTEL_SERVICE_NAME": "tested",
        "AZURE_OPENAI_ENDPOINT": azure.endpoint,
        "AZURE_OPENAI_API_KEY": azure.api_key,
        "OPENAI_API_VERSION": "2025-04-01-preview",
    }


def run(environment: dict[str, str], *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - the commands are those of this file
        command, env=environment, check=True, capture_output=True, text=True, timeout=120
    )


def check(otlp: Receiver, calls: int) -> None:
    """Expect the spans and the costs of so many chats with gpt-4o."""
    spans = [span for span in otlp.spans() if "gen_ai.operation.name" in span.attributes]
    assert [span.attributes["cost_micro_usd"] for span in spans] == [ways.COST_OF_GPT_4O] * calls
    assert {span.resource["service.name"] for span in spans} == {"tested"}
    costs = [metric for metric in otlp.metrics() if metric.name == "azure_openai.client.cost"]
    assert {metric.temporality for metric in costs} == {"delta"}
    total = sum(point.value or 0 for metric in costs for point in metric.points)
    assert total == pytest.approx(calls * ways.COST_OF_GPT_4O / 1e6)
    durations = [each for each in otlp.metrics() if each.name == "gen_ai.client.operation.duration"]
    assert {metric.temporality for metric in durations} == {"delta"}
    assert sum(point.count for each in durations for point in each.points) == calls


def test_one_call_records_a_program_until_its_end(
    environment: dict[str, str], otlp: Receiver
) -> None:
    result = run(environment, sys.executable, "-c", ONE_CALL + CALLS)
    check(otlp, calls=3)
    assert (result.stdout, result.stderr) == ("", "")


def test_no_code_at_all_records_a_program(environment: dict[str, str], otlp: Receiver) -> None:
    environment["OTEL_PYTHON_DISTRO"] = "azure_openai_apm"
    environment["OTEL_PYTHON_CONFIGURATOR"] = "azure_openai_apm"
    run(environment, "opentelemetry-instrument", sys.executable, "-c", CALLS)
    check(otlp, calls=3)


@pytest.mark.parametrize("disabled", ["openai", "flask, openai", "*"])
def test_what_is_disabled_is_not_recorded(
    disabled: str, environment: dict[str, str], otlp: Receiver
) -> None:
    environment["OTEL_PYTHON_DISTRO"] = "azure_openai_apm"
    environment["OTEL_PYTHON_CONFIGURATOR"] = "azure_openai_apm"
    environment["OTEL_PYTHON_DISABLED_INSTRUMENTATIONS"] = disabled
    run(environment, "opentelemetry-instrument", sys.executable, "-c", CALLS)
    assert otlp.spans() == ()


@pytest.mark.skipif(
    not entry_points(group="opentelemetry_distro", name="distro"),
    reason="opentelemetry-distro is not installed",
)
def test_no_code_at_all_extends_another_distribution(
    environment: dict[str, str], otlp: Receiver
) -> None:
    environment["OTEL_PYTHON_DISTRO"] = "distro"
    environment["OTEL_PYTHON_CONFIGURATOR"] = "configurator"
    environment["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf"
    environment["OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE"] = "DELTA"
    run(environment, "opentelemetry-instrument", sys.executable, "-c", CALLS)
    check(otlp, calls=3)


def test_a_program_that_has_set_up_opentelemetry_keeps_what_it_has(
    environment: dict[str, str], otlp: Receiver
) -> None:
    result = run(environment, sys.executable, "-c", OWN_PIPELINE + ONE_CALL + CALLS)
    assert result.stdout.count('"cost_micro_usd": 257.5') == 3
    assert otlp.exports() == ()


def test_what_the_user_sets_is_not_changed(environment: dict[str, str], otlp: Receiver) -> None:
    environment["OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE"] = "CUMULATIVE"
    environment["OTEL_TRACES_EXPORTER"] = "none"
    run(environment, sys.executable, "-c", ONE_CALL + CALLS)
    assert otlp.spans() == ()
    assert {metric.temporality for metric in otlp.metrics()} == {"cumulative"}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
def test_a_process_and_its_fork_record_each_call_once(
    environment: dict[str, str], otlp: Receiver
) -> None:
    run(environment, sys.executable, "-W", "ignore", "-c", FORKED)
    spans = otlp.spans()
    costs = [metric for metric in otlp.metrics() if metric.name == "azure_openai.client.cost"]
    total = sum(point.value or 0 for metric in costs for point in metric.points)
    assert len(spans) == 3
    assert total == pytest.approx(3 * ways.COST_OF_GPT_4O / 1e6)


def test_a_program_ends_though_its_collector_is_down(environment: dict[str, str]) -> None:
    environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:9"
    environment["OTEL_EXPORTER_OTLP_TIMEOUT"] = "1"
    told = "print(len(str(client.chat.completions.create(model='gpt-4o', messages=asked))) > 0)\n"
    result = run(environment, sys.executable, "-c", ONE_CALL + CALLS + told)
    assert result.stdout == "True\n"
