"""Captions: in time, readable, legible, and where they belong."""

import math
from collections.abc import Sequence

from reelwright.domain.captions.cues import Cue
from reelwright.domain.captions.limits import CaptionLimits
from reelwright.domain.inspection.checks import failed, not_measured, passed
from reelwright.domain.inspection.measurements import (
    Measurements,
    NotMeasured,
    TextContrast,
    WordError,
)
from reelwright.domain.inspection.verdict import Check, Expectation
from reelwright.domain.time import SAMPLE_RATE

MEDIAN_MS, P95_MS = 80, 250

_LIMITS = CaptionLimits()
_ROUNDING = SAMPLE_RATE // 20
"""Samples that rounding to frames may take from a cue or add to it."""
_FORCED_READING_SPEED = 30.0
"""What a fast speaker forces is borne up to here, and said."""
_TOUCHING = SAMPLE_RATE // 8
"""A cue that ends this close to the next could not have stood longer."""

CONTRAST = 4.5
"""WCAG 2.2, success criterion 1.4.3."""


def alignment(measured: Measurements, expected: Expectation) -> Check:
    """Words stand where they are heard: median at most 80 ms off, 95 of 100 at most 250 ms."""
    name = "captions in time"
    limit = f"median {MEDIAN_MS} ms, 95 % within {P95_MS} ms"
    if not expected.cues:
        return not_measured(name, "there are no captions", limit)
    if isinstance(measured.words, NotMeasured):
        return not_measured(name, measured.words, limit)
    errors = sorted(
        math.inf if word.milliseconds is None else word.milliseconds for word in measured.words
    )
    if not errors:
        return not_measured(name, "there are no words to compare", limit)
    median = errors[(len(errors) - 1) // 2]
    p95 = errors[math.ceil(0.95 * len(errors)) - 1]
    found = f"median {_ms(median)}, 95 % within {_ms(p95)}, {len(errors)} words"
    if median <= MEDIAN_MS and p95 <= P95_MS:
        return passed(name, found, limit)
    advice = (
        "Captions and voice drift apart from here: make the sound again, and see that the "
        "narration says the words of the script."
    )
    return failed(name, found, limit, advice, _first_off(measured.words))


def _ms(value: float) -> str:
    return f"{value:.0f} ms" if math.isfinite(value) else "not heard"


def _first_off(words: Sequence[WordError]) -> float:
    """The first word over the wider limit, else the first over the narrower one."""
    for limit in (P95_MS, MEDIAN_MS):
        for word in words:
            if word.milliseconds is None or word.milliseconds > limit:
                return word.second
    return words[0].second


def reading_speed(measured: Measurements, expected: Expectation) -> Check:
    """Two lines of 42 characters, 20 characters a second, 5/6 s to 7 s (Netflix, English).

    A cue that fills all the time until the next one, or until the end, is as slow as speech
    allows: it may reach 30 characters a second, and may be short. Cues that follow without any
    gap are the parts of one and share its time. A word longer than a line stands alone on one.
    """
    del measured
    name = "captions readable"
    limit = (
        f"{_LIMITS.lines} lines of {_LIMITS.line_length}, {_LIMITS.reading_speed} characters a "
        f"second, {_LIMITS.shortest / SAMPLE_RATE:.2f} to {_LIMITS.longest / SAMPLE_RATE:g} s"
    )
    if not expected.cues:
        return not_measured(name, "there are no captions", limit)
    blocks = _blocks(expected.cues)
    nexts = [*(block[0].start for block in blocks[1:]), _end(expected)]
    forced_cues = 0
    for block, following in zip(blocks, nexts, strict=True):
        forced = following - block[-1].end <= _TOUCHING
        complaint = _shape_complaint(block) or _time_complaint(block, forced=forced)
        if complaint:
            found, advice = complaint
            return failed(name, found, limit, advice, block[0].start / SAMPLE_RATE)
        forced_cues += sum(cue.reading_speed > _LIMITS.reading_speed for cue in block)
    speeds = sorted(cue.reading_speed for cue in expected.cues)
    found = f"median {speeds[len(speeds) // 2]:.1f}, fastest {speeds[-1]:.1f} characters a second"
    if forced_cues:
        found += f" ({forced_cues} of {len(speeds)} above the limit because spoken so fast)"
    return passed(name, found, limit)


def _end(expected: Expectation) -> int:
    """The sample at which the video ends; where that is not known, long after the last cue."""
    if expected.canvas is None or expected.frames is None:
        return expected.cues[-1].end + SAMPLE_RATE
    return expected.canvas.rate.sample_at(expected.frames)


def _blocks(cues: Sequence[Cue]) -> list[tuple[Cue, ...]]:
    """Cues that follow without any gap are parts of one, divided for a narrow picture."""
    blocks: list[tuple[Cue, ...]] = []
    for cue in cues:
        if blocks and blocks[-1][-1].end == cue.start:
            blocks[-1] = (*blocks[-1], cue)
        else:
            blocks.append((cue,))
    return blocks


def _shape_complaint(block: Sequence[Cue]) -> tuple[str, str] | None:
    """What is wrong with the lines of cues and what to do, or None."""
    for cue in block:
        if len(cue.lines) > _LIMITS.lines:
            return f"{len(cue.lines)} lines", "Split the caption."
        for text, line in zip(cue.text.split("\n"), cue.lines, strict=True):
            if len(text) > _LIMITS.line_length and len(line) > 1:
                return f"a line over {_LIMITS.line_length} characters", "Break the line earlier."
    return None


def _time_complaint(block: Sequence[Cue], *, forced: bool) -> tuple[str, str] | None:
    """What is wrong with the time that cues stand and what to do, or None."""
    longest = max(cue.end - cue.start for cue in block)
    whole = block[-1].end - block[0].start
    if longest > _LIMITS.longest + _ROUNDING:
        return f"stands for {longest / SAMPLE_RATE:.1f} s", "Split the caption."
    if whole < _LIMITS.shortest - _ROUNDING and not forced:
        return f"stands for {whole / SAMPLE_RATE:.2f} s", "Let the caption stand longer."
    speed = sum(cue.characters for cue in block) * SAMPLE_RATE / (whole + _ROUNDING)
    if speed > (_FORCED_READING_SPEED if forced else _LIMITS.reading_speed):
        return (
            f"{speed:.0f} characters a second",
            "The voice is too fast to read along: lower its speed.",
        )
    return None


def caption_contrast(measured: Measurements, expected: Expectation) -> Check:
    """Burnt captions reach 4.5:1 against what is behind them."""
    name = "caption contrast"
    if not expected.caption_mode.burnt or not expected.cues:
        return not_measured(name, "no captions are burnt in", _RATIO)
    if not isinstance(measured.spills, NotMeasured) and measured.spills:
        return not_measured(name, "captions stand outside their area", _RATIO)
    return _contrast(
        name, measured.captions, "Use boxed captions, or a theme with a stronger contrast."
    )


def text_contrast(measured: Measurements, expected: Expectation) -> Check:
    """Text on cards reaches 4.5:1."""
    name = "text contrast"
    if not expected.texts:
        return not_measured(name, "no text areas are listed", _RATIO)
    return _contrast(name, measured.texts, "Choose theme colours that differ more in brightness.")


_RATIO = f"{CONTRAST}:1"


def _contrast(name: str, found: Sequence[TextContrast] | NotMeasured, advice: str) -> Check:
    if isinstance(found, NotMeasured):
        return not_measured(name, found, _RATIO)
    if not found:
        return not_measured(name, "no text stood long enough", _RATIO)
    worst = min(found, key=lambda text: text.ratio)
    for text in found:
        if text.ratio < CONTRAST:
            return failed(name, f"{text.ratio:.1f}:1", _RATIO, advice, text.second)
    return passed(name, f"at least {worst.ratio:.1f}:1 in {len(found)} places", _RATIO)


def safe_area(measured: Measurements, expected: Expectation) -> Check:
    """Burnt captions stay in their area, clear of cards and of the platform's own overlays."""
    name, limit = "captions in their area", "no pixel outside"
    if not expected.caption_mode.burnt or not expected.cues:
        return not_measured(name, "no captions are burnt in", limit)
    if isinstance(measured.spills, NotMeasured):
        return not_measured(name, measured.spills, limit)
    if not measured.spills:
        return passed(name, "all inside", limit)
    spill = measured.spills[0]
    return failed(
        name,
        f"{spill.pixels} px outside",
        limit,
        "The platform's buttons or the picture's own text would cover captions: use a smaller "
        "caption style.",
        spill.second,
    )
