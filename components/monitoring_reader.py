"""The identity that the agent reads with: an Entra application and no more rights than it needs.

Monitoring Reader for the metrics; where the log reader signs in as this application too, Azure
Event Hubs Data Receiver on each hub and Storage Blob Data Contributor on each checkpoint account.
"""

from datetime import datetime, timedelta
from typing import Final, NotRequired, TypedDict

import pulumi
import pulumi_azure_native as azure_native
import pulumi_azuread as azuread

from components.catalog import roles
from components.inputs import reader as reader_inputs
from components.inputs.moments import as_utc
from components.inputs.reader import MonitoringReaderInputs, ReaderScope
from components.inputs.types import output_of
from components.naming import child_label
from components.outputs import after
from components.resource_id import ResourceId

_SOON: Final = timedelta(days=30)


class ReaderArgs(TypedDict):
    """The identity that reads metrics, and logs where the authentication is client_secret."""

    display_name: NotRequired[str]
    """Display name of a new application. Default: Azure OpenAI monitoring, with the component's
    name."""
    secret_end_date: NotRequired[str]
    """Day on which the client secret of a new application ends, RFC 3339 with its zone
    (2027-06-30T00:00:00Z), at most two years ahead. Required for a new application."""
    previous_secret_end_date: NotRequired[str]
    """End date of the client secret that was in use until now: it is kept beside the new one until
    this is removed, so that no agent holds a dead secret. Default: there is none."""
    existing_client_id: NotRequired[pulumi.Input[str]]
    """Client id of an application to use instead of a new one; its secret comes with it."""
    scope: NotRequired[ReaderScope]
    """Where the reader may read metrics. Default: subscription."""
    assign_roles: NotRequired[bool]
    """Whether the application is given its roles here; false only for one that is brought along and
    has them already. Default: true."""


class MonitoringReaderArgs(TypedDict):
    """Inputs of MonitoringReader."""

    account_ids: list[str]
    """Resource ids of the Azure OpenAI accounts whose metrics are read."""
    reader: ReaderArgs
    """The application and its secret, made or brought along."""
    client_secret: NotRequired[pulumi.Input[str]]
    """Secret of an application that is brought along. Required with one."""
    event_hub_scopes: NotRequired[dict[str, pulumi.Input[str]]]
    """Resource ids of the hubs to read as this application, by region. Default: none."""
    storage_scopes: NotRequired[dict[str, pulumi.Input[str]]]
    """Resource ids of the storage accounts to keep checkpoints in as this application, by region.
    Default: none."""


