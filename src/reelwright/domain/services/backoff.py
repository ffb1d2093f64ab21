"""How long to wait before a call is repeated, and when to stop repeating it.

Exponential backoff with full jitter: a random part of a span that doubles. Marc Brooker,
"Exponential Backoff And Jitter" (AWS Architecture Blog, 2015) measures why: clients that failed
together must not come back together.
"""

from dataclasses import dataclass

_DOUBLINGS = 60
"""Beyond which a wait is longer than any limit, and soon than any float."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RetryPolicy:
    """How often and how patiently a call is repeated. Spans are seconds."""

    attempts: int = 4
    first: float = 1.0
    """The longest wait after the first attempt; it doubles from there."""
    longest: float = 30.0
    patience: float = 120.0
    """The longest that a service or a rate limit may ask us to wait; past it, the call fails."""


def wait_before_next(
    policy: RetryPolicy, attempt: int, *, retry_after: float | None, chance: float
) -> float | None:
    """Seconds to wait after attempt number ``attempt`` (from 1); None: give up.

    ``chance`` is drawn from 0 to 1. ``retry_after`` is what the service asked for: never
    undercut, and drawn out a little so that not everyone is back in the same instant.
    """
    if attempt >= policy.attempts:
        return None
    drawn = chance * min(policy.longest, policy.first * 2.0 ** min(attempt - 1, _DOUBLINGS))
    if retry_after is None:
        return drawn
    if retry_after > policy.patience:
        return None
    return retry_after + chance * policy.first
