"""Letting a channel's reserve publish what the channel itself cannot.

Only a release of which nothing has left is handed over: as soon as an upload was intended, the
channel may hold something of it, and a second one would be a double. Its slot goes along to the
reserve's calendar: at its time, or at the first one after it that keeps the buffer there.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from reelwright.domain.errors import ReelwrightError
from reelwright.domain.platform.connection import Connection
from reelwright.domain.platform.consent import Write
from reelwright.domain.platform.reserve import ReserveRule, Trouble, stands_in
from reelwright.domain.release.release import Release, content_digest
from reelwright.domain.release.states import ReleaseState
from reelwright.ports.guard import BreakerOpen
from reelwright.ports.lease import Unleased
from reelwright.ports.releases import Change, ReleaseBusy, ReleaseMissing, Standing
from reelwright.ports.services import ServiceFailed, ServiceUnreachable
from reelwright.workflows.publish.desk import Desk
from reelwright.workflows.publish.run import claim_of

_WAITING = frozenset({ReleaseState.SCHEDULED, ReleaseState.UPLOADING})
"""What may wait for a channel that is in trouble: also what was to leave when that began."""
_WORDS = {
    Trouble.OUTAGE: "cannot be reached",
    Trouble.AUTHORISATION: "has lost its authorisation",
}


@dataclass(frozen=True, slots=True)
class Outages:
    """Since when channels cannot be reached, as far as this process has seen."""

    since: dict[str, datetime] = field(default_factory=dict)

    def look(self, desk: Desk) -> Mapping[str, datetime]:
        """Ask each channel that has a rule for outages and something due (one unit of quota)."""
        now = desk.clock.now()
        for connection in desk.connections.all():
            name, rule = connection.channel, connection.reserve
            watched = rule is not None and Trouble.OUTAGE in rule.troubles
            if not watched or connection.loss is not None or not any(_due(desk, name, now)):
                self.since.pop(name, None)
                continue
            try:
                desk.platforms.of(name).channel()
            except (ServiceUnreachable, ServiceFailed, BreakerOpen):
                self.since.setdefault(name, now)
            except ReelwrightError:
                self.since.pop(name, None)
            else:
                self.since.pop(name, None)
        return self.since


def take_over(desk: Desk, outages: Mapping[str, datetime] | None = None) -> tuple[str, ...]:
    """Hand what is due on channels in trouble to their reserves, by their owner's rules; the ids.

    ``outages`` tells since when channels cannot be reached.
    """
    now, moved = desk.clock.now(), list[str]()
    for connection in desk.connections.all():
        trouble = _trouble(connection, outages or {}, now)
        if trouble is None or connection.reserve is None:
            continue
        waiting = tuple(_due(desk, connection.channel, now))
        if waiting and _is_well(desk, connection.reserve.channel):
            moved += [
                standing.id
                for standing in waiting
                if _handed_over(desk, standing, connection.reserve, trouble)
            ]
    return tuple(moved)


def _trouble(
    connection: Connection, outages: Mapping[str, datetime], now: datetime
) -> Trouble | None:
    """The trouble for which the reserve takes over now."""
    since = {
        Trouble.AUTHORISATION: connection.lost,
        Trouble.OUTAGE: outages.get(connection.channel),
    }
    for trouble, begun in since.items():
        if begun is not None and stands_in(connection.reserve, trouble, begun, now):
            return trouble
    return None


def _due(desk: Desk, channel: str, now: datetime) -> Iterator[Standing]:
    """What every gate is open for, and what would be uploaded by now."""
    for standing in desk.releases.standings(_WAITING):
        at = standing.publish_at
        if standing.channel == channel and at is not None and at <= now + desk.rules.ahead:
            yield standing


def _is_well(desk: Desk, channel: str) -> bool:
    """Whether the reserve may upload, and answers."""
    connection = desk.connections.find(channel)
    if connection is None or connection.loss is not None or not connection.may(Write.UPLOADS):
        return False
    try:
        desk.platforms.of(channel).channel()
    except ReelwrightError:
        return False
    return True


def _handed_over(desk: Desk, standing: Standing, rule: ReserveRule, trouble: Trouble) -> bool:
    """Whether the release is the reserve's now; not where somebody has begun to upload it."""
    try:
        work = desk.releases.claim(standing.id, claim_of(desk), Unleased(), desk.gone)
    except (ReleaseBusy, ReleaseMissing):
        return False
    try:
        if work.attempts():
            return False
        said = f"Channel {rule.channel} stands in for {standing.channel}, which {_WORDS[trouble]}."
        now = desk.clock.now()

        def moved(one: Release) -> Release:
            as_before = one.state in _WAITING and one.channel == standing.channel
            return _of_the_reserve(one, rule.channel, said, now) if as_before else one

        changed = desk.releases.change(standing.id, moved)
        if changed.channel != rule.channel:
            return False
        slot = desk.calendar.hand_over(changed.id, rule.channel)
        if slot is not None and slot.at != standing.publish_at:
            said = f"{said} There it appears on {slot.at:%Y-%m-%d %H:%M} UTC, by its buffer."
        work.record(_record(changed, standing.channel, said, now))
        return True
    finally:
        work.let_go()


def _of_the_reserve(one: Release, channel: str, said: str, now: datetime) -> Release:
    """The release on another channel: without the playlist, which is of the first one.

    The owner's rule carries the approval over, which was given of everything else.
    """
    content, approval = replace(one.content, playlist=""), one.approval
    if approval is not None and approval.content == content_digest(one.content):
        approval = replace(approval, content=content_digest(content))
    return replace(
        one,
        state=ReleaseState.SCHEDULED,
        channel=channel,
        content=content,
        approval=approval,
        said=said,
        due=now,
        tries=0,
        job="",
    )


def _record(release: Release, before: str, said: str, now: datetime) -> Change:
    return Change(
        release=release.id,
        channel=release.channel,
        video_id="",
        at=now,
        kind=Write.UPLOADS,
        what=said,
        before=before,
        after=release.channel,
    )
