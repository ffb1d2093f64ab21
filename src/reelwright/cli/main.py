"""Entry point of the ``reelwright`` command."""

import typer

from reelwright import __version__
from reelwright.cli.group import LazyGroup

app = typer.Typer(
    cls=LazyGroup,
    name="reelwright",
    help="Makes and runs YouTube channels on your own machine.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(asked: bool) -> None:  # noqa: FBT001 - the shape of a Typer callback
    if asked:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def _options(
    version: bool = typer.Option(  # noqa: FBT001 - the shape of a Typer option
        False, "--version", callback=_show_version, is_eager=True, help="Show the version."
    ),
) -> None:
    pass


def run() -> None:
    """Run the command line; exit codes: 0 done, 1 failed, 2 wrong usage, 130 stopped."""
    app()
