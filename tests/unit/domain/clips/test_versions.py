"""One moment for several platforms: the same story, told in the time that each likes."""

import pytest

from reelwright.domain.clips.features import Evidence, Feature
from reelwright.domain.clips.flags import Flag
from reelwright.domain.clips.moments import Candidate, Moment
from reelwright.domain.clips.scoring import Score
from reelwright.domain.clips.versions import heart, version_of
from reelwright.domain.time import SAMPLE_RATE

pytestmark = pytest.mark.unit

SENTENCE = 5 * SAMPLE_RATE
EVEN = dict.fromkeys(Feature, 1.0)


def _moment(first: int, last: int, value: float = 50.0, **evidence: tuple[float, int]) -> Moment:
    found = {
        Feature(name): Evidence(strength=strength, sentence=sentence)
        for name, (strength, sentence) in evidence.items()
    }
    return Moment(
        first=first,
        last=last,
        start=first * SENTENCE,
        end=last * SENTENCE,
        found=found,
        score=Score(value=value, lowest=value, highest=value),
    )


LONG = _moment(10, 19, story=(1.0, 12), payoff=(1.0, 14), opening=(0.1, 10))


def test_the_heart_is_what_most_of_the_score_rests_on() -> None:
    assert heart(LONG, EVEN) == {12, 14}
    assert heart(_moment(0, 5, answer=(1.0, 3), leaning=(1.0, 0)), EVEN) == {3}
    assert heart(_moment(0, 5)) == frozenset()


def _candidate(first: int, last: int, value: float = 50.0, *flags: Flag) -> Candidate:
    start, end = first * SENTENCE, last * SENTENCE
    return Candidate(
        first=first, last=last, start=start, end=end, value=value, flags=frozenset(flags)
    )


def test_a_shorter_platform_gets_the_best_part_that_still_tells_it() -> None:
    without_the_payoff = _candidate(10, 14, 90)
    elsewhere = _candidate(30, 35, 80)
    short = _candidate(11, 16, 70)
    shorter = _candidate(12, 15, 60)
    assert version_of(LONG, [without_the_payoff, elsewhere, short, shorter], EVEN) == short


def test_where_nothing_tells_the_same_there_is_no_version() -> None:
    assert version_of(LONG, [_candidate(30, 35)], EVEN) is None
    assert version_of(LONG, [_candidate(12, 60)], EVEN), "a longer one holds all of it"
    assert version_of(LONG, [_candidate(11, 16, 50, Flag.SPONSOR)], EVEN) is None
