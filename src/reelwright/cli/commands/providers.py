"""``reelwright providers``."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from reelwright.app.settings.layers import settings_in_force
from reelwright.app.standing.health import Readiness, ServiceState, states
from reelwright.app.wiring.books import HomeBooks
from reelwright.app.wiring.policy import breaker_of
from reelwright.cli.lazy import load
from reelwright.cli.tables import table_of
from reelwright.domain.services.budgets import dollars
from reelwright.ports.services import Kind

app = typer.Typer(pretty_exceptions_enable=False)

_COLOURS = {
    Readiness.READY: "green",
    Readiness.NO_KEY: "dim",
    Readiness.RESTING: "yellow",
    Readiness.TRYING: "yellow",
    Readiness.BROKEN: "red",
}
_SPANS = ((86_400, "d"), (3600, "h"), (60, "min"))
_PERIODS = {60: "minute", 3600: "hour", 86_400: "day", 30 * 86_400: "month"}


@app.command()
def providers(
    *,
    kind: Annotated[Kind | None, typer.Option(help="Only those of one kind.")] = None,
    home: Annotated[Path | None, typer.Option(help="Folder of the library.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Show every outside service: whether it may be called, and how it has been.

    Nothing is called; `reelwright keys test` makes a real call to each.
    """
    settings = settings_in_force({"home": home}, Path.cwd()).settings
    registry = load("wiring.services").providers_for(settings)
    found = [
        each
        for each in states(
            registry,
            HomeBooks(settings.home, settings.database, settings.database_replica),
            breaker_of(settings),
        )
        if kind is None or kind in each.kinds
    ]
    if as_json:
        typer.echo(json.dumps([_values(each) for each in found], ensure_ascii=False, indent=2))
        return
    now = datetime.now(tz=UTC)
    table = table_of("service", "for", "state", "answered", "left", "today")
    for each in found:
        table.add_row(*_row(each, now))
    console = Console(highlight=False)
    console.print(table)
    for each in found:
        if each.reason and each.readiness is not Readiness.NO_KEY:
            reason = escape(f"{each.title}: {each.reason}")
            console.print(reason, style="dim", soft_wrap=True)
    if any(each.readiness is Readiness.NO_KEY for each in found):
        hint = "Keys: reelwright keys set SERVICE; `keys list` tells where to get one."
        console.print(hint, style="dim", soft_wrap=True)


def _row(each: ServiceState, now: datetime) -> tuple[str, ...]:
    state = each.readiness.value
    if each.again is not None:
        state = f"{state}, {_span((each.again - now).total_seconds())} more"
    return (
        escape(each.service),
        ", ".join(kind.value for kind in each.kinds),
        f"[{_COLOURS[each.readiness]}]{state}[/]",
        f"{_span((now - each.answered).total_seconds())} ago" if each.answered else "",
        ", ".join(
            f"{rate.left}/{rate.limit.calls} per {_period(rate.limit.seconds)}"
            for rate in each.rates
        ),
        _today(each) if each.calls_today else "",
    )


def _period(seconds: int) -> str:
    """What follows "per" for the length of a rate limit's window."""
    whole_hours = f"{seconds // 3600} h" if seconds % 3600 == 0 else f"{seconds} s"
    return _PERIODS.get(seconds, whole_hours)


def _today(each: ServiceState) -> str:
    calls = "1 call" if each.calls_today == 1 else f"{each.calls_today} calls"
    return f"{calls}, {dollars(each.cost_today)}"


def _span(seconds: float) -> str:
    for length, unit in _SPANS:
        if seconds >= length:
            return f"{seconds / length:.0f} {unit}"
    return f"{max(0, seconds):.0f} s"


def _values(each: ServiceState) -> dict[str, object]:
    breaker = each.breaker
    return {
        "service": each.service,
        "title": each.title,
        "kinds": [kind.value for kind in each.kinds],
        "state": each.readiness.value,
        "reason": each.reason,
        "key_needed": each.key_needed,
        "key_set": each.key_set,
        "breaker": breaker.state.value if breaker else "closed",
        "breaker_since": breaker.since.isoformat() if breaker else None,
        "failures_in_a_row": breaker.failures if breaker else 0,
        "again": _moment(each.again),
        "answered": _moment(each.answered),
        "failed": _moment(each.failed),
        "error": each.error,
        "rates": [
            {"calls": rate.limit.calls, "seconds": rate.limit.seconds, "left": rate.left}
            for rate in each.rates
        ],
        "calls_today": each.calls_today,
        "cost_today": str(each.cost_today),
    }


def _moment(when: datetime | None) -> str | None:
    return when.isoformat() if when else None
