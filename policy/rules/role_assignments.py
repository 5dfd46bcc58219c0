"""Role assignments are no broader than reading metrics, one hub and its checkpoints needs.

Source of the roles' ids: Microsoft, "Azure built-in roles".
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from .tokens import ROLE_ASSIGNMENT
from .values import UNKNOWN, Properties
from .violation import Violation

_SUBSCRIPTION: Final = r"/subscriptions/[^/]+"
_IN_GROUP: Final = rf"{_SUBSCRIPTION}/resourceGroups/[^/]+/providers"


@dataclass(frozen=True)
class _Role:
    """A role that may be assigned, and where: a pattern of scopes, and the same in words."""

    name: str
    scope: re.Pattern[str]
    words: str


def _role(name: str, scope: str, words: str) -> _Role:
    return _Role(name, re.compile(scope, re.IGNORECASE), words)


_MONITORING_READER: Final = "43d0d8ad-25c7-4714-9337-8ba259a9fe05"
_ROLES: Final[Mapping[str, _Role]] = {
    _MONITORING_READER: _role(
        "Monitoring Reader", rf"{_SUBSCRIPTION}(/.+)?", "a subscription or what is in one"
    ),
    "a638d3c7-ab3a-418d-83e6-5f17a39d4fde": _role(
        "Azure Event Hubs Data Receiver",
        rf"{_IN_GROUP}/Microsoft\.EventHub/namespaces/[^/]+/eventhubs/[^/]+(/.+)?",
        "the event hub itself",
    ),
    "ba92f5b4-2d11-453d-a403-e96b0029c9fe": _role(
        "Storage Blob Data Contributor",
        rf"{_IN_GROUP}/Microsoft\.Storage/storageAccounts/[^/]+(/.+)?",
        "the storage account itself",
    ),
}
_AT_AN_ACCOUNT: Final = _role(
    "Monitoring Reader",
    rf"{_IN_GROUP}/Microsoft\.CognitiveServices/accounts/[^/]+",
    "a monitored account",
)


def violations(
    type_: str, inputs: Properties, *, require_account_scope: bool
) -> Iterator[Violation]:
    """Yield what is too broad about a role assignment: the role, its scope, whom it is given to."""
    if type_ != ROLE_ASSIGNMENT:
        return
    role_id = inputs.get("roleDefinitionId")
    if role_id is not UNKNOWN:
        yield from _role_violations(role_id, inputs, require_account_scope=require_account_scope)
    kind = inputs.get("principalType")
    if kind not in ("ServicePrincipal", UNKNOWN):
        yield Violation(
            "principalType",
            kind,
            "Only service principals get a role here",
            'Set it to "ServicePrincipal"',
        )


def _role_violations(
    role_id: object, inputs: Properties, *, require_account_scope: bool
) -> Iterator[Violation]:
    guid = str(role_id).rsplit("/", 1)[-1].lower()
    role = _ROLES.get(guid)
    if role is None:
        yield Violation(
            "roleDefinitionId",
            role_id,
            f"Only the roles {', '.join(each.name for each in _ROLES.values())} may be assigned",
            "Assign one of them",
        )
        return
    if require_account_scope and guid == _MONITORING_READER:
        role = _AT_AN_ACCOUNT
    scope = inputs.get("scope")
    if scope is not UNKNOWN and not role.scope.fullmatch(str(scope).rstrip("/")):
        yield Violation(
            "scope",
            scope,
            f"{role.name} may be assigned at {role.words} and nowhere above",
            "Set it to the id of one",
        )
