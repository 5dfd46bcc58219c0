"""Write the typed bindings of the elasticstack provider from its schema.

`python components/sdks/generate.py trim FULL_SCHEMA` cuts the provider's whole schema (what
`pulumi package get-schema terraform-provider elastic/elasticstack 0.16.3` prints) down to what the
bindings cover, and keeps it beside them. `python components/sdks/generate.py` writes the bindings
from it; with `--check` it writes nothing, names the files that differ and exits with 1 if any does.

The names follow Pulumi's own generator for Python, so that its package can replace this one.
"""

import argparse
import json
import keyword
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

RESOURCES = (
    "ApmAgentConfiguration",
    "ElasticsearchMlAnomalyDetectionJob",
    "ElasticsearchMlCalendar",
    "ElasticsearchMlCalendarEvent",
    "ElasticsearchMlCalendarJob",
    "ElasticsearchMlDatafeed",
    "ElasticsearchMlDatafeedState",
    "ElasticsearchMlJobState",
    "ElasticsearchSecurityApiKey",
    "FleetAgentPolicy",
    "FleetIntegration",
    "FleetIntegrationPolicy",
    "FleetOutput",
    "FleetServerHost",
    "KibanaActionConnector",
    "KibanaAlertingRule",
    "KibanaDataView",
    "KibanaImportSavedObjects",
    "KibanaMaintenanceWindow",
    "KibanaSlo",
    "KibanaSpace",
)
FUNCTIONS = ("getFleetEnrollmentTokens", "getFleetIntegration")

DISTRIBUTION = Path(__file__).parent / "elasticstack"
PACKAGE = "pulumi_elasticstack"
HAND_WRITTEN = frozenset({"_utilities.py"})

WIDTH = 100
INDENT = " " * 4

SCALARS = {"string": "str", "boolean": "bool", "number": "float", "integer": "int"}
# `deprecationMessage` is known and passed over: what uses a deprecated property keeps working.
PROPERTY_KEYS = frozenset(
    {"type", "items", "additionalProperties", "$ref", "secret", "deprecationMessage"}
)
# A field of such a name would hide what the annotations below it mean.
IN_ANNOTATIONS = frozenset({*SCALARS.values(), "Input", "Mapping", "Output", "Sequence"})
# What a resource is constructed and read with beside its properties.
IN_SIGNATURES = frozenset({"self", "resource_name", "args", "opts", "id"})

# What the modules may import, in groups, by source.
IMPORTS: tuple[Mapping[str, Sequence[str]], ...] = (
    {
        "collections.abc": ("Generator", "Mapping", "Sequence"),
        "itertools": ("chain",),
        "typing": ("TYPE_CHECKING", "Any", "NotRequired", "TypedDict", "overload"),
    },
    {
        "pulumi": (
            "Config",
            "CustomResource",
            "Input",
            "InvokeOptions",
            "InvokeOutputOptions",
            "Output",
            "ProviderResource",
            "ResourceOptions",
        ),
        "pulumi.runtime": ("call",),
    },
    {
        f"{PACKAGE}._utilities": (
            "encode_lists",
            "get_package",
            "input_type",
            "invoke",
            "invoke_output",
            "lazy_attributes",
            "output_type",
            "register",
            "resource_inputs",
            "resource_state",
            "resource_type",
        ),
    },
)

Spec = Mapping[str, Any]


