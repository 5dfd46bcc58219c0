"""The rule for the namespace of a data stream."""

import pytest

from rehearsal.elastic.data_stream_namespace import refused_namespace
from rehearsal.emulation import UNKNOWN, Violation

FIX = 'Use lowercase letters, digits, dots and underscores, such as "azure_prod"'


@pytest.mark.parametrize("namespace", ["default", "azure_prod.1", "a" * 100, "é" * 50])
def test_a_good_namespace_is_accepted(namespace: str) -> None:
    assert list(refused_namespace({"namespace": namespace}, may_be_blank=False)) == []


@pytest.mark.parametrize("character", [*r"""\/*?"<>|,#:-""", " ", "\t"])
def test_a_forbidden_character_is_refused(character: str) -> None:
    namespace = f"azure{character}prod"
    assert list(refused_namespace({"namespace": namespace}, may_be_blank=True)) == [
        Violation(
            "namespace",
            namespace,
            r"""a namespace must not contain \ / * ? " < > | , # : - or white space""",
            FIX,
        )
    ]


@pytest.mark.parametrize(
    ("namespace", "rule"),
    [
        ("Default", "a namespace must be lowercase"),
        ("a" * 101, "a namespace must have at most 100 bytes, has 101"),
        ("é" * 51, "a namespace must have at most 100 bytes, has 102"),
        ("", "a namespace must not be empty"),
    ],
)
def test_another_broken_rule_is_told(namespace: str, rule: str) -> None:
    assert list(refused_namespace({"namespace": namespace}, may_be_blank=False)) == [
        Violation("namespace", namespace, rule, FIX)
    ]


def test_an_integration_policy_may_leave_it_blank() -> None:
    assert list(refused_namespace({"namespace": ""}, may_be_blank=True)) == []


@pytest.mark.parametrize("value", [None, UNKNOWN, 5])
def test_what_is_no_known_text_is_not_judged(value: object) -> None:
    assert list(refused_namespace({"namespace": value}, may_be_blank=False)) == []
