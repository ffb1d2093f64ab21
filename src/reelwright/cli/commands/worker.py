"""``reelwright worker``."""

import enum
from pathlib import Path
from typing import Annotated

import typer

from reelwright.app.settings.layers import settings_in_force
from reelwright.cli.lazy import load
from reelwright.cli.working import log_to_terminal, work
from reelwright.ports.jobs import StageKind

app = typer.Typer(pretty_exceptions_enable=False)


class Kind(enum.StrEnum):
    """The stages that a worker does."""

    ALL = "all"
    WRITING = "writing"
    RENDERING = "rendering"

    @property
    def stages(self) -> frozenset[StageKind]:
        """The kinds of those stages."""
        return frozenset(StageKind) if self is Kind.ALL else frozenset({StageKind(self.value)})


@app.command()
def worker(
    *,
    grace: Annotated[
        float, typer.Option(min=0, help="Seconds that stages may go on after SIGTERM.")
    ] = 20.0,
    kind: Annotated[
        Kind,
        typer.Option(
            help="Stages to do: writing (until the sound is mixed), rendering (from the pictures "
            "on), or all."
        ),
    ] = Kind.ALL,
    workers: Annotated[int | None, typer.Option(help="Processes that render at once.")] = None,
    home: Annotated[Path | None, typer.Option(help="Folder of the library.")] = None,
) -> None:
    """Make what is queued, and publish what is due, until SIGTERM or Ctrl-C.

    It then takes nothing more, and finishes the stage that runs or gives the job back. A worker
    that was frozen too long begins anew by itself. A job that comes to a stage of another kind is
    handed on to a worker that does those; machines of different kinds share database and store.
    """
    settings = settings_in_force({"home": home, "workers": workers}, Path.cwd()).settings
    log_to_terminal()
    with load("publishing.publisher").publishing(settings):
        run = load("jobs.queueing").runner(settings)
        working = load("wiring.queue").worker_of(
            settings, run, grace_seconds=grace, does=kind.stages
        )
        work(working, grace)
