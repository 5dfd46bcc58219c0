"""Whatever a program gives, an emulation answers; and it does not judge what is not known yet."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehearsal.emulation import UNKNOWN, AutoNamed, Violation
from rehearsal.properties import Block
from tests.rehearsal.emulated import (
    ACCOUNT,
    APPLICATION,
    BLOB_SERVICE,
    CONSUMER_GROUP,
    CONTAINER,
    EVENT_HUB,
    EVENT_HUB_RULE,
    FUNCTIONS,
    GROUP,
    IN_ACCOUNT,
    IN_HUB,
    IN_NAMESPACE,
    NAMESPACE,
    NAMESPACE_RULE,
    PASSWORD,
    RESOURCES,
    ROLE_ASSIGNMENT,
    SERVICE_PRINCIPAL,
    SETTING,
    Emulated,
)

OPENAI = (
    "/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/ai/providers/"
    "Microsoft.CognitiveServices/accounts/one"
)


def _valid(emulated: Emulated) -> dict[str, dict[str, Any]]:
    """Fill the world, and return inputs of each kind of which nothing is refused in it."""
    emulated.event_hub()
    emulated.create(ACCOUNT, {**IN_ACCOUNT, "kind": "StorageV2", "sku": {"name": "Standard_LRS"}})
    rule = emulated.create(
        NAMESPACE_RULE,
        {
            **IN_NAMESPACE,
            "authorizationRuleName": "diag",
            "rights": ["Manage", "Send", "Listen"],
        },
    )
    emulated.world.add(
        "azure-native:cognitiveservices:Account", OPENAI, {"location": "West Europe"}
    )
    application = emulated.create(APPLICATION, {"displayName": "one"})
    client_id = application.state["clientId"]
    principal = emulated.create(SERVICE_PRINCIPAL, {"clientId": client_id})
    other = emulated.create(APPLICATION, {"displayName": "two"}, "other")
    setting = {
        "name": "first",
        "resourceUri": OPENAI,
        "logs": [{"category": "Trace", "enabled": True}],
        "eventHubAuthorizationRuleId": rule.id,
        "eventHubName": "logs",
    }
    emulated.create(SETTING, setting)
    return {
        GROUP: {"resourceGroupName": "new", "location": "westeurope", "tags": {"a": "b"}},
        NAMESPACE: {
            "resourceGroupName": "rg",
            "namespaceName": "evhns-new",
            "sku": {"name": "Standard", "tier": "Standard", "capacity": 2.0},
            "isAutoInflateEnabled": True,
            "maximumThroughputUnits": 4.0,
            "identity": {"type": "SystemAssigned"},
        },
        EVENT_HUB: {
            **IN_NAMESPACE,
            "eventHubName": "new",
            "messageRetentionInDays": 7.0,
            "partitionCount": 32.0,
            "retentionDescription": {"cleanupPolicy": "Delete", "retentionTimeInHours": 168.0},
        },
        CONSUMER_GROUP: {**IN_HUB, "consumerGroupName": "new", "userMetadata": "m"},
        NAMESPACE_RULE: {
            **IN_NAMESPACE,
            "authorizationRuleName": "new",
            "rights": ["Send", "Listen"],
        },
        EVENT_HUB_RULE: {**IN_HUB, "authorizationRuleName": "new", "rights": ["Listen"]},
        ACCOUNT: {
            "resourceGroupName": "rg",
            "accountName": "stnew",
            "kind": "BlobStorage",
            "accessTier": "Hot",
            "sku": {"name": "Standard_LRS"},
            "minimumTlsVersion": "TLS1_2",
        },
        BLOB_SERVICE: {
            **IN_ACCOUNT,
            "blobServicesName": "default",
            "deleteRetentionPolicy": {"enabled": True, "days": 7.0},
        },
        CONTAINER: {**IN_ACCOUNT, "containerName": "new", "publicAccess": "None"},
        SETTING: {
            **setting,
            "name": "second",
            "logs": [
                {"category": "Audit", "enabled": True},
                {"category": "RequestResponse", "enabled": True},
            ],
            "metrics": [{"category": "AllMetrics", "enabled": False}],
        },
        ROLE_ASSIGNMENT: {
            "principalId": principal.state["objectId"],
            "principalType": "ServicePrincipal",
            "roleDefinitionId": "/providers/Microsoft.Authorization/roleDefinitions/"
            "43d0d8ad-25c7-4714-9337-8ba259a9fe05",
            "scope": OPENAI,
        },
        APPLICATION: {
            "displayName": "three",
            "preventDuplicateNames": True,
            "owners": [principal.state["objectId"]],
            "password": {"displayName": "p"},
        },
        PASSWORD: {"applicationId": application.id, "endDateRelative": "240h"},
        SERVICE_PRINCIPAL: {"clientId": other.state["clientId"], "useExisting": False},
    }


TOKENS = tuple(RESOURCES)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.just(UNKNOWN)
    | st.sampled_from(("", "/", "rg", "evhns-one", "logs", "diag", "stone", "$Default", OPENAI)),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ("name", "tier", "capacity", "enabled", "category", "categoryGroup", "days")
            )
            | st.text(),
            inner,
            max_size=3,
        )
    ),
    max_leaves=8,
)


@st.composite
def _partly_unknown(draw: st.DrawFn, value: Any) -> Any:
    """Draw the value with some of it, at any depth, not known."""
    if draw(st.booleans()):
        return UNKNOWN
    if isinstance(value, dict):
        return {name: draw(_partly_unknown(item)) for name, item in value.items()}
    if isinstance(value, list):
        return [draw(_partly_unknown(item)) for item in value]
    return value


def _names(token: str) -> list[str]:
    return [
        *_valid(Emulated())[token],
        "logs",
        "metrics",
        "sku",
        "rights",
        "name",
        "owners",
        "tags",
    ]


@pytest.mark.parametrize("token", TOKENS)
def test_the_valid_inputs_are_accepted(token: str) -> None:
    emulated = Emulated()
    assert emulated.refused(token, _valid(emulated)[token]) == []


@pytest.mark.parametrize("token", TOKENS)
@settings(deadline=None, max_examples=25)
@given(data=st.data())
def test_a_resource_is_answered_whatever_its_inputs(token: str, data: st.DataObject) -> None:
    emulated = Emulated()
    _valid(emulated)
    keys = st.sampled_from(_names(token)) | st.text()
    inputs = data.draw(st.dictionaries(keys, VALUES, max_size=8))
    emulation = RESOURCES[token]
    assert all(isinstance(found, Violation) for found in emulation.check(inputs, emulated.world))
    created = emulation.create("urn:pulumi:dev::p::t::n", inputs, emulated.world)
    emulated.world.add(token, created.id, created.state)
    if isinstance(emulation, AutoNamed):
        inputs = dict(emulation.named("urn:pulumi:dev::p::t::n", inputs, emulated.world))
    assert all(str(found) for found in emulation.check(inputs, emulated.world))


@pytest.mark.parametrize("token", TOKENS)
@settings(deadline=None, max_examples=25)
@given(data=st.data())
def test_what_is_not_known_is_not_judged(token: str, data: st.DataObject) -> None:
    emulated = Emulated()
    valid = _valid(emulated)[token]
    blurred = {name: data.draw(_partly_unknown(item)) for name, item in valid.items()}
    assert emulated.refused(token, blurred) == []
    created = RESOURCES[token].create("urn:pulumi:dev::p::t::n", blurred, emulated.world)
    emulated.world.add(token, created.id, created.state)


@pytest.mark.parametrize("token", TOKENS)
@settings(deadline=None, max_examples=25)
@given(data=st.data())
def test_one_wrong_value_among_right_ones_is_answered(token: str, data: st.DataObject) -> None:
    emulated = Emulated()
    valid = _valid(emulated)[token]
    name = data.draw(st.sampled_from(sorted(valid)))
    inputs = {**valid, name: data.draw(VALUES)}
    violations = emulated.refused(token, inputs)
    assert all(isinstance(found, Violation) for found in violations)
    RESOURCES[token].create("urn:pulumi:dev::p::t::n", inputs, emulated.world)


@pytest.mark.parametrize("token", FUNCTIONS)
@settings(deadline=None, max_examples=25)
@given(data=st.data())
def test_a_function_is_answered_whatever_its_arguments(token: str, data: st.DataObject) -> None:
    emulated = Emulated()
    _valid(emulated)
    keys = st.sampled_from(
        (
            "resourceGroupName",
            "namespaceName",
            "eventHubName",
            "authorizationRuleName",
            "accountName",
            "clientId",
            "objectId",
            "displayName",
            "identifierUri",
        )
    )
    arguments = data.draw(st.dictionaries(keys | st.text(), VALUES, max_size=6))
    function = FUNCTIONS[token]
    assert all(isinstance(found, Violation) for found in function.check(arguments, emulated.world))
    assert isinstance(function.call(arguments, emulated.world), dict)


@given(value=VALUES)
def test_a_block_answers_for_any_value(value: object) -> None:
    assert all(str(found) for found in Block({}).violations("key", value))