@dataclass(frozen=True)
class Schema:
    """A package schema of Pulumi, with all its references resolved within it."""

    spec: Spec

    @classmethod
    def read(cls, path: Path) -> "Schema":
        """Read a schema from a JSON file."""
        return cls(json.loads(path.read_text(encoding="utf-8")))

    def trim(self) -> "Schema":
        """Keep what the bindings cover, and every type that it refers to."""
        methods = self.spec["provider"].get("methods", {}).values()
        resources = self._pick("resources", RESOURCES)
        functions = self._pick("functions", (*FUNCTIONS, *map(last_part, methods)))
        roots = [resources, functions, self.spec["provider"], self.spec["config"]]
        used = set(self._references(roots))
        types = {token: spec for token, spec in self.spec["types"].items() if token in used}
        kept = {"types": types, "resources": resources, "functions": functions}
        return Schema({**self.spec, **kept})

    def _pick(self, table: str, names: Sequence[str]) -> dict[str, Spec]:
        picked = {
            token: spec for token, spec in self.spec[table].items() if last_part(token) in names
        }
        if missing := set(names) - {last_part(token) for token in picked}:
            raise ValueError(f"The schema has no {table} named {', '.join(sorted(missing))}")
        return picked

    def _references(self, node: object) -> Iterator[str]:
        """Yield the token of each type that a node refers to, after those that it is made of."""
        if isinstance(node, Mapping):
            token = referred(node)
            if token is not None:
                yield from self._references(self.spec["types"][token])
                yield token
            for child in node.values():
                yield from self._references(child)
        elif isinstance(node, list):
            for child in node:
                yield from self._references(child)

    def nested(self, *tables: Mapping[str, Spec]) -> dict[str, Spec]:
        """Give the object types that properties are made of, by class name, innermost first."""
        tokens = dict.fromkeys(self._references(list(tables)))
        return {class_name(token): self.spec["types"][token] for token in tokens}


def referred(spec: Spec) -> str | None:
    """Give the token of the type that a property is, or None where it is a plain one."""
    reference = spec.get("$ref")
    if isinstance(reference, str) and reference.startswith("#/types/"):
        return reference.removeprefix("#/types/")
    return None


def last_part(token: str) -> str:
    """Give the name in a token, `FleetOutput` for `elasticstack:index/fleetOutput:FleetOutput`."""
    return re.split("[:/]", token)[-1]


def class_name(token: str) -> str:
    """Give the class name of a token, which for a function is that of its result less `Result`."""
    name = last_part(token)
    return name[:1].upper() + name[1:]


def snake_case(name: str) -> str:
    """Give the Python name of a camelCase name, `ca_sha256` for `caSha256`, `from_` for `from`.

    Raises ValueError where the bindings could not tell the camelCase name from it again.
    """
    if not re.fullmatch(r"[A-Za-z][a-z0-9]*([A-Z][a-z0-9]+)*", name):
        raise ValueError(f"Cannot turn {name!r} into a Python name and back")
    snake = re.sub(r"(?<!^)([A-Z])", r"_\1", name).lower()
    return f"{snake}_" if keyword.iskeyword(snake) else snake


@dataclass(frozen=True)
class Generic:
    """A generic type with its arguments, such as `Mapping[str, float]`."""

    head: str
    items: tuple["Annotation", ...]


@dataclass(frozen=True)
class Union:
    """A union of types, such as `str | None`."""

    members: tuple["Annotation", ...]


Annotation = str | Generic | Union


def union(*annotations: Annotation) -> Annotation:
    """Join types to a union, which is flat."""
    members: list[Annotation] = []
    for annotation in annotations:
        members += annotation.members if isinstance(annotation, Union) else [annotation]
    return members[0] if len(members) == 1 else Union(tuple(members))


def flat(annotation: Annotation) -> str:
    """Write an annotation on one line."""
    if isinstance(annotation, Generic):
        return f"{annotation.head}[{', '.join(map(flat, annotation.items))}]"
    if isinstance(annotation, Union):
        return " | ".join(map(flat, annotation.members))
    return annotation


def layout(indent: str, prefix: str, annotation: Annotation, suffix: str = "") -> list[str]:
    """Write an annotation on as few lines as fit, broken where `ruff format` breaks it."""
    line = f"{indent}{prefix}{flat(annotation)}{suffix}"
    if len(line) <= WIDTH or isinstance(annotation, str):
        return [line]
    if isinstance(annotation, Union):
        first, *others = annotation.members
        lines = layout(indent, prefix, first)
        for member in others:
            lines += layout(indent, "| ", member)
        return [*lines[:-1], lines[-1] + suffix]
    inner = indent + INDENT
    end = "," if len(annotation.items) > 1 else ""
    body = [line for item in annotation.items for line in layout(inner, "", item, end)]
    return [f"{indent}{prefix}{annotation.head}[", *body, f"{indent}]{suffix}"]


