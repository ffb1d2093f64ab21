"""``reelwright channel``."""

import getpass
import sys
from datetime import timedelta
from pathlib import Path
from typing import Annotated, cast

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from reelwright.app.publishing.channels import Desk, Look, Made
from reelwright.app.settings.layers import settings_in_force
from reelwright.app.settings.model import Settings
from reelwright.cli.asking import by_pasting, has_browser, in_browser
from reelwright.cli.jobs import print_json
from reelwright.cli.lazy import load
from reelwright.cli.times import shown
from reelwright.domain.platform.authorisation import ASKED, PURPOSES, Scope
from reelwright.domain.platform.connection import Connection
from reelwright.domain.platform.consent import MEANS, Write
from reelwright.domain.platform.reserve import ReserveRule, Trouble

app = typer.Typer(
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    help="Connect YouTube channels, check them, and say what may be written there.",
)

Home = Annotated[Path | None, typer.Option(help="Folder of the library.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Name = Annotated[
    str, typer.Argument(help="The channel's name here, as the setting channel has it.")
]

_TROUBLES = {
    Trouble.OUTAGE: "an outage",
    Trouble.AUTHORISATION: "a lost authorisation",
}


@app.command()
def add(
    name: Name,
    *,
    client: Annotated[
        Path | None, typer.Option(help="JSON file of an OAuth client (Desktop app) from Google.")
    ] = None,
    project: Annotated[str, typer.Option(help="Cloud project whose client is kept already.")] = "",
    paste: Annotated[
        bool, typer.Option("--paste", help="The browser is on another machine: paste its address.")
    ] = False,
    revenue: Annotated[
        bool, typer.Option("--revenue", help="Ask to read what the channel earns, too.")
    ] = False,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Connect a channel, or connect it again: its owner consents in a browser.

    docs/channels.md shows how to make the Cloud project and its client.
    """
    scopes = (*ASKED, Scope.REVENUE) if revenue else ASKED
    ask = by_pasting if paste or not has_browser() else in_browser
    desk = _desk(home)
    made = desk.connect(name, ask, client=client, project=project, scopes=scopes)
    if made.again:
        releases = load("publishing.desk").desk_of(_settings(home))
        load("publish.deciding", "workflows").look_again(releases, name)
    if as_json:
        print_json({**_values(made.connection), "again": made.again, "notes": list(made.notes)})
        return
    _tell(made)
    if made.connection.consent is None and sys.stdin.isatty() and not paste:
        _ask_consent(desk, name)


@app.command("list")
def list_channels(*, home: Home = None, as_json: AsJson = False) -> None:
    """List the channels that are connected; no call is made."""
    found = tuple(_desk(home).looks())
    if as_json:
        print_json([{**_values(each), "looks": _looked(looks)} for each, looks in found])
        return
    table = Table("name", "channel", "project", "", box=None, header_style="bold")
    table.add_column("may write")
    table.add_column("reserve")
    for each, looks in found:
        troubled = [look for look in looks if not look.works and look.part != "consent"]
        state = f"[red]{escape(troubled[0].part)} wrong[/]" if troubled else "[green]connected[/]"
        writes = sorted(each.consent.writes) if each.consent else []
        reserve = each.reserve.channel if each.reserve else ""
        texts = (each.channel, each.title, each.project)
        table.add_row(*map(escape, texts), state, ", ".join(writes) or "nothing", escape(reserve))
    Console(highlight=False).print(table if found else "No channel is connected.")


@app.command()
def show(name: Name, *, home: Home = None, as_json: AsJson = False) -> None:
    """Show everything that is kept of a channel but its token; no call is made."""
    desk = _desk(home)
    connection = desk.named(name)
    looks = dict(desk.looks())[connection]
    if as_json:
        print_json({**_values(connection), "looks": _looked(looks)})
        return
    console = Console(highlight=False, soft_wrap=True)
    console.print(f"[bold]{escape(connection.title)}[/]  {escape(connection.handle)}")
    console.print(f"  https://www.youtube.com/channel/{connection.youtube_id}")
    console.print(f"  Cloud project {escape(connection.project)}")
    ends = f", ends {shown(connection.ends)}" if connection.ends else ""
    console.print(
        f"  connected {shown(connection.connected)}, last used {shown(connection.used)}{ends}"
    )
    for scope in Scope:
        granted = "may" if scope.value in connection.scopes else "may not"
        console.print(f"  {granted} {PURPOSES[scope]}")
    _print_consent(console, connection)
    _print_looks(console, looks)


@app.command()
def check(name: Name, *, home: Home = None, as_json: AsJson = False) -> None:
    """Use a channel's authorisation once (one unit of quota). Exit code 1 if something is wrong."""
    looks = _desk(home).check(name)
    if as_json:
        print_json(_looked(looks))
    else:
        _print_looks(Console(highlight=False, soft_wrap=True), looks)
    if not all(look.works for look in looks if look.part != "consent"):
        raise typer.Exit(1)


@app.command()
def remove(
    name: Name,
    *,
    keep_grant: Annotated[
        bool, typer.Option("--keep-grant", help="Do not give the authorisation back to Google.")
    ] = False,
    home: Home = None,
) -> None:
    """Disconnect a channel: revoke its authorisation at Google, and forget its token."""
    _desk(home).remove(name, give_back=not keep_grant)
    typer.echo(f"Channel {name} is disconnected; its videos and releases stay as they are.")


@app.command()
def consent(
    name: Name,
    *,
    allow: Annotated[
        list[Write] | None, typer.Option(help="A kind of write; may be given several times.")
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Agree to every kind of write.")
    ] = False,
    nothing: Annotated[bool, typer.Option("--none", help="Take back what was agreed to.")] = False,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Say what may be written to a channel without asking each time, or show what was said.

    What is named replaces what was agreed to before. It is kept with its time and your name.
    """
    if sum((bool(allow), everything, nothing)) > 1:
        message = "give one of --allow, --all and --none"
        raise typer.BadParameter(message)
    desk = _desk(home)
    connection = desk.named(name)
    if allow or everything or nothing:
        writes = frozenset(Write) if everything else frozenset(allow or ())
        connection = desk.consent(name, writes, _user())
    if as_json:
        print_json(_values(connection)["consent"])
        return
    _print_consent(Console(highlight=False, soft_wrap=True), connection)


@app.command()
def reserve(
    name: Name,
    *,
    by: Annotated[str, typer.Option(help="The channel that takes over.")] = "",
    when: Annotated[
        list[Trouble] | None, typer.Option(help="For which trouble; both if not given.")
    ] = None,
    after: Annotated[int, typer.Option(min=1, max=24 * 30, help="Hours of trouble before.")] = 24,
    nobody: Annotated[bool, typer.Option("--none", help="Take the rule back.")] = False,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Say which channel publishes in the place of one that cannot, or show it.

    Never because a quota is spent: YouTube forbids to get around a quota with more accounts.
    """
    if bool(by) and nobody:
        message = "give one of --by and --none"
        raise typer.BadParameter(message)
    desk = _desk(home)
    connection = desk.named(name)
    if by or nobody:
        rule = ReserveRule(
            channel=by, troubles=frozenset(when or Trouble), after=timedelta(hours=after)
        )
        connection = desk.reserve(name, rule if by else None)
    if as_json:
        print_json(_values(connection)["reserve"])
        return
    typer.echo(_reserve_line(connection))


def _desk(home: Path | None) -> Desk:
    return cast("Desk", load("wiring.platform").desk_for(_settings(home)))


def _settings(home: Path | None) -> Settings:
    return settings_in_force({"home": home}, Path.cwd()).settings


def _user() -> str:
    """Who says it: the user of this machine."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "owner"


def _tell(made: Made) -> None:
    again = " again" if made.again else ""
    name = made.connection.channel
    typer.echo(f"{made.connection.title} is connected{again} as {name}.")
    for note in made.notes:
        typer.echo(f"note: {note}")
    if made.connection.consent is None:
        typer.echo(f"Nothing is written there before you agree: reelwright channel consent {name}")


def _ask_consent(desk: Desk, name: str) -> None:
    typer.echo(f"\nMay Reelwright, on channel {name} and without asking each time,")
    agreed = frozenset(write for write in Write if typer.confirm(f"  {MEANS[write]}?"))
    if agreed:
        desk.consent(name, agreed, _user())
    typer.echo(f"Change it at any time: reelwright channel consent {name}")


def _print_consent(console: Console, connection: Connection) -> None:
    agreed = connection.consent
    if agreed is None:
        console.print("  Nothing may be written there. Agree to all of this with --all, or to")
        console.print("  single kinds with --allow:")
        for write in Write:
            console.print(f"    {write.value}: {MEANS[write]}")
        return
    console.print(f"  {escape(agreed.by)} agreed on {shown(agreed.given)} that Reelwright may:")
    for write in Write:
        mark = "[green]yes[/]" if agreed.covers(write) else "[red]no[/] "
        console.print(f"    {mark} {MEANS[write]}")


def _print_looks(console: Console, looks: tuple[Look, ...]) -> None:
    for look in looks:
        wrong = "[yellow]open[/] " if look.part == "consent" else "[red]wrong[/]"
        mark = "[green]works[/]" if look.works else wrong
        console.print(f"  {mark} {look.part}: {escape(look.seen)}")
        if look.mend:
            console.print(f"        {escape(look.mend)}")


def _reserve_line(connection: Connection) -> str:
    rule = connection.reserve
    if rule is None:
        return f"Nobody takes over from channel {connection.channel}."
    hours = int(rule.after.total_seconds() // 3600)
    troubles = " or of ".join(_TROUBLES[each] for each in Trouble if each in rule.troubles)
    return (
        f"Channel {rule.channel} takes over from {connection.channel} after {hours} "
        f"{'hour' if hours == 1 else 'hours'} of {troubles}; never because a quota is spent."
    )


def _looked(looks: tuple[Look, ...]) -> list[dict[str, object]]:
    return [
        {"part": look.part, "works": look.works, "seen": look.seen, "mend": look.mend}
        for look in looks
    ]


def _values(connection: Connection) -> dict[str, object]:
    agreed, rule = connection.consent, connection.reserve
    return {
        "name": connection.channel,
        "id": connection.youtube_id,
        "title": connection.title,
        "handle": connection.handle,
        "project": connection.project,
        "scopes": sorted(connection.scopes),
        "connected": connection.connected.isoformat(),
        "used": connection.used.isoformat(),
        "ends": connection.ends.isoformat() if connection.ends else None,
        "loss": connection.loss.value if connection.loss else None,
        "lost": connection.lost.isoformat() if connection.lost else None,
        "consent": agreed
        and {
            "writes": sorted(agreed.writes),
            "given": agreed.given.isoformat(),
            "by": agreed.by,
        },
        "reserve": rule
        and {
            "channel": rule.channel,
            "troubles": sorted(rule.troubles),
            "after_hours": rule.after.total_seconds() / 3600,
        },
    }
