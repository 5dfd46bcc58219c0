"""The bindings of KibanaSlo, written by components/sdks/generate.py."""

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
    "KibanaSlo",
    "KibanaSloApmAvailabilityIndicatorArgs",
    "KibanaSloApmAvailabilityIndicatorArgsDict",
    "KibanaSloApmLatencyIndicatorArgs",
    "KibanaSloApmLatencyIndicatorArgsDict",
    "KibanaSloArgs",
    "KibanaSloArtifactsArgs",
    "KibanaSloArtifactsArgsDict",
    "KibanaSloArtifactsDashboardArgs",
    "KibanaSloArtifactsDashboardArgsDict",
    "KibanaSloHistogramCustomIndicatorArgs",
    "KibanaSloHistogramCustomIndicatorArgsDict",
    "KibanaSloHistogramCustomIndicatorGoodArgs",
    "KibanaSloHistogramCustomIndicatorGoodArgsDict",
    "KibanaSloHistogramCustomIndicatorTotalArgs",
    "KibanaSloHistogramCustomIndicatorTotalArgsDict",
    "KibanaSloKibanaConnectionArgs",
    "KibanaSloKibanaConnectionArgsDict",
    "KibanaSloKqlCustomIndicatorArgs",
    "KibanaSloKqlCustomIndicatorArgsDict",
    "KibanaSloKqlCustomIndicatorFilterKqlArgs",
    "KibanaSloKqlCustomIndicatorFilterKqlArgsDict",
    "KibanaSloKqlCustomIndicatorFilterKqlFilterArgs",
    "KibanaSloKqlCustomIndicatorFilterKqlFilterArgsDict",
    "KibanaSloKqlCustomIndicatorGoodKqlArgs",
    "KibanaSloKqlCustomIndicatorGoodKqlArgsDict",
    "KibanaSloKqlCustomIndicatorGoodKqlFilterArgs",
    "KibanaSloKqlCustomIndicatorGoodKqlFilterArgsDict",
    "KibanaSloKqlCustomIndicatorTotalKqlArgs",
    "KibanaSloKqlCustomIndicatorTotalKqlArgsDict",
    "KibanaSloKqlCustomIndicatorTotalKqlFilterArgs",
    "KibanaSloKqlCustomIndicatorTotalKqlFilterArgsDict",
    "KibanaSloMetricCustomIndicatorArgs",
    "KibanaSloMetricCustomIndicatorArgsDict",
    "KibanaSloMetricCustomIndicatorGoodArgs",
    "KibanaSloMetricCustomIndicatorGoodArgsDict",
    "KibanaSloMetricCustomIndicatorGoodMetricArgs",
    "KibanaSloMetricCustomIndicatorGoodMetricArgsDict",
    "KibanaSloMetricCustomIndicatorTotalArgs",
    "KibanaSloMetricCustomIndicatorTotalArgsDict",
    "KibanaSloMetricCustomIndicatorTotalMetricArgs",
    "KibanaSloMetricCustomIndicatorTotalMetricArgsDict",
    "KibanaSloObjectiveArgs",
    "KibanaSloObjectiveArgsDict",
    "KibanaSloSettingsArgs",
    "KibanaSloSettingsArgsDict",
    "KibanaSloTimeWindowArgs",
    "KibanaSloTimeWindowArgsDict",
    "KibanaSloTimeoutsArgs",
    "KibanaSloTimeoutsArgsDict",
    "KibanaSloTimesliceMetricIndicatorArgs",
    "KibanaSloTimesliceMetricIndicatorArgsDict",
    "KibanaSloTimesliceMetricIndicatorMetricArgs",
    "KibanaSloTimesliceMetricIndicatorMetricArgsDict",
    "KibanaSloTimesliceMetricIndicatorMetricMetricArgs",
    "KibanaSloTimesliceMetricIndicatorMetricMetricArgsDict",
]

_TOKEN = "elasticstack:index/kibanaSlo:KibanaSlo"


class KibanaSloApmAvailabilityIndicatorArgsDict(TypedDict):
    environment: Input[str]
    index: Input[str]
    service: Input[str]
    transaction_name: Input[str]
    transaction_type: Input[str]
    filter: NotRequired[Input[str | None]]


