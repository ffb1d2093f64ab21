"""Publishing a release: what is next, again and again, until it waits for something or has ended.

The library is the truth. Every effect is intended, done and written down, so that whoever takes a
release up after a crash does the next thing and nothing twice.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from reelwright.domain.errors import ReelwrightError
from reelwright.domain.release.release import Release
from reelwright.domain.release.states import BEFORE, MOVES, ReleaseState
from reelwright.domain.release.waiting import OWNER, next_retry
from reelwright.ports.channels import ChannelNotConnected
from reelwright.ports.keys import KeysUnreadable
from reelwright.ports.lease import Lease, LeaseLost, Unleased
from reelwright.ports.platform import (
    ActionForbidden,
    AuthorisationLost,
    ConsentMissing,
    DetailsRefused,
    FileUnsendable,
    OutcomeUnknown,
    UploadLimitReached,
    VideoMissing,
)
from reelwright.ports.progress import Cancelled, Progress, Silent
from reelwright.ports.quota import QuotaSpent
from reelwright.ports.releases import ReleaseStopped, ReleaseTaken
from reelwright.ports.services import RequestRefused
from reelwright.ports.store import ArtefactMissing
from reelwright.workflows.publish.desk import Desk
from reelwright.workflows.publish.following import (
    appear,
    complete,
    finish_parts,
    stand_back,
)
from reelwright.workflows.publish.gatekeeping import gates_of, placed, timed
from reelwright.workflows.publish.lateness import catch_up
from reelwright.workflows.publish.quota import wait_for_quota
from reelwright.workflows.publish.run import Ends, Later, Run, claim_of
from reelwright.workflows.publish.uploading import settle, upload

PAUSE_LOOK = timedelta(minutes=15)
"""After which a release that an open pause stopped is looked at again."""
SOON = timedelta(minutes=1)
"""After which what may have been done is looked for."""


def publish(
    name: str,
    desk: Desk,
    *,
    progress: Progress | None = None,
    lease: Lease | None = None,
    at_once: bool = False,
) -> Release:
    """Bring a release as far as it can go now; what it waits for then stands in it.

    ``at_once`` uploads what has no time, or whose time is further away than uploads begin.

    Raises:
        ReleaseMissing, ReleaseUnclear, ReleaseBusy, ReleaseTaken, LeaseLost, Cancelled.
        What the library raises.
    """
    release = desk.releases.find(name)
    lease = lease or Unleased()
    work = desk.releases.claim(release.id, claim_of(desk), lease, desk.gone)
    try:
        run = Run(desk, work, progress or Silent(), lease)
        _until_it_waits(run, at_once=at_once)
        return desk.releases.find(release.id)
    finally:
        work.let_go()


def _until_it_waits(run: Run, *, at_once: bool) -> None:
    while True:
        before = (run.release.state, run.release.video_id)
        try:
            _advance(run, at_once=at_once)
        except ReleaseStopped:
            # Its owner changed its state: go on from what it is now.
            run.work.refresh()
            continue
        except (LeaseLost, ReleaseTaken, Cancelled):
            raise
        except ReelwrightError as error:
            _wait(run, error)
            return
        if (run.release.state, run.release.video_id) == before:
            return


def _advance(run: Run, *, at_once: bool) -> None:
    state = run.release.state
    if state in BEFORE:
        _leave(run, at_once=at_once)
    elif state is ReleaseState.UPLOADING:
        _check_pause(run)
        _take_time(run)
        upload(run)
    else:
        _STAGES.get(state, _nothing)(run)


def _complete(run: Run) -> None:
    _take_time(run)
    complete(run)


def _appear(run: Run) -> None:
    _take_time(run)
    appear(run)


def _stop(run: Run) -> None:
    settle(run)
    stand_back(run)


def _nothing(_run: Run) -> None:
    """It waits for its owner."""


_STAGES: Mapping[ReleaseState, Callable[[Run], None]] = {
    ReleaseState.PROCESSING: _complete,
    ReleaseState.UPLOADED: _appear,
    ReleaseState.PUBLISHED: finish_parts,
    ReleaseState.HELD: _stop,
    ReleaseState.WITHDRAWN: _stop,
}


def _leave(run: Run, *, at_once: bool) -> None:
    """Let it go if every gate is open and it is time."""
    _check_pause(run)
    standing = _stand(run)
    if catch_up(run.desk, run.desk.releases.timings(BEFORE, run.now())):
        standing = _stand(run)
    if standing.state not in {ReleaseState.APPROVED, ReleaseState.SCHEDULED}:
        return
    is_time = standing.due is not None and standing.due <= run.now()
    if at_once or is_time:
        wait_for_quota(run)
        run.move(ReleaseState.UPLOADING, "", run.now())


def _stand(run: Run) -> Release:
    """Let it stand as its gates and the calendar say."""
    release = timed(run.release, run.desk)
    standing = placed(release, gates_of(release, run.desk), run.desk)
    return run.work.update(lambda _: standing)


def _take_time(run: Run) -> None:
    """Its owner may have moved it on the calendar since it was uploaded."""
    wanted, planned = timed(run.release, run.desk).publish_at, run.release.publish_at
    if wanted == planned:
        return
    run.work.update(lambda release: replace(release, publish_at=wanted))
    if wanted is None:
        said = (
            "It was taken off the calendar after it had left: give it another time, then "
            f"reelwright releases resume {run.release.id}."
        )
        run.move(ReleaseState.HELD, said, run.now())
        raise ReleaseStopped(said)


def _check_pause(run: Run) -> None:
    pause = run.desk.pauses.pause_of(run.release.channel)
    if pause is not None:
        reason = f" ({pause.reason})" if pause.reason else ""
        said = f"Publishing is paused since {pause.since:%Y-%m-%d %H:%M} UTC{reason}."
        raise Later(said, pause.until or run.now() + PAUSE_LOOK)


def _wait(run: Run, error: ReelwrightError) -> None:
    """Write down what it waits for, or that it goes no further."""
    now, tries = run.now(), run.release.tries
    state, due, tried = _verdict_on(error, now, tries)

    def waiting(release: Release) -> Release:
        count = release.tries + 1 if tried else 0
        onward = state if state in MOVES[release.state] else release.state
        again = due if onward is state or state is None else now + OWNER
        return replace(release, state=onward, said=str(error), due=again, tries=count)

    try:
        run.work.update(waiting)
    except ReleaseStopped:
        run.work.refresh()


def _verdict_on(  # noqa: PLR0911 - a table of errors reads best as one
    error: ReelwrightError, now: datetime, tries: int
) -> tuple[ReleaseState | None, datetime | None, bool]:
    """The state that it goes to, when it is looked at again, whether that counts as in vain."""
    if isinstance(error, Later):
        return None, error.due, error.tried
    if isinstance(error, Ends):
        return error.state, None, False
    if isinstance(error, QuotaSpent | UploadLimitReached):
        return None, error.until, False
    if isinstance(error, OutcomeUnknown):
        return None, now + SOON, True
    if isinstance(error, _FINAL):
        return ReleaseState.FAILED, None, False
    if isinstance(error, _FOR_THE_OWNER):
        return None, now + OWNER, True
    return None, next_retry(now, tries), True


_FINAL = (DetailsRefused, ActionForbidden, VideoMissing, FileUnsendable, ArtefactMissing)
_FOR_THE_OWNER = (
    AuthorisationLost,
    ChannelNotConnected,
    KeysUnreadable,
    ConsentMissing,
    # Whatever else is refused is no word about this video, such as a sign-in's refusal.
    RequestRefused,
)
