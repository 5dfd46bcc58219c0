"""The bindings of ElasticsearchMlAnomalyDetectionJob, written by components/sdks/generate.py."""

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
    "ElasticsearchMlAnomalyDetectionJob",
    "ElasticsearchMlAnomalyDetectionJobAnalysisConfigArgs",
    "ElasticsearchMlAnomalyDetectionJobAnalysisConfigArgsDict",
    "ElasticsearchMlAnomalyDetectionJobAnalysisConfigDetectorArgs",
    "ElasticsearchMlAnomalyDetectionJobAnalysisConfigDetectorArgsDict",
    "ElasticsearchMlAnomalyDetectionJobAnalysisConfigDetectorCustomRuleArgs",
    "ElasticsearchMlAnomalyDetectionJobAnalysisConfigDetectorCustomRuleArgsDict",
    "ElasticsearchMlAnomalyDetectionJobAnalysisConfigDetectorCustomRuleConditionArgs",
    "ElasticsearchMlAnomalyDetectionJobAnalysisConfigDetectorCustomRuleConditionArgsDict",
    "ElasticsearchMlAnomalyDetectionJobAnalysisConfigDetectorCustomRuleScopeArgs",
    "ElasticsearchMlAnomalyDetectionJobAnalysisConfigDetectorCustomRuleScopeArgsDict",
    "ElasticsearchMlAnomalyDetectionJobAnalysisConfigPerPartitionCategorizationArgs",
    "ElasticsearchMlAnomalyDetectionJobAnalysisConfigPerPartitionCategorizationArgsDict",
    "ElasticsearchMlAnomalyDetectionJobAnalysisLimitsArgs",
    "ElasticsearchMlAnomalyDetectionJobAnalysisLimitsArgsDict",
    "ElasticsearchMlAnomalyDetectionJobArgs",
    "ElasticsearchMlAnomalyDetectionJobDataDescriptionArgs",
    "ElasticsearchMlAnomalyDetectionJobDataDescriptionArgsDict",
    "ElasticsearchMlAnomalyDetectionJobElasticsearchConnectionArgs",
    "ElasticsearchMlAnomalyDetectionJobElasticsearchConnectionArgsDict",
    "ElasticsearchMlAnomalyDetectionJobModelPlotConfigArgs",
    "ElasticsearchMlAnomalyDetectionJobModelPlotConfigArgsDict",
    "ElasticsearchMlAnomalyDetectionJobTimeoutsArgs",
    "ElasticsearchMlAnomalyDetectionJobTimeoutsArgsDict",
]

_TOKEN = "elasticstack:index/elasticsearchMlAnomalyDetectionJob:ElasticsearchMlAnomalyDetectionJob"


class ElasticsearchMlAnomalyDetectionJobAnalysisConfigDetectorCustomRuleConditionArgsDict(
    TypedDict
):
    applies_to: Input[str]
    operator: Input[str]
    value: Input[float]


@input_type
class ElasticsearchMlAnomalyDetectionJobAnalysisConfigDetectorCustomRuleConditionArgs:
    applies_to: Input[str]
    operator: Input[str]
    value: Input[float]


class ElasticsearchMlAnomalyDetectionJobAnalysisConfigDetectorCustomRuleScopeArgsDict(TypedDict):
    filter_id: Input[str]
    filter_type: NotRequired[Input[str | None]]


@input_type
class ElasticsearchMlAnomalyDetectionJobAnalysisConfigDetectorCustomRuleScopeArgs:
    filter_id: Input[str]
    filter_type: Input[str | None] = None


class ElasticsearchMlAnomalyDetectionJobAnalysisConfigDetectorCustomRuleArgsDict(TypedDict):
    actions: NotRequired[Input[Sequence[Input[str]] | None]]
    conditions: NotRequired[
        Input[
            Sequence[
                Input[
                    ElasticsearchMlAnomalyDetectionJobAnalysisConfigDetectorCustomRuleConditionArgsDict
                ]
            ]
            | None
        ]
    ]
    scope: NotRequired[
        Input[
            Mapping[
                str,
                Input[
                    ElasticsearchMlAnomalyDetectionJobAnalysisConfigDetectorCustomRuleScopeArgsDict
                ],
            ]
            | None
        ]
    ]


