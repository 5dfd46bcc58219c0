"""Inputs of Dashboard."""

from typing import Annotated

from pydantic import Field

from components.dashboard.panels import Intake
from components.inputs.base import Inputs
from components.inputs.prices import PricesSettings
from components.inputs.types import DataStreamNamespace, NonEmptyText, TextMap, Url


class DashboardInputs(Inputs):
    """Inputs of one Dashboard."""

    data_stream_namespace: DataStreamNamespace
    data_view_ids: TextMap
    space_id: NonEmptyText = "default"
    kibana_url: Annotated[
        Url | None, Field(examples=['"https://example.kb.eastus.azure.elastic.cloud"'])
    ] = None
    intake: Annotated[Intake | None, Field(examples=["classic"])] = None
    apm_data_stream_namespace: Annotated[
        DataStreamNamespace | None, Field(examples=["default"])
    ] = None
    prices: PricesSettings = Field(default_factory=PricesSettings)
