"""Which words of a script were heard: the longest sensible matching of two word sequences."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

NEIGHBOURS = 4
"""Words to either side that are asked whether a word's surroundings were heard."""
PASSAGE, MOST_OF_IT = 12, 8
"""Words of which so many are heard in order where the text is said, and hardly ever by chance."""


def matches(expected: Sequence[str], heard: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs of indexes of equal words, rising in both.

    Runs of three words that occur once on both sides are fixed first (as in patience diff), and
    what lies between them is compared by itself: an hour of words takes about a second.
    """
    pairs: list[tuple[int, int]] = []
    corners = [(0, 0), *_anchors(expected, heard), (len(expected), len(heard))]
    for (left, low), (right, high) in pairwise(corners):
        compared = SequenceMatcher(None, expected[left:right], heard[low:high], autojunk=False)
        for block in compared.get_matching_blocks():
            pairs += [(left + block.a + k, low + block.b + k) for k in range(block.size)]
    return pairs


def _anchors(expected: Sequence[str], heard: Sequence[str]) -> list[tuple[int, int]]:
    """Where a run of three words stands that is unique on both sides, rising in both."""
    ours, theirs = dict(_unique_runs(expected)), dict(_unique_runs(heard))
    pairs = sorted((at, theirs[run]) for run, at in ours.items() if run in theirs)
    return _longest_rising(pairs)


def _unique_runs(words: Sequence[str]) -> Iterator[tuple[tuple[str, ...], int]]:
    runs = [tuple(words[at : at + 3]) for at in range(len(words) - 2)]
    counts = Counter(runs)
    return ((run, at) for at, run in enumerate(runs) if counts[run] == 1)


def _longest_rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of pairs, sorted by the first, that rises in the second (patience sort)."""
    tops: list[int] = []
    holders: list[int] = []
    before: list[int] = []
    for at, (_, value) in enumerate(pairs):
        pile = bisect_left(tops, value)
        before.append(holders[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [value]
        holders[pile : pile + 1] = [at]
    chain, at = [], holders[-1] if holders else -1
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]


def surroundings_heard(matched: Sequence[bool]) -> list[bool]:
    """For each word, whether what stands around it was heard.

    A word that the recogniser missed among heard ones was said all the same; a word matched by
    chance in a passage that was not read does not count. At the border of such a passage the
    words on one side, itself included, are enough.
    """
    return [_is_heard(matched, at) for at in range(len(matched))]


def _is_heard(matched: Sequence[bool], at: int) -> bool:
    before = matched[max(0, at - NEIGHBOURS) : at + 1]
    after = matched[at : at + NEIGHBOURS + 1]
    near = sum(before) + sum(after) - matched[at]
    if near * 2 >= len(before) + len(after) - 1:
        return True
    sides = [side for side in (before, after) if len(side) > NEIGHBOURS]
    return matched[at] and any(sum(side) > NEIGHBOURS - 1 for side in sides)


def surely_heard(matched: Sequence[bool]) -> list[int]:
    """The words that were matched, as was the next, in a passage of which most was."""
    half = PASSAGE // 2
    return [
        at
        for at in range(len(matched) - 1)
        if matched[at]
        and matched[at + 1]
        and sum(matched[max(0, at - half) : max(0, at - half) + PASSAGE]) >= MOST_OF_IT
    ]
