"""The bindings of KibanaSpace, written by components/sdks/generate.py."""

from collections.abc import Sequence
from typing import Any, NotRequired, TypedDict, overload

from pulumi import CustomResource, Input, Output, ResourceOptions

from pulumi_elasticstack._utilities import (
    get_package,
    input_type,
    output_type,
    resource_inputs,
    resource_state,
    resource_type,
)

__all__ = [
    "KibanaSpace",
    "KibanaSpaceArgs",
    "KibanaSpaceKibanaConnectionArgs",
    "KibanaSpaceKibanaConnectionArgsDict",
    "KibanaSpaceTimeoutsArgs",
    "KibanaSpaceTimeoutsArgsDict",
]

_TOKEN = "elasticstack:index/kibanaSpace:KibanaSpace"


class KibanaSpaceKibanaConnectionArgsDict(TypedDict):
    api_key: NotRequired[Input[str | None]]
    bearer_token: NotRequired[Input[str | None]]
    ca_certs: NotRequired[Input[Sequence[Input[str]] | None]]
    endpoints: NotRequired[Input[Sequence[Input[str]] | None]]
    insecure: NotRequired[Input[bool | None]]
    password: NotRequired[Input[str | None]]
    username: NotRequired[Input[str | None]]


@input_type
class KibanaSpaceKibanaConnectionArgs:
    api_key: Input[str | None] = None
    bearer_token: Input[str | None] = None
    ca_certs: Input[Sequence[Input[str]] | None] = None
    endpoints: Input[Sequence[Input[str]] | None] = None
    insecure: Input[bool | None] = None
    password: Input[str | None] = None
    username: Input[str | None] = None


class KibanaSpaceTimeoutsArgsDict(TypedDict):
    create: NotRequired[Input[str | None]]
    delete: NotRequired[Input[str | None]]
    read: NotRequired[Input[str | None]]
    update: NotRequired[Input[str | None]]


@input_type
class KibanaSpaceTimeoutsArgs:
    create: Input[str | None] = None
    delete: Input[str | None] = None
    read: Input[str | None] = None
    update: Input[str | None] = None


@output_type
class KibanaSpaceKibanaConnection(dict[str, Any]):
    api_key: str | None = None
    bearer_token: str | None = None
    ca_certs: Sequence[str] | None = None
    endpoints: Sequence[str] | None = None
    insecure: bool | None = None
    password: str | None = None
    username: str | None = None


@output_type
class KibanaSpaceTimeouts(dict[str, Any]):
    create: str | None = None
    delete: str | None = None
    read: str | None = None
    update: str | None = None  # type: ignore[assignment]


@input_type
class KibanaSpaceArgs:
    space_id: Input[str]
    color: Input[str | None] = None
    description: Input[str | None] = None
    disabled_features: Input[Sequence[Input[str]] | None] = None
    image_url: Input[str | None] = None
    initials: Input[str | None] = None
    kibana_connections: Input[Sequence[Input[KibanaSpaceKibanaConnectionArgs]] | None] = None
    name: Input[str | None] = None
    solution: Input[str | None] = None
    timeouts: Input[KibanaSpaceTimeoutsArgs | None] = None


@resource_type(_TOKEN)
class KibanaSpace(CustomResource):
    color: Output[str]
    description: Output[str | None]
    disabled_features: Output[Sequence[str]]
    image_url: Output[str | None]
    initials: Output[str]
    kibana_connections: Output[Sequence[KibanaSpaceKibanaConnection] | None]
    name: Output[str]
    solution: Output[str]
    space_id: Output[str]
    timeouts: Output[KibanaSpaceTimeouts | None]

    @overload
    def __init__(
        self,
        resource_name: str,
        args: KibanaSpaceArgs,
        opts: ResourceOptions | None = None,
    ) -> None: ...

    @overload
    def __init__(
        self,
        resource_name: str,
        opts: ResourceOptions | None = None,
        *,
        color: Input[str | None] = None,
        description: Input[str | None] = None,
        disabled_features: Input[Sequence[Input[str]] | None] = None,
        image_url: Input[str | None] = None,
        initials: Input[str | None] = None,
        kibana_connections: Input[
            Sequence[Input[KibanaSpaceKibanaConnectionArgs | KibanaSpaceKibanaConnectionArgsDict]]
            | None
        ] = None,
        name: Input[str | None] = None,
        solution: Input[str | None] = None,
        space_id: Input[str | None] = None,
        timeouts: Input[KibanaSpaceTimeoutsArgs | KibanaSpaceTimeoutsArgsDict | None] = None,
        __props__: KibanaSpaceArgs | None = None,
    ) -> None: ...

    def __init__(self, resource_name: str, *args: Any, **kwargs: Any) -> None:
        props, opts = resource_inputs(
            KibanaSpaceArgs,
            args,
            kwargs,
            required=["space_id"],
            secret=[],
            computed=[],
        )
        super().__init__(_TOKEN, resource_name, props, opts, package_ref=get_package())

    @staticmethod
    def get(
        resource_name: str,
        id: Input[str],
        opts: ResourceOptions | None = None,
        *,
        color: Input[str | None] = None,
        description: Input[str | None] = None,
        disabled_features: Input[Sequence[Input[str]] | None] = None,
        image_url: Input[str | None] = None,
        initials: Input[str | None] = None,
        kibana_connections: Input[
            Sequence[Input[KibanaSpaceKibanaConnectionArgs | KibanaSpaceKibanaConnectionArgsDict]]
            | None
        ] = None,
        name: Input[str | None] = None,
        solution: Input[str | None] = None,
        space_id: Input[str | None] = None,
        timeouts: Input[KibanaSpaceTimeoutsArgs | KibanaSpaceTimeoutsArgsDict | None] = None,
    ) -> "KibanaSpace":
        """Read the resource that exists under this id."""
        return KibanaSpace(
            resource_name,
            ResourceOptions.merge(opts, ResourceOptions(id=id)),
            __props__=resource_state(
                KibanaSpaceArgs,
                color=color,
                description=description,
                disabled_features=disabled_features,
                image_url=image_url,
                initials=initials,
                kibana_connections=kibana_connections,
                name=name,
                solution=solution,
                space_id=space_id,
                timeouts=timeouts,
            ),
        )
