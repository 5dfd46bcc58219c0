"""The alerting rules, as one reviewed table.

A threshold is the first value that fires. Each severity with a threshold becomes a rule of its own
in Kibana, whose rules know one threshold; `alert_rule_params` says how each signal becomes its
parameters.

Windows are longer than the delay of what they look at, or they would always be empty. Logs come
through Azure Monitor and the event hub: minutes, and up to 90 after a diagnostic setting is
created (Microsoft, "Diagnostic settings in Azure Monitor"). Metrics are collected every five
minutes, and a sample document of the integration was ingested 7 minutes after its timestamp.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Literal

from components.catalog.data_streams import (
    ACCOUNT,
    AGENT_ID,
    AGENT_METRICS,
    AGENT_NAME,
    AZURE_MONITOR,
    AZURE_NAMESPACE,
    CATEGORY,
    DATASET,
    DURATION,
    INCOMING_MESSAGES,
    LOG_DEPLOYMENT,
    LOGS,
    METRIC_DEPLOYMENT,
    METRICS,
    OPERATION,
    OUTGOING_MESSAGES,
    REJECTED_REQUESTS,
    REQUESTS,
    STATUS,
    THROTTLED_REQUESTS,
    TIME_TO_RESPONSE,
    TOKENS,
    UTILIZATION,
    DataStream,
)
from components.catalog.filters import And, Exists, Filter, Prefix, Range, Term


class Severity(StrEnum):
    """How urgent an alert is: what the threshold and the connector are chosen by."""

    WARNING = "warning"
    """Look at it in working hours."""
    CRITICAL = "critical"
    """Look at it now."""


class DeploymentType(StrEnum):
    """Which deployments of models a rule is right for."""

    STANDARD = "standard"
    """Paid by the token, on capacity that is shared."""
    PROVISIONED = "provisioned"
    """Paid by the hour, on provisioned throughput units."""
    ANY = "any"
    """All of them, or none in particular."""


class MissingData(StrEnum):
    """What a rule does where the documents that it looks at are missing."""

    SILENT = "silent"
    """Does not fire: the rules on silent streams do."""
    SIGNAL = "signal"
    """Fires: that they are missing is what it looks for."""


class Requirement(StrEnum):
    """What a rule needs besides the pipeline that this project deploys: off without it."""

    CLIENT_SECRET_END = "client_secret_end"  # noqa: S105 - the name of a requirement
    """The date on which the secret of the application that reads ends."""
    EVENT_HUB_METRICS = "event_hub_metrics"
    """The integration azure_metrics, collecting Microsoft.EventHub/namespaces as azure.monitor in
    the environment's namespace. Not deployed by this project."""


@dataclass(frozen=True)
class Threshold:
    """What a rule's threshold counts, what it may be, and what it is unless somebody says."""

    unit: str
    minimum: float
    maximum: float
    defaults: Mapping[Severity, float]
    more_urgent: Literal["higher", "lower"] = "higher"

    def admits(self, value: float) -> bool:
        """Return whether a threshold may have this value."""
        return self.minimum <= value <= self.maximum


@dataclass(frozen=True)
class DocumentCount:
    """The number of documents."""


@dataclass(frozen=True)
class FieldValue:
    """A field's sum or average."""

    function: Literal["sum", "avg"]
    field: str


@dataclass(frozen=True)
class Share:
    """The percentage of documents that match `part`, where there are `at_least` documents."""

    part: Filter
    at_least: int


@dataclass(frozen=True)
class SlowShare:
    """Whether `percent` of the documents took as long as the threshold, or longer.

    That is the percentile 100 - `percent` of the field, asked the way a count can answer.
    `per_unit` is how much of the field is one of the threshold.
    """

    field: str
    per_unit: int
    percent: float
    at_least: int


@dataclass(frozen=True)
class Silence:
    """Minutes without a document, where there was one within the window."""


@dataclass(frozen=True)
class SentNotReceived:
    """Documents that say something was sent, and after that many minutes none that it came.

    The window is what is looked at before those minutes.
    """

    sent: Filter
    received: Filter


