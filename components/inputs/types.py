"""The types that inputs are made of: text that may be an output, names, ids."""

import math
import re
from collections.abc import Callable, Collection, Iterator
from typing import Annotated, Any, Final
from urllib.parse import urlsplit

import pulumi
from pydantic import AfterValidator, BeforeValidator, PlainValidator, ValidationInfo
from pydantic.alias_generators import to_camel
from pydantic_core import PydanticCustomError

from components import naming
from components.catalog.event_hubs import DEFAULT_CONSUMER_GROUP
from components.faults import Fault, InvalidInputs, nearest
from components.inputs.base import SPELLED_AS_IN_THE_SCHEMA, BrokenRule, RuleBroken, broken
from components.resource_id import ResourceId, is_guid

ACCOUNT_TYPE: Final = "Microsoft.CognitiveServices/accounts"
NAMESPACE_TYPE: Final = "Microsoft.EventHub/namespaces"
STORAGE_ACCOUNT_TYPE: Final = "Microsoft.Storage/storageAccounts"
NAMESPACE_RULE_TYPE: Final = "Microsoft.EventHub/namespaces/authorizationRules"
EVENT_HUB_TYPE: Final = "Microsoft.EventHub/namespaces/eventhubs"
HUB_RULE_TYPE: Final = "Microsoft.EventHub/namespaces/eventhubs/authorizationRules"

_HOST: Final = re.compile(r"[A-Za-z0-9]([-A-Za-z0-9.]*[A-Za-z0-9])?", re.ASCII)
_PATH: Final = re.compile(r"(?!.*/app/)[-A-Za-z0-9._~/]*", re.ASCII)
_OUTPUT: Final = "[output]"
_NOT_IN_TAG_NAMES: Final = frozenset("<>%&\\?/")

_EXAMPLE_GROUP: Final = (
    "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-openai/providers"
)


