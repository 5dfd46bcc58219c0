"""The sentences in which the provider describes its rules, and the rule that each one states.

`rule_of` knows every sentence of `rules.json` and refuses any other, so that none is passed over in
silence.
"""

import re
from collections.abc import Callable
from typing import Final

from rehearsal.elastic.relation_rules import (
    allowed_when,
    also_requires,
    at_least_one_of,
    conflicts_with,
    forbidden_when,
    kql_or_filters,
    one_of_when,
    only_for_key_type,
    required_when,
)
from rehearsal.elastic.rule import Rule, Subject
from rehearsal.elastic.value_rules import (
    between,
    both,
    each,
    json_object_text,
    json_text,
    length,
    matching,
    no_null_values,
    one_of,
    size,
)


def rule_of(sentence: str) -> Rule:
    """Return the rule that a sentence of the provider states; ValueError where none is known."""
    for pattern, make in _WITH_PARAMETERS:
        match = re.fullmatch(pattern, sentence)
        if match:
            return make(*match.groups())
    for beginning, rule in _FIXED:
        if sentence.startswith(beginning):
            return rule
    raise ValueError(f"no rule is known for the sentence {sentence!r}")


def _recommend(_: Subject) -> None:
    """Refuse nothing: the provider only recommends something else."""


def _quoted(listed: str) -> tuple[str, ...]:
    return tuple(re.findall(r'"([^"]*)"', listed))


def _references(listed: str) -> tuple[str, ...]:
    return tuple(listed.split(","))


def _words(listed: str) -> tuple[str, ...]:
    return tuple(listed.split())


def _amount_of(units: str) -> Rule:
    letters = "".join(units.split(", "))
    return matching(
        rf"\A[1-9][0-9]*[{letters}]\Z",
        f"a whole number above zero followed by one of {units}",
        f"5{letters[0]}",
    )


_WITH_PARAMETERS: Final[tuple[tuple[str, Callable[..., Rule]], ...]] = (
    (
        r"string length must be between (\d+) and (\d+)",
        lambda least, most: length(int(least), int(most)),
    ),
    (r"string length must be at least (\d+)", lambda least: length(int(least))),
    (
        r"(?:list|map) must contain at least (\d+) elements and at most (\d+) elements",
        lambda least, most: size(int(least), int(most)),
    ),
    (r"(?:list|map) must contain at least (\d+) elements", lambda least: size(int(least))),
    (r"(?:list|map) must contain at most (\d+) elements", lambda most: size(0, int(most))),
    (
        r"value must be between ([\d.]+) and ([\d.]+)",
        lambda least, most: between(float(least), float(most)),
    ),
    (r"value must be at least ([\d.]+)", lambda least: between(float(least))),
    (r"value must be one of: \[(.*)\]", lambda listed: one_of(_quoted(listed))),
    (
        r"Value must satisfy all of the validations: (.*) \+ (.*)",
        lambda first, second: both(rule_of(first), rule_of(second)),
    ),
    (r"element value must satisfy all validations: (.*)", lambda rule: each(rule_of(rule))),
    (
        r'Ensure that if an attribute is set, these are not set: "\[(.*)\]"',
        lambda listed: conflicts_with(_references(listed)),
    ),
    (
        r'Ensure that if an attribute is set, also these are set: "\[(.*)\]"',
        lambda listed: also_requires(_references(listed)),
    ),
    (
        r"Ensure that at least one attribute from this collection is set: \[(.*)\]",
        lambda listed: at_least_one_of(_references(listed)),
    ),
    (
        r'value can only be set when (\S+) equals "(\w+)"( or is not set)?',
        lambda other, value, unset: allowed_when(other, value, or_unset=unset is not None),
    ),
    (
        r'value required when (\S+) equals "(\w+)"',
        lambda other, value: required_when(other, (value,)),
    ),
    (
        r"value required when (\S+) is one of \[(.*)\]",
        lambda other, listed: required_when(other, _words(listed)),
    ),
    (
        r'value cannot be set when (\S+) equals "(\w+)"',
        lambda other, value: forbidden_when(other, (value,)),
    ),
    (
        r"value cannot be set when (\S+) is one of \[(.*)\]",
        lambda other, listed: forbidden_when(other, _words(listed)),
    ),
    (
        r'value must be one of \[(.*)\] when (\S+) equals "(\w+)"',
        lambda listed, other, value: one_of_when(_words(listed), other, value),
    ),
    (r"Ensures that the attribute is only provided when type=(\w+)", only_for_key_type),
    (r"value must be a whole number above zero followed by one of: (.*)", _amount_of),
)

