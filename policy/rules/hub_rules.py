"""A rule on an event hub only listens: it is what a reader signs in with."""

from collections.abc import Iterator
from typing import Final

from .tokens import HUB_RULE
from .values import UNKNOWN, Properties
from .violation import Violation

_ONLY_RIGHT: Final = "Listen"


def violations(type_: str, inputs: Properties) -> Iterator[Violation]:
    """Yield a hub's rule with any other right than Listen."""
    if type_ != HUB_RULE:
        return
    rights = inputs.get("rights")
    if not isinstance(rights, list):
        return
    known = [each for each in rights if each is not UNKNOWN]
    if any(each != _ONLY_RIGHT for each in known):
        yield Violation(
            "rights",
            known,
            "A hub's rule is for reading, and may do nothing but listen",
            'Set it to ["Listen"]; diagnostic settings write with a rule of the namespace',
        )
