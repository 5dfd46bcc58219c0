"""The central configuration of APM agents."""

from typing import Any

import pytest

from rehearsal.elastic import RESOURCES
from rehearsal.elastic.tokens import AGENT_CONFIGURATION
from rehearsal.emulation import Violation, World


@pytest.mark.parametrize(
    ("inputs", "expected"),
    [
        ({"serviceName": "chat"}, "chat"),
        ({"serviceName": "chat", "serviceEnvironment": "prod"}, "chat:prod"),
        ({"serviceName": "chat", "serviceEnvironment": ""}, "chat"),
    ],
)
def test_its_id_is_the_service_in_its_environment(
    inputs: dict[str, Any], expected: str, world: World
) -> None:
    created = RESOURCES[AGENT_CONFIGURATION].create("urn:x", {**inputs, "settings": {}}, world)
    assert created.id == created.state["id"] == expected


def test_a_setting_that_is_no_text_is_refused(world: World) -> None:
    inputs = {"serviceName": "chat", "settings": {"transaction_sample_rate": 0.5}}
    assert list(RESOURCES[AGENT_CONFIGURATION].check(inputs, world)) == [
        Violation('settings["transaction_sample_rate"]', 0.5, "must be a string", "Pass a string")
    ]
