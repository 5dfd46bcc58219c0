"""Kibana's data views: which data streams each covers, and how its fields are shown.

Source of the formats: Kibana, packages data-views and field-formats (duration, number).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from components.catalog.data_streams import (
    ACCOUNT,
    CATEGORY,
    DURATION,
    INGESTED,
    LOG_DEPLOYMENT,
    LOGS,
    METRIC_DEPLOYMENT,
    METRICS,
    OPERATION,
    REJECTED_REQUESTS,
    REQUESTS,
    STATUS,
    TIME_TO_RESPONSE,
    TOKENS,
    UTILIZATION,
)

ViewName = Literal["logs", "metrics", "apm"]


@dataclass(frozen=True)
class Number:
    """A number, in the pattern language of Numeral.js."""

    pattern: str


@dataclass(frozen=True)
class Duration:
    """A time that passed, from a number of units to people's words."""

    unit: Literal["nanoseconds", "microseconds", "milliseconds"]


@dataclass(frozen=True)
class Shown:
    """How a field is shown: what it is called, and its format where it is not its type's own."""

    label: str
    format: Number | Duration | None = None


@dataclass(frozen=True)
class View:
    """One data view. `patterns` are names of data streams, with the namespace as `{namespace}`."""

    name: ViewName
    title: str
    patterns: tuple[str, ...]
    fields: Mapping[str, Shown]

    def pattern(self, namespace: str) -> str:
        """Return what the view covers in one namespace."""
        return ",".join(each.format(namespace=namespace) for each in self.patterns)


_COUNT: Final = Number("0,0")
# Percentages come as 0 to 100; Kibana's own format of percentages takes 0 to 1.
_PERCENT: Final = Number("0,0.[0]")
MONEY: Final = Number("0,0.00[00]")

VIEWS: Final = (
    View(
        "logs",
        "logs",
        (LOGS.index("{namespace}"),),
        {
            ACCOUNT: Shown("Account"),
            LOG_DEPLOYMENT: Shown("Deployment"),
            "azure.open_ai.properties.model_name": Shown("Model"),
            "azure.open_ai.properties.model_version": Shown("Model version"),
            CATEGORY: Shown("Log category"),
            OPERATION: Shown("Operation"),
            STATUS: Shown("HTTP status"),
            DURATION: Shown("Duration", Duration("nanoseconds")),
            INGESTED: Shown("Arrived"),
        },
    ),
    View(
        "metrics",
        "metrics",
        (METRICS.index("{namespace}"),),
        {
            ACCOUNT: Shown("Account"),
            METRIC_DEPLOYMENT: Shown("Deployment"),
            "azure.dimensions.model_name": Shown("Model"),
            "azure.dimensions.model_version": Shown("Model version"),
            REQUESTS: Shown("Requests", _COUNT),
            TOKENS: Shown("Tokens", _COUNT),
            "azure.open_ai.processed_prompt_tokens.total": Shown("Prompt tokens", _COUNT),
            "azure.open_ai.generated_tokens.total": Shown("Completion tokens", _COUNT),
            UTILIZATION: Shown("Provisioned utilization (%)", _PERCENT),
            "azure.open_ai.context_tokens_cache_match_rate.avg": Shown(
                "Prompt cache match rate (%)", _PERCENT
            ),
            TIME_TO_RESPONSE: Shown("Time to response", Duration("milliseconds")),
            REJECTED_REQUESTS: Shown("Requests rejected by the content filter", _COUNT),
            INGESTED: Shown("Arrived"),
        },
    ),
    View(
        "apm",
        "applications",
        # As APM Server writes them, and as OpenTelemetry does where it is stored natively.
        (
            "traces-apm*-{namespace}",
            "traces-*.otel-{namespace}",
            "metrics-apm*-{namespace}",
            "metrics-*.otel-{namespace}",
            "logs-apm*-{namespace}",
            "logs-*.otel-{namespace}",
        ),
        {
            "service.name": Shown("Application"),
            "transaction.duration.us": Shown("Transaction duration", Duration("microseconds")),
            "span.duration.us": Shown("Span duration", Duration("microseconds")),
            "numeric_labels.prompt_tokens": Shown("Prompt tokens", _COUNT),
            "numeric_labels.completion_tokens": Shown("Completion tokens", _COUNT),
            "numeric_labels.token_count": Shown("Tokens", _COUNT),
            "numeric_labels.cost": Shown("Cost", MONEY),
            "attributes.prompt_tokens": Shown("Prompt tokens (OpenTelemetry)", _COUNT),
            "attributes.completion_tokens": Shown("Completion tokens (OpenTelemetry)", _COUNT),
            "attributes.token_count": Shown("Tokens (OpenTelemetry)", _COUNT),
            "attributes.cost": Shown("Cost (OpenTelemetry)", MONEY),
        },
    ),
)


def view_id(view: View, namespace: str) -> str:
    """Return the id of a view: one for each environment, so that others can refer to it."""
    return f"azure-openai-{view.name}-{namespace}"
