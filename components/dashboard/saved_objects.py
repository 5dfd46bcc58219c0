"""The dashboard as a saved object of Kibana, and the file that Kibana imports.

It is one object: everything on it is held by value, so nothing else is left where it is deleted,
and nothing of another environment can be overwritten. Formats: see `lens`.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from components.catalog.cost import Prices
from components.catalog.data_streams import AGENT_METRICS, LOGS, METRICS, NAMESPACE
from components.catalog.runtime_fields import INGEST_LAG
from components.catalog.service_levels import SERVICE_LEVELS, ServiceLevel
from components.dashboard.lens import DataView, visualization
from components.dashboard.model import COLUMNS, Links, Panel, Row, Text, View
from components.dashboard.panels import Intake, rows

TITLE: Final = "Azure OpenAI: service and pipeline"

# Those of the package's own Overview dashboard, which Kibana 8.13 and later install: an older
# object is migrated, one newer than Kibana is refused.
_CORE_MIGRATION: Final = "8.8.0"
_TYPE_MIGRATION: Final = "8.9.0"

_LAST_DAY: Final = ("now-24h", "now")


@dataclass(frozen=True)
class Applications:
    """Applications that trace their calls: how, through which data view, in which namespace."""

    intake: Intake
    data_view_id: str
    namespace: str


def dashboard_id(namespace: str) -> str:
    """Return the id: one for each environment, so that several fit in one space."""
    return f"azure-openai-service-and-pipeline-{namespace}"


def saved_objects(
    *,
    namespace: str,
    logs_data_view_id: str,
    metrics_data_view_id: str,
    prices: Prices,
    levels: Sequence[ServiceLevel] = SERVICE_LEVELS,
    applications: Applications | None = None,
    places: Sequence[tuple[str, str]] = (),
) -> list[dict[str, Any]]:
    """Return the dashboard of one environment.

    The data view of the metrics has the field `cost_field(prices)`. `levels` have the targets and
    limits that are in force; `places` are links to elsewhere in Kibana, label and address.
    """
    made = rows(
        namespace=namespace,
        prices=prices,
        levels=levels,
        intake=applications.intake if applications else None,
        places=places,
    )
    views = {
        View.LOGS: DataView(logs_data_view_id),
        View.METRICS: DataView(metrics_data_view_id),
        View.ARRIVALS: DataView(
            f"azure-openai-arrivals-{namespace}",
            f"{LOGS.index(namespace)},{METRICS.index(namespace)}",
            runtime_fields=(INGEST_LAG,),
        ),
        View.AGENTS: DataView(f"azure-openai-agents-{namespace}", AGENT_METRICS.index(namespace)),
        # Elasticsearch: results of anomaly jobs; they know of no data stream.
        View.ANOMALIES: DataView(
            f"azure-openai-anomalies-{namespace}",
            ".ml-anomalies-*",
            time_field="timestamp",
        ),
    }
    namespaces = dict.fromkeys((View.LOGS, View.METRICS, View.ARRIVALS, View.AGENTS), namespace)
    if applications is not None:
        views[View.APPLICATIONS] = DataView(applications.data_view_id)
        namespaces[View.APPLICATIONS] = applications.namespace
    shown = sorted({namespace, *namespaces.values()})
    placed = list(_panels(made, views, namespaces))
    return [_dashboard(namespace, _only(shown), logs_data_view_id, placed)]


def ndjson(objects: Sequence[Mapping[str, Any]]) -> str:
    """Return the file that Kibana imports: an object a line, the same for the same objects."""
    return "".join(
        json.dumps(each, sort_keys=True, separators=(",", ":"), ensure_ascii=False) + "\n"
        for each in objects
    )


@dataclass(frozen=True)
class _Placed:
    panel: dict[str, Any]
    references: list[dict[str, str]]


def _panels(
    made: Sequence[Row], views: Mapping[View, DataView], namespaces: Mapping[View, str]
) -> Iterator[_Placed]:
    top = 0
    for row in made:
        left = 0
        for panel in row.panels:
            grid = {"x": left, "y": top, "w": panel.width, "h": row.height, "i": panel.id}
            kind, config, references = _embeddable(panel, views, namespaces)
            yield _Placed(
                {
                    "type": kind,
                    "panelIndex": panel.id,
                    "gridData": grid,
                    "title": panel.title,
                    "embeddableConfig": {**config, "enhancements": {}},
                },
                [{**each, "name": f"{panel.id}:{each['name']}"} for each in references],
            )
            left += panel.width
        if left != COLUMNS:
            raise ValueError(f"the row of {row.panels[0].id} is {left} of {COLUMNS} columns wide")
        top += row.height


def _embeddable(
    panel: Panel, views: Mapping[View, DataView], namespaces: Mapping[View, str]
) -> tuple[str, dict[str, Any], list[dict[str, str]]]:
    """Return a panel's type, its content and what it refers to."""
    match panel.shows:
        case Text(markdown):
            return "visualization", {"hidePanelTitles": True, "savedVis": _markdown(markdown)}, []
        case Links(dashboards):
            return "links", *_links(dashboards)
        case _:
            made = visualization(panel, views, namespaces)
            return "lens", {"attributes": made.attributes}, made.references