def declaration(name: str, annotation: Annotation, default: str | None = None) -> list[str]:
    """Write an annotated name in the body of a class."""
    start = f"{INDENT}{name}: {flat(annotation)}"
    end = f" = {default}" if default else ""
    if len(start + end) > WIDTH and default and len(f"{start} = (") <= WIDTH:
        return [f"{start} = (", f"{INDENT * 2}{default}", f"{INDENT})"]
    if len(start + end) <= WIDTH or isinstance(annotation, Generic):
        return layout(INDENT, f"{name}: ", annotation, end)
    return [f"{INDENT}{name}: (", *layout(INDENT * 2, "", annotation), f"{INDENT}){end}"]


def enumeration(prefix: str, items: Iterable[str], brackets: str, suffix: str = "") -> list[str]:
    """Write names between brackets, on one line where they fit."""
    items = [*items]
    line = f"{prefix}{brackets[0]}{', '.join(items)}{brackets[1]}{suffix}"
    if len(line) <= WIDTH:
        return [line]
    indent = prefix[: len(prefix) - len(prefix.lstrip())]
    comma = "" if prefix.startswith("class ") else ","
    body = [f"{indent}{INDENT}{item}{comma}" for item in items]
    return [f"{prefix}{brackets[0]}", *body, f"{indent}{brackets[1]}{suffix}"]


def import_from(source: str, names: Sequence[str], indent: str = "") -> list[str]:
    """Write an import of names, in brackets where it does not fit on one line."""
    line = f"{indent}from {source} import {', '.join(names)}"
    if len(line) <= WIDTH:
        return [line]
    return enumeration(f"{indent}from {source} import ", names, "()")


def quoted(items: Iterable[str]) -> list[str]:
    """Write strings."""
    return [json.dumps(item) for item in items]


@dataclass(frozen=True)
class Style:
    """How types are written in one place: how nested ones are called, and if values are inputs."""

    suffixes: tuple[str, ...]
    inputs: bool

    def value(self, spec: Spec, *, optional: bool = False) -> Annotation:
        """Give the type of what a property, or an item of one, may be set to."""
        annotation = self._plain(spec)
        if optional:
            annotation = union(annotation, "None")
        return Generic("Input", (annotation,)) if self.inputs else annotation

    def _plain(self, spec: Spec) -> Annotation:
        if unknown := set(spec) - PROPERTY_KEYS:
            raise ValueError(f"Cannot bind a property with {', '.join(sorted(unknown))}")
        token = referred(spec)
        if token is not None:
            return union(*(class_name(token) + suffix for suffix in self.suffixes))
        if spec.get("$ref") == "pulumi.json#/Any":
            return "Any"
        if spec["type"] == "array":
            return Generic("Sequence", (self.value(spec["items"]),))
        if spec["type"] == "object":
            return Generic("Mapping", ("str", self.value(spec["additionalProperties"])))
        return SCALARS[spec["type"]]


FIELD = Style(("Args",), inputs=True)
KEY = Style(("ArgsDict",), inputs=True)
PARAMETER = Style(("Args", "ArgsDict"), inputs=True)
PLAIN_FIELD = Style(("Args",), inputs=False)
PLAIN_KEY = Style(("ArgsDict",), inputs=False)
PLAIN_PARAMETER = Style(("Args", "ArgsDict"), inputs=False)
OUTPUT = Style(("",), inputs=False)
RESULT = Style(("Result",), inputs=False)


