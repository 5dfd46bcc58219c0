"""Elasticsearch's API keys."""

import base64
import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Any, ClassVar, Final

from rehearsal.elastic.provider_resource import ProviderResource, in_cluster
from rehearsal.elastic.tokens import API_KEY
from rehearsal.emulation import World
from rehearsal.properties import text

_EXPIRATION: Final = re.compile(r"(\d{1,6})([dhms])")
_UNITS: Final = {
    "d": timedelta(days=1),
    "h": timedelta(hours=1),
    "m": timedelta(minutes=1),
    "s": timedelta(seconds=1),
}


class ElasticsearchSecurityApiKey(ProviderResource):
    """An API key; `apiKey` and `encoded` are secret."""

    token: ClassVar[str] = API_KEY

    def answered(self, urn: str, state: Mapping[str, Any], world: World) -> dict[str, Any]:
        """Return the id `<cluster>/<keyId>`, the key, and when it ends in milliseconds."""
        key_id, api_key = world.guid(urn), world.secret(urn)
        encoded = base64.b64encode(f"{key_id}:{api_key}".encode()).decode()
        world.secrets.add(encoded)
        return {
            "id": in_cluster(world, key_id),
            "keyId": key_id,
            "apiKey": api_key,
            "encoded": encoded,
            "expirationTimestamp": _expiration(state, world),
            "type": state["type"] or "rest",
        }


def _expiration(state: Mapping[str, Any], world: World) -> int | None:
    match = _EXPIRATION.fullmatch(text(state, "expiration") or "")
    if match is None:
        return None
    lasts = int(match[1]) * _UNITS[match[2]]
    return int((world.now + lasts).timestamp() * 1000)
