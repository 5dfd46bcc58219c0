"""The components from Python, as a Pulumi package: `pulumi package add <repository>/components`."""

import pulumi
import pulumi_azure_native as azure_native
import pulumi_azure_openai_monitoring as azure_openai_monitoring  # type: ignore[import-not-found]  # generated

group = azure_native.resources.ResourceGroup(
    "group", resource_group_name="rg-consumer", location="eastus"
)
monitoring = azure_openai_monitoring.AzureOpenAIMonitoring(
    "monitoring",
    accounts=[
        {
            "resource_id": "/subscriptions/11111111-1111-4111-8111-111111111111/resourceGroups"
            "/rg-openai/providers/Microsoft.CognitiveServices/accounts/openai",
            "location": "eastus",
        }
    ],
    existing_resource_group_name=group.name,
    auth_type="client_secret",
    event_hub={"retention_days": 3},
    reader={"secret_end_date": pulumi.Config().require("secretEndDate")},
    elastic={
        "package_version": "1.8.0",
        "kibana_url": "https://kibana.example",
        "fleet_url": "https://fleet.example",
    },
    tags={"group": group.name},
)

pulumi.export("resourceGroupName", monitoring.resource_group_name)
pulumi.export("eventHubNames", monitoring.event_hub_names)
pulumi.export("subscriptionIds", monitoring.subscription_ids)
pulumi.export("installCommand", monitoring.install_command)
