"""The bindings of KibanaActionConnector, written by components/sdks/generate.py."""

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
    "KibanaActionConnector",
    "KibanaActionConnectorArgs",
    "KibanaActionConnectorKibanaConnectionArgs",
    "KibanaActionConnectorKibanaConnectionArgsDict",
    "KibanaActionConnectorTimeoutsArgs",
    "KibanaActionConnectorTimeoutsArgsDict",
]

_TOKEN = "elasticstack:index/kibanaActionConnector:KibanaActionConnector"


class KibanaActionConnectorKibanaConnectionArgsDict(TypedDict):
    api_key: NotRequired[Input[str | None]]
    bearer_token: NotRequired[Input[str | None]]
    ca_certs: NotRequired[Input[Sequence[Input[str]] | None]]
    endpoints: NotRequired[Input[Sequence[Input[str]] | None]]
    insecure: NotRequired[Input[bool | None]]
    password: NotRequired[Input[str | None]]
    username: NotRequired[Input[str | None]]


@input_type
class KibanaActionConnectorKibanaConnectionArgs:
    api_key: Input[str | None] = None
    bearer_token: Input[str | None] = None
    ca_certs: Input[Sequence[Input[str]] | None] = None
    endpoints: Input[Sequence[Input[str]] | None] = None
    insecure: Input[bool | None] = None
    password: Input[str | None] = None
    username: Input[str | None] = None


class KibanaActionConnectorTimeoutsArgsDict(TypedDict):
    create: NotRequired[Input[str | None]]
    delete: NotRequired[Input[str | None]]
    read: NotRequired[Input[str | None]]
    update: NotRequired[Input[str | None]]


@input_type
class KibanaActionConnectorTimeoutsArgs:
    create: Input[str | None] = None
    delete: Input[str | None] = None
    read: Input[str | None] = None
    update: Input[str | None] = None


@output_type
class KibanaActionConnectorKibanaConnection(dict[str, Any]):
    api_key: str | None = None
    bearer_token: str | None = None
    ca_certs: Sequence[str] | None = None
    endpoints: Sequence[str] | None = None
    insecure: bool | None = None
    password: str | None = None
    username: str | None = None


@output_type
class KibanaActionConnectorTimeouts(dict[str, Any]):
    create: str | None = None
    delete: str | None = None
    read: str | None = None
    update: str | None = None  # type: ignore[assignment]


@input_type
class KibanaActionConnectorArgs:
    connector_type_id: Input[str]
    config: Input[str | None] = None
    connector_id: Input[str | None] = None
    kibana_connections: Input[Sequence[Input[KibanaActionConnectorKibanaConnectionArgs]] | None] = (
        None
    )
    name: Input[str | None] = None
    secrets: Input[str | None] = None
    secrets_wo: Input[str | None] = None
    secrets_wo_version: Input[str | None] = None
    space_id: Input[str | None] = None
    timeouts: Input[KibanaActionConnectorTimeoutsArgs | None] = None


@input_type
class _KibanaActionConnectorState:
    config: Input[str | None] = None
    connector_id: Input[str | None] = None
    connector_type_id: Input[str | None] = None
    is_deprecated: Input[bool | None] = None
    is_missing_secrets: Input[bool | None] = None
    is_preconfigured: Input[bool | None] = None
    kibana_connections: Input[Sequence[Input[KibanaActionConnectorKibanaConnectionArgs]] | None] = (
        None
    )
    name: Input[str | None] = None
    secrets: Input[str | None] = None
    secrets_wo: Input[str | None] = None
    secrets_wo_version: Input[str | None] = None
    space_id: Input[str | None] = None
    timeouts: Input[KibanaActionConnectorTimeoutsArgs | None] = None


@resource_type(_TOKEN)
class KibanaActionConnector(CustomResource):
    config: Output[str]
    connector_id: Output[str]
    connector_type_id: Output[str]
    is_deprecated: Output[bool]
    is_missing_secrets: Output[bool]
    is_preconfigured: Output[bool]
    kibana_connections: Output[Sequence[KibanaActionConnectorKibanaConnection] | None]
    name: Output[str]
    secrets: Output[str | None]
    secrets_wo: Output[str | None]
    secrets_wo_version: Output[str | None]
    space_id: Output[str]
    timeouts: Output[KibanaActionConnectorTimeouts | None]

    @overload
    def __init__(
        self,
        resource_name: str,
        args: KibanaActionConnectorArgs,
        opts: ResourceOptions | None = None,
    ) -> None: ...

    @overload
    def __init__(
        self,
        resource_name: str,
        opts: ResourceOptions | None = None,
        *,
        config: Input[str | None] = None,
        connector_id: Input[str | None] = None,
        connector_type_id: Input[str | None] = None,
        kibana_connections: Input[
            Sequence[
                Input[
                    KibanaActionConnectorKibanaConnectionArgs
                    | KibanaActionConnectorKibanaConnectionArgsDict
                ]
            ]
            | None
        ] = None,
        name: Input[str | None] = None,
        secrets: Input[str | None] = None,
        secrets_wo: Input[str | None] = None,
        secrets_wo_version: Input[str | None] = None,
        space_id: Input[str | None] = None,
        timeouts: Input[
            KibanaActionConnectorTimeoutsArgs | KibanaActionConnectorTimeoutsArgsDict | None
        ] = None,
        __props__: _KibanaActionConnectorState | None = None,
    ) -> None: ...

    def __init__(self, resource_name: str, *args: Any, **kwargs: Any) -> None:
        props, opts = resource_inputs(
            KibanaActionConnectorArgs,
            args,
            kwargs,
            required=["connector_type_id"],
            secret=["secrets", "secrets_wo"],
            computed=["is_deprecated", "is_missing_secrets", "is_preconfigured"],
        )
        super().__init__(_TOKEN, resource_name, props, opts, package_ref=get_package())

    @staticmethod
    def get(
        resource_name: str,
        id: Input[str],
        opts: ResourceOptions | None = None,
        *,
        config: Input[str | None] = None,
        connector_id: Input[str | None] = None,
        connector_type_id: Input[str | None] = None,
        is_deprecated: Input[bool | None] = None,
        is_missing_secrets: Input[bool | None] = None,
        is_preconfigured: Input[bool | None] = None,
        kibana_connections: Input[
            Sequence[
                Input[
                    KibanaActionConnectorKibanaConnectionArgs
                    | KibanaActionConnectorKibanaConnectionArgsDict
                ]
            ]
            | None
        ] = None,
        name: Input[str | None] = None,
        secrets: Input[str | None] = None,
        secrets_wo: Input[str | None] = None,
        secrets_wo_version: Input[str | None] = None,
        space_id: Input[str | None] = None,
        timeouts: Input[
            KibanaActionConnectorTimeoutsArgs | KibanaActionConnectorTimeoutsArgsDict | None
        ] = None,
    ) -> "KibanaActionConnector":
        """Read the resource that exists under this id."""
        return KibanaActionConnector(
            resource_name,
            ResourceOptions.merge(opts, ResourceOptions(id=id)),
            __props__=resource_state(
                _KibanaActionConnectorState,
                config=config,
                connector_id=connector_id,
                connector_type_id=connector_type_id,
                is_deprecated=is_deprecated,
                is_missing_secrets=is_missing_secrets,
                is_preconfigured=is_preconfigured,
                kibana_connections=kibana_connections,
                name=name,
                secrets=secrets,
                secrets_wo=secrets_wo,
                secrets_wo_version=secrets_wo_version,
                space_id=space_id,
                timeouts=timeouts,
            ),
        )
