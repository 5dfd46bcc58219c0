"""The dev stack as a flat script: the tutorial's steps with the SDK's own classes, and no more.

What a person would write: names written out, resources wired by their outputs, no components and no
validation.
"""

import json
from collections.abc import Sequence

import pulumi
import pulumi_azure_native as azure_native
import pulumi_azuread as azuread
import pulumi_elasticstack as elasticstack

SUBSCRIPTION = "11111111-1111-4111-8111-111111111111"
ACCOUNT = (
    f"/subscriptions/{SUBSCRIPTION}/resourceGroups/rg-openai-dev"
    "/providers/Microsoft.CognitiveServices/accounts/openai-dev"
)
MONITORING_READER = (
    f"/subscriptions/{SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions"
    "/43d0d8ad-25c7-4714-9337-8ba259a9fe05"
)
LOCATION = "eastus"
FLEET = "https://dev.fleet.eastus.azure.elastic.cloud"
KIBANA = "https://dev.kb.eastus.azure.elastic.cloud"
LINKS = {
    "overview": f"{KIBANA}/app/dashboards#/view/azure_openai-21d9a0d0-e6a0-4b34-bc6d-ce6560a1dab3",
    "logs": f"{KIBANA}/app/discover#/?_a=(index:'logs-*')",
    "metrics": f"{KIBANA}/app/discover#/?_a=(index:'metrics-*')",
}
DATA_STREAMS = {"logs": "logs-azure_openai.logs-dev", "metrics": "metrics-azure.open_ai-dev"}
TAGS = {"environment": "dev", "managed-by": "pulumi"}


