"""The mix: takes and bed into one track, made as loud as the platform plays it.

Three passes, each in blocks: the voice is recorded and measured; voice and bed are put together
on a spool; the spool is made louder, limited and encoded. What was encoded is decoded and
measured, and where it misses, the last pass is done again with what was learnt.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import repeat
from pathlib import Path

import av
import numpy as np

from reelwright.adapters.sound.bed import opened_bed
from reelwright.adapters.sound.encoding import encode, loudness_of
from reelwright.adapters.sound.spool import Spool
from reelwright.adapters.sound.voice_track import voice_blocks
from reelwright.domain.sound.filtering import BLOCK, Sound
from reelwright.domain.sound.limiting import gain_step, limited
from reelwright.domain.sound.loudness import (
    CEILING_DBTP,
    TARGET_LUFS,
    LoudnessMeter,
    amplitude,
)
from reelwright.domain.sound.mixing import (
    BED_BELOW_VOICE,
    VOICE_LOUDNESS,
    Curve,
    ducking,
    fades,
    levelling,
    power_of,
    shaped,
    speech,
)
from reelwright.ports.disk import NO_ROOM, DiskFull
from reelwright.ports.progress import Progress
from reelwright.ports.sound import Loudness, MixFailed, Music, SoundClip

_STEP = "sound"
_CLOSE_LU = 0.2
"""Closer than this nothing is corrected: the limit is 0.5, and meters differ by 0.1."""
_REHEARSALS = 2
"""Times that the limiter is tried before anything is encoded."""
_SLIGHT_LU = 0.05
"""So little lost to the limiter is not rehearsed again."""
_ATTEMPTS = 4
_CODEC_MARGIN = 0.6
"""Decibels by which AAC at 192 kbit/s usually raises a peak."""
_METER_MARGIN = 0.15
"""Decibels by which meters of true peak differ."""
_LOUDEST_GAIN = 50.0
"""Decibels; more would only make noise loud."""
_NO_BED: Sound = np.zeros((1, BLOCK), dtype=np.float32)


def mix(
    clips: Sequence[SoundClip],
    samples: int,
    music: Music | None,
    destination: Path,
    progress: Progress,
) -> Loudness:
    """Mix to an AAC track; see ``SoundStudio.mix``."""
    if samples <= 0:
        raise MixFailed("The track has no length: there is nothing to mix.")
    partial = destination.with_name(f".{destination.name}.partial")
    try:
        folder = destination.parent
        wide = [replace(clip, file=clip.side) for clip in clips if clip.side is not None]
        with (
            Spool(folder, channels=2 if music or wide else 1) as spool,
            Spool(folder, channels=1) as voice,
        ):
            power = _record_voice(clips, samples, voice, progress)
            sides = voice_blocks(wide, samples) if wide else None
            loudness = _premix(_Spoken(voice, sides), power, music, spool, progress)
            measured = _master(spool, loudness, partial, progress)
        partial.replace(destination)
    except (OSError, av.error.FFmpegError) as error:
        if error.errno in NO_ROOM:
            message = (
                f"There is no room left for the sound in {destination.parent}; free some space "
                "and run again, what is finished is kept."
            )
            raise DiskFull(message) from error
        raise MixFailed(f"The sound could not be written: {error.strerror or error}.") from error
    finally:
        partial.unlink(missing_ok=True)
    return measured


@dataclass(frozen=True, slots=True)
class _Spoken:
    """The takes along the track, and the side that they have."""

    middle: Spool
    sides: Iterator[Sound] | None = None

    def blocks(self) -> Iterator[Sound]:
        """One channel; two where the takes are wide."""
        if self.sides is None:
            yield from self.middle.blocks()
            return
        for middle, side in zip(self.middle.blocks(), self.sides, strict=True):
            yield np.concatenate((middle + side, middle - side))


def _premix(
    spoken: _Spoken, power: Curve, music: Music | None, spool: Spool, progress: Progress
) -> float:
    """Put everything together on the spool; its integrated loudness."""
    level = levelling(power)
    beds, bed_curve = _bed(music, power) if music else (repeat(_NO_BED), fades(len(power)))
    meter = LoudnessMeter(spool.channels, peaks=False)
    start = 0
    for voice, bed in zip(spoken.blocks(), beds, strict=False):
        count = voice.shape[1]
        block = shaped(voice, level, start) + shaped(bed[:, :count], bed_curve, start)
        spool.append(block)
        meter.push(block)
        start += count
        progress.advance(_STEP, spoken.middle.samples + start, 3 * spoken.middle.samples)
    return meter.finish()[0]


def _record_voice(
    clips: Sequence[SoundClip], samples: int, spoken: Spool, progress: Progress
) -> Curve:
    """Put the takes on a spool of their own; how loud they are along the track."""
    powers = []
    for block in voice_blocks(clips, samples):
        powers.append(power_of(block[0]))
        spoken.append(block)
        progress.advance(_STEP, spoken.samples, 3 * samples)
    return np.concatenate(powers)


def _bed(music: Music, power: Curve) -> tuple[Iterator[Sound], Curve]:
    """The bed's blocks, and its gain along the track."""
    bed = opened_bed(music)
    wanted = VOICE_LOUDNESS - (BED_BELOW_VOICE if speech(power).any() else 0)
    heard = math.isfinite(bed.loudness)
    gain = amplitude(min(wanted - bed.loudness, _LOUDEST_GAIN)) if heard else 0
    return bed.blocks, ducking(power) * fades(len(power)) * np.float32(gain)


def _master(spool: Spool, loudness: float, partial: Path, progress: Progress) -> Loudness:
    """Encode at the wanted loudness, listen, and correct."""
    if not math.isfinite(loudness):
        encode(_counted(limited(spool.read, spool.samples, 1.0, 1.0), spool, progress), partial)
        return loudness_of(partial)
    ceiling = CEILING_DBTP - _CODEC_MARGIN
    gain = min(TARGET_LUFS - loudness, _LOUDEST_GAIN)
    step, missed = 0.0, 0.0
    for _ in range(_REHEARSALS):
        lost = _lost_by_limiting(spool, gain, ceiling)
        step, missed = gain_step(lost, missed, step), lost
        gain = min(gain + step, _LOUDEST_GAIN)
        if abs(lost) <= _SLIGHT_LU:
            break
    for _ in range(_ATTEMPTS):
        blocks = limited(spool.read, spool.samples, amplitude(gain), amplitude(ceiling))
        encode(_counted(blocks, spool, progress), partial)
        measured = loudness_of(partial)
        missing = TARGET_LUFS - measured.integrated
        excess = measured.true_peak - (CEILING_DBTP - _METER_MARGIN)
        if not math.isfinite(missing) or (abs(missing) <= _CLOSE_LU and excess <= 0):
            break
        gain = min(gain + missing, _LOUDEST_GAIN)
        ceiling -= max(0.0, excess)
    return measured


def _lost_by_limiting(spool: Spool, gain: float, ceiling: float) -> float:
    """How many LU the limiter takes away, which the gain must add."""
    meter = LoudnessMeter(spool.channels, peaks=False)
    for block in limited(spool.read, spool.samples, amplitude(gain), amplitude(ceiling)):
        meter.push(block)
    limited_loudness, _ = meter.finish()
    return TARGET_LUFS - limited_loudness


def _counted(blocks: Iterator[Sound], spool: Spool, progress: Progress) -> Iterator[Sound]:
    done = 0
    for block in blocks:
        yield block
        done += block.shape[1]
        progress.advance(_STEP, 2 * spool.samples + done, 3 * spool.samples)
