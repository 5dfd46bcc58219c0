"""A day of an environment, made up: every document that the pipeline would have brought of it.

Two accounts with six deployments. Something of everything happens: `chat` is refused for two hours
at noon, `summaries` fails for forty minutes, logs are lost for an hour and late for another, an
agent falls silent, and one deployment has a model without a price. The same every time.
"""

import math
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from components.catalog.anomaly_jobs import ANOMALY_JOBS, job_id
from components.catalog.cost import Prices
from components.catalog.data_streams import AGENT_METRICS, LOGS, METRICS, DataStream
from components.dashboard.panels import Intake

NAMESPACE: Final = "dev"
START: Final = datetime(2026, 3, 3, tzinfo=UTC)
END: Final = START + timedelta(days=1)
SLOT: Final = timedelta(minutes=5)

APM: Final = {
    Intake.CLASSIC: DataStream("traces", "apm"),
    Intake.OPENTELEMETRY: DataStream("traces", "generic.otel"),
}
ANOMALIES: Final = ".ml-anomalies-shared"

Document = dict[str, Any]


@dataclass(frozen=True)
class Deployment:
    """A deployment of a model, and how it is used: requests a slot at the height of the day."""

    name: str
    model: str
    version: str
    account: str
    region: str
    requests: float
    prompt: int
    generated: int
    seconds: float
    application: str
    provisioned: bool = False


DEPLOYMENTS: Final = (
    Deployment(
        "chat", "gpt-4o", "2024-08-06", "openai-us", "eastus", 14, 2600, 420, 4.2, "support-bot"
    ),
    Deployment(
        "summaries",
        "gpt-4o-mini",
        "2024-07-18",
        "openai-us",
        "eastus",
        9,
        6200,
        350,
        3.1,
        "doc-search",
    ),
    Deployment(
        "embeddings",
        "text-embedding-3-small",
        "1",
        "openai-us",
        "eastus",
        16,
        900,
        0,
        0.3,
        "doc-search",
    ),
    Deployment(
        "assistant",
        "gpt-4o",
        "2024-11-20",
        "openai-eu",
        "swedencentral",
        11,
        1900,
        310,
        2.2,
        "assistant",
        provisioned=True,
    ),
    Deployment(
        "reasoning",
        "o4-mini",
        "2025-04-16",
        "openai-eu",
        "swedencentral",
        3,
        3400,
        2900,
        18,
        "analyst",
    ),
    Deployment(
        "trial", "gpt-oss-120b", "1", "openai-eu", "swedencentral", 1, 1500, 300, 5, "analyst"
    ),
)


@dataclass(frozen=True)
class Call:
    """One request: when, to what, with what status and use."""

    at: datetime
    deployment: Deployment
    status: int
    seconds: float
    prompt: int
    generated: int


@dataclass(frozen=True)
class Day:
    """The calls, and the documents of them by index."""

    calls: tuple[Call, ...]
    documents: dict[DataStream | str, list[Document]]


def day() -> Day:
    """Return the day."""
    drawn = random.Random(20260303)  # noqa: S311 - made up, and the same every time
    calls = tuple(sorted(_calls(drawn), key=lambda call: call.at))
    documents: dict[DataStream | str, list[Document]] = {
        LOGS: [_log(call, drawn) for call in calls if logged(call)],
        METRICS: list(_metrics(calls, drawn)),
        AGENT_METRICS: list(_agents()),
        ANOMALIES: list(_anomalies()),
    }
    for intake, stream in APM.items():
        documents[stream] = [_traced(call, intake) for call in calls if call.status == 200]
    return Day(calls, documents)


def logged(call: Call) -> bool:
    """Return whether there is a log of a call: for an hour there is none."""
    return not 16 <= _hour(call.at) < 17


def _hour(at: datetime) -> float:
    return (at - START) / timedelta(hours=1)


def _slots() -> Iterator[datetime]:
    return (START + SLOT * number for number in range(int((END - START) / SLOT)))


def _height(hour: float) -> float:
    """Return how busy it is, 0 to 1: a working day, and a few who work at night."""
    return 0.08 + 0.92 * math.exp(-(((hour - 14) / 4.2) ** 2))


def _calls(drawn: random.Random) -> Iterator[Call]:
    for slot in _slots():
        for deployment in DEPLOYMENTS:
            expected = deployment.requests * _height(_hour(slot))
            for _ in range(int(expected + drawn.random())):
                at = slot + SLOT * drawn.random()
                yield _call(at, deployment, drawn)


def _call(at: datetime, deployment: Deployment, drawn: random.Random) -> Call:
    hour = _hour(at)
    status = 200
    if deployment.name == "chat" and 12 <= hour < 14 and drawn.random() < 0.22:
        status = 429
    elif deployment.name == "summaries" and 9.5 <= hour < 10.2 and drawn.random() < 0.35:
        status = 503
    elif drawn.random() < 0.0015:
        status = drawn.choice((429, 500, 503))
    slower = 1 + 0.9 * max(0.0, _height(hour) - 0.6)
    seconds = deployment.seconds * slower * drawn.lognormvariate(0, 0.45)
    if status != 200:
        return Call(at, deployment, status, drawn.uniform(0.05, 0.2), 0, 0)
    prompt = round(deployment.prompt * drawn.lognormvariate(0, 0.4))
    generated = round(deployment.generated * drawn.lognormvariate(0, 0.5))
    return Call(at, deployment, status, seconds, prompt, generated)