@input_type
class KibanaSloApmAvailabilityIndicatorArgs:
    environment: Input[str]
    index: Input[str]
    service: Input[str]
    transaction_name: Input[str]
    transaction_type: Input[str]
    filter: Input[str | None] = None


class KibanaSloApmLatencyIndicatorArgsDict(TypedDict):
    environment: Input[str]
    index: Input[str]
    service: Input[str]
    threshold: Input[float]
    transaction_name: Input[str]
    transaction_type: Input[str]
    filter: NotRequired[Input[str | None]]


@input_type
class KibanaSloApmLatencyIndicatorArgs:
    environment: Input[str]
    index: Input[str]
    service: Input[str]
    threshold: Input[float]
    transaction_name: Input[str]
    transaction_type: Input[str]
    filter: Input[str | None] = None


class KibanaSloArtifactsDashboardArgsDict(TypedDict):
    id: Input[str]


@input_type
class KibanaSloArtifactsDashboardArgs:
    id: Input[str]


class KibanaSloArtifactsArgsDict(TypedDict):
    dashboards: NotRequired[Input[Sequence[Input[KibanaSloArtifactsDashboardArgsDict]] | None]]


@input_type
class KibanaSloArtifactsArgs:
    dashboards: Input[Sequence[Input[KibanaSloArtifactsDashboardArgs]] | None] = None


class KibanaSloHistogramCustomIndicatorGoodArgsDict(TypedDict):
    aggregation: Input[str]
    field: Input[str]
    filter: NotRequired[Input[str | None]]
    from_: NotRequired[Input[float | None]]
    to: NotRequired[Input[float | None]]


@input_type
class KibanaSloHistogramCustomIndicatorGoodArgs:
    aggregation: Input[str]
    field: Input[str]
    filter: Input[str | None] = None
    from_: Input[float | None] = None
    to: Input[float | None] = None


class KibanaSloHistogramCustomIndicatorTotalArgsDict(TypedDict):
    aggregation: Input[str]
    field: Input[str]
    filter: NotRequired[Input[str | None]]
    from_: NotRequired[Input[float | None]]
    to: NotRequired[Input[float | None]]


@input_type
class KibanaSloHistogramCustomIndicatorTotalArgs:
    aggregation: Input[str]
    field: Input[str]
    filter: Input[str | None] = None
    from_: Input[float | None] = None
    to: Input[float | None] = None


class KibanaSloHistogramCustomIndicatorArgsDict(TypedDict):
    index: Input[str]
    data_view_id: NotRequired[Input[str | None]]
    filter: NotRequired[Input[str | None]]
    goods: NotRequired[Input[Sequence[Input[KibanaSloHistogramCustomIndicatorGoodArgsDict]] | None]]
    timestamp_field: NotRequired[Input[str | None]]
    totals: NotRequired[
        Input[Sequence[Input[KibanaSloHistogramCustomIndicatorTotalArgsDict]] | None]
    ]


@input_type
class KibanaSloHistogramCustomIndicatorArgs:
    index: Input[str]
    data_view_id: Input[str | None] = None
    filter: Input[str | None] = None
    goods: Input[Sequence[Input[KibanaSloHistogramCustomIndicatorGoodArgs]] | None] = None
    timestamp_field: Input[str | None] = None
    totals: Input[Sequence[Input[KibanaSloHistogramCustomIndicatorTotalArgs]] | None] = None


class KibanaSloKibanaConnectionArgsDict(TypedDict):
    api_key: NotRequired[Input[str | None]]
    bearer_token: NotRequired[Input[str | None]]
    ca_certs: NotRequired[Input[Sequence[Input[str]] | None]]
    endpoints: NotRequired[Input[Sequence[Input[str]] | None]]
    insecure: NotRequired[Input[bool | None]]
    password: NotRequired[Input[str | None]]
    username: NotRequired[Input[str | None]]


@input_type
class KibanaSloKibanaConnectionArgs:
    api_key: Input[str | None] = None
    bearer_token: Input[str | None] = None
    ca_certs: Input[Sequence[Input[str]] | None] = None
    endpoints: Input[Sequence[Input[str]] | None] = None
    insecure: Input[bool | None] = None
    password: Input[str | None] = None
    username: Input[str | None] = None


class KibanaSloKqlCustomIndicatorFilterKqlFilterArgsDict(TypedDict):
    query: NotRequired[Input[str | None]]


