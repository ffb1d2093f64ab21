"""What speaks for a candidate: evidence of 0 to 1, each with the sentence that gave it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from types import MappingProxyType

from reelwright.domain.clips.cues.kinds import CueKind
from reelwright.domain.clips.episode import Episode, Told
from reelwright.domain.time import SAMPLE_RATE


class Feature(StrEnum):
    """A kind of evidence. Those named last count against a candidate."""

    OPENING = "opening"
    """Its first sentence would make a stranger stay."""
    ANSWER = "answer"
    """It asks something and answers it."""
    STORY = "story"
    """It tells what happened and what it came to."""
    CLAIM = "claim"
    """It names a figure."""
    CONTRAST = "contrast"
    """It says what others get wrong."""
    EMPHASIS = "emphasis"
    PAYOFF = "payoff"
    """It ends on what it came to, or on a silence."""
    COHESION = "cohesion"
    """It is about one thing, which its neighbours are not."""
    ENERGY = "energy"
    """It is said louder than the rest, or people laugh."""
    LEANING = "leaning"
    """It begins with a word that points to what was said before."""
    UNASKED = "unasked"
    """It answers a question that was asked just before it."""
    UNANSWERED = "unanswered"
    """It ends on a question."""


AGAINST = frozenset({Feature.LEANING, Feature.UNASKED, Feature.UNANSWERED})
LONG_SILENCE = SAMPLE_RATE * 7 // 10
"""Samples after which a speaker has finished a thought."""
OPENING_SENTENCES = 2
"""A stranger has decided by then."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """How strong a feature is, 0 to 1, and the sentence of the episode that shows it best."""

    strength: float
    sentence: int


Found = Mapping[Feature, Evidence]


def features(episode: Episode, first: int, last: int) -> Found:
    """All evidence on sentences ``first`` up to ``last`` (exclusive) of an episode."""
    found: dict[Feature, Evidence] = {}
    for feature, look in _LOOKS.items():
        evidence = look(episode.told, first, last)
        if evidence is not None and evidence.strength > 0:
            found[feature] = evidence
    return MappingProxyType(found)


def _share(strength: float, sentence: int) -> Evidence:
    return Evidence(strength=max(0.0, min(1.0, strength)), sentence=sentence)


def _opening(told: Sequence[Told], first: int, last: int) -> Evidence | None:
    """A question, a claim with a figure, a contradiction or an emphasis right at the start."""
    opens = range(first, min(first + OPENING_SENTENCES, last))
    marks = (CueKind.QUESTION, CueKind.CONTRAST, CueKind.EMPHASIS, CueKind.STORY)
    best, where = 0.0, first
    for at in opens:
        strength = sum(mark in told[at].cues for mark in marks) * 0.5 + 0.4 * bool(told[at].figures)
        strength *= 1.0 if at == first else 0.6
        if strength > best:
            best, where = strength, at
    return _share(best, where)


def _answer(told: Sequence[Told], first: int, last: int) -> Evidence | None:
    """A question in the first two sentences, and more told after it than asked."""
    for at in range(first, min(first + OPENING_SENTENCES, last)):
        if CueKind.QUESTION not in told[at].cues:
            continue
        after = [each for each in told[at + 1 : last] if CueKind.QUESTION not in each.cues]
        if len(after) >= 2:  # noqa: PLR2004 - one sentence is a retort
            turned = told[at].sentence.speaker != after[0].sentence.speaker
            return _share(1.0 if turned else 0.7, at)
    return None


def _story(told: Sequence[Told], first: int, last: int) -> Evidence | None:
    begins = _first_with(told, CueKind.STORY, first, last)
    if begins is None:
        return None
    ends = _first_with(told, CueKind.PAYOFF, begins + 1, last)
    early = begins - first <= (last - first) // 2
    return _share((1.0 if ends is not None else 0.4) * (1.0 if early else 0.6), begins)


def _claim(told: Sequence[Told], first: int, last: int) -> Evidence | None:
    figures = [min(each.figures, 2) for each in told[first:last]]
    best = max(figures, default=0)
    return (
        _share(best / 2 + 0.2 * (sum(figures) > best), first + figures.index(best))
        if best
        else None
    )


def _kinds(kind: CueKind) -> Callable[[Sequence[Told], int, int], Evidence | None]:
    def look(told: Sequence[Told], first: int, last: int) -> Evidence | None:
        at = _first_with(told, kind, first, last)
        if at is None:
            return None
        times = sum(kind in each.cues for each in told[first:last])
        return _share(0.5 + 0.25 * (times - 1), at)

    return look


def _payoff(told: Sequence[Told], first: int, last: int) -> Evidence | None:
    end = told[last - 1]
    said = CueKind.PAYOFF in end.cues or (
        last - first > 1 and CueKind.PAYOFF in told[last - 2].cues
    )
    rests = end.sentence.silence >= LONG_SILENCE
    turns = last < len(told) and told[last].sentence.speaker != end.sentence.speaker
    return _share(0.7 * said + 0.3 * (rests or turns or last == len(told)), last - 1)


def _cohesion(told: Sequence[Told], first: int, last: int) -> Evidence | None:
    """How alike its sentences are, less how alike its borders are to what lies outside.

    Cosines of term vectors, as TextTiling compares blocks (Hearst 1997).
    """
    inside = _sum(told[first:last])
    half = (first + last) // 2
    within = _cosine(_sum(told[first:half]), _sum(told[half:last]))
    before = _cosine(_sum(told[max(0, first - 3) : first]), inside)
    after = _cosine(_sum(told[last : last + 3]), inside)
    return _share(0.5 + 2 * within - before - after, first)


def _energy(told: Sequence[Told], first: int, last: int) -> Evidence | None:
    loudest = max(range(first, last), key=lambda at: told[at].energy)
    laughs = _first_with(told, CueKind.LAUGHTER, first, last)
    if laughs is not None:
        return _share(0.8, laughs)
    return _share((told[loudest].energy - 0.5) / 3, loudest)


def _leaning(told: Sequence[Told], first: int, last: int) -> Evidence | None:
    del last
    leans = CueKind.DEPENDENT in told[first].cues and CueKind.QUESTION not in told[first].cues
    return _share(float(leans), first)


def _unasked(told: Sequence[Told], first: int, last: int) -> Evidence | None:
    del last
    if first == 0 or CueKind.QUESTION in told[first].cues:
        return None
    return _share(float(CueKind.QUESTION in told[first - 1].cues), first - 1)


def _unanswered(told: Sequence[Told], first: int, last: int) -> Evidence | None:
    del first
    return _share(float(CueKind.QUESTION in told[last - 1].cues), last - 1)


def _first_with(told: Sequence[Told], kind: CueKind, first: int, last: int) -> int | None:
    return next((at for at in range(first, last) if kind in told[at].cues), None)


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


_LOOKS: Mapping[Feature, Callable[[Sequence[Told], int, int], Evidence | None]] = MappingProxyType(
    {
        Feature.OPENING: _opening,
        Feature.ANSWER: _answer,
        Feature.STORY: _story,
        Feature.CLAIM: _claim,
        Feature.CONTRAST: _kinds(CueKind.CONTRAST),
        Feature.EMPHASIS: _kinds(CueKind.EMPHASIS),
        Feature.PAYOFF: _payoff,
        Feature.COHESION: _cohesion,
        Feature.ENERGY: _energy,
        Feature.LEANING: _leaning,
        Feature.UNASKED: _unasked,
        Feature.UNANSWERED: _unanswered,
    }
)
