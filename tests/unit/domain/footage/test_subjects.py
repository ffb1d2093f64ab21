"""A picture fits what is said by words that mean something, or it is not shown."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.domain.footage.candidates import NEAR_BITS, Candidate, are_near
from reelwright.domain.footage.subjects import Subject, agreement, rarity, stems
from reelwright.domain.script.visuals import Footage
from reelwright.domain.time import FrameRate

pytestmark = pytest.mark.unit

ENGLISH = Subject(language="en")


def _footage(near_hash: str = "", sha256: str = "a" * 64, frames: int = 1) -> Footage:
    return Footage(
        sha256=sha256, suffix=".jpg", width=640, height=360, near_hash=near_hash, frames=frames
    )


def _candidate(*phrases: str) -> Candidate:
    return Candidate(footage=_footage(), phrases=phrases)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("RedFox_IMG-0042.final", "en", ("red", "fox")),
        ("DSC_0001", "en", ()),
        ("4k stock footage of volcanoes at night", "en", ("volcano", "night")),
        ("alteHäuser", "de", ("alt", "haus")),
        ("Le château près de la mer", "fr", ("chateau", "mer")),
        ("montañas", "es", ("montan",)),
        ("2024-06-01 12.30.11", "en", ()),
        ("", "en", ()),
        ("ВулканНочью", "ru", ("вулкан", "ночью")),
    ],
)
def test_stems(text: str, language: str, expected: tuple[str, ...]) -> None:
    assert stems(text, language) == expected


@pytest.mark.parametrize(
    ("phrases", "said", "expected"),
    [
        (("fox",), "Foxes live in the forest.", {"fox"}),
        (("red fox",), "The fox sleeps by day.", {"fox"}),
        (("red fox",), "Nobody crossed the red line.", set()),
        (("red fox in snow",), "The fox leaps into deep snow.", {"fox", "snow"}),
        (("red fox in snow",), "It sleeps in the snow.", set()),
        (("golden gate bridge fog morning ships",), "Ships wait.", set()),
        (("nature", "forest fire"), "A forest is quiet.", set()),
        (("nature", "forest fire"), "Fire spreads through a forest.", {"fire", "forest"}),
        (("IMG_1234",), "Image 1234 is here.", set()),
        ((), "Anything at all.", set()),
    ],
)
def test_agreement(phrases: tuple[str, ...], said: str, expected: set[str]) -> None:
    assert agreement(_candidate(*phrases), said, ENGLISH) == expected


def test_the_articles_own_subject_is_enough_alone() -> None:
    candidate = _candidate("fox_winter_forest")
    said = "The fox is clever."
    assert agreement(candidate, said, ENGLISH) == set()
    about_foxes = Subject(language="en", topics=frozenset({"fox"}))
    assert agreement(candidate, said, about_foxes) == {"fox"}


def test_the_head_comes_first_in_french() -> None:
    french = Subject(language="fr")
    assert agreement(_candidate("renard roux"), "Le renard dort.", french) == {"renard"}
    assert agreement(_candidate("renard roux"), "Des cheveux roux.", french) == set()


@given(st.lists(st.text(max_size=30), max_size=4), st.text(max_size=60))
def test_what_agrees_is_said(phrases: list[str], said: str) -> None:
    assert agreement(_candidate(*phrases), said, ENGLISH) <= set(stems(said, "en"))


def test_rare_words_weigh_more() -> None:
    weights = rarity([_candidate("fox"), _candidate("fox snow"), _candidate("fox")], "en")
    assert weights == {"fox": math.log(2), "snow": math.log(4)}


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("0000000000000000", "0000000000000000", True),
        ("0000000000000000", f"{2**NEAR_BITS - 1:016x}", True),
        ("0000000000000000", f"{2 ** (NEAR_BITS + 1) - 1:016x}", False),
        ("", "0000000000000000", False),
        ("", "", False),
    ],
)
def test_near(one: str, other: str, near: bool) -> None:  # noqa: FBT001 - a table's column
    assert are_near(_footage(one, "a" * 64), _footage(other, "b" * 64)) is near


def test_the_same_file_is_near_without_a_hash() -> None:
    assert are_near(_footage(), _footage())


def test_a_clip_lasts_its_frames_at_its_rate() -> None:
    clip = Candidate(footage=_footage(frames=50), phrases=(), rate=FrameRate(numerator=25))
    assert clip.seconds == 2
    assert _candidate().seconds is None
