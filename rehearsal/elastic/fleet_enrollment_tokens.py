"""The tokens with which agents enrol into an agent policy."""

from collections.abc import Iterator
from typing import Any, ClassVar

from rehearsal.elastic.provider_rules import completed, violations
from rehearsal.elastic.provider_schema import FUNCTION_SCHEMAS
from rehearsal.elastic.tokens import AGENT_POLICY, GET_ENROLLMENT_TOKENS
from rehearsal.emulation import UNKNOWN, Properties, Violation, World
from rehearsal.properties import masked, text
from rehearsal.timestamps import rfc3339


class GetFleetEnrollmentTokens:
    """The function that lists the tokens of one agent policy, or of all."""

    token: ClassVar[str] = GET_ENROLLMENT_TOKENS

    def check(self, arguments: Properties, world: World) -> Iterator[Violation]:
        """Yield what is wrong with the arguments."""
        return masked(violations(FUNCTION_SCHEMAS[self.token], arguments), world.secrets)

    def call(self, arguments: Properties, world: World) -> dict[str, Any]:
        """Return one token for each policy asked for.

        A policy that nobody created is taken to be there: a stack may bring it along. From then on
        integration policies find it too.
        """
        result = completed(FUNCTION_SCHEMAS[self.token], arguments)
        if arguments.get("policyId") is UNKNOWN:
            return result | {"id": UNKNOWN, "tokens": UNKNOWN}
        policy_id = text(arguments, "policyId")
        if not policy_id:
            policies = [policy.id for policy in world.of(AGENT_POLICY)]
            return result | {
                "id": world.guid("enrollment tokens"),
                "tokens": [_token(policy, world) for policy in policies],
            }
        world.assume(AGENT_POLICY, policy_id, {"id": policy_id, "policyId": policy_id})
        return result | {"id": policy_id, "tokens": [_token(policy_id, world)]}


def _token(policy_id: str, world: World) -> dict[str, Any]:
    token_id = world.guid("enrollment token", policy_id)
    return {
        "active": True,
        "apiKey": world.secret("enrollment token", policy_id),
        "apiKeyId": world.guid("enrollment API key", policy_id),
        "createdAt": rfc3339(world.now),
        "keyId": token_id,
        "name": f"Default ({token_id})",
        "policyId": policy_id,
    }
