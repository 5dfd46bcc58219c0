"""What the application reads from its environment: the variables of Elastic's tutorial, and names.

The tutorial writes the deployment into its code; here it is a variable.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

import click

ENDPOINT: Final = "AZURE_OPENAI_ENDPOINT"
API_KEY: Final = "AZURE_OPENAI_API_KEY"
API_VERSION: Final = "OPENAI_API_VERSION"
DEPLOYMENT: Final = "AZURE_OPENAI_DEPLOYMENT"
EMBEDDING_DEPLOYMENT: Final = "AZURE_OPENAI_EMBEDDING_DEPLOYMENT"

_API_VERSION: Final = re.compile(r"\d{4}-\d\d-\d\d(-preview)?")


class SettingsError(click.ClickException):
    """A variable that is missing or wrong; the message is one line.

    `flask run` prints that line alone, and gunicorn gives up instead of trying again and again.
    """


@dataclass(frozen=True)
class Settings:
    """Where Azure OpenAI is, how to sign in, and what to call there."""

    endpoint: str
    api_key: str | None = field(repr=False)
    """None to sign in with Entra."""
    api_version: str | None
    """None for the v1 surface, which has no versions."""
    deployments: tuple[str, ...]
    """What may answer a prompt; the first does unless a request names another."""
    embedding_deployment: str | None


def read(environ: Mapping[str, str]) -> Settings:
    """Read the settings; an empty variable is one that is not set."""
    version = environ.get(API_VERSION) or None
    if version is not None and not _API_VERSION.fullmatch(version):
        raise SettingsError(
            f"{API_VERSION} is {version!r}, which is no version: set one such as "
            "2025-04-01-preview, or none to use the v1 API"
        )
    return Settings(
        endpoint=_endpoint(environ),
        api_key=environ.get(API_KEY) or None,
        api_version=version,
        deployments=_deployments(environ),
        embedding_deployment=environ.get(EMBEDDING_DEPLOYMENT) or None,
    )


def _deployments(environ: Mapping[str, str]) -> tuple[str, ...]:
    named = _required(environ, DEPLOYMENT, "name the deployment, such as gpt-4o")
    names = tuple(name.strip() for name in named.split(","))
    if not all(names):
        raise SettingsError(f"{DEPLOYMENT} is {named!r}: a name is missing beside a comma")
    return names


def _endpoint(environ: Mapping[str, str]) -> str:
    example = "https://<account>.openai.azure.com"
    endpoint = _required(environ, ENDPOINT, f"set it to the account's address, {example}")
    url = urlsplit(endpoint)
    if url.scheme not in {"http", "https"} or not url.hostname or url.path.strip("/"):
        raise SettingsError(
            f"{ENDPOINT} is {endpoint!r}: set it to the account's address alone, {example}"
        )
    return endpoint.rstrip("/")


def _required(environ: Mapping[str, str], name: str, fix: str) -> str:
    value = environ.get(name)
    if not value:
        raise SettingsError(f"{name} is not set: {fix}")
    return value
