"""The sound of a track, placed on the line of its recording."""

from collections.abc import Iterator
from fractions import Fraction

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.packet import Packet
from numpy.typing import NDArray

from reelwright.adapters.recordings.opening import origin_of
from reelwright.domain.time import SAMPLE_RATE
from reelwright.ports.recordings import Mono

LOOSE = SAMPLE_RATE // 50
"""Samples by which a frame may be off its time before sound is filled in or left out: 20 ms is
less than a frame of picture, and more than what rounding in containers makes."""
LONGEST_HOLE = 24 * 3600 * SAMPLE_RATE
"""A time farther ahead is a mistake of the file, and is not believed."""
WARM_UP = 1
"""Seconds before a place from which packets are decoded, so that a codec is settled there."""
FAR_ENOUGH = 60
"""Seconds from the beginning from which a place is sought: what is nearer is read."""
EXACT = frozenset({"flac", "matroska", "mov", "ogg", "w64", "wav", "webm"})
"""Formats whose packets tell their own times wherever reading begins; others, such as MP3, count
them from the beginning of the file."""
BLOCK = SAMPLE_RATE
_FULL_SCALE = np.float32(2**31)


class SoundLine:
    """Blocks of a track in order: each begins where the one before ended.

    ``bad`` counts packets that could not be decoded; what they held is silent.
    """

    def __init__(self, container: InputContainer, track: int, *, side: bool = False) -> None:
        """Of a track: all its channels mixed to one, or half of what the left has more."""
        self._layout = "stereo" if side else "mono"
        self._container = container
        self._stream = container.streams.audio[track]
        self._origin = origin_of(container)
        self.bad = 0

    def blocks(self, start: int = 0) -> Iterator[tuple[int, Mono]]:
        """The sound from ``start`` on, with the sample at which each block begins."""
        at = 0 if start == 0 else None
        for placed, sound in self._decoded(start):
            if at is None:
                at = min(placed, start)
            missing = placed - at
            if missing > LOOSE and missing < LONGEST_HOLE:
                yield from _silence(at, placed)
                at = placed
            kept = sound[max(0, -missing) :] if missing < -LOOSE else sound
            if kept.size:
                yield at, kept
                at += kept.size

    def _decoded(self, start: int) -> Iterator[tuple[int, Mono]]:
        # Whole numbers, because the library then mixes channels down without clipping.
        resampler = AudioResampler(format="s32p", layout=self._layout, rate=SAMPLE_RATE)
        after = Fraction(start, SAMPLE_RATE) - WARM_UP
        last = 0
        for packet in self._packets(after):
            if packet.pts is not None and self._seconds(packet.pts, packet.time_base) < after:
                continue
            for frame in self._frames(packet):
                last = self._place(frame, last)
                for sound in _conformed(resampler, frame):
                    yield last, sound
                    last += sound.size
        for sound in _conformed(resampler, None):
            yield last, sound

    def _packets(self, after: Fraction) -> "Iterator[Packet[AudioStream]]":
        """The packets of the track; those long before ``after`` may be left out."""
        first = self._sought(after)
        try:
            yield from first
            yield from self._container.demux(self._stream)
        except av.error.FFmpegError:
            self.bad += 1

    def _sought(self, after: Fraction) -> "list[Packet[AudioStream]]":
        """Go to a place, and give the packet that is there; to the beginning where that fails.

        A file that was cut off while it was written has no index, or a wrong one.
        """
        known = EXACT & set(self._container.format.name.split(","))
        base = self._stream.time_base
        if after < FAR_ENOUGH or not known or base is None:
            return []
        try:
            place = round((after + self._origin) / base)
            self._container.seek(place, stream=self._stream)
            packet = next(self._container.demux(self._stream))
            if packet.pts is not None and self._seconds(packet.pts, base) <= after:
                return [packet]
            self._container.seek(0)
        except (av.error.FFmpegError, StopIteration):
            self._container.seek(0)
        return []

    def _frames(self, packet: "Packet[AudioStream]") -> Iterator[AudioFrame]:
        try:
            yield from packet.decode()
        except av.error.FFmpegError:
            self.bad += 1

    def _place(self, frame: AudioFrame, following: int) -> int:
        """The sample at which a frame is heard: behind the one before where it says nothing."""
        if frame.pts is None or frame.time_base is None:
            return following
        return round(self._seconds(frame.pts, frame.time_base) * SAMPLE_RATE)

    def _seconds(self, pts: int, base: Fraction) -> Fraction:
        return pts * base - self._origin


def _conformed(resampler: AudioResampler, frame: AudioFrame | None) -> list[Mono]:
    try:
        parts = [part.to_ndarray() for part in resampler.resample(frame)]
    except (av.error.FFmpegError, ValueError):
        return []
    return [_one(part) for part in parts]


def _one(channels: NDArray[np.generic]) -> Mono:
    """One channel as it is; of two, half of what the left has more."""
    if len(channels) == 1:
        alone: Mono = channels[0].astype(np.float32) / _FULL_SCALE
        return alone
    left, right = channels.astype(np.float64) / float(_FULL_SCALE)
    side: Mono = ((left - right) / 2).astype(np.float32)
    return side


def _silence(start: int, end: int) -> Iterator[tuple[int, Mono]]:
    for at in range(start, end, BLOCK):
        yield at, np.zeros(min(BLOCK, end - at), np.float32)
