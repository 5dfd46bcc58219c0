"""Faults: what a message shows of a value, and how all that is wrong is told at once."""

from typing import Any

import pulumi
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from components.faults import MASK, MISSING, Fault, InvalidInputs, nearest, shown, shown_key
from tests.components.deployed import PATIENT

SECRETS = [
    "Endpoint=sb://x/;SharedAccessKeyName=listen;SharedAccessKey=c2VjcmV0",
    "DefaultEndpointsProtocol=https;AccountName=st;AccountKey=c2VjcmV0",
    "SHAREDACCESSKEY=c2VjcmV0",
    "https://st.blob.core.windows.net/?SharedAccessSignature=c2VjcmV0",
]


class Model(BaseModel):
    """A model that holds a secret."""

    password: str = "c2VjcmV0"  # noqa: S105 - what must not be shown


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("eastus", '"eastus"'),
        ("", '""'),
        ("[missing]", '"[missing]"'),
        (MASK, MASK),
        (8, "8"),
        (-1, "-1"),
        (1.5, "1.5"),
        (True, "true"),
        (False, "false"),
        (None, "null"),
        ({}, "a map"),
        ({"password": "c2VjcmV0"}, "a map"),
        (Model(), "a map"),
        ([], "a list of 0"),
        (["c2VjcmV0", "c2VjcmV0"], "a list of 2"),
        (("a",), "a list of 1"),
        ({"a"}, "a set"),
        ("a\nb\tc", r'"a\nb\tc"'),
        ("a\\b", r'"a\b"'),
        ("\x00\x1b[31m", r'"\x00\x1b[31m"'),
        ("süd", r'"s\xfcd"'),
        ("\ud800", r'"\ud800"'),
        ("\u202e", r'"\u202e"'),
    ],
)
def test_a_value_is_shown_short_and_on_one_line(value: object, text: str) -> None:
    assert shown(value) == text


@pytest.mark.parametrize("secret", SECRETS)
def test_what_looks_like_a_secret_is_masked_as_a_value_and_as_a_key(secret: str) -> None:
    assert shown(secret) == MASK
    assert shown_key(secret) == MASK


def test_a_long_secret_is_masked_and_not_cut() -> None:
    assert shown(f"{'x' * 300}{SECRETS[0]}{'x' * 300}") == MASK


@pytest.mark.parametrize(
    ("length", "text"),
    [
        (198, f'"{"a" * 198}"'),
        (199, f'"{"a" * 99}...{"a" * 99}"'),
        (10_000, f'"{"a" * 99}...{"a" * 99}"'),
    ],
)
def test_a_value_over_200_characters_loses_its_middle(length: int, text: str) -> None:
    assert shown("a" * length) == text


@pytest.mark.parametrize(
    ("length", "text"), [(60, "k" * 60), (61, f"{'k' * 30}...{'k' * 30}"), (0, "")]
)
def test_a_key_over_60_characters_loses_its_middle(length: int, text: str) -> None:
    assert shown_key("k" * length) == text


def test_a_key_is_shown_without_quotes_and_on_one_line() -> None:
    assert shown_key("event\nHub") == r"event\nHub"


@PATIENT
@given(st.text() | st.floats() | st.integers() | st.lists(st.text()) | st.binary())
def test_whatever_it_is_it_is_shown_in_at_most_203_printable_characters(value: Any) -> None:
    text = shown(value)

    assert 0 < len(text) <= 203
    assert text.isascii()
    assert text.isprintable()


@PATIENT
@given(st.text(), st.sampled_from(SECRETS), st.text())
def test_a_secret_is_masked_whatever_stands_around_it(before: str, secret: str, after: str) -> None:
    assert shown(before + secret + after) == MASK


@pytest.mark.parametrize(
    ("word", "known", "expected"),
    [
        ("locations", ["tags", "location"], "location"),
        ("LOCATION", ["tags", "location"], "location"),
        ("namespaceName", ["namespace_name", "storage_account_name"], "namespace_name"),
        ("Sku", ["tier", "capacity"], None),
        ("x", [], None),
        ("", ["location"], None),
    ],
)
def test_the_nearest_word_is_found_without_regard_to_case(
    word: str, known: list[str], expected: str | None
) -> None:
    assert nearest(word, known) == expected


def test_a_fault_is_told_as_key_value_rule_and_fix() -> None:
    fault = Fault("eventHub.retentionDays", "8", "the Standard tier has 1 to 7", "choose 1 to 7")

    assert str(fault) == (
        "eventHub.retentionDays = 8: The Standard tier has 1 to 7. Choose 1 to 7."
    )


def test_a_missing_value_is_told_as_missing() -> None:
    assert str(Fault("accounts", MISSING, "it is required", "set it")) == (
        "accounts is missing: It is required. Set it."
    )


@pytest.mark.parametrize(
    ("fix", "told"),
    [
        ('did you mean "location"?', 'Did you mean "location"?'),
        ("remove it.", "Remove it."),
        ("stop!", "Stop!"),
        ("`pulumi config` sets it", "`pulumi config` sets it."),
    ],
)
def test_a_sentence_is_ended_once(fix: str, told: str) -> None:
    assert str(Fault("key", "1", "a rule", fix)) == f"key = 1: A rule. {told}"


def test_inputs_with_one_fault_are_told_in_one_line_under_where_they_stand() -> None:
    error = InvalidInputs('EventHubNamespace "test"', [Fault("a", "1", "a rule", "a fix")])

    assert str(error) == (
        'EventHubNamespace "test": 1 fault; nothing was changed.\n  - a = 1: A rule. A fix.'
    )


def test_all_faults_are_told_at_once_in_their_order() -> None:
    faults = [Fault("b", "1", "a rule", "a fix"), Fault("a", "2", "a rule", "a fix")]

    error = InvalidInputs("The configuration", faults)

    assert (error.where, error.faults) == ("The configuration", tuple(faults))
    assert str(error) == (
        "The configuration: 2 faults; nothing was changed."
        "\n  - b = 1: A rule. A fix."
        "\n  - a = 2: A rule. A fix."
    )


def test_the_engine_shows_the_message_and_no_traceback() -> None:
    assert isinstance(InvalidInputs("here", []), pulumi.RunError)
