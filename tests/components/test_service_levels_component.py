"""The service levels: targets, limits, windows, applications, and alerts on burn rates."""

import json
from typing import Any

import pytest

from components import InvalidInputs, ServiceLevels, ServiceLevelsArgs
from tests.components.deployed import (
    ALERTING_RULE,
    COMPONENT,
    SLO,
    counts,
    level_args,
    named,
    outputs,
)
from tests.conftest import Deploy

LEVELS = f"{COMPONENT}ServiceLevels"
MINIMAL: ServiceLevelsArgs = {"environment": "dev", "data_stream_namespace": "dev"}


def with_levels(**levels: Any) -> ServiceLevelsArgs:
    """Return minimal args with these settings."""
    return {**MINIMAL, "service_levels": levels}  # type: ignore[typeddict-item]  # tables are looser


def test_by_default_deployments_and_the_pipeline_have_objectives(deploy: Deploy) -> None:
    recording = deploy(lambda: ServiceLevels("test", MINIMAL))

    assert counts(recording) == {LEVELS: 1, SLO: 3, ALERTING_RULE: 6}
    assert outputs(recording) == {
        "sloIds": {
            each: named(recording, f"test-{each}").outputs["sloId"]
            for each in ("availability", "latency", "freshness")
        },
        "burnRateRuleIds": {
            f"{each}-burn-rate-{severity}": named(
                recording, f"test-{each}-burn-rate-{severity}"
            ).outputs["ruleId"]
            for each in ("availability", "latency", "freshness")
            for severity in ("warning", "critical")
        },
    }


def test_an_objective_is_what_the_catalog_says(deploy: Deploy) -> None:
    recording = deploy(lambda: ServiceLevels("test", MINIMAL))

    inputs = named(recording, "test-availability").inputs
    assert inputs["name"] == "Azure OpenAI dev: Availability per deployment"
    assert inputs["tags"] == ["azure-openai", "azure-openai:dev", "availability"]
    assert inputs["objectives"] == [{"target": 0.99}]
    assert inputs["timeWindows"] == [{"type": "rolling", "duration": "30d"}]
    assert inputs["kqlCustomIndicators"][0]["index"] == "logs-azure_openai.logs-dev"


def test_target_limit_and_window_are_those_given(deploy: Deploy) -> None:
    recording = deploy(
        lambda: ServiceLevels(
            "test",
            with_levels(
                objectives={"latency": {"target": 0.9, "limit": 20, "window_days": 7}},
                burn_rate_alerts=False,
            ),
        )
    )

    assert counts(recording) == {LEVELS: 1, SLO: 3}
    inputs = named(recording, "test-latency").inputs
    assert inputs["objectives"] == [{"target": 0.9}]
    assert inputs["timeWindows"] == [{"type": "rolling", "duration": "7d"}]
    assert "> 20000000000" in inputs["kqlCustomIndicators"][0]["good"]


def test_an_application_has_objectives_of_its_own(deploy: Deploy) -> None:
    recording = deploy(lambda: ServiceLevels("test", level_args()))

    assert set(outputs(recording)["sloIds"]) == {
        "availability",
        "latency",
        "freshness",
        "apm-availability-support-bot",
        "apm-latency-support-bot",
    }
    inputs = named(recording, "test-apm-latency-support-bot").inputs
    assert inputs["name"] == "Azure OpenAI dev support-bot: Latency of an application"
    assert inputs["apmLatencyIndicators"] == [
        {
            "index": "metrics-apm.*-dev",
            "service": "support-bot",
            "environment": "production",
            "transactionType": "*",
            "transactionName": "*",
            "threshold": 30_000,
        }
    ]


def test_fast_burning_is_critical_and_slow_burning_a_warning(deploy: Deploy) -> None:
    recording = deploy(lambda: ServiceLevels("test", level_args()))

    slo_id = named(recording, "test-availability").outputs["sloId"]
    for severity, connectors, rates in (
        ("critical", ["id-of-mail", "id-of-on-call", "id-of-on-call", "id-of-hook"], [14.4, 6]),
        ("warning", ["id-of-log", "id-of-chat", "company-slack"], [3, 1]),
    ):
        inputs = named(recording, f"test-availability-burn-rate-{severity}").inputs
        params = json.loads(inputs["params"])
        assert inputs["ruleTypeId"] == "slo.rules.burnRate"
        assert params["sloId"] == slo_id
        assert [each["burnRateThreshold"] for each in params["windows"]] == rates
        assert [each["id"] for each in inputs["actions"]] == connectors
        assert inputs["actions"][0]["group"] == params["windows"][0]["actionGroup"]


def test_burn_rates_that_are_given_name_every_alert(deploy: Deploy) -> None:
    recording = deploy(
        lambda: ServiceLevels(
            "test", with_levels(objectives={"availability": {"burn_rates": {"1h": 10}}})
        )
    )

    rules = outputs(recording)["burnRateRuleIds"]
    assert [each for each in rules if each.startswith("availability")] == [
        "availability-burn-rate-critical"
    ]
    params = json.loads(named(recording, "test-availability-burn-rate-critical").inputs["params"])
    assert [each["burnRateThreshold"] for each in params["windows"]] == [10]


def test_levels_are_off_one_by_one_and_all_together(deploy: Deploy) -> None:
    one = deploy(
        lambda: ServiceLevels("test", with_levels(objectives={"freshness": {"enabled": False}}))
    )
    none = deploy(lambda: ServiceLevels("test", with_levels(enabled=False)))

    assert set(outputs(one)["sloIds"]) == {"availability", "latency"}
    assert counts(none) == {LEVELS: 1}


@pytest.mark.parametrize(
    ("levels", "message"),
    [
        (
            {"objectives": {"availabilty": {}}},
            r'availabilty = .*: There is no service level .* Did you mean "availability"\?',
        ),
        (
            {"objectives": {"availability": {"target": 99.5}}},
            r"target = 99\.5: A target is a share: .* Write 99\.5 % as 0\.995",
        ),
        (
            {"objectives": {"availability": {"target": 1}}},
            r"target = 1: A target is a share: more than 0 and less than 1",
        ),
        (
            {"objectives": {"availability": {"limit": 5}}},
            r"limit = 5: This service level has no limit",
        ),
        (
            {"objectives": {"latency": {"limit": 0}}},
            r"limit = 0: A limit is more than 0",
        ),
        (
            {"objectives": {"latency": {"window_days": 14}}},
            r"window_days = 14: Kibana has windows of 7, 30 and 90 days",
        ),
        (
            {"objectives": {"latency": {"burn_rates": {"2h": 5}}}},
            r"burn_rates\.2h = .*: There is no burn rate of this id",
        ),
        (
            {"objectives": {"latency": {"window_days": 7, "burn_rates": {"72h": 3}}}},
            r"burn_rates\.72h = 3: Over 72h of a window of 7 days the budget is used up at 2\.333",
        ),
        (
            {"objectives": {"apm-latency": {"limit": 5}}},
            r"objectives\.apm-latency = a map: It looks at applications in APM, and none is named",
        ),
    ],
)
def test_a_level_that_cannot_be_is_refused(levels: Any, message: str, deploy: Deploy) -> None:
    with pytest.raises(InvalidInputs, match=message):
        deploy(lambda: ServiceLevels("test", with_levels(**levels)))
