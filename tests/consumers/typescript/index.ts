import * as pulumi from "@pulumi/pulumi";
import * as azureOpenAI from "@pulumi/azure-openai-monitoring";

/** A resource group, without the types of all of Azure. */
class ResourceGroup extends pulumi.CustomResource {
    declare public readonly name: pulumi.Output<string>;

    constructor(name: string, args: { resourceGroupName: string; location: string }) {
        super("azure-native:resources:ResourceGroup", name, { ...args, name: undefined });
    }
}

const group = new ResourceGroup("group", { resourceGroupName: "rg-consumer", location: "eastus" });
const monitoring = new azureOpenAI.AzureOpenAIMonitoring("monitoring", {
    accounts: [
        {
            resourceId:
                "/subscriptions/11111111-1111-4111-8111-111111111111/resourceGroups/rg-openai" +
                "/providers/Microsoft.CognitiveServices/accounts/openai",
            location: "eastus",
        },
    ],
    existingResourceGroupName: group.name,
    eventHub: { retentionDays: 3 },
    reader: { existingClientId: "33333333-3333-4333-8333-333333333333" },
    clientSecret: new pulumi.Config().requireSecret("clientSecret"),
    elastic: {
        packageVersion: "1.7.0",
        kibanaUrl: "https://kibana.example",
        fleetUrl: "https://fleet.example",
    },
    tags: { group: group.name },
});

export const resourceGroupName = monitoring.resourceGroupName;
export const eventHubNames = monitoring.eventHubNames;
export const subscriptionIds = monitoring.subscriptionIds;
export const installCommand = monitoring.installCommand;