@dataclass(frozen=True)
class Properties:
    """The properties of an object by their Python names, and which of them are required."""

    specs: Mapping[str, Spec]
    required: Sequence[str]

    @classmethod
    def of(cls, specs: Mapping[str, Spec], required: Iterable[str] = ()) -> "Properties":
        """Take properties as a schema has them."""
        properties = {snake_case(name): spec for name, spec in specs.items()}
        if hiding := IN_ANNOTATIONS & set(properties):
            raise ValueError(f"Cannot bind a property named {', '.join(sorted(hiding))}")
        names = set(map(snake_case, required))
        return cls(properties, [name for name in properties if name in names])

    @classmethod
    def of_object(cls, spec: Spec) -> "Properties":
        """Take the properties of an object type, or of a resource's outputs."""
        return cls.of(spec.get("properties", {}), spec.get("required", ()))

    @property
    def optional(self) -> list[str]:
        """The names of those that are not required."""
        return [name for name in self.specs if name not in self.required]

    @property
    def secret(self) -> list[str]:
        """The names of those that are secret."""
        return [name for name, spec in self.specs.items() if spec.get("secret")]

    def fields(self, style: Style) -> list[str]:
        """Write the properties as fields of a class, those first that have no default."""
        lines = []
        for name in self.required:
            lines += declaration(name, style.value(self.specs[name]))
        for name in self.optional:
            lines += declaration(name, style.value(self.specs[name], optional=True), "None")
        return lines or [f"{INDENT}pass"]

    def keys(self, style: Style) -> list[str]:
        """Write the properties as keys of a TypedDict."""
        lines = []
        for name in self.required:
            lines += declaration(name, style.value(self.specs[name]))
        for name in self.optional:
            value = style.value(self.specs[name], optional=style.inputs)
            lines += declaration(name, Generic("NotRequired", (value,)))
        return lines or [f"{INDENT}pass"]

    def outputs(self) -> list[str]:
        """Write the properties as outputs of a resource."""
        lines = []
        for name, spec in self.specs.items():
            value = OUTPUT.value(spec, optional=name in self.optional)
            lines += declaration(name, Generic("Output", (value,)))
        return lines

    def parameters(self, indent: str, style: Style, *, lifted: bool = False) -> list[str]:
        """Write the properties as parameters, each with None for its default.

        `lifted` ones may be outputs as a whole, though not in part.
        """
        lines = []
        for name, spec in self.specs.items():
            value = style.value(spec, optional=True)
            if lifted:
                value = Generic("Input", (value,))
            lines += layout(indent, f"{name}: ", value, " = None,")
        return lines


def module(subject: str, parts: Iterable[list[str]]) -> str:
    """Write a module: its docstring, the imports that its parts need, and the parts."""
    parts = [*parts]
    words = set(re.findall(r"\w+", "\n".join(line for part in parts for line in part)))
    lines = [f'"""{subject}, written by components/sdks/generate.py."""']
    for sources in IMPORTS:
        group = []
        for source, names in sources.items():
            if used := [name for name in names if name in words]:
                group += import_from(source, used)
        lines += ["", *group] if group else []
    after_block = False
    for part in parts:
        block = part[0].startswith(("@", "class ", "def "))
        lines += ["", "", *part] if block or after_block else ["", *part]
        after_block = block or any(line.startswith(f"{INDENT}def ") for line in part)
    return "\n".join(lines) + "\n"


def input_classes(types: Mapping[str, Spec], key: Style, field: Style) -> Iterator[list[str]]:
    """Write, for each nested input, the dictionary and the class in which it may be given."""
    for name, spec in types.items():
        properties = Properties.of_object(spec)
        header = enumeration(f"class {name}ArgsDict", ["TypedDict"], "()", ":")
        yield [*header, *properties.keys(key)]
        yield ["@input_type", f"class {name}Args:", *properties.fields(field)]


