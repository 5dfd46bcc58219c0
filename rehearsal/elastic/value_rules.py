"""Rules about the value of one property alone. None of them judges a property that is not set."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from rehearsal.elastic.reading import json_of
from rehearsal.elastic.rule import Refusal, Rule, Subject
from rehearsal.emulation import UNKNOWN


def length(least: int, most: int | None = None) -> Rule:
    """Demand that a string has that many characters."""

    def judge(subject: Subject) -> Refusal | None:
        if not isinstance(subject.value, str) or _lies(len(subject.value), least, most):
            return None
        wanted = _bounds(least, most, "character")
        return Refusal(f"must have {wanted}, has {len(subject.value)}", f"Give it {wanted}")

    return judge


def size(least: int, most: int | None = None) -> Rule:
    """Demand that a list or map has that many elements."""

    def judge(subject: Subject) -> Refusal | None:
        value = subject.value
        if not isinstance(value, list | tuple | Mapping) or _lies(len(value), least, most):
            return None
        wanted = _bounds(least, most, "element")
        return Refusal(f"must have {wanted}, has {len(value)}", f"Give it {wanted}")

    return judge


def between(least: float, most: float | None = None) -> Rule:
    """Demand that a number lies between two numbers, both included."""
    wanted = f"at least {least:g}" if most is None else f"between {least:g} and {most:g}"

    def judge(subject: Subject) -> Refusal | None:
        if not isinstance(subject.value, int | float) or _lies(subject.value, least, most):
            return None
        return Refusal(f"must be {wanted}", f"Use a number {wanted}")

    return judge


def one_of(values: tuple[str, ...]) -> Rule:
    """Demand one of a closed set; whole numbers are compared as they are written."""
    listed = ", ".join(f'"{value}"' for value in values)

    def judge(subject: Subject) -> Refusal | None:
        value = subject.value
        written = f"{value:g}" if isinstance(value, float) else str(value)
        if value is None or written in values:
            return None
        return Refusal(f"must be one of {listed}", "Use one of these")

    return judge


def matching(pattern: str, wanted: str, example: str) -> Rule:
    """Demand that a pattern is found in a string (one for the whole string has its own anchors)."""
    compiled = re.compile(pattern, re.ASCII | re.DOTALL)

    def judge(subject: Subject) -> Refusal | None:
        if not isinstance(subject.value, str) or compiled.search(subject.value):
            return None
        return Refusal(f"must be {wanted}", f'Use for example "{example}"')

    return judge


def json_text(subject: Subject) -> Refusal | None:
    """Demand that a string is JSON."""
    if not isinstance(subject.value, str):
        return None
    try:
        json_of(subject.value)
    except ValueError:
        return Refusal("must be valid JSON", "Write it with json.dumps")
    return None


def json_object_text(subject: Subject) -> Refusal | None:
    """Demand that a string is JSON and holds an object."""
    broken = json_text(subject)
    if broken or not isinstance(subject.value, str) or isinstance(json_of(subject.value), dict):
        return broken
    return Refusal("must be a JSON object", "Write a dict with json.dumps")


def both(first: Rule, second: Rule) -> Rule:
    """Demand what two rules demand; the second one is asked only where the first one is kept."""

    def judge(subject: Subject) -> Refusal | None:
        return first(subject) or second(subject)

    return judge


def each(rule: Rule) -> Rule:
    """Demand of every element of a list or map what a rule demands."""

    def judge(subject: Subject) -> Refusal | None:
        for element in _elements(subject.value):
            if element is None or element is UNKNOWN:
                continue
            broken = rule(replace(subject, value=element))
            if broken:
                return Refusal(f"every element {broken.rule}", broken.fix)
        return None

    return judge


def no_null_values(subject: Subject) -> Refusal | None:
    """Demand that every key of a map has a value."""
    if any(element is None for element in _elements(subject.value)):
        return Refusal("every key must have a value", "Remove the keys that have none")
    return None


def _lies(value: float, least: float, most: float | None) -> bool:
    return least <= value and (most is None or value <= most)


def _bounds(least: int, most: int | None, noun: str) -> str:
    if most is None:
        return f"at least {_counted(least, noun)}"
    if least == most:
        return f"exactly {_counted(least, noun)}"
    if least == 0:
        return f"at most {_counted(most, noun)}"
    return f"between {least} and {_counted(most, noun)}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _elements(value: object) -> list[Any]:
    if isinstance(value, Mapping):
        return list(value.values())
    return list(value) if isinstance(value, list | tuple) else []
