"""A panel as the state of a Lens visualization: what the editor would have saved.

Formats: those of the dashboards that the azure_openai package ships (elastic/integrations,
kibana/dashboard), and Kibana's lens plugin for what they do not use: orderAgg of terms, and the
columns that a formula is computed by, which have to be there beside it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from components.catalog.data_streams import NAMESPACE, TIMESTAMP
from components.catalog.filters import And, Filter, Term, kql
from components.catalog.runtime_fields import RuntimeField
from components.dashboard.model import (
    Aggregate,
    Chart,
    Count,
    Divided,
    Format,
    Layer,
    Measure,
    Panel,
    Table,
    Tile,
    Top,
    View,
    layers,
)

RECORDS: Final = "___records___"
"""Lens's name for documents, where there is no field to name."""

Column = dict[str, Any]


@dataclass(frozen=True)
class DataView:
    """A data view to read through: one there is, or, with an index, one of the panel's own."""

    id: str
    index: str | None = None
    time_field: str = TIMESTAMP
    runtime_fields: tuple[RuntimeField, ...] = ()


@dataclass(frozen=True)
class Visualization:
    """The attributes of a Lens visualization, and the saved objects that it refers to."""

    attributes: dict[str, Any]
    references: list[dict[str, str]]


def visualization(
    panel: Panel, views: Mapping[View, DataView], namespaces: Mapping[View, str]
) -> Visualization:
    """Return a chart, a tile or a table, over the documents of each view's namespace.

    A view without a namespace has documents that know of none.
    """
    shown = layers(panel)
    alone = len(shown) == 1
    made = [_Layer(f"{panel.id}-{number}", layer, alone) for number, layer in enumerate(shown)]
    data: dict[str, Any] = {}
    references = []
    own: dict[str, Any] = {}
    internal = []
    for layer in made:
        view = views[layer.of.view]
        columns = dict(layer.columns(panel, view.time_field))
        data[layer.id] = {
            "columnOrder": list(columns),
            "columns": columns,
            "incompleteColumns": {},
            "sampling": 1,
            "ignoreGlobalFilters": False,
        }
        reference = {
            "id": view.id,
            "name": f"indexpattern-datasource-layer-{layer.id}",
            "type": "index-pattern",
        }
        if view.index is None:
            references.append(reference)
        else:
            internal.append(reference)
            own[view.id] = _data_view(view)
    kind, looks = _looks(panel, made)
    attributes = {
        "title": "",
        "type": "lens",
        "visualizationType": kind,
        "references": references,
        "state": {
            "adHocDataViews": own,
            "internalReferences": internal,
            "datasourceStates": {
                "formBased": {"layers": data},
                "indexpattern": {"layers": {}},
                "textBased": {"layers": {}},
            },
            "filters": [],
            "query": {"language": "kuery", "query": kql(_query(shown, namespaces))},
            "visualization": looks,
        },
    }
    return Visualization(attributes, references)


def _query(shown: Sequence[Layer], namespaces: Mapping[View, str]) -> Filter:
    """Return the query of the whole visualization: layers have none of their own.

    So the measures of one layer among several are filtered each by itself.
    """
    held = {namespaces[layer.view] for layer in shown if layer.view in namespaces}
    parts: list[Filter] = [Term(NAMESPACE, namespace) for namespace in sorted(held)]
    if len(parts) > 1:
        raise ValueError(f"the namespaces {sorted(held)} cannot be in one visualization")
    if len(shown) == 1:
        parts.append(shown[0].matches)
    return And(tuple(parts))


