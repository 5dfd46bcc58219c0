import pytest

from tests.rehearsal.emulated import Emulated


@pytest.fixture
def emulated() -> Emulated:
    return Emulated()


def test_the_deployer_learns_its_ids(emulated: Emulated) -> None:
    world = emulated.world
    assert emulated.call("azuread:index/getClientConfig:getClientConfig", {}) == {
        "clientId": world.client_id,
        "id": f"{world.tenant_id}-{world.client_id}-{world.object_id}",
        "objectId": world.object_id,
        "tenantId": world.tenant_id,
    }