@input_type
class ElasticsearchMlAnomalyDetectionJobAnalysisConfigDetectorCustomRuleArgs:
    actions: Input[Sequence[Input[str]] | None] = None
    conditions: Input[
        Sequence[
            Input[ElasticsearchMlAnomalyDetectionJobAnalysisConfigDetectorCustomRuleConditionArgs]
        ]
        | None
    ] = None
    scope: Input[
        Mapping[
            str,
            Input[ElasticsearchMlAnomalyDetectionJobAnalysisConfigDetectorCustomRuleScopeArgs],
        ]
        | None
    ] = None


class ElasticsearchMlAnomalyDetectionJobAnalysisConfigDetectorArgsDict(TypedDict):
    function: Input[str]
    by_field_name: NotRequired[Input[str | None]]
    custom_rules: NotRequired[
        Input[
            Sequence[
                Input[ElasticsearchMlAnomalyDetectionJobAnalysisConfigDetectorCustomRuleArgsDict]
            ]
            | None
        ]
    ]
    detector_description: NotRequired[Input[str | None]]
    exclude_frequent: NotRequired[Input[str | None]]
    field_name: NotRequired[Input[str | None]]
    over_field_name: NotRequired[Input[str | None]]
    partition_field_name: NotRequired[Input[str | None]]
    use_null: NotRequired[Input[bool | None]]


@input_type
class ElasticsearchMlAnomalyDetectionJobAnalysisConfigDetectorArgs:
    function: Input[str]
    by_field_name: Input[str | None] = None
    custom_rules: Input[
        Sequence[Input[ElasticsearchMlAnomalyDetectionJobAnalysisConfigDetectorCustomRuleArgs]]
        | None
    ] = None
    detector_description: Input[str | None] = None
    exclude_frequent: Input[str | None] = None
    field_name: Input[str | None] = None
    over_field_name: Input[str | None] = None
    partition_field_name: Input[str | None] = None
    use_null: Input[bool | None] = None


class ElasticsearchMlAnomalyDetectionJobAnalysisConfigPerPartitionCategorizationArgsDict(TypedDict):
    enabled: NotRequired[Input[bool | None]]
    stop_on_warn: NotRequired[Input[bool | None]]


@input_type
class ElasticsearchMlAnomalyDetectionJobAnalysisConfigPerPartitionCategorizationArgs:
    enabled: Input[bool | None] = None
    stop_on_warn: Input[bool | None] = None


class ElasticsearchMlAnomalyDetectionJobAnalysisConfigArgsDict(TypedDict):
    detectors: Input[
        Sequence[Input[ElasticsearchMlAnomalyDetectionJobAnalysisConfigDetectorArgsDict]]
    ]
    bucket_span: NotRequired[Input[str | None]]
    categorization_field_name: NotRequired[Input[str | None]]
    categorization_filters: NotRequired[Input[Sequence[Input[str]] | None]]
    influencers: NotRequired[Input[Sequence[Input[str]] | None]]
    latency: NotRequired[Input[str | None]]
    model_prune_window: NotRequired[Input[str | None]]
    multivariate_by_fields: NotRequired[Input[bool | None]]
    per_partition_categorization: NotRequired[
        Input[
            ElasticsearchMlAnomalyDetectionJobAnalysisConfigPerPartitionCategorizationArgsDict
            | None
        ]
    ]
    summary_count_field_name: NotRequired[Input[str | None]]


@input_type
class ElasticsearchMlAnomalyDetectionJobAnalysisConfigArgs:
    detectors: Input[Sequence[Input[ElasticsearchMlAnomalyDetectionJobAnalysisConfigDetectorArgs]]]
    bucket_span: Input[str | None] = None
    categorization_field_name: Input[str | None] = None
    categorization_filters: Input[Sequence[Input[str]] | None] = None
    influencers: Input[Sequence[Input[str]] | None] = None
    latency: Input[str | None] = None
    model_prune_window: Input[str | None] = None
    multivariate_by_fields: Input[bool | None] = None
    per_partition_categorization: Input[
        ElasticsearchMlAnomalyDetectionJobAnalysisConfigPerPartitionCategorizationArgs | None
    ] = None
    summary_count_field_name: Input[str | None] = None


