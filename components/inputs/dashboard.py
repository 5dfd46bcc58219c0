"""Inputs of Dashboard."""

from dataclasses import replace
from typing import Annotated

from pydantic import Field

from components.catalog.service_levels import ServiceLevel
from components.dashboard.panels import Intake
from components.inputs.base import Inputs
from components.inputs.prices import PricesSettings
from components.inputs.service_levels import ObjectivesSettings
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
    service_levels: ObjectivesSettings = Field(default_factory=ObjectivesSettings)

    @property
    def levels(self) -> tuple[ServiceLevel, ...]:
        """The service levels that are made, with the targets and limits in force."""
        if not self.service_levels.enabled:
            return ()
        return tuple(
            replace(each.level, target=each.target, limit=each.limit)
            for each in self.service_levels.chosen(self.data_stream_namespace)
            if each.application is None
        )
