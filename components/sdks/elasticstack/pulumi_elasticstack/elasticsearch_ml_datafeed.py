"""The bindings of ElasticsearchMlDatafeed, written by components/sdks/generate.py."""

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
    "ElasticsearchMlDatafeed",
    "ElasticsearchMlDatafeedArgs",
    "ElasticsearchMlDatafeedChunkingConfigArgs",
    "ElasticsearchMlDatafeedChunkingConfigArgsDict",
    "ElasticsearchMlDatafeedDelayedDataCheckConfigArgs",
    "ElasticsearchMlDatafeedDelayedDataCheckConfigArgsDict",
    "ElasticsearchMlDatafeedElasticsearchConnectionArgs",
    "ElasticsearchMlDatafeedElasticsearchConnectionArgsDict",
    "ElasticsearchMlDatafeedIndicesOptionsArgs",
    "ElasticsearchMlDatafeedIndicesOptionsArgsDict",
    "ElasticsearchMlDatafeedTimeoutsArgs",
    "ElasticsearchMlDatafeedTimeoutsArgsDict",
]

_TOKEN = "elasticstack:index/elasticsearchMlDatafeed:ElasticsearchMlDatafeed"


class ElasticsearchMlDatafeedChunkingConfigArgsDict(TypedDict):
    mode: Input[str]
    time_span: NotRequired[Input[str | None]]


@input_type
class ElasticsearchMlDatafeedChunkingConfigArgs:
    mode: Input[str]
    time_span: Input[str | None] = None


class ElasticsearchMlDatafeedDelayedDataCheckConfigArgsDict(TypedDict):
    enabled: Input[bool]
    check_window: NotRequired[Input[str | None]]


@input_type
class ElasticsearchMlDatafeedDelayedDataCheckConfigArgs:
    enabled: Input[bool]
    check_window: Input[str | None] = None


class ElasticsearchMlDatafeedElasticsearchConnectionArgsDict(TypedDict):
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
class ElasticsearchMlDatafeedElasticsearchConnectionArgs:
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


class ElasticsearchMlDatafeedIndicesOptionsArgsDict(TypedDict):
    allow_no_indices: NotRequired[Input[bool | None]]
    expand_wildcards: NotRequired[Input[Sequence[Input[str]] | None]]
    ignore_throttled: NotRequired[Input[bool | None]]
    ignore_unavailable: NotRequired[Input[bool | None]]


@input_type
class ElasticsearchMlDatafeedIndicesOptionsArgs:
    allow_no_indices: Input[bool | None] = None
    expand_wildcards: Input[Sequence[Input[str]] | None] = None
    ignore_throttled: Input[bool | None] = None
    ignore_unavailable: Input[bool | None] = None


class ElasticsearchMlDatafeedTimeoutsArgsDict(TypedDict):
    create: NotRequired[Input[str | None]]
    delete: NotRequired[Input[str | None]]
    read: NotRequired[Input[str | None]]
    update: NotRequired[Input[str | None]]


@input_type
class ElasticsearchMlDatafeedTimeoutsArgs:
    create: Input[str | None] = None
    delete: Input[str | None] = None
    read: Input[str | None] = None
    update: Input[str | None] = None


@output_type
class ElasticsearchMlDatafeedChunkingConfig(dict[str, Any]):
    mode: str
    time_span: str | None = None


@output_type
class ElasticsearchMlDatafeedDelayedDataCheckConfig(dict[str, Any]):
    enabled: bool
    check_window: str | None = None


@output_type
class ElasticsearchMlDatafeedElasticsearchConnection(dict[str, Any]):
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
class ElasticsearchMlDatafeedIndicesOptions(dict[str, Any]):
    allow_no_indices: bool | None = None
    expand_wildcards: Sequence[str] | None = None
    ignore_throttled: bool | None = None
    ignore_unavailable: bool | None = None


@output_type
class ElasticsearchMlDatafeedTimeouts(dict[str, Any]):
    create: str | None = None
    delete: str | None = None
    read: str | None = None
    update: str | None = None  # type: ignore[assignment]


@input_type
class ElasticsearchMlDatafeedArgs:
    datafeed_id: Input[str]
    indices: Input[Sequence[Input[str]]]
    job_id: Input[str]
    aggregations: Input[str | None] = None
    chunking_config: Input[ElasticsearchMlDatafeedChunkingConfigArgs | None] = None
    delayed_data_check_config: Input[ElasticsearchMlDatafeedDelayedDataCheckConfigArgs | None] = (
        None
    )
    elasticsearch_connections: Input[
        Sequence[Input[ElasticsearchMlDatafeedElasticsearchConnectionArgs]] | None
    ] = None
    frequency: Input[str | None] = None
    indices_options: Input[ElasticsearchMlDatafeedIndicesOptionsArgs | None] = None
    max_empty_searches: Input[float | None] = None
    query: Input[str | None] = None
    query_delay: Input[str | None] = None
    runtime_mappings: Input[str | None] = None
    script_fields: Input[str | None] = None
    scroll_size: Input[float | None] = None
    timeouts: Input[ElasticsearchMlDatafeedTimeoutsArgs | None] = None


