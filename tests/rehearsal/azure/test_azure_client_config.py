import pytest

from rehearsal.emulation import Violation
from tests.rehearsal.emulated import FUNCTIONS, Emulated


@pytest.fixture
def emulated() -> Emulated:
    return Emulated()


TOKEN = "azure-native:authorization:getClientConfig"  # noqa: S105 - a function


def test_the_deployer_learns_its_ids(emulated: Emulated) -> None:
    assert emulated.call(TOKEN, {}) == {
        "clientId": emulated.world.client_id,
        "objectId": emulated.world.object_id,
        "subscriptionId": emulated.world.subscription_id,
        "tenantId": emulated.world.tenant_id,
    }


def test_an_argument_is_refused(emulated: Emulated) -> None:
    (violation,) = FUNCTIONS[TOKEN].check({"tenantId": "x"}, emulated.world)
    assert violation == Violation(
        "tenantId", "x", "is not a property that the provider knows", "Remove it; known are none"
    )
