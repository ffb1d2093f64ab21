"""``reelwright research``."""

import dataclasses
import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from reelwright.cli.lazy import load
from reelwright.domain.research.suggestions import Report, Suggestion

app = typer.Typer(pretty_exceptions_enable=False)
_SHOWN = 3
"""Pieces of evidence beside a suggestion on a screen; ``--json`` has all."""


@app.command()
def research(
    topic: Annotated[str, typer.Argument(help="What the videos would be about.")],
    *,
    sources: Annotated[
        str | None,
        typer.Option("--from", help="Services to ask, such as serpapi,youtube-search."),
    ] = None,
    language: Annotated[str | None, typer.Option(help="Language of the results.")] = None,
    country: Annotated[str | None, typer.Option(help="Country of the results.")] = None,
    home: Annotated[Path | None, typer.Option(help="Folder of the library.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Suggest topics and titles, each with the search results that it rests on.

    What is asked, what is searched for and what competing titles share is counted; nothing is
    predicted.
    """
    options = {"research": sources, "language": language, "country": country, "home": home}
    report: Report = load("making.researching").research_on(topic, options, Path.cwd())
    if as_json:
        typer.echo(json.dumps(dataclasses.asdict(report), ensure_ascii=False, indent=2))
        return
    _show(report)


def _show(report: Report) -> None:
    console = Console(soft_wrap=True, highlight=False)
    console.print(f"[bold]{escape(report.topic)}[/bold]: {len(report.findings)} findings")
    for heading, suggestions in (("Topics", report.topics), ("Titles", report.titles)):
        console.print(f"\n[bold]{heading}[/bold]")
        for suggestion in suggestions:
            _show_suggestion(console, suggestion)
        if not suggestions:
            console.print("  nothing that the results would bear out", style="dim")
    for note in report.notes:
        console.print(f"note: {escape(note)}", style="yellow")
    for line in report.account:
        console.print(escape(line), style="dim")
    console.print(f"\n{report.label}", style="dim")


def _show_suggestion(console: Console, suggestion: Suggestion) -> None:
    console.print(f"  {escape(suggestion.text)}")
    console.print(f"    {escape(suggestion.why)}", style="dim")
    for finding in suggestion.evidence[:_SHOWN]:
        by = f", {finding.by}" if finding.by else ""
        where = f"{finding.kind.value} {finding.position} of {finding.service}{by}"
        console.print(f"    - {escape(finding.text)} ({escape(where)})", style="dim")
