"""The shapes of properties: declared as data, read without raising, checked with a full message.

A provider's schema becomes a `Block` of named kinds. Checking one yields a `Violation` for every
unknown name, missing name, wrong type, value outside a closed set and number outside its range.
Values that a preview does not know are not judged.
"""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, Protocol

from rehearsal.emulation import MASK, UNKNOWN, Properties, Violation

_LEGIBLE: Final = 200
"""Characters up to which a message lists all known names."""


class Kind(Protocol):
    """What values one property may hold."""

    def violations(self, key: str, value: object) -> Iterator[Violation]:
        """Yield what is wrong with this value of the property at this path."""
        ...


@dataclass(frozen=True)
class Text:
    """A string, of a closed set where `one_of` is given."""

    one_of: tuple[str, ...] = ()

    def violations(self, key: str, value: object) -> Iterator[Violation]:
        """Yield a violation for what is no string, or is outside the closed set."""
        if value is UNKNOWN:
            return
        if not isinstance(value, str):
            yield Violation(key, plain(value), "must be a string", "Give a string")
        elif self.one_of and value not in self.one_of:
            near = nearest(value, self.one_of)
            yield Violation(
                key,
                value,
                f"must be one of {', '.join(self.one_of)}",
                f"Use {near}" if near else "Use one of these, spelt exactly so",
            )


@dataclass(frozen=True)
class Flag:
    """True or false."""

    def violations(self, key: str, value: object) -> Iterator[Violation]:
        """Yield a violation for what is no boolean."""
        if value is not UNKNOWN and not isinstance(value, bool):
            yield Violation(key, plain(value), "must be true or false", "Give a boolean")


@dataclass(frozen=True)
class Whole:
    """A whole number, inclusive of its bounds where they are given; 4.0 counts as 4."""

    minimum: int | None = None
    maximum: int | None = None

    def violations(self, key: str, value: object) -> Iterator[Violation]:
        """Yield a violation for what is no whole number, or is out of range."""
        if value is UNKNOWN:
            return
        number = _whole(value)
        if number is None:
            yield Violation(
                key, plain(value), "must be a whole number", "Give a number without parts"
            )
        elif self.minimum is not None and number < self.minimum:
            yield Violation(
                key, number, f"must be at least {self.minimum}", f"Use {self.minimum} or more"
            )
        elif self.maximum is not None and number > self.maximum:
            yield Violation(
                key, number, f"must be at most {self.maximum}", f"Use {self.maximum} or less"
            )


@dataclass(frozen=True)
class ListOf:
    """A list whose items are all of one kind."""

    item: Kind

    def violations(self, key: str, value: object) -> Iterator[Violation]:
        """Yield a violation for what is no list, and for each item."""
        if value is UNKNOWN:
            return
        if not isinstance(value, list | tuple):
            yield Violation(key, plain(value), "must be a list", "Put it into a list")
            return
        for position, item in enumerate(value):
            yield from self.item.violations(f"{key}[{position}]", item)


@dataclass(frozen=True)
class MapOf:
    """A map with free keys whose values are all of one kind."""

    item: Kind

    def violations(self, key: str, value: object) -> Iterator[Violation]:
        """Yield a violation for what is no map, and for each value."""
        if value is UNKNOWN:
            return
        if not isinstance(value, Mapping):
            yield Violation(key, plain(value), "must be a map", "Give names with values")
            return
        for name, item in value.items():
            if item is not None:
                yield from self.item.violations(f"{key}.{name}", item)


