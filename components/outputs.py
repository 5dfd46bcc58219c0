"""Outputs that components put together."""

from collections.abc import Iterable, Mapping
from typing import Any

import pulumi


def after(value: pulumi.Input[str], resources: Iterable[pulumi.Resource]) -> pulumi.Output[str]:
    """Return an output that comes after resources: a URN is known in every preview."""
    waited: pulumi.Output[str] = pulumi.Output.all(value, *(each.urn for each in resources)).apply(
        lambda all_of_it: all_of_it[0]
    )
    return waited


def by_name(texts: Mapping[str, pulumi.Input[str]]) -> pulumi.Output[dict[str, str]]:
    """Return texts by name as one output; of none, `Output.all` would make a list."""
    held: Any = dict(texts)
    gathered: pulumi.Output[dict[str, str]] = pulumi.Output.from_input(held)
    return gathered
