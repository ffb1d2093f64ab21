"""What a release still takes of YouTube's quota."""

from collections.abc import Collection

from reelwright.domain.quota.buckets import Bucket, Needs
from reelwright.domain.quota.publishing import PublishingSteps
from reelwright.domain.release.release import Content
from reelwright.domain.release.steps import StepKind, steps_of


def needs_of(content: Content, done: Collection[str] = (), *, uploaded: bool = False) -> Needs:
    """The units of each bucket, without the steps that are done by their names."""
    left = [name for name in steps_of(content) if name not in done]
    whole = PublishingSteps(
        thumbnail=StepKind.THUMBNAIL in left,
        captions=sum(name.startswith(StepKind.CAPTION) for name in left),
        playlists=left.count(StepKind.PLAYLIST),
        updates=left.count(StepKind.LOCALISATIONS),
    ).needs
    return tuple(need for need in whole if not uploaded or need[0] is not Bucket.UPLOADS)
