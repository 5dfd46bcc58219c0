"""Inputs of CostBudgets, and the settings of it that an environment has."""

from dataclasses import replace
from decimal import Decimal
from typing import Annotated, Final, Self

from pydantic import AfterValidator, Field, model_validator

from components.catalog.alert_rules import Severity
from components.catalog.cost import Budget, BudgetWindow, budget_fault
from components.inputs.base import BrokenRule, Inputs, RuleBroken, broken
from components.inputs.notifications import AlertingInputs
from components.inputs.prices import PricesSettings
from components.inputs.types import DeploymentName, Label

_MOST: Final = 1000
"""Percent: ten times the budget."""


def _amount(value: float) -> float:
    if not 0 < value < float("inf"):
        raise broken("a budget is more than 0", "choose an amount, for example 500")
    return value


def _share(value: float) -> float:
    if not 0 < value <= _MOST:
        raise broken(
            f"it is a percentage of the budget, more than 0 and at most {_MOST}",
            "choose one, for example 80",
        )
    return value


Share = Annotated[float, AfterValidator(_share)]


class BudgetSettings(Inputs):
    """What a deployment, or the whole environment, may cost in a day or a month."""

    amount: Annotated[float, AfterValidator(_amount), Field(examples=["500"])]
    window: Annotated[BudgetWindow, Field(examples=["month"])] = BudgetWindow.MONTH
    deployment: Annotated[DeploymentName | None, Field(examples=["gpt-4o"])] = None
    model: Annotated[str | None, Field(examples=["gpt-4o"])] = None
    shares: Annotated[dict[Severity, Share] | None, Field(examples=["{warning: 80}"])] = None

    def as_budget(self) -> Budget:
        """Return it as the catalog has it."""
        budget = Budget(Decimal(str(self.amount)), self.window, self.deployment, self.model)
        return budget if self.shares is None else replace(budget, shares=self.shares)

    @model_validator(mode="after")
    def _shares_fit(self) -> Self:
        shares = self.shares or {}
        warning, critical = shares.get(Severity.WARNING), shares.get(Severity.CRITICAL)
        if self.shares is not None and not shares:
            rule, fix = "a budget alerts at one share or more", "name one, or remove the key"
        elif warning is not None and critical is not None and warning >= critical:
            rule = "a warning comes before what is critical"
            fix = f"choose a warning below {critical:g}"
        else:
            return self
        raise RuleBroken([BrokenRule(("shares",), self.shares, rule, fix)])


class CostSettings(Inputs):
    """What tokens cost, and what they may cost."""

    prices: PricesSettings = Field(default_factory=PricesSettings)
    budgets: dict[Label, BudgetSettings] = Field(default_factory=dict)
    unpriced_alert: Annotated[bool, Field(examples=["true"])] = True

    @model_validator(mode="after")
    def _every_budget_has_a_price(self) -> Self:
        prices = self.prices.as_prices()
        faults = [
            BrokenRule(("budgets", name, "model"), budget.model, fault.rule, fault.fix)
            for name, budget in self.budgets.items()
            if (fault := budget_fault(name, budget.as_budget(), prices)) is not None
        ]
        if faults:
            raise RuleBroken(faults)
        return self


class CostBudgetsInputs(AlertingInputs):
    """Inputs of one CostBudgets."""

    cost: CostSettings = Field(default_factory=CostSettings)
