"""Folders of productions as a worker uses them."""

from pathlib import Path

import pytest

from reelwright.adapters.disk.productions import FolderProductions
from reelwright.adapters.leased.productions import LeasedProductions
from reelwright.ports.jobs import Postponed
from reelwright.ports.lease import Unleased
from reelwright.ports.progress import Silent

pytestmark = pytest.mark.integration


def test_a_folder_that_stays_busy_postpones_the_job(tmp_path: Path) -> None:
    waits: list[float] = []
    by_hand = FolderProductions(tmp_path)
    leased = LeasedProductions(by_hand, Unleased(), Silent(), sleep=waits.append)
    with leased.open(tmp_path / "lamps") as production:
        with by_hand.open(tmp_path / "lamps"), pytest.raises(Postponed, match="lamps") as told:
            assert production.manifest is None
        assert told.value.seconds > 0
        assert 0 < sum(waits) <= 10, "some seconds are waited first"
        assert production.manifest is None, "it may be looked at as soon as it is free"
