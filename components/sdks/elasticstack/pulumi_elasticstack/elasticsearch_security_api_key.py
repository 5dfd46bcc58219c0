"""The bindings of ElasticsearchSecurityApiKey, written by components/sdks/generate.py."""

from collections.abc import Mapping, Sequence
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
    "ElasticsearchSecurityApiKey",
    "ElasticsearchSecurityApiKeyAccessArgs",
    "ElasticsearchSecurityApiKeyAccessArgsDict",
    "ElasticsearchSecurityApiKeyAccessReplicationArgs",
    "ElasticsearchSecurityApiKeyAccessReplicationArgsDict",
    "ElasticsearchSecurityApiKeyAccessSearchArgs",
    "ElasticsearchSecurityApiKeyAccessSearchArgsDict",
    "ElasticsearchSecurityApiKeyArgs",
    "ElasticsearchSecurityApiKeyElasticsearchConnectionArgs",
    "ElasticsearchSecurityApiKeyElasticsearchConnectionArgsDict",
    "ElasticsearchSecurityApiKeyTimeoutsArgs",
    "ElasticsearchSecurityApiKeyTimeoutsArgsDict",
]

_TOKEN = "elasticstack:index/elasticsearchSecurityApiKey:ElasticsearchSecurityApiKey"


class ElasticsearchSecurityApiKeyAccessReplicationArgsDict(TypedDict):
    names: Input[Sequence[Input[str]]]


@input_type
class ElasticsearchSecurityApiKeyAccessReplicationArgs:
    names: Input[Sequence[Input[str]]]


class ElasticsearchSecurityApiKeyAccessSearchArgsDict(TypedDict):
    names: Input[Sequence[Input[str]]]
    allow_restricted_indices: NotRequired[Input[bool | None]]
    field_security: NotRequired[Input[str | None]]
    query: NotRequired[Input[str | None]]


@input_type
class ElasticsearchSecurityApiKeyAccessSearchArgs:
    names: Input[Sequence[Input[str]]]
    allow_restricted_indices: Input[bool | None] = None
    field_security: Input[str | None] = None
    query: Input[str | None] = None


class ElasticsearchSecurityApiKeyAccessArgsDict(TypedDict):
    replications: NotRequired[
        Input[Sequence[Input[ElasticsearchSecurityApiKeyAccessReplicationArgsDict]] | None]
    ]
    searches: NotRequired[
        Input[Sequence[Input[ElasticsearchSecurityApiKeyAccessSearchArgsDict]] | None]
    ]


@input_type
class ElasticsearchSecurityApiKeyAccessArgs:
    replications: Input[
        Sequence[Input[ElasticsearchSecurityApiKeyAccessReplicationArgs]] | None
    ] = None
    searches: Input[Sequence[Input[ElasticsearchSecurityApiKeyAccessSearchArgs]] | None] = None


class ElasticsearchSecurityApiKeyElasticsearchConnectionArgsDict(TypedDict):
    api_key: NotRequired[Input[str | None]]
    bearer_token: NotRequired[Input[str | None]]
    ca_data: NotRequired[Input[str | None]]
    ca_file: NotRequired[Input[str | None]]
    ca_fingerprint: NotRequired[Input[str | None]]
    cert_data: NotRequired[Input[str | None]]
    cert_file: NotRequired[Input[str | None]]
    endpoints: NotRequired[Input[Sequence[Input[str]] | None]]
    es_client_authentication: NotRequired[Input[str | None]]
    headers: NotRequired[Input[Mapping[str, Input[str]] | None]]
    insecure: NotRequired[Input[bool | None]]
    key_data: NotRequired[Input[str | None]]
    key_file: NotRequired[Input[str | None]]
    password: NotRequired[Input[str | None]]
    username: NotRequired[Input[str | None]]


