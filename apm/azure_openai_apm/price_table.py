"""The user's own prices: provisioned deployments, discounts, other currencies, regional prices."""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Final, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

VARIABLE: Final = "AZURE_OPENAI_APM_PRICES"

Price = Annotated[float, Field(ge=0, allow_inf_nan=False, strict=True)]
Name = Annotated[str, Field(min_length=1)]


class PriceTableError(ValueError):
    """A price table that cannot be used, with all that is wrong with it."""


class ModelPrice(BaseModel):
    """What a million tokens of one model or deployment cost."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    input_per_1m: Price
    cached_per_1m: Price | None = None
    """Input tokens that came from the prompt cache; without it they cost what others cost."""
    output_per_1m: Price | None = None
    """Not for embeddings: they have no output tokens."""


class PriceTable(BaseModel):
    """Own prices by name of deployment or model, and how list prices are turned into one's own."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    currency: Annotated[str, Field(pattern="^[A-Z]{3}$")] = "USD"
    """ISO 4217 code of all costs."""
    list_price_multiplier: Annotated[float, Field(gt=0, allow_inf_nan=False, strict=True)] = 1.0
    """List prices are global and in USD: a rate of exchange, a discount, a region's surcharge."""
    models: dict[Name, ModelPrice] = {}

    @model_validator(mode="after")
    def _a_currency_has_a_rate(self) -> Self:
        if self.currency != "USD" and "list_price_multiplier" not in self.model_fields_set:
            raise ValueError(
                f"currency is {self.currency}, but list prices are in USD: set "
                "list_price_multiplier to the rate of exchange, for example 0.92"
            )
        return self


def read(source: Mapping[str, Any] | str | os.PathLike[str] | None) -> PriceTable:
    """Return the table that is given, or the one that `AZURE_OPENAI_APM_PRICES` names, or none.

    A text is JSON where it begins with a brace, otherwise the path of a JSON file. PriceTableError
    names every key that is wrong, its value and its rule.
    """
    if source is None:
        source = os.environ.get(VARIABLE, "").strip() or {}
    if isinstance(source, Mapping):
        return _checked("prices", source)
    text = os.fspath(source)
    if text.lstrip().startswith("{"):
        return _checked(VARIABLE, _parsed(VARIABLE, text))
    try:
        content = Path(text).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PriceTableError(f"price table {text} cannot be read: {error}") from error
    return _checked(text, _parsed(text, content))


def _parsed(name: str, text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError as error:
        raise PriceTableError(f"price table {name} is not JSON: {error}") from error


def _checked(name: str, content: Any) -> PriceTable:
    try:
        return PriceTable.model_validate(content)
    except ValidationError as error:
        raise PriceTableError(
            f"price table {name} cannot be used: " + "; ".join(map(_told, error.errors()))
        ) from None


def _told(error: Any) -> str:
    key = ".".join(map(str, error["loc"]))
    message = error["msg"].removeprefix("Value error, ")
    if not key:
        return str(message)
    if error["type"] == "missing":
        return f"{key} is missing"
    if error["type"] == "extra_forbidden":
        return f"{key} is no key of a price table"
    return f"{key} is {error['input']!r}: {message}"
