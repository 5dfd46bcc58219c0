"""Inputs of AzureOpenAIMonitoring: a whole environment, as its stack configuration spells it."""

from collections.abc import Iterator
from typing import Annotated, Self

import pulumi
from pydantic import Field, model_validator

from components.catalog import azure_openai
from components.catalog.azure_openai import AuthType
from components.inputs.application_telemetry import ApmSettings
from components.inputs.base import BrokenRule, Inputs, RuleBroken
from components.inputs.brought import brought_rule_faults, named_beside_brought
from components.inputs.diagnostics import DiagnosticsSettings
from components.inputs.elastic import ElasticSettings
from components.inputs.event_hub import EventHubSettings
from components.inputs.kibana import KibanaSettings
from components.inputs.reader import ReaderSettings
from components.inputs.storage import StorageSettings
from components.inputs.types import (
    EXAMPLE_ACCOUNT,
    AccountId,
    Environment,
    NamespaceId,
    NamespaceName,
    NamespaceRuleId,
    NonEmptyText,
    Region,
    ResourceGroupName,
    StorageAccountId,
    StorageAccountName,
    Tags,
    TextMap,
)
from components.naming import data_stream_namespace
from components.resource_id import ResourceId


class AccountInputs(Inputs):
    """One Azure OpenAI (or AIServices) account to monitor; referred to, never owned."""

    resource_id: Annotated[
        AccountId,
        Field(examples=[EXAMPLE_ACCOUNT]),
    ]
    location: Annotated[Region, Field(examples=["eastus"])]


class RegionInputs(Inputs):
    """What one region has of its own: names, or parts that are brought along."""

    namespace_name: Annotated[NamespaceName | None, Field(examples=["evhns-openai-dev-eastus"])] = (
        None
    )
    existing_namespace_id: NamespaceId | None = None
    existing_diagnostic_rule_id: NamespaceRuleId | None = None
    storage_account_name: Annotated[
        StorageAccountName | None, Field(examples=["stopenaideveastus"])
    ] = None
    existing_storage_account_id: StorageAccountId | None = None

    @model_validator(mode="after")
    def _named_or_brought(self) -> Self:
        faults = list(
            brought_rule_faults(self.existing_namespace_id, self.existing_diagnostic_rule_id)
        )
        faults.extend(named_beside_brought(self, "namespace", ("namespace_name",)))
        faults.extend(named_beside_brought(self, "storage account", ("storage_account_name",)))
        if faults:
            raise RuleBroken(faults)
        return self


