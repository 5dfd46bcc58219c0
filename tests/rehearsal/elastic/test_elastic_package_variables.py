"""The variables that an integration policy gives a package."""

from typing import Any

import pytest

from rehearsal.elastic import packages
from rehearsal.elastic.package_variables import (
    Owner,
    left_out_variables,
    mistyped_variables,
    unknown_variables,
)
from rehearsal.elastic.packages import FIRST_WITH_CLIENT_SECRET
from rehearsal.emulation import MASK, Violation
from tests.rehearsal.elastic.elastic_values import (
    metrics_variables,
    new_logs_variables,
    old_logs_variables,
)

HUSH = "hush-hush"


def owner(version: str, name: str, dataset: str) -> Owner:
    package = packages.find("azure_openai", version)
    assert package is not None
    stream = package.inputs[name].streams[dataset]
    return Owner(package, stream.variables, f"stream {dataset}", "vars", dataset)


OLD_LOGS = owner("1.7.0", "azure_open_ai-azure-eventhub", "azure_openai.logs")
LOGS = owner(FIRST_WITH_CLIENT_SECRET, "azure_open_ai-azure-eventhub", "azure_openai.logs")
METRICS = owner("1.7.0", "azure_open_ai-azure/metrics", "azure.open_ai")


@pytest.fixture
def old_logs() -> dict[str, Any]:
    return old_logs_variables()


@pytest.fixture
def new_logs() -> dict[str, Any]:
    return new_logs_variables()


@pytest.fixture
def metrics() -> dict[str, Any]:
    return metrics_variables()


def test_complete_variables_are_accepted(
    old_logs: dict[str, Any], new_logs: dict[str, Any], metrics: dict[str, Any]
) -> None:
    for place, given in ((OLD_LOGS, old_logs), (LOGS, new_logs), (METRICS, metrics)):
        assert list(unknown_variables(place, given)) == []
        assert list(mistyped_variables(place, given)) == []
        assert list(left_out_variables(place, given)) == []


def test_a_variable_of_a_newer_version_is_refused_with_that_version() -> None:
    assert list(unknown_variables(OLD_LOGS, {"client_secret": HUSH})) == [
        Violation(
            "vars.client_secret",
            MASK,
            "azure_openai 1.7.0 has no variable of this name in stream azure_openai.logs",
            f"Use azure_openai {FIRST_WITH_CLIENT_SECRET} or newer (integrationVersion), "
            "or leave it out",
        )
    ]


def test_a_misspelt_variable_is_refused_with_the_right_name() -> None:
    (violation,) = unknown_variables(LOGS, {"conection_string": HUSH})
    assert (violation.key, violation.value) == ("vars.conection_string", MASK)
    assert violation.fix == "Write connection_string"


def test_an_unknown_variable_is_refused_with_all_names() -> None:
    (violation,) = unknown_variables(METRICS, {"zzz": 1})
    assert violation.fix == (
        "Remove it; the variables are: client_id, client_secret, tenant_id, subscription_id, "
        "refresh_list_interval, period, resource_groups, resource_ids, processors"
    )


@pytest.mark.parametrize(
    ("place", "name", "value", "rule"),
    [
        (LOGS, "eventhub", 5, "must be a string"),
        (LOGS, "eventhub", {"id": "x", "isSecretRef": True}, "must be a string"),
        (LOGS, "eventhub", "*hub", "must not start with * or &, which have a meaning in YAML"),
        (LOGS, "connection_string", ["x"], "must be a string"),
        (LOGS, "processors", [{"drop_event": None}], "must be a string"),
        (LOGS, "auth_type", "managed", "must be one of connection_string, client_secret"),
        (LOGS, "preserve_original_event", "yes", "must be true or false"),
        (LOGS, "preserve_original_event", 1, "must be true or false"),
        (LOGS, "tags", "forwarded", "must be a list"),
        (LOGS, "tags", ["forwarded", 1], "every element must be a string"),
        (METRICS, "resource_ids", "/subscriptions/1", "must be a list"),
    ],
)
def test_a_variable_of_the_wrong_type_is_refused(
    place: Owner, name: str, value: object, rule: str
) -> None:
    assert list(mistyped_variables(place, {name: value})) == [
        Violation(f"vars.{name}", MASK, rule, "Correct the value")
    ]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("preserve_original_event", "true"),
        ("preserve_original_event", False),
        ("tags", []),
        ("connection_string", "*" + HUSH),
        ("connection_string", {"id": "x", "isSecretRef": True}),
        ("processors", "- drop_event: ~"),
        ("eventhub", None),
    ],
)
def test_a_variable_of_the_right_type_is_accepted(name: str, value: object) -> None:
    assert list(mistyped_variables(LOGS, {name: value})) == []


@pytest.mark.parametrize(
    ("name", "filled_in"),
    [
        ("consumer_group", "'$Default'"),
        ("preserve_original_event", "False"),
        ("tags", "['azure-openai-logs', 'forwarded']"),
        ("auth_type", "'connection_string'"),
    ],
)
def test_a_variable_with_a_default_that_is_left_out_shows_as_a_difference(
    name: str, filled_in: str, new_logs: dict[str, Any]
) -> None:
    del new_logs[name]
    assert list(left_out_variables(LOGS, new_logs)) == [
        Violation(
            f"vars.{name}",
            None,
            f"left out, Fleet fills in {filled_in}, which shows as a difference at the next "
            "preview",
            "Set it, to that value where you want no other",
        )
    ]


def test_a_list_that_is_left_out_is_filled_in_as_empty(metrics: dict[str, Any]) -> None:
    del metrics["resource_groups"]
    (violation,) = left_out_variables(METRICS, metrics)
    assert violation.key == "vars.resource_groups"
    assert violation.rule.startswith("left out, Fleet fills in [], ")


@pytest.mark.parametrize("value", [None, ""])
def test_a_required_variable_without_a_value_is_refused(
    value: object, new_logs: dict[str, Any]
) -> None:
    new_logs["eventhub"] = value
    assert list(left_out_variables(LOGS, new_logs)) == [
        Violation(
            "vars.eventhub",
            None,
            "stream azure_openai.logs requires it",
            "Set it, or disable what needs it",
        )
    ]


@pytest.mark.parametrize("name", ["connection_string", "storage_account_key"])
def test_the_keys_are_required_only_before_client_secrets(
    name: str, old_logs: dict[str, Any], new_logs: dict[str, Any]
) -> None:
    del old_logs[name], new_logs[name]
    assert [violation.key for violation in left_out_variables(OLD_LOGS, old_logs)] == [
        f"vars.{name}"
    ]
    assert list(left_out_variables(LOGS, new_logs)) == []


@pytest.mark.parametrize("name", ["processors", "storage_account_container"])
def test_a_variable_without_a_default_may_be_left_out(name: str, old_logs: dict[str, Any]) -> None:
    del old_logs[name]
    assert list(left_out_variables(OLD_LOGS, old_logs)) == []
