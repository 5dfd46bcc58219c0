"""What every binding shares: names, constructors, the package reference and lazy attributes.

This file is written by hand; the others beside it are written by components/sdks/generate.py.
"""

import inspect
import sys
from collections.abc import Awaitable, Callable, Collection, Generator, Iterable, Mapping
from functools import partial
from importlib import import_module
from typing import Any, TypeVar, dataclass_transform

import pulumi
import pulumi.runtime
from pulumi import InvokeOptions, InvokeOutputOptions, Output, ResourceOptions
from semver import VersionInfo

from pulumi_elasticstack import _package

T = TypeVar("T")


def wire_name(name: str) -> str:
    """Give the provider's name of a property, `policyId` for `policy_id`, `from` for `from_`."""
    head, *tail = name.split("_")
    return head + "".join(part.capitalize() for part in tail)


def _name_properties(cls: type) -> None:
    for name in inspect.get_annotations(cls):
        default = {"default": vars(cls)[name]} if name in vars(cls) else {}
        setattr(cls, name, pulumi.property(wire_name(name), **default))


@dataclass_transform(kw_only_default=True)
def input_type(cls: type[T]) -> type[T]:
    """Make a class of annotations an input type of Pulumi, with its wire names."""
    _name_properties(cls)
    return pulumi.input_type(cls)


@dataclass_transform(kw_only_default=True)
def output_type(cls: type[T]) -> type[T]:
    """Make a class of annotations an output type of Pulumi, with its wire names."""
    _name_properties(cls)
    return pulumi.output_type(cls)


def resource_type(token: str) -> Callable[[type[T]], type[T]]:
    """Make the annotations of a resource class its outputs, and note its type token."""

    def decorate(cls: type[T]) -> type[T]:
        _name_properties(cls)
        return pulumi.type_token(token)(cls)

    return decorate


class _PackageReference:
    """Awaited, the engine's reference to the provider's package.

    A coroutine would warn where nothing awaits it, as when a resource is looked up by its URN.
    """

    def __await__(self) -> Generator[Any, None, str]:
        return pulumi.runtime.register_package(
            base_provider_name=_package.BASE_NAME,
            base_provider_version=_package.BASE_VERSION,
            base_provider_download_url="",
            package_name=_package.NAME,
            package_version=_package.VERSION,
            base64_parameter=_package.PARAMETER,
        ).__await__()


def get_package() -> Awaitable[str]:
    """Give the package reference, which the engine is asked for once in a deployment."""
    return _PackageReference()


def resource_inputs(
    args_type: type,
    args: tuple[Any, ...],
    kwargs: Mapping[str, Any],
    *,
    required: Collection[str] = (),
    secret: Collection[str] = (),
    computed: Collection[str] = (),
) -> tuple[Any, ResourceOptions]:
    """Sort what a resource was constructed with into its inputs and its options.

    `required` and `secret` name properties; `computed` names the outputs that are no inputs: they
    are passed as None, which makes them outputs from the start. Raises TypeError for an unknown
    argument and, worded as the whole generated package does, for a missing property.
    """
    values, opts, state = _sorted_arguments(args_type, args, dict(kwargs))
    opts = ResourceOptions.merge(ResourceOptions(version=_package.VERSION), opts)
    if opts.id is not None:
        values = {}
    elif state is not None:
        raise TypeError("__props__ is only valid with an id in opts")
    elif not opts.urn:
        for name in required:
            if values.get(name) is None:
                raise TypeError(f"Missing required property '{name}'")
    for name in secret:
        if values.get(name) is not None:
            values[name] = Output.secret(values[name])
    if state is None:
        names = [*inspect.get_annotations(args_type), *computed]
        state = resource_state(args_type, **dict.fromkeys(names) | values)
    if secret:
        outputs = [wire_name(name) for name in secret]
        opts = ResourceOptions.merge(opts, ResourceOptions(additional_secret_outputs=outputs))
    return state, opts


def _sorted_arguments(
    args_type: type, args: tuple[Any, ...], kwargs: dict[str, Any]
) -> tuple[dict[str, Any], ResourceOptions | None, object]:
    """Give the values of properties, the options and the state among a resource's arguments."""
    left = list(args)
    given = left.pop(0) if left and isinstance(left[0], args_type) else kwargs.pop("args", None)
    opts = left.pop(0) if left else kwargs.pop("opts", None)
    state = kwargs.pop("__props__", None)
    names = inspect.get_annotations(args_type) if given is None else ()
    if left or not (given is None or isinstance(given, args_type)):
        raise TypeError(f"Expected {args_type.__name__}, or its arguments by name")
    for name in kwargs:
        if name not in names:
            raise TypeError(f"{args_type.__name__}() got an unexpected keyword argument '{name}'")
    return kwargs if given is None else dict(vars(given)), opts, state


