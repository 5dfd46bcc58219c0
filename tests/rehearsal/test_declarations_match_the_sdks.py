"""The emulations declare by hand what the providers take and return; the SDKs must say the same."""

import re
from typing import Any

import pytest

from rehearsal.azure import (
    authorization_rule,
    blob_container,
    blob_service,
    consumer_group,
    diagnostic_setting,
    event_hub,
    event_hubs_keys,
    event_hubs_namespace,
    resource_group,
    role_assignment,
    storage_account,
)
from rehearsal.emulation import World
from rehearsal.entra import application, application_password, service_principal
from rehearsal.properties import Block
from tests.rehearsal.emulated import FUNCTIONS, RESOURCES
from tests.rehearsal.sdk_shapes import Sdk, declared, sdk, widened

AZUREAD = sdk("pulumi_azuread")


def _package(token: str) -> Sdk:
    provider, module, _ = token.split(":")
    return AZUREAD if provider == "azuread" else sdk(f"pulumi_azure_native.{module}")


def _name(token: str) -> str:
    return token.rsplit(":", 1)[-1]


@pytest.mark.parametrize(
    ("token", "block", "arguments"),
    [
        ("azure-native:resources:ResourceGroup", resource_group.PROPERTIES, None),
        ("azure-native:eventhub:Namespace", event_hubs_namespace.PROPERTIES, None),
        ("azure-native:eventhub:EventHub", event_hub.PROPERTIES, None),
        ("azure-native:eventhub:ConsumerGroup", consumer_group.PROPERTIES, None),
        (
            "azure-native:eventhub:NamespaceAuthorizationRule",
            authorization_rule.NAMESPACE_RULE_PROPERTIES,
            None,
        ),
        (
            "azure-native:eventhub:EventHubAuthorizationRule",
            authorization_rule.EVENT_HUB_RULE_PROPERTIES,
            None,
        ),
        ("azure-native:storage:StorageAccount", storage_account.PROPERTIES, None),
        ("azure-native:storage:BlobServiceProperties", blob_service.PROPERTIES, None),
        ("azure-native:storage:BlobContainer", blob_container.PROPERTIES, None),
        ("azure-native:monitor:DiagnosticSetting", diagnostic_setting.PROPERTIES, None),
        ("azure-native:authorization:RoleAssignment", role_assignment.PROPERTIES, None),
        ("azuread:index/application:Application", application.PROPERTIES, None),
        (
            "azuread:index/applicationPassword:ApplicationPassword",
            application_password.PROPERTIES,
            "ApplicationPasswordInitArgs",
        ),
        ("azuread:index/servicePrincipal:ServicePrincipal", service_principal.PROPERTIES, None),
    ],
)
def test_a_resource_takes_what_its_sdk_class_takes(
    token: str, block: Block, arguments: str | None
) -> None:
    of_sdk = _package(token).inputs(arguments or f"{_name(token)}Args")
    assert widened(declared(block), of_sdk) == of_sdk


@pytest.mark.parametrize(
    ("token", "block"),
    [
        ("azure-native:resources:getResourceGroup", resource_group.ARGUMENTS),
        ("azure-native:eventhub:getNamespace", event_hubs_namespace.ARGUMENTS),
        ("azure-native:eventhub:listNamespaceKeys", event_hubs_keys.NAMESPACE_ARGUMENTS),
        ("azure-native:eventhub:listEventHubKeys", event_hubs_keys.EVENT_HUB_ARGUMENTS),
        ("azure-native:storage:getStorageAccount", storage_account.ARGUMENTS),
        ("azure-native:storage:listStorageAccountKeys", storage_account.ARGUMENTS),
        ("azure-native:storage:getBlobServiceProperties", blob_service.ARGUMENTS),
        ("azuread:index/getApplication:getApplication", application.ARGUMENTS),
        ("azuread:index/getServicePrincipal:getServicePrincipal", service_principal.ARGUMENTS),
    ],
)
def test_a_function_takes_what_its_sdk_function_sends(token: str, block: Block) -> None:
    snake = re.sub(r"(?=[A-Z])", "_", _name(token)).lower()
    assert set(block.properties) == _package(token).arguments(snake)


@pytest.mark.parametrize("token", RESOURCES)
def test_a_resource_returns_only_what_its_sdk_class_reads(token: str) -> None:
    everything: dict[str, Any] = dict.fromkeys(
        (name.removesuffix("!") for name in _package(token).inputs(_arguments(token))), "x"
    )
    state = RESOURCES[token].create("urn::x", everything, World()).state
    assert set(state) <= _package(token).outputs(_name(token))


@pytest.mark.parametrize("token", FUNCTIONS)
def test_a_function_returns_only_what_its_sdk_result_reads(token: str) -> None:
    name = _name(token)
    read = _package(token).outputs(f"{name[0].upper()}{name[1:]}Result")
    arguments = dict.fromkeys(("resourceGroupName", "namespaceName", "accountName"), "x")
    assert set(FUNCTIONS[token].call(arguments, World())) <= read


def _arguments(token: str) -> str:
    own = "ApplicationPasswordInitArgs" if _name(token) == "ApplicationPassword" else None
    return own or f"{_name(token)}Args"
