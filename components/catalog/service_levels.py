"""The service level objectives, as one reviewed table, and what they are in Kibana.

Sources: Kibana, SLO API (indicators, budgeting, settings) and its rule type slo.rules.burnRate;
the burn rates are those of Google's SRE Workbook, "Alerting on SLOs", which Kibana offers too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from components.catalog.data_streams import (
    ACCOUNT,
    CATEGORY,
    DATASET,
    DURATION,
    INGESTED,
    LOG_DEPLOYMENT,
    LOGS,
    METRICS,
    STATUS,
    TIMESTAMP,
    DataStream,
)
from components.catalog.filters import And, Exists, Filter, Not, Or, Range, Term, kql

Window = Literal["7d", "30d", "90d"]
"""A rolling window: the provider admits no other."""


@dataclass(frozen=True)
class GoodShare:
    """The share of documents, of those that are counted, that are good."""

    stream: DataStream
    counted: Filter
    good: Filter


@dataclass(frozen=True)
class FastShare:
    """The share of documents, of those that are counted, whose field is at most the limit.

    `per_unit` is how much of the field is one of the limit.
    """

    stream: DataStream
    counted: Filter
    field: str
    per_unit: int


@dataclass(frozen=True)
class Lag:
    """The share of slices of time in which the last document came within the limit.

    `per_unit` is how many milliseconds are one of the limit.
    """

    streams: tuple[DataStream, ...]
    came: str
    happened: str
    per_unit: int


@dataclass(frozen=True)
class Apm:
    """The share of an application's transactions that succeed, or that are fast enough."""

    latency: bool


@dataclass(frozen=True)
class ServiceLevel:
    """One objective: what is promised, and how it is seen.

    `limit` is the default of what counts as good, in `limit_unit`, where there is one; `target`
    is the default share, 0 to 1.
    """

    id: str
    title: str
    meaning: str
    indicator: GoodShare | FastShare | Lag | Apm
    target: float
    group_by: tuple[str, ...] = ()
    limit: float | None = None
    limit_unit: str = ""
    window: Window = "30d"


@dataclass(frozen=True)
class ApmService:
    """An application in APM: `*` for any name. The namespace is that of its APM data streams."""

    service: str
    environment: str
    namespace: str
    transaction_type: str = "*"
    transaction_name: str = "*"


@dataclass(frozen=True)
class BurnRate:
    """How fast the error budget may burn, over a long window and still over the short one."""

    action_group: str
    rate: float
    long_hours: int
    short_minutes: int


BURN_RATES: Final = (
    BurnRate("slo.burnRate.alert", 14.4, long_hours=1, short_minutes=5),
    BurnRate("slo.burnRate.high", 6, long_hours=6, short_minutes=30),
    BurnRate("slo.burnRate.medium", 3, long_hours=24, short_minutes=120),
    BurnRate("slo.burnRate.low", 1, long_hours=72, short_minutes=360),
)
"""Critical, high, medium and low, by Kibana's names of the action groups."""

BURN_RATE: Final = "slo.rules.burnRate"
BURN_RATE_CONSUMER: Final = "slo"

_NANOSECONDS: Final = 1_000_000_000
_MILLISECONDS: Final = 1_000
_MINUTE: Final = 60 * _MILLISECONDS
_SLICE: Final = "5m"

_SERVED_OR_NOT: Final = And(
    (
        Term(CATEGORY, "RequestResponse"),
        Exists(LOG_DEPLOYMENT),
        Exists(STATUS),
        Not(And((Range(STATUS, gte="400", lt="500"), Not(Term(STATUS, "429"))))),
    )
)
"""Requests without those that the caller got wrong: 4xx, but a refusal is the service's."""

SERVICE_LEVELS: Final[tuple[ServiceLevel, ...]] = (
    ServiceLevel(
        id="availability",
        title="Availability per deployment",
        meaning="Requests that are served. 5xx and 429 are not: a caller that is refused is not "
        "served, though Microsoft's own agreement does not count it. Other 4xx are the caller's.",
        indicator=GoodShare(
            LOGS, _SERVED_OR_NOT, good=Not(Or((Term(STATUS, "429"), Range(STATUS, gte="500"))))
        ),
        group_by=(ACCOUNT, LOG_DEPLOYMENT),
        target=0.99,
    ),
    ServiceLevel(
        id="latency",
        title="Latency per deployment",
        meaning="Requests that are answered to the end within the limit, streamed ones too.",
        indicator=FastShare(
            LOGS,
            And((Term(CATEGORY, "RequestResponse"), Exists(LOG_DEPLOYMENT), Exists(DURATION))),
            DURATION,
            per_unit=_NANOSECONDS,
        ),
        group_by=(ACCOUNT, LOG_DEPLOYMENT),
        target=0.95,
        limit=30,
        limit_unit="seconds",
    ),
    ServiceLevel(
        id="freshness",
        title="Freshness of the pipeline",
        meaning="Five minutes of logs and metrics that were in Elasticsearch within the limit. "
        "Minutes without any document count as good in Kibana: the rule stream-silent is for "
        "those.",
        indicator=Lag((LOGS, METRICS), came=INGESTED, happened=TIMESTAMP, per_unit=_MINUTE),
        group_by=(DATASET,),
        target=0.99,
        limit=30,
        limit_unit="minutes",
    ),
    ServiceLevel(
        id="apm-availability",
        title="Availability of an application",
        meaning="Transactions of the application that succeed, as APM sees them.",
        indicator=Apm(latency=False),
        target=0.99,
    ),
    ServiceLevel(
        id="apm-latency",
        title="Latency of an application",
        meaning="Transactions of the application within the limit, as APM sees them.",
        indicator=Apm(latency=True),
        target=0.95,
        limit=30,
        limit_unit="seconds",
    ),
)


