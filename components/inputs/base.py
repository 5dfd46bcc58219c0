"""The base of every model of inputs, and the way from a failed validation to its message."""

import types
from collections.abc import Iterator, Mapping, Sequence
from contextvars import ContextVar
from typing import Any, ClassVar, Final, NamedTuple, Self, Union, get_args, get_origin

import pulumi
from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic.alias_generators import to_camel
from pydantic_core import ErrorDetails, PydanticCustomError

from components.faults import MISSING, Fault, InvalidInputs, nearest, shown, shown_key

SPELLED_AS_IN_THE_SCHEMA: Final[ContextVar[bool]] = ContextVar("spelled", default=False)
"""Whether messages spell args in camelCase: in the plugin, whose consumers write them so."""

_FAULT: Final = "fault"
_PLAIN_RULES: Final = {
    "missing": "it is required",
    "int_parsing": "it must be a whole number",
    "int_type": "it must be a whole number",
    "int_from_float": "it must be a whole number",
    "float_parsing": "it must be a number",
    "float_type": "it must be a number",
    "bool_parsing": "it must be true or false",
    "bool_type": "it must be true or false",
    "string_type": "it must be text",
    "list_type": "it must be a list",
    "dict_type": "it must be a map",
    "model_type": "it must be a map",
    "model_attributes_type": "it must be a map",
}


class Inputs(BaseModel):
    """Inputs behind a component's args: frozen, and closed to keys that it does not know.

    Every field's `examples` hold one value as a user would write it; messages show it.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        hide_input_in_errors=True,
        arbitrary_types_allowed=True,
        alias_generator=to_camel,
        validate_by_name=True,
        validate_by_alias=True,
        validate_default=False,
    )

    declined: ClassVar[Mapping[str, str]] = {}
    """Keys that people look for and that are left out on purpose, each with the reason."""

    @classmethod
    def of_args(cls, args: Mapping[str, Any], where: str) -> Self:
        """Validate a component's args (snake_case); InvalidInputs tells every fault."""
        return cls._validated(args, where, by_alias=False)

    @classmethod
    def of_config(cls, config: Mapping[str, Any], where: str) -> Self:
        """Validate stack configuration (camelCase); InvalidInputs tells every fault."""
        return cls._validated(config, where, by_alias=True)

    def as_args(self) -> Any:
        """Return what was given, spelled as the args of a component that takes the same group."""
        return {name: getattr(self, name) for name in self.model_fields_set}

    @classmethod
    def _validated(
        cls,
        values: Mapping[str, Any],
        where: str,
        *,
        by_alias: bool,
    ) -> Self:
        try:
            return cls.model_validate(_wired(dict(values)), by_alias=by_alias, by_name=not by_alias)
        except ValidationError as error:
            spelled = by_alias or SPELLED_AS_IN_THE_SCHEMA.get()
            faults = [
                fault
                for details in error.errors(include_url=False)
                for fault in _faults(cls, details, by_alias=spelled)
            ]
        raise InvalidInputs(where, sorted(faults, key=lambda fault: fault.key))


def _wired(value: Any) -> Any:
    """Return args in which what is not known yet is an output.

    In a plugin it is none where the engine lost it: a consumer's transform sees plain values.
    """
    if isinstance(value, type(pulumi.UNKNOWN)):
        return pulumi.Output.from_input(value)
    if isinstance(value, dict):
        return {key: _wired(each) for key, each in value.items()}
    return [_wired(each) for each in value] if isinstance(value, list) else value


class BrokenRule(NamedTuple):
    """A rule that fields break together.

    `path` leads to one field in snake_case from its model; a `value` of None is a missing one.
    """

    path: tuple[str | int, ...]
    value: object
    rule: str
    fix: str


class RuleBroken(ValueError):  # noqa: N818 - a carrier of faults, not an error of ours
    """Rules that fields break together: raised in a model validator, told one by one."""

    def __init__(self, faults: Sequence[BrokenRule]) -> None:
        super().__init__(f"{len(faults)} rules are broken")
        self.faults = tuple(faults)


def broken(rule: str, fix: str) -> PydanticCustomError:
    """Return the error of a field that breaks a rule by itself."""
    # Braces would be taken for fields of the template.
    return PydanticCustomError(_FAULT, "a rule is broken", {"rule": rule, "fix": fix})