def output_classes(types: Mapping[str, Spec], style: Style) -> Iterator[list[str]]:
    """Write the class of each nested output: a dictionary with attributes, as Pulumi has it."""
    (suffix,) = style.suffixes
    for name, spec in types.items():
        fields = Properties.of_object(spec).fields(style)
        # A property such as `update` hides a method of dict, in the SDK's own classes too.
        hidden = "|".join(item for item in dir(dict) if not item.startswith("_"))
        marked = [
            f"{line}  # type: ignore[assignment]" if re.match(f" +({hidden}): ", line) else line
            for line in fields
        ]
        yield ["@output_type", f"class {name}{suffix}(dict[str, Any]):", *marked]


def input_names(types: Iterable[str]) -> list[str]:
    """Give the names that nested inputs are exported by."""
    return [f"{name}{suffix}" for name in types for suffix in ("Args", "ArgsDict")]


def list_types(properties: Properties, types: Mapping[str, Spec]) -> dict[str, str]:
    """Give the class of the items of each list of objects, by the list's name.

    Raises ValueError for objects that are not in such a list, or hold objects themselves: the
    bindings of a provider and of a function name the properties of a list's items only.
    """
    lists = {
        name: class_name(token) + "Args"
        for name, spec in properties.specs.items()
        if (token := referred(spec.get("items", {}))) is not None
    }
    if len(lists) != len(types):
        raise ValueError(f"Cannot bind the objects nested in {', '.join(types)}")
    return lists


def list_table(lists: Mapping[str, str]) -> list[str]:
    """Write the table of the lists of objects among some inputs."""
    return ["_LISTS = {", *(f'    "{name}": {cls},' for name, cls in lists.items()), "}"]


def constructor(args: str, properties: Properties, state: str | None) -> list[str]:
    """Write the two ways to construct a resource, from its arguments' class or by their names."""
    default = "" if properties.required else " | None = None"
    return [
        "    @overload",
        "    def __init__(",
        "        self,",
        "        resource_name: str,",
        f"        args: {args}{default},",
        "        opts: ResourceOptions | None = None,",
        "    ) -> None: ...",
        "",
        "    @overload",
        "    def __init__(",
        "        self,",
        "        resource_name: str,",
        "        opts: ResourceOptions | None = None,",
        "        *,",
        *properties.parameters(INDENT * 2, PARAMETER),
        *([f"        __props__: {state} | None = None,"] if state else []),
        "    ) -> None: ...",
        "",
        "    def __init__(self, resource_name: str, *args: Any, **kwargs: Any) -> None:",
    ]


def getter(name: str, state: str, properties: Properties) -> list[str]:
    """Write the method that reads a resource which exists already."""
    return [
        "    @staticmethod",
        "    def get(",
        "        resource_name: str,",
        "        id: Input[str],",
        "        opts: ResourceOptions | None = None,",
        "        *,",
        *properties.parameters(INDENT * 2, PARAMETER),
        f'    ) -> "{name}":',
        '        """Read the resource that exists under this id."""',
        f"        return {name}(",
        "            resource_name,",
        "            ResourceOptions.merge(opts, ResourceOptions(id=id)),",
        "            __props__=resource_state(",
        f"                {state},",
        *(f"                {item}={item}," for item in properties.specs),
        "            ),",
        "        )",
    ]


@dataclass(frozen=True)
class Module:
    """One module of the bindings: what it exports, its nested outputs, and its text."""

    exports: Sequence[str]
    outputs: Sequence[str]
    text: str


