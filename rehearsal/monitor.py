"""The engine's side of a rehearsal: takes registrations, asks the emulations, records it all."""

import threading
from collections.abc import Iterable, Mapping
from typing import Any, Final

from google.protobuf import empty_pb2, json_format
from pulumi import get_project, get_stack
from pulumi.runtime.mocks import MockMonitor, Mocks
from pulumi.runtime.proto import alias_pb2, engine_pb2, resource_pb2

from rehearsal import wire
from rehearsal.emulation import (
    UNKNOWN,
    AutoNamed,
    Created,
    FunctionEmulation,
    ResourceEmulation,
    Violation,
    World,
)
from rehearsal.recording import Finding, Plugin, Recording, Registration, Severity
from rehearsal.urn import name_of, types_of
from rehearsal.wire import Secret

STACK_TYPE: Final = "pulumi:pulumi:Stack"
PROVIDER_PREFIX: Final = "pulumi:providers:"


class Monitor(MockMonitor):
    """A resource monitor that records each registration whole and answers from the emulations.

    What a service would refuse becomes a finding, and the rehearsal goes on as if it had not, so
    that one run shows all that is wrong. With `preview`, what only exists after a creation is
    unknown, as in the engine's own preview.
    """

    def __init__(
        self,
        recording: Recording,
        resources: Mapping[str, ResourceEmulation],
        functions: Mapping[str, FunctionEmulation],
        *,
        preview: bool = False,
    ) -> None:
        super().__init__(_NoMocks())
        self._recording = recording
        self._emulated = resources
        self._functions = functions
        self._preview = preview
        self._plugins: dict[str, Plugin] = {}
        # The SDK calls from several threads, and the emulations read and write one world.
        self._lock = threading.Lock()

    def make_urn(self, parent: str, type_: str, name: str) -> str:
        """Return the URN that the engine would give: with the types of all ancestors."""
        ancestors = types_of(parent) if parent else STACK_TYPE
        qualified = type_ if ancestors == STACK_TYPE else f"{ancestors}${type_}"
        return f"urn:pulumi:{get_stack()}::{get_project()}::{qualified}::{name}"

    @property
    def _world(self) -> World:
        return self._recording.world

    def RegisterResource(  # noqa: N802 - the protocol's name
        self, request: resource_pb2.RegisterResourceRequest
    ) -> resource_pb2.RegisterResourceResponse:
        """Record a resource and return what its service would."""
        urn = self.make_urn(request.parent, request.type, request.name)
        if request.type == STACK_TYPE:
            return resource_pb2.RegisterResourceResponse(urn=urn)
        inputs = wire.from_wire(request.object)
        with self._lock:
            if urn in self._recording.resources:
                self._find(request.name, f"the resource {urn} is registered twice")
            created = self._create(urn, request, inputs)
            self._recording.resources[urn] = Registration(
                urn=urn,
                id=created.id if request.custom else "",
                type=request.type,
                name=request.name,
                parent=request.parent,
                custom=request.custom,
                inputs=inputs,
                dependencies=tuple(sorted(request.dependencies)),
                protect=request.protect,
                provider=request.provider,
                package=request.packageRef if request.packageRef in self._plugins else "",
                plugin=self._plugins.get(request.packageRef, Plugin(request.version)),
                aliases=tuple(self._former_urn(request, each) for each in request.aliases),
                replace_on_changes=tuple(request.replaceOnChanges),
                replacement_trigger=json_format.MessageToDict(request.replacement_trigger)
                if request.HasField("replacement_trigger")
                else None,
                ignore_changes=tuple(request.ignoreChanges),
                outputs=created.state,
            )
        if not request.custom:
            return resource_pb2.RegisterResourceResponse(urn=urn)
        secret = {
            *request.additionalSecretOutputs,
            *(key for key in inputs if _secret(inputs[key])),
        }
        state = {
            key: Secret(value) if key in secret else value for key, value in created.state.items()
        }
        if self._preview:
            unknown = {key: Secret(UNKNOWN) if key in secret else UNKNOWN for key in state}
            state = {**unknown, **inputs}
        return resource_pb2.RegisterResourceResponse(
            urn=urn, id="" if self._preview else created.id, object=wire.to_wire(state)
        )

    def _former_urn(
        self, request: resource_pb2.RegisterResourceRequest, alias: alias_pb2.Alias
    ) -> str:
        """Return the URN that an alias stands for; what it leaves out is as it is today."""
        spec = alias.spec
        parent = "" if spec.noParent else spec.parentUrn or request.parent
        return alias.urn or str(
            self.make_urn(parent, spec.type or request.type, spec.name or request.name)
        )

    def _create(
        self, urn: str, request: resource_pb2.RegisterResourceRequest, inputs: dict[str, Any]
    ) -> Created:
        if not request.custom or request.type.startswith(PROVIDER_PREFIX):
            return Created(self._world.guid(urn), dict(inputs))
        emulation = self._emulated.get(request.type)
        if emulation is None:
            self._find(request.name, f"no emulation knows resources of {request.type}")
            return Created(self._world.guid(urn), dict(inputs))
        plain = wire.revealed(inputs)
        if isinstance(emulation, AutoNamed):
            plain = dict(emulation.named(urn, plain, self._world))
        self._refuse(f"{request.type} {request.name}", emulation.check(plain, self._world))
        created = emulation.create(urn, plain, self._world)
        self._world.add(request.type, created.id, created.state)
        return created

    def ReadResource(  # noqa: N802 - the protocol's name
        self, request: resource_pb2.ReadResourceRequest
    ) -> resource_pb2.ReadResourceResponse:
        """Take it that a resource which is only read is there, with nothing known about it."""
        with self._lock:
            self._find(request.name, f"no emulation knows how to read a {request.type}")
        urn = self.make_urn(request.parent, request.type, request.name)
        return resource_pb2.ReadResourceResponse(urn=urn, properties=request.properties)

    def Invoke(  # noqa: N802 - the protocol's name
        self, request: resource_pb2.ResourceInvokeRequest
    ) -> resource_pb2.ResourceInvokeResponse:
        """Answer a function call as its service would."""
        arguments = wire.revealed(wire.from_wire(request.args))
        with self._lock:
            self._recording.calls.append((request.tok, arguments))
            function = self._functions.get(request.tok)
            if function is None:
                self._find(request.tok, "no emulation knows this function")
                return resource_pb2.ResourceInvokeResponse()
            self._refuse(request.tok, function.check(arguments, self._world))
            result = function.call(arguments, self._world)
        response = resource_pb2.ResourceInvokeResponse()
        getattr(response, "return").CopyFrom(wire.to_wire(result))
        return response

    def RegisterResourceOutputs(  # noqa: N802 - the protocol's name
        self, request: resource_pb2.RegisterResourceOutputsRequest
    ) -> empty_pb2.Empty:
        """Record the outputs of a component or of the stack."""
        outputs = wire.from_wire(request.outputs)
        with self._lock:
            if f"::{STACK_TYPE}::" in request.urn:
                self._recording.outputs = outputs
            else:
                self._recording.component_outputs[request.urn] = outputs
        return empty_pb2.Empty()

    def RegisterPackage(  # noqa: N802 - the protocol's name
        self, request: resource_pb2.RegisterPackageRequest
    ) -> resource_pb2.RegisterPackageResponse:
        """Give a package its reference, and remember which it is."""
        parameterization = request.parameterization
        name = parameterization.name or request.name
        version = parameterization.version or request.version
        reference = f"{name}@{version}"
        self._plugins[reference] = (
            Plugin(version, request.name, request.version, parameterization.value)
            if parameterization.name
            else Plugin(version)
        )
        return resource_pb2.RegisterPackageResponse(ref=reference)

    def _refuse(self, where: str, violations: Iterable[Violation]) -> None:
        for each in violations:
            self._find(where, str(each))

    def _find(self, where: str, message: str) -> None:
        self._recording.findings.append(Finding("error", where, message))


class Log:
    """The engine's log in a rehearsal: warnings and errors become findings."""

    def __init__(self, recording: Recording) -> None:
        self._recording = recording

    def Log(self, request: engine_pb2.LogRequest) -> empty_pb2.Empty:  # noqa: N802 - the protocol's
        """Take one message of the program."""
        severities: Mapping[int, Severity] = {
            engine_pb2.WARNING: "warning",
            engine_pb2.ERROR: "error",
        }
        if severity := severities.get(request.severity):
            where = name_of(request.urn) if request.urn else "program"
            self._recording.findings.append(Finding(severity, where, request.message))
        return empty_pb2.Empty()


class _NoMocks(Mocks):
    """The base class asks for mocks; every question that it would ask them is answered above."""

    def call(self, args: Any) -> Any:
        raise NotImplementedError(args.token)

    def new_resource(self, args: Any) -> Any:
        raise NotImplementedError(args.typ)


def _secret(value: Any) -> bool:
    return any(True for _ in wire.secret_paths(value))
