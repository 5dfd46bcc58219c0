"""The dashboard over the sample day: its panels, their searches and what those answer."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from components import kibana_links
from components.catalog.cost import Prices, cost_field
from components.catalog.data_streams import LOGS, METRICS, DataStream
from components.dashboard.panels import Intake
from components.dashboard.saved_objects import Applications, saved_objects
from tests.components.catalog.engine import Engine
from tests.components.dashboard import sample_day
from tests.components.dashboard.lens_queries import Asked, Source, answered, asked

FIELDS: Final[Mapping[str, Mapping[str, str]]] = json.loads(
    (Path(__file__).parent / "fields.json").read_text()
)
"""Type of each field, by data stream, of those that the catalog does not read.

Sources: elastic/elasticsearch, apm-data plugin and otel-data plugin (component templates), and the
mapping of anomaly results.
"""

LOGS_VIEW: Final = "view-of-logs"
METRICS_VIEW: Final = "view-of-metrics"
APM_VIEW: Final = "view-of-applications"
SOURCES: Final = {
    LOGS_VIEW: Source(LOGS.index(sample_day.NAMESPACE), {}),
    METRICS_VIEW: Source(METRICS.index(sample_day.NAMESPACE), cost_field(Prices()).mapping()),
    APM_VIEW: Source("traces-apm*-dev,traces-*.otel-dev", {}),
}


PLACES: Final = [
    ("Alerts", kibana_links.alerts("https://kibana.example", None)),
    ("SLOs", kibana_links.slos("https://kibana.example", None)),
    ("Anomalies", kibana_links.anomalies("https://kibana.example", None)),
    ("Agents", kibana_links.agents("https://kibana.example", None)),
]


def dashboard(intake: Intake | None = Intake.CLASSIC) -> dict[str, Any]:
    """Return the dashboard's saved object."""
    applications = None
    if intake is not None:
        applications = Applications(intake, APM_VIEW, sample_day.NAMESPACE)
    (made,) = saved_objects(
        namespace=sample_day.NAMESPACE,
        logs_data_view_id=LOGS_VIEW,
        metrics_data_view_id=METRICS_VIEW,
        prices=Prices(),
        applications=applications,
        places=PLACES,
    )
    return made


def panels(of: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the panels of a dashboard, by their id."""
    return {panel["panelIndex"]: panel for panel in json.loads(of["attributes"]["panelsJSON"])}


def searches(of: Mapping[str, Any]) -> dict[str, list[Asked]]:
    """Return the searches of each panel that has any, over the sample day."""
    return {
        name: asked(panel, SOURCES, sample_day.START, sample_day.END)
        for name, panel in panels(of).items()
        if panel["type"] == "lens"
    }


def answers(engine: Engine, of: Mapping[str, Any]) -> dict[str, list[list[Any]]]:
    """Return the rows of each layer of each panel, as JSON has them, rounded to be the same."""
    return {
        name: [
            [[*keys, *(_rounded(number) for number in numbers)] for keys, numbers in rows]
            for rows in (answered(engine, search) for search in of_panel)
        ]
        for name, of_panel in searches(of).items()
    }


def with_the_day(engine: Engine) -> None:
    """Put the documents of the sample day into the engine."""
    for name, fields in FIELDS.items():
        mappings = {"dynamic": False, "properties": {f: _mapped(k) for f, k in fields.items()}}
        template = {"settings": {"number_of_replicas": 0}, "mappings": mappings}
        body = {"index_patterns": [f"{name}*"], "template": template}
        engine.ask("PUT", f"/_index_template/{name.strip('.')}", body)
    for stream, documents in sample_day.day().documents.items():
        if isinstance(stream, DataStream):
            engine.add(stream, sample_day.NAMESPACE, documents)
        else:
            for number, document in enumerate(documents):
                engine.ask("PUT", f"/{stream}/_doc/{number}?refresh=true", document)


def _mapped(kind: str) -> dict[str, Any]:
    if kind == "scaled_float":
        # apm@mappings.
        return {"type": kind, "scaling_factor": 1_000_000}
    return {"type": "keyword" if kind == "constant_keyword" else kind}


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 6)
