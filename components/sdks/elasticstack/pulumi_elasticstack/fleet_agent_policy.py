"""The bindings of FleetAgentPolicy, written by components/sdks/generate.py."""

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
    "FleetAgentPolicy",
    "FleetAgentPolicyAdvancedMonitoringOptionsArgs",
    "FleetAgentPolicyAdvancedMonitoringOptionsArgsDict",
    "FleetAgentPolicyAdvancedMonitoringOptionsDiagnosticsArgs",
    "FleetAgentPolicyAdvancedMonitoringOptionsDiagnosticsArgsDict",
    "FleetAgentPolicyAdvancedMonitoringOptionsDiagnosticsFileUploaderArgs",
    "FleetAgentPolicyAdvancedMonitoringOptionsDiagnosticsFileUploaderArgsDict",
    "FleetAgentPolicyAdvancedMonitoringOptionsDiagnosticsRateLimitsArgs",
    "FleetAgentPolicyAdvancedMonitoringOptionsDiagnosticsRateLimitsArgsDict",
    "FleetAgentPolicyAdvancedMonitoringOptionsHttpMonitoringEndpointArgs",
    "FleetAgentPolicyAdvancedMonitoringOptionsHttpMonitoringEndpointArgsDict",
    "FleetAgentPolicyAdvancedSettingsArgs",
    "FleetAgentPolicyAdvancedSettingsArgsDict",
    "FleetAgentPolicyArgs",
    "FleetAgentPolicyGlobalDataTagsArgs",
    "FleetAgentPolicyGlobalDataTagsArgsDict",
    "FleetAgentPolicyKibanaConnectionArgs",
    "FleetAgentPolicyKibanaConnectionArgsDict",
]

_TOKEN = "elasticstack:index/fleetAgentPolicy:FleetAgentPolicy"


class FleetAgentPolicyAdvancedMonitoringOptionsDiagnosticsFileUploaderArgsDict(TypedDict):
    backoff_duration: NotRequired[Input[str | None]]
    init_duration: NotRequired[Input[str | None]]
    max_retries: NotRequired[Input[float | None]]


@input_type
class FleetAgentPolicyAdvancedMonitoringOptionsDiagnosticsFileUploaderArgs:
    backoff_duration: Input[str | None] = None
    init_duration: Input[str | None] = None
    max_retries: Input[float | None] = None


class FleetAgentPolicyAdvancedMonitoringOptionsDiagnosticsRateLimitsArgsDict(TypedDict):
    burst: NotRequired[Input[float | None]]
    interval: NotRequired[Input[str | None]]


@input_type
class FleetAgentPolicyAdvancedMonitoringOptionsDiagnosticsRateLimitsArgs:
    burst: Input[float | None] = None
    interval: Input[str | None] = None


class FleetAgentPolicyAdvancedMonitoringOptionsDiagnosticsArgsDict(TypedDict):
    file_uploader: NotRequired[
        Input[FleetAgentPolicyAdvancedMonitoringOptionsDiagnosticsFileUploaderArgsDict | None]
    ]
    rate_limits: NotRequired[
        Input[FleetAgentPolicyAdvancedMonitoringOptionsDiagnosticsRateLimitsArgsDict | None]
    ]


@input_type
class FleetAgentPolicyAdvancedMonitoringOptionsDiagnosticsArgs:
    file_uploader: Input[
        FleetAgentPolicyAdvancedMonitoringOptionsDiagnosticsFileUploaderArgs | None
    ] = None
    rate_limits: Input[
        FleetAgentPolicyAdvancedMonitoringOptionsDiagnosticsRateLimitsArgs | None
    ] = None


class FleetAgentPolicyAdvancedMonitoringOptionsHttpMonitoringEndpointArgsDict(TypedDict):
    buffer_enabled: NotRequired[Input[bool | None]]
    enabled: NotRequired[Input[bool | None]]
    host: NotRequired[Input[str | None]]
    port: NotRequired[Input[float | None]]
    pprof_enabled: NotRequired[Input[bool | None]]


@input_type
class FleetAgentPolicyAdvancedMonitoringOptionsHttpMonitoringEndpointArgs:
    buffer_enabled: Input[bool | None] = None
    enabled: Input[bool | None] = None
    host: Input[str | None] = None
    port: Input[float | None] = None
    pprof_enabled: Input[bool | None] = None


