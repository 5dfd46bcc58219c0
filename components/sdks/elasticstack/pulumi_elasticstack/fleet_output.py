"""The bindings of FleetOutput, written by components/sdks/generate.py."""

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
    "FleetOutput",
    "FleetOutputArgs",
    "FleetOutputKafkaArgs",
    "FleetOutputKafkaArgsDict",
    "FleetOutputKafkaHashArgs",
    "FleetOutputKafkaHashArgsDict",
    "FleetOutputKafkaHeaderArgs",
    "FleetOutputKafkaHeaderArgsDict",
    "FleetOutputKafkaRandomArgs",
    "FleetOutputKafkaRandomArgsDict",
    "FleetOutputKafkaRoundRobinArgs",
    "FleetOutputKafkaRoundRobinArgsDict",
    "FleetOutputKafkaSaslArgs",
    "FleetOutputKafkaSaslArgsDict",
    "FleetOutputKibanaConnectionArgs",
    "FleetOutputKibanaConnectionArgsDict",
    "FleetOutputSslArgs",
    "FleetOutputSslArgsDict",
    "FleetOutputTimeoutsArgs",
    "FleetOutputTimeoutsArgsDict",
]

_TOKEN = "elasticstack:index/fleetOutput:FleetOutput"


class FleetOutputKafkaHashArgsDict(TypedDict):
    hash: NotRequired[Input[str | None]]
    random: NotRequired[Input[bool | None]]


@input_type
class FleetOutputKafkaHashArgs:
    hash: Input[str | None] = None
    random: Input[bool | None] = None


class FleetOutputKafkaHeaderArgsDict(TypedDict):
    key: Input[str]
    value: Input[str]


@input_type
class FleetOutputKafkaHeaderArgs:
    key: Input[str]
    value: Input[str]


class FleetOutputKafkaRandomArgsDict(TypedDict):
    group_events: NotRequired[Input[float | None]]


@input_type
class FleetOutputKafkaRandomArgs:
    group_events: Input[float | None] = None


class FleetOutputKafkaRoundRobinArgsDict(TypedDict):
    group_events: NotRequired[Input[float | None]]


@input_type
class FleetOutputKafkaRoundRobinArgs:
    group_events: Input[float | None] = None


class FleetOutputKafkaSaslArgsDict(TypedDict):
    mechanism: NotRequired[Input[str | None]]


@input_type
class FleetOutputKafkaSaslArgs:
    mechanism: Input[str | None] = None


class FleetOutputKafkaArgsDict(TypedDict):
    auth_type: NotRequired[Input[str | None]]
    broker_timeout: NotRequired[Input[float | None]]
    client_id: NotRequired[Input[str | None]]
    compression: NotRequired[Input[str | None]]
    compression_level: NotRequired[Input[float | None]]
    connection_type: NotRequired[Input[str | None]]
    hash: NotRequired[Input[FleetOutputKafkaHashArgsDict | None]]
    headers: NotRequired[Input[Sequence[Input[FleetOutputKafkaHeaderArgsDict]] | None]]
    key: NotRequired[Input[str | None]]
    partition: NotRequired[Input[str | None]]
    password: NotRequired[Input[str | None]]
    random: NotRequired[Input[FleetOutputKafkaRandomArgsDict | None]]
    required_acks: NotRequired[Input[float | None]]
    round_robin: NotRequired[Input[FleetOutputKafkaRoundRobinArgsDict | None]]
    sasl: NotRequired[Input[FleetOutputKafkaSaslArgsDict | None]]
    timeout: NotRequired[Input[float | None]]
    topic: NotRequired[Input[str | None]]
    username: NotRequired[Input[str | None]]
    version: NotRequired[Input[str | None]]


@input_type
class FleetOutputKafkaArgs:
    auth_type: Input[str | None] = None
    broker_timeout: Input[float | None] = None
    client_id: Input[str | None] = None
    compression: Input[str | None] = None
    compression_level: Input[float | None] = None
    connection_type: Input[str | None] = None
    hash: Input[FleetOutputKafkaHashArgs | None] = None
    headers: Input[Sequence[Input[FleetOutputKafkaHeaderArgs]] | None] = None
    key: Input[str | None] = None
    partition: Input[str | None] = None
    password: Input[str | None] = None
    random: Input[FleetOutputKafkaRandomArgs | None] = None
    required_acks: Input[float | None] = None
    round_robin: Input[FleetOutputKafkaRoundRobinArgs | None] = None
    sasl: Input[FleetOutputKafkaSaslArgs | None] = None
    timeout: Input[float | None] = None
    topic: Input[str | None] = None
    username: Input[str | None] = None
    version: Input[str | None] = None


