"""What a call costs: the user's own price, else Azure's list price, else nothing.

List prices come from genai-prices' bundled data; nothing here uses the network. The library is
asked once an hour for each model, because asking takes some 60 us; in between a cost is three
multiplications. A price per million tokens in USD is a price per token in millionths of a USD,
so costs are computed in those, without rounding on the way.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from genai_prices import Usage, calc_price
from genai_prices.types import TieredPrices

from azure_openai_apm.faults import say_once
from azure_openai_apm.price_table import PriceTable

KEPT_SECONDS: Final = 3600.0
MOST_KEPT: Final = 512
"""Names of models come from outside: beyond so many all are looked up anew."""

_ORDINARY_TIERS: Final = frozenset({None, "auto", "default", "standard"})
_TIERED_UNITS: Final = ("input_mtok", "cache_read_mtok", "output_mtok")

Tokens = Mapping[str, int]
"""Counts of tokens that have prices of their own, by genai-prices' names of usage."""


@dataclass(frozen=True, slots=True)
class Rates:
    """Millionths of the currency for a token; `output` is None where no price is known."""

    input: float
    cached: float
    output: float | None

    def cost(self, input_tokens: int, cached_tokens: int, output_tokens: int) -> float | None:
        """Return millionths of the currency; cached tokens are among the input tokens."""
        fresh = max(input_tokens - cached_tokens, 0)
        cost = fresh * self.input + cached_tokens * self.cached
        if output_tokens:
            if self.output is None:
                return None
            cost += output_tokens * self.output
        return cost


@dataclass(frozen=True, slots=True)
class Price:
    """The rates of a model, from so many input tokens on; more of them can cost more each."""

    tiers: tuple[tuple[int, Rates], ...]
    """Ascending; a tier holds for calls with more input tokens than its start."""
    special: Callable[[Tokens], float] | None = None
    """Prices calls with audio or cache writes, which have prices of their own."""

    def cost(self, input_tokens: int, cached_tokens: int, output_tokens: int) -> float | None:
        """Return millionths of the currency."""
        rates = self.tiers[0][1]
        for start, dearer in self.tiers[1:]:
            if input_tokens > start:
                rates = dearer
        return rates.cost(input_tokens, cached_tokens, output_tokens)


class Prices:
    """Prices by provider, deployment, model and service tier."""

    def __init__(self, table: PriceTable) -> None:
        self.currency: Final = table.currency
        self._multiplier: Final = table.list_price_multiplier
        self._own: Final = {name.lower(): _own_price(each) for name, each in table.models.items()}
        self._known: dict[tuple[str | None, str, str, str | None], Price | None] = {}
        self._known_until = 0.0

    def price(
        self, provider: str | None, deployment: str, model: str, tier: str | None
    ) -> Price | None:
        """Return a price, or None and say once why there is none."""
        now = time.monotonic()
        if now > self._known_until or len(self._known) > MOST_KEPT:
            self._known, self._known_until = {}, now + KEPT_SECONDS
        key = (provider, deployment, model, tier)
        try:
            return self._known[key]
        except KeyError:
            found = self._known[key] = self._find(provider, deployment, model, tier)
            return found

    def _find(
        self, provider: str | None, deployment: str, model: str, tier: str | None
    ) -> Price | None:
        own = self._own.get(deployment.lower()) or self._own.get(model.lower())
        return own or self._list_price(provider, model, tier)

    def _list_price(self, provider: str | None, model: str, tier: str | None) -> Price | None:
        if provider is None:
            say_once(
                f"no cost for model {model!r}: its host is neither Azure's nor OpenAI's, and the "
                "price table does not name it"
            )
            return None
        context = None if tier in _ORDINARY_TIERS else {"service_tier": str(tier)}
        ordinary = _ask(Usage(), model, provider, None)
        if ordinary is None:
            say_once(f"no cost for model {model!r}: neither list prices nor price table have it")
            return None
        if ordinary.model_price.input_mtok is None:
            # Of speech and the like: priced by the second or the character, not by the token.
            say_once(f"no cost for model {model!r}: its list price is not one of tokens")
            return None
        price = ordinary.model_price
        if context is not None:
            price = calc_price(
                Usage(), model_ref=model, provider_id=provider, price_context=context
            ).model_price
            if price == ordinary.model_price:
                say_once(f"no cost for model {model!r}: no list price for service tier {tier!r}")
                return None

        def special(tokens: Tokens) -> float:
            cost = price.calc_price(Usage(**tokens))["total_price"]
            return float(cost) * 1e6 * self._multiplier

        return Price(self._tiers(price), special)

    def _tiers(self, price: Any) -> tuple[tuple[int, Rates], ...]:
        units = [getattr(price, name) for name in _TIERED_UNITS]
        starts = {0} | {
            tier.start for each in units if isinstance(each, TieredPrices) for tier in each.tiers
        }
        return tuple((start, self._rates(units, start)) for start in sorted(starts))

    def _rates(self, units: list[Any], start: int) -> Rates:
        fresh, cached, output = (_above(each, start) for each in units)
        scaled = self._multiplier
        return Rates(
            input=(fresh or 0.0) * scaled,
            # What has no price of its own is charged as what it is among, as genai-prices does.
            cached=(cached if cached is not None else fresh or 0.0) * scaled,
            output=(output or 0.0) * scaled,
        )


def _own_price(price: Any) -> Price:
    cached = price.input_per_1m if price.cached_per_1m is None else price.cached_per_1m
    return Price(((0, Rates(price.input_per_1m, cached, price.output_per_1m)),))


def _ask(usage: Usage, model: str, provider: str, context: Mapping[str, str] | None) -> Any:
    try:
        return calc_price(usage, model_ref=model, provider_id=provider, price_context=context)
    except LookupError:
        return None


def _above(price: Any, start: int) -> float | None:
    """Return the price of a call that has just more input tokens than a start."""
    if not isinstance(price, TieredPrices):
        return None if price is None else float(price)
    reached = [tier.price for tier in price.tiers if tier.start <= start and start > 0]
    return float(reached[-1] if reached else price.base)
