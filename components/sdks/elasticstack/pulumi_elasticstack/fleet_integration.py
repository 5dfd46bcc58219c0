"""The bindings of FleetIntegration, written by components/sdks/generate.py."""

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
    "FleetIntegration",
    "FleetIntegrationArgs",
    "FleetIntegrationKibanaConnectionArgs",
    "FleetIntegrationKibanaConnectionArgsDict",
    "FleetIntegrationTimeoutsArgs",
    "FleetIntegrationTimeoutsArgsDict",
]

_TOKEN = "elasticstack:index/fleetIntegration:FleetIntegration"


class FleetIntegrationKibanaConnectionArgsDict(TypedDict):
    api_key: NotRequired[Input[str | None]]
    bearer_token: NotRequired[Input[str | None]]
    ca_certs: NotRequired[Input[Sequence[Input[str]] | None]]
    endpoints: NotRequired[Input[Sequence[Input[str]] | None]]
    insecure: NotRequired[Input[bool | None]]
    password: NotRequired[Input[str | None]]
    username: NotRequired[Input[str | None]]


@input_type
class FleetIntegrationKibanaConnectionArgs:
    api_key: Input[str | None] = None
    bearer_token: Input[str | None] = None
    ca_certs: Input[Sequence[Input[str]] | None] = None
    endpoints: Input[Sequence[Input[str]] | None] = None
    insecure: Input[bool | None] = None
    password: Input[str | None] = None
    username: Input[str | None] = None


class FleetIntegrationTimeoutsArgsDict(TypedDict):
    create: NotRequired[Input[str | None]]
    delete: NotRequired[Input[str | None]]
    read: NotRequired[Input[str | None]]
    update: NotRequired[Input[str | None]]


@input_type
class FleetIntegrationTimeoutsArgs:
    create: Input[str | None] = None
    delete: Input[str | None] = None
    read: Input[str | None] = None
    update: Input[str | None] = None


@output_type
class FleetIntegrationKibanaConnection(dict[str, Any]):
    api_key: str | None = None
    bearer_token: str | None = None
    ca_certs: Sequence[str] | None = None
    endpoints: Sequence[str] | None = None
    insecure: bool | None = None
    password: str | None = None
    username: str | None = None


@output_type
class FleetIntegrationTimeouts(dict[str, Any]):
    create: str | None = None
    delete: str | None = None
    read: str | None = None
    update: str | None = None  # type: ignore[assignment]


@input_type
class FleetIntegrationArgs:
    version: Input[str]
    force: Input[bool | None] = None
    ignore_constraints: Input[bool | None] = None
    ignore_mapping_update_errors: Input[bool | None] = None
    kibana_connections: Input[Sequence[Input[FleetIntegrationKibanaConnectionArgs]] | None] = None
    name: Input[str | None] = None
    prerelease: Input[bool | None] = None
    skip_data_stream_rollover: Input[bool | None] = None
    skip_destroy: Input[bool | None] = None
    space_id: Input[str | None] = None
    timeouts: Input[FleetIntegrationTimeoutsArgs | None] = None


@resource_type(_TOKEN)
class FleetIntegration(CustomResource):
    force: Output[bool | None]
    ignore_constraints: Output[bool | None]
    ignore_mapping_update_errors: Output[bool | None]
    kibana_connections: Output[Sequence[FleetIntegrationKibanaConnection] | None]
    name: Output[str]
    prerelease: Output[bool | None]
    skip_data_stream_rollover: Output[bool | None]
    skip_destroy: Output[bool | None]
    space_id: Output[str]
    timeouts: Output[FleetIntegrationTimeouts | None]
    version: Output[str]

    @overload
    def __init__(
        self,
        resource_name: str,
        args: FleetIntegrationArgs,
        opts: ResourceOptions | None = None,
    ) -> None: ...

    @overload
    def __init__(
        self,
        resource_name: str,
        opts: ResourceOptions | None = None,
        *,
        force: Input[bool | None] = None,
        ignore_constraints: Input[bool | None] = None,
        ignore_mapping_update_errors: Input[bool | None] = None,
        kibana_connections: Input[
            Sequence[
                Input[
                    FleetIntegrationKibanaConnectionArgs | FleetIntegrationKibanaConnectionArgsDict
                ]
            ]
            | None
        ] = None,
        name: Input[str | None] = None,
        prerelease: Input[bool | None] = None,
        skip_data_stream_rollover: Input[bool | None] = None,
        skip_destroy: Input[bool | None] = None,
        space_id: Input[str | None] = None,
        timeouts: Input[
            FleetIntegrationTimeoutsArgs | FleetIntegrationTimeoutsArgsDict | None
        ] = None,
        version: Input[str | None] = None,
        __props__: FleetIntegrationArgs | None = None,
    ) -> None: ...

    def __init__(self, resource_name: str, *args: Any, **kwargs: Any) -> None:
        props, opts = resource_inputs(
            FleetIntegrationArgs,
            args,
            kwargs,
            required=["version"],
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
        force: Input[bool | None] = None,
        ignore_constraints: Input[bool | None] = None,
        ignore_mapping_update_errors: Input[bool | None] = None,
        kibana_connections: Input[
            Sequence[
                Input[
                    FleetIntegrationKibanaConnectionArgs | FleetIntegrationKibanaConnectionArgsDict
                ]
            ]
            | None
        ] = None,
        name: Input[str | None] = None,
        prerelease: Input[bool | None] = None,
        skip_data_stream_rollover: Input[bool | None] = None,
        skip_destroy: Input[bool | None] = None,
        space_id: Input[str | None] = None,
        timeouts: Input[
            FleetIntegrationTimeoutsArgs | FleetIntegrationTimeoutsArgsDict | None
        ] = None,
        version: Input[str | None] = None,
    ) -> "FleetIntegration":
        """Read the resource that exists under this id."""
        return FleetIntegration(
            resource_name,
            ResourceOptions.merge(opts, ResourceOptions(id=id)),
            __props__=resource_state(
                FleetIntegrationArgs,
                force=force,
                ignore_constraints=ignore_constraints,
                ignore_mapping_update_errors=ignore_mapping_update_errors,
                kibana_connections=kibana_connections,
                name=name,
                prerelease=prerelease,
                skip_data_stream_rollover=skip_data_stream_rollover,
                skip_destroy=skip_destroy,
                space_id=space_id,
                timeouts=timeouts,
                version=version,
            ),
        )
