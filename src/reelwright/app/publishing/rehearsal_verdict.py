"""What came of a rehearsal, as the local YouTube tells it and not as we believe it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from reelwright.domain.platform.video import Privacy
from reelwright.domain.quota.buckets import DEFAULT_LIMITS, Bucket
from reelwright.domain.quota.days import day_of
from reelwright.domain.release.comparison import same_time
from reelwright.domain.release.release import Release, carries
from reelwright.domain.release.states import ReleaseState
from reelwright.domain.release.steps import StepKind, steps_of
from reelwright.simulators.youtube.records import Video
from reelwright.simulators.youtube.server import YouTubeSimulator
from reelwright.simulators.youtube.standing_now import standing_of
from reelwright.workflows.publish.desk import Desk


@dataclass(frozen=True, kw_only=True, slots=True)
class Played:
    """What became of one release."""

    release: str
    title: str
    state: ReleaseState
    said: str
    planned: datetime | None
    appeared: datetime | None
    faults: tuple[str, ...]
    """What is wrong with how it ended; nothing where all is well."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Rehearsal:
    """What came of it."""

    played: tuple[Played, ...]
    requests: int
    struck: tuple[str, ...]
    """The planned faults that happened, in order."""
    pool_most: int
    """Units of the pool that the fullest Pacific day took."""
    faults: tuple[str, ...]
    """What is wrong beside the releases, such as a quota that was passed."""

    @property
    def well(self) -> bool:
        """Whether every release came out once, whole and at its time, within quota."""
        return not self.faults and not any(one.faults for one in self.played)


def judged(desk: Desk, youtube: YouTubeSimulator, made: Sequence[Release]) -> Rehearsal:
    """Look at everything that the local YouTube holds."""
    journal = youtube.world.journal.all()
    used: Counter[tuple[str, str]] = Counter()
    for done in journal:
        used[done.bucket, day_of(done.at).isoformat()] += done.units
    passed = [
        f"{bucket} took {units} units on {day}"
        for (bucket, day), units in sorted(used.items())
        if bucket and units > DEFAULT_LIMITS[Bucket(bucket)]
    ]
    releases = [desk.releases.find(release.id) for release in made]
    pool = [units for (name, _), units in used.items() if name == Bucket.POOL]
    return Rehearsal(
        played=tuple(_played(youtube, release) for release in releases),
        requests=len(journal),
        struck=tuple(done.fault for done in journal if done.fault),
        pool_most=max(pool, default=0),
        faults=(*passed, *_strangers(youtube, releases)),
    )


def _played(youtube: YouTubeSimulator, release: Release) -> Played:
    video = youtube.world.videos.get(release.video_id) if release.video_id else None
    appeared = standing_of(youtube.world, video).published if video else None
    return Played(
        release=release.id,
        title=release.title,
        state=release.state,
        said=release.said,
        planned=release.publish_at,
        appeared=appeared,
        faults=tuple(_faults(youtube, release, video)),
    )


def _faults(youtube: YouTubeSimulator, release: Release, video: Video | None) -> Iterator[str]:
    if release.state is not ReleaseState.PUBLISHED:
        yield f"it is {release.state}: {release.said}"
    if video is None:
        return
    shown = standing_of(youtube.world, video)
    if video.size != release.content.master.size or not video.complete:
        yield "the video is not whole"
    if shown.privacy != Privacy.PUBLIC:
        yield f"the video is {shown.privacy}"
    elif not _on_time(release, shown.published):
        yield f"it appeared at {shown.published}, not at {release.publish_at}"
    public = [
        one.id
        for one in youtube.world.videos.all()
        if carries(one.file_name, release.id)
        and standing_of(youtube.world, one).privacy == Privacy.PUBLIC
    ]
    if len(public) > 1:
        yield f"it is public {len(public)} times"
    yield from _parts(youtube, release, video)


def _on_time(release: Release, appeared: datetime | None) -> bool:
    """Never before its time; what faults made late appears as soon as it can."""
    if release.publish_at is None or appeared is None:
        return True
    return same_time(appeared, release.publish_at) or appeared > release.publish_at


def _parts(youtube: YouTubeSimulator, release: Release, video: Video) -> Iterator[str]:
    wanted = steps_of(release.content)
    captions = len(youtube.world.captions.of(video.id))
    if captions != len(release.content.captions):
        yield f"it has {captions} caption tracks, not {len(release.content.captions)}"
    if StepKind.THUMBNAIL in wanted and not youtube.world.thumbnails.of(video.id):
        yield "it has no thumbnail"


def _strangers(youtube: YouTubeSimulator, releases: Sequence[Release]) -> Iterator[str]:
    known = {release.video_id for release in releases}
    for video in youtube.world.videos.all():
        shown = standing_of(youtube.world, video)
        if (
            video.id not in known
            and shown.privacy == Privacy.PUBLIC
            and shown.upload == "processed"
        ):
            yield f"{video.id} is public and of no release"