@resource_type(_TOKEN)
class ElasticsearchMlDatafeed(CustomResource):
    aggregations: Output[str | None]
    chunking_config: Output[ElasticsearchMlDatafeedChunkingConfig]
    datafeed_id: Output[str]
    delayed_data_check_config: Output[ElasticsearchMlDatafeedDelayedDataCheckConfig]
    elasticsearch_connections: Output[
        Sequence[ElasticsearchMlDatafeedElasticsearchConnection] | None
    ]
    frequency: Output[str]
    indices: Output[Sequence[str]]
    indices_options: Output[ElasticsearchMlDatafeedIndicesOptions]
    job_id: Output[str]
    max_empty_searches: Output[float | None]
    query: Output[str]
    query_delay: Output[str]
    runtime_mappings: Output[str | None]
    script_fields: Output[str | None]
    scroll_size: Output[float]
    timeouts: Output[ElasticsearchMlDatafeedTimeouts | None]

    @overload
    def __init__(
        self,
        resource_name: str,
        args: ElasticsearchMlDatafeedArgs,
        opts: ResourceOptions | None = None,
    ) -> None: ...

    @overload
    def __init__(
        self,
        resource_name: str,
        opts: ResourceOptions | None = None,
        *,
        aggregations: Input[str | None] = None,
        chunking_config: Input[
            ElasticsearchMlDatafeedChunkingConfigArgs
            | ElasticsearchMlDatafeedChunkingConfigArgsDict
            | None
        ] = None,
        datafeed_id: Input[str | None] = None,
        delayed_data_check_config: Input[
            ElasticsearchMlDatafeedDelayedDataCheckConfigArgs
            | ElasticsearchMlDatafeedDelayedDataCheckConfigArgsDict
            | None
        ] = None,
        elasticsearch_connections: Input[
            Sequence[
                Input[
                    ElasticsearchMlDatafeedElasticsearchConnectionArgs
                    | ElasticsearchMlDatafeedElasticsearchConnectionArgsDict
                ]
            ]
            | None
        ] = None,
        frequency: Input[str | None] = None,
        indices: Input[Sequence[Input[str]] | None] = None,
        indices_options: Input[
            ElasticsearchMlDatafeedIndicesOptionsArgs
            | ElasticsearchMlDatafeedIndicesOptionsArgsDict
            | None
        ] = None,
        job_id: Input[str | None] = None,
        max_empty_searches: Input[float | None] = None,
        query: Input[str | None] = None,
        query_delay: Input[str | None] = None,
        runtime_mappings: Input[str | None] = None,
        script_fields: Input[str | None] = None,
        scroll_size: Input[float | None] = None,
        timeouts: Input[
            ElasticsearchMlDatafeedTimeoutsArgs | ElasticsearchMlDatafeedTimeoutsArgsDict | None
        ] = None,
        __props__: ElasticsearchMlDatafeedArgs | None = None,
    ) -> None: ...

    def __init__(self, resource_name: str, *args: Any, **kwargs: Any) -> None:
        props, opts = resource_inputs(
            ElasticsearchMlDatafeedArgs,
            args,
            kwargs,
            required=["datafeed_id", "indices", "job_id"],
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
        aggregations: Input[str | None] = None,
        chunking_config: Input[
            ElasticsearchMlDatafeedChunkingConfigArgs
            | ElasticsearchMlDatafeedChunkingConfigArgsDict
            | None
        ] = None,
        datafeed_id: Input[str | None] = None,
        delayed_data_check_config: Input[
            ElasticsearchMlDatafeedDelayedDataCheckConfigArgs
            | ElasticsearchMlDatafeedDelayedDataCheckConfigArgsDict
            | None
        ] = None,
        elasticsearch_connections: Input[
            Sequence[
                Input[
                    ElasticsearchMlDatafeedElasticsearchConnectionArgs
                    | ElasticsearchMlDatafeedElasticsearchConnectionArgsDict
                ]
            ]
            | None
        ] = None,
        frequency: Input[str | None] = None,
        indices: Input[Sequence[Input[str]] | None] = None,
        indices_options: Input[
            ElasticsearchMlDatafeedIndicesOptionsArgs
            | ElasticsearchMlDatafeedIndicesOptionsArgsDict
            | None
        ] = None,
        job_id: Input[str | None] = None,
        max_empty_searches: Input[float | None] = None,
        query: Input[str | None] = None,
        query_delay: Input[str | None] = None,
        runtime_mappings: Input[str | None] = None,
        script_fields: Input[str | None] = None,
        scroll_size: Input[float | None] = None,
        timeouts: Input[
            ElasticsearchMlDatafeedTimeoutsArgs | ElasticsearchMlDatafeedTimeoutsArgsDict | None
        ] = None,
    ) -> "ElasticsearchMlDatafeed":
        """Read the resource that exists under this id."""
        return ElasticsearchMlDatafeed(
            resource_name,
            ResourceOptions.merge(opts, ResourceOptions(id=id)),
            __props__=resource_state(
                ElasticsearchMlDatafeedArgs,
                aggregations=aggregations,
                chunking_config=chunking_config,
                datafeed_id=datafeed_id,
                delayed_data_check_config=delayed_data_check_config,
                elasticsearch_connections=elasticsearch_connections,
                frequency=frequency,
                indices=indices,
                indices_options=indices_options,
                job_id=job_id,
                max_empty_searches=max_empty_searches,
                query=query,
                query_delay=query_delay,
                runtime_mappings=runtime_mappings,
                script_fields=script_fields,
                scroll_size=scroll_size,
                timeouts=timeouts,
            ),
        )
