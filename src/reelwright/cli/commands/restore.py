"""``reelwright restore``."""

import json
from pathlib import Path
from typing import Annotated

import typer

from reelwright.app.settings.layers import settings_in_force
from reelwright.cli.commands.backup import PASSPHRASE, asked_passphrase
from reelwright.cli.lazy import load
from reelwright.ports.backup import Restored, Undone

app = typer.Typer(pretty_exceptions_enable=False)


@app.command()
def restore(
    backup: Annotated[
        str,
        typer.Argument(
            help="The backup: its file or address, or a folder or bucket for the newest."
        ),
    ] = "",
    *,
    replace: Annotated[
        bool, typer.Option("--replace", help="Move what stands in the home aside first.")
    ] = False,
    undo: Annotated[
        bool, typer.Option("--undo", help="Bring back what the last restore moved aside.")
    ] = False,
    keys: Annotated[
        bool,
        typer.Option("--keys", help=f"The keys too; passphrase asked, or {PASSPHRASE}."),
    ] = False,
    home: Annotated[Path | None, typer.Option(help="Folder of the library.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Restore a backup into an empty home; everything is verified before anything is touched."""
    settings = settings_in_force({"home": home}, Path.cwd()).settings
    backups = load("keeping.backups")
    if undo or not backup:
        if not undo:
            message = "Name the backup to restore, or give --undo."
            raise typer.BadParameter(message)
        _print_undone(backups.undo_restore(settings), as_json=as_json)
        return
    passphrase = asked_passphrase(twice=False) if keys else ""
    restored: Restored = backups.restore_home(
        settings, backup, replace=replace, passphrase=passphrase
    )
    if as_json:
        typer.echo(json.dumps(_values(restored), ensure_ascii=False, indent=2))
        return
    made, count = restored.record.made, len(restored.record.members)
    typer.echo(f"{restored.home} stands as of {made:%Y-%m-%d %H:%M:%S} UTC ({count} files).")
    if restored.aside:
        typer.echo(f"What stood there is in {restored.aside}. Undo: reelwright restore --undo")
    if restored.dump:
        typer.echo(f"What the server's database held is in {restored.dump}.")


def _print_undone(undone: Undone, *, as_json: bool) -> None:
    aside = str(undone.aside) if undone.aside else None
    dump = str(undone.dump) if undone.dump else None
    if as_json:
        value = {"home": str(undone.home), "aside": aside, "dump": dump}
        typer.echo(json.dumps(value, ensure_ascii=False, indent=2))
        return
    database = ", and so is the server's database" if dump else ""
    typer.echo(f"{undone.home} is again what it was before the last restore{database}.")
    if aside:
        typer.echo(f"What had been restored is in {aside}{f' and {dump}' if dump else ''}.")


def _values(restored: Restored) -> dict[str, object]:
    return {
        "home": str(restored.home),
        "made": restored.record.made.isoformat(),
        "files": len(restored.record.members),
        "aside": str(restored.aside) if restored.aside else None,
        "dump": str(restored.dump) if restored.dump else None,
    }
