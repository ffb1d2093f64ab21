from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from reelwright.adapters.disk.staging import Staging

pytestmark = pytest.mark.unit


def test_those_who_begin_and_sweep_at_once_keep_out_of_each_others_way(tmp_path: Path) -> None:
    def begin_often(_: int) -> None:
        for _ in range(60):
            staging = Staging(tmp_path)
            staging.sweep()
            staging.new(".txt").write_text("mine", encoding="ascii")

    with ThreadPoolExecutor(6) as several:
        list(several.map(begin_often, range(6)))
    Staging(tmp_path).sweep()
    assert list(tmp_path.iterdir()) == []
