import pytest

from reelwright.domain.clips.as_heard import as_heard
from reelwright.domain.clips.cutting import Cut
from reelwright.domain.clips.planned import PlannedClip
from reelwright.domain.clips.scoring import Score
from reelwright.domain.clips.tightening import Part, Tightening, whole
from reelwright.domain.transcript.transcript import Word
from reelwright.domain.voice.takes import TimeSource

pytestmark = pytest.mark.unit


def _word(text: str, start: int, end: int) -> Word:
    return Word(text=text, start=start, end=end, source=TimeSource.ALIGNED)


CLIP = PlannedClip(
    id="1",
    rank=1,
    title="One",
    cut=Cut(first=0, last=4, start=1000, end=9000, odds=6.0),
    score=Score(value=50, lowest=40, highest=60),
    because=(),
    needs=(),
    flags=(),
    sentences=(
        (_word("one", 1200, 2000), _word("um", 3000, 4000)),
        (_word("uh", 4200, 4800),),
        (_word("two", 6000, 7000), _word("three", 7100, 8500)),
    ),
)


def test_words_are_where_they_are_heard_and_fillers_nowhere() -> None:
    tight = Tightening(parts=(Part(start=1000, end=2500), Part(start=5500, end=9000)))
    heard = as_heard(CLIP, tight)
    assert [[word.text for word in words] for words in heard.sentences] == [
        ["one"],
        ["two", "three"],
    ]
    assert (heard.cut.start, heard.cut.samples) == (1000, 5000)
    (one,), (two, three) = heard.sentences
    assert (one.start, one.end) == (1200, 2000)
    assert (two.start, two.end) == (3000, 4000)
    assert (three.start, three.end) == (4100, 5500)


def test_nothing_left_out_changes_nothing() -> None:
    assert as_heard(CLIP, whole(CLIP.cut)) is CLIP
