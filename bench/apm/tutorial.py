"""What the tutorial's application does around its one call, written anew: the table's second row.

A wrapper of the method of completions: it opens a span, adds the counts of tokens, a running count
of calls and a cost by a table of prices in the code, and the whole answer as a text.
"""

import functools
import json
from typing import Any, Final

from opentelemetry import trace

PRICES: Final = {"gpt-4": (0.03, 0.06), "gpt-3.5-turbo": (0.0015, 0.002)}
"""USD for a thousand tokens, in and out."""


def counted() -> None:
    """Wrap the method for the clients that are made from now on."""
    from openai.resources.chat.completions import Completions  # noqa: PLC0415

    create = Completions.create
    tracer = trace.get_tracer(__name__)
    calls = 0

    @functools.wraps(create)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        nonlocal calls
        with tracer.start_as_current_span("completion"):
            answer: Any = create(*args, **kwargs)
            calls += 1
            span = trace.get_current_span()
            usage = answer.usage
            span.set_attribute("completion_count", calls)
            span.set_attribute("token_count", usage.total_tokens)
            span.set_attribute("prompt_tokens", usage.prompt_tokens)
            span.set_attribute("completion_tokens", usage.completion_tokens)
            span.set_attribute("model", answer.model)
            span.set_attribute("cost", _cost(answer.model, usage))
            span.set_attribute("response", json.dumps(answer, default=str))
            return answer

    Completions.create = wrapper  # type: ignore[method-assign]


def _cost(model: str, usage: Any) -> float:
    for name, (prompt, completion) in PRICES.items():
        if model.startswith(name):
            return float(
                usage.prompt_tokens * prompt / 1000 + usage.completion_tokens * completion / 1000
            )
    return 0
