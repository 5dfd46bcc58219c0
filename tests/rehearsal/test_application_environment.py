"""The environment of an application, printed for what runs it."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from rehearsal import application_environment
from rehearsal.__main__ import main
from rehearsal.application_environment import FORMATS, HEADERS, NoEnvironmentError

CHAT = {"OTEL_SERVICE_NAME": "chat", "OTEL_RESOURCE_ATTRIBUTES": "a=b,c=$d'e\"f\\g`h"}
SECRET = "Authorization=ApiKey%20a2V5"  # noqa: S105 - a made-up one
OUTPUTS: dict[str, Any] = {
    "applicationEnvironments": {"chat": CHAT},
    "applicationHeaders": {"chat": SECRET},
}
WHOLE = {**CHAT, HEADERS: SECRET}


def test_the_one_application_is_taken_with_its_headers() -> None:
    assert application_environment.of(OUTPUTS, None) == ("chat", WHOLE)
    assert application_environment.of(OUTPUTS, "chat") == ("chat", WHOLE)


@pytest.mark.parametrize(
    ("outputs", "application", "message"),
    [
        (
            {},
            None,
            "The outputs have no applicationEnvironments: name the applications under `apm`",
        ),
        ({"applicationEnvironments": {}}, None, "The outputs have no applicationEnvironments"),
        (OUTPUTS, "search", "There is no application 'search': there are chat."),
        (
            {"applicationEnvironments": {"search": {}, "chat": {}}},
            None,
            "Which application? Choose one with --application: chat, search.",
        ),
    ],
)
def test_an_application_that_is_not_there_is_told(
    outputs: Any, application: str | None, message: str
) -> None:
    with pytest.raises(NoEnvironmentError) as told:
        application_environment.of(outputs, application)
    assert str(told.value).startswith(message)


@pytest.mark.parametrize("headers", [None, "[secret]", {}])
def test_headers_that_the_cli_did_not_show_stay_masked(headers: Any) -> None:
    outputs = {**OUTPUTS, "applicationHeaders": headers}

    assert application_environment.of(outputs, None)[1][HEADERS] == "[secret]"


@pytest.mark.parametrize("format_", ["shell", "dotenv"])
def test_a_shell_reads_back_every_value_as_it_is(format_: str, tmp_path: Path) -> None:
    """A dotenv file is read the way a shell reads it, by `set -a` among others."""
    file = tmp_path / "environment"
    file.write_text(FORMATS[format_]("chat", WHOLE), encoding="utf-8")
    shell = shutil.which("sh")
    assert shell is not None

    found = subprocess.run(  # noqa: S603 - a shell, on a file of our own
        [shell, "-c", f'set -a; . "{file}"; env -0'], capture_output=True, check=True, env={}
    )

    read = dict(each.split("=", 1) for each in found.stdout.decode().split("\0") if each)
    assert {name: read[name] for name in WHOLE} == WHOLE


def test_an_env_file_of_docker_has_each_value_as_it_is() -> None:
    assert FORMATS["docker"]("chat", WHOLE) == (
        f"OTEL_EXPORTER_OTLP_HEADERS={SECRET}\n"
        f"OTEL_RESOURCE_ATTRIBUTES={CHAT['OTEL_RESOURCE_ATTRIBUTES']}\n"
        "OTEL_SERVICE_NAME=chat\n"
    )


def test_in_kubernetes_only_the_headers_are_in_the_secret() -> None:
    config, secret = yaml.safe_load_all(FORMATS["k8s"]("My_chat", WHOLE))

    assert config == {
        "apiVersion": "v1",
        "kind": "ConfigMap",
        "metadata": {"name": "my-chat-opentelemetry"},
        "data": CHAT,
    }
    assert secret == {
        "apiVersion": "v1",
        "kind": "Secret",
        "metadata": {"name": "my-chat-opentelemetry"},
        "type": "Opaque",
        "stringData": {HEADERS: SECRET},
    }


def test_a_rehearsal_prints_the_environment_with_its_secret_masked(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["env", "--stack", "dev"]) == 0

    assert capsys.readouterr().out == (
        'OTEL_EXPORTER_OTLP_ENDPOINT="https://dev.apm.eastus.azure.elastic.cloud"\n'
        'OTEL_EXPORTER_OTLP_HEADERS="[secret]"\n'
        'OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE="DELTA"\n'
        'OTEL_EXPORTER_OTLP_PROTOCOL="http/protobuf"\n'
        'OTEL_RESOURCE_ATTRIBUTES="deployment.environment.name=dev,deployment.environment=dev"\n'
        'OTEL_SERVICE_NAME="chat"\n'
    )


def test_a_secret_is_printed_where_it_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["env", "--stack", "prod", "--application", "search", "--show-secrets"]) == 0

    assert 'OTEL_EXPORTER_OTLP_HEADERS="Authorization=ApiKey%20' in capsys.readouterr().out


def test_a_real_stack_gives_the_same_from_its_outputs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "outputs.json"
    file.write_text(json.dumps(OUTPUTS), encoding="utf-8")

    assert main(["env", "--outputs", str(file), "--format", "docker", "--show-secrets"]) == 0

    assert capsys.readouterr().out == FORMATS["docker"]("chat", WHOLE)


@pytest.mark.parametrize("text", ["", "{", "[]", '"text"'])
def test_what_is_no_outputs_is_told_in_one_line(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "outputs.json"
    file.write_text(text, encoding="utf-8")

    assert main(["env", "--outputs", str(file)]) == 1

    assert capsys.readouterr().err == (
        "These are no outputs: pass what `pulumi stack output --json` prints.\n"
    )


def test_a_stack_that_would_be_refused_has_no_environment(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "Pulumi.test.yaml").write_text("config: {}", encoding="utf-8")

    assert main(["--root", str(project), "env", "--stack", "test"]) == 1

    captured = capsys.readouterr()
    assert captured.out == ""
    assert "azure-openai-monitoring:accounts" in captured.err
