"""What an emulated service is: kinds of resources and functions, and the world they live in.

An emulation refuses what the real service would refuse and returns what the real service would
return. Property names and shapes are those of the Pulumi provider's schema (camelCase). It keeps no
state of its own: what exists is in the `World`, which one rehearsal or one test owns.
"""

import hashlib
import uuid
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, ClassVar, Final, Protocol, runtime_checkable

Properties = Mapping[str, Any]
"""A resource's inputs or a function's arguments: camelCase names, secrets unwrapped, whole numbers
possibly as floats (so they travel), `UNKNOWN` where a preview does not know a value yet."""

MASK: Final = "[secret]"
"""What stands wherever a secret would."""


class Unknown:
    """The value of a property that a preview cannot know yet."""

    def __repr__(self) -> str:
        return "[unknown]"


UNKNOWN: Final = Unknown()


@dataclass(frozen=True)
class Violation:
    """One thing that a service refuses.

    `key` is the property's path as the provider's schema spells it (`sku.capacity`), `value` what
    it held (`MASK` for a secret), `rule` what the service demands and `fix` what to do about it.
    `missing` says that it is about something referred to that is not there: in a preview it may
    still come.
    """

    key: str
    value: object
    rule: str
    fix: str
    missing: bool = field(default=False, compare=False)

    def __str__(self) -> str:
        return f"{self.key} = {self.value!r}: {self.rule}. {self.fix}."


@dataclass(frozen=True)
class Created:
    """What a service returns for a new resource: its id and every output property."""

    id: str
    state: dict[str, Any]


@dataclass(frozen=True)
class Existing:
    """A resource of the world: its provider token, its id and its output properties."""

    token: str
    id: str
    state: Properties


def stays(resource: Existing) -> bool:
    """Return whether the provider leaves a resource where it is when the engine deletes it."""
    return resource.state.get("skipDestroy") is True


