"""Entry points of `opentelemetry-instrument`: the same as `instrument()` with no code changed."""

import os
from typing import Final

from opentelemetry.instrumentation.distro import BaseDistro  # type: ignore[attr-defined]
from opentelemetry.instrumentation.environment_variables import (
    OTEL_PYTHON_DISABLED_INSTRUMENTATIONS,
)

from azure_openai_apm.instrumentation import instrument
from azure_openai_apm.pipeline import Configurator, set_defaults

__all__ = ["Configurator", "Distro", "extend"]

_STANDARD: Final = frozenset({"openai", "*"})


class Distro(BaseDistro):  # type: ignore[misc]  # the base has no types
    """Sends OTLP over HTTP, metrics as deltas, where the environment says nothing else."""

    def _configure(self, **_kwargs: object) -> None:
        set_defaults()


def extend() -> None:
    """Extend the standard instrumentation, which has just been loaded; any distribution's SDK.

    Not where the user has disabled that one, by the name of its entry point.
    """
    disabled = os.environ.get(OTEL_PYTHON_DISABLED_INSTRUMENTATIONS, "").split(",")
    if _STANDARD.isdisjoint(name.strip() for name in disabled):
        instrument()