@input_type
class KibanaSloKqlCustomIndicatorFilterKqlFilterArgs:
    query: Input[str | None] = None


class KibanaSloKqlCustomIndicatorFilterKqlArgsDict(TypedDict):
    filters: NotRequired[
        Input[Sequence[Input[KibanaSloKqlCustomIndicatorFilterKqlFilterArgsDict]] | None]
    ]
    kql_query: NotRequired[Input[str | None]]


@input_type
class KibanaSloKqlCustomIndicatorFilterKqlArgs:
    filters: Input[Sequence[Input[KibanaSloKqlCustomIndicatorFilterKqlFilterArgs]] | None] = None
    kql_query: Input[str | None] = None


class KibanaSloKqlCustomIndicatorGoodKqlFilterArgsDict(TypedDict):
    query: NotRequired[Input[str | None]]


@input_type
class KibanaSloKqlCustomIndicatorGoodKqlFilterArgs:
    query: Input[str | None] = None


class KibanaSloKqlCustomIndicatorGoodKqlArgsDict(TypedDict):
    filters: NotRequired[
        Input[Sequence[Input[KibanaSloKqlCustomIndicatorGoodKqlFilterArgsDict]] | None]
    ]
    kql_query: NotRequired[Input[str | None]]


@input_type
class KibanaSloKqlCustomIndicatorGoodKqlArgs:
    filters: Input[Sequence[Input[KibanaSloKqlCustomIndicatorGoodKqlFilterArgs]] | None] = None
    kql_query: Input[str | None] = None


class KibanaSloKqlCustomIndicatorTotalKqlFilterArgsDict(TypedDict):
    query: NotRequired[Input[str | None]]


@input_type
class KibanaSloKqlCustomIndicatorTotalKqlFilterArgs:
    query: Input[str | None] = None


class KibanaSloKqlCustomIndicatorTotalKqlArgsDict(TypedDict):
    filters: NotRequired[
        Input[Sequence[Input[KibanaSloKqlCustomIndicatorTotalKqlFilterArgsDict]] | None]
    ]
    kql_query: NotRequired[Input[str | None]]


@input_type
class KibanaSloKqlCustomIndicatorTotalKqlArgs:
    filters: Input[Sequence[Input[KibanaSloKqlCustomIndicatorTotalKqlFilterArgs]] | None] = None
    kql_query: Input[str | None] = None


class KibanaSloKqlCustomIndicatorArgsDict(TypedDict):
    index: Input[str]
    data_view_id: NotRequired[Input[str | None]]
    filter: NotRequired[Input[str | None]]
    filter_kql: NotRequired[Input[KibanaSloKqlCustomIndicatorFilterKqlArgsDict | None]]
    good: NotRequired[Input[str | None]]
    good_kql: NotRequired[Input[KibanaSloKqlCustomIndicatorGoodKqlArgsDict | None]]
    timestamp_field: NotRequired[Input[str | None]]
    total: NotRequired[Input[str | None]]
    total_kql: NotRequired[Input[KibanaSloKqlCustomIndicatorTotalKqlArgsDict | None]]


@input_type
class KibanaSloKqlCustomIndicatorArgs:
    index: Input[str]
    data_view_id: Input[str | None] = None
    filter: Input[str | None] = None
    filter_kql: Input[KibanaSloKqlCustomIndicatorFilterKqlArgs | None] = None
    good: Input[str | None] = None
    good_kql: Input[KibanaSloKqlCustomIndicatorGoodKqlArgs | None] = None
    timestamp_field: Input[str | None] = None
    total: Input[str | None] = None
    total_kql: Input[KibanaSloKqlCustomIndicatorTotalKqlArgs | None] = None


class KibanaSloMetricCustomIndicatorGoodMetricArgsDict(TypedDict):
    aggregation: Input[str]
    name: Input[str]
    field: NotRequired[Input[str | None]]
    filter: NotRequired[Input[str | None]]


@input_type
class KibanaSloMetricCustomIndicatorGoodMetricArgs:
    aggregation: Input[str]
    name: Input[str]
    field: Input[str | None] = None
    filter: Input[str | None] = None


