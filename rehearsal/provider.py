"""One emulated provider as the real engine meets it: Pulumi's provider protocol on the emulations.

What it creates lives in one `World`, which the providers of a rehearsal share.
"""

import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn

import grpc
from google.protobuf import empty_pb2
from google.protobuf.message import Message
from google.protobuf.struct_pb2 import Struct
from pulumi.runtime.proto import plugin_pb2, provider_pb2, provider_pb2_grpc, status_pb2

from rehearsal import credentials, importing, wire
from rehearsal.emulation import (
    UNKNOWN,
    AutoNamed,
    ChangedInPlace,
    FunctionEmulation,
    Properties,
    ResourceEmulation,
    Violation,
    World,
    stays,
)
from rehearsal.faults import Fault, Faults, Operation
from rehearsal.replacement import replaced_by
from rehearsal.urn import type_of
from rehearsal.wire import Secret


@dataclass(frozen=True)
class Package:
    """What one provider offers: its name, the version it calls itself, resources and functions."""

    name: str
    version: str
    resources: Mapping[str, ResourceEmulation]
    functions: Mapping[str, FunctionEmulation]


@dataclass
class Cloud:
    """What the emulated providers share: the world, its lock, the faults, and who made what.

    `made` counts how often each URN was created: a second resource of one URN (a replacement) is
    another one in the world. `inputs` are those that each URN was last given. `unusable` is what
    the agents' credentials ever failed at: after each operation they are tried.
    """

    world: World = field(default_factory=World)
    faults: Faults = field(default_factory=Faults)
    lock: threading.RLock = field(default_factory=threading.RLock)
    made: dict[str, int] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    inputs: dict[str, Properties] = field(default_factory=dict)
    unusable: list[str] = field(default_factory=list)

    def try_credentials(self) -> None:
        """Note what the credentials that Fleet gives the agents fail at now."""
        self.unusable += credentials.unusable(self.world)


