"""A run of a program, recorded as the requests that it makes of the engine."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import pulumi
import pulumi.runtime
from google.protobuf.json_format import MessageToDict
from google.protobuf.message import Message
from pulumi.runtime.mocks import MockCallArgs, MockMonitor, MockResourceArgs
from pulumi.runtime.proto import resource_pb2
from pulumi.runtime.settings import SETTINGS

Call = Callable[[str], dict[str, Any]]
"""Gives the result of a function by its token."""

_SECRET_MARK = {"4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270"}
_SAID_OF_ITSELF_BY_THE_SDK = {
    "acceptResources",
    "acceptSecrets",
    "aliasSpecs",
    "hooks",
    "parent",
    "sourcePosition",
    "stackTrace",
    "supportsPartialValues",
    "supportsResultReporting",
}


@dataclass
class Recorded:
    """The requests by kind, each as plain values, and what the program returned."""

    packages: list[Any] = field(default_factory=list)
    registered: list[dict[str, Any]] = field(default_factory=list)
    read: list[dict[str, Any]] = field(default_factory=list)
    invoked: list[dict[str, Any]] = field(default_factory=list)
    returned: Any = None


class _Echo(pulumi.runtime.Mocks):
    def __init__(self, call: Call) -> None:
        self._call = call

    def new_resource(self, args: MockResourceArgs) -> tuple[str | None, dict[str, Any]]:
        return f"{args.name}-id", args.inputs

    def call(self, args: MockCallArgs) -> tuple[dict[str, Any], list[tuple[str, str]] | None]:
        return self._call(args.token), []


class _Monitor(MockMonitor):
    def __init__(self, call: Call, recorded: Recorded) -> None:
        super().__init__(_Echo(call))
        self._recorded = recorded

    def RegisterPackage(self, request: Any) -> Any:  # noqa: N802
        self._recorded.packages.append(request)
        return resource_pb2.RegisterPackageResponse(ref="the package")

    def RegisterResource(self, request: Any) -> Any:  # noqa: N802
        if request.custom:
            self._recorded.registered.append(_plain(request))
        return super().RegisterResource(request)  # type: ignore[no-untyped-call]

    def ReadResource(self, request: Any) -> Any:  # noqa: N802
        self._recorded.read.append(_plain(request))
        return super().ReadResource(request)  # type: ignore[no-untyped-call]

    def Invoke(self, request: Any) -> Any:  # noqa: N802
        if request.tok != "pulumi:pulumi:getResource":
            self._recorded.invoked.append(_plain(request))
        return super().Invoke(request)  # type: ignore[no-untyped-call]


def _plain(request: Message) -> dict[str, Any]:
    values: dict[str, Any] = MessageToDict(request)
    return {name: value for name, value in values.items() if name not in _SAID_OF_ITSELF_BY_THE_SDK}


def deploy(program: Callable[[], Any], call: Call = lambda _: {}) -> Recorded:
    """Run a program to completion; a provider gives each resource its inputs for its outputs.

    What the program returns is kept, with outputs resolved.
    """
    recorded = Recorded()
    monitor = _Monitor(call, recorded)
    # The SDK keeps what it registered from one mocked deployment to the next.
    SETTINGS.package_refs = {}

    def keep(value: Any) -> None:
        recorded.returned = value

    def run() -> pulumi.Output[None]:
        return pulumi.Output.from_input(program()).apply(keep)

    # The mocked monitor answers in another thread, for which the SDK would leave a loop open.
    loop, loop_of_monitor = asyncio.new_event_loop(), asyncio.new_event_loop()
    prepare = partial(asyncio.set_event_loop, loop_of_monitor)
    executor = ThreadPoolExecutor(max_workers=1, initializer=prepare)
    with closing(loop_of_monitor), closing(loop), executor:
        loop.set_default_executor(executor)
        asyncio.set_event_loop(loop)
        try:
            pulumi.runtime.set_mocks(monitor.mocks, preview=False, monitor=monitor)
            pulumi.runtime.test(run)()  # type: ignore[no-untyped-call]
        finally:
            asyncio.set_event_loop(None)
    return recorded


def is_secret(value: Any) -> bool:
    """Tell whether a value from the wire is marked as a secret."""
    return isinstance(value, dict) and value.items() >= _SECRET_MARK.items()


def revealed(value: Any) -> Any:
    """Take the marks of secrets off a value from the wire."""
    if is_secret(value):
        return revealed(value["value"])
    if isinstance(value, dict):
        return {name: revealed(item) for name, item in value.items()}
    if isinstance(value, list):
        return [revealed(item) for item in value]
    return value
