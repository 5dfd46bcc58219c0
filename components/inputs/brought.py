"""Rules of parts that are either made here or brought along by their id."""

from collections.abc import Iterator

from components.inputs.base import BrokenRule, Inputs


def made_or_brought(
    inputs: Inputs, noun: str, needed: tuple[str, ...], names: tuple[str, ...]
) -> Iterator[BrokenRule]:
    """Yield what a new resource needs and lacks, or what is given beside one brought along."""
    if _brought(inputs, noun) is not None:
        yield from named_beside_brought(inputs, noun, names)
        return
    for field in needed:
        if getattr(inputs, field) is None:
            yield BrokenRule(
                (field,),
                None,
                f"a new {noun} needs it",
                f"set it, or bring a {noun} along by its id",
            )


def named_beside_brought(inputs: Inputs, noun: str, names: tuple[str, ...]) -> Iterator[BrokenRule]:
    """Yield the names that are given to something that is brought along and has its own."""
    if _brought(inputs, noun) is None:
        return
    for field in names:
        if getattr(inputs, field) is not None:
            yield BrokenRule(
                (field,),
                getattr(inputs, field),
                "what is brought along has its name already",
                "remove the name, or the id of what is brought along",
            )


def _brought(inputs: Inputs, noun: str) -> object:
    return getattr(inputs, f"existing_{noun.replace(' ', '_')}_id")


def brought_rule_faults(namespace_id: object, rule_id: object) -> Iterator[BrokenRule]:
    """Yield what is wrong with a brought-along rule beside the namespace it belongs to."""
    path = ("existing_diagnostic_rule_id",)
    if rule_id is None:
        return
    if namespace_id is None:
        yield BrokenRule(
            path,
            rule_id,
            "a new namespace gets a rule of its own",
            "remove it, or bring the rule's namespace along too",
        )
    elif (
        isinstance(rule_id, str)
        and isinstance(namespace_id, str)
        and not rule_id.lower().startswith(f"{namespace_id.lower()}/")
    ):
        yield BrokenRule(
            path,
            rule_id,
            "it is a rule of another namespace than the one brought along",
            f"give a rule of {namespace_id}",
        )
