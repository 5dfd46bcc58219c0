"""The cost of tokens: as a field of the metrics, as a number to alert on, and where it is unknown.

The field is computed when it is asked for (a runtime field), from the tokens of a minute and the
price of the model. Where no price is known it does not exist: not 0, and not a guess. It is an
estimate at list prices: the bill is Azure's.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Final

from components.catalog.alert_rule_params import ES_QUERY, KibanaRule, es_query_params
from components.catalog.alert_rules import Severity
from components.catalog.data_streams import (
    GENERATED_TOKENS,
    METRIC_DEPLOYMENT,
    METRIC_FEATURE,
    METRIC_MODEL,
    METRIC_MODEL_VERSION,
    METRICS,
    NAMESPACE,
    PROMPT_TOKENS,
    TIMESTAMP,
)
from components.catalog.filters import And, Exists, Filter, Not, Or, Range, Term, query_dsl
from components.catalog.prices import PRICE_TABLE, Price, PriceTable
from components.catalog.runtime_fields import RuntimeField, painless_text
from components.faults import Fault, nearest, shown

COST: Final = "azure_openai.cost"
"""In the currency of the prices."""

INTERVAL_MINUTES: Final = 15
"""How often the rules on costs run."""

_PER_TOKENS: Final = "1000000.0"


@dataclass(frozen=True)
class Prices:
    """The prices of an environment: the table's, and the user's own before them.

    `deployments` are before `models`: for provisioned deployments, and for discounts. Both are in
    `currency`. `per_unit` is how much of that currency is one of the table's; `multiplier` is what
    a region or a data zone costs over the global price. Both apply to the table's prices alone.
    """

    models: Mapping[str, Price] = field(default_factory=dict)
    deployments: Mapping[str, Price] = field(default_factory=dict)
    currency: str = PRICE_TABLE.currency
    per_unit: Decimal = Decimal(1)
    multiplier: Decimal = Decimal(1)
    table: PriceTable = PRICE_TABLE

    def label(self) -> str:
        """Return what a number of the field is: its currency, and the date of the list prices."""
        return f"Cost ({self.currency}, list prices of {self.table.as_of})"

    def listed(self) -> Iterator[tuple[str, str | None, Price]]:
        """Yield model, version (None for any) and price of the table, but models of one's own."""
        factor = self.per_unit * self.multiplier
        for listed in self.table.prices:
            if listed.model not in self.models:
                yield listed.model, listed.version, _times(listed.price, factor)

    def of(self, model: str, version: str = "", deployment: str = "") -> Price | None:
        """Return the price that holds, or None where none is known."""
        if deployment in self.deployments:
            return self.deployments[deployment]
        by_name = {name.lower(): price for name, price in self.models.items()}
        if model.lower() in by_name:
            return by_name[model.lower()]
        for name, of_version, price in self.listed():
            if (name, (of_version or version).lower()) == (model.lower(), version.lower()):
                return price
        return None


def cost_field(prices: Prices) -> RuntimeField:
    """Return the runtime field of the metrics that holds the cost of a document's tokens.

    Models compare without regard to case, deployments as they are written.
    """
    known = [_priced(_model_is(model, version), price) for model, version, price in prices.listed()]
    known += [_priced(_model_is(model, None), price) for model, price in prices.models.items()]
    # Last, for what is set last holds.
    known += [
        _priced(f"deployment == {painless_text(name)}", price)
        for name, price in prices.deployments.items()
    ]
    lines = [
        _number("prompt", PROMPT_TOKENS),
        _number("generated", GENERATED_TOKENS),
        _keyword("named", METRIC_MODEL),
        _keyword("feature", METRIC_FEATURE),
        _keyword("deployment", METRIC_DEPLOYMENT),
        _keyword("versioned", METRIC_MODEL_VERSION),
        "String model = (named == '' ? feature : named).toLowerCase();",
        "String version = versioned.toLowerCase();",
        "double input = -1; double output = -1;",
        *known,
        # Less than 0 is not there: no tokens at all, no price, or none for what was generated.
        "if ((prompt >= 0 || generated >= 0) && input >= 0 && (output >= 0 || generated <= 0)) {",
        "  double read = prompt < 0 ? 0 : prompt * input;",
        "  double written = generated <= 0 ? 0 : generated * output;",
        f"  emit((read + written) / {_PER_TOKENS});",
        "}",
    ]
    return RuntimeField(COST, "double", "\n".join(lines))


HAS_TOKENS: Final = Or((Exists(PROMPT_TOKENS), Exists(GENERATED_TOKENS)))
UNPRICED: Final = And((HAS_TOKENS, Not(Range(COST, gte=0))))
"""Documents with tokens whose model has no price: what no cost and no budget sees."""


