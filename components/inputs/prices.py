"""The prices that a user states: what tokens cost where the list prices are not right."""

from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, Field

from components.catalog.cost import Prices
from components.catalog.prices import PRICE_TABLE, Price
from components.inputs.base import Inputs, broken


def _not_negative(value: float) -> float:
    if not 0 <= value < float("inf"):
        raise broken("a price is 0 or more", "choose one, for example 2.5")
    return value


def _positive(value: float) -> float:
    if not 0 < value < float("inf"):
        raise broken("it multiplies prices: more than 0", "choose one, for example 1.1")
    return value


def _currency(value: str) -> str:
    if not (len(value) == len("USD") and value.isascii() and value.isupper() and value.isalpha()):
        raise broken("a currency is three capital letters (ISO 4217)", "choose one, such as EUR")
    return value


Amount = Annotated[float, AfterValidator(_not_negative)]
Factor = Annotated[float, AfterValidator(_positive)]


class OwnPriceSettings(Inputs):
    """What a million tokens cost; without `output` it is a model that only reads."""

    input: Annotated[Amount, Field(examples=["2.5"])]
    output: Annotated[Amount | None, Field(examples=["10"])] = None

    def as_price(self) -> Price:
        """Return it as the catalog has it."""
        return Price(_exact(self.input), None if self.output is None else _exact(self.output))


class PricesSettings(Inputs):
    """The prices of an environment: its own, and what the list prices are multiplied by."""

    currency: Annotated[str, AfterValidator(_currency), Field(examples=["EUR"])] = (
        PRICE_TABLE.currency
    )
    per_unit: Annotated[Factor, Field(examples=["0.92"])] = 1
    multiplier: Annotated[Factor, Field(examples=["1.1"])] = 1
    models: dict[str, OwnPriceSettings] = Field(default_factory=dict)
    deployments: dict[str, OwnPriceSettings] = Field(default_factory=dict)

    def as_prices(self) -> Prices:
        """Return them as the catalog has them."""
        return Prices(
            models={name: price.as_price() for name, price in self.models.items()},
            deployments={name: price.as_price() for name, price in self.deployments.items()},
            currency=self.currency,
            per_unit=_exact(self.per_unit),
            multiplier=_exact(self.multiplier),
        )


def _exact(number: float) -> Decimal:
    # As it was written: 0.1 is a tenth.
    return Decimal(str(number))
