from typing import Any

import pytest

from rehearsal.emulation import UNKNOWN, Violation
from tests.rehearsal.emulated import GROUP, IN_GROUP, Emulated


@pytest.fixture
def emulated() -> Emulated:
    return Emulated()


LOOK_UP = "azure-native:resources:getResourceGroup"


@pytest.mark.parametrize(
    "inputs",
    [
        {"resourceGroupName": "rg", "location": "westeurope"},
        {"location": "West Europe", "tags": {"team": "ai"}, "managedBy": "x"},
        {"resourceGroupName": UNKNOWN, "location": UNKNOWN, "tags": UNKNOWN},
    ],
)
def test_a_resource_group_is_accepted(emulated: Emulated, inputs: dict[str, Any]) -> None:
    assert emulated.refused(GROUP, inputs) == []


@pytest.mark.parametrize(
    ("change", "violation"),
    [
        (
            {"location": None},
            Violation(
                "location", None, "is required of a resource group", "Set it, such as to westeurope"
            ),
        ),
        (
            {"location": "west-europe"},
            Violation(
                "location",
                "west-europe",
                "must be a region's name (westeurope) or display name (West Europe)",
                "Use westeurope",
            ),
        ),
        (
            {"region": "westeurope"},
            Violation(
                "region",
                "westeurope",
                "is not a property that the provider knows",
                "Remove it; known are location, managedBy, resourceGroupName, tags",
            ),
        ),
        (
            {"resourceGroupName": "rg."},
            Violation(
                "resourceGroupName",
                "rg.",
                "must be 1 to 90 characters long: letters, digits, underscores, hyphens, periods "
                "and parentheses, not ending in a period",
                "Use a name such as rg-monitoring",
            ),
        ),
    ],
)
def test_a_resource_group_is_refused(
    emulated: Emulated, change: dict[str, Any], violation: Violation
) -> None:
    inputs = {"resourceGroupName": "rg", "location": "westeurope", **change}
    assert emulated.refused(GROUP, inputs) == [violation]


def test_a_second_resource_group_of_the_same_name_is_refused(emulated: Emulated) -> None:
    emulated.resource_group()
    assert emulated.refused(GROUP, {"resourceGroupName": "RG", "location": "eastus"}) == [
        Violation(
            "resourceGroupName",
            "RG",
            "this resource group exists already",
            "Choose another name, or refer to the existing one",
        )
    ]


def test_a_resource_group_is_returned_as_azure_returns_it(emulated: Emulated) -> None:
    created = emulated.create(
        GROUP, {**IN_GROUP, "location": "West Europe", "tags": {"team": "ai"}}
    )
    assert created.id == emulated.group_id
    assert created.state == {
        "azureApiVersion": "2024-03-01",
        "location": "westeurope",
        "name": "rg",
        "properties": {"provisioningState": "Succeeded"},
        "tags": {"team": "ai"},
        "type": "Microsoft.Resources/resourceGroups",
    }


def test_a_resource_group_that_was_created_is_looked_up(emulated: Emulated) -> None:
    emulated.resource_group()
    found = emulated.call(LOOK_UP, {"resourceGroupName": "RG"})
    assert (found["id"], found["location"]) == (emulated.group_id, "westeurope")
    assert emulated.world.assumed == []


def test_a_resource_group_that_is_not_known_is_taken_to_be_there(emulated: Emulated) -> None:
    found = emulated.call(LOOK_UP, dict(IN_GROUP))
    assert found["id"] == emulated.group_id
    assert "location" not in found
    assert emulated.world.assumed == [emulated.group_id]
