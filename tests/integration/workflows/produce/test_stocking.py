"""Stock for scenes: real services' wire, real files, the real library; nothing is rendered."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from reelwright.app.settings.model import Settings
from reelwright.app.wiring.production import studio_for
from reelwright.domain.canvas import Format, Preset
from reelwright.domain.script.scenes import Line, Scene, Script
from reelwright.domain.script.visuals import StatementCard
from reelwright.domain.themes.shipped import BUILT_IN, DEFAULT
from reelwright.ports.progress import Silent
from reelwright.simulators.stock.openverse import OpenverseSimulator
from reelwright.simulators.stock.pexels import PexelsSimulator
from reelwright.simulators.stock.service import StockSimulator
from reelwright.simulators.wire.faults import Fault
from reelwright.workflows.produce.order import Order, Studio
from reelwright.workflows.produce.stocking import Stocked, stock_footage, stock_up

pytestmark = pytest.mark.integration

FOX = "a red fox in the snow"
WHALE = "a whale diving in the deep sea"


@dataclass(frozen=True, kw_only=True, slots=True)
class World:
    pexels: StockSimulator
    openverse: StockSimulator
    home: Path

    def studio(self, **changes: object) -> Studio:
        addresses = {"pexels": self.pexels.address, "openverse": self.openverse.address}
        values = {"home": self.home, "stock": ("pexels", "openverse"), "addresses": addresses}
        return studio_for(Settings.model_validate(values | changes))

    def asked(self) -> int:
        return len(self.pexels.requests) + len(self.openverse.requests)

    def stocked(
        self,
        shows: Sequence[str],
        production: str = "one",
        order: Order | None = None,
        **changes: object,
    ) -> Stocked:
        studio = self.studio(**changes)
        assert studio.stock is not None
        return stock_up(
            _script(shows),
            [2.0] * len(shows),
            order or _order(),
            studio,
            studio.stock,
            production=production,
            progress=Silent(),
        )

    def delivered(self, stocked: Stocked, production: str = "one", **changes: object) -> None:
        stock = self.studio(**changes).stock
        assert stock is not None
        stock.history.remember(production, stock_footage(stocked))


@pytest.fixture(autouse=True)
def key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REELWRIGHT_KEY_PEXELS", "simulated-key-0123456789abcdef")


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with (
        PexelsSimulator(short_side=576, clip_seconds=4) as pexels,
        OpenverseSimulator(short_side=576) as openverse,
    ):
        yield World(pexels=pexels, openverse=openverse, home=tmp_path / "home")


def _order(*formats: Format) -> Order:
    theme = BUILT_IN[DEFAULT]
    return Order(source="x", theme=theme, formats=formats or (Format.WIDE,), preset=Preset.P480)


def _script(shows: Sequence[str]) -> Script:
    scenes = tuple(
        Scene(lines=(Line(text=text),), visual=StatementCard(text=text), shows=text)
        for text in shows
    )
    return Script(title="Of animals", language="en", scenes=scenes, extractive=False)


def _names(stocked: Stocked) -> list[str]:
    return [one.shot.footage.name for one in stocked.shots]


def test_a_scene_shows_what_fits_and_says_whose_it_is(world: World) -> None:
    stocked = world.stocked([FOX, "a chart of rising prices"])
    (shot,) = stocked.shots
    footage = shot.shot.footage
    assert (shot.scene, shot.format) == (0, Format.WIDE)
    assert footage.name == "pexels/red fox in the snow.mp4"
    assert (footage.author, footage.licence) == ("Mara Lind", "Pexels")
    assert footage.page.startswith("https://www.pexels.com/video/red-fox-in-the-snow")
    assert footage.near_hash
    (fetched,) = stocked.fetched
    assert fetched.file.startswith(world.pexels.address)
    assert fetched.retrieved.endswith("+00:00")
    assert stocked.notes == ()
    shown = stocked.script_for(_script([FOX, ""]), Format.WIDE)
    assert shown.scenes[0].visual == shot.shot
    assert isinstance(shown.scenes[1].visual, StatementCard)


def test_each_format_has_footage_of_its_own_shape(world: World) -> None:
    stocked = world.stocked([FOX], order=_order(Format.WIDE, Format.TALL))
    wide, tall = (one.shot.footage for one in stocked.shots)
    assert wide.width > wide.height
    assert tall.height > tall.width
    assert len(stocked.files) == 2


def test_nothing_comes_twice_and_then_the_card_stays(world: World) -> None:
    foxes = ["a red fox", "a fox in a field of snow", "one more red fox in the snow"]
    names = _names(world.stocked(foxes))
    assert len(names) == len(set(names)) >= 1
    assert all("ox" in name for name in names)


def test_making_it_again_asks_nobody_and_shows_the_same(world: World) -> None:
    first = world.stocked([FOX, WHALE, "a chart of rising prices"])
    world.delivered(first)
    asked = world.asked()
    again = world.stocked([FOX, WHALE, "a chart of rising prices"])
    assert again == first
    assert world.asked() == asked
    edited = world.stocked([FOX, "glowing jellyfish", "a chart of rising prices"])
    assert edited.shots[0] == first.shots[0]
    assert "jellyfish" in _names(edited)[1]


def test_making_it_again_needs_no_key_and_a_new_service_fills_the_cards(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = [FOX, "HMS Challenger ship"]
    first = world.stocked(wanted, stock=("pexels",))
    assert len(first.shots) == 2
    asked = world.asked()
    monkeypatch.delenv("REELWRIGHT_KEY_PEXELS")
    again = world.stocked(wanted, stock=("pexels",))
    assert (again.shots, again.fetched) == (first.shots, first.fetched)
    assert world.asked() == asked
    moved = world.stocked(wanted, stock=("openverse",))
    assert {one.service for one in moved.fetched} == {"openverse"}


def test_a_card_is_searched_again_only_when_a_service_is_added(world: World) -> None:
    prices = ["a chart of rising prices"]
    world.stocked(prices, stock=("pexels",))
    asked = world.asked()
    world.stocked(prices, stock=("pexels",))
    assert world.asked() == asked
    world.stocked(prices, stock=("pexels", "openverse"))
    assert world.asked() > asked


def test_fresh_searches_anew(world: World) -> None:
    world.stocked([FOX])
    before = world.pexels.downloads
    world.stocked([FOX], order=replace(_order(), fresh=True))
    assert world.pexels.downloads == before  # the file is kept, the decision made again


def test_a_channel_does_not_show_the_same_again_soon(world: World) -> None:
    first = world.stocked([WHALE])
    world.delivered(first)
    second = world.stocked([WHALE], production="two")
    assert _names(second) != _names(first)
    assert _names(world.stocked([WHALE], production="three", channel="other")) == _names(first)
    assert _names(world.stocked([WHALE], "four", stock_apart_days=0)) == _names(first)


def test_what_was_never_delivered_is_not_remembered(world: World) -> None:
    first = world.stocked([WHALE])
    assert _names(world.stocked([WHALE], production="two")) == _names(first)


def test_a_service_that_fails_is_followed_by_the_next(world: World) -> None:
    world.pexels.faults.always(Fault.REFUSED)
    stocked = world.stocked([FOX])
    assert _names(stocked) == ["openverse/Red fox in the snow.jpg"]
    assert stocked.notes[0].startswith("Footage goes on without Pexels: ")
    assert world.pexels.searches == 1


def test_when_all_fail_the_cards_stay_and_the_next_run_asks_again(world: World) -> None:
    for service in (world.pexels, world.openverse):
        service.faults.always(Fault.REFUSED)
    stocked = world.stocked([FOX, WHALE])
    assert stocked.shots == ()
    assert len(stocked.notes) == 2
    for service in (world.pexels, world.openverse):
        service.faults.clear()
    assert len(world.stocked([FOX, WHALE]).shots) == 2


def test_a_missing_key_turns_one_service_off(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REELWRIGHT_KEY_PEXELS")
    stocked = world.stocked([FOX])
    assert _names(stocked) == ["openverse/Red fox in the snow.jpg"]
    assert "PEXELS_API_KEY" in stocked.notes[0]
    assert world.pexels.requests == ()


@pytest.mark.parametrize(
    ("shows", "told"),
    [
        ("fox metadata address", "is not a public web address"),
        ("fox local file", "is not a public web address"),
        ("a volcano at night", "cut off or damaged"),
        ("desert dunes", "is not a picture or clip"),
        ("a glacier in spring", "too small"),
        ("a river in a valley", "status 404"),
        ("a bridge over a canyon", "which leads on to 127.0.0.2"),
    ],
)
def test_what_is_hostile_or_broken_is_never_shown(world: World, shows: str, told: str) -> None:
    stocked = world.stocked([shows], stock=("openverse",))
    assert stocked.shots == ()
    assert any(told in note for note in stocked.notes), stocked.notes
    kept = [file for file in (world.home / "store").rglob("*.jpg") if file.is_file()]
    assert kept == []


def test_what_is_smaller_than_the_canvas_is_not_even_fetched(world: World) -> None:
    stocked = world.stocked([FOX], order=replace(_order(), preset=Preset.P2160))
    assert stocked.shots == ()
    assert world.pexels.downloads == world.openverse.downloads == 0


def test_share_alike_waits_for_the_owner(world: World) -> None:
    whale = "a beaked whale under water"
    alone = ("openverse",)
    assert "Beaked" not in " ".join(_names(world.stocked([whale], stock=alone)))
    allowed = world.stocked([whale], stock_share_alike=True, stock=alone)
    assert allowed.shots[0].shot.footage.licence == "CC BY-SA 4.0"
