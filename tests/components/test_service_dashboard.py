"""The dashboard's component: what it imports, where, and what it refuses."""

import json
from decimal import Decimal

import pulumi
import pytest

from components.catalog.cost import Prices
from components.catalog.prices import Price
from components.dashboard.panels import Intake
from components.dashboard.saved_objects import Applications, ndjson, saved_objects
from components.faults import InvalidInputs
from components.service_dashboard import Dashboard, DashboardArgs
from tests.components.dashboard.shown import panels
from tests.components.deployed import COMPONENT, counts, only, outputs
from tests.conftest import Deploy

IMPORT = "elasticstack:index/kibanaImportSavedObjects:KibanaImportSavedObjects"
VIEWS = {"logs": "view-of-logs", "metrics": "view-of-metrics", "apm": "view-of-apm"}


def args() -> DashboardArgs:
    return {"data_stream_namespace": "dev", "data_view_ids": VIEWS}


def test_it_imports_one_file_and_overwrites_what_was_there(deploy: Deploy) -> None:
    recording = deploy(lambda: Dashboard("test", args()))

    assert counts(recording) == {f"{COMPONENT}Dashboard": 1, IMPORT: 1}
    assert only(recording, IMPORT) == {
        "spaceId": "default",
        "overwrite": True,
        "fileContents": ndjson(
            saved_objects(
                namespace="dev",
                logs_data_view_id="view-of-logs",
                metrics_data_view_id="view-of-metrics",
                prices=Prices(),
            )
        ),
    }
    assert outputs(recording) == {"dashboardId": "azure-openai-service-and-pipeline-dev"}


def test_everything_on_is_in_the_file(deploy: Deploy) -> None:
    recording = deploy(
        lambda: Dashboard(
            "test",
            {
                **args(),
                "data_view_ids": pulumi.Output.from_input(VIEWS),
                "space_id": "observability",
                "kibana_url": "https://kibana.example",
                "intake": Intake.OPENTELEMETRY,
                "apm_data_stream_namespace": "apps",
                "prices": {
                    "currency": "EUR",
                    "per_unit": 0.9,
                    "models": {"own": {"input": 1, "output": 2}},
                },
            },
        )
    )
    imported = only(recording, IMPORT)
    assert imported["spaceId"] == "observability"
    made = json.loads(imported["fileContents"])
    expected = saved_objects(
        namespace="dev",
        logs_data_view_id="view-of-logs",
        metrics_data_view_id="view-of-metrics",
        prices=Prices(models={"own": Price(Decimal(1), Decimal(2))}, currency="EUR"),
        applications=Applications(Intake.OPENTELEMETRY, "view-of-apm", "apps"),
    )[0]
    assert {*panels(made)} == {*panels(expected)}
    text = panels(made)["about"]["embeddableConfig"]["savedVis"]["params"]["markdown"]
    assert "in EUR" in text
    assert "[SLOs](https://kibana.example/s/observability/app/slos)" in text
    applications = panels(made)["applications"]
    assert applications == panels(expected)["applications"]


def test_a_wrong_currency_and_a_negative_price_are_refused(deploy: Deploy) -> None:
    with pytest.raises(InvalidInputs) as refused:
        deploy(
            lambda: Dashboard(
                "test",
                {**args(), "prices": {"currency": "euro", "models": {"own": {"input": -1}}}},
            )
        )
    assert str(refused.value) == (
        'Dashboard "test": 2 faults; nothing was changed.\n'
        '  - prices.currency = "euro": A currency is three capital letters (ISO 4217). Choose one, '
        "such as EUR.\n"
        "  - prices.models.own.input = -1: A price is 0 or more. Choose one, for example 2.5."
    )
