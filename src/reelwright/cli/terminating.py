"""Ending when the machine asks for it (SIGTERM), with all clean-up."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event
from types import FrameType

_asked = Event()


class Terminated(BaseException):
    """The process was asked to end; unwinds like an interrupt, so that clean-up runs."""


@contextmanager
def terminable() -> Iterator[None]:
    """Raise ``Terminated`` wherever the program is when it is asked to end."""

    def terminate(_number: int, _frame: FrameType | None) -> None:
        _asked.set()
        raise Terminated

    before = signal.signal(signal.SIGTERM, terminate)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def was_asked_to_end() -> bool:
    """Whether that was asked so far.

    Python drops an exception that is raised inside a destructor or a callback of its own, such as
    those of imports, so who goes on for long asks once more.
    """
    return _asked.is_set()
