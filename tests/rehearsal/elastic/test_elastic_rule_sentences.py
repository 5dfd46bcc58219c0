"""Every sentence of `rules.json` is a rule, and each kind of rule refuses and accepts."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

import rehearsal.elastic.rule_sentences
from rehearsal.elastic.rule import Refusal, Subject
from rehearsal.elastic.rule_sentences import rule_of
from rehearsal.emulation import UNKNOWN


class Values:
    """A scope whose Terraform and Pulumi names are the same."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self.values = values

    def value_of(self, terraform_name: str) -> object:
        return self.values.get(terraform_name)

    def name_of(self, terraform_name: str) -> str:
        return terraform_name

    def within(self, terraform_name: str) -> "Values | None":
        value = self.values.get(terraform_name)
        return Values(value) if isinstance(value, Mapping) else None


def judged(sentence: str, value: object, **others: object) -> Refusal | None:
    """Judge a property `this` beside others, which are those of the whole resource as well."""
    scope = Values({"this": value, **others})
    children = Values(value) if isinstance(value, Mapping) else None
    return rule_of(sentence)(Subject("this", value, scope, children, scope))


def sentences(document: object) -> Iterator[str]:
    if isinstance(document, Mapping):
        for key, value in document.items():
            if key == "rules":
                yield from value
            else:
                yield from sentences(value)


def test_every_sentence_of_the_file_is_a_rule() -> None:
    path = Path(rehearsal.elastic.rule_sentences.__file__).with_name("rules.json")
    found = set(sentences(json.loads(path.read_text(encoding="utf-8"))))
    assert len(found) > 100
    for sentence in found:
        assert callable(rule_of(sentence)), sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "value must be prime",
        "value must be one of: all of them",
        "element value must satisfy all validations: value must be prime",
    ],
)
def test_an_unknown_sentence_is_refused_and_not_passed_over(sentence: str) -> None:
    with pytest.raises(ValueError, match="no rule is known"):
        rule_of(sentence)


ML_ID = (
    "must contain lowercase alphanumeric characters (a-z and 0-9), dots, hyphens, and underscores; "
    "it must start and end with an alphanumeric character"
)
ML_ID_OF_64 = (
    "Value must satisfy all of the validations: string length must be between 1 and 64 + " + ML_ID
)
FLEET_ID = 'Must be 1-255 characters and must not contain path separators ("/"), traversal ...'
GO_DURATION = "must be a string containing a sequence of decimal numbers, each with ..."
WEEKDAYS = "element value must satisfy all validations: This value must be a valid OnWeekDay. ..."


