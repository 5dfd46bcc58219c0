"""Faults that a rehearsal injects: an operation on a resource fails once, in one of three ways."""

from dataclasses import dataclass, field
from enum import Enum


class Operation(Enum):
    """What is done to a resource."""

    CREATE = "create"
    UPDATE = "update"
    DELETE = "delete"


class Fault(Enum):
    """How it fails: too many requests, not allowed, or an answer lost after the work was done."""

    THROTTLED = "throttled (429)"
    FORBIDDEN = "refused (403)"
    TIMEOUT = "timed out, after the service did it"


@dataclass
class Faults:
    """The faults that wait, each for the next operation of its kind on a resource of its name."""

    _waiting: dict[tuple[Operation, str], Fault] = field(default_factory=dict)

    def add(self, operation: Operation, name: str, fault: Fault) -> None:
        """Let the next such operation on the resource of that name fail."""
        self._waiting[operation, name] = fault

    def take(self, operation: Operation, urn: str) -> Fault | None:
        """Return the fault that waits for this operation, and let it wait no longer."""
        return self._waiting.pop((operation, urn.rsplit("::", 1)[-1]), None)

    def left(self) -> int:
        """Return how many faults still wait."""
        return len(self._waiting)
