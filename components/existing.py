"""Parts that a stack brings along: looked up, and held against what the rest of it needs.

Azure answers during the preview, so that a part which is not there or does not fit stops the
update before anything is created.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import pulumi
import pulumi_azure_native as azure_native

from components.catalog.event_hubs import DEFAULT_CONSUMER_GROUP, LIMITS, NamespaceTier
from components.faults import Fault, InvalidInputs, shown
from components.inputs.event_hub import EventHubSettings
from components.resource_id import ResourceId

_NO_LOCAL_AUTH: Final = (
    "local authentication is off, and a diagnostic setting can only write with the namespace's SAS "
    "rule (MicrosoftDocs/azure-docs #119932)"
)


@dataclass(frozen=True)
class Namespace:
    """An event hub namespace, made or brought along, as its children and readers need it."""

    id: pulumi.Output[str]
    name: pulumi.Output[str]
    resource_group_name: pulumi.Output[str]
    host: pulumi.Output[str]


@dataclass(frozen=True)
class StorageAccount:
    """A storage account, made or brought along, as its children and readers need it."""

    id: pulumi.Output[str]
    name: pulumi.Output[str]
    resource_group_name: pulumi.Output[str]


def host_of(endpoint: str) -> str:
    """Return the host of `https://name.servicebus.windows.net:443/`."""
    return endpoint.removeprefix("https://").split(":", 1)[0].strip("/")


def _fitting(
    found: pulumi.Output[Any],
    resource_id: pulumi.Output[str],
    faults: Callable[[Any], Iterator[Fault]],
) -> pulumi.Output[Any]:
    """Return what was found once it is known to fit."""

    def check(answer: tuple[Any, str]) -> Any:
        part = answer[0][0] if isinstance(answer[0], list) else answer[0]
        wrong = [*_another(part.id, answer[1]), *faults(answer[0])]
        if wrong:
            raise InvalidInputs(
                f"What is brought along does not fit ({answer[1]})", wrong, late=True
            )
        return answer[0]

    return pulumi.Output.all(found, resource_id).apply(lambda answer: check((answer[0], answer[1])))


def _another(found: str, wanted: str) -> Iterator[Fault]:
    """Yield where the provider, which looks in its own subscription, found another one."""
    if found.lower() != wanted.lower():
        yield Fault(
            "the subscription",
            shown(wanted.split("/")[2]),
            f"the provider deploys to and looks in subscription {found.split('/')[2]}",
            "set azure-native:subscriptionId to the subscription of what is brought along",
        )


def _elsewhere(key: str, found: str | None, needed: str) -> Iterator[Fault]:
    if found is not None and found.replace(" ", "").lower() != needed:
        yield Fault(
            f"{key}.location",
            shown(found),
            f"what is read and written in {needed} is in that region too",
            f"bring one of {needed} along, or leave the key out and get a new one",
        )


def existing_namespace(
    resource_id: str | pulumi.Output[str],
    *,
    location: str,
    settings: EventHubSettings,
    opts: pulumi.InvokeOptions,
) -> Namespace:
    """Look up a namespace; it must be in the region, keep local auth, and allow such a hub."""
    key = "existing_namespace_id"

    def faults(found: Any) -> Iterator[Fault]:
        yield from _elsewhere(key, found.location, location)
        if found.disable_local_auth:
            yield Fault(
                f"{key}.disableLocalAuth",
                "true",
                _NO_LOCAL_AUTH,
                "set it to false on the namespace",
            )
        tier = NamespaceTier(found.sku.name if found.sku else NamespaceTier.STANDARD)
        limits = LIMITS[tier]
        if settings.consumer_group != DEFAULT_CONSUMER_GROUP and not limits.own_consumer_groups:
            yield Fault(
                f"{key}.sku",
                shown(tier),
                "that tier has no consumer group but $Default",
                "bring a Standard namespace along, or set the consumer group to $Default",
            )
        for field, value, most, noun in (
            ("partition_count", settings.partition_count, limits.partitions, "partitions per hub"),
            ("retention_days", settings.retention_days, limits.retention_days, "days of retention"),
        ):
            if value > most:
                yield Fault(
                    f"event_hub.{field}",
                    shown(value),
                    f"the namespace is of the {tier} tier, which has at most {most} {noun}",
                    f"choose 1 to {most}, or bring a namespace of another tier along",
                )

    text = pulumi.Output.from_input(resource_id)
    parsed = text.apply(ResourceId.parse)
    resource_group_name = parsed.apply(lambda each: each.resource_group)
    found = _fitting(
        azure_native.eventhub.get_namespace_output(
            namespace_name=parsed.apply(lambda each: each.name),
            resource_group_name=resource_group_name,
            opts=opts,
        ),
        text,
        faults,
    )
    return Namespace(
        id=found.apply(lambda each: each.id),
        name=found.apply(lambda each: each.name),
        resource_group_name=resource_group_name,
        host=found.apply(lambda each: host_of(each.service_bus_endpoint)),
    )


def existing_storage_account(
    resource_id: str | pulumi.Output[str],
    *,
    location: str,
    shared_key_access: bool,
    opts: pulumi.InvokeOptions,
) -> StorageAccount:
    """Look up a storage account; it must suit checkpoints: near, flat, and no soft delete."""
    key = "existing_account_id"

    def faults(answer: list[Any]) -> Iterator[Fault]:
        account, blobs = answer
        yield from _elsewhere(key, account.location, location)
        if account.is_hns_enabled:
            yield Fault(
                f"{key}.isHnsEnabled",
                "true",
                "the reader's checkpoints need a flat namespace",
                "bring an account without hierarchical namespace along",
            )
        if shared_key_access and account.allow_shared_key_access is False:
            yield Fault(
                f"{key}.allowSharedKeyAccess",
                "false",
                "the authentication connection_string signs in with a shared key",
                "allow shared keys on the account, or set the authentication to client_secret",
            )
        for policy, noun in (
            (blobs.delete_retention_policy, "deleteRetentionPolicy"),
            (blobs.container_delete_retention_policy, "containerDeleteRetentionPolicy"),
        ):
            if policy and policy.enabled:
                yield Fault(
                    f"{key}.{noun}",
                    "enabled",
                    "soft delete is not supported for checkpoints (MicrosoftDocs/azure-docs "
                    "#110760)",
                    "switch it off on the account, or bring another one along",
                )

    text = pulumi.Output.from_input(resource_id)
    parsed = text.apply(ResourceId.parse)
    place = {
        "account_name": parsed.apply(lambda each: each.name),
        "resource_group_name": parsed.apply(lambda each: each.resource_group),
    }
    account = azure_native.storage.get_storage_account_output(**place, opts=opts)
    blobs = azure_native.storage.get_blob_service_properties_output(
        **place, blob_services_name="default", opts=opts
    )
    found = _fitting(pulumi.Output.all(account, blobs), text, faults)
    return StorageAccount(
        id=found.apply(lambda each: each[0].id),
        name=found.apply(lambda each: each[0].name),
        resource_group_name=place["resource_group_name"],
    )
