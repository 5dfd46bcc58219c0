"""The bindings of FleetIntegrationPolicy, written by components/sdks/generate.py."""

from collections.abc import Mapping, Sequence
from typing import Any, NotRequired, TypedDict, overload

from pulumi import CustomResource, Input, Output, ResourceOptions

from pulumi_elasticstack._utilities import (
    get_package,
    input_type,
    output_type,
    resource_inputs,
    resource_state,
    resource_type,
)

__all__ = [
    "FleetIntegrationPolicy",
    "FleetIntegrationPolicyArgs",
    "FleetIntegrationPolicyInputsArgs",
    "FleetIntegrationPolicyInputsArgsDict",
    "FleetIntegrationPolicyInputsDefaultsArgs",
    "FleetIntegrationPolicyInputsDefaultsArgsDict",
    "FleetIntegrationPolicyInputsDefaultsStreamsArgs",
    "FleetIntegrationPolicyInputsDefaultsStreamsArgsDict",
    "FleetIntegrationPolicyInputsStreamsArgs",
    "FleetIntegrationPolicyInputsStreamsArgsDict",
    "FleetIntegrationPolicyKibanaConnectionArgs",
    "FleetIntegrationPolicyKibanaConnectionArgsDict",
]

_TOKEN = "elasticstack:index/fleetIntegrationPolicy:FleetIntegrationPolicy"


class FleetIntegrationPolicyInputsDefaultsStreamsArgsDict(TypedDict):
    enabled: NotRequired[Input[bool | None]]
    vars: NotRequired[Input[str | None]]


@input_type
class FleetIntegrationPolicyInputsDefaultsStreamsArgs:
    enabled: Input[bool | None] = None
    vars: Input[str | None] = None


class FleetIntegrationPolicyInputsDefaultsArgsDict(TypedDict):
    streams: NotRequired[
        Input[Mapping[str, Input[FleetIntegrationPolicyInputsDefaultsStreamsArgsDict]] | None]
    ]
    vars: NotRequired[Input[str | None]]


@input_type
class FleetIntegrationPolicyInputsDefaultsArgs:
    streams: Input[Mapping[str, Input[FleetIntegrationPolicyInputsDefaultsStreamsArgs]] | None] = (
        None
    )
    vars: Input[str | None] = None


class FleetIntegrationPolicyInputsStreamsArgsDict(TypedDict):
    condition: NotRequired[Input[str | None]]
    enabled: NotRequired[Input[bool | None]]
    vars: NotRequired[Input[str | None]]


@input_type
class FleetIntegrationPolicyInputsStreamsArgs:
    condition: Input[str | None] = None
    enabled: Input[bool | None] = None
    vars: Input[str | None] = None


class FleetIntegrationPolicyInputsArgsDict(TypedDict):
    condition: NotRequired[Input[str | None]]
    defaults: NotRequired[Input[FleetIntegrationPolicyInputsDefaultsArgsDict | None]]
    enabled: NotRequired[Input[bool | None]]
    streams: NotRequired[
        Input[Mapping[str, Input[FleetIntegrationPolicyInputsStreamsArgsDict]] | None]
    ]
    vars: NotRequired[Input[str | None]]


@input_type
class FleetIntegrationPolicyInputsArgs:
    condition: Input[str | None] = None
    defaults: Input[FleetIntegrationPolicyInputsDefaultsArgs | None] = None
    enabled: Input[bool | None] = None
    streams: Input[Mapping[str, Input[FleetIntegrationPolicyInputsStreamsArgs]] | None] = None
    vars: Input[str | None] = None


class FleetIntegrationPolicyKibanaConnectionArgsDict(TypedDict):
    api_key: NotRequired[Input[str | None]]
    bearer_token: NotRequired[Input[str | None]]
    ca_certs: NotRequired[Input[Sequence[Input[str]] | None]]
    endpoints: NotRequired[Input[Sequence[Input[str]] | None]]
    insecure: NotRequired[Input[bool | None]]
    password: NotRequired[Input[str | None]]
    username: NotRequired[Input[str | None]]


@input_type
class FleetIntegrationPolicyKibanaConnectionArgs:
    api_key: Input[str | None] = None
    bearer_token: Input[str | None] = None
    ca_certs: Input[Sequence[Input[str]] | None] = None
    endpoints: Input[Sequence[Input[str]] | None] = None
    insecure: Input[bool | None] = None
    password: Input[str | None] = None
    username: Input[str | None] = None


@output_type
class FleetIntegrationPolicyInputsDefaultsStreams(dict[str, Any]):
    enabled: bool | None = None
    vars: str | None = None


@output_type
class FleetIntegrationPolicyInputsDefaults(dict[str, Any]):
    streams: Mapping[str, FleetIntegrationPolicyInputsDefaultsStreams] | None = None
    vars: str | None = None


@output_type
class FleetIntegrationPolicyInputsStreams(dict[str, Any]):
    condition: str | None = None
    enabled: bool | None = None
    vars: str | None = None


@output_type
class FleetIntegrationPolicyInputs(dict[str, Any]):
    condition: str | None = None
    defaults: FleetIntegrationPolicyInputsDefaults | None = None
    enabled: bool | None = None
    streams: Mapping[str, FleetIntegrationPolicyInputsStreams] | None = None
    vars: str | None = None


