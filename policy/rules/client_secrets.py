"""A client secret ends, on a day that is written down and not too far ahead."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Final

from .values import UNKNOWN, Properties, at
from .violation import Violation

DEFAULT_DAYS: Final = 731
"""Microsoft Entra's portal gives a secret at most 24 months, one of which may be leap."""

_SECRETS: Final[Mapping[str, tuple[str, ...]]] = {
    "azuread:index/applicationPassword:ApplicationPassword": (),
    "azuread:index/servicePrincipalPassword:ServicePrincipalPassword": (),
    "azuread:index/application:Application": ("password",),
}
"""Where each type of resource holds a secret of its own."""


def violations(
    type_: str, inputs: Properties, *, maximum_days: int, now: datetime
) -> Iterator[Violation]:
    """Yield client secrets that end too late, or nobody knows when; `now` has a time zone."""
    place = _SECRETS.get(type_)
    if place is None:
        return
    held = at(inputs, *place)
    if not isinstance(held, Mapping):
        return
    value = held.get("endDate")
    if value is UNKNOWN:
        return
    end = _parsed(value)
    latest = now + timedelta(days=maximum_days)
    if end is None:
        rule = "A client secret needs an end date of its own, with its time zone as RFC 3339 has it"
    elif end > latest:
        rule = f"A client secret may be valid for {maximum_days} days at most"
    else:
        return
    fix = f"Set it to a day until {latest:%Y-%m-%d}, such as {latest:%Y-%m-%d}T00:00:00Z"
    yield Violation(".".join((*place, "endDate")), value, rule, fix)


def _parsed(value: object) -> datetime | None:
    try:
        end = datetime.fromisoformat(str(value))
    except ValueError:
        return None
    return end if end.tzinfo else None