class KibanaSloMetricCustomIndicatorGoodArgsDict(TypedDict):
    equation: Input[str]
    metrics: NotRequired[
        Input[Sequence[Input[KibanaSloMetricCustomIndicatorGoodMetricArgsDict]] | None]
    ]


@input_type
class KibanaSloMetricCustomIndicatorGoodArgs:
    equation: Input[str]
    metrics: Input[Sequence[Input[KibanaSloMetricCustomIndicatorGoodMetricArgs]] | None] = None


class KibanaSloMetricCustomIndicatorTotalMetricArgsDict(TypedDict):
    aggregation: Input[str]
    name: Input[str]
    field: NotRequired[Input[str | None]]
    filter: NotRequired[Input[str | None]]


@input_type
class KibanaSloMetricCustomIndicatorTotalMetricArgs:
    aggregation: Input[str]
    name: Input[str]
    field: Input[str | None] = None
    filter: Input[str | None] = None


class KibanaSloMetricCustomIndicatorTotalArgsDict(TypedDict):
    equation: Input[str]
    metrics: NotRequired[
        Input[Sequence[Input[KibanaSloMetricCustomIndicatorTotalMetricArgsDict]] | None]
    ]


@input_type
class KibanaSloMetricCustomIndicatorTotalArgs:
    equation: Input[str]
    metrics: Input[Sequence[Input[KibanaSloMetricCustomIndicatorTotalMetricArgs]] | None] = None


class KibanaSloMetricCustomIndicatorArgsDict(TypedDict):
    index: Input[str]
    data_view_id: NotRequired[Input[str | None]]
    filter: NotRequired[Input[str | None]]
    goods: NotRequired[Input[Sequence[Input[KibanaSloMetricCustomIndicatorGoodArgsDict]] | None]]
    timestamp_field: NotRequired[Input[str | None]]
    totals: NotRequired[Input[Sequence[Input[KibanaSloMetricCustomIndicatorTotalArgsDict]] | None]]


@input_type
class KibanaSloMetricCustomIndicatorArgs:
    index: Input[str]
    data_view_id: Input[str | None] = None
    filter: Input[str | None] = None
    goods: Input[Sequence[Input[KibanaSloMetricCustomIndicatorGoodArgs]] | None] = None
    timestamp_field: Input[str | None] = None
    totals: Input[Sequence[Input[KibanaSloMetricCustomIndicatorTotalArgs]] | None] = None


class KibanaSloObjectiveArgsDict(TypedDict):
    target: Input[float]
    timeslice_target: NotRequired[Input[float | None]]
    timeslice_window: NotRequired[Input[str | None]]


@input_type
class KibanaSloObjectiveArgs:
    target: Input[float]
    timeslice_target: Input[float | None] = None
    timeslice_window: Input[str | None] = None


class KibanaSloSettingsArgsDict(TypedDict):
    frequency: NotRequired[Input[str | None]]
    prevent_initial_backfill: NotRequired[Input[bool | None]]
    sync_delay: NotRequired[Input[str | None]]
    sync_field: NotRequired[Input[str | None]]


@input_type
class KibanaSloSettingsArgs:
    frequency: Input[str | None] = None
    prevent_initial_backfill: Input[bool | None] = None
    sync_delay: Input[str | None] = None
    sync_field: Input[str | None] = None


class KibanaSloTimeWindowArgsDict(TypedDict):
    duration: Input[str]
    type: Input[str]


@input_type
class KibanaSloTimeWindowArgs:
    duration: Input[str]
    type: Input[str]


class KibanaSloTimeoutsArgsDict(TypedDict):
    create: NotRequired[Input[str | None]]
    delete: NotRequired[Input[str | None]]
    read: NotRequired[Input[str | None]]
    update: NotRequired[Input[str | None]]


@input_type
class KibanaSloTimeoutsArgs:
    create: Input[str | None] = None
    delete: Input[str | None] = None
    read: Input[str | None] = None
    update: Input[str | None] = None


class KibanaSloTimesliceMetricIndicatorMetricMetricArgsDict(TypedDict):
    aggregation: Input[str]
    name: Input[str]
    field: NotRequired[Input[str | None]]
    filter: NotRequired[Input[str | None]]
    percentile: NotRequired[Input[float | None]]


@input_type
class KibanaSloTimesliceMetricIndicatorMetricMetricArgs:
    aggregation: Input[str]
    name: Input[str]
    field: Input[str | None] = None
    filter: Input[str | None] = None
    percentile: Input[float | None] = None


