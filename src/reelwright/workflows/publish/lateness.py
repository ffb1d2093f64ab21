"""Releases that did not leave before their slot had passed: after an outage, or a pause."""

from reelwright.domain.calendar.lateness import CatchUp, is_late
from reelwright.domain.release.states import BEFORE, ReleaseState
from reelwright.workflows.publish.run import Ends, Run


def catch_up(run: Run) -> None:
    """Give a late release the time that its channel's rule gives it, and the others with it.

    All that are late on the channel are moved at once, so that the oldest comes first whoever is
    taken up first. What has begun to leave goes on: YouTube may hold its time already.

    Raises:
        Ends: its owner decides.
    """
    desk, release = run.desk, run.release
    slot = desk.calendar.slot(release.id)
    if slot is None or not is_late(desk.calendar.plan(slot.channel), slot, run.now()):
        return
    late = [one.id for one in desk.releases.standings(BEFORE) if one.channel == slot.channel]
    for decided in desk.calendar.catch_up(slot.channel, late):
        if decided.was.release == release.id and decided.slot is None:
            raise Ends(_held(decided), ReleaseState.HELD)


def _held(decided: CatchUp) -> str:
    release = decided.was.release
    return (
        f"Its slot on {decided.was.at:%Y-%m-%d %H:%M} UTC has passed, and {decided.reason}: "
        f"reelwright calendar move {release}, then reelwright releases resume {release}."
    )
