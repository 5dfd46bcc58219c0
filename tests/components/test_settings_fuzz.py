"""Ten thousand configurations, random and mutated: each is valid or told what is wrong with it."""

import json
from typing import Any

import pulumi
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from components import AzureOpenAIMonitoring, InvalidInputs, monitoring_args
from components.catalog.alert_rules import ALERT_RULES
from components.catalog.event_hubs import LIMITS, NamespaceTier
from components.inputs.monitoring import AzureOpenAIMonitoringInputs
from rehearsal.emulation import World
from tests.conftest import REMOVED, TODAY, Deploy, changed, stack_config

SHIPPED = [stack_config("dev"), stack_config("prod")]
PLANTED = "planted-SharedAccessKey=c2VjcmV0"

TEXTS = st.text(max_size=40) | st.sampled_from(
    [
        "",
        "eastus",
        "East US",
        "client_secret",
        "Basic",
        "a" * 31,
        "2027-01-01T00:00:00Z",
        "2027-01-01",
        "9" * 400,
        "{}",
        "null",
        "{0}",
        "%s",
        "\x00",
        "\ud800",
        "/subscriptions/",
        "https://",
        PLANTED,
    ]
)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | TEXTS
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)


def paths(value: Any, prefix: str = "") -> list[str]:
    """Return the path of everything in a configuration."""
    members = value.items() if isinstance(value, dict) else enumerate(value)
    found = []
    for key, each in members:
        path = f"{prefix}.{key}" if prefix else str(key)
        found.append(path)
        if isinstance(each, dict | list):
            found.extend(paths(each, path))
    return found


FIELDS = [str(field.alias) for field in AzureOpenAIMonitoringInputs.model_fields.values()]


@st.composite
def mutated(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a shipped configuration with one to three values changed, added or removed."""
    config: dict[str, Any] = draw(st.sampled_from(SHIPPED))
    for _ in range(draw(st.integers(1, 3))):
        path = draw(st.sampled_from(paths(config)) | st.sampled_from(FIELDS))
        value = draw(VALUES | st.just(REMOVED))
        try:
            config = changed(config, path, value)
        except (KeyError, IndexError, TypeError, AttributeError):
            continue
    return config


random_config = st.dictionaries(st.sampled_from(FIELDS) | TEXTS, VALUES, max_size=6)


def read(config: dict[str, Any]) -> object:
    """Read a configuration as the program does."""
    namespace = "azure-openai-monitoring"
    pulumi.runtime.set_all_config(
        {
            f"{namespace}:{key}": value if isinstance(value, str) else json.dumps(value)
            for key, value in config.items()
        },
        [],
    )
    return monitoring_args(pulumi.Config(namespace))


def refusal(config: dict[str, Any]) -> InvalidInputs | None:
    """Return why a configuration is refused; any other exception is the test's failure."""
    try:
        read(config)
    except InvalidInputs as refused:
        return refused
    return None


@settings(
    max_examples=10_000, deadline=None, suppress_health_check=list(HealthCheck), database=None
)
@given(mutated() | random_config)
def test_a_configuration_is_valid_or_gets_a_clear_message(config: dict[str, Any]) -> None:
    refused = refusal(config)

    if refused is None:
        return
    assert refused.faults
    for fault in refused.faults:
        assert all((fault.key, fault.value, fault.rule, fault.fix))
    message = str(refused)
    assert message.count("\n") == len(refused.faults)
    assert PLANTED not in message
    assert "Traceback" not in message
    assert "errors.pydantic.dev" not in message
    assert len(message) < 2_000 * (len(refused.faults) + 1)


REGIONS = st.from_regex(r"\A[a-z]{4,12}[0-9]?\Z")
NAMES = st.from_regex(r"\A[a-z0-9]([-a-z0-9]{0,28}[a-z0-9])?\Z")


@st.composite
def kibana(draw: st.DrawFn) -> dict[str, Any]:
    """Draw what there is in Kibana, with thresholds and targets that are allowed."""
    rules = draw(st.lists(st.sampled_from(ALERT_RULES), max_size=4, unique_by=lambda each: each.id))
    levels = draw(st.lists(st.sampled_from(["availability", "latency", "freshness"]), unique=True))
    return {
        "notifications": {
            "connectors": {"log": {"type": "server_log"}},
            "summaryMinutes": draw(st.integers(0, 10_080)),
        },
        "alertRules": {
            "eventHubMetrics": True,
            "rules": {
                rule.id: {
                    "thresholds": {
                        draw(st.sampled_from(["warning", "critical"])): draw(
                            st.floats(rule.threshold.minimum, rule.threshold.maximum)
                        )
                    }
                }
                for rule in rules
            },
        },
        "serviceLevels": {
            "objectives": {
                level: {
                    "target": draw(st.floats(0.001, 0.999)),
                    "windowDays": draw(st.sampled_from([7, 30, 90])),
                }
                for level in levels
            },
            "burnRateAlerts": draw(st.booleans()),
        },
        "anomalyJobs": {
            "deployments": draw(st.integers(1, 1000)),
            "startDatafeeds": draw(st.booleans()),
        },
    }


@st.composite
def likely(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a configuration whose values are of the right kind, and mostly valid."""
    regions = draw(st.lists(REGIONS, min_size=1, max_size=3, unique=True))
    guid = st.uuids(version=4).map(str)
    subscriptions = draw(st.lists(guid, min_size=1, max_size=2, unique=True))
    accounts = [
        {
            "resourceId": f"/subscriptions/{draw(st.sampled_from(subscriptions))}"
            f"/resourceGroups/rg-{draw(st.integers(0, 9))}"
            f"/providers/Microsoft.CognitiveServices/accounts/openai-{index}",
            "location": draw(st.sampled_from(regions)),
        }
        for index in range(draw(st.integers(1, 4)))
    ]
    tier = draw(st.sampled_from(NamespaceTier))
    limits = LIMITS[tier]
    return {
        "accounts": accounts,
        "location": regions[0],
        "environment": draw(st.from_regex(r"\A[a-z0-9]([-_a-z0-9]{0,38}[a-z0-9])?\Z")),
        "authType": draw(st.sampled_from(["connection_string", "client_secret"])),
        "eventHub": {
            "tier": tier.value,
            "capacity": draw(st.integers(1, limits.capacity)),
            "partitionCount": draw(st.integers(1, limits.partitions)),
            "retentionDays": draw(st.integers(1, limits.retention_days)),
            "eventHubName": draw(NAMES),
        },
        "storage": {"containerName": draw(NAMES)},
        "diagnostics": {"settingName": draw(st.text(min_size=1, max_size=260))},
        "reader": {
            "secretEndDate": "2027-10-31T00:00:00Z",
            "scope": draw(st.sampled_from(["subscription", "account"])),
        },
        "elastic": {
            "packageVersion": draw(st.sampled_from(["1.4.0", "1.7.0", "1.8.0"])),
            "kibanaUrl": "https://kibana.example",
            "fleetUrl": "https://fleet.example",
            "metricsPeriodSeconds": 300 * draw(st.integers(1, 12)),
        },
        "kibana": draw(kibana() | st.just({"enabled": False})),
        "protect": draw(st.booleans()),
    }


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(config=likely())
def test_what_passes_the_validation_is_refused_by_no_service(
    config: dict[str, Any], deploy: Deploy
) -> None:
    if refusal(config) is not None:
        return
    args: Any = read(config)

    recording = deploy(lambda: AzureOpenAIMonitoring("test", args), world=World(now=TODAY))

    assert recording.errors == []
