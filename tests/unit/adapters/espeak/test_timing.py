"""The engine's events become one time for each utterance."""

import pytest

from reelwright.adapters.espeak.timing import EngineEvent, times_of
from reelwright.domain.voice.takes import TimeSource

pytestmark = pytest.mark.unit

EXACT, GUESS = TimeSource.EXACT, TimeSource.ESTIMATED


def said(
    utterances: list[str], events: list[EngineEvent], samples: int = 900
) -> list[tuple[int, int, TimeSource]]:
    return [(time.start, time.end, time.source) for time in times_of(utterances, events, samples)]


def test_a_word_ends_where_the_pause_begins_or_the_next_word_does() -> None:
    events = [
        (0, 0, ""), (10, 0, "h"), (50, 0, "'aI"), (100, 0, "_:"), (200, 3, "_"),
        (300, 4, ""), (310, 4, "j"), (350, 4, "u:"),
        (400, 8, ""), (410, 8, "t"), (450, 8, "_!"), (500, 8, "u:"),
    ]  # fmt: skip
    assert said(["Hi,", "you", "two."], events) == [
        (0, 100, EXACT),
        (300, 400, EXACT),
        (400, 900, EXACT),
    ]


def test_several_words_of_the_engine_are_one_utterance() -> None:
    events = [(0, 0, ""), (0, 0, "T"), (100, 6, ""), (100, 6, "f"), (200, 6, "_")]
    assert said(["three fifty"], events) == [(0, 200, EXACT)]


def test_one_word_of_the_engine_is_several_utterances_told_apart_by_phonemes() -> None:
    events = [
        (0, 0, ""), (0, 0, "V"), (50, 0, "v"), (90, 0, "D"), (120, 0, "@2"),
        (160, 7, ""), (160, 7, "s"), (200, 7, "i:"),
    ]  # fmt: skip
    assert said(["of", "the", "sea"], events, 300) == [
        (0, 90, EXACT),
        (90, 160, GUESS),
        (160, 300, EXACT),
    ]


def test_what_makes_no_sound_has_no_length() -> None:
    events = [(10, 0, ""), (10, 0, "a"), (80, 3, "_"), (200, 5, ""), (200, 5, "b")]
    assert said(["ah", "", "\u2014", "bee"], events) == [
        (10, 80, EXACT),
        (80, 80, EXACT),
        (80, 80, EXACT),
        (200, 900, EXACT),
    ]


def test_a_mark_that_the_engine_names_aloud_has_that_time() -> None:
    events = [(0, 0, ""), (0, 0, "a"), (90, 3, ""), (90, 3, "s"), (150, 3, "_:")]
    assert said(["ah", "\u263a"], events) == [(0, 90, EXACT), (90, 150, EXACT)]


def test_no_events_are_no_error() -> None:
    assert said(["", "ah"], []) == [(0, 0, EXACT), (0, 0, EXACT)]
