"""The cost of tokens, computed by a search engine from the very scripts that Kibana gets."""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

import pytest

from components.catalog.alert_rules import Severity
from components.catalog.cost import (
    COST,
    UNPRICED,
    Budget,
    BudgetWindow,
    Prices,
    budget_fault,
    budget_rules,
    cost_field,
    unpriced_rule,
)
from components.catalog.data_streams import METRICS, NAMESPACE
from components.catalog.filters import And, Filter, Range, Term, query_dsl
from components.catalog.prices import PRICE_TABLE, Price
from rehearsal.elastic.rule_parameters import refused
from tests.components.catalog.documents import DEPLOYMENT, REAL_METRICS, metric
from tests.components.catalog.engine import FIELDS, Engine
from tests.components.catalog.kibana_rules import UNGROUPED, alerts

LIST: Final = Prices()
OWN: Final = Prices(
    models={"gpt-4o": Price(Decimal(2), Decimal(8))},
    deployments={"ptu": Price(Decimal("0.5"), Decimal("0.5"))},
    currency="EUR",
    per_unit=Decimal("0.9"),
    multiplier=Decimal("1.1"),
)


def tokens(
    prompt: int | None,
    generated: int | None,
    model: str,
    *,
    version: str = "",
    deployment: str = DEPLOYMENT,
    dimension: str = "feature_name",
    minutes: float = 10,
) -> dict[str, Any]:
    """Return a minute of tokens; Azure gives tokens the dimension FeatureName, not ModelName."""
    counted = {"processed_prompt_tokens": prompt, "generated_tokens": generated}
    document = metric(minutes, deployment=deployment)
    document["azure"]["open_ai"] = {
        name: {"total": value} for name, value in counted.items() if value is not None
    }
    dimensions = document["azure"]["dimensions"]
    del dimensions["feature_name"], dimensions["model_version"]
    dimensions[dimension] = model
    if version:
        dimensions["model_version"] = version
    return document


def found(
    engine: Engine, namespace: str, prices: Prices, *matches: Filter
) -> tuple[int, float | None]:
    """Return how many documents match, and the sum of what they cost, by the field itself."""
    body: Mapping[str, Any] = {
        "size": 0,
        "query": query_dsl(And((Term(NAMESPACE, namespace), *matches))),
        "runtime_mappings": cost_field(prices).mapping(),
        "aggs": {"cost": {"sum": {"field": COST}}},
    }
    answer = engine.search(METRICS.index(namespace), body)
    return answer["hits"]["total"]["value"], answer["aggregations"]["cost"]["value"]


def cost_by_script(engine: Engine, namespace: str, prices: Prices) -> list[float | None]:
    """Return what each document costs, by the body of the field as a script that returns."""
    source = cost_field(prices).script.replace("emit(", "return (") + "\nreturn null;"
    body = {
        "size": 100,
        "query": {"match_all": {}},
        "sort": ["_doc"],
        "script_fields": {"cost": {"script": {"source": source}}},
    }
    hits = engine.search(METRICS.index(namespace), body)["hits"]["hits"]
    return [hit["fields"]["cost"][0] for hit in hits]


def test_the_table_says_where_its_prices_are_from_and_of_which_day() -> None:
    assert (PRICE_TABLE.source, PRICE_TABLE.currency) == ("genai-prices", "USD")
    assert PRICE_TABLE.source_version.count(".") == 2
    assert PRICE_TABLE.as_of >= date(2026, 11, 23)
    assert LIST.label() == f"Cost (USD, list prices of {PRICE_TABLE.as_of})"


def test_a_model_and_version_is_in_the_table_once() -> None:
    named = [(listed.model, listed.version) for listed in PRICE_TABLE.prices]
    assert len(named) == len(set(named))
    with_version = {model for model, version in named if version is not None}
    assert with_version.isdisjoint(model for model, version in named if version is None)


@pytest.mark.parametrize(
    ("model", "version", "price"),
    [
        ("gpt-35-turbo", "0613", ("1.5", "2")),
        ("gpt-35-turbo", "0125", ("0.5", "1.5")),
        ("gpt-4", "turbo-2024-04-09", ("10", "30")),
        ("gpt-4o", "2024-05-13", ("5", "15")),
        ("gpt-4o", "2024-11-20", ("2.5", "10")),
        ("GPT-4o-Mini", "", ("0.15", "0.6")),
        ("gpt-4.1", "2099-01-01", ("2", "8")),
        ("gpt-5", "2025-08-07", ("1.25", "10")),
        ("o4-mini", "2025-04-16", ("1.1", "4.4")),
    ],
)
def test_a_model_has_its_list_price(model: str, version: str, price: tuple[str, str]) -> None:
    assert LIST.of(model, version) == Price(Decimal(price[0]), Decimal(price[1]))


