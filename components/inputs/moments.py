"""Moments that are written down in a configuration."""

from datetime import UTC, datetime
from typing import Annotated, Any

from pydantic import PlainValidator

from components.inputs.base import broken


def _moment(value: Any) -> datetime:
    try:
        moment = value if isinstance(value, datetime) else datetime.fromisoformat(value)
    except (TypeError, ValueError):
        moment = None
    if moment is None or moment.tzinfo is None:
        raise broken(
            "it is not a day and time with its zone, as RFC 3339 writes them",
            'write it in quotes, for example "2027-06-30T00:00:00Z"',
        )
    return moment


Moment = Annotated[datetime, PlainValidator(_moment)]
"""A day and time with its zone."""


def as_utc(moment: datetime) -> str:
    """Return a moment as RFC 3339 in UTC, to the second."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
