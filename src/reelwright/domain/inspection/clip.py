"""Clips of recordings: cut between words without a click, and whole faces in the picture."""

from collections.abc import Sequence
from dataclasses import dataclass

from reelwright.domain.canvas import Box
from reelwright.domain.inspection.checks import failed, not_measured, passed
from reelwright.domain.inspection.measurements import FacesSeen, Join, Measurements, NotMeasured
from reelwright.domain.inspection.verdict import Check, ClipMade, Expectation, FaceDue
from reelwright.domain.sound.joins import CLICK
from reelwright.domain.time import SAMPLE_RATE, FrameRate

QUIET = SAMPLE_RATE // 50
"""Samples of silence that both ends have where no word is cut."""
CLEAR = SAMPLE_RATE // 5
"""Samples without a word, where it is not silent: applause, laughter, music. Recognisers are off by
80 ms at most times."""
WHOLE_AT = 0.9
"""Of the moments at which a face is due, those at which it must be seen whole."""
LOST = 1.5
"""Seconds for which a face that is due may not be missing."""
_NEAR = 0.5
"""Of a face's width, how far from its place it may be found."""
_CUT = 0.08
"""Of a face's sides, how much may lie outside: what detectors call a face includes some hair."""


def cuts(measured: Measurements, expected: Expectation) -> Check:
    """Silence at both ends, and no click there or where something was left out inside."""
    name = "cuts clean"
    limit = (
        f"at both ends {_ms(QUIET)} of silence or {_ms(CLEAR)} without a word, "
        f"no click above {CLICK:g} dB"
    )
    found = measured.cut_sound
    if isinstance(found, NotMeasured):
        return not_measured(name, found, limit)
    worst = max(found.joins, key=_decibels)
    told = (
        f"{_ms(found.lead)} and {_ms(found.tail)} of silence, "
        f"sharpest of {len(found.joins)} cuts {worst.decibels:.0f} dB"
    )
    made = expected.clip or ClipMade(samples=0)
    ends = zip((found.lead, found.tail), made.clear, made.uncut, (0, -1), strict=True)
    for quiet, free, uncut, end in ends:
        if quiet < QUIET and free < CLEAR and not uncut:
            advice = "The cut is inside a word: move that end."
            return failed(name, told, limit, advice, found.joins[end].second)
    if worst.decibels > CLICK:
        advice = "The cut clicks: move it into a longer pause, or do not tighten there."
        return failed(name, told, limit, advice, worst.second)
    return passed(name, told, limit)


def _decibels(join: Join) -> float:
    return join.decibels


def _ms(samples: int) -> str:
    return f"{samples * 1000 / SAMPLE_RATE:.0f} ms"


def faces(measured: Measurements, expected: Expectation) -> Check:
    """Who is to be seen is in the picture, whole: at nine of ten moments, and never long away."""
    name = "face in frame"
    limit = f"whole at {WHOLE_AT:.0%} of moments, never away for {LOST:g} s"
    made, canvas = expected.clip or ClipMade(samples=0), expected.canvas
    if not made.faces or canvas is None:
        return not_measured(name, "nobody's face is to be seen", limit)
    if isinstance(measured.faces, NotMeasured):
        return not_measured(name, measured.faces, limit)
    if not measured.faces:
        return not_measured(name, "no picture was looked at", limit)
    watch = _Watch(canvas.rate, measured.faces)
    people = sorted({due.person for due in made.faces})
    looks = [watch.looks_for([due for due in made.faces if due.person == who]) for who in people]
    longest = max((_longest_away(each, canvas.rate) for each in looks), key=lambda gap: gap[0])
    seen = [whole for each in looks for _, whole in each]
    share = sum(seen) / len(seen)
    told = f"whole at {share:.0%} of {len(seen)} moments, away for {longest[0]:.1f} s at most"
    advice = (
        "A person is cut by the frame: give the clip another shape, or show all of the picture."
    )
    if longest[0] >= LOST:
        return failed(name, told, limit, advice, longest[1])
    if share < WHOLE_AT:
        first = min(at for each in looks for at, whole in each if not whole)
        return failed(name, told, limit, advice, float(canvas.rate.seconds(first)))
    return passed(name, told, limit)


@dataclass(frozen=True, slots=True)
class _Watch:
    """What was seen of a clip, and its rate."""

    rate: FrameRate
    seen: Sequence[FacesSeen]

    def looks_for(self, due: Sequence[FaceDue]) -> list[tuple[int, bool]]:
        """Each frame at which a face is due, and whether it is seen whole there."""
        return [(each.frame, self._is_whole(each)) for each in due]

    def _is_whole(self, due: FaceDue) -> bool:
        nearest = min(self.seen, key=lambda each: abs(each.frame - due.frame))
        return _inside(due) and any(_is_near(box, due.box) for box in nearest.boxes)


def _inside(due: FaceDue) -> bool:
    box, room = due.box, due.room
    across, down = box.width * _CUT, box.height * _CUT
    return (
        box.x >= room.x - across
        and box.right <= room.right + across
        and box.y >= room.y - down
        and box.bottom <= room.bottom + down
    )


def _is_near(found: Box, due: Box) -> bool:
    across = abs(found.x + found.right - due.x - due.right) / 2
    down = abs(found.y + found.bottom - due.y - due.bottom) / 2
    return max(across, down) <= _NEAR * max(due.width, found.width)


def _longest_away(looks: Sequence[tuple[int, bool]], rate: FrameRate) -> tuple[float, float]:
    """The longest time between two moments at which a face is seen, and when it begins."""
    longest, begun = (0.0, 0.0), None
    for frame, whole in looks:
        if whole:
            begun = None
            continue
        begun = frame if begun is None else begun
        away = float(rate.seconds(frame - begun))
        longest = max(longest, (away, float(rate.seconds(begun))))
    return longest