class ElasticsearchMlAnomalyDetectionJobAnalysisLimitsArgsDict(TypedDict):
    categorization_examples_limit: NotRequired[Input[float | None]]
    model_memory_limit: NotRequired[Input[str | None]]


@input_type
class ElasticsearchMlAnomalyDetectionJobAnalysisLimitsArgs:
    categorization_examples_limit: Input[float | None] = None
    model_memory_limit: Input[str | None] = None


class ElasticsearchMlAnomalyDetectionJobDataDescriptionArgsDict(TypedDict):
    time_field: NotRequired[Input[str | None]]
    time_format: NotRequired[Input[str | None]]


@input_type
class ElasticsearchMlAnomalyDetectionJobDataDescriptionArgs:
    time_field: Input[str | None] = None
    time_format: Input[str | None] = None


class ElasticsearchMlAnomalyDetectionJobElasticsearchConnectionArgsDict(TypedDict):
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
class ElasticsearchMlAnomalyDetectionJobElasticsearchConnectionArgs:
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


class ElasticsearchMlAnomalyDetectionJobModelPlotConfigArgsDict(TypedDict):
    annotations_enabled: NotRequired[Input[bool | None]]
    enabled: NotRequired[Input[bool | None]]
    terms: NotRequired[Input[str | None]]


@input_type
class ElasticsearchMlAnomalyDetectionJobModelPlotConfigArgs:
    annotations_enabled: Input[bool | None] = None
    enabled: Input[bool | None] = None
    terms: Input[str | None] = None


class ElasticsearchMlAnomalyDetectionJobTimeoutsArgsDict(TypedDict):
    create: NotRequired[Input[str | None]]
    delete: NotRequired[Input[str | None]]
    read: NotRequired[Input[str | None]]
    update: NotRequired[Input[str | None]]


@input_type
class ElasticsearchMlAnomalyDetectionJobTimeoutsArgs:
    create: Input[str | None] = None
    delete: Input[str | None] = None
    read: Input[str | None] = None
    update: Input[str | None] = None


@output_type
class ElasticsearchMlAnomalyDetectionJobAnalysisConfigDetectorCustomRuleCondition(dict[str, Any]):
    applies_to: str
    operator: str
    value: float


@output_type
class ElasticsearchMlAnomalyDetectionJobAnalysisConfigDetectorCustomRuleScope(dict[str, Any]):
    filter_id: str
    filter_type: str | None = None


@output_type
class ElasticsearchMlAnomalyDetectionJobAnalysisConfigDetectorCustomRule(dict[str, Any]):
    actions: Sequence[str] | None = None
    conditions: (
        Sequence[ElasticsearchMlAnomalyDetectionJobAnalysisConfigDetectorCustomRuleCondition] | None
    ) = None
    scope: (
        Mapping[str, ElasticsearchMlAnomalyDetectionJobAnalysisConfigDetectorCustomRuleScope] | None
    ) = None


@output_type
class ElasticsearchMlAnomalyDetectionJobAnalysisConfigDetector(dict[str, Any]):
    function: str
    by_field_name: str | None = None
    custom_rules: (
        Sequence[ElasticsearchMlAnomalyDetectionJobAnalysisConfigDetectorCustomRule] | None
    ) = None
    detector_description: str | None = None
    exclude_frequent: str | None = None
    field_name: str | None = None
    over_field_name: str | None = None
    partition_field_name: str | None = None
    use_null: bool | None = None


@output_type
class ElasticsearchMlAnomalyDetectionJobAnalysisConfigPerPartitionCategorization(dict[str, Any]):
    enabled: bool | None = None
    stop_on_warn: bool | None = None


