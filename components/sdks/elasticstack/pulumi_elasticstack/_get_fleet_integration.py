"""The bindings of getFleetIntegration, written by components/sdks/generate.py."""

from collections.abc import Generator, Sequence
from typing import Any, NotRequired, TypedDict

from pulumi import Input, InvokeOptions, InvokeOutputOptions, Output

from pulumi_elasticstack._utilities import input_type, invoke, invoke_output, output_type

__all__ = [
    "AwaitableGetFleetIntegrationResult",
    "GetFleetIntegrationKibanaConnectionArgs",
    "GetFleetIntegrationKibanaConnectionArgsDict",
    "GetFleetIntegrationResult",
    "get_fleet_integration",
    "get_fleet_integration_output",
]

_TOKEN = "elasticstack:index/getFleetIntegration:getFleetIntegration"


class GetFleetIntegrationKibanaConnectionArgsDict(TypedDict):
    api_key: NotRequired[str]
    bearer_token: NotRequired[str]
    ca_certs: NotRequired[Sequence[str]]
    endpoints: NotRequired[Sequence[str]]
    insecure: NotRequired[bool]
    password: NotRequired[str]
    username: NotRequired[str]


@input_type
class GetFleetIntegrationKibanaConnectionArgs:
    api_key: str | None = None
    bearer_token: str | None = None
    ca_certs: Sequence[str] | None = None
    endpoints: Sequence[str] | None = None
    insecure: bool | None = None
    password: str | None = None
    username: str | None = None


@output_type
class GetFleetIntegrationKibanaConnectionResult(dict[str, Any]):
    api_key: str | None = None
    bearer_token: str | None = None
    ca_certs: Sequence[str] | None = None
    endpoints: Sequence[str] | None = None
    insecure: bool | None = None
    password: str | None = None
    username: str | None = None


_LISTS = {
    "kibana_connections": GetFleetIntegrationKibanaConnectionArgs,
}


@output_type
class GetFleetIntegrationResult:
    id: str
    name: str
    version: str
    kibana_connections: Sequence[GetFleetIntegrationKibanaConnectionResult] | None = None
    prerelease: bool | None = None
    space_id: str | None = None


class AwaitableGetFleetIntegrationResult(GetFleetIntegrationResult):
    def __await__(self) -> Generator[Any, None, GetFleetIntegrationResult]:
        yield from ()
        return GetFleetIntegrationResult(**vars(self))


def get_fleet_integration(
    kibana_connections: Sequence[
        GetFleetIntegrationKibanaConnectionArgs | GetFleetIntegrationKibanaConnectionArgsDict
    ]
    | None = None,
    name: str | None = None,
    prerelease: bool | None = None,
    space_id: str | None = None,
    opts: InvokeOptions | None = None,
) -> AwaitableGetFleetIntegrationResult:
    """Call the function and wait for its result."""
    args = {
        "kibana_connections": kibana_connections,
        "name": name,
        "prerelease": prerelease,
        "space_id": space_id,
    }
    result = invoke(_TOKEN, args, _LISTS, opts, GetFleetIntegrationResult)
    return AwaitableGetFleetIntegrationResult(**vars(result))


def get_fleet_integration_output(
    kibana_connections: Input[
        Sequence[
            GetFleetIntegrationKibanaConnectionArgs | GetFleetIntegrationKibanaConnectionArgsDict
        ]
        | None
    ] = None,
    name: Input[str | None] = None,
    prerelease: Input[bool | None] = None,
    space_id: Input[str | None] = None,
    opts: InvokeOptions | InvokeOutputOptions | None = None,
) -> Output[GetFleetIntegrationResult]:
    """Call the function once its arguments are known."""
    args = {
        "kibana_connections": kibana_connections,
        "name": name,
        "prerelease": prerelease,
        "space_id": space_id,
    }
    return invoke_output(_TOKEN, args, _LISTS, opts, GetFleetIntegrationResult)