class AzureOpenAIMonitoringInputs(Inputs):
    """Inputs of one AzureOpenAIMonitoring."""

    accounts: Annotated[
        tuple[AccountInputs, ...],
        Field(examples=["[{resourceId: /subscriptions/..., location: eastus}]"]),
    ]
    location: Annotated[Region | None, Field(examples=["eastus"])] = None
    existing_resource_group_name: ResourceGroupName | None = None
    environment: Annotated[Environment, Field(examples=["dev"])] = Field(
        default_factory=pulumi.get_stack, validate_default=True
    )
    auth_type: Annotated[AuthType, Field(examples=["connection_string"])] = (
        AuthType.CONNECTION_STRING
    )
    previous_auth_type: Annotated[AuthType | None, Field(examples=["connection_string"])] = None
    regions: dict[Region, RegionInputs] | None = None
    event_hub: EventHubSettings = Field(default_factory=EventHubSettings)
    storage: StorageSettings = Field(default_factory=StorageSettings)
    diagnostics: DiagnosticsSettings = Field(default_factory=DiagnosticsSettings)
    reader: Annotated[ReaderSettings, Field(examples=['{secretEndDate: "2027-06-30T00:00:00Z"}'])]
    client_secret: NonEmptyText | None = None
    elastic: Annotated[
        ElasticSettings,
        Field(examples=["{packageVersion: 1.7.0, kibanaUrl: https://..., fleetUrl: https://...}"]),
    ]
    apm: Annotated[
        ApmSettings | None,
        Field(examples=["{otlpEndpoint: https://..., applications: {chat: {}}}"]),
    ] = None
    kibana: KibanaSettings | None = None
    connector_secrets: TextMap | None = None
    tags: Annotated[Tags, Field(examples=["{team: platform}"])] = Field(default_factory=dict)
    protect: Annotated[bool, Field(examples=["true"])] = False

    @property
    def used_regions(self) -> dict[str, RegionInputs]:
        """The regions that accounts are in, in the order of their names, each with its own."""
        given = self.regions or {}
        return {
            region: given.get(region, RegionInputs())
            for region in sorted({account.location for account in self.accounts})
        }

    @property
    def subscriptions(self) -> dict[str, tuple[str, ...]]:
        """The accounts' resource ids by subscription id, both in order."""
        found: dict[str, list[str]] = {}
        for account in self.accounts:
            found.setdefault(ResourceId.parse(account.resource_id).subscription_id, []).append(
                account.resource_id
            )
        return {subscription: tuple(sorted(found[subscription])) for subscription in sorted(found)}

    @property
    def data_stream_namespace(self) -> str:
        """The namespace of the data streams: the environment where nothing else is chosen."""
        return self.elastic.data_stream_namespace or data_stream_namespace(self.environment)

    @property
    def data_streams(self) -> dict[str, str]:
        """The names of the data streams that logs and metrics arrive in."""
        return {
            "logs": f"logs-{azure_openai.LOGS_STREAM}-{self.data_stream_namespace}",
            "metrics": f"metrics-{azure_openai.METRICS_STREAM}-{self.data_stream_namespace}",
        }

    @property
    def auth_types(self) -> frozenset[AuthType]:
        """The ways to sign in that work: the one in use, and one that is switched from."""
        return frozenset({self.auth_type, self.previous_auth_type or self.auth_type})

    @property
    def shared_key_access(self) -> bool:
        """Whether the checkpoint storage takes shared keys: only where the reader has no other."""
        if self.storage.shared_key_access is not None:
            return self.storage.shared_key_access
        return AuthType.CONNECTION_STRING in self.auth_types

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        faults = [
            *self._account_faults(),
            *self._part_faults(),
            *self.reader.secret_faults(has_secret=self.client_secret is not None),
            *self.elastic.authentication_faults(self.auth_type),
            *(self.kibana or KibanaSettings()).faults(
                client_secret_end=self.reader.secret_end_date is not None,
                secrets=self.connector_secrets,
            ),
        ]
        if faults:
            raise RuleBroken(faults)
        return self

    def _account_faults(self) -> Iterator[BrokenRule]:
        if not self.accounts:
            yield BrokenRule(
                ("accounts",),
                self.accounts,
                "there is nothing to monitor",
                "name at least one account by its resource id and location",
            )
        seen: dict[str, int] = {}
        for index, account in enumerate(self.accounts):
            first = seen.setdefault(account.resource_id.lower(), index)
            if first != index:
                yield BrokenRule(
                    ("accounts", index, "resource_id"),
                    account.resource_id,
                    f"it is the same account as accounts[{first}] (Azure ignores case)",
                    "remove one of them",
                )
            if self.regions is not None and account.location not in self.regions:
                yield BrokenRule(
                    ("accounts", index, "location"),
                    account.location,
                    "no event hub is there, and a diagnostic setting reaches only a hub in its "
                    "account's own region",
                    f"add it to the regions (`{account.location}: {{}}`), or leave the regions out "
                    "to get one for each region",
                )

    def _part_faults(self) -> Iterator[BrokenRule]:
        if (self.location is None) == (self.existing_resource_group_name is None):
            yield BrokenRule(
                ("location",),
                self.location,
                "the resource group is made in one region, or it is brought along and has one",
                "set the location of a new resource group, or bring one along by its name: one of "
                "the two",
            )
        used = {account.location for account in self.accounts}
        for region in sorted(set(self.regions or {}) - used):
            yield BrokenRule(
                ("regions", region),
                (self.regions or {})[region],
                "no account is in this region: its hub would be paid for and stay empty",
                "remove it, or correct an account's location",
            )
        if self.previous_auth_type is self.auth_type:
            yield BrokenRule(
                ("previous_auth_type",),
                self.previous_auth_type,
                "it is the authentication in use, and keeps what another one needs while agents "
                "switch from that",
                "remove it, or set it to the authentication that was in use before",
            )
        if AuthType.CONNECTION_STRING in self.auth_types and not self.shared_key_access:
            yield BrokenRule(
                ("storage", "shared_key_access"),
                self.storage.shared_key_access,
                "the authentication connection_string signs in to the storage with a shared key",
                "remove it, or set the authentication to client_secret",
            )
