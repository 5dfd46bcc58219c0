"""The policy pack as the engine meets it: started in its own process, asked over gRPC."""

import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

import grpc
from google.protobuf import empty_pb2, json_format
from pulumi.runtime.proto import analyzer_pb2, analyzer_pb2_grpc

from rehearsal import wire
from rehearsal.emulation import UNKNOWN
from rehearsal.recording import Recording, Registration
from tests.conftest import ROOT

PACK: Final = ROOT / "policy"
SECONDS: Final = 60
"""How long one answer of the pack may take."""


class Pack:
    """A running pack."""

    def __init__(self, analyzer: analyzer_pb2_grpc.AnalyzerStub) -> None:
        self._analyzer = analyzer
        self.info: analyzer_pb2.AnalyzerInfo = analyzer.GetAnalyzerInfo(
            empty_pb2.Empty(), timeout=SECONDS
        )

    def configure(self, config: Mapping[str, Mapping[str, Any]]) -> None:
        """Configure policies; each gets its defaults first, as the engine gives them."""
        request = analyzer_pb2.ConfigureAnalyzerRequest()
        for policy in self.info.policies:
            given = request.policyConfig[policy.name]
            given.enforcementLevel = policy.enforcementLevel
            given.properties.update({key: each["default"] for key, each in schemas(policy).items()})
            given.properties.update(config.get(policy.name, {}))
        self._analyzer.Configure(request, timeout=SECONDS)

    def judge(self, recording: Recording, *, preview: bool = False) -> dict[str, list[str]]:
        """Return the messages about a recorded stack, by policy."""
        analyses = [
            (each.urn, self._analyzer.Analyze(_resource(each), timeout=SECONDS))
            for each in recording.resources.values()
        ]
        whole = analyzer_pb2.AnalyzeStackRequest(
            resources=[
                _stack_resource(each, preview=preview) for each in recording.resources.values()
            ]
        )
        analyses.append(("", self._analyzer.AnalyzeStack(whole, timeout=SECONDS)))
        messages: dict[str, list[str]] = {}
        for urn, response in analyses:
            for diagnostic in response.diagnostics:
                message = diagnostic.message.removeprefix(f"{diagnostic.description}\n")
                # The engine shows a violation beside the resource of this URN.
                name = (diagnostic.urn or urn).rsplit("::", 1)[-1]
                assert message.startswith(f"{name}: "), f"{message} is told of {name}"
                messages.setdefault(diagnostic.policyName, []).append(message)
        return {policy: sorted(messages[policy]) for policy in sorted(messages)}


def schemas(policy: analyzer_pb2.PolicyInfo) -> dict[str, dict[str, Any]]:
    """Return the JSON schema of each key that a policy is configured with."""
    found: dict[str, dict[str, Any]] = json_format.MessageToDict(policy.configSchema.properties)
    return found


@contextmanager
def running() -> Iterator[Pack]:
    """Start the pack as the Python language host does, and stop it at the end."""
    command = [sys.executable, "-u", "-m", "pulumi.policy", "127.0.0.1:0", str(PACK)]
    with subprocess.Popen(command, cwd=PACK, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
        try:
            assert process.stdout is not None
            port = process.stdout.readline().strip()
            assert port.isdecimal(), "the pack did not start"
            with grpc.insecure_channel(f"127.0.0.1:{port}") as channel:
                yield Pack(analyzer_pb2_grpc.AnalyzerStub(channel))
        finally:
            process.kill()


def _resource(registration: Registration) -> analyzer_pb2.AnalyzeRequest:
    return analyzer_pb2.AnalyzeRequest(
        type=registration.type,
        urn=registration.urn,
        name=registration.name,
        properties=wire.to_wire(registration.inputs),
    )


def _stack_resource(registration: Registration, *, preview: bool) -> analyzer_pb2.AnalyzerResource:
    outputs = registration.outputs
    if preview:
        outputs = {**dict.fromkeys(outputs, UNKNOWN), **registration.inputs}
    return analyzer_pb2.AnalyzerResource(
        type=registration.type,
        urn=registration.urn,
        name=registration.name,
        properties=wire.to_wire(outputs),
        propertyDependencies={
            key: analyzer_pb2.AnalyzerPropertyDependencies(urns=registration.dependencies)
            for key in registration.inputs
        },
    )
