"""Under which URNs the engine finds a resource of today in a state of the past."""

from rehearsal.recording import Recording, Registration


def urns(recording: Recording) -> dict[str, Registration]:
    """Return today's resources by every URN that they have, or had by an alias of theirs."""
    found: dict[str, Registration] = {}
    for each in recording.resources.values():
        for urn in {each.urn, *_former(each, recording)}:
            found[urn] = each
    return found


def _former(registration: Registration, recording: Recording) -> set[str]:
    """Return a resource's former URNs: by its own aliases, and by those of what it is in.

    A child whose name starts with its parent's is taken to have been renamed along with it, as the
    engine does (pulumi/pulumi, `inheritedChildAlias`).
    """
    found = set(registration.aliases)
    parent = recording.resources.get(registration.parent)
    if parent is None:
        return found
    own = registration.urn.split("::")[2].rsplit("$", 1)[-1]
    for former in _former(parent, recording):
        types, former_name = former.rsplit("::", 1)
        names = {registration.name}
        if registration.name.startswith(parent.name):
            names.add(former_name + registration.name.removeprefix(parent.name))
        found |= {f"{types}${own}::{name}" for name in names}
    return found
