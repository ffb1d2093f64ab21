"""What of a clip's sound is heard, and how loud it is while it is shown as bars."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from reelwright.domain.clips.gaps import gaps
from reelwright.domain.clips.planned import PlannedClip
from reelwright.domain.clips.platforms import TASTES
from reelwright.domain.clips.tightening import Part, Tightening, tightened, whole
from reelwright.domain.script.sound_shot import BAR_STEPS
from reelwright.domain.sound.bars import bar_heights
from reelwright.domain.sound.pauses import HOP, Pause, pauses
from reelwright.domain.time import FrameRate
from reelwright.workflows.clip.order import ClipOrder

_AROUND = 3000
"""Hops beside a clip that tell how loud voice and room are there: half a minute."""

Levels = NDArray[np.float32]


def tighten(clip: PlannedClip, levels: Levels, language: str, order: ClipOrder) -> Tightening:
    """What is kept of a clip; all of it unless it was asked to be tightened."""
    words = [word for sentence in clip.sentences for word in sentence]
    if not order.tighten or not words:
        return whole(clip.cut)
    between = gaps(words, _pauses_in(clip, levels))
    return tightened(clip.cut, words, between, language, TASTES[clip.platform].limits)


def _pauses_in(clip: PlannedClip, levels: Levels) -> Sequence[Pause]:
    """The pauses of a clip, in samples of the recording."""
    first = max(0, clip.cut.start // HOP - _AROUND)
    heard = pauses(levels[first : clip.cut.end // HOP + _AROUND])
    return [Pause(start=each.start + first * HOP, end=each.end + first * HOP) for each in heard]


def bars_of(parts: Sequence[Part], levels: Levels, frames: int, rate: FrameRate) -> tuple[int, ...]:
    """A bar for every frame of a clip that has these parts of the recording."""
    heard = [levels[part.start // HOP : part.end // HOP] for part in parts]
    return bar_heights(np.concatenate(heard), frames, rate, BAR_STEPS)
