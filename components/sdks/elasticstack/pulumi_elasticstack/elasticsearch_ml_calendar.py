"""The bindings of ElasticsearchMlCalendar, written by components/sdks/generate.py."""

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
    "ElasticsearchMlCalendar",
    "ElasticsearchMlCalendarArgs",
    "ElasticsearchMlCalendarElasticsearchConnectionArgs",
    "ElasticsearchMlCalendarElasticsearchConnectionArgsDict",
    "ElasticsearchMlCalendarTimeoutsArgs",
    "ElasticsearchMlCalendarTimeoutsArgsDict",
]

_TOKEN = "elasticstack:index/elasticsearchMlCalendar:ElasticsearchMlCalendar"


class ElasticsearchMlCalendarElasticsearchConnectionArgsDict(TypedDict):
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
class ElasticsearchMlCalendarElasticsearchConnectionArgs:
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


class ElasticsearchMlCalendarTimeoutsArgsDict(TypedDict):
    create: NotRequired[Input[str | None]]
    delete: NotRequired[Input[str | None]]
    read: NotRequired[Input[str | None]]
    update: NotRequired[Input[str | None]]


@input_type
class ElasticsearchMlCalendarTimeoutsArgs:
    create: Input[str | None] = None
    delete: Input[str | None] = None
    read: Input[str | None] = None
    update: Input[str | None] = None


@output_type
class ElasticsearchMlCalendarElasticsearchConnection(dict[str, Any]):
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
class ElasticsearchMlCalendarTimeouts(dict[str, Any]):
    create: str | None = None
    delete: str | None = None
    read: str | None = None
    update: str | None = None  # type: ignore[assignment]


@input_type
class ElasticsearchMlCalendarArgs:
    calendar_id: Input[str]
    description: Input[str | None] = None
    elasticsearch_connections: Input[
        Sequence[Input[ElasticsearchMlCalendarElasticsearchConnectionArgs]] | None
    ] = None
    timeouts: Input[ElasticsearchMlCalendarTimeoutsArgs | None] = None


@resource_type(_TOKEN)
class ElasticsearchMlCalendar(CustomResource):
    calendar_id: Output[str]
    description: Output[str]
    elasticsearch_connections: Output[
        Sequence[ElasticsearchMlCalendarElasticsearchConnection] | None
    ]
    timeouts: Output[ElasticsearchMlCalendarTimeouts | None]

    @overload
    def __init__(
        self,
        resource_name: str,
        args: ElasticsearchMlCalendarArgs,
        opts: ResourceOptions | None = None,
    ) -> None: ...

    @overload
    def __init__(
        self,
        resource_name: str,
        opts: ResourceOptions | None = None,
        *,
        calendar_id: Input[str | None] = None,
        description: Input[str | None] = None,
        elasticsearch_connections: Input[
            Sequence[
                Input[
                    ElasticsearchMlCalendarElasticsearchConnectionArgs
                    | ElasticsearchMlCalendarElasticsearchConnectionArgsDict
                ]
            ]
            | None
        ] = None,
        timeouts: Input[
            ElasticsearchMlCalendarTimeoutsArgs | ElasticsearchMlCalendarTimeoutsArgsDict | None
        ] = None,
        __props__: ElasticsearchMlCalendarArgs | None = None,
    ) -> None: ...

    def __init__(self, resource_name: str, *args: Any, **kwargs: Any) -> None:
        props, opts = resource_inputs(
            ElasticsearchMlCalendarArgs,
            args,
            kwargs,
            required=["calendar_id"],
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
        calendar_id: Input[str | None] = None,
        description: Input[str | None] = None,
        elasticsearch_connections: Input[
            Sequence[
                Input[
                    ElasticsearchMlCalendarElasticsearchConnectionArgs
                    | ElasticsearchMlCalendarElasticsearchConnectionArgsDict
                ]
            ]
            | None
        ] = None,
        timeouts: Input[
            ElasticsearchMlCalendarTimeoutsArgs | ElasticsearchMlCalendarTimeoutsArgsDict | None
        ] = None,
    ) -> "ElasticsearchMlCalendar":
        """Read the resource that exists under this id."""
        return ElasticsearchMlCalendar(
            resource_name,
            ResourceOptions.merge(opts, ResourceOptions(id=id)),
            __props__=resource_state(
                ElasticsearchMlCalendarArgs,
                calendar_id=calendar_id,
                description=description,
                elasticsearch_connections=elasticsearch_connections,
                timeouts=timeouts,
            ),
        )
