"""The sample day in the search engine, once for all tests of the dashboard."""

import pytest

from tests.components.catalog.engine import Engine
from tests.components.dashboard.shown import with_the_day


@pytest.fixture(scope="session")
def engine_with_the_day(engine: Engine) -> Engine:
    """Return the engine with the documents of the sample day in it."""
    with_the_day(engine)
    return engine
