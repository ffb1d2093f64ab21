"""Releases: the truth about what goes to which channel, and what has become of it there.

Every effect on the platform is written down before it is done, and its outcome after it. So whoever
takes a release up, after whatever crash, knows what may have happened and looks before acting.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Protocol

from reelwright.domain.calendar.plan import Slot
from reelwright.domain.errors import ReelwrightError
from reelwright.domain.platform.consent import Write
from reelwright.domain.release.release import Release
from reelwright.domain.release.similarity import Fingerprint
from reelwright.domain.release.states import ReleaseState
from reelwright.domain.release.steps import StepRecord
from reelwright.domain.release.uploading import Attempt
from reelwright.ports.lease import Lease
from reelwright.ports.services import Secret


class ReleaseMissing(ReelwrightError):
    """There is no such release."""


class ReleaseUnclear(ReelwrightError):
    """Several releases begin with these characters."""


class ReleaseExists(ReelwrightError):
    """The same file goes to the channel already, or went there."""


class ReleaseBusy(ReelwrightError):
    """Somebody else works on the release now."""

    retryable: ClassVar[bool] = True


class ReleaseTaken(ReelwrightError):
    """Somebody else has taken the release over; nothing more is written for it here."""


class ReleaseStopped(ReelwrightError):
    """Its owner held or withdrew the release while it was worked on."""


class VideoTaken(ReelwrightError):
    """The video belongs to another release."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """As much of a release as decides whether there is something to do."""

    id: str
    channel: str
    title: str
    state: ReleaseState
    publish_at: datetime | None
    due: datetime | None
    video_id: str = ""
    job: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Timing:
    """A release, and the slot that the calendar has for it; None: it has none (any more)."""

    standing: Standing
    slot: Slot | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """An automated write to a channel: what was done, and what stood there before and after."""

    release: str
    channel: str
    video_id: str
    at: datetime
    kind: Write
    what: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Earlier:
    """A release of a channel that another one is compared with."""

    release: str
    title: str
    fingerprint: Fingerprint


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """Who wants to work on a release alone, and until when that counts if nothing is heard."""

    holder: str
    now: datetime
    until: datetime


class Work(Protocol):
    """One release in the hands of one holder. Every write checks that it still is, and the lease.

    Every method but ``let_go`` may raise ``ReleaseTaken`` and ``LeaseLost``; nothing is then
    written.
    """

    @property
    def release(self) -> Release:
        """The release as it was last read or written here."""

    def check(self, claim: Claim) -> None:
        """Go on working on it; asked before every effect.

        Raises:
            ReleaseStopped: its state is not the one that it had here.
        """

    def refresh(self) -> Release:
        """Read it again, whatever its owner has made of it."""

    def attempts(self) -> tuple[Attempt, ...]:
        """Every attempt to upload it, the first one first."""

    def session(self, number: int) -> Secret:
        """The address of an attempt's session; empty where none was opened.

        Raises:
            KeysUnreadable.
        """

    def keep_attempt(self, attempt: Attempt, session: Secret | None = None) -> None:
        """Write an attempt down as it is now, with its session where one was opened."""

    def finish(self, attempt: Attempt, change: Change) -> Release:
        """The attempt came to a video: its id and the release's are kept together.

        Raises:
            VideoTaken.
        """

    def steps(self) -> tuple[StepRecord, ...]:
        """What became of its steps so far."""

    def keep_step(self, record: StepRecord, change: Change | None = None) -> None:
        """Write a step down as it is now, with the write that it made."""

    def record(self, change: Change) -> None:
        """Write down a change of what stands on the platform."""

    def update(self, change: Callable[[Release], Release]) -> Release:
        """Change the release's state, reason, time and what is due; nothing else is kept.

        Raises:
            ReleaseStopped: its owner changed its state meanwhile. MoveForbidden.
        """

    def let_go(self) -> None:
        """Let others work on it; where it was taken already nothing happens."""


class Releases(Protocol):
    """The releases of a library."""

    def add(self, release: Release, fingerprint: Fingerprint, why: str = "") -> Release:
        """Add a release; the files that it will send are held from now on.

        Raises:
            ReleaseExists.
        """

    def find(self, name: str) -> Release:
        """One release, by its id or an unmistakable beginning of it, or by its video's id.

        Raises:
            ReleaseMissing, ReleaseUnclear.
        """

    def all(
        self,
        *,
        channel: str = "",
        states: Collection[ReleaseState] = (),
        production: str = "",
        limit: int | None = None,
    ) -> tuple[Release, ...]:
        """Releases, the newest first; what is empty does not matter."""

    def standings(
        self, states: Collection[ReleaseState], *, due: datetime | None = None
    ) -> tuple[Standing, ...]:
        """The releases in these states, the earliest to be published first.

        ``due``: only those for which there was something to do by then.
        """

    def timings(self, states: Collection[ReleaseState], now: datetime) -> tuple[Timing, ...]:
        """The releases in these states for which the calendar has something new.

        Their slot is not the time that they have, or on another channel's calendar, or has passed.
        """

    def change(self, release: str, change: Callable[[Release], Release]) -> Release:
        """Change a release as its owner wants it; ``change`` may run twice.

        Where it has ended, nothing of it is held any more.

        Raises:
            ReleaseMissing, MoveForbidden.
        """

    def take_up(self, release: str, *, now: datetime, until: datetime) -> bool:
        """Whether the caller is the one who queues what is due for a release.

        It is due again at ``until``, in case that the caller dies before it has queued it.
        """

    def queued(self, release: str, job: str) -> None:
        """Note the job that does it."""

    def claim(self, release: str, claim: Claim, lease: Lease, gone: Callable[[str], bool]) -> Work:
        """Work on a release alone. ``gone`` tells of a holder whether its process has ended.

        Raises:
            ReleaseMissing, ReleaseBusy.
        """

    def attempts(self, release: str) -> tuple[Attempt, ...]:
        """Every attempt to upload it, the first one first."""

    def steps(self, release: str) -> tuple[StepRecord, ...]:
        """What became of its steps so far."""

    def changes(
        self, *, release: str = "", channel: str = "", limit: int = 100
    ) -> tuple[Change, ...]:
        """Automated writes, the newest first."""

    def earlier(self, channel: str, but: str = "") -> tuple[Earlier, ...]:
        """The channel's other releases that were not withdrawn, the newest first."""