@pytest.mark.parametrize(
    ("model", "version"),
    [("gpt-35-turbo", "9999"), ("gpt-35-turbo", ""), ("gpt-99", "1"), ("", "")],
)
def test_a_model_or_version_that_is_not_in_the_table_has_no_price(model: str, version: str) -> None:
    assert LIST.of(model, version) is None


def test_the_field_reads_fields_of_the_metrics_with_fitting_types() -> None:
    script = cost_field(OWN).script
    read = set(script.split("doc['")[1:])
    names = {part.split("']")[0] for part in read}
    fields = FIELDS["metrics-azure.open_ai"]
    assert {name: fields.get(name) for name in sorted(names)} == {
        "azure.dimensions.feature_name": "keyword",
        "azure.dimensions.model_deployment_name": "keyword",
        "azure.dimensions.model_name": "keyword",
        "azure.dimensions.model_version": "keyword",
        "azure.open_ai.generated_tokens.total": "long",
        "azure.open_ai.processed_prompt_tokens.total": "long",
    }


def test_the_real_document_costs_what_its_tokens_cost(engine: Engine, namespace: str) -> None:
    # gpt-35-turbo 0613, named by its feature alone: 29 prompt and 46 generated tokens.
    engine.add(METRICS, namespace, REAL_METRICS)
    assert found(engine, namespace, LIST) == (1, (29 * 1.5 + 46 * 2) / 1_000_000)


COSTS: Final = (
    # What a document holds, its cost at list prices, and at one's own.
    (tokens(1000, 200, "gpt-4o", version="2024-08-06"), 0.0045, 0.0036),
    (tokens(1000, 200, "gpt-4o", version="2024-05-13"), 0.008, 0.0036),
    (tokens(1000, 200, "gpt-4o", version="2099-01-01"), None, 0.0036),
    (tokens(1000, 200, "gpt-4o-mini", dimension="model_name"), 0.00027, 0.0002673),
    (tokens(1000, 200, "GPT-4.1"), 0.0036, 0.003564),
    (tokens(1000, 0, "text-embedding-3-small"), 0.00002, 0.0000198),
    (tokens(1000, None, "text-embedding-3-small"), 0.00002, 0.0000198),
    (tokens(1000, 200, "text-embedding-3-small"), None, None),
    (tokens(None, 200, "gpt-4.1"), 0.0016, 0.001584),
    (tokens(0, 0, "gpt-4.1"), 0, 0),
    (tokens(1000, 200, "gpt-99"), None, None),
    (tokens(1000, 200, "gpt-99", deployment="ptu"), None, 0.0006),
    (tokens(1000, 200, "gpt-4o", version="2024-08-06", deployment="ptu"), 0.0045, 0.0006),
    (metric(requests={"total": 5}), None, None),
)


def test_each_document_has_its_cost_or_none(engine: Engine, namespace: str) -> None:
    engine.add(METRICS, namespace, [document for document, _, _ in COSTS])
    for prices, expected in (
        (LIST, [cost for _, cost, _ in COSTS]),
        (OWN, [cost for _, _, cost in COSTS]),
    ):
        by_script = cost_by_script(engine, namespace, prices)
        rounded = [None if cost is None else round(cost, 12) for cost in by_script]
        assert rounded == expected
        there = [cost for cost in expected if cost is not None]
        count, total = found(engine, namespace, prices, Range(COST, gte=0))
        assert count == len(there)
        assert total == pytest.approx(sum(there), rel=1e-12)


def test_documents_whose_model_has_no_price_are_counted(engine: Engine, namespace: str) -> None:
    engine.add(METRICS, namespace, [document for document, _, _ in COSTS])
    # The one of requests has no tokens, so it lacks no price.
    assert found(engine, namespace, LIST, UNPRICED)[0] == 4
    assert found(engine, namespace, OWN, UNPRICED)[0] == 2
    assert alerts(engine, unpriced_rule(LIST, namespace=namespace)) == {UNGROUPED: (4,)}


def test_where_every_model_has_a_price_nothing_is_reported(engine: Engine, namespace: str) -> None:
    engine.add(METRICS, namespace, [tokens(1000, 200, "gpt-4.1"), metric(requests={"total": 5})])
    assert alerts(engine, unpriced_rule(LIST, namespace=namespace)) == {}


def fired(engine: Engine, namespace: str, budget: Budget, prices: Prices = LIST) -> dict[str, Any]:
    rules = budget_rules(budget, prices, namespace=namespace)
    return {severity.value: alerts(engine, rule) for severity, rule in rules.items()}