@pytest.mark.parametrize(
    ("sentence", "good", "bad", "rule"),
    [
        ("string length must be at least 1", "a", "", "must have at least 1 character, has 0"),
        (
            "string length must be between 8 and 48",
            "12345678",
            "1234567",
            "must have between 8 and 48 characters, has 7",
        ),
        ("list must contain at least 1 elements", [1], [], "must have at least 1 element, has 0"),
        ("list must contain at most 1 elements", [1], [1, 2], "must have at most 1 element, has 2"),
        (
            "list must contain at least 1 elements and at most 1 elements",
            [1],
            [1, 2],
            "must have exactly 1 element, has 2",
        ),
        (
            "map must contain at least 1 elements",
            {"a": 1},
            {},
            "must have at least 1 element, has 0",
        ),
        ("value must be at least 0", 0, -1, "must be at least 0"),
        ("value must be between 0 and 65535", 65535.0, 65536, "must be between 0 and 65535"),
        ("value must be between 0.000000 and 100.000000", 99.9, 100.5, "must be between 0 and 100"),
        ('value must be one of: ["a" "b"]', "b", "c", 'must be one of "a", "b"'),
        ('value must be one of: ["-1" "0" "1"]', -1.0, 2, 'must be one of "-1", "0", "1"'),
        ('value must be one of: ["" "otel"]', "", "x", 'must be one of "", "otel"'),
        (
            "element value must satisfy all validations: value must be between 1 and 7",
            [1, None, UNKNOWN, 7],
            [1, 8],
            "every element must be between 1 and 7",
        ),
        (
            "element value must satisfy all validations: value must be between 0 and 100",
            {"9.1.0": 50},
            {"9.1.0": 101},
            "every element must be between 0 and 100",
        ),
        (
            "All values in the map must be configured",
            {"a": 1},
            {"a": None},
            "every key must have a value",
        ),
        (ML_ID_OF_64, "a.b-c_1", "A", "must be lowercase letters, digits, dots, hyphens"),
        (ML_ID_OF_64, "a" * 64, "a" * 65, "must have between 1 and 64 characters, has 65"),
        (FLEET_ID, "agents", "a/b", "must be between 1 and 255 characters without"),
        (FLEET_ID, "a" * 255, "a" * 256, "must be between 1 and 255 characters without"),
        (FLEET_ID, "a.b", "a..b", "must be between 1 and 255 characters without"),
        (FLEET_ID, "proto", "my__proto__", "must be between 1 and 255 characters without"),
        (
            'Must not start with "custom-"; ...',
            "x-custom-",
            "custom-x",
            'must be without "custom-"',
        ),
        (
            "This value must be a valid ISO8601 date and time formatted string.",
            "2026-03-12T12:00Z",
            "2026-03-12 12:00",
            "must be a date and time in ISO 8601 format",
        ),
        (
            "This value must be a valid time in 24-hour notation (HH:mm). For example: ...",
            "9:05",
            "24:00",
            "must be a time as HH:mm",
        ),
        (WEEKDAYS, ["MO", "-5SU"], ["+6MO"], "every element must be a weekday"),
        ("must be a single Latin letter (A to Z)", "A", "a", "must be a single capital letter"),
        (GO_DURATION, "-1.5h", "1 h", "must be a duration in Go's notation"),
        (GO_DURATION, "0", "15", "must be a duration in Go's notation"),
        (
            "must be a valid data-URL encoded image",
            "data:image/png;base64,x",
            "https://example.org/x.png",
            "must be a data URL of an image",
        ),
        (
            "must be a valid duration (e.g., 15m, 1h)",
            "15m",
            "1h30m",
            "must be a whole number and one unit",
        ),
        (
            "must contain alphanumeric characters (a-z, A-Z, 0-9), spaces, punctuation, and ...",
            "my key!",
            " my key",
            "must be printable ASCII characters without spaces at either end",
        ),
        (
            "must contain only letters, numbers, hyphens, and underscores",
            "Latency_slo-1",
            "latency.slo",
            "must be letters, digits, hyphens and underscores",
        ),
        (
            "must only contain lowercase letters, numbers, hyphens, and underscores",
            "ops_1-a",
            "Ops",
            "must be lowercase letters, digits, hyphens and underscores",
        ),
        (
            "value must be a valid UUID in RFC 4122 format",
            "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
            "3f2504e0",
            "must be a UUID",
        ),
        (
            "value must be a whole number above zero followed by one of: s, m, h, d",
            "10m",
            "0m",
            "must be a whole number above zero followed by one of s, m, h, d",
        ),
        (
            "value must be a time in RFC 3339 format",
            "2026-03-12T12:00:00+01:00",
            "2026-03-12T12:00Z",
            "must be a time in RFC 3339 format",
        ),
        ("value must be valid JSON", "[1]", "[1", "must be valid JSON"),
        ("value must be valid JSON", "1", "NaN", "must be valid JSON"),
        ("value must be a JSON object", "{}", "[]", "must be a JSON object"),
        ("value must be a JSON object", "{}", "{", "must be valid JSON"),
        (
            "when set, the object form must include kql_query and/or a non-empty filters list",
            {"kql_query": "a: b"},
            {"kql_query": "  ", "filters": []},
            "must hold kqlQuery or at least one of filters",
        ),
    ],
)
def test_a_rule_about_a_value(sentence: str, good: object, bad: object, rule: str) -> None:
    assert judged(sentence, good) is None
    assert judged(sentence, None) is None
    refusal = judged(sentence, bad)
    assert refusal is not None
    assert refusal.rule.startswith(rule)
    assert refusal.fix


