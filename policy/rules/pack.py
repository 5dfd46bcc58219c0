"""The policies that the engine runs: each rule with its name, its configuration and its wiring."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from pulumi_policy import (
    Policy,
    PolicyConfigSchema,
    ReportViolation,
    ResourceValidationArgs,
    ResourceValidationPolicy,
    StackValidationArgs,
    StackValidationPolicy,
)
from pulumi_policy.proxy import UnknownValueError

from . import (
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
from .stack import Resource, Stack
from .tokens import unversioned
from .values import UNKNOWN
from .violation import Violation

NAME: Final = "azure-openai-monitoring"

_Judge = Callable[[ResourceValidationArgs, Any], Iterator[Violation]]
_StackJudge = Callable[[Stack], Iterator[tuple[Resource, Violation]]]


def policies() -> list[Policy]:
    """Return every policy of the pack."""
    return [
        _plain_policy("tls", "TLS 1.2 at least.", tls.violations),
        _plain_policy(
            "root-key", "RootManageSharedAccessKey is used nowhere.", root_key.violations
        ),
        _plain_policy("hub-rules", "A rule on a hub only listens.", hub_rules.violations),
        _stack_policy(
            "namespace-rules",
            "A rule on a namespace is for diagnostic settings only.",
            namespace_rules.violations,
        ),
        _stack_policy(
            "local-auth",
            "A namespace that diagnostic settings write to keeps local authentication.",
            local_auth.violations,
        ),
        _plain_policy(
            "checkpoint-accounts",
            "Checkpoint accounts are flat and have no soft delete.",
            checkpoint_accounts.violations,
        ),
        _configured_policy(
            "public-network-access",
            "No public network access where the stack may have none.",
            lambda args, allowed: public_network_access.violations(
                *_judged(args),
                allowed=public_network_access.is_allowed(args.urn, configured=allowed),
            ),
            "allowPublicNetworkAccess",
            {"type": ["boolean", "array"], "items": {"type": "string"}, "default": True},
        ),
        _plain_policy("public-blob-access", "No public blobs.", public_blob_access.violations),
        _configured_policy(
            "role-assignments",
            "Role assignments are no broader than reading needs.",
            lambda args, required: role_assignments.violations(
                *_judged(args), require_account_scope=required
            ),
            "requireAccountScope",
            {"type": "boolean", "default": False},
        ),
        _configured_policy(
            "client-secrets",
            "Client secrets end, and not too late.",
            lambda args, days: client_secrets.violations(
                *_judged(args),
                maximum_days=int(days),
                now=datetime.now(UTC),
            ),
            "maximumSecretDays",
            {
                "type": "integer",
                "minimum": 1,
                "maximum": 36500,
                "default": client_secrets.DEFAULT_DAYS,
            },
        ),
        _configured_policy(
            "required-tags",
            "What can carry tags carries the required ones.",
            lambda args, names: required_tags.violations(*_judged(args), names=names),
            "requiredTags",
            {"type": "array", "items": {"type": "string"}, "default": []},
        ),
    ]


def _plain_policy(
    name: str, description: str, violations: Callable[[str, Any], Iterator[Violation]]
) -> Policy:
    def validate(args: ResourceValidationArgs, report: ReportViolation) -> None:
        for each in violations(*_judged(args)):
            report(each.told_of(args.name), None)

    return ResourceValidationPolicy(name, description, validate)


def _configured_policy(
    name: str, description: str, judge: _Judge, key: str, schema: dict[str, Any]
) -> Policy:
    """Return a policy with one key of configuration, whose value the judge is given."""

    def validate(args: ResourceValidationArgs, report: ReportViolation) -> None:
        configured = args.get_config().get(key, schema["default"])
        for each in judge(args, configured):
            report(each.told_of(args.name), None)

    return ResourceValidationPolicy(
        name, description, validate, config_schema=PolicyConfigSchema({key: schema})
    )


def _stack_policy(name: str, description: str, violations: _StackJudge) -> Policy:
    def validate(args: StackValidationArgs, report: ReportViolation) -> None:
        stack = Stack(
            Resource(
                each.urn,
                unversioned(each.resource_type),
                each.name,
                _plain(each.props),
                {
                    key: tuple(source.urn for source in sources)
                    for key, sources in each.property_dependencies.items()
                },
            )
            for each in args.resources
        )
        for resource, violation in violations(stack):
            report(violation.told_of(resource.name), resource.urn)

    return StackValidationPolicy(name, description, validate)


def _judged(args: ResourceValidationArgs) -> tuple[str, Any]:
    """Return a resource's type and properties as the rules take them."""
    return unversioned(args.resource_type), _plain(args.props)


def _plain(value: Any) -> Any:
    """Return properties as the rules take them.

    The SDK's own stop the whole policy at the first unknown value that is read.
    """
    if isinstance(value, Mapping):
        return {key: _known(value, key) for key in value}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_known(value, index) for index in range(len(value))]
    return value


def _known(holder: Any, key: str | int) -> Any:
    try:
        return _plain(holder[key])
    except UnknownValueError:
        return UNKNOWN
