"""What is done behind the work of every queued job."""

from collections.abc import Iterator
from contextlib import contextmanager

from reelwright.app.keeping.library import take_in_what_was_told
from reelwright.app.making.making import clean_up
from reelwright.app.settings.model import Settings
from reelwright.ports.lease import Lease, LeaseLost


@contextmanager
def settled(settings: Settings, lease: Lease) -> Iterator[None]:
    """Let the library take in what the work in the block told, however that ended; then clean up.

    Who lost its lease, or hands the job on, touches nothing: others do.

    Raises:
        LeaseLost: others do the work by now.
    """
    try:
        yield
    except LeaseLost:
        raise
    except Exception:
        take_in_what_was_told(settings)
        raise
    lease.check()
    take_in_what_was_told(settings)
    clean_up(settings)
