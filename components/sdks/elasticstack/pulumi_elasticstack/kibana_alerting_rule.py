"""The bindings of KibanaAlertingRule, written by components/sdks/generate.py."""

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
    "KibanaAlertingRule",
    "KibanaAlertingRuleActionAlertsFilterArgs",
    "KibanaAlertingRuleActionAlertsFilterArgsDict",
    "KibanaAlertingRuleActionAlertsFilterTimeframeArgs",
    "KibanaAlertingRuleActionAlertsFilterTimeframeArgsDict",
    "KibanaAlertingRuleActionArgs",
    "KibanaAlertingRuleActionArgsDict",
    "KibanaAlertingRuleActionFrequencyArgs",
    "KibanaAlertingRuleActionFrequencyArgsDict",
    "KibanaAlertingRuleArgs",
    "KibanaAlertingRuleFlappingArgs",
    "KibanaAlertingRuleFlappingArgsDict",
    "KibanaAlertingRuleKibanaConnectionArgs",
    "KibanaAlertingRuleKibanaConnectionArgsDict",
    "KibanaAlertingRuleTimeoutsArgs",
    "KibanaAlertingRuleTimeoutsArgsDict",
]

_TOKEN = "elasticstack:index/kibanaAlertingRule:KibanaAlertingRule"


class KibanaAlertingRuleActionAlertsFilterTimeframeArgsDict(TypedDict):
    days: NotRequired[Input[Sequence[Input[float]] | None]]
    hours_end: NotRequired[Input[str | None]]
    hours_start: NotRequired[Input[str | None]]
    timezone: NotRequired[Input[str | None]]


@input_type
class KibanaAlertingRuleActionAlertsFilterTimeframeArgs:
    days: Input[Sequence[Input[float]] | None] = None
    hours_end: Input[str | None] = None
    hours_start: Input[str | None] = None
    timezone: Input[str | None] = None


class KibanaAlertingRuleActionAlertsFilterArgsDict(TypedDict):
    kql: NotRequired[Input[str | None]]
    timeframe: NotRequired[Input[KibanaAlertingRuleActionAlertsFilterTimeframeArgsDict | None]]


@input_type
class KibanaAlertingRuleActionAlertsFilterArgs:
    kql: Input[str | None] = None
    timeframe: Input[KibanaAlertingRuleActionAlertsFilterTimeframeArgs | None] = None


class KibanaAlertingRuleActionFrequencyArgsDict(TypedDict):
    notify_when: NotRequired[Input[str | None]]
    summary: NotRequired[Input[bool | None]]
    throttle: NotRequired[Input[str | None]]


@input_type
class KibanaAlertingRuleActionFrequencyArgs:
    notify_when: Input[str | None] = None
    summary: Input[bool | None] = None
    throttle: Input[str | None] = None


class KibanaAlertingRuleActionArgsDict(TypedDict):
    id: Input[str]
    params: Input[str]
    alerts_filter: NotRequired[Input[KibanaAlertingRuleActionAlertsFilterArgsDict | None]]
    frequency: NotRequired[Input[KibanaAlertingRuleActionFrequencyArgsDict | None]]
    group: NotRequired[Input[str | None]]


@input_type
class KibanaAlertingRuleActionArgs:
    id: Input[str]
    params: Input[str]
    alerts_filter: Input[KibanaAlertingRuleActionAlertsFilterArgs | None] = None
    frequency: Input[KibanaAlertingRuleActionFrequencyArgs | None] = None
    group: Input[str | None] = None


class KibanaAlertingRuleFlappingArgsDict(TypedDict):
    enabled: NotRequired[Input[bool | None]]
    look_back_window: NotRequired[Input[float | None]]
    status_change_threshold: NotRequired[Input[float | None]]


@input_type
class KibanaAlertingRuleFlappingArgs:
    enabled: Input[bool | None] = None
    look_back_window: Input[float | None] = None
    status_change_threshold: Input[float | None] = None


class KibanaAlertingRuleKibanaConnectionArgsDict(TypedDict):
    api_key: NotRequired[Input[str | None]]
    bearer_token: NotRequired[Input[str | None]]
    ca_certs: NotRequired[Input[Sequence[Input[str]] | None]]
    endpoints: NotRequired[Input[Sequence[Input[str]] | None]]
    insecure: NotRequired[Input[bool | None]]
    password: NotRequired[Input[str | None]]
    username: NotRequired[Input[str | None]]


@input_type
class KibanaAlertingRuleKibanaConnectionArgs:
    api_key: Input[str | None] = None
    bearer_token: Input[str | None] = None
    ca_certs: Input[Sequence[Input[str]] | None] = None
    endpoints: Input[Sequence[Input[str]] | None] = None
    insecure: Input[bool | None] = None
    password: Input[str | None] = None
    username: Input[str | None] = None


