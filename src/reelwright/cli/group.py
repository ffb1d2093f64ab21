"""Commands that load when they are run, so that ``--help`` stays quick."""

import importlib
import json
import sys

import typer
from typer.core import TyperCommand, TyperGroup

from reelwright.cli.terminating import Terminated, terminable
from reelwright.domain.errors import ReelwrightError
from reelwright.ports.disk import full_disk_told

COMMANDS = {
    "make": "Make an article, a feed or a script into a finished video.",
    "clip": "Cut clips out of a recording: a podcast, a talk, a stream.",
    "write": "Write only the script of a video, to read and edit.",
    "jobs": "List queued productions; watch, show, cancel, pause, retry and re-order them.",
    "batch": "Queue many productions: a JSONL file, or the newest items of a feed.",
    "schedules": "Add, list, remove and run recurring productions.",
    "worker": "Make what is queued, until it is stopped.",
    "releases": "Make releases of productions; review, approve, hold and withdraw them.",
    "publish": "Publish a release now; compare what is believed with what the channel shows.",
    "rehearse": "Publish to a YouTube on this machine, whose time flies, with faults.",
    "calendar": "Draw the calendar; rules, slots, moves and forecasts.",
    "quota": "Show YouTube's quota by project and bucket, and what it is used for.",
    "pause": "Stop all publishing at once, on a channel or everywhere.",
    "resume": "Publish again after a pause.",
    "serve": "Make what is queued and what recurs, until it is stopped.",
    "inspect": "Measure a video and say whether it may go out.",
    "clips": "Look at clips, judge them, and see what was learned of that.",
    "productions": "List, open and delete productions.",
    "library": "Look at the library, check it, and bring it to another revision.",
    "channel": "Connect YouTube channels, check them, and say what may be written there.",
    "research": "Suggest topics and titles, each with the search results that it rests on.",
    "voices": "List the voices that can be used here, and hear one.",
    "themes": "List the themes, and draw one to a picture.",
    "keys": "Set, list and test the keys of outside services.",
    "providers": "Show every outside service: whether it may be called, and how it has been.",
    "costs": "Show what outside services cost, by video, service or day.",
    "storage": "Show what lies where; clean up, verify, archive.",
    "backup": "Back the whole home up into one verified file.",
    "restore": "Bring a backup back, and what stood before on request.",
    "simulator": "Stand in for an outside service here, well or with planned faults.",
    "models": "Fetch and remove voices that run on this machine.",
    "settings": "Show every setting, its value and where it was set.",
    "doctor": "Check what works here, what does not, and how to mend it.",
}
"""Every command with its line of help; ``cli.commands.<name>`` holds its ``app``."""

EXIT_FAILED = 1
EXIT_STOPPED = 130


class LazyGroup(TyperGroup):
    """Imports a command's module only when that command runs, and turns errors into sentences."""

    _listing = False

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]  # noqa: ARG002 - Typer's own context class is vendored
        """All commands in the order of use."""
        return list(COMMANDS)

    def get_command(  # type: ignore[override] # as above
        self,
        ctx: typer.Context,  # noqa: ARG002 - the library's signature
        cmd_name: str,
    ) -> TyperCommand | TyperGroup | None:
        """The command, or a stand-in with its help line while commands are listed."""
        if cmd_name not in COMMANDS:
            return None
        if self._listing:
            return TyperCommand(name=cmd_name, help=COMMANDS[cmd_name])
        return load_command(cmd_name)

    def format_help(self, ctx: typer.Context, formatter: object) -> None:  # type: ignore[override] # as above
        """List the commands without importing them."""
        self._listing = True
        try:
            super().format_help(ctx, formatter)  # type: ignore[arg-type] # as above
        finally:
            self._listing = False

    def invoke(self, ctx: typer.Context) -> object:  # type: ignore[override] # as above
        """Run the command; what went wrong is told in one sentence."""
        try:
            with terminable(), full_disk_told():
                return super().invoke(ctx)
        except ReelwrightError as error:
            _report(error)
            raise typer.Exit(EXIT_FAILED) from error
        except (KeyboardInterrupt, Terminated) as error:
            typer.echo("Stopped. What was finished is kept; run it again to go on.", err=True)
            raise typer.Exit(EXIT_STOPPED) from error


def load_command(name: str) -> TyperCommand | TyperGroup:
    """Import a command's module and build the command."""
    module = importlib.import_module(f"reelwright.cli.commands.{name}")
    command = typer.main.get_command(module.app)
    command.name = name
    _plain(command)
    return command  # type: ignore[return-value] # vendored classes, as above


def _plain(command: object) -> None:
    """Print help and usage errors without rich, whose import takes longer than all the rest."""
    if isinstance(command, TyperCommand | TyperGroup):
        command.rich_markup_mode = None
    for each in getattr(command, "commands", {}).values():
        _plain(each)


def _report(error: ReelwrightError) -> None:
    if "--json" in sys.argv:
        told = {
            "name": type(error).__name__,
            "message": str(error),
            "retryable": error.retryable,
            **error.figures,
        }
        cause = type(error.__cause__)
        if issubclass(cause, ReelwrightError) and cause is not type(error):
            told["cause"] = cause.__name__
        typer.echo(json.dumps({"error": told}, ensure_ascii=False))
    typer.echo(f"Error: {error}", err=True)