@dataclass(frozen=True)
class _Layer:
    id: str
    of: Layer
    alone: bool

    @property
    def matches(self) -> Filter | None:
        """What each measure has to say itself."""
        return None if self.alone else self.of.matches

    @property
    def time(self) -> str:
        return f"{self.id}-time"

    @property
    def split(self) -> str:
        return f"{self.id}-split"

    def row(self, number: int) -> str:
        return f"{self.id}-row-{number}"

    def measure(self, number: int) -> str:
        return f"{self.id}-measure-{number}"

    def columns(self, panel: Panel, time_field: str) -> Iterator[tuple[str, Column]]:
        """Yield columns in the order of the data: what splits, then time, then measures."""
        if self.of.split is not None:
            yield self.split, self._terms(self.of.split)
        if isinstance(panel.shows, Table):
            for number, row in enumerate(panel.shows.rows):
                yield self.row(number), self._terms(row)
        if isinstance(panel.shows, Chart):
            yield self.time, _date_histogram(time_field)
        for number, measure in enumerate(self.of.measures):
            yield from _measure(self.measure(number), measure, self.matches)

    def _terms(self, top: Top) -> Column:
        first = self.of.measures[0]
        # Lens does not sort by a formula: then the most frequent are first.
        order: dict[str, Any] = {"orderBy": {"type": "column", "columnId": self.measure(0)}}
        if isinstance(first.value, Divided):
            by = _plain(Count(), "Documents", self.matches)
            order = {"orderBy": {"type": "custom"}, "orderAgg": by}
        return {
            "label": top.label,
            "customLabel": True,
            "dataType": "string",
            "isBucketed": True,
            "operationType": "terms",
            "scale": "ordinal",
            "sourceField": top.field,
            "params": {
                "size": top.size,
                **order,
                "orderDirection": "desc",
                "otherBucket": False,
                "missingBucket": False,
                "parentFormat": {"id": "terms"},
                "include": [],
                "exclude": [],
                "includeIsRegex": False,
                "excludeIsRegex": False,
            },
        }


def _date_histogram(field: str) -> Column:
    return {
        "label": field,
        "dataType": "date",
        "isBucketed": True,
        "operationType": "date_histogram",
        "scale": "interval",
        "sourceField": field,
        "params": {"interval": "auto", "includeEmptyRows": True, "dropPartials": False},
    }


def _measure(column: str, measure: Measure, matches: Filter | None) -> Iterator[tuple[str, Column]]:
    """Yield a measure's column, and those that a formula is computed by."""
    shown = {"format": _format(measure.format)}
    if not isinstance(measure.value, Divided):
        made = _plain(measure.value, measure.label, matches)
        yield column, {**made, "params": {**made["params"], **shown}}
        return
    formula = _Formula(measure.value, matches)
    names = [f"{column}X{place}" for place in range(len(formula.parts) + 1)]
    part_of = f"Part of {formula.text}"
    yield (
        column,
        {
            **_number(measure.label),
            "operationType": "formula",
            "params": {"formula": formula.text, "isFormulaBroken": False, **shown},
            "references": [names[-1]],
        },
    )
    for name, part in zip(names, formula.parts, strict=False):
        yield name, _plain(part, part_of, matches)
    yield (
        names[-1],
        {
            **_number(part_of),
            "operationType": "math",
            "params": {"tinymathAst": formula.tree(names)},
            "references": names[:-1],
        },
    )


class _Formula:
    """A division as one would type it, and as Lens has parsed it."""

    def __init__(self, value: Divided, matches: Filter | None) -> None:
        self._by = value.by
        self._known = value.known
        by = _written(value.by, matches)
        self.parts = [each for each in (value.number, value.by) if not isinstance(each, int)]
        if value.known is not None:
            known = Count(value.known)
            self.parts += [known, known]
            # Lens has no number where a part of its formula is divided by 0.
            by = f"({by} * {_written(known, matches)} / {_written(known, matches)})"
        self.text = f"{_written(value.number, matches)} / {by}"

    def tree(self, names: Sequence[str]) -> dict[str, Any]:
        """Return the parsed formula; `names` are the columns of its parts, in their order."""
        parts = iter(names)
        number = next(parts)
        by: str | int | dict[str, Any]
        by = self._by if isinstance(self._by, int) else next(parts)
        if self._known is not None:
            by = _call("divide", _call("multiply", by, next(parts)), next(parts))
        location = {"min": 0, "max": len(self.text)}
        return {**_call("divide", number, by), "location": location, "text": self.text}


def _call(name: str, *arguments: str | int | dict[str, Any]) -> dict[str, Any]:
    return {"type": "function", "name": name, "args": list(arguments)}


