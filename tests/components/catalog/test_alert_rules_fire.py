"""Every rule is run over documents on a search engine: where it must fire, and where it must not.

The rules run as Kibana runs them (`kibana_rules`); the documents are the real ones, and others made
from them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import pytest

from components.catalog.alert_rule_params import kibana_rule
from components.catalog.alert_rules import ALERT_RULES, AlertRule, Severity
from components.catalog.data_streams import AGENT_METRICS, AZURE_MONITOR, LOGS, METRICS, DataStream
from tests.components.catalog.documents import (
    ACCOUNT,
    DEPLOYMENT,
    REAL_LOGS,
    REAL_METRICS,
    agent,
    audit,
    hub,
    log,
    metric,
    moved,
)
from tests.components.catalog.engine import Engine
from tests.components.catalog.kibana_rules import UNGROUPED, Alerts, alerts

RULES: Final = {rule.id: rule for rule in ALERT_RULES}
HERE: Final = f"{ACCOUNT},{DEPLOYMENT}"
DAY: Final = 24 * 60

Documents = dict[DataStream, list[dict[str, Any]]]


def days_from_now(days: float) -> str:
    return (datetime.now(UTC) + timedelta(days=days)).isoformat(timespec="seconds")


@dataclass(frozen=True)
class Case:
    """Documents that fire a rule at a threshold, exactly, and others that fall just short."""

    fires: Callable[[], Documents]
    expected: Alerts
    silent: Callable[[], Documents]
    threshold: float
    client_secret_end: tuple[float, float] = (0, 0)


def requests(count: int, **how: Any) -> list[dict[str, Any]]:
    return [log(**how) for _ in range(count)]


CASES: Final[dict[str, Case]] = {
    "requests-refused": Case(
        lambda: {
            LOGS: [
                *requests(10, status="429"),
                *requests(9, status="429", deployment="other"),
                *requests(9, status="429", account="other-account"),
                *requests(20),
            ]
        },
        {HERE: (10,)},
        lambda: {
            LOGS: [
                *requests(9, status="429"),
                *requests(5, status="429", minutes=16),
                *requests(5, status="503"),
            ]
        },
        threshold=10,
    ),
    "server-errors": Case(
        lambda: {
            LOGS: [
                *requests(1, status="500"),
                *requests(1, status="503"),
                *requests(38),
                *requests(39, deployment="other"),
                *requests(1, deployment="other", status="500"),
            ]
        },
        {HERE: (5, 40)},
        lambda: {
            LOGS: [
                *requests(2, status="503"),
                *requests(10, status="429"),
                *requests(10, status="404"),
                *requests(19),
                # One of three is 33 %, of too few requests.
                *requests(1, status="500", deployment="rare"),
                *requests(2, deployment="rare"),
            ]
        },
        threshold=5,
    ),
    "slow-requests": Case(
        lambda: {
            LOGS: [
                *requests(1, seconds=30),
                *requests(19),
                *requests(20, deployment="other", seconds=29.9),
            ]
        },
        {HERE: (5, 20)},
        lambda: {
            LOGS: [
                *requests(1, seconds=30),
                *requests(20),
                *requests(19, deployment="rare", seconds=300),
            ]
        },
        threshold=30,
    ),
    "slow-first-response": Case(
        lambda: {
            METRICS: [
                metric(5, time_to_response={"avg": 3000}),
                metric(9, time_to_response={"avg": 1000}),
                metric(9, deployment="other", time_to_response={"avg": 1999}),
            ]
        },
        {HERE: (2000,)},
        lambda: {
            METRICS: [
                metric(5, time_to_response={"avg": 1999}),
                metric(31, time_to_response={"avg": 9000}),
            ]
        },
        threshold=2000,
    ),
    "provisioned-utilization": Case(
        lambda: {
            METRICS: [
                metric(3, provisioned_managed_utilization_v2={"avg": 100}),
                metric(4, provisioned_managed_utilization_v2={"avg": 70}),
                metric(4, deployment="other", provisioned_managed_utilization_v2={"avg": 84}),
            ]
        },
        {HERE: (85,)},
        lambda: {
            METRICS: [
                # A share of one is no percentage: 0.99 is not 99.
                metric(3, deployment="share", provisioned_managed_utilization_v2={"avg": 0.99}),
                metric(3, provisioned_managed_utilization_v2={"avg": 84.5}),
                metric(16, provisioned_managed_utilization_v2={"avg": 100}),
            ]
        },
        threshold=85,
    ),
    "token-budget": Case(
        lambda: {
            METRICS: [
                metric(10, token_transaction={"total": 600}),
                metric(DAY - 10, token_transaction={"total": 400}),
                metric(10, deployment="other", token_transaction={"total": 999}),
                metric(10, account="other-account", token_transaction={"total": 999}),
            ]
        },
        {HERE: (1000,)},
        lambda: {
            METRICS: [
                metric(10, token_transaction={"total": 999}),
                metric(DAY + 1, token_transaction={"total": 999}),
            ]
        },
        threshold=1000,
    ),
    "content-rejected": Case(
        lambda: {
            METRICS: [
                metric(10, rairejected_requests={"total": 4}),
                metric(50, rairejected_requests={"total": 6}),
                metric(10, deployment="other", rairejected_requests={"total": 9}),
            ]
        },
        {HERE: (10,)},
        lambda: {
            METRICS: [
                metric(10, rairejected_requests={"total": 9}),
                metric(10, raiharmful_requests={"total": 90}, raitotal_requests={"total": 900}),
            ]
        },
        threshold=10,
    ),
    "keys-listed": Case(
        lambda: {LOGS: [audit("ListKey", 59), audit("Other", account="QUIET")]},
        {ACCOUNT.upper(): (1,)},
        lambda: {
            LOGS: [
                *(audit(name) for name in ("Get", "ListModels", "RegenerateKey")),
                audit("ListKey", 61),
                log(operation="ListKeywords"),
                *moved(REAL_LOGS),
            ]
        },
        threshold=1,
    ),
    "keys-regenerated": Case(
        lambda: {LOGS: [audit("RegenerateKey", 59), audit("ListKey", account="QUIET")]},
        {ACCOUNT.upper(): (1,)},
        lambda: {LOGS: [audit("ListKey"), audit("RegenerateKey", 61)]},
        threshold=1,
    ),
    "stream-silent": Case(
        lambda: {LOGS: [log(91), log(600)], METRICS: [metric(89, requests={"total": 1})]},
        {"azure_openai.logs": (0,)},
        lambda: {LOGS: [log(89)], METRICS: [metric(3 * DAY + 1, requests={"total": 1})]},
        threshold=90,
    ),
    "hub-not-read": Case(
        lambda: {METRICS: [metric(91, requests={"total": 1})], LOGS: [log(151), audit("ListKey")]},
        {UNGROUPED: (1, 0)},
        lambda: {
            METRICS: [
                # Nobody called, or too short ago for the log to have come.
                metric(100, requests={"total": 0}),
                metric(100, token_transaction={"total": 9}),
                metric(89, requests={"total": 50}),
            ]
        },
        threshold=90,
    ),
    "hub-backlog": Case(
        lambda: {
            AZURE_MONITOR: [
                hub(incoming_messages=5),
                hub(outgoing_messages=0),
                hub(name="read", incoming_messages=5),
                hub(name="read", outgoing_messages=5),
            ]
        },
        {"evhns-eastus": (5, 0)},
        lambda: {
            AZURE_MONITOR: [
                hub(incoming_messages=4, outgoing_messages=0),
                hub(name="read", incoming_messages=50, outgoing_messages=1),
            ]
        },
        threshold=5,
    ),
    "hub-throttled": Case(
        lambda: {
            AZURE_MONITOR: [hub(throttled_requests=1), hub(name="quiet", throttled_requests=0)]
        },
        {"evhns-eastus": (1,)},
        lambda: {AZURE_MONITOR: [hub(throttled_requests=0), hub(31, throttled_requests=9)]},
        threshold=1,
    ),
    "client-secret-ends": Case(
        lambda: {METRICS: moved(REAL_METRICS)},
        {UNGROUPED: (1,)},
        lambda: {METRICS: moved(REAL_METRICS), AGENT_METRICS: [agent(1)]},
        threshold=30,
        client_secret_end=(29.9, 30.1),
    ),
    "agent-offline": Case(
        lambda: {AGENT_METRICS: [agent(16), agent(60), agent(14, "collector-2")]},
        {"collector-1,id-of-collector-1": (0,)},
        lambda: {AGENT_METRICS: [agent(14), agent(60), agent(DAY + 1, "collector-2")]},
        threshold=15,
    ),
}


def run(
    engine: Engine,
    rule: AlertRule,
    namespace: str,
    threshold: float,
    days_to_end: float = 365,
    deployment: str | None = None,
) -> Alerts:
    made = kibana_rule(
        rule,
        threshold,
        namespace=namespace,
        deployment=deployment,
        client_secret_end=days_from_now(days_to_end),
    )
    return alerts(engine, made)


def add(engine: Engine, namespace: str, documents: Documents) -> None:
    for stream, written in documents.items():
        engine.add(stream, namespace, written)


def test_every_rule_is_run_over_documents() -> None:
    assert sorted(CASES) == sorted(RULES)


@pytest.mark.parametrize("rule_id", sorted(CASES))
def test_a_rule_fires_at_its_threshold_for_the_right_groups(
    rule_id: str, engine: Engine, namespace: str
) -> None:
    case = CASES[rule_id]
    add(engine, namespace, case.fires())
    fired = run(engine, RULES[rule_id], namespace, case.threshold, case.client_secret_end[0])
    assert fired == case.expected


@pytest.mark.parametrize("rule_id", sorted(CASES))
def test_a_rule_is_silent_just_short_of_its_threshold(
    rule_id: str, engine: Engine, namespace: str
) -> None:
    case = CASES[rule_id]
    add(engine, namespace, case.silent())
    assert run(engine, RULES[rule_id], namespace, case.threshold, case.client_secret_end[1]) == {}


@pytest.mark.parametrize("rule_id", sorted(CASES))
def test_a_rule_does_not_fire_for_another_namespace(
    rule_id: str, engine: Engine, namespace: str
) -> None:
    case = CASES[rule_id]
    # One whose name starts like ours: a wildcard would take it.
    add(engine, f"{namespace}_2", case.fires())
    assert run(engine, RULES[rule_id], namespace, case.threshold, case.client_secret_end[0]) == {}


@pytest.mark.parametrize("rule_id", sorted(CASES))
def test_a_rule_is_silent_before_there_is_any_data(
    rule_id: str, engine: Engine, namespace: str
) -> None:
    case = CASES[rule_id]
    assert run(engine, RULES[rule_id], namespace, case.threshold, case.client_secret_end[0]) == {}


@pytest.mark.parametrize("rule_id", sorted(CASES))
def test_the_real_documents_alone_fire_no_rule_at_its_defaults(
    rule_id: str, engine: Engine, namespace: str
) -> None:
    add(engine, namespace, {LOGS: moved(REAL_LOGS), METRICS: moved(REAL_METRICS)})
    rule = RULES[rule_id]
    fired = [
        run(engine, rule, namespace, threshold) for threshold in rule.threshold.defaults.values()
    ]
    assert not any(fired)


@pytest.mark.parametrize(
    ("rule_id", "documents", "threshold", "expected"),
    [
        (
            "token-budget",
            {METRICS: REAL_METRICS},
            75,
            {"obs-openai-test-02,turbo-35": (75,)},
        ),
        ("token-budget", {METRICS: REAL_METRICS}, 76, {}),
        ("slow-requests", {LOGS: REAL_LOGS * 20}, 1.021, {HERE: (100, 20)}),
        ("slow-requests", {LOGS: REAL_LOGS * 20}, 1.022, {}),
        ("server-errors", {LOGS: REAL_LOGS * 20}, 0.1, {}),
        ("keys-listed", {LOGS: REAL_LOGS}, 1, {}),
    ],
)
def test_the_real_documents_fire_a_rule_at_what_they_hold(
    rule_id: str,
    documents: dict[DataStream, Sequence[dict[str, Any]]],
    threshold: float,
    expected: Alerts,
    engine: Engine,
    namespace: str,
) -> None:
    add(engine, namespace, {stream: moved(written) for stream, written in documents.items()})
    assert run(engine, RULES[rule_id], namespace, threshold) == expected


def test_a_rule_for_one_deployment_looks_at_no_other(engine: Engine, namespace: str) -> None:
    used = [metric(deployment=name, token_transaction={"total": 900}) for name in ("a", "b")]
    add(engine, namespace, {METRICS: used})
    fired = run(engine, RULES["token-budget"], namespace, 500, deployment="a")
    assert fired == {f"{ACCOUNT},a": (900,)}


def test_a_secret_that_has_ended_still_fires(engine: Engine, namespace: str) -> None:
    add(engine, namespace, {AGENT_METRICS: [agent(5)]})
    rule = RULES["client-secret-ends"]
    assert run(engine, rule, namespace, 7, days_to_end=-1) == {UNGROUPED: (1,)}


def test_requests_whose_logs_come_do_not_fire(engine: Engine, namespace: str) -> None:
    asked = [metric(minutes, requests={"total": 9}) for minutes in (95, 120, 149)]
    add(engine, namespace, {METRICS: asked, LOGS: [log(149)]})
    assert run(engine, RULES["hub-not-read"], namespace, 90) == {}


def test_a_share_of_29_in_100_is_29_percent(engine: Engine, namespace: str) -> None:
    add(engine, namespace, {LOGS: [*requests(29, status="500"), *requests(71)]})
    assert run(engine, RULES["server-errors"], namespace, 29) == {HERE: (29, 100)}


def test_critical_is_more_urgent_than_warning_for_every_rule() -> None:
    for rule in ALERT_RULES:
        defaults = rule.threshold.defaults
        if len(defaults) == len(Severity):
            higher = defaults[Severity.CRITICAL] > defaults[Severity.WARNING]
            assert higher == (rule.threshold.more_urgent == "higher"), rule.id
