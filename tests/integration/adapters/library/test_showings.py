"""What a channel has shown, in a real library."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reelwright.adapters.library.opening import open_books
from reelwright.adapters.library.showings import DatabaseShowings
from reelwright.app.wiring.books import HomeBooks
from reelwright.app.wiring.showings import HomeShowings
from reelwright.domain.digest import digest_of
from reelwright.domain.footage.stock import ShownLately
from reelwright.domain.script.visuals import Footage
from reelwright.ports.library import LibraryAddress

pytestmark = pytest.mark.integration

DAY = timedelta(days=1)
Open = Callable[..., DatabaseShowings]


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 5, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def opened(library_address: LibraryAddress, clock: Clock) -> Open:
    def open_for(channel: str = "main", days: int = 30, videos: int = 20) -> DatabaseShowings:
        window = ShownLately(days=days, videos=videos)
        return open_books(library_address, now=clock).showings(channel, window)

    return open_for


def _footage(name: str) -> Footage:
    return Footage(
        sha256=digest_of(name), suffix=".jpg", width=9, height=8, name=name, near_hash="0f" * 8
    )


def _names(history: DatabaseShowings, production: str) -> list[str]:
    return [one.name for one in history.shown_before(production)]


def test_others_videos_count_and_ones_own_do_not(opened: Open) -> None:
    history = opened()
    history.remember("one", [_footage("fox"), _footage("fox"), _footage("sea")])
    assert history.shown_before("one") == ()
    assert sorted(_names(history, "two")) == ["fox", "sea"]
    assert history.shown_before("two")[0].near_hash == "0f" * 8
    assert _names(opened(channel="other"), "two") == []


def test_delivering_again_replaces_and_keeps_the_day(opened: Open, clock: Clock) -> None:
    history = opened(days=30)
    history.remember("one", [_footage("fox"), _footage("sea")])
    clock.now += 20 * DAY
    history.remember("one", [_footage("fox")])
    assert _names(history, "two") == ["fox"]
    clock.now += 11 * DAY
    assert _names(history, "two") == []


def test_the_window_ends_by_days_and_by_videos(opened: Open, clock: Clock) -> None:
    history = opened(days=10, videos=2)
    for name in ("a", "b", "c"):
        history.remember(name, [_footage(name)])
        clock.now += DAY
    assert _names(history, "x") == ["c", "b"]
    clock.now += 8 * DAY + timedelta(hours=12)
    assert _names(history, "x") == ["c"]
    assert _names(opened(days=0), "x") == _names(opened(videos=0), "x") == []


def test_reading_leaves_no_library_behind(tmp_path: Path) -> None:
    home = HomeShowings(HomeBooks(tmp_path), "main", ShownLately())
    assert home.shown_before("one") == ()
    home.remember("one", [])
    assert not (tmp_path / "library.db").exists()
    home.remember("one", [_footage("fox")])
    again = HomeShowings(HomeBooks(tmp_path), "main", ShownLately())
    assert [one.name for one in again.shown_before("two")] == ["fox"]
