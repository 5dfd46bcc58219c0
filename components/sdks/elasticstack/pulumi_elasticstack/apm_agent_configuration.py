"""The bindings of ApmAgentConfiguration, written by components/sdks/generate.py."""

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
    "ApmAgentConfiguration",
    "ApmAgentConfigurationArgs",
    "ApmAgentConfigurationKibanaConnectionArgs",
    "ApmAgentConfigurationKibanaConnectionArgsDict",
]

_TOKEN = "elasticstack:index/apmAgentConfiguration:ApmAgentConfiguration"


class ApmAgentConfigurationKibanaConnectionArgsDict(TypedDict):
    api_key: NotRequired[Input[str | None]]
    bearer_token: NotRequired[Input[str | None]]
    ca_certs: NotRequired[Input[Sequence[Input[str]] | None]]
    endpoints: NotRequired[Input[Sequence[Input[str]] | None]]
    insecure: NotRequired[Input[bool | None]]
    password: NotRequired[Input[str | None]]
    username: NotRequired[Input[str | None]]


@input_type
class ApmAgentConfigurationKibanaConnectionArgs:
    api_key: Input[str | None] = None
    bearer_token: Input[str | None] = None
    ca_certs: Input[Sequence[Input[str]] | None] = None
    endpoints: Input[Sequence[Input[str]] | None] = None
    insecure: Input[bool | None] = None
    password: Input[str | None] = None
    username: Input[str | None] = None


@output_type
class ApmAgentConfigurationKibanaConnection(dict[str, Any]):
    api_key: str | None = None
    bearer_token: str | None = None
    ca_certs: Sequence[str] | None = None
    endpoints: Sequence[str] | None = None
    insecure: bool | None = None
    password: str | None = None
    username: str | None = None


@input_type
class ApmAgentConfigurationArgs:
    service_name: Input[str]
    settings: Input[Mapping[str, Input[str]]]
    agent_name: Input[str | None] = None
    kibana_connections: Input[Sequence[Input[ApmAgentConfigurationKibanaConnectionArgs]] | None] = (
        None
    )
    service_environment: Input[str | None] = None


@resource_type(_TOKEN)
class ApmAgentConfiguration(CustomResource):
    agent_name: Output[str | None]
    kibana_connections: Output[Sequence[ApmAgentConfigurationKibanaConnection] | None]
    service_environment: Output[str | None]
    service_name: Output[str]
    settings: Output[Mapping[str, str]]

    @overload
    def __init__(
        self,
        resource_name: str,
        args: ApmAgentConfigurationArgs,
        opts: ResourceOptions | None = None,
    ) -> None: ...

    @overload
    def __init__(
        self,
        resource_name: str,
        opts: ResourceOptions | None = None,
        *,
        agent_name: Input[str | None] = None,
        kibana_connections: Input[
            Sequence[
                Input[
                    ApmAgentConfigurationKibanaConnectionArgs
                    | ApmAgentConfigurationKibanaConnectionArgsDict
                ]
            ]
            | None
        ] = None,
        service_environment: Input[str | None] = None,
        service_name: Input[str | None] = None,
        settings: Input[Mapping[str, Input[str]] | None] = None,
        __props__: ApmAgentConfigurationArgs | None = None,
    ) -> None: ...

    def __init__(self, resource_name: str, *args: Any, **kwargs: Any) -> None:
        props, opts = resource_inputs(
            ApmAgentConfigurationArgs,
            args,
            kwargs,
            required=["service_name", "settings"],
            secret=[],
            computed=[],
        )
        super().__init__(_TOKEN, resource_name, props, opts, package_ref=get_package())

    @staticmethod
    def get(
        resource_name: str,
        id: Input[str],
        opts: ResourceOptions | None = None,
        *,
        agent_name: Input[str | None] = None,
        kibana_connections: Input[
            Sequence[
                Input[
                    ApmAgentConfigurationKibanaConnectionArgs
                    | ApmAgentConfigurationKibanaConnectionArgsDict
                ]
            ]
            | None
        ] = None,
        service_environment: Input[str | None] = None,
        service_name: Input[str | None] = None,
        settings: Input[Mapping[str, Input[str]] | None] = None,
    ) -> "ApmAgentConfiguration":
        """Read the resource that exists under this id."""
        return ApmAgentConfiguration(
            resource_name,
            ResourceOptions.merge(opts, ResourceOptions(id=id)),
            __props__=resource_state(
                ApmAgentConfigurationArgs,
                agent_name=agent_name,
                kibana_connections=kibana_connections,
                service_environment=service_environment,
                service_name=service_name,
                settings=settings,
            ),
        )