def _markdown(text: str) -> dict[str, Any]:
    return {
        "id": "",
        "title": "",
        "description": "",
        "type": "markdown",
        "params": {"fontSize": 12, "markdown": text, "openLinksInNewTab": False},
        "uiState": {},
        "data": {
            "aggs": [],
            "searchSource": {"filter": [], "query": {"language": "kuery", "query": ""}},
        },
    }


def _links(
    dashboards: Sequence[tuple[str, str]],
) -> tuple[dict[str, Any], list[dict[str, str]]]:
    links = []
    references = []
    for order, (label, target) in enumerate(dashboards):
        name = f"link_{order}_dashboard"
        references.append({"id": target, "name": name, "type": "dashboard"})
        links.append(
            {
                "id": f"link-{order}",
                "type": "dashboardLink",
                "label": label,
                "order": order,
                "destinationRefName": name,
                # The filter on the environment goes along, and so does the time.
                "options": {
                    "openInNewTab": False,
                    "useCurrentDateRange": True,
                    "useCurrentFilters": True,
                },
            }
        )
    config = {
        "hidePanelTitles": True,
        "attributes": {"title": "", "layout": "horizontal", "links": links},
    }
    return config, references


def _only(namespaces: Sequence[str]) -> dict[str, Any]:
    """Return the query for documents of these namespaces, and for those that know of none.

    The latter are anomalies. The panels have it themselves; here it is for the dashboards that are
    linked, and for people to see.
    """
    known = [{"match_phrase": {NAMESPACE: namespace}} for namespace in namespaces]
    unknown = {"bool": {"must_not": [{"exists": {"field": NAMESPACE}}]}}
    return {"bool": {"should": [*known, unknown], "minimum_should_match": 1}}


def _dashboard(
    namespace: str, only: dict[str, Any], filter_data_view_id: str, placed: Sequence[_Placed]
) -> dict[str, Any]:
    filtered = "kibanaSavedObjectMeta.searchSourceJSON.filter[0].meta.index"
    search = {
        "query": {"language": "kuery", "query": ""},
        "filter": [
            {
                "$state": {"store": "appState"},
                "meta": {
                    "alias": f"Environment {namespace}",
                    "disabled": False,
                    "negate": False,
                    "type": "custom",
                    "key": "query",
                    "value": _text(only),
                    "indexRefName": filtered,
                },
                "query": only,
            }
        ],
    }
    options = {
        "useMargins": True,
        "hidePanelTitles": False,
        "syncColors": True,
        "syncCursor": True,
        "syncTooltips": False,
    }
    since, until = _LAST_DAY
    return {
        "type": "dashboard",
        "id": dashboard_id(namespace),
        "coreMigrationVersion": _CORE_MIGRATION,
        "typeMigrationVersion": _TYPE_MIGRATION,
        "managed": False,
        "attributes": {
            "title": f"{TITLE} ({namespace})",
            "description": "Traffic, errors, latency, tokens, cost and service levels of the "
            "environment, and the health of what brings them.",
            "version": 1,
            "timeRestore": True,
            "timeFrom": since,
            "timeTo": until,
            "refreshInterval": {"pause": True, "value": 60_000},
            "optionsJSON": _text(options),
            "panelsJSON": _text([each.panel for each in placed]),
            "kibanaSavedObjectMeta": {"searchSourceJSON": _text(search)},
        },
        "references": [
            {"id": filter_data_view_id, "name": filtered, "type": "index-pattern"},
            *(reference for each in placed for reference in each.references),
        ],
    }


def _text(held: object) -> str:
    return json.dumps(held, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
