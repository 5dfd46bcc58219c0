"""What Kibana's connectors of a type take in their configuration and their secrets.

Source: Kibana, packages connector-schemas: the schemas are strict, and each type checks what has to
be there together. Types that are not known here are not judged.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from rehearsal.elastic.reading import json_object
from rehearsal.emulation import MASK, Properties, Violation
from rehearsal.properties import nearest, text


@dataclass(frozen=True)
class ConnectorType:
    """The keys of a type's configuration and secrets.

    `always` are the secrets that it cannot do without; those of `with_auth` it needs where its
    configuration has `hasAuth`, which is true unless it says otherwise.
    """

    config: frozenset[str] = frozenset()
    required: frozenset[str] = frozenset()
    always: frozenset[str] = frozenset()
    with_auth: frozenset[str] = frozenset()
    other_secrets: frozenset[str] = frozenset()


_TYPES: Final[Mapping[str, ConnectorType]] = {
    ".server-log": ConnectorType(),
    ".email": ConnectorType(
        config=frozenset(
            {
                "service",
                "host",
                "port",
                "secure",
                "from",
                "hasAuth",
                "tenantId",
                "clientId",
                "oauthTokenUrl",
            }
        ),
        required=frozenset({"from"}),
        with_auth=frozenset({"user", "password"}),
        other_secrets=frozenset({"clientSecret"}),
    ),
    ".slack": ConnectorType(always=frozenset({"webhookUrl"})),
    ".pagerduty": ConnectorType(config=frozenset({"apiUrl"}), always=frozenset({"routingKey"})),
    ".webhook": ConnectorType(
        config=frozenset(
            {
                "url",
                "method",
                "headers",
                "hasAuth",
                "authType",
                "ca",
                "certType",
                "verificationMode",
            }
        ),
        required=frozenset({"url"}),
        with_auth=frozenset({"user", "password"}),
        other_secrets=frozenset({"crt", "key", "pfx"}),
    ),
}
_MAIL_SERVER: Final = ("host", "port")


def refused(inputs: Properties) -> Iterator[Violation]:
    """Yield what Kibana refuses about a connector's configuration and secrets."""
    known = _TYPES.get(text(inputs, "connectorTypeId") or "")
    if known is None:
        return
    given = inputs.get("config")
    config = {} if given is None else json_object(given)
    if config is None:
        return
    yield from _refused_config(known, config, text(inputs, "connectorTypeId") == ".email")
    yield from _refused_secrets(known, config, inputs)


def _refused_config(
    known: ConnectorType,
    config: Mapping[str, Any],
    sends_mail: bool,  # noqa: FBT001 - of one type
) -> Iterator[Violation]:
    for name in sorted(config.keys() - known.config):
        meant = nearest(name, known.config)
        yield Violation(
            f"config.{name}",
            config[name],
            "connectors of this type take no such key",
            f"Write {meant}" if meant else "Remove it",
        )
    needed = set(known.required)
    if sends_mail and config.get("service", "other") == "other":
        needed |= set(_MAIL_SERVER)
    for name in sorted(needed):
        if config.get(name) is None:
            yield Violation(f"config.{name}", None, "connectors of this type require it", "Set it")


def _refused_secrets(
    known: ConnectorType, config: Mapping[str, Any], inputs: Properties
) -> Iterator[Violation]:
    given = next(
        (inputs[name] for name in ("secrets", "secretsWo") if inputs.get(name) is not None), None
    )
    held = {} if given is None else json_object(given)
    if held is None:
        return
    needed = set(known.always)
    if known.with_auth and config.get("hasAuth", True):
        needed |= known.with_auth
    for name in sorted(held.keys() - known.always - known.with_auth - known.other_secrets):
        yield Violation(
            f"secrets.{name}", MASK, "connectors of this type take no such secret", "Remove it"
        )
    for name in sorted(needed):
        if held.get(name) is None:
            yield Violation(f"secrets.{name}", None, "connectors of this type require it", "Set it")
