"""Monitor Azure OpenAI with Elastic: this stack's configuration, deployed."""

import pulumi

from components import AzureOpenAIMonitoring, monitoring_args

monitoring = AzureOpenAIMonitoring("azure-openai", monitoring_args(pulumi.Config()))

pulumi.export("resourceGroupName", monitoring.resource_group_name)
pulumi.export("eventHubNamespaceNames", monitoring.event_hub_namespace_names)
pulumi.export("eventHubNames", monitoring.event_hub_names)
pulumi.export("storageAccountNames", monitoring.storage_account_names)
pulumi.export("containerNames", monitoring.container_names)
pulumi.export("clientId", monitoring.client_id)
pulumi.export("tenantId", monitoring.tenant_id)
pulumi.export("clientSecretEndDate", monitoring.client_secret_end_date)
pulumi.export("subscriptionIds", monitoring.subscription_ids)
pulumi.export("agentPolicyId", monitoring.agent_policy_id)
pulumi.export("integrationPolicyIds", monitoring.integration_policy_ids)
pulumi.export("dataStreams", monitoring.data_streams)
pulumi.export("applicationEnvironments", monitoring.application_environments)
pulumi.export("applicationHeaders", monitoring.application_headers)
pulumi.export("links", monitoring.links)
pulumi.export("installCommand", monitoring.install_command)
pulumi.export("dataViewIds", monitoring.data_view_ids)
pulumi.export("alertRuleIds", monitoring.alert_rule_ids)
pulumi.export("sloIds", monitoring.slo_ids)
pulumi.export("anomalyJobIds", monitoring.anomaly_job_ids)
pulumi.export("dashboardId", monitoring.dashboard_id)
