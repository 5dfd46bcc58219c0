"""A rule on a whole namespace is there for diagnostic settings, and for nothing else."""

from collections.abc import Iterator

from .destinations import may_write_with
from .stack import Resource, Stack
from .tokens import DIAGNOSTIC_SETTING, NAMESPACE_RULE
from .violation import Violation


def violations(stack: Stack) -> Iterator[tuple[Resource, Violation]]:
    """Yield the rules on namespaces that no diagnostic setting of the stack writes with."""
    settings = stack.of_type(DIAGNOSTIC_SETTING)
    for rule in stack.of_type(NAMESPACE_RULE):
        if any(may_write_with(setting, rule, stack) for setting in settings):
            continue
        yield (
            rule,
            Violation(
                "rights",
                rule.properties.get("rights"),
                "A rule on a namespace reaches every hub in it, and only a diagnostic setting "
                "needs that; none of this stack writes with this rule",
                "Remove it, or give readers a Listen-only rule on their hub",
            ),
        )
