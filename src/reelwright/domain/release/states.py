"""How far a release is, and which way it may go on."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from reelwright.domain.errors import ReelwrightError


class MoveForbidden(ReelwrightError):
    """The release's state does not allow it."""


class ReleaseState(StrEnum):
    """What a person reads about a release."""

    DRAFT = "draft"
    """Its details are not such as YouTube would take."""
    WAITING = "waiting"
    """A gate is closed, such as that of the approval."""
    APPROVED = "approved"
    """Every gate is open, and it has no time."""
    SCHEDULED = "scheduled"
    """Every gate is open, and it has a time."""
    UPLOADING = "uploading"
    """An upload was intended: from now on YouTube may hold something of it."""
    PROCESSING = "processing"
    """It is a video there; what belongs to it is being set, or YouTube is still working on it."""
    UPLOADED = "uploaded"
    """It is complete there, and appears at its time."""
    PUBLISHED = "published"
    HELD = "held"
    """Its owner stopped it; it can go on."""
    WITHDRAWN = "withdrawn"
    """Its owner gave it up."""
    FAILED = "failed"
    """YouTube does not take it, or something of it is gone; its owner can try again."""
    UNCLEAR = "unclear"
    """Nobody but its owner can tell whether it was uploaded."""


_S = ReleaseState
BEFORE = frozenset({_S.DRAFT, _S.WAITING, _S.APPROVED, _S.SCHEDULED})
"""Nothing of it has left yet; among these it moves as its gates and its time say."""
GATED = frozenset({_S.DRAFT, _S.WAITING})
"""Of those: a gate is closed, so that it could not leave whatever its time."""
UNDER_WAY = frozenset({_S.UPLOADING, _S.PROCESSING, _S.UPLOADED})
ENDED = frozenset({_S.PUBLISHED, _S.WITHDRAWN})
STOPPED = frozenset({_S.HELD, _S.FAILED, _S.UNCLEAR})
"""It waits for its owner."""

_STOPS = frozenset({_S.HELD, _S.WITHDRAWN})
MOVES: Mapping[ReleaseState, frozenset[ReleaseState]] = MappingProxyType(
    {
        _S.DRAFT: BEFORE | _STOPS,
        _S.WAITING: BEFORE | _STOPS,
        _S.APPROVED: BEFORE | _STOPS | {_S.UPLOADING},
        _S.SCHEDULED: BEFORE | _STOPS | {_S.UPLOADING},
        # Back to its time where nothing had left yet, and a reserve takes it over.
        _S.UPLOADING: _STOPS | {_S.SCHEDULED, _S.PROCESSING, _S.FAILED, _S.UNCLEAR},
        _S.PROCESSING: _STOPS | {_S.UPLOADED, _S.PUBLISHED, _S.FAILED, _S.UNCLEAR},
        _S.UPLOADED: _STOPS | {_S.PROCESSING, _S.PUBLISHED, _S.FAILED, _S.UNCLEAR},
        _S.PUBLISHED: frozenset({_S.FAILED}),
        _S.HELD: BEFORE | {_S.UPLOADING, _S.PROCESSING, _S.WITHDRAWN},
        _S.FAILED: BEFORE | {_S.UPLOADING, _S.PROCESSING} | _STOPS,
        _S.UNCLEAR: _STOPS | {_S.UPLOADING, _S.PROCESSING},
        _S.WITHDRAWN: frozenset(),
    }
)
"""From every state to those that may follow it. To stay where it is, is always allowed."""


def check_move(release: str, state: ReleaseState, to: ReleaseState) -> None:
    """Make sure that a release may go from a state to another.

    Raises:
        MoveForbidden: it may not, with what it may do instead.
    """
    if to is state or to in MOVES[state]:
        return
    onward = ", ".join(sorted(MOVES[state])) or "nothing, it has ended"
    message = (
        f"Release {release} is {state}, so it cannot become {to}; what can follow is: {onward}."
    )
    raise MoveForbidden(message)
