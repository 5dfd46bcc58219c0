"""What the installed Pulumi SDKs say of properties, read from their source.

Importing the classes would load much of Azure; their source is regular enough to be read.
"""

import ast
import importlib.util
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rehearsal.properties import Block, Flag, Kind, ListOf, MapOf, Text, Whole

Shape = str | tuple[str, ...] | list["Shape"] | dict[str, "Shape"]
"""A property: the name of a scalar, a closed set, a list's item in a list, an object; a map has the
one key `*`; the name of a required property ends in `!`."""

_WRAPPERS = re.compile(r"^(pulumi\.Input|pulumi\.Output|Optional)\[(.*)\]$")


@dataclass(frozen=True)
class Sdk:
    """A package of a Pulumi SDK, such as `pulumi_azure_native/eventhub`."""

    folder: Path

    def inputs(self, name: str) -> dict[str, Shape]:
        """Return the shape of an input class."""
        definition = self._classes[name]
        (constructor,) = (
            node
            for node in definition.body
            if isinstance(node, ast.FunctionDef) and node.name == "__init__"
        )
        pairs = zip(constructor.args.kwonlyargs, constructor.args.kw_defaults, strict=True)
        required = {argument.arg for argument, default in pairs if default is None}
        return {
            f"{given}{'!' if name in required else ''}": self._shape(annotation)
            for name, given, annotation in _getters(definition)
        }

    def outputs(self, name: str) -> set[str]:
        """Return the names of the properties of a resource or of a function's result."""
        return {given for _, given, _ in _getters(self._classes[name])}

    def arguments(self, function: str) -> set[str]:
        """Return the names that a function sends as its arguments."""
        for module in self.folder.glob("*.py"):
            source = module.read_text(encoding="utf-8")
            if f"\ndef {function}(" in source:
                return set(re.findall(r"__args__\['(\w+)'\]", source))
        raise LookupError(function)

    @property
    def _classes(self) -> dict[str, ast.ClassDef]:
        return _classes(self.folder)

    def _shape(self, annotation: str) -> Shape:
        while wrapped := _WRAPPERS.match(annotation):
            annotation = wrapped[2]
        if annotation.startswith("Sequence["):
            return [self._shape(annotation[len("Sequence[") : -1])]
        if annotation.startswith("Mapping[str, "):
            return {"*": self._shape(annotation[len("Mapping[str, ") : -1])}
        if named := re.fullmatch(r"(?:Union\[_builtins\.str, )?'(\w+)'\]?", annotation):
            definition = self._classes[named[1]]
            if any("Enum" in ast.unparse(base) for base in definition.bases):
                return tuple(sorted(_members(definition)))
            return self.inputs(named[1])
        scalar = annotation.removeprefix("_builtins.")
        return "number" if scalar in {"int", "float"} else scalar


def sdk(package: str) -> Sdk:
    """Return an installed package of an SDK, such as `pulumi_azure_native.eventhub`."""
    root, *rest = package.split(".")
    found = importlib.util.find_spec(root)
    assert found is not None
    assert found.submodule_search_locations is not None
    return Sdk(Path(found.submodule_search_locations[0], *rest))


def declared(block: Block) -> dict[str, Shape]:
    """Return the shape of a declared block."""
    return {
        f"{name}{'!' if name in block.required else ''}": _declared(kind)
        for name, kind in block.properties.items()
    }


def widened(shape: Shape, of_sdk: Shape) -> Shape:
    """Return a shape without the closed sets that the SDK knows as plain strings."""
    if isinstance(shape, tuple) and of_sdk == "str":
        return "str"
    if isinstance(shape, list) and isinstance(of_sdk, list):
        return [widened(shape[0], of_sdk[0])]
    if isinstance(shape, dict) and isinstance(of_sdk, dict):
        return {name: widened(item, of_sdk.get(name, "")) for name, item in shape.items()}
    return shape


def _declared(kind: Kind) -> Shape:
    match kind:
        case Text(one_of):
            return tuple(sorted(one_of)) or "str"
        case Flag():
            return "bool"
        case Whole():
            return "number"
        case ListOf(item):
            return [_declared(item)]
        case MapOf(item):
            return {"*": _declared(item)}
        case Block():
            return declared(kind)
    raise TypeError(kind)


@cache
def _classes(folder: Path) -> dict[str, ast.ClassDef]:
    found: dict[str, ast.ClassDef] = {}
    for module in sorted(folder.glob("*.py")):
        if module.name != "outputs.py":
            tree = ast.parse(module.read_text(encoding="utf-8"))
            found |= {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}
    return found


def _getters(definition: ast.ClassDef) -> list[tuple[str, str, str]]:
    """Return the Python name, the schema's name and the annotation of each property."""
    found = []
    for node in definition.body:
        if not isinstance(node, ast.FunctionDef) or node.returns is None:
            continue
        for decorator in map(ast.unparse, node.decorator_list):
            if decorator.startswith("pulumi.getter"):
                given = re.search(r"name='(\w+)'", decorator)
                found.append(
                    (node.name, given[1] if given else node.name, ast.unparse(node.returns))
                )
    return found


def _members(definition: ast.ClassDef) -> list[str]:
    return [
        node.value.value
        for node in definition.body
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    ]