def resource_module(schema: Schema, token: str) -> Module:
    """Write the module of a resource."""
    spec = schema.spec["resources"][token]
    name = class_name(token)
    arguments = Properties.of(spec["inputProperties"], spec.get("requiredInputs", ()))
    state = Properties.of(spec["stateInputs"]["properties"])
    outputs = Properties.of_object(spec)
    computed = [item for item in outputs.specs if item not in arguments.specs]
    if clashing := IN_SIGNATURES & set(outputs.specs):
        raise ValueError(f"{name} has properties named {', '.join(sorted(clashing))}")
    if set(state.specs) != set(outputs.specs) or not set(arguments.specs) <= set(outputs.specs):
        raise ValueError(f"{name} has inputs or state that are no outputs")
    if arguments.secret != [item for item in outputs.secret if item not in computed]:
        raise ValueError(f"{name} has a property that is secret on one side only")

    registered = "_TOKEN, resource_name, props, opts, package_ref=get_package()"
    state_class = f"_{name}State" if computed else f"{name}Args"
    inputs = schema.nested(spec["inputProperties"], spec["stateInputs"]["properties"])
    nested = schema.nested(spec["properties"])
    exports = sorted([*input_names(inputs), f"{name}Args", name])
    parts = [
        enumeration("__all__ = ", quoted(exports), "[]"),
        [f'_TOKEN = "{token}"'],
        *input_classes(inputs, KEY, FIELD),
        *output_classes(nested, OUTPUT),
        ["@input_type", f"class {name}Args:", *arguments.fields(FIELD)],
        *([["@input_type", f"class {state_class}:", *state.fields(FIELD)]] if computed else []),
        [
            "@resource_type(_TOKEN)",
            f"class {name}(CustomResource):",
            *outputs.outputs(),
            "",
            *constructor(f"{name}Args", arguments, state_class),
            "        props, opts = resource_inputs(",
            f"            {name}Args,",
            "            args,",
            "            kwargs,",
            *enumeration("            required=", quoted(arguments.required), "[]", ","),
            *enumeration("            secret=", quoted(outputs.secret), "[]", ","),
            *enumeration("            computed=", quoted(computed), "[]", ","),
            "        )",
            f"        super().__init__({registered})",
            "",
            *getter(name, state_class, state),
        ],
    ]
    return Module(exports, [*nested], module(f"The bindings of {name}", parts))


def provider_module(schema: Schema) -> Module:
    """Write the module of the provider, whose inputs are encoded as JSON."""
    spec = schema.spec["provider"]
    arguments = Properties.of(spec["inputProperties"], spec.get("requiredInputs", ()))
    types = schema.nested(spec["inputProperties"])
    exports = sorted([*input_names(types), "Provider", "ProviderArgs"])
    results, methods = [], []
    for name, token in spec.get("methods", {}).items():
        result = f"{class_name(token)}Result"
        outputs = Properties.of_object(schema.spec["functions"][token]["outputs"])
        fields = [INDENT + line for line in outputs.fields(OUTPUT)]
        results += ["    @output_type", f"    class {result}:", *fields, ""]
        methods += [
            "",
            f'    def {snake_case(name)}(self) -> Output["Provider.{result}"]:',
            '        """Call the method of the provider."""',
            "        return call(",
            f'            "{token}",',
            '            {"__self__": self},',
            "            self,",
            f"            Provider.{result},",
            "            package_ref=get_package(),",
            "        )",
        ]
    parts = [
        enumeration("__all__ = ", quoted(exports), "[]"),
        *input_classes(types, KEY, FIELD),
        list_table(list_types(arguments, types)),
        ["@input_type", "class ProviderArgs:", *arguments.fields(FIELD)],
        [
            f'@resource_type("pulumi:providers:{schema.spec["name"]}")',
            "class Provider(ProviderResource):",
            *results,
            *constructor("ProviderArgs", arguments, None),
            "        props, opts = resource_inputs(ProviderArgs, args, kwargs)",
            "        encode_lists(props, _LISTS)",
            "        super().__init__(",
            f'            "{schema.spec["name"]}",',
            "            resource_name,",
            "            props,",
            "            opts,",
            "            package_ref=get_package(),",
            "        )",
            *methods,
        ],
    ]
    return Module(exports, [], module("The bindings of the provider itself", parts))


