"""What applications need to send their telemetry to Elastic: a key each, and their environment.

The environment variables are those of OpenTelemetry, so that any SDK understands them. A key can
ingest and nothing else, and is one application's own: to revoke it concerns no other. It leaves out
the instrumentation, which is in the application, and the address and key of Azure OpenAI itself.
"""

from typing import Final, NotRequired, TypedDict

import pulumi
import pulumi_elasticstack as elasticstack

from components.dashboard.panels import Intake
from components.inputs.application_telemetry import ApplicationInputs, ApplicationTelemetryInputs
from components.inputs.types import output_of

_ONLY_INGEST: Final = {
    "ingest": {
        "cluster": [],
        "indices": [],
        # All that APM Server and the managed OTLP endpoint ask for (Elastic: API keys for Elastic
        # APM; elastic/kibana gives its own keys for the managed endpoint the same).
        "applications": [{"application": "apm", "privileges": ["event:write"], "resources": ["*"]}],
    }
}


class ApplicationArgs(TypedDict):
    """One application that calls Azure OpenAI."""

    service_version: NotRequired[str]
    """Version of the application, for service.version. Default: none is sent."""


class ApmArgs(TypedDict):
    """The applications that call Azure OpenAI, and where they send their telemetry."""

    otlp_endpoint: pulumi.Input[str]
    """Address that takes OTLP over HTTP: of APM Server, or the managed OTLP endpoint."""
    applications: dict[str, ApplicationArgs]
    """The applications, by service name (service.name)."""
    intake: NotRequired[Intake]
    """What takes the telemetry there, which decides the fields that Kibana shows.
    Default: classic."""


class ApplicationTelemetryArgs(TypedDict):
    """Inputs of ApplicationTelemetry."""

    environment: str
    """What the environment is called, such as dev: for deployment.environment.name."""
    apm: ApmArgs
    """The applications, and where they send their telemetry."""


class ApplicationTelemetry(pulumi.ComponentResource):
    """An API key and the environment variables of OpenTelemetry for each application."""

    application_environments: pulumi.Output[dict[str, dict[str, str]]]
    """Environment variables of each application, by service name; without the secret headers."""
    application_headers: pulumi.Output[dict[str, str]]
    """What OTEL_EXPORTER_OTLP_HEADERS is for each application, by service name; secret."""

    def __init__(
        self, name: str, args: ApplicationTelemetryArgs, opts: pulumi.ResourceOptions | None = None
    ) -> None:
        super().__init__("azure-openai-monitoring:index:ApplicationTelemetry", name, {}, opts)
        inputs = ApplicationTelemetryInputs.of_args(args, f'ApplicationTelemetry "{name}"')

        keys = {
            application: elasticstack.ElasticsearchSecurityApiKey(
                f"{name}-{application}-api-key",
                name=f"{application}, {inputs.environment}: OTLP ingest",
                role_descriptors=pulumi.Output.json_dumps(_ONLY_INGEST, sort_keys=True),
                opts=pulumi.ResourceOptions(parent=self),
            )
            for application in sorted(inputs.apm.applications)
        }
        self.application_environments = output_of(inputs.apm.otlp_endpoint).apply(
            lambda endpoint: {
                application: _environment(application, each, inputs.environment, endpoint)
                for application, each in sorted(inputs.apm.applications.items())
            }
        )
        self.application_headers = pulumi.Output.secret(
            pulumi.Output.all(
                # A header's value is percent-encoded (OpenTelemetry, OTLP exporter).
                **{
                    application: pulumi.Output.format("Authorization=ApiKey%20{}", key.encoded)
                    for application, key in keys.items()
                }
            )
        )
        self.register_outputs(
            {
                "applicationEnvironments": self.application_environments,
                "applicationHeaders": self.application_headers,
            }
        )


def _environment(
    application: str, inputs: ApplicationInputs, environment: str, endpoint: str
) -> dict[str, str]:
    attributes = {
        # The second is the name that it had before semantic conventions 1.27, which Elastic reads.
        "deployment.environment.name": environment,
        "deployment.environment": environment,
    }
    if inputs.service_version is not None:
        attributes["service.version"] = inputs.service_version
    return {
        "OTEL_SERVICE_NAME": application,
        "OTEL_RESOURCE_ATTRIBUTES": ",".join(f"{key}={each}" for key, each in attributes.items()),
        "OTEL_EXPORTER_OTLP_ENDPOINT": endpoint,
        # The default of Elastic's and of some other distributions is gRPC.
        "OTEL_EXPORTER_OTLP_PROTOCOL": "http/protobuf",
        # Elastic drops cumulative histograms (Elastic: managed OTLP endpoint).
        "OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE": "DELTA",
    }