def resource_state(state_type: type[T], **values: Any) -> T:
    """Make inputs that hold every property, None where it is not given."""
    state = state_type.__new__(state_type)
    vars(state).update(values)
    return state


def wire_items(args_type: type, items: Any) -> Any:
    """Give the dicts among a list's items their wire names.

    Pulumi does so for the inputs of a resource, but not for those of a function, nor for a
    provider's, which are encoded as JSON.
    """
    names = {name: wire_name(name) for name in inspect.get_annotations(args_type)}
    return [
        {names.get(key, key): value for key, value in item.items()}
        if isinstance(item, Mapping)
        else item
        for item in items
    ]


def encode_lists(provider_args: object, lists: Mapping[str, type]) -> None:
    """Replace lists of a provider's inputs with their JSON, in which a provider is configured."""
    values = vars(provider_args)
    for name, args_type in lists.items():
        if values.get(name) is not None:
            items = Output.from_input(values[name]).apply(partial(wire_items, args_type))
            values[name] = items.apply(pulumi.runtime.to_json)


def invoke(
    token: str,
    args: Mapping[str, Any],
    lists: Mapping[str, type],
    opts: InvokeOptions | None,
    result_type: type[T],
) -> T:
    """Call a function of the provider and wait for its result.

    `lists` gives the class of the items of each argument that is a list of objects.
    """
    props = {
        wire_name(name): wire_items(lists[name], value) if name in lists and value else value
        for name, value in args.items()
    }
    result: T = pulumi.runtime.invoke(
        token,
        props,
        opts=InvokeOptions.merge(InvokeOptions(version=_package.VERSION), opts),
        typ=result_type,
        package_ref=get_package(),
    ).value
    return result


def invoke_output(
    token: str,
    args: Mapping[str, Any],
    lists: Mapping[str, type],
    opts: InvokeOptions | InvokeOutputOptions | None,
    result_type: type[T],
) -> Output[T]:
    """Call a function of the provider once its arguments, as those of `invoke`, are known."""
    props = {
        wire_name(name): Output.from_input(value).apply(partial(wire_items, lists[name]))
        if name in lists and value is not None
        else value
        for name, value in args.items()
    }
    return pulumi.runtime.invoke_output(
        token,
        props,
        opts=InvokeOutputOptions.merge(InvokeOptions(version=_package.VERSION), opts),
        typ=result_type,
        package_ref=get_package(),
    )


def lazy_attributes(package: str, names: Mapping[str, Iterable[str]]) -> Callable[[str], Any]:
    """Make a module's `__getattr__`, which imports what defines a name when it is first used.

    `names` gives what each module of this package defines; where `package` is this package, its
    modules are attributes too.
    """
    modules = {name: module for module, defined in names.items() for name in defined}
    submodules = {*names, "config", "outputs"} if package == __package__ else ()

    def attribute(name: str) -> Any:
        if name in submodules:
            return import_module(f"{__package__}.{name}")
        if name not in modules:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = getattr(import_module(f"{__package__}.{modules[name]}"), name)
        setattr(sys.modules[package], name, value)
        return value

    return attribute


class _Constructor(pulumi.runtime.ResourcePackage, pulumi.runtime.ResourceModule):
    """Makes the resource that a reference in another resource's outputs stands for."""

    def version(self) -> VersionInfo:
        return VersionInfo.parse(_package.VERSION)

    def construct(self, name: str, typ: str, urn: str) -> pulumi.Resource:
        cls = getattr(sys.modules[__package__], typ.rsplit(":", maxsplit=1)[-1])
        resource: pulumi.Resource = cls(name, ResourceOptions(urn=urn))
        return resource

    def construct_provider(self, name: str, typ: str, urn: str) -> pulumi.ProviderResource:
        cls = sys.modules[__package__].Provider
        provider: pulumi.ProviderResource = cls(name, ResourceOptions(urn=urn))
        return provider


def register(tokens: Iterable[str]) -> None:
    """Tell the SDK that this package makes the resources of these types."""
    constructor = _Constructor()
    for token in tokens:
        package, module, _ = token.split(":")
        if package == _package.NAME:
            pulumi.runtime.register_resource_module(package, module, constructor)
        else:
            pulumi.runtime.register_resource_package(_package.NAME, constructor)
