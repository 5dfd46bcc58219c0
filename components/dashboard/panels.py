"""The panels, row by row: the reviewed source of the dashboard.

A number here means what the alert rule, the service level or the anomaly job of the same name
means: they share their filters. Rates are shares of requests in the logs; what Azure measures
itself (tokens, utilization) is from the metrics.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from components.catalog import azure_openai
from components.catalog.anomaly_jobs import ANOMALY_JOBS, job_id
from components.catalog.cost import COST, HAS_TOKENS, UNPRICED, Prices
from components.catalog.data_streams import (
    AGENT_ID,
    AGENT_NAME,
    CATEGORY,
    DATASET,
    DURATION,
    GENERATED_TOKENS,
    INGESTED,
    LOG_DEPLOYMENT,
    METRIC_DEPLOYMENT,
    METRIC_FEATURE,
    PROMPT_TOKENS,
    REQUESTS,
    STATUS,
    TIME_TO_RESPONSE,
    TOKENS,
    UTILIZATION,
)
from components.catalog.filters import And, Exists, Filter, Not, Or, Range, Term
from components.catalog.runtime_fields import INGEST_LAG
from components.catalog.service_levels import SERVICE_LEVELS, FastShare, GoodShare, ServiceLevel
from components.dashboard.model import (
    Aggregate,
    Chart,
    Count,
    Divided,
    Format,
    Layer,
    Links,
    Measure,
    Panel,
    Row,
    Table,
    Text,
    Tile,
    Top,
    Value,
    View,
)


class Intake(StrEnum):
    """How an application's telemetry comes to Elasticsearch: it decides the names of fields."""

    CLASSIC = "classic"
    """APM Server, or the endpoint `.apm` of a deployment."""
    OPENTELEMETRY = "opentelemetry"
    """The managed OTLP endpoint, or an EDOT Collector: fields as OpenTelemetry names them."""


@dataclass(frozen=True)
class ApplicationFields:
    """Where a call of a model is, by the fields that `azure_openai_apm` adds to its span."""

    calls: Filter
    service: str
    model: str
    tokens: str
    micro_cost: str
    duration: str
    durations_in_second: int


APPLICATION_FIELDS: Final = {
    # APM Server writes dots as underscores and keeps attributes as labels (apm-data, input/otlp).
    Intake.CLASSIC: ApplicationFields(
        calls=And((Term("processor.event", "span"), Exists("numeric_labels.token_count"))),
        service="service.name",
        model="labels.model",
        tokens="numeric_labels.token_count",
        micro_cost="numeric_labels.cost_micro_usd",
        duration="span.duration.us",
        durations_in_second=1_000_000,
    ),
    # Elasticsearch, otel@mappings and traces-otel@mappings.
    Intake.OPENTELEMETRY: ApplicationFields(
        calls=Exists("attributes.token_count"),
        service="resource.attributes.service.name",
        model="attributes.model",
        tokens="attributes.token_count",
        micro_cost="attributes.cost_micro_usd",
        duration="duration",
        durations_in_second=1_000_000_000,
    ),
}

_REQUEST: Final = Term(CATEGORY, "RequestResponse")
_REFUSED: Final = Term(STATUS, "429")
_FAILED: Final = Range(STATUS, gte="500", lt="600")

_LOG_DEPLOYMENTS: Final = Top(LOG_DEPLOYMENT, "Deployment")
_METRIC_DEPLOYMENTS: Final = Top(METRIC_DEPLOYMENT, "Deployment")

_WHOLE: Final = Format()
_LARGE: Final = Format(decimals=1, compact=True)
_SECONDS: Final = Format(decimals=1, suffix=" s")
_MINUTES: Final = Format(decimals=1, suffix=" min")
_PERCENT: Final = Format(decimals=2, percent=True)
_OF_HUNDRED: Final = Format(decimals=0, suffix=" %")

_P95: Final = Divided(Aggregate("percentile", DURATION), 1_000_000_000)
_LAG: Final = Divided(Aggregate("percentile", INGEST_LAG.name), 60)


def rows(
    *,
    namespace: str,
    prices: Prices,
    levels: Sequence[ServiceLevel] = SERVICE_LEVELS,
    intake: Intake | None = None,
    places: Sequence[tuple[str, str]] = (),
) -> list[Row]:
    """Return the dashboard of one environment, from top to bottom.

    `levels` have the targets and limits that are in force. `places` are links to elsewhere in
    Kibana, label and address. Without an `intake` there are no applications to show.
    """
    money = Format(decimals=2, suffix=f" {prices.currency}")
    made = [
        _head(namespace, prices, places),
        _tiles(money),
        _requests(),
        _use(prices, money),
        _deployments(levels, money),
        _unusual(namespace),
        _pipeline(),
    ]
    if intake is not None:
        made.append(_applications(APPLICATION_FIELDS[intake], money))
    return made


