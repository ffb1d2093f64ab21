"""Changing clips at the command line: loaded when it is done, as rendering takes long to import."""

from pathlib import Path, PurePath

import typer
from rich.console import Console
from rich.markup import escape

from reelwright.app.clips.changing import Changed
from reelwright.app.clips.editing import ClipEditor, Rendering, Undone
from reelwright.app.jobs.queueing import When
from reelwright.app.settings.layers import settings_in_force
from reelwright.app.wiring.queue import jobs_of
from reelwright.cli.clips_view import act_values, clock, sentence_of, short, told_of, values_of
from reelwright.cli.console import listener
from reelwright.cli.jobs import print_json, show_queued
from reelwright.domain.clips.adjusting import Ends
from reelwright.domain.time import SAMPLE_RATE


def move(home: Path | None, name: str, ends: Ends, when: When | None, *, as_json: bool) -> None:
    """Move the ends of a clip, or queue that, and tell of it."""
    editor = _editor(home)
    if when is not None:
        queued = editor.queue_move(name, ends, jobs_of(editor.settings), when)
        show_queued(queued, as_json=as_json)
        return
    with listener(quiet=as_json) as progress:
        changed = editor.move(name, ends, progress)
    _tell(changed, as_json=as_json)


def render(
    home: Path | None, name: str, rendering: Rendering, when: When | None, *, as_json: bool
) -> None:
    """Render a clip with other options, or queue that, and tell of it."""
    editor = _editor(home)
    if when is not None:
        queued = editor.queue_render(name, rendering, jobs_of(editor.settings), when)
        show_queued(queued, as_json=as_json)
        return
    with listener(quiet=as_json) as progress:
        changed = editor.render(name, rendering, progress)
    _tell(changed, as_json=as_json)


def reject(home: Path | None, name: str, comment: str, *, as_json: bool) -> None:
    """Reject a clip, and tell how to take it back."""
    clip = _editor(home).reject(name, comment)
    if as_json:
        print_json(values_of(clip))
        return
    typer.echo(sentence_of(clip, "is rejected"))
    typer.echo(f"Undo: reelwright clips undo {short(clip)}")


def export(home: Path | None, name: str, folder: Path, *, as_json: bool) -> None:
    """Copy the files of a clip, and name the copies."""
    files = [str(file) for file in _editor(home).export(name, folder)]
    if as_json:
        print_json({"files": files})
        return
    for file in files:
        typer.echo(file)


def undo(home: Path | None, name: str, *, as_json: bool) -> None:
    """Take the last act on a clip back, and tell which."""
    editor = _editor(home)
    with listener(quiet=as_json) as progress:
        undone = editor.undo(name, progress)
    if as_json:
        print_json({**values_of(undone.clip), "undone": act_values(undone.entry)})
        return
    typer.echo(_undone_sentence(undone))


def _editor(home: Path | None) -> ClipEditor:
    return ClipEditor.of(settings_in_force({"home": home}, Path.cwd()).settings)


def _tell(changed: Changed, *, as_json: bool) -> None:
    if as_json:
        print_json(_changed_values(changed))
    else:
        _show_changed(changed, Console(highlight=False, soft_wrap=True))
    if not changed.record.passed:
        raise typer.Exit(1)


def _changed_values(changed: Changed) -> dict[str, object]:
    """A clip that was made anew, as plain values."""
    return {
        **values_of(changed.clip),
        "passed": changed.record.passed,
        "videos": list(changed.record.files.videos.values()),
        "new_flags": sorted(flag.value for flag in changed.flags),
    }


def _show_changed(changed: Changed, console: Console) -> None:
    """A clip that was made anew."""
    clip = changed.clip
    where = f"{clock(clip.standing.start)} to {clock(clip.standing.end)}"
    seconds = (clip.standing.end - clip.standing.start) / SAMPLE_RATE
    console.print(f"{short(clip)}  {escape(clip.title)} goes from {where} ({seconds:.1f} s).")
    if changed.flags:
        flags = ", ".join(sorted(changed.flags))
        console.print(f"[yellow]It has now what it had not before: {escape(flags)}[/]")
    run = PurePath(clip.place).parent
    for name in changed.record.files.videos.values():
        failed = "" if changed.record.passed else "  [red]FAILED its verdict[/]"
        console.print(f"  {escape(str(run / name))}{failed}")
    console.print(f"Undo: reelwright clips undo {short(clip)}")


def _undone_sentence(undone: Undone) -> str:
    """What was taken back, and how the clip stands."""
    clip = undone.clip
    where = f"{clock(clip.standing.start)} to {clock(clip.standing.end)}"
    told = told_of(undone.entry)
    return f"{short(clip)}  Taken back: {told}. It is {clip.standing.state.value}, from {where}."
