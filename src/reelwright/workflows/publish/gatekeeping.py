"""Looking at the gates of a release, and at its time."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from reelwright.domain.calendar.plan import LateRule
from reelwright.domain.platform.video import Privacy
from reelwright.domain.release.gates import Facts, Gate, Passage, closed, passages
from reelwright.domain.release.release import Release, ReleaseFile, content_digest
from reelwright.domain.release.similarity import Fingerprint, Likeness, likeness, nearest
from reelwright.domain.release.states import BEFORE, ReleaseState
from reelwright.domain.release.steps import writes_of
from reelwright.domain.release.validation import problems_of
from reelwright.domain.release.waiting import first_due
from reelwright.ports.releases import Timing
from reelwright.ports.store import ArtefactMissing
from reelwright.workflows.publish.desk import Desk


def gates_of(release: Release, desk: Desk) -> tuple[Passage, ...]:
    """Every gate of a release as it stands now.

    That the bytes of the master are those that were inspected is checked again over all of them
    before they leave; here it is enough that they are there under their hash.
    """
    now, content = desk.clock.now(), release.content
    connection = desk.connections.find(release.channel)
    consent = connection.consent if connection else None
    appears = max(release.publish_at or now, now)
    return passages(
        Facts(
            release=release.id,
            problems=problems_of(content, publish_at=release.publish_at, now=now),
            passed=content.inspected.passed,
            failed_checks=content.inspected.failed,
            inspected=content.inspected.sha256,
            master=content.master.artefact.sha256 if _is_there(content.master, desk) else "",
            licences=content.licences,
            nearest=nearest_to(release, desk),
            limits=desk.rules.limits,
            cost=content.cost,
            budget=desk.rules.budget,
            embargo=content.embargo,
            appears=appears if content.details.privacy is Privacy.PUBLIC else now,
            consented=consent.writes if consent else frozenset(),
            needed=writes_of(content),
            approval_wanted=desk.rules.approval,
            approval=release.approval,
            content=content_digest(content),
            waived=release.waived,
        )
    )


def nearest_to(release: Release, desk: Desk) -> Likeness | None:
    """The channel's other release that is most like this one."""
    others = desk.releases.earlier(release.channel)
    own = next((one.fingerprint for one in others if one.release == release.id), Fingerprint())
    return nearest(
        [
            likeness(own, other.fingerprint, release=other.release, title=other.title)
            for other in others
            if other.release != release.id
        ],
        desk.rules.limits,
    )


def timed(release: Release, desk: Desk) -> Release:
    """The release with the time that the calendar gives it."""
    slot = desk.calendar.slot(release.id)
    return replace(release, publish_at=slot.at if slot else None)


def placed(release: Release, ways: tuple[Passage, ...], desk: Desk) -> Release:
    """A release that has not left, in the state that its gates and its time put it in."""
    shut = closed(ways)
    now = desk.clock.now()
    if any(way.gate is Gate.DETAILS for way in shut):
        state = ReleaseState.DRAFT
    elif shut:
        state = ReleaseState.WAITING
    else:
        state = ReleaseState.SCHEDULED if release.publish_at else ReleaseState.APPROVED
    reasons = (*(way.reason for way in shut), *(_missed(release, desk) if shut else ()))
    moved = replace(release, state=state, said=" ".join(reasons), tries=0)
    return replace(
        moved, due=_opens(shut, now) if shut else first_due(moved, desk.rules.ahead, now)
    )


def _missed(release: Release, desk: Desk) -> Iterator[str]:
    """That its time has passed behind a closed gate, and what then becomes of it."""
    at, now = release.publish_at, desk.clock.now()
    if at is None or at > now:
        return
    plan = desk.calendar.plan(release.channel)
    if now - at > plan.late_after and plan.late is not LateRule.HOLD:
        then = "at once" if plan.late is LateRule.NOW else "in the next free slot"
        yield f"Its time, {at:%Y-%m-%d %H:%M} UTC, has passed: then it appears {then}."


def reviewed(name: str, desk: Desk) -> tuple[Release, tuple[Passage, ...]]:
    """Look at the gates of a release, and let it stand as they say; one that has left stays.

    Raises:
        ReleaseMissing, ReleaseUnclear.
    """
    release = timed(desk.releases.find(name), desk)
    ways = gates_of(release, desk)
    if release.state not in BEFORE:
        return release, ways

    def place(current: Release) -> Release:
        if current.state not in BEFORE:
            return current
        return placed(replace(current, publish_at=release.publish_at), ways, desk)

    return desk.releases.change(release.id, place), ways


def as_planned(desk: Desk) -> None:
    """Let what has not left stand as the calendar says by now, before the publisher looks."""
    for timing in desk.releases.timings(BEFORE, desk.clock.now()):
        if is_new(timing):
            reviewed(timing.standing.id, desk)


def is_new(timing: Timing) -> bool:
    """Whether a release does not have the time that the calendar gives it."""
    return (timing.slot.at if timing.slot else None) != timing.standing.publish_at


def _opens(shut: tuple[Passage, ...], now: datetime) -> datetime | None:
    """When gates that open by themselves are looked at again."""
    times = [way.until for way in shut]
    known = [time for time in times if time is not None]
    return max(known) if known and len(known) == len(times) and max(known) > now else None


def _is_there(file: ReleaseFile, desk: Desk) -> bool:
    try:
        desk.store.path(file.artefact.sha256, file.artefact.suffix)
    except ArtefactMissing:
        return False
    return True
