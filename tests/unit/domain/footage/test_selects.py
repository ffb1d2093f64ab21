"""Which scenes show footage: what is pinned, what is the article's own, and what fits."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.domain.digest import digest_of
from reelwright.domain.footage.candidates import APART, Candidate
from reelwright.domain.footage.selects import (
    FootageMissing,
    Selects,
    choose_footage,
)
from reelwright.domain.production.credits import credit_lines, licence_records
from reelwright.domain.script.scenes import Line, Scene, Script
from reelwright.domain.script.visuals import (
    FigureRef,
    Footage,
    Item,
    ListCard,
    Move,
    PictureShot,
    StatementCard,
    Visual,
)
from reelwright.domain.time import FrameRate

pytestmark = pytest.mark.unit


def _still(
    name: str, near_hash: str = "", *, sha256: str = "", width: int = 640, licence: str = "own"
) -> Candidate:
    footage = Footage(
        sha256=sha256 or digest_of(name),
        suffix=".jpg",
        width=width,
        height=360,
        name=name,
        near_hash=near_hash,
        licence=licence,
    )
    return Candidate(footage=footage, phrases=(name.rpartition(".")[0],))


def _clip(name: str, seconds: int) -> Candidate:
    still = _still(name)
    return replace(
        still, footage=replace(still.footage, frames=25 * seconds), rate=FrameRate(numerator=25)
    )


def _scene(text: str, visual: Visual | None = None, footage: str = "") -> Scene:
    return Scene(
        lines=(Line(text=text),), visual=visual or StatementCard(text=text), footage=footage
    )


def _choose(
    scenes: Sequence[Scene | str],
    candidates: Sequence[Candidate],
    figures: dict[str, Footage] | None = None,
    seconds: float = 5,
) -> Selects:
    placed = tuple(_scene(scene) if isinstance(scene, str) else scene for scene in scenes)
    script = Script(title="Of animals", language="en", scenes=placed, extractive=True)
    return choose_footage(script, [seconds] * len(placed), candidates, figures)


def _shown(selects: Selects) -> list[str]:
    visuals = [scene.visual for scene in selects.script.scenes]
    return [one.footage.name if isinstance(one, PictureShot) else "" for one in visuals]


def test_each_statement_shows_what_fits_it_best_or_its_card() -> None:
    selects = _choose(
        ["A fox lives here.", "Prices rise.", "Bears eat fish.", "Snow falls on a bear."],
        [_still("fox.jpg"), _still("bear_fish.jpg"), _still("bear_snow.jpg"), _still("cat.jpg")],
    )
    assert _shown(selects) == ["fox.jpg", "", "bear_fish.jpg", "bear_snow.jpg"]


def test_of_what_fits_alike_the_sharper_is_shown() -> None:
    small, large = _still("fox-copy.jpg", "0" * 16), _still("fox.jpg", "0" * 16, width=1280)
    assert _shown(_choose(["A fox."], [small, large])) == ["fox.jpg"]


def test_emphasis_decides_between_two() -> None:
    line = Line(text="Bears meet foxes.", emphasis=("foxes",))
    scene = Scene(lines=(line,), visual=StatementCard(text=line.text))
    assert _shown(_choose([scene], [_still("bear.jpg"), _still("fox.jpg")])) == ["fox.jpg"]


def test_cards_that_say_more_than_a_sentence_stay() -> None:
    card = ListCard(heading="Animals", items=(Item(text="fox"),))
    pinned = replace(_scene("A fox."), visual_pinned=True)
    selects = _choose([_scene("A fox and more.", card), pinned], [_still("fox.jpg")])
    assert _shown(selects) == ["", ""]
    assert selects.script.scenes[0].visual == card


@pytest.mark.parametrize("name", ["Animals/Fox.JPG", "animals/fox.jpg", "fox.jpg", "FOX"])
def test_pinned_footage_is_shown_whatever_is_said(name: str) -> None:
    card = ListCard(heading="Prices", items=(Item(text="gold"),))
    selects = _choose([_scene("Gold rises.", card, name)], [_still("Animals/Fox.JPG")])
    assert _shown(selects) == ["Animals/Fox.JPG"]


def test_pinned_footage_that_is_not_there_is_told_with_what_is_near() -> None:
    with pytest.raises(FootageMissing, match=r"Scene 2 .* foxx\.jpg.* near it: fox\.jpg"):
        _choose(["x", _scene("y", footage="foxx.jpg")], [_still("fox.jpg"), _still("sea.png")])


def test_the_articles_pictures_are_shown_where_they_stand() -> None:
    figure = FigureRef(location="img/a.png", caption="A chart")
    own = _still("download-17.png", licence="").footage
    (shot,) = _choose([_scene("See here.", figure)], [], {"img/a.png": own}).shots
    assert (shot.footage.sha256, shot.caption) == (own.sha256, "A chart")
    assert (shot.footage.name, shot.footage.licence) == ("img/a.png", "article")


def test_a_figure_that_could_not_be_fetched_becomes_a_statement_and_a_note() -> None:
    selects = _choose([_scene("See here.", FigureRef(location="img/a.png"))], [])
    assert selects.script.scenes[0].visual == StatementCard(text="See here.")
    assert selects.notes == ("The article's picture img/a.png could not be shown.",)


def test_only_what_is_shown_is_noted() -> None:
    stills = [_still("fox.jpg"), _still("whale.jpg")]
    noted = [replace(one, notes=(f"{one.footage.name} is small.",)) for one in stills]
    assert _choose(["A fox."], noted).notes == ("fox.jpg is small.",)


@pytest.mark.parametrize("licence", ["CC BY-NC 4.0", "all rights reserved", ""])
def test_what_may_not_be_used_is_shown_only_when_it_is_pinned(licence: str) -> None:
    still = _still("fox.jpg", licence=licence)
    selects = _choose(["A fox."], [still])
    assert _shown(selects) == [""]
    reason = "as its licence does not allow it in a video that earns money"
    told = f"Some footage is not chosen, {reason}: fox.jpg ({licence or 'none'})."
    assert selects.notes == (told,)
    assert _shown(_choose([_scene("A fox.", footage="fox.jpg")], [still])) == ["fox.jpg"]


def test_near_duplicates_count_as_one() -> None:
    selects = _choose(
        ["A fox.", "A fox again.", "A bear."],
        [
            _still("fox-1.jpg", "0" * 16),
            _still("fox-2.jpg", "0" * 15 + "7"),
            _still("bear.jpg", "f" * 16),
            _still("whale.jpg", "0f" * 8),
        ],
    )
    assert _shown(selects) == ["fox-1.jpg", "", "bear.jpg"]


def test_repeats_come_only_when_all_were_used_and_apart() -> None:
    foxes = [f"Fox number {number}." for number in range(14)]
    only = _shown(_choose(foxes, [_still("fox.jpg")]))
    assert [index for index, name in enumerate(only) if name] == [0, 7]
    longer = _shown(_choose(foxes, [_still("fox.jpg")], seconds=10))
    assert [index for index, name in enumerate(longer) if name] == [0, 4, 8, 12]
    with_unused = _shown(_choose(foxes, [_still("fox.jpg"), _still("whale.jpg")]))
    assert Counter(with_unused)["fox.jpg"] == 1


def test_what_is_left_over_may_be_used_and_is_like_nothing_shown() -> None:
    fox, copy = _still("fox.jpg", "0" * 16), _still("other.jpg", "0" * 15 + "1")
    lake, secret = _still("lake.jpg", "f" * 16), _still("hill.jpg", licence="CC BY-NC 4.0")
    selects = _choose(["A fox lives here."], [fox, copy, lake, secret])
    assert selects.spare == (lake.footage,)


def test_a_clip_that_would_freeze_is_not_chosen() -> None:
    assert _shown(_choose(["A fox."], [_clip("fox.mp4", 5)], seconds=7)) == ["fox.mp4"]
    assert _shown(_choose(["A fox."], [_clip("fox.mp4", 5)], seconds=9)) == [""]


def test_a_clip_begins_past_its_jolt_and_later_shows_another_part() -> None:
    clip = _clip("fox.mp4", 30)
    scenes = [f"Fox {number}." for number in range(8)]
    starts = [shot.start for shot in _choose(scenes, [clip], seconds=5).shots]
    assert starts == [25, 12 * 25]
    assert [shot.start for shot in _choose(["A fox."], [clip], seconds=30).shots] == [0]


def test_moves_vary_and_panoramas_pan() -> None:
    stills = [_still(f"{name}.jpg") for name in ("fox", "bear", "cat", "dog", "owl", "cow")]
    texts = ["A fox.", "A bear.", "A cat.", "A dog.", "An owl.", "A cow."]
    moves = [shot.move for shot in _choose(texts, stills).shots]
    assert len(moves) == 6
    assert all(one is not other for one, other in pairwise(moves))
    wide = _choose(["A fox."], [_still("fox.jpg", width=1280)]).shots[0]
    assert wide.move in {Move.LEFT, Move.RIGHT}


ANIMALS = ("fox", "bear", "cat", "dog", "owl")


@given(
    said=st.lists(st.sampled_from(ANIMALS), max_size=14),
    owned=st.lists(st.sampled_from(ANIMALS), max_size=6),
)
def test_no_picture_comes_twice_while_another_is_unused(said: list[str], owned: list[str]) -> None:
    candidates = [_still(f"{number}-{name}.jpg") for number, name in enumerate(owned)]
    selects = _choose([f"The {name} sleeps." for name in said], candidates)
    uses = Counter(name for name in _shown(selects) if name)
    assert selects == _choose([f"The {name} sleeps." for name in said], candidates[::-1])
    if uses and max(uses.values()) > 1:
        assert len(uses) == len(candidates)
    shown = list(enumerate(_shown(selects)))
    for name in uses:
        places = [index for index, what in shown if what == name]
        assert all(5 * (after - before - 1) >= APART for before, after in pairwise(places))
        assert all(name.partition("-")[2].removesuffix(".jpg") == said[place] for place in places)


def test_others_pictures_are_credited_once_and_recorded() -> None:
    own = _still("own.jpg").footage
    theirs = replace(
        _still("sea/wave.jpg").footage, author="Jo", licence="CC BY 4.0", page="https://x.example"
    )
    shots = [PictureShot(footage=replace(own, licence="own"))]
    shots += [PictureShot(footage=theirs), PictureShot(footage=theirs, start=5)]
    assert [shot.footage.credit for shot in shots[:2]] == [(), ("Jo", "CC BY 4.0")]
    assert credit_lines(shots) == ("wave: Jo, CC BY 4.0, https://x.example",)
    assert [record.licence for record in licence_records(shots)] == ["own", "CC BY 4.0"]


def test_the_articles_page_is_credited_with_its_pictures() -> None:
    scene = _scene("See here.", FigureRef(location="a.png"))
    script = Script(
        title="x", language="en", scenes=(scene,), extractive=True, source="https://x.example/1"
    )
    selects = choose_footage(script, [5], [], {"a.png": _still("a.png").footage})
    assert credit_lines(selects.shots) == ("a: https://x.example/1",)


def test_what_is_not_drawn_does_not_change_what_is_seen() -> None:
    footage = _still("fox.jpg").footage
    renamed = replace(footage, name="bear.jpg", page="https://x.example", near_hash="1" * 16)
    credited = replace(footage, author="Jo")
    keys = [digest_of(PictureShot(footage=one)) for one in (footage, renamed, credited)]
    assert keys[0] == keys[1] != keys[2]