class Provider(provider_pb2_grpc.ResourceProviderServicer):
    """Answers the engine for one package."""

    def __init__(self, package: Package, cloud: Cloud) -> None:
        self._package = package
        self._cloud = cloud

    @property
    def _world(self) -> World:
        return self._cloud.world

    def Attach(self, request: Any, context: Any) -> empty_pb2.Empty:  # noqa: N802
        """Let the engine attach to this process instead of starting one."""
        del request, context
        return empty_pb2.Empty()

    def Cancel(self, request: Any, context: Any) -> empty_pb2.Empty:  # noqa: N802
        """Have nothing under way that could be cancelled."""
        del request, context
        return empty_pb2.Empty()

    def GetPluginInfo(self, request: Any, context: Any) -> plugin_pb2.PluginInfo:  # noqa: N802
        """Say which version this is."""
        del request, context
        return plugin_pb2.PluginInfo(version=self._package.version)

    def Parameterize(  # noqa: N802
        self, request: provider_pb2.ParameterizeRequest, context: Any
    ) -> provider_pb2.ParameterizeResponse:
        """Become the package that the SDK asks for, as a bridged Terraform provider does."""
        del context
        value = request.value
        return provider_pb2.ParameterizeResponse(name=value.name, version=value.version)

    def CheckConfig(  # noqa: N802
        self, request: provider_pb2.CheckRequest, context: Any
    ) -> provider_pb2.CheckResponse:
        """Take any configuration of the provider: an emulation needs no credentials."""
        del context
        return provider_pb2.CheckResponse(inputs=request.news)

    def DiffConfig(  # noqa: N802
        self, request: provider_pb2.DiffRequest, context: Any
    ) -> provider_pb2.DiffResponse:
        """Replace nothing for a changed configuration of the provider."""
        del request, context
        return provider_pb2.DiffResponse(changes=provider_pb2.DiffResponse.DIFF_NONE)

    def Configure(  # noqa: N802
        self, request: provider_pb2.ConfigureRequest, context: Any
    ) -> provider_pb2.ConfigureResponse:
        """Deploy to the configured subscription, keep secrets secret, and answer previews."""
        del context
        subscription_id = request.variables.get(f"{self._package.name}:config:subscriptionId")
        if subscription_id:
            self._world.subscription_id = subscription_id
        return provider_pb2.ConfigureResponse(acceptSecrets=True, supportsPreview=True)

    def Invoke(  # noqa: N802
        self, request: provider_pb2.InvokeRequest, context: grpc.ServicerContext
    ) -> provider_pb2.InvokeResponse:
        """Call a function."""
        function = self._package.functions.get(request.tok)
        if function is None:
            _abort(context, grpc.StatusCode.NOT_FOUND, f"no emulation knows {request.tok}")
        arguments = wire.revealed(wire.from_wire(request.args))
        with self._cloud.lock:
            failures = _failures(function.check(arguments, self._world))
            result = {} if failures else function.call(arguments, self._world)
        response = provider_pb2.InvokeResponse(failures=failures)
        getattr(response, "return").CopyFrom(wire.to_wire(result))
        return response

    def Check(  # noqa: N802
        self, request: provider_pb2.CheckRequest, context: grpc.ServicerContext
    ) -> provider_pb2.CheckResponse:
        """Refuse what will be refused whatever is created before this resource is."""
        olds = wire.revealed(wire.from_wire(request.olds))
        self._recognize(request.urn, olds)
        news = wire.from_wire(request.news)
        emulation = self._emulation(request.urn, context)
        if isinstance(emulation, AutoNamed):
            # A name that is left out stays what it was: an imported resource has one already.
            named = emulation.named(request.urn, wire.revealed(news), self._world)
            news |= {key: olds[key] for key in named.keys() - news.keys() if key in olds}
        with self._cloud.lock:
            violations = self._refused(request.urn, news, context, self._without(request.urn))
        return provider_pb2.CheckResponse(
            inputs=wire.to_wire(news),
            failures=_failures(each for each in violations if not each.missing),
        )

    def Diff(  # noqa: N802
        self, request: provider_pb2.DiffRequest, context: grpc.ServicerContext
    ) -> provider_pb2.DiffResponse:
        """Compare old inputs with new ones, and say which changes replace the resource."""
        del context
        old = wire.revealed(wire.from_wire(request.old_inputs))
        new = wire.revealed(wire.from_wire(request.news))
        changed = sorted(
            key
            for key in old.keys() | new.keys()
            if old.get(key) != new.get(key) and key not in request.ignoreChanges
        )
        replaces = [key for key in changed if key in replaced_by(type_of(request.urn))]
        return provider_pb2.DiffResponse(
            changes=(
                provider_pb2.DiffResponse.DIFF_SOME
                if changed
                else provider_pb2.DiffResponse.DIFF_NONE
            ),
            diffs=changed,
            replaces=replaces,
        )

    def Create(  # noqa: N802
        self, request: provider_pb2.CreateRequest, context: grpc.ServicerContext
    ) -> provider_pb2.CreateResponse:
        """Create a resource; in a preview, leave unknown what only the service knows."""
        inputs = wire.from_wire(request.properties)
        if request.preview:
            return provider_pb2.CreateResponse(properties=self._previewed(request.urn, inputs))
        with self._cloud.lock:
            fault = self._fault(Operation.CREATE, request.urn, context)
            made = self._cloud.made.get(request.urn, 0)
            others = self._world.copy()
            others.incarnation = made
            self._refuse(request.urn, inputs, context, others)
            self._cloud.made[request.urn] = made + 1
            resource_id, state = self._put(request.urn, inputs, made)
            self._cloud.try_credentials()
            self._time_out(fault, context, resource_id, state, inputs)
        return provider_pb2.CreateResponse(id=resource_id, properties=_with_secrets(state, inputs))

    def Read(  # noqa: N802
        self, request: provider_pb2.ReadRequest, context: grpc.ServicerContext
    ) -> provider_pb2.ReadResponse:
        """Return a resource as it is, with its inputs as they would have to be."""
        if not request.HasField("inputs"):
            return self._imported(request, context)
        with self._cloud.lock:
            found = self._world.find(type_of(request.urn), request.id)
        if found is None:
            return provider_pb2.ReadResponse()
        inputs = wire.from_wire(request.inputs)
        now = {key: _drifted(value, found.state.get(key)) for key, value in inputs.items()}
        return provider_pb2.ReadResponse(
            id=request.id, properties=_with_secrets(found.state, now), inputs=wire.to_wire(now)
        )

    def Update(  # noqa: N802
        self, request: provider_pb2.UpdateRequest, context: grpc.ServicerContext
    ) -> provider_pb2.UpdateResponse:
        """Change a resource in place."""
        inputs = wire.from_wire(request.news)
        if request.preview:
            state = {**wire.from_wire(request.olds), **inputs}
            return provider_pb2.UpdateResponse(properties=wire.to_wire(state))
        with self._cloud.lock:
            fault = self._fault(Operation.UPDATE, request.urn, context)
            self._refuse(request.urn, inputs, context, self._without(request.urn))
            self._refuse_change(request.urn, inputs, context)
            made = max(self._cloud.made.get(request.urn, 1) - 1, 0)
            state = self._put(request.urn, inputs, made, request.id)[1]
            self._cloud.try_credentials()
            self._time_out(fault, context, request.id, state, inputs)
        return provider_pb2.UpdateResponse(properties=_with_secrets(state, inputs))

    def Delete(  # noqa: N802
        self, request: provider_pb2.DeleteRequest, context: grpc.ServicerContext
    ) -> empty_pb2.Empty:
        """Delete a resource and all that lives inside it; one that is gone already is no fault.

        One that says `skipDestroy` stays: the provider only forgets it.
        """
        token = type_of(request.urn)
        with self._cloud.lock:
            fault = self._fault(Operation.DELETE, request.urn, context)
            found = self._world.find(token, request.id)
            if found is None or not stays(found):
                for each in self._world.within(token, request.id):
                    self._world.remove(each.token, each.id)
            self._cloud.try_credentials()
            if fault is Fault.TIMEOUT:
                _abort(context, grpc.StatusCode.DEADLINE_EXCEEDED, "the service did not answer")
        return empty_pb2.Empty()

    def _emulation(self, urn: str, context: grpc.ServicerContext) -> ResourceEmulation:
        emulation = self._package.resources.get(type_of(urn))
        if emulation is None:
            _abort(context, grpc.StatusCode.NOT_FOUND, f"no emulation knows {type_of(urn)}")
        return emulation

    def _without(self, urn: str) -> World:
        """Return the world as it would be without this resource."""
        others = self._world.copy()
        others.remove(type_of(urn), self._cloud.ids.get(urn, ""))
        return others

    def _refused(
        self, urn: str, inputs: Properties, context: grpc.ServicerContext, others: World
    ) -> list[Violation]:
        emulation = self._emulation(urn, context)
        plain: Properties = wire.revealed(inputs)
        if isinstance(emulation, AutoNamed):
            plain = emulation.named(urn, plain, others)
        return list(emulation.check(plain, others))

    def _imported(
        self, request: provider_pb2.ReadRequest, context: grpc.ServicerContext
    ) -> provider_pb2.ReadResponse:
        """Return a resource that is imported, and know it by its URN from now on."""
        token, cloud = type_of(request.urn), self._cloud
        if token in importing.NOT_IMPORTED:
            _abort(context, grpc.StatusCode.INVALID_ARGUMENT, importing.NOT_IMPORTED[token])
        with cloud.lock:
            found = importing.find(cloud.world, token, request.id)
            if found is None:
                return provider_pb2.ReadResponse()
            state, inputs = importing.read_back(found)
            cloud.ids[request.urn] = found.id
            cloud.inputs[request.urn] = wire.revealed(inputs)
            cloud.made.setdefault(request.urn, 1)
        return provider_pb2.ReadResponse(
            id=found.id,
            properties=_with_secrets(wire.revealed(state), inputs),
            inputs=wire.to_wire(inputs),
        )

    def _recognize(self, urn: str, olds: Properties) -> None:
        """Take a resource that an alias gave another URN for the one that it was."""
        cloud = self._cloud
        with cloud.lock:
            if not olds or urn in cloud.ids:
                return
            for former, inputs in cloud.inputs.items():
                if type_of(former) == type_of(urn) and inputs == olds:
                    cloud.ids[urn], cloud.made[urn] = cloud.ids[former], cloud.made[former]
                    return

    def _refuse(
        self, urn: str, inputs: Properties, context: grpc.ServicerContext, others: World
    ) -> None:
        _abort_for(self._refused(urn, inputs, context, others), context)

    def _refuse_change(self, urn: str, inputs: Properties, context: grpc.ServicerContext) -> None:
        emulation, before = self._emulation(urn, context), self._cloud.inputs.get(urn)
        if isinstance(emulation, ChangedInPlace) and before is not None:
            after = wire.revealed(inputs)
            _abort_for(emulation.check_change(before, after, self._world), context)

    def _put(
        self, urn: str, inputs: Properties, made: int, known_as: str = ""
    ) -> tuple[str, dict[str, Any]]:
        """Put a resource into the world; one that is updated keeps the id that the engine has."""
        world, token, others = self._world, type_of(urn), self._without(urn)
        others.incarnation = made
        created = self._package.resources[token].create(urn, wire.revealed(inputs), others)
        resource_id = known_as or created.id
        world.add(token, resource_id, created.state)
        self._cloud.ids[urn] = resource_id
        self._cloud.inputs[urn] = wire.revealed(inputs)
        return resource_id, created.state

    def _previewed(self, urn: str, inputs: Mapping[str, Any]) -> Struct:
        with self._cloud.lock:
            emulation, world = self._package.resources[type_of(urn)], self._world.copy()
            world.secrets = set()
            state = emulation.create(urn, wire.revealed(inputs), world).state
        return wire.to_wire({**dict.fromkeys(state, UNKNOWN), **inputs})

    def _fault(self, operation: Operation, urn: str, context: grpc.ServicerContext) -> Fault | None:
        """Return the fault that waits for this operation; those that come at once, do."""
        if hold := self._cloud.faults.take_hold(operation, urn):
            hold.reached.set()
            hold.released.wait()
            if not hold.done:
                _abort(context, grpc.StatusCode.CANCELLED, "the engine that asked for it is gone")
        fault = self._cloud.faults.take(operation, urn)
        if fault is Fault.THROTTLED:
            _abort(context, grpc.StatusCode.RESOURCE_EXHAUSTED, "429 Too Many Requests")
        if fault is Fault.FORBIDDEN:
            _abort(context, grpc.StatusCode.PERMISSION_DENIED, "403 AuthorizationFailed")
        return fault

    @staticmethod
    def _time_out(
        fault: Fault | None,
        context: grpc.ServicerContext,
        resource_id: str,
        state: Mapping[str, Any],
        inputs: Mapping[str, Any],
    ) -> None:
        """Fail after the service did its work, and tell the engine what is known to be there."""
        if fault is not Fault.TIMEOUT:
            return
        detail = provider_pb2.ErrorResourceInitFailed(
            id=resource_id,
            properties=_with_secrets(state, inputs),
            reasons=["the service did not answer in time"],
            inputs=wire.to_wire(inputs),
        )
        _abort_with(context, "the service did not answer in time", detail)


