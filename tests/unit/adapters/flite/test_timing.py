"""What the engine can read, and when it reads it."""

import pytest

from reelwright.adapters.flite.timing import speakable, times_of

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("spoken", "read"),
    [
        ("plain words, and more.", "plain words, and more."),
        ("\u201cDon\u2019t,\u201d", "Don't,"),
        ("caf\u00e9 Stra\u00dfe", "cafe Strasse"),
        ("word\u2014word", "word, word"),
        ("one - two", "one, two"),
        ("well-known", "well-known"),
        ("\u2014", ""),
        ("... ?!", ""),
        ("\U0001f600", ""),
        ("a\x00b\x01", "a b"),
        ("\u65e5\u672c", ""),
    ],
)
def test_text_becomes_what_the_engine_can_read(spoken: str, read: str) -> None:
    assert speakable(spoken) == read


def test_each_utterance_has_the_words_that_stand_in_it() -> None:
    words = [(0, 0.1, 0.2), (4, 0.3, 0.4), (4, 0.4, 0.6), (10, 0.7, 0.9)]
    times = times_of(["one", "", "$2.50", "end"], words, 1_000)
    assert [(time.start, time.end) for time in times] == [
        (100, 200),
        (200, 200),
        (300, 600),
        (700, 900),
    ]