class KibanaSloTimesliceMetricIndicatorMetricArgsDict(TypedDict):
    comparator: Input[str]
    equation: Input[str]
    threshold: Input[float]
    metrics: NotRequired[
        Input[Sequence[Input[KibanaSloTimesliceMetricIndicatorMetricMetricArgsDict]] | None]
    ]


@input_type
class KibanaSloTimesliceMetricIndicatorMetricArgs:
    comparator: Input[str]
    equation: Input[str]
    threshold: Input[float]
    metrics: Input[Sequence[Input[KibanaSloTimesliceMetricIndicatorMetricMetricArgs]] | None] = None


class KibanaSloTimesliceMetricIndicatorArgsDict(TypedDict):
    index: Input[str]
    timestamp_field: Input[str]
    data_view_id: NotRequired[Input[str | None]]
    filter: NotRequired[Input[str | None]]
    metrics: NotRequired[
        Input[Sequence[Input[KibanaSloTimesliceMetricIndicatorMetricArgsDict]] | None]
    ]


@input_type
class KibanaSloTimesliceMetricIndicatorArgs:
    index: Input[str]
    timestamp_field: Input[str]
    data_view_id: Input[str | None] = None
    filter: Input[str | None] = None
    metrics: Input[Sequence[Input[KibanaSloTimesliceMetricIndicatorMetricArgs]] | None] = None


@output_type
class KibanaSloApmAvailabilityIndicator(dict[str, Any]):
    environment: str
    index: str
    service: str
    transaction_name: str
    transaction_type: str
    filter: str | None = None


@output_type
class KibanaSloApmLatencyIndicator(dict[str, Any]):
    environment: str
    index: str
    service: str
    threshold: float
    transaction_name: str
    transaction_type: str
    filter: str | None = None


@output_type
class KibanaSloArtifactsDashboard(dict[str, Any]):
    id: str


@output_type
class KibanaSloArtifacts(dict[str, Any]):
    dashboards: Sequence[KibanaSloArtifactsDashboard] | None = None


@output_type
class KibanaSloHistogramCustomIndicatorGood(dict[str, Any]):
    aggregation: str
    field: str
    filter: str | None = None
    from_: float | None = None
    to: float | None = None


@output_type
class KibanaSloHistogramCustomIndicatorTotal(dict[str, Any]):
    aggregation: str
    field: str
    filter: str | None = None
    from_: float | None = None
    to: float | None = None


@output_type
class KibanaSloHistogramCustomIndicator(dict[str, Any]):
    index: str
    data_view_id: str | None = None
    filter: str | None = None
    goods: Sequence[KibanaSloHistogramCustomIndicatorGood] | None = None
    timestamp_field: str | None = None
    totals: Sequence[KibanaSloHistogramCustomIndicatorTotal] | None = None


@output_type
class KibanaSloKibanaConnection(dict[str, Any]):
    api_key: str | None = None
    bearer_token: str | None = None
    ca_certs: Sequence[str] | None = None
    endpoints: Sequence[str] | None = None
    insecure: bool | None = None
    password: str | None = None
    username: str | None = None


@output_type
class KibanaSloKqlCustomIndicatorFilterKqlFilter(dict[str, Any]):
    query: str | None = None


@output_type
class KibanaSloKqlCustomIndicatorFilterKql(dict[str, Any]):
    filters: Sequence[KibanaSloKqlCustomIndicatorFilterKqlFilter] | None = None
    kql_query: str | None = None


@output_type
class KibanaSloKqlCustomIndicatorGoodKqlFilter(dict[str, Any]):
    query: str | None = None


@output_type
class KibanaSloKqlCustomIndicatorGoodKql(dict[str, Any]):
    filters: Sequence[KibanaSloKqlCustomIndicatorGoodKqlFilter] | None = None
    kql_query: str | None = None


@output_type
class KibanaSloKqlCustomIndicatorTotalKqlFilter(dict[str, Any]):
    query: str | None = None


@output_type
class KibanaSloKqlCustomIndicatorTotalKql(dict[str, Any]):
    filters: Sequence[KibanaSloKqlCustomIndicatorTotalKqlFilter] | None = None
    kql_query: str | None = None