def _plain(value: Count | Aggregate, label: str, matches: Filter | None) -> Column:
    made = _number(label)
    condition = _condition(value, matches)
    if condition:
        made["filter"] = {"language": "kuery", "query": condition}
    match value:
        case Count():
            operation: Column = {
                "operationType": "count",
                "sourceField": RECORDS,
                "params": {"emptyAsNull": False},
            }
        case Aggregate(function, field, percent):
            params = {
                "sum": {"emptyAsNull": True},
                "percentile": {"percentile": percent},
            }
            operation = {
                "operationType": function,
                "sourceField": field,
                "params": params.get(function, {}),
            }
    return made | operation


def _number(label: str) -> Column:
    return {
        "label": label,
        "customLabel": True,
        "dataType": "number",
        "isBucketed": False,
        "scale": "ratio",
    }


def _condition(value: Count | Aggregate, matches: Filter | None) -> str:
    own = value.matches if isinstance(value, Count) else None
    return " and ".join(kql(part) for part in (matches, own) if part is not None)


def _written(value: Count | Aggregate | int, matches: Filter | None) -> str:
    """Return a part of a formula, as one would type it; an apostrophe ends a text there."""
    if isinstance(value, int):
        return str(value)
    condition = _condition(value, matches).replace("'", "\\'")
    arguments = [f"kql='{condition}'"] if condition else []
    match value:
        case Count():
            function = "count"
        case Aggregate(function, field, percent):
            percentile = [f"percentile={percent}"] if function == "percentile" else []
            arguments = [field, *percentile, *arguments]
    return f"{function}({', '.join(arguments)})"


def _format(form: Format) -> dict[str, Any]:
    params: dict[str, Any] = {"decimals": form.decimals}
    if form.suffix:
        params["suffix"] = form.suffix
    if form.compact:
        params["compact"] = True
    return {"id": "percent" if form.percent else "number", "params": params}


def _looks(panel: Panel, made: Sequence[_Layer]) -> tuple[str, dict[str, Any]]:
    """Return the kind of visualization and how it looks."""
    match panel.shows:
        case Tile(_, subtitle):
            (layer,) = made
            return "lnsMetric", {
                "layerId": layer.id,
                "layerType": "data",
                "metricAccessor": layer.measure(0),
                "subtitle": subtitle,
            }
        case Table(of, rows):
            (layer,) = made
            columns = [layer.row(number) for number in range(len(rows))]
            columns += [layer.measure(number) for number in range(len(of.measures))]
            return "lnsDatatable", {
                "layerId": layer.id,
                "layerType": "data",
                "columns": [{"columnId": column} for column in columns],
                "paging": {"enabled": True, "size": 10},
            }
        case Chart(_, most):
            return "lnsXY", _chart(made, most)
        case _:
            raise TypeError(f"the panel {panel.id} is no visualization")


def _chart(made: Sequence[_Layer], most: float | None) -> dict[str, Any]:
    extent: dict[str, Any] = {"mode": "full"}
    if most is not None:
        extent = {"mode": "custom", "lowerBound": 0, "upperBound": most}
    return {
        "layers": [
            {
                "layerId": layer.id,
                "layerType": "data",
                "seriesType": layer.of.series,
                "xAccessor": layer.time,
                "accessors": [layer.measure(number) for number in range(len(layer.of.measures))],
                **({"splitAccessor": layer.split} if layer.of.split is not None else {}),
            }
            for layer in made
        ],
        "preferredSeriesType": made[0].of.series,
        "legend": {"isVisible": True, "position": "bottom"},
        "valueLabels": "hide",
        "fittingFunction": "None",
        "yLeftExtent": extent,
        "axisTitlesVisibilitySettings": {"x": False, "yLeft": False, "yRight": False},
        "tickLabelsVisibilitySettings": {"x": True, "yLeft": True, "yRight": True},
        "gridlinesVisibilitySettings": {"x": False, "yLeft": True, "yRight": False},
        "labelsOrientation": {"x": 0, "yLeft": 0, "yRight": 0},
    }


def _data_view(view: DataView) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for field in view.runtime_fields:
        fields |= field.mapping()
    return {
        "id": view.id,
        "title": view.index,
        "timeFieldName": view.time_field,
        "sourceFilters": [],
        "fieldFormats": {},
        "runtimeFieldMap": fields,
        "fieldAttrs": {},
        # Before the first anomaly, or the first word of an agent, there is no index.
        "allowNoIndex": True,
    }
