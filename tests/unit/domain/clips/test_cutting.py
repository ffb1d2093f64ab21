from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.domain.clips.boundaries import Boundary, boundaries
from reelwright.domain.clips.cutting import Cut, Cutter, Limits
from reelwright.domain.clips.gaps import Gap, at_their_pauses, gaps
from reelwright.domain.sound.pauses import Pause
from reelwright.domain.time import SAMPLE_RATE
from reelwright.domain.transcript.transcript import Word
from reelwright.domain.voice.takes import TimeSource

pytestmark = pytest.mark.unit

S = SAMPLE_RATE
MS = SAMPLE_RATE // 1000
WORD = 400 * MS


def _word(text: str, start: int, end: int, speaker: str = "") -> Word:
    return Word(text=text, start=start, end=end, source=TimeSource.ALIGNED, speaker=speaker)


def _spoken(text: str, pause: int = 500 * MS) -> tuple[list[Word], list[Pause]]:
    """Words of equal length with a pause after each mark; a bar in the text is a pause too."""
    words: list[Word] = []
    silences: list[Pause] = []
    now = 0
    for said in text.split():
        if said == "|":
            silences.append(Pause(start=now, end=now + pause))
            now += pause
            continue
        words.append(_word(said, now, now + WORD))
        now += WORD
        if said[-1] in ".?!":
            silences.append(Pause(start=now, end=now + pause))
            now += pause
    return words, silences


def _cut(
    words: Sequence[Word], silences: Sequence[Pause], start: float, end: float, limits: Limits
) -> Cut | None:
    found = boundaries(words, gaps(words, silences), "en")
    samples = max(words[-1].end, silences[-1].end if silences else 0)
    return Cutter(words, found, samples).cut(int(start * S), int(end * S), limits)


SHORT = Limits(shortest=1 * S, longest=20 * S)
TALK = "Why do tides turn? The moon pulls at the sea. It pulls twice a day. That is all there is."


def test_both_ends_go_to_the_sentence_and_keep_some_silence() -> None:
    words, silences = _spoken(TALK)
    cut = _cut(words, silences, 2.6, 5.4, SHORT)
    assert cut is not None
    assert [word.text for word in words[cut.first : cut.last]] == TALK.split()[4:10]
    assert words[cut.first].start - cut.start == 100 * MS
    assert cut.end - words[cut.last - 1].end == 300 * MS


def test_the_limits_win_over_the_nearest_sentence() -> None:
    words, silences = _spoken(TALK)
    cut = _cut(words, silences, 2.6, 5.4, Limits(shortest=5 * S, longest=20 * S))
    assert cut is not None
    assert cut.samples >= 5 * S
    assert words[cut.last - 1].text.endswith(".")


def test_there_is_no_clip_where_the_recording_is_too_short() -> None:
    words, silences = _spoken("Only this.")
    assert _cut(words, silences, 0, 1, Limits()) is None
    assert Cutter((), (), 0).cut(0, S, SHORT) is None


def test_a_pause_that_is_heard_corrects_the_times_of_a_transcript() -> None:
    words, silences = _spoken("the moon pulls at the sea. It pulls twice a day.")
    late = [_word(word.text, word.start + 90 * MS, word.end + 90 * MS) for word in words]
    found = gaps(late, silences)
    assert found[5] == Gap(start=silences[0].start, end=silences[0].end, heard=True)
    assert not any(gap.heard for at, gap in enumerate(found) if at != 5)


def test_a_pause_far_from_every_gap_belongs_to_none() -> None:
    words = [_word("one", 0, 5 * S), _word("two", 5 * S, 10 * S)]
    assert not gaps(words, [Pause(start=2 * S, end=3 * S)])[0].heard


def test_a_breath_does_not_part_a_pause() -> None:
    words = [_word("one.", 0, S), _word("Two", 2 * S, 3 * S)]
    silences = [Pause(start=S, end=S + 400 * MS), Pause(start=S + 500 * MS, end=2 * S)]
    assert gaps(words, silences) == (Gap(start=S, end=2 * S, heard=True),)


def test_without_marks_pauses_and_words_tell() -> None:
    words, silences = _spoken(
        "so we went to the | harbour that night | it was quiet and cold", pause=600 * MS
    )
    found = boundaries(words, gaps(words, silences), "en")
    best = max(found, key=lambda boundary: boundary.odds)
    assert words[best.after].text == "night"
    after_the = next(each for each in found if words[each.after].text == "the")
    assert after_the.odds < best.odds - 2


def test_a_new_speaker_begins_a_sentence() -> None:
    words = [_word("yes", 0, S, "A"), _word("and", S, 2 * S, "B"), _word("no", 2 * S, 3 * S, "B")]
    first, second = boundaries(words, gaps(words, ()), "en")
    assert first.odds > second.odds + 3


@given(st.data())
def test_a_cut_keeps_its_limits_and_cuts_no_word(data: st.DataObject) -> None:
    lengths = data.draw(st.lists(st.integers(50, 900), min_size=4, max_size=40))
    silences = data.draw(
        st.lists(st.integers(70, 900), min_size=len(lengths), max_size=len(lengths))
    )
    words, heard, now = [], [], 0
    for place, (length, silence) in enumerate(zip(lengths, silences, strict=True)):
        words.append(_word("word." if place % 5 == 4 else "word", now, now + length * MS))
        now += length * MS
        heard.append(Pause(start=now, end=now + silence * MS))
        now += silence * MS
    start, end = sorted(data.draw(st.tuples(st.integers(0, now), st.integers(0, now))))
    limits = Limits(shortest=2 * S, longest=9 * S)
    cut = Cutter(words, boundaries(words, gaps(words, heard), "en"), now).cut(start, end, limits)
    if cut is not None:
        assert limits.shortest <= cut.samples <= limits.longest
        assert all(word.end <= cut.start or word.start >= cut.start for word in words), (
            "a word begins before the clip and ends in it"
        )
        assert all(word.start >= cut.end or word.end <= cut.end for word in words)


def test_boundaries_come_one_for_each_gap() -> None:
    words, silences = _spoken(TALK)
    found: tuple[Boundary, ...] = boundaries(words, gaps(words, silences), "en")
    assert [boundary.after for boundary in found] == list(range(len(words) - 1))
    assert all(one.gap.start <= two.gap.start for one, two in pairwise(found))


def test_words_get_the_ends_that_a_pause_beside_them_shows() -> None:
    words = [
        _word("one", 0, S + 100 * MS),
        _word("two", 2 * S - 100 * MS, 3 * S),
        _word("c", 3 * S, 4 * S),
    ]
    between = [
        Gap(start=S, end=2 * S, heard=True),
        Gap(start=3 * S, end=3 * S, heard=False),
    ]
    one, two, three = at_their_pauses(words, between)
    assert (one.start, one.end) == (0, S)
    assert (two.start, two.end) == (2 * S, 3 * S)
    assert three == words[2]


def test_a_word_that_was_found_nearer_than_a_pause_is_measured_keeps_its_times() -> None:
    words = [_word("one", 0, S + 10 * MS), _word("two", 2 * S - 10 * MS, 3 * S)]
    between = [Gap(start=S, end=2 * S, heard=True)]
    assert at_their_pauses(words, between) == tuple(words)
