"""For each check that looks at a file, a master that fails it and no other."""

import numpy as np

from builders.masters import SECONDS, Recipe, Sound
from reelwright.domain.time import SAMPLE_RATE


def quieter(sound: Sound) -> Sound:
    return sound * np.float32(0.85)


def with_a_loud_moment(sound: Sound) -> Sound:
    spoiled = sound.copy()
    at = np.arange(144)
    spoiled[:, 50_400:50_544] = 1.1 * np.sin(2 * np.pi * at / 48)
    return spoiled


def longer_by_a_quarter_second(sound: Sound) -> Sound:
    return np.pad(sound, ((0, 0), (0, SAMPLE_RATE // 4)))


SPOILED = {
    "picture plays": Recipe(late=lambda frame: frame + (frame >= 60)),
    "frame count": Recipe(frames=SECONDS * 10 - 1),
    "codec": Recipe(encoder="mpeg4"),
    "sound and picture together": Recipe(sound=longer_by_a_quarter_second),
    "plays from its first bytes": Recipe(index_first=False),
    "colour tags": Recipe(tagged=False),
    "loudness": Recipe(sound=quieter),
    "true peak": Recipe(sound=with_a_loud_moment),
    "black picture": Recipe(black=range(43, 49)),
    "caption contrast": Recipe(caption_colour=(75, 75, 75)),
    "text contrast": Recipe(card_colour=(75, 95, 120)),
    "captions in their area": Recipe(caption_rise=40),
}
