"""Following a video that exists: until YouTube is through with it, and it stands as wanted."""

from dataclasses import replace
from datetime import datetime, timedelta

from reelwright.domain.platform.consent import Write
from reelwright.domain.platform.video import OwnVideo, Privacy, VideoChange, VideoDetails
from reelwright.domain.release.comparison import Difference, change_for, differences, same_time
from reelwright.domain.release.outcomes import failure_of, is_processed
from reelwright.domain.release.states import ReleaseState
from reelwright.domain.release.steps import StepKind, StepRecord, StepState, details_wanted
from reelwright.domain.release.waiting import (
    LONG_PROCESSING,
    SETTLING,
    next_poll,
)
from reelwright.workflows.publish.run import Ends, Later, Run
from reelwright.workflows.publish.setting import set_parts

MOST_REPAIRS = 3
"""Writes of the same details after which YouTube evidently does not take them."""
MOST_MISSING = timedelta(minutes=30)
"""After its upload, in which a video may not be shown yet; later two looks in vain are enough."""
PATIENCE = timedelta(minutes=10)
"""What YouTube is given to publish at its time before it is told to."""
_WHEN = frozenset({"privacy", "publish_at"})


def complete(run: Run) -> None:
    """Set what belongs to the video, wait for YouTube, and let it stand as it is wanted.

    Raises:
        Later, Ends, and what the platform and the library raise.
    """
    left = set_parts(run, processed=False)
    video = seen(run)
    if not is_processed(video):
        raise Later(_processing(run, video), next_poll(run.now(), run.release.tries), tried=True)
    left = set_parts(run, processed=True)
    if left is not None and not _time_has_come(run):
        raise Later(_left(run, left), _before_its_time(run, left))
    _conclude(run, put_right(run), left)


def appear(run: Run) -> None:
    """See whether a complete video has appeared at its time; let it where YouTube did not."""
    left = set_parts(run, processed=True)
    # What its owner has changed in YouTube Studio since is the owner's word.
    _conclude(run, put_right(run, only=_WHEN), left)


def finish_parts(run: Run) -> None:
    """Of a published video: do what YouTube wanted later."""
    left = set_parts(run, processed=True)
    run.move(ReleaseState.PUBLISHED, _failed_steps(run), left)


def stand_back(run: Run) -> None:
    """Of a release that its owner stopped: nothing of it appears by itself."""
    release = run.release
    if release.video_id:
        video = run.platform.video(release.video_id)
        if video is not None and video.details.publish_at is not None:
            run.beat()
            run.platform.update(video.id, VideoChange(unschedule=True))
            at = video.details.publish_at.isoformat()
            run.work.record(run.change(Write.DETAILS, "took its time away", before=at))
    run.move(release.state, release.said)


def seen(run: Run) -> OwnVideo:
    """The video as YouTube shows it.

    Raises:
        Later: it does not show it yet. Ends: it does not take it, or it is gone.
    """
    release = run.release
    video = run.platform.video(release.video_id)
    if video is None:
        not_shown = f"YouTube does not show video {release.video_id}."
        if release.said != not_shown or run.now() < _finished(run) + MOST_MISSING:
            raise Later(not_shown, next_poll(run.now(), release.tries), tried=True)
        said = (
            f"Video {release.video_id} is not on the channel any more. If it was deleted there on "
            f"purpose, reelwright releases withdraw {release.id}; else retry uploads it again."
        )
        raise Ends(said, ReleaseState.FAILED)
    failure = failure_of(video)
    if failure:
        raise Ends(failure, ReleaseState.FAILED)
    return video


def put_right(run: Run, only: frozenset[str] = frozenset()) -> OwnVideo:
    """Compare what YouTube shows with what was wanted, and write what differs; what it shows then.

    ``only`` names the properties that matter, where not all do.

    Raises:
        Later: it shows something else however often it is written.
    """
    video = seen(run)
    found = _differences(run, video, only)
    if not found:
        return video
    record = next((one for one in run.work.steps() if one.name == StepKind.VISIBILITY), None)
    tries = record.tries if record is not None and record.state is StepState.INTENDED else 0
    if tries >= MOST_REPAIRS:
        raise Later(_shows_otherwise(found), run.now() + timedelta(hours=1), tried=True)
    shown = _write(run, video, found, tries + 1)
    still = _differences(run, shown, only)
    if still:
        raise Later(_shows_otherwise(still), next_poll(run.now(), tries), tried=True)
    done = StepRecord(
        release=run.release.id,
        name=StepKind.VISIBILITY,
        state=StepState.DONE,
        at=run.now(),
        tries=tries + 1,
    )
    run.work.keep_step(done)
    return shown


