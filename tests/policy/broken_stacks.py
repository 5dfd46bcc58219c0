"""Small programs, one for each rule of the policy pack, that break it and no other.

Azure would take every one of them but `local_auth`. The real engine runs them from this file, so it
imports nothing of the repository.
"""

from datetime import UTC, datetime, timedelta
from typing import Any, Final

import pulumi
import pulumi_azure_native as azure_native
import pulumi_azuread as azuread

_SUBSCRIPTION: Final = "11111111-1111-4111-8111-111111111111"
_ACCOUNT: Final = (
    f"/subscriptions/{_SUBSCRIPTION}/resourceGroups/rg-openai"
    "/providers/Microsoft.CognitiveServices/accounts/openai"
)
_MONITORING_CONTRIBUTOR: Final = "749f88d5-cbae-40b8-bcfc-e573ddc772fa"
TOO_MANY_DAYS: Final = 300
"""Days until the client secret of `client_secrets` ends."""


def tls() -> None:
    """Take connections with TLS 1.1."""
    group = _group()
    _namespace(group, minimum_tls_version="1.1")
    _account(group, minimum_tls_version="TLS1_1")


def root_key() -> None:
    """Let a diagnostic setting write with RootManageSharedAccessKey."""
    namespace = _namespace(_group())
    _setting(
        pulumi.Output.concat(namespace.id, "/authorizationRules/RootManageSharedAccessKey"),
        event_hub_name=None,
    )


def elsewhere_root_key() -> None:
    """Let a diagnostic setting write with RootManageSharedAccessKey of another subscription."""
    _setting(
        f"/subscriptions/{_SUBSCRIPTION}/resourceGroups/rg-logs/providers/Microsoft.EventHub"
        "/namespaces/evhns-company/authorizationRules/RootManageSharedAccessKey",
        event_hub_name=None,
    )


def hub_rules() -> None:
    """Let the reader of a hub send, too."""
    group = _group()
    namespace = _namespace(group)
    hub = _hub(group, namespace)
    azure_native.eventhub.EventHubAuthorizationRule(
        "agent",
        resource_group_name=group.name,
        namespace_name=namespace.name,
        event_hub_name=hub.name,
        rights=["Listen", "Send"],
    )


def namespace_rules() -> None:
    """Make a rule on a namespace that is not the one that the diagnostic setting writes with."""
    group = _group()
    namespace = _namespace(group)
    hub = _hub(group, namespace)
    used = _rule(group, namespace, "azure-monitor")
    _rule(group, namespace, "everything")
    _setting(used.id, event_hub_name=hub.name)


def local_auth() -> None:
    """Switch local authentication off where a diagnostic setting writes."""
    group = _group()
    namespace = _namespace(group, disable_local_auth=True)
    hub = _hub(group, namespace)
    _setting(_rule(group, namespace, "azure-monitor").id, event_hub_name=hub.name)


def checkpoint_accounts() -> None:
    """Keep deleted blobs, in a hierarchy."""
    group = _group()
    account = _account(group, is_hns_enabled=True)
    azure_native.storage.BlobServiceProperties(
        "blobs",
        resource_group_name=group.name,
        account_name=account.name,
        blob_services_name="default",
        delete_retention_policy={"enabled": True, "days": 7},
        container_delete_retention_policy={"enabled": True, "days": 7},
    )


def public_network_access() -> None:
    """Leave a namespace and an account open to public networks."""
    group = _group()
    _namespace(group)
    _account(group)


def public_blob_access() -> None:
    """Let anybody read the blobs of a container."""
    group = _group()
    account = _account(group, allow_blob_public_access=True)
    azure_native.storage.BlobContainer(
        "pictures",
        resource_group_name=group.name,
        account_name=account.name,
        public_access="Blob",
    )


def role_assignments() -> None:
    """Let an application change what is monitored."""
    azure_native.authorization.RoleAssignment(
        "contributor",
        scope=f"/subscriptions/{_SUBSCRIPTION}",
        role_definition_id=(
            f"/subscriptions/{_SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions"
            f"/{_MONITORING_CONTRIBUTOR}"
        ),
        principal_id=azuread.ServicePrincipal(
            "principal", client_id=_application("contributing").client_id
        ).object_id,
        principal_type="ServicePrincipal",
    )


