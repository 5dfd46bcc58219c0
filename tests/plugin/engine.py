"""The engine as a plugin meets it: a resource monitor and a log over gRPC, on the emulations."""

import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

import grpc
from google.protobuf import empty_pb2
from pulumi.runtime.proto import (
    engine_pb2,
    engine_pb2_grpc,
    provider_pb2,
    provider_pb2_grpc,
    resource_pb2,
    resource_pb2_grpc,
)

from rehearsal import wire
from rehearsal.emulation import World
from rehearsal.monitor import STACK_TYPE, Monitor
from rehearsal.recording import Recording
from rehearsal.services import FUNCTIONS, RESOURCES
from tests.conftest import ROOT

PROJECT: Final = "consumer"
STACK: Final = "test"
STACK_URN: Final = f"urn:pulumi:{STACK}::{PROJECT}::{STACK_TYPE}::{PROJECT}-{STACK}"
PACKAGE: Final = "azure-openai-monitoring"
PROVIDER_ID: Final = "00000000-0000-4000-8000-00000000000f"
"""Of every provider that a consumer gives."""

_SECONDS: Final = 60
"""How long one answer of the plugin may take."""

_OUTPUT_SIGNATURE: Final = "d0e6a833031e9bbcd3f4e8bde6ca49a4"
"""Fixed by the Pulumi protocol (`sdk/go/common/resource/sig`)."""


def output(value: object, *dependencies: str, secret: bool = False) -> dict[str, Any]:
    """Return a known output as the engine passes it on to a plugin that accepts outputs."""
    return {
        wire.SIGNATURE_KEY: _OUTPUT_SIGNATURE,
        "value": value,
        "secret": secret,
        "dependencies": list(dependencies),
    }


def unknown_output(*dependencies: str) -> dict[str, Any]:
    """Return an output that a preview does not know yet."""
    return {wire.SIGNATURE_KEY: _OUTPUT_SIGNATURE, "dependencies": list(dependencies)}


def _camel(name: str) -> str:
    """Return a name as Pulumi's schema spells it."""
    head, *tail = name.split("_")
    return head + "".join(part.capitalize() for part in tail)


def as_sent(args: Any) -> Any:
    """Return args as another language sends them. The keys of maps here have no underscores."""
    if isinstance(args, wire.Secret):
        return wire.Secret(as_sent(args.value))
    if isinstance(args, dict):
        return {_camel(key): as_sent(value) for key, value in args.items()}
    return [as_sent(each) for each in args] if isinstance(args, list) else args


class _Monitor(Monitor):
    """A monitor of one stack: the SDK's settings, which know the stack, are in the plugin."""

    def make_urn(self, parent: str, type_: str, name: str) -> str:
        ancestors = parent.split("::")[2]
        qualified = type_ if ancestors == STACK_TYPE else f"{ancestors}${type_}"
        return f"urn:pulumi:{STACK}::{PROJECT}::{qualified}::{name}"


class _MonitorService(resource_pb2_grpc.ResourceMonitorServicer):
    """Answers over gRPC what the monitor answers in process."""

    def __init__(self, monitor: Monitor) -> None:
        self._monitor = monitor

    def GetDeploymentInfo(  # noqa: N802 - the protocol's names, here and below
        self, request: empty_pb2.Empty, context: Any
    ) -> resource_pb2.DeploymentInfo:
        del context
        info: resource_pb2.DeploymentInfo = self._monitor.GetDeploymentInfo(request)  # type: ignore[no-untyped-call]
        return info

    def RegisterResource(  # noqa: N802
        self, request: resource_pb2.RegisterResourceRequest, context: Any
    ) -> resource_pb2.RegisterResourceResponse:
        del context
        return self._monitor.RegisterResource(request)

    def RegisterResourceOutputs(  # noqa: N802
        self, request: resource_pb2.RegisterResourceOutputsRequest, context: Any
    ) -> empty_pb2.Empty:
        del context
        return self._monitor.RegisterResourceOutputs(request)

    def Invoke(  # noqa: N802
        self, request: resource_pb2.ResourceInvokeRequest, context: Any
    ) -> resource_pb2.ResourceInvokeResponse:
        del context
        if request.tok == "pulumi:pulumi:getResource":
            # So the plugin's SDK finds out the id of a consumer's provider.
            response = resource_pb2.ResourceInvokeResponse()
            found = {**wire.from_wire(request.args), "id": PROVIDER_ID, "state": {}}
            getattr(response, "return").CopyFrom(wire.to_wire(found))
            return response
        return self._monitor.Invoke(request)

    def RegisterPackage(  # noqa: N802
        self, request: resource_pb2.RegisterPackageRequest, context: Any
    ) -> resource_pb2.RegisterPackageResponse:
        del context
        return self._monitor.RegisterPackage(request)


