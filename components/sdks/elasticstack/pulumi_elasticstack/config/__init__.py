"""The stack's configuration of the provider, written by components/sdks/generate.py."""

from typing import TYPE_CHECKING

from pulumi import Config

elasticsearches: str | None
fleets: str | None
kibanas: str | None

if not TYPE_CHECKING:

    def __getattr__(name: str) -> str | None:
        if name in {"elasticsearches", "fleets", "kibanas"}:
            return Config("elasticstack").get(name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
