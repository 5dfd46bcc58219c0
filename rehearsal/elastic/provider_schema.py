"""What the elasticstack provider declares of its resources and functions, read from `rules.json`.

`rules.json` is keyed by Terraform attribute, because the provider's rules name other attributes
that way; every attribute there also has the name that the Pulumi schema gives it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from rehearsal.elastic.rule import Rule
from rehearsal.elastic.rule_sentences import rule_of


class Shape(Enum):
    """What a property holds, in the words of a message."""

    TEXT = "a string"
    FLAG = "true or false"
    WHOLE = "a whole number"
    NUMBER = "a number"
    LIST = "a list"
    MAP = "a map"
    OBJECT = "an object"


class _NoDefault:
    """Stands where an attribute has no default: None is a default too."""


NO_DEFAULT: Final = _NoDefault()


@dataclass(frozen=True)
class Attribute:
    """One property, of a resource or of an object within it.

    `element` is what a list or map holds; `nested` is the schema of the object that the property,
    or each element of it, is. `settable` is false for what only the service sets, `write_only` true
    for what the provider never keeps, and `replaces` for what cannot change in place.
    """

    name: str
    shape: Shape
    element: Shape | None
    nested: "ObjectSchema | None"
    required: bool
    settable: bool
    secret: bool
    write_only: bool
    replaces: bool
    default: object
    rules: tuple[Rule, ...]

    @cached_property
    def holds_secret(self) -> bool:
        """Whether the property is a secret or has one anywhere in it."""
        within = self.nested.attributes if self.nested else ()
        return self.secret or any(attribute.holds_secret for attribute in within)


@dataclass(frozen=True)
class ObjectSchema:
    """The properties of one object, by their Terraform names."""

    by_terraform_name: Mapping[str, Attribute]

    @cached_property
    def by_name(self) -> Mapping[str, Attribute]:
        """The properties by their Pulumi names."""
        return {attribute.name: attribute for attribute in self.attributes}

    @property
    def attributes(self) -> tuple[Attribute, ...]:
        """The properties, in the order of `rules.json`."""
        return tuple(self.by_terraform_name.values())


_SCALARS: Final = {
    "String": Shape.TEXT,
    "Bool": Shape.FLAG,
    "Int32": Shape.WHOLE,
    "Int64": Shape.WHOLE,
    "Float32": Shape.NUMBER,
    "Float64": Shape.NUMBER,
    "Object": Shape.OBJECT,
}
_SHAPES: Final = {
    **{name: (shape, None) for name, shape in _SCALARS.items()},
    "Single nested": (Shape.OBJECT, None),
    "Single block": (Shape.OBJECT, None),
    "List nested": (Shape.LIST, Shape.OBJECT),
    "List block": (Shape.LIST, Shape.OBJECT),
    "Map nested": (Shape.MAP, Shape.OBJECT),
    "List": (Shape.LIST, None),
    "Set": (Shape.LIST, None),
    "Map": (Shape.MAP, None),
}


def _object_schema(fields: Mapping[str, Any], shared: Mapping[str, Any]) -> ObjectSchema:
    return ObjectSchema(
        {
            terraform_name: _attribute(shared[field["shared"]] if "shared" in field else field)
            for terraform_name, field in fields.items()
        }
    )


def _attribute(field: Mapping[str, Any]) -> Attribute:
    shape, element = _SHAPES[field["type"]]
    return Attribute(
        name=field["name"],
        shape=shape,
        element=_SCALARS[field["element"]] if "element" in field else element,
        nested=_object_schema(field["fields"], {}) if "fields" in field else None,
        required=field["mode"] == "required",
        settable=field["mode"] != "computed",
        secret=field.get("secret", False),
        write_only=field.get("write_only", False),
        replaces=field.get("replaces", False),
        default=_default(field["default"], shape) if "default" in field else NO_DEFAULT,
        rules=tuple(rule_of(rule) for rule in field.get("rules", ())),
    )


def _default(written: str, shape: Shape) -> object:
    if written == "<null>":
        return None
    return written if shape is Shape.TEXT else json.loads(written)


def _read(kind: str) -> Mapping[str, ObjectSchema]:
    return {
        token: _object_schema(fields, _DOCUMENT["shared"])
        for token, fields in _DOCUMENT[kind].items()
    }


_DOCUMENT: Final[Mapping[str, Any]] = json.loads(
    Path(__file__).with_name("rules.json").read_text(encoding="utf-8")
)
RESOURCE_SCHEMAS: Final = _read("resources")
FUNCTION_SCHEMAS: Final = _read("functions")
