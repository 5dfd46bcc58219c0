"""What the variables of the package `azure_openai` must be to one another, and to Azure.

Sources: the package's manifests (names, lengths, authentication types), its agent template (the
default container), and Microsoft's "Naming and referencing containers, blobs, and metadata".
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from rehearsal.elastic.package_variables import Owner
from rehearsal.emulation import MASK, Violation

_LONGEST_EVENTHUB: Final = 30
_CONTAINER_LENGTHS: Final = range(3, 64)
_CONTAINER: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CONTAINER_RULE: Final = (
    "a container name has 3 to 63 characters: lowercase letters, digits and single hyphens, first "
    "and last a letter or digit"
)
_HOST: Final = re.compile(r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_PERIOD_STEP: Final = 300
_DURATION: Final = re.compile(r"(?:\d+(?:ms|s|m|h))+")
_DURATION_PART: Final = re.compile(r"(\d+)(ms|s|m|h)")
_MILLISECONDS: Final = {"ms": 1, "s": 1000, "m": 60_000, "h": 3_600_000}

_NEEDED: Final = {
    "connection_string": ("connection_string", "storage_account_key"),
    "client_secret": ("tenant_id", "client_id", "client_secret", "eventhub_namespace"),
}


def refused_logs(owner: Owner, given: Mapping[str, Any]) -> Iterator[Violation]:
    """Yield what is wrong with the variables of the stream `azure_openai.logs`."""
    yield from _refused_authentication(owner, given)
    yield from _refused_hub_and_container(owner, given)


def refused_metrics(owner: Owner, given: Mapping[str, Any]) -> Iterator[Violation]:
    """Yield what is wrong with the variables of the stream `azure.open_ai`."""
    period = given.get("period")
    if isinstance(period, str) and period:
        milliseconds = _milliseconds(period)
        if not milliseconds or milliseconds % (_PERIOD_STEP * 1000):
            yield Violation(
                owner.key_of("period"),
                MASK,
                f"must be {_PERIOD_STEP}s or a multiple of it",
                f'Use for example "{_PERIOD_STEP}s" or "{2 * _PERIOD_STEP}s"',
            )


STREAM_RULES: Final[Mapping[str, Callable[[Owner, Mapping[str, Any]], Iterator[Violation]]]] = {
    "azure_openai.logs": refused_logs,
    "azure.open_ai": refused_metrics,
}
"""By dataset, what else is demanded of an enabled stream's variables."""


def _refused_authentication(owner: Owner, given: Mapping[str, Any]) -> Iterator[Violation]:
    if all(variable.name != "auth_type" for variable in owner.variables):
        return  # Such a version demands its two secrets as required variables.
    mode = given.get("auth_type") or "connection_string"
    for name in _NEEDED.get(mode, ()) if isinstance(mode, str) else ():
        if not given.get(name):
            rule = f'auth_type "{mode}" requires it'
            yield Violation(owner.key_of(name), None, rule, "Set it, or change auth_type")
    host = given.get("eventhub_namespace")
    if isinstance(host, str) and host and not _HOST.fullmatch(host):
        yield Violation(
            owner.key_of("eventhub_namespace"),
            MASK,
            "must be the full host name of the namespace",
            'Use for example "my-namespace.servicebus.windows.net"',
        )


def _refused_hub_and_container(owner: Owner, given: Mapping[str, Any]) -> Iterator[Violation]:
    hub, container = given.get("eventhub"), given.get("storage_account_container")
    if not isinstance(hub, str) or not hub:
        return
    if len(hub) > _LONGEST_EVENTHUB:
        yield Violation(
            owner.key_of("eventhub"),
            MASK,
            f"must have at most {_LONGEST_EVENTHUB} characters, has {len(hub)}",
            "Give the event hub a shorter name",
        )
    if isinstance(container, str) and container:
        if not _is_container(container):
            yield Violation(
                owner.key_of("storage_account_container"), MASK, _CONTAINER_RULE, "Rename it"
            )
    elif not _is_container(f"filebeat-openai-{hub.replace('_', '-')}"):
        yield Violation(
            owner.key_of("storage_account_container"),
            None,
            "left out, the agent makes a name of the event hub's, which is none for a container: "
            + _CONTAINER_RULE,
            "Set it, or rename the event hub",
        )


def _is_container(name: str) -> bool:
    return len(name) in _CONTAINER_LENGTHS and _CONTAINER.fullmatch(name) is not None


def _milliseconds(duration: str) -> int | None:
    """Return what a Go duration amounts to, or None where it is none."""
    if not _DURATION.fullmatch(duration):
        return None
    return sum(
        int(amount) * _MILLISECONDS[unit] for amount, unit in _DURATION_PART.findall(duration)
    )