class MonitoringReader(pulumi.ComponentResource):
    """An Entra application with its secret, its service principal and its role assignments."""

    client_id: pulumi.Output[str]
    """Application (client) id."""
    tenant_id: pulumi.Output[str]
    """Tenant of the application."""
    principal_id: pulumi.Output[str]
    """Object id of the service principal."""
    client_secret: pulumi.Output[str]
    """Client secret in use; known once the application has its roles."""
    client_secret_end_date: pulumi.Output[str | None]
    """When the client secret in use ends (RFC 3339, UTC); null for one that is brought along."""

    def __init__(
        self, name: str, args: MonitoringReaderArgs, opts: pulumi.ResourceOptions | None = None
    ) -> None:
        super().__init__("azure-openai-monitoring:index:MonitoringReader", name, {}, opts)
        inputs = MonitoringReaderInputs.of_args(args, f'MonitoringReader "{name}"')

        invoke = pulumi.InvokeOptions(parent=self)
        self._client_config = azuread.get_client_config_output(opts=invoke)
        end_dates = inputs.reader.end_dates
        if inputs.reader.existing_client_id is None:
            secret = self._create_application(name, inputs)
            _warn_of_end(end_dates[0], self)
        else:
            principal = azuread.get_service_principal_output(
                client_id=inputs.reader.existing_client_id, opts=invoke
            )
            self.client_id = pulumi.Output.from_input(inputs.reader.existing_client_id)
            self.principal_id = principal.object_id
            secret = pulumi.Output.secret(output_of(inputs.client_secret))
        self.tenant_id = self._client_config.tenant_id
        assigned = self._assign_roles(name, inputs) if inputs.reader.assign_roles else []
        # Who signs in with it can read: an agent that gets it before the roles would only fail.
        self.client_secret = after(secret, assigned)
        self.client_secret_end_date = pulumi.Output.from_input(
            as_utc(end_dates[0]) if end_dates else None
        )
        self.register_outputs(
            {
                "clientId": self.client_id,
                "tenantId": self.tenant_id,
                "principalId": self.principal_id,
                "clientSecret": self.client_secret,
                "clientSecretEndDate": self.client_secret_end_date,
            }
        )

    def _create_application(self, name: str, inputs: MonitoringReaderInputs) -> pulumi.Output[str]:
        # A deployer with Application.ReadWrite.OwnedBy can change only what it owns. Whoever runs a
        # later update is not a change.
        owned = pulumi.ResourceOptions(parent=self, ignore_changes=["owners"])
        owners = [self._client_config.object_id]
        application = azuread.Application(
            f"{name}-application",
            display_name=inputs.reader.display_name or f"Azure OpenAI monitoring ({name})",
            sign_in_audience="AzureADMyOrg",
            prevent_duplicate_names=True,
            owners=owners,
            opts=owned,
        )
        principal = azuread.ServicePrincipal(
            f"{name}-service-principal",
            client_id=application.client_id,
            owners=owners,
            opts=owned,
        )
        # Named by its end: another date is another secret, beside the one before it.
        passwords = [
            azuread.ApplicationPassword(
                f"{name}-secret-{end:%Y%m%d}",
                application_id=application.id,
                display_name="Elastic Agent, Azure OpenAI integration",
                end_date=as_utc(end),
                opts=pulumi.ResourceOptions(parent=self),
            )
            for end in inputs.reader.end_dates
        ]
        self.client_id = application.client_id
        self.principal_id = principal.object_id
        return pulumi.Output.secret(passwords[0].value)

    def _assign_roles(
        self, name: str, inputs: MonitoringReaderInputs
    ) -> list[azure_native.authorization.RoleAssignment]:
        return [
            self._assign_role(f"{name}-{noun}-{label}-role", role, scope, ignore_changes)
            for noun, role, scopes, ignore_changes in (
                # Their names say which scope it is, and Azure tells ids in changing case.
                (
                    "metrics",
                    roles.MONITORING_READER,
                    _metrics_scopes(inputs),
                    ["scope", "roleDefinitionId"],
                ),
                ("hub", roles.EVENT_HUBS_DATA_RECEIVER, inputs.event_hub_scopes or {}, []),
                ("storage", roles.STORAGE_BLOB_DATA_CONTRIBUTOR, inputs.storage_scopes or {}, []),
            )
            for label, scope in sorted(scopes.items())
        ]

    def _assign_role(
        self, name: str, role: str, scope: str | pulumi.Output[str], ignore_changes: list[str]
    ) -> azure_native.authorization.RoleAssignment:
        return azure_native.authorization.RoleAssignment(
            name,
            scope=scope,
            role_definition_id=pulumi.Output.from_input(scope).apply(
                lambda text: roles.role_definition_id(text.split("/")[2], role)
            ),
            principal_id=self.principal_id,
            # Without the type Azure looks the principal up, and a new one is not everywhere yet.
            principal_type=azure_native.authorization.PrincipalType.SERVICE_PRINCIPAL,
            opts=pulumi.ResourceOptions(parent=self, ignore_changes=ignore_changes),
        )


def _warn_of_end(end: datetime, component: pulumi.Resource) -> None:
    if end < reader_inputs.now() + _SOON:
        pulumi.log.warn(
            f"the client secret ends on {end:%Y-%m-%d}, and agents read nothing more with it then: "
            "set a later reader.secretEndDate, and reader.previousSecretEndDate to "
            f'"{as_utc(end)}" until every agent has the new secret',
            component,
        )


def _metrics_scopes(inputs: MonitoringReaderInputs) -> dict[str, str]:
    if inputs.reader.scope is ReaderScope.ACCOUNT:
        return {child_label(each): each for each in inputs.account_ids}
    subscriptions = {ResourceId.parse(each).subscription_id for each in inputs.account_ids}
    return {each: f"/subscriptions/{each}" for each in subscriptions}
