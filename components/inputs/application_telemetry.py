"""Inputs of ApplicationTelemetry, and the settings of it that an environment has."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from components.dashboard.panels import Intake
from components.inputs.base import BrokenRule, Inputs, RuleBroken
from components.inputs.types import Environment, OtlpEndpoint, ServiceName, ServiceVersion


class ApplicationInputs(Inputs):
    """One application that calls Azure OpenAI."""

    service_version: Annotated[ServiceVersion | None, Field(examples=['"1.4.0"'])] = None


class ApmSettings(Inputs):
    """The applications that call Azure OpenAI, and where they send their telemetry."""

    otlp_endpoint: Annotated[
        OtlpEndpoint, Field(examples=['"https://example.apm.eastus.azure.elastic.cloud"'])
    ]
    applications: Annotated[dict[ServiceName, ApplicationInputs], Field(examples=["{chat: {}}"])]
    intake: Annotated[Intake, Field(examples=["classic"])] = Intake.CLASSIC

    @model_validator(mode="after")
    def _some_application(self) -> Self:
        if not self.applications:
            rule = BrokenRule(
                ("applications",),
                self.applications,
                "there is nothing that would send telemetry",
                "name an application by its service name (`chat: {}`), or remove the key around it",
            )
            raise RuleBroken([rule])
        return self


class ApplicationTelemetryInputs(Inputs):
    """Inputs of one ApplicationTelemetry."""

    environment: Environment
    apm: ApmSettings
