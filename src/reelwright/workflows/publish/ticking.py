"""Finding out what there is to do now, and letting one worker do it."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from reelwright.domain.calendar.lateness import is_late
from reelwright.domain.calendar.plan import Slot
from reelwright.domain.errors import ReelwrightError
from reelwright.domain.release.release import Release
from reelwright.domain.release.states import BEFORE, UNDER_WAY, ReleaseState
from reelwright.ports.releases import Standing
from reelwright.workflows.publish.desk import Desk
from reelwright.workflows.publish.gatekeeping import reviewed

LAPSE = timedelta(minutes=10)
"""After which what was queued is looked at again, in case that whoever took it up has died."""
_LOOKED_AT = BEFORE | UNDER_WAY
_MAY_BE_DUE = frozenset(ReleaseState)
_GATED = frozenset({ReleaseState.DRAFT, ReleaseState.WAITING})

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
    standings = desk.releases.standings(_LOOKED_AT)
    slots = {slot.release: slot for slot in desk.calendar.slots()}
    if _catch_up(desk, standings, slots, now):
        slots = {slot.release: slot for slot in desk.calendar.slots()}
    _take_times(desk, standings, slots, now)
    for standing in standings if review else ():
        if standing.state in _GATED:
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


def _take_times(
    desk: Desk, standings: tuple[Standing, ...], slots: Mapping[str, Slot], now: datetime
) -> None:
    """Let releases stand as the calendar says by now."""
    for standing in standings:
        slot = slots.get(standing.id)
        if (slot.at if slot else None) == standing.publish_at:
            continue
        if standing.state in BEFORE:
            reviewed(standing.id, desk)
        elif standing.due is None or standing.due > now:
            # It has left: whoever works on it next takes the time from the calendar.
            desk.releases.change(standing.id, lambda one: replace(one, due=now))


def _catch_up(
    desk: Desk, standings: tuple[Standing, ...], slots: Mapping[str, Slot], now: datetime
) -> bool:
    """Give what missed its slot another by the channel's rule, or hold it; whether anything did."""
    late: defaultdict[str, list[str]] = defaultdict(list)
    for standing in standings:
        slot = None if standing.video_id else slots.get(standing.id)
        passed = slot is not None and slot.at < now
        if slot is not None and passed and is_late(desk.calendar.plan(slot.channel), slot, now):
            late[slot.channel].append(standing.id)
    for channel, releases in late.items():
        for decision in desk.calendar.catch_up(channel, releases):
            if decision.slot is None:
                _hold(desk, decision.was.release, decision.reason)
    return bool(late)


def _hold(desk: Desk, release: str, reason: str) -> None:
    def held(one: Release) -> Release:
        said = f"It missed its time, and {reason}: move it on the calendar, then resume it."
        due = desk.clock.now() if one.video_id else None
        return replace(one, state=ReleaseState.HELD, said=said, due=due)

    try:
        desk.releases.change(release, held)
    except ReelwrightError:
        # It has moved on meanwhile.
        return
