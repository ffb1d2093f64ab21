"""How a candidate begins and ends, and how it stands out from what is around it."""

from collections.abc import Mapping, Sequence
from math import sqrt

from reelwright.domain.clips.cues.kinds import CueKind
from reelwright.domain.clips.episode import Told
from reelwright.domain.clips.signs import Sign
from reelwright.domain.time import SAMPLE_RATE

LONG_SILENCE = SAMPLE_RATE * 7 // 10
"""Samples after which a speaker has finished a thought."""
OPENING_SENTENCES = 2
"""A stranger has decided by then."""
SCATTERED = 3
"""Changes of scene beyond the first that make a candidate all pieces."""
_OPENERS = (CueKind.QUESTION, CueKind.CONTRAST, CueKind.EMPHASIS, CueKind.STORY)


def opening(told: Sequence[Told], first: int, last: int) -> Sign | None:
    """A question, a claim with a figure, a contradiction or an emphasis right at the start."""
    best, where = 0.0, first
    for at in range(first, min(first + OPENING_SENTENCES, last)):
        strength = sum(mark in told[at].cues for mark in _OPENERS) * 0.5
        strength += 0.4 * bool(told[at].figures)
        strength *= 1.0 if at == first else 0.6
        if strength > best:
            best, where = strength, at
    return best, where


def payoff(told: Sequence[Told], first: int, last: int) -> Sign | None:
    """It ends on what it came to, on a silence, or where another begins to speak."""
    end = told[last - 1]
    said = CueKind.PAYOFF in end.cues or (
        last - first > 1 and CueKind.PAYOFF in told[last - 2].cues
    )
    rests = end.sentence.silence >= LONG_SILENCE
    turns = last < len(told) and told[last].sentence.speaker != end.sentence.speaker
    return 0.7 * said + 0.3 * (rests or turns or last == len(told)), last - 1


def apart(told: Sequence[Told], first: int, last: int) -> Sign | None:
    """How much longer the silences around it are than the longest within it.

    Where people laugh nobody is silent: those gaps count as short.
    """
    before = told[first - 1].sentence.silence if first else LONG_SILENCE
    after = told[last - 1].sentence.silence
    inside = max((each.sentence.silence for each in told[first : last - 1]), default=0)
    return (before + after - inside) / (4 * LONG_SILENCE), first


def chapter(told: Sequence[Told], first: int, last: int) -> Sign | None:
    """Its first sentence opens a chapter."""
    del last
    return float(told[first].opens_chapter), first


def crossing(told: Sequence[Told], first: int, last: int) -> Sign | None:
    """A later sentence opens a chapter."""
    opens = next((at for at in range(first + 1, last) if told[at].opens_chapter), None)
    return None if opens is None else (1.0, opens)


def scene(told: Sequence[Told], first: int, last: int) -> Sign | None:
    """The picture changes to something else where its first sentence begins."""
    del last
    return float(told[first].opens_scene), first


def scattered(told: Sequence[Told], first: int, last: int) -> Sign | None:
    """The picture changes to something else more than once behind its first sentence."""
    opens = [at for at in range(first + 1, last) if told[at].opens_scene]
    return ((len(opens) - 1) / SCATTERED, opens[0]) if len(opens) > 1 else None


def cohesion(told: Sequence[Told], first: int, last: int) -> Sign | None:
    """How alike its sentences are, less how alike its borders are to what lies outside.

    Cosines of term vectors, as TextTiling compares blocks (Hearst 1997).
    """
    inside = _sum(told[first:last])
    half = (first + last) // 2
    within = _cosine(_sum(told[first:half]), _sum(told[half:last]))
    before = _cosine(_sum(told[max(0, first - 3) : first]), inside)
    after = _cosine(_sum(told[last : last + 3]), inside)
    return 0.5 + 2 * within - before - after, first


def leaning(told: Sequence[Told], first: int, last: int) -> Sign | None:
    """Its first sentence points to what was said before."""
    del last
    leans = CueKind.DEPENDENT in told[first].cues and CueKind.QUESTION not in told[first].cues
    return float(leans), first


def pointing(told: Sequence[Told], first: int, last: int) -> Sign | None:
    """One of its sentences refers to what a stranger has not heard or seen."""
    points = [at for at in range(first, last) if CueKind.POINTING in told[at].cues]
    return (0.6 * len(points), points[0]) if points else None


def unasked(told: Sequence[Told], first: int, last: int) -> Sign | None:
    """The sentence right before it asked."""
    del last
    if first == 0 or CueKind.QUESTION in told[first].cues:
        return None
    return float(CueKind.QUESTION in told[first - 1].cues), first - 1


def unanswered(told: Sequence[Told], first: int, last: int) -> Sign | None:
    """Its last sentence asks."""
    del first
    return float(CueKind.QUESTION in told[last - 1].cues), last - 1


def _sum(told: Sequence[Told]) -> dict[str, float]:
    terms: dict[str, float] = {}
    for each in told:
        for term, weight in each.terms.items():
            terms[term] = terms.get(term, 0.0) + weight
    return terms


def _cosine(one: Mapping[str, float], two: Mapping[str, float]) -> float:
    if not one or not two:
        return 0.0
    shorter, longer = sorted((one, two), key=len)
    product = sum(weight * longer.get(term, 0.0) for term, weight in shorter.items())
    return product / sqrt(sum(w * w for w in one.values()) * sum(w * w for w in two.values()))
