"""What a rule of the provider's schema is: a function from one property to a refusal or None."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True)
class Refusal:
    """Why a value is refused: what is demanded, and what to do."""

    rule: str
    fix: str


class Scope(Protocol):
    """An object of the inputs, read by Terraform names."""

    def value_of(self, terraform_name: str) -> object:
        """Return the value of a property: None where it is not set, maybe `UNKNOWN`."""
        ...

    def name_of(self, terraform_name: str) -> str:
        """Return the Pulumi name of a property."""
        ...

    def within(self, terraform_name: str) -> "Scope | None":
        """Return the object that a property is, or None where it is not set or not known."""
        ...


@dataclass(frozen=True)
class Subject:
    """One property that rules look at.

    `value` is None where the property is not set. `siblings` is the object it stands in, `children`
    the object that it is, if it is one, and `root` the inputs of the whole resource.
    """

    name: str
    value: Any
    siblings: Scope
    children: Scope | None
    root: Scope


Rule = Callable[[Subject], Refusal | None]
