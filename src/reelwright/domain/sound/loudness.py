"""How loud sound is to a listener: ITU-R BS.1770-4, in blocks."""

import math

import numpy as np
from numpy.typing import NDArray

from reelwright.domain.sound.filtering import BLOCK, Biquad, BlockFilter, Sound
from reelwright.domain.time import SAMPLE_RATE

TARGET_LUFS = -14.0
"""Integrated loudness to which YouTube turns louder videos down."""
TOLERANCE_LU = 0.5
CEILING_DBTP = -1.0
"""Highest true peak after encoding (EBU R 128 s2 for distribution by codec)."""

# BS.1770-4, annex 1, tables 1 and 2: the head, and the revised low-frequency B curve at 48 kHz.
_K_WEIGHTING = (
    Biquad(
        b=(1.53512485958697, -2.69169618940638, 1.19839281085285),
        a=(-1.69065929318241, 0.73248077421585),
    ),
    Biquad(b=(1.0, -2.0, 1.0), a=(-1.99004745483398, 0.99007225036621)),
)
_STEP = SAMPLE_RATE // 10
_STEPS_IN_GATE = 4
_OFFSET = -0.691
_ABSOLUTE_GATE = -70.0
_RELATIVE_GATE = -10.0

_TAPS = 32
_PHASES = 4


def decibels(ratio: float) -> float:
    """An amplitude ratio in decibels; 0 is minus infinity."""
    return 20 * math.log10(ratio) if ratio > 0 else -math.inf


def amplitude(level: float) -> float:
    """Decibels as an amplitude ratio."""
    return float(10 ** (level / 20))


def _interpolator() -> NDArray[np.float32]:
    """Kaiser-windowed sincs for the three instants between samples, phases x taps."""
    offsets = np.arange(_TAPS) - _TAPS // 2 + 1
    rows = []
    for phase in range(1, _PHASES):
        shifted = offsets - phase / _PHASES
        window = np.i0(9 * np.sqrt(np.maximum(0, 1 - (shifted / (_TAPS / 2)) ** 2))) / np.i0(9)
        row = np.sinc(shifted) * window
        rows.append(row / row.sum())
    return np.array(rows, dtype=np.float32)


_INTERPOLATOR = _interpolator()
PEAK_CONTEXT = _TAPS // 2
"""Samples on either side that decide what lies between two samples."""
PEAK_GROWTH = float(np.abs(_INTERPOLATOR).sum(axis=1).max())
"""The most by which a true peak can exceed the sample peaks around it."""


def true_peaks(channel: NDArray[np.float32]) -> NDArray[np.float32]:
    """The largest magnitude at or just after each sample, fourfold oversampled (annex 2).

    ``channel`` has ``PEAK_CONTEXT`` samples of context at both ends, which the result has not.
    """
    inner = channel[PEAK_CONTEXT : len(channel) - PEAK_CONTEXT]
    peaks = np.abs(inner)
    for row in _INTERPOLATOR:
        between = np.convolve(channel, row[::-1], mode="valid")[1 : 1 + len(inner)]
        np.maximum(peaks, np.abs(between), out=peaks)
    return peaks


def loudest_samples(channel: NDArray[np.float32], part: int) -> NDArray[np.float32]:
    """The largest magnitude in each part of ``part`` samples and in its context.

    ``channel`` has ``PEAK_CONTEXT`` samples of context at both ends; the last part may be shorter.
    """
    starts = np.arange(0, len(channel) - 2 * PEAK_CONTEXT, part)
    ends = starts + part + 2 * PEAK_CONTEXT
    bounds = np.stack((starts, ends), axis=1).ravel()[:-1]
    loudest: NDArray[np.float32] = np.maximum.reduceat(np.abs(channel), bounds)[::2]
    return loudest


