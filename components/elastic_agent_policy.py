"""The agent policy in Fleet, with the `azure_openai` integration reading logs and metrics.

One integration policy for the logs of each region and one for the metrics of each subscription:
an integration policy reads one hub, or one subscription. Each names all inputs, streams and
variables with a default, the unused ones too: Fleet fills in what is left out, and the next
preview would show that as a change.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NotRequired, TypedDict

import pulumi
import pulumi_elasticstack as elasticstack

from components.catalog import azure_openai
from components.catalog.azure_openai import AuthType
from components.faults import MISSING, Fault, InvalidInputs
from components.inputs.elastic import (
    ElasticAgentPolicyInputs,
    LogSourceInputs,
    MetricsSourceInputs,
)
from components.options import named_child
from components.outputs import after


class ElasticArgs(TypedDict):
    """How logs and metrics get into Elastic."""

    package_version: str
    """Version of the integration package azure_openai to install, such as 1.7.0. The
    authentication client_secret needs a newer one."""
    kibana_url: pulumi.Input[str]
    """Address of Kibana for people: where the links in the outputs lead."""
    fleet_url: pulumi.Input[str]
    """Address of the Fleet Server that agents enroll with."""
    space_id: NotRequired[str]
    """Kibana space of the integration and its policies. Default: the default space."""
    create_space: NotRequired[bool]
    """Whether that space is made here. Taking it away again deletes all that is in it.
    Default: false."""
    data_stream_namespace: NotRequired[str]
    """Namespace of the data streams. Default: the environment."""
    agent_policy_name: NotRequired[str]
    """Name of a new agent policy. Default: Azure OpenAI, with the environment."""
    existing_agent_policy_id: NotRequired[pulumi.Input[str]]
    """Id of an agent policy to add the integration to instead of a new one."""
    metrics_period_seconds: NotRequired[int]
    """How often metrics are collected, in seconds: a multiple of 300. Default: 300."""


class LogSourceArgs(TypedDict):
    """One event hub to read, and where to keep how far it was read."""

    namespace_host: pulumi.Input[str]
    """Full host name of the hub's namespace."""
    event_hub_name: pulumi.Input[str]
    """Name of the hub."""
    consumer_group_name: pulumi.Input[str]
    """Consumer group of the reader."""
    storage_account_name: pulumi.Input[str]
    """Name of the storage account for checkpoints."""
    container_name: pulumi.Input[str]
    """Container of this hub alone."""


class MetricsSourceArgs(TypedDict):
    """One subscription to read metrics of."""

    account_ids: NotRequired[list[str]]
    """Resource ids of the accounts to read. Default: every account of the subscription."""


class ElasticAgentPolicyArgs(TypedDict):
    """Inputs of ElasticAgentPolicy."""

    environment: str
    """What the environment is called in names and data streams, such as dev."""
    elastic: ElasticArgs
    """The integration package, the policy and the addresses."""
    auth_type: NotRequired[AuthType]
    """How the log reader signs in. Default: connection_string."""
    tenant_id: pulumi.Input[str]
    """Tenant of the application that reads."""
    client_id: pulumi.Input[str]
    """Client id of the application that reads."""
    client_secret: pulumi.Input[str]
    """Secret of the application that reads."""
    logs: dict[str, LogSourceArgs]
    """The hubs to read, by region."""
    metrics: dict[str, MetricsSourceArgs]
    """The subscriptions to read metrics of, by their id."""
    connection_strings: NotRequired[pulumi.Input[dict[str, str]]]
    """The connection string of each hub, by region. Required for connection_string."""
    storage_account_keys: NotRequired[pulumi.Input[dict[str, str]]]
    """The key of each storage account, by region. Required for connection_string."""
    protect: NotRequired[bool]
    """Whether a space that is made here is protected from deletion. Default: false."""