@dataclass(frozen=True)
class Block:
    """An object with known properties. A property that is None counts as left out."""

    properties: Mapping[str, Kind]
    required: tuple[str, ...] = ()

    def violations(self, key: str, value: object) -> Iterator[Violation]:
        """Yield a violation for each unknown and missing property, and for each value."""
        if value is UNKNOWN:
            return
        if not isinstance(value, Mapping):
            yield Violation(key, plain(value), "must be an object", "Give its properties by name")
            return
        for name, item in value.items():
            if item is None:
                continue
            path = _join(key, name)
            if name in self.properties:
                yield from self.properties[name].violations(path, item)
            else:
                yield self._unknown(path, name, item)
        for name in self.required:
            if value.get(name) is None:
                yield Violation(_join(key, name), None, "is required", "Give it a value")

    def check(self, inputs: Properties) -> Iterator[Violation]:
        """Yield everything that is wrong with the shape of a resource's inputs."""
        yield from self.violations("", inputs)

    def given(self, inputs: Properties, without: tuple[str, ...] = ()) -> dict[str, Any]:
        """Return the known properties that the inputs give, without some of them."""
        return {
            name: plain(inputs[name])
            for name in self.properties
            if name not in without and inputs.get(name) is not None
        }

    def _unknown(self, path: str, name: str, value: object) -> Violation:
        near = nearest(name, self.properties)
        known = f"; known are {', '.join(sorted(self.properties)) or 'none'}"
        return Violation(
            path,
            plain(value),
            "is not a property that the provider knows",
            f"Use {near}" if near else f"Remove it{known if len(known) < _LEGIBLE else ''}",
        )


def nearest(name: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate that was most likely meant (case and underscores aside), or None."""
    folded = {candidate.replace("_", "").lower(): candidate for candidate in candidates}
    close = difflib.get_close_matches(str(name).replace("_", "").lower(), folded, n=1)
    return folded[close[0]] if close else None


def plain(value: Any) -> Any:
    """Return a copy of plain lists and dicts in which whole floats are integers."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, Mapping):
        return {name: plain(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value


def present(state: Mapping[str, Any]) -> dict[str, Any]:
    """Return a plain copy of a resource's state without what is None, as a provider returns it."""
    return {name: plain(value) for name, value in state.items() if value is not None}


def read(inputs: object, *path: str) -> Any:
    """Return what is at the path: None where nothing is, `UNKNOWN` below an unknown."""
    found: Any = inputs
    for name in path:
        if found is UNKNOWN:
            return UNKNOWN
        if not isinstance(found, Mapping):
            return None
        found = found.get(name)
    return found


def given_or(value: Any, default: Any) -> Any:
    """Return the value, or what a service fills in where none is given."""
    return default if value is None else value


def text(inputs: object, *path: str) -> str | None:
    """Return the string at the path, or None where there is no known string."""
    found = read(inputs, *path)
    return found if isinstance(found, str) else None


def whole(inputs: object, *path: str) -> int | None:
    """Return the whole number at the path, or None where there is no known whole number."""
    return _whole(read(inputs, *path))


def items(inputs: object, *path: str) -> list[Any] | None:
    """Return the list at the path, or None where there is no known list."""
    found = read(inputs, *path)
    return list(found) if isinstance(found, list | tuple) else None


def masked(violations: Iterable[Violation], secrets: Iterable[str]) -> Iterator[Violation]:
    """Pass the violations on with every known secret in them masked."""
    # Longest first: a connection string is masked whole, not only the key inside it.
    hidden = sorted(filter(None, secrets), key=len, reverse=True)
    for violation in violations:
        yield replace(
            violation,
            key=_mask_part(violation.key, hidden),
            value=_mask_whole(violation.value, hidden),
            rule=_mask_part(violation.rule, hidden),
            fix=_mask_part(violation.fix, hidden),
        )


def _mask_part(message: str, hidden: list[str]) -> str:
    for secret in hidden:
        message = message.replace(secret, MASK)
    return message


def _mask_whole(value: Any, hidden: list[str]) -> Any:
    if isinstance(value, str):
        return MASK if any(secret in value for secret in hidden) else value
    if isinstance(value, Mapping):
        return {name: _mask_whole(item, hidden) for name, item in value.items()}
    if isinstance(value, list):
        return [_mask_whole(item, hidden) for item in value]
    return value


def _whole(value: object) -> int | None:
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return None


def _join(key: str, name: str) -> str:
    return f"{key}.{name}" if key else name
