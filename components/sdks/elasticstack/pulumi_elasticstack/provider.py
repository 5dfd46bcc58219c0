"""The bindings of the provider itself, written by components/sdks/generate.py."""

from collections.abc import Mapping, Sequence
from typing import Any, NotRequired, TypedDict, overload

from pulumi import Input, Output, ProviderResource, ResourceOptions
from pulumi.runtime import call

from pulumi_elasticstack._utilities import (
    encode_lists,
    get_package,
    input_type,
    output_type,
    resource_inputs,
    resource_type,
)

__all__ = [
    "Provider",
    "ProviderArgs",
    "ProviderElasticsearchArgs",
    "ProviderElasticsearchArgsDict",
    "ProviderFleetArgs",
    "ProviderFleetArgsDict",
    "ProviderKibanaArgs",
    "ProviderKibanaArgsDict",
]


class ProviderElasticsearchArgsDict(TypedDict):
    api_key: NotRequired[Input[str | None]]
    bearer_token: NotRequired[Input[str | None]]
    ca_data: NotRequired[Input[str | None]]
    ca_file: NotRequired[Input[str | None]]
    ca_fingerprint: NotRequired[Input[str | None]]
    cert_data: NotRequired[Input[str | None]]
    cert_file: NotRequired[Input[str | None]]
    endpoints: NotRequired[Input[Sequence[Input[str]] | None]]
    es_client_authentication: NotRequired[Input[str | None]]
    headers: NotRequired[Input[Mapping[str, Input[str]] | None]]
    insecure: NotRequired[Input[bool | None]]
    key_data: NotRequired[Input[str | None]]
    key_file: NotRequired[Input[str | None]]
    password: NotRequired[Input[str | None]]
    username: NotRequired[Input[str | None]]


@input_type
class ProviderElasticsearchArgs:
    api_key: Input[str | None] = None
    bearer_token: Input[str | None] = None
    ca_data: Input[str | None] = None
    ca_file: Input[str | None] = None
    ca_fingerprint: Input[str | None] = None
    cert_data: Input[str | None] = None
    cert_file: Input[str | None] = None
    endpoints: Input[Sequence[Input[str]] | None] = None
    es_client_authentication: Input[str | None] = None
    headers: Input[Mapping[str, Input[str]] | None] = None
    insecure: Input[bool | None] = None
    key_data: Input[str | None] = None
    key_file: Input[str | None] = None
    password: Input[str | None] = None
    username: Input[str | None] = None


class ProviderFleetArgsDict(TypedDict):
    api_key: NotRequired[Input[str | None]]
    bearer_token: NotRequired[Input[str | None]]
    ca_certs: NotRequired[Input[Sequence[Input[str]] | None]]
    endpoint: NotRequired[Input[str | None]]
    insecure: NotRequired[Input[bool | None]]
    password: NotRequired[Input[str | None]]
    username: NotRequired[Input[str | None]]


@input_type
class ProviderFleetArgs:
    api_key: Input[str | None] = None
    bearer_token: Input[str | None] = None
    ca_certs: Input[Sequence[Input[str]] | None] = None
    endpoint: Input[str | None] = None
    insecure: Input[bool | None] = None
    password: Input[str | None] = None
    username: Input[str | None] = None


class ProviderKibanaArgsDict(TypedDict):
    api_key: NotRequired[Input[str | None]]
    bearer_token: NotRequired[Input[str | None]]
    ca_certs: NotRequired[Input[Sequence[Input[str]] | None]]
    endpoints: NotRequired[Input[Sequence[Input[str]] | None]]
    insecure: NotRequired[Input[bool | None]]
    password: NotRequired[Input[str | None]]
    username: NotRequired[Input[str | None]]


@input_type
class ProviderKibanaArgs:
    api_key: Input[str | None] = None
    bearer_token: Input[str | None] = None
    ca_certs: Input[Sequence[Input[str]] | None] = None
    endpoints: Input[Sequence[Input[str]] | None] = None
    insecure: Input[bool | None] = None
    password: Input[str | None] = None
    username: Input[str | None] = None


_LISTS = {
    "elasticsearches": ProviderElasticsearchArgs,
    "fleets": ProviderFleetArgs,
    "kibanas": ProviderKibanaArgs,
}


@input_type
class ProviderArgs:
    elasticsearches: Input[Sequence[Input[ProviderElasticsearchArgs]] | None] = None
    fleets: Input[Sequence[Input[ProviderFleetArgs]] | None] = None
    kibanas: Input[Sequence[Input[ProviderKibanaArgs]] | None] = None


@resource_type("pulumi:providers:elasticstack")
class Provider(ProviderResource):
    @output_type
    class TerraformConfigResult:
        result: Mapping[str, Any]

    @overload
    def __init__(
        self,
        resource_name: str,
        args: ProviderArgs | None = None,
        opts: ResourceOptions | None = None,
    ) -> None: ...

    @overload
    def __init__(
        self,
        resource_name: str,
        opts: ResourceOptions | None = None,
        *,
        elasticsearches: Input[
            Sequence[Input[ProviderElasticsearchArgs | ProviderElasticsearchArgsDict]] | None
        ] = None,
        fleets: Input[Sequence[Input[ProviderFleetArgs | ProviderFleetArgsDict]] | None] = None,
        kibanas: Input[Sequence[Input[ProviderKibanaArgs | ProviderKibanaArgsDict]] | None] = None,
    ) -> None: ...

    def __init__(self, resource_name: str, *args: Any, **kwargs: Any) -> None:
        props, opts = resource_inputs(ProviderArgs, args, kwargs)
        encode_lists(props, _LISTS)
        super().__init__(
            "elasticstack",
            resource_name,
            props,
            opts,
            package_ref=get_package(),
        )

    def terraform_config(self) -> Output["Provider.TerraformConfigResult"]:
        """Call the method of the provider."""
        return call(
            "pulumi:providers:elasticstack/terraformConfig",
            {"__self__": self},
            self,
            Provider.TerraformConfigResult,
            package_ref=get_package(),
        )
