"""What kind of recording it is, and what that changes: little, and within bounds."""

from collections.abc import Sequence
from itertools import cycle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.domain.clips.episode import Episode, episode_of
from reelwright.domain.clips.features import AGAINST, Evidence, Feature
from reelwright.domain.clips.genres import FARTHEST, LEAST_SENTENCES, Genre, genre_of, tuned
from reelwright.domain.clips.platforms import TASTES, Platform
from reelwright.domain.clips.scoring import WEIGHTS, score, scores_on
from reelwright.domain.clips.sentences import Sentence
from reelwright.domain.time import SAMPLE_RATE

pytestmark = pytest.mark.unit

S = SAMPLE_RATE
ASKS = "Why does the tide rise twice a day?"
TELLS = "The water lies there and the boats lie on it as they always have been lying there."
EXPLAINS = "It is 40 percent more, because the moon pulls harder on the nearer side."
NARRATES = "Then my aunt took off her ring and she said that she would never come back."
THANKS = "Thanks for watching, and please subscribe to the channel."


def _episode(
    lines: Sequence[str], speakers: Sequence[str], laughs: float = 0.0, seconds: int = 6
) -> Episode:
    told = [
        Sentence(
            first=at * 10,
            last=at * 10 + len(text.split()),
            start=at * seconds * S,
            end=(at * seconds + seconds - 1) * S,
            text=text,
            speaker=speaker,
            silence=S,
        )
        for at, (text, speaker) in enumerate(zip(lines, cycle(speakers), strict=False))
    ]
    return episode_of(told, "en", laughs=[laughs] * len(told))


@pytest.mark.parametrize(
    ("lines", "speakers", "laughs", "genre"),
    [
        pytest.param([ASKS, TELLS, TELLS] * 15, "ABB", 0.0, Genre.INTERVIEW, id="one asks"),
        pytest.param(
            [ASKS, TELLS, TELLS, TELLS] * 15, "AABB", 0.0, Genre.PODCAST, id="asker tells"
        ),
        pytest.param([TELLS] * 40, "AB", 0.0, Genre.PODCAST, id="two who ask nothing"),
        pytest.param([TELLS] * 40, "AB", 0.5, Genre.COMEDY, id="everybody laughs"),
        pytest.param([TELLS] * 40, "A", 0.0, Genre.TALK, id="one voice"),
        pytest.param([EXPLAINS, TELLS] * 20, "A", 0.0, Genre.LECTURE, id="one who explains"),
        pytest.param([NARRATES, TELLS] * 20, "A", 0.0, Genre.STORY, id="one who tells a story"),
        pytest.param([ASKS, TELLS] * 40, [""], 0.0, Genre.GENERAL, id="nobody knows who speaks"),
        pytest.param([ASKS, TELLS] * 10, "AB", 0.0, Genre.GENERAL, id="too little"),
        pytest.param([], "A", 0.0, Genre.GENERAL, id="nothing"),
    ],
)
def test_the_genre_is_told_by_how_people_talk(
    lines: list[str], speakers: str, laughs: float, genre: Genre
) -> None:
    told = genre_of(_episode(lines, speakers, laughs))
    assert told.genre is genre
    assert told.evidence
    assert not told.by_owner


def test_one_who_speaks_to_those_who_watch_for_long_streams() -> None:
    lines = [TELLS, TELLS, THANKS] * 20
    assert genre_of(_episode(lines, "A", seconds=40)).genre is Genre.STREAM
    assert genre_of(_episode(lines, "A", seconds=6)).genre is Genre.TALK


def test_evidence_says_what_was_measured() -> None:
    told = genre_of(_episode([ASKS, TELLS, TELLS] * 15, "ABB"))
    assert told.evidence[0].startswith("2 voices, the main one with 81% of the words")
    assert told.evidence[1] == "15 questions, 100% by one who says 19% of the words"


def test_what_the_owner_says_counts() -> None:
    told = genre_of(_episode([TELLS] * 40, "AB"), Genre.LECTURE)
    assert (told.genre, told.by_owner) == (Genre.LECTURE, True)


@pytest.mark.parametrize("genre", Genre)
@pytest.mark.parametrize("platform", Platform)
def test_weights_move_little_and_stay_on_their_side(genre: Genre, platform: Platform) -> None:
    moved = tuned(WEIGHTS, genre, platform)
    assert set(moved) == set(Feature)
    for feature in Feature:
        assert abs(moved[feature] - WEIGHTS[feature]) <= FARTHEST + 1e-9
        assert (moved[feature] < 0) == (feature in AGAINST)


@pytest.mark.parametrize("genre", [Genre.GENERAL, Genre.PODCAST])
def test_the_recordings_that_weights_were_made_for_are_weighed_as_ever(genre: Genre) -> None:
    assert tuned(WEIGHTS, genre, Platform.SHORTS) == WEIGHTS


@given(
    st.dictionaries(st.sampled_from(Feature), st.floats(-3, 3), min_size=len(Feature)),
    st.sampled_from(Genre),
    st.sampled_from(Platform),
)
def test_whatever_a_channel_learned_moves_by_no_more(
    learned: dict[Feature, float], genre: Genre, platform: Platform
) -> None:
    moved = tuned(learned, genre, platform)
    for feature, weight in learned.items():
        assert abs(moved[feature] - weight) <= FARTHEST + 1e-9
        assert moved[feature] * weight >= 0


def test_a_candidate_has_a_score_and_an_interval_on_every_platform() -> None:
    found = {
        Feature.OPENING: Evidence(strength=1.0, sentence=0),
        Feature.FEELING: Evidence(strength=0.5, sentence=1),
    }
    tastes = {each: (TASTES[each], tuned(WEIGHTS, Genre.TALK, each)) for each in Platform}
    told = scores_on(found, 40 * S, tastes)
    assert set(told) == set(Platform)
    assert all(each.lowest <= each.value <= each.highest for each in told.values())
    assert told[Platform.SHORTS].value > told[Platform.REELS].value  # too long there
    assert told[Platform.TIKTOK] == score(found, 40 * S, *tastes[Platform.TIKTOK])


def test_fewer_sentences_than_tell_anything_are_general() -> None:
    assert genre_of(_episode([TELLS] * (LEAST_SENTENCES - 1), "A")).genre is Genre.GENERAL
    assert genre_of(_episode([TELLS] * LEAST_SENTENCES, "A")).genre is Genre.TALK
