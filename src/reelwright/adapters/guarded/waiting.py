"""Waiting that a person sees, and that ends when the work is stopped."""

from time import monotonic, sleep

from reelwright.ports.progress import Progress

_TELL_EVERY = 0.2
"""Seconds between two looks at whether the work was stopped."""
_SHOWN_FROM = 1.0
"""Seconds of a wait from which a person is told."""


def wait(service: str, seconds: float, progress: Progress) -> None:
    """Wait before the next call to a service.

    Raises:
        Cancelled: the work was stopped meanwhile.
    """
    begun = monotonic()
    told = seconds >= _SHOWN_FROM
    while (left := seconds - (monotonic() - begun)) > 0:
        if told:
            progress.advance(f"wait {service}", round(seconds - left), max(1, round(seconds)))
        sleep(min(left, _TELL_EVERY))
    if told:
        progress.advance(f"wait {service}", round(seconds), max(1, round(seconds)))