class LoudnessMeter:
    """Integrated loudness and true peak of sound that arrives in blocks of any length.

    One channel stands for two that are the same, as a voice in the middle is. Without ``peaks``
    the true peak is not looked for, and comes out as minus infinity.
    """

    def __init__(self, channels: int, *, peaks: bool = True) -> None:
        self._hears_peaks = peaks
        self._weight = 2.0 if channels == 1 else 1.0
        self._channels = channels
        self._filter = BlockFilter(_K_WEIGHTING, channels)
        self._waiting: list[Sound] = []
        self._waiting_samples = 0
        self._powers: list[NDArray[np.float64]] = []
        self._tail: Sound = np.zeros((channels, 2 * PEAK_CONTEXT), dtype=np.float32)
        self._peak = 0.0

    def push(self, block: Sound) -> None:
        """Listen to the next samples (channels x samples)."""
        self._waiting.append(block)
        self._waiting_samples += block.shape[1]
        if self._waiting_samples < BLOCK:
            return
        joined = np.concatenate(self._waiting, axis=1)
        whole = joined.shape[1] - joined.shape[1] % BLOCK
        for start in range(0, whole, BLOCK):
            self._listen(joined[:, start : start + BLOCK])
        self._waiting = [joined[:, whole:]]
        self._waiting_samples = joined.shape[1] - whole

    def finish(self) -> tuple[float, float]:
        """Integrated loudness in LUFS and true peak in dBTP; minus infinity for silence."""
        rest = np.concatenate(
            (*self._waiting, np.zeros((self._channels, PEAK_CONTEXT), dtype=np.float32)), axis=1
        )
        whole_steps = (rest.shape[1] - PEAK_CONTEXT) // _STEP
        for start in range(0, rest.shape[1], BLOCK):
            self._listen(rest[:, start : start + BLOCK])
        powers = np.concatenate(self._powers)
        heard_after = -(-rest.shape[1] // _STEP) - whole_steps
        self._waiting, self._waiting_samples = [], 0
        return _integrated(powers[: len(powers) - heard_after]), decibels(self._peak)

    def _listen(self, block: Sound) -> None:
        weighted = self._filter.process(block)
        short = -weighted.shape[1] % _STEP
        padded = np.pad(weighted, ((0, 0), (0, short)))
        steps = padded.reshape(self._channels, -1, _STEP).astype(np.float64)
        self._powers.append(np.square(steps).sum(axis=(0, 2)) * self._weight / _STEP)
        if not self._hears_peaks:
            return
        joined = np.concatenate((self._tail, block), axis=1)
        for channel in joined:
            self._hear_peak(channel)
        self._tail = joined[:, joined.shape[1] - 2 * PEAK_CONTEXT :]

    def _hear_peak(self, channel: NDArray[np.float32]) -> None:
        """Oversample only where the peak so far could be exceeded, the loudest part first."""
        bounds = loudest_samples(channel, _STEP) * PEAK_GROWTH
        for part in np.argsort(-bounds, kind="stable"):
            if float(bounds[part]) <= self._peak:
                return
            start = int(part) * _STEP
            peaks = true_peaks(channel[start : start + _STEP + 2 * PEAK_CONTEXT])
            self._peak = max(self._peak, float(peaks.max(initial=0.0)))


def _integrated(powers: NDArray[np.float64]) -> float:
    """Gate blocks of 400 ms that overlap by 75 % (BS.1770-4, annex 1, formulas 3 to 7)."""
    if len(powers) < _STEPS_IN_GATE:
        return -math.inf
    gates = np.convolve(powers, np.ones(_STEPS_IN_GATE) / _STEPS_IN_GATE, mode="valid")
    heard = gates[gates > _power_at(_ABSOLUTE_GATE)]
    if not len(heard):
        return -math.inf
    loud = heard[heard > _power_at(_level_of(float(heard.mean())) + _RELATIVE_GATE)]
    return _level_of(float(loud.mean()))


def _power_at(level: float) -> float:
    return float(10 ** ((level - _OFFSET) / 10))


def _level_of(power: float) -> float:
    return _OFFSET + 10 * math.log10(power)
