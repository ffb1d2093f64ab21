import pytest

from reelwright.domain.clips.episode import Episode, episode_id, episode_of
from reelwright.domain.clips.flags import Flag, Memory, flags, shingles
from reelwright.domain.clips.sentences import Sentence
from reelwright.domain.time import SAMPLE_RATE

pytestmark = pytest.mark.unit

S = SAMPLE_RATE
TEXTS = (
    "The harbour master opened the gate at dawn and let the herring boats out.",
    "Nobody had told him that the tide would come back an hour early.",
    "Ice is brought from the town in covered carts on the first day of the week.",
)


def _episode() -> Episode:
    return episode_of(
        [
            Sentence(first=at, last=at + 1, start=10 * at * S, end=(10 * at + 9) * S, text=text)
            for at, text in enumerate(TEXTS)
        ],
        "en",
    )


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        ((0, 19), True),
        ((0, 60), True),
        ((11, 29), False),
        ((5, 15), True),
        ((14, 29), False),
        ((19, 29), False),
    ],
)
def test_a_moment_is_known_as_rejected_by_what_it_shares(
    span: tuple[int, int], *, expected: bool
) -> None:
    memory = Memory(rejected=((span[0] * S, span[1] * S),))
    assert (Flag.REJECTED in flags(_episode(), memory, 0, 2)) is expected


def test_a_clip_of_an_earlier_episode_is_known_again_and_another_is_not() -> None:
    told = Memory(told=shingles("Well, " + TEXTS[0].replace("at dawn", "in the evening")))
    assert Flag.REPEATED in flags(_episode(), told, 0, 1)
    assert Flag.REPEATED not in flags(_episode(), told, 1, 3)


def test_an_episode_is_the_recording_in_a_channel() -> None:
    assert episode_id("main", "ab") == episode_id("main", "ab")
    assert len({episode_id("main", "ab"), episode_id("other", "ab"), episode_id("main", "c")}) == 3
