"""``reelwright jobs``."""

import json
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console, RenderableType
from rich.live import Live

from reelwright.app.settings.layers import settings_in_force
from reelwright.cli.jobs import (
    print_json,
    screen_of_jobs,
    show_job,
    show_log,
    table_of_jobs,
    values_of,
)
from reelwright.cli.lazy import load
from reelwright.cli.times import shown
from reelwright.ports.jobs import Job, Jobs, JobState

app = typer.Typer(pretty_exceptions_enable=False)

_LOOK_SECONDS = 1.0
_STOPPED = 130
Home = Annotated[Path | None, typer.Option(help="Folder of the library.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
JobId = Annotated[str, typer.Argument(help="The job's id, or the beginning of it.")]


@app.callback(invoke_without_command=True)
def list_jobs(
    context: typer.Context,
    *,
    state: Annotated[
        list[JobState] | None,
        typer.Option(help="Only jobs in this state; may be given several times."),
    ] = None,
    most: Annotated[int | None, typer.Option(min=1, help="Only so many, the newest.")] = None,
    live: Annotated[
        bool, typer.Option("--live", help="Keep the list up to date until Ctrl-C.")
    ] = False,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """List queued productions, the newest first; or do something with one."""
    if context.invoked_subcommand is not None:
        return
    jobs = _jobs(home)
    if as_json:
        print_json([values_of(job) for job in jobs.all(state or (), most)])
    elif live:
        console = Console(highlight=False)
        _keep_showing(lambda: screen_of_jobs(jobs.all(state or (), most), console.height), console)
    else:
        found = jobs.all(state or (), most)
        nothing = f"No job is {' or '.join(state)}." if state else "There are no jobs yet."
        Console(highlight=False).print(table_of_jobs(found) if found else nothing)


@app.command()
def show(job_id: JobId, *, home: Home = None, as_json: AsJson = False) -> None:
    """Show a job with the timeline of its stages."""
    jobs = _jobs(home)
    job = jobs.find(job_id)
    if not as_json:
        _show(jobs, job, home)
        return
    stages, cpu = jobs.stages(job_id), _cpu_of(home, job)
    timeline = [
        {
            "name": stage.name,
            "started": stage.started.isoformat(),
            "ended": stage.ended.isoformat(),
            "cpu_seconds": cpu.get(stage.name),
            "error": stage.error,
        }
        for stage in stages
    ]
    settings = settings_in_force({"home": home}, Path.cwd()).settings
    production = load("keeping.library").production_of(settings, job.id)
    print_json({**values_of(job), "production": production, "stages": timeline})


@app.command()
def watch(job_id: JobId, *, home: Home = None, as_json: AsJson = False) -> None:
    """Show how far a job is until it has ended; exit 0 if what it made may go out."""
    jobs = _jobs(home)
    if as_json or not Console().is_terminal:
        job = _followed(jobs, job_id, quiet=as_json)
    else:
        job = _watched(jobs, job_id)
    print_json(values_of(job)) if as_json else _show(jobs, job, home)
    passed = bool(job.result) and json.loads(job.result).get("passed", True)
    if job.state is not JobState.DONE or not passed:
        raise typer.Exit(1)


@app.command()
def logs(job_id: JobId, *, home: Home = None, as_json: AsJson = False) -> None:
    """Show what happened to a job, on whichever machine."""
    lines = _jobs(home).log(job_id)
    if as_json:
        print_json(
            [
                {"at": each.at.isoformat(), "worker": each.worker, "text": each.text}
                for each in lines
            ]
        )
    else:
        show_log(lines)


@app.command()
def cancel(job_id: JobId, *, home: Home = None, as_json: AsJson = False) -> None:
    """End a job; what it finished is kept."""
    _change(home, lambda jobs: jobs.cancel(job_id), as_json=as_json)


@app.command()
def pause(job_id: JobId, *, home: Home = None, as_json: AsJson = False) -> None:
    """Hold a job; what runs stops within seconds."""
    _change(home, lambda jobs: jobs.pause(job_id), as_json=as_json)


@app.command()
def resume(job_id: JobId, *, home: Home = None, as_json: AsJson = False) -> None:
    """Let a paused job go on behind the last stage that it finished."""
    _change(home, lambda jobs: jobs.resume(job_id), as_json=as_json)


@app.command()
def retry(job_id: JobId, *, home: Home = None, as_json: AsJson = False) -> None:
    """Let a failed or cancelled job go on from the stage that it did not finish."""
    _change(home, lambda jobs: jobs.retry(job_id), as_json=as_json)


@app.command()
def reorder(
    job_id: JobId,
    *,
    last: Annotated[
        bool, typer.Option("--last", help="Behind all others, instead of before them.")
    ] = False,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Move a waiting job before all others of its channel."""
    _change(home, lambda jobs: jobs.reorder(job_id, first=not last), as_json=as_json)


def _show(jobs: Jobs, job: Job, home: Path | None) -> None:
    show_job(job, jobs.stages(job.id), _cpu_of(home, job))
    for awaited in map(jobs.find, job.after if not job.state.ended else ()):
        if awaited.state in {JobState.FAILED, JobState.CANCELLED, JobState.PAUSED}:
            typer.echo(
                f"It waits for {awaited.id}, which is {awaited.state}: let that one go on, or "
                f"cancel this one with `reelwright jobs cancel {job.id}`."
            )


def _cpu_of(home: Path | None, job: Job) -> dict[str, float]:
    settings = settings_in_force({"home": home}, Path.cwd()).settings
    known: dict[str, float] = load("keeping.library").cpu_of_job(settings, job.id)
    return known


def _jobs(home: Path | None) -> Jobs:
    jobs: Jobs = load("wiring.queue").jobs_of(
        settings_in_force({"home": home}, Path.cwd()).settings
    )
    return jobs


def _change(home: Path | None, change: Callable[[Jobs], Job], *, as_json: bool) -> None:
    job = change(_jobs(home))
    print_json(values_of(job)) if as_json else typer.echo(f"{job.id} is {job.state}.")


def _keep_showing(
    view: Callable[[], RenderableType], console: Console, *, until: Callable[[], bool] | None = None
) -> bool:
    """Show what changes until Ctrl-C, which ends nothing but the view; whether it came."""
    with suppress(KeyboardInterrupt), Live(view(), console=console, refresh_per_second=4) as live:
        while until is None or not until():
            time.sleep(_LOOK_SECONDS)
            live.update(view())
        return False
    return True


def _watched(jobs: Jobs, job_id: str) -> Job:
    """Show a job until it has ended.

    Raises:
        typer.Exit: Ctrl-C ends the watching.
    """
    console = Console(highlight=False)
    stopped = _keep_showing(
        lambda: table_of_jobs((jobs.find(job_id),)),
        console,
        until=lambda: jobs.find(job_id).state.ended,
    )
    job = jobs.find(job_id)
    if stopped:
        typer.echo(f"{job.id} is {job.state} and goes on without you.", err=True)
        raise typer.Exit(_STOPPED)
    return job


def _followed(jobs: Jobs, job_id: str, *, quiet: bool) -> Job:
    """Wait until a job has ended, with a line for each step, for logs and pipes."""
    told = ""
    while True:
        job = jobs.find(job_id)
        now = f"{job.state} {job.step}".strip()
        if now != told and not quiet:
            typer.echo(f"{shown(datetime.now().astimezone())} {now}", err=True)
        told = now
        if job.state.ended:
            return job
        time.sleep(_LOOK_SECONDS)
