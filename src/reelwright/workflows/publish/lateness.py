"""Releases that did not leave before their slot had passed: after an outage, or a pause."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from reelwright.domain.calendar.lateness import CatchUp, is_late
from reelwright.domain.release.release import Release
from reelwright.domain.release.states import BEFORE, MoveForbidden, ReleaseState
from reelwright.ports.releases import ReleaseMissing, Timing
from reelwright.workflows.publish.desk import Desk


def catch_up(desk: Desk, timings: Sequence[Timing]) -> bool:
    """Give what is late another time by its channel's rule, or hold it; whether anything was late.

    All that are late on a channel are moved at once, so that the oldest comes first whoever is
    taken up first. What has begun to leave goes on: YouTube may hold its time already. A channel
    that is paused is caught up when it goes on.
    """
    decided = [
        decision
        for channel, releases in _late(desk, timings).items()
        for decision in desk.calendar.catch_up(channel, releases)
    ]
    for decision in decided:
        if decision.slot is None:
            _hold(desk, decision)
    return bool(decided)


def _late(desk: Desk, timings: Sequence[Timing]) -> dict[str, list[str]]:
    """The releases that are late, by channel."""
    now, passed = desk.clock.now(), defaultdict[str, list[str]](list)
    for timing in timings:
        if timing.slot is not None and timing.slot.at < now and timing.standing.state in BEFORE:
            passed[timing.slot.channel].append(timing.slot.release)
    plans = {channel: desk.calendar.plan(channel) for channel in passed}
    slots = {timing.slot.release: timing.slot for timing in timings if timing.slot is not None}
    return {
        channel: late
        for channel, releases in passed.items()
        if desk.pauses.pause_of(channel) is None
        if (late := [one for one in releases if is_late(plans[channel], slots[one], now)])
    }


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
