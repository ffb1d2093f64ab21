"""A service's own times become exact times only where they fit the line and the sound."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from reelwright.domain.voice.character_times import (
    CharacterTimes,
    SoundTooShort,
    TimesUnusable,
    times_of_characters,
    times_of_marks,
)
from reelwright.domain.voice.takes import TimeSource

pytestmark = pytest.mark.unit

RATE = 8000
LETTER = 0.1
"""Seconds that each letter lasts below; a space is as long, and silent."""


def sound_of(text: str) -> NDArray[np.int16]:
    """A tone for each letter, silence for all else."""
    tone = np.sin(np.arange(int(LETTER * RATE)) * 0.3) * 8000
    parts = [tone if letter.isalnum() else np.zeros_like(tone) for letter in text]
    return np.concatenate([*parts, np.zeros(400)]).astype(np.int16)


def alignment_of(text: str) -> CharacterTimes:
    return CharacterTimes(
        characters=tuple(text),
        starts=tuple(at * LETTER for at in range(len(text))),
        ends=tuple((at + 1) * LETTER for at in range(len(text))),
    )


def spans(utterances: list[str], said: str) -> list[tuple[float, float]]:
    words = times_of_characters(utterances, alignment_of(said), sound_of(said), RATE)
    assert all(word.source is TimeSource.EXACT for word in words)
    return [(round(word.start / RATE, 1), round(word.end / RATE, 1)) for word in words]


@pytest.mark.parametrize(
    "said",
    ["Two, lamps.", "TWO LAMPS", "Two lamps!", "Two; lamps", "Two\u00a0lamps", "Twö lámps"],
)
def test_a_word_lasts_from_its_first_letter_to_its_last(said: str) -> None:
    gap = len(said) - len(said.lstrip()) + said.index("l" if "l" in said else "L")
    (first, second) = spans(["Two,", "lamps."], said)
    assert first == (0.0, 0.3)
    assert second == (round(gap * LETTER, 1), round((gap + 5) * LETTER, 1))


def test_a_leading_space_as_normalised_text_has_it_moves_nothing() -> None:
    assert spans(["Two", "lamps"], " Two lamps") == [(0.1, 0.4), (0.5, 1.0)]


def test_several_spoken_words_of_one_utterance_are_one_time() -> None:
    assert spans(["three fifty", "now"], "three fifty now") == [(0.0, 1.1), (1.2, 1.5)]


def test_what_nobody_says_has_no_length() -> None:
    words = times_of_characters(["a", "", "b"], alignment_of("a b"), sound_of("a b"), RATE)
    assert words[1].start == words[1].end


def changed(text: str, **changes: tuple[object, ...]) -> CharacterTimes:
    values = {
        name: getattr(alignment_of(text), name) for name in ("characters", "starts", "ends")
    } | changes
    return CharacterTimes(**values)


HOSTILE = {
    "other letters": alignment_of("Two lambs"),
    "missing letters": alignment_of("Two lam"),
    "more letters": alignment_of("Two lamps now"),
    "nothing": CharacterTimes(characters=(), starts=(), ends=()),
    "another length": changed("Two lamps", starts=(0.0, 0.1)),
    "out of order": changed("Two lamps", starts=(0.5, *alignment_of("Two lamps").starts[1:])),
    "ends before starts": changed("Two lamps", ends=(0.0,) * 9),
    "no numbers": changed("Two lamps", ends=(*alignment_of("Two lamps").ends[:-1], math.nan)),
    "for ever": changed("Two lamps", ends=(*alignment_of("Two lamps").ends[:-1], math.inf)),
    "negative": changed("Two lamps", starts=(-1.0, *alignment_of("Two lamps").starts[1:])),
    "all at once": changed("Two lamps", starts=(0.0,) * 9, ends=(0.0,) * 9),
    "half as fast as said": changed(
        "Two lamps",
        starts=tuple(at * LETTER / 2 for at in range(9)),
        ends=tuple((at + 1) * LETTER / 2 for at in range(9)),
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_times_that_do_not_fit_are_not_believed(name: str) -> None:
    with pytest.raises(TimesUnusable):
        times_of_characters(["Two", "lamps"], HOSTILE[name], sound_of("Two lamps"), RATE)


def test_times_in_silence_are_not_believed() -> None:
    silence = np.zeros(RATE, np.int16)
    with pytest.raises(TimesUnusable, match="nothing is heard"):
        times_of_characters(["Two", "lamps"], alignment_of("Two lamps"), silence, RATE)


def test_sound_that_ends_before_its_words_is_told() -> None:
    half = sound_of("Two lamps")[: RATE // 2]
    with pytest.raises(SoundTooShort):
        times_of_characters(["Two", "lamps"], alignment_of("Two lamps"), half, RATE)


def test_a_mark_begins_a_word_which_ends_where_it_is_no_longer_heard() -> None:
    sound = sound_of("Two  lamps")
    words = times_of_marks(["Two", "-", "lamps"], [0.0, None, 0.5], sound, RATE)
    assert [(round(word.start / RATE, 1), round(word.end / RATE, 1)) for word in words] == [
        (0.0, 0.3), (0.3, 0.3), (0.5, 1.0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "starts", [[0.0], [0.0, None], [0.5, 0.0], [math.nan, 0.5], [0.0, 0.0], [0.9, 0.95]]
)
def test_marks_that_do_not_fit_are_not_believed(starts: list[float | None]) -> None:
    with pytest.raises(TimesUnusable):
        times_of_marks(["Two", "lamps"], starts, sound_of("Two  lamps"), RATE)


@given(
    st.lists(st.text("ab ", max_size=4), max_size=6),
    st.lists(st.tuples(st.sampled_from("ab ."), st.floats(), st.floats()), max_size=20),
)
def test_whatever_comes_is_refused_or_gives_a_time_for_each_in_order(
    utterances: list[str], sent: list[tuple[str, float, float]]
) -> None:
    characters, starts, ends = zip(*sent, strict=True) if sent else ((), (), ())
    alignment = CharacterTimes(characters=characters, starts=starts, ends=ends)
    sound = sound_of("ab a b")
    try:
        words = times_of_characters(utterances, alignment, sound, RATE)
    except (TimesUnusable, SoundTooShort):
        return
    place = 0
    for word in words:
        assert place <= word.start <= word.end <= len(sound)
        place = word.end
    assert len(words) == len(utterances)
