"""A variable that is missing or wrong is told in one line that says which and how to set it."""

from collections.abc import Mapping

import pytest

from apm.example import application, settings
from apm.example.settings import Settings, SettingsError

GOOD = {
    "AZURE_OPENAI_ENDPOINT": "https://shop.openai.azure.com/",
    "AZURE_OPENAI_API_KEY": "k3y",
    "OPENAI_API_VERSION": "2025-04-01-preview",
    "AZURE_OPENAI_DEPLOYMENT": "gpt-4o, gpt-4o-mini",
    "AZURE_OPENAI_EMBEDDING_DEPLOYMENT": "text-embedding-3-small",
}


def test_everything_is_read() -> None:
    assert settings.read(GOOD) == Settings(
        endpoint="https://shop.openai.azure.com",
        api_key="k3y",
        api_version="2025-04-01-preview",
        deployments=("gpt-4o", "gpt-4o-mini"),
        embedding_deployment="text-embedding-3-small",
    )


def test_an_empty_variable_is_one_that_is_not_set() -> None:
    given = {
        **GOOD,
        "AZURE_OPENAI_API_KEY": "",
        "OPENAI_API_VERSION": "",
        "AZURE_OPENAI_EMBEDDING_DEPLOYMENT": "",
    }
    found = settings.read(given)
    assert (found.api_key, found.api_version, found.embedding_deployment) == (None, None, None)


def test_the_key_is_not_in_what_is_printed() -> None:
    assert "k3y" not in repr(settings.read(GOOD))


WRONG = [
    (
        {"AZURE_OPENAI_ENDPOINT": ""},
        (
            "AZURE_OPENAI_ENDPOINT is not set: set it to the account's address, "
            "https://<account>.openai.azure.com"
        ),
    ),
    (
        {"AZURE_OPENAI_ENDPOINT": "shop.openai.azure.com"},
        (
            "AZURE_OPENAI_ENDPOINT is 'shop.openai.azure.com': set it to the account's address "
            "alone, https://<account>.openai.azure.com"
        ),
    ),
    (
        {"AZURE_OPENAI_ENDPOINT": "https://shop.openai.azure.com/openai/v1/"},
        (
            "AZURE_OPENAI_ENDPOINT is 'https://shop.openai.azure.com/openai/v1/': set it to the "
            "account's address alone, https://<account>.openai.azure.com"
        ),
    ),
    (
        {"AZURE_OPENAI_DEPLOYMENT": ""},
        "AZURE_OPENAI_DEPLOYMENT is not set: name the deployment, such as gpt-4o",
    ),
    (
        {"AZURE_OPENAI_DEPLOYMENT": "gpt-4o,"},
        "AZURE_OPENAI_DEPLOYMENT is 'gpt-4o,': a name is missing beside a comma",
    ),
    (
        {"OPENAI_API_VERSION": "latest"},
        (
            "OPENAI_API_VERSION is 'latest', which is no version: set one such as "
            "2025-04-01-preview, or none to use the v1 API"
        ),
    ),
]


@pytest.mark.parametrize(("changed", "message"), WRONG)
def test_what_is_wrong_is_told_in_one_line(changed: Mapping[str, str], message: str) -> None:
    with pytest.raises(SettingsError) as raised:
        settings.read({**GOOD, **changed})
    assert str(raised.value) == message


def test_the_application_is_not_made_with_what_is_wrong() -> None:
    with pytest.raises(SettingsError, match=r"^AZURE_OPENAI_ENDPOINT is not set: "):
        application.create_app({})
