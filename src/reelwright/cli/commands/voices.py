"""``reelwright voices``."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from reelwright.app.settings.layers import settings_in_force
from reelwright.cli.lazy import load
from reelwright.cli.tables import table_of
from reelwright.ports.voice import AvailableVoice

MOST_LISTED = 40
"""Voices of one provider in the table; more are counted, unless a language narrows them."""

app = typer.Typer(
    pretty_exceptions_enable=False, help="List the voices that can be used here, and hear one."
)
Home = Annotated[Path | None, typer.Option(help="Folder of the library.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@app.callback(invoke_without_command=True)
def voices(
    context: typer.Context,
    *,
    language: Annotated[
        str, typer.Option(help="Only voices of this language (ISO 639-1 code).")
    ] = "",
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """List the voices that can be used here, the one used by default first."""
    if context.invoked_subcommand is not None:
        return
    settings = settings_in_force({"home": home}, Path.cwd()).settings
    found = load("making.speaking").available(settings, language)
    if as_json:
        values = [_values(each) for each in found.voices]
        typer.echo(json.dumps(values, ensure_ascii=False, indent=2))
        return
    table = table_of("voice", "language", "word times", "price")
    for row in _rows(found.voices, language):
        table.add_row(*row)
    console = Console()
    console.print(table)
    for note in found.notes:
        console.print(f"note: {escape(note)}", soft_wrap=True)
    if found.without_key:
        names = ", ".join(found.without_key)
        console.print(f"With a key (reelwright keys set): {names}.", style="dim", soft_wrap=True)
    if found.voices:
        better = load("making.speaking").hint(str(found.voices[0].voice))
        console.print(better, style="dim", soft_wrap=True)


@app.command("try")
def try_voice(
    voice: Annotated[str, typer.Argument(help="The voice, as the list writes it.")],
    text: Annotated[str, typer.Argument(help="What it says; a sentence if not given.")] = "",
    *,
    language: Annotated[str, typer.Option(help="Language of the text.")] = "en",
    output: Annotated[
        Path | None, typer.Option(help="The WAV file to write; named after the voice if not given.")
    ] = None,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Speak a sentence into a WAV file, and say what it cost. Nothing is played."""
    settings = settings_in_force({"home": home}, Path.cwd()).settings
    said = load("making.speaking").say(settings, voice, text, language, output)
    if as_json:
        values = {
            "voice": said.voice,
            "file": str(said.file),
            "seconds": round(said.seconds, 3),
            "cost": str(said.cost),
            "price_source": said.source,
            "notes": said.notes,
        }
        typer.echo(json.dumps(values, ensure_ascii=False, indent=2))
        return
    cost = f"cost {said.cost:.4f} USD ({said.source})" if said.source else "at no cost"
    typer.echo(f"{said.file} is {said.voice}, {said.seconds:.1f} s, {cost}.")
    for note in said.notes:
        typer.echo(f"note: {note}")


def _rows(found: tuple[AvailableVoice, ...], language: str) -> Iterator[tuple[str, ...]]:
    counts = Counter(each.capabilities.provider for each in found)
    told: set[str] = set()
    for each in found:
        provider = each.capabilities.provider
        if language or counts[provider] <= MOST_LISTED:
            yield escape(str(each.voice)), _languages(each), _times(each), _price(each)
        elif provider not in told:
            told.add(provider)
            more = f"{provider}: {counts[provider]} voices, shown with --language"
            yield more, "", "", ""


def _languages(found: AvailableVoice) -> str:
    able = found.capabilities
    if not able.multilingual:
        return found.voice.language
    return f"{found.voice.language} and {len(able.languages) - 1} more"


def _times(found: AvailableVoice) -> str:
    return found.capabilities.timing.value


def _price(found: AvailableVoice) -> str:
    price = found.capabilities.price_of(found.voice)
    return f"{price.per_minute:.3f} USD a minute" if price else "free"


def _values(found: AvailableVoice) -> dict[str, object]:
    price = found.capabilities.price_of(found.voice)
    return {
        "voice": str(found.voice),
        "language": found.voice.language,
        "timing": found.capabilities.timing.value,
        "offline": found.capabilities.offline,
        "models": found.capabilities.models,
        "usd_per_minute": f"{price.per_minute:.4f}" if price else "0",
        "price_source": price.source if price else "",
    }
