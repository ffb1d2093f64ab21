"""Waiting for the day whose quota holds a release whole, rather than leaving it half done."""

from collections.abc import Iterator
from datetime import datetime

from reelwright.domain.quota.buckets import Needs
from reelwright.domain.quota.days import begin_of, day_of
from reelwright.domain.quota.deferral import Fit, Work, share_out
from reelwright.domain.release.needs import needs_of
from reelwright.domain.release.release import Release
from reelwright.domain.release.states import BEFORE, ReleaseState
from reelwright.domain.release.steps import SAFE_AHEAD, StepState
from reelwright.ports.releases import Standing
from reelwright.workflows.publish.desk import Desk
from reelwright.workflows.publish.run import Later, Run

_BEGUN = frozenset({ReleaseState.UPLOADING, ReleaseState.PROCESSING})


def wait_for_quota(run: Run) -> None:
    """Let a release wait whose calls fit only into a later day, if it still appears in time.

    What has begun comes first, then whatever appears earliest. One that would be late by waiting
    goes on: it is published with what fits, and the rest is set when the quota allows it.

    Raises:
        Later: it fits on another day.
    """
    desk, release, now = run.desk, run.release, run.now()
    connection = desk.connections.find(release.channel)
    if desk.quota is None or connection is None:
        return
    standings = desk.quota.standing(connection.project)
    fits = share_out(
        _works(desk, connection.project, release, now),
        {each.bucket: each.limit for each in standings},
        today=day_of(now),
        taken={(each.day, each.bucket): each.limit - each.left for each in standings},
    )
    mine = next((fit for fit in fits if fit.work.name == release.id), None)
    if mine is not None and mine.is_deferred and _is_in_time(mine):
        raise Later(_deferred(mine, connection.project), begin_of(mine.day or mine.wanted))


def _works(desk: Desk, project: str, mine: Release, now: datetime) -> Iterator[Work]:
    """What wants the project's quota now: releases that are due, and those that have begun.

    ``mine`` is among them whether it is due or sent by hand. Those that have not begun are taken
    for its like: reading each of them for each other would take long where many are due.
    """
    channels = {each.channel for each in desk.connections.all() if each.project == project}
    needs = needs_of(mine.content)
    for standing in desk.releases.standings(BEFORE | _BEGUN):
        begun = standing.state in _BEGUN
        due = standing.id == mine.id or (standing.due is not None and standing.due <= now)
        if standing.channel in channels and (begun or due):
            yield Work(
                name=standing.id,
                wanted=now,
                due=standing.publish_at or now,
                needs=_left_of(desk, standing) if begun else needs,
                priority=int(begun),
            )


def _left_of(desk: Desk, standing: Standing) -> Needs:
    """What a release still takes that has begun."""
    done = {step.name for step in desk.releases.steps(standing.id) if step.state is StepState.DONE}
    content = desk.releases.find(standing.id).content
    return needs_of(content, done, uploaded=bool(standing.video_id))


def _is_in_time(fit: Fit) -> bool:
    return fit.day is not None and begin_of(fit.day) + SAFE_AHEAD <= fit.work.due


def _deferred(fit: Fit, project: str) -> str:
    needs = ", ".join(f"{units} of {bucket}" for bucket, units in fit.work.needs)
    return (
        f"It takes {needs}, which do not fit into what is left today of the quota of {project}: it "
        f"is uploaded on {fit.day:%Y-%m-%d}, in time for its slot."
    )
