"""The bindings of FleetServerHost, written by components/sdks/generate.py."""

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
    "FleetServerHost",
    "FleetServerHostArgs",
    "FleetServerHostKibanaConnectionArgs",
    "FleetServerHostKibanaConnectionArgsDict",
    "FleetServerHostTimeoutsArgs",
    "FleetServerHostTimeoutsArgsDict",
]

_TOKEN = "elasticstack:index/fleetServerHost:FleetServerHost"


class FleetServerHostKibanaConnectionArgsDict(TypedDict):
    api_key: NotRequired[Input[str | None]]
    bearer_token: NotRequired[Input[str | None]]
    ca_certs: NotRequired[Input[Sequence[Input[str]] | None]]
    endpoints: NotRequired[Input[Sequence[Input[str]] | None]]
    insecure: NotRequired[Input[bool | None]]
    password: NotRequired[Input[str | None]]
    username: NotRequired[Input[str | None]]


@input_type
class FleetServerHostKibanaConnectionArgs:
    api_key: Input[str | None] = None
    bearer_token: Input[str | None] = None
    ca_certs: Input[Sequence[Input[str]] | None] = None
    endpoints: Input[Sequence[Input[str]] | None] = None
    insecure: Input[bool | None] = None
    password: Input[str | None] = None
    username: Input[str | None] = None


class FleetServerHostTimeoutsArgsDict(TypedDict):
    create: NotRequired[Input[str | None]]
    delete: NotRequired[Input[str | None]]
    read: NotRequired[Input[str | None]]
    update: NotRequired[Input[str | None]]


@input_type
class FleetServerHostTimeoutsArgs:
    create: Input[str | None] = None
    delete: Input[str | None] = None
    read: Input[str | None] = None
    update: Input[str | None] = None


@output_type
class FleetServerHostKibanaConnection(dict[str, Any]):
    api_key: str | None = None
    bearer_token: str | None = None
    ca_certs: Sequence[str] | None = None
    endpoints: Sequence[str] | None = None
    insecure: bool | None = None
    password: str | None = None
    username: str | None = None


@output_type
class FleetServerHostTimeouts(dict[str, Any]):
    create: str | None = None
    delete: str | None = None
    read: str | None = None
    update: str | None = None  # type: ignore[assignment]


@input_type
class FleetServerHostArgs:
    hosts: Input[Sequence[Input[str]]]
    default: Input[bool | None] = None
    host_id: Input[str | None] = None
    kibana_connections: Input[Sequence[Input[FleetServerHostKibanaConnectionArgs]] | None] = None
    name: Input[str | None] = None
    space_ids: Input[Sequence[Input[str]] | None] = None
    timeouts: Input[FleetServerHostTimeoutsArgs | None] = None


@resource_type(_TOKEN)
class FleetServerHost(CustomResource):
    default: Output[bool]
    host_id: Output[str]
    hosts: Output[Sequence[str]]
    kibana_connections: Output[Sequence[FleetServerHostKibanaConnection] | None]
    name: Output[str]
    space_ids: Output[Sequence[str]]
    timeouts: Output[FleetServerHostTimeouts | None]

    @overload
    def __init__(
        self,
        resource_name: str,
        args: FleetServerHostArgs,
        opts: ResourceOptions | None = None,
    ) -> None: ...

    @overload
    def __init__(
        self,
        resource_name: str,
        opts: ResourceOptions | None = None,
        *,
        default: Input[bool | None] = None,
        host_id: Input[str | None] = None,
        hosts: Input[Sequence[Input[str]] | None] = None,
        kibana_connections: Input[
            Sequence[
                Input[FleetServerHostKibanaConnectionArgs | FleetServerHostKibanaConnectionArgsDict]
            ]
            | None
        ] = None,
        name: Input[str | None] = None,
        space_ids: Input[Sequence[Input[str]] | None] = None,
        timeouts: Input[
            FleetServerHostTimeoutsArgs | FleetServerHostTimeoutsArgsDict | None
        ] = None,
        __props__: FleetServerHostArgs | None = None,
    ) -> None: ...

    def __init__(self, resource_name: str, *args: Any, **kwargs: Any) -> None:
        props, opts = resource_inputs(
            FleetServerHostArgs,
            args,
            kwargs,
            required=["hosts"],
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
        default: Input[bool | None] = None,
        host_id: Input[str | None] = None,
        hosts: Input[Sequence[Input[str]] | None] = None,
        kibana_connections: Input[
            Sequence[
                Input[FleetServerHostKibanaConnectionArgs | FleetServerHostKibanaConnectionArgsDict]
            ]
            | None
        ] = None,
        name: Input[str | None] = None,
        space_ids: Input[Sequence[Input[str]] | None] = None,
        timeouts: Input[
            FleetServerHostTimeoutsArgs | FleetServerHostTimeoutsArgsDict | None
        ] = None,
    ) -> "FleetServerHost":
        """Read the resource that exists under this id."""
        return FleetServerHost(
            resource_name,
            ResourceOptions.merge(opts, ResourceOptions(id=id)),
            __props__=resource_state(
                FleetServerHostArgs,
                default=default,
                host_id=host_id,
                hosts=hosts,
                kibana_connections=kibana_connections,
                name=name,
                space_ids=space_ids,
                timeouts=timeouts,
            ),
        )
