"""What Azure's content filter found: severities and categories, never text.

Azure adds its results to every answer, to the chunks of a stream and to refusals. What is safe
and not detected, which is nearly all, is left out.

Source: Microsoft Learn, "Azure OpenAI content filtering" and "Content filtering for the Responses
API".
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from opentelemetry.util.types import AttributeValue

from azure_openai_apm import names

# Nearly all results are one of these: comparing whole is the fastest.
_NOTHING: Final = (
    {"filtered": False, "severity": "safe"},
    {"filtered": False, "detected": False},
)
_HARMLESS: Final = frozenset({None, "safe"})

Found = dict[str, AttributeValue]


def in_answer(answer: Any) -> Found:
    """Return what was found in an answer, a chunk or an event of a stream, as attributes."""
    found: Found = {}
    extra = answer.model_extra
    if extra:
        for prompt in _listed(extra.get("prompt_filter_results")):
            _add(found, names.PROMPT_FILTER, prompt.get("content_filter_results"))
        for source in _listed(extra.get("content_filters")):
            answered = source.get("source_type") == "completion"
            prefix = names.ANSWER_FILTER if answered else names.PROMPT_FILTER
            _add(found, prefix, source.get("content_filter_results"))
    content = answer.__dict__
    for choice in content.get("choices") or ():
        if choice.model_extra:
            results = choice.model_extra.get("content_filter_results")
            _add(found, names.ANSWER_FILTER, results)
    if "response" in content:
        found |= in_answer(content["response"])
    return found


def in_refusal(body: object) -> Found:
    """Return what was found in a prompt that was refused, by the body of the error."""
    found: Found = {}
    if isinstance(body, Mapping) and isinstance(inner := body.get("innererror"), Mapping):
        results = inner.get("content_filter_result") or inner.get("content_filter_results")
        _add(found, names.PROMPT_FILTER, results)
    return found


def _listed(value: Any) -> Iterable[Mapping[str, Any]]:
    return [each for each in value if isinstance(each, Mapping)] if isinstance(value, list) else ()


def _add(found: Found, prefix: str, results: Any) -> None:
    if not isinstance(results, Mapping):
        return
    for category, result in results.items():
        if result in _NOTHING or not isinstance(result, Mapping):
            continue
        filtered, severity = result.get("filtered"), result.get("severity")
        if filtered:
            found[names.FILTERED] = True
        if severity not in _HARMLESS:
            found[prefix + category] = str(severity)
        elif result.get("detected"):
            found[prefix + category] = "detected"
        elif filtered:
            found[prefix + category] = "filtered"
