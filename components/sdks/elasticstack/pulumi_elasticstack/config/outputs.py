"""The types of the configuration, written by components/sdks/generate.py."""

from collections.abc import Mapping, Sequence
from typing import Any

from pulumi_elasticstack._utilities import output_type


@output_type
class Elasticsearches(dict[str, Any]):
    api_key: str | None = None
    bearer_token: str | None = None
    ca_data: str | None = None
    ca_file: str | None = None
    ca_fingerprint: str | None = None
    cert_data: str | None = None
    cert_file: str | None = None
    endpoints: Sequence[str] | None = None
    es_client_authentication: str | None = None
    headers: Mapping[str, str] | None = None
    insecure: bool | None = None
    key_data: str | None = None
    key_file: str | None = None
    password: str | None = None
    username: str | None = None


@output_type
class Fleets(dict[str, Any]):
    api_key: str | None = None
    bearer_token: str | None = None
    ca_certs: Sequence[str] | None = None
    endpoint: str | None = None
    insecure: bool | None = None
    password: str | None = None
    username: str | None = None


@output_type
class Kibanas(dict[str, Any]):
    api_key: str | None = None
    bearer_token: str | None = None
    ca_certs: Sequence[str] | None = None
    endpoints: Sequence[str] | None = None
    insecure: bool | None = None
    password: str | None = None
    username: str | None = None
