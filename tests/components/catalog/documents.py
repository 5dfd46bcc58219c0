"""Documents as the pipeline writes them, made from the real ones in `facts`."""

import copy
import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from tests.components.catalog.engine import FACTS

REAL_LOGS: Final = json.loads((FACTS / "logs-request-response.json").read_text())
REAL_METRICS: Final = json.loads((FACTS / "metrics.json").read_text())

ACCOUNT: Final = "obs-openai-test-01"
DEPLOYMENT: Final = "gpt-chat-pilot"


def ago(minutes: float) -> str:
    """Return the moment that many minutes before now: the engine has a clock of its own."""
    return (datetime.now(UTC) - timedelta(minutes=minutes)).isoformat()


def moved(documents: Sequence[dict[str, Any]], minutes: float = 10) -> list[dict[str, Any]]:
    """Return the documents as if they had been written that many minutes ago."""
    return [{**document, "@timestamp": ago(minutes)} for document in documents]


def log(
    minutes: float = 10,
    *,
    status: str = "200",
    deployment: str = DEPLOYMENT,
    account: str = ACCOUNT,
    seconds: float = 1,
    operation: str = "ChatCompletions_Create",
) -> dict[str, Any]:
    """Return the log of a request."""
    (document,) = moved([copy.deepcopy(REAL_LOGS[1])], minutes)
    document["azure"]["open_ai"]["result_signature"] = status
    document["azure"]["open_ai"]["operation_name"] = operation
    document["azure"]["open_ai"]["properties"]["model_deployment_name"] = deployment
    document["azure"]["resource"]["name"] = account
    document["event"] = {"duration": round(seconds * 1e9), "ingested": ago(minutes - 5)}
    return document


def audit(operation: str, minutes: float = 10, *, account: str = ACCOUNT.upper()) -> dict[str, Any]:
    """Return the log of an operation on the account; Azure writes its name in capitals."""
    open_ai = {"category": "Audit", "operation_name": operation, "tenant": "eastus"}
    return {
        "@timestamp": ago(minutes),
        "azure": {"open_ai": open_ai, "resource": {"name": account}},
    }


def metric(
    minutes: float = 10,
    *,
    deployment: str = DEPLOYMENT,
    account: str = ACCOUNT,
    **values: dict[str, float],
) -> dict[str, Any]:
    """Return one minute of metrics, such as `requests={"total": 1}`."""
    (document,) = moved([copy.deepcopy(REAL_METRICS[0])], minutes)
    document["azure"]["dimensions"]["model_deployment_name"] = deployment
    document["azure"]["resource"]["name"] = account
    document["azure"]["open_ai"] = values
    document["event"] = {"ingested": ago(minutes - 5)}
    return document


def agent(minutes: float, name: str = "collector-1") -> dict[str, Any]:
    """Return what an agent tells of itself."""
    return {"@timestamp": ago(minutes), "agent": {"id": f"id-of-{name}", "name": name}}


def hub(minutes: float = 10, name: str = "evhns-eastus", **values: float) -> dict[str, Any]:
    """Return one minute of an event hub namespace, such as `incoming_messages=1`."""
    return {
        "@timestamp": ago(minutes),
        "azure": {
            "namespace": "Microsoft.EventHub/namespaces",
            "resource": {"name": name},
            "metrics": {metric: {"total": value} for metric, value in values.items()},
        },
    }
