from collections.abc import Iterator

import pytest

from reelwright.simulators.web.server import WebSimulator


@pytest.fixture(scope="session")
def web() -> Iterator[WebSimulator]:
    with WebSimulator() as running:
        yield running
