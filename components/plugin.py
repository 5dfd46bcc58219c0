"""How the components are hosted for other languages: their schema, and how faults are told."""

import json
import re
from typing import Any

import pulumi
from pulumi.errors import InputPropertiesError
from pulumi.provider import ConstructResult
from pulumi.provider.experimental.component import ComponentProvider
from pulumi.provider.server import ComponentInitError

from components.faults import InvalidInputs


class Plugin(ComponentProvider):
    """Hosts components; what is wrong with inputs is told as a message, without a traceback."""

    def __init__(self, components: list[type[pulumi.ComponentResource]], name: str) -> None:
        super().__init__(components, name)
        named = _with_enum_names(json.loads(str(self.schema)))
        self.schema = _without_args_of_args(json.dumps(named))

    def construct(self, *args: Any, **kwargs: Any) -> ConstructResult:
        """Construct a component."""
        try:
            return super().construct(*args, **kwargs)
        except ComponentInitError as error:
            if isinstance(error.inner, InvalidInputs):
                # No errors by property: the engine shows the value of each, and secrets too.
                raise InputPropertiesError(str(error.inner), errors=[]) from None
            raise


def _with_enum_names(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema with enum values named `ClientSecret`, which every language spells well.

    Of `CLIENT_SECRET` Pulumi's generator makes `CLIEN_T_SECRET` in the SDK for Python.
    """
    for kind in schema["types"].values():
        for value in kind.get("enum", []):
            value["name"] = value["name"].title().replace("_", "")
    return schema


def _without_args_of_args(schema: str) -> str:
    """Return a schema whose groups of inputs are named `EventHub`, not `EventHubArgs`.

    Pulumi's generators add `Args` to the name of every group, in each language that does so.
    """
    return re.sub(r"(:index:\w+)Args\b", r"\1", schema)
