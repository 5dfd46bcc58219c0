"""Azure OpenAI, monitored with Elastic: everything that one environment needs, wired together.

It only composes: each part is a component of its own, takes plain values and outputs, and gives
outputs. It leaves out the accounts themselves, which it refers to and never owns, and the agent,
which runs wherever the install command is run. What it makes in Kibana comes last, and nothing
waits for it.
"""

from dataclasses import dataclass
from typing import Any, NotRequired, TypedDict

import pulumi
import pulumi_azure_native as azure_native

from components import kibana_links, naming
from components.application_telemetry import ApmArgs, ApplicationTelemetry
from components.catalog.azure_openai import AuthType
from components.checkpoint_storage import CheckpointStorage, CheckpointStorageArgs, StorageArgs
from components.diagnostic_setting import DiagnosticsArgs, diagnostic_setting
from components.elastic_agent_policy import (
    ElasticAgentPolicy,
    ElasticAgentPolicyArgs,
    ElasticArgs,
    LogSourceArgs,
)
from components.event_hub_namespace import EventHubArgs, EventHubNamespace, EventHubNamespaceArgs
from components.inputs.monitoring import AzureOpenAIMonitoringInputs, RegionInputs
from components.inputs.reader import ReaderScope
from components.kibana_content import KibanaArgs, KibanaContent, KibanaContentArgs
from components.monitoring_reader import MonitoringReader, MonitoringReaderArgs, ReaderArgs
from components.options import named_child
from components.outputs import by_name


class AccountArgs(TypedDict):
    """One Azure OpenAI (or AIServices) account to monitor."""

    resource_id: str
    """Resource id of the account."""
    location: str
    """Region of the account, such as eastus."""


class RegionArgs(TypedDict):
    """What one region has of its own: names, or parts that are brought along."""

    namespace_name: NotRequired[pulumi.Input[str]]
    """Name of a new event hub namespace, unique in all of Azure. Default: made from the
    environment, the region and the subscription."""
    existing_namespace_id: NotRequired[pulumi.Input[str]]
    """Resource id of a namespace to use instead of a new one."""
    existing_diagnostic_rule_id: NotRequired[pulumi.Input[str]]
    """Resource id of a rule of that namespace, with Manage, Send and Listen, to use instead of a
    new one."""
    storage_account_name: NotRequired[pulumi.Input[str]]
    """Name of a new storage account, unique in all of Azure. Default: made like the namespace's."""
    existing_storage_account_id: NotRequired[pulumi.Input[str]]
    """Resource id of a storage account to use instead of a new one."""


class AzureOpenAIMonitoringArgs(TypedDict):
    """Inputs of AzureOpenAIMonitoring."""

    accounts: list[AccountArgs]
    """The accounts to monitor, in any subscriptions and regions."""
    location: NotRequired[str]
    """Region of a new resource group. Required unless one is brought along."""
    existing_resource_group_name: NotRequired[pulumi.Input[str]]
    """Name of a resource group to use instead of a new one."""
    environment: NotRequired[str]
    """What the environment is called in names and data streams. Default: the stack's name."""
    auth_type: NotRequired[AuthType]
    """How the log reader signs in: with a connection string and a storage key, or as the Entra
    application (no keys anywhere). Default: connection_string."""
    previous_auth_type: NotRequired[AuthType]
    """How the log reader signed in until now, where auth_type changes on a running stack: what that
    needs is kept until this is removed, so that agents always have a way to sign in. Default: there
    is none."""
    regions: NotRequired[dict[str, RegionArgs]]
    """What regions have of their own, by region. Where it is given, it names every region that an
    account is in. Default: every part is made, in every region that an account is in."""
    event_hub: NotRequired[EventHubArgs]
    """How the event hubs are made. Default: the default of each of its keys."""
    storage: NotRequired[StorageArgs]
    """How the checkpoint storage is made. Default: the default of each of its keys."""
    diagnostics: NotRequired[DiagnosticsArgs]
    """What the diagnostic settings send. Default: Audit and RequestResponse."""
    reader: ReaderArgs
    """The identity that reads metrics, and logs where the authentication is client_secret."""
    client_secret: NotRequired[pulumi.Input[str]]
    """Secret of an application that is brought along, as a secret. Required with one."""
    elastic: ElasticArgs
    """How logs and metrics get into Elastic."""
    apm: NotRequired[ApmArgs]
    """The applications that call Azure OpenAI, and where they send their telemetry.
    Default: there are none."""
    kibana: NotRequired[KibanaArgs]
    """What there is in Kibana beside what the integration brings: data views, alerting rules,
    service levels, anomaly jobs, cost, a dashboard. An empty map is all of it. Default: nothing."""
    connector_secrets: NotRequired[pulumi.Input[dict[str, str]]]
    """The secret of each of Kibana's connectors that is made and has one, by the connector's name:
    a Slack webhook's address, a PagerDuty routing key, or the password of an email or webhook user.
    Default: none."""
    tags: NotRequired[dict[str, pulumi.Input[str]]]
    """Tags of everything that can carry tags. Default: none."""
    protect: NotRequired[bool]
    """Whether what holds data (namespaces, hubs, storage accounts, containers), the resource group
    and a Kibana space that is made here are protected from deletion. Default: false."""