def kibana_slo(
    level: ServiceLevel,
    *,
    namespace: str,
    target: float,
    window: Window,
    limit: float | None = None,
    application: ApmService | None = None,
) -> dict[str, Any]:
    """Return the arguments of KibanaSlo but name, space and tags, as its bindings name them.

    `limit`, in the level's unit, is for a level that has one; `application` for one of APM.
    """
    if (limit is None) != (level.limit is None):
        raise ValueError(
            f"the service level {level.id} {'needs a' if level.limit else 'has no'} limit"
        )
    allowed = 0 if limit is None else limit
    arguments: dict[str, Any] = {
        "description": level.meaning,
        "budgeting_method": "occurrences",
        "objectives": [{"target": target}],
        "time_windows": [{"type": "rolling", "duration": window}],
    }
    if level.group_by:
        arguments["group_bies"] = list(level.group_by)
    match level.indicator:
        case GoodShare(stream, counted, good):
            index = stream.index(namespace)
            arguments["kql_custom_indicators"] = [_kql_custom(index, counted, good)]
            arguments["settings"] = _BY_INGESTION
        case FastShare(stream, counted, field, per_unit):
            index = stream.index(namespace)
            fast = Not(Range(field, gt=allowed * per_unit))
            arguments["kql_custom_indicators"] = [_kql_custom(index, counted, fast)]
            arguments["settings"] = _BY_INGESTION
        case Lag() as lag:
            arguments["budgeting_method"] = "timeslices"
            # Within a slice nothing is tolerated: it is good, or it is not.
            arguments["objectives"] = [
                {"target": target, "timeslice_target": 1, "timeslice_window": _SLICE}
            ]
            arguments["timeslice_metric_indicators"] = [_timeslice(lag, namespace, allowed)]
            arguments["settings"] = _BY_INGESTION
        case Apm(latency):
            if application is None:
                raise ValueError(f"the service level {level.id} needs an application")
            seen = _apm(application)
            if latency:
                # In milliseconds, and whole.
                seen["threshold"] = round(allowed * _MILLISECONDS)
            kind = "apm_latency_indicators" if latency else "apm_availability_indicators"
            arguments[kind] = [seen]
    return arguments


_BY_INGESTION: Final = {"sync_field": INGESTED, "sync_delay": "1m"}
"""By when documents arrived: by their timestamp, those that come minutes late would be left out."""


def burn_rate_params(
    slo_id: str, window: Window, rates: Sequence[BurnRate] = BURN_RATES
) -> dict[str, Any]:
    """Return the parameters of a rule of type slo.rules.burnRate, for one objective."""
    hours = int(window.removesuffix("d")) * 24
    return {
        "sloId": slo_id,
        "windows": [
            {
                "id": rate.action_group.rpartition(".")[2],
                "actionGroup": rate.action_group,
                "burnRateThreshold": rate.rate,
                # At this rate the long window alone uses the whole budget up.
                "maxBurnRateThreshold": hours / rate.long_hours,
                "longWindow": {"value": rate.long_hours, "unit": "h"},
                "shortWindow": {"value": rate.short_minutes, "unit": "m"},
            }
            for rate in rates
        ],
        "dependencies": [],
    }


def _kql_custom(index: str, counted: Filter, good: Filter) -> dict[str, str]:
    # An empty total is every document that the filter leaves.
    return {
        "index": index,
        "timestamp_field": TIMESTAMP,
        "filter": kql(counted),
        "good": kql(good),
        "total": "",
    }


def _timeslice(lag: Lag, namespace: str, limit: float) -> dict[str, Any]:
    return {
        "index": ",".join(stream.index(namespace) for stream in lag.streams),
        "timestamp_field": TIMESTAMP,
        "filter": kql(Exists(lag.came)),
        "metrics": [
            {
                "metrics": [
                    {"name": "A", "aggregation": "max", "field": lag.came},
                    {"name": "B", "aggregation": "max", "field": lag.happened},
                ],
                "equation": "A - B",
                "comparator": "LTE",
                "threshold": limit * lag.per_unit,
            }
        ],
    }


def _apm(application: ApmService) -> dict[str, Any]:
    return {
        "index": f"metrics-apm.*-{application.namespace}",
        "service": application.service,
        "environment": application.environment,
        "transaction_type": application.transaction_type,
        "transaction_name": application.transaction_name,
    }
