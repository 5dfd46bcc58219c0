"""Entry points of `opentelemetry-instrument`: the same as `instrument()` with no code changed."""

from opentelemetry.instrumentation.distro import BaseDistro  # type: ignore[attr-defined]

from azure_openai_apm.instrumentation import instrument
from azure_openai_apm.pipeline import Configurator, set_defaults

__all__ = ["Configurator", "Distro", "extend"]


class Distro(BaseDistro):  # type: ignore[misc]  # the base has no types
    """Sends OTLP over HTTP, metrics as deltas, where the environment says nothing else."""

    def _configure(self, **_kwargs: object) -> None:
        set_defaults()


def extend() -> None:
    """Extend the standard instrumentation, which has just been loaded; any distribution's SDK."""
    instrument()