class AzureOpenAIMonitoring(pulumi.ComponentResource):
    """Azure OpenAI accounts, monitored with Elastic: from diagnostic setting to Fleet."""

    resource_group_name: pulumi.Output[str]
    """Name of the resource group."""
    event_hub_namespace_names: pulumi.Output[dict[str, str]]
    """Names of the event hub namespaces, by region."""
    event_hub_names: pulumi.Output[dict[str, str]]
    """Names of the event hubs, by region."""
    storage_account_names: pulumi.Output[dict[str, str]]
    """Names of the storage accounts for checkpoints, by region."""
    container_names: pulumi.Output[dict[str, str]]
    """Names of the containers for checkpoints, by region."""
    client_id: pulumi.Output[str]
    """Client id of the reader's application."""
    tenant_id: pulumi.Output[str]
    """Tenant of the reader's application."""
    client_secret_end_date: pulumi.Output[str | None]
    """When the client secret in use ends (RFC 3339, UTC); null for one that is brought along."""
    subscription_ids: pulumi.Output[list[str]]
    """Subscriptions of the monitored accounts."""
    agent_policy_id: pulumi.Output[str]
    """Id of the agent policy in Fleet."""
    integration_policy_ids: pulumi.Output[dict[str, str]]
    """Ids of the integration policies, by what they read."""
    data_streams: pulumi.Output[dict[str, str]]
    """Names of the data streams: logs and metrics."""
    application_environments: pulumi.Output[dict[str, dict[str, str]]]
    """Environment variables of each application, by service name; without the secret headers."""
    application_headers: pulumi.Output[dict[str, str]]
    """What OTEL_EXPORTER_OTLP_HEADERS is for each application, by service name; secret."""
    links: pulumi.Output[dict[str, str]]
    """Links to open in Kibana: the overview dashboard, and Discover on the logs and metrics."""
    install_command: pulumi.Output[str]
    """The command that installs and enrolls an agent on a host, secret: it holds the token."""
    data_view_ids: pulumi.Output[dict[str, str]]
    """Ids of Kibana's data views: logs, metrics and apm; none without kibana."""
    alert_rule_ids: pulumi.Output[dict[str, str]]
    """Ids of Kibana's alerting rules, by the catalog's id and severity; none without kibana."""
    slo_ids: pulumi.Output[dict[str, str]]
    """Ids of the service level objectives, by the catalog's id; none without kibana."""
    anomaly_job_ids: pulumi.Output[dict[str, str]]
    """Ids of the anomaly detection jobs, by the catalog's id; none without kibana."""
    dashboard_id: pulumi.Output[str | None]
    """Id of the dashboard in Kibana; null without one."""

    def __init__(
        self, name: str, args: AzureOpenAIMonitoringArgs, opts: pulumi.ResourceOptions | None = None
    ) -> None:
        super().__init__("azure-openai-monitoring:index:AzureOpenAIMonitoring", name, {}, opts)
        inputs = AzureOpenAIMonitoringInputs.of_args(args, f'AzureOpenAIMonitoring "{name}"')
        child = pulumi.ResourceOptions(parent=self)

        self.resource_group_name = _resource_group_name(name, inputs, self)
        place = _Place(
            name,
            inputs,
            self.resource_group_name,
            azure_native.authorization.get_client_config_output(
                opts=pulumi.InvokeOptions(parent=self)
            ).subscription_id,
            child,
        )
        regions = {
            region: _Region(place.event_hub(region, own), place.storage(region, own))
            for region, own in inputs.used_regions.items()
        }
        # Its name says which account a setting is on, and Azure tells ids in changing case.
        on_account = pulumi.ResourceOptions.merge(
            named_child(self), pulumi.ResourceOptions(ignore_changes=["resourceUri"])
        )
        for account in inputs.accounts:
            hub = regions[account.location].event_hub
            diagnostic_setting(
                f"{name}-{naming.child_label(account.resource_id)}-setting",
                account.resource_id,
                hub.event_hub_name,
                hub.diagnostic_rule_id,
                inputs.diagnostics,
                on_account,
            )
        reader = _reader(f"{name}-reader", inputs, regions, child)
        policy = _agent_policy(f"{name}-elastic", inputs, regions, reader, child)
        self._set_application_outputs(name, inputs)
        self._set_kibana_outputs(_kibana_content(f"{name}-kibana", inputs, reader, policy, child))

        self.event_hub_namespace_names = pulumi.Output.all(
            **{region: each.event_hub.namespace_name for region, each in regions.items()}
        )
        self.event_hub_names = pulumi.Output.all(
            **{region: each.event_hub.event_hub_name for region, each in regions.items()}
        )
        self.storage_account_names = pulumi.Output.all(
            **{region: each.storage.account_name for region, each in regions.items()}
        )
        self.container_names = pulumi.Output.all(
            **{region: each.storage.container_name for region, each in regions.items()}
        )
        self.client_id = reader.client_id
        self.tenant_id = reader.tenant_id
        self.client_secret_end_date = reader.client_secret_end_date
        self.subscription_ids = pulumi.Output.from_input(list(inputs.subscriptions))
        self.agent_policy_id = policy.agent_policy_id
        self.integration_policy_ids = policy.integration_policy_ids
        self.data_streams = pulumi.Output.from_input(inputs.data_streams)
        self.links = _links(inputs)
        self.install_command = policy.install_command
        self.register_outputs(self.outputs())

    def outputs(self) -> dict[str, pulumi.Output[Any]]:
        """Return every output by its name in a stack, for a program to export."""
        return {
            "resourceGroupName": self.resource_group_name,
            "eventHubNamespaceNames": self.event_hub_namespace_names,
            "eventHubNames": self.event_hub_names,
            "storageAccountNames": self.storage_account_names,
            "containerNames": self.container_names,
            "clientId": self.client_id,
            "tenantId": self.tenant_id,
            "clientSecretEndDate": self.client_secret_end_date,
            "subscriptionIds": self.subscription_ids,
            "agentPolicyId": self.agent_policy_id,
            "integrationPolicyIds": self.integration_policy_ids,
            "dataStreams": self.data_streams,
            "applicationEnvironments": self.application_environments,
            "applicationHeaders": self.application_headers,
            "links": self.links,
            "installCommand": self.install_command,
            "dataViewIds": self.data_view_ids,
            "alertRuleIds": self.alert_rule_ids,
            "sloIds": self.slo_ids,
            "anomalyJobIds": self.anomaly_job_ids,
            "dashboardId": self.dashboard_id,
        }

    def _set_application_outputs(self, name: str, inputs: AzureOpenAIMonitoringInputs) -> None:
        if inputs.apm is None:
            self.application_environments = pulumi.Output.from_input({})
            # Secret all the same: what an output is does not depend on how many there are.
            self.application_headers = pulumi.Output.secret({})
            return
        telemetry = ApplicationTelemetry(
            f"{name}-apm",
            {"environment": inputs.environment, "apm": inputs.apm.as_args()},
            pulumi.ResourceOptions(parent=self),
        )
        self.application_environments = telemetry.application_environments
        self.application_headers = telemetry.application_headers

    def _set_kibana_outputs(self, content: KibanaContent | None) -> None:
        if content is None:
            none = by_name({})
            self.data_view_ids = self.alert_rule_ids = none
            self.slo_ids = self.anomaly_job_ids = none
            self.dashboard_id = pulumi.Output.from_input(None)
            return
        self.data_view_ids = content.data_view_ids
        self.alert_rule_ids = content.alert_rule_ids
        self.slo_ids = content.slo_ids
        self.anomaly_job_ids = content.anomaly_job_ids
        self.dashboard_id = content.dashboard_id