@dataclass
class World:
    """What exists in the emulated subscription, tenant and Kibana, and who asks.

    `subscription_id` is the deployer's. `now` is the services' clock. Every secret that a service
    hands out is noted in `secrets`, so that whoever prints can mask it and whoever tests can look
    for it. `assumed` lists the ids of resources that nobody created here but that were looked up:
    a rehearsal takes it that what a stack brings along is there.
    """

    subscription_id: str = "00000000-0000-4000-8000-000000000001"
    tenant_id: str = "00000000-0000-4000-8000-000000000002"
    client_id: str = "00000000-0000-4000-8000-000000000003"
    object_id: str = "00000000-0000-4000-8000-000000000004"
    now: datetime = field(default_factory=lambda: datetime.now(UTC))
    secrets: set[str] = field(default_factory=set)
    assumed: list[str] = field(default_factory=list)
    incarnation: int = 0
    _resources: dict[tuple[str, str], Existing] = field(default_factory=dict)
    _made: Counter[str] = field(default_factory=Counter)

    def add(self, token: str, resource_id: str, state: Properties) -> None:
        """Put a resource into the world, or replace the one of the same token and id."""
        key = (token, resource_id.lower())
        if key not in self._resources:
            self._made[resource_id.lower()] += 1
        self._resources[key] = Existing(token, resource_id, dict(state))

    def assume(self, token: str, resource_id: str, state: Properties) -> Existing:
        """Return the resource of that id; where there is none, take it that it is there."""
        found = self.find(token, resource_id)
        if found is None:
            self.add(token, resource_id, state)
            self.assumed.append(resource_id)
            found = self._resources[token, resource_id.lower()]
        return found

    def is_empty(self) -> bool:
        """Return whether nothing is left."""
        return not self._resources

    def names(self) -> list[str]:
        """Return the ids of everything there is."""
        return sorted(each.id for each in self._resources.values())

    def left_behind(self) -> list[str]:
        """Return the ids of what a destroy has to delete: all that does not say `skipDestroy`."""
        return sorted(each.id for each in self._resources.values() if not stays(each))

    def remove(self, token: str, resource_id: str) -> None:
        """Take a resource out of the world; nothing happens where there is none."""
        self._resources.pop((token, resource_id.lower()), None)

    def within(self, token: str, resource_id: str) -> list[Existing]:
        """Return the resource of that token and id with all that Azure deletes along with it.

        A diagnostic setting is not among it: it outlives the resource that it is on.
        """
        own = resource_id.lower()
        return [
            each
            for (kind, place), each in self._resources.items()
            if (kind == token and place == own)
            or (place.startswith(f"{own}/") and "/diagnosticsettings/" not in place)
        ]

    def copy(self) -> "World":
        """Return a world of its own with the same things in it."""
        return replace(
            self,
            _resources=dict(self._resources),
            _made=self._made.copy(),
            assumed=list(self.assumed),
        )

    def find(self, token: str, resource_id: str) -> Existing | None:
        """Return the resource of that token and id (ids compare without case), or None."""
        return self._resources.get((token, resource_id.lower()))

    def of(self, token: str) -> Iterator[Existing]:
        """Iterate over all resources of one token, oldest first."""
        return (existing for existing in self._resources.values() if existing.token == token)

    def guid(self, *seed: str) -> str:
        """Return an id that is the same in every run for the same seed."""
        return str(uuid.uuid5(uuid.NAMESPACE_URL, "/".join((*seed, *self._again()))))

    def secret(self, *seed: str) -> str:
        """Return a secret that is the same in every run for the same seed, and note it."""
        text = "/".join(("secret", *seed, *self._again()))
        value = hashlib.sha256(text.encode()).hexdigest()[:40]
        self.secrets.add(value)
        return value

    def key(self, resource_id: str, which: str) -> str:
        """Return one of the keys of a resource; one that is made again has new ones."""
        path = resource_id.lower()
        again = [str(self._made[path])] if self._made[path] > 1 else []
        return self.secret(path, which, *again)

    def _again(self) -> tuple[str, ...]:
        return (str(self.incarnation),) if self.incarnation else ()


class ResourceEmulation(Protocol):
    """One kind of resource of one provider."""

    token: ClassVar[str]
    """The provider's token, such as `azure-native:eventhub:Namespace`."""

    def check(self, inputs: Properties, world: World) -> Iterator[Violation]:
        """Yield everything that the service would refuse about these inputs in this world.

        Unknown values are not judged. An unknown or misspelt property is a violation too.
        """
        ...

    def create(self, urn: str, inputs: Properties, world: World) -> Created:
        """Return what the service returns, with the defaults that it fills in.

        Called after `check`, even where that found something, so that one rehearsal shows all that
        is wrong. Does not add to the world: the caller does.
        """
        ...


@runtime_checkable
class AutoNamed(Protocol):
    """A kind of resource whose provider makes up the name that a program leaves out."""

    def named(self, urn: str, inputs: Properties, world: World) -> Properties:
        """Return the inputs with the name filled in; to call before `check`, as the provider does.

        `create` fills in the same name by itself.
        """
        ...


@runtime_checkable
class ChangedInPlace(Protocol):
    """A kind of resource whose service refuses some changes of what is there."""

    def check_change(
        self, before: Properties, after: Properties, world: World
    ) -> Iterator[Violation]:
        """Yield what the service would refuse about an update that it would take as new inputs."""
        ...


class FunctionEmulation(Protocol):
    """One function (invoke) of one provider."""

    token: ClassVar[str]
    """The provider's token, such as `azure-native:eventhub:listEventHubKeys`."""

    def check(self, arguments: Properties, world: World) -> Iterator[Violation]:
        """Yield everything that the service would refuse about this call in this world."""
        ...

    def call(self, arguments: Properties, world: World) -> dict[str, Any]:
        """Return the function's result; called after `check`, even where that found something."""
        ...
