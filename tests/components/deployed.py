"""What the tests of components share: the world they deploy into, and how to read a recording."""

from collections import Counter
from datetime import datetime
from typing import Any, Final

from hypothesis import HealthCheck, settings

from components import (
    AlertNotificationsArgs,
    AlertRulesArgs,
    AnomalyJobsArgs,
    ApplicationTelemetryArgs,
    AuthType,
    AzureOpenAIMonitoringArgs,
    BudgetWindow,
    CheckpointStorageArgs,
    ConnectorType,
    CostBudgetsArgs,
    DashboardArgs,
    DataViewsArgs,
    DiagnosticSettingArgs,
    ElasticAgentPolicyArgs,
    EventHubNamespaceArgs,
    Intake,
    KibanaArgs,
    KibanaContentArgs,
    MonitoringReaderArgs,
    NotificationsArgs,
    ReaderScope,
    ServiceLevelsArgs,
)
from rehearsal import findings
from rehearsal.emulation import World
from rehearsal.recording import Recording, Registration
from rehearsal.wire import revealed, secret_paths

GROUP: Final = "azure-native:resources:ResourceGroup"
NAMESPACE: Final = "azure-native:eventhub:Namespace"
HUB: Final = "azure-native:eventhub:EventHub"
CONSUMER_GROUP: Final = "azure-native:eventhub:ConsumerGroup"
NAMESPACE_RULE: Final = "azure-native:eventhub:NamespaceAuthorizationRule"
HUB_RULE: Final = "azure-native:eventhub:EventHubAuthorizationRule"
ACCOUNT: Final = "azure-native:storage:StorageAccount"
BLOB_SERVICE: Final = "azure-native:storage:BlobServiceProperties"
CONTAINER: Final = "azure-native:storage:BlobContainer"
SETTING: Final = "azure-native:monitor:DiagnosticSetting"
ROLE_ASSIGNMENT: Final = "azure-native:authorization:RoleAssignment"
APPLICATION: Final = "azuread:index/application:Application"
SERVICE_PRINCIPAL: Final = "azuread:index/servicePrincipal:ServicePrincipal"
PASSWORD: Final = "azuread:index/applicationPassword:ApplicationPassword"  # noqa: S105 - a type
API_KEY: Final = "elasticstack:index/elasticsearchSecurityApiKey:ElasticsearchSecurityApiKey"
IMPORT: Final = "elasticstack:index/kibanaImportSavedObjects:KibanaImportSavedObjects"
INTEGRATION: Final = "elasticstack:index/fleetIntegration:FleetIntegration"
AGENT_POLICY: Final = "elasticstack:index/fleetAgentPolicy:FleetAgentPolicy"
INTEGRATION_POLICY: Final = "elasticstack:index/fleetIntegrationPolicy:FleetIntegrationPolicy"
SPACE: Final = "elasticstack:index/kibanaSpace:KibanaSpace"
DATA_VIEW: Final = "elasticstack:index/kibanaDataView:KibanaDataView"
CONNECTOR: Final = "elasticstack:index/kibanaActionConnector:KibanaActionConnector"
MAINTENANCE_WINDOW: Final = "elasticstack:index/kibanaMaintenanceWindow:KibanaMaintenanceWindow"
ALERTING_RULE: Final = "elasticstack:index/kibanaAlertingRule:KibanaAlertingRule"
SLO: Final = "elasticstack:index/kibanaSlo:KibanaSlo"
ML_JOB: Final = (
    "elasticstack:index/elasticsearchMlAnomalyDetectionJob:ElasticsearchMlAnomalyDetectionJob"
)
ML_JOB_STATE: Final = "elasticstack:index/elasticsearchMlJobState:ElasticsearchMlJobState"
ML_DATAFEED: Final = "elasticstack:index/elasticsearchMlDatafeed:ElasticsearchMlDatafeed"
ML_DATAFEED_STATE: Final = (
    "elasticstack:index/elasticsearchMlDatafeedState:ElasticsearchMlDatafeedState"
)
ML_CALENDAR: Final = "elasticstack:index/elasticsearchMlCalendar:ElasticsearchMlCalendar"
ML_CALENDAR_EVENT: Final = (
    "elasticstack:index/elasticsearchMlCalendarEvent:ElasticsearchMlCalendarEvent"
)
ML_CALENDAR_JOB: Final = "elasticstack:index/elasticsearchMlCalendarJob:ElasticsearchMlCalendarJob"

