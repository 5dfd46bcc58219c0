"""Inputs of ElasticAgentPolicy, and the settings of it that an environment has."""

import re
from typing import Annotated, Final, Self

from pydantic import AfterValidator, Field, model_validator

from components.catalog.azure_openai import (
    LAST_MINOR_WITHOUT_CLIENT_SECRET,
    METRICS_PERIOD_STEP,
    AuthType,
    has_client_secret,
)
from components.faults import MASK
from components.inputs.base import BrokenRule, Inputs, RuleBroken, broken
from components.inputs.brought import named_beside_brought
from components.inputs.types import (
    AccountId,
    ContainerName,
    DataStreamNamespace,
    Environment,
    EventHubName,
    Guid,
    NonEmptyText,
    SpaceId,
    StorageAccountName,
    SubscriptionId,
    TextMap,
    Url,
    written,
)
from components.naming import data_stream_namespace

_DEFAULT_SPACE: Final = "default"
_VERSION: Final = re.compile(r"(\d+)\.(\d+)\.(\d+)(-[0-9A-Za-z.-]+)?", re.ASCII)


def _period(value: int) -> int:
    if value <= 0 or value % METRICS_PERIOD_STEP:
        raise broken(
            f"metrics are collected every {METRICS_PERIOD_STEP} seconds or a multiple of that",
            f"choose {METRICS_PERIOD_STEP}, {2 * METRICS_PERIOD_STEP} or "
            f"{3 * METRICS_PERIOD_STEP}, for example",
        )
    return value


PackageVersion = Annotated[
    str,
    written(
        _VERSION,
        "it is not a package version: three numbers with periods",
        'give the version to install, for example "1.7.0"',
    ),
]


class ElasticSettings(Inputs):
    """How logs and metrics get into Elastic."""

    package_version: Annotated[PackageVersion, Field(examples=['"1.7.0"'])]
    kibana_url: Annotated[Url, Field(examples=['"https://example.kb.eastus.azure.elastic.cloud"'])]
    fleet_url: Annotated[
        Url, Field(examples=['"https://example.fleet.eastus.azure.elastic.cloud"'])
    ]
    space_id: Annotated[SpaceId | None, Field(examples=["default"])] = None
    create_space: Annotated[bool, Field(examples=["true"])] = False
    data_stream_namespace: Annotated[DataStreamNamespace | None, Field(examples=["dev"])] = None
    agent_policy_name: Annotated[NonEmptyText | None, Field(examples=["Azure OpenAI (dev)"])] = None
    existing_agent_policy_id: NonEmptyText | None = None
    metrics_period_seconds: Annotated[
        int, AfterValidator(_period), Field(examples=[METRICS_PERIOD_STEP])
    ] = METRICS_PERIOD_STEP

    @model_validator(mode="after")
    def _named_or_brought(self) -> Self:
        faults = list(named_beside_brought(self, "agent policy", ("agent_policy_name",)))
        if self.create_space and self.space_id in (None, _DEFAULT_SPACE):
            faults.append(
                BrokenRule(
                    ("space_id",),
                    self.space_id,
                    "the default space is always there, and a new one needs an id of its own",
                    'set it, for example to "azure-openai", or do not create a space',
                )
            )
        if faults:
            raise RuleBroken(faults)
        return self

    def authentication_faults(self, auth_type: AuthType) -> list[BrokenRule]:
        """Return what is wrong with the package version for this way to sign in.

        Paths are from the model around this one.
        """
        if auth_type is AuthType.CLIENT_SECRET and not has_client_secret(self.package_version):
            last = ".".join(str(number) for number in LAST_MINOR_WITHOUT_CLIENT_SECRET)
            return [
                BrokenRule(
                    ("elastic", "package_version"),
                    self.package_version,
                    f"the integration can sign in with client_secret only in versions after {last}",
                    "choose a newer version, or set the authentication to connection_string",
                )
            ]
        return []


class LogSourceInputs(Inputs):
    """One event hub to read, and where to keep how far it was read."""

    namespace_host: NonEmptyText
    event_hub_name: EventHubName
    consumer_group_name: NonEmptyText
    storage_account_name: StorageAccountName
    container_name: ContainerName


class MetricsSourceInputs(Inputs):
    """One subscription to read metrics of: all its accounts, or only those listed."""

    account_ids: tuple[AccountId, ...] | None = None

    @model_validator(mode="after")
    def _all_or_some(self) -> Self:
        if self.account_ids is not None and not self.account_ids:
            rule = BrokenRule(
                ("account_ids",),
                self.account_ids,
                "an empty list would mean every account of the subscription",
                "name the accounts, or remove the key to read every account",
            )
            raise RuleBroken([rule])
        return self


class ElasticAgentPolicyInputs(Inputs):
    """Inputs of one ElasticAgentPolicy."""

    elastic: ElasticSettings
    environment: Environment
    auth_type: AuthType = AuthType.CONNECTION_STRING
    tenant_id: Guid
    client_id: Guid
    client_secret: NonEmptyText
    logs: dict[str, LogSourceInputs]
    metrics: dict[SubscriptionId, MetricsSourceInputs]
    connection_strings: TextMap | None = None
    storage_account_keys: TextMap | None = None
    protect: bool = False

    @property
    def data_stream_namespace(self) -> str:
        """The namespace of the data streams: the environment where nothing else is chosen."""
        return self.elastic.data_stream_namespace or data_stream_namespace(self.environment)

    @model_validator(mode="after")
    def _can_sign_in(self) -> Self:
        faults = self.elastic.authentication_faults(self.auth_type)
        for field in ("connection_strings", "storage_account_keys"):
            given = getattr(self, field)
            needed = self.auth_type is AuthType.CONNECTION_STRING
            if needed and given is None:
                faults.append(
                    BrokenRule(
                        (field,),
                        None,
                        "the authentication connection_string needs one for each region",
                        "set it, or set the authentication to client_secret",
                    )
                )
            if needed and isinstance(given, dict):
                faults.extend(
                    BrokenRule(
                        (field, region),
                        None,
                        "the authentication connection_string needs one for each region",
                        "set it",
                    )
                    for region in self.logs
                    if given.get(region) is None
                )
            if not needed and given is not None:
                faults.append(
                    BrokenRule(
                        (field,),
                        MASK,
                        "the authentication client_secret has no use for it",
                        "remove it",
                    )
                )
        if faults:
            raise RuleBroken(faults)
        return self