@output_type
class ElasticsearchMlAnomalyDetectionJobAnalysisConfig(dict[str, Any]):
    detectors: Sequence[ElasticsearchMlAnomalyDetectionJobAnalysisConfigDetector]
    bucket_span: str | None = None
    categorization_field_name: str | None = None
    categorization_filters: Sequence[str] | None = None
    influencers: Sequence[str] | None = None
    latency: str | None = None
    model_prune_window: str | None = None
    multivariate_by_fields: bool | None = None
    per_partition_categorization: (
        ElasticsearchMlAnomalyDetectionJobAnalysisConfigPerPartitionCategorization | None
    ) = None
    summary_count_field_name: str | None = None


@output_type
class ElasticsearchMlAnomalyDetectionJobAnalysisLimits(dict[str, Any]):
    categorization_examples_limit: float | None = None
    model_memory_limit: str | None = None


@output_type
class ElasticsearchMlAnomalyDetectionJobDataDescription(dict[str, Any]):
    time_field: str | None = None
    time_format: str | None = None


@output_type
class ElasticsearchMlAnomalyDetectionJobElasticsearchConnection(dict[str, Any]):
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
class ElasticsearchMlAnomalyDetectionJobModelPlotConfig(dict[str, Any]):
    annotations_enabled: bool | None = None
    enabled: bool | None = None
    terms: str | None = None


@output_type
class ElasticsearchMlAnomalyDetectionJobTimeouts(dict[str, Any]):
    create: str | None = None
    delete: str | None = None
    read: str | None = None
    update: str | None = None  # type: ignore[assignment]


@input_type
class ElasticsearchMlAnomalyDetectionJobArgs:
    analysis_config: Input[ElasticsearchMlAnomalyDetectionJobAnalysisConfigArgs]
    data_description: Input[ElasticsearchMlAnomalyDetectionJobDataDescriptionArgs]
    job_id: Input[str]
    allow_lazy_open: Input[bool | None] = None
    analysis_limits: Input[ElasticsearchMlAnomalyDetectionJobAnalysisLimitsArgs | None] = None
    background_persist_interval: Input[str | None] = None
    custom_settings: Input[str | None] = None
    daily_model_snapshot_retention_after_days: Input[float | None] = None
    description: Input[str | None] = None
    elasticsearch_connections: Input[
        Sequence[Input[ElasticsearchMlAnomalyDetectionJobElasticsearchConnectionArgs]] | None
    ] = None
    groups: Input[Sequence[Input[str]] | None] = None
    model_plot_config: Input[ElasticsearchMlAnomalyDetectionJobModelPlotConfigArgs | None] = None
    model_snapshot_retention_days: Input[float | None] = None
    renormalization_window_days: Input[float | None] = None
    results_index_name: Input[str | None] = None
    results_retention_days: Input[float | None] = None
    timeouts: Input[ElasticsearchMlAnomalyDetectionJobTimeoutsArgs | None] = None


@input_type
class _ElasticsearchMlAnomalyDetectionJobState:
    allow_lazy_open: Input[bool | None] = None
    analysis_config: Input[ElasticsearchMlAnomalyDetectionJobAnalysisConfigArgs | None] = None
    analysis_limits: Input[ElasticsearchMlAnomalyDetectionJobAnalysisLimitsArgs | None] = None
    background_persist_interval: Input[str | None] = None
    create_time: Input[str | None] = None
    custom_settings: Input[str | None] = None
    daily_model_snapshot_retention_after_days: Input[float | None] = None
    data_description: Input[ElasticsearchMlAnomalyDetectionJobDataDescriptionArgs | None] = None
    description: Input[str | None] = None
    elasticsearch_connections: Input[
        Sequence[Input[ElasticsearchMlAnomalyDetectionJobElasticsearchConnectionArgs]] | None
    ] = None
    groups: Input[Sequence[Input[str]] | None] = None
    job_id: Input[str | None] = None
    job_type: Input[str | None] = None
    job_version: Input[str | None] = None
    model_plot_config: Input[ElasticsearchMlAnomalyDetectionJobModelPlotConfigArgs | None] = None
    model_snapshot_id: Input[str | None] = None
    model_snapshot_retention_days: Input[float | None] = None
    renormalization_window_days: Input[float | None] = None
    results_index_name: Input[str | None] = None
    results_retention_days: Input[float | None] = None
    timeouts: Input[ElasticsearchMlAnomalyDetectionJobTimeoutsArgs | None] = None


