"""The data views: what each covers, what is shown how, and what is computed."""

import pytest

from components import DataViews, InvalidInputs
from tests.components.deployed import COMPONENT, DATA_VIEW, counts, named, outputs, view_args
from tests.conftest import Deploy

VIEWS = f"{COMPONENT}DataViews"
APPLICATIONS = (
    "traces-apm*-dev,traces-*.otel-dev,metrics-apm*-dev,metrics-*.otel-dev,"
    "logs-apm*-dev,logs-*.otel-dev"
)


def test_the_defaults_are_three_views_of_the_namespace_and_no_other(deploy: Deploy) -> None:
    recording = deploy(
        lambda: DataViews("test", {"environment": "dev", "data_stream_namespace": "dev"})
    )

    assert counts(recording) == {VIEWS: 1, DATA_VIEW: 3}
    made = {each.name: each.inputs["dataView"] for each in recording.of_type(DATA_VIEW)}
    assert {name: (each["id"], each["title"], each["name"]) for name, each in made.items()} == {
        "test-logs": (
            "azure-openai-logs-dev",
            "logs-azure_openai.logs-dev",
            "Azure OpenAI dev: logs",
        ),
        "test-metrics": (
            "azure-openai-metrics-dev",
            "metrics-azure.open_ai-dev",
            "Azure OpenAI dev: metrics",
        ),
        "test-apm": (
            "azure-openai-apm-dev",
            APPLICATIONS,
            "Azure OpenAI dev: applications",
        ),
    }
    assert {each.inputs["spaceId"] for each in recording.of_type(DATA_VIEW)} == {"default"}
    assert {each["allowNoIndex"] for each in made.values()} == {True}
    assert outputs(recording) == {
        "dataViewIds": {
            "logs": "azure-openai-logs-dev",
            "metrics": "azure-openai-metrics-dev",
            "apm": "azure-openai-apm-dev",
        }
    }


@pytest.mark.parametrize(
    ("view", "field", "label", "shown"),
    [
        (
            "logs",
            "event.duration",
            "Duration",
            {
                "id": "duration",
                "params": {
                    "inputFormat": "nanoseconds",
                    "outputFormat": "humanizePrecise",
                    "outputPrecision": 2,
                    "useShortSuffix": True,
                    "includeSpaceWithSuffix": True,
                },
            },
        ),
        (
            "metrics",
            "azure.open_ai.token_transaction.total",
            "Tokens",
            {"id": "number", "params": {"pattern": "0,0"}},
        ),
        (
            "metrics",
            "azure.open_ai.provisioned_managed_utilization_v2.avg",
            "Provisioned utilization (%)",
            {"id": "number", "params": {"pattern": "0,0.[0]"}},
        ),
        (
            "apm",
            "numeric_labels.cost",
            "Cost",
            {"id": "number", "params": {"pattern": "0,0.00[00]"}},
        ),
    ],
)
def test_a_field_has_a_label_and_the_format_of_its_unit(
    view: str, field: str, label: str, shown: object, deploy: Deploy
) -> None:
    recording = deploy(
        lambda: DataViews("test", {"environment": "dev", "data_stream_namespace": "dev"})
    )

    made = named(recording, f"test-{view}").inputs["dataView"]
    assert made["fieldAttrs"][field] == {"customLabel": label}
    assert made["fieldFormats"][field] == shown


def test_computed_fields_are_in_the_view_on_metrics_alone(deploy: Deploy) -> None:
    recording = deploy(lambda: DataViews("test", view_args()))

    metrics = named(recording, "test-metrics").inputs["dataView"]
    assert metrics["runtimeFieldMap"] == {"cost": {"type": "double", "scriptSource": "emit(1.0)"}}
    assert metrics["fieldAttrs"]["cost"] == {"customLabel": "Cost (USD)"}
    assert metrics["fieldFormats"]["cost"] == {"id": "number", "params": {"pattern": "0,0.00"}}
    for other in ("logs", "apm"):
        assert "runtimeFieldMap" not in named(recording, f"test-{other}").inputs["dataView"]


def test_applications_may_have_a_namespace_of_their_own(deploy: Deploy) -> None:
    recording = deploy(
        lambda: DataViews(
            "test", {**view_args(), "data_views": {"apm_data_stream_namespace": "default"}}
        )
    )

    assert (
        named(recording, "test-apm").inputs["dataView"]["title"].startswith("traces-apm*-default")
    )
    assert named(recording, "test-logs").inputs["dataView"]["title"].endswith("-dev")


def test_views_that_are_off_are_not_made(deploy: Deploy) -> None:
    recording = deploy(lambda: DataViews("test", {**view_args(), "data_views": {"enabled": False}}))

    assert counts(recording) == {VIEWS: 1}
    assert outputs(recording) == {"dataViewIds": {}}


def test_a_namespace_with_a_hyphen_is_refused(deploy: Deploy) -> None:
    with pytest.raises(InvalidInputs, match="a data stream namespace"):
        deploy(
            lambda: DataViews("test", {"environment": "dev", "data_stream_namespace": "dev-team"})
        )
