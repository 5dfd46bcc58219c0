"""Checkpoint accounts have a flat namespace and no soft delete.

Every storage account of the stack counts as one: which of them a reader keeps its checkpoints in is
not in its inputs. Sources: Elastic's azure_openai integration; MicrosoftDocs/azure-docs #110760.
"""

from collections.abc import Iterator

from .tokens import BLOB_SERVICE, STORAGE_ACCOUNT
from .values import Properties, at
from .violation import Violation


def violations(type_: str, inputs: Properties) -> Iterator[Violation]:
    """Yield what a reader's checkpoints do not bear."""
    if type_ == STORAGE_ACCOUNT:
        hierarchical = inputs.get("isHnsEnabled")
        if hierarchical is True:
            yield Violation(
                "isHnsEnabled",
                hierarchical,
                "Checkpoints need a flat namespace",
                "Set it to false, which replaces the account",
            )
    if type_ == BLOB_SERVICE:
        for policy in ("deleteRetentionPolicy", "containerDeleteRetentionPolicy"):
            enabled = at(inputs, policy, "enabled")
            if enabled is True:
                yield Violation(
                    f"{policy}.enabled",
                    enabled,
                    "A reader rewrites its checkpoints every few seconds: each version that soft "
                    "delete keeps is paid for and slows it down",
                    "Set it to false",
                )
