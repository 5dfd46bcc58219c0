"""TLS 1.2 at least, on namespaces and storage accounts.

Both are judged where nothing is set too: Azure takes that for TLS 1.0 on a storage account
(Azure REST API specification, `minimumTlsVersion`).
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from .tokens import NAMESPACE, STORAGE_ACCOUNT
from .values import UNKNOWN, Properties
from .violation import Violation

_LEAST: Final = (1, 2)
_SPELLED: Final[Mapping[str, str]] = {NAMESPACE: "1.2", STORAGE_ACCOUNT: "TLS1_2"}
_VERSION: Final = re.compile(r"(?:TLS)?(\d+)[._](\d+)", re.ASCII)
_PROPERTY: Final = "minimumTlsVersion"


def violations(type_: str, inputs: Properties) -> Iterator[Violation]:
    """Yield what takes connections with a TLS before 1.2."""
    if type_ not in _SPELLED:
        return
    value = inputs.get(_PROPERTY)
    if value is UNKNOWN:
        return
    version = _VERSION.fullmatch(str(value))
    if version is None or (int(version[1]), int(version[2])) < _LEAST:
        yield Violation(
            _PROPERTY,
            value,
            "Connections must use TLS 1.2 or newer",
            f'Set it to "{_SPELLED[type_]}"',
        )
