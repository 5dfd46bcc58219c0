"""What the variables of `azure_openai` must be to one another and to Azure."""

from typing import Any

import pytest

from rehearsal.elastic import packages
from rehearsal.elastic.azure_openai_variables import refused_logs, refused_metrics
from rehearsal.elastic.package_variables import Owner
from rehearsal.elastic.packages import FIRST_WITH_CLIENT_SECRET
from rehearsal.emulation import MASK, Violation
from tests.rehearsal.elastic.elastic_values import (
    metrics_variables,
    new_logs_variables,
    old_logs_variables,
)

CONTAINER_RULE = (
    "a container name has 3 to 63 characters: lowercase letters, digits and single hyphens, first "
    "and last a letter or digit"
)
BY_CLIENT_SECRET = {
    "auth_type": "client_secret",
    "tenant_id": "tenant",
    "client_id": "client",
    "client_secret": "hush-hush",
    "eventhub_namespace": "logs.servicebus.windows.net",
}


def owner(version: str) -> Owner:
    package = packages.find("azure_openai", version)
    assert package is not None
    stream = package.inputs["azure_open_ai-azure-eventhub"].streams["azure_openai.logs"]
    return Owner(package, stream.variables, "stream azure_openai.logs", "vars", stream.dataset)


OLD, NEW = owner("1.7.0"), owner(FIRST_WITH_CLIENT_SECRET)


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
    assert list(refused_logs(OLD, old_logs)) == []
    assert list(refused_logs(NEW, new_logs)) == []
    assert list(refused_metrics(OLD, metrics)) == []


def test_a_client_secret_needs_no_key_and_no_connection_string(new_logs: dict[str, Any]) -> None:
    del new_logs["connection_string"], new_logs["storage_account_key"]
    assert list(refused_logs(NEW, new_logs | BY_CLIENT_SECRET)) == []


@pytest.mark.parametrize("name", ["connection_string", "storage_account_key"])
@pytest.mark.parametrize("mode", ["connection_string", "", None])
def test_a_connection_string_needs_both_keys(
    name: str, mode: str | None, new_logs: dict[str, Any]
) -> None:
    new_logs |= {"auth_type": mode, name: ""}
    assert list(refused_logs(NEW, new_logs)) == [
        Violation(
            f"vars.{name}",
            None,
            'auth_type "connection_string" requires it',
            "Set it, or change auth_type",
        )
    ]


@pytest.mark.parametrize("name", ["tenant_id", "client_id", "client_secret", "eventhub_namespace"])
def test_a_client_secret_needs_the_whole_identity(name: str, new_logs: dict[str, Any]) -> None:
    given = new_logs | BY_CLIENT_SECRET
    del given[name]
    assert list(refused_logs(NEW, given)) == [
        Violation(
            f"vars.{name}",
            None,
            'auth_type "client_secret" requires it',
            "Set it, or change auth_type",
        )
    ]


def test_an_old_version_has_no_mode_to_judge(old_logs: dict[str, Any]) -> None:
    del old_logs["connection_string"]
    assert list(refused_logs(OLD, old_logs)) == []


@pytest.mark.parametrize("host", ["logs", "logs.", "https://logs.servicebus.windows.net"])
def test_a_namespace_that_is_no_full_host_name_is_refused(
    host: str, new_logs: dict[str, Any]
) -> None:
    given = new_logs | BY_CLIENT_SECRET | {"eventhub_namespace": host}
    assert list(refused_logs(NEW, given)) == [
        Violation(
            "vars.eventhub_namespace",
            MASK,
            "must be the full host name of the namespace",
            'Use for example "my-namespace.servicebus.windows.net"',
        )
    ]


def test_an_event_hub_of_more_than_30_characters_is_refused(old_logs: dict[str, Any]) -> None:
    assert list(refused_logs(OLD, old_logs | {"eventhub": "a" * 30})) == []
    assert list(refused_logs(OLD, old_logs | {"eventhub": "a" * 31})) == [
        Violation(
            "vars.eventhub",
            MASK,
            "must have at most 30 characters, has 31",
            "Give the event hub a shorter name",
        )
    ]


@pytest.mark.parametrize("container", ["abc", "a-1-b", "a" * 63])
def test_a_good_container_is_accepted(container: str, old_logs: dict[str, Any]) -> None:
    assert list(refused_logs(OLD, old_logs | {"storage_account_container": container})) == []


@pytest.mark.parametrize("container", ["ab", "a" * 64, "Logs", "a--b", "-ab", "ab-", "a_b", "a.b"])
def test_a_bad_container_is_refused(container: str, old_logs: dict[str, Any]) -> None:
    assert list(refused_logs(OLD, old_logs | {"storage_account_container": container})) == [
        Violation("vars.storage_account_container", MASK, CONTAINER_RULE, "Rename it")
    ]


@pytest.mark.parametrize("hub", ["openai-logs", "openai_logs"])
def test_without_a_container_the_agent_makes_one_of_the_hub_name(
    hub: str, old_logs: dict[str, Any]
) -> None:
    del old_logs["storage_account_container"]
    assert list(refused_logs(OLD, old_logs | {"eventhub": hub})) == []


@pytest.mark.parametrize("hub", ["OpenAI", "openai.logs", "openai-"])
def test_without_a_container_a_hub_name_that_makes_a_bad_one_is_refused(
    hub: str, old_logs: dict[str, Any]
) -> None:
    del old_logs["storage_account_container"]
    assert list(refused_logs(OLD, old_logs | {"eventhub": hub})) == [
        Violation(
            "vars.storage_account_container",
            None,
            "left out, the agent makes a name of the event hub's, which is none for a container: "
            + CONTAINER_RULE,
            "Set it, or rename the event hub",
        )
    ]


@pytest.mark.parametrize("period", ["300s", "600s", "5m", "1h", "4m60s"])
def test_a_multiple_of_300_seconds_is_accepted(period: str) -> None:
    assert list(refused_metrics(OLD, {"period": period})) == []


@pytest.mark.parametrize("period", ["60s", "301s", "0s", "300", "5 m", "five"])
def test_another_period_is_refused(period: str) -> None:
    assert list(refused_metrics(OLD, {"period": period})) == [
        Violation(
            "vars.period",
            MASK,
            "must be 300s or a multiple of it",
            'Use for example "300s" or "600s"',
        )
    ]
