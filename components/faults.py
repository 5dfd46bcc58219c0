"""How bad input is told: all that is wrong, in one message, before anything is created."""

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import pulumi
from pydantic import BaseModel

MASK: Final = "[secret]"
MISSING: Final = "[missing]"
"""Values that are not shown as they are: a secret, and one that is not there."""

_LONGEST: Final = 200
_LONGEST_KEY: Final = 60
_SECRET_MARKS: Final = ("sharedaccesskey=", "accountkey=", "sharedaccesssignature=")


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong with an input.

    `key` is the input's path (`eventHub.retentionDays`), `value` what it held, already fit to show,
    `rule` what it must be and why, `fix` what to do instead.
    """

    key: str
    value: str
    rule: str
    fix: str

    def __str__(self) -> str:
        held = f"{self.key} is missing" if self.value == MISSING else f"{self.key} = {self.value}"
        return f"{held}: {_sentence(self.rule)} {_sentence(self.fix)}"


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}" + ("" if text.endswith((".", "!", "?")) else ".")


def shown(value: object) -> str:
    """Return a value as a message may show it: short, and never a secret or an output."""
    if isinstance(value, pulumi.Output):
        return "[output]"
    if value == MASK:
        return MASK
    if isinstance(value, str):
        if _may_be_secret(value):
            return MASK
        text = f'"{value}"'
    elif isinstance(value, bool | int | float):
        text = str(value).lower() if isinstance(value, bool) else str(value)
    elif value is None:
        text = "null"
    elif isinstance(value, dict | BaseModel):
        # Its members may be secrets.
        text = "a map"
    elif isinstance(value, Sequence):
        text = f"a list of {len(value)}"
    else:
        text = f"a {type(value).__name__}"
    return _printable(text, _LONGEST)


def shown_key(key: str) -> str:
    """Return a key that nobody knows as a message may show it: it may be anything."""
    return MASK if _may_be_secret(key) else _printable(key, _LONGEST_KEY)


def _may_be_secret(text: str) -> bool:
    return any(mark in text.lower() for mark in _SECRET_MARKS)


def _printable(text: str, longest: int) -> str:
    escaped = text.encode("unicode_escape").decode("ascii").replace(r"\\", "\\")
    if len(escaped) <= longest:
        return escaped
    return f"{escaped[: longest // 2]}...{escaped[-longest // 2 :]}"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that is most like this one, or None where none is."""
    by_lower = {each.lower(): each for each in known}
    close = difflib.get_close_matches(word.lower(), by_lower, n=1, cutoff=0.5)
    return by_lower[close[0]] if close else None


class InvalidInputs(pulumi.RunError):
    """Inputs that cannot be deployed: `where` they stand and every fault found there.

    `late` ones are known only when another resource is there, so something may have changed.

    A RunError, so that the engine shows the message and no traceback.
    """

    def __init__(self, where: str, faults: Sequence[Fault], *, late: bool = False) -> None:
        self.where = where
        self.faults = tuple(faults)
        count = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
        lines = "".join(f"\n  - {fault}" for fault in faults)
        outcome = "." if late else "; nothing was changed."
        super().__init__(f"{where}: {count}{outcome}{lines}")
