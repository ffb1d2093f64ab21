"""Clips as a person and a program read them."""

import dataclasses
import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import typer
from rich.console import Console
from rich.markup import escape

from reelwright.domain.clips.planned import ClipPlan
from reelwright.domain.inspection.verdict import Outcome
from reelwright.domain.production.clips import (
    ClipRecord,
    GenreRecord,
    genre_record_of,
    record_of,
    rejected_of,
)
from reelwright.domain.production.manifest import is_failed
from reelwright.workflows.clip.choosing import Chosen
from reelwright.workflows.clip.clip import Clipped

_SHOWN_REASONS = 3


def show_clipped(clipped: Clipped, *, as_json: bool) -> None:
    """What was made, where, and what speaks for it."""
    if as_json:
        values = {"folder": str(clipped.folder), "passed": clipped.passed}
        _print(values | dataclasses.asdict(clipped.record))
        return
    console = Console(highlight=False, soft_wrap=True)
    for clip in clipped.clips:
        _show(console, clip)
        for name in clip.files.videos.values():
            state = "  [red]FAILED its verdict[/]" if is_failed(name) else ""
            console.print(f"     {escape(str(clipped.folder / name))}{state}")
        for line in () if clip.passed else _failures(clipped.folder / clip.files.verdict):
            console.print(f"       {escape(line)}")
    _show_genre(console, clipped.record.genre)
    _show_rest(console, clipped.record.why_fewer, clipped.record.notes)
    made = "1 clip" if len(clipped.clips) == 1 else f"{len(clipped.clips)} clips"
    console.print(f"\n{made} in {escape(str(clipped.folder))}, all on index.html")


def _failures(verdict: Path) -> Iterator[str]:
    """What failed, where, and what to do; nothing where the verdict is gone."""
    with suppress(OSError, ValueError, LookupError):
        for master in json.loads(verdict.read_text(encoding="utf-8"))["masters"]:
            for check in master["checks"]:
                if check["outcome"] == Outcome.FAILED:
                    at = f" at {_clock(check['second'])}" if check["second"] is not None else ""
                    yield f"{check['name']}{at}: {check['measured']}. {check['advice']}"


def show_chosen(chosen: Chosen, *, as_json: bool) -> None:
    """What would be cut, and why; nothing is made."""
    plan = chosen.plan
    if as_json:
        _print(
            _values_of(plan) | {"language": chosen.language, "notes": chosen.notes} | _genre(chosen)
        )
        return
    console = Console(highlight=False, soft_wrap=True)
    for clip in plan.clips:
        _show(console, record_of(clip, "", passed=True))
    _show_genre(console, genre_record_of(chosen.genre))
    _show_rest(console, plan.why_fewer, chosen.notes)


def _values_of(plan: ClipPlan) -> dict[str, object]:
    return {
        "candidates": plan.candidates,
        "why_fewer": plan.why_fewer,
        "clips": [dataclasses.asdict(record_of(clip, "", passed=True)) for clip in plan.clips],
        "rejected": [dataclasses.asdict(rejected_of(each)) for each in plan.passed_over],
    }


def _print(values: object) -> None:
    typer.echo(json.dumps(values, ensure_ascii=False, indent=2, default=str))


def _show(console: Console, clip: ClipRecord) -> None:
    low, high = clip.interval
    console.print(f"\n[bold]{clip.rank:>3}  {escape(clip.title)}[/]")
    console.print(
        f"     {_clock(clip.start)} to {_clock(clip.end)} ({clip.end - clip.start:.1f} s), "
        f"score {clip.score:.0f} ({low:.0f} to {high:.0f}), for {clip.platform}"
    )
    for reason in clip.reasons[:_SHOWN_REASONS]:
        console.print(f"     {reason.feature}: “{escape(reason.sentence)}”")
    if clip.flags:
        console.print(f"     [yellow]{', '.join(clip.flags)}[/]")


def _genre(chosen: Chosen) -> dict[str, object]:
    return {"genre": dataclasses.asdict(genre_record_of(chosen.genre))}


def _show_genre(console: Console, genre: GenreRecord) -> None:
    told = "as you said" if genre.by_owner else "; ".join(genre.evidence)
    console.print(f"\n[dim]genre[/] {genre.name}: {escape(told)}")


def _show_rest(console: Console, why_fewer: str, notes: Sequence[str]) -> None:
    for line in filter(None, (why_fewer, *dict.fromkeys(notes))):
        console.print(f"\n[yellow]note[/] {escape(line)}")


def _clock(second: float) -> str:
    minutes, seconds = divmod(second, 60)
    hours, minutes = divmod(int(minutes), 60)
    return f"{hours}:{minutes:02}:{seconds:04.1f}" if hours else f"{minutes}:{seconds:04.1f}"