@output_type
class KibanaSloKqlCustomIndicator(dict[str, Any]):
    index: str
    data_view_id: str | None = None
    filter: str | None = None
    filter_kql: KibanaSloKqlCustomIndicatorFilterKql | None = None
    good: str | None = None
    good_kql: KibanaSloKqlCustomIndicatorGoodKql | None = None
    timestamp_field: str | None = None
    total: str | None = None
    total_kql: KibanaSloKqlCustomIndicatorTotalKql | None = None


@output_type
class KibanaSloMetricCustomIndicatorGoodMetric(dict[str, Any]):
    aggregation: str
    name: str
    field: str | None = None
    filter: str | None = None


@output_type
class KibanaSloMetricCustomIndicatorGood(dict[str, Any]):
    equation: str
    metrics: Sequence[KibanaSloMetricCustomIndicatorGoodMetric] | None = None


@output_type
class KibanaSloMetricCustomIndicatorTotalMetric(dict[str, Any]):
    aggregation: str
    name: str
    field: str | None = None
    filter: str | None = None


@output_type
class KibanaSloMetricCustomIndicatorTotal(dict[str, Any]):
    equation: str
    metrics: Sequence[KibanaSloMetricCustomIndicatorTotalMetric] | None = None


@output_type
class KibanaSloMetricCustomIndicator(dict[str, Any]):
    index: str
    data_view_id: str | None = None
    filter: str | None = None
    goods: Sequence[KibanaSloMetricCustomIndicatorGood] | None = None
    timestamp_field: str | None = None
    totals: Sequence[KibanaSloMetricCustomIndicatorTotal] | None = None


@output_type
class KibanaSloObjective(dict[str, Any]):
    target: float
    timeslice_target: float | None = None
    timeslice_window: str | None = None


@output_type
class KibanaSloSettings(dict[str, Any]):
    frequency: str | None = None
    prevent_initial_backfill: bool | None = None
    sync_delay: str | None = None
    sync_field: str | None = None


@output_type
class KibanaSloTimeWindow(dict[str, Any]):
    duration: str
    type: str


@output_type
class KibanaSloTimeouts(dict[str, Any]):
    create: str | None = None
    delete: str | None = None
    read: str | None = None
    update: str | None = None  # type: ignore[assignment]


@output_type
class KibanaSloTimesliceMetricIndicatorMetricMetric(dict[str, Any]):
    aggregation: str
    name: str
    field: str | None = None
    filter: str | None = None
    percentile: float | None = None


@output_type
class KibanaSloTimesliceMetricIndicatorMetric(dict[str, Any]):
    comparator: str
    equation: str
    threshold: float
    metrics: Sequence[KibanaSloTimesliceMetricIndicatorMetricMetric] | None = None


@output_type
class KibanaSloTimesliceMetricIndicator(dict[str, Any]):
    index: str
    timestamp_field: str
    data_view_id: str | None = None
    filter: str | None = None
    metrics: Sequence[KibanaSloTimesliceMetricIndicatorMetric] | None = None


@input_type
class KibanaSloArgs:
    budgeting_method: Input[str]
    description: Input[str]
    apm_availability_indicators: Input[
        Sequence[Input[KibanaSloApmAvailabilityIndicatorArgs]] | None
    ] = None
    apm_latency_indicators: Input[Sequence[Input[KibanaSloApmLatencyIndicatorArgs]] | None] = None
    artifacts: Input[KibanaSloArtifactsArgs | None] = None
    enabled: Input[bool | None] = None
    group_bies: Input[Sequence[Input[str]] | None] = None
    histogram_custom_indicators: Input[
        Sequence[Input[KibanaSloHistogramCustomIndicatorArgs]] | None
    ] = None
    kibana_connections: Input[Sequence[Input[KibanaSloKibanaConnectionArgs]] | None] = None
    kql_custom_indicators: Input[Sequence[Input[KibanaSloKqlCustomIndicatorArgs]] | None] = None
    metric_custom_indicators: Input[Sequence[Input[KibanaSloMetricCustomIndicatorArgs]] | None] = (
        None
    )
    name: Input[str | None] = None
    objectives: Input[Sequence[Input[KibanaSloObjectiveArgs]] | None] = None
    settings: Input[KibanaSloSettingsArgs | None] = None
    slo_id: Input[str | None] = None
    space_id: Input[str | None] = None
    tags: Input[Sequence[Input[str]] | None] = None
    time_windows: Input[Sequence[Input[KibanaSloTimeWindowArgs]] | None] = None
    timeouts: Input[KibanaSloTimeoutsArgs | None] = None
    timeslice_metric_indicators: Input[
        Sequence[Input[KibanaSloTimesliceMetricIndicatorArgs]] | None
    ] = None


