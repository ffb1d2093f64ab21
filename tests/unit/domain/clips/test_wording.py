"""Clips are called by a sentence that stands by itself."""

import pytest

from reelwright.domain.clips.episode import episode_of
from reelwright.domain.clips.features import Evidence, Feature
from reelwright.domain.clips.moments import Moment
from reelwright.domain.clips.scoring import Score
from reelwright.domain.clips.sentences import Sentence
from reelwright.domain.clips.wording import LONGEST_TITLE, shortened, title_of

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("So, um, why do most people give up?", "Why do most people give up?"),
        ("Yes, we had the floor above it first.", "We had the floor above it first"),
        ("I mean, can we tell, you know, when it is done?", "Can we tell, when it is done?"),
        ("They say no, um, to a thing they enjoy.", "They say no to a thing they enjoy"),
        ("Na ja, also, wir hatten kein Geld.", "Wir hatten kein Geld"),
        ("how come rice is never sticky like mine", "How come rice is never sticky like mine?"),
        ("was walter with you when i called", "Was walter with you when I called?"),
        ("what i did was sell the car", "What I did was sell the car"),
        ("when you get a book how do you begin", "When you get a book how do you begin?"),
        ("Warum gibt es hier kein Brot", "Warum gibt es hier kein Brot?"),
        ("Look what they have done!", "Look what they have done!"),
        ("No.", "No"),
        (
            "I've got the two old watt ones on the sides, a sixty in the middle, then two stands.",
            "I've got the two old watt ones on the sides, a sixty in the middle",
        ),
        (
            "I weighed the bins for one month every night before they went out in a row to town",
            "I weighed the bins for one month every night before they went out…",
        ),
    ],
)  # fmt: skip
def test_a_sentence_as_a_title(said: str, title: str) -> None:
    assert shortened(said) == title
    assert len(title) <= LONGEST_TITLE


def _titled(*said: str, earned: dict[Feature, int]) -> str:
    sentences = [
        Sentence(first=10 * at, last=10 * at + 9, start=at, end=at + 1, text=text)
        for at, text in enumerate(said)
    ]
    moment = Moment(
        first=0,
        last=len(said),
        start=0,
        end=len(said),
        found={each: Evidence(strength=1.0, sentence=at) for each, at in earned.items()},
        score=Score(value=50, lowest=40, highest=60),
    )
    return title_of(episode_of(sentences, "en"), moment)


def test_a_clip_is_called_by_what_earned_its_score() -> None:
    said = ("We met on a train.", "How did you learn to bake bread?", "I burnt every loaf.")
    assert _titled(*said, earned={Feature.ANSWER: 1, Feature.OPENING: 0}) == said[1]


def test_what_leans_or_would_be_torn_stands_back() -> None:
    leans = "That was the best thing they ever did."
    long = (
        "A child who has read five books every day at home has heard one point four million words"
    )
    plain = "Nobody had ordered the bread."
    assert _titled(leans, plain, earned={Feature.OPENING: 0}) == plain.rstrip(".")
    assert _titled(long, plain, earned={Feature.EMPHASIS: 0}) == plain.rstrip(".")
