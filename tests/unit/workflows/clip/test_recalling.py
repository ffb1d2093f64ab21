"""What another version of the program left is no reason to fail: it is made anew."""

from pathlib import Path

import pytest

from reelwright.adapters.disk.store import FileStore
from reelwright.adapters.values import codec
from reelwright.ports.recordings import Span
from reelwright.workflows.clip.recalling import recalled

pytestmark = pytest.mark.unit

KEY = "a" * 64


@pytest.mark.parametrize("left", ['{"start": 1}', '{"start": 1, "end": 2, "new": 3}', "[]", "?"])
def test_what_cannot_be_read_counts_as_missing(tmp_path: Path, left: str) -> None:
    store = FileStore(tmp_path)
    assert recalled(store, codec, KEY, Span) is None
    store.remember(KEY, left)
    assert recalled(store, codec, KEY, Span) is None


def test_what_can_be_read_is_taken(tmp_path: Path) -> None:
    store = FileStore(tmp_path)
    store.remember(KEY, codec.to_json(Span(start=1, end=2)))
    assert recalled(store, codec, KEY, Span) == Span(start=1, end=2)
