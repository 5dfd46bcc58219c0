"""Local authentication stays on where a diagnostic setting writes to the namespace.

The pack has no rule that demands the opposite, as many companies have for all of Azure: a
diagnostic setting can write with a shared access rule only (MicrosoftDocs/azure-docs #119932), so
`disableLocalAuth` stops all logs, silently.
"""

from collections.abc import Iterator

from .destinations import writes_to
from .stack import Resource, Stack
from .tokens import DIAGNOSTIC_SETTING, NAMESPACE
from .violation import Violation


def violations(stack: Stack) -> Iterator[tuple[Resource, Violation]]:
    """Yield the namespaces that diagnostic settings write to and that take no local sign-in."""
    for namespace in stack.of_type(NAMESPACE):
        disabled = namespace.properties.get("disableLocalAuth")
        writers = [
            setting.name
            for setting in stack.of_type(DIAGNOSTIC_SETTING)
            if writes_to(setting, namespace, stack)
        ]
        if disabled is True and writers:
            yield (
                namespace,
                Violation(
                    "disableLocalAuth",
                    disabled,
                    f"Diagnostic settings ({', '.join(sorted(writers))}) can write to it with a "
                    "shared access rule only: without local authentication all their logs stop, "
                    "silently",
                    "Set it to false, and exempt the namespace from whatever demands the opposite",
                ),
            )