@output_type
class FleetIntegrationPolicyKibanaConnection(dict[str, Any]):
    api_key: str | None = None
    bearer_token: str | None = None
    ca_certs: Sequence[str] | None = None
    endpoints: Sequence[str] | None = None
    insecure: bool | None = None
    password: str | None = None
    username: str | None = None


@input_type
class FleetIntegrationPolicyArgs:
    integration_name: Input[str]
    integration_version: Input[str]
    namespace: Input[str]
    agent_policy_id: Input[str | None] = None
    agent_policy_ids: Input[Sequence[Input[str]] | None] = None
    description: Input[str | None] = None
    force: Input[bool | None] = None
    inputs: Input[Mapping[str, Input[FleetIntegrationPolicyInputsArgs]] | None] = None
    kibana_connections: Input[
        Sequence[Input[FleetIntegrationPolicyKibanaConnectionArgs]] | None
    ] = None
    name: Input[str | None] = None
    output_id: Input[str | None] = None
    policy_id: Input[str | None] = None
    space_ids: Input[Sequence[Input[str]] | None] = None
    vars_json: Input[str | None] = None


@resource_type(_TOKEN)
class FleetIntegrationPolicy(CustomResource):
    agent_policy_id: Output[str | None]
    agent_policy_ids: Output[Sequence[str] | None]
    description: Output[str | None]
    force: Output[bool | None]
    inputs: Output[Mapping[str, FleetIntegrationPolicyInputs]]
    integration_name: Output[str]
    integration_version: Output[str]
    kibana_connections: Output[Sequence[FleetIntegrationPolicyKibanaConnection] | None]
    name: Output[str]
    namespace: Output[str]
    output_id: Output[str | None]
    policy_id: Output[str]
    space_ids: Output[Sequence[str]]
    vars_json: Output[str]

    @overload
    def __init__(
        self,
        resource_name: str,
        args: FleetIntegrationPolicyArgs,
        opts: ResourceOptions | None = None,
    ) -> None: ...

    @overload
    def __init__(
        self,
        resource_name: str,
        opts: ResourceOptions | None = None,
        *,
        agent_policy_id: Input[str | None] = None,
        agent_policy_ids: Input[Sequence[Input[str]] | None] = None,
        description: Input[str | None] = None,
        force: Input[bool | None] = None,
        inputs: Input[
            Mapping[
                str,
                Input[FleetIntegrationPolicyInputsArgs | FleetIntegrationPolicyInputsArgsDict],
            ]
            | None
        ] = None,
        integration_name: Input[str | None] = None,
        integration_version: Input[str | None] = None,
        kibana_connections: Input[
            Sequence[
                Input[
                    FleetIntegrationPolicyKibanaConnectionArgs
                    | FleetIntegrationPolicyKibanaConnectionArgsDict
                ]
            ]
            | None
        ] = None,
        name: Input[str | None] = None,
        namespace: Input[str | None] = None,
        output_id: Input[str | None] = None,
        policy_id: Input[str | None] = None,
        space_ids: Input[Sequence[Input[str]] | None] = None,
        vars_json: Input[str | None] = None,
        __props__: FleetIntegrationPolicyArgs | None = None,
    ) -> None: ...

    def __init__(self, resource_name: str, *args: Any, **kwargs: Any) -> None:
        props, opts = resource_inputs(
            FleetIntegrationPolicyArgs,
            args,
            kwargs,
            required=["integration_name", "integration_version", "namespace"],
            secret=["vars_json"],
            computed=[],
        )
        super().__init__(_TOKEN, resource_name, props, opts, package_ref=get_package())

    @staticmethod
    def get(
        resource_name: str,
        id: Input[str],
        opts: ResourceOptions | None = None,
        *,
        agent_policy_id: Input[str | None] = None,
        agent_policy_ids: Input[Sequence[Input[str]] | None] = None,
        description: Input[str | None] = None,
        force: Input[bool | None] = None,
        inputs: Input[
            Mapping[
                str,
                Input[FleetIntegrationPolicyInputsArgs | FleetIntegrationPolicyInputsArgsDict],
            ]
            | None
        ] = None,
        integration_name: Input[str | None] = None,
        integration_version: Input[str | None] = None,
        kibana_connections: Input[
            Sequence[
                Input[
                    FleetIntegrationPolicyKibanaConnectionArgs
                    | FleetIntegrationPolicyKibanaConnectionArgsDict
                ]
            ]
            | None
        ] = None,
        name: Input[str | None] = None,
        namespace: Input[str | None] = None,
        output_id: Input[str | None] = None,
        policy_id: Input[str | None] = None,
        space_ids: Input[Sequence[Input[str]] | None] = None,
        vars_json: Input[str | None] = None,
    ) -> "FleetIntegrationPolicy":
        """Read the resource that exists under this id."""
        return FleetIntegrationPolicy(
            resource_name,
            ResourceOptions.merge(opts, ResourceOptions(id=id)),
            __props__=resource_state(
                FleetIntegrationPolicyArgs,
                agent_policy_id=agent_policy_id,
                agent_policy_ids=agent_policy_ids,
                description=description,
                force=force,
                inputs=inputs,
                integration_name=integration_name,
                integration_version=integration_version,
                kibana_connections=kibana_connections,
                name=name,
                namespace=namespace,
                output_id=output_id,
                policy_id=policy_id,
                space_ids=space_ids,
                vars_json=vars_json,
            ),
        )
