"""Links that open Kibana where an operator wants to look. Pure: no Pulumi, no I/O."""

from urllib.parse import quote

from components.catalog import azure_openai

_LAST_DAY = "(time:(from:now-24h,to:now))"


def _app(kibana_url: str, space_id: str | None, path: str) -> str:
    space = "" if space_id in (None, "default") else f"/s/{space_id}"
    return f"{kibana_url.rstrip('/')}{space}/app/{path}"


def overview(kibana_url: str, space_id: str | None) -> str:
    """Return the link to the package's Overview dashboard."""
    return _app(kibana_url, space_id, f"dashboards#/view/{azure_openai.OVERVIEW_DASHBOARD}")


def discover(kibana_url: str, space_id: str | None, data_stream: str) -> str:
    """Return the link to Discover on the last day of a data stream such as `logs-x.y-dev`.

    It goes through Fleet's own data views, `logs-*` and `metrics-*`, which are there in any space.
    """
    kind, dataset, namespace = data_stream.split("-", 2)
    query = f'data_stream.dataset : "{dataset}" and data_stream.namespace : "{namespace}"'
    state = f"(index:'{kind}-*',query:(language:kuery,query:'{query}'))"
    return _app(
        kibana_url,
        space_id,
        f"discover#/?_g={quote(_LAST_DAY, safe='():,')}&_a={quote(state, safe='():,')}",
    )


def alerts(kibana_url: str, space_id: str | None) -> str:
    """Return the link to the alerts of Observability."""
    return _app(kibana_url, space_id, "observability/alerts")


def slos(kibana_url: str, space_id: str | None) -> str:
    """Return the link to the service level objectives."""
    return _app(kibana_url, space_id, "slos")


def anomalies(kibana_url: str, space_id: str | None) -> str:
    """Return the link to the anomaly detection jobs."""
    return _app(kibana_url, space_id, "ml/jobs")


def agents(kibana_url: str, space_id: str | None) -> str:
    """Return the link to the Elastic Agents in Fleet."""
    return _app(kibana_url, space_id, "fleet/agents")
