"""RootManageSharedAccessKey, which may do anything in its namespace, is used nowhere.

A policy does not see which keys a program lists. It sees the rule's name where a resource makes the
rule, a diagnostic setting that writes with it, and a connection string of it in any other property.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from .values import Properties
from .violation import Violation

_USE: Final = re.compile(
    r"\ARootManageSharedAccessKey\Z"
    r"|(/authorizationRules/|SharedAccessKeyName\s*=\s*)RootManageSharedAccessKey(?![-\w.])",
    re.ASCII | re.IGNORECASE,
)


def violations(type_: str, inputs: Properties) -> Iterator[Violation]:
    """Yield the properties, of any resource, that use the key."""
    del type_
    for name, value in inputs.items():
        for text in _texts(value):
            if _USE.search(text):
                yield Violation(
                    name,
                    text,
                    "RootManageSharedAccessKey may do anything in its namespace",
                    "Use a rule of its own: on the namespace for diagnostic settings, on the hub "
                    "and Listen-only for readers",
                )
                break


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
