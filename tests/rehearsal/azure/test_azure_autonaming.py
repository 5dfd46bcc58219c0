import re

import pytest

from rehearsal.emulation import AutoNamed, World
from tests.rehearsal.emulated import (
    ACCOUNT,
    BLOB_SERVICE,
    CONSUMER_GROUP,
    CONTAINER,
    EVENT_HUB,
    EVENT_HUB_RULE,
    GROUP,
    IN_ACCOUNT,
    IN_GROUP,
    IN_HUB,
    IN_NAMESPACE,
    NAMESPACE,
    NAMESPACE_RULE,
    RESOURCES,
    ROLE_ASSIGNMENT,
    SETTING,
    Emulated,
)


@pytest.fixture
def emulated() -> Emulated:
    return Emulated()


URN = "urn:pulumi:dev::project::component:index:Kind$azure-native:kind:Kind::log"


@pytest.mark.parametrize(
    ("token", "key", "form"),
    [
        (GROUP, "resourceGroupName", r"log[0-9a-f]{8}"),
        (NAMESPACE, "namespaceName", r"log[0-9a-f]{8}"),
        (EVENT_HUB, "eventHubName", r"log"),
        (CONSUMER_GROUP, "consumerGroupName", r"log"),
        (NAMESPACE_RULE, "authorizationRuleName", r"log"),
        (EVENT_HUB_RULE, "authorizationRuleName", r"log"),
        (ACCOUNT, "accountName", r"log[0-9a-f]{8}"),
        (CONTAINER, "containerName", r"log"),
        (SETTING, "name", r"log[0-9a-f]{8}"),
        (ROLE_ASSIGNMENT, "roleAssignmentName", r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
    ],
)
def test_a_name_left_out_is_made_up_as_the_provider_does(
    token: str, key: str, form: str, world: World
) -> None:
    emulation = RESOURCES[token]
    assert isinstance(emulation, AutoNamed)
    name = emulation.named(URN, {}, world)[key]
    assert re.fullmatch(form, name)
    assert emulation.named(URN, {key: None}, world)[key] == name
    assert emulation.named(URN, {key: "given"}, world) == {key: "given"}
    world.incarnation = 1
    assert (emulation.named(URN, {}, world)[key] == name) == (form == "log")


@pytest.mark.parametrize(
    ("token", "inputs", "key"),
    [
        (GROUP, {}, "resourceGroupName"),
        (NAMESPACE, IN_GROUP, "namespaceName"),
        (EVENT_HUB, IN_NAMESPACE, "eventHubName"),
        (CONSUMER_GROUP, IN_HUB, "consumerGroupName"),
        (NAMESPACE_RULE, IN_NAMESPACE, "authorizationRuleName"),
        (EVENT_HUB_RULE, IN_HUB, "authorizationRuleName"),
        (ACCOUNT, IN_GROUP, "accountName"),
        (CONTAINER, IN_ACCOUNT, "containerName"),
        (SETTING, {}, "name"),
        (ROLE_ASSIGNMENT, {}, "roleAssignmentName"),
    ],
)
def test_what_is_created_has_the_made_up_name(
    emulated: Emulated, token: str, inputs: dict[str, str], key: str
) -> None:
    emulation = RESOURCES[token]
    assert isinstance(emulation, AutoNamed)
    created = emulation.create(URN, inputs, emulated.world)
    assert created.state["name"] == emulation.named(URN, inputs, emulated.world)[key]
    assert created.id.endswith(f"/{created.state['name']}")


def test_a_made_up_name_is_checked_like_any_other(emulated: Emulated) -> None:
    emulated.resource_group()
    emulation = RESOURCES[ACCOUNT]
    assert isinstance(emulation, AutoNamed)
    inputs = {**IN_GROUP, "kind": "StorageV2", "sku": {"name": "Standard_LRS"}}
    named = dict(emulation.named("urn::st-checkpoints", inputs, emulated.world))
    violations = emulated.refused(ACCOUNT, named)
    assert [violation.key for violation in violations] == ["accountName"]


def test_the_blob_service_has_the_only_name_it_can_have(emulated: Emulated) -> None:
    emulated.storage_account()
    created = emulated.create(BLOB_SERVICE, dict(IN_ACCOUNT))
    assert created.state["name"] == "default"
    assert created.id == f"{emulated.account_id}/blobServices/default"
