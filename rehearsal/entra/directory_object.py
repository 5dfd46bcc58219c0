"""What holds for applications and service principals alike."""

from collections.abc import Iterator

from rehearsal.emulation import Properties, Violation
from rehearsal.guid import is_guid
from rehearsal.properties import items, plain, read


def check_owners(inputs: Properties) -> Iterator[Violation]:
    """Yield a violation for each owner that is not given by its object id."""
    for position, owner in enumerate(items(inputs, "owners") or []):
        if isinstance(owner, str) and not is_guid(owner):
            yield Violation(
                f"owners[{position}]",
                owner,
                "must be the object id, a GUID, of a user or service principal",
                "Use an object id, such as getClientConfig's objectId",
            )


def check_tags(inputs: Properties, *features: str) -> Iterator[Violation]:
    """Yield a violation for each property that stands for tags and is given beside tags."""
    for feature in features:
        if read(inputs, "tags") and read(inputs, feature):
            yield Violation(
                feature,
                plain(read(inputs, feature)),
                "cannot be used together with tags",
                f"Leave out tags or {feature}",
            )
