"""OpenTelemetry's SDK for a program that has none: configured by the standard environment alone."""

import os
from typing import Any, Final

from opentelemetry import metrics, trace
from opentelemetry.environment_variables import (
    OTEL_LOGS_EXPORTER,
    OTEL_METRICS_EXPORTER,
    OTEL_TRACES_EXPORTER,
)
from opentelemetry.sdk._configuration import _OTelSDKConfigurator
from opentelemetry.sdk.environment_variables import (
    OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE,
    OTEL_EXPORTER_OTLP_PROTOCOL,
)
from opentelemetry.sdk.metrics import MeterProvider

from azure_openai_apm.dropped import CountingSpanProcessor

DEFAULTS: Final = {
    OTEL_TRACES_EXPORTER: "otlp",
    OTEL_METRICS_EXPORTER: "otlp",
    OTEL_LOGS_EXPORTER: "otlp",
    # The only OTLP exporter that this distribution installs.
    OTEL_EXPORTER_OTLP_PROTOCOL: "http/protobuf",
    # Elastic drops cumulative histograms ("Metrics and the managed OTLP endpoint").
    OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE: "DELTA",
}


class Configurator(_OTelSDKConfigurator):
    """The SDK's own configurator, which distributions are to subclass; counts dropped spans."""

    def _configure(self, **kwargs: Any) -> None:
        kwargs.setdefault("export_span_processor", CountingSpanProcessor)
        super()._configure(**kwargs)  # type: ignore[no-untyped-call]


def set_defaults() -> None:
    """Set what Elastic needs where the user set nothing."""
    for name, value in DEFAULTS.items():
        os.environ.setdefault(name, value)


def set_up_where_missing() -> None:
    """Set up traces, metrics and logs unless the program has set up traces or metrics itself."""
    ours_to_set_up = isinstance(trace.get_tracer_provider(), trace.ProxyTracerProvider)
    if ours_to_set_up and not isinstance(metrics.get_meter_provider(), MeterProvider):
        set_defaults()
        Configurator().configure()  # type: ignore[no-untyped-call]
