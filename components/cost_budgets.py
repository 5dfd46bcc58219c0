"""Alerts on what tokens cost: budgets of an environment and of deployments, and unknown prices.

Costs are estimates at list prices, or at the prices that are given: the bill is Azure's. A model
without a price has no cost, which a budget cannot see: a rule of its own tells of such tokens.
"""

from typing import NotRequired, TypedDict

import pulumi

from components.alert_notifications import NotificationsArgs, alerting_rule
from components.catalog.alert_actions import FIRED, Telling
from components.catalog.alert_rule_params import KibanaRule
from components.catalog.alert_rules import Severity
from components.catalog.cost import (
    INTERVAL_MINUTES,
    Budget,
    BudgetWindow,
    budget_rules,
    unpriced_rule,
)
from components.inputs.cost import CostBudgetsInputs
from components.outputs import by_name


class OwnPriceArgs(TypedDict):
    """What a million tokens of a model or a deployment cost."""

    input: float
    """Price of those that are read."""
    output: NotRequired[float]
    """Price of those that are generated. Default: none are, as with embeddings."""


class PricesArgs(TypedDict):
    """The prices of an environment: its own, and what the list prices are multiplied by."""

    currency: NotRequired[str]
    """Currency of all prices, as three letters. Default: USD."""
    per_unit: NotRequired[float]
    """How much of the currency is one US dollar, for the list prices. Default: 1."""
    multiplier: NotRequired[float]
    """What a region or data zone costs over the global list price. Default: 1."""
    models: NotRequired[dict[str, OwnPriceArgs]]
    """Prices of models, before the list prices. Default: none."""
    deployments: NotRequired[dict[str, OwnPriceArgs]]
    """Prices of deployments, before those of models: provisioned ones, discounts. Default: none."""


class BudgetArgs(TypedDict):
    """What a deployment, or the whole environment, may cost in a day or a month."""

    amount: float
    """The budget, in the currency of the prices."""
    window: NotRequired[BudgetWindow]
    """The time that it is for. Default: month."""
    deployment: NotRequired[str]
    """The deployment that it is for. Default: all of the environment."""
    model: NotRequired[str]
    """Model of the deployment, so that a budget without a price is found. Required with a
    deployment that has no price of its own."""
    shares: NotRequired[dict[str, float]]
    """Percentages of the budget that alert, by severity. Default: warning at 80, critical at
    100."""


class CostArgs(TypedDict):
    """What tokens cost, and what they may cost."""

    prices: NotRequired[PricesArgs]
    """What tokens cost. Default: the list prices, in US dollars."""
    budgets: NotRequired[dict[str, BudgetArgs]]
    """The budgets, by a name of their own. Default: none."""
    unpriced_alert: NotRequired[bool]
    """Whether tokens of a model without a price are told of. Default: true."""


class CostBudgetsArgs(TypedDict):
    """Inputs of CostBudgets."""

    environment: str
    """What the environment is called in names, such as dev."""
    data_stream_namespace: str
    """Namespace of the data streams that are looked at."""
    space_id: NotRequired[pulumi.Input[str]]
    """Kibana space of the rules. Default: default."""
    cost: NotRequired[CostArgs]
    """The prices and the budgets. Default: the default of each of its keys."""
    notifications: NotRequired[NotificationsArgs]
    """Who is told; its maintenance windows are made by AlertNotifications. Default: nobody."""
    connector_ids: NotRequired[pulumi.Input[dict[str, str]]]
    """Ids of the connectors by name, as AlertNotifications gives them. Required where a connector
    is not brought along."""


class CostBudgets(pulumi.ComponentResource):
    """The alerting rules on the cost of one environment."""

    budget_rule_ids: pulumi.Output[dict[str, str]]
    """Ids of the rules in Kibana, by budget and severity, such as monthly-warning, and unpriced."""

    def __init__(
        self, name: str, args: CostBudgetsArgs, opts: pulumi.ResourceOptions | None = None
    ) -> None:
        super().__init__("azure-openai-monitoring:index:CostBudgets", name, {}, opts)
        inputs = CostBudgetsInputs.of_args(args, f'CostBudgets "{name}"')
        prices = inputs.cost.prices.as_prices()
        namespace = inputs.data_stream_namespace

        made: dict[str, pulumi.Output[str]] = {}
        for label, settings in inputs.cost.budgets.items():
            budget = settings.as_budget()
            for severity, rule in budget_rules(budget, prices, namespace=namespace).items():
                made[f"{label}-{severity}"] = self._rule(
                    f"{name}-{label}-{severity}",
                    f"budget {label} ({severity})",
                    rule,
                    _budget_telling(rule, severity, budget, prices.currency),
                    inputs,
                )
        if inputs.cost.unpriced_alert:
            rule = unpriced_rule(prices, namespace=namespace)
            made["unpriced"] = self._rule(
                f"{name}-unpriced", "tokens without a price", rule, _unpriced_telling(rule), inputs
            )
        self.budget_rule_ids = by_name(made)
        self.register_outputs({"budgetRuleIds": self.budget_rule_ids})

    def _rule(
        self, name: str, title: str, rule: KibanaRule, telling: Telling, inputs: CostBudgetsInputs
    ) -> pulumi.Output[str]:
        return alerting_rule(
            name,
            inputs,
            pulumi.ResourceOptions(parent=self),
            title=f"Azure OpenAI {inputs.environment}: {title}",
            topic="cost",
            rule=rule,
            params=rule.params_json(),
            telling=telling,
        )


def _budget_telling(rule: KibanaRule, severity: Severity, budget: Budget, currency: str) -> Telling:
    of = "the environment" if budget.deployment is None else f"deployment {budget.deployment}"
    share, amount = budget.shares[severity], budget.amount.normalize()
    return Telling(
        rule.rule_type_id,
        FIRED[rule.rule_type_id],
        severity,
        INTERVAL_MINUTES,
        f"The tokens of {of} cost {share:g} % of the budget of {amount:f} {currency} a "
        f"{budget.window}.",
        "Look at the cost by deployment and application on the dashboard. Lower the quota of a "
        "deployment that should not cost this much, or raise the budget.",
    )


def _unpriced_telling(rule: KibanaRule) -> Telling:
    return Telling(
        rule.rule_type_id,
        FIRED[rule.rule_type_id],
        Severity.WARNING,
        INTERVAL_MINUTES,
        "Tokens of a model without a price: no cost and no budget sees them.",
        "Give the model, or the deployment, a price of its own (kibana.cost.prices).",
    )
