"""The emulated package registry."""

import pytest

from rehearsal.elastic import packages
from rehearsal.elastic.packages import FIRST_WITH_CLIENT_SECRET, Package, Variable, VariableType

LOGS = ("azure_open_ai-azure-eventhub", "azure_openai.logs")
METRICS = ("azure_open_ai-azure/metrics", "azure.open_ai")
WITH_CLIENT_SECRET = {
    "auth_type",
    "eventhub_namespace",
    "tenant_id",
    "client_id",
    "client_secret",
    "authority_host",
}


def package(version: str) -> Package:
    found = packages.find("azure_openai", version)
    assert found is not None
    return found


def variables(version: str, place: tuple[str, str]) -> dict[str, Variable]:
    name, dataset = place
    stream = package(version).inputs[name].streams[dataset]
    return {variable.name: variable for variable in stream.variables}


def test_the_registry_has_the_versions_before_and_with_the_client_secret() -> None:
    assert packages.names() == ("azure_openai",)
    assert packages.versions("azure_openai") == ("1.4.0", "1.7.0", FIRST_WITH_CLIENT_SECRET)
    assert packages.newest("azure_openai") == FIRST_WITH_CLIENT_SECRET


@pytest.mark.parametrize(
    ("name", "version"),
    [("azure_openai", "1.4"), ("azure_openai", "1.3.9"), ("azure_open_ai", "1.7.0"), ("", "")],
)
def test_an_unknown_package_or_version_is_not_found(name: str, version: str) -> None:
    assert packages.find(name, version) is None


@pytest.mark.parametrize(("version", "like"), [("1.5.2", "1.4.0"), ("9.9.9", "1.8.0")])
def test_a_version_that_nobody_wrote_down_is_like_the_one_before_it(
    version: str, like: str
) -> None:
    assert package(version).inputs == package(like).inputs


def test_an_unknown_package_has_no_version() -> None:
    assert packages.versions("azure") == ()
    assert packages.newest("azure") is None


@pytest.mark.parametrize("version", packages.versions("azure_openai"))
def test_inputs_and_streams_have_the_names_that_fleet_gives_them(version: str) -> None:
    inputs = package(version).inputs
    assert {name: tuple(found.streams) for name, found in inputs.items()} == {
        LOGS[0]: (LOGS[1],),
        METRICS[0]: (METRICS[1],),
    }


@pytest.mark.parametrize("version", ["1.4.0", "1.7.0"])
def test_old_versions_know_nothing_of_a_client_secret_and_require_the_keys(version: str) -> None:
    found = variables(version, LOGS)
    assert not WITH_CLIENT_SECRET & found.keys()
    assert found["connection_string"].required
    assert found["storage_account_key"].required


def test_new_versions_take_a_client_secret_and_require_no_key() -> None:
    found = variables(FIRST_WITH_CLIENT_SECRET, LOGS)
    assert found.keys() >= WITH_CLIENT_SECRET
    assert not found["connection_string"].required
    assert not found["storage_account_key"].required
    assert found["auth_type"].options == ("connection_string", "client_secret")


def test_the_logs_stream_requires_what_the_manifest_marks() -> None:
    found = variables(FIRST_WITH_CLIENT_SECRET, LOGS)
    assert {name for name, variable in found.items() if variable.required} == {
        "eventhub",
        "consumer_group",
        "storage_account",
        "preserve_original_event",
        "tags",
        "sanitize_newlines",
        "sanitize_singlequotes",
    }
    assert {name for name, variable in found.items() if variable.secret} == {
        "connection_string",
        "storage_account_key",
        "client_secret",
    }


def test_the_metrics_stream_requires_what_the_manifest_marks() -> None:
    found = variables("1.7.0", METRICS)
    assert {name for name, variable in found.items() if variable.required} == {
        "client_id",
        "client_secret",
        "tenant_id",
        "subscription_id",
        "period",
    }
    assert {name for name, variable in found.items() if variable.multi} == {
        "resource_groups",
        "resource_ids",
    }
    assert found["processors"].type is VariableType.YAML


def test_fleet_fills_in_defaults_and_empty_lists() -> None:
    found = variables(FIRST_WITH_CLIENT_SECRET, LOGS) | variables("1.7.0", METRICS)
    filled_in = {
        name: variable.filled_in
        for name, variable in found.items()
        if variable.filled_in is not None
    }
    assert filled_in == {
        "consumer_group": "$Default",
        "auth_type": "connection_string",
        "authority_host": "https://login.microsoftonline.com",
        "preserve_original_event": False,
        "tags": ["azure-openai-logs", "forwarded"],
        "sanitize_newlines": True,
        "sanitize_singlequotes": True,
        "refresh_list_interval": "600s",
        "period": "300s",
        "resource_groups": [],
        "resource_ids": [],
    }


def test_the_package_takes_an_endpoint_of_the_resource_manager() -> None:
    assert [variable.name for variable in package("1.7.0").variables] == [
        "resource_manager_endpoint"
    ]


@pytest.mark.parametrize(
    ("variable", "version"),
    [("eventhub", "1.4.0"), ("auth_type", FIRST_WITH_CLIENT_SECRET), ("nonsense", None)],
)
def test_the_first_version_with_a_variable_is_known(variable: str, version: str | None) -> None:
    assert packages.first_with("azure_openai", "azure_openai.logs", variable) == version
