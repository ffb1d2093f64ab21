import pytest
from hypothesis import given
from hypothesis import strategies as st

from reelwright.domain.clips.acts import About, Act, answer, grounds, judgement
from reelwright.domain.clips.features import Feature
from reelwright.domain.clips.learning import Answer, Verb

pytestmark = pytest.mark.unit

KEPT, REJECTED = Act(verb=Verb.KEPT), Act(verb=Verb.REJECTED)
EDITED, EXPORTED = Act(verb=Verb.EDITED), Act(verb=Verb.EXPORTED)
STRENGTHS = {Feature.STORY: 0.5}


def _rated(stars: int, about: About = About.MOMENT) -> Act:
    return Act(verb=Verb.RATED, amount=stars, about=about)


@pytest.mark.parametrize(
    ("acts", "expected"),
    [
        ([], None),
        ([KEPT], 0.9),
        ([EDITED], 0.7),
        ([EDITED, KEPT, EDITED], 0.9),
        ([KEPT, EXPORTED, EDITED], 1.0),
        ([KEPT, REJECTED], 0.0),
        ([REJECTED, KEPT], 0.9),
        ([KEPT, _rated(2)], 0.25),
        ([_rated(5), _rated(2), KEPT], 0.25),
        ([_rated(5), REJECTED], 0.0),
        ([REJECTED, _rated(4)], 0.75),
        ([_rated(5), REJECTED, KEPT], 0.9),
        ([_rated(1, About.CAPTIONS)], None),
        ([KEPT, _rated(1, About.PICTURE)], 0.9),
    ],
)
def test_the_newest_rating_or_rejection_decides(acts: list[Act], expected: float | None) -> None:
    assert judgement(acts) == expected


@given(st.lists(st.sampled_from([KEPT, REJECTED, EDITED, EXPORTED, _rated(1), _rated(5)])))
def test_saying_the_same_again_changes_nothing(acts: list[Act]) -> None:
    once = judgement(acts)
    assert once is None or 0 <= once <= 1
    if acts:
        assert judgement([*acts, acts[-1]]) == once


def test_viewers_count_as_much_as_the_owner() -> None:
    assert answer(STRENGTHS, []) is None
    assert answer(STRENGTHS, [EXPORTED]) == Answer(strengths=STRENGTHS, worth=1.0)
    assert answer(STRENGTHS, [], held=0.3) == Answer(strengths=STRENGTHS, worth=0.3)
    assert answer(STRENGTHS, [EXPORTED], held=0.5) == Answer(strengths=STRENGTHS, worth=0.75)


def test_the_grounds_of_a_weight_are_what_became_of_clips_with_it_and_without() -> None:
    liked = Answer(strengths={Feature.STORY: 0.4, Feature.CLAIM: 0.0}, worth=0.9)
    others = [Answer(strengths={}, worth=worth) for worth in (0.0, 0.5)]
    (story,) = grounds([liked, *others])
    assert (story.feature, story.clips, story.worth, story.others) == (Feature.STORY, 1, 0.9, 0.25)
    (alone,) = grounds([liked])
    assert alone.others == alone.worth
