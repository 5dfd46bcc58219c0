"""The tutorial's fields of one call, made from what the standard instrumentation recorded.

They stand beside the attributes of the GenAI semantic conventions, never instead of them.
"""

import itertools
import json
from collections.abc import Mapping
from typing import Any, Final

from opentelemetry.util.types import AttributeValue

from azure_openai_apm import names
from azure_openai_apm.faults import say_once
from azure_openai_apm.prices import Price, Prices

Attributes = Mapping[str, AttributeValue]

_BILLED: Final = frozenset({"chat", "text_completion", "embeddings"})
_COUNTED: Final = frozenset({"chat", "text_completion"})
_SPECIAL: Final = {
    "gen_ai.usage.cache_write.input_tokens": "cache_write_tokens",
    "gen_ai.usage.audio.input_tokens": "input_audio_tokens",
    "gen_ai.usage.audio.output_tokens": "output_audio_tokens",
    "gen_ai.usage.audio.cache_read.input_tokens": "cache_audio_read_tokens",
}
"""Tokens that are among the input and output tokens and have prices of their own."""


class Fields:
    """Makes the fields of calls; counts the completions of this process."""

    def __init__(self, prices: Prices | None, *, response: bool = False) -> None:
        self._prices: Final = prices
        self._response: Final = response
        self._completions: Final = itertools.count(1)

    def of(
        self, operation: object, provider: str | None, deployment: str, finished: Attributes
    ) -> dict[str, AttributeValue]:
        """Return the fields of a call by the attributes that it finished with.

        Without counts of tokens, as after an error or a stream that did not ask for them, there
        are none; without a price there is no `cost`.
        """
        prompt = count(finished.get(names.INPUT_TOKENS))
        if prompt is None or operation not in _BILLED:
            return {}
        fields: dict[str, AttributeValue] = {"prompt_tokens": prompt}
        completion = count(finished.get(names.OUTPUT_TOKENS))
        if completion is not None:
            fields["completion_tokens"] = completion
        fields["token_count"] = prompt + (completion or 0)
        if operation in _COUNTED:
            fields["completion_count"] = next(self._completions)
        model = finished.get(names.RESPONSE_MODEL)
        if isinstance(model, str):
            fields["model"] = model
            if self._prices is not None:
                tier = finished.get(names.SERVICE_TIER)
                named = tier if isinstance(tier, str) else None
                price = self._prices.price(provider, deployment, model, named)
                if price is not None:
                    cost = _cost(price, model, prompt, completion or 0, finished)
                    fields |= _money(cost, self._prices.currency)
        if self._response:
            text = _text(finished.get(names.OUTPUT_MESSAGES))
            if text is not None:
                fields["response"] = text
        return fields


def _money(cost: float | None, currency: str) -> dict[str, AttributeValue]:
    """Return the fields of a cost: always floats, or Elastic may map them to whole numbers."""
    if cost is None:
        return {}
    if currency == "USD":
        return {"cost": cost / 1e6, "cost_micro_usd": cost}
    return {"cost": cost / 1e6, "cost_currency": currency}


def _cost(
    price: Price, model: str, prompt: int, completion: int, finished: Attributes
) -> float | None:
    """Return millionths of the currency."""
    cached = count(finished.get(names.CACHED_TOKENS)) or 0
    if price.special is not None and not _SPECIAL.keys().isdisjoint(finished):
        tokens = {"input_tokens": prompt, "cache_read_tokens": cached, "output_tokens": completion}
        for attribute, name in _SPECIAL.items():
            tokens[name] = count(finished.get(attribute)) or 0
        return price.special({name: each for name, each in tokens.items() if each})
    cost = price.cost(prompt, cached, completion)
    if cost is None:
        say_once(f"no cost for model {model!r}: the price table has no output_per_1m for it")
    return cost


def count(value: Any) -> int | None:
    """Return a count of tokens; services and gateways send other things in its place."""
    return value if type(value) is int and value >= 0 else None


def _text(messages: Any) -> str | None:
    """Return the text of an answer, from the messages that the standard switch records."""
    if not isinstance(messages, str):
        return None
    parts = [part for message in json.loads(messages) for part in message.get("parts", ())]
    return "".join(part["content"] for part in parts if part.get("type") == "text")
