"""What applications need to send their telemetry: a key that can only ingest, and variables."""

import json
from typing import Any

import pulumi
import pytest

from components import ApplicationTelemetry, ApplicationTelemetryArgs, InvalidInputs
from rehearsal.wire import Secret
from tests.components.deployed import (
    API_KEY,
    COMPONENT,
    counts,
    leaks,
    named,
    outputs,
    secrets_of,
    telemetry_args,
)
from tests.conftest import Deploy

COMMON = {
    "OTEL_EXPORTER_OTLP_ENDPOINT": "https://apm.example",
    "OTEL_EXPORTER_OTLP_PROTOCOL": "http/protobuf",
    "OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE": "DELTA",
}
ATTRIBUTES = "deployment.environment.name=dev,deployment.environment=dev"


def test_each_application_has_a_key_of_its_own_that_can_ingest_and_nothing_else(
    deploy: Deploy,
) -> None:
    recording = deploy(lambda: ApplicationTelemetry("test", telemetry_args()))

    assert counts(recording) == {f"{COMPONENT}ApplicationTelemetry": 1, API_KEY: 2}
    for application in ("chat", "search"):
        inputs = named(recording, f"test-{application}-api-key").inputs
        assert inputs.keys() == {"name", "roleDescriptors"}
        assert inputs["name"] == f"{application}, dev: OTLP ingest"
        assert json.loads(inputs["roleDescriptors"]) == {
            "ingest": {
                "cluster": [],
                "indices": [],
                "applications": [
                    {"application": "apm", "privileges": ["event:write"], "resources": ["*"]}
                ],
            }
        }


def test_the_outputs_are_the_environment_of_each_application_and_its_headers_secret(
    deploy: Deploy,
) -> None:
    recording = deploy(lambda: ApplicationTelemetry("test", telemetry_args()))

    keys = {
        each: named(recording, f"test-{each}-api-key").outputs["encoded"]
        for each in ("chat", "search")
    }
    assert outputs(recording) == {
        "applicationEnvironments": {
            "chat": {
                "OTEL_SERVICE_NAME": "chat",
                "OTEL_RESOURCE_ATTRIBUTES": ATTRIBUTES,
                **COMMON,
            },
            "search": {
                "OTEL_SERVICE_NAME": "search",
                "OTEL_RESOURCE_ATTRIBUTES": f"{ATTRIBUTES},service.version=2.3.0",
                **COMMON,
            },
        },
        "applicationHeaders": Secret(
            {each: f"Authorization=ApiKey%20{key}" for each, key in keys.items()}
        ),
    }
    assert leaks(recording) == []
    assert secrets_of(recording) == {}


def test_one_more_application_leaves_the_others_as_they_are(deploy: Deploy) -> None:
    more: Any = telemetry_args()
    more["apm"]["applications"]["another"] = {}

    before = deploy(lambda: ApplicationTelemetry("test", telemetry_args())).resources
    after = deploy(lambda: ApplicationTelemetry("test", more)).resources

    assert {urn: after[urn].inputs for urn in before} == {
        urn: each.inputs for urn, each in before.items()
    }
    assert {after[urn].name for urn in after.keys() - before.keys()} == {"test-another-api-key"}


def test_the_address_may_be_an_output(deploy: Deploy) -> None:
    def program() -> None:
        args = telemetry_args()
        args["apm"]["otlp_endpoint"] = pulumi.Output.from_input("https://output.example")
        ApplicationTelemetry("test", args)

    recording = deploy(program)

    chat = outputs(recording)["applicationEnvironments"]["chat"]
    assert chat["OTEL_EXPORTER_OTLP_ENDPOINT"] == "https://output.example"


def test_a_preview_goes_through_with_nothing_known(deploy: Deploy) -> None:
    recording = deploy(lambda: ApplicationTelemetry("test", telemetry_args()), preview=True)

    assert len(recording.resources) == 3
    assert isinstance(outputs(recording)["applicationHeaders"], Secret)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"applications": {}}, "apm.applications = a map: There is nothing that would send"),
        ({"applications": {"my chat": {}}}, "my chat.* It is not a service name: .* letters"),
        (
            {"applications": {"chat": {"service_version": "1, 2"}}},
            'apm.applications.chat.service_version = "1, 2": It is not a service version',
        ),
        (
            {"applications": {"chat": {"serviceVersion": "1"}}},
            'apm.applications.chat.serviceVersion .*Did you mean "service_version"',
        ),
        (
            {"otlp_endpoint": "http://apm.example"},
            'apm.otlp_endpoint = "http://apm.example": It is not an https address',
        ),
        (
            {"otlp_endpoint": "https://apm.example/v1/traces"},
            "apm.otlp_endpoint = .*It is the address of one signal.*Leave out /v1/",
        ),
    ],
)
def test_what_no_sdk_could_use_is_refused(changes: Any, message: str, deploy: Deploy) -> None:
    args: ApplicationTelemetryArgs = telemetry_args()
    args["apm"].update(changes)

    with pytest.raises(InvalidInputs, match=message):
        deploy(lambda: ApplicationTelemetry("test", args))
