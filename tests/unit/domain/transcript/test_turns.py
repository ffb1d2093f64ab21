"""Who says which word, by turns whose edges are not those of the words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.domain.time import SAMPLE_RATE
from reelwright.domain.transcript.transcript import Word
from reelwright.domain.transcript.turns import Turn, spoken_by
from reelwright.domain.voice.takes import TimeSource

pytestmark = pytest.mark.unit

NAMES = [f"Speaker {number}" for number in range(1, 5)]


def _words(text: str, length: float = 0.3, gaps: dict[int, float] | None = None) -> list[Word]:
    """Words of equal length, one after the other; ``gaps`` are seconds before some of them."""
    words, at = [], 0.0
    for number, each in enumerate(text.split()):
        at += (gaps or {}).get(number, 0.0)
        start, at = at, at + length
        words.append(
            Word(
                text=each,
                start=round(start * SAMPLE_RATE),
                end=round(at * SAMPLE_RATE),
                source=TimeSource.ALIGNED,
            )
        )
    return words


def _turn(voice: int, start: float, end: float) -> Turn:
    return Turn(voice=voice, start=round(start * SAMPLE_RATE), end=round(end * SAMPLE_RATE))


def _voices(words: list[Word], *turns: Turn) -> str:
    return "".join(word.speaker[-1] for word in spoken_by(words, turns, NAMES))


@pytest.mark.parametrize(
    ("text", "turns", "voices"),
    [
        pytest.param(
            "how are you today? i am fine.",
            [_turn(0, 0, 1.2), _turn(1, 1.2, 2.1)],
            "1111222",
            id="edges that agree",
        ),
        pytest.param(
            "how are you today? i am fine.",
            [_turn(0, 0, 0.9), _turn(1, 0.9, 2.1)],
            "1111222",
            id="a turn that begins a word too early",
        ),
        pytest.param(
            "how are you today? i am fine.",
            [_turn(0, 0, 1.8), _turn(1, 1.8, 2.1)],
            "1111222",
            id="a turn that ends two words too late, up to another's last word",
        ),
        pytest.param(
            "it rises twice every single day here",
            [_turn(0, 0, 0.9), _turn(1, 0.9, 1.2), _turn(0, 1.2, 2.1)],
            "1111111",
            id="a flip inside a sentence",
        ),
        pytest.param(
            "it rises twice. yes. every single day here",
            [_turn(0, 0, 0.9), _turn(1, 0.9, 1.2), _turn(0, 1.2, 2.4)],
            "11121111",
            id="a short answer that is a sentence",
        ),
        pytest.param(
            "it rises twice every single day here",
            [_turn(0, 0, 0.6), _turn(1, 0.6, 2.1)],
            "1122222",
            id="an interruption without marks stays where it is heard",
        ),
        pytest.param(
            "one two three",
            [_turn(2, 5.0, 6.0), _turn(1, 0.0, 0.1)],
            "222",
            id="words in no turn are of the nearest",
        ),
    ],
)
def test_words_are_of_the_voice_whose_turn_they_stand_in(
    text: str, turns: list[Turn], voices: str
) -> None:
    assert _voices(_words(text), *turns) == voices


def test_a_short_answer_between_two_breaths_stays() -> None:
    words = _words("it rises twice right every single day", gaps={3: 0.4, 4: 0.4})
    answer = [_turn(0, 0, 0.95), _turn(1, 1.3, 1.6), _turn(0, 2.0, 2.9)]
    assert _voices(words, *answer) == "1112111"


def test_words_that_two_say_at_once_are_marked() -> None:
    told = spoken_by(_words("one two three four"), [_turn(0, 0, 1.2), _turn(1, 0.55, 0.9)], NAMES)
    assert [word.together for word in told] == [False, False, True, False]
    assert {word.speaker for word in told} == {"Speaker 1"}


def test_without_turns_words_stay_as_they_are() -> None:
    words = _words("one two")
    assert spoken_by(words, [], NAMES) == tuple(words)


_turns = st.lists(
    st.tuples(st.integers(0, 3), st.integers(0, 300), st.integers(1, 100)), min_size=1, max_size=12
)
_texts = st.lists(st.sampled_from(["so", "it", "rises.", "does?", "well,"]), max_size=20)


@given(_texts, _turns)
def test_every_word_keeps_text_and_time_and_gets_a_voice_that_was_heard(
    texts: list[str], turns: list[tuple[int, int, int]]
) -> None:
    words = _words(" ".join(texts))
    heard = [_turn(voice, start / 50, (start + length) / 50) for voice, start, length in turns]
    told = spoken_by(words, heard, NAMES)
    assert [(word.text, word.start, word.end) for word in told] == [
        (word.text, word.start, word.end) for word in words
    ]
    assert {word.speaker for word in told} <= {NAMES[turn.voice] for turn in heard}


@given(_texts, _turns)
def test_the_order_in_which_turns_are_told_does_not_matter(
    texts: list[str], turns: list[tuple[int, int, int]]
) -> None:
    words = _words(" ".join(texts))
    heard = [_turn(voice, start / 50, (start + length) / 50) for voice, start, length in turns]
    assert spoken_by(words, heard, NAMES) == spoken_by(words, heard[::-1], NAMES)
