"""The bindings of ElasticsearchMlCalendarEvent, written by components/sdks/generate.py."""

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
    "ElasticsearchMlCalendarEvent",
    "ElasticsearchMlCalendarEventArgs",
    "ElasticsearchMlCalendarEventElasticsearchConnectionArgs",
    "ElasticsearchMlCalendarEventElasticsearchConnectionArgsDict",
    "ElasticsearchMlCalendarEventTimeoutsArgs",
    "ElasticsearchMlCalendarEventTimeoutsArgsDict",
]

_TOKEN = "elasticstack:index/elasticsearchMlCalendarEvent:ElasticsearchMlCalendarEvent"


class ElasticsearchMlCalendarEventElasticsearchConnectionArgsDict(TypedDict):
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
class ElasticsearchMlCalendarEventElasticsearchConnectionArgs:
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


class ElasticsearchMlCalendarEventTimeoutsArgsDict(TypedDict):
    create: NotRequired[Input[str | None]]
    delete: NotRequired[Input[str | None]]
    read: NotRequired[Input[str | None]]
    update: NotRequired[Input[str | None]]


@input_type
class ElasticsearchMlCalendarEventTimeoutsArgs:
    create: Input[str | None] = None
    delete: Input[str | None] = None
    read: Input[str | None] = None
    update: Input[str | None] = None


@output_type
class ElasticsearchMlCalendarEventElasticsearchConnection(dict[str, Any]):
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
class ElasticsearchMlCalendarEventTimeouts(dict[str, Any]):
    create: str | None = None
    delete: str | None = None
    read: str | None = None
    update: str | None = None  # type: ignore[assignment]


@input_type
class ElasticsearchMlCalendarEventArgs:
    calendar_id: Input[str]
    description: Input[str]
    end_time: Input[str]
    start_time: Input[str]
    elasticsearch_connections: Input[
        Sequence[Input[ElasticsearchMlCalendarEventElasticsearchConnectionArgs]] | None
    ] = None
    force_time_shift: Input[str | None] = None
    skip_model_update: Input[bool | None] = None
    skip_result: Input[bool | None] = None
    timeouts: Input[ElasticsearchMlCalendarEventTimeoutsArgs | None] = None


@input_type
class _ElasticsearchMlCalendarEventState:
    calendar_id: Input[str | None] = None
    description: Input[str | None] = None
    elasticsearch_connections: Input[
        Sequence[Input[ElasticsearchMlCalendarEventElasticsearchConnectionArgs]] | None
    ] = None
    end_time: Input[str | None] = None
    event_id: Input[str | None] = None
    force_time_shift: Input[str | None] = None
    skip_model_update: Input[bool | None] = None
    skip_result: Input[bool | None] = None
    start_time: Input[str | None] = None
    timeouts: Input[ElasticsearchMlCalendarEventTimeoutsArgs | None] = None


@resource_type(_TOKEN)
class ElasticsearchMlCalendarEvent(CustomResource):
    calendar_id: Output[str]
    description: Output[str]
    elasticsearch_connections: Output[
        Sequence[ElasticsearchMlCalendarEventElasticsearchConnection] | None
    ]
    end_time: Output[str]
    event_id: Output[str]
    force_time_shift: Output[str | None]
    skip_model_update: Output[bool]
    skip_result: Output[bool]
    start_time: Output[str]
    timeouts: Output[ElasticsearchMlCalendarEventTimeouts | None]

    @overload
    def __init__(
        self,
        resource_name: str,
        args: ElasticsearchMlCalendarEventArgs,
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
                    ElasticsearchMlCalendarEventElasticsearchConnectionArgs
                    | ElasticsearchMlCalendarEventElasticsearchConnectionArgsDict
                ]
            ]
            | None
        ] = None,
        end_time: Input[str | None] = None,
        force_time_shift: Input[str | None] = None,
        skip_model_update: Input[bool | None] = None,
        skip_result: Input[bool | None] = None,
        start_time: Input[str | None] = None,
        timeouts: Input[
            ElasticsearchMlCalendarEventTimeoutsArgs
            | ElasticsearchMlCalendarEventTimeoutsArgsDict
            | None
        ] = None,
        __props__: _ElasticsearchMlCalendarEventState | None = None,
    ) -> None: ...

    def __init__(self, resource_name: str, *args: Any, **kwargs: Any) -> None:
        props, opts = resource_inputs(
            ElasticsearchMlCalendarEventArgs,
            args,
            kwargs,
            required=["calendar_id", "description", "end_time", "start_time"],
            secret=[],
            computed=["event_id"],
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
                    ElasticsearchMlCalendarEventElasticsearchConnectionArgs
                    | ElasticsearchMlCalendarEventElasticsearchConnectionArgsDict
                ]
            ]
            | None
        ] = None,
        end_time: Input[str | None] = None,
        event_id: Input[str | None] = None,
        force_time_shift: Input[str | None] = None,
        skip_model_update: Input[bool | None] = None,
        skip_result: Input[bool | None] = None,
        start_time: Input[str | None] = None,
        timeouts: Input[
            ElasticsearchMlCalendarEventTimeoutsArgs
            | ElasticsearchMlCalendarEventTimeoutsArgsDict
            | None
        ] = None,
    ) -> "ElasticsearchMlCalendarEvent":
        """Read the resource that exists under this id."""
        return ElasticsearchMlCalendarEvent(
            resource_name,
            ResourceOptions.merge(opts, ResourceOptions(id=id)),
            __props__=resource_state(
                _ElasticsearchMlCalendarEventState,
                calendar_id=calendar_id,
                description=description,
                elasticsearch_connections=elasticsearch_connections,
                end_time=end_time,
                event_id=event_id,
                force_time_shift=force_time_shift,
                skip_model_update=skip_model_update,
                skip_result=skip_result,
                start_time=start_time,
                timeouts=timeouts,
            ),
        )
