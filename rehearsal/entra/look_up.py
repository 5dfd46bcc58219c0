"""What the provider demands of a look-up in the directory."""

from collections.abc import Iterator

from rehearsal.emulation import Properties, Violation, World
from rehearsal.entra.directory import named
from rehearsal.guid import is_guid
from rehearsal.properties import read, text


def check_look_up(
    arguments: Properties, keys: tuple[str, ...], token: str, world: World
) -> Iterator[Violation]:
    """Yield a violation where the arguments do not single out one thing of this kind."""
    given = [key for key in keys if read(arguments, key) is not None]
    if len(given) != 1:
        yield Violation(
            keys[0],
            text(arguments, keys[0]),
            f"exactly one of {', '.join(keys)} must be given, not {len(given)}",
            f"Give {keys[0]} only",
        )
    for key in ("clientId", "objectId"):
        value = text(arguments, key)
        if value is not None and not is_guid(value):
            yield Violation(key, value, "must be a GUID", "Copy the id from the portal or az ad")
    display_name = text(arguments, "displayName")
    if display_name is not None and len(named(world, token, display_name)) > 1:
        yield Violation(
            "displayName",
            display_name,
            "more than one has this name, and the look-up must find exactly one",
            "Look it up by clientId",
        )
