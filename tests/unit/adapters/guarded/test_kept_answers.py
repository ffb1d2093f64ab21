"""Searches are kept for a day, by everything that they were asked with."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from reelwright.adapters.disk.store import FileStore
from reelwright.adapters.guarded.kept_answers import LASTS
from reelwright.adapters.guarded.kept_research import KeptResearch
from reelwright.adapters.guarded.kept_stock import KeptStock
from reelwright.domain.canvas import Format, Preset, canvas_for
from reelwright.domain.footage.stock import StockItem, StockKind, StockQuery
from reelwright.domain.money import Charge, Usage
from reelwright.domain.research.findings import Finding, FindingKind, ResearchQuery
from reelwright.ports.services import ServiceFailed

pytestmark = pytest.mark.unit

SEARCH = StockQuery.of("fox", StockKind.STILL, canvas_for(Format.WIDE, Preset.P480), "en", 5)
ITEM = StockItem(
    service="pexels",
    number="1",
    kind=StockKind.STILL,
    file="https://x.example/1.jpg",
    page="https://x.example/1",
    width=900,
    height=600,
    licence="Pexels",
    phrases=("red fox",),
)
FINDING = Finding(kind=FindingKind.VIDEO, service="serpapi", position=1, text="Foxes")


class Stock:
    """A source that counts its searches."""

    service = "pexels"
    kinds = frozenset(StockKind)

    def __init__(self) -> None:
        self.searches = 0

    def search(self, query: StockQuery) -> tuple[StockItem, ...]:
        self.searches += 1
        if query.words == "broken":
            message = "It failed."
            raise ServiceFailed(message, service=self.service)
        return (replace(ITEM, title=query.words),)


class Research:
    """The same for topics."""

    service = "serpapi"
    price = Charge(usage=Usage())

    def __init__(self) -> None:
        self.searches = 0

    def search(self, query: ResearchQuery) -> tuple[Finding, ...]:
        self.searches += 1
        return (replace(FINDING, by=query.topic),)


class Clock:
    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def kept(tmp_path: Path, clock: Clock) -> Callable[..., KeptStock]:
    def keep(source: Stock, address: str = "https://api.example") -> KeptStock:
        return KeptStock(source, FileStore(tmp_path / "store"), address, clock)

    return keep


def test_a_search_is_made_once_a_day(kept: Callable[..., KeptStock], clock: Clock) -> None:
    source = Stock()
    first = kept(source).search(SEARCH)
    clock.now += LASTS - 1
    assert kept(source).search(SEARCH) == first
    assert source.searches == 1
    clock.now += 1
    kept(source).search(SEARCH)
    assert source.searches == 2
    clock.now -= 10 * LASTS  # a clock that was set back proves nothing
    kept(source).search(SEARCH)
    assert source.searches == 3


@pytest.mark.parametrize(
    "other",
    [
        replace(SEARCH, words="fox snow"),
        replace(SEARCH, kind=StockKind.CLIP),
        replace(SEARCH, format=Format.TALL),
        replace(SEARCH, width=1920),
        replace(SEARCH, language="de"),
        replace(SEARCH, seconds=9.0),
    ],
)
def test_another_search_is_another_answer(
    kept: Callable[..., KeptStock], other: StockQuery
) -> None:
    source = Stock()
    kept(source).search(SEARCH)
    kept(source).search(other)
    kept(source, "http://127.0.0.1:1").search(SEARCH)
    assert source.searches == 3


def test_a_failure_is_not_kept(kept: Callable[..., KeptStock]) -> None:
    source = Stock()
    for _ in range(2):
        with pytest.raises(ServiceFailed):
            kept(source).search(replace(SEARCH, words="broken"))
    assert source.searches == 2


def test_a_topic_is_paid_once_a_day(tmp_path: Path, clock: Clock) -> None:
    source = Research()
    research = KeptResearch(source, FileStore(tmp_path / "store"), "https://api.example", clock)
    query = ResearchQuery(topic="foxes")
    assert research.search(query) == research.search(query)
    assert source.searches == 1
    research.search(replace(query, country="AT"))
    clock.now += LASTS
    research.search(query)
    assert source.searches == 3
