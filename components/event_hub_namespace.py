"""An event hub namespace with one hub: where the diagnostic settings of a region write.

Two authorization rules, and never RootManageSharedAccessKey: one on the namespace for the
diagnostic settings (Azure Monitor asks for Manage, Send and Listen there), one on the hub with
which the reader can do nothing but listen. It leaves out network rules and private endpoints.
"""

from typing import NotRequired, TypedDict

import pulumi
import pulumi_azure_native as azure_native

from components.catalog.event_hubs import DEFAULT_CONSUMER_GROUP, LIMITS, NamespaceTier
from components.existing import Namespace, existing_namespace, host_of
from components.inputs.event_hub import EventHubNamespaceInputs, EventHubSettings
from components.inputs.types import output_of
from components.options import named_child

_DIAGNOSTIC_RULE = "azure-monitor"
_LISTEN_RULE = "elastic-agent-listen"


class EventHubArgs(TypedDict):
    """How the event hubs of an environment are made; the same in every region."""

    tier: NotRequired[NamespaceTier]
    """Pricing tier of the namespace. Default: Standard."""
    capacity: NotRequired[int]
    """Throughput units (Basic, Standard: 1 to 40) or processing units (Premium: 1 to 16).
    Default: 1."""
    auto_inflate: NotRequired[bool]
    """Whether a Standard namespace adds throughput units by itself; the capacity counts only when
    it is made then. Default: false."""
    maximum_throughput_units: NotRequired[int]
    """Where auto-inflate stops, in throughput units (at most 40). Required with auto-inflate."""
    event_hub_name: NotRequired[pulumi.Input[str]]
    """Name of the hub: at most 30 lowercase letters, digits and hyphens.
    Default: azure-openai-logs."""
    partition_count: NotRequired[int]
    """Partitions of the hub, at least one for each agent; changing it replaces the hub, and events
    not yet read are lost. Default: 4."""
    retention_days: NotRequired[int]
    """Days that the hub keeps events (at most 1 on Basic, 7 on Standard, 90 on Premium).
    Default: 1."""
    consumer_group_name: NotRequired[pulumi.Input[str]]
    """Consumer group of the reader. Default: elastic-agent; on Basic $Default."""


class EventHubNamespaceArgs(TypedDict):
    """Inputs of EventHubNamespace."""

    location: str
    """Region of the namespace: that of the accounts whose diagnostic settings write to it."""
    resource_group_name: NotRequired[pulumi.Input[str]]
    """Resource group of a new namespace. Required for one."""
    namespace_name: NotRequired[pulumi.Input[str]]
    """Name of a new namespace, unique in all of Azure. Required for one."""
    existing_namespace_id: NotRequired[pulumi.Input[str]]
    """Resource id of a namespace to use instead of a new one; in the provider's subscription."""
    existing_diagnostic_rule_id: NotRequired[pulumi.Input[str]]
    """Resource id of a rule of that namespace, with Manage, Send and Listen, to use instead of a
    new one."""
    event_hub: NotRequired[EventHubArgs]
    """How the namespace and its hub are made. Default: the default of each of its keys."""
    listen_rule: NotRequired[bool]
    """Whether the hub gets a rule to listen with a connection string. Default: true."""
    tags: NotRequired[dict[str, pulumi.Input[str]]]
    """Tags of a new namespace. Default: none."""
    protect: NotRequired[bool]
    """Whether the namespace and the hub are protected from deletion. Default: false."""