CONFLICT = 'Ensure that if an attribute is set, these are not set: "[<.first,<.second]"'
TOGETHER = 'Ensure that if an attribute is set, also these are set: "[first,second]"'
ONE = "Ensure that at least one attribute from this collection is set: [<.this,<.first]"
FIRST = "Ensure that at least one attribute from this collection is set: [<.first,<.this]"
ALLOWED = 'value can only be set when first equals "yes"'
ALLOWED_OR_UNSET = 'value can only be set when first equals "yes" or is not set'
INSIDE = 'value can only be set when outer.inner equals "yes"'
REQUIRED = "value required when <.first is one of [sum avg]"
FORBIDDEN = 'value cannot be set when <.first equals "count"'
ONE_OF = 'value must be one of [7d 30d] when <.first equals "rolling"'
KEY_TYPE = "Ensures that the attribute is only provided when type=cross_cluster"
REST = "Ensures that the attribute is only provided when type=rest"


@pytest.mark.parametrize(
    ("sentence", "value", "others", "rule"),
    [
        (CONFLICT, 1, {}, None),
        (CONFLICT, None, {"second": 1}, None),
        (CONFLICT, 1, {"second": 1}, "cannot be set together with second"),
        (CONFLICT, 1, {"first": 1, "second": 1}, "cannot be set together with first or second"),
        (TOGETHER, 1, {"first": 1, "second": UNKNOWN}, None),
        (TOGETHER, None, {}, None),
        (TOGETHER, 1, {"first": 1}, "needs second as well"),
        (TOGETHER, {"first": 1, "second": 2}, {}, None),
        (TOGETHER, {"first": 1}, {"second": 2}, "needs second as well"),
        (ONE, None, {"first": UNKNOWN}, None),
        (ONE, None, {}, "one of this or first must be set"),
        (FIRST, None, {}, None),
        (ALLOWED, 1, {"first": "yes"}, None),
        (ALLOWED, 1, {"first": UNKNOWN}, None),
        (ALLOWED, "", {"first": "no"}, None),
        (ALLOWED, 1, {}, 'can only be set where first is "yes"'),
        (ALLOWED, 1, {"first": "no"}, 'can only be set where first is "yes"'),
        (ALLOWED_OR_UNSET, 1, {}, None),
        (ALLOWED_OR_UNSET, 1, {"first": "no"}, 'can only be set where first is "yes"'),
        (INSIDE, 1, {"outer": {"inner": "yes"}}, None),
        (INSIDE, 1, {"outer": {"inner": "no"}}, 'can only be set where outer.inner is "yes"'),
        (INSIDE, 1, {}, 'can only be set where outer.inner is "yes"'),
        (REQUIRED, "x", {"first": "sum"}, None),
        (REQUIRED, None, {"first": "count"}, None),
        (REQUIRED, None, {"first": UNKNOWN}, None),
        (REQUIRED, "", {"first": "avg"}, 'is required where first is "avg"'),
        (FORBIDDEN, "", {"first": "count"}, None),
        (FORBIDDEN, "x", {"first": "sum"}, None),
        (FORBIDDEN, "x", {"first": "count"}, 'cannot be set where first is "count"'),
        (ONE_OF, "30d", {"first": "rolling"}, None),
        (ONE_OF, "1w", {"first": "calendarAligned"}, None),
        (ONE_OF, "1w", {"first": "rolling"}, 'must be one of "7d", "30d" where first is "rolling"'),
        (KEY_TYPE, {}, {"type": "cross_cluster"}, None),
        (KEY_TYPE, None, {}, None),
        (KEY_TYPE, {}, {}, 'can only be set where type is "cross_cluster"'),
        (REST, "x", {}, None),
        (REST, "x", {"type": UNKNOWN}, None),
        (REST, "x", {"type": "cross_cluster"}, 'can only be set where type is "rest"'),
        (
            "The write-only attribute secrets_wo should be preferred over this attribute",
            "x",
            {},
            None,
        ),
    ],
)
def test_a_rule_about_a_property_beside_others(
    sentence: str, value: object, others: dict[str, object], rule: str | None
) -> None:
    refusal = judged(sentence, value, **others)
    assert (refusal and refusal.rule) == rule