_FIXED: Final[tuple[tuple[str, Rule], ...]] = (
    ("All values in the map must be configured", no_null_values),
    (
        "when set, the object form must include kql_query and/or a non-empty filters list",
        kql_or_filters,
    ),
    ("The write-only attribute secrets_wo should be preferred over this attribute", _recommend),
    ("value must be valid JSON", json_text),
    ("value must be a JSON object", json_object_text),
    (
        "must contain lowercase alphanumeric characters (a-z and 0-9), dots, hyphens",
        matching(
            r"\A[a-z0-9](?:[a-z0-9_.-]*[a-z0-9])?\Z",
            "lowercase letters, digits, dots, hyphens and underscores, first and last a letter "
            "or digit",
            "azure-openai-latency",
        ),
    ),
    (
        "Must be 1-255 characters and must not contain path separators",
        matching(
            r"\A(?!.*(?:\.\.|/|__proto__|constructor|prototype)).{1,255}\Z",
            'between 1 and 255 characters without "/", "..", "__proto__", "constructor" and '
            '"prototype"',
            "azure-openai",
        ),
    ),
    (
        'Must not start with "custom-"',
        matching(
            r"\A(?!custom-)", 'without "custom-" in front, which Elasticsearch adds', "openai"
        ),
    ),
    (
        "This value must be a valid ISO8601 date and time formatted string",
        matching(
            r"\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:[+-][0-2]\d:[0-5]\d|Z)",
            "a date and time in ISO 8601 format with a zone",
            "2026-03-12T12:00:00.000Z",
        ),
    ),
    (
        "This value must be a valid time in 24-hour notation (HH:mm)",
        matching(r"\A(?:[0-1]?[0-9]|2[0-3]):[0-5][0-9]\Z", "a time as HH:mm", "14:30"),
    ),
    (
        "This value must be a valid OnWeekDay",
        matching(
            r"\A(?:[+-][1-5])?(?:MO|TU|WE|TH|FR|SA|SU)\Z",
            "a weekday, or the nth one of the month",
            "+1MO",
        ),
    ),
    (
        "must be a single Latin letter",
        matching(r"\A[A-Z]\Z", "a single capital letter", "A"),
    ),
    (
        "must be a string containing a sequence of decimal numbers",
        matching(
            r"\A[+-]?(?:0|(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|\u00b5s|\u03bcs|ms|s|m|h))+)\Z",
            "a duration in Go's notation",
            "1h30m",
        ),
    ),
    (
        "must be a valid data-URL encoded image",
        matching(r"\Adata:image/", "a data URL of an image", "data:image/png;base64,iVBO"),
    ),
    (
        "must be a valid duration (e.g., 15m, 1h)",
        matching(r"\A\d+[nsumdh]\Z", "a whole number and one unit", "15m"),
    ),
    (
        "must contain alphanumeric characters (a-z, A-Z, 0-9), spaces, punctuation",
        matching(
            r"\A[!-~](?:[ -~]*[!-~])?\Z",
            "printable ASCII characters without spaces at either end",
            "rehearsal",
        ),
    ),
    (
        "must contain only letters, numbers, hyphens, and underscores",
        matching(r"\A[a-zA-Z0-9_-]+\Z", "letters, digits, hyphens and underscores", "latency-slo"),
    ),
    (
        "must only contain lowercase letters, numbers, hyphens, and underscores",
        matching(
            r"\A[a-z0-9_-]+\Z", "lowercase letters, digits, hyphens and underscores", "openai-ops"
        ),
    ),
    (
        "value must be a valid UUID in RFC 4122 format",
        matching(
            r"\A[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\Z",
            "a UUID",
            "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
        ),
    ),
    (
        "value must be a time in RFC 3339 format",
        matching(
            r"\A\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)\Z",
            "a time in RFC 3339 format",
            "2026-03-12T12:00:00Z",
        ),
    ),
)
