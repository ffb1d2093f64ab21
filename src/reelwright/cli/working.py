"""The life of a worker's process."""

import faulthandler
import logging
import os
import signal
import socket
import sys
import threading
from types import FrameType
from typing import NoReturn

import typer

from reelwright.cli.terminating import was_asked_to_end
from reelwright.ports.jobs import Worker
from reelwright.ports.lease import LeaseLost

_ENDING = (signal.SIGTERM, signal.SIGINT)
LET_GO_SECONDS = 30.0
"""After the stages' grace: to hand jobs back, and for every thread to end."""


def log_to_terminal() -> None:
    """Warnings, and what becomes of jobs, with their times, for whoever keeps what is printed.

    SIGUSR1 prints where every thread is.
    """
    logging.basicConfig(format="%(asctime)s %(message)s", level=logging.WARNING)
    logging.getLogger("reelwright").setLevel(logging.INFO)
    if sys.platform != "win32":
        faulthandler.register(signal.SIGUSR1)


def work(working: Worker, grace_seconds: float) -> None:
    """Work until SIGTERM or Ctrl-C; begin anew, as another worker, where the lease was lost.

    Whatever does not end ``LET_GO_SECONDS`` after the grace of its stages is ended with status 1,
    and every thread prints where it is. Nothing is lost: others take its jobs, as from one killed.
    """
    asked = _Request(working, grace_seconds)
    if asked or was_asked_to_end():
        return
    typer.echo("Waiting for jobs; Ctrl-C ends.", err=True)
    try:
        ended = working.work()
    except LeaseLost as error:
        # What is asked from here on waits for the program that begins anew, which ends at once.
        signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
        if not asked:
            _begin_anew(error)
        typer.echo(str(error), err=True)
        ended = False
    if not ended:
        sys.stdout.flush()
        os._exit(0)  # A stage does not listen; its job is back in the queue, and it may not write.


class _Request:
    """The request to end, once somebody makes it.

    Python runs a handler of signals in the main thread, when that comes to it: it may be waiting in
    a library, hold a lock or be printing. So the handler only notes the request, and a thread that
    the system itself wakes carries it out
    (https://docs.python.org/3/library/signal.html#signal.set_wakeup_fd).
    """

    def __init__(self, working: Worker, grace_seconds: float) -> None:
        """Listen from now on, and hear what was asked while nobody listened."""
        self._working = working
        self._patience = grace_seconds + LET_GO_SECONDS
        self._made = False
        self._heard, self._told = socket.socketpair()
        self._told.setblocking(False)
        threading.Thread(target=self._listen, name="end", daemon=True).start()
        signal.set_wakeup_fd(self._told.fileno(), warn_on_full_buffer=False)
        for number in _ENDING:
            signal.signal(number, self._note)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)

    def __bool__(self) -> bool:
        """Whether it was made."""
        return self._made

    def _note(self, _number: int, _frame: FrameType | None) -> None:
        self._made = True

    def _listen(self) -> None:
        while self._heard.recv(1)[0] not in _ENDING:
            pass
        self._made = True
        typer.echo("Ending; the stages that run are finished or handed back.", err=True)
        # By a thread that is not Python's: no lock of a library that hangs keeps it.
        faulthandler.dump_traceback_later(self._patience, exit=True)
        self._working.stop()


def _begin_anew(error: LeaseLost) -> NoReturn:
    typer.echo(f"{error} Beginning anew.", err=True)
    sys.stdout.flush()
    # Nothing of what was frozen may go on: its threads end here, and its children with them.
    os.execv(sys.executable, [sys.executable, "-m", "reelwright", *sys.argv[1:]])  # noqa: S606 - the same program again
