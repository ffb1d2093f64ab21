"""What can go wrong with a call to a service, by name, and which calls it happens to."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from threading import Lock

from reelwright.simulators.wire.exchange import Asked

HEADER = "x-simulate"
"""A request with this header meets the fault that it names."""


class Fault(StrEnum):
    """A way to fail. Those down to ``REFUSED`` are answers in the service's own words."""

    KEY_REFUSED = "key-refused"
    """The key is wrong: 401 at most services."""
    SPENT = "spent"
    """The account's credit or allowance is used up."""
    BUSY = "busy"
    """Too many calls: 429 with Retry-After."""
    FAILED = "failed"
    """The service failed: 500."""
    OVERLOADED = "overloaded"
    """503, or the service's own status for it."""
    REFUSED = "refused"
    """It will never take this: 400 or 422."""
    SLOW = "slow"
    """It takes the request and says nothing."""
    DRIP = "drip"
    """The answer comes byte by byte and never ends."""
    DRIP_HEADERS = "drip-headers"
    """The same before the answer has begun."""
    CUT = "cut"
    """The connection ends in the middle of the real answer."""
    DROPPED = "dropped"
    """The connection ends before there is an answer."""
    NOT_HTTP = "not-http"
    """What comes is not HTTP."""
    MALFORMED = "malformed"
    """Half of the real answer, as if it were whole: JSON that breaks off, sound without an end."""
    WRONG_SHAPE = "wrong-shape"
    """Good JSON of another form than promised."""
    EMPTY = "empty"
    """A good status and no body."""
    HUGE = "huge"
    """An answer without end, as fast as it is read."""
    BOMB = "bomb"
    """Some kilobytes of gzip that become 256 MB."""
    REDIRECTED = "redirected"
    """On to another host."""
    ECHOED = "echoed"
    """Refused with an error that repeats every header and the query, the key among them."""


@dataclass(slots=True)
class _Planned:
    fault: Fault
    path: str
    left: int


class FaultPlan:
    """Which of the calls to come fail, and how."""

    def __init__(self) -> None:
        self._planned: list[_Planned] = []
        self._lock = Lock()

    def add(self, *faults: Fault, path: str = "", times: int = 1) -> None:
        """Let the next calls fail, in this order, each fault ``times`` times.

        ``path`` limits it to paths that begin so.
        """
        with self._lock:
            self._planned += [_Planned(fault=each, path=path, left=times) for each in faults]

    def always(self, fault: Fault, path: str = "") -> None:
        """Let every call fail until ``clear``."""
        self.add(fault, path=path, times=1 << 30)

    def clear(self) -> None:
        """Let everything go well again."""
        with self._lock:
            self._planned.clear()

    def next(self, asked: Asked) -> Fault | None:
        """The fault for a request: the one its header names, else the next that is planned."""
        named = asked.headers.get(HEADER, "")
        if named in set(Fault):
            return Fault(named)
        with self._lock:
            planned = next((each for each in self._fitting(asked)), None)
            if planned is None:
                return None
            planned.left -= 1
            self._planned = [each for each in self._planned if each.left > 0]
            return planned.fault

    def _fitting(self, asked: Asked) -> Iterable[_Planned]:
        return (each for each in self._planned if asked.path.startswith(each.path))