class KibanaAlertingRuleTimeoutsArgsDict(TypedDict):
    create: NotRequired[Input[str | None]]
    delete: NotRequired[Input[str | None]]
    read: NotRequired[Input[str | None]]
    update: NotRequired[Input[str | None]]


@input_type
class KibanaAlertingRuleTimeoutsArgs:
    create: Input[str | None] = None
    delete: Input[str | None] = None
    read: Input[str | None] = None
    update: Input[str | None] = None


@output_type
class KibanaAlertingRuleActionAlertsFilterTimeframe(dict[str, Any]):
    days: Sequence[float] | None = None
    hours_end: str | None = None
    hours_start: str | None = None
    timezone: str | None = None


@output_type
class KibanaAlertingRuleActionAlertsFilter(dict[str, Any]):
    kql: str | None = None
    timeframe: KibanaAlertingRuleActionAlertsFilterTimeframe | None = None


@output_type
class KibanaAlertingRuleActionFrequency(dict[str, Any]):
    notify_when: str | None = None
    summary: bool | None = None
    throttle: str | None = None


@output_type
class KibanaAlertingRuleAction(dict[str, Any]):
    id: str
    params: str
    alerts_filter: KibanaAlertingRuleActionAlertsFilter | None = None
    frequency: KibanaAlertingRuleActionFrequency | None = None
    group: str | None = None


@output_type
class KibanaAlertingRuleFlapping(dict[str, Any]):
    enabled: bool | None = None
    look_back_window: float | None = None
    status_change_threshold: float | None = None


@output_type
class KibanaAlertingRuleKibanaConnection(dict[str, Any]):
    api_key: str | None = None
    bearer_token: str | None = None
    ca_certs: Sequence[str] | None = None
    endpoints: Sequence[str] | None = None
    insecure: bool | None = None
    password: str | None = None
    username: str | None = None


@output_type
class KibanaAlertingRuleTimeouts(dict[str, Any]):
    create: str | None = None
    delete: str | None = None
    read: str | None = None
    update: str | None = None  # type: ignore[assignment]


@input_type
class KibanaAlertingRuleArgs:
    consumer: Input[str]
    interval: Input[str]
    params: Input[str]
    rule_type_id: Input[str]
    actions: Input[Sequence[Input[KibanaAlertingRuleActionArgs]] | None] = None
    alert_delay: Input[float | None] = None
    enabled: Input[bool | None] = None
    flapping: Input[KibanaAlertingRuleFlappingArgs | None] = None
    kibana_connections: Input[Sequence[Input[KibanaAlertingRuleKibanaConnectionArgs]] | None] = None
    name: Input[str | None] = None
    notify_when: Input[str | None] = None
    rule_id: Input[str | None] = None
    space_id: Input[str | None] = None
    tags: Input[Sequence[Input[str]] | None] = None
    throttle: Input[str | None] = None
    timeouts: Input[KibanaAlertingRuleTimeoutsArgs | None] = None


@input_type
class _KibanaAlertingRuleState:
    actions: Input[Sequence[Input[KibanaAlertingRuleActionArgs]] | None] = None
    alert_delay: Input[float | None] = None
    consumer: Input[str | None] = None
    enabled: Input[bool | None] = None
    flapping: Input[KibanaAlertingRuleFlappingArgs | None] = None
    interval: Input[str | None] = None
    kibana_connections: Input[Sequence[Input[KibanaAlertingRuleKibanaConnectionArgs]] | None] = None
    last_execution_date: Input[str | None] = None
    last_execution_status: Input[str | None] = None
    name: Input[str | None] = None
    notify_when: Input[str | None] = None
    params: Input[str | None] = None
    rule_id: Input[str | None] = None
    rule_type_id: Input[str | None] = None
    scheduled_task_id: Input[str | None] = None
    space_id: Input[str | None] = None
    tags: Input[Sequence[Input[str]] | None] = None
    throttle: Input[str | None] = None
    timeouts: Input[KibanaAlertingRuleTimeoutsArgs | None] = None


