"""Judge inputs by what the elasticstack provider itself enforces, and fill in what it fills in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rehearsal.elastic.provider_schema import NO_DEFAULT, Attribute, ObjectSchema, Shape
from rehearsal.elastic.rule import Subject
from rehearsal.emulation import MASK, UNKNOWN, Properties, Violation
from rehearsal.properties import nearest, plain


def violations(schema: ObjectSchema, inputs: Properties) -> Iterator[Violation]:
    """Yield what the provider refuses about the inputs of a resource or a function.

    Unknown values are not judged. The value of a property that is or holds a secret, or that has no
    known name and so could be one, is masked.
    """
    root = _Scope(schema, inputs)
    return _object_violations(root, root, "")


def completed(schema: ObjectSchema, inputs: Properties) -> dict[str, Any]:
    """Return every output property: the inputs with the provider's defaults, None for the rest.

    The names of the rest are kept, because a preview must know what is not known yet.
    """
    return {
        attribute.name: _completed_value(attribute, inputs.get(attribute.name))
        for attribute in schema.attributes
    }


def element_key(key: str, element: str) -> str:
    """Return the path of one element of a map."""
    return f'{key}["{element}"]'


@dataclass(frozen=True)
class _Scope:
    """An object of the inputs beside its schema."""

    schema: ObjectSchema
    values: Properties

    def value_of(self, terraform_name: str) -> object:
        return self.values.get(self.name_of(terraform_name))

    def name_of(self, terraform_name: str) -> str:
        return self.schema.by_terraform_name[terraform_name].name

    def within(self, terraform_name: str) -> "_Scope | None":
        attribute = self.schema.by_terraform_name[terraform_name]
        return _scope_of(attribute, self.values.get(attribute.name))


def _scope_of(attribute: Attribute, value: object) -> _Scope | None:
    """Return the object that a property is; None for lists and maps, whose elements are objects."""
    if attribute.shape is Shape.OBJECT and attribute.nested and isinstance(value, Mapping):
        return _Scope(attribute.nested, value)
    return None


def _object_violations(scope: _Scope, root: _Scope, path: str) -> Iterator[Violation]:
    for name in scope.values:
        if name not in scope.schema.by_name:
            yield _unknown_property(scope.schema, name, path)
    for attribute in scope.schema.attributes:
        yield from _attribute_violations(attribute, scope, root, path)


def _unknown_property(schema: ObjectSchema, name: str, path: str) -> Violation:
    meant = nearest(name, schema.by_name)
    settable = ", ".join(sorted(found.name for found in schema.attributes if found.settable))
    fix = f"Write {meant}" if meant else f"Remove it; there are {settable}"
    return Violation(_key(path, name), MASK, "there is no property of this name", fix)


def _attribute_violations(
    attribute: Attribute, scope: _Scope, root: _Scope, path: str
) -> Iterator[Violation]:
    value = scope.values.get(attribute.name)
    key = _key(path, attribute.name)
    if value is UNKNOWN:
        return
    if value is not None and not attribute.settable:
        yield Violation(key, MASK, "is set by the service alone", "Remove it")
        return
    if value is None and attribute.required:
        yield _missing(attribute, key)
        return
    mismatches = list(_shape_violations(attribute, value, key))
    yield from mismatches
    if mismatches:
        return
    children = _scope_of(attribute, value)
    subject = Subject(attribute.name, value, scope, children, root)
    for rule in attribute.rules:
        refusal = rule(subject)
        if refusal:
            yield Violation(key, _shown(attribute, value), refusal.rule, refusal.fix)
    if attribute.nested:
        for element, place in _objects(attribute, value, key):
            yield from _object_violations(_Scope(attribute.nested, element), root, place)


def _missing(attribute: Attribute, key: str) -> Violation:
    # The bridge to Terraform gives a resource without a name an invented one.
    fix = "Set it; left out, Pulumi invents one" if key == "name" else "Set it"
    return Violation(key, None, f"is required and must be {attribute.shape.value}", fix)


def _shape_violations(attribute: Attribute, value: object, key: str) -> Iterator[Violation]:
    if value is None:
        return
    if not _fits(value, attribute.shape):
        rule = f"must be {attribute.shape.value}"
        yield Violation(key, _shown(attribute, value), rule, f"Pass {attribute.shape.value}")
        return
    if attribute.element is None:
        return
    for place, element in _places(value, key):
        # The elements of a list of objects are checked for None as well: null is no object.
        if element is UNKNOWN or (element is None and attribute.element is not Shape.OBJECT):
            continue
        if not _fits(element, attribute.element):
            rule = f"must be {attribute.element.value}"
            yield Violation(
                place, _shown(attribute, element), rule, f"Pass {attribute.element.value}"
            )


def _fits(value: object, shape: Shape) -> bool:
    if isinstance(value, bool):
        return shape is Shape.FLAG
    if isinstance(value, int | float):
        # Whole numbers travel as floats.
        whole = isinstance(value, int) or value.is_integer()
        return shape is Shape.NUMBER or (shape is Shape.WHOLE and whole)
    return (
        (shape is Shape.TEXT and isinstance(value, str))
        or (shape is Shape.LIST and isinstance(value, list | tuple))
        or (shape in (Shape.MAP, Shape.OBJECT) and isinstance(value, Mapping))
    )


def _places(value: object, key: str) -> Iterator[tuple[str, object]]:
    """Iterate over the elements of a list or map with their paths."""
    if isinstance(value, Mapping):
        for name, element in value.items():
            yield element_key(key, name), element
    elif isinstance(value, list | tuple):
        for index, element in enumerate(value):
            yield f"{key}[{index}]", element


def _objects(attribute: Attribute, value: object, key: str) -> Iterator[tuple[Properties, str]]:
    """Iterate over the objects that a property is or holds, with their paths."""
    places = [(key, value)] if attribute.shape is Shape.OBJECT else _places(value, key)
    for place, element in places:
        if isinstance(element, Mapping):
            yield element, place


def _shown(attribute: Attribute, value: object) -> object:
    return MASK if attribute.holds_secret and value is not None else plain(value)


def _key(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _completed_value(attribute: Attribute, value: Any) -> Any:
    if attribute.write_only:
        return None
    if value is None and attribute.default is not NO_DEFAULT:
        return plain(attribute.default)
    schema = attribute.nested
    if schema and isinstance(value, Mapping) and attribute.shape is Shape.OBJECT:
        return _completed_object(schema, value)
    if schema and isinstance(value, Mapping):
        return {name: _completed_object(schema, element) for name, element in value.items()}
    if schema and isinstance(value, list | tuple):
        return [_completed_object(schema, element) for element in value]
    return plain(value)


def _completed_object(schema: ObjectSchema, value: Any) -> Any:
    if not isinstance(value, Mapping):
        return plain(value)
    filled = completed(schema, value)
    return {name: item for name, item in filled.items() if item is not None}
