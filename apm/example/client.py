"""The client of Azure OpenAI: by API version or v1, with the account's key or a token of Entra."""

from collections.abc import Callable
from typing import Final

from openai import AzureOpenAI, OpenAI

from apm.example.settings import API_KEY, Settings, SettingsError

# Microsoft Learn: "Azure OpenAI v1 API", authentication with Entra.
_SCOPE: Final = "https://cognitiveservices.azure.com/.default"
_TIMEOUT_SECONDS: Final = 60.0


def connect(settings: Settings) -> OpenAI:
    """Make the client; it connects with the first call."""
    credential = settings.api_key or _entra()
    if settings.api_version is None:
        return OpenAI(
            base_url=f"{settings.endpoint}/openai/v1/",
            api_key=credential,
            timeout=_TIMEOUT_SECONDS,
        )
    key, provider = (credential, None) if isinstance(credential, str) else (None, credential)
    return AzureOpenAI(
        azure_endpoint=settings.endpoint,
        api_version=settings.api_version,
        api_key=key,
        azure_ad_token_provider=provider,
        timeout=_TIMEOUT_SECONDS,
    )


def _entra() -> Callable[[], str]:
    try:
        from azure.identity import (  # noqa: PLC0415 - an extra, which a key makes needless
            DefaultAzureCredential,
            get_bearer_token_provider,
        )
    except ImportError:
        raise SettingsError(
            f"{API_KEY} is not set, and azure-identity is not installed: set the key, or "
            "pip install azure-identity to sign in with Entra"
        ) from None
    return get_bearer_token_provider(DefaultAzureCredential(), _SCOPE)