class FleetAgentPolicyAdvancedMonitoringOptionsArgsDict(TypedDict):
    diagnostics: NotRequired[
        Input[FleetAgentPolicyAdvancedMonitoringOptionsDiagnosticsArgsDict | None]
    ]
    http_monitoring_endpoint: NotRequired[
        Input[FleetAgentPolicyAdvancedMonitoringOptionsHttpMonitoringEndpointArgsDict | None]
    ]


@input_type
class FleetAgentPolicyAdvancedMonitoringOptionsArgs:
    diagnostics: Input[FleetAgentPolicyAdvancedMonitoringOptionsDiagnosticsArgs | None] = None
    http_monitoring_endpoint: Input[
        FleetAgentPolicyAdvancedMonitoringOptionsHttpMonitoringEndpointArgs | None
    ] = None


class FleetAgentPolicyAdvancedSettingsArgsDict(TypedDict):
    download_target_directory: NotRequired[Input[str | None]]
    download_timeout: NotRequired[Input[str | None]]
    go_max_procs: NotRequired[Input[float | None]]
    logging_files_interval: NotRequired[Input[str | None]]
    logging_files_keepfiles: NotRequired[Input[float | None]]
    logging_files_rotateeverybytes: NotRequired[Input[float | None]]
    logging_level: NotRequired[Input[str | None]]
    logging_metrics_period: NotRequired[Input[str | None]]
    logging_to_files: NotRequired[Input[bool | None]]
    monitoring_runtime_experimental: NotRequired[Input[str | None]]


@input_type
class FleetAgentPolicyAdvancedSettingsArgs:
    download_target_directory: Input[str | None] = None
    download_timeout: Input[str | None] = None
    go_max_procs: Input[float | None] = None
    logging_files_interval: Input[str | None] = None
    logging_files_keepfiles: Input[float | None] = None
    logging_files_rotateeverybytes: Input[float | None] = None
    logging_level: Input[str | None] = None
    logging_metrics_period: Input[str | None] = None
    logging_to_files: Input[bool | None] = None
    monitoring_runtime_experimental: Input[str | None] = None


class FleetAgentPolicyGlobalDataTagsArgsDict(TypedDict):
    number_value: NotRequired[Input[float | None]]
    string_value: NotRequired[Input[str | None]]


@input_type
class FleetAgentPolicyGlobalDataTagsArgs:
    number_value: Input[float | None] = None
    string_value: Input[str | None] = None


class FleetAgentPolicyKibanaConnectionArgsDict(TypedDict):
    api_key: NotRequired[Input[str | None]]
    bearer_token: NotRequired[Input[str | None]]
    ca_certs: NotRequired[Input[Sequence[Input[str]] | None]]
    endpoints: NotRequired[Input[Sequence[Input[str]] | None]]
    insecure: NotRequired[Input[bool | None]]
    password: NotRequired[Input[str | None]]
    username: NotRequired[Input[str | None]]


@input_type
class FleetAgentPolicyKibanaConnectionArgs:
    api_key: Input[str | None] = None
    bearer_token: Input[str | None] = None
    ca_certs: Input[Sequence[Input[str]] | None] = None
    endpoints: Input[Sequence[Input[str]] | None] = None
    insecure: Input[bool | None] = None
    password: Input[str | None] = None
    username: Input[str | None] = None


@output_type
class FleetAgentPolicyAdvancedMonitoringOptionsDiagnosticsFileUploader(dict[str, Any]):
    backoff_duration: str | None = None
    init_duration: str | None = None
    max_retries: float | None = None


@output_type
class FleetAgentPolicyAdvancedMonitoringOptionsDiagnosticsRateLimits(dict[str, Any]):
    burst: float | None = None
    interval: str | None = None


@output_type
class FleetAgentPolicyAdvancedMonitoringOptionsDiagnostics(dict[str, Any]):
    file_uploader: FleetAgentPolicyAdvancedMonitoringOptionsDiagnosticsFileUploader | None = None
    rate_limits: FleetAgentPolicyAdvancedMonitoringOptionsDiagnosticsRateLimits | None = None


@output_type
class FleetAgentPolicyAdvancedMonitoringOptionsHttpMonitoringEndpoint(dict[str, Any]):
    buffer_enabled: bool | None = None
    enabled: bool | None = None
    host: str | None = None
    port: float | None = None
    pprof_enabled: bool | None = None


@output_type
class FleetAgentPolicyAdvancedMonitoringOptions(dict[str, Any]):
    diagnostics: FleetAgentPolicyAdvancedMonitoringOptionsDiagnostics | None = None
    http_monitoring_endpoint: (
        FleetAgentPolicyAdvancedMonitoringOptionsHttpMonitoringEndpoint | None
    ) = None