@resource_type(_TOKEN)
class KibanaSlo(CustomResource):
    apm_availability_indicators: Output[Sequence[KibanaSloApmAvailabilityIndicator] | None]
    apm_latency_indicators: Output[Sequence[KibanaSloApmLatencyIndicator] | None]
    artifacts: Output[KibanaSloArtifacts]
    budgeting_method: Output[str]
    description: Output[str]
    enabled: Output[bool]
    group_bies: Output[Sequence[str]]
    histogram_custom_indicators: Output[Sequence[KibanaSloHistogramCustomIndicator] | None]
    kibana_connections: Output[Sequence[KibanaSloKibanaConnection] | None]
    kql_custom_indicators: Output[Sequence[KibanaSloKqlCustomIndicator] | None]
    metric_custom_indicators: Output[Sequence[KibanaSloMetricCustomIndicator] | None]
    name: Output[str]
    objectives: Output[Sequence[KibanaSloObjective] | None]
    settings: Output[KibanaSloSettings | None]
    slo_id: Output[str]
    space_id: Output[str]
    tags: Output[Sequence[str] | None]
    time_windows: Output[Sequence[KibanaSloTimeWindow] | None]
    timeouts: Output[KibanaSloTimeouts | None]
    timeslice_metric_indicators: Output[Sequence[KibanaSloTimesliceMetricIndicator] | None]

    @overload
    def __init__(
        self,
        resource_name: str,
        args: KibanaSloArgs,
        opts: ResourceOptions | None = None,
    ) -> None: ...

    @overload
    def __init__(
        self,
        resource_name: str,
        opts: ResourceOptions | None = None,
        *,
        apm_availability_indicators: Input[
            Sequence[
                Input[
                    KibanaSloApmAvailabilityIndicatorArgs
                    | KibanaSloApmAvailabilityIndicatorArgsDict
                ]
            ]
            | None
        ] = None,
        apm_latency_indicators: Input[
            Sequence[Input[KibanaSloApmLatencyIndicatorArgs | KibanaSloApmLatencyIndicatorArgsDict]]
            | None
        ] = None,
        artifacts: Input[KibanaSloArtifactsArgs | KibanaSloArtifactsArgsDict | None] = None,
        budgeting_method: Input[str | None] = None,
        description: Input[str | None] = None,
        enabled: Input[bool | None] = None,
        group_bies: Input[Sequence[Input[str]] | None] = None,
        histogram_custom_indicators: Input[
            Sequence[
                Input[
                    KibanaSloHistogramCustomIndicatorArgs
                    | KibanaSloHistogramCustomIndicatorArgsDict
                ]
            ]
            | None
        ] = None,
        kibana_connections: Input[
            Sequence[Input[KibanaSloKibanaConnectionArgs | KibanaSloKibanaConnectionArgsDict]]
            | None
        ] = None,
        kql_custom_indicators: Input[
            Sequence[Input[KibanaSloKqlCustomIndicatorArgs | KibanaSloKqlCustomIndicatorArgsDict]]
            | None
        ] = None,
        metric_custom_indicators: Input[
            Sequence[
                Input[KibanaSloMetricCustomIndicatorArgs | KibanaSloMetricCustomIndicatorArgsDict]
            ]
            | None
        ] = None,
        name: Input[str | None] = None,
        objectives: Input[
            Sequence[Input[KibanaSloObjectiveArgs | KibanaSloObjectiveArgsDict]] | None
        ] = None,
        settings: Input[KibanaSloSettingsArgs | KibanaSloSettingsArgsDict | None] = None,
        slo_id: Input[str | None] = None,
        space_id: Input[str | None] = None,
        tags: Input[Sequence[Input[str]] | None] = None,
        time_windows: Input[
            Sequence[Input[KibanaSloTimeWindowArgs | KibanaSloTimeWindowArgsDict]] | None
        ] = None,
        timeouts: Input[KibanaSloTimeoutsArgs | KibanaSloTimeoutsArgsDict | None] = None,
        timeslice_metric_indicators: Input[
            Sequence[
                Input[
                    KibanaSloTimesliceMetricIndicatorArgs
                    | KibanaSloTimesliceMetricIndicatorArgsDict
                ]
            ]
            | None
        ] = None,
        __props__: KibanaSloArgs | None = None,
    ) -> None: ...

    def __init__(self, resource_name: str, *args: Any, **kwargs: Any) -> None:
        props, opts = resource_inputs(
            KibanaSloArgs,
            args,
            kwargs,
            required=["budgeting_method", "description"],
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
        apm_availability_indicators: Input[
            Sequence[
                Input[
                    KibanaSloApmAvailabilityIndicatorArgs
                    | KibanaSloApmAvailabilityIndicatorArgsDict
                ]
            ]
            | None
        ] = None,
        apm_latency_indicators: Input[
            Sequence[Input[KibanaSloApmLatencyIndicatorArgs | KibanaSloApmLatencyIndicatorArgsDict]]
            | None
        ] = None,
        artifacts: Input[KibanaSloArtifactsArgs | KibanaSloArtifactsArgsDict | None] = None,
        budgeting_method: Input[str | None] = None,
        description: Input[str | None] = None,
        enabled: Input[bool | None] = None,
        group_bies: Input[Sequence[Input[str]] | None] = None,
        histogram_custom_indicators: Input[
            Sequence[
                Input[
                    KibanaSloHistogramCustomIndicatorArgs
                    | KibanaSloHistogramCustomIndicatorArgsDict
                ]
            ]
            | None
        ] = None,
        kibana_connections: Input[
            Sequence[Input[KibanaSloKibanaConnectionArgs | KibanaSloKibanaConnectionArgsDict]]
            | None
        ] = None,
        kql_custom_indicators: Input[
            Sequence[Input[KibanaSloKqlCustomIndicatorArgs | KibanaSloKqlCustomIndicatorArgsDict]]
            | None
        ] = None,
        metric_custom_indicators: Input[
            Sequence[
                Input[KibanaSloMetricCustomIndicatorArgs | KibanaSloMetricCustomIndicatorArgsDict]
            ]
            | None
        ] = None,
        name: Input[str | None] = None,
        objectives: Input[
            Sequence[Input[KibanaSloObjectiveArgs | KibanaSloObjectiveArgsDict]] | None
        ] = None,
        settings: Input[KibanaSloSettingsArgs | KibanaSloSettingsArgsDict | None] = None,
        slo_id: Input[str | None] = None,
        space_id: Input[str | None] = None,
        tags: Input[Sequence[Input[str]] | None] = None,
        time_windows: Input[
            Sequence[Input[KibanaSloTimeWindowArgs | KibanaSloTimeWindowArgsDict]] | None
        ] = None,
        timeouts: Input[KibanaSloTimeoutsArgs | KibanaSloTimeoutsArgsDict | None] = None,
        timeslice_metric_indicators: Input[
            Sequence[
                Input[
                    KibanaSloTimesliceMetricIndicatorArgs
                    | KibanaSloTimesliceMetricIndicatorArgsDict
                ]
            ]
            | None
        ] = None,
    ) -> "KibanaSlo":
        """Read the resource that exists under this id."""
        return KibanaSlo(
            resource_name,
            ResourceOptions.merge(opts, ResourceOptions(id=id)),
            __props__=resource_state(
                KibanaSloArgs,
                apm_availability_indicators=apm_availability_indicators,
                apm_latency_indicators=apm_latency_indicators,
                artifacts=artifacts,
                budgeting_method=budgeting_method,
                description=description,
                enabled=enabled,
                group_bies=group_bies,
                histogram_custom_indicators=histogram_custom_indicators,
                kibana_connections=kibana_connections,
                kql_custom_indicators=kql_custom_indicators,
                metric_custom_indicators=metric_custom_indicators,
                name=name,
                objectives=objectives,
                settings=settings,
                slo_id=slo_id,
                space_id=space_id,
                tags=tags,
                time_windows=time_windows,
                timeouts=timeouts,
                timeslice_metric_indicators=timeslice_metric_indicators,
            ),
        )