def _abort_for(violations: Iterable[Violation], context: grpc.ServicerContext) -> None:
    """Refuse an operation where there is anything to refuse."""
    if message := " ".join(str(each) for each in violations):
        _abort(context, grpc.StatusCode.INVALID_ARGUMENT, message)


def _failures(violations: Iterable[Violation]) -> list[provider_pb2.CheckFailure]:
    return [
        provider_pb2.CheckFailure(property=each.key, reason=f"{each.rule}. {each.fix}.")
        for each in violations
    ]


def _with_secrets(state: Mapping[str, Any], inputs: Mapping[str, Any]) -> Struct:
    """Return a resource's outputs, with what echoes a secret input secret too."""
    secret = {key for key, value in inputs.items() if any(True for _ in wire.secret_paths(value))}
    return wire.to_wire(
        {key: Secret(value) if key in secret else value for key, value in state.items()}
    )


def _drifted(given: Any, found: Any) -> Any:
    """Return an input as the service holds it now: as given where that is the same."""
    if found is None or wire.revealed(given) == found:
        return given
    if isinstance(given, Mapping) and isinstance(found, Mapping):
        return {key: _drifted(value, found.get(key)) for key, value in given.items()}
    if isinstance(given, list) and isinstance(found, list) and len(given) == len(found):
        # What the service fills in within an element was not given, and so is no drift.
        return [_drifted(each, now) for each, now in zip(given, found, strict=True)]
    return Secret(found) if isinstance(given, Secret) else found


def _abort(context: grpc.ServicerContext, code: grpc.StatusCode, message: str) -> NoReturn:
    context.abort(code, message)
    raise AssertionError(message)


def _abort_with(context: grpc.ServicerContext, message: str, detail: Message) -> NoReturn:
    """Fail with a detail that the engine reads, as gRPC's rich error model carries it."""
    status = status_pb2.Status(code=grpc.StatusCode.UNKNOWN.value[0], message=message)
    status.details.add().Pack(detail)
    context.set_trailing_metadata((("grpc-status-details-bin", status.SerializeToString()),))
    _abort(context, grpc.StatusCode.UNKNOWN, message)