def function_module(schema: Schema, token: str) -> Module:
    """Write the module of a function, with its form that takes and gives outputs."""
    spec = schema.spec["functions"][token]
    name, result = snake_case(last_part(token)), f"{class_name(token)}Result"
    specs = spec["inputs"]["properties"]
    types = schema.nested(specs)
    nested = schema.nested(spec["outputs"]["properties"])
    arguments = Properties.of(specs)
    exports = sorted(
        [*input_names(types), result, f"Awaitable{result}", name, f"{name}_output"],
    )
    values = ["    args = {", *(f'        "{item}": {item},' for item in arguments.specs), "    }"]
    parts = [
        enumeration("__all__ = ", quoted(exports), "[]"),
        [f'_TOKEN = "{token}"'],
        *input_classes(types, PLAIN_KEY, PLAIN_FIELD),
        *output_classes(nested, RESULT),
        list_table(list_types(arguments, types)),
        [
            "@output_type",
            f"class {result}:",
            *Properties.of_object(spec["outputs"]).fields(RESULT),
        ],
        [
            f"class Awaitable{result}({result}):",
            f"    def __await__(self) -> Generator[Any, None, {result}]:",
            "        yield from ()",
            f"        return {result}(**vars(self))",
        ],
        [
            f"def {name}(",
            *arguments.parameters(INDENT, PLAIN_PARAMETER),
            "    opts: InvokeOptions | None = None,",
            f") -> Awaitable{result}:",
            '    """Call the function and wait for its result."""',
            *values,
            f"    result = invoke(_TOKEN, args, _LISTS, opts, {result})",
            f"    return Awaitable{result}(**vars(result))",
        ],
        [
            f"def {name}_output(",
            *arguments.parameters(INDENT, PLAIN_PARAMETER, lifted=True),
            "    opts: InvokeOptions | InvokeOutputOptions | None = None,",
            f") -> Output[{result}]:",
            '    """Call the function once its arguments are known."""',
            *values,
            f"    return invoke_output(_TOKEN, args, _LISTS, opts, {result})",
        ],
    ]
    outputs = [f"{item}Result" for item in nested]
    return Module(exports, outputs, module(f"The bindings of {last_part(token)}", parts))


def config_modules(schema: Schema) -> dict[str, str]:
    """Write the stack's configuration of the provider, which is read as text, and its types."""
    variables = schema.spec["config"]["variables"]
    names = [*map(snake_case, variables)]
    parts = [
        [f"{name}: str | None" for name in names],
        [
            "if not TYPE_CHECKING:",
            "",
            "    def __getattr__(name: str) -> str | None:",
            *enumeration("        if name in ", quoted(names), "{}", ":"),
            f'            return Config("{schema.spec["name"]}").get(name)',
            '        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")',
        ],
    ]
    types = output_classes(schema.nested(variables), OUTPUT)
    return {
        "config/__init__.py": module("The stack's configuration of the provider", parts),
        "config/outputs.py": module("The types of the configuration", types),
    }


def lazy(names: Mapping[str, Sequence[str]], submodules: Sequence[str] = ()) -> list[str]:
    """Write how a module gives its names: it imports where each is defined when it is used."""
    lines = ["else:", "    _NAMES = {"]
    for source, defined in names.items():
        lines += enumeration(f'        "{source}": ', quoted(defined), "[]", ",")
    return [
        *lines,
        "    }",
        *enumeration("    __all__ = ", [*quoted(submodules), "*chain(*_NAMES.values())"], "[]"),
        "    __getattr__ = lazy_attributes(__name__, _NAMES)",
        "",
        "    def __dir__() -> list[str]:",
        "        return sorted({*globals(), *__all__})",
    ]


def outputs_module(modules: Mapping[str, Module]) -> str:
    """Write the module that gives every nested output."""
    names = {source: content.outputs for source, content in modules.items() if content.outputs}
    imports: list[str] = []
    for source, defined in names.items():
        imports += import_from(
            f"{PACKAGE}.{source}", [f"{name} as {name}" for name in defined], INDENT
        )
    return module("The nested outputs", [["if TYPE_CHECKING:", *imports, *lazy(names)]])


