"""``reelwright voices``."""

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from reelwright.cli.lazy import load
from reelwright.ports.voice import AvailableVoice

app = typer.Typer(
    pretty_exceptions_enable=False, help="List the voices that can be used here, and hear one."
)


@app.callback(invoke_without_command=True)
def voices(
    context: typer.Context,
    *,
    language: Annotated[
        str, typer.Option(help="Only voices of this language (ISO 639-1 code).")
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """List the voices that can be used here, the one used by default first."""
    if context.invoked_subcommand is not None:
        return
    found: tuple[AvailableVoice, ...] = load("speaking").available(language)
    if as_json:
        typer.echo(json.dumps([_values(each) for each in found], ensure_ascii=False, indent=2))
        return
    table = Table("voice", "language", "word times", "offline", box=None, header_style="bold")
    for each in found:
        table.add_row(
            str(each.voice),
            each.voice.language,
            each.capabilities.timing.value,
            "yes" if each.capabilities.offline else "no",
        )
    console = Console()
    console.print(table)
    if found:
        console.print(load("speaking").hint(str(found[0].voice)), style="dim", soft_wrap=True)


def _values(found: AvailableVoice) -> dict[str, object]:
    return {
        "voice": str(found.voice),
        "language": found.voice.language,
        "timing": found.capabilities.timing.value,
        "offline": found.capabilities.offline,
    }


@app.command("try")
def try_voice(
    voice: Annotated[str, typer.Argument(help="The voice, as the list writes it.")],
    *,
    text: Annotated[str, typer.Option(help="What it says.")] = "",
    language: Annotated[str, typer.Option(help="Language of the text.")] = "en",
    output: Annotated[Path, typer.Option(help="The WAV file to write.")] = Path("voice.wav"),
) -> None:
    """Speak a sentence into a WAV file."""
    load("speaking").say(voice, text, language, output)
    typer.echo(f"{output} is {voice}.")
