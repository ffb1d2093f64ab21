"""The life of a worker's process."""

import logging
import os
import signal
import sys
from types import FrameType
from typing import NoReturn

import typer

from reelwright.cli.terminating import was_asked_to_end
from reelwright.ports.jobs import Worker
from reelwright.ports.lease import LeaseLost

_ENDING = (signal.SIGTERM, signal.SIGINT)


def log_to_terminal() -> None:
    """Warnings, and what becomes of jobs, with their times, for whoever keeps what is printed."""
    logging.basicConfig(format="%(asctime)s %(message)s", level=logging.WARNING)
    logging.getLogger("reelwright").setLevel(logging.INFO)


def work(working: Worker) -> None:
    """Work until SIGTERM or Ctrl-C; begin anew, as another worker, where the lease was lost."""
    asked_to_end = False

    def stop(_number: int, _frame: FrameType | None) -> None:
        nonlocal asked_to_end
        asked_to_end = True
        typer.echo("Ending; the stages that run are finished or handed back.", err=True)
        working.stop()

    for number in _ENDING:
        signal.signal(number, stop)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)
    if was_asked_to_end():
        return
    typer.echo("Waiting for jobs; Ctrl-C ends.", err=True)
    try:
        ended = working.work()
    except LeaseLost as error:
        # What is asked from here on waits for the program that begins anew, which ends at once.
        signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
        if not asked_to_end:
            _begin_anew(error)
        typer.echo(str(error), err=True)
        ended = False
    if not ended:
        sys.stdout.flush()
        os._exit(0)  # A stage does not listen; its job is back in the queue, and it may not write.


def _begin_anew(error: LeaseLost) -> NoReturn:
    typer.echo(f"{error} Beginning anew.", err=True)
    sys.stdout.flush()
    # Nothing of what was frozen may go on: its threads end here, and its children with them.
    os.execv(sys.executable, [sys.executable, "-m", "reelwright", *sys.argv[1:]])  # noqa: S606 - the same program again
