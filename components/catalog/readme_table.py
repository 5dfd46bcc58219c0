"""Write the README's table of what there is in Kibana, from the catalog: all of it has one source.

`python -m components.catalog.readme_table` writes it, with `--check` it only says whether it is
current.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from components.catalog.alert_rules import (
    ALERT_RULES,
    AlertRule,
    DaysBefore,
    DeploymentType,
    DocumentCount,
    FieldValue,
    InNotOut,
    Requirement,
    SentNotReceived,
    Share,
    Signal,
    Silence,
    SlowShare,
)
from components.catalog.anomaly_jobs import ANOMALY_JOBS, BUCKET_SPAN_MINUTES, AnomalyJob, ShareOf
from components.catalog.data_streams import (
    ACCOUNT,
    AGENT_NAME,
    AZURE_MONITOR,
    DATASET,
    LOG_DEPLOYMENT,
    METRIC_DEPLOYMENT,
    DataStream,
)
from components.catalog.data_views import VIEWS, View
from components.catalog.service_levels import SERVICE_LEVELS, Apm, FastShare, Lag, ServiceLevel

README: Final = Path(__file__).resolve().parents[2] / "README.md"
START: Final = "<!-- What there is in Kibana: written by components/catalog/readme_table.py -->"
END: Final = "<!-- The end of what is written -->"

_HEAD: Final = ("Item", "Signal", "Default threshold", "Notes")
_REQUIRES: Final = {
    Requirement.CLIENT_SECRET_END: "Off where the application is brought along.",
    Requirement.EVENT_HUB_METRICS: "Off unless `kibana.alertRules.eventHubMetrics` is true.",
}
_GROUPS: Final = {DATASET: "stream", AGENT_NAME: "agent"}
_FUNCTIONS: Final = {"sum": "sum", "avg": "average"}


def table() -> str:
    """Return the table, as Markdown."""
    rows = [
        *(_of_rule(rule) for rule in ALERT_RULES),
        *(_of_level(level) for level in SERVICE_LEVELS),
        *(_of_job(job) for job in ANOMALY_JOBS),
        *(_of_view(view) for view in VIEWS),
    ]
    return "\n".join(_line(row) for row in (_HEAD, ("---",) * len(_HEAD), *rows))


def written(text: str) -> str:
    """Return a README with the table as it is now."""
    before, _, rest = text.partition(f"{START}\n")
    _, _, behind = rest.partition(f"{END}\n")
    return f"{before}{START}\n{table()}\n{END}\n{behind}"


def _line(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |"


def _of_rule(rule: AlertRule) -> tuple[str, str, str, str]:
    threshold = rule.threshold
    defaults = ", ".join(f"{severity} {value:,}" for severity, value in threshold.defaults.items())
    window = f"{_minutes(rule.window_minutes)}{_per(rule.group_by, rule.streams)}"
    notes = [rule.meaning, rule.note]
    if rule.deployment_type is not DeploymentType.ANY:
        notes.append(f"For {rule.deployment_type} deployments.")
    if rule.requires is not None:
        notes.append(_REQUIRES[rule.requires])
    return (
        f"Alert: {rule.title} (`{rule.id}`)",
        f"{_seen(rule.signal)}, {window}; {_named(rule.streams)}",
        f"{defaults} {threshold.unit}",
        " ".join(note for note in notes if note),
    )


def _seen(signal: Signal) -> str:
    match signal:
        case DocumentCount():
            return "documents"
        case FieldValue(function, field):
            return f"{_FUNCTIONS[function]} of `{field}`"
        case Share(_, at_least):
            return f"share of at least {at_least} requests"
        case SlowShare(field, _, percent, at_least):
            return f"percentile {100 - percent:g} of `{field}`, of at least {at_least} requests"
        case Silence():
            return "time without a document, where there was one"
        case SentNotReceived():
            return "requests by metrics, and none in logs"
        case InNotOut(came_in, went_out):
            return f"`{came_in}` and no `{went_out}`"
        case DaysBefore():
            return "days before the end"


def _of_level(level: ServiceLevel) -> tuple[str, str, str, str]:
    match level.indicator:
        case Apm():
            signal = "transactions in APM"
        case Lag(streams):
            signal = f"minutes from event to Elasticsearch; {_named(streams)}"
        case FastShare(stream, _, field):
            signal = f"`{field}` of requests{_per(level.group_by, (stream,))}; {_named((stream,))}"
        case indicator:
            streams = (indicator.stream,)
            signal = f"requests{_per(level.group_by, streams)}; {_named(streams)}"
    limit = "" if level.limit is None else f" within {level.limit:g} {level.limit_unit}"
    notes = level.meaning
    if isinstance(level.indicator, Apm):
        notes += " For the applications named in `kibana.serviceLevels.applications`."
    return (
        f"Service level: {level.title} (`{level.id}`)",
        signal,
        f"{level.target * 100:g} %{limit}, {level.window}",
        notes,
    )


def _of_job(job: AnomalyJob) -> tuple[str, str, str, str]:
    measured = (
        "share of failed requests" if isinstance(job.measure, ShareOf) else f"`{job.measure.field}`"
    )
    return (
        f"Anomaly job: {job.title} (`{job.id}`)",
        f"{measured} every {BUCKET_SPAN_MINUTES} minutes per deployment; {_named((job.stream,))}",
        "more than usual",
        f"{job.meaning} Runs once `kibana.anomalyJobs.startDatafeeds` is true.",
    )


def _of_view(view: View) -> tuple[str, str, str, str]:
    covered = ", ".join(f"`{each}`" for each in view.patterns).replace("{namespace}", "<namespace>")
    return (f"Data view: {view.title}", covered, "", "")


def _per(group_by: tuple[str, ...], streams: tuple[DataStream, ...]) -> str:
    if not group_by:
        return ""
    if {LOG_DEPLOYMENT, METRIC_DEPLOYMENT} & set(group_by):
        return " per deployment"
    if group_by == (ACCOUNT,):
        return " per namespace" if streams == (AZURE_MONITOR,) else " per account"
    return f" per {_GROUPS[group_by[0]]}"


def _named(streams: tuple[DataStream, ...]) -> str:
    return " and ".join(f"`{stream.type}-{stream.dataset}`" for stream in streams)


def _minutes(minutes: int) -> str:
    for length, word in ((24 * 60, "day"), (60, "hour"), (1, "minute")):
        if minutes % length == 0:
            count = minutes // length
            return f"{count} {word}" if count == 1 else f"{count} {word}s"
    raise ValueError(minutes)


def _faults(text: str) -> Iterator[str]:
    if START not in text or END not in text:
        yield f"{README.name} lacks the lines between which the table stands"
    elif written(text) != text:
        yield f"{README.name} is not current: run python -m components.catalog.readme_table"


def main(arguments: list[str]) -> int:
    """Write the table into the README, or check it."""
    text = README.read_text(encoding="utf-8")
    if arguments == ["--check"]:
        for fault in _faults(text):
            sys.stderr.write(f"{fault}\n")
            return 1
        return 0
    README.write_text(written(text), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
