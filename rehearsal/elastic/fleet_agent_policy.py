"""Fleet's agent policies."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from rehearsal.elastic.data_stream_namespace import refused_namespace
from rehearsal.elastic.fleet_space import in_same_space
from rehearsal.elastic.provider_resource import ProviderResource, given_or_new
from rehearsal.elastic.tokens import AGENT_POLICY
from rehearsal.emulation import Properties, Violation, World
from rehearsal.properties import text


class FleetAgentPolicy(ProviderResource):
    """What a group of agents runs; its id and its `policyId` are the same."""

    token: ClassVar[str] = AGENT_POLICY

    def refused(self, inputs: Properties, world: World) -> Iterator[Violation]:
        """Yield a namespace, a name or an id that Fleet does not take, and early protection."""
        yield from refused_namespace(inputs, may_be_blank=False)
        if inputs.get("isProtected") is True:
            yield Violation(
                "isProtected",
                value=True,
                rule="a policy can be protected only once Elastic Defend is attached to it",
                fix="Create it with False; attach Elastic Defend; then set it to True",
            )
        name, policy_id = text(inputs, "name"), text(inputs, "policyId")
        if name is not None and any(
            other.state.get("name") == name and in_same_space(other.state, inputs)
            for other in world.of(self.token)
        ):
            yield Violation(
                "name", name, "another agent policy of the space has this name", "Choose another"
            )
        if policy_id is not None and world.find(self.token, policy_id):
            yield Violation(
                "policyId",
                policy_id,
                "another agent policy has this id",
                "Choose another, or leave it out",
            )

    def answered(self, urn: str, state: Mapping[str, Any], world: World) -> dict[str, Any]:
        """Return the id twice, and the spaces in which Fleet made the policy."""
        policy_id = given_or_new(state, "policyId", world, urn)
        return {
            "id": policy_id,
            "policyId": policy_id,
            "spaceIds": state["spaceIds"] or ["default"],
        }
