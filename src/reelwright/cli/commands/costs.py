"""``reelwright costs``."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from reelwright.app.settings.layers import settings_in_force
from reelwright.app.standing.costing import BudgetState, CostReport, VideoCosts, report, video_costs
from reelwright.app.wiring.books import HomeBooks
from reelwright.cli.lazy import load
from reelwright.cli.tables import table_of
from reelwright.domain.services.budgets import dollars
from reelwright.ports.ledger import By, CostLine

app = typer.Typer(pretty_exceptions_enable=False)

_OUTSIDE = "(outside of any video)"


@app.command()
def costs(
    video: Annotated[
        str, typer.Argument(help="A production's slug or folder: what it paid each service.")
    ] = "",
    *,
    by: Annotated[By, typer.Option(help="What is added up.")] = By.VIDEO,
    days: Annotated[
        int | None, typer.Option(min=1, help="Only so many days, today among them (UTC).")
    ] = None,
    home: Annotated[Path | None, typer.Option(help="Folder of the library.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Show what outside services cost, by video, service, day or channel.

    Amounts are in US dollars, by the price that stood when a call was made. Unclear is the most
    that may have been paid besides, by calls that are under way or were cut off.
    """
    settings = settings_in_force({"home": home}, Path.cwd()).settings
    books = HomeBooks(settings.home, settings.database, settings.database_replica)
    if video:
        productions = load("wiring.storage").productions_of(settings)
        of_video = video_costs(books, productions, settings, video)
        _print(_video_values(of_video)) if as_json else _show_video(of_video)
    else:
        found = report(books, settings, by, days)
        _print(_report_values(found)) if as_json else _show_report(found)


def _print(values: dict[str, object]) -> None:
    typer.echo(json.dumps(values, ensure_ascii=False, indent=2))


def _show_report(found: CostReport) -> None:
    console = Console(highlight=False)
    if not found.lines:
        console.print("No outside service was called.")
    else:
        table = table_of(found.by.value, "calls", "failed", "cost", "unclear")
        for line in found.lines:
            counts = (str(line.calls), str(line.failed))
            table.add_row(escape(_name(line)), *counts, *_amounts(line.amount, line.unclear))
        table.add_row("total", "", "", *_amounts(found.total, found.unclear), style="bold")
        console.print(table)
    for budget in found.budgets:
        console.print(_budget(budget), style="dim", soft_wrap=True)


def _show_video(found: VideoCosts) -> None:
    console = Console(highlight=False)
    console.print(f"[bold]{escape(found.title)}[/]")
    table = table_of("service", "for", "cost", "unclear", "price from")
    for one in found.paid:
        purpose = escape(f"{one.operation} {one.subject}".strip())
        table.add_row(one.service, purpose, *_amounts(one.amount, one.unclear), escape(one.source))
    table.add_row("total", "", *_amounts(found.total, found.unclear), "", style="bold")
    console.print(table if found.paid else "It cost nothing.")
    limit = "no limit" if found.limit is None else dollars(found.limit)
    console.print(f"budget_video: {limit}", style="dim")


def _amounts(amount: Decimal, unclear: Decimal) -> tuple[str, str]:
    return dollars(amount), dollars(unclear) if unclear else ""


def _name(line: CostLine) -> str:
    return line.title or line.key or _OUTSIDE


def _budget(state: BudgetState) -> str:
    limit = "no limit" if state.limit is None else dollars(state.limit)
    return f"{state.budget}: {dollars(state.borne)} of {limit} today (UTC)"


def _report_values(found: CostReport) -> dict[str, object]:
    lines = [
        {
            "key": line.key,
            "title": line.title,
            "calls": line.calls,
            "failed": line.failed,
            "amount": str(line.amount),
            "unclear": str(line.unclear),
        }
        for line in found.lines
    ]
    budgets = {
        state.budget.value: {
            "limit": None if state.limit is None else str(state.limit),
            "borne": str(state.borne),
        }
        for state in found.budgets
    }
    return {
        "by": found.by.value,
        "currency": "USD",
        "lines": lines,
        "total": str(found.total),
        "unclear": str(found.unclear),
        "budgets": budgets,
    }


def _video_values(found: VideoCosts) -> dict[str, object]:
    paid = [
        {
            "service": one.service,
            "operation": one.operation,
            "subject": one.subject,
            "amount": str(one.amount),
            "unclear": str(one.unclear),
            "source": one.source,
        }
        for one in found.paid
    ]
    return {
        "title": found.title,
        "currency": "USD",
        "paid": paid,
        "total": str(found.total),
        "unclear": str(found.unclear),
        "budget": None if found.limit is None else str(found.limit),
    }