class ElasticAgentPolicy(pulumi.ComponentResource):
    """An agent policy with the azure_openai integration, and the way to enroll agents into it."""

    space_id: pulumi.Output[str]
    """Kibana space of the policies; known once they are all there."""
    agent_policy_id: pulumi.Output[str]
    """Id of the agent policy."""
    integration_policy_ids: pulumi.Output[dict[str, str]]
    """Ids of the integration policies, by what they read."""
    package_version: pulumi.Output[str]
    """Installed version of the integration package."""
    enrollment_token: pulumi.Output[str]
    """Token with which agents enroll, secret."""
    install_command: pulumi.Output[str]
    """The command that installs and enrolls an agent on a host, secret: it holds the token."""

    def __init__(
        self, name: str, args: ElasticAgentPolicyArgs, opts: pulumi.ResourceOptions | None = None
    ) -> None:
        super().__init__("azure-openai-monitoring:index:ElasticAgentPolicy", name, {}, opts)
        inputs = ElasticAgentPolicyInputs.of_args(args, f'ElasticAgentPolicy "{name}"')
        child = pulumi.ResourceOptions(parent=self)
        settings = inputs.elastic

        space_id = _space_id(name, inputs, self)
        space_ids = None if space_id is None else [space_id]
        integration = elasticstack.FleetIntegration(
            f"{name}-integration",
            name=azure_openai.PACKAGE,
            version=settings.package_version,
            space_id=space_id,
            # A package is installed once for all of Kibana, and others may use it.
            skip_destroy=True,
            opts=child,
        )
        self.package_version = integration.version
        self.agent_policy_id = (
            elasticstack.FleetAgentPolicy(
                f"{name}-agent-policy",
                name=settings.agent_policy_name or f"Azure OpenAI ({inputs.environment})",
                description="Logs and metrics of Azure OpenAI. Managed by Pulumi.",
                namespace=inputs.data_stream_namespace,
                monitor_logs=True,
                monitor_metrics=True,
                space_ids=space_ids,
                opts=child,
            ).policy_id
            if settings.existing_agent_policy_id is None
            else pulumi.Output.from_input(settings.existing_agent_policy_id)
        )
        token = _enrollment_token(self.agent_policy_id, space_id, pulumi.InvokeOptions(parent=self))
        policy_inputs = {
            **{
                f"logs-{region}": _logs_inputs(inputs, region, source)
                for region, source in sorted(inputs.logs.items())
            },
            **{
                f"metrics-{subscription}": _metrics_inputs(inputs, subscription, source)
                for subscription, source in sorted(inputs.metrics.items())
            },
        }
        policies = {
            what: elasticstack.FleetIntegrationPolicy(
                f"{name}-{what}",
                name=f"azure-openai-{inputs.environment}-{what}",
                integration_name=integration.name,
                integration_version=integration.version,
                agent_policy_ids=[self.agent_policy_id],
                namespace=inputs.data_stream_namespace,
                space_ids=space_ids,
                inputs=each,
                opts=child,
            )
            for what, each in policy_inputs.items()
        }
        self.integration_policy_ids = pulumi.Output.all(
            **{what: policies[what].policy_id for what in policies}
        )
        self.space_id = after(space_id or "default", policies.values())
        self.enrollment_token = token
        self.install_command = pulumi.Output.secret(
            pulumi.Output.format(
                "sudo ./elastic-agent install --url={} --enrollment-token={}",
                settings.fleet_url,
                token,
            )
        )
        self.register_outputs(
            {
                "spaceId": self.space_id,
                "agentPolicyId": self.agent_policy_id,
                "integrationPolicyIds": self.integration_policy_ids,
                "packageVersion": self.package_version,
                "enrollmentToken": self.enrollment_token,
                "installCommand": self.install_command,
            }
        )


def _space_id(
    name: str, inputs: ElasticAgentPolicyInputs, parent: pulumi.ComponentResource
) -> str | pulumi.Output[str] | None:
    settings = inputs.elastic
    if settings.space_id is None or not settings.create_space:
        return settings.space_id
    return elasticstack.KibanaSpace(
        f"{name}-space",
        space_id=settings.space_id,
        name=f"Azure OpenAI ({inputs.environment})",
        description="Azure OpenAI: service and pipeline. Managed by Pulumi.",
        # Deleting the space deletes all that is in it.
        opts=named_child(parent, protect=inputs.protect),
    ).space_id