@input_type
class ElasticsearchSecurityApiKeyElasticsearchConnectionArgs:
    api_key: Input[str | None] = None
    bearer_token: Input[str | None] = None
    ca_data: Input[str | None] = None
    ca_file: Input[str | None] = None
    ca_fingerprint: Input[str | None] = None
    cert_data: Input[str | None] = None
    cert_file: Input[str | None] = None
    endpoints: Input[Sequence[Input[str]] | None] = None
    es_client_authentication: Input[str | None] = None
    headers: Input[Mapping[str, Input[str]] | None] = None
    insecure: Input[bool | None] = None
    key_data: Input[str | None] = None
    key_file: Input[str | None] = None
    password: Input[str | None] = None
    username: Input[str | None] = None


class ElasticsearchSecurityApiKeyTimeoutsArgsDict(TypedDict):
    create: NotRequired[Input[str | None]]
    delete: NotRequired[Input[str | None]]
    read: NotRequired[Input[str | None]]
    update: NotRequired[Input[str | None]]


@input_type
class ElasticsearchSecurityApiKeyTimeoutsArgs:
    create: Input[str | None] = None
    delete: Input[str | None] = None
    read: Input[str | None] = None
    update: Input[str | None] = None


@output_type
class ElasticsearchSecurityApiKeyAccessReplication(dict[str, Any]):
    names: Sequence[str]


@output_type
class ElasticsearchSecurityApiKeyAccessSearch(dict[str, Any]):
    names: Sequence[str]
    allow_restricted_indices: bool | None = None
    field_security: str | None = None
    query: str | None = None


@output_type
class ElasticsearchSecurityApiKeyAccess(dict[str, Any]):
    replications: Sequence[ElasticsearchSecurityApiKeyAccessReplication] | None = None
    searches: Sequence[ElasticsearchSecurityApiKeyAccessSearch] | None = None


@output_type
class ElasticsearchSecurityApiKeyElasticsearchConnection(dict[str, Any]):
    api_key: str | None = None
    bearer_token: str | None = None
    ca_data: str | None = None
    ca_file: str | None = None
    ca_fingerprint: str | None = None
    cert_data: str | None = None
    cert_file: str | None = None
    endpoints: Sequence[str] | None = None
    es_client_authentication: str | None = None
    headers: Mapping[str, str] | None = None
    insecure: bool | None = None
    key_data: str | None = None
    key_file: str | None = None
    password: str | None = None
    username: str | None = None


@output_type
class ElasticsearchSecurityApiKeyTimeouts(dict[str, Any]):
    create: str | None = None
    delete: str | None = None
    read: str | None = None
    update: str | None = None  # type: ignore[assignment]


@input_type
class ElasticsearchSecurityApiKeyArgs:
    access: Input[ElasticsearchSecurityApiKeyAccessArgs | None] = None
    elasticsearch_connections: Input[
        Sequence[Input[ElasticsearchSecurityApiKeyElasticsearchConnectionArgs]] | None
    ] = None
    expiration: Input[str | None] = None
    metadata: Input[str | None] = None
    name: Input[str | None] = None
    role_descriptors: Input[str | None] = None
    timeouts: Input[ElasticsearchSecurityApiKeyTimeoutsArgs | None] = None
    type: Input[str | None] = None


@input_type
class _ElasticsearchSecurityApiKeyState:
    access: Input[ElasticsearchSecurityApiKeyAccessArgs | None] = None
    api_key: Input[str | None] = None
    elasticsearch_connections: Input[
        Sequence[Input[ElasticsearchSecurityApiKeyElasticsearchConnectionArgs]] | None
    ] = None
    encoded: Input[str | None] = None
    expiration: Input[str | None] = None
    expiration_timestamp: Input[float | None] = None
    key_id: Input[str | None] = None
    metadata: Input[str | None] = None
    name: Input[str | None] = None
    role_descriptors: Input[str | None] = None
    timeouts: Input[ElasticsearchSecurityApiKeyTimeoutsArgs | None] = None
    type: Input[str | None] = None


