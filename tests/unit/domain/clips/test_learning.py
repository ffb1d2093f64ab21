from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reelwright.domain.clips.features import Feature
from reelwright.domain.clips.learning import FARTHEST, FEWEST, Answer, Verb, learn, worth
from reelwright.domain.clips.scoring import WEIGHTS

pytestmark = pytest.mark.unit


def _answers(count: int, likes: Feature | None, seed: int = 5) -> list[Answer]:
    """Clips of random evidence, kept where they have what the owner likes; else by a coin."""
    chance = Random(seed)  # noqa: S311 - answers, not secrets
    answers = []
    for _ in range(count):
        strengths = {feature: chance.random() for feature in Feature if chance.random() < 0.5}
        kept = strengths.get(likes, 0.0) > 0.4 if likes else chance.random() < 0.5
        answers.append(Answer(strengths=strengths, worth=float(kept)))
    return answers


def test_few_answers_teach_nothing() -> None:
    learned = learn(_answers(FEWEST - 1, Feature.ENERGY))
    assert learned.weights == WEIGHTS
    assert learned.step == 0
    assert set(learned.changes.values()) == {0.0}


def test_an_owner_who_likes_one_thing_gets_more_of_it() -> None:
    learned = learn(_answers(200, Feature.ENERGY))
    assert learned.step > 0
    assert learned.changes[Feature.ENERGY] > 0.5
    assert learned.changes[Feature.ENERGY] == max(learned.changes.values())
    assert learned.loss < learned.default_loss


def test_the_same_answers_teach_the_same() -> None:
    answers = _answers(60, Feature.STORY)
    assert learn(answers) == learn(list(answers))


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 10_000), st.sampled_from(sorted(Feature)), st.integers(20, 120))
def test_no_owner_moves_a_weight_farther_than_it_may(seed: int, likes: Feature, count: int) -> None:
    learned = learn(_answers(count, likes, seed))
    assert all(abs(change) <= FARTHEST + 1e-9 for change in learned.changes.values())
    assert learned.loss <= learned.default_loss + 1e-9


@pytest.mark.parametrize(
    ("verb", "amount", "expected"),
    [
        (Verb.REJECTED, 0, 0.0),
        (Verb.EXPORTED, 0, 1.0),
        (Verb.RATED, 1, 0.0),
        (Verb.RATED, 3, 0.5),
        (Verb.RATED, 9, 1.0),
        (Verb.MEASURED, 0.25, 0.25),
        (Verb.MEASURED, -3, 0.0),
    ],
)
def test_acts_have_their_worth(verb: Verb, amount: float, expected: float) -> None:
    assert worth(verb, amount) == expected
