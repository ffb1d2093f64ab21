"""What a person must know of a candidate before it goes out."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from reelwright.domain.clips.cues.kinds import CueKind
from reelwright.domain.clips.episode import Episode, Told
from reelwright.domain.time import SAMPLE_RATE


class Flag(StrEnum):
    """Something about a candidate that the score does not tell."""

    SPONSOR = "sponsor"
    HOUSEKEEPING = "housekeeping"
    EMBARGOED = "embargoed"
    """It touches what the owner must not publish yet."""
    REPEATED = "repeated"
    """It was told in an earlier episode, nearly in the same words."""
    OUT_OF_CONTEXT = "out of context"
    """What is said right before or after it takes it back, or says whose words it is."""
    REJECTED = "rejected before"
    """The owner rejected a clip of the same recording that has most of it."""


SHINGLE = 5
"""Words in a row that make a text recognisable."""
REPEATED_SHARE = 0.35
"""The part of its shingles that an earlier episode had, from which a moment is a repetition."""
REJECTED_SHARE = 0.5
"""The part of the shorter one that a rejected clip and a moment have in common, from which the
moment is rejected as well."""
READ_BEFORE, READ_AFTER, BETWEEN = 40 * SAMPLE_RATE, 15 * SAMPLE_RATE, 20 * SAMPLE_RATE
"""Samples before and after the offer that may be part of its read, and between two offers."""
LONG_SILENCE = SAMPLE_RATE
"""Samples after which something else is said."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Memory:
    """What the search knows beside the recording.

    ``told`` holds the shingles of earlier episodes; ``embargoed`` the words of the owner;
    ``rejected`` the samples from and to which clips of this recording were rejected.
    """

    told: frozenset[str] = frozenset()
    embargoed: tuple[str, ...] = ()
    rejected: tuple[tuple[int, int], ...] = ()


def flags(episode: Episode, memory: Memory, first: int, last: int) -> frozenset[Flag]:
    """What must be known of sentences ``first`` up to ``last`` (exclusive)."""
    inside = episode.told[first:last]
    found = set()
    if any(CueKind.SPONSOR in told.cues for told in inside):
        found.add(Flag.SPONSOR)
    if any(CueKind.HOUSEKEEPING in told.cues for told in inside):
        found.add(Flag.HOUSEKEEPING)
    text = " ".join(told.sentence.text for told in inside)
    if any(word.casefold() in text.casefold() for word in memory.embargoed if word.strip()):
        found.add(Flag.EMBARGOED)
    if _is_repeated(text, memory):
        found.add(Flag.REPEATED)
    if shares_most((inside[0].sentence.start, inside[-1].sentence.end), memory.rejected):
        found.add(Flag.REJECTED)
    if _is_out_of_context(episode.told, first, last):
        found.add(Flag.OUT_OF_CONTEXT)
    return frozenset(found)


def sponsor_reads(episode: Episode) -> frozenset[int]:
    """The sentences of sponsor reads.

    A read has several sentences of which few name the offer. What the same voice says without a
    long silence before and after one that does belongs to it, and what lies between two of them.
    Where only one voice is known, it tells nothing of where a read begins and ends: it goes from
    its first offer to its last then, or on from the only one.
    """
    told = episode.told
    several = len({each.sentence.speaker for each in told}) > 1
    reads: set[int] = set()
    for offers in _offers(told):
        first, last = offers[0], offers[-1]
        reads.update(range(first, last + 1))
        for at in offers if several else ():
            reads.update(range(_read_begins(told, at), _read_ends(told, at)))
        if not several and first == last:
            reads.update(range(first, _read_ends(told, last)))
    return frozenset(reads)


def _offers(told: Sequence[Told]) -> list[list[int]]:
    """Sentences that name an offer, those of one read together."""
    groups: list[list[int]] = []
    for at, each in enumerate(told):
        if CueKind.SPONSOR not in each.cues:
            continue
        ended = told[groups[-1][-1]].sentence.end if groups else 0
        if groups and each.sentence.start - ended <= BETWEEN:
            groups[-1].append(at)
        else:
            groups.append([at])
    return groups


def _read_begins(told: Sequence[Told], at: int) -> int:
    first = at
    while (
        first > 0
        and _goes_on(told[first - 1], told[first])
        and told[at].sentence.start - told[first - 1].sentence.start <= READ_BEFORE
    ):
        first -= 1
    return first


def _read_ends(told: Sequence[Told], at: int) -> int:
    last = at + 1
    while (
        last < len(told)
        and _goes_on(told[last - 1], told[last])
        and told[last].sentence.end - told[at].sentence.end <= READ_AFTER
    ):
        last += 1
    return last


def _goes_on(one: Told, two: Told) -> bool:
    same = one.sentence.speaker == two.sentence.speaker
    return same and one.sentence.silence < LONG_SILENCE


def shingles(text: str) -> frozenset[str]:
    """All runs of five words of a text, without case and marks."""
    words = ["".join(filter(str.isalnum, word)).casefold() for word in text.split()]
    said = [word for word in words if word]
    return frozenset(" ".join(said[at : at + SHINGLE]) for at in range(len(said) - SHINGLE + 1))


def _is_repeated(text: str, memory: Memory) -> bool:
    mine = shingles(text) if memory.told else frozenset()
    return bool(mine) and len(mine & memory.told) >= REPEATED_SHARE * len(mine)


def shares_most(span: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    """Whether one of the others has more than half of the shorter of the two in common with it."""
    start, end = span
    return any(
        min(end, last) - max(start, first) > REJECTED_SHARE * min(end - start, last - first)
        for first, last in others
    )


def _is_out_of_context(told: Sequence[Told], first: int, last: int) -> bool:
    before = first > 0 and CueKind.QUOTED in told[first - 1].cues
    after = last < len(told) and CueKind.REBUTTAL in told[last].cues
    return before or after
