"""What the owner of a release decides about it: approve, hold, resume, withdraw, retry, settle."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from reelwright.domain.platform.consent import Write
from reelwright.domain.release.gates import WAIVABLE, Approval, Gate, Passage
from reelwright.domain.release.release import Content, Release, content_digest
from reelwright.domain.release.states import (
    BEFORE,
    ENDED,
    STOPPED,
    UNDER_WAY,
    MoveForbidden,
    ReleaseState,
)
from reelwright.domain.release.uploading import AttemptState
from reelwright.ports.lease import Unleased
from reelwright.ports.releases import Change
from reelwright.ports.services import Secret
from reelwright.workflows.publish.desk import Desk
from reelwright.workflows.publish.gatekeeping import reviewed
from reelwright.workflows.publish.run import claim_of


def edit(desk: Desk, name: str, change: Callable[[Content], Content]) -> Release:
    """Change what will be sent; an approval that it has does not cover it any more.

    Raises:
        MoveForbidden: it has left. ReleaseMissing.
    """
    release = desk.releases.find(name)

    def edited(current: Release) -> Release:
        if current.state not in BEFORE:
            message = (
                f"Release {current.id} is {current.state}: what has left is edited in YouTube "
                "Studio."
            )
            raise MoveForbidden(message)
        return replace(current, content=change(current.content))

    desk.releases.change(release.id, edited)
    return reviewed(release.id, desk)[0]


def approve(
    desk: Desk, name: str, *, by: str, waive: frozenset[Gate] = frozenset()
) -> tuple[Release, tuple[Passage, ...]]:
    """Approve the content as it is now, and open gates by hand that the owner may open.

    Raises:
        MoveForbidden: a gate cannot be waived, or the release has left. ReleaseMissing.
    """
    release = desk.releases.find(name)
    if not waive <= WAIVABLE:
        barred = ", ".join(sorted(waive - WAIVABLE))
        message = f"{barred} cannot be waived; only {', '.join(sorted(WAIVABLE))} can."
        raise MoveForbidden(message)

    def approved(current: Release) -> Release:
        if current.state not in BEFORE:
            message = f"Release {current.id} is {current.state}, so there is nothing to approve."
            raise MoveForbidden(message)
        approval = Approval(by=by, at=desk.clock.now(), content=content_digest(current.content))
        return replace(current, approval=approval, waived=current.waived | waive)

    desk.releases.change(release.id, approved)
    return reviewed(release.id, desk)


def hold(desk: Desk, name: str, why: str = "") -> Release:
    """Stop a release; if it would appear by itself on YouTube, its time is taken from it there.

    Raises:
        MoveForbidden, ReleaseMissing.
    """
    return _stop(desk, name, ReleaseState.HELD, why or "Its owner holds it.")


def withdraw(desk: Desk, name: str, why: str = "") -> Release:
    """Give a release up for good, and its slot free.

    What was uploaded stays private, and only its owner deletes it.

    Raises:
        MoveForbidden, ReleaseMissing.
    """
    withdrawn = _stop(desk, name, ReleaseState.WITHDRAWN, why or "Its owner withdrew it.")
    if desk.calendar.slot(withdrawn.id) is not None:
        desk.calendar.free(withdrawn.id)
    return withdrawn


def resume(desk: Desk, name: str, *, anew: bool = False) -> Release:
    """Let a release go on that was held or failed; ``anew`` forgets the video that it had.

    Raises:
        MoveForbidden: nothing stops it, or only its owner's word helps. ReleaseMissing.
    """
    release = desk.releases.find(name)
    if release.state not in {ReleaseState.HELD, ReleaseState.FAILED}:
        how = (
            f"reelwright releases settle {release.id}"
            if release.state in STOPPED
            else "nothing has to be done for it to go on"
        )
        message = f"Release {release.id} is {release.state}: {how}."
        raise MoveForbidden(message)
    left = bool(desk.releases.attempts(release.id))

    def resumed(current: Release) -> Release:
        video_id = "" if anew else current.video_id
        state = ReleaseState.WAITING
        if video_id:
            state = ReleaseState.PROCESSING
        elif left:
            state = ReleaseState.UPLOADING
        due = desk.clock.now()
        return replace(current, state=state, video_id=video_id, said="", due=due, tries=0)

    desk.releases.change(release.id, resumed)
    return reviewed(release.id, desk)[0]


def look_again(desk: Desk, channel: str) -> tuple[str, ...]:
    """Let what is under way on a channel be looked at now: it is connected again; the releases.

    Else each would wait for its next look, which is up to an hour away.
    """
    now = desk.clock.now()
    waiting = [
        one.id
        for one in desk.releases.standings(UNDER_WAY)
        if one.channel == channel and one.due is not None and one.due > now
    ]
    for release in waiting:
        desk.releases.change(release, lambda one: replace(one, due=now, tries=0))
    return tuple(waiting)


def settle(desk: Desk, name: str, video_id: str) -> Release:
    """The owner's word about an unclear upload: which video it is, or empty: there is none.

    Raises:
        MoveForbidden: nothing is unclear about it. VideoTaken, ReleaseBusy, ReleaseMissing.
    """
    release = desk.releases.find(name)
    if release.state is not ReleaseState.UNCLEAR:
        message = f"Release {release.id} is {release.state}: nothing is unclear about it."
        raise MoveForbidden(message)
    now = desk.clock.now()
    work = desk.releases.claim(release.id, claim_of(desk), Unleased(), desk.gone)
    try:
        for attempt in work.attempts():
            if attempt.is_live and not video_id:
                told = replace(
                    attempt,
                    state=AttemptState.ABANDONED,
                    ended=now,
                    said="its owner says that there is no video of it",
                )
                work.keep_attempt(told, Secret(value=""))
        if video_id and work.attempts():
            last = work.attempts()[-1]
            finished = replace(
                last, state=AttemptState.FINISHED, video_id=video_id, ended=now, sent=last.size
            )
            work.finish(finished, _word(release, video_id, now))
        state = ReleaseState.PROCESSING if video_id else ReleaseState.UPLOADING
        return work.update(
            lambda one: replace(one, state=state, video_id=video_id, said="", due=now, tries=0)
        )
    finally:
        work.let_go()


def _word(release: Release, video_id: str, now: datetime) -> Change:
    return Change(
        release=release.id,
        channel=release.channel,
        video_id=video_id,
        at=now,
        kind=Write.UPLOADS,
        what="its owner says that this is its video",
        after=video_id,
    )


def _stop(desk: Desk, name: str, state: ReleaseState, why: str) -> Release:
    release = desk.releases.find(name)
    if release.state in ENDED:
        message = f"Release {release.id} is {release.state}, so it cannot become {state}."
        raise MoveForbidden(message)
    may_be_there = bool(release.video_id or desk.releases.attempts(release.id))
    due = desk.clock.now() if may_be_there else None
    return desk.releases.change(
        release.id, lambda one: replace(one, state=state, said=why, due=due, tries=0)
    )
