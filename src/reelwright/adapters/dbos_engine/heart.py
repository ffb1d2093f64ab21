"""Beats, on a thread of its own, so that nothing that a worker does delays them."""

import logging
import threading
from collections.abc import Callable
from typing import Self

from sqlalchemy.exc import SQLAlchemyError

from reelwright.adapters.dbos_engine.leases import ExecutorLease
from reelwright.ports.lease import LeaseLost

_log = logging.getLogger(__name__)


class Heart:
    """Keeps a lease alive until the end of the block; ``lost`` is called where it is lost."""

    def __init__(self, lease: ExecutorLease, every: float, *, lost: Callable[[], None]) -> None:
        """Not beating yet; later ``every`` so many seconds."""
        self._lease = lease
        self._every = every
        self._tell = lost
        self._end = threading.Event()
        self._lost: LeaseLost | None = None
        self._thread = threading.Thread(target=self._beat, name="lease", daemon=True)

    def __enter__(self) -> Self:
        """Begin to beat."""
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        """Beat no more."""
        self._end.set()
        self._thread.join()

    def check(self) -> None:
        """Make sure that the lease was not lost.

        Raises:
            LeaseLost.
        """
        if self._lost is not None:
            raise self._lost

    def _beat(self) -> None:
        while not self._end.wait(self._every):
            try:
                self._lease.beat()
            except LeaseLost as error:
                self._lost = error
                self._tell()
                return
            except SQLAlchemyError as error:
                # Away for a moment: who watches cannot write either.
                _log.warning("the database does not answer: %s", error)
