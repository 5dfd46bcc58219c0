"""What a rule in Kibana tells through a connector, and when: each is an action of the rule.

What stands in double braces Kibana fills in when it tells. Sources: Kibana, rule action variables
(rule, alert, alerts, context), rule types' action groups, validateActions (alerting) and the
connectors' parameters (connector-schemas).
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from components.catalog.alert_rule_params import CUSTOM_THRESHOLD, ES_QUERY
from components.catalog.alert_rules import Severity
from components.catalog.connectors import ConnectorType
from components.catalog.service_levels import BURN_RATE

_RECOVERED: Final = "recovered"
_REASON: Final[Mapping[str, str]] = {
    ES_QUERY: "{{context.message}}",
    CUSTOM_THRESHOLD: "{{context.reason}}",
    BURN_RATE: "{{context.reason}}",
}
_LOG_LEVELS: Final[Mapping[Severity, str]] = {Severity.WARNING: "warn", Severity.CRITICAL: "error"}


@dataclass(frozen=True)
class Telling:
    """One rule in Kibana, as those who are told of it need to know it.

    `fired` is the rule type's action group of an alert that starts; `meaning` and `runbook` are the
    catalog's.
    """

    rule_type_id: str
    fired: str
    severity: Severity
    interval_minutes: int
    meaning: str
    runbook: str


FIRED: Final[Mapping[str, str]] = {
    ES_QUERY: "query matched",
    CUSTOM_THRESHOLD: "custom_threshold.fired",
}
"""The action group of an alert that starts, by rule type."""


@dataclass(frozen=True)
class Action:
    """One message of a rule: for which of its alerts, what, and how often.

    A `throttle`, such as 60m, gathers all alerts of that time into one; without one each alert is
    told of by itself, when it starts or ends. `params` is JSON.
    """

    group: str
    params: str
    throttle: str | None = None


def actions(
    connector: ConnectorType, to: tuple[str, ...], telling: Telling, summary_minutes: int
) -> list[Action]:
    """Return what a rule tells through one connector.

    With `summary_minutes` there is one message at once and then at most one in that many minutes,
    of all alerts of the rule; with 0 one for each alert that starts or ends. PagerDuty is always
    told of each alert: it opens and resolves an incident for it, and groups them itself.
    """
    if connector is ConnectorType.PAGERDUTY:
        return [
            Action(telling.fired, _json(_incident(telling))),
            Action(_RECOVERED, _json(_INCIDENT_RESOLVED)),
        ]

    def told(subject: str, message: str) -> str:
        return _json(_params(connector, to, telling, subject, message))

    if summary_minutes:
        # Kibana refuses one that is told more often than the rule runs.
        minutes = max(summary_minutes, telling.interval_minutes)
        return [Action(telling.fired, told(_SUMMARY_SUBJECT, _summary(telling)), f"{minutes}m")]
    return [
        Action(telling.fired, told("{{rule.name}}", _starting(telling))),
        Action(_RECOVERED, told(_OVER, f"{_OVER}\n{_LINK}")),
    ]


_LINK: Final = "{{rule.url}}"
_OVER: Final = "{{rule.name}}: {{alert.id}} is over"
_COUNTS: Final = (
    "{{alerts.new.count}} new, {{alerts.ongoing.count}} ongoing, {{alerts.recovered.count}} over"
)
_SUMMARY_SUBJECT: Final = f"{{{{rule.name}}}}: {_COUNTS}"
_INCIDENT: Final = "{{rule.id}}:{{alert.id}}"
_INCIDENT_RESOLVED: Final = {"eventAction": "resolve", "dedupKey": _INCIDENT}


def _starting(telling: Telling) -> str:
    return "\n".join(
        (
            "{{rule.name}}",
            "Where: {{alert.id}}",
            _REASON[telling.rule_type_id],
            *_what_to_do(telling),
        )
    )


def _summary(telling: Telling) -> str:
    return "\n".join((_SUMMARY_SUBJECT, *_listed(), *_what_to_do(telling)))


def _listed() -> Iterator[str]:
    """Yield the lines that Kibana repeats for each alert; what is over has no reason any more."""
    for state, word, field in (
        ("new", "New", "kibana.alert.reason"),
        ("ongoing", "Ongoing", "kibana.alert.reason"),
        ("recovered", "Over", "kibana.alert.instance.id"),
    ):
        # A line that holds nothing but a section's tag leaves no empty line behind.
        yield f"{{{{#alerts.{state}.data}}}}"
        yield f"- {word}: {{{{{field}}}}}"
        yield f"{{{{/alerts.{state}.data}}}}"


def _what_to_do(telling: Telling) -> tuple[str, ...]:
    return (f"What it means: {telling.meaning}", f"What to do: {telling.runbook}", _LINK)


def _incident(telling: Telling) -> dict[str, Any]:
    return {
        "eventAction": "trigger",
        "dedupKey": _INCIDENT,
        "summary": f"{{{{rule.name}}}}: {{{{alert.id}}}}. {telling.runbook} {_LINK}",
        "severity": telling.severity.value,
        "component": "Azure OpenAI",
    }


def _params(
    connector: ConnectorType, to: tuple[str, ...], telling: Telling, subject: str, message: str
) -> dict[str, Any]:
    match connector:
        case ConnectorType.SERVER_LOG:
            return {"level": _LOG_LEVELS[telling.severity], "message": message}
        case ConnectorType.EMAIL:
            return {"to": list(to), "subject": subject, "message": message}
        case ConnectorType.SLACK:
            return {"message": message}
        case _:
            # What Kibana fills in it escapes for JSON, so a template of JSON stays JSON.
            body = {"subject": subject, "message": message, "severity": telling.severity.value}
            return {"body": _json(body)}


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, sort_keys=True)
