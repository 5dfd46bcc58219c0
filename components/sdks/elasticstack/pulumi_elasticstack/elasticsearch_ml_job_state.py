"""The bindings of ElasticsearchMlJobState, written by components/sdks/generate.py."""

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
    "ElasticsearchMlJobState",
    "ElasticsearchMlJobStateArgs",
    "ElasticsearchMlJobStateElasticsearchConnectionArgs",
    "ElasticsearchMlJobStateElasticsearchConnectionArgsDict",
    "ElasticsearchMlJobStateTimeoutsArgs",
    "ElasticsearchMlJobStateTimeoutsArgsDict",
]

_TOKEN = "elasticstack:index/elasticsearchMlJobState:ElasticsearchMlJobState"


class ElasticsearchMlJobStateElasticsearchConnectionArgsDict(TypedDict):
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
class ElasticsearchMlJobStateElasticsearchConnectionArgs:
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


class ElasticsearchMlJobStateTimeoutsArgsDict(TypedDict):
    create: NotRequired[Input[str | None]]
    delete: NotRequired[Input[str | None]]
    read: NotRequired[Input[str | None]]
    update: NotRequired[Input[str | None]]


@input_type
class ElasticsearchMlJobStateTimeoutsArgs:
    create: Input[str | None] = None
    delete: Input[str | None] = None
    read: Input[str | None] = None
    update: Input[str | None] = None


@output_type
class ElasticsearchMlJobStateElasticsearchConnection(dict[str, Any]):
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
class ElasticsearchMlJobStateTimeouts(dict[str, Any]):
    create: str | None = None
    delete: str | None = None
    read: str | None = None
    update: str | None = None  # type: ignore[assignment]


@input_type
class ElasticsearchMlJobStateArgs:
    job_id: Input[str]
    state: Input[str]
    elasticsearch_connections: Input[
        Sequence[Input[ElasticsearchMlJobStateElasticsearchConnectionArgs]] | None
    ] = None
    force: Input[bool | None] = None
    job_timeout: Input[str | None] = None
    timeouts: Input[ElasticsearchMlJobStateTimeoutsArgs | None] = None


@resource_type(_TOKEN)
class ElasticsearchMlJobState(CustomResource):
    elasticsearch_connections: Output[
        Sequence[ElasticsearchMlJobStateElasticsearchConnection] | None
    ]
    force: Output[bool]
    job_id: Output[str]
    job_timeout: Output[str]
    state: Output[str]
    timeouts: Output[ElasticsearchMlJobStateTimeouts | None]

    @overload
    def __init__(
        self,
        resource_name: str,
        args: ElasticsearchMlJobStateArgs,
        opts: ResourceOptions | None = None,
    ) -> None: ...

    @overload
    def __init__(
        self,
        resource_name: str,
        opts: ResourceOptions | None = None,
        *,
        elasticsearch_connections: Input[
            Sequence[
                Input[
                    ElasticsearchMlJobStateElasticsearchConnectionArgs
                    | ElasticsearchMlJobStateElasticsearchConnectionArgsDict
                ]
            ]
            | None
        ] = None,
        force: Input[bool | None] = None,
        job_id: Input[str | None] = None,
        job_timeout: Input[str | None] = None,
        state: Input[str | None] = None,
        timeouts: Input[
            ElasticsearchMlJobStateTimeoutsArgs | ElasticsearchMlJobStateTimeoutsArgsDict | None
        ] = None,
        __props__: ElasticsearchMlJobStateArgs | None = None,
    ) -> None: ...

    def __init__(self, resource_name: str, *args: Any, **kwargs: Any) -> None:
        props, opts = resource_inputs(
            ElasticsearchMlJobStateArgs,
            args,
            kwargs,
            required=["job_id", "state"],
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
        elasticsearch_connections: Input[
            Sequence[
                Input[
                    ElasticsearchMlJobStateElasticsearchConnectionArgs
                    | ElasticsearchMlJobStateElasticsearchConnectionArgsDict
                ]
            ]
            | None
        ] = None,
        force: Input[bool | None] = None,
        job_id: Input[str | None] = None,
        job_timeout: Input[str | None] = None,
        state: Input[str | None] = None,
        timeouts: Input[
            ElasticsearchMlJobStateTimeoutsArgs | ElasticsearchMlJobStateTimeoutsArgsDict | None
        ] = None,
    ) -> "ElasticsearchMlJobState":
        """Read the resource that exists under this id."""
        return ElasticsearchMlJobState(
            resource_name,
            ResourceOptions.merge(opts, ResourceOptions(id=id)),
            __props__=resource_state(
                ElasticsearchMlJobStateArgs,
                elasticsearch_connections=elasticsearch_connections,
                force=force,
                job_id=job_id,
                job_timeout=job_timeout,
                state=state,
                timeouts=timeouts,
            ),
        )