@dataclass(frozen=True)
class _Region:
    """What one region has: where its accounts' logs arrive, and where reading them is noted."""

    event_hub: EventHubNamespace
    storage: CheckpointStorage

    def log_source(self) -> LogSourceArgs:
        return {
            "namespace_host": self.event_hub.namespace_host,
            "event_hub_name": self.event_hub.event_hub_name,
            "consumer_group_name": self.event_hub.consumer_group_name,
            "storage_account_name": self.storage.account_name,
            "container_name": self.storage.container_name,
        }


def _resource_group_name(
    name: str, inputs: AzureOpenAIMonitoringInputs, parent: pulumi.ComponentResource
) -> pulumi.Output[str]:
    found: pulumi.Output[str]
    if inputs.existing_resource_group_name is None:
        found = azure_native.resources.ResourceGroup(
            f"{name}-resource-group",
            resource_group_name=f"rg-azure-openai-monitoring-{inputs.environment}",
            location=inputs.location,
            tags=inputs.tags,
            # Deleting the group deletes all that is in it.
            opts=named_child(parent, protect=inputs.protect),
        ).name
    else:
        found = azure_native.resources.get_resource_group_output(
            resource_group_name=inputs.existing_resource_group_name,
            opts=pulumi.InvokeOptions(parent=parent),
        ).name
    return found


