"""Whose service a host is: Azure's names for Azure OpenAI, and those that the user adds."""

import os
from collections.abc import Iterable
from typing import Final
from urllib.parse import urlsplit

VARIABLE: Final = "AZURE_OPENAI_APM_HOSTS"

_AZURE: Final = (
    ".openai.azure.com",
    ".openai.azure.us",
    ".cognitiveservices.azure.com",
    ".cognitiveservices.azure.us",
    ".services.ai.azure.com",
    ".services.ai.azure.us",
    ".azure-api.net",
    ".azure-api.us",
)
"""Azure's and Azure Government's; Azure in China has no region with Azure OpenAI.

Source: Microsoft Learn, "Endpoints for Microsoft Foundry Models", "Azure OpenAI in Azure
Government", "Microsoft Foundry in Azure Government", "Compare Azure Government and global Azure"
and "Microsoft Foundry feature availability across cloud regions".
"""
_OPENAI: Final = "api.openai.com"


class Hosts:
    """Tells Azure's hosts from others; asked for every call, so it remembers its answers."""

    MOST_KEPT: Final = 512

    def __init__(self, more: Iterable[str] = ()) -> None:
        """Take hosts of gateways and private endpoints; those in the environment count too."""
        listed = os.environ.get(VARIABLE, "").split(",")
        endpoint = urlsplit(os.environ.get("AZURE_OPENAI_ENDPOINT", "")).hostname or ""
        named = (host.strip().lower() for host in (*more, *listed, endpoint))
        self._named: Final = frozenset(filter(None, named)) - {_OPENAI}
        self._known: dict[str, str | None] = {}

    def provider(self, host: object) -> str | None:
        """Return "azure", "openai", or None for a host that is neither's."""
        if not isinstance(host, str):
            return None
        try:
            return self._known[host]
        except KeyError:
            if len(self._known) >= self.MOST_KEPT:
                self._known = {}
            found = self._known[host] = self._find(host.lower())
            return found

    def _find(self, host: str) -> str | None:
        if host.endswith(_AZURE) or host in self._named:
            return "azure"
        return "openai" if host == _OPENAI else None