class EventHubNamespace(pulumi.ComponentResource):
    """An event hub namespace with one hub, a consumer group and the rules to write and to read."""

    namespace_id: pulumi.Output[str]
    """Resource id of the namespace."""
    namespace_name: pulumi.Output[str]
    """Name of the namespace."""
    namespace_host: pulumi.Output[str]
    """Full host name of the namespace, such as name.servicebus.windows.net."""
    event_hub_id: pulumi.Output[str]
    """Resource id of the hub."""
    event_hub_name: pulumi.Output[str]
    """Name of the hub."""
    consumer_group_name: pulumi.Output[str]
    """Name of the reader's consumer group."""
    diagnostic_rule_id: pulumi.Output[str]
    """Resource id of the namespace's rule that diagnostic settings write with."""
    connection_string: pulumi.Output[str | None]
    """Connection string with which to listen, secret; null without a rule to listen."""

    def __init__(
        self, name: str, args: EventHubNamespaceArgs, opts: pulumi.ResourceOptions | None = None
    ) -> None:
        super().__init__("azure-openai-monitoring:index:EventHubNamespace", name, {}, opts)
        inputs = EventHubNamespaceInputs.of_args(args, f'EventHubNamespace "{name}"')
        child = named_child(self)
        kept = named_child(self, protect=inputs.protect)
        settings = inputs.event_hub

        namespace = (
            _new_namespace(name, inputs, kept)
            if inputs.existing_namespace_id is None
            else existing_namespace(
                inputs.existing_namespace_id,
                location=inputs.location,
                settings=settings,
                opts=pulumi.InvokeOptions(parent=self),
            )
        )
        within = {
            "resource_group_name": namespace.resource_group_name,
            "namespace_name": namespace.name,
        }
        hub = azure_native.eventhub.EventHub(
            f"{name}-hub",
            **within,
            event_hub_name=settings.event_hub_name,
            partition_count=settings.partition_count,
            message_retention_in_days=settings.retention_days,
            # Azure changes the partition count in place on Premium only; elsewhere it refuses.
            opts=pulumi.ResourceOptions.merge(
                kept, pulumi.ResourceOptions(replace_on_changes=["partitionCount"])
            ),
        )
        self.consumer_group_name = _consumer_group(name, within, hub, settings, child)
        self.diagnostic_rule_id = (
            azure_native.eventhub.NamespaceAuthorizationRule(
                f"{name}-diagnostic-rule",
                **within,
                authorization_rule_name=_DIAGNOSTIC_RULE,
                rights=["Manage", "Send", "Listen"],
                opts=child,
            ).id
            if inputs.existing_diagnostic_rule_id is None
            else pulumi.Output.from_input(inputs.existing_diagnostic_rule_id)
        )
        self.connection_string = (
            _listen_connection_string(name, within, hub, child)
            if inputs.listen_rule
            else pulumi.Output.from_input(None)
        )
        self.namespace_id = namespace.id
        self.namespace_name = namespace.name
        self.namespace_host = namespace.host
        self.event_hub_id = hub.id
        self.event_hub_name = hub.name
        self.register_outputs(
            {
                "namespaceId": self.namespace_id,
                "namespaceName": self.namespace_name,
                "namespaceHost": self.namespace_host,
                "eventHubId": self.event_hub_id,
                "eventHubName": self.event_hub_name,
                "consumerGroupName": self.consumer_group_name,
                "diagnosticRuleId": self.diagnostic_rule_id,
                "connectionString": self.connection_string,
            }
        )


def _new_namespace(
    name: str, inputs: EventHubNamespaceInputs, opts: pulumi.ResourceOptions
) -> Namespace:
    settings = inputs.event_hub
    namespace = azure_native.eventhub.Namespace(
        f"{name}-namespace",
        resource_group_name=inputs.resource_group_name,
        namespace_name=inputs.namespace_name,
        location=inputs.location,
        sku={"name": settings.tier, "tier": settings.tier, "capacity": settings.capacity},
        is_auto_inflate_enabled=settings.auto_inflate,
        maximum_throughput_units=settings.maximum_throughput_units,
        minimum_tls_version="1.2",
        # Stays on: see the inputs' reason for declining to switch it off.
        disable_local_auth=False,
        tags=inputs.tags,
        # Azure raises the capacity by itself then, and an update would lower it again.
        opts=pulumi.ResourceOptions.merge(
            opts,
            pulumi.ResourceOptions(
                ignore_changes=["sku.capacity"] if settings.auto_inflate else None,
                # Azure moves no namespace from throughput units to processing units, nor back.
                replacement_trigger=LIMITS[settings.tier].capacity_unit,
            ),
        ),
    )
    return Namespace(
        id=namespace.id,
        name=namespace.name,
        resource_group_name=output_of(inputs.resource_group_name),
        host=namespace.service_bus_endpoint.apply(host_of),
    )


def _consumer_group(
    name: str,
    within: dict[str, pulumi.Output[str]],
    hub: azure_native.eventhub.EventHub,
    settings: EventHubSettings,
    opts: pulumi.ResourceOptions,
) -> pulumi.Output[str]:
    if settings.consumer_group == DEFAULT_CONSUMER_GROUP:
        return pulumi.Output.from_input(DEFAULT_CONSUMER_GROUP)
    group = azure_native.eventhub.ConsumerGroup(
        f"{name}-consumer-group",
        **within,
        event_hub_name=hub.name,
        consumer_group_name=settings.consumer_group,
        opts=opts,
    )
    own: pulumi.Output[str] = group.name
    return own


def _listen_connection_string(
    name: str,
    within: dict[str, pulumi.Output[str]],
    hub: azure_native.eventhub.EventHub,
    opts: pulumi.ResourceOptions,
) -> pulumi.Output[str]:
    rule = azure_native.eventhub.EventHubAuthorizationRule(
        f"{name}-listen-rule",
        **within,
        event_hub_name=hub.name,
        authorization_rule_name=_LISTEN_RULE,
        rights=["Listen"],
        opts=opts,
    )
    keys = azure_native.eventhub.list_event_hub_keys_output(
        **within,
        event_hub_name=hub.name,
        authorization_rule_name=rule.name,
        opts=pulumi.InvokeOptions(parent=opts.parent),
    )
    # The provider does not mark the keys that it lists as secret.
    return pulumi.Output.secret(keys.primary_connection_string)
