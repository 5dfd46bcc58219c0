"""A stack's configuration, turned into the args of AzureOpenAIMonitoring.

The configuration spells the component's args in camelCase, each top-level arg a key of the
project's own namespace. Everything is validated here, so that a message names the key as it stands
in the stack file.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Final, get_args, get_origin

import pulumi
from pulumi.runtime import config as runtime_config
from pydantic import BaseModel

from components.azure_openai_monitoring import AzureOpenAIMonitoringArgs
from components.faults import MASK, Fault, InvalidInputs
from components.inputs.monitoring import AzureOpenAIMonitoringInputs

_CREDENTIALS: Final = ("apiKey", "password", "bearerToken")
_SECRET: Final = "clientSecret"  # noqa: S105 - the key, not what it holds
_SECRET_MAP: Final = "connectorSecrets"  # noqa: S105 - the key, not what it holds
_SECRETS: Final[Mapping[str, str]] = {
    _SECRET: f"`pulumi config set --secret {_SECRET}`",
    _SECRET_MAP: f"`pulumi config set --secret --path {_SECRET_MAP}.<connector>`",
}
"""The keys that hold secrets, each with the command that sets it."""
_MAPS_OR_NONE: Final = ("apm", "regions", _SECRET_MAP)


def monitoring_args(config: pulumi.Config) -> AzureOpenAIMonitoringArgs:
    """Return the args that a stack's configuration spells; InvalidInputs tells every fault."""
    values = _values(config.name)
    where = f"The configuration of stack {pulumi.get_stack()} ({config.name}:...)"
    secret_keys = frozenset(key for key in values if config.full_key(key) in _secret_keys())
    if misplaced := [*_misplaced_secrets(values, secret_keys), *_plain_credentials()]:
        raise InvalidInputs(where, misplaced)
    if _SECRET in values:
        values[_SECRET] = config.require_secret(_SECRET)
    if isinstance(secrets := values.get(_SECRET_MAP), dict):
        # By name, so that a missing one is told before anything is created.
        values[_SECRET_MAP] = {name: pulumi.Output.secret(each) for name, each in secrets.items()}
    inputs = AzureOpenAIMonitoringInputs.of_config(values, where)
    args: AzureOpenAIMonitoringArgs = inputs.as_args()
    return args


def _values(namespace: str) -> dict[str, Any]:
    everything = _everything()
    prefix = f"{namespace}:"
    values = {
        key.removeprefix(prefix): _parsed(key.removeprefix(prefix), value)
        for key, value in everything.items()
        if key.startswith(prefix)
    }
    # The CLI demands a default of every key that Pulumi.yaml declares: an empty one means none.
    return {
        key: value
        for key, value in values.items()
        if value != "" and not (key in _MAPS_OR_NONE and value == {})
    }


def _everything() -> dict[str, Any]:
    return {**runtime_config.get_config_env(), **runtime_config.CONFIG.get()}


def _secret_keys() -> set[str]:
    return {*runtime_config.get_config_secret_keys_env(), *runtime_config._SECRET_KEYS.get()}  # noqa: SLF001 - no public way lists them


def _parsed(key: str, value: Any) -> Any:
    """Return a structured key's value as a structure: it travels as JSON text."""
    if not isinstance(value, str) or key not in _STRUCTURED:
        return value
    try:
        return json.loads(value)
    except json.JSONDecodeError:
        return value


def _misplaced_secrets(values: Mapping[str, Any], secret_keys: frozenset[str]) -> Iterator[Fault]:
    for key in sorted(secret_keys - _SECRETS.keys()):
        yield Fault(
            key,
            MASK,
            "it holds a secret, and what it holds is shown in previews",
            f"write it in plain text; this project's secrets are {' and '.join(_SECRETS)} alone",
        )
    for key in sorted(_SECRETS.keys() & values.keys() - secret_keys):
        yield Fault(
            key,
            MASK,
            "it is in plain text in the stack file, and so in its history",
            f"change the secret, then run {_SECRETS[key]}",
        )


def _plain_credentials() -> Iterator[Fault]:
    everything = _everything()
    for key in sorted(everything.keys() - _secret_keys()):
        named = [word for word in _CREDENTIALS if f'"{word}"' in str(everything[key])]
        if key.startswith("elasticstack:") and named:
            yield Fault(
                key,
                MASK,
                f"it holds {named[0]} in plain text in the stack file, and so in its history",
                f"change it, then run `pulumi config set --path '{key}[0].{named[0]}' --secret`",
            )


def _is_structured(annotation: Any) -> bool:
    if get_origin(annotation) is Annotated:
        return _is_structured(get_args(annotation)[0])
    arguments = get_args(annotation)
    if any(get_origin(each) is Annotated and _is_structured(each) for each in arguments):
        return True
    plain = next((each for each in arguments if each is not type(None)), annotation)
    for each in (annotation, plain):
        if get_origin(each) in (dict, tuple, list):
            return True
        if isinstance(each, type) and issubclass(each, BaseModel):
            return True
    return False


_STRUCTURED: Final = frozenset(
    field.alias
    for field in AzureOpenAIMonitoringInputs.model_fields.values()
    if _is_structured(field.annotation)
)
"""The keys that hold a map or a list."""