@resource_type(_TOKEN)
class KibanaAlertingRule(CustomResource):
    actions: Output[Sequence[KibanaAlertingRuleAction] | None]
    alert_delay: Output[float]
    consumer: Output[str]
    enabled: Output[bool]
    flapping: Output[KibanaAlertingRuleFlapping]
    interval: Output[str]
    kibana_connections: Output[Sequence[KibanaAlertingRuleKibanaConnection] | None]
    last_execution_date: Output[str]
    last_execution_status: Output[str]
    name: Output[str]
    notify_when: Output[str]
    params: Output[str]
    rule_id: Output[str]
    rule_type_id: Output[str]
    scheduled_task_id: Output[str]
    space_id: Output[str]
    tags: Output[Sequence[str] | None]
    throttle: Output[str]
    timeouts: Output[KibanaAlertingRuleTimeouts | None]

    @overload
    def __init__(
        self,
        resource_name: str,
        args: KibanaAlertingRuleArgs,
        opts: ResourceOptions | None = None,
    ) -> None: ...

    @overload
    def __init__(
        self,
        resource_name: str,
        opts: ResourceOptions | None = None,
        *,
        actions: Input[
            Sequence[Input[KibanaAlertingRuleActionArgs | KibanaAlertingRuleActionArgsDict]] | None
        ] = None,
        alert_delay: Input[float | None] = None,
        consumer: Input[str | None] = None,
        enabled: Input[bool | None] = None,
        flapping: Input[
            KibanaAlertingRuleFlappingArgs | KibanaAlertingRuleFlappingArgsDict | None
        ] = None,
        interval: Input[str | None] = None,
        kibana_connections: Input[
            Sequence[
                Input[
                    KibanaAlertingRuleKibanaConnectionArgs
                    | KibanaAlertingRuleKibanaConnectionArgsDict
                ]
            ]
            | None
        ] = None,
        name: Input[str | None] = None,
        notify_when: Input[str | None] = None,
        params: Input[str | None] = None,
        rule_id: Input[str | None] = None,
        rule_type_id: Input[str | None] = None,
        space_id: Input[str | None] = None,
        tags: Input[Sequence[Input[str]] | None] = None,
        throttle: Input[str | None] = None,
        timeouts: Input[
            KibanaAlertingRuleTimeoutsArgs | KibanaAlertingRuleTimeoutsArgsDict | None
        ] = None,
        __props__: _KibanaAlertingRuleState | None = None,
    ) -> None: ...

    def __init__(self, resource_name: str, *args: Any, **kwargs: Any) -> None:
        props, opts = resource_inputs(
            KibanaAlertingRuleArgs,
            args,
            kwargs,
            required=["consumer", "interval", "params", "rule_type_id"],
            secret=[],
            computed=["last_execution_date", "last_execution_status", "scheduled_task_id"],
        )
        super().__init__(_TOKEN, resource_name, props, opts, package_ref=get_package())

    @staticmethod
    def get(
        resource_name: str,
        id: Input[str],
        opts: ResourceOptions | None = None,
        *,
        actions: Input[
            Sequence[Input[KibanaAlertingRuleActionArgs | KibanaAlertingRuleActionArgsDict]] | None
        ] = None,
        alert_delay: Input[float | None] = None,
        consumer: Input[str | None] = None,
        enabled: Input[bool | None] = None,
        flapping: Input[
            KibanaAlertingRuleFlappingArgs | KibanaAlertingRuleFlappingArgsDict | None
        ] = None,
        interval: Input[str | None] = None,
        kibana_connections: Input[
            Sequence[
                Input[
                    KibanaAlertingRuleKibanaConnectionArgs
                    | KibanaAlertingRuleKibanaConnectionArgsDict
                ]
            ]
            | None
        ] = None,
        last_execution_date: Input[str | None] = None,
        last_execution_status: Input[str | None] = None,
        name: Input[str | None] = None,
        notify_when: Input[str | None] = None,
        params: Input[str | None] = None,
        rule_id: Input[str | None] = None,
        rule_type_id: Input[str | None] = None,
        scheduled_task_id: Input[str | None] = None,
        space_id: Input[str | None] = None,
        tags: Input[Sequence[Input[str]] | None] = None,
        throttle: Input[str | None] = None,
        timeouts: Input[
            KibanaAlertingRuleTimeoutsArgs | KibanaAlertingRuleTimeoutsArgsDict | None
        ] = None,
    ) -> "KibanaAlertingRule":
        """Read the resource that exists under this id."""
        return KibanaAlertingRule(
            resource_name,
            ResourceOptions.merge(opts, ResourceOptions(id=id)),
            __props__=resource_state(
                _KibanaAlertingRuleState,
                actions=actions,
                alert_delay=alert_delay,
                consumer=consumer,
                enabled=enabled,
                flapping=flapping,
                interval=interval,
                kibana_connections=kibana_connections,
                last_execution_date=last_execution_date,
                last_execution_status=last_execution_status,
                name=name,
                notify_when=notify_when,
                params=params,
                rule_id=rule_id,
                rule_type_id=rule_type_id,
                scheduled_task_id=scheduled_task_id,
                space_id=space_id,
                tags=tags,
                throttle=throttle,
                timeouts=timeouts,
            ),
        )
