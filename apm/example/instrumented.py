"""The application with its telemetry: `flask --app apm.example.instrumented run`.

Where the telemetry goes is in OpenTelemetry's own variables: OTEL_EXPORTER_OTLP_ENDPOINT,
OTEL_EXPORTER_OTLP_HEADERS, OTEL_RESOURCE_ATTRIBUTES.
"""

import azure_openai_apm
from flask import Flask
from opentelemetry.instrumentation.flask import FlaskInstrumentor

from apm.example import application


def create_app() -> Flask:
    """Make the application, and record its requests and its calls of models."""
    azure_openai_apm.instrument()
    app = application.create_app()
    FlaskInstrumentor().instrument_app(app)  # type: ignore[no-untyped-call]  # it has no types
    return app
