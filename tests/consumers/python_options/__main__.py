"""A component with resource options, from Python as a Pulumi package."""

from typing import Any

import pulumi
import pulumi_azure_native as azure_native
import pulumi_azure_openai_monitoring as azure_openai_monitoring  # type: ignore[import-not-found]  # generated

config = pulumi.Config()


def transform(args: pulumi.ResourceTransformArgs) -> pulumi.ResourceTransformResult:
    """Add a tag to what is tagged, and let no change of the retention be seen."""
    props: dict[str, Any] = dict(args.props)
    if "tags" in props:
        props["tags"] = {**props["tags"], "transformed": "yes"}
    if args.type_ == "azure-native:eventhub:EventHub":
        args.opts.ignore_changes = ["messageRetentionInDays"]
    return pulumi.ResourceTransformResult(props, args.opts)


group = azure_native.resources.ResourceGroup(
    "group", resource_group_name="rg-consumer", location="eastus"
)
explicit = azure_native.Provider("explicit", location="eastus")
azure_openai_monitoring.EventHubNamespace(
    config.require("componentName"),
    location="eastus",
    resource_group_name=group.name,
    namespace_name="evhns-consumer",
    event_hub={"retention_days": config.require_int("retentionDays")},
    tags={"team": "platform"},
    opts=pulumi.ResourceOptions(
        aliases=[pulumi.Alias(name="before")],
        protect=True,
        providers=[explicit],
        transforms=[transform],
    ),
)
