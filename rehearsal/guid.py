"""What a GUID looks like."""

import re

_GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE | re.ASCII)


def is_guid(value: str) -> bool:
    """Say whether this is a GUID in its usual form, 8-4-4-4-12 hexadecimal digits."""
    return _GUID.fullmatch(value) is not None