@dataclass(frozen=True)
class _Place:
    """Where the parts of every region are made, and from what inputs."""

    name: str
    inputs: AzureOpenAIMonitoringInputs
    resource_group_name: pulumi.Output[str]
    subscription_id: pulumi.Output[str]
    opts: pulumi.ResourceOptions

    def event_hub(self, region: str, own: RegionInputs) -> EventHubNamespace:
        args: EventHubNamespaceArgs = {
            "location": region,
            "event_hub": self.inputs.event_hub.as_args(),
            "listen_rule": AuthType.CONNECTION_STRING in self.inputs.auth_types,
            "tags": self.inputs.tags,
            "protect": self.inputs.protect,
        }
        if own.existing_namespace_id is None:
            args["resource_group_name"] = self.resource_group_name
            args["namespace_name"] = own.namespace_name or self.subscription_id.apply(
                lambda seed: naming.event_hub_namespace_name(self.inputs.environment, region, seed)
            )
        else:
            args["existing_namespace_id"] = own.existing_namespace_id
            if own.existing_diagnostic_rule_id is not None:
                args["existing_diagnostic_rule_id"] = own.existing_diagnostic_rule_id
        return EventHubNamespace(f"{self.name}-{region}-event-hub", args, self.opts)

    def storage(self, region: str, own: RegionInputs) -> CheckpointStorage:
        storage: StorageArgs = self.inputs.storage.as_args()
        args: CheckpointStorageArgs = {
            "location": region,
            "storage": {**storage, "shared_key_access": self.inputs.shared_key_access},
            "tags": self.inputs.tags,
            "protect": self.inputs.protect,
        }
        if own.existing_storage_account_id is None:
            args["resource_group_name"] = self.resource_group_name
            args["account_name"] = own.storage_account_name or self.subscription_id.apply(
                lambda seed: naming.storage_account_name(self.inputs.environment, region, seed)
            )
        else:
            args["existing_account_id"] = own.existing_storage_account_id
        return CheckpointStorage(f"{self.name}-{region}-checkpoints", args, self.opts)


