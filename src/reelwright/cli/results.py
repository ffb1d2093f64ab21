"""What a person and a program are told when something was made or measured."""

import json
from pathlib import Path

import typer
from rich.console import Console
from rich.markup import escape

from reelwright.cli.tables import table_of
from reelwright.domain.inspection.verdict import Check, Outcome, Verdict
from reelwright.domain.services.budgets import dollars
from reelwright.workflows.produce.estimate import Estimate
from reelwright.workflows.produce.produce import Produced
from reelwright.workflows.produce.quoting import WritingQuote

_MARKS = {
    Outcome.PASSED: "[green]passed[/]",
    Outcome.FAILED: "[red]FAILED[/]",
    Outcome.NOT_MEASURED: "[yellow]not measured[/]",
}


def show_produced(produced: Produced, hint: str, *, as_json: bool) -> None:
    """What was made, where, how long, what it cost and what is doubtful; then a hint."""
    if as_json:
        typer.echo(json.dumps(_produced_values(produced), ensure_ascii=False, indent=2))
        return
    console = Console(highlight=False, soft_wrap=True)
    work = produced.work
    console.print(f"\n[bold]{escape(produced.script.title)}[/]")
    console.print(
        f"{produced.seconds:.1f} s, voice {produced.voice}, {_cost(produced)}; "
        f"lines: {work.lines_recorded} recorded, {work.lines_kept} kept; "
        f"pieces: {work.pieces_rendered} rendered, {work.pieces_kept} kept"
    )
    for master in produced.masters:
        state = "[green]passed[/]" if master.verdict.passed else "[red]FAILED its verdict[/]"
        console.print(f"  {escape(str(master.file))}  {state}")
        for check in master.verdict.checks:
            if check.outcome is Outcome.FAILED:
                console.print(f"    {_failure(check)}")
    console.print(
        f"  {escape(str(produced.folder))}  captions, thumbnail, metadata, script, timeline"
    )
    if produced.script.writer:
        console.print(f"  script by {escape(produced.script.writer)}")
    _show_notes(console, produced.notes)
    if hint:
        console.print(f"  {escape(hint)}")


def show_estimate(estimate: Estimate, *, as_json: bool) -> None:
    """The script, about its length, and the cost."""
    if as_json:
        typer.echo(json.dumps(_estimate_values(estimate), ensure_ascii=False, indent=2))
        return
    typer.echo(estimate.document)
    console = Console(highlight=False, soft_wrap=True)
    scenes = len(estimate.script.scenes)
    about = "estimated at" if estimate.writing else "cost"
    console.print(
        f"{scenes} scenes, about {estimate.seconds:.0f} s, {about} {dollars(estimate.cost)}"
    )
    _show_notes(console, estimate.notes)


def show_written(estimate: Estimate, file: Path, *, as_json: bool) -> None:
    """Where the script lies, about its length, who wrote it and what that cost."""
    if as_json:
        values = _estimate_values(estimate) | {"file": str(file)}
        typer.echo(json.dumps(values, ensure_ascii=False, indent=2))
        return
    console = Console(highlight=False, soft_wrap=True)
    scenes = len(estimate.script.scenes)
    by = f", by {escape(estimate.script.writer)}" if estimate.script.writer else ""
    console.print(f"\n[bold]{escape(estimate.script.title)}[/]")
    console.print(
        f"{scenes} scenes, about {estimate.seconds:.0f} s{by}, cost {dollars(estimate.cost)}"
    )
    console.print(f"  {escape(str(file))}")
    _show_notes(console, estimate.notes)
    console.print(f"  Edit it, then: reelwright make {escape(str(file))}")


