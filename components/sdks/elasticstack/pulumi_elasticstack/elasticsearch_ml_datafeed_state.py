"""The bindings of ElasticsearchMlDatafeedState, written by components/sdks/generate.py."""

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
    "ElasticsearchMlDatafeedState",
    "ElasticsearchMlDatafeedStateArgs",
    "ElasticsearchMlDatafeedStateElasticsearchConnectionArgs",
    "ElasticsearchMlDatafeedStateElasticsearchConnectionArgsDict",
    "ElasticsearchMlDatafeedStateTimeoutsArgs",
    "ElasticsearchMlDatafeedStateTimeoutsArgsDict",
]

_TOKEN = "elasticstack:index/elasticsearchMlDatafeedState:ElasticsearchMlDatafeedState"


class ElasticsearchMlDatafeedStateElasticsearchConnectionArgsDict(TypedDict):
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
class ElasticsearchMlDatafeedStateElasticsearchConnectionArgs:
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


class ElasticsearchMlDatafeedStateTimeoutsArgsDict(TypedDict):
    create: NotRequired[Input[str | None]]
    delete: NotRequired[Input[str | None]]
    read: NotRequired[Input[str | None]]
    update: NotRequired[Input[str | None]]


@input_type
class ElasticsearchMlDatafeedStateTimeoutsArgs:
    create: Input[str | None] = None
    delete: Input[str | None] = None
    read: Input[str | None] = None
    update: Input[str | None] = None


@output_type
class ElasticsearchMlDatafeedStateElasticsearchConnection(dict[str, Any]):
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
class ElasticsearchMlDatafeedStateTimeouts(dict[str, Any]):
    create: str | None = None
    delete: str | None = None
    read: str | None = None
    update: str | None = None  # type: ignore[assignment]


@input_type
class ElasticsearchMlDatafeedStateArgs:
    datafeed_id: Input[str]
    state: Input[str]
    datafeed_timeout: Input[str | None] = None
    elasticsearch_connections: Input[
        Sequence[Input[ElasticsearchMlDatafeedStateElasticsearchConnectionArgs]] | None
    ] = None
    end: Input[str | None] = None
    force: Input[bool | None] = None
    start: Input[str | None] = None
    timeouts: Input[ElasticsearchMlDatafeedStateTimeoutsArgs | None] = None


@input_type
class _ElasticsearchMlDatafeedStateState:
    datafeed_id: Input[str | None] = None
    datafeed_timeout: Input[str | None] = None
    effective_search_end: Input[str | None] = None
    effective_search_start: Input[str | None] = None
    elasticsearch_connections: Input[
        Sequence[Input[ElasticsearchMlDatafeedStateElasticsearchConnectionArgs]] | None
    ] = None
    end: Input[str | None] = None
    force: Input[bool | None] = None
    start: Input[str | None] = None
    state: Input[str | None] = None
    timeouts: Input[ElasticsearchMlDatafeedStateTimeoutsArgs | None] = None


@resource_type(_TOKEN)
class ElasticsearchMlDatafeedState(CustomResource):
    datafeed_id: Output[str]
    datafeed_timeout: Output[str]
    effective_search_end: Output[str]
    effective_search_start: Output[str]
    elasticsearch_connections: Output[
        Sequence[ElasticsearchMlDatafeedStateElasticsearchConnection] | None
    ]
    end: Output[str | None]
    force: Output[bool]
    start: Output[str | None]
    state: Output[str]
    timeouts: Output[ElasticsearchMlDatafeedStateTimeouts | None]

    @overload
    def __init__(
        self,
        resource_name: str,
        args: ElasticsearchMlDatafeedStateArgs,
        opts: ResourceOptions | None = None,
    ) -> None: ...

    @overload
    def __init__(
        self,
        resource_name: str,
        opts: ResourceOptions | None = None,
        *,
        datafeed_id: Input[str | None] = None,
        datafeed_timeout: Input[str | None] = None,
        elasticsearch_connections: Input[
            Sequence[
                Input[
                    ElasticsearchMlDatafeedStateElasticsearchConnectionArgs
                    | ElasticsearchMlDatafeedStateElasticsearchConnectionArgsDict
                ]
            ]
            | None
        ] = None,
        end: Input[str | None] = None,
        force: Input[bool | None] = None,
        start: Input[str | None] = None,
        state: Input[str | None] = None,
        timeouts: Input[
            ElasticsearchMlDatafeedStateTimeoutsArgs
            | ElasticsearchMlDatafeedStateTimeoutsArgsDict
            | None
        ] = None,
        __props__: _ElasticsearchMlDatafeedStateState | None = None,
    ) -> None: ...

    def __init__(self, resource_name: str, *args: Any, **kwargs: Any) -> None:
        props, opts = resource_inputs(
            ElasticsearchMlDatafeedStateArgs,
            args,
            kwargs,
            required=["datafeed_id", "state"],
            secret=[],
            computed=["effective_search_end", "effective_search_start"],
        )
        super().__init__(_TOKEN, resource_name, props, opts, package_ref=get_package())

    @staticmethod
    def get(
        resource_name: str,
        id: Input[str],
        opts: ResourceOptions | None = None,
        *,
        datafeed_id: Input[str | None] = None,
        datafeed_timeout: Input[str | None] = None,
        effective_search_end: Input[str | None] = None,
        effective_search_start: Input[str | None] = None,
        elasticsearch_connections: Input[
            Sequence[
                Input[
                    ElasticsearchMlDatafeedStateElasticsearchConnectionArgs
                    | ElasticsearchMlDatafeedStateElasticsearchConnectionArgsDict
                ]
            ]
            | None
        ] = None,
        end: Input[str | None] = None,
        force: Input[bool | None] = None,
        start: Input[str | None] = None,
        state: Input[str | None] = None,
        timeouts: Input[
            ElasticsearchMlDatafeedStateTimeoutsArgs
            | ElasticsearchMlDatafeedStateTimeoutsArgsDict
            | None
        ] = None,
    ) -> "ElasticsearchMlDatafeedState":
        """Read the resource that exists under this id."""
        return ElasticsearchMlDatafeedState(
            resource_name,
            ResourceOptions.merge(opts, ResourceOptions(id=id)),
            __props__=resource_state(
                _ElasticsearchMlDatafeedStateState,
                datafeed_id=datafeed_id,
                datafeed_timeout=datafeed_timeout,
                effective_search_end=effective_search_end,
                effective_search_start=effective_search_start,
                elasticsearch_connections=elasticsearch_connections,
                end=end,
                force=force,
                start=start,
                state=state,
                timeouts=timeouts,
            ),
        )