def _reader(
    name: str,
    inputs: AzureOpenAIMonitoringInputs,
    regions: dict[str, _Region],
    opts: pulumi.ResourceOptions,
) -> MonitoringReader:
    reader: ReaderArgs = inputs.reader.as_args()
    if inputs.reader.existing_client_id is None:
        reader.setdefault("display_name", f"Azure OpenAI monitoring ({inputs.environment})")
    args: MonitoringReaderArgs = {
        "account_ids": [account.resource_id for account in inputs.accounts],
        "reader": reader,
    }
    if inputs.client_secret is not None:
        args["client_secret"] = inputs.client_secret
    if AuthType.CLIENT_SECRET in inputs.auth_types:
        args["event_hub_scopes"] = {
            region: each.event_hub.event_hub_id for region, each in regions.items()
        }
        args["storage_scopes"] = {
            region: each.storage.account_id for region, each in regions.items()
        }
    return MonitoringReader(name, args, opts)


def _agent_policy(
    name: str,
    inputs: AzureOpenAIMonitoringInputs,
    regions: dict[str, _Region],
    reader: MonitoringReader,
    opts: pulumi.ResourceOptions,
) -> ElasticAgentPolicy:
    by_account = inputs.reader.scope is ReaderScope.ACCOUNT
    args: ElasticAgentPolicyArgs = {
        "environment": inputs.environment,
        "elastic": inputs.elastic.as_args(),
        "auth_type": inputs.auth_type,
        "tenant_id": reader.tenant_id,
        "client_id": reader.client_id,
        "client_secret": reader.client_secret,
        "logs": {region: each.log_source() for region, each in regions.items()},
        "metrics": {
            subscription: {"account_ids": list(account_ids)} if by_account else {}
            for subscription, account_ids in inputs.subscriptions.items()
        },
        "protect": inputs.protect,
    }
    if inputs.auth_type is AuthType.CONNECTION_STRING:
        args["connection_strings"] = pulumi.Output.all(
            **{region: each.event_hub.connection_string for region, each in regions.items()}
        )
        args["storage_account_keys"] = pulumi.Output.all(
            **{region: each.storage.account_key for region, each in regions.items()}
        )
    return ElasticAgentPolicy(name, args, opts)


def _kibana_content(
    name: str,
    inputs: AzureOpenAIMonitoringInputs,
    reader: MonitoringReader,
    policy: ElasticAgentPolicy,
    opts: pulumi.ResourceOptions,
) -> KibanaContent | None:
    if inputs.kibana is None or not inputs.kibana.enabled:
        return None
    args: KibanaContentArgs = {
        "environment": inputs.environment,
        "data_stream_namespace": inputs.data_stream_namespace,
        "space_id": policy.space_id,
        "kibana": inputs.kibana.as_args(),
        "kibana_url": inputs.elastic.kibana_url,
    }
    if inputs.connector_secrets is not None:
        args["connector_secrets"] = inputs.connector_secrets
    if inputs.apm is not None:
        args["intake"] = inputs.apm.intake
    if inputs.reader.secret_end_date is not None:
        args["client_secret_end_date"] = reader.client_secret_end_date.apply(str)
    return KibanaContent(name, args, opts)


def _links(inputs: AzureOpenAIMonitoringInputs) -> pulumi.Output[dict[str, str]]:
    space_id = inputs.elastic.space_id
    return pulumi.Output.from_input(inputs.elastic.kibana_url).apply(
        lambda url: {
            "overview": kibana_links.overview(url, space_id),
            **{
                kind: kibana_links.discover(url, space_id, data_stream)
                for kind, data_stream in inputs.data_streams.items()
            },
        }
    )
