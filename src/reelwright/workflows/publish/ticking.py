"""Finding out what there is to do now, and letting one worker do it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from reelwright.domain.release.states import BEFORE, GATED, UNDER_WAY, ReleaseState
from reelwright.ports.releases import Standing
from reelwright.workflows.publish.desk import Desk
from reelwright.workflows.publish.gatekeeping import is_new, reviewed
from reelwright.workflows.publish.lateness import catch_up, tell_moved

LAPSE = timedelta(minutes=10)
"""After which what was queued is looked at again, in case that whoever took it up has died."""
_LOOKED_AT = BEFORE | UNDER_WAY
_MAY_BE_DUE = frozenset(ReleaseState)

Queue = Callable[[Standing], str]
"""Queues the work on a release, and tells the job's id."""
Ended = Callable[[str], bool]
"""Whether a job has ended, or is not known any more."""


def tick(desk: Desk, queue: Queue, ended: Ended, *, review: bool = False) -> tuple[str, ...]:
    """Take in what was decided on the calendar, and queue every release that is due; their ids.

    Several may tick at once: each due release is queued by one of them. ``review`` looks at the
    gates of everything that waits, since what opens one may have happened anywhere.
    """
    now = desk.clock.now()
    _take_times(desk, now)
    for standing in desk.releases.standings(GATED) if review else ():
        reviewed(standing.id, desk)
    taken = []
    for standing in desk.releases.standings(_MAY_BE_DUE, due=now):
        if desk.pauses.pause_of(standing.channel) is not None and not _stops(standing):
            continue
        if not desk.releases.take_up(standing.id, now=now, until=now + LAPSE):
            continue
        if standing.job and not ended(standing.job):
            continue
        desk.releases.queued(standing.id, queue(standing))
        taken.append(standing.id)
    return tuple(taken)


def _stops(standing: Standing) -> bool:
    """What its owner stopped is stopped during a pause too."""
    return standing.state in {ReleaseState.HELD, ReleaseState.WITHDRAWN}


def _take_times(desk: Desk, now: datetime) -> None:
    """Let releases stand as the calendar says by now; only those of which it says anything new."""
    timings = desk.releases.timings(_LOOKED_AT, now)
    elsewhere = [one for one in timings if one.slot and one.slot.channel != one.standing.channel]
    for timing in elsewhere:
        # A reserve took the release over, and died before it had brought the slot along.
        desk.calendar.hand_over(timing.standing.id, timing.standing.channel)
    late = catch_up(desk, timings)
    tell_moved(desk, late)
    if late or elsewhere:
        timings = desk.releases.timings(_LOOKED_AT, now)
    for timing in timings:
        standing = timing.standing
        if not is_new(timing):
            continue
        if standing.state in BEFORE:
            reviewed(standing.id, desk)
        elif standing.due is None or standing.due > now:
            # It has left: whoever works on it next takes the time from the calendar.
            desk.releases.change(standing.id, lambda one: replace(one, due=now))
