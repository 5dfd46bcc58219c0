"""List prices of models per million tokens, and where they come from: read from prices.json."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final


@dataclass(frozen=True)
class Price:
    """What a million tokens cost; `output` is None for a model that only reads, as embeddings."""

    input: Decimal
    output: Decimal | None


@dataclass(frozen=True)
class ListPrice:
    """The price of a model, of one version where they differ and else of any.

    `cached_input` and `dearer_prompts_from` (tokens in one prompt) are for people to read: Azure's
    metrics count neither cached tokens nor long prompts apart, so a cost is of `price` alone, too
    high where the cache serves and too low where prompts are that long.
    """

    model: str
    version: str | None
    price: Price
    cached_input: Decimal | None
    dearer_prompts_from: int | None


@dataclass(frozen=True)
class PriceTable:
    """List prices in one currency, as a version of the source had them for a date."""

    source: str
    source_version: str
    as_of: date
    currency: str
    prices: tuple[ListPrice, ...]

    @property
    def models(self) -> tuple[str, ...]:
        """The models that have a price, each once."""
        return tuple(dict.fromkeys(listed.model for listed in self.prices))


def price_table(held: Mapping[str, Any]) -> PriceTable:
    """Return the table of a file's content."""
    return PriceTable(
        held["source"],
        held["source_version"],
        date.fromisoformat(held["as_of"]),
        held["currency"],
        tuple(
            ListPrice(
                row["model"],
                row["version"],
                Price(Decimal(row["input"]), _decimal(row["output"])),
                _decimal(row["cached_input"]),
                row["dearer_prompts_from"],
            )
            for row in held["prices"]
        ),
    )


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


PRICE_TABLE: Final = price_table(
    json.loads((Path(__file__).parent / "prices.json").read_text(encoding="utf-8"))
)
"""What `generate_prices.py` wrote."""