def test_a_budget_fires_at_its_shares_and_is_silent_below(engine: Engine, namespace: str) -> None:
    # A million tokens of gpt-4.1 sent: 2 USD. Others, and those before the window, do not count.
    engine.add(
        METRICS,
        namespace,
        [
            tokens(600_000, 0, "gpt-4.1", minutes=23 * 60),
            tokens(400_000, 0, "gpt-4.1"),
            tokens(5_000_000, 0, "gpt-4.1", minutes=25 * 60),
            tokens(5_000_000, 0, "gpt-4.1", deployment="other"),
            tokens(5_000_000, 0, "gpt-99"),
        ],
    )
    cases: list[tuple[str, dict[str, Any]]] = [
        ("2", {"warning": {UNGROUPED: (2,)}, "critical": {UNGROUPED: (2,)}}),
        ("2.01", {"warning": {UNGROUPED: (2,)}, "critical": {}}),
        ("2.5", {"warning": {UNGROUPED: (2,)}, "critical": {}}),
        ("2.51", {"warning": {}, "critical": {}}),
    ]
    for amount, expected in cases:
        budget = Budget(Decimal(amount), BudgetWindow.DAY, DEPLOYMENT, "gpt-4.1")
        assert fired(engine, namespace, budget) == expected


def test_a_budget_of_the_environment_counts_every_deployment(
    engine: Engine, namespace: str
) -> None:
    engine.add(
        METRICS,
        namespace,
        [tokens(500_000, 0, "gpt-4.1"), tokens(0, 100_000, "gpt-4.1", deployment="other")],
    )
    budget = Budget(Decimal("1.8"), BudgetWindow.DAY, shares={Severity.CRITICAL: 100})
    assert fired(engine, namespace, budget) == {"critical": {UNGROUPED: (1.8,)}}
    budget = Budget(Decimal("1.81"), BudgetWindow.DAY, shares={Severity.CRITICAL: 100})
    assert fired(engine, namespace, budget) == {"critical": {}}


def test_a_budget_of_a_month_starts_on_the_first(engine: Engine, namespace: str) -> None:
    # Now is in this month at any time; a document of 32 days ago never is.
    engine.add(
        METRICS,
        namespace,
        [
            tokens(1_000_000, 0, "gpt-4.1", minutes=0),
            tokens(1_000_000, 0, "gpt-4.1", minutes=32 * 24 * 60),
        ],
    )
    budget = Budget(Decimal(2), BudgetWindow.MONTH)
    month = budget_rules(budget, LIST, namespace=namespace)[Severity.CRITICAL].params
    assert (month["timeWindowSize"], month["timeWindowUnit"]) == (31, "d")
    assert {"range": {"@timestamp": {"gte": "now/M"}}} in json.loads(month["esQuery"])["query"][
        "bool"
    ]["filter"]
    assert fired(engine, namespace, budget)["critical"] == {UNGROUPED: (2,)}
    assert fired(engine, namespace, Budget(Decimal("2.01"), BudgetWindow.MONTH))["critical"] == {}


@pytest.mark.parametrize("window", BudgetWindow)
def test_the_parameters_are_those_that_the_provider_takes(window: BudgetWindow) -> None:
    budget = Budget(Decimal(100), window, "chat", "gpt-4o")
    for rule in (
        *budget_rules(budget, LIST, namespace="dev").values(),
        unpriced_rule(LIST, namespace="dev"),
    ):
        assert list(refused(rule.rule_type_id, rule.params)) == []
        assert rule.params["index"] == ["metrics-azure.open_ai-dev"]


def test_a_budget_needs_a_price_for_its_model() -> None:
    fault = budget_fault(
        "budgets[0]", Budget(Decimal(10), BudgetWindow.DAY, "chat", "gpt-4.o"), LIST
    )
    assert str(fault) == (
        'budgets[0].model = "gpt-4.o": There is no price for this model (the list prices are of '
        f"{PRICE_TABLE.as_of}), so the budget could never be used up. Did you mean "
        '"gpt-4o"? If not, give the model a price, or give the deployment "chat" a price of '
        "its own."
    )


def test_a_budget_of_a_deployment_needs_its_model() -> None:
    fault = budget_fault("budgets[0]", Budget(Decimal(10), BudgetWindow.DAY, "chat"), LIST)
    assert str(fault) == (
        "budgets[0].model is missing: A budget of a deployment needs its model, so that there is "
        'a price to hold against it. Name the model, for example "gpt-4o", or give the deployment '
        '"chat" a price of its own.'
    )


@pytest.mark.parametrize(
    "budget",
    [
        Budget(Decimal(10), BudgetWindow.DAY),
        Budget(Decimal(10), BudgetWindow.DAY, "chat", "GPT-4o"),
        Budget(Decimal(10), BudgetWindow.DAY, "ptu"),
        Budget(Decimal(10), BudgetWindow.DAY, "chat", "own-model"),
    ],
)
def test_a_budget_with_a_price_is_right(budget: Budget) -> None:
    prices = Prices(
        models={"own-model": Price(Decimal(1), Decimal(1))},
        deployments={"ptu": Price(Decimal(0), Decimal(0))},
    )
    assert budget_fault("budgets[0]", budget, prices) is None
