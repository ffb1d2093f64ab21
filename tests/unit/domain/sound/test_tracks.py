"""What the tracks of a recording are, and who speaks."""

import numpy as np
import pytest
from numpy.typing import NDArray

from reelwright.domain.sound.pauses import HOP
from reelwright.domain.sound.tracks import Roles, roles, speaking, together

pytestmark = pytest.mark.unit

Track = NDArray[np.float32]
NOTHING, ROOM, BLEED, VOICE = -100.0, -60.0, -38.0, -20.0
TURN = 100
"""Hops of one turn of speech."""


def _track(turns: str, voice: float = VOICE) -> Track:
    """A turn a letter: ``v`` speaks, ``b`` hears others, ``.`` hears the room, ``_`` nothing."""
    levels = {"v": voice, "b": BLEED, ".": ROOM, "_": NOTHING}
    return np.repeat([levels[turn] for turn in turns], TURN).astype(np.float32)


@pytest.mark.parametrize(
    ("tracks", "expected"),
    [
        pytest.param(["v.v."], Roles(whole=0), id="one"),
        pytest.param(["vv..", "..vv"], Roles(whole=None, voices=(0, 1)), id="two-microphones"),
        pytest.param(["vvbb", "bbvv"], Roles(whole=None, voices=(0, 1)), id="they-hear-each-other"),
        pytest.param(["vvvv", "vv..", "..vv"], Roles(whole=0, voices=(1, 2)), id="mix-first"),
        pytest.param(["vv..", "..vv", "vvvv"], Roles(whole=2, voices=(0, 1)), id="mix-last"),
        pytest.param(["vvvv", "vvvv"], Roles(whole=0), id="the-same-twice"),
        pytest.param(["vvvv", "____"], Roles(whole=0), id="an-empty-track"),
        pytest.param(["____", "vvvv"], Roles(whole=1), id="an-empty-track-first"),
        pytest.param(["____", "____"], Roles(whole=0), id="silence"),
    ],
)
def test_tracks_tell_by_their_sound_what_they_are(tracks: list[str], expected: Roles) -> None:
    assert roles([_track(each) for each in tracks]) == expected


@pytest.mark.parametrize(
    ("voices", "voice", "over"),
    [
        (["v", "."], 0, False),
        (["b", "v"], 1, False),
        (["v", "v"], 0, True),
        ([".", "."], 0, False),
    ],
)
def test_who_speaks_is_loudest_against_their_own_voice(
    voices: list[str],
    voice: int,
    over: bool,  # noqa: FBT001 - a table's column
) -> None:
    # Everybody speaks somewhere else, so that each track knows how loud its own voice is.
    tracks = [_track(each + "vvvv") for each in voices]
    found = speaking(tracks, 0, TURN * HOP)
    assert (found.voice, found.together) == (voice, over)


def test_a_softer_microphone_counts_as_much() -> None:
    loud, soft = _track("b.vv", voice=-10.0), _track("v.vv", voice=-35.0)
    assert speaking([loud, soft], 0, TURN * HOP).voice == 1


def test_together_tracks_add_up_and_the_shorter_ends_first() -> None:
    levels = together([_track("vv"), _track("v")])
    assert levels[0] == pytest.approx(VOICE + 3.01, abs=0.01)
    assert levels[-1] == pytest.approx(VOICE, abs=0.01)
    assert not together([]).size
