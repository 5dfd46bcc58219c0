"""Tokens, counted so that anybody can count them again.

In a prompt a word or a punctuation mark is one token; in an answer what stands between two spaces.
"""

import re
from dataclasses import dataclass
from typing import Any, Final

from apm.example.stand_in.deployments import Deployment, Fault

# Azure caches prompts of 1,024 tokens or more, in steps of 128 (Microsoft Learn, "Prompt caching").
_CACHED_FROM: Final = 1024
_CACHED_STEP: Final = 128
_REASONING: Final = 64

_ANSWER: Final = (
    "These words come from the stand-in and are the same each time, so that tokens and cost can be "
    "compared from run to run."
)

BAD_USAGE: Final[dict[str, Any]] = {
    "prompt_tokens": "many",
    "completion_tokens": None,
    "total_tokens": [],
    "prompt_tokens_details": "none",
    "input_tokens": "many",
    "output_tokens": None,
    "input_tokens_details": [],
}


def count(text: str) -> int:
    """Return how many tokens a text has."""
    return len(re.findall(r"\w+|[^\w\s]", text))


@dataclass(frozen=True)
class Usage:
    """What a call has used; `cached` is part of `prompt`, `reasoning` is part of `completion`."""

    prompt: int
    cached: int
    completion: int
    reasoning: int

    def chat(self) -> dict[str, Any]:
        """Return it in the words of chat completions."""
        return {
            "prompt_tokens": self.prompt,
            "completion_tokens": self.completion,
            "total_tokens": self.prompt + self.completion,
            "prompt_tokens_details": {"audio_tokens": 0, "cached_tokens": self.cached},
            "completion_tokens_details": {
                "accepted_prediction_tokens": 0,
                "audio_tokens": 0,
                "reasoning_tokens": self.reasoning,
                "rejected_prediction_tokens": 0,
            },
        }

    def response(self) -> dict[str, Any]:
        """Return it in the words of the Responses API."""
        return {
            "input_tokens": self.prompt,
            "input_tokens_details": {"cached_tokens": self.cached},
            "output_tokens": self.completion,
            "output_tokens_details": {"reasoning_tokens": self.reasoning},
            "total_tokens": self.prompt + self.completion,
        }


@dataclass(frozen=True)
class Answer:
    """The words of an answer, each as it is streamed, and why it ended."""

    pieces: tuple[str, ...]
    finish_reason: str
    usage: Usage

    @property
    def text(self) -> str:
        """Return the whole answer."""
        return "".join(self.pieces)


def answer(
    deployment: Deployment, prompt: str, most_tokens: int | None, text: str | None = None
) -> Answer:
    """Answer a prompt with the words that are always the same, or with `text`.

    A long prompt counts as sent before, so that its cached tokens do not depend on the order of
    calls.
    """
    words = (_ANSWER if text is None else text).split(" ")
    reason = "stop"
    reasoning = _REASONING if deployment.reasons else 0
    if deployment.fault is Fault.FILTERED_ANSWER:
        words, reason = words[: len(words) // 2], "content_filter"
    elif most_tokens is not None and most_tokens < len(words) + reasoning:
        reasoning = min(reasoning, most_tokens)
        words, reason = words[: most_tokens - reasoning], "length"
    pieces = tuple(word if index == 0 else f" {word}" for index, word in enumerate(words))
    prompt_tokens = count(prompt)
    cached = prompt_tokens - prompt_tokens % _CACHED_STEP
    if not deployment.caches or prompt_tokens < _CACHED_FROM:
        cached = 0
    return Answer(pieces, reason, Usage(prompt_tokens, cached, len(pieces) + reasoning, reasoning))
