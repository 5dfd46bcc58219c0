"""Filters, and that their two renderings mean the same to a search engine."""

from typing import Any, Final

import pytest

from components.catalog.data_streams import LOGS
from components.catalog.filters import (
    And,
    Exists,
    Filter,
    Not,
    Or,
    Prefix,
    Range,
    Term,
    kql,
    query_dsl,
)
from tests.components.catalog.documents import REAL_LOGS, ago, audit, log, moved
from tests.components.catalog.engine import Engine
from tests.components.catalog.kql import query_of

STATUS: Final = "azure.open_ai.result_signature"
DURATION: Final = "event.duration"
OPERATION: Final = "azure.open_ai.operation_name"
DEPLOYMENT: Final = "azure.open_ai.properties.model_deployment_name"

RENDERED: Final[list[tuple[Filter, str, dict[str, Any]]]] = [
    (Term("a", "b"), 'a: "b"', {"term": {"a": "b"}}),
    (Term("a", 'say "b\\c"'), 'a: "say \\"b\\\\c\\""', {"term": {"a": 'say "b\\c"'}}),
    (Prefix("a", "List"), "a: List*", {"prefix": {"a": "List"}}),
    (Range("a", gt=0), "a > 0", {"range": {"a": {"gt": 0}}}),
    (Range("a", gte=1.5), "a >= 1.5", {"range": {"a": {"gte": 1.5}}}),
    (Range("a", gte=6e11), "a >= 600000000000", {"range": {"a": {"gte": 6e11}}}),
    (
        Range("a", gte="now-1d", lt="now"),
        '(a >= "now-1d" and a < "now")',
        {"range": {"a": {"gte": "now-1d", "lt": "now"}}},
    ),
    (Exists("a"), "a: *", {"exists": {"field": "a"}}),
    (
        And((Exists("a"), Exists("b"))),
        "(a: * and b: *)",
        {"bool": {"filter": [{"exists": {"field": "a"}}, {"exists": {"field": "b"}}]}},
    ),
    (And((Exists("a"),)), "a: *", {"bool": {"filter": [{"exists": {"field": "a"}}]}}),
    (
        Or((Exists("a"), Exists("b"))),
        "(a: * or b: *)",
        {
            "bool": {
                "should": [{"exists": {"field": "a"}}, {"exists": {"field": "b"}}],
                "minimum_should_match": 1,
            }
        },
    ),
    (Not(Exists("a")), "not (a: *)", {"bool": {"must_not": [{"exists": {"field": "a"}}]}}),
]


@pytest.mark.parametrize(("meant", "text", "query"), RENDERED)
def test_a_filter_is_rendered_in_both_languages(
    meant: Filter, text: str, query: dict[str, Any]
) -> None:
    assert (kql(meant), query_dsl(meant)) == (text, query)


@pytest.mark.parametrize("value", ["two words", "a*", 'a"', "", "a:b"])
def test_a_prefix_that_kql_would_read_otherwise_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="cannot be the start of an unquoted KQL value"):
        kql(Prefix("a", value))


@pytest.mark.parametrize(
    ("meant", "expected"),
    [
        (Term(STATUS, "429"), ["429"]),
        (Term(STATUS, "42"), []),
        (Range(STATUS, gte="500", lt="600"), ["500", "503"]),
        (Range(DURATION, gt=1e9), ["429", "503"]),
        (Range(DURATION, gte=1e9), ["200", "404", "429", "500", "503"]),
        (Prefix(OPERATION, "ListKey"), ["audit"]),
        (Prefix(OPERATION, "Key"), []),
        (Exists(DEPLOYMENT), ["200", "404", "429", "500", "503"]),
        (Not(Exists(DEPLOYMENT)), ["audit", "thread"]),
        (And((Exists(DEPLOYMENT), Not(Range(STATUS, gte="400")))), ["200"]),
        (
            Or((Term(STATUS, "429"), And((Exists(STATUS), Range(STATUS, gte="503"))))),
            ["429", "503"],
        ),
        (
            Not(And((Range(STATUS, gte="400", lt="500"), Not(Term(STATUS, "429"))))),
            ["200", "429", "500", "503", "audit", "thread"],
        ),
        (Range("@timestamp", gte="now-60m"), ["200", "404", "429", "500", "503", "audit"]),
        (Range("@timestamp", lt="now-60m"), ["thread"]),
    ],
)
def test_both_renderings_find_the_same_documents(
    meant: Filter, expected: list[str], engine: Engine, namespace: str
) -> None:
    documents = {
        **{
            status: log(status=status, seconds=seconds)
            for status, seconds in [("200", 1), ("404", 1), ("429", 2), ("500", 1), ("503", 2)]
        },
        "audit": audit("ListKeys"),
        "thread": moved(REAL_LOGS[:1], 61)[0],
    }
    engine.add(LOGS, namespace, [{**found, "name": name} for name, found in documents.items()])
    for query in (query_dsl(meant), query_of(kql(meant))):
        answer = engine.search(LOGS.index(namespace), {"query": query, "size": 100})
        names = sorted(hit["_source"]["name"] for hit in answer["hits"]["hits"])
        assert names == expected


def test_documents_of_the_tests_lie_in_the_past() -> None:
    assert ago(1) < ago(0)