def _enrollment_token(
    policy_id: pulumi.Output[str],
    space_id: str | pulumi.Output[str] | None,
    opts: pulumi.InvokeOptions,
) -> pulumi.Output[str]:
    found = elasticstack.get_fleet_enrollment_tokens_output(
        policy_id=policy_id, space_id=space_id, opts=opts
    )
    # The provider does not mark the tokens that it lists as secret.
    return pulumi.Output.secret(found.tokens.apply(_active_token))


def _active_token(tokens: Sequence[Any]) -> str:
    # Kibana lists the revoked ones too.
    for token in tokens:
        if token.active:
            return str(token.api_key)
    fault = Fault(
        "existing_agent_policy_id",
        "[no enrollment token]",
        "the agent policy has no active enrollment token, so no agent can enroll",
        "create one in Fleet, under Enrollment tokens",
    )
    raise InvalidInputs("The agent policy", [fault], late=True)


def _logs_inputs(
    inputs: ElasticAgentPolicyInputs, region: str, source: LogSourceInputs
) -> dict[str, Any]:
    variables: dict[str, Any] = {
        **azure_openai.log_defaults(inputs.elastic.package_version),
        "eventhub": source.event_hub_name,
        "consumer_group": source.consumer_group_name,
        "storage_account": source.storage_account_name,
        "storage_account_container": source.container_name,
    }
    if inputs.auth_type is AuthType.CLIENT_SECRET:
        variables |= {
            "auth_type": str(AuthType.CLIENT_SECRET),
            "eventhub_namespace": source.namespace_host,
            "tenant_id": inputs.tenant_id,
            "client_id": inputs.client_id,
            "client_secret": inputs.client_secret,
        }
    else:
        variables |= {
            "connection_string": _secret_of(
                inputs.connection_strings, "connection_strings", region
            ),
            "storage_account_key": _secret_of(
                inputs.storage_account_keys, "storage_account_keys", region
            ),
        }
    return {
        azure_openai.LOGS_INPUT: _input(azure_openai.LOGS_STREAM, variables),
        azure_openai.METRICS_INPUT: _input(
            azure_openai.METRICS_STREAM, azure_openai.metric_defaults(), enabled=False
        ),
    }


def _metrics_inputs(
    inputs: ElasticAgentPolicyInputs, subscription_id: str, source: MetricsSourceInputs
) -> dict[str, Any]:
    variables: dict[str, Any] = {
        **azure_openai.metric_defaults(),
        "period": f"{inputs.elastic.metrics_period_seconds}s",
        "client_id": inputs.client_id,
        "client_secret": inputs.client_secret,
        "tenant_id": inputs.tenant_id,
        "subscription_id": subscription_id,
    }
    if source.account_ids is not None:
        variables["resource_ids"] = list(source.account_ids)
    return {
        azure_openai.LOGS_INPUT: _input(
            azure_openai.LOGS_STREAM,
            azure_openai.log_defaults(inputs.elastic.package_version),
            enabled=False,
        ),
        azure_openai.METRICS_INPUT: _input(azure_openai.METRICS_STREAM, variables),
    }


def _input(stream: str, variables: Mapping[str, Any], *, enabled: bool = True) -> dict[str, Any]:
    # The provider compares the variables as text: sorted, so that the same ones are the same text.
    text = pulumi.Output.json_dumps(variables, sort_keys=True)
    if enabled:
        text = pulumi.Output.secret(text)
    return {"enabled": enabled, "streams": {stream: {"enabled": enabled, "vars": text}}}


def _secret_of(secrets: Any, field: str, region: str) -> pulumi.Output[str]:
    def look_up(known: object) -> str:
        found = known.get(region) if isinstance(known, Mapping) else None
        if not isinstance(found, str):
            fault = Fault(
                f"{field}.{region}",
                MISSING,
                "the authentication connection_string needs one for each region",
                "add it to the map",
            )
            raise InvalidInputs("An output given as an input", [fault], late=True)
        return found

    return pulumi.Output.secret(pulumi.Output.from_input(secrets).apply(look_up))