class BudgetWindow(StrEnum):
    """The time that a budget is for."""

    DAY = "day"
    """The last 24 hours."""
    MONTH = "month"
    """Since the first of the month, in UTC."""


@dataclass(frozen=True)
class Budget:
    """What a deployment, or the whole environment without one, may cost in a day or a month.

    `model` is the deployment's, so that a budget that could never be used up is found before it
    is deployed. `shares` are the percentages of the amount that alert.
    """

    amount: Decimal
    window: BudgetWindow
    deployment: str | None = None
    model: str | None = None
    shares: Mapping[Severity, float] = field(
        default_factory=lambda: {Severity.WARNING: 80, Severity.CRITICAL: 100}
    )


def budget_rules(budget: Budget, prices: Prices, *, namespace: str) -> dict[Severity, KibanaRule]:
    """Return the rule of each severity: it fires at its share of the budget."""
    matches: list[Filter] = [Range(COST, gte=0)]
    if budget.deployment is not None:
        matches.append(Term(METRIC_DEPLOYMENT, budget.deployment))
    if budget.window is BudgetWindow.MONTH:
        matches.append(Range(TIMESTAMP, gte="now/M"))
    days = {BudgetWindow.DAY: 1, BudgetWindow.MONTH: _LONGEST_MONTH}[budget.window]
    return {
        severity: _es_query(
            matches,
            prices,
            {"aggType": "sum", "aggField": COST},
            # A number of JSON, and exact in any currency as far as its cents.
            float(budget.amount * Decimal(str(share)) / 100),
            days=days,
            namespace=namespace,
        )
        for severity, share in budget.shares.items()
    }


def unpriced_rule(prices: Prices, *, namespace: str) -> KibanaRule:
    """Return the rule that fires where tokens of the last day have no price."""
    return _es_query([UNPRICED], prices, {"aggType": "count"}, 1, days=1, namespace=namespace)


def budget_fault(key: str, budget: Budget, prices: Prices) -> Fault | None:
    """Return what is wrong with a budget whose deployment has no price, or None."""
    if budget.deployment is None or budget.deployment in prices.deployments:
        return None
    own_price = f"or give the deployment {shown(budget.deployment)} a price of its own"
    if budget.model is None:
        return Fault(
            f"{key}.model",
            "[missing]",
            "a budget of a deployment needs its model, so that there is a price to hold against it",
            f'name the model, for example "gpt-4o", {own_price}',
        )
    known = (*prices.models, *prices.table.models)
    if budget.model.lower() in {model.lower() for model in known}:
        return None
    like = nearest(budget.model, known)
    meant = f'did you mean "{like}"? If not, ' if like else ""
    return Fault(
        f"{key}.model",
        shown(budget.model),
        f"there is no price for this model (the list prices are of {prices.table.as_of}), so the "
        "budget could never be used up",
        f"{meant}give the model a price, {own_price}",
    )


_LONGEST_MONTH: Final = 31
_CONSUMER: Final = "infrastructure"


def _es_query(
    matches: list[Filter],
    prices: Prices,
    metric: Mapping[str, str],
    threshold: float,
    *,
    days: int,
    namespace: str,
) -> KibanaRule:
    search = {
        "query": query_dsl(And((Term(NAMESPACE, namespace), *matches))),
        # The rule brings the field itself: it needs no data view, and nobody can change it.
        "runtime_mappings": cost_field(prices).mapping(),
    }
    params = es_query_params(
        [METRICS.index(namespace)],
        search,
        {**metric, "groupBy": "all"},
        threshold,
        {"timeWindowSize": days, "timeWindowUnit": "d"},
    )
    return KibanaRule(ES_QUERY, _CONSUMER, f"{INTERVAL_MINUTES}m", params)


def _times(price: Price, factor: Decimal) -> Price:
    return Price(price.input * factor, None if price.output is None else price.output * factor)


def _model_is(model: str, version: str | None) -> str:
    named = f"model == {painless_text(model.lower())}"
    return named if version is None else f"{named} && version == {painless_text(version.lower())}"


def _priced(condition: str, price: Price) -> str:
    output = Decimal(-1) if price.output is None else price.output
    return f"if ({condition}) {{ input = {_literal(price.input)}; output = {_literal(output)}; }}"


def _literal(number: Decimal) -> str:
    # With a point, for a whole number beyond an int does not compile.
    text = f"{number.normalize():f}"
    return text if "." in text else f"{text}.0"


def _number(name: str, of: str) -> str:
    return f"long {name} = {_there(of)} ? doc['{of}'].value : -1;"


def _keyword(name: str, of: str) -> str:
    return f"String {name} = {_there(of)} ? doc['{of}'].value : '';"


def _there(of: str) -> str:
    # A field that no document has had yet is not in the mapping of an older data stream.
    return f"doc.containsKey('{of}') && doc['{of}'].size() > 0"
