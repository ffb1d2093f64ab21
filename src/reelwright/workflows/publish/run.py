"""One run over one release: what it has in its hands, and how it ends early."""

from dataclasses import dataclass, replace
from datetime import datetime

from reelwright.domain.errors import ReelwrightError
from reelwright.domain.platform.consent import Write
from reelwright.domain.release.release import Release
from reelwright.domain.release.states import ReleaseState
from reelwright.ports.clock import Clock
from reelwright.ports.lease import Lease
from reelwright.ports.platform import Platform
from reelwright.ports.progress import Progress
from reelwright.ports.releases import Change, Claim, Work
from reelwright.workflows.publish.desk import BEAT, CLAIM_LASTS, Desk


class Later(ReelwrightError):
    """There is nothing to do for a release before a time."""

    def __init__(self, said: str, due: datetime | None, *, tried: bool = False) -> None:
        super().__init__(said)
        self.due = due
        self.tried = tried
        """Whether it counts as one more look in vain."""


class Ends(ReelwrightError):
    """A release goes on no further by itself."""

    def __init__(self, said: str, state: ReleaseState) -> None:
        super().__init__(said)
        self.state = state


@dataclass(frozen=True, slots=True)
class Run:
    """A release in hand, and what tells of progress."""

    desk: Desk
    work: Work
    progress: Progress
    lease: Lease

    @property
    def release(self) -> Release:
        """The release as it stands."""
        return self.work.release

    @property
    def platform(self) -> Platform:
        """The platform of its channel.

        Raises:
            ChannelNotConnected, KeysUnreadable.
        """
        return self.desk.platforms.of(self.release.channel)

    def now(self) -> datetime:
        """What time it is."""
        return self.desk.clock.now()

    def beat(self) -> None:
        """Make sure, right before an effect, that the release is still in these hands.

        Raises:
            ReleaseTaken, ReleaseStopped, LeaseLost.
        """
        self.work.check(claim_of(self.desk))

    def move(self, state: ReleaseState, said: str = "", due: datetime | None = None) -> None:
        """Write down how far the release is."""

        def moved(release: Release) -> Release:
            return replace(release, state=state, said=said, due=due, tries=0)

        self.work.update(moved)

    def change(self, kind: Write, what: str, *, before: str = "", after: str = "") -> Change:
        """A write to the channel, to be written down."""
        return Change(
            release=self.release.id,
            channel=self.release.channel,
            video_id=self.release.video_id,
            at=self.now(),
            kind=kind,
            what=what,
            before=before,
            after=after,
        )


def claim_of(desk: Desk) -> Claim:
    """The claim of who works at a desk, from now on."""
    now = desk.clock.now()
    return Claim(holder=desk.holder, now=now, until=now + CLAIM_LASTS)


class Beating:
    """A lease that also keeps the release in hand while bytes go out."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._clock: Clock = run.desk.clock
        self._last = self._clock.now()

    def check(self) -> None:
        """Make sure that both are held.

        Raises:
            LeaseLost, ReleaseTaken, ReleaseStopped.
        """
        self._run.lease.check()
        now = self._clock.now()
        if not self._last <= now < self._last + BEAT:
            self._run.beat()
            self._last = now