def _write(run: Run, video: OwnVideo, found: tuple[Difference, ...], tries: int = 1) -> OwnVideo:
    """Write what differs; the video as YouTube shows it then."""
    intended = StepRecord(
        release=run.release.id,
        name=StepKind.VISIBILITY,
        state=StepState.INTENDED,
        at=run.now(),
        tries=tries,
    )
    run.work.keep_step(intended)
    run.beat()
    run.platform.update(video.id, change_for(found, _wanted(run)))
    change = run.change(
        Write.DETAILS,
        "changed " + ", ".join(one.name for one in found),
        before="; ".join(f"{one.name}: {one.shown}" for one in found),
        after="; ".join(f"{one.name}: {one.wanted}" for one in found),
    )
    run.work.record(change)
    return seen(run)


def _differences(
    run: Run, video: OwnVideo, only: frozenset[str] = frozenset()
) -> tuple[Difference, ...]:
    found = differences(_wanted(run), video.details)
    if video.details.privacy is Privacy.PUBLIC or _is_settling(run, video):
        # What is public cannot get a time any more, and what is about to be is not hurried.
        found = tuple(one for one in found if one.name not in _WHEN)
    return tuple(one for one in found if not only or one.name in only)


def _wanted(run: Run) -> VideoDetails:
    """How it shall stand now, without the localisations that YouTube did not take."""
    wanted = details_wanted(run.release, run.now())
    done = {one.name for one in run.work.steps() if one.state is StepState.DONE}
    return wanted if StepKind.LOCALISATIONS in done else replace(wanted, localisations={})


def _is_settling(run: Run, video: OwnVideo) -> bool:
    at, shown = run.release.publish_at, video.details.publish_at
    return at is not None and same_time(shown, at) and at <= run.now() < at + PATIENCE


def _conclude(run: Run, video: OwnVideo, left: datetime | None) -> None:
    """Write down that the video stands as it is wanted now."""
    at, now, said = run.release.publish_at, run.now(), _failed_steps(run)
    if at is not None and video.details.privacy is not Privacy.PUBLIC:
        due = at + SETTLING if now < at + SETTLING else now + timedelta(minutes=1)
        run.move(ReleaseState.UPLOADED, said, min(due, left) if left else due)
        return
    if at is not None and now < at:
        said = f"It is public before its time. {said}".strip()
    run.move(ReleaseState.PUBLISHED, said, left)


def _finished(run: Run) -> datetime:
    """When its upload came to its end."""
    ends = [attempt.ended for attempt in run.work.attempts() if attempt.ended]
    return max(ends, default=run.release.since)


def _failed_steps(run: Run) -> str:
    failed = [record for record in run.work.steps() if record.state is StepState.FAILED]
    return " ".join(f"Without its {record.name}: {record.said}" for record in failed)


def _time_has_come(run: Run) -> bool:
    at = run.release.publish_at
    return at is not None and at <= run.now()


def _before_its_time(run: Run, left: datetime) -> datetime:
    at = run.release.publish_at
    return left if at is None else min(left, max(at, run.now() + timedelta(minutes=1)))


def _left(run: Run, until: datetime) -> str:
    parked = [one for one in run.work.steps() if one.state is StepState.PARKED]
    names = ", ".join(one.name for one in parked) or "a step"
    why = parked[0].said if parked else ""
    return f"Uploaded; {names} can be set from {until:%Y-%m-%d %H:%M} UTC on. {why}".strip()


def _processing(run: Run, video: OwnVideo) -> str:
    processing = video.processing
    told = "YouTube is processing the video"
    if processing is not None and processing.parts:
        told += f" ({processing.parts_done} of {processing.parts} parts)"
    if run.now() - video.uploaded > LONG_PROCESSING:
        return (
            f"{told} for more than a day, which is unusual: look in YouTube Studio, and upload it "
            "anew if it stays so."
        )
    return f"{told}."


def _shows_otherwise(found: tuple[Difference, ...]) -> str:
    told = "; ".join(f"{one.name} is {one.shown!r} instead of {one.wanted!r}" for one in found[:3])
    return f"YouTube shows what was not wanted, however often it is written: {told}."
