"""Client secrets of applications (`azuread:index/applicationPassword:ApplicationPassword`)."""

from collections.abc import Iterator
from typing import ClassVar, Final

from rehearsal.emulation import Created, Properties, Violation, World
from rehearsal.entra.directory import (
    APPLICATION,
    application_with,
    service_principal_of_client,
    service_principal_with,
)
from rehearsal.entra.validity import DEFAULT_YEARS, check_validity, parse_duration
from rehearsal.guid import is_guid
from rehearsal.properties import Block, MapOf, Text, given_or, present, read, text
from rehearsal.shaped import Shaped
from rehearsal.timestamps import rfc3339, years_after

PROPERTIES: Final = Block(
    {
        "applicationId": Text(),
        "displayName": Text(),
        "endDate": Text(),
        "endDateRelative": Text(),
        "rotateWhenChanged": MapOf(Text()),
        "startDate": Text(),
    },
    required=("applicationId",),
)
_PREFIX: Final = "/applications/"


class ApplicationPassword(Shaped):
    """A client secret of an application."""

    token: ClassVar[str] = "azuread:index/applicationPassword:ApplicationPassword"
    shape: ClassVar[Block] = PROPERTIES

    def refused(self, given: Properties, world: World, /) -> Iterator[Violation]:
        """Yield what Entra, or its provider, would refuse about this secret."""
        yield from _application(given, world)
        yield from check_validity(given, world)
        relative = text(given, "endDateRelative")
        if relative is not None and parse_duration(relative) is None:
            yield Violation(
                "endDateRelative",
                relative,
                "must be a duration such as 240h",
                "Use endDate instead",
            )
        if relative is not None and read(given, "endDate") is not None:
            yield Violation(
                "endDateRelative",
                relative,
                "cannot be used together with endDate",
                "Leave endDateRelative out: it is deprecated",
            )

    def create(self, urn: str, inputs: Properties, world: World) -> Created:
        """Return the secret that Entra would make."""
        key_id = world.guid("password", urn)
        state = {
            "displayName": "",
            **PROPERTIES.given(inputs),
            "endDate": given_or(read(inputs, "endDate"), _end(inputs, world)),
            "keyId": key_id,
            "startDate": given_or(read(inputs, "startDate"), rfc3339(world.now)),
            "value": world.secret("password", urn),
        }
        object_id = str(read(inputs, "applicationId")).removeprefix(_PREFIX)
        return Created(f"{object_id}/password/{key_id}", present(state))


def _application(inputs: Properties, world: World) -> Iterator[Violation]:
    written = text(inputs, "applicationId")
    if written is None or world.find(APPLICATION, written) is not None:
        return
    object_id = written.removeprefix(_PREFIX)
    fix = "Use the id output of the application"
    form = f"must be the application's resource id, {_PREFIX}<object id>"
    if application_with(world, "clientId", object_id) or service_principal_of_client(
        world, object_id
    ):
        rule = f"{form}, and this is its client id"
    elif service_principal_with(world, object_id):
        rule = f"{form}, and this is the object id of its service principal"
    elif application_with(world, "objectId", object_id):
        rule = f"{form}, and this is only its object id"
    elif not written.startswith(_PREFIX) or not is_guid(object_id):
        rule = form
    else:
        rule = "there is no application of this id in the tenant"
        fix += ", or look up an existing one with getApplication"
    yield Violation("applicationId", written, rule, fix)


def _end(inputs: Properties, world: World) -> str:
    """Return when the secret ends where no date is given."""
    duration = parse_duration(text(inputs, "endDateRelative") or "")
    if duration is not None:
        try:
            return rfc3339(world.now + duration)
        except OverflowError:
            pass
    return rfc3339(years_after(world.now, DEFAULT_YEARS))
