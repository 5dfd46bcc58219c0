"""One call to the stand-in: who asks, on which surface, which operation of which deployment.

Azure has two surfaces. The dated one names the deployment in the path and needs `api-version`; v1
takes the deployment as `model` and needs no version (Microsoft Learn, "Azure OpenAI v1 API").
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

from apm.example.stand_in import refusals
from apm.example.stand_in.deployments import DEPLOYMENTS, Deployment

CHAT: Final = "chat/completions"
EMBEDDINGS: Final = "embeddings"
RESPONSES: Final = "responses"
_OPERATIONS: Final = (CHAT, EMBEDDINGS, RESPONSES)

_DATED: Final = re.compile(r"/openai/deployments/(?P<deployment>[^/]+)/(?P<operation>.+)")
_API_VERSION: Final = re.compile(r"\d{4}-\d\d-\d\d(-preview)?")
_RESPONSES_SINCE: Final = "2025-03-01-preview"
_V1_VERSIONS: Final = ("v1", "preview")

_BY_NAME: Final = {each.name: each for each in DEPLOYMENTS}
_OPERATION_IDS: Final = {
    CHAT: "ChatCompletions_Create",
    EMBEDDINGS: "Embeddings_Create",
    RESPONSES: "Responses_Create",
}


@dataclass(frozen=True)
class Route:
    """Where a request goes; `deployment` is empty where only the body names it."""

    operation: str
    api_version: str
    deployment: str = ""

    @property
    def operation_id(self) -> str:
        """Return the operation as Azure's messages call it."""
        return _OPERATION_IDS[self.operation]


def authenticate(headers: Mapping[str, str], target: str, key: str, token: str) -> None:
    """Refuse a request without the account's key or a token that is good.

    As a bearer the key is good on v1 alone: that is how a client that knows nothing of Azure sends
    it.
    """
    given = headers.get("api-key")
    if given is not None:
        if given != key:
            raise refusals.wrong_key()
        return
    good = {token, key} if target.startswith("/openai/v1/") else {token}
    scheme, _, bearer = headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or bearer not in good:
        raise refusals.no_credential()


def route(target: str) -> Route:
    """Find the operation behind a request's path and query."""
    url = urlsplit(target)
    version = parse_qs(url.query).get("api-version", [""])[0]
    if url.path.startswith("/openai/v1/"):
        operation = url.path.removeprefix("/openai/v1/")
        if operation not in _OPERATIONS:
            raise refusals.not_found()
        if version and version not in _V1_VERSIONS:
            raise refusals.bad_request("API version not supported")
        return Route(operation, version or "v1")
    if not _API_VERSION.fullmatch(version):
        raise refusals.not_found()
    if url.path == f"/openai/{RESPONSES}":
        if version < _RESPONSES_SINCE:
            raise refusals.bad_request(
                "Azure OpenAI Responses API is enabled only for api-version "
                f"{_RESPONSES_SINCE} and later"
            )
        return Route(RESPONSES, version)
    found = _DATED.fullmatch(url.path)
    if found is None or found["operation"] not in {CHAT, EMBEDDINGS}:
        raise refusals.not_found()
    return Route(found["operation"], version, found["deployment"])


def deployment(route: Route, body: Mapping[str, Any]) -> Deployment:
    """Return the deployment that is called; on the dated surface the body's `model` is nothing."""
    name = route.deployment or body.get("model")
    if not name:
        raise refusals.missing("model")
    found = _BY_NAME.get(name) if isinstance(name, str) else None
    if found is None:
        raise refusals.deployment_not_found()
    return found