@dataclass(frozen=True)
class InNotOut:
    """A sum of what came in, where the sum of what went out is nothing."""

    came_in: str
    went_out: str


@dataclass(frozen=True)
class DaysBefore:
    """Days before a date that is known at deployment; any document tells the time."""


Signal = (
    DocumentCount
    | FieldValue
    | Share
    | SlowShare
    | Silence
    | SentNotReceived
    | InNotOut
    | DaysBefore
)


@dataclass(frozen=True)
class AlertRule:
    """One thing to be told of: what it means, how it is seen, and what to do.

    `deployment_field` is set where one deployment can have a threshold of its own.
    """

    id: str
    title: str
    meaning: str
    streams: tuple[DataStream, ...]
    matches: Filter
    signal: Signal
    group_by: tuple[str, ...]
    threshold: Threshold
    window_minutes: int
    interval_minutes: int
    missing_data: MissingData
    runbook: str
    deployment_type: DeploymentType = DeploymentType.ANY
    deployment_field: str | None = None
    requires: Requirement | None = None
    note: str = ""


_DAY: Final = 24 * 60
_THREE_DAYS: Final = 3 * _DAY
"""Long enough that a silent weekend is not forgotten, short enough to count often."""
_NANOSECONDS: Final = 1_000_000_000
_LATE_LOGS: Final = 90
"""Minutes: Microsoft, "Diagnostic settings in Azure Monitor": data starts within 90 minutes."""

_REQUEST: Final = Term(CATEGORY, "RequestResponse")
_AUDIT: Final = Term(CATEGORY, "Audit")
_PER_LOG_DEPLOYMENT: Final = (ACCOUNT, LOG_DEPLOYMENT)
_PER_METRIC_DEPLOYMENT: Final = (ACCOUNT, METRIC_DEPLOYMENT)
_EVENT_HUBS: Final = Term(AZURE_NAMESPACE, "Microsoft.EventHub/namespaces")