class FleetOutputKibanaConnectionArgsDict(TypedDict):
    api_key: NotRequired[Input[str | None]]
    bearer_token: NotRequired[Input[str | None]]
    ca_certs: NotRequired[Input[Sequence[Input[str]] | None]]
    endpoints: NotRequired[Input[Sequence[Input[str]] | None]]
    insecure: NotRequired[Input[bool | None]]
    password: NotRequired[Input[str | None]]
    username: NotRequired[Input[str | None]]


@input_type
class FleetOutputKibanaConnectionArgs:
    api_key: Input[str | None] = None
    bearer_token: Input[str | None] = None
    ca_certs: Input[Sequence[Input[str]] | None] = None
    endpoints: Input[Sequence[Input[str]] | None] = None
    insecure: Input[bool | None] = None
    password: Input[str | None] = None
    username: Input[str | None] = None


class FleetOutputSslArgsDict(TypedDict):
    certificate: NotRequired[Input[str | None]]
    certificate_authorities: NotRequired[Input[Sequence[Input[str]] | None]]
    key: NotRequired[Input[str | None]]
    verification_mode: NotRequired[Input[str | None]]


@input_type
class FleetOutputSslArgs:
    certificate: Input[str | None] = None
    certificate_authorities: Input[Sequence[Input[str]] | None] = None
    key: Input[str | None] = None
    verification_mode: Input[str | None] = None


class FleetOutputTimeoutsArgsDict(TypedDict):
    create: NotRequired[Input[str | None]]
    delete: NotRequired[Input[str | None]]
    read: NotRequired[Input[str | None]]
    update: NotRequired[Input[str | None]]


@input_type
class FleetOutputTimeoutsArgs:
    create: Input[str | None] = None
    delete: Input[str | None] = None
    read: Input[str | None] = None
    update: Input[str | None] = None


@output_type
class FleetOutputKafkaHash(dict[str, Any]):
    hash: str | None = None
    random: bool | None = None


@output_type
class FleetOutputKafkaHeader(dict[str, Any]):
    key: str
    value: str


@output_type
class FleetOutputKafkaRandom(dict[str, Any]):
    group_events: float | None = None


@output_type
class FleetOutputKafkaRoundRobin(dict[str, Any]):
    group_events: float | None = None


@output_type
class FleetOutputKafkaSasl(dict[str, Any]):
    mechanism: str | None = None


@output_type
class FleetOutputKafka(dict[str, Any]):
    auth_type: str | None = None
    broker_timeout: float | None = None
    client_id: str | None = None
    compression: str | None = None
    compression_level: float | None = None
    connection_type: str | None = None
    hash: FleetOutputKafkaHash | None = None
    headers: Sequence[FleetOutputKafkaHeader] | None = None
    key: str | None = None
    partition: str | None = None
    password: str | None = None
    random: FleetOutputKafkaRandom | None = None
    required_acks: float | None = None
    round_robin: FleetOutputKafkaRoundRobin | None = None
    sasl: FleetOutputKafkaSasl | None = None
    timeout: float | None = None
    topic: str | None = None
    username: str | None = None
    version: str | None = None


@output_type
class FleetOutputKibanaConnection(dict[str, Any]):
    api_key: str | None = None
    bearer_token: str | None = None
    ca_certs: Sequence[str] | None = None
    endpoints: Sequence[str] | None = None
    insecure: bool | None = None
    password: str | None = None
    username: str | None = None


@output_type
class FleetOutputSsl(dict[str, Any]):
    certificate: str | None = None
    certificate_authorities: Sequence[str] | None = None
    key: str | None = None
    verification_mode: str | None = None


@output_type
class FleetOutputTimeouts(dict[str, Any]):
    create: str | None = None
    delete: str | None = None
    read: str | None = None
    update: str | None = None  # type: ignore[assignment]


@input_type
class FleetOutputArgs:
    hosts: Input[Sequence[Input[str]]]
    type: Input[str]
    ca_sha256: Input[str | None] = None
    ca_trusted_fingerprint: Input[str | None] = None
    config_yaml: Input[str | None] = None
    default_integrations: Input[bool | None] = None
    default_monitoring: Input[bool | None] = None
    kafka: Input[FleetOutputKafkaArgs | None] = None
    kibana_connections: Input[Sequence[Input[FleetOutputKibanaConnectionArgs]] | None] = None
    name: Input[str | None] = None
    output_id: Input[str | None] = None
    service_token: Input[str | None] = None
    space_ids: Input[Sequence[Input[str]] | None] = None
    ssl: Input[FleetOutputSslArgs | None] = None
    sync_integrations: Input[bool | None] = None
    sync_uninstalled_integrations: Input[bool | None] = None
    timeouts: Input[FleetOutputTimeoutsArgs | None] = None
    write_to_logs_streams: Input[bool | None] = None