def program(accounts: Sequence[str] = (ACCOUNT,)) -> None:
    """Register everything, from the resource group to the agent's install command."""
    group = azure_native.resources.ResourceGroup(
        "resource-group",
        resource_group_name="rg-azure-openai-monitoring-dev",
        location=LOCATION,
        tags=TAGS,
    )

    namespace = azure_native.eventhub.Namespace(
        "namespace",
        resource_group_name=group.name,
        namespace_name="evhns-openai-dev-eastus",
        location=LOCATION,
        sku={"name": "Standard", "tier": "Standard", "capacity": 1},
        is_auto_inflate_enabled=False,
        minimum_tls_version="1.2",
        disable_local_auth=False,
        tags=TAGS,
    )
    hub = azure_native.eventhub.EventHub(
        "hub",
        resource_group_name=group.name,
        namespace_name=namespace.name,
        event_hub_name="azure-openai-logs",
        partition_count=4,
        message_retention_in_days=1,
    )
    consumer_group = azure_native.eventhub.ConsumerGroup(
        "consumer-group",
        resource_group_name=group.name,
        namespace_name=namespace.name,
        event_hub_name=hub.name,
        consumer_group_name="elastic-agent",
    )
    diagnostic_rule = azure_native.eventhub.NamespaceAuthorizationRule(
        "diagnostic-rule",
        resource_group_name=group.name,
        namespace_name=namespace.name,
        authorization_rule_name="azure-monitor",
        rights=["Manage", "Send", "Listen"],
    )
    listen_rule = azure_native.eventhub.EventHubAuthorizationRule(
        "listen-rule",
        resource_group_name=group.name,
        namespace_name=namespace.name,
        event_hub_name=hub.name,
        authorization_rule_name="elastic-agent-listen",
        rights=["Listen"],
    )
    hub_keys = azure_native.eventhub.list_event_hub_keys_output(
        resource_group_name=group.name,
        namespace_name=namespace.name,
        event_hub_name=hub.name,
        authorization_rule_name=listen_rule.name,
    )

    storage = azure_native.storage.StorageAccount(
        "storage",
        resource_group_name=group.name,
        account_name="stopenaideveastus",
        location=LOCATION,
        kind="StorageV2",
        sku={"name": "Standard_LRS"},
        access_tier="Hot",
        is_hns_enabled=False,
        minimum_tls_version="TLS1_2",
        enable_https_traffic_only=True,
        allow_blob_public_access=False,
        allow_cross_tenant_replication=False,
        allow_shared_key_access=True,
        tags=TAGS,
    )
    azure_native.storage.BlobServiceProperties(
        "blob-service",
        resource_group_name=group.name,
        account_name=storage.name,
        blob_services_name="default",
        delete_retention_policy={"enabled": False},
        container_delete_retention_policy={"enabled": False},
    )
    container = azure_native.storage.BlobContainer(
        "container",
        resource_group_name=group.name,
        account_name=storage.name,
        container_name="azure-openai-checkpoints",
        public_access="None",
    )
    storage_keys = azure_native.storage.list_storage_account_keys_output(
        resource_group_name=group.name, account_name=storage.name
    )

    for account in accounts:
        azure_native.monitor.DiagnosticSetting(
            f"diagnostic-setting-{account.rpartition('/')[-1]}",
            resource_uri=account,
            name="elastic",
            event_hub_authorization_rule_id=diagnostic_rule.id,
            event_hub_name=hub.name,
            logs=[
                {"category": "Audit", "enabled": True},
                {"category": "RequestResponse", "enabled": True},
            ],
        )

    application = azuread.Application(
        "application",
        display_name="Azure OpenAI monitoring (dev)",
        sign_in_audience="AzureADMyOrg",
        prevent_duplicate_names=True,
    )
    principal = azuread.ServicePrincipal("service-principal", client_id=application.client_id)
    password = azuread.ApplicationPassword(
        "secret",
        application_id=application.id,
        display_name="Elastic Agent, Azure OpenAI integration",
        end_date="2027-10-31T00:00:00Z",
    )
    tenant_id = azuread.get_client_config_output().tenant_id
    azure_native.authorization.RoleAssignment(
        "metrics-role",
        scope=f"/subscriptions/{SUBSCRIPTION}",
        role_definition_id=MONITORING_READER,
        principal_id=principal.object_id,
        principal_type="ServicePrincipal",
    )

    api_key = elasticstack.ElasticsearchSecurityApiKey(
        "api-key",
        name="chat, dev: OTLP ingest",
        role_descriptors=json.dumps(
            {
                "ingest": {
                    "cluster": [],
                    "indices": [],
                    "applications": [
                        {"application": "apm", "privileges": ["event:write"], "resources": ["*"]}
                    ],
                }
            }
        ),
    )

    integration = elasticstack.FleetIntegration("integration", name="azure_openai", version="1.7.0")
    agent_policy = elasticstack.FleetAgentPolicy(
        "agent-policy",
        name="Azure OpenAI (dev)",
        description="Logs and metrics of Azure OpenAI. Managed by Pulumi.",
        namespace="dev",
        monitor_logs=True,
        monitor_metrics=True,
    )
    log_defaults = {
        "consumer_group": "$Default",
        "preserve_original_event": False,
        "sanitize_newlines": True,
        "sanitize_singlequotes": True,
        "tags": ["azure-openai-logs", "forwarded"],
    }
    metric_defaults = {
        "period": "300s",
        "refresh_list_interval": "600s",
        "resource_groups": [],
        "resource_ids": [],
    }
    logs = {
        **log_defaults,
        "consumer_group": consumer_group.name,
        "eventhub": hub.name,
        "connection_string": pulumi.Output.secret(hub_keys.primary_connection_string),
        "storage_account": storage.name,
        "storage_account_container": container.name,
        "storage_account_key": pulumi.Output.secret(storage_keys.keys[0].value),
    }
    metrics = {
        **metric_defaults,
        "client_id": application.client_id,
        "client_secret": password.value,
        "tenant_id": tenant_id,
        "subscription_id": SUBSCRIPTION,
    }
    policies = {}
    for name, logs_enabled, log_variables, metric_variables in (
        ("logs-eastus", True, logs, metric_defaults),
        (f"metrics-{SUBSCRIPTION}", False, log_defaults, metrics),
    ):
        policies[name] = elasticstack.FleetIntegrationPolicy(
            name,
            name=f"azure-openai-dev-{name}",
            integration_name=integration.name,
            integration_version=integration.version,
            agent_policy_ids=[agent_policy.policy_id],
            namespace="dev",
            inputs={
                "azure_open_ai-azure-eventhub": {
                    "enabled": logs_enabled,
                    "streams": {
                        "azure_openai.logs": {
                            "enabled": logs_enabled,
                            "vars": pulumi.Output.json_dumps(log_variables),
                        }
                    },
                },
                "azure_open_ai-azure/metrics": {
                    "enabled": not logs_enabled,
                    "streams": {
                        "azure.open_ai": {
                            "enabled": not logs_enabled,
                            "vars": pulumi.Output.json_dumps(metric_variables),
                        }
                    },
                },
            },
        )

    tokens = elasticstack.get_fleet_enrollment_tokens_output(policy_id=agent_policy.policy_id)
    install_command = pulumi.Output.format(
        "sudo elastic-agent install --url={} --enrollment-token={}",
        FLEET,
        tokens.tokens.apply(lambda found: found[0].api_key),
    )

    pulumi.export("resourceGroupName", group.name)
    pulumi.export("eventHubNamespaceNames", {LOCATION: namespace.name})
    pulumi.export("eventHubNames", {LOCATION: hub.name})
    pulumi.export("storageAccountNames", {LOCATION: storage.name})
    pulumi.export("containerNames", {LOCATION: container.name})
    pulumi.export("clientId", application.client_id)
    pulumi.export("tenantId", tenant_id)
    pulumi.export("clientSecretEndDate", password.end_date)
    pulumi.export("subscriptionIds", [SUBSCRIPTION])
    pulumi.export("agentPolicyId", agent_policy.policy_id)
    pulumi.export(
        "integrationPolicyIds", {name: policy.policy_id for name, policy in policies.items()}
    )
    pulumi.export("dataStreams", DATA_STREAMS)
    pulumi.export(
        "applicationEnvironments",
        {
            "chat": {
                "OTEL_SERVICE_NAME": "chat",
                "OTEL_RESOURCE_ATTRIBUTES": "deployment.environment.name=dev",
                "OTEL_EXPORTER_OTLP_ENDPOINT": "https://dev.apm.eastus.azure.elastic.cloud",
                "OTEL_EXPORTER_OTLP_PROTOCOL": "http/protobuf",
                "OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE": "DELTA",
            }
        },
    )
    pulumi.export(
        "applicationHeaders",
        {"chat": pulumi.Output.format("Authorization=ApiKey%20{}", api_key.encoded)},
    )
    pulumi.export("links", LINKS)
    for made_in_kibana in ("dataViewIds", "alertRuleIds", "sloIds", "anomalyJobIds"):
        pulumi.export(made_in_kibana, {})
    pulumi.export("dashboardId", None)
    pulumi.export("installCommand", pulumi.Output.secret(install_command))
