"""The bindings of KibanaMaintenanceWindow, written by components/sdks/generate.py."""

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
    "KibanaMaintenanceWindow",
    "KibanaMaintenanceWindowArgs",
    "KibanaMaintenanceWindowCustomScheduleArgs",
    "KibanaMaintenanceWindowCustomScheduleArgsDict",
    "KibanaMaintenanceWindowCustomScheduleRecurringArgs",
    "KibanaMaintenanceWindowCustomScheduleRecurringArgsDict",
    "KibanaMaintenanceWindowKibanaConnectionArgs",
    "KibanaMaintenanceWindowKibanaConnectionArgsDict",
    "KibanaMaintenanceWindowScopeAlertingArgs",
    "KibanaMaintenanceWindowScopeAlertingArgsDict",
    "KibanaMaintenanceWindowScopeArgs",
    "KibanaMaintenanceWindowScopeArgsDict",
    "KibanaMaintenanceWindowTimeoutsArgs",
    "KibanaMaintenanceWindowTimeoutsArgsDict",
]

_TOKEN = "elasticstack:index/kibanaMaintenanceWindow:KibanaMaintenanceWindow"


class KibanaMaintenanceWindowCustomScheduleRecurringArgsDict(TypedDict):
    end: NotRequired[Input[str | None]]
    every: NotRequired[Input[str | None]]
    occurrences: NotRequired[Input[float | None]]
    on_month_days: NotRequired[Input[Sequence[Input[float]] | None]]
    on_months: NotRequired[Input[Sequence[Input[float]] | None]]
    on_week_days: NotRequired[Input[Sequence[Input[str]] | None]]


@input_type
class KibanaMaintenanceWindowCustomScheduleRecurringArgs:
    end: Input[str | None] = None
    every: Input[str | None] = None
    occurrences: Input[float | None] = None
    on_month_days: Input[Sequence[Input[float]] | None] = None
    on_months: Input[Sequence[Input[float]] | None] = None
    on_week_days: Input[Sequence[Input[str]] | None] = None


class KibanaMaintenanceWindowCustomScheduleArgsDict(TypedDict):
    duration: Input[str]
    recurring: Input[KibanaMaintenanceWindowCustomScheduleRecurringArgsDict]
    start: Input[str]
    timezone: NotRequired[Input[str | None]]


@input_type
class KibanaMaintenanceWindowCustomScheduleArgs:
    duration: Input[str]
    recurring: Input[KibanaMaintenanceWindowCustomScheduleRecurringArgs]
    start: Input[str]
    timezone: Input[str | None] = None


class KibanaMaintenanceWindowKibanaConnectionArgsDict(TypedDict):
    api_key: NotRequired[Input[str | None]]
    bearer_token: NotRequired[Input[str | None]]
    ca_certs: NotRequired[Input[Sequence[Input[str]] | None]]
    endpoints: NotRequired[Input[Sequence[Input[str]] | None]]
    insecure: NotRequired[Input[bool | None]]
    password: NotRequired[Input[str | None]]
    username: NotRequired[Input[str | None]]


@input_type
class KibanaMaintenanceWindowKibanaConnectionArgs:
    api_key: Input[str | None] = None
    bearer_token: Input[str | None] = None
    ca_certs: Input[Sequence[Input[str]] | None] = None
    endpoints: Input[Sequence[Input[str]] | None] = None
    insecure: Input[bool | None] = None
    password: Input[str | None] = None
    username: Input[str | None] = None


class KibanaMaintenanceWindowScopeAlertingArgsDict(TypedDict):
    kql: Input[str]


@input_type
class KibanaMaintenanceWindowScopeAlertingArgs:
    kql: Input[str]


class KibanaMaintenanceWindowScopeArgsDict(TypedDict):
    alerting: Input[KibanaMaintenanceWindowScopeAlertingArgsDict]


@input_type
class KibanaMaintenanceWindowScopeArgs:
    alerting: Input[KibanaMaintenanceWindowScopeAlertingArgs]


class KibanaMaintenanceWindowTimeoutsArgsDict(TypedDict):
    create: NotRequired[Input[str | None]]
    delete: NotRequired[Input[str | None]]
    read: NotRequired[Input[str | None]]
    update: NotRequired[Input[str | None]]


@input_type
class KibanaMaintenanceWindowTimeoutsArgs:
    create: Input[str | None] = None
    delete: Input[str | None] = None
    read: Input[str | None] = None
    update: Input[str | None] = None


@output_type
class KibanaMaintenanceWindowCustomScheduleRecurring(dict[str, Any]):
    end: str | None = None
    every: str | None = None
    occurrences: float | None = None
    on_month_days: Sequence[float] | None = None
    on_months: Sequence[float] | None = None
    on_week_days: Sequence[str] | None = None


