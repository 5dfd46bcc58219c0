"""The bindings of getFleetEnrollmentTokens, written by components/sdks/generate.py."""

from collections.abc import Generator, Sequence
from typing import Any, NotRequired, TypedDict

from pulumi import Input, InvokeOptions, InvokeOutputOptions, Output

from pulumi_elasticstack._utilities import input_type, invoke, invoke_output, output_type

__all__ = [
    "AwaitableGetFleetEnrollmentTokensResult",
    "GetFleetEnrollmentTokensKibanaConnectionArgs",
    "GetFleetEnrollmentTokensKibanaConnectionArgsDict",
    "GetFleetEnrollmentTokensResult",
    "get_fleet_enrollment_tokens",
    "get_fleet_enrollment_tokens_output",
]

_TOKEN = "elasticstack:index/getFleetEnrollmentTokens:getFleetEnrollmentTokens"


class GetFleetEnrollmentTokensKibanaConnectionArgsDict(TypedDict):
    api_key: NotRequired[str]
    bearer_token: NotRequired[str]
    ca_certs: NotRequired[Sequence[str]]
    endpoints: NotRequired[Sequence[str]]
    insecure: NotRequired[bool]
    password: NotRequired[str]
    username: NotRequired[str]


@input_type
class GetFleetEnrollmentTokensKibanaConnectionArgs:
    api_key: str | None = None
    bearer_token: str | None = None
    ca_certs: Sequence[str] | None = None
    endpoints: Sequence[str] | None = None
    insecure: bool | None = None
    password: str | None = None
    username: str | None = None


@output_type
class GetFleetEnrollmentTokensKibanaConnectionResult(dict[str, Any]):
    api_key: str | None = None
    bearer_token: str | None = None
    ca_certs: Sequence[str] | None = None
    endpoints: Sequence[str] | None = None
    insecure: bool | None = None
    password: str | None = None
    username: str | None = None


@output_type
class GetFleetEnrollmentTokensTokenResult(dict[str, Any]):
    active: bool
    api_key: str
    api_key_id: str
    created_at: str
    key_id: str
    name: str
    policy_id: str


_LISTS = {
    "kibana_connections": GetFleetEnrollmentTokensKibanaConnectionArgs,
}


@output_type
class GetFleetEnrollmentTokensResult:
    id: str
    tokens: Sequence[GetFleetEnrollmentTokensTokenResult]
    kibana_connections: Sequence[GetFleetEnrollmentTokensKibanaConnectionResult] | None = None
    policy_id: str | None = None
    space_id: str | None = None


class AwaitableGetFleetEnrollmentTokensResult(GetFleetEnrollmentTokensResult):
    def __await__(self) -> Generator[Any, None, GetFleetEnrollmentTokensResult]:
        yield from ()
        return GetFleetEnrollmentTokensResult(**vars(self))


def get_fleet_enrollment_tokens(
    kibana_connections: Sequence[
        GetFleetEnrollmentTokensKibanaConnectionArgs
        | GetFleetEnrollmentTokensKibanaConnectionArgsDict
    ]
    | None = None,
    policy_id: str | None = None,
    space_id: str | None = None,
    opts: InvokeOptions | None = None,
) -> AwaitableGetFleetEnrollmentTokensResult:
    """Call the function and wait for its result."""
    args = {
        "kibana_connections": kibana_connections,
        "policy_id": policy_id,
        "space_id": space_id,
    }
    result = invoke(_TOKEN, args, _LISTS, opts, GetFleetEnrollmentTokensResult)
    return AwaitableGetFleetEnrollmentTokensResult(**vars(result))


def get_fleet_enrollment_tokens_output(
    kibana_connections: Input[
        Sequence[
            GetFleetEnrollmentTokensKibanaConnectionArgs
            | GetFleetEnrollmentTokensKibanaConnectionArgsDict
        ]
        | None
    ] = None,
    policy_id: Input[str | None] = None,
    space_id: Input[str | None] = None,
    opts: InvokeOptions | InvokeOutputOptions | None = None,
) -> Output[GetFleetEnrollmentTokensResult]:
    """Call the function once its arguments are known."""
    args = {
        "kibana_connections": kibana_connections,
        "policy_id": policy_id,
        "space_id": space_id,
    }
    return invoke_output(_TOKEN, args, _LISTS, opts, GetFleetEnrollmentTokensResult)
