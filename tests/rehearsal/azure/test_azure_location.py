import pytest

from rehearsal.azure.location import check_location, normal_location
from rehearsal.emulation import UNKNOWN, Violation

RULE = "must be a region's name (westeurope) or display name (West Europe)"


@pytest.mark.parametrize(
    "location", ["westeurope", "eastus2", "West Europe", "East US 2", "west europe", None, UNKNOWN]
)
def test_a_region_is_accepted_by_its_form(location: object) -> None:
    assert list(check_location({"location": location})) == []


@pytest.mark.parametrize(
    ("location", "fix"),
    [
        ("west-europe", "Use westeurope"),
        ("west_europe", "Use westeurope"),
        ("West  Europe", "Use westeurope"),
        (" westeurope", "Use westeurope"),
        ("", "Use a name that az account list-locations shows"),
        ("2", "Use a name that az account list-locations shows"),
    ],
)
def test_what_cannot_be_a_region_is_refused(location: str, fix: str) -> None:
    assert list(check_location({"location": location})) == [
        Violation("location", location, RULE, fix)
    ]


def test_a_display_name_is_the_same_region() -> None:
    assert normal_location("West Europe") == "westeurope"
