"""Finding the moments of a recording that are worth a clip, and why the others are not."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from reelwright.domain.clips.cutting import Limits
from reelwright.domain.clips.episode import Episode
from reelwright.domain.clips.features import NEEDS, Evidence, Feature, Found, features
from reelwright.domain.clips.flags import Flag, Memory, flags, sponsor_reads
from reelwright.domain.clips.platforms import Taste
from reelwright.domain.clips.proposals import Proposal
from reelwright.domain.clips.scoring import WEIGHTS, Score, Weights, score

OVERLAP = 0.25
"""The part of the shorter one that two clips may have in common."""
FLOOR = 10.0
"""The score of a candidate for which nothing speaks; below it something speaks against it."""
ALIKE = 0.6
"""What a candidate and a proposal must have in common of what they span together."""
RIVALS = 40
"""Losers that the ledger names: the best of them."""
SAME = 0.5
"""The part of the longer of two losers that both have, from which the ledger names the better."""


class Reason(StrEnum):
    """Why a candidate was not chosen."""

    OVERLAPS = "overlaps a better one"
    SPONSOR = "is part of a sponsor read"
    HOUSEKEEPING = "greets, thanks or asks to subscribe"
    EMBARGOED = "touches what is embargoed"
    REJECTED = "was rejected by you before"
    WEAK = "has too little that speaks for it"
    BEYOND = "is behind as many as were asked for"


_MANY = {
    Reason.OVERLAPS: "overlap better ones",
    Reason.SPONSOR: "are part of sponsor reads",
    Reason.HOUSEKEEPING: "greet, thank or ask to subscribe",
    Reason.EMBARGOED: "touch what is embargoed",
    Reason.REJECTED: "were rejected by you before",
    Reason.WEAK: "have too little that speaks for them",
    Reason.BEYOND: "are behind as many as were asked for",
}
_BARRED = {
    Flag.SPONSOR: Reason.SPONSOR,
    Flag.HOUSEKEEPING: Reason.HOUSEKEEPING,
    Flag.EMBARGOED: Reason.EMBARGOED,
    Flag.REJECTED: Reason.REJECTED,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Moment:
    """A candidate: sentences ``first`` up to ``last`` (exclusive), its evidence and its score."""

    first: int
    last: int
    start: int
    end: int
    found: Found
    score: Score
    flags: frozenset[Flag] = frozenset()

    @property
    def samples(self) -> int:
        """How long it is."""
        return self.end - self.start

    @property
    def needs(self) -> tuple[Feature, ...]:
        """What of it is not understood without what came before or comes after."""
        return tuple(feature for feature in Feature if feature in NEEDS and feature in self.found)


@dataclass(frozen=True, kw_only=True, slots=True)
class Loser:
    """A candidate that was not chosen; ``rival`` is the place of the one that it overlaps."""

    moment: Moment
    reason: Reason
    rival: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """The moments that were chosen, the best first, and a ledger of the others."""

    chosen: tuple[Moment, ...]
    losers: tuple[Loser, ...]
    candidates: int
    """How many there were in all."""
    lost: Mapping[Reason, int] = field(default_factory=dict)
    """How many of them lost for each reason; the ledger names the best that differ."""

    def why_fewer(self, wanted: int) -> str:
        """Why there are fewer than were asked for, in a sentence; empty where there are not."""
        if len(self.chosen) >= wanted:
            return ""
        if not self.candidates:
            return "No part of the recording has whole sentences of a length that may be a clip."
        if not self.lost:
            return (
                f"{len(self.chosen)} of {wanted} clips were found: no other part of the recording "
                "may be a clip."
            )
        told = (f"{self.lost[reason]} {_MANY[reason]}" for reason in Reason if reason in self.lost)
        return (
            f"{len(self.chosen)} of {wanted} clips were found among {self.candidates} candidates: "
            f"{', '.join(told)}."
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Search:
    """What is looked for in an episode, and with what knowledge."""

    taste: Taste
    memory: Memory = field(default_factory=Memory)
    weights: Weights = field(default_factory=lambda: WEIGHTS)
    proposed: tuple[Proposal, ...] = ()
    """What a model named; evidence for the candidates that are much the same."""


def moments(episode: Episode, search: Search) -> tuple[Moment, ...]:
    """All candidates of an episode, the best first."""
    reads = sponsor_reads(episode)
    windows = _windows(episode, search.taste.limits)
    found = [_moment(episode, search, reads, window) for window in windows]
    return tuple(sorted(found, key=lambda moment: (-moment.score.value, moment.start)))


def moment_at(episode: Episode, search: Search, first: int, last: int) -> Moment:
    """The candidate of sentences ``first`` up to ``last`` (exclusive), of whatever length."""
    return _moment(episode, search, sponsor_reads(episode), (first, last))


def choose(candidates: Sequence[Moment], count: int, least: float = FLOOR) -> Choice:
    """The best moments that have little in common, at most ``count`` of them."""
    chosen: list[Moment] = []
    losers: list[Loser] = []
    lost: Counter[Reason] = Counter()
    for moment in candidates:
        loser = _loser(moment, chosen, count, least)
        if loser is None:
            chosen.append(moment)
            continue
        lost[loser.reason] += 1
        if len(losers) < RIVALS and not any(_is_same(loser, named) for named in losers):
            losers.append(loser)
    return Choice(chosen=tuple(chosen), losers=tuple(losers), candidates=len(candidates), lost=lost)


def _is_same(one: Loser, two: Loser) -> bool:
    """Whether two lost for the same reason with much the same sentences."""
    common = min(one.moment.end, two.moment.end) - max(one.moment.start, two.moment.start)
    longer = max(one.moment.samples, two.moment.samples)
    return (one.reason, one.rival) == (two.reason, two.rival) and common > SAME * longer


def _loser(moment: Moment, chosen: Sequence[Moment], count: int, least: float) -> Loser | None:
    for flag, reason in _BARRED.items():
        if flag in moment.flags:
            return Loser(moment=moment, reason=reason)
    rival = next((at for at, better in enumerate(chosen) if _overlap(moment, better)), None)
    if rival is not None:
        return Loser(moment=moment, reason=Reason.OVERLAPS, rival=rival)
    if moment.score.value < least:
        return Loser(moment=moment, reason=Reason.WEAK)
    return Loser(moment=moment, reason=Reason.BEYOND) if len(chosen) >= count else None


def _overlap(one: Moment, two: Moment) -> bool:
    common = min(one.end, two.end) - max(one.start, two.start)
    return common > OVERLAP * min(one.samples, two.samples)


def _windows(episode: Episode, limits: Limits) -> Iterator[tuple[int, int]]:
    """Runs of whole sentences that are neither too short nor too long."""
    told = episode.told
    for first, begins in enumerate(told):
        for last in range(first + 1, len(told) + 1):
            samples = told[last - 1].sentence.end - begins.sentence.start
            if samples > limits.longest:
                break
            if samples >= limits.shortest:
                yield first, last


def _moment(
    episode: Episode, search: Search, reads: frozenset[int], window: tuple[int, int]
) -> Moment:
    first, last = window
    found = _with_proposal(features(episode, first, last), episode, search.proposed, window)
    start, end = episode.told[first].sentence.start, episode.told[last - 1].sentence.end
    flagged = flags(episode, search.memory, first, last)
    if not reads.isdisjoint(range(first, last)):
        flagged |= {Flag.SPONSOR}
    return Moment(
        first=first,
        last=last,
        start=start,
        end=end,
        found=found,
        score=score(found, end - start, search.taste, search.weights),
        flags=flagged,
    )


def _with_proposal(
    found: Found, episode: Episode, proposed: Sequence[Proposal], window: tuple[int, int]
) -> Found:
    """The evidence with what a model's proposals have in common with a candidate."""
    first, last = window
    near = [each for each in proposed if each.first < last and first < each.last]
    alike = max((_alike(episode, (each.first, each.last), window) for each in near), default=0.0)
    if alike < ALIKE:
        return found
    return {**found, Feature.PROPOSED: Evidence(strength=alike, sentence=first)}


def _alike(episode: Episode, one: tuple[int, int], two: tuple[int, int]) -> float:
    """What two runs of sentences have in common, as a part of what they span together."""
    starts = [episode.told[first].sentence.start for first, _ in (one, two)]
    ends = [episode.told[last - 1].sentence.end for _, last in (one, two)]
    return max(0, min(ends) - max(starts)) / (max(ends) - min(starts))