@resource_type(_TOKEN)
class ElasticsearchSecurityApiKey(CustomResource):
    access: Output[ElasticsearchSecurityApiKeyAccess | None]
    api_key: Output[str]
    elasticsearch_connections: Output[
        Sequence[ElasticsearchSecurityApiKeyElasticsearchConnection] | None
    ]
    encoded: Output[str]
    expiration: Output[str | None]
    expiration_timestamp: Output[float]
    key_id: Output[str]
    metadata: Output[str]
    name: Output[str]
    role_descriptors: Output[str]
    timeouts: Output[ElasticsearchSecurityApiKeyTimeouts | None]
    type: Output[str]

    @overload
    def __init__(
        self,
        resource_name: str,
        args: ElasticsearchSecurityApiKeyArgs | None = None,
        opts: ResourceOptions | None = None,
    ) -> None: ...

    @overload
    def __init__(
        self,
        resource_name: str,
        opts: ResourceOptions | None = None,
        *,
        access: Input[
            ElasticsearchSecurityApiKeyAccessArgs | ElasticsearchSecurityApiKeyAccessArgsDict | None
        ] = None,
        elasticsearch_connections: Input[
            Sequence[
                Input[
                    ElasticsearchSecurityApiKeyElasticsearchConnectionArgs
                    | ElasticsearchSecurityApiKeyElasticsearchConnectionArgsDict
                ]
            ]
            | None
        ] = None,
        expiration: Input[str | None] = None,
        metadata: Input[str | None] = None,
        name: Input[str | None] = None,
        role_descriptors: Input[str | None] = None,
        timeouts: Input[
            ElasticsearchSecurityApiKeyTimeoutsArgs
            | ElasticsearchSecurityApiKeyTimeoutsArgsDict
            | None
        ] = None,
        type: Input[str | None] = None,
        __props__: _ElasticsearchSecurityApiKeyState | None = None,
    ) -> None: ...

    def __init__(self, resource_name: str, *args: Any, **kwargs: Any) -> None:
        props, opts = resource_inputs(
            ElasticsearchSecurityApiKeyArgs,
            args,
            kwargs,
            required=[],
            secret=["api_key", "encoded"],
            computed=["api_key", "encoded", "expiration_timestamp", "key_id"],
        )
        super().__init__(_TOKEN, resource_name, props, opts, package_ref=get_package())

    @staticmethod
    def get(
        resource_name: str,
        id: Input[str],
        opts: ResourceOptions | None = None,
        *,
        access: Input[
            ElasticsearchSecurityApiKeyAccessArgs | ElasticsearchSecurityApiKeyAccessArgsDict | None
        ] = None,
        api_key: Input[str | None] = None,
        elasticsearch_connections: Input[
            Sequence[
                Input[
                    ElasticsearchSecurityApiKeyElasticsearchConnectionArgs
                    | ElasticsearchSecurityApiKeyElasticsearchConnectionArgsDict
                ]
            ]
            | None
        ] = None,
        encoded: Input[str | None] = None,
        expiration: Input[str | None] = None,
        expiration_timestamp: Input[float | None] = None,
        key_id: Input[str | None] = None,
        metadata: Input[str | None] = None,
        name: Input[str | None] = None,
        role_descriptors: Input[str | None] = None,
        timeouts: Input[
            ElasticsearchSecurityApiKeyTimeoutsArgs
            | ElasticsearchSecurityApiKeyTimeoutsArgsDict
            | None
        ] = None,
        type: Input[str | None] = None,
    ) -> "ElasticsearchSecurityApiKey":
        """Read the resource that exists under this id."""
        return ElasticsearchSecurityApiKey(
            resource_name,
            ResourceOptions.merge(opts, ResourceOptions(id=id)),
            __props__=resource_state(
                _ElasticsearchSecurityApiKeyState,
                access=access,
                api_key=api_key,
                elasticsearch_connections=elasticsearch_connections,
                encoded=encoded,
                expiration=expiration,
                expiration_timestamp=expiration_timestamp,
                key_id=key_id,
                metadata=metadata,
                name=name,
                role_descriptors=role_descriptors,
                timeouts=timeouts,
                type=type,
            ),
        )
