"""Filters over documents, as data, with two renderings that mean the same.

Kibana evaluates some rules from KQL and others from Query DSL, and the tests execute Query DSL on
a search engine: both come from one filter, so they cannot drift apart.
"""

import re
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Term:
    """The field holds exactly this value."""

    field: str
    value: str


@dataclass(frozen=True)
class Prefix:
    """The field, a keyword, starts with this."""

    field: str
    value: str


@dataclass(frozen=True)
class Range:
    """The field lies within the bounds that are given; dates may be date math, `now-90m`."""

    field: str
    gte: str | float | None = None
    gt: str | float | None = None
    lt: str | float | None = None

    @property
    def bounds(self) -> dict[str, str | float]:
        """The bounds that are given, by their Query DSL name."""
        given = {"gte": self.gte, "gt": self.gt, "lt": self.lt}
        return {name: bound for name, bound in given.items() if bound is not None}


@dataclass(frozen=True)
class Exists:
    """The field holds any value."""

    field: str


@dataclass(frozen=True)
class And:
    """Every part matches."""

    parts: "tuple[Filter, ...]"


@dataclass(frozen=True)
class Or:
    """At least one part matches."""

    parts: "tuple[Filter, ...]"


@dataclass(frozen=True)
class Not:
    """The part does not match."""

    part: "Filter"


Filter = Term | Prefix | Range | Exists | And | Or | Not

_OPERATORS = {"gte": ">=", "gt": ">", "lt": "<"}


def kql(meant: Filter) -> str:
    """Return the filter in Kibana Query Language."""
    match meant:
        case Term(field, value):
            return f"{field}: {_quoted(value)}"
        case Prefix(field, value):
            return f"{field}: {_literal(value)}*"
        case Range(field):
            return _joined(
                "and",
                [
                    f"{field} {_OPERATORS[name]} {_value(bound)}"
                    for name, bound in meant.bounds.items()
                ],
            )
        case Exists(field):
            return f"{field}: *"
        case And(parts):
            return _joined("and", [kql(part) for part in parts])
        case Or(parts):
            return _joined("or", [kql(part) for part in parts])
        case Not(part):
            return f"not ({kql(part)})"


def query_dsl(meant: Filter) -> dict[str, Any]:
    """Return the filter as an Elasticsearch query, in filter context where it combines."""
    match meant:
        case Term(field, value):
            return {"term": {field: value}}
        case Prefix(field, value):
            return {"prefix": {field: value}}
        case Range(field):
            return {"range": {field: meant.bounds}}
        case Exists(field):
            return {"exists": {"field": field}}
        case And(parts):
            return {"bool": {"filter": [query_dsl(part) for part in parts]}}
        case Or(parts):
            return {
                "bool": {
                    "should": [query_dsl(part) for part in parts],
                    "minimum_should_match": 1,
                }
            }
        case Not(part):
            return {"bool": {"must_not": [query_dsl(part)]}}


def _joined(word: str, parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"({f' {word} '.join(parts)})"


def _value(bound: str | float) -> str:
    return _quoted(bound) if isinstance(bound, str) else f"{bound:.15g}"


def _quoted(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _literal(value: str) -> str:
    # Unquoted, for a wildcard has no meaning within quotes. Words of the language and spaces end
    # an unquoted value, so what is not a plain word is refused rather than escaped.
    if not re.fullmatch(r"[A-Za-z0-9_.-]+", value):
        raise ValueError(f"{value!r} cannot be the start of an unquoted KQL value")
    return value