class _Log(engine_pb2_grpc.EngineServicer):
    """Keeps what the plugin logs."""

    def __init__(self) -> None:
        self.messages: list[str] = []

    def Log(self, request: engine_pb2.LogRequest, context: Any) -> empty_pb2.Empty:  # noqa: N802
        del context
        self.messages.append(request.message)
        return empty_pb2.Empty()


@contextmanager
def _served(add: Any, servicer: object) -> Iterator[str]:
    server = grpc.server(ThreadPoolExecutor(8))
    add(servicer, server)
    address = f"127.0.0.1:{server.add_insecure_port('127.0.0.1:0')}"
    server.start()
    try:
        yield address
    finally:
        server.stop(grace=None).wait()


@dataclass
class Constructed:
    """What came of one component: what it registered, and what it answered its consumer."""

    recording: Recording
    urn: str
    state: dict[str, Any]
    dependencies: dict[str, set[str]]


@dataclass
class Plugin:
    """The plugin as a process of its own, with what it logged."""

    stub: provider_pb2_grpc.ResourceProviderStub
    log: list[str] = field(default_factory=list)
    monitors: ExitStack = field(default_factory=ExitStack)
    """Served until the plugin ends: what it registers may outlive a construction that failed."""

    def construct(
        self,
        component: str,
        inputs: Mapping[str, Any],
        *,
        name: str = "test",
        world: World | None = None,
        dry_run: bool = False,
        input_dependencies: Mapping[str, Iterable[str]] | None = None,
        **options: Any,
    ) -> Constructed:
        """Construct a component as the engine does; a `grpc.RpcError` holds what it refused."""
        recording = Recording(STACK, world or World())
        monitor = _MonitorService(_Monitor(recording, RESOURCES, FUNCTIONS, preview=dry_run))
        address = self.monitors.enter_context(
            _served(resource_pb2_grpc.add_ResourceMonitorServicer_to_server, monitor)
        )
        response = self.stub.Construct(
            provider_pb2.ConstructRequest(
                project=PROJECT,
                stack=STACK,
                organization="organization",
                dryRun=dry_run,
                monitorEndpoint=address,
                type=f"{PACKAGE}:index:{component}",
                name=name,
                parent=STACK_URN,
                inputs=wire.to_wire(inputs),
                inputDependencies={
                    key: provider_pb2.ConstructRequest.PropertyDependencies(urns=urns)
                    for key, urns in (input_dependencies or {}).items()
                },
                accepts_output_values=True,
                **options,
            ),
            timeout=_SECONDS,
        )
        return Constructed(
            recording,
            response.urn,
            wire.from_wire(response.state),
            {key: set(each.urns) for key, each in response.stateDependencies.items()},
        )


@contextmanager
def started() -> Iterator[Plugin]:
    """Start the plugin as the engine starts it: its folder, and the engine's address."""
    folder = ROOT / "components"
    log = _Log()
    with _served(engine_pb2_grpc.add_EngineServicer_to_server, log) as address:
        process = subprocess.Popen(  # noqa: S603 - this interpreter, with arguments of our own
            [sys.executable, str(folder), address],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            assert process.stdout is not None
            port = int(process.stdout.readline())
            with grpc.insecure_channel(f"127.0.0.1:{port}") as channel, ExitStack() as monitors:
                stub = provider_pb2_grpc.ResourceProviderStub(channel)
                yield Plugin(stub, log.messages, monitors)
        finally:
            process.terminate()
            process.communicate()