COMPONENT: Final = "azure-openai-monitoring:index:"
"""How the types of components start."""

SUBSCRIPTION: Final = "11111111-1111-4111-8111-111111111111"
OTHER_SUBSCRIPTION: Final = "22222222-2222-4222-8222-222222222222"
CLIENT_ID: Final = "33333333-3333-4333-8333-333333333333"
TENANT_ID: Final = "44444444-4444-4444-8444-444444444444"
END_DATE: Final = "2027-06-30T00:00:00Z"
PATIENT: Final = settings(
    deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
"""For properties: how long it takes to draw an example and to check it proves nothing."""
PLANTED: Final = "planted-client-secret"
"""A secret that a user gives; `leaks` looks for it."""


def account_id(
    name: str = "openai", *, group: str = "rg-openai", subscription: str = SUBSCRIPTION
) -> str:
    """Return the resource id of an Azure OpenAI account."""
    return (
        f"/subscriptions/{subscription}/resourceGroups/{group}"
        f"/providers/Microsoft.CognitiveServices/accounts/{name}"
    )


def group_id(world: World, name: str) -> str:
    """Return the id of a resource group in the deployer's subscription."""
    return f"/subscriptions/{world.subscription_id}/resourceGroups/{name}"


def existing_group(world: World, name: str = "rg", location: str = "eastus") -> str:
    """Put a resource group into the world and return its name."""
    world.add(GROUP, group_id(world, name), {"name": name, "location": location})
    return name


def existing_namespace(world: World, name: str = "evhns-company", **state: Any) -> str:
    """Put a Standard namespace of the company's own into the world and return its id."""
    group = group_id(world, existing_group(world, "rg-company"))
    namespace_id = f"{group}/providers/Microsoft.EventHub/namespaces/{name}"
    world.add(
        NAMESPACE,
        namespace_id,
        {
            "id": namespace_id,
            "name": name,
            "location": "East US",
            "sku": {"name": "Standard", "tier": "Standard", "capacity": 1},
            "disableLocalAuth": False,
            "serviceBusEndpoint": f"https://{name}.servicebus.windows.net:443/",
            **state,
        },
    )
    return namespace_id


def existing_account(
    world: World, name: str = "stcompany", *, blobs: dict[str, Any] | None = None, **state: Any
) -> str:
    """Put a storage account of the company's own into the world and return its id.

    `blobs` is what its blob service keeps other than the default: no soft delete.
    """
    group = group_id(world, existing_group(world, "rg-company"))
    storage_id = f"{group}/providers/Microsoft.Storage/storageAccounts/{name}"
    world.add(
        ACCOUNT,
        storage_id,
        {
            "id": storage_id,
            "name": name,
            "location": "eastus",
            "kind": "StorageV2",
            "sku": {"name": "Standard_LRS", "tier": "Standard"},
            "isHnsEnabled": False,
            "allowSharedKeyAccess": True,
            **state,
        },
    )
    service_id = f"{storage_id}/blobServices/default"
    world.add(
        BLOB_SERVICE,
        service_id,
        {
            "id": service_id,
            "name": "default",
            "deleteRetentionPolicy": {"allowPermanentDelete": False, "enabled": False},
            "containerDeleteRetentionPolicy": {"enabled": False},
            **(blobs or {}),
        },
    )
    return storage_id


def existing_hub(world: World) -> dict[str, str]:
    """Put a namespace with a hub and a rule into the world: where a diagnostic setting writes."""
    namespace_id = existing_namespace(world)
    rule_id = f"{namespace_id}/authorizationRules/azure-monitor"
    world.add(HUB, f"{namespace_id}/eventhubs/azure-openai-logs", {"name": "azure-openai-logs"})
    world.add(
        NAMESPACE_RULE,
        rule_id,
        {"name": "azure-monitor", "rights": ["Manage", "Send", "Listen"]},
    )
    return {"event_hub_name": "azure-openai-logs", "diagnostic_rule_id": rule_id}


def new_world(now: datetime) -> World:
    """Make a world on a day, with the resource group `rg` in it."""
    world = World(now=now)
    existing_group(world)
    return world


def event_hub_args() -> EventHubNamespaceArgs:
    """Return args of an event hub namespace with everything made."""
    return {
        "location": "eastus",
        "resource_group_name": "rg",
        "namespace_name": "evhns-test",
        "tags": {"team": "platform"},
        "protect": True,
    }


def storage_args() -> CheckpointStorageArgs:
    """Return args of a checkpoint storage with everything made."""
    return {
        "location": "eastus",
        "resource_group_name": "rg",
        "account_name": "sttest",
        "tags": {"team": "platform"},
        "protect": True,
    }


def setting_args(world: World) -> DiagnosticSettingArgs:
    """Return args of a diagnostic setting that writes to a hub which it puts into the world."""
    hub = existing_hub(world)
    return {
        "account_id": account_id(),
        "event_hub_name": hub["event_hub_name"],
        "diagnostic_rule_id": hub["diagnostic_rule_id"],
    }


def reader_args() -> MonitoringReaderArgs:
    """Return args of a reader with every kind of role assignment."""
    hub = "/providers/Microsoft.EventHub/namespaces/evhns-test/eventhubs/azure-openai-logs"
    storage = "/providers/Microsoft.Storage/storageAccounts/sttest"
    group = f"/subscriptions/{SUBSCRIPTION}/resourceGroups/rg"
    return {
        "account_ids": [account_id()],
        "reader": {"secret_end_date": END_DATE},
        "event_hub_scopes": {"eastus": group + hub},
        "storage_scopes": {"eastus": group + storage},
    }


def policy_args() -> ElasticAgentPolicyArgs:
    """Return args of an agent policy that reads one hub and one subscription."""
    return {
        "environment": "dev",
        "elastic": {
            "package_version": "1.7.0",
            "kibana_url": "https://kibana.example",
            "fleet_url": "https://fleet.example",
        },
        "tenant_id": TENANT_ID,
        "client_id": CLIENT_ID,
        "client_secret": PLANTED,
        "logs": {
            "eastus": {
                "namespace_host": "evhns-test.servicebus.windows.net",
                "event_hub_name": "azure-openai-logs",
                "consumer_group_name": "elastic-agent",
                "storage_account_name": "sttest",
                "container_name": "azure-openai-checkpoints",
            }
        },
        "metrics": {SUBSCRIPTION: {}},
        "connection_strings": {"eastus": "planted-connection-string"},
        "storage_account_keys": {"eastus": "planted-storage-key"},
    }


def environment_args() -> AzureOpenAIMonitoringArgs:
    """Return the least that a whole environment needs: one account, and all parts made."""
    return {
        "accounts": [{"resource_id": account_id(), "location": "eastus"}],
        "location": "eastus",
        "reader": {"secret_end_date": END_DATE},
        "elastic": {
            "package_version": "1.7.0",
            "kibana_url": "https://kibana.example",
            "fleet_url": "https://fleet.example",
        },
    }


def telemetry_args() -> ApplicationTelemetryArgs:
    """Return args of the telemetry of two applications, one of them with a version."""
    return {
        "environment": "dev",
        "apm": {
            "otlp_endpoint": "https://apm.example",
            "applications": {"chat": {}, "search": {"service_version": "2.3.0"}},
        },
    }


def budget_args() -> CostBudgetsArgs:
    """Return args of a budget of the environment and one of a deployment, with own prices."""
    return {
        "environment": "dev",
        "data_stream_namespace": "dev",
        "space_id": "observability",
        "cost": {
            "prices": {"deployments": {"provisioned": {"input": 0.5, "output": 2}}},
            "budgets": {
                "monthly": {"amount": 500},
                "chat": {
                    "amount": 20,
                    "window": BudgetWindow.DAY,
                    "deployment": "chat",
                    "model": "gpt-4o",
                    "shares": {"critical": 90},
                },
            },
        },
        "notifications": notifications(),
        "connector_ids": connector_ids(),
    }


def dashboard_args() -> DashboardArgs:
    """Return args of a dashboard with the applications on it."""
    return {
        "data_stream_namespace": "dev",
        "data_view_ids": {"logs": "logs", "metrics": "metrics", "apm": "apm"},
        "space_id": "observability",
        "kibana_url": "https://kibana.example",
        "intake": Intake.CLASSIC,
    }


def notifications() -> NotificationsArgs:
    """Return who is told, with a connector of each type and a maintenance window."""
    return {
        "connectors": {
            "log": {"type": ConnectorType.SERVER_LOG},
            "mail": {
                "type": ConnectorType.EMAIL,
                "to": ["operations@example.com"],
                "from_address": "kibana@example.com",
                "host": "smtp.example.com",
                "user": "kibana",
            },
            "chat": {"type": ConnectorType.SLACK},
            "on-call": {"type": ConnectorType.PAGERDUTY},
            "hook": {"type": ConnectorType.WEBHOOK, "url": "https://hook.example/alerts"},
            "company": {"type": ConnectorType.SLACK, "existing_connector_id": "company-slack"},
        },
        "severities": {
            "warning": ["log", "chat", "company"],
            "critical": ["mail", "on-call", "hook"],
        },
        "maintenance_windows": {
            "upgrades": {
                "start": "2027-01-09T22:00:00+01:00",
                "duration_minutes": 240,
                "timezone": "Europe/Berlin",
                "every": "1w",
                "on_week_days": ["SA"],
                "occurrences": 10,
            }
        },
    }


def connector_secrets() -> dict[str, str]:
    """Return the secrets that the connectors of `notifications` need."""
    return {
        "mail": "planted-password",
        "chat": "https://hooks.example/planted-webhook",
        "on-call": "planted-routing-key",
    }


CONNECTOR_SECRETS: Final = ("planted-password", "planted-webhook", "planted-routing-key")


def notification_args() -> AlertNotificationsArgs:
    """Return args of notifications with a connector of each type."""
    return {
        "environment": "dev",
        "space_id": "observability",
        "notifications": notifications(),
        "connector_secrets": connector_secrets(),
    }


def connector_ids() -> dict[str, str]:
    """Return an id of each connector of `notifications`."""
    return {name: f"id-of-{name}" for name in notifications()["connectors"]}


def view_args() -> DataViewsArgs:
    """Return args of data views with a field that Kibana computes."""
    return {
        "environment": "dev",
        "data_stream_namespace": "dev",
        "runtime_fields": {
            "cost": {
                "type": "double",
                "script": "emit(1.0)",
                "label": "Cost (USD)",
                "number_pattern": "0,0.00",
            }
        },
    }


def rule_args() -> AlertRulesArgs:
    """Return args of alerting rules with every rule made, and a budget for one deployment."""
    return {
        "environment": "dev",
        "data_stream_namespace": "dev",
        "alert_rules": {
            "event_hub_metrics": True,
            "rules": {
                "token-budget": {
                    "deployment_thresholds": {"gpt-4o": {"critical": 50_000_000}},
                }
            },
        },
        "notifications": notifications(),
        "connector_ids": connector_ids(),
        "client_secret_end_date": END_DATE,
    }


def level_args() -> ServiceLevelsArgs:
    """Return args of service levels with every level made, for one application too."""
    return {
        "environment": "dev",
        "data_stream_namespace": "dev",
        "service_levels": {"applications": {"support-bot": {"environment": "production"}}},
        "notifications": notifications(),
        "connector_ids": connector_ids(),
    }


def job_args() -> AnomalyJobsArgs:
    """Return args of anomaly jobs that run, with planned work."""
    return {
        "data_stream_namespace": "dev",
        "anomaly_jobs": {
            "start_datafeeds": True,
            "planned_work": {
                "migration": {"start": "2027-03-06T20:00:00Z", "end": "2027-03-07T04:00:00Z"}
            },
        },
    }


def kibana() -> KibanaArgs:
    """Return all that there can be in Kibana."""
    return {
        "data_views": {"apm_data_stream_namespace": "default"},
        "notifications": notifications(),
        "alert_rules": rule_args()["alert_rules"],
        "service_levels": level_args()["service_levels"],
        "anomaly_jobs": job_args()["anomaly_jobs"],
    }


def content_args() -> KibanaContentArgs:
    """Return args of all that there can be in Kibana, for itself."""
    return {
        "environment": "dev",
        "data_stream_namespace": "dev",
        "kibana": kibana(),
        "connector_secrets": connector_secrets(),
        "client_secret_end_date": END_DATE,
    }


def everything() -> AzureOpenAIMonitoringArgs:
    """Return args of an environment without keys: two regions, two subscriptions, protected."""
    minimal = environment_args()
    return {
        **minimal,
        "accounts": [
            {"resource_id": account_id("assistants"), "location": "eastus"},
            {
                "resource_id": account_id("embeddings", subscription=OTHER_SUBSCRIPTION),
                "location": "westeurope",
            },
        ],
        "auth_type": AuthType.CLIENT_SECRET,
        "reader": {"secret_end_date": END_DATE, "scope": ReaderScope.ACCOUNT},
        "elastic": {
            **minimal["elastic"],
            "package_version": "1.8.0",
            "space_id": "observability",
            "create_space": True,
        },
        "apm": telemetry_args()["apm"],
        "kibana": kibana(),
        "connector_secrets": connector_secrets(),
        "tags": {"team": "platform"},
        "protect": True,
    }


def brought_along(world: World) -> AzureOpenAIMonitoringArgs:
    """Return args of an environment of which everything is brought along that can be."""
    minimal = environment_args()
    namespace_id = existing_namespace(world)
    rule_id = f"{namespace_id}/authorizationRules/monitor"
    world.add(NAMESPACE_RULE, rule_id, {"name": "monitor", "rights": ["Manage", "Send", "Listen"]})
    return {
        "accounts": minimal["accounts"],
        "existing_resource_group_name": existing_group(world, "rg-company"),
        "regions": {
            "eastus": {
                "existing_namespace_id": namespace_id,
                "existing_diagnostic_rule_id": rule_id,
                "existing_storage_account_id": existing_account(world),
            }
        },
        "reader": {"existing_client_id": CLIENT_ID},
        "client_secret": PLANTED,
        "elastic": {**minimal["elastic"], "existing_agent_policy_id": "company-policy"},
    }


def counts(recording: Recording) -> dict[str, int]:
    """Return how many resources of each type were registered, components among them."""
    return dict(Counter(each.type for each in recording.resources.values()))


def only(recording: Recording, type_: str) -> dict[str, Any]:
    """Return the inputs of the one resource of a type."""
    (registration,) = recording.of_type(type_)
    return registration.inputs


def named(recording: Recording, name: str) -> Registration:
    """Return the one resource of a name."""
    (registration,) = (each for each in recording.resources.values() if each.name == name)
    return registration


def outputs(recording: Recording, name: str = "test") -> dict[str, Any]:
    """Return what a component registered as its outputs."""
    (urn,) = (urn for urn in recording.component_outputs if urn.endswith(f"::{name}"))
    return recording.component_outputs[urn]


def protected(recording: Recording) -> set[str]:
    """Return the names of the resources that are protected from deletion."""
    return {each.name for each in recording.resources.values() if each.protect}


def secrets_of(recording: Recording) -> dict[str, list[str]]:
    """Return the paths of what is secret in the inputs of each resource that has any."""
    return {
        each.name: paths
        for each in recording.resources.values()
        if (paths := sorted(secret_paths(each.inputs)))
    }


def leaks(recording: Recording, *planted: str) -> list[str]:
    """Return where a secret stands in plain text, and what else breaks the project's promises.

    Looks for every secret that a service handed out and for those that the test planted.
    """
    recording.world.secrets.update(planted)
    return [
        f"{found.where}: {found.message}"
        for found in findings.of(recording)
        if found.severity == "error"
    ]


def opened(recording: Recording) -> dict[str, Any]:
    """Return the inputs of every resource by its name, as a provider gets them: no secret marks."""
    return {each.name: revealed(each.inputs) for each in recording.resources.values()}
