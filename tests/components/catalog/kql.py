"""Kibana Query Language to Query DSL, as Kibana does it, for the part that the catalog writes.

Source: Kibana, package kbn-es-query: the grammar, and the functions is, exists, range, and, or and
not of kuery without a data view. What is not of this part is refused.
"""

import itertools
import re
from collections.abc import Iterator
from typing import Any, Final

_TOKEN: Final = re.compile(
    r'\s*(?:(?P<mark>[()])|(?P<operator>:|>=|<=|>|<)|"(?P<quoted>(?:[^"\\]|\\.)*)"'
    r"|(?P<word>[\w@.*-]+))"
)
_RANGES: Final = {">=": "gte", ">": "gt", "<=": "lte", "<": "lt"}

Token = tuple[str, str]


def query_of(text: str) -> dict[str, Any]:
    """Return the query; ValueError where the text is not of the part that is known here."""
    if not text:
        return {"match_all": {}}
    tokens = [*_tokens(text), ("end", "")]
    query = _either(tokens)
    if tokens != [("end", "")]:
        raise ValueError(f"{tokens[0]} does not belong in {text}")
    return query


def fields_of(text: str) -> list[str]:
    """Return the fields that the text names."""
    tokens = list(_tokens(text))
    return [word for (_, word), (kind, _) in itertools.pairwise(tokens) if kind == "operator"]


def _tokens(text: str) -> Iterator[Token]:
    place = 0
    while place < len(text):
        found = _TOKEN.match(text, place)
        if found is None:
            raise ValueError(f"{text[place:]!r} of {text} is not known here")
        place = found.end()
        kind = str(found.lastgroup)
        yield kind, re.sub(r"\\(.)", r"\1", found[kind]) if kind == "quoted" else found[kind]


def _either(tokens: list[Token]) -> dict[str, Any]:
    parts = [_both(tokens)]
    while tokens[0] == ("word", "or"):
        del tokens[0]
        parts.append(_both(tokens))
    return parts[0] if len(parts) == 1 else _should(*parts)


def _both(tokens: list[Token]) -> dict[str, Any]:
    parts = [_negated(tokens)]
    while tokens[0] == ("word", "and"):
        del tokens[0]
        parts.append(_negated(tokens))
    return parts[0] if len(parts) == 1 else {"bool": {"filter": parts}}


def _negated(tokens: list[Token]) -> dict[str, Any]:
    if tokens[0] == ("word", "not"):
        del tokens[0]
        return {"bool": {"must_not": _negated(tokens)}}
    if tokens[0] == ("mark", "("):
        del tokens[0]
        query = _either(tokens)
        _take(tokens, ("mark", ")"))
        return query
    return _compared(tokens)


def _compared(tokens: list[Token]) -> dict[str, Any]:
    (kind, field), (operator_kind, operator), (value_kind, value) = tokens[:3]
    if (kind, operator_kind) != ("word", "operator") or value_kind not in {"word", "quoted"}:
        raise ValueError(f"{tokens[:3]} is no comparison")
    del tokens[:3]
    if operator != ":":
        return _should({"range": {field: {_RANGES[operator]: value}}})
    if value_kind == "quoted":
        return _should({"match_phrase": {field: value}})
    if value == "*":
        return _should({"exists": {"field": field}})
    if "*" in value:
        return _should({"query_string": {"fields": [field], "query": value}})
    return _should({"match": {field: value}})


def _should(*parts: dict[str, Any]) -> dict[str, Any]:
    return {"bool": {"should": list(parts), "minimum_should_match": 1}}


def _take(tokens: list[Token], token: Token) -> None:
    if tokens[0] != token:
        raise ValueError(f"{token} is missing before {tokens[0]}")
    del tokens[0]
