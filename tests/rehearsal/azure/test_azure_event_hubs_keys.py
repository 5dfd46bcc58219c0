import pytest

from rehearsal.emulation import Violation
from tests.rehearsal.emulated import (
    EVENT_HUB,
    EVENT_HUB_RULE,
    FUNCTIONS,
    IN_HUB,
    IN_NAMESPACE,
    NAMESPACE_RULE,
    Emulated,
)


@pytest.fixture
def emulated() -> Emulated:
    return Emulated()


OF_NAMESPACE = "azure-native:eventhub:listNamespaceKeys"
OF_HUB = "azure-native:eventhub:listEventHubKeys"
LOOK_UP = "azure-native:eventhub:getNamespace"
DIAG = {**IN_NAMESPACE, "authorizationRuleName": "diag"}
AGENT = {**IN_HUB, "authorizationRuleName": "agent"}


def test_a_namespaces_keys_come_with_connection_strings(emulated: Emulated) -> None:
    emulated.namespace()
    emulated.create(NAMESPACE_RULE, {**DIAG, "rights": ["Send"]})
    keys = emulated.call(OF_NAMESPACE, DIAG)
    assert keys == {
        "keyName": "diag",
        "primaryKey": keys["primaryKey"],
        "primaryConnectionString": (
            "Endpoint=sb://evhns-one.servicebus.windows.net/;SharedAccessKeyName=diag;"
            f"SharedAccessKey={keys['primaryKey']}"
        ),
        "secondaryKey": keys["secondaryKey"],
        "secondaryConnectionString": (
            "Endpoint=sb://evhns-one.servicebus.windows.net/;SharedAccessKeyName=diag;"
            f"SharedAccessKey={keys['secondaryKey']}"
        ),
    }
    assert keys["primaryKey"] != keys["secondaryKey"]
    again = emulated.call(OF_NAMESPACE, {**DIAG, "resourceGroupName": "RG"})
    assert again == keys


def test_a_hubs_connection_strings_name_the_hub(emulated: Emulated) -> None:
    emulated.event_hub()
    emulated.create(EVENT_HUB_RULE, {**AGENT, "rights": ["Listen"]})
    keys = emulated.call(OF_HUB, AGENT)
    assert keys["primaryConnectionString"] == (
        "Endpoint=sb://evhns-one.servicebus.windows.net/;SharedAccessKeyName=agent;"
        f"SharedAccessKey={keys['primaryKey']};EntityPath=logs"
    )


def test_every_key_and_connection_string_is_noted_as_a_secret(emulated: Emulated) -> None:
    emulated.event_hub()
    emulated.create(EVENT_HUB_RULE, {**AGENT, "rights": ["Listen"]})
    keys = emulated.call(OF_HUB, AGENT)
    assert emulated.world.secrets == {value for name, value in keys.items() if name != "keyName"}


def test_the_root_rule_needs_no_creation(emulated: Emulated) -> None:
    emulated.namespace()
    keys = emulated.call(
        OF_NAMESPACE, {**IN_NAMESPACE, "authorizationRuleName": "RootManageSharedAccessKey"}
    )
    assert keys["keyName"] == "RootManageSharedAccessKey"


def test_keys_can_be_listed_where_local_authentication_is_off(emulated: Emulated) -> None:
    emulated.namespace(disableLocalAuth=True)
    emulated.create(NAMESPACE_RULE, {**DIAG, "rights": ["Send"]})
    assert emulated.call(OF_NAMESPACE, DIAG)["primaryKey"]


@pytest.mark.parametrize(
    ("token", "arguments", "violation"),
    [
        (
            OF_NAMESPACE,
            DIAG,
            Violation(
                "authorizationRuleName",
                "diag",
                "no namespace authorization rule of this name exists there",
                "Create the namespace authorization rule first and refer to its name output",
            ),
        ),
        (
            OF_HUB,
            AGENT,
            Violation(
                "authorizationRuleName",
                "agent",
                "no event hub authorization rule of this name exists there",
                "Create the event hub authorization rule first and refer to its name output",
            ),
        ),
        (
            OF_HUB,
            {**AGENT, "eventHubName": "other"},
            Violation(
                "eventHubName",
                "other",
                "no event hub of this name exists there",
                "Create the event hub first and refer to its name output",
            ),
        ),
        (
            OF_HUB,
            {**IN_HUB, "authorizationRuleName": None},
            Violation("authorizationRuleName", None, "is required", "Give it a value"),
        ),
        (
            OF_NAMESPACE,
            {**IN_HUB, "authorizationRuleName": "RootManageSharedAccessKey"},
            Violation(
                "eventHubName",
                "logs",
                "is not a property that the provider knows",
                "Remove it; known are authorizationRuleName, namespaceName, resourceGroupName",
            ),
        ),
    ],
)
def test_keys_of_what_is_not_there_are_refused(
    emulated: Emulated, token: str, arguments: dict[str, str], violation: Violation
) -> None:
    emulated.event_hub()
    assert list(FUNCTIONS[token].check(arguments, emulated.world)) == [violation]


def test_rules_of_a_namespace_that_was_looked_up_are_taken_to_be_there(emulated: Emulated) -> None:
    emulated.call(LOOK_UP, dict(IN_NAMESPACE))
    assert emulated.call(OF_NAMESPACE, DIAG)["keyName"] == "diag"
    assert emulated.call(OF_HUB, AGENT)["keyName"] == "agent"


def test_a_hub_created_here_has_only_the_rules_created_here(emulated: Emulated) -> None:
    emulated.call(LOOK_UP, dict(IN_NAMESPACE))
    emulated.create(EVENT_HUB, dict(IN_HUB))
    assert len(list(FUNCTIONS[OF_HUB].check(AGENT, emulated.world))) == 1
