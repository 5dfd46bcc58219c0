"""Judge the variables that an integration policy gives a package, an input or a stream.

They travel as JSON texts that the provider treats as secret as a whole, so no value is ever shown.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from rehearsal.elastic import packages
from rehearsal.elastic.packages import Package, Variable, VariableType
from rehearsal.emulation import MASK, Violation
from rehearsal.properties import nearest

_YAML_MEANING: Final = re.compile(r"^[*&]")


@dataclass(frozen=True)
class Owner:
    """Whose variables they are.

    `where` says it in words, `key` is the path of the property that holds them, and `dataset` names
    the stream, if it is one.
    """

    package: Package
    variables: Sequence[Variable]
    where: str
    key: str
    dataset: str | None = None

    def key_of(self, variable: str) -> str:
        """Return the path of one variable."""
        return f"{self.key}.{variable}"


def unknown_variables(owner: Owner, given: Mapping[str, Any]) -> Iterator[Violation]:
    """Yield variables that this version of the package does not have: Fleet refuses each."""
    known = {variable.name: variable for variable in owner.variables}
    for name in given:
        if name not in known:
            package = owner.package
            rule = f"{package.name} {package.version} has no variable of this name in {owner.where}"
            fix = _fix_of_unknown(owner, name, known)
            yield Violation(owner.key_of(name), MASK, rule, fix)


def mistyped_variables(owner: Owner, given: Mapping[str, Any]) -> Iterator[Violation]:
    """Yield variables that hold a value of the wrong type."""
    for variable in owner.variables:
        value = given.get(variable.name)
        if value is None or _is_reference(variable, value):
            continue
        if rule := _broken_type(variable, value):
            yield Violation(owner.key_of(variable.name), MASK, rule, "Correct the value")


def left_out_variables(owner: Owner, given: Mapping[str, Any]) -> Iterator[Violation]:
    """Yield variables without which an enabled stream fails, and those that Fleet would fill in."""
    for variable in owner.variables:
        key = owner.key_of(variable.name)
        value = given.get(variable.name)
        if variable.name not in given and variable.filled_in is not None:
            rule = (
                f"left out, Fleet fills in {variable.filled_in!r}, which shows as a difference at "
                "the next preview"
            )
            yield Violation(key, None, rule, "Set it, to that value where you want no other")
        elif variable.required and (value is None or value in ("", [])):
            rule = f"{owner.where} requires it"
            yield Violation(key, None, rule, "Set it, or disable what needs it")


def _fix_of_unknown(owner: Owner, name: str, known: Mapping[str, object]) -> str:
    later = owner.dataset and packages.first_with(owner.package.name, owner.dataset, name)
    if later:
        return f"Use {owner.package.name} {later} or newer (integrationVersion), or leave it out"
    meant = nearest(name, known)
    if meant:
        return f"Write {meant}"
    listed = ", ".join(known) or "none"
    return f"Remove it; the variables are: {listed}"


def _is_reference(variable: Variable, value: object) -> bool:
    """Say whether this is how Fleet gives out a secret: it takes it back so, too."""
    return variable.secret and isinstance(value, Mapping) and value.get("isSecretRef") is True


def _broken_type(variable: Variable, value: object) -> str | None:
    if variable.multi:
        if not isinstance(value, list):
            return "must be a list"
        broken = (_broken_single(variable, item) for item in value)
        return next((f"every element {rule}" for rule in broken if rule), None)
    return _broken_single(variable, value)


def _broken_single(variable: Variable, value: object) -> str | None:
    if variable.type is VariableType.BOOL:
        # Fleet takes the words as well.
        fits = isinstance(value, bool) or value in ("true", "false")
        return None if fits else "must be true or false"
    if not isinstance(value, str):
        return "must be a string"
    if variable.type is VariableType.SELECT and value not in variable.options:
        return f"must be one of {', '.join(variable.options)}"
    if variable.type is VariableType.TEXT and _YAML_MEANING.match(value):
        return "must not start with * or &, which have a meaning in YAML"
    return None
