"""Fleet's integration policies: a package's inputs and streams, configured for an agent policy.

How Fleet takes them (its simplified package policies): an input or a stream that is not listed
keeps the package's defaults and is enabled, a name that the package does not have is refused, and
the variables of what is enabled must be complete.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar

from rehearsal.elastic import packages
from rehearsal.elastic.azure_openai_variables import STREAM_RULES
from rehearsal.elastic.data_stream_namespace import refused_namespace
from rehearsal.elastic.fleet_space import in_same_space
from rehearsal.elastic.package_variables import (
    Owner,
    left_out_variables,
    mistyped_variables,
    unknown_variables,
)
from rehearsal.elastic.packages import Input, Package, Stream, Variable
from rehearsal.elastic.provider_resource import ProviderResource, given_or_new
from rehearsal.elastic.provider_rules import element_key
from rehearsal.elastic.reading import json_object, named_objects, texts
from rehearsal.elastic.tokens import AGENT_POLICY, INTEGRATION, INTEGRATION_POLICY
from rehearsal.emulation import MASK, UNKNOWN, Properties, Violation, World
from rehearsal.properties import nearest, text


class FleetIntegrationPolicy(ProviderResource):
    """One integration of an agent policy; its id and its `policyId` are the same."""

    token: ClassVar[str] = INTEGRATION_POLICY

    def refused(self, inputs: Properties, world: World) -> Iterator[Violation]:
        """Yield what Fleet refuses about the policy and about what it refers to."""
        yield from refused_namespace(inputs, may_be_blank=True)
        yield from self._refused_name(inputs, world)
        yield from _refused_agent_policies(inputs, world)
        yield from _refused_package(inputs, world)
        package = _package(inputs)
        if package:
            yield from _refused_package_variables(package, inputs)
            yield from _refused_inputs(package, inputs)

    def answered(self, urn: str, state: Mapping[str, Any], world: World) -> dict[str, Any]:
        """Return the id twice, and the defaults of every configured input."""
        policy_id = given_or_new(state, "policyId", world, urn)
        package = _package(state)
        configured = named_objects(state, "inputs")
        if package:
            for name in configured.keys() & package.inputs.keys():
                configured[name] = {**configured[name], "defaults": _defaults(package.inputs[name])}
        return {
            "id": policy_id,
            "policyId": policy_id,
            "inputs": configured or state["inputs"],
            "spaceIds": state["spaceIds"] or ["default"],
        }

    def _refused_name(self, inputs: Properties, world: World) -> Iterator[Violation]:
        name = text(inputs, "name")
        if name is not None and any(
            other.state.get("name") == name and in_same_space(other.state, inputs)
            for other in world.of(self.token)
        ):
            rule = "another integration policy of the space has this name"
            yield Violation("name", name, rule, "Choose another")


def _package(values: Mapping[str, Any]) -> Package | None:
    return packages.find(
        text(values, "integrationName") or "", text(values, "integrationVersion") or ""
    )


def _refused_agent_policies(inputs: Properties, world: World) -> Iterator[Violation]:
    one = text(inputs, "agentPolicyId")
    keys = {} if one is None else {"agentPolicyId": one}
    for index, policy_id in texts(inputs, "agentPolicyIds"):
        keys[f"agentPolicyIds[{index}]"] = policy_id
    for key, policy_id in keys.items():
        if world.find(AGENT_POLICY, policy_id) is None:
            yield Violation(
                key,
                policy_id,
                "there is no agent policy of this id",
                "Pass the policyId of a FleetAgentPolicy, or look up its enrollment tokens first",
                missing=True,
            )


def _refused_package(inputs: Properties, world: World) -> Iterator[Violation]:
    name, version = text(inputs, "integrationName"), text(inputs, "integrationVersion")
    if name is None:
        return
    installed = [
        found.state.get("version")
        for found in world.of(INTEGRATION)
        if found.state.get("name") == name
    ]
    if not installed:
        yield Violation(
            "integrationName",
            name,
            "the package is not installed",
            "Install it with a FleetIntegration, and make this one depend on that",
            missing=True,
        )
    elif version is not None and UNKNOWN not in installed and version not in installed:
        listed = ", ".join(sorted(str(other) for other in installed))
        yield Violation(
            "integrationVersion",
            version,
            f"{name} is not installed at this version, but at {listed}",
            "Pass the version of the FleetIntegration",
            missing=True,
        )


def _refused_package_variables(package: Package, inputs: Properties) -> Iterator[Violation]:
    owner = Owner(package, package.variables, "the package", "varsJson")
    yield from _refused_variables(owner, inputs, "varsJson", enabled=True)


def _refused_inputs(package: Package, inputs: Properties) -> Iterator[Violation]:
    listed = inputs.get("inputs")
    if listed is UNKNOWN or not isinstance(listed, Mapping | None):
        return
    for name in listed or {}:
        if name not in package.inputs:
            yield _not_in_package("inputs", name, "input", package.inputs)
    configured = named_objects(inputs, "inputs")
    for name, known in package.inputs.items():
        key = element_key("inputs", name)
        if name in configured:
            yield from _refused_input(package, known, configured[name], key)
        elif name not in (listed or {}):
            unset = [variable for stream in known.streams.values() for variable in stream.variables]
            yield _not_listed(key, "an input", unset)


def _refused_input(
    package: Package, known: Input, configured: Mapping[str, Any], key: str
) -> Iterator[Violation]:
    enabled = configured.get("enabled") in (None, True)
    owner = Owner(package, known.variables, f"input {known.key}", f"{key}.vars")
    yield from _refused_variables(owner, configured, "vars", enabled=enabled)
    listed = configured.get("streams")
    if listed is UNKNOWN or not isinstance(listed, Mapping | None):
        return
    for name in listed or {}:
        if name not in known.streams:
            yield _not_in_package(f"{key}.streams", name, "stream", known.streams)
    streams = named_objects(configured, "streams")
    for name, stream in known.streams.items():
        place = element_key(f"{key}.streams", name)
        if name in streams:
            yield from _refused_stream(package, stream, streams[name], place, enabled=enabled)
        elif enabled and name not in (listed or {}):
            yield _not_listed(place, "a stream", stream.variables)


def _refused_stream(
    package: Package, stream: Stream, configured: Mapping[str, Any], key: str, *, enabled: bool
) -> Iterator[Violation]:
    runs = enabled and configured.get("enabled") in (None, True)
    where = f"stream {stream.dataset}"
    owner = Owner(package, stream.variables, where, f"{key}.vars", stream.dataset)
    yield from _refused_variables(owner, configured, "vars", enabled=runs)
    given = json_object(configured.get("vars"))
    if runs and given is not None and stream.dataset in STREAM_RULES:
        yield from STREAM_RULES[stream.dataset](owner, given)


def _refused_variables(
    owner: Owner, values: Mapping[str, Any], name: str, *, enabled: bool
) -> Iterator[Violation]:
    """Judge the variables in one JSON text; what it is if no object, the provider's rules tell."""
    written = values.get(name)
    given = {} if written is None else json_object(written)
    if given is None:
        return
    yield from unknown_variables(owner, given)
    yield from mistyped_variables(owner, given)
    if enabled:
        yield from left_out_variables(owner, given)


def _not_in_package(
    key: str, name: str, kind: str, known: Mapping[str, Input] | Mapping[str, Stream]
) -> Violation:
    meant = nearest(name, known)
    fix = f'Write "{meant}"' if meant else f"Remove it; there are {', '.join(known)}"
    # The value holds variables, which are secret.
    return Violation(element_key(key, name), MASK, f"the package has no {kind} of this name", fix)


def _not_listed(key: str, kind: str, variables: Sequence[Variable]) -> Violation:
    missing = ", ".join(
        variable.name for variable in variables if variable.required and variable.filled_in is None
    )
    rule = f"Fleet enables {kind} that is not listed"
    if missing:
        rule += f", and this one fails without {missing}"
    return Violation(key, None, rule, "List it, with enabled=False where you do not want it")


def _defaults(known: Input) -> dict[str, Any]:
    return {
        "vars": _default_values(known.variables),
        "streams": {
            dataset: {"enabled": True, "vars": _default_values(stream.variables)}
            for dataset, stream in known.streams.items()
        },
    }


def _default_values(variables: Sequence[Variable]) -> str:
    return json.dumps(
        {
            variable.name: variable.filled_in
            for variable in variables
            if variable.filled_in is not None
        }
    )
