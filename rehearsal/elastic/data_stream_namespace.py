"""The rule for the namespace of a data stream, which becomes a part of the names of indices."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from rehearsal.emulation import Violation
from rehearsal.properties import text

_MOST_BYTES: Final = 100
_FORBIDDEN: Final = re.compile(r"""[*\\/?"<>|\s,#:-]""")


def refused_namespace(inputs: Mapping[str, Any], *, may_be_blank: bool) -> Iterator[Violation]:
    """Yield what Fleet refuses about `namespace` (Fleet's own rule for namespaces).

    An integration policy may leave it blank, to take the namespace of its agent policy.
    """
    namespace = text(inputs, "namespace")
    if namespace is None:
        return
    rule = _broken_rule(namespace, may_be_blank=may_be_blank)
    if rule:
        fix = 'Use lowercase letters, digits, dots and underscores, such as "azure_prod"'
        yield Violation("namespace", namespace, rule, fix)


def _broken_rule(namespace: str, *, may_be_blank: bool) -> str | None:
    if not namespace.strip():
        return None if may_be_blank else "a namespace must not be empty"
    if namespace != namespace.lower():
        return "a namespace must be lowercase"
    if _FORBIDDEN.search(namespace):
        return r"""a namespace must not contain \ / * ? " < > | , # : - or white space"""
    size = len(namespace.encode())
    if size > _MOST_BYTES:
        return f"a namespace must have at most {_MOST_BYTES} bytes, has {size}"
    return None
