"""The dashboard as Kibana imports it: whole, resolvable, and of one environment."""

import json
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any, Final

import pytest

from components.catalog.azure_openai import DASHBOARDS
from components.catalog.cost import COST, Prices
from components.catalog.data_streams import LOGS, METRICS
from components.catalog.runtime_fields import INGEST_LAG
from components.dashboard.panels import Intake
from components.dashboard.saved_objects import dashboard_id, ndjson, saved_objects
from tests.components.catalog import engine
from tests.components.catalog.kql import fields_of, query_of
from tests.components.dashboard.shown import APM_VIEW, FIELDS, LOGS_VIEW, dashboard, panels

INTAKES: Final = (None, Intake.CLASSIC, Intake.OPENTELEMETRY)
EVERY_INTAKE = pytest.mark.parametrize("intake", INTAKES)

KEYWORDS: Final = {"keyword", "constant_keyword"}
NUMBERS: Final = {"long", "float", "double", "scaled_float"}
FITS: Final = {
    "terms": KEYWORDS,
    "date_histogram": {"date"},
    "sum": NUMBERS,
    "average": NUMBERS,
    "max": NUMBERS,
    "percentile": NUMBERS,
}


def lenses(of: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, panel in panels(of).items():
        if panel["type"] == "lens":
            yield name, panel["embeddableConfig"]["attributes"]


def layers_of(attributes: Mapping[str, Any]) -> dict[str, Any]:
    layers: dict[str, Any] = attributes["state"]["datasourceStates"]["formBased"]["layers"]
    return layers


def fields_behind(attributes: Mapping[str, Any], layer_id: str, intake: Intake | None) -> Any:
    """Return type by field of the data view that a layer reads through."""
    state = attributes["state"]
    referred = {
        each["name"]: each["id"]
        for each in (*attributes["references"], *state["internalReferences"])
    }
    view = referred[f"indexpattern-datasource-layer-{layer_id}"]
    if view == LOGS_VIEW:
        return engine.FIELDS["logs-azure_openai.logs"]
    if view == APM_VIEW:
        return FIELDS[{"classic": "traces-apm"}.get(str(intake), "traces-generic.otel")]
    if view == "azure-openai-anomalies-dev":
        return FIELDS[".ml-anomalies-shared"]
    if view == "azure-openai-agents-dev":
        return engine.FIELDS["metrics-elastic_agent.elastic_agent"]
    metrics = {**engine.FIELDS["metrics-azure.open_ai"], COST: "double"}
    if view == "azure-openai-arrivals-dev":
        logs = engine.FIELDS["logs-azure_openai.logs"]
        common = {field: kind for field, kind in metrics.items() if logs.get(field) == kind}
        return {**common, INGEST_LAG.name: "double"}
    return metrics


@EVERY_INTAKE
def test_every_field_exists_with_a_fitting_type(intake: Intake | None) -> None:
    unfit = []
    seen = 0
    for name, attributes in lenses(dashboard(intake)):
        query = attributes["state"]["query"]["query"]
        for layer_id, layer in layers_of(attributes).items():
            fields = fields_behind(attributes, layer_id, intake)
            texts = [query]
            for column in layer["columns"].values():
                seen += 1
                texts += [column["filter"]["query"]] if "filter" in column else []
                operation, source = column["operationType"], column.get("sourceField")
                right = fields.get(source) in FITS.get(operation, {None})
                if operation == "count":
                    right = source == "___records___"
                unfit += [] if right else [(name, operation, source)]
            unfit += [
                (name, "kql", field)
                for text in texts
                for field in fields_of(text)
                if field not in fields
            ]
    assert unfit == []
    assert seen > 70


@EVERY_INTAKE
def test_every_column_that_is_named_exists(intake: Intake | None) -> None:
    for _, attributes in lenses(dashboard(intake)):
        for layer in layers_of(attributes).values():
            columns = layer["columns"]
            assert sorted(layer["columnOrder"]) == sorted(columns)
            # Buckets first, or Lens computes something else.
            bucketed = [columns[name]["isBucketed"] for name in layer["columnOrder"]]
            assert bucketed == sorted(bucketed, reverse=True)
            for column in columns.values():
                named = {*column.get("references", ())}
                order = column.get("params", {}).get("orderBy", {})
                named |= {order["columnId"]} if "columnId" in order else set()
                assert named <= set(columns)
        looks = attributes["state"]["visualization"]
        every = {name for layer in layers_of(attributes).values() for name in layer["columns"]}
        drawn = {looks["metricAccessor"]} if "metricAccessor" in looks else set()
        drawn |= {column["columnId"] for column in looks.get("columns", ())}
        for layer in looks.get("layers", ()):
            drawn |= {*layer["accessors"], layer["xAccessor"]}
            drawn |= {layer["splitAccessor"]} if "splitAccessor" in layer else set()
        hidden = {
            name
            for layer in layers_of(attributes).values()
            for column in layer["columns"].values()
            for name in column.get("references", ())
        }
        # All that is there is drawn, or a part of a formula.
        nested = {name for name in every if name.rpartition("X")[0] in every}
        assert drawn == every - hidden - nested


@EVERY_INTAKE
def test_every_reference_resolves_and_none_is_left_over(intake: Intake | None) -> None:
    made = dashboard(intake)
    held = {each["name"]: each["id"] for each in made["references"]}
    assert len(held) == len(made["references"])
    search = json.loads(made["attributes"]["kibanaSavedObjectMeta"]["searchSourceJSON"])
    needed = {each["meta"]["indexRefName"]: LOGS_VIEW for each in search["filter"]}
    for name, panel in panels(made).items():
        attributes = panel["embeddableConfig"].get("attributes", {})
        for link in attributes.get("links", ()):
            target = dict(DASHBOARDS)[link["label"]]
            needed[f"{name}:{link['destinationRefName']}"] = target
        for each in attributes.get("references", ()):
            needed[f"{name}:{each['name']}"] = each["id"]
    assert held == needed
    for _, attributes in lenses(made):
        state = attributes["state"]
        referred = [*attributes["references"], *state["internalReferences"]]
        assert {each["name"] for each in referred} == {
            f"indexpattern-datasource-layer-{layer}" for layer in layers_of(attributes)
        }
        assert {each["id"] for each in state["internalReferences"]} == set(state["adHocDataViews"])


@EVERY_INTAKE
def test_panels_fill_the_grid_and_do_not_overlap(intake: Intake | None) -> None:
    grids = {name: panel["gridData"] for name, panel in panels(dashboard(intake)).items()}
    taken = [
        (x, y)
        for grid in grids.values()
        for x in range(grid["x"], grid["x"] + grid["w"])
        for y in range(grid["y"], grid["y"] + grid["h"])
    ]
    bottom = max(y for _, y in taken) + 1
    assert len(taken) == len(set(taken))
    assert set(taken) == {(x, y) for x in range(48) for y in range(bottom)}
    assert all(grid["i"] == name for name, grid in grids.items())


@EVERY_INTAKE
def test_ids_are_unique_and_titles_short(intake: Intake | None) -> None:
    made = dashboard(intake)
    listed = json.loads(made["attributes"]["panelsJSON"])
    ids = [panel["panelIndex"] for panel in listed]
    assert len(ids) == len(set(ids))
    layers = [layer for _, attributes in lenses(made) for layer in layers_of(attributes)]
    assert len(layers) == len(set(layers))
    assert [panel["title"] for panel in listed if not 0 < len(panel["title"]) <= 42] == []


@EVERY_INTAKE
def test_every_visualization_is_held_to_the_namespace(intake: Intake | None) -> None:
    for name, attributes in lenses(dashboard(intake)):
        query = attributes["state"]["query"]["query"]
        query_of(query)
        if name == "anomalies":
            # Anomalies know of no data stream: they are those of the environment's jobs.
            assert query.count("-dev") == query.count("job_id") == 3
        else:
            assert query.startswith(('(data_stream.namespace: "dev"', "data_stream.namespace"))


def of_namespace(namespace: str) -> dict[str, Any]:
    (made,) = saved_objects(
        namespace=namespace,
        logs_data_view_id=f"logs-{namespace}",
        metrics_data_view_id=f"metrics-{namespace}",
        prices=Prices(),
    )
    return made


def test_environments_in_one_space_do_not_overwrite_each_other() -> None:
    namespaces = ("dev", "prod", "prod_eu")
    made = {namespace: of_namespace(namespace) for namespace in namespaces}
    assert [made[each]["id"] for each in namespaces] == [
        "azure-openai-service-and-pipeline-dev",
        "azure-openai-service-and-pipeline-prod",
        "azure-openai-service-and-pipeline-prod_eu",
    ]
    titles = [each["attributes"]["title"] for each in made.values()]
    assert titles[1] == "Azure OpenAI: service and pipeline (prod)"
    for one, other in combinations(namespaces, 2):
        if not other.startswith(one):
            assert f"-{one}" not in json.dumps(made[other])
            assert f'"{one}"' not in json.dumps(made[other])


def test_it_is_one_object_that_an_older_kibana_can_import() -> None:
    made = of_namespace("dev")
    assert (made["type"], made["id"]) == ("dashboard", dashboard_id("dev"))
    assert (made["coreMigrationVersion"], made["typeMigrationVersion"]) == ("8.8.0", "8.9.0")
    assert set(made) == {
        "type",
        "id",
        "coreMigrationVersion",
        "typeMigrationVersion",
        "managed",
        "attributes",
        "references",
    }
    # Kibana keeps these as text.
    for name in ("panelsJSON", "optionsJSON"):
        assert isinstance(made["attributes"][name], str)


def test_the_file_is_a_line_and_the_same_every_time() -> None:
    once, again = (ndjson([of_namespace("dev")]) for _ in range(2))
    assert once == again
    assert once.count("\n") == 1
    assert json.loads(once) == of_namespace("dev")


def test_links_keep_the_time_and_the_filter_on_the_environment() -> None:
    made = dashboard()
    links = panels(made)["links"]["embeddableConfig"]["attributes"]["links"]
    assert [link["label"] for link in links] == [label for label, _ in DASHBOARDS]
    for link in links:
        assert link["options"] == {
            "openInNewTab": False,
            "useCurrentDateRange": True,
            "useCurrentFilters": True,
        }
    (kept,) = json.loads(made["attributes"]["kibanaSavedObjectMeta"]["searchSourceJSON"])["filter"]
    assert kept["meta"]["alias"] == "Environment dev"
    assert kept["query"]["bool"]["should"][0] == {"match_phrase": {"data_stream.namespace": "dev"}}


def test_a_share_is_a_formula_with_the_columns_it_is_computed_by() -> None:
    attributes = panels(dashboard())["refused"]["embeddableConfig"]["attributes"]
    (layer,) = layers_of(attributes).values()
    formula = "count(kql='azure.open_ai.result_signature: \"429\"') / count()"
    number = {"customLabel": True, "dataType": "number", "isBucketed": False, "scale": "ratio"}
    part = {**number, "label": f"Part of {formula}"}
    counted = {
        **part,
        "operationType": "count",
        "sourceField": "___records___",
        "params": {"emptyAsNull": False},
    }
    assert layer["columns"] == {
        "refused-0-measure-0": {
            **number,
            "label": "Refused",
            "operationType": "formula",
            "params": {
                "formula": formula,
                "isFormulaBroken": False,
                "format": {"id": "percent", "params": {"decimals": 2}},
            },
            "references": ["refused-0-measure-0X2"],
        },
        "refused-0-measure-0X0": {
            **counted,
            "filter": {
                "language": "kuery",
                "query": 'azure.open_ai.result_signature: "429"',
            },
        },
        "refused-0-measure-0X1": counted,
        "refused-0-measure-0X2": {
            **part,
            "operationType": "math",
            "params": {
                "tinymathAst": {
                    "type": "function",
                    "name": "divide",
                    "args": ["refused-0-measure-0X0", "refused-0-measure-0X1"],
                    "location": {"min": 0, "max": len(formula)},
                    "text": formula,
                }
            },
            "references": ["refused-0-measure-0X0", "refused-0-measure-0X1"],
        },
    }


def test_without_applications_there_is_no_panel_of_them() -> None:
    assert {*panels(dashboard(Intake.CLASSIC))} - {*panels(dashboard(None))} == {
        "application-cost",
        "applications",
    }


def test_it_reads_the_data_streams_of_its_own_namespace_alone() -> None:
    arrivals = panels(of_namespace("prod"))["documents"]["embeddableConfig"]["attributes"]
    (view,) = arrivals["state"]["adHocDataViews"].values()
    assert view["title"] == f"{LOGS.index('prod')},{METRICS.index('prod')}"
    assert view["runtimeFieldMap"] == INGEST_LAG.mapping()
