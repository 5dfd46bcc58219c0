"""Fields that are computed from others when they are asked for (Elasticsearch: runtime fields).

The scripts are Painless in the context of a runtime field: they read `doc` and `emit`.
"""

from dataclasses import dataclass
from typing import Any, Final, Literal

from components.catalog.data_streams import INGESTED, TIMESTAMP


@dataclass(frozen=True)
class RuntimeField:
    """A computed field: its name, its type and the script that emits it, or does not."""

    name: str
    type: Literal["double", "long"]
    script: str

    def mapping(self) -> dict[str, Any]:
        """Return it as `runtime_mappings` of a search, and as Kibana's own data views have it."""
        return {self.name: {"type": self.type, "script": {"source": self.script}}}


INGEST_LAG: Final = RuntimeField(
    "azure_openai.ingest_lag",
    "double",
    "\n".join(
        [
            f"if (doc['{INGESTED}'].size() > 0 && doc['{TIMESTAMP}'].size() > 0) {{",
            f"  emit((doc['{INGESTED}'].value.toInstant().toEpochMilli()",
            f"    - doc['{TIMESTAMP}'].value.toInstant().toEpochMilli()) / 1000.0);",
            "}",
        ]
    ),
)
"""Seconds from when something happened until it was in Elasticsearch."""


def painless_text(text: str) -> str:
    """Return a text as a literal of Painless, whatever it holds."""
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
