"""The ledger of YouTube's quota: what every Cloud project has used on a Pacific day.

Shared by every process that works on a library. A call is reserved before it is made, and settled
after::

    reservation = ledger.reserve(project, cost.bucket, cost.units, call="videos.list")
    try:
        answer = ask()
    except NeverSent:
        ledger.settle(reservation, spent=False)
        raise
    except QuotaExceeded:
        ledger.settle(reservation)
        ledger.exhausted(project, cost.bucket)
        raise
    ledger.settle(reservation)

What is never settled, because its process died, counts as spent: YouTube may have counted it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from reelwright.domain.errors import ReelwrightError
from reelwright.domain.quota.buckets import Bucket, BucketStanding


class QuotaSpent(ReelwrightError):
    """The units of a bucket that are left today do not hold the call.

    Waiting until ``until`` may help; a retry before cannot, so it is not retryable.
    """

    def __init__(
        self, message: str, *, project: str, bucket: Bucket, until: datetime, left: int, needed: int
    ) -> None:
        super().__init__(message)
        self.project = project
        self.bucket = bucket
        self.until = until
        self.left = left
        self.needed = needed

    @property
    def figures(self) -> Mapping[str, str]:
        """The bucket, the units that are left and that were needed, and until when to wait."""
        return {
            "project": self.project,
            "bucket": self.bucket.value,
            "until": self.until.isoformat(),
            "left": str(self.left),
            "needed": str(self.needed),
        }


class CallPassesQuota(ReelwrightError):
    """A single call needs more units than the project has on any day."""


class ReservationUnknown(ReelwrightError):
    """There is no reservation of this id."""


class QuotaLedger(Protocol):
    """Where calls are reserved and settled. Every method may be called from many threads."""

    def reserve(
        self,
        project: str,
        bucket: Bucket,
        units: int,
        *,
        call: str,
        subject: str = "",
        leave: int = 0,
    ) -> str:
        """Set units aside for a call that is made now; the reservation's id.

        ``call`` is Google's name of it, such as ``videos.insert``; ``subject`` tells a person
        what it is for. ``leave`` units must be left afterwards: what can wait, such as reading
        statistics, leaves room for what cannot.

        Raises:
            QuotaSpent, CallPassesQuota.
            What any use of the library raises.
        """

    def settle(self, reservation: str, *, spent: bool = True) -> None:
        """The call has ended. ``spent=False`` only where the request never left this machine.

        Settling again changes nothing.

        Raises:
            ReservationUnknown.
        """

    def exhausted(self, project: str, bucket: Bucket, until: datetime | None = None) -> None:
        """YouTube itself refuses calls of this bucket; by default until the next Pacific day."""

    def standing(self, project: str) -> tuple[BucketStanding, ...]:
        """How full each bucket is now, in the order of ``Bucket``."""


@dataclass(frozen=True, kw_only=True, slots=True)
class QuotaUse:
    """What one kind of call used of a bucket on a Pacific day.

    ``unsettled`` of the units are of calls that are under way, or whose end nobody told.
    """

    project: str
    day: date
    bucket: Bucket
    call: str
    calls: int
    units: int
    unsettled: int


class QuotaBook(QuotaLedger, Protocol):
    """The ledger, and what its owner asks and sets."""

    def projects(self) -> tuple[str, ...]:
        """Every project that was ever used, by name."""

    def limit(self, project: str, bucket: Bucket, units: int | None) -> None:
        """Google has granted so many units a day; None: as every project has."""

    def reopen(self, project: str, bucket: Bucket) -> None:
        """Forget that YouTube refused calls: the owner knows better."""

    def uses(self, project: str, since: date) -> tuple[QuotaUse, ...]:
        """What was used, by day and call, the newest day first."""
