"""What publishing one release takes of each bucket."""

from collections import Counter
from dataclasses import dataclass

from reelwright.domain.quota.buckets import Bucket, Needs
from reelwright.domain.quota.costs import cost_of

POLLS = 5
"""Looks at a video while YouTube processes it, and comparisons afterwards."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PublishingSteps:
    """What is done for a release. ``updates`` are changes of its texts after the upload."""

    thumbnail: bool = True
    captions: int = 1
    playlists: int = 1
    updates: int = 0

    @property
    def calls(self) -> tuple[tuple[str, int], ...]:
        """The calls by name, each with how often it is made."""
        return (
            ("videos.insert", 1),
            ("thumbnails.set", int(self.thumbnail)),
            ("captions.insert", self.captions),
            ("playlistItems.insert", self.playlists),
            # An update replaces whole parts, so what stands there is read before.
            ("videos.update", self.updates),
            ("videos.list", POLLS + self.updates),
        )

    @property
    def needs(self) -> Needs:
        """The units of each bucket."""
        units: Counter[Bucket] = Counter()
        for call, times in self.calls:
            cost = cost_of(call)
            units[cost.bucket] += cost.units * times
        return tuple(sorted(units.items()))