def _log(call: Call, drawn: random.Random) -> Document:
    late = 38 if 18 <= _hour(call.at) < 19.5 else 4
    lag = timedelta(minutes=late * drawn.lognormvariate(0, 0.25))
    return {
        "@timestamp": call.at.isoformat(),
        "azure": {
            "open_ai": {
                "category": "RequestResponse",
                "operation_name": "ChatCompletions_Create",
                "result_signature": str(call.status),
                "properties": {"model_deployment_name": call.deployment.name},
            },
            "resource": {"name": call.deployment.account.upper()},
        },
        "event": {
            "duration": round(call.seconds * 1e9),
            "ingested": (call.at + lag).isoformat(timespec="milliseconds"),
        },
    }


def _metrics(calls: tuple[Call, ...], drawn: random.Random) -> Iterator[Document]:
    by_minute: dict[tuple[datetime, Deployment], list[Call]] = defaultdict(list)
    for call in calls:
        by_minute[call.at.replace(second=0, microsecond=0), call.deployment].append(call)
    for (minute, deployment), made in by_minute.items():
        prompt, generated = sum(c.prompt for c in made), sum(c.generated for c in made)
        # As Azure gives them: tokens know the feature, requests know the model's name.
        tokens = {
            "processed_prompt_tokens": {"total": prompt},
            "generated_tokens": {"total": generated},
            "token_transaction": {"total": prompt + generated},
        }
        if prompt:
            yield _metric(minute, deployment, "feature_name", tokens, drawn)
        requests: dict[str, Any] = {"requests": {"total": len(made)}}
        if deployment.provisioned:
            first = 260 + 900 * _height(_hour(minute)) ** 3 + drawn.uniform(-40, 60)
            requests["time_to_response"] = {"avg": round(first, 1)}
        yield _metric(minute, deployment, "model_name", requests, drawn)
    for slot in _slots():
        for deployment in DEPLOYMENTS:
            if deployment.provisioned:
                used = 104 * _height(_hour(slot)) + drawn.uniform(-4, 4)
                values = {"provisioned_managed_utilization_v2": {"avg": round(max(used, 0), 1)}}
                yield _metric(slot, deployment, "model_name", values, drawn)


def _metric(
    at: datetime, deployment: Deployment, named: str, values: Document, drawn: random.Random
) -> Document:
    return {
        "@timestamp": at.isoformat(),
        "azure": {
            "dimensions": {
                named: deployment.model,
                "model_deployment_name": deployment.name,
                "model_version": deployment.version,
                "region": deployment.region,
            },
            "open_ai": values,
            "resource": {"name": deployment.account},
        },
        "event": {
            "ingested": (at + timedelta(minutes=drawn.uniform(3, 8))).isoformat(
                timespec="milliseconds"
            )
        },
    }


def _agents() -> Iterator[Document]:
    for slot in _slots():
        for name in ("collector-0", "collector-1"):
            if name == "collector-1" and 20 <= _hour(slot) < 22:
                continue
            yield {
                "@timestamp": slot.isoformat(),
                "agent": {"id": f"id-of-{name}", "name": name},
                "event": {"ingested": (slot + timedelta(seconds=5)).isoformat()},
            }


def _anomalies() -> Iterator[Document]:
    found = {"tokens": ((13, 41),), "errors": ((9, 88), (12, 63), (13, 71)), "latency": ((15, 22),)}
    for job in ANOMALY_JOBS:
        for hour, score in found[job.id]:
            for minute, part in ((0, 1), (15, 0.6), (30, 0.3)):
                yield {
                    "timestamp": (START + timedelta(hours=hour, minutes=minute)).isoformat(),
                    "job_id": job_id(job, NAMESPACE),
                    "result_type": "record",
                    "record_score": score * part,
                }
    # Another environment's.
    yield {
        "timestamp": (START + timedelta(hours=3)).isoformat(),
        "job_id": job_id(ANOMALY_JOBS[0], "prod"),
        "result_type": "record",
        "record_score": 99,
    }


def micro_cost(call: Call) -> float | None:
    """Return what a call costs, in millionths, as the library for applications would say."""
    price = Prices().of(call.deployment.model, call.deployment.version)
    if price is None:
        return None
    return float(price.input * call.prompt + (price.output or 0) * call.generated)


def _traced(call: Call, intake: Intake) -> Document:
    cost = micro_cost(call)
    numbers = {"token_count": call.prompt + call.generated}
    priced = numbers if cost is None else {**numbers, "cost_micro_usd": cost}
    at = {"@timestamp": call.at.isoformat()}
    if intake is Intake.CLASSIC:
        return {
            **at,
            "processor": {"event": "span"},
            "service": {"name": call.deployment.application},
            "labels": {"model": call.deployment.model},
            "numeric_labels": priced,
            "span": {"duration": {"us": round(call.seconds * 1e6)}},
        }
    return {
        **at,
        "resource": {"attributes": {"service.name": call.deployment.application}},
        "attributes": {"model": call.deployment.model, **priced},
        "duration": round(call.seconds * 1e9),
    }
