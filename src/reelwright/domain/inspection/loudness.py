"""Loud as the platform plays it, and never clipped by a decoder."""

import math

from reelwright.domain.inspection.checks import failed, not_measured, passed
from reelwright.domain.inspection.measurements import Measurements, NotMeasured
from reelwright.domain.inspection.verdict import Check, Expectation
from reelwright.domain.sound.loudness import CEILING_DBTP, TARGET_LUFS, TOLERANCE_LU

_NO_SOUND = "there is no sound"


def loudness(measured: Measurements, expected: Expectation) -> Check:
    """-14 LUFS within half a unit, to the tenth that meters show (YouTube; ITU-R BS.1770-4)."""
    del expected
    name, limit = "loudness", f"{TARGET_LUFS:.0f} LUFS +-{TOLERANCE_LU}"
    found = measured.loudness
    if isinstance(measured.sound, NotMeasured):
        return not_measured(name, _NO_SOUND, limit)
    if isinstance(found, NotMeasured):
        return failed(name, found.reason, limit, "The sound cannot be measured: make it again.")
    if not math.isfinite(found.integrated):
        return failed(name, "silence", limit, "Nothing is heard: add a voice or music.", 0.0)
    text = f"{found.integrated:.1f} LUFS ({found.meter})"
    if abs(round(found.integrated - TARGET_LUFS, 1)) <= TOLERANCE_LU:
        return passed(name, text, limit)
    quieter = found.integrated < TARGET_LUFS
    return failed(
        name,
        text,
        limit,
        f"The video is {'quieter' if quieter else 'louder'} than the platform's others: "
        f"{'raise' if quieter else 'lower'} it by {abs(TARGET_LUFS - found.integrated):.1f} dB.",
        0.0,
    )


def true_peak(measured: Measurements, expected: Expectation) -> Check:
    """At most -1 dBTP after encoding, to the tenth that meters show (EBU R 128)."""
    del expected
    name, limit = "true peak", f"at most {CEILING_DBTP:.0f} dBTP"
    found = measured.loudness
    if isinstance(measured.sound, NotMeasured):
        return not_measured(name, _NO_SOUND, limit)
    if isinstance(found, NotMeasured):
        return failed(name, found.reason, limit, "The sound cannot be measured: make it again.")
    text = f"{found.true_peak:.1f} dBTP ({found.meter})"
    if round(found.true_peak, 1) <= CEILING_DBTP:
        return passed(name, text, limit)
    return failed(
        name, text, limit, "Loud moments would crackle on some players: limit the peaks.", 0.0
    )
