"""From when until when a client secret is valid."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from rehearsal.emulation import Violation, World
from rehearsal.properties import text
from rehearsal.timestamps import parse_rfc3339, rfc3339, years_after

MOST_YEARS: Final = 2
DEFAULT_YEARS: Final = 2
_NUMBER: Final = r"(\d+(?:\.\d+)?)"
_DURATION: Final = re.compile(rf"(?:{_NUMBER}h)?(?:{_NUMBER}m)?(?:{_NUMBER}s)?", re.ASCII)


def check_validity(password: object, world: World, prefix: str = "") -> Iterator[Violation]:
    """Yield a violation for dates that the provider or Entra would refuse."""
    for name in ("startDate", "endDate"):
        written = text(password, name)
        if written is not None and parse_rfc3339(written) is None:
            yield Violation(
                f"{prefix}{name}",
                written,
                "must be a date and time as RFC 3339 writes it",
                f"Write it such as {rfc3339(world.now)}",
            )
    start = parse_rfc3339(text(password, "startDate") or "")
    end = parse_rfc3339(text(password, "endDate") or "")
    if end is None:
        return
    latest = years_after(world.now, MOST_YEARS)
    if end <= world.now:
        rule = f"must be in the future, and now is {rfc3339(world.now)}"
    elif start is not None and end <= start:
        rule = "must be after startDate"
    elif end > latest:
        rule = f"must be at most {MOST_YEARS} years ahead"
    else:
        return
    fix = f"Choose a day until {rfc3339(latest)}"
    yield Violation(f"{prefix}endDate", text(password, "endDate"), rule, fix)


def parse_duration(written: str) -> timedelta | None:
    """Return a duration such as `240h` or `2400h30m`, or None where it is none."""
    found = _DURATION.fullmatch(written)
    if found is None or not written:
        return None
    hours, minutes, seconds = (float(part or 0) for part in found.groups())
    try:
        return timedelta(hours=hours, minutes=minutes, seconds=seconds)
    except OverflowError:
        return None