@output_type
class KibanaMaintenanceWindowCustomSchedule(dict[str, Any]):
    duration: str
    recurring: KibanaMaintenanceWindowCustomScheduleRecurring
    start: str
    timezone: str | None = None


@output_type
class KibanaMaintenanceWindowKibanaConnection(dict[str, Any]):
    api_key: str | None = None
    bearer_token: str | None = None
    ca_certs: Sequence[str] | None = None
    endpoints: Sequence[str] | None = None
    insecure: bool | None = None
    password: str | None = None
    username: str | None = None


@output_type
class KibanaMaintenanceWindowScopeAlerting(dict[str, Any]):
    kql: str


@output_type
class KibanaMaintenanceWindowScope(dict[str, Any]):
    alerting: KibanaMaintenanceWindowScopeAlerting


@output_type
class KibanaMaintenanceWindowTimeouts(dict[str, Any]):
    create: str | None = None
    delete: str | None = None
    read: str | None = None
    update: str | None = None  # type: ignore[assignment]


@input_type
class KibanaMaintenanceWindowArgs:
    custom_schedule: Input[KibanaMaintenanceWindowCustomScheduleArgs]
    title: Input[str]
    enabled: Input[bool | None] = None
    kibana_connections: Input[
        Sequence[Input[KibanaMaintenanceWindowKibanaConnectionArgs]] | None
    ] = None
    scope: Input[KibanaMaintenanceWindowScopeArgs | None] = None
    space_id: Input[str | None] = None
    timeouts: Input[KibanaMaintenanceWindowTimeoutsArgs | None] = None


@resource_type(_TOKEN)
class KibanaMaintenanceWindow(CustomResource):
    custom_schedule: Output[KibanaMaintenanceWindowCustomSchedule]
    enabled: Output[bool]
    kibana_connections: Output[Sequence[KibanaMaintenanceWindowKibanaConnection] | None]
    scope: Output[KibanaMaintenanceWindowScope | None]
    space_id: Output[str]
    timeouts: Output[KibanaMaintenanceWindowTimeouts | None]
    title: Output[str]

    @overload
    def __init__(
        self,
        resource_name: str,
        args: KibanaMaintenanceWindowArgs,
        opts: ResourceOptions | None = None,
    ) -> None: ...

    @overload
    def __init__(
        self,
        resource_name: str,
        opts: ResourceOptions | None = None,
        *,
        custom_schedule: Input[
            KibanaMaintenanceWindowCustomScheduleArgs
            | KibanaMaintenanceWindowCustomScheduleArgsDict
            | None
        ] = None,
        enabled: Input[bool | None] = None,
        kibana_connections: Input[
            Sequence[
                Input[
                    KibanaMaintenanceWindowKibanaConnectionArgs
                    | KibanaMaintenanceWindowKibanaConnectionArgsDict
                ]
            ]
            | None
        ] = None,
        scope: Input[
            KibanaMaintenanceWindowScopeArgs | KibanaMaintenanceWindowScopeArgsDict | None
        ] = None,
        space_id: Input[str | None] = None,
        timeouts: Input[
            KibanaMaintenanceWindowTimeoutsArgs | KibanaMaintenanceWindowTimeoutsArgsDict | None
        ] = None,
        title: Input[str | None] = None,
        __props__: KibanaMaintenanceWindowArgs | None = None,
    ) -> None: ...

    def __init__(self, resource_name: str, *args: Any, **kwargs: Any) -> None:
        props, opts = resource_inputs(
            KibanaMaintenanceWindowArgs,
            args,
            kwargs,
            required=["custom_schedule", "title"],
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
        custom_schedule: Input[
            KibanaMaintenanceWindowCustomScheduleArgs
            | KibanaMaintenanceWindowCustomScheduleArgsDict
            | None
        ] = None,
        enabled: Input[bool | None] = None,
        kibana_connections: Input[
            Sequence[
                Input[
                    KibanaMaintenanceWindowKibanaConnectionArgs
                    | KibanaMaintenanceWindowKibanaConnectionArgsDict
                ]
            ]
            | None
        ] = None,
        scope: Input[
            KibanaMaintenanceWindowScopeArgs | KibanaMaintenanceWindowScopeArgsDict | None
        ] = None,
        space_id: Input[str | None] = None,
        timeouts: Input[
            KibanaMaintenanceWindowTimeoutsArgs | KibanaMaintenanceWindowTimeoutsArgsDict | None
        ] = None,
        title: Input[str | None] = None,
    ) -> "KibanaMaintenanceWindow":
        """Read the resource that exists under this id."""
        return KibanaMaintenanceWindow(
            resource_name,
            ResourceOptions.merge(opts, ResourceOptions(id=id)),
            __props__=resource_state(
                KibanaMaintenanceWindowArgs,
                custom_schedule=custom_schedule,
                enabled=enabled,
                kibana_connections=kibana_connections,
                scope=scope,
                space_id=space_id,
                timeouts=timeouts,
                title=title,
            ),
        )
