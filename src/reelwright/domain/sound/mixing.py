"""The rules of the mix: how loud each part is, as curves of one value every 10 ms.

The curves of a whole track are small (360,000 values an hour), so that each may look ahead;
the sound itself is worked on in blocks.
"""

import numpy as np
from numpy.typing import NDArray

from reelwright.domain.sound.filtering import Sound
from reelwright.domain.sound.loudness import amplitude
from reelwright.domain.time import SAMPLE_RATE

Curve = NDArray[np.float32]
"""One value every ``HOP`` samples, for the sample in the hop's middle."""

HOP = SAMPLE_RATE // 100

VOICE_LEVEL = -20.0
"""RMS in dBFS to which speech is levelled before the track as a whole is made louder."""
VOICE_LOUDNESS = -17.5
"""What such speech, in the middle of two channels, is to BS.1770 (in LUFS)."""
_LONG, _SHORT = 150, 5
"""Hops: the leveller follows phrases (1.5 s), the compressor syllables (50 ms)."""
_LEVELLER_REACH = 9.0
_COMPRESSOR_RATIO = 2.5
_COMPRESSOR_KNEE = 3.0
_SPEECH_BELOW_LOUDEST = 30.0
_SILENCE = 1e-7
"""Mean square below which nothing is heard (-70 dBFS)."""

BED_BELOW_VOICE = 11.0
"""LU by which the bed lies below the voice where nobody speaks."""
DUCKED = 10.0
"""Decibels by which it steps back under speech: to 21 below, where WCAG 2.2 (1.4.7) asks for 20."""
_DUCK_AHEAD, _DUCK_HOLD, _DUCK_RAMP = 40, 80, 40
"""Hops: wholly down when a word begins, and 0.4 s after the last one; 0.8 s down or up."""
_FADE_IN, _FADE_OUT = 150, 300


def power_of(mono: NDArray[np.float32]) -> Curve:
    """Mean square of each hop; a last short hop is filled up with silence."""
    padded = np.pad(mono, (0, -len(mono) % HOP))
    power: Curve = np.square(padded.reshape(-1, HOP)).mean(axis=1, dtype=np.float32)
    return power


def speech(power: Curve) -> NDArray[np.bool_]:
    """The hops in which somebody speaks: within 30 dB of the loudest tenth."""
    heard = power[power > _SILENCE]
    if not len(heard):
        return np.zeros(len(power), dtype=np.bool_)
    loudest = float(np.quantile(heard, 0.9))
    return power > max(_SILENCE, loudest * amplitude(-_SPEECH_BELOW_LOUDEST) ** 2)


def levelling(power: Curve) -> Curve:
    """The gain that makes speech even: a slow leveller, then a gentle compressor.

    Both look to either side, so that nothing pumps; pauses keep the gain of the speech around.
    """
    active = speech(power)
    if not active.any():
        return np.ones(len(power), dtype=np.float32)
    weight = active.astype(np.float32)
    overall = float(power[active].mean())
    slow = _smooth(power * weight, _LONG) / np.maximum(_smooth(weight, _LONG), 1e-3)
    near = np.where(slow > _SILENCE, slow, overall)
    drift = np.clip(_level(near) - _level(overall), -_LEVELLER_REACH, _LEVELLER_REACH)
    leveller = VOICE_LEVEL - _level(overall) - drift
    even = _level(_smooth(power, _SHORT)) + leveller
    excess = np.maximum(0, even - VOICE_LEVEL - _COMPRESSOR_KNEE)
    compressor = -_smooth(excess * (1 - 1 / _COMPRESSOR_RATIO), _SHORT)
    return _gain(leveller + compressor)


def ducking(power: Curve) -> Curve:
    """The bed's gain: it has stepped back before a word begins, and waits before it returns."""
    active = speech(power)
    window = _DUCK_AHEAD + _DUCK_HOLD + 1
    padded = np.pad(active.astype(np.int32), (_DUCK_HOLD + _DUCK_RAMP, _DUCK_AHEAD + _DUCK_RAMP))
    counts = np.cumsum(np.concatenate(([0], padded)))
    held = (counts[window:] - counts[:-window]) > 0
    smooth = np.convolve(held.astype(np.float32), _bell(2 * _DUCK_RAMP + 1), mode="same")
    centred = smooth[_DUCK_RAMP : _DUCK_RAMP + len(power)]
    return _gain(-DUCKED * centred)


def fades(hops: int) -> Curve:
    """In over 1.5 s and out over 3 s; over a quarter of a short track."""
    curve = np.ones(hops, dtype=np.float32)
    rise, fall = min(_FADE_IN, hops // 4), min(_FADE_OUT, hops // 4)
    if rise:
        curve[:rise] *= np.square(np.sin(np.linspace(0, np.pi / 2, rise, dtype=np.float32)))
    if fall:
        curve[hops - fall :] *= np.square(np.cos(np.linspace(0, np.pi / 2, fall, dtype=np.float32)))
    return curve


def along(curve: Curve, start: int, samples: int) -> NDArray[np.float32]:
    """The curve's values for each of ``samples`` samples from ``start``."""
    first = max(0, start // HOP - 1)
    last = min(len(curve), (start + samples) // HOP + 2)
    centres = np.arange(first, last) * HOP + HOP // 2
    places = np.arange(start, start + samples)
    return np.interp(places, centres, curve[first:last]).astype(np.float32)


def shaped(sound: Sound, curve: Curve, start: int) -> Sound:
    """Sound from sample ``start`` of the track under a gain curve."""
    return sound * along(curve, start, sound.shape[1])


def _bell(hops: int) -> NDArray[np.float32]:
    window = np.hanning(hops + 2)[1:-1]
    bell: NDArray[np.float32] = (window / window.sum()).astype(np.float32)
    return bell


def _smooth(curve: NDArray[np.float32], hops: int) -> NDArray[np.float32]:
    """A symmetrical moving average under a bell; the ends see silence beyond them."""
    kernel = _bell(2 * hops + 1)
    full = np.convolve(curve, kernel)
    return full[hops : hops + len(curve)].astype(np.float32)


def _level(power: NDArray[np.float32] | float) -> NDArray[np.float32]:
    return np.asarray(10 * np.log10(np.maximum(power, 1e-12)), dtype=np.float32)


def _gain(level: NDArray[np.floating]) -> Curve:
    gain: Curve = np.power(10, level / 20).astype(np.float32)
    return gain
