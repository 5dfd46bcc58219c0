"""What several tests of the emulated Elastic start from."""

from typing import Any, Final

from rehearsal.elastic import RESOURCES
from rehearsal.emulation import World

CONNECTION_STRING: Final = "Endpoint=sb://logs.servicebus.windows.net/;SharedAccessKey=hush-1"
STORAGE_KEY: Final = "hush-2"
CLIENT_SECRET: Final = "hush-3"  # noqa: S105 - what must not appear anywhere


def add(world: World, token: str, inputs: dict[str, Any]) -> dict[str, Any]:
    """Create a resource in the world, refused or not, and return its state."""
    urn = f"urn:{token}:{len(list(world.of(token)))}"
    created = RESOURCES[token].create(urn, inputs, world)
    world.add(token, created.id, created.state)
    return created.state


def old_logs_variables() -> dict[str, Any]:
    """Return complete variables of the logs stream at 1.7.0."""
    return {
        "eventhub": "openai-logs",
        "consumer_group": "$Default",
        "connection_string": CONNECTION_STRING,
        "storage_account": "checkpoints",
        "storage_account_key": STORAGE_KEY,
        "storage_account_container": "openai-logs-westeurope",
        "preserve_original_event": False,
        "tags": ["azure-openai-logs", "forwarded"],
        "processors": "- drop_event: ~",
        "sanitize_newlines": True,
        "sanitize_singlequotes": True,
    }


def new_logs_variables() -> dict[str, Any]:
    """Return complete variables of the logs stream where a client secret can be used."""
    return old_logs_variables() | {
        "auth_type": "connection_string",
        "authority_host": "https://login.microsoftonline.com",
    }


def metrics_variables() -> dict[str, Any]:
    """Return complete variables of the metrics stream."""
    return {
        "client_id": "00000000-0000-4000-8000-000000000011",
        "client_secret": CLIENT_SECRET,
        "tenant_id": "00000000-0000-4000-8000-000000000012",
        "subscription_id": "00000000-0000-4000-8000-000000000013",
        "refresh_list_interval": "600s",
        "period": "300s",
        "resource_groups": [],
        "resource_ids": ["/subscriptions/1/resourceGroups/2"],
    }