def package_module(schema: Schema, modules: Mapping[str, Module]) -> str:
    """Write the package itself, which gives every name but those of the nested outputs."""
    names = {source: content.exports for source, content in modules.items()}
    imports = [
        f"    from {PACKAGE} import config as config",
        f"    from {PACKAGE} import outputs as outputs",
        *(f"    from {PACKAGE}.{source} import *" for source in modules),
    ]
    tokens = [*schema.spec["resources"], f"pulumi:providers:{schema.spec['name']}"]
    parts = [
        ["if TYPE_CHECKING:", *imports, *lazy(names, ("config", "outputs"))],
        ["register(", "    [", *(f"        {token}," for token in quoted(tokens)), "    ]", ")"],
    ]
    return module("The elasticstack provider, as far as it is used here", parts)


def bindings(schema: Schema) -> dict[str, str]:
    """Write every file of the package, by its path in the package's folder."""
    spec = schema.spec
    modules = {
        **{f"_{snake_case(last_part(t))}": function_module(schema, t) for t in called(schema)},
        **{snake_case(class_name(t)): resource_module(schema, t) for t in spec["resources"]},
        "provider": provider_module(schema),
    }
    base = spec["parameterization"]["baseProvider"]
    parameter = spec["parameterization"]["parameter"]
    constants = {
        "NAME": spec["name"],
        "VERSION": spec["version"],
        "BASE_NAME": base["name"],
        "BASE_VERSION": base["version"],
        "PARAMETER": parameter,
    }
    plugin = {
        "resource": True,
        "name": base["name"],
        "version": base["version"],
        "parameterization": {
            "name": spec["name"],
            "version": spec["version"],
            "value": parameter,
        },
    }
    package = [[f'{name} = "{value}"' for name, value in constants.items()]]
    return {
        "__init__.py": package_module(schema, modules),
        "_package.py": module("What the engine loads the provider by", package),
        "outputs.py": outputs_module(modules),
        "pulumi-plugin.json": json.dumps(plugin, indent=2) + "\n",
        "py.typed": "",
        **config_modules(schema),
        **{f"{name}.py": content.text for name, content in modules.items()},
    }


def called(schema: Schema) -> list[str]:
    """Give the tokens of the functions that are no method of the provider."""
    methods = schema.spec["provider"].get("methods", {}).values()
    return [token for token in schema.spec["functions"] if token not in methods]


def differing(folder: Path, files: Mapping[str, str]) -> list[str]:
    """Name the files of a folder that are missing, differ, or should not be there."""
    found = {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    names = (found.keys() | files.keys()) - HAND_WRITTEN
    return sorted(name for name in names if found.get(name) != files.get(name))


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Bring the files of a folder up to date."""
    for name in differing(folder, files):
        path = folder / name
        if name in files:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(files[name], encoding="utf-8")
        else:
            path.unlink()


def main(arguments: Sequence[str] | None = None, distribution: Path = DISTRIBUTION) -> int:
    """Run the command line, and give its exit status."""
    parser = argparse.ArgumentParser(description="Write the bindings of the elasticstack provider.")
    parser.add_argument("--check", action="store_true", help="only name the files that differ")
    commands = parser.add_subparsers(dest="command")
    trim = commands.add_parser("trim", help="cut the provider's schema down to what is covered")
    trim.add_argument("schema", type=Path, metavar="FULL_SCHEMA")
    options = parser.parse_args(arguments)

    schema, package = distribution / "schema.json", distribution / PACKAGE
    if options.command == "trim":
        spec = Schema.read(options.schema).trim().spec
        schema.write_text(json.dumps(spec, indent=2) + "\n", encoding="utf-8")
        return 0
    files = bindings(Schema.read(schema))
    if options.check:
        names = differing(package, files)
        sys.stdout.writelines(f"{package / name} differs from its schema\n" for name in names)
        return 1 if names else 0
    write(package, files)
    return 0


if __name__ == "__main__":
    sys.exit(main())