def _head(namespace: str, prices: Prices, places: Sequence[tuple[str, str]]) -> Row:
    links = " · ".join(f"[{label}]({address})" for label, address in places)
    text = (
        f"**Environment {namespace}.** Logs come minutes late, metrics up to ten. Costs are "
        f"estimates at list prices of {prices.table.as_of} ({prices.table.source} "
        f"{prices.table.source_version}), in {prices.currency}: cached tokens cost as much as "
        "others."
    )
    return Row(
        4,
        (
            Panel("about", "About", 24, Text("\n\n".join(filter(None, [text, links])))),
            Panel("links", "Dashboards", 24, Links(azure_openai.DASHBOARDS)),
        ),
    )


def _tiles(money: Format) -> Row:
    requests = Layer(View.LOGS, _REQUEST, ())
    metrics = Layer(View.METRICS, HAS_TOKENS, ())
    tiles = [
        _tile("requests", "Requests", requests, Count(), _LARGE, "in the logs"),
        _tile("refused", "Refused", requests, _share(_REFUSED), _PERCENT, "of requests, with 429"),
        _tile("failed", "Failed", requests, _share(_FAILED), _PERCENT, "of requests, with 5xx"),
        _tile("latency", "Latency", requests, _P95, _SECONDS, "95th percentile"),
        _tile("tokens", "Tokens", metrics, Aggregate("sum", TOKENS), _LARGE, "read and generated"),
        _tile("cost", "Cost", metrics, Aggregate("sum", COST), money, "at list prices"),
        _tile(
            "unpriced", "No price", metrics, Count(UNPRICED), _WHOLE, "documents without a price"
        ),
        _tile(
            "lag",
            "Lag",
            Layer(View.ARRIVALS, Exists(INGESTED), ()),
            _LAG,
            _MINUTES,
            "95th percentile",
        ),
    ]
    return Row(6, tuple(tiles))


def _tile(name: str, title: str, layer: Layer, value: Value, form: Format, subtitle: str) -> Panel:
    measured = Layer(layer.view, layer.matches, (Measure(title, value, form),))
    return Panel(name, title, 6, Tile(measured, subtitle))


def _requests() -> Row:
    by_deployment = Layer(
        View.LOGS,
        _REQUEST,
        (Measure("Requests", Count(), _WHOLE),),
        _LOG_DEPLOYMENTS,
    )
    refused_or_failed = Layer(
        View.LOGS,
        And((_REQUEST, Or((_REFUSED, _FAILED)))),
        (Measure("Requests", Count(), _WHOLE),),
        Top(STATUS, "Status"),
    )
    latency = Layer(
        View.LOGS,
        And((_REQUEST, Exists(DURATION))),
        (Measure("95th percentile", _P95, _SECONDS),),
        _LOG_DEPLOYMENTS,
        "line",
    )
    return Row(
        10,
        (
            Panel("requests-by-deployment", "Requests", 16, Chart((by_deployment,))),
            Panel(
                "errors-by-status",
                "Refused (429) and failed (5xx)",
                16,
                Chart((refused_or_failed,)),
            ),
            Panel("latency-by-deployment", "Latency, 95th percentile", 16, Chart((latency,))),
        ),
    )


def _use(prices: Prices, money: Format) -> Row:
    tokens = Layer(
        View.METRICS,
        Exists(TOKENS),
        (Measure("Tokens", Aggregate("sum", TOKENS), _LARGE),),
        _METRIC_DEPLOYMENTS,
    )
    cost = Layer(
        View.METRICS,
        Range(COST, gte=0),
        (Measure(prices.label(), Aggregate("sum", COST), money),),
        _METRIC_DEPLOYMENTS,
    )
    utilization = Layer(
        View.METRICS,
        Exists(UTILIZATION),
        (Measure("Utilization", Aggregate("max", UTILIZATION), _OF_HUNDRED),),
        _METRIC_DEPLOYMENTS,
        "line",
    )
    return Row(
        10,
        (
            Panel("tokens-by-deployment", "Tokens", 16, Chart((tokens,))),
            Panel("cost-by-deployment", prices.label(), 16, Chart((cost,))),
            Panel(
                "provisioned-utilization",
                "Provisioned throughput used",
                16,
                Chart((utilization,), most=120),
            ),
        ),
    )


