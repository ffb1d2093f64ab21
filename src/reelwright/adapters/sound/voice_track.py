"""The takes placed on the track, in blocks."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing

import numpy as np

from reelwright.adapters.sound.reading import TakeReader
from reelwright.domain.sound.filtering import BLOCK, BlockFilter, Sound, high_pass
from reelwright.ports.sound import MixFailed, SoundClip

_RUMBLE_BELOW = 70.0
"""Hertz: no voice reaches lower; tables, microphones and traffic do."""


def voice_blocks(clips: Sequence[SoundClip], samples: int) -> Iterator[Sound]:
    """Blocks (1 x up to ``BLOCK``) of all takes at their exact samples, without rumble.

    Raises:
        SoundUnreadable: a take cannot be read.
        MixFailed: a take does not lie within the track.
    """
    waiting = sorted(clips, key=lambda clip: (clip.start, str(clip.file)), reverse=True)
    rumble_free = BlockFilter((high_pass(_RUMBLE_BELOW),), channels=1)
    playing: list[tuple[SoundClip, TakeReader]] = []
    with ExitStack() as opened:
        for start in range(0, samples, BLOCK):
            end = min(start + BLOCK, samples)
            while waiting and waiting[-1].start < end:
                clip = waiting.pop()
                reader = opened.enter_context(closing(TakeReader(clip.file)))
                _check(clip, reader, samples)
                playing.append((clip, reader))
            yield rumble_free.process(_sum(playing, start, end))
            playing = _still_playing(playing, end)
        if waiting:
            raise MixFailed(f"{waiting[-1].file.name} begins after the end of the track.")


def _check(clip: SoundClip, reader: TakeReader, samples: int) -> None:
    if clip.start < 0 or clip.start + reader.samples > samples:
        raise MixFailed(
            f"{clip.file.name} does not lie within the track: it begins at sample {clip.start} "
            f"and lasts {reader.samples} of {samples}."
        )


def _sum(playing: Sequence[tuple[SoundClip, TakeReader]], start: int, end: int) -> Sound:
    block: Sound = np.zeros((1, end - start), dtype=np.float32)
    for clip, reader in playing:
        first, last = max(start, clip.start), min(end, clip.start + reader.samples)
        if last > first:
            heard = reader.stretch(first - clip.start, last - clip.start)
            block[:, first - start : last - start] += heard
    return block


def _still_playing(
    playing: Sequence[tuple[SoundClip, TakeReader]], end: int
) -> list[tuple[SoundClip, TakeReader]]:
    kept = []
    for clip, reader in playing:
        if clip.start + reader.samples > end:
            kept.append((clip, reader))
        else:
            reader.close()
    return kept
