from collections.abc import Iterator
from pathlib import Path

import pytest

from reelwright.simulators.youtube.server import NewChannel, YouTubeSimulator


@pytest.fixture
def youtube(tmp_path: Path) -> Iterator[YouTubeSimulator]:
    with YouTubeSimulator(data=tmp_path / "youtube") as simulator:
        simulator.clock.stop()
        yield simulator


@pytest.fixture
def channel(youtube: YouTubeSimulator) -> NewChannel:
    return youtube.new_channel("Tides")