def _deployments(levels: Sequence[ServiceLevel], money: Format) -> Row:
    use = Layer(
        View.METRICS,
        HAS_TOKENS,
        (
            Measure("Read", Aggregate("sum", PROMPT_TOKENS), _LARGE),
            Measure("Generated", Aggregate("sum", GENERATED_TOKENS), _LARGE),
            # What a quota of tokens per minute is compared with: a document is a minute.
            Measure("Peak a minute", Aggregate("max", TOKENS), _LARGE),
            Measure("Cost", Aggregate("sum", COST), money),
        ),
    )
    served = Layer(
        View.LOGS,
        And((_REQUEST, Exists(LOG_DEPLOYMENT))),
        (Measure("Requests", Count(), _WHOLE), *_objectives(levels)),
    )
    return Row(
        10,
        (
            Panel("service-levels", "Service levels", 24, Table(served, (_LOG_DEPLOYMENTS,))),
            Panel(
                "use-by-deployment",
                "Tokens and cost by deployment",
                24,
                Table(use, (_METRIC_DEPLOYMENTS, Top(METRIC_FEATURE, "Model"))),
            ),
        ),
    )


def _objectives(levels: Sequence[ServiceLevel]) -> Iterator[Measure]:
    """Yield the share that each level of the logs counts as good; its name has the objective."""
    for level in levels:
        match level.indicator:
            case GoodShare(_, counted, good):
                label = f"Served ({_in_percent(level.target)})"
            case FastShare(_, counted, field, per_unit) if level.limit is not None:
                good = Not(Range(field, gt=level.limit * per_unit))
                label = f"In {level.limit:g} {level.limit_unit} ({_in_percent(level.target)})"
            case _:
                continue
        share = Divided(Count(And((counted, good))), Count(counted))
        yield Measure(label, share, _PERCENT)


def _unusual(namespace: str) -> Row:
    ours = tuple(Term("job_id", job_id(job, namespace)) for job in ANOMALY_JOBS)
    anomalies = Layer(
        View.ANOMALIES,
        And((Term("result_type", "record"), Or(ours))),
        (Measure("Score", Aggregate("max", "record_score"), _WHOLE),),
        Top("job_id", "Job"),
        "bar",
    )
    first = Layer(
        View.METRICS,
        Exists(TIME_TO_RESPONSE),
        (Measure("Milliseconds", Aggregate("average", TIME_TO_RESPONSE), _WHOLE),),
        _METRIC_DEPLOYMENTS,
        "line",
    )
    return Row(
        9,
        (
            Panel("anomalies", "Anomalies, 0 to 100", 24, Chart((anomalies,), most=100)),
            Panel("time-to-response", "Time to first response (provisioned)", 24, Chart((first,))),
        ),
    )


def _pipeline() -> Row:
    by_stream = Top(DATASET, "Data stream")
    documents = Layer(
        View.ARRIVALS, Exists(DATASET), (Measure("Documents", Count(), _WHOLE),), by_stream
    )
    lag = Layer(
        View.ARRIVALS, Exists(INGESTED), (Measure("Lag", _LAG, _MINUTES),), by_stream, "line"
    )
    counted = Layer(
        View.METRICS,
        Range(REQUESTS, gt=0),
        (Measure("Counted by Azure", Aggregate("sum", REQUESTS), _WHOLE),),
        series="line",
    )
    logged = Layer(View.LOGS, _REQUEST, (Measure("In the logs", Count(), _WHOLE),), series="line")
    agents = Layer(
        View.AGENTS,
        Exists(AGENT_ID),
        (Measure("Documents", Count(), _WHOLE),),
        Top(AGENT_NAME, "Agent"),
        "line",
    )
    return Row(
        9,
        (
            Panel("documents", "Pipeline: documents", 12, Chart((documents,))),
            Panel("ingest-lag", "Pipeline: lag, 95th percentile", 12, Chart((lag,))),
            Panel("hub-read", "Pipeline: requests and logs", 12, Chart((counted, logged))),
            Panel("agents", "Pipeline: agents", 12, Chart((agents,))),
        ),
    )


def _applications(fields: ApplicationFields, money: Format) -> Row:
    cost = Divided(Aggregate("sum", fields.micro_cost), 1_000_000, known=Exists(fields.micro_cost))
    by_application = Top(fields.service, "Application")
    over_time = Layer(
        View.APPLICATIONS, fields.calls, (Measure("Cost", cost, money),), by_application
    )
    calls = Layer(
        View.APPLICATIONS,
        fields.calls,
        (
            Measure("Calls", Count(), _WHOLE),
            Measure("Tokens", Aggregate("sum", fields.tokens), _LARGE),
            Measure(
                "Latency",
                Divided(Aggregate("percentile", fields.duration), fields.durations_in_second),
                _SECONDS,
            ),
            Measure("No price", Count(Not(Exists(fields.micro_cost))), _WHOLE),
            Measure("Cost", cost, money),
        ),
    )
    return Row(
        10,
        (
            Panel("application-cost", "Cost by application", 24, Chart((over_time,))),
            Panel(
                "applications",
                "Applications and models",
                24,
                Table(calls, (by_application, Top(fields.model, "Model"))),
            ),
        ),
    )


def _share(part: Filter) -> Divided:
    return Divided(Count(part), Count())


def _in_percent(share: float) -> str:
    return f"{100 * share:.6g} %"
