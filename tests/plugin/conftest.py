"""The plugin, started once for all tests of it."""

from collections.abc import Iterator

import pytest

from tests.plugin.engine import Plugin, started


@pytest.fixture(scope="session")
def plugin() -> Iterator[Plugin]:
    """Start the plugin as the engine does."""
    with started() as plugin:
        yield plugin
