"""Which rules and namespaces of a stack its diagnostic settings write with and to."""

import re
from typing import Final

from .stack import Resource, Stack
from .tokens import NAMESPACE, NAMESPACE_RULE
from .values import UNKNOWN

_RULE_ID: Final = "eventHubAuthorizationRuleId"
_NAMESPACE_NAME: Final = "namespaceName"
_RULE_NAME: Final = "authorizationRuleName"
_NAMES: Final = re.compile(
    r".*/namespaces/(?P<namespace>[^/]+)/authorizationRules/(?P<rule>[^/]+)/?", re.IGNORECASE
)


def may_write_with(setting: Resource, rule: Resource, stack: Stack) -> bool:
    """Return whether a setting writes with a rule of a namespace, or may for all that is known."""
    written = setting.properties.get(_RULE_ID)
    sources = stack.sources(setting, _RULE_ID, NAMESPACE_RULE)
    if written is UNKNOWN:
        return not sources or rule in sources
    names = _NAMES.fullmatch(written) if isinstance(written, str) else None
    if names is None or _is_called(rule, _RULE_NAME, names["rule"]) is False:
        return False
    given = rule.properties.get(_NAMESPACE_NAME)
    if isinstance(given, str):
        return given.lower() == names["namespace"].lower()
    parents = stack.sources(rule, _NAMESPACE_NAME, NAMESPACE)
    return not parents or any(
        _is_called(parent, _NAMESPACE_NAME, names["namespace"]) is not False for parent in parents
    )


def writes_to(setting: Resource, namespace: Resource, stack: Stack) -> bool:
    """Return whether a setting is known to write to a namespace."""
    written = setting.properties.get(_RULE_ID)
    names = _NAMES.fullmatch(written) if isinstance(written, str) else None
    if names is not None:
        called = _is_called(namespace, _NAMESPACE_NAME, names["namespace"])
        if called is not None:
            return called
    rules = stack.sources(setting, _RULE_ID, NAMESPACE_RULE)
    return namespace in stack.sources(setting, _RULE_ID, NAMESPACE) or any(
        namespace in stack.sources(rule, _NAMESPACE_NAME, NAMESPACE) for rule in rules
    )


def _is_called(resource: Resource, key: str, name: str) -> bool | None:
    """Return whether a resource has this name: None where its name is not known.

    The name is under `key` in the inputs, which a preview shows, and under `name` in the outputs.
    """
    names = [resource.properties.get(each) for each in (key, "name")]
    known = [each.lower() for each in names if isinstance(each, str)]
    return name.lower() in known if known else None
