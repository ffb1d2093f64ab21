"""From measurements to a verdict."""

from collections.abc import Callable

from reelwright.domain.inspection import captions, clip, container, footage, loudness, picture
from reelwright.domain.inspection.measurements import Measurements
from reelwright.domain.inspection.verdict import Check, Expectation, Verdict

Rule = Callable[[Measurements, Expectation], Check]

RULES: tuple[Rule, ...] = (
    container.opens,
    container.frame_count,
    container.size_and_rate,
    container.codec,
    container.ends_together,
    container.plays_at_once,
    container.colours,
    loudness.loudness,
    loudness.true_peak,
    picture.black,
    picture.frozen,
    captions.alignment,
    captions.reading_speed,
    captions.caption_contrast,
    captions.text_contrast,
    captions.safe_area,
    footage.repeats,
    footage.licences,
)

CLIP_RULES: tuple[Rule, ...] = (clip.cuts, clip.faces)
"""What is asked of clips beyond that."""


def judge(measured: Measurements, expected: Expectation) -> Verdict:
    """Apply every rule; the order is that in which a person would ask."""
    rules = RULES if expected.clip is None else (*RULES, *CLIP_RULES)
    return Verdict(
        master=measured.master,
        sha256=measured.sha256,
        checks=tuple(rule(measured, expected) for rule in rules),
    )
