"""Spans that arrived, kept as JSON, so that the same picture can be drawn again."""

import json
from collections.abc import Sequence
from dataclasses import asdict

from apm.example.otlp import Event, Span


def dump(spans: Sequence[Span]) -> str:
    """Return the spans as JSON, one on a line."""
    lines = ",\n".join(json.dumps(asdict(span)) for span in spans)
    return f"[\n{lines}\n]\n"


def load(text: str) -> list[Span]:
    """Return the spans that `dump` kept; what was a tuple among attributes is a list."""
    return [
        Span(**{**span, "events": tuple(Event(**event) for event in span["events"])})
        for span in json.loads(text)
    ]
