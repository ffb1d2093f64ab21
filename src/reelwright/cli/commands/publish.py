"""``reelwright publish``."""

import json
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path
from time import sleep
from typing import Annotated

import typer
from rich.console import Console
from typer.core import TyperGroup

from reelwright.app.settings.layers import settings_in_force
from reelwright.app.settings.model import Settings
from reelwright.cli.console import listener
from reelwright.cli.jobs import print_json
from reelwright.cli.lazy import load
from reelwright.cli.release_view import show_release, values_of
from reelwright.cli.times import shown
from reelwright.domain.release.release import Release
from reelwright.domain.release.states import ReleaseState
from reelwright.workflows.publish.desk import Desk
from reelwright.workflows.publish.publish import publish as publish_release
from reelwright.workflows.publish.reconciling import Disagreement
from reelwright.workflows.publish.reconciling import reconcile as reconciled

_LONGEST_SLEEP = 60.0
_BAD = frozenset({ReleaseState.FAILED, ReleaseState.UNCLEAR})


class ReleaseByDefault(TyperGroup):
    """Takes what is no command for a release: ``publish ID`` is ``publish now ID``."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override] # Typer's own context class is vendored
        """Put the command before a release that stands alone."""
        if args and not args[0].startswith("-") and args[0] not in self.commands:
            args = ["now", *args]
        parsed: list[str] = super().parse_args(ctx, args)
        return parsed


app = typer.Typer(
    cls=ReleaseByDefault,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    help="Publish a release now; compare what is believed with what the channel shows.",
)

Home = Annotated[Path | None, typer.Option(help="Folder of the library.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@app.command()
def now(
    name: Annotated[str, typer.Argument(help="The release's id, or the beginning of it.")],
    *,
    wait: Annotated[
        bool, typer.Option("--wait", help="Stay until it has appeared, or waits for you.")
    ] = False,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Upload a release and bring it as far as it can go now, with or without a worker.

    With a time it is uploaded private and appears then; without one it appears when it is
    complete. What is left to do is done by `reelwright serve`, or by running this again.
    """
    desk: Desk = load("publishing.desk").desk_of(_settings(home))
    with listener(quiet=as_json) as progress:
        release = publish_release(name, desk, progress=progress, at_once=True)
        while wait and release.due is not None and release.state not in _BAD:
            _tell(release, quiet=as_json)
            _sleep_until_due(release, desk)
            release = publish_release(release.id, desk, progress=progress, at_once=True)
    if as_json:
        print_json(values_of(release))
    else:
        show_release(release, Console(highlight=False, soft_wrap=True))
        if release.due is not None:
            typer.echo(f"It is looked at again at {shown(release.due)}: reelwright serve.")
    if release.state in _BAD:
        raise typer.Exit(1)


@app.command()
def reconcile(
    *,
    channel: Annotated[
        str | None, typer.Option(help="The channel; the setting `channel` if unset.")
    ] = None,
    repair: Annotated[
        bool, typer.Option("--repair", help="Let the publisher put right what it can.")
    ] = False,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Compare what we believe of a channel with what it shows, and tell what does not agree."""
    settings = _settings(home, channel)
    desk: Desk = load("publishing.desk").desk_of(settings)
    found = reconciled(desk, settings.channel, repair=repair)
    if as_json:
        typer.echo(json.dumps([asdict(each) for each in found], ensure_ascii=False, indent=2))
    else:
        for each in found:
            typer.echo(_line(each))
        typer.echo(_summary(found, settings.channel))
    if any(not each.repaired for each in found):
        raise typer.Exit(1)


def _line(each: Disagreement) -> str:
    after = " It is looked at again." if each.repaired else ""
    may = " --repair puts it right." if each.repairable and not each.repaired else ""
    said = each.said.removesuffix(".")
    return f"{each.finding:<8} {each.release}  {each.title}: {said}.{after}{may}"


def _summary(found: tuple[Disagreement, ...], channel: str) -> str:
    if not found:
        return f"Channel {channel} shows what we believe of it."
    things = "1 thing does" if len(found) == 1 else f"{len(found)} things do"
    return f"{things} not agree on channel {channel}."


def _tell(release: Release, *, quiet: bool) -> None:
    if not quiet:
        said = f": {release.said}" if release.said else ""
        typer.echo(f"{release.state}{said}  (next look {shown(release.due)})", err=True)


def _sleep_until_due(release: Release, desk: Desk) -> None:
    while release.due is not None and (left := release.due - desk.clock.now()) > timedelta():
        sleep(min(_LONGEST_SLEEP, max(0.1, left.total_seconds())))


def _settings(home: Path | None, channel: str | None = None) -> Settings:
    return settings_in_force({"home": home, "channel": channel}, Path.cwd()).settings
