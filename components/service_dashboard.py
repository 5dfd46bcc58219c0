"""The dashboard of one environment, imported into its space as one saved object.

Kibana is told to overwrite: the source wins over what people changed by hand, whenever the source
changes. Between two changes nothing looks: a dashboard that somebody deleted stays away. The
provider has no way to remove what it imported (elastic/elasticstack, import_saved_objects: its
delete does nothing), so a space that goes takes the dashboard along, and from a space that stays
it has to be deleted by its id.
"""

from collections.abc import Mapping
from typing import NotRequired, TypedDict

import pulumi
import pulumi_elasticstack as elasticstack

from components import kibana_links
from components.catalog.data_streams import LOGS
from components.cost_budgets import PricesArgs
from components.dashboard.panels import Intake
from components.dashboard.saved_objects import (
    Applications,
    dashboard_id,
    ndjson,
    saved_objects,
)
from components.inputs.dashboard import DashboardInputs
from components.service_levels import ObjectivesArgs


class DashboardArgs(TypedDict):
    """Inputs of Dashboard."""

    data_stream_namespace: str
    """Namespace of the data streams that are shown."""
    data_view_ids: pulumi.Input[dict[str, str]]
    """Ids of the data views logs, metrics and apm, as DataViews gives them; the one of metrics has
    the runtime field of the cost."""
    space_id: NotRequired[pulumi.Input[str]]
    """Kibana space of the dashboard. Default: default."""
    kibana_url: NotRequired[pulumi.Input[str]]
    """Address of Kibana, for links to its other pages. Default: there are no such links."""
    intake: NotRequired[Intake]
    """What takes the telemetry of applications, which decides its fields. Default: they are not
    shown."""
    apm_data_stream_namespace: NotRequired[str]
    """Namespace of the applications' data streams. Default: that of logs and metrics."""
    prices: NotRequired[PricesArgs]
    """What tokens cost. Default: the list prices, in US dollars."""
    service_levels: NotRequired[ObjectivesArgs]
    """The objectives that are shown, with their targets. Default: the catalog's."""


class Dashboard(pulumi.ComponentResource):
    """The dashboard "Azure OpenAI: service and pipeline" of one environment."""

    dashboard_id: pulumi.Output[str]
    """Id of the dashboard's saved object, by which it is opened, and deleted where its space
    stays."""

    def __init__(
        self, name: str, args: DashboardArgs, opts: pulumi.ResourceOptions | None = None
    ) -> None:
        super().__init__("azure-openai-monitoring:index:Dashboard", name, {}, opts)
        inputs = DashboardInputs.of_args(args, f'Dashboard "{name}"')

        contents = pulumi.Output.all(
            views=inputs.data_view_ids, kibana_url=inputs.kibana_url, space_id=inputs.space_id
        ).apply(lambda known: _contents(inputs, **known))
        imported = elasticstack.KibanaImportSavedObjects(
            f"{name}-import",
            space_id=inputs.space_id,
            file_contents=contents,
            overwrite=True,
            opts=pulumi.ResourceOptions(parent=self),
        )
        # The id is known before; what waits for it waits for the import.
        self.dashboard_id = imported.id.apply(lambda _: dashboard_id(inputs.data_stream_namespace))
        self.register_outputs({"dashboardId": self.dashboard_id})


def _contents(
    inputs: DashboardInputs, views: Mapping[str, str], kibana_url: str | None, space_id: str
) -> str:
    namespace = inputs.data_stream_namespace
    applications = None
    if inputs.intake is not None:
        applications = Applications(
            inputs.intake, views["apm"], inputs.apm_data_stream_namespace or namespace
        )
    return ndjson(
        saved_objects(
            namespace=namespace,
            logs_data_view_id=views["logs"],
            metrics_data_view_id=views["metrics"],
            prices=inputs.prices.as_prices(),
            levels=inputs.levels,
            applications=applications,
            places=_places(kibana_url, space_id, namespace) if kibana_url else (),
        )
    )


def _places(kibana_url: str, space_id: str, namespace: str) -> list[tuple[str, str]]:
    logs = kibana_links.discover(kibana_url, space_id, LOGS.index(namespace))
    return [
        ("Logs", logs),
        ("Alerts", kibana_links.alerts(kibana_url, space_id)),
        ("SLOs", kibana_links.slos(kibana_url, space_id)),
        ("Anomalies", kibana_links.anomalies(kibana_url, space_id)),
        ("Agents", kibana_links.agents(kibana_url, space_id)),
    ]
