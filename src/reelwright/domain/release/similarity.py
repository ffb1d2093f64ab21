"""How alike two videos of a channel are, by what is said and by what is shown.

YouTube does not pay for what is mass-produced or repetitive, and judges it by channel
(support.google.com/youtube/answer/1311392, "Inauthentic content"), so that a video too near to an
earlier one does not go out by itself.

What is said is compared by a bottom-k sketch of its word shingles (A. Broder, "On the resemblance
and containment of documents", 1997); what is shown by difference hashes of frames
(N. Krawetz, "Kind of Like That", 2013).
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reelwright.domain.footage.candidates import NEAR_BITS

SHINGLE = 4
"""Words that stand together in one."""
SKETCH = 256
"""Hashes that are kept of a text; the error of the estimate is about 1/sqrt(256), 6 %."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Fingerprint:
    """What is kept of a video to compare it by."""

    words: tuple[int, ...] = ()
    """The smallest hashes of its shingles, ascending; empty where nothing is said."""
    frames: tuple[str, ...] = ()
    """64-bit hashes of frames in hexadecimal; plain frames have none."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Likeness:
    """Parts of 0 to 1 that are alike. ``release`` is the earlier one."""

    release: str
    title: str
    text: float
    picture: float


@dataclass(frozen=True, kw_only=True, slots=True)
class LikenessLimits:
    """The most that may be alike of what is said and of what is shown."""

    text: float
    picture: float

    def exceeded_by(self, likeness: Likeness) -> bool:
        """Whether a video is too near to an earlier one."""
        return likeness.text > self.text or likeness.picture > self.picture


def sketch_of(text: str) -> tuple[int, ...]:
    """The sketch of a text; a text shorter than a shingle is one shingle."""
    words = [word.casefold() for word in _WORD.findall(text)]
    if not words:
        return ()
    count = max(1, len(words) - SHINGLE + 1)
    hashes = {_hash(" ".join(words[at : at + SHINGLE])) for at in range(count)}
    return tuple(sorted(hashes)[:SKETCH])


def _hash(shingle: str) -> int:
    return int.from_bytes(hashlib.blake2b(shingle.encode(), digest_size=7).digest())


def text_likeness(one: Sequence[int], other: Sequence[int]) -> float:
    """The estimated part of all shingles of both texts that both have (Jaccard)."""
    if not one or not other:
        return 0.0
    smallest = sorted({*one, *other})[:SKETCH]
    both = set(one) & set(other)
    return sum(hash_ in both for hash_ in smallest) / len(smallest)


def picture_likeness(new: Sequence[str], earlier: Sequence[str]) -> float:
    """The part of the new video's frames that the earlier one shows too."""
    if not new or not earlier:
        return 0.0
    apart = np.bitwise_count(_numbers(new)[:, None] ^ _numbers(earlier)[None, :])
    return float(np.mean(apart.min(axis=1) <= NEAR_BITS))


def _numbers(hashes: Sequence[str]) -> NDArray[np.uint64]:
    return np.array([int(hash_, 16) for hash_ in hashes], dtype=np.uint64)


def likeness(new: Fingerprint, earlier: Fingerprint, *, release: str, title: str) -> Likeness:
    """How alike a new video is to an earlier one."""
    return Likeness(
        release=release,
        title=title,
        text=round(text_likeness(new.words, earlier.words), 3),
        picture=round(picture_likeness(new.frames, earlier.frames), 3),
    )


def nearest(likenesses: Sequence[Likeness], limits: LikenessLimits) -> Likeness | None:
    """The earlier video that comes nearest to a limit, or passes it furthest; None: no other."""

    def nearness(one: Likeness) -> float:
        return max(one.text / (limits.text or 1e-9), one.picture / (limits.picture or 1e-9))

    return max(likenesses, key=nearness, default=None)
