"""What a dashboard is made of: measures over documents, in charts, tiles and tables on a grid.

Said in the words of the documents, not of Kibana: `lens` makes Kibana's visualizations of it, and
the tests make the searches of it that those visualizations ask.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Literal

from components.catalog.filters import Filter

COLUMNS: Final = 48
"""The width of Kibana's grid."""


class View(StrEnum):
    """Which documents a layer looks at."""

    LOGS = "logs"
    """Logs of the accounts, by the environment's data view."""
    METRICS = "metrics"
    """Metrics of the accounts, by the environment's data view."""
    APPLICATIONS = "applications"
    """Calls that applications traced, by the environment's data view of APM."""
    ARRIVALS = "arrivals"
    """Logs and metrics, with the time that they took to arrive."""
    AGENTS = "agents"
    """What Elastic Agents tell of themselves."""
    ANOMALIES = "anomalies"
    """What anomaly jobs found."""


@dataclass(frozen=True)
class Count:
    """The number of documents, of those that match where that is given."""

    matches: Filter | None = None


@dataclass(frozen=True)
class Aggregate:
    """A sum, an average, a greatest value or a percentile of a field."""

    function: Literal["sum", "average", "max", "percentile"]
    field: str
    percent: int = 95


@dataclass(frozen=True)
class Divided:
    """One number over another, or over a constant that changes its unit.

    With `known` there is no number at all where no document matches that: not 0.
    """

    number: Count | Aggregate
    by: Count | Aggregate | int
    known: Filter | None = None


Value = Count | Aggregate | Divided


@dataclass(frozen=True)
class Format:
    """How a number is written: `percent` of a share 0 to 1, `compact` as 1.2m."""

    decimals: int = 0
    suffix: str = ""
    percent: bool = False
    compact: bool = False


@dataclass(frozen=True)
class Measure:
    """A number with its name."""

    label: str
    value: Value
    format: Format


@dataclass(frozen=True)
class Top:
    """A series or a row for each of the most frequent values of a field."""

    field: str
    label: str
    size: int = 10


@dataclass(frozen=True)
class Layer:
    """Documents, and what is measured of them."""

    view: View
    matches: Filter
    measures: tuple[Measure, ...]
    split: Top | None = None
    series: Literal["bar_stacked", "bar", "line"] = "bar_stacked"


@dataclass(frozen=True)
class Tile:
    """One number, with a line below that says what it is."""

    layer: Layer
    subtitle: str


@dataclass(frozen=True)
class Chart:
    """Measures over time; layers share the axes."""

    layers: tuple[Layer, ...]
    most: float | None = None
    """The top of the vertical axis, where it has a natural one."""


@dataclass(frozen=True)
class Table:
    """A row for each combination of values, and a column for each measure."""

    layer: Layer
    rows: tuple[Top, ...]


@dataclass(frozen=True)
class Text:
    """Markdown."""

    markdown: str


@dataclass(frozen=True)
class Links:
    """Links to other dashboards, which keep the time and the filters: label and id."""

    dashboards: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Panel:
    """Something on the grid, `width` of 48 columns wide; `id` is its own within the dashboard."""

    id: str
    title: str
    width: int
    shows: Tile | Chart | Table | Text | Links


@dataclass(frozen=True)
class Row:
    """Panels side by side, of one height."""

    height: int
    panels: tuple[Panel, ...]


def layers(panel: Panel) -> Sequence[Layer]:
    """Return the layers of a panel: none of a text or links."""
    match panel.shows:
        case Chart(shown):
            return shown
        case Tile(layer) | Table(layer):
            return (layer,)
        case _:
            return ()