def client_secrets() -> None:
    """Make a client secret that is good for longer than the company wants."""
    end = datetime.now(UTC) + timedelta(days=TOO_MANY_DAYS)
    azuread.ApplicationPassword(
        "secret", application_id=_application("reading").id, end_date=f"{end:%Y-%m-%dT%H:%M:%SZ}"
    )


def required_tags() -> None:
    """Tag one thing and forget another."""
    _account(_group(tags={"Cost-Center": "42"}), tags={"team": "platform"})


def every_resource_rule() -> None:
    """Break every rule that looks at one resource, in one stack."""
    group = _group()
    namespace = _namespace(group, minimum_tls_version="1.1", public_network_access="Enabled")
    azure_native.eventhub.EventHubAuthorizationRule(
        "agent",
        resource_group_name=group.name,
        namespace_name=namespace.name,
        event_hub_name=_hub(group, namespace).name,
        rights=["Listen", "Send"],
    )
    _account(group, is_hns_enabled=True, allow_blob_public_access=True)
    elsewhere_root_key()
    role_assignments()
    client_secrets()


def every_stack_rule() -> None:
    """Break every rule that looks at the whole stack, in one stack."""
    group = _group(tags={"cost-center": "42"})
    namespace = _namespace(
        group,
        disable_local_auth=True,
        public_network_access="Disabled",
        tags={"cost-center": "42"},
    )
    _rule(group, namespace, "everything")
    hub = _hub(group, namespace)
    _setting(_rule(group, namespace, "azure-monitor").id, event_hub_name=hub.name)


def _group(**args: Any) -> azure_native.resources.ResourceGroup:
    return azure_native.resources.ResourceGroup(
        "group", resource_group_name="rg-broken", location="eastus", **args
    )


def _namespace(
    group: azure_native.resources.ResourceGroup, **args: Any
) -> azure_native.eventhub.Namespace:
    return azure_native.eventhub.Namespace(
        "namespace",
        **{
            "resource_group_name": group.name,
            "namespace_name": "evhns-broken",
            "location": "eastus",
            "sku": {"name": "Standard", "tier": "Standard", "capacity": 1},
            "minimum_tls_version": "1.2",
            **args,
        },
    )


def _hub(
    group: azure_native.resources.ResourceGroup, namespace: azure_native.eventhub.Namespace
) -> azure_native.eventhub.EventHub:
    return azure_native.eventhub.EventHub(
        "hub",
        resource_group_name=group.name,
        namespace_name=namespace.name,
        event_hub_name="logs",
        partition_count=1,
        message_retention_in_days=1,
    )


def _rule(
    group: azure_native.resources.ResourceGroup,
    namespace: azure_native.eventhub.Namespace,
    name: str,
) -> azure_native.eventhub.NamespaceAuthorizationRule:
    return azure_native.eventhub.NamespaceAuthorizationRule(
        name,
        resource_group_name=group.name,
        namespace_name=namespace.name,
        rights=["Manage", "Send", "Listen"],
    )


def _setting(rule_id: pulumi.Input[str], *, event_hub_name: pulumi.Input[str] | None) -> None:
    azure_native.monitor.DiagnosticSetting(
        "setting",
        resource_uri=_ACCOUNT,
        name="elastic",
        event_hub_authorization_rule_id=rule_id,
        event_hub_name=event_hub_name,
        logs=[{"category": "Audit", "enabled": True}],
    )


def _account(
    group: azure_native.resources.ResourceGroup, **args: Any
) -> azure_native.storage.StorageAccount:
    return azure_native.storage.StorageAccount(
        "account",
        **{
            "resource_group_name": group.name,
            "account_name": "stbroken",
            "location": "eastus",
            "kind": "StorageV2",
            "sku": {"name": "Standard_LRS"},
            "minimum_tls_version": "TLS1_2",
            **args,
        },
    )


def _application(name: str) -> azuread.Application:
    return azuread.Application(name, display_name=f"Broken ({name})")
