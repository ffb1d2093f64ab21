"""The life of a production: what happened to it, and the state that it is in since."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class EventKind(StrEnum):
    """What happened."""

    QUEUED = "queued"
    """A run ended, and waits to go on: later, or on another worker."""
    STARTED = "started"
    READ = "read"
    RECORDED = "recorded"
    SELECTED = "selected"
    MIXED = "mixed"
    RENDERED = "rendered"
    JOINED = "joined"
    INSPECTED = "inspected"
    DELIVERED = "delivered"
    FAILED = "failed"
    CANCELLED = "cancelled"
    DELETED = "deleted"
    RESTORED = "restored"
    ARCHIVED = "archived"
    UNARCHIVED = "unarchived"


class ProductionState(StrEnum):
    """How far a production is."""

    QUEUED = "queued"
    MAKING = "making"
    PASSED = "passed"
    """It is made, and every master may go out."""
    REJECTED = "rejected"
    """It is made, and a master may not go out."""
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, kw_only=True, slots=True)
class Birth:
    """What is known of a production before its first line is recorded.

    ``id`` is the same over all runs; ``source`` is where its article came from.
    """

    id: str
    slug: str
    title: str
    channel: str
    language: str
    source: str
    folder: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Event:
    """Something that happened to a production, at an aware time.

    ``seconds`` is how long it took by the clock, ``cpu`` the seconds of processor time since the
    run last told, None where that was not measured; ``said`` is why, in one sentence, where
    something went wrong.
    """

    kind: EventKind
    at: datetime
    stage: str = ""
    seconds: float = 0.0
    cpu: float | None = None
    worker: str = ""
    job: str = ""
    said: str = ""


_STAGES = {
    "read": EventKind.READ,
    "record": EventKind.RECORDED,
    "select": EventKind.SELECTED,
    "stock": EventKind.SELECTED,
    "mix": EventKind.MIXED,
    "render": EventKind.RENDERED,
    "join": EventKind.JOINED,
    "inspect": EventKind.INSPECTED,
    "deliver": EventKind.DELIVERED,
}
_STATES = {
    EventKind.QUEUED: ProductionState.QUEUED,
    EventKind.FAILED: ProductionState.FAILED,
    EventKind.CANCELLED: ProductionState.CANCELLED,
}
MOVES = frozenset({EventKind.DELETED, EventKind.RESTORED, EventKind.ARCHIVED, EventKind.UNARCHIVED})
"""These tell where a production is, and leave its state as it was."""
ENDS = (
    frozenset({EventKind.DELIVERED, EventKind.FAILED, EventKind.CANCELLED, EventKind.QUEUED})
    | MOVES
)
"""After one of these nothing more happens in a run."""


def kind_of(stage: str) -> EventKind | None:
    """What the end of a stage tells, such as of ``render 16:9``; None: nothing worth keeping."""
    return _STAGES.get(stage.partition(" ")[0])


def state_after(kind: EventKind, *, passed: bool) -> ProductionState:
    """The state of a production after an event; ``passed``: whether every master may go out."""
    if kind is EventKind.DELIVERED:
        return ProductionState.PASSED if passed else ProductionState.REJECTED
    return _STATES.get(kind, ProductionState.MAKING)
