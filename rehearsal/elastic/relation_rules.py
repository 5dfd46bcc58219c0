"""Rules about a property beside others.

A reference names another property: `<.name` one of the object that the property stands in, a plain
name one of the object that the property is, else one of the whole resource (`outer.name` goes in).
"""

from rehearsal.elastic.rule import Refusal, Rule, Scope, Subject
from rehearsal.emulation import UNKNOWN


def conflicts_with(references: tuple[str, ...]) -> Rule:
    """Demand that the property and certain others are not set together."""

    def judge(subject: Subject) -> Refusal | None:
        if subject.value is None:
            return None
        found = [_resolve(subject, reference) for reference in references]
        named = " or ".join(name for name, value in found if value is not None)
        if not named:
            return None
        return Refusal(
            f"cannot be set together with {named}", f"Leave out {subject.name} or {named}"
        )

    return judge


def also_requires(references: tuple[str, ...]) -> Rule:
    """Demand that certain others are set where the property is."""

    def judge(subject: Subject) -> Refusal | None:
        if subject.value is None:
            return None
        found = [_resolve(subject, reference) for reference in references]
        named = " and ".join(name for name, value in found if value is None)
        return Refusal(f"needs {named} as well", f"Set {named}") if named else None

    return judge


def at_least_one_of(references: tuple[str, ...]) -> Rule:
    """Demand that one of several is set; all of them state it, and the first one tells."""

    def judge(subject: Subject) -> Refusal | None:
        found = [_resolve(subject, reference) for reference in references]
        if found[0][0] != subject.name or any(value is not None for _, value in found):
            return None
        named = " or ".join(name for name, _ in found)
        return Refusal(f"one of {named} must be set", f"Set {named}")

    return judge


def allowed_when(reference: str, value: str, *, or_unset: bool) -> Rule:
    """Demand that the property is set only where another one has a value, or perhaps none."""

    def judge(subject: Subject) -> Refusal | None:
        name, found = _resolve(subject, reference)
        allowed = found is UNKNOWN or found == value or (found is None and or_unset)
        if allowed or _is_unset(subject.value):
            return None
        return _refused_without(subject, name, value)

    return judge


def required_when(reference: str, values: tuple[str, ...]) -> Rule:
    """Demand that the property is set where another one has one of these values."""

    def judge(subject: Subject) -> Refusal | None:
        name, found = _resolve(subject, reference)
        if found not in values or not _is_unset(subject.value):
            return None
        return Refusal(f'is required where {name} is "{found}"', f"Set {subject.name}")

    return judge


def forbidden_when(reference: str, values: tuple[str, ...]) -> Rule:
    """Demand that the property is not set where another one has one of these values."""

    def judge(subject: Subject) -> Refusal | None:
        name, found = _resolve(subject, reference)
        if found not in values or _is_unset(subject.value):
            return None
        return Refusal(f'cannot be set where {name} is "{found}"', f"Leave out {subject.name}")

    return judge


def one_of_when(allowed: tuple[str, ...], reference: str, value: str) -> Rule:
    """Demand one of a closed set where another property has a value."""
    listed = ", ".join(f'"{one}"' for one in allowed)

    def judge(subject: Subject) -> Refusal | None:
        name, found = _resolve(subject, reference)
        if found != value or _is_unset(subject.value) or subject.value in allowed:
            return None
        return Refusal(f'must be one of {listed} where {name} is "{value}"', "Use one of these")

    return judge


def only_for_key_type(key_type: str) -> Rule:
    """Demand that the API key is of that type; one without a type is of type `rest`."""

    def judge(subject: Subject) -> Refusal | None:
        found = subject.root.value_of("type") or "rest"
        if subject.value is None or found is UNKNOWN or found == key_type:
            return None
        return _refused_without(subject, "type", key_type)

    return judge


def kql_or_filters(subject: Subject) -> Refusal | None:
    """Demand that the object form of a KQL query holds a query or filters."""
    if subject.children is None:
        return None
    query, filters = (subject.children.value_of(name) for name in ("kql_query", "filters"))
    if query is UNKNOWN or filters or (isinstance(query, str) and query.strip()):
        return None
    return Refusal("must hold kqlQuery or at least one of filters", "Set kqlQuery")


def _refused_without(subject: Subject, name: str, value: str) -> Refusal:
    return Refusal(
        f'can only be set where {name} is "{value}"',
        f'Set {name} to "{value}" or leave out {subject.name}',
    )


def _is_unset(value: object) -> bool:
    """Whether a condition takes the value for not set: the provider counts an empty string so."""
    return value is None or value == ""


def _resolve(subject: Subject, reference: str) -> tuple[str, object]:
    """Return the Pulumi name and the value of the property that a reference names."""
    if reference.startswith("<."):
        name = reference.removeprefix("<.")
        return subject.siblings.name_of(name), subject.siblings.value_of(name)
    scope: Scope = subject.children or subject.root
    *outer, name = reference.split(".")
    path = []
    for step in outer:
        path.append(scope.name_of(step))
        inner = scope.within(step)
        if inner is None:
            return ".".join([*path, name]), None
        scope = inner
    return ".".join([*path, scope.name_of(name)]), scope.value_of(name)