ALERT_RULES: Final[tuple[AlertRule, ...]] = (
    AlertRule(
        id="requests-refused",
        title="Requests refused with 429",
        meaning="A deployment refuses requests: its quota or its provisioned throughput is used "
        "up, and callers wait or fail.",
        streams=(LOGS,),
        matches=And((_REQUEST, Term(STATUS, "429"))),
        signal=DocumentCount(),
        group_by=_PER_LOG_DEPLOYMENT,
        threshold=Threshold(
            "requests", 1, 1_000_000, {Severity.WARNING: 10, Severity.CRITICAL: 100}
        ),
        window_minutes=15,
        interval_minutes=1,
        missing_data=MissingData.SILENT,
        runbook="Compare the tokens per minute of the deployment with its quota in the Foundry "
        "portal. Raise the quota, spread the load over further deployments or regions, or have "
        "callers honour retry-after. A provisioned deployment refuses by design at 100 % "
        "utilization: look at that alert, and send what is over to a standard deployment.",
        deployment_field=LOG_DEPLOYMENT,
    ),
    AlertRule(
        id="server-errors",
        title="Share of requests that fail with 5xx",
        meaning="The service fails: a share of the requests to a deployment, so that traffic does "
        "not matter.",
        streams=(LOGS,),
        matches=And((_REQUEST, Exists(STATUS))),
        signal=Share(Range(STATUS, gte="500", lt="600"), at_least=20),
        group_by=_PER_LOG_DEPLOYMENT,
        threshold=Threshold("percent", 0.1, 100, {Severity.WARNING: 1, Severity.CRITICAL: 5}),
        window_minutes=30,
        interval_minutes=1,
        missing_data=MissingData.SILENT,
        runbook="Look at Azure's status page and the account's resource health, and at which "
        "operations and models fail. If one region fails, send its callers to another.",
        deployment_field=LOG_DEPLOYMENT,
        note="At least 20 requests in the window: one failure of three is not a share.",
    ),
    AlertRule(
        id="slow-requests",
        title="Slow requests",
        meaning="One request of twenty takes this long or longer from first byte in to last byte "
        "out: the 95th percentile is there.",
        streams=(LOGS,),
        matches=And((_REQUEST, Exists(DURATION))),
        signal=SlowShare(DURATION, _NANOSECONDS, percent=5, at_least=20),
        group_by=_PER_LOG_DEPLOYMENT,
        threshold=Threshold("seconds", 0.1, 600, {Severity.WARNING: 30, Severity.CRITICAL: 60}),
        window_minutes=30,
        interval_minutes=5,
        missing_data=MissingData.SILENT,
        runbook="Compare prompt and completion sizes with the hours before: longer answers take "
        "longer. If they are the same, look at resource health, and at a model or API version "
        "that changed.",
        deployment_type=DeploymentType.STANDARD,
        deployment_field=LOG_DEPLOYMENT,
        note="Azure gives no time to response for standard deployments; the duration in the log "
        "covers the whole answer, streamed ones too.",
    ),
    AlertRule(
        id="slow-first-response",
        title="Slow first response of a provisioned deployment",
        meaning="The average time from a request to the first response, as the gateway measures "
        "it: the latency that streaming users feel.",
        streams=(METRICS,),
        matches=Exists(TIME_TO_RESPONSE),
        signal=FieldValue("avg", TIME_TO_RESPONSE),
        group_by=_PER_METRIC_DEPLOYMENT,
        threshold=Threshold(
            "milliseconds", 50, 120_000, {Severity.WARNING: 2_000, Severity.CRITICAL: 5_000}
        ),
        window_minutes=30,
        interval_minutes=5,
        missing_data=MissingData.SILENT,
        runbook="Look at the utilization of the deployment, the size of prompts and the cache "
        "match rate. Add provisioned units, shorten prompts, or keep their beginnings the same "
        "so that the cache serves them.",
        deployment_type=DeploymentType.PROVISIONED,
        deployment_field=METRIC_DEPLOYMENT,
        note="An average of averages by minute, not weighted by requests. Azure Monitor Baseline "
        "Alerts has 200 ms, which few models keep.",
    ),
    AlertRule(
        id="provisioned-utilization",
        title="Provisioned throughput used up",
        meaning="A provisioned deployment is near the point where it refuses requests.",
        streams=(METRICS,),
        matches=Exists(UTILIZATION),
        signal=FieldValue("avg", UTILIZATION),
        group_by=_PER_METRIC_DEPLOYMENT,
        threshold=Threshold("percent", 1, 200, {Severity.WARNING: 85, Severity.CRITICAL: 100}),
        window_minutes=15,
        interval_minutes=5,
        missing_data=MissingData.SILENT,
        runbook="Add provisioned units, or send what is over to a standard deployment. Long "
        "prompts and large max_tokens reserve more than they use.",
        deployment_type=DeploymentType.PROVISIONED,
        deployment_field=METRIC_DEPLOYMENT,
        note="A percentage, 0 to 100. The integration's template for accounts listed by id nested "
        "this metric under a dimension in 1.3.0, so that it was not collected: see that documents "
        "have it.",
    ),
    AlertRule(
        id="token-budget",
        title="Tokens against the budget of a day",
        meaning="A deployment processed this many tokens, prompt and completion, in 24 hours.",
        streams=(METRICS,),
        matches=Exists(TOKENS),
        signal=FieldValue("sum", TOKENS),
        group_by=_PER_METRIC_DEPLOYMENT,
        threshold=Threshold(
            "tokens",
            1,
            1_000_000_000_000,
            {Severity.WARNING: 8_000_000, Severity.CRITICAL: 10_000_000},
        ),
        window_minutes=_DAY,
        interval_minutes=15,
        missing_data=MissingData.SILENT,
        runbook="See in the overview dashboard which deployment and hour it was, and in APM which "
        "application. Lower the deployment's tokens per minute to cap what it can use.",
        deployment_field=METRIC_DEPLOYMENT,
        note="A rolling day, not a calendar day. The defaults only mark that a budget is to be "
        "set.",
    ),
    AlertRule(
        id="content-rejected",
        title="Requests rejected by the content filter",
        meaning="The content filter rejects requests to a deployment: misuse, an attack, or a "
        "filter that is too strict for the application.",
        streams=(METRICS,),
        matches=Exists(REJECTED_REQUESTS),
        signal=FieldValue("sum", REJECTED_REQUESTS),
        group_by=_PER_METRIC_DEPLOYMENT,
        threshold=Threshold(
            "requests", 1, 1_000_000, {Severity.WARNING: 10, Severity.CRITICAL: 100}
        ),
        window_minutes=60,
        interval_minutes=5,
        missing_data=MissingData.SILENT,
        runbook="See in the content filter dashboard which category and text, prompt or "
        "completion, it is. Find the application by its hour in APM, then its user.",
        deployment_field=METRIC_DEPLOYMENT,
        note="A request that is rejected for two categories is counted in each.",
    ),
    AlertRule(
        id="keys-listed",
        title="Account keys listed",
        meaning="Somebody, or a deployment tool, read the keys of an account.",
        streams=(LOGS,),
        matches=And((_AUDIT, Prefix(OPERATION, "ListKey"))),
        signal=DocumentCount(),
        group_by=(ACCOUNT,),
        threshold=Threshold("operations", 1, 10_000, {Severity.WARNING: 1}),
        window_minutes=60,
        interval_minutes=5,
        missing_data=MissingData.SILENT,
        runbook="Find the caller by time in the account's activity log. If nobody knows of it, "
        "regenerate both keys, and turn local authentication off.",
        note="Needs the log category Audit. ListKey is in a document of the integration.",
    ),
    AlertRule(
        id="keys-regenerated",
        title="Account keys regenerated",
        meaning="A key of an account was replaced: callers that still use the old one fail.",
        streams=(LOGS,),
        matches=And((_AUDIT, Prefix(OPERATION, "RegenerateKey"))),
        signal=DocumentCount(),
        group_by=(ACCOUNT,),
        threshold=Threshold("operations", 1, 10_000, {Severity.CRITICAL: 1}),
        window_minutes=60,
        interval_minutes=5,
        missing_data=MissingData.SILENT,
        runbook="Find the caller by time in the account's activity log. If it was planned, see "
        "that every caller has the new key; if not, treat both keys as stolen.",
        note="Needs the log category Audit. RegenerateKey is the name of the operation in the "
        "resource provider; no public document of the integration has it.",
    ),
    AlertRule(
        id="stream-silent",
        title="No data for a stream that had data",
        meaning="Logs or metrics came within the last three days, and none since.",
        streams=(LOGS, METRICS),
        matches=Exists(DATASET),
        signal=Silence(),
        group_by=(DATASET,),
        threshold=Threshold(
            "minutes",
            _LATE_LOGS,
            _THREE_DAYS - 60,
            {Severity.WARNING: 180, Severity.CRITICAL: _DAY},
        ),
        window_minutes=_THREE_DAYS,
        interval_minutes=15,
        missing_data=MissingData.SIGNAL,
        runbook="Metrics too: the agent, its secret and its role. Logs alone: the diagnostic "
        "setting of the account, then the hub's incoming and outgoing messages, then the "
        "checkpoint container. If nobody called the service, raise the threshold.",
        note="It cannot fire before the first document, so not after creation; a stream that "
        "never came is what hub-not-read is for. After three days of silence it is forgotten.",
    ),
    AlertRule(
        id="hub-not-read",
        title="Requests without logs",
        meaning="Azure counts requests, but their logs do not come: the diagnostic setting is "
        "gone, or nothing reads the event hub.",
        streams=(LOGS, METRICS),
        matches=Exists(DATASET),
        signal=SentNotReceived(
            sent=Range(REQUESTS, gt=0),
            received=_REQUEST,
        ),
        group_by=(),
        threshold=Threshold("minutes", _LATE_LOGS, _DAY, {Severity.CRITICAL: _LATE_LOGS}),
        window_minutes=60,
        interval_minutes=5,
        missing_data=MissingData.SIGNAL,
        runbook="Look at the hub's metrics in Azure. No incoming messages: the diagnostic "
        "setting. No outgoing ones: the agent, its consumer group and its connection string or "
        "role. Both: the checkpoint container, or the ingest pipeline's errors.",
        note="Messages in and none out, seen with the data of the pipeline itself: metrics of the "
        "hub need another integration. Over the whole environment: logs and metrics write an "
        "account's name in different case. One hub of several is what stream-silent or "
        "hub-backlog is for.",
    ),
    AlertRule(
        id="hub-backlog",
        title="Event hub: messages in, none out",
        meaning="A namespace takes messages that nobody reads; they are lost after its retention.",
        streams=(AZURE_MONITOR,),
        matches=_EVENT_HUBS,
        signal=InNotOut(INCOMING_MESSAGES, OUTGOING_MESSAGES),
        group_by=(ACCOUNT,),
        threshold=Threshold("messages", 1, 1_000_000_000, {Severity.CRITICAL: 1}),
        window_minutes=60,
        interval_minutes=5,
        missing_data=MissingData.SILENT,
        runbook="Look at the agent in Fleet, its consumer group and its connection string or "
        "role, and the checkpoint container's leases.",
        requires=Requirement.EVENT_HUB_METRICS,
        note="Azure Monitor Baseline Alerts looks at six hours; one hour leaves more of the "
        "retention.",
    ),
    AlertRule(
        id="hub-throttled",
        title="Event hub throttled",
        meaning="A namespace refuses messages or readers: its throughput units do not suffice, "
        "and logs come late or not at all.",
        streams=(AZURE_MONITOR,),
        matches=_EVENT_HUBS,
        signal=FieldValue("sum", THROTTLED_REQUESTS),
        group_by=(ACCOUNT,),
        threshold=Threshold("requests", 1, 1_000_000_000, {Severity.WARNING: 1}),
        window_minutes=30,
        interval_minutes=5,
        missing_data=MissingData.SILENT,
        runbook="Raise the throughput units of the namespace, or turn auto-inflate on.",
        requires=Requirement.EVENT_HUB_METRICS,
        note="The threshold is that of Azure Monitor Baseline Alerts: any.",
    ),
    AlertRule(
        id="client-secret-ends",
        title="Client secret about to end",
        meaning="The secret with which the agent reads metrics, and perhaps logs, ends soon; then "
        "nothing comes any more.",
        streams=(METRICS, LOGS, AGENT_METRICS),
        matches=Exists(DATASET),
        signal=DaysBefore(),
        group_by=(),
        threshold=Threshold(
            "days", 1, 365, {Severity.WARNING: 30, Severity.CRITICAL: 7}, more_urgent="lower"
        ),
        window_minutes=_DAY,
        interval_minutes=60,
        missing_data=MissingData.SILENT,
        runbook="Give the secret a later end (secret_end_date) and run `pulumi up`, or put a new "
        "secret in where it is given. See that metrics come afterwards.",
        requires=Requirement.CLIENT_SECRET_END,
        note="The date is written into the rule; any document of the last day that is newer than "
        "the date less the threshold makes it fire.",
    ),
    AlertRule(
        id="agent-offline",
        title="Elastic Agent offline",
        meaning="An agent that told of itself within the last day does not any more.",
        streams=(AGENT_METRICS,),
        matches=Exists(AGENT_ID),
        signal=Silence(),
        group_by=(AGENT_NAME, AGENT_ID),
        threshold=Threshold("minutes", 5, _DAY - 60, {Severity.WARNING: 15, Severity.CRITICAL: 60}),
        window_minutes=_DAY,
        interval_minutes=5,
        missing_data=MissingData.SIGNAL,
        runbook="See its state in Fleet, then its host or container: is it up, can it reach Fleet "
        "and Elasticsearch. An agent that was replaced on purpose is forgotten after a day.",
        note="By what the agent says of itself: .fleet-agents is a system index that rules cannot "
        "read, and metrics-fleet_server.agent_status counts every agent of Fleet in the namespace "
        "default. Needs a policy that collects its agents' metrics, in this namespace: the one "
        "that this project creates does.",
    ),
)
