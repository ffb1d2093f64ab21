"""What stands beside a clip: its own words, within the platform's limits."""

import pytest

from reelwright.domain.production.clip_metadata import describe_clip
from reelwright.domain.production.metadata import LONGEST_DESCRIPTION, LONGEST_TITLE, size, units

pytestmark = pytest.mark.unit


def test_it_says_what_is_said_and_where_it_is_from() -> None:
    told = describe_clip(
        "Why tides turn", ["Why do tides turn?", "The moon pulls."], "en",
        recording="Episode 12", second=754,
    )  # fmt: skip
    assert told.title == "Why tides turn"
    assert told.description == ("Why do tides turn? The moon pulls.\n\nFrom “Episode 12”, 12:34.")


@pytest.mark.parametrize("word", ["tide", "海", "🌊🌊", "<b>"])
def test_limits_are_kept_and_the_place_stays(word: str) -> None:
    long = " ".join([word] * 6000)
    told = describe_clip(long, [long], "en", recording="<Talk>", second=3725)
    assert units(told.title) <= LONGEST_TITLE
    assert size(told.description) <= LONGEST_DESCRIPTION
    assert told.description.endswith("From “‹Talk›”, 1:02:05.")
    assert not {"<", ">"} & set(told.title + told.description)
