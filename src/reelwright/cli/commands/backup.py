"""``reelwright backup``."""

import json
import os
import sys
from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer

from reelwright.app.settings.layers import settings_in_force
from reelwright.cli.lazy import load
from reelwright.ports.backup import BackedUp, PassphraseWrong

app = typer.Typer(pretty_exceptions_enable=False)

PASSPHRASE = "REELWRIGHT_PASSPHRASE"  # noqa: S105 - the name of a variable
SHORTEST = 12


@app.command()
def backup(
    *,
    to: Annotated[
        str,
        typer.Option(help="Folder for it, or s3://bucket/prefix; the setting backup_to if unset."),
    ] = "",
    database: Annotated[
        bool, typer.Option("--database", help="Only databases and settings, no productions.")
    ] = False,
    store: Annotated[bool, typer.Option("--store", help="With what productions are made of.")] = (
        False
    ),
    keys: Annotated[
        bool,
        typer.Option(
            "--keys",
            help=f"With the keys of services, under a passphrase: asked, or {PASSPHRASE}.",
        ),
    ] = False,
    keep: Annotated[
        int | None,
        typer.Option(min=1, help="Days after which older backups of this kind are removed there."),
    ] = None,
    home: Annotated[Path | None, typer.Option(help="Folder of the library.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Back the home up into one file: databases, productions, trash, archive and settings.

    `serve` does so each night (the settings backup_at and backup_to). Work may go on meanwhile.
    The file is read again and verified before it has its name.
    """
    settings = settings_in_force({"home": home}, Path.cwd()).settings
    backups = load("keeping.backups")
    passphrase = asked_passphrase(twice=True) if keys else ""
    days = None if keep is None else timedelta(days=keep)
    what = backups.What(
        whole=not database, store=store, keys=keys, passphrase=passphrase, keep=days
    )
    made: BackedUp = backups.backup_home(settings, to or settings.backup_to, what)
    if as_json:
        typer.echo(json.dumps(_values(made), ensure_ascii=False, indent=2))
        return
    count = len(made.record.members)
    typer.echo(f"{made.place}  {made.size / 1e6:.1f} MB, {count} files, verified")
    for note in made.record.notes:
        typer.echo(f"note: {note}")
    typer.echo(f"Bring it back: reelwright restore {made.place}")


def asked_passphrase(*, twice: bool) -> str:
    """The passphrase of the keys: from the environment, else from a person.

    Raises:
        PassphraseWrong: none was given, or it is too short to protect anything.
    """
    given = os.environ.get(PASSPHRASE, "")
    if not given and sys.stdin.isatty():
        given = str(typer.prompt("Passphrase", hide_input=True, confirmation_prompt=twice))
    if len(given) < SHORTEST:
        message = (
            f"The keys need a passphrase of {SHORTEST} characters or more: type it when asked, or "
            f"set {PASSPHRASE}."
        )
        raise PassphraseWrong(message)
    return given


def _values(made: BackedUp) -> dict[str, object]:
    return {
        "file": made.place,
        "bytes": made.size,
        "made": made.record.made.isoformat(),
        "files": len(made.record.members),
        "notes": list(made.record.notes),
    }
