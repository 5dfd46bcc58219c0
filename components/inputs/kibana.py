"""Inputs of KibanaContent, and the settings of it that an environment has."""

from collections.abc import Iterator
from typing import Annotated, Any, Self

from pydantic import Field, model_validator

from components.dashboard.panels import Intake
from components.inputs.alert_rules import RulesSettings
from components.inputs.anomaly_jobs import JobsSettings
from components.inputs.base import BrokenRule, Inputs, RuleBroken
from components.inputs.cost import CostSettings
from components.inputs.data_views import ViewsSettings
from components.inputs.notifications import NotificationsSettings
from components.inputs.service_levels import ObjectivesSettings
from components.inputs.types import DataStreamNamespace, Environment, NonEmptyText, TextMap, Url


class KibanaSettings(Inputs):
    """What an environment has in Kibana beside what the integration brings."""

    enabled: Annotated[bool, Field(examples=["true"])] = True
    data_views: ViewsSettings = Field(default_factory=ViewsSettings)
    notifications: NotificationsSettings = Field(default_factory=NotificationsSettings)
    alert_rules: RulesSettings = Field(default_factory=RulesSettings)
    service_levels: ObjectivesSettings = Field(default_factory=ObjectivesSettings)
    anomaly_jobs: JobsSettings = Field(default_factory=JobsSettings)
    cost: CostSettings = Field(default_factory=CostSettings)
    dashboard: Annotated[bool, Field(examples=["true"])] = True

    @model_validator(mode="after")
    def _dashboard_has_views(self) -> Self:
        if self.dashboard and not self.data_views.enabled:
            rule = BrokenRule(
                ("dashboard",),
                self.dashboard,
                "the dashboard looks through the data views, which are switched off",
                "set it to false, or the data views to true",
            )
            raise RuleBroken([rule])
        return self

    def faults(self, *, client_secret_end: bool, secrets: Any) -> Iterator[BrokenRule]:
        """Yield what does not fit what is around it.

        Paths are from a model that holds `kibana` and `connector_secrets`.
        """
        yield from self.notifications.secret_faults(secrets)
        for fault in self.alert_rules.requirement_faults(client_secret_end=client_secret_end):
            yield fault._replace(path=("kibana", "alert_rules", *fault.path))


class KibanaContentInputs(Inputs):
    """Inputs of one KibanaContent."""

    environment: Environment
    data_stream_namespace: DataStreamNamespace
    space_id: NonEmptyText = "default"
    kibana: KibanaSettings = Field(default_factory=KibanaSettings)
    connector_secrets: TextMap | None = None
    client_secret_end_date: NonEmptyText | None = None
    kibana_url: Annotated[
        Url | None, Field(examples=['"https://example.kb.eastus.azure.elastic.cloud"'])
    ] = None
    intake: Annotated[Intake | None, Field(examples=["classic"])] = None

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        faults = list(
            self.kibana.faults(
                client_secret_end=self.client_secret_end_date is not None,
                secrets=self.connector_secrets,
            )
        )
        if not self.kibana.enabled:
            faults.append(
                BrokenRule(
                    ("kibana", "enabled"),
                    self.kibana.enabled,
                    "there would be nothing to make",
                    "remove it, or leave the component out",
                )
            )
        if faults:
            raise RuleBroken(faults)
        return self
