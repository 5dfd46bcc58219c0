"""Results of the content filter, as Azure adds them to prompts and to answers.

Source: Microsoft Learn, "Azure OpenAI content filtering".
"""

from typing import Any, Final

_CATEGORIES: Final = ("hate", "self_harm", "sexual", "violence")


def prompt(*, blocked: bool = False) -> dict[str, Any]:
    """Return the results for a prompt."""
    return _severities(blocked=blocked) | {"jailbreak": {"filtered": False, "detected": False}}


def answer(*, blocked: bool = False) -> dict[str, Any]:
    """Return the results for an answer."""
    return _severities(blocked=blocked)


def prompts() -> list[dict[str, Any]]:
    """Return `prompt_filter_results` of a chat with one prompt."""
    return [{"prompt_index": 0, "content_filter_results": prompt()}]


def of_response(prompt_length: int, answer_length: int, *, blocked: bool) -> list[dict[str, Any]]:
    """Return `content_filters` of the Responses API; offsets are in characters."""
    return [
        _source("prompt", prompt(), prompt_length, blocked=False),
        _source("completion", answer(blocked=blocked), answer_length, blocked=blocked),
    ]


def _source(
    source_type: str, results: dict[str, Any], length: int, *, blocked: bool
) -> dict[str, Any]:
    return {
        "blocked": blocked,
        "source_type": source_type,
        "content_filter_raw": [],
        "content_filter_results": results,
        "content_filter_offsets": {"start_offset": 0, "end_offset": length, "check_offset": 0},
    }


def _severities(*, blocked: bool) -> dict[str, Any]:
    results = {name: {"filtered": False, "severity": "safe"} for name in _CATEGORIES}
    if blocked:
        results["violence"] = {"filtered": True, "severity": "medium"}
    return results
