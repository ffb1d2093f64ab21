"""Releases that did not leave before their slot had passed: after an outage, or a pause."""

from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import partial

from reelwright.domain.calendar.lateness import CatchUp, is_late
from reelwright.domain.calendar.plan import ChannelPlan, LateRule
from reelwright.domain.release.release import Release
from reelwright.domain.release.states import BEFORE, GATED, MoveForbidden, ReleaseState
from reelwright.ports.releases import ReleaseMissing, Timing
from reelwright.workflows.publish.desk import Desk
from reelwright.workflows.publish.gatekeeping import reviewed


def catch_up(desk: Desk, timings: Sequence[Timing]) -> tuple[CatchUp, ...]:
    """Give what is late another time by its channel's rule, or hold it; what became of each.

    All that are late on a channel are moved at once, so that the oldest comes first whoever is
    taken up first. What has begun to leave goes on: YouTube may hold its time already. A channel
    that is paused is caught up when it goes on, and a release that a closed gate stops when it is
    opened: another time would pass like the first, again and again.
    """
    decided = tuple(
        decision
        for channel, releases in _late(desk, timings).items()
        for decision in desk.calendar.catch_up(channel, releases)
    )
    for decision in decided:
        if decision.slot is None:
            _hold(desk, decision)
    return decided


def tell_moved(desk: Desk, decided: Sequence[CatchUp]) -> None:
    """Let what was moved stand at its new time, and say why it is there."""
    for decision in decided:
        if decision.slot is None:
            continue
        said = f"It missed its time, {decision.was.at:%Y-%m-%d %H:%M} UTC: {decision.reason}."
        with suppress(MoveForbidden, ReleaseMissing):
            reviewed(decision.slot.release, desk)
            desk.releases.change(decision.slot.release, partial(_explained, said=said))


def _explained(release: Release, *, said: str) -> Release:
    return replace(release, said=said) if release.state is ReleaseState.SCHEDULED else release


def _late(desk: Desk, timings: Sequence[Timing]) -> dict[str, list[str]]:
    """The releases that are late, by channel."""
    now, passed = desk.clock.now(), defaultdict[str, list[Timing]](list)
    for timing in timings:
        if timing.slot is not None and timing.slot.at < now and timing.standing.state in BEFORE:
            passed[timing.slot.channel].append(timing)
    plans = {channel: desk.calendar.plan(channel) for channel in passed}
    return {
        channel: late
        for channel, those in passed.items()
        if desk.pauses.pause_of(channel) is None
        if (late := [one.standing.id for one in those if _is_caught_up(plans[channel], one, now)])
    }


def _is_caught_up(plan: ChannelPlan, timing: Timing, now: datetime) -> bool:
    may_go = timing.standing.state not in GATED or plan.late is LateRule.HOLD
    return may_go and timing.slot is not None and is_late(plan, timing.slot, now)


def _hold(desk: Desk, decision: CatchUp) -> None:
    release = decision.was.release
    said = (
        f"It missed its time, {decision.was.at:%Y-%m-%d %H:%M} UTC, and {decision.reason}: "
        f"reelwright calendar move {release}, then reelwright releases resume {release}."
    )

    def held(one: Release) -> Release:
        if one.state not in BEFORE:
            return one
        return replace(one, state=ReleaseState.HELD, said=said, due=None)

    try:
        desk.releases.change(release, held)
    except (MoveForbidden, ReleaseMissing):
        # It has moved on meanwhile.
        return