@resource_type(_TOKEN)
class ElasticsearchMlAnomalyDetectionJob(CustomResource):
    allow_lazy_open: Output[bool]
    analysis_config: Output[ElasticsearchMlAnomalyDetectionJobAnalysisConfig]
    analysis_limits: Output[ElasticsearchMlAnomalyDetectionJobAnalysisLimits]
    background_persist_interval: Output[str | None]
    create_time: Output[str]
    custom_settings: Output[str | None]
    daily_model_snapshot_retention_after_days: Output[float]
    data_description: Output[ElasticsearchMlAnomalyDetectionJobDataDescription]
    description: Output[str | None]
    elasticsearch_connections: Output[
        Sequence[ElasticsearchMlAnomalyDetectionJobElasticsearchConnection] | None
    ]
    groups: Output[Sequence[str] | None]
    job_id: Output[str]
    job_type: Output[str]
    job_version: Output[str]
    model_plot_config: Output[ElasticsearchMlAnomalyDetectionJobModelPlotConfig | None]
    model_snapshot_id: Output[str]
    model_snapshot_retention_days: Output[float]
    renormalization_window_days: Output[float | None]
    results_index_name: Output[str]
    results_retention_days: Output[float | None]
    timeouts: Output[ElasticsearchMlAnomalyDetectionJobTimeouts | None]

    @overload
    def __init__(
        self,
        resource_name: str,
        args: ElasticsearchMlAnomalyDetectionJobArgs,
        opts: ResourceOptions | None = None,
    ) -> None: ...

    @overload
    def __init__(
        self,
        resource_name: str,
        opts: ResourceOptions | None = None,
        *,
        allow_lazy_open: Input[bool | None] = None,
        analysis_config: Input[
            ElasticsearchMlAnomalyDetectionJobAnalysisConfigArgs
            | ElasticsearchMlAnomalyDetectionJobAnalysisConfigArgsDict
            | None
        ] = None,
        analysis_limits: Input[
            ElasticsearchMlAnomalyDetectionJobAnalysisLimitsArgs
            | ElasticsearchMlAnomalyDetectionJobAnalysisLimitsArgsDict
            | None
        ] = None,
        background_persist_interval: Input[str | None] = None,
        custom_settings: Input[str | None] = None,
        daily_model_snapshot_retention_after_days: Input[float | None] = None,
        data_description: Input[
            ElasticsearchMlAnomalyDetectionJobDataDescriptionArgs
            | ElasticsearchMlAnomalyDetectionJobDataDescriptionArgsDict
            | None
        ] = None,
        description: Input[str | None] = None,
        elasticsearch_connections: Input[
            Sequence[
                Input[
                    ElasticsearchMlAnomalyDetectionJobElasticsearchConnectionArgs
                    | ElasticsearchMlAnomalyDetectionJobElasticsearchConnectionArgsDict
                ]
            ]
            | None
        ] = None,
        groups: Input[Sequence[Input[str]] | None] = None,
        job_id: Input[str | None] = None,
        model_plot_config: Input[
            ElasticsearchMlAnomalyDetectionJobModelPlotConfigArgs
            | ElasticsearchMlAnomalyDetectionJobModelPlotConfigArgsDict
            | None
        ] = None,
        model_snapshot_retention_days: Input[float | None] = None,
        renormalization_window_days: Input[float | None] = None,
        results_index_name: Input[str | None] = None,
        results_retention_days: Input[float | None] = None,
        timeouts: Input[
            ElasticsearchMlAnomalyDetectionJobTimeoutsArgs
            | ElasticsearchMlAnomalyDetectionJobTimeoutsArgsDict
            | None
        ] = None,
        __props__: _ElasticsearchMlAnomalyDetectionJobState | None = None,
    ) -> None: ...

    def __init__(self, resource_name: str, *args: Any, **kwargs: Any) -> None:
        props, opts = resource_inputs(
            ElasticsearchMlAnomalyDetectionJobArgs,
            args,
            kwargs,
            required=["analysis_config", "data_description", "job_id"],
            secret=[],
            computed=["create_time", "job_type", "job_version", "model_snapshot_id"],
        )
        super().__init__(_TOKEN, resource_name, props, opts, package_ref=get_package())

    @staticmethod
    def get(
        resource_name: str,
        id: Input[str],
        opts: ResourceOptions | None = None,
        *,
        allow_lazy_open: Input[bool | None] = None,
        analysis_config: Input[
            ElasticsearchMlAnomalyDetectionJobAnalysisConfigArgs
            | ElasticsearchMlAnomalyDetectionJobAnalysisConfigArgsDict
            | None
        ] = None,
        analysis_limits: Input[
            ElasticsearchMlAnomalyDetectionJobAnalysisLimitsArgs
            | ElasticsearchMlAnomalyDetectionJobAnalysisLimitsArgsDict
            | None
        ] = None,
        background_persist_interval: Input[str | None] = None,
        create_time: Input[str | None] = None,
        custom_settings: Input[str | None] = None,
        daily_model_snapshot_retention_after_days: Input[float | None] = None,
        data_description: Input[
            ElasticsearchMlAnomalyDetectionJobDataDescriptionArgs
            | ElasticsearchMlAnomalyDetectionJobDataDescriptionArgsDict
            | None
        ] = None,
        description: Input[str | None] = None,
        elasticsearch_connections: Input[
            Sequence[
                Input[
                    ElasticsearchMlAnomalyDetectionJobElasticsearchConnectionArgs
                    | ElasticsearchMlAnomalyDetectionJobElasticsearchConnectionArgsDict
                ]
            ]
            | None
        ] = None,
        groups: Input[Sequence[Input[str]] | None] = None,
        job_id: Input[str | None] = None,
        job_type: Input[str | None] = None,
        job_version: Input[str | None] = None,
        model_plot_config: Input[
            ElasticsearchMlAnomalyDetectionJobModelPlotConfigArgs
            | ElasticsearchMlAnomalyDetectionJobModelPlotConfigArgsDict
            | None
        ] = None,
        model_snapshot_id: Input[str | None] = None,
        model_snapshot_retention_days: Input[float | None] = None,
        renormalization_window_days: Input[float | None] = None,
        results_index_name: Input[str | None] = None,
        results_retention_days: Input[float | None] = None,
        timeouts: Input[
            ElasticsearchMlAnomalyDetectionJobTimeoutsArgs
            | ElasticsearchMlAnomalyDetectionJobTimeoutsArgsDict
            | None
        ] = None,
    ) -> "ElasticsearchMlAnomalyDetectionJob":
        """Read the resource that exists under this id."""
        return ElasticsearchMlAnomalyDetectionJob(
            resource_name,
            ResourceOptions.merge(opts, ResourceOptions(id=id)),
            __props__=resource_state(
                _ElasticsearchMlAnomalyDetectionJobState,
                allow_lazy_open=allow_lazy_open,
                analysis_config=analysis_config,
                analysis_limits=analysis_limits,
                background_persist_interval=background_persist_interval,
                create_time=create_time,
                custom_settings=custom_settings,
                daily_model_snapshot_retention_after_days=daily_model_snapshot_retention_after_days,
                data_description=data_description,
                description=description,
                elasticsearch_connections=elasticsearch_connections,
                groups=groups,
                job_id=job_id,
                job_type=job_type,
                job_version=job_version,
                model_plot_config=model_plot_config,
                model_snapshot_id=model_snapshot_id,
                model_snapshot_retention_days=model_snapshot_retention_days,
                renormalization_window_days=renormalization_window_days,
                results_index_name=results_index_name,
                results_retention_days=results_retention_days,
                timeouts=timeouts,
            ),
        )