@resource_type(_TOKEN)
class FleetOutput(CustomResource):
    ca_sha256: Output[str | None]
    ca_trusted_fingerprint: Output[str | None]
    config_yaml: Output[str | None]
    default_integrations: Output[bool]
    default_monitoring: Output[bool]
    hosts: Output[Sequence[str]]
    kafka: Output[FleetOutputKafka | None]
    kibana_connections: Output[Sequence[FleetOutputKibanaConnection] | None]
    name: Output[str]
    output_id: Output[str]
    service_token: Output[str | None]
    space_ids: Output[Sequence[str]]
    ssl: Output[FleetOutputSsl | None]
    sync_integrations: Output[bool | None]
    sync_uninstalled_integrations: Output[bool | None]
    timeouts: Output[FleetOutputTimeouts | None]
    type: Output[str]
    write_to_logs_streams: Output[bool | None]

    @overload
    def __init__(
        self,
        resource_name: str,
        args: FleetOutputArgs,
        opts: ResourceOptions | None = None,
    ) -> None: ...

    @overload
    def __init__(
        self,
        resource_name: str,
        opts: ResourceOptions | None = None,
        *,
        ca_sha256: Input[str | None] = None,
        ca_trusted_fingerprint: Input[str | None] = None,
        config_yaml: Input[str | None] = None,
        default_integrations: Input[bool | None] = None,
        default_monitoring: Input[bool | None] = None,
        hosts: Input[Sequence[Input[str]] | None] = None,
        kafka: Input[FleetOutputKafkaArgs | FleetOutputKafkaArgsDict | None] = None,
        kibana_connections: Input[
            Sequence[Input[FleetOutputKibanaConnectionArgs | FleetOutputKibanaConnectionArgsDict]]
            | None
        ] = None,
        name: Input[str | None] = None,
        output_id: Input[str | None] = None,
        service_token: Input[str | None] = None,
        space_ids: Input[Sequence[Input[str]] | None] = None,
        ssl: Input[FleetOutputSslArgs | FleetOutputSslArgsDict | None] = None,
        sync_integrations: Input[bool | None] = None,
        sync_uninstalled_integrations: Input[bool | None] = None,
        timeouts: Input[FleetOutputTimeoutsArgs | FleetOutputTimeoutsArgsDict | None] = None,
        type: Input[str | None] = None,
        write_to_logs_streams: Input[bool | None] = None,
        __props__: FleetOutputArgs | None = None,
    ) -> None: ...

    def __init__(self, resource_name: str, *args: Any, **kwargs: Any) -> None:
        props, opts = resource_inputs(
            FleetOutputArgs,
            args,
            kwargs,
            required=["hosts", "type"],
            secret=["config_yaml", "service_token"],
            computed=[],
        )
        super().__init__(_TOKEN, resource_name, props, opts, package_ref=get_package())

    @staticmethod
    def get(
        resource_name: str,
        id: Input[str],
        opts: ResourceOptions | None = None,
        *,
        ca_sha256: Input[str | None] = None,
        ca_trusted_fingerprint: Input[str | None] = None,
        config_yaml: Input[str | None] = None,
        default_integrations: Input[bool | None] = None,
        default_monitoring: Input[bool | None] = None,
        hosts: Input[Sequence[Input[str]] | None] = None,
        kafka: Input[FleetOutputKafkaArgs | FleetOutputKafkaArgsDict | None] = None,
        kibana_connections: Input[
            Sequence[Input[FleetOutputKibanaConnectionArgs | FleetOutputKibanaConnectionArgsDict]]
            | None
        ] = None,
        name: Input[str | None] = None,
        output_id: Input[str | None] = None,
        service_token: Input[str | None] = None,
        space_ids: Input[Sequence[Input[str]] | None] = None,
        ssl: Input[FleetOutputSslArgs | FleetOutputSslArgsDict | None] = None,
        sync_integrations: Input[bool | None] = None,
        sync_uninstalled_integrations: Input[bool | None] = None,
        timeouts: Input[FleetOutputTimeoutsArgs | FleetOutputTimeoutsArgsDict | None] = None,
        type: Input[str | None] = None,
        write_to_logs_streams: Input[bool | None] = None,
    ) -> "FleetOutput":
        """Read the resource that exists under this id."""
        return FleetOutput(
            resource_name,
            ResourceOptions.merge(opts, ResourceOptions(id=id)),
            __props__=resource_state(
                FleetOutputArgs,
                ca_sha256=ca_sha256,
                ca_trusted_fingerprint=ca_trusted_fingerprint,
                config_yaml=config_yaml,
                default_integrations=default_integrations,
                default_monitoring=default_monitoring,
                hosts=hosts,
                kafka=kafka,
                kibana_connections=kibana_connections,
                name=name,
                output_id=output_id,
                service_token=service_token,
                space_ids=space_ids,
                ssl=ssl,
                sync_integrations=sync_integrations,
                sync_uninstalled_integrations=sync_uninstalled_integrations,
                timeouts=timeouts,
                type=type,
                write_to_logs_streams=write_to_logs_streams,
            ),
        )