def _estimate_values(estimate: Estimate) -> dict[str, object]:
    return {
        "title": estimate.script.title,
        "language": estimate.script.language,
        "extractive": estimate.script.extractive,
        "shortened": estimate.script.shortened,
        "writer": estimate.script.writer,
        "seconds": round(estimate.seconds, 1),
        "cost": str(estimate.cost),
        "writing": _writing_values(estimate.writing),
        "within_budget": estimate.within_budget,
        "scenes": len(estimate.script.scenes),
        "script": estimate.document,
        "notes": estimate.notes,
    }


def _writing_values(writing: WritingQuote | None) -> dict[str, object] | None:
    """What a model would cost, by an estimate."""
    if writing is None or writing.charge is None:
        return None
    return {
        "writer": str(writing.writer),
        "tokens_in": writing.charge.usage.input_tokens,
        "tokens_out": writing.charge.usage.output_tokens,
        "amount": str(writing.charge.amount),
        "source": writing.charge.source,
        "research": str(writing.research),
        "estimated": True,
    }


def show_verdict(verdict: Verdict, *, as_json: bool) -> None:
    """Every check with what was measured and the limit."""
    if as_json:
        typer.echo(json.dumps(verdict_values(verdict), ensure_ascii=False, indent=2))
        return
    table = table_of("check", "", "measured", "limit")
    for check in verdict.checks:
        table.add_row(
            check.name, _MARKS[check.outcome], escape(_measured(check)), escape(check.limit)
        )
    console = Console(highlight=False)
    console.print(table)
    for check in verdict.checks:
        if check.advice and check.outcome is not Outcome.PASSED:
            console.print(f"{check.name}: {escape(check.advice)}", soft_wrap=True)


def verdict_values(verdict: Verdict) -> dict[str, object]:
    """A verdict as plain values."""
    checks = [
        {
            "name": check.name,
            "outcome": check.outcome.value,
            "measured": check.measured,
            "limit": check.limit,
            "second": check.second,
            "advice": check.advice,
        }
        for check in verdict.checks
    ]
    return {
        "master": verdict.master,
        "sha256": verdict.sha256,
        "passed": verdict.passed,
        "checks": checks,
    }


def _produced_values(produced: Produced) -> dict[str, object]:
    work = produced.work
    return {
        "folder": str(produced.folder),
        "title": produced.script.title,
        "language": produced.script.language,
        "extractive": produced.script.extractive,
        "shortened": produced.script.shortened,
        "writer": produced.script.writer,
        "seconds": round(produced.seconds, 3),
        "voice": produced.voice,
        "passed": produced.passed,
        "cost": str(produced.cost),
        "spent": str(produced.spent),
        "costs": [
            {
                "service": cost.service,
                "purpose": cost.purpose,
                "amount": str(cost.amount),
                "currency": cost.currency,
                "basis": cost.basis,
            }
            for cost in produced.costs
        ],
        "masters": [
            {
                "file": str(master.file),
                "format": master.format.value,
                "frames": master.frames,
                "verdict": verdict_values(master.verdict),
            }
            for master in produced.masters
        ],
        "work": {
            "lines_recorded": work.lines_recorded,
            "lines_kept": work.lines_kept,
            "pieces_rendered": work.pieces_rendered,
            "pieces_kept": work.pieces_kept,
        },
        "notes": produced.notes,
    }


def _cost(produced: Produced) -> str:
    """What the video cost, and this run of it where that is only a part."""
    whole = f"cost {dollars(produced.cost)}"
    now = dollars(produced.spent)
    return whole if now == dollars(produced.cost) else f"{whole}, {now} of it now"


def _failure(check: Check) -> str:
    at = "" if check.second is None else f" at {check.second:.1f} s"
    advice = f" {check.advice}" if check.advice else ""
    return escape(f"{check.name}{at}: {check.measured} (limit {check.limit}).{advice}")


def _measured(check: Check) -> str:
    return check.measured if check.second is None else f"{check.measured} at {check.second:.1f} s"


def _show_notes(console: Console, notes: tuple[str, ...]) -> None:
    for note in dict.fromkeys(notes):
        console.print(f"  note: {escape(note)}", style="dim")
