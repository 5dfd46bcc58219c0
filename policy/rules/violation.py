"""What a rule says about a resource that breaks it."""

from dataclasses import dataclass

from .values import shown


@dataclass(frozen=True)
class Violation:
    """One broken rule.

    `property` is the property's path (`deleteRetentionPolicy.enabled`), `value` what it held (None
    where it is missing), `rule` what it must be and why, and `fix` what to do instead.
    """

    property: str
    value: object
    rule: str
    fix: str

    def told_of(self, name: str) -> str:
        """Return the message about the resource of that name."""
        held = "is missing" if self.value is None else f"= {shown(self.value)}"
        return f"{name}: {self.property} {held}: {self.rule}. {self.fix}."
