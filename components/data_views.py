"""Kibana's data views of one environment: logs, metrics and applications.

Each covers the data streams of the environment's namespace and no other; labels and formats are
those of the catalog.
"""

from typing import NotRequired, TypedDict

import pulumi
import pulumi_elasticstack as elasticstack

from components.catalog import data_views as catalog
from components.catalog.data_streams import TIMESTAMP
from components.catalog.data_views import Duration, Number, View
from components.inputs.data_views import DataViewsInputs
from components.inputs.types import Text
from components.options import named_child
from components.outputs import by_name


class ViewsArgs(TypedDict):
    """The data views on logs, metrics and applications."""

    enabled: NotRequired[bool]
    """Whether they are made. Default: true."""
    apm_data_stream_namespace: NotRequired[str]
    """Namespace of the applications' data streams in APM. Default: that of logs and metrics."""


class RuntimeFieldArgs(TypedDict):
    """A field that Kibana computes from each document when it reads it."""

    type: pulumi.Input[str]
    """Type of its values, such as double or keyword."""
    script: pulumi.Input[str]
    """Painless script that emits its value."""
    label: pulumi.Input[str]
    """What it is called, with its unit."""
    number_pattern: NotRequired[pulumi.Input[str]]
    """How a number is shown, in the pattern language of Numeral.js. Default: as its type is."""


class DataViewsArgs(TypedDict):
    """Inputs of DataViews."""

    environment: str
    """What the environment is called in names, such as dev."""
    data_stream_namespace: str
    """Namespace of the data streams that are covered."""
    space_id: NotRequired[pulumi.Input[str]]
    """Kibana space of the views. Default: default."""
    data_views: NotRequired[ViewsArgs]
    """How the views are made. Default: the default of each of its keys."""
    runtime_fields: NotRequired[dict[str, RuntimeFieldArgs]]
    """Fields of the view on metrics that Kibana computes, by their name. Default: none."""


class DataViews(pulumi.ComponentResource):
    """Kibana's data views of one environment."""

    data_view_ids: pulumi.Output[dict[str, str]]
    """Ids of the data views: logs, metrics and apm."""

    def __init__(
        self, name: str, args: DataViewsArgs, opts: pulumi.ResourceOptions | None = None
    ) -> None:
        super().__init__("azure-openai-monitoring:index:DataViews", name, {}, opts)
        inputs = DataViewsInputs.of_args(args, f'DataViews "{name}"')

        ids: dict[str, pulumi.Output[str]] = {}
        for view in catalog.VIEWS if inputs.data_views.enabled else ():
            made = elasticstack.KibanaDataView(
                f"{name}-{view.name}",
                space_id=inputs.space_id,
                data_view=_data_view(view, inputs),
                opts=named_child(self),
            )
            ids[view.name] = made.data_view.apply(lambda found: str(found.id))
        self.data_view_ids = by_name(ids)
        self.register_outputs({"dataViewIds": self.data_view_ids})


def _data_view(view: View, inputs: DataViewsInputs) -> elasticstack.KibanaDataViewDataViewArgsDict:
    namespace = inputs.data_stream_namespace
    covered = inputs.data_views.apm_data_stream_namespace if view.name == "apm" else None
    computed = inputs.runtime_fields if view.name == "metrics" else {}
    made: elasticstack.KibanaDataViewDataViewArgsDict = {
        "id": catalog.view_id(view, namespace),
        "title": view.pattern(covered or namespace),
        "name": f"Azure OpenAI {inputs.environment}: {view.title}",
        "time_field_name": TIMESTAMP,
        # The data streams come with their first documents.
        "allow_no_index": True,
        "field_attrs": {
            **{field: {"custom_label": each.label} for field, each in view.fields.items()},
            **{field: {"custom_label": each.label} for field, each in computed.items()},
        },
        "field_formats": {
            **{
                field: _format(each.format)
                for field, each in view.fields.items()
                if each.format is not None
            },
            **{
                field: _number(each.number_pattern)
                for field, each in computed.items()
                if each.number_pattern is not None
            },
        },
    }
    if computed:
        made["runtime_field_map"] = {
            field: {"type": each.type, "script_source": each.script}
            for field, each in computed.items()
        }
    return made


def _format(
    shown: Number | Duration,
) -> elasticstack.KibanaDataViewDataViewFieldFormatsArgsDict:
    if isinstance(shown, Number):
        return _number(shown.pattern)
    return {
        "id": "duration",
        "params": {
            "input_format": shown.unit,
            "output_format": "humanizePrecise",
            "output_precision": 2,
            "use_short_suffix": True,
            "include_space_with_suffix": True,
        },
    }


def _number(pattern: Text) -> elasticstack.KibanaDataViewDataViewFieldFormatsArgsDict:
    return {"id": "number", "params": {"pattern": pattern}}
