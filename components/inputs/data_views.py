"""Inputs of DataViews, and the settings of it that an environment has."""

from typing import Annotated

from pydantic import Field

from components.inputs.base import Inputs
from components.inputs.types import DataStreamNamespace, Environment, NonEmptyText


class RuntimeFieldInputs(Inputs):
    """A field that Kibana computes from each document when it reads it."""

    type: Annotated[NonEmptyText, Field(examples=["double"])]
    script: Annotated[NonEmptyText, Field(examples=['"emit(1.0)"'])]
    label: Annotated[NonEmptyText, Field(examples=["Cost (USD)"])]
    number_pattern: Annotated[NonEmptyText | None, Field(examples=['"0,0.00"'])] = None


class ViewsSettings(Inputs):
    """The data views on logs, metrics and applications."""

    enabled: Annotated[bool, Field(examples=["true"])] = True
    apm_data_stream_namespace: Annotated[
        DataStreamNamespace | None, Field(examples=["default"])
    ] = None


class DataViewsInputs(Inputs):
    """Inputs of one DataViews."""

    environment: Environment
    data_stream_namespace: DataStreamNamespace
    space_id: NonEmptyText = "default"
    data_views: ViewsSettings = Field(default_factory=ViewsSettings)
    runtime_fields: dict[str, RuntimeFieldInputs] = Field(default_factory=dict)
