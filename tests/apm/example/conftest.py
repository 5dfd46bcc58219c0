"""A stand-in for Azure OpenAI and a receiver of OTLP, for one test each."""

from collections.abc import Iterator

import pytest

from apm.example.otlp import Receiver, receiving
from apm.example.stand_in import StandIn, serving


@pytest.fixture
def azure() -> Iterator[StandIn]:
    with serving() as azure:
        yield azure


@pytest.fixture
def otlp() -> Iterator[Receiver]:
    with receiving() as otlp:
        yield otlp
