"""Comparing what we believe of a channel with what it shows."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from reelwright.domain.platform.video import OwnVideo, Privacy
from reelwright.domain.release.comparison import differences
from reelwright.domain.release.outcomes import failure_of
from reelwright.domain.release.release import Release, carries
from reelwright.domain.release.states import BEFORE, ENDED, ReleaseState
from reelwright.domain.release.steps import details_wanted
from reelwright.domain.release.uploading import AttemptState
from reelwright.ports.platform import Platform
from reelwright.workflows.publish.desk import Desk

NEWEST = 200
"""Own uploads that are compared."""


class Finding(StrEnum):
    """What does not agree."""

    UNKNOWN = "unknown"
    """A video carries a release's name, and the release does not know of it."""
    TWICE = "twice"
    """A release is on the channel more than once."""
    GONE = "gone"
    """The video of a release is not there any more."""
    FAILED = "failed"
    """YouTube does not take the video of a release."""
    DIFFERS = "differs"
    """It shows other details than were sent; the owner's word counts once it is complete."""
    VISIBLE = "visible"
    """It is public though the release is not."""
    LATE = "late"
    """Its time has passed, and it is not public."""
    PART = "part"
    """What a broken upload left behind."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Disagreement:
    """Something that does not agree, in a sentence, and whether going on with it repairs it."""

    finding: Finding
    release: str
    title: str
    video_id: str
    said: str
    repairable: bool = False
    repaired: bool = False


def reconcile(desk: Desk, channel: str, *, repair: bool = False) -> tuple[Disagreement, ...]:
    """Everything about a channel that does not agree; with ``repair`` what can be, is put right.

    A repair only ever lets the publisher look at a release again: it finds, adopts, completes and
    publishes by its own rules, and never uploads on a guess.

    Raises:
        What the platform and the library raise.
    """
    platform = desk.platforms.of(channel)
    uploads = platform.uploads(NEWEST)
    releases = desk.releases.all(channel=channel)
    found = [
        *_of_uploads(desk, uploads, releases),
        *_of_releases(desk, platform, uploads, releases),
    ]
    return tuple(_repaired(desk, one) if repair and one.repairable else one for one in found)


def _of_uploads(
    desk: Desk, uploads: tuple[OwnVideo, ...], releases: tuple[Release, ...]
) -> Iterator[Disagreement]:
    for release in releases:
        named = [video for video in uploads if carries(video.file_name, release.id)]
        size = release.content.master.size
        whole = [video for video in named if not failure_of(video) and video.file_size == size]
        counts = Counter(video.id for video in whole)
        if len(counts) > 1:
            ids = ", ".join(counts)
            said = f"It is on the channel {len(counts)} times ({ids}): keep one in YouTube Studio."
            yield _about(release, Finding.TWICE, said)
        for video in named:
            if video.id == release.video_id:
                continue
            if video in whole and not release.video_id:
                said = f"The channel holds {video.id}, of which the release does not know."
                repairable = release.state not in BEFORE
                yield _about(
                    release, Finding.UNKNOWN, said, video_id=video.id, repairable=repairable
                )
            elif video not in whole and not _is_under_way(desk, release):
                said = f"{video.id} is what a broken upload left: delete it in YouTube Studio."
                yield _about(release, Finding.PART, said, video_id=video.id)


def _is_under_way(desk: Desk, release: Release) -> bool:
    return any(attempt.state is AttemptState.OPEN for attempt in desk.releases.attempts(release.id))


def _of_releases(
    desk: Desk, platform: Platform, uploads: tuple[OwnVideo, ...], releases: tuple[Release, ...]
) -> Iterator[Disagreement]:
    listed = {video.id: video for video in uploads}
    for release in releases:
        if not release.video_id:
            continue
        video = listed.get(release.video_id) or platform.video(release.video_id)
        if video is None:
            yield _gone(release)
            continue
        failure = failure_of(video)
        if failure and release.state is not ReleaseState.FAILED:
            yield _about(release, Finding.FAILED, failure, repairable=True)
        yield from _of_details(desk, release, video)


def _gone(release: Release) -> Disagreement:
    """A video that is not there: only its owner deletes one, and only its owner knows why."""
    ended = release.state in ENDED
    then = (
        "nothing is uploaded again by itself"
        if ended
        else f"reelwright releases withdraw {release.id} gives the release up"
    )
    said = f"{release.video_id} is not on the channel any more: {then}."
    looked_at = {ReleaseState.PROCESSING, ReleaseState.UPLOADED}
    return _about(release, Finding.GONE, said, repairable=release.state in looked_at)


def _of_details(desk: Desk, release: Release, video: OwnVideo) -> Iterator[Disagreement]:
    now = desk.clock.now()
    public = video.details.privacy is Privacy.PUBLIC
    if public and release.state in {ReleaseState.HELD, ReleaseState.WITHDRAWN}:
        said = f"{video.id} is public, though the release is {release.state}."
        yield _about(release, Finding.VISIBLE, said)
    at = release.publish_at
    late = at is not None and at < now and not public
    if late and release.state in {ReleaseState.UPLOADED, ReleaseState.PROCESSING}:
        said = f"{video.id} should have appeared at {at:%Y-%m-%d %H:%M} UTC, and has not."
        yield _about(release, Finding.LATE, said, repairable=True)
    if release.state not in {ReleaseState.UPLOADED, ReleaseState.PUBLISHED}:
        return
    changed = [
        one
        for one in differences(details_wanted(release, now), video.details)
        if one.name not in {"privacy", "publish_at"}
    ]
    if changed:
        told = "; ".join(f"{one.name} is {one.shown!r}, was {one.wanted!r}" for one in changed[:3])
        said = f"{video.id} was changed on YouTube ({told}), where its owner has the last word."
        yield _about(release, Finding.DIFFERS, said)


def _about(
    release: Release, finding: Finding, said: str, *, video_id: str = "", repairable: bool = False
) -> Disagreement:
    return Disagreement(
        finding=finding,
        release=release.id,
        title=release.title,
        video_id=video_id or release.video_id,
        said=said,
        repairable=repairable,
    )


def _repaired(desk: Desk, one: Disagreement) -> Disagreement:
    """Let the publisher look at the release now."""
    now = desk.clock.now()

    def due(release: Release) -> Release:
        state = release.state
        if state in {ReleaseState.FAILED, ReleaseState.UNCLEAR}:
            state = ReleaseState.PROCESSING if release.video_id else ReleaseState.UPLOADING
        return replace(release, state=state, due=now, tries=0)

    desk.releases.change(one.release, due)
    return replace(one, repaired=True)
