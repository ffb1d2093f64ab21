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


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """What decides between candidates; of hours there are tens of thousands."""

    first: int
    last: int
    start: int
    end: int
    value: float
    """Its score."""
    flags: frozenset[Flag] = frozenset()

    @property
    def samples(self) -> int:
        """How long it is."""
        return self.end - self.start


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidates:
    """All candidates of an episode, the best first. Their evidence is found again when asked for.

    Held for each, it would take most of the memory of a search.
    """

    episode: Episode
    search: Search
    reads: frozenset[int]
    """Sentences of sponsor reads."""
    ranked: tuple[Candidate, ...]

    def moment(self, candidate: Candidate) -> Moment:
        """A candidate with its evidence."""
        window = candidate.first, candidate.last
        return _moment(self.episode, self.search, self.reads, window)


def moments(episode: Episode, search: Search) -> Candidates:
    """All candidates of an episode."""
    reads = sponsor_reads(episode)
    windows = _windows(episode, search.taste.limits)
    found = [_candidate(_moment(episode, search, reads, window)) for window in windows]
    found.sort(key=lambda candidate: (-candidate.value, candidate.start))
    return Candidates(episode=episode, search=search, reads=reads, ranked=tuple(found))


def _candidate(moment: Moment) -> Candidate:
    return Candidate(
        first=moment.first,
        last=moment.last,
        start=moment.start,
        end=moment.end,
        value=moment.score.value,
        flags=moment.flags,
    )


def moment_at(episode: Episode, search: Search, first: int, last: int) -> Moment:
    """The candidate of sentences ``first`` up to ``last`` (exclusive), of whatever length."""
    return _moment(episode, search, sponsor_reads(episode), (first, last))


def choose(candidates: Candidates, count: int, least: float = FLOOR) -> Choice:
    """The best moments that have little in common, at most ``count`` of them."""
    chosen: list[Candidate] = []
    losers: list[_Lost] = []
    lost: Counter[Reason] = Counter()
    for candidate in candidates.ranked:
        loser = _loser(candidate, chosen, count, least)
        if loser is None:
            chosen.append(candidate)
            continue
        lost[loser.reason] += 1
        if len(losers) < RIVALS and not any(_is_same(loser, named) for named in losers):
            losers.append(loser)
    return Choice(
        chosen=tuple(map(candidates.moment, chosen)),
        losers=tuple(
            Loser(moment=candidates.moment(each.candidate), reason=each.reason, rival=each.rival)
            for each in losers
        ),
        candidates=len(candidates.ranked),
        lost=lost,
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class _Lost:
    candidate: Candidate
    reason: Reason
    rival: int | None = None


def _is_same(one: _Lost, two: _Lost) -> bool:
    """Whether two lost for the same reason with much the same sentences."""
    longer = max(one.candidate.samples, two.candidate.samples)
    alike = (one.reason, one.rival) == (two.reason, two.rival)
    return alike and _common(one.candidate, two.candidate) > SAME * longer


def _loser(
    candidate: Candidate, chosen: Sequence[Candidate], count: int, least: float
) -> _Lost | None:
    for flag, reason in _BARRED.items():
        if flag in candidate.flags:
            return _Lost(candidate=candidate, reason=reason)
    rival = next((at for at, better in enumerate(chosen) if _overlap(candidate, better)), None)
    if rival is not None:
        return _Lost(candidate=candidate, reason=Reason.OVERLAPS, rival=rival)
    if candidate.value < least:
        return _Lost(candidate=candidate, reason=Reason.WEAK)
    return _Lost(candidate=candidate, reason=Reason.BEYOND) if len(chosen) >= count else None


def _overlap(one: Candidate, two: Candidate) -> bool:
    return _common(one, two) > OVERLAP * min(one.samples, two.samples)


def _common(one: Candidate, two: Candidate) -> int:
    return min(one.end, two.end) - max(one.start, two.start)


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
