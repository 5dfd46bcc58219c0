"""One search engine for all tests of what Kibana gets, and a namespace of its own for each."""

import itertools
from collections.abc import Iterator

import pytest

from tests.components.catalog.engine import Engine, running

_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Yield the engine: it takes seconds to start."""
    with running(tmp_path_factory.mktemp("opensearch")) as started:
        yield started


@pytest.fixture
def namespace() -> str:
    """Return a namespace that no other test has documents in."""
    return f"test_{next(_numbers)}"
