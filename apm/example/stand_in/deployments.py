"""The deployments of the stand-in's account: ordinary ones, and one for each kind of fault."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Fault(StrEnum):
    """What goes wrong with every call to a deployment."""

    THROTTLED = "throttled"
    """Refused with 429, always."""
    THROTTLED_ONCE = "throttled-once"
    """Refused with 429 the first time that the deployment is called, answered from then on."""
    FILTERED = "filtered"
    """The prompt is refused by the content filter, with 400."""
    FILTERED_ANSWER = "filtered-answer"
    """The answer is cut off by the content filter, with 200."""
    BAD_USAGE = "bad-usage"
    """The answer's `usage` has text, nulls and lists where numbers belong."""
    BROKEN_STREAM = "broken-stream"
    """The connection is cut half way through a stream; a call without a stream is answered."""
    SLOW = "slow"
    """Answered after `SLOW_SECONDS`."""
    FAILING = "failing"
    """Refused with 500, always."""


@dataclass(frozen=True)
class Deployment:
    """A deployment with the name that somebody gave it; answers name its model."""

    name: str
    model: str
    fault: Fault | None = None
    dimensions: int = 0
    """Of the vectors of an embedding model; 0 for a model that chats."""
    reasons: bool = False
    """Whether the model thinks first: it has reasoning tokens and refuses `max_tokens`."""
    caches: bool = True
    """Whether long prompts are cached; models before gpt-4o do not."""


SLOW_SECONDS: Final = 0.5

DEPLOYMENTS: Final = tuple(
    [
        Deployment("gpt-4o", "gpt-4o-2024-11-20"),
        Deployment("gpt-4o-mini", "gpt-4o-mini-2024-07-18"),
        Deployment("gpt-4.1", "gpt-4.1-2025-04-14"),
        Deployment("gpt-35-turbo", "gpt-35-turbo", caches=False),
        Deployment("o4-mini", "o4-mini-2025-04-16", reasons=True),
        Deployment("house-assistant", "gpt-4o-2024-11-20"),
        Deployment("unknown-model", "contoso-large-2026-01-01"),
        Deployment("text-embedding-3-small", "text-embedding-3-small", dimensions=1536),
        Deployment("text-embedding-3-large", "text-embedding-3-large", dimensions=3072),
        Deployment("text-embedding-ada-002", "text-embedding-ada-002", dimensions=1536),
    ]
    + [Deployment(fault.value, "gpt-4o-2024-11-20", fault) for fault in Fault]
)
