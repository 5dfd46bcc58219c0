"""The rules of the policy pack, asked directly: what they say about a recorded stack."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, Final

from policy.rules import (
    checkpoint_accounts,
    client_secrets,
    hub_rules,
    local_auth,
    namespace_rules,
    public_blob_access,
    public_network_access,
    required_tags,
    role_assignments,
    root_key,
    tls,
)
from policy.rules.stack import Resource, Stack
from policy.rules.values import UNKNOWN
from policy.rules.violation import Violation
from rehearsal import emulation, wire
from rehearsal.recording import Recording

Rule = Callable[[str, Mapping[str, Any]], Iterator[Violation]]

STACK_RULES: Final = {
    "local-auth": local_auth.violations,
    "namespace-rules": namespace_rules.violations,
}


def resource_rules(config: Mapping[str, Mapping[str, Any]]) -> dict[str, Rule]:
    """Return the rules about single resources, with the configuration that they were given."""
    values: dict[str, Any] = {key: value for each in config.values() for key, value in each.items()}
    return {
        "checkpoint-accounts": checkpoint_accounts.violations,
        "client-secrets": lambda type_, inputs: client_secrets.violations(
            type_,
            inputs,
            maximum_days=values.get("maximumSecretDays", 731),
            now=datetime.now(UTC),
        ),
        "hub-rules": hub_rules.violations,
        "public-blob-access": public_blob_access.violations,
        "public-network-access": lambda type_, inputs: public_network_access.violations(
            type_, inputs, allowed=values.get("allowPublicNetworkAccess", True)
        ),
        "required-tags": lambda type_, inputs: required_tags.violations(
            type_, inputs, names=values.get("requiredTags", [])
        ),
        "role-assignments": lambda type_, inputs: role_assignments.violations(
            type_, inputs, require_account_scope=values.get("requireAccountScope", False)
        ),
        "root-key": root_key.violations,
        "tls": tls.violations,
    }


def judge(
    recording: Recording,
    config: Mapping[str, Mapping[str, Any]],
    *,
    preview: bool = False,
) -> dict[str, list[str]]:
    """Return the messages about a recorded stack, by policy."""
    messages: dict[str, list[str]] = {}
    for policy, rule in resource_rules(config).items():
        for each in recording.resources.values():
            for violation in rule(each.type, opened(each.inputs)):
                messages.setdefault(policy, []).append(violation.told_of(each.name))
    stack = Stack(
        Resource(
            each.urn,
            each.type,
            each.name,
            opened(
                {**dict.fromkeys(each.outputs, emulation.UNKNOWN), **each.inputs}
                if preview
                else each.outputs
            ),
            dict.fromkeys(each.inputs, each.dependencies),
        )
        for each in recording.resources.values()
    )
    for policy, stack_rule in STACK_RULES.items():
        for resource, violation in stack_rule(stack):
            messages.setdefault(policy, []).append(violation.told_of(resource.name))
    return {policy: sorted(messages[policy]) for policy in sorted(messages)}


def opened(value: Any) -> Any:
    """Return recorded properties as the rules take them."""
    if isinstance(value, wire.Secret):
        return opened(value.value)
    if isinstance(value, emulation.Unknown):
        return UNKNOWN
    if isinstance(value, Mapping):
        return {key: opened(each) for key, each in value.items()}
    return [opened(each) for each in value] if isinstance(value, list) else value