def _faults(
    model: type[BaseModel],
    details: ErrorDetails,
    *,
    by_alias: bool,
) -> Iterator[Fault]:
    context: dict[str, Any] = details.get("ctx", {})
    location = details["loc"]
    if isinstance(carrier := context.get("error"), RuleBroken):
        for path, value, rule, fix in carrier.faults:
            key, _ = _spelled(model, (*location, *path), by_alias=by_alias)
            held = MISSING if value is None else shown(value)
            yield Fault(key, held, rule, fix)
        return
    key, holder = _spelled(model, location, by_alias=by_alias)
    held = shown(details["input"])
    example = _example(holder, location, by_alias=by_alias)
    match details["type"]:
        case "fault":
            yield Fault(key, held, context["rule"], context["fix"])
        case "missing":
            yield Fault(key, MISSING, _PLAIN_RULES["missing"], f"set it{example}")
        case "extra_forbidden":
            word = str(location[-1])
            # As it was written: a known key in the other spelling is unknown here.
            around, _ = _spelled(model, location[:-1], by_alias=by_alias)
            written = shown_key(word) or '""'
            key = f"{around}.{written}" if location[:-1] else written
            yield _unknown_key(key, holder, word, by_alias=by_alias)
        case "enum":
            known = [
                word.strip("'") for word in context["expected"].replace(" or ", ", ").split(", ")
            ]
            close = nearest(str(details["input"]), known)
            fix = f'did you mean "{close}"?' if close else f"choose one of them{example}"
            yield Fault(key, held, f"it must be one of {', '.join(known)}", fix)
        case kind:
            rule = _PLAIN_RULES.get(kind) or f"it is not fit ({details['msg'].lower()})"
            yield Fault(key, held, rule, f"change it{example}")


def _unknown_key(key: str, holder: type[BaseModel] | None, word: str, *, by_alias: bool) -> Fault:
    if holder is None:
        return Fault(key, "[unknown key]", "there is no such key", "remove it")
    if issubclass(holder, Inputs) and word in holder.declined:
        return Fault(key, "[not offered]", holder.declined[word], "remove it")
    known = [_spell(holder, name, by_alias=by_alias) for name in holder.model_fields]
    close = nearest(word, known)
    fix = f'did you mean "{close}"?' if close else f"the keys here are {', '.join(known)}"
    return Fault(key, "[unknown key]", "there is no such key", fix)


def _spell(model: type[BaseModel], name: str, *, by_alias: bool) -> str:
    return (model.model_fields[name].alias or name) if by_alias else name


def _field_named(model: type[BaseModel], word: str) -> str | None:
    for name, field in model.model_fields.items():
        if word in (name, field.alias):
            return name
    return None


def _spelled(
    model: type[BaseModel], location: Sequence[int | str], *, by_alias: bool
) -> tuple[str, type[BaseModel] | None]:
    """Return a location as its reader writes it, and the model that its last part belongs to."""
    text = ""
    holder: type[BaseModel] | None = None
    current: Any = model
    for part in location:
        if part == "[key]":
            continue
        if isinstance(part, int):
            text += f"[{part}]"
            current = _element(current)
            continue
        if isinstance(current, type) and issubclass(current, BaseModel):
            holder = current
            name = _field_named(current, part)
            word = _spell(current, name, by_alias=by_alias) if name else shown_key(part)
            current = _plain(current.model_fields[name].annotation) if name else None
        else:
            holder, word = None, shown_key(part)
            current = _element(current)
        text += f".{word}" if text else word
    return text or "(all)", holder


def _plain(annotation: Any) -> Any:
    """Return an annotation without its None."""
    if get_origin(annotation) in (Union, types.UnionType):
        rest = [each for each in get_args(annotation) if each is not type(None)]
        return rest[0]
    return annotation


def _element(annotation: Any) -> Any:
    """Return the annotation of what a list or a map holds."""
    arguments = [each for each in get_args(annotation) if each is not Ellipsis]
    return _plain(arguments[-1]) if arguments else None


def _example(
    holder: type[BaseModel] | None, location: Sequence[int | str], *, by_alias: bool
) -> str:
    name = _field_named(holder, str(location[-1])) if holder else None
    if holder is None or name is None:
        return ""
    examples = holder.model_fields[name].examples
    return (
        f", for example {_spell(holder, name, by_alias=by_alias)}: {examples[0]}"
        if examples
        else ""
    )
