import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from reelwright.domain.sound.pauses import FLOOR, HOP, Pause, levels, pauses

pytestmark = pytest.mark.unit

SPEECH, ROOM = -20.0, -60.0


def _levels(*parts: tuple[float, int]) -> NDArray[np.float32]:
    """Runs of hops at a level, unsteady by some decibels as sound is."""
    chance = np.random.default_rng(7)
    shape = np.concatenate([np.full(hops, level) for level, hops in parts])
    return (shape + chance.normal(0, 1, len(shape))).astype(np.float32)


def test_a_level_is_that_of_the_sound() -> None:
    tone = np.sin(np.arange(HOP * 4) * 2 * np.pi * 1000 / 48_000).astype(np.float32)
    assert levels(tone) == pytest.approx(np.full(4, -3.01), abs=0.01)
    assert levels(np.zeros(HOP * 2 + 5, np.float32)).tolist() == [FLOOR, FLOOR]


def test_a_pause_is_found_to_the_hop() -> None:
    heard = _levels((SPEECH, 200), (ROOM, 40), (SPEECH, 300), (ROOM, 25), (SPEECH, 100))
    assert pauses(heard) == (
        Pause(start=200 * HOP, end=240 * HOP),
        Pause(start=540 * HOP, end=565 * HOP),
    )


def test_the_closure_of_a_consonant_is_no_pause() -> None:
    assert pauses(_levels((SPEECH, 200), (ROOM, 5), (SPEECH, 200), (ROOM, 60))) == (
        Pause(start=405 * HOP, end=465 * HOP),
    )


def test_a_click_does_not_end_a_pause() -> None:
    heard = _levels((SPEECH, 200), (ROOM, 30), (SPEECH, 2), (ROOM, 30), (SPEECH, 200))
    assert pauses(heard) == (Pause(start=200 * HOP, end=262 * HOP),)


@pytest.mark.parametrize("room", [-75.0, -60.0, -45.0])
@pytest.mark.parametrize("voice", [-30.0, -20.0, -10.0])
def test_loud_rooms_and_soft_voices_have_pauses_too(room: float, voice: float) -> None:
    if voice - room < 20:
        room = voice - 20
    found = pauses(_levels((voice, 300), (room, 50), (voice, 300), (room, 50)))
    assert found == (
        Pause(start=300 * HOP, end=350 * HOP),
        Pause(start=650 * HOP, end=700 * HOP),
    )


def test_a_speaker_who_comes_nearer_is_followed() -> None:
    soft, loud = (-38.0, 150), (-12.0, 150)
    heard = _levels(*([soft, (-70.0, 30)] * 40), *([loud, (-50.0, 30)] * 40))
    assert 75 <= len(pauses(heard)) <= 80, "but for some around the moment of change"


@given(
    st.lists(st.floats(min_value=-100, max_value=0, width=32), max_size=300),
)
def test_pauses_are_in_order_inside_and_never_short(drawn: list[float]) -> None:
    found = pauses(np.array(drawn, dtype=np.float32))
    edges = [edge for pause in found for edge in (pause.start, pause.end)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(drawn) * HOP for edge in edges)
    assert all(pause.samples >= 6 * HOP for pause in found)