@output_type
class FleetAgentPolicyAdvancedSettings(dict[str, Any]):
    download_target_directory: str | None = None
    download_timeout: str | None = None
    go_max_procs: float | None = None
    logging_files_interval: str | None = None
    logging_files_keepfiles: float | None = None
    logging_files_rotateeverybytes: float | None = None
    logging_level: str | None = None
    logging_metrics_period: str | None = None
    logging_to_files: bool | None = None
    monitoring_runtime_experimental: str | None = None


@output_type
class FleetAgentPolicyGlobalDataTags(dict[str, Any]):
    number_value: float | None = None
    string_value: str | None = None


@output_type
class FleetAgentPolicyKibanaConnection(dict[str, Any]):
    api_key: str | None = None
    bearer_token: str | None = None
    ca_certs: Sequence[str] | None = None
    endpoints: Sequence[str] | None = None
    insecure: bool | None = None
    password: str | None = None
    username: str | None = None


@input_type
class FleetAgentPolicyArgs:
    namespace: Input[str]
    advanced_monitoring_options: Input[FleetAgentPolicyAdvancedMonitoringOptionsArgs | None] = None
    advanced_settings: Input[FleetAgentPolicyAdvancedSettingsArgs | None] = None
    data_output_id: Input[str | None] = None
    description: Input[str | None] = None
    download_source_id: Input[str | None] = None
    fleet_server_host_id: Input[str | None] = None
    global_data_tags: Input[Mapping[str, Input[FleetAgentPolicyGlobalDataTagsArgs]] | None] = None
    host_name_format: Input[str | None] = None
    inactivity_timeout: Input[str | None] = None
    is_protected: Input[bool | None] = None
    kibana_connections: Input[Sequence[Input[FleetAgentPolicyKibanaConnectionArgs]] | None] = None
    monitor_logs: Input[bool | None] = None
    monitor_metrics: Input[bool | None] = None
    monitoring_output_id: Input[str | None] = None
    name: Input[str | None] = None
    policy_id: Input[str | None] = None
    required_versions: Input[Mapping[str, Input[float]] | None] = None
    skip_destroy: Input[bool | None] = None
    space_ids: Input[Sequence[Input[str]] | None] = None
    supports_agentless: Input[bool | None] = None
    sys_monitoring: Input[bool | None] = None
    unenrollment_timeout: Input[str | None] = None


