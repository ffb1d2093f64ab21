"""Jobs as a person and a program read them."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

import typer
from rich.console import Console, Group, RenderableType
from rich.markup import escape
from rich.table import Table

from reelwright.cli.tables import table_of
from reelwright.cli.times import shown, shown_briefly
from reelwright.ports.jobs import Job, JobState, LogLine, Stage

_COLOURS = {
    JobState.RUNNING: "cyan",
    JobState.DONE: "green",
    JobState.FAILED: "red",
    JobState.PAUSED: "yellow",
    JobState.CANCELLED: "dim",
}


_GOING_ON = (JobState.RUNNING, JobState.QUEUED, JobState.PAUSED)
_WAYS_ON = {
    JobState.FAILED: "`reelwright jobs retry {id}` goes on from the stage that failed.",
    JobState.CANCELLED: "`reelwright jobs retry {id}` goes on from where it stood.",
    JobState.PAUSED: "`reelwright jobs resume {id}` lets it go on.",
}
_AROUND_SCREEN = 3
"""Lines for the titles, for what does not fit, and for the cursor."""
_MOST_COUNTED = 20_000


def values_of(job: Job) -> dict[str, object]:
    """A job as plain values."""
    return {
        "id": job.id,
        "title": job.title,
        "channel": job.channel,
        "state": job.state.value,
        "progress": round(job.progress, 3),
        "step": job.step,
        "done": job.done,
        "total": job.total,
        "queued": job.queued.isoformat(),
        "start": job.start.isoformat() if job.start else None,
        "after": list(job.after),
        "started": job.started.isoformat() if job.started else None,
        "ended": job.ended.isoformat() if job.ended else None,
        "worker": job.worker,
        "attempts": job.attempts,
        "error": job.error,
        "result": json.loads(job.result) if job.result else None,
    }


def print_json(values: object) -> None:
    """Print plain values."""
    typer.echo(json.dumps(values, ensure_ascii=False, indent=2))


def show_queued(job: Job, *, as_json: bool) -> None:
    """The job that was just queued; its id stands alone in a line, for scripts."""
    if as_json:
        print_json(values_of(job))
        return
    typer.echo(job.id)
    typer.echo(
        f"{job.title} is queued; `reelwright jobs watch {job.id}` shows how far it is.", err=True
    )


def table_of_jobs(jobs: tuple[Job, ...]) -> Table:
    """Every job in a line."""
    table = table_of("id", "state", "progress", "title", "channel", "queued")
    for job in jobs:
        colour = _COLOURS.get(job.state, "default")
        table.add_row(
            job.id,
            f"[{colour}]{job.state}[/]",
            progress_of(job),
            escape(job.title),
            escape(job.channel),
            shown_briefly(job.queued),
        )
    return table


def screen_of_jobs(jobs: tuple[Job, ...], lines: int) -> RenderableType:
    """As many jobs as a screen has lines for, a line each: what runs, what waits, what ended last.

    ``jobs`` are the newest first.
    """
    oldest = jobs[::-1]
    going_on = [job for state in _GOING_ON for job in oldest if job.state is state]
    ordered = [*going_on, *(job for job in jobs if job.state.ended)]
    room = max(1, lines - _AROUND_SCREEN)
    table = Table(box=None, header_style="bold")
    for title, least in (("id", 10), ("state", 9), ("progress", 12), ("title", 12), ("queued", 8)):
        table.add_column(title, no_wrap=True, overflow="ellipsis", min_width=least)
    for job in ordered[:room]:
        colour = _COLOURS.get(job.state, "default")
        state = f"[{colour}]{job.state}[/]"
        table.add_row(job.id, state, progress_of(job), escape(job.title), shown_briefly(job.queued))
    counts = Counter(job.state.value for job in ordered[room:])
    more = ", ".join(f"{count} {state}" for state, count in counts.items())
    return Group(table, f" and more: {more}") if more else table


def progress_of(job: Job) -> str:
    """How far a job is, in words."""
    if job.state is JobState.QUEUED and job.after:
        return f"after {', '.join(job.after)}"
    if job.state is JobState.QUEUED and job.start and job.start > datetime.now(UTC):
        return f"at {shown_briefly(job.start)}"
    if job.state is JobState.DONE:
        passed = not job.result or json.loads(job.result).get("passed", True)
        return "" if passed else "[red]FAILED its verdict[/]"
    told = f"{job.progress:.0%}" if job.progress else ""
    return f"{told} {escape(f'{job.step} {_counted(job)}')}".strip()


def _counted(job: Job) -> str:
    """How far the step is: what a person can count, such as pictures, as it is."""
    if job.total > _MOST_COUNTED:  # samples of sound, or bytes
        return f"{job.done / job.total:.0%}"
    return f"{job.done}/{job.total}" if job.total > 1 else ""


def show_job(job: Job, stages: tuple[Stage, ...], cpu: Mapping[str, float]) -> None:
    """A job with the timeline of its stages, and the ``cpu`` seconds of each that are known."""
    console = Console(highlight=False, soft_wrap=True)
    console.print(f"[bold]{escape(job.title)}[/]  {job.id}  {job.state}  {progress_of(job)}")
    for line in _circumstances(job):
        console.print(f"  {escape(line)}")
    for stage in stages:
        seconds = (stage.ended - stage.started).total_seconds()
        took = f"{cpu[stage.name]:8.1f} s CPU" if stage.name in cpu else ""
        console.print(
            f"  {shown(stage.started)}  {stage.name:<16} {seconds:8.1f} s {took:<14} "
            f"{escape(stage.error)}".rstrip()
        )
    if cpu:
        console.print(f"  {sum(cpu.values()):.1f} s of CPU in all")
    if job.error:
        console.print(f"[red]{escape(job.error)}[/]")
    if job.state in _WAYS_ON:
        console.print(_WAYS_ON[job.state].format(id=job.id))
    if job.result:
        result = json.loads(job.result)
        console.print(f"  {escape(_came_to(result))}")
        for note in result["notes"]:
            console.print(f"  note: {escape(note)}", style="dim")


def _circumstances(job: Job) -> Iterator[str]:
    """When and where it was worked on."""
    moments = {
        "queued": job.queued,
        "starts": job.start,
        "started": job.started,
        "ended": job.ended,
    }
    yield from (f"{label:<8} {shown(moment)}" for label, moment in moments.items() if moment)
    if job.attempts > 1:
        yield f"begun {job.attempts} times"
    if job.worker:
        yield f"on {job.worker}"


def _came_to(result: Mapping[str, str]) -> str:
    """The folder that a job made, or the release that it worked on."""
    if "release" in result:
        name, state = result["release"], result["state"]
        return f"release {name} is {state}: reelwright releases show {name}"
    return result["folder"]


def show_log(lines: tuple[LogLine, ...]) -> None:
    """What happened to a job."""
    for line in lines:
        typer.echo(f"{shown(line.at)}  {line.worker or 'by hand'}  {line.text}")
