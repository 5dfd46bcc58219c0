"""Faults that a rehearsal injects: an operation on a resource fails once, in one of three ways.

And one that it does not come back from: the engine is killed while a service still works.
"""

import threading
from dataclasses import dataclass, field
from enum import Enum

from rehearsal.urn import name_of, type_of


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
class Hold:
    """An operation that stands still, so that the engine can be killed in the middle of it.

    `reached` is set when the operation began; it goes on when `released` is. Whether the service
    then does what it was asked for, with nobody left to answer, is `done`.
    """

    done: bool
    reached: threading.Event = field(default_factory=threading.Event)
    released: threading.Event = field(default_factory=threading.Event)


@dataclass
class Faults:
    """The faults that wait, each for the next operation of its kind on a resource of its name."""

    _waiting: dict[tuple[Operation, str], Fault] = field(default_factory=dict)
    _holds: dict[tuple[Operation, str], Hold] = field(default_factory=dict)

    def add(self, operation: Operation, name: str, fault: Fault) -> None:
        """Let the next such operation on the resource of that name fail."""
        self._waiting[operation, name] = fault

    def take(self, operation: Operation, urn: str) -> Fault | None:
        """Return the fault that waits for this operation, and let it wait no longer."""
        return self._waiting.pop((operation, name_of(urn)), None)

    def hold(self, operation: Operation, token: str, *, done: bool) -> Hold:
        """Let the next such operation on a resource of that type stand still."""
        return self._holds.setdefault((operation, token), Hold(done))

    def take_hold(self, operation: Operation, urn: str) -> Hold | None:
        """Return the hold that waits for this operation, and let it wait no longer."""
        return self._holds.pop((operation, type_of(urn)), None)

    def left(self) -> int:
        """Return how many faults still wait."""
        return len(self._waiting)

    def names(self) -> list[str]:
        """Return the names of the resources whose faults still wait."""
        return sorted(name for _, name in self._waiting)
