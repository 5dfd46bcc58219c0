"""Points in time as the services write them: RFC 3339."""

import re
from datetime import datetime

_RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", re.ASCII)


def rfc3339(moment: datetime) -> str:
    """Write a point in time to the second, such as `2030-01-31T12:00:00Z`."""
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")


def parse_rfc3339(written: str) -> datetime | None:
    """Return the point in time that was written, or None where it is not RFC 3339."""
    if not _RFC3339.fullmatch(written):
        return None
    try:
        return datetime.fromisoformat(written)
    except ValueError:
        return None


def years_after(moment: datetime, years: int) -> datetime:
    """Return the same day and time so many years later (28 February for a leap day)."""
    try:
        return moment.replace(year=moment.year + years)
    except ValueError:
        return moment.replace(year=moment.year + years, day=28)
