"""What corrections leave as it is, and what must be timed anew."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.domain.time import SAMPLE_RATE
from reelwright.domain.transcript.correcting import Changed, Kept, Part, parts
from reelwright.domain.transcript.document import WrittenWord
from reelwright.domain.transcript.transcript import Word
from reelwright.domain.voice.takes import TimeSource

pytestmark = pytest.mark.unit

STEP = SAMPLE_RATE // 2
HEARD = "the tide rice is twice a day"


def _heard(text: str = HEARD) -> list[Word]:
    """A word every half second, each as long."""
    return [
        Word(text=word, start=at * STEP, end=(at + 1) * STEP, source=TimeSource.ALIGNED)
        for at, word in enumerate(text.split())
    ]


def _parts(corrected: str, heard: str = HEARD) -> tuple[Part, ...]:
    words = [WrittenWord(text=word, speaker="Ada") for word in corrected.split()]
    return parts(_heard(heard), words, (len(heard.split()) + 1) * STEP)


def _shown(found: tuple[Part, ...]) -> list[tuple[str, str]]:
    return [
        (
            "kept" if isinstance(part, Kept) else f"{part.start / STEP:g}-{part.end / STEP:g}",
            " ".join(word.text for word in part.words),
        )
        for part in found
    ]


@pytest.mark.parametrize(
    ("corrected", "shown"),
    [
        pytest.param(HEARD, [("kept", HEARD)], id="nothing"),
        pytest.param(
            "The tide, rice is twice a day.",
            [("kept", "The tide, rice is twice a day.")],
            id="marks",
        ),
        pytest.param(
            "the tide rises twice a day",
            [("kept", "the tide"), ("2-4", "rises"), ("kept", "twice a day")],
            id="two-for-one",
        ),
        pytest.param("the tide twice a day", [("kept", "the tide twice a day")], id="taken-out"),
        pytest.param(
            "the tide rice is only twice a day",
            [("kept", "the tide rice"), ("3-5", "is only twice"), ("kept", "a day")],
            id="put-in-where-there-is-no-room",
        ),
        pytest.param(
            f"{HEARD} indeed", [("kept", HEARD), ("7-8", "indeed")], id="put-in-at-the-end"
        ),
        pytest.param(
            f"Well {HEARD}",
            [("0-1", "Well the"), ("kept", HEARD[4:])],
            id="put-in-before-the-start",
        ),
    ],
)
def test_only_what_was_changed_is_asked_again(corrected: str, shown: list[tuple[str, str]]) -> None:
    assert _shown(_parts(corrected)) == shown


def test_a_word_that_is_spelt_otherwise_keeps_its_time_and_counts_as_certain() -> None:
    (part,) = _parts("the tied rice is twice a day")
    assert isinstance(part, Kept)
    word = part.words[1]
    assert (word.text, word.start, word.end) == ("tied", STEP, 2 * STEP)
    assert (word.confidence, word.speaker) == (1.0, "Ada")


@given(
    st.lists(st.sampled_from(["a", "b", "c", "d"]), max_size=12),
    st.lists(st.sampled_from(["a", "b", "c", "d", "x"]), max_size=12),
)
def test_every_corrected_word_is_there_once_in_order(heard: list[str], wanted: list[str]) -> None:
    words = [WrittenWord(text=word) for word in wanted]
    samples = (len(heard) + 1) * STEP
    found = parts(_heard(" ".join(heard)), words, samples)
    assert [word.text for part in found for word in part.words] == wanted
    place = 0
    for part in found:
        first = part.start if isinstance(part, Changed) else part.words[0].start
        last = part.end if isinstance(part, Changed) else part.words[-1].end
        assert place <= first <= last <= samples
        place = last
