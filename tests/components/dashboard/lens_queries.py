"""What Kibana asks Elasticsearch for a Lens visualization, read from the saved object itself.

Source: Kibana, lens plugin, datasources/form_based (operations, to_expression) and the data
plugin's aggregations: terms outside, then time, then metrics, a filter around a filtered one, and
sums that hide zeros; package kbn-tinymath (dividing by 0 is an error, and so no number). Not
Kibana's: an hour as the interval, which it chooses by the time that is shown.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from tests.components.catalog.engine import Engine
from tests.components.catalog.kql import query_of

INTERVAL: Final = timedelta(hours=1)
_AGGREGATIONS: Final = {"sum": "sum", "average": "avg", "max": "max"}

Row = tuple[tuple[str, ...], tuple[float | None, ...]]
"""The values of the buckets (a time is ISO text), and the numbers in it."""


@dataclass(frozen=True)
class Source:
    """What a data view is: its indices and its runtime fields."""

    pattern: str
    runtime: Mapping[str, Any]


@dataclass(frozen=True)
class Asked:
    """The search of one layer, and how its answer is read."""

    source: Source
    body: dict[str, Any]
    buckets: tuple[str, ...]
    columns: Mapping[str, Any]
    measures: tuple[str, ...]


def asked(
    panel: Mapping[str, Any],
    sources: Mapping[str, Source],
    since: datetime,
    until: datetime,
) -> list[Asked]:
    """Return the search of each layer of a panel of `panelsJSON`."""
    attributes = panel["embeddableConfig"]["attributes"]
    state = attributes["state"]
    referred = {
        each["name"]: each["id"]
        for each in (*attributes["references"], *state["internalReferences"])
    }
    made = []
    for layer_id, layer in state["datasourceStates"]["formBased"]["layers"].items():
        data_view = referred[f"indexpattern-datasource-layer-{layer_id}"]
        own = state["adHocDataViews"].get(data_view)
        source = (
            Source(own["title"], own["runtimeFieldMap"]) if own is not None else sources[data_view]
        )
        time_field = own["timeFieldName"] if own is not None else "@timestamp"
        within = {"range": {time_field: {"gte": since.isoformat(), "lt": until.isoformat()}}}
        columns = layer["columns"]
        buckets = tuple(name for name in layer["columnOrder"] if columns[name]["isBucketed"])
        hidden = {name for column in columns.values() for name in column.get("references", ())}
        measures = [name for name in layer["columnOrder"] if name not in {*buckets, *hidden}]
        body = {
            "size": 0,
            "track_total_hits": True,
            "runtime_mappings": source.runtime,
            "query": {"bool": {"filter": [query_of(state["query"]["query"]), within]}},
            **_nested(buckets, columns, since, until),
        }
        made.append(Asked(source, body, buckets, columns, tuple(measures)))
    return made


def answered(engine: Engine, search: Asked) -> list[Row]:
    """Return the rows that the visualization draws."""
    found = engine.search(search.source.pattern, search.body)
    top = {**found.get("aggregations", {}), "doc_count": found["hits"]["total"]["value"]}
    return list(_rows(search, top, search.buckets, ()))


def _nested(
    buckets: Sequence[str], columns: Mapping[str, Any], since: datetime, until: datetime
) -> dict[str, Any]:
    if not buckets:
        plain = {
            name: _metric(column)
            for name, column in columns.items()
            if not column["isBucketed"] and _is_aggregated(column)
        }
        return {"aggs": plain} if plain else {}
    name, *rest = buckets
    column = columns[name]
    inner = _nested(rest, columns, since, until)
    if column["operationType"] == "date_histogram":
        shape: dict[str, Any] = {
            "date_histogram": {
                "field": column["sourceField"],
                "fixed_interval": "1h",
                "min_doc_count": 0,
                "extended_bounds": {
                    "min": since.isoformat(),
                    "max": (until - INTERVAL).isoformat(),
                },
            }
        }
        return {"aggs": {name: {**shape, **inner}}}
    params = column["params"]
    by, extra = "_count", {}
    if params["orderBy"]["type"] == "column":
        ordering = columns[params["orderBy"]["columnId"]]
        if _is_aggregated(ordering):
            by, extra = "order", {"order": _metric(ordering)}
    shape = {
        "terms": {
            "field": column["sourceField"],
            "size": params["size"],
            "order": {by: params["orderDirection"]},
        }
    }
    return {"aggs": {name: {**shape, "aggs": {**inner.get("aggs", {}), **extra}}}}


def _is_aggregated(column: Mapping[str, Any]) -> bool:
    """Return whether a column is an aggregation: a plain count comes with every bucket."""
    if column["operationType"] in {"formula", "math"}:
        return False
    return column["operationType"] != "count" or "filter" in column


def _metric(column: Mapping[str, Any]) -> dict[str, Any]:
    operation = column["operationType"]
    field = {"field": column["sourceField"]}
    metric: dict[str, Any] | None = None
    if operation == "percentile":
        metric = {"percentiles": {**field, "percents": [column["params"]["percentile"]]}}
    elif operation in _AGGREGATIONS:
        metric = {_AGGREGATIONS[operation]: field}
    if "filter" not in column:
        assert metric is not None
        return metric
    matching = {"filter": query_of(column["filter"]["query"])}
    return {**matching, "aggs": {"of": metric}} if metric else matching


def _rows(
    search: Asked, bucket: Mapping[str, Any], rest: Sequence[str], keys: tuple[str, ...]
) -> Iterator[Row]:
    if not rest:
        yield keys, tuple(_number(search.columns, name, bucket) for name in search.measures)
        return
    for inner in bucket.get(rest[0], {}).get("buckets", []):
        key = inner.get("key_as_string") or str(inner["key"])
        yield from _rows(search, inner, rest[1:], (*keys, key))


def _number(columns: Mapping[str, Any], name: str, bucket: Mapping[str, Any]) -> float | None:
    column = columns[name]
    if column["operationType"] == "formula":
        (math,) = column["references"]
        return _evaluated(columns, columns[math]["params"]["tinymathAst"], bucket)
    if not _is_aggregated(column):
        return float(bucket["doc_count"])
    held = bucket[name]
    if column["operationType"] == "count":
        return float(held["doc_count"])
    inner = held["of"] if "filter" in column else held
    if column["operationType"] == "percentile":
        (value,) = inner["values"].values()
        return None if value == "NaN" else value
    value = inner["value"]
    hidden = value == 0 and column["params"].get("emptyAsNull", False)
    return None if value is None or hidden else float(value)


def _evaluated(
    columns: Mapping[str, Any], part: str | float | Mapping[str, Any], bucket: Mapping[str, Any]
) -> float | None:
    if isinstance(part, str):
        return _number(columns, part, bucket)
    if isinstance(part, int | float):
        return part
    one, other = (_evaluated(columns, each, bucket) for each in part["args"])
    if part["name"] == "multiply":
        return None if one is None or other is None else one * other
    assert part["name"] == "divide"
    return None if one is None or not other else one / other
