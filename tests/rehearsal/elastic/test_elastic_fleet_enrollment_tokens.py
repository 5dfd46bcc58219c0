"""The tokens with which agents enrol."""

from rehearsal.elastic import FUNCTIONS
from rehearsal.elastic.tokens import AGENT_POLICY, GET_ENROLLMENT_TOKENS
from rehearsal.emulation import UNKNOWN, World
from rehearsal.timestamps import rfc3339
from tests.rehearsal.elastic.elastic_values import add

TOKENS = FUNCTIONS[GET_ENROLLMENT_TOKENS]


def test_a_policy_that_was_created_has_one_token(world: World) -> None:
    policy = add(world, AGENT_POLICY, {"name": "agents", "namespace": "default"})
    assert list(TOKENS.check({"policyId": policy["id"]}, world)) == []
    result = TOKENS.call({"policyId": policy["id"]}, world)
    (token,) = result["tokens"]
    assert result["id"] == policy["id"]
    assert token["policyId"] == policy["id"]
    assert token["active"] is True
    assert token["createdAt"] == rfc3339(world.now)
    assert token.keys() == {
        "active",
        "apiKey",
        "apiKeyId",
        "createdAt",
        "keyId",
        "name",
        "policyId",
    }
    assert world.assumed == []


def test_a_token_is_a_noted_secret_and_the_same_in_every_run(world: World) -> None:
    first = TOKENS.call({"policyId": "agents"}, world)["tokens"][0]
    again = TOKENS.call({"policyId": "agents"}, World(now=world.now))["tokens"][0]
    other = TOKENS.call({"policyId": "others"}, world)["tokens"][0]
    assert first == again
    assert first["apiKey"] != other["apiKey"]
    assert world.secrets == {first["apiKey"], other["apiKey"]}


def test_a_policy_that_nobody_created_is_taken_to_be_there(world: World) -> None:
    assert list(TOKENS.check({"policyId": "brought"}, world)) == []
    assert len(TOKENS.call({"policyId": "brought"}, world)["tokens"]) == 1
    assert world.assumed == ["brought"]
    assert world.find(AGENT_POLICY, "brought") is not None
    TOKENS.call({"policyId": "brought"}, world)
    assert world.assumed == ["brought"]


def test_without_a_policy_the_tokens_of_all_are_listed(world: World) -> None:
    add(world, AGENT_POLICY, {"name": "a", "namespace": "default", "policyId": "a"})
    add(world, AGENT_POLICY, {"name": "b", "namespace": "default", "policyId": "b"})
    result = TOKENS.call({}, world)
    assert [token["policyId"] for token in result["tokens"]] == ["a", "b"]


def test_the_tokens_of_an_unknown_policy_are_unknown(world: World) -> None:
    assert list(TOKENS.check({"policyId": UNKNOWN}, world)) == []
    assert TOKENS.call({"policyId": UNKNOWN}, world)["tokens"] is UNKNOWN
    assert world.assumed == []


def test_a_misspelt_argument_is_refused(world: World) -> None:
    (violation,) = TOKENS.check({"policyID": "agents"}, world)
    assert (violation.key, violation.fix) == ("policyID", "Write policyId")