@resource_type(_TOKEN)
class FleetAgentPolicy(CustomResource):
    advanced_monitoring_options: Output[FleetAgentPolicyAdvancedMonitoringOptions]
    advanced_settings: Output[FleetAgentPolicyAdvancedSettings]
    data_output_id: Output[str | None]
    description: Output[str | None]
    download_source_id: Output[str | None]
    fleet_server_host_id: Output[str | None]
    global_data_tags: Output[Mapping[str, FleetAgentPolicyGlobalDataTags]]
    host_name_format: Output[str]
    inactivity_timeout: Output[str]
    is_protected: Output[bool]
    kibana_connections: Output[Sequence[FleetAgentPolicyKibanaConnection] | None]
    monitor_logs: Output[bool]
    monitor_metrics: Output[bool]
    monitoring_output_id: Output[str | None]
    name: Output[str]
    namespace: Output[str]
    policy_id: Output[str]
    required_versions: Output[Mapping[str, float]]
    skip_destroy: Output[bool | None]
    space_ids: Output[Sequence[str]]
    supports_agentless: Output[bool | None]
    sys_monitoring: Output[bool | None]
    unenrollment_timeout: Output[str]

    @overload
    def __init__(
        self,
        resource_name: str,
        args: FleetAgentPolicyArgs,
        opts: ResourceOptions | None = None,
    ) -> None: ...

    @overload
    def __init__(
        self,
        resource_name: str,
        opts: ResourceOptions | None = None,
        *,
        advanced_monitoring_options: Input[
            FleetAgentPolicyAdvancedMonitoringOptionsArgs
            | FleetAgentPolicyAdvancedMonitoringOptionsArgsDict
            | None
        ] = None,
        advanced_settings: Input[
            FleetAgentPolicyAdvancedSettingsArgs | FleetAgentPolicyAdvancedSettingsArgsDict | None
        ] = None,
        data_output_id: Input[str | None] = None,
        description: Input[str | None] = None,
        download_source_id: Input[str | None] = None,
        fleet_server_host_id: Input[str | None] = None,
        global_data_tags: Input[
            Mapping[
                str,
                Input[FleetAgentPolicyGlobalDataTagsArgs | FleetAgentPolicyGlobalDataTagsArgsDict],
            ]
            | None
        ] = None,
        host_name_format: Input[str | None] = None,
        inactivity_timeout: Input[str | None] = None,
        is_protected: Input[bool | None] = None,
        kibana_connections: Input[
            Sequence[
                Input[
                    FleetAgentPolicyKibanaConnectionArgs | FleetAgentPolicyKibanaConnectionArgsDict
                ]
            ]
            | None
        ] = None,
        monitor_logs: Input[bool | None] = None,
        monitor_metrics: Input[bool | None] = None,
        monitoring_output_id: Input[str | None] = None,
        name: Input[str | None] = None,
        namespace: Input[str | None] = None,
        policy_id: Input[str | None] = None,
        required_versions: Input[Mapping[str, Input[float]] | None] = None,
        skip_destroy: Input[bool | None] = None,
        space_ids: Input[Sequence[Input[str]] | None] = None,
        supports_agentless: Input[bool | None] = None,
        sys_monitoring: Input[bool | None] = None,
        unenrollment_timeout: Input[str | None] = None,
        __props__: FleetAgentPolicyArgs | None = None,
    ) -> None: ...

    def __init__(self, resource_name: str, *args: Any, **kwargs: Any) -> None:
        props, opts = resource_inputs(
            FleetAgentPolicyArgs,
            args,
            kwargs,
            required=["namespace"],
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
        advanced_monitoring_options: Input[
            FleetAgentPolicyAdvancedMonitoringOptionsArgs
            | FleetAgentPolicyAdvancedMonitoringOptionsArgsDict
            | None
        ] = None,
        advanced_settings: Input[
            FleetAgentPolicyAdvancedSettingsArgs | FleetAgentPolicyAdvancedSettingsArgsDict | None
        ] = None,
        data_output_id: Input[str | None] = None,
        description: Input[str | None] = None,
        download_source_id: Input[str | None] = None,
        fleet_server_host_id: Input[str | None] = None,
        global_data_tags: Input[
            Mapping[
                str,
                Input[FleetAgentPolicyGlobalDataTagsArgs | FleetAgentPolicyGlobalDataTagsArgsDict],
            ]
            | None
        ] = None,
        host_name_format: Input[str | None] = None,
        inactivity_timeout: Input[str | None] = None,
        is_protected: Input[bool | None] = None,
        kibana_connections: Input[
            Sequence[
                Input[
                    FleetAgentPolicyKibanaConnectionArgs | FleetAgentPolicyKibanaConnectionArgsDict
                ]
            ]
            | None
        ] = None,
        monitor_logs: Input[bool | None] = None,
        monitor_metrics: Input[bool | None] = None,
        monitoring_output_id: Input[str | None] = None,
        name: Input[str | None] = None,
        namespace: Input[str | None] = None,
        policy_id: Input[str | None] = None,
        required_versions: Input[Mapping[str, Input[float]] | None] = None,
        skip_destroy: Input[bool | None] = None,
        space_ids: Input[Sequence[Input[str]] | None] = None,
        supports_agentless: Input[bool | None] = None,
        sys_monitoring: Input[bool | None] = None,
        unenrollment_timeout: Input[str | None] = None,
    ) -> "FleetAgentPolicy":
        """Read the resource that exists under this id."""
        return FleetAgentPolicy(
            resource_name,
            ResourceOptions.merge(opts, ResourceOptions(id=id)),
            __props__=resource_state(
                FleetAgentPolicyArgs,
                advanced_monitoring_options=advanced_monitoring_options,
                advanced_settings=advanced_settings,
                data_output_id=data_output_id,
                description=description,
                download_source_id=download_source_id,
                fleet_server_host_id=fleet_server_host_id,
                global_data_tags=global_data_tags,
                host_name_format=host_name_format,
                inactivity_timeout=inactivity_timeout,
                is_protected=is_protected,
                kibana_connections=kibana_connections,
                monitor_logs=monitor_logs,
                monitor_metrics=monitor_metrics,
                monitoring_output_id=monitoring_output_id,
                name=name,
                namespace=namespace,
                policy_id=policy_id,
                required_versions=required_versions,
                skip_destroy=skip_destroy,
                space_ids=space_ids,
                supports_agentless=supports_agentless,
                sys_monitoring=sys_monitoring,
                unenrollment_timeout=unenrollment_timeout,
            ),
        )