def _tags(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise PydanticCustomError("dict_type", "it must be a map")
    if faults := list(_tag_faults(value)):
        raise RuleBroken(faults)
    return value


def _tag_faults(tags: dict[Any, Any]) -> Iterator[BrokenRule]:
    """Yield what Azure refuses. Source: Microsoft, "Use tags to organize your resources"."""
    seen: set[str] = set()
    for name, held in tags.items():
        path = (str(name),)
        if not isinstance(held, str | pulumi.Output):
            yield BrokenRule(path, held, "a tag's value is text", "put it in quotes, or remove it")
        if not isinstance(name, str) or not name or set(name) & _NOT_IN_TAG_NAMES:
            forbidden = " ".join(sorted(_NOT_IN_TAG_NAMES))
            yield BrokenRule(
                path, held, f"a tag's name is text with none of {forbidden} in it", "rename it"
            )
        elif name.lower() in seen:
            yield BrokenRule(
                path, held, "Azure ignores the case of tag names: it stands twice", "remove one"
            )
        seen.add(str(name).lower())


EXAMPLE_ACCOUNT: Final = f"{_EXAMPLE_GROUP}/{ACCOUNT_TYPE}/name"


def _text_or_output(value: Any) -> str | pulumi.Output[str]:
    if isinstance(value, str | pulumi.Output):
        return value
    raise PydanticCustomError("string_type", "it must be text")


Tags = Annotated[dict[str, Any], PlainValidator(_tags)]
"""Tags, whose values may be outputs."""

Text = Annotated[str | pulumi.Output[str], PlainValidator(_text_or_output)]
"""Text that may be an output of another resource."""


def _checked(check: Callable[[str], None]) -> Callable[[Any, ValidationInfo], Any]:
    """Make a validator that checks text at once, and an output's text as soon as it is known."""

    def validate(value: Any, info: ValidationInfo) -> Any:
        if not isinstance(value, pulumi.Output):
            check(value)
            return value

        key = str(info.field_name)
        if SPELLED_AS_IN_THE_SCHEMA.get():
            key = to_camel(key)

        def later(known: object) -> str:
            # What an output holds may be a secret, so no message shows it.
            where = "An output given as an input"
            if not isinstance(known, str):
                fault = Fault(key, _OUTPUT, "it must be text", "pass an output of text")
                raise InvalidInputs(where, [fault], late=True)
            try:
                check(known)
            except PydanticCustomError as error:
                context = error.context or {}
                fault = Fault(key, _OUTPUT, context["rule"], context["fix"])
                raise InvalidInputs(where, [fault], late=True) from None
            return known

        return value.apply(later)

    return validate


def _name(rule: naming.NameRule, *, beside: str | None = None) -> AfterValidator:
    def check(value: str) -> None:
        if value != beside and not rule.admits(value):
            raise broken(
                f"it is not {rule.noun}: {rule.words}",
                f'change it, for example to "{rule.example}"',
            )

    return AfterValidator(_checked(check))


def _resource_id(resource_type: str, noun: str, *, others: dict[str, str] | None = None) -> Any:
    """Make a validator of ids of one type; `others` says why a likely mistake is one."""
    pairs = resource_type.split("/")
    example = f"{_EXAMPLE_GROUP}/{pairs[0]}" + "".join(f"/{part}/name" for part in pairs[1:])

    def check(value: str) -> None:
        fix = f"give the resource id of {noun}, such as {example}"
        try:
            parsed = ResourceId.parse(value)
        except ValueError as error:
            hint = (
                "Azure loses the diagnostic setting of such a resource"
                if not value.isascii()
                else "it is not an Azure resource id"
            )
            raise broken(f"it {error}; {hint}", fix) from None
        if not parsed.is_a(resource_type):
            why = (others or {}).get(parsed.type.lower(), "")
            raise broken(
                f"it is the id of a {parsed.type}, not of {noun} ({resource_type}){why}", fix
            )

    return AfterValidator(_checked(check))


def known(noun: str, ids: Collection[str]) -> AfterValidator:
    """Make a validator of ids that the catalog knows."""

    def check(value: str) -> str:
        if value not in ids:
            close = nearest(value, ids)
            raise broken(
                f"there is no {noun} of this id",
                f'did you mean "{close}"?' if close else f"choose one of {', '.join(ids)}",
            )
        return value

    return AfterValidator(check)


def written(pattern: re.Pattern[str], rule: str, fix: str) -> AfterValidator:
    """Make a validator of text that a pattern matches from end to end."""

    def check(value: str) -> str:
        if pattern.fullmatch(value) is None:
            raise broken(rule, fix)
        return value

    return AfterValidator(check)


def _text_map(value: Any) -> Any:
    if isinstance(value, dict | pulumi.Output):
        return value
    raise PydanticCustomError("dict_type", "it must be a map")


def _no_flag(value: Any) -> Any:
    if isinstance(value, bool):
        raise PydanticCustomError("float_type", "it must be a number")
    return value


def _finite(value: float) -> float:
    if not math.isfinite(value):
        raise PydanticCustomError("float_type", "it must be a number")
    # Whole numbers reach a plugin as floats, and are written as they were given.
    return int(value) if value.is_integer() else value


def _guid(noun: str) -> AfterValidator:
    def check(value: str) -> None:
        if not is_guid(value):
            raise broken(
                f"it is not {noun} (a GUID)",
                'give one such as "11111111-2222-3333-4444-555555555555"',
            )

    return AfterValidator(_checked(check))


def _not_empty(value: str) -> None:
    if not value.strip():
        raise broken("it is empty", "give it a value, or remove the key")


def _url(value: str) -> None:
    address = urlsplit(value)
    if address.username or address.password or any(mark.isspace() for mark in value):
        raise broken("an address holds no user name, password or space here", "remove them from it")
    if address.scheme != "https" or not _HOST.fullmatch(address.hostname or ""):
        raise broken("it is not an https address", 'write it such as "https://name.example.com"')
    # It ends up in a command that people paste into a shell.
    if address.query or address.fragment or not _PATH.fullmatch(address.path):
        raise broken(
            "it is the address of a page, not of the server",
            "leave out all behind the host (and a base path, where there is one)",
        )


def _otlp_endpoint(value: str) -> None:
    _url(value)
    if urlsplit(value).path.rstrip("/").endswith(("/v1/traces", "/v1/metrics", "/v1/logs")):
        raise broken(
            "it is the address of one signal, and OpenTelemetry adds that part itself",
            "leave out /v1/ and what follows it",
        )


NonEmptyText = Annotated[Text, AfterValidator(_checked(_not_empty))]
Url = Annotated[Text, AfterValidator(_checked(_url))]
OtlpEndpoint = Annotated[Text, AfterValidator(_checked(_otlp_endpoint))]
Guid = Annotated[Text, _guid("an id")]
SubscriptionId = Annotated[str, _guid("a subscription id")]
ResourceGroupName = Annotated[Text, _name(naming.RESOURCE_GROUP)]
NamespaceName = Annotated[Text, _name(naming.EVENT_HUB_NAMESPACE)]
EventHubName = Annotated[Text, _name(naming.EVENT_HUB)]
ConsumerGroupName = Annotated[Text, _name(naming.CONSUMER_GROUP, beside=DEFAULT_CONSUMER_GROUP)]
StorageAccountName = Annotated[Text, _name(naming.STORAGE_ACCOUNT)]
ContainerName = Annotated[Text, _name(naming.CONTAINER)]
DiagnosticSettingName = Annotated[Text, _name(naming.DIAGNOSTIC_SETTING)]
DataStreamNamespace = Annotated[str, _name(naming.DATA_STREAM_NAMESPACE)]
Environment = Annotated[str, _name(naming.ENVIRONMENT)]
SpaceId = Annotated[str, _name(naming.SPACE)]
Region = Annotated[str, _name(naming.AZURE_REGION)]
ServiceName = Annotated[str, _name(naming.SERVICE_NAME)]
ServiceVersion = Annotated[str, _name(naming.SERVICE_VERSION)]
Label = Annotated[str, _name(naming.LABEL)]
DeploymentName = Annotated[str, _name(naming.OPENAI_DEPLOYMENT)]
ApplicationName = Annotated[str, _name(naming.APPLICATION)]

Number = Annotated[float, BeforeValidator(_no_flag), AfterValidator(_finite)]

TextMap = Annotated[dict[str, Any] | pulumi.Output[Any], PlainValidator(_text_map)]
"""Texts by name: one wire, since a secret inside a plain map would be lost in a plugin."""

AccountId = Annotated[str, _resource_id(ACCOUNT_TYPE, "an Azure OpenAI account")]
AccountIdWire = Annotated[Text, _resource_id(ACCOUNT_TYPE, "an Azure OpenAI account")]
NamespaceId = Annotated[Text, _resource_id(NAMESPACE_TYPE, "an event hub namespace")]
StorageAccountId = Annotated[Text, _resource_id(STORAGE_ACCOUNT_TYPE, "a storage account")]
EventHubId = Annotated[Text, _resource_id(EVENT_HUB_TYPE, "an event hub")]
NamespaceRuleId = Annotated[
    Text,
    _resource_id(
        NAMESPACE_RULE_TYPE,
        "an authorization rule of an event hub namespace",
        others={HUB_RULE_TYPE.lower(): ": a diagnostic setting takes no rule of a single hub"},
    ),
]


def output_of(value: Any) -> pulumi.Output[str]:
    """Return text, or an output of it, as an output."""
    return pulumi.Output.from_input(value)
