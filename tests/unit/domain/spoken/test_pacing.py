"""The estimate counts what is said, not what is written."""

import pytest

from reelwright.domain.spoken.pacing import CHARACTERS_PER_SECOND, spoken_seconds

pytestmark = pytest.mark.unit


def test_figures_take_as_long_as_their_words() -> None:
    words = "one million two hundred and thirty-four thousand five hundred and sixty-seven"
    assert spoken_seconds("1,234,567", "en") == spoken_seconds(words, "en")
    assert spoken_seconds("1,234,567", "en") == pytest.approx(len(words) / 17.5)


def test_twice_the_speed_takes_half_the_time() -> None:
    assert spoken_seconds("Hello there", "en", 2.0) == spoken_seconds("Hello there", "en") / 2


@pytest.mark.parametrize("language", [*CHARACTERS_PER_SECOND, "pl", "ja", "en-GB"])
def test_every_language_gives_an_estimate(language: str) -> None:
    assert 1 < spoken_seconds("x" * 50, language) < 10
    assert spoken_seconds("", language) == 0.0
