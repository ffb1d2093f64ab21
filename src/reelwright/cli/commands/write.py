"""``reelwright write``."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from reelwright.cli.console import listener, typescript
from reelwright.cli.lazy import load

app = typer.Typer(pretty_exceptions_enable=False)


@app.command()
def write(
    source: Annotated[
        str,
        typer.Argument(help="What `reelwright make` takes; not needed with --topic or --notes."),
    ] = "",
    *,
    writer: Annotated[
        str | None,
        typer.Option(help="Model that writes, as provider:model; fallbacks after commas."),
    ] = None,
    topic: Annotated[str, typer.Option(help="What to write about, with or without a source.")] = "",
    notes: Annotated[
        Path | None, typer.Option(help="File of your own notes that a writer writes from.")
    ] = None,
    length: Annotated[str | None, typer.Option(help="Wanted length, such as 90s or 2m.")] = None,
    tone: Annotated[str | None, typer.Option(help="How a written script sounds.")] = None,
    style: Annotated[str | None, typer.Option(help="How a written script tells.")] = None,
    audience: Annotated[str | None, typer.Option(help="For whom a script is written.")] = None,
    language: Annotated[
        str | None, typer.Option(help="Language of the text as an ISO 639-1 code.")
    ] = None,
    title: Annotated[str, typer.Option(help="Title, instead of the writer's.")] = "",
    item: Annotated[int, typer.Option(min=0, help="Item of a feed, 0 the newest.")] = 0,
    research: Annotated[
        bool,
        typer.Option(
            "--research", help="Search first for what is asked about the topic; see `research`."
        ),
    ] = False,
    again: Annotated[
        bool, typer.Option("--again", help="Ask writers anew, not for what they said before.")
    ] = False,
    output: Annotated[
        Path | None, typer.Option(help="File to write; named after the title if not given.")
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Replace the file if it is there.")
    ] = False,
    home: Annotated[Path | None, typer.Option(help="Folder of the library.")] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print JSON; progress stays silent.")
    ] = False,
) -> None:
    """Write only the script of a video, to read and edit.

    `reelwright make` makes the video of the file.
    """
    if not (source or topic or notes):
        message = "give an article to write from, or --topic, or --notes"
        raise typer.BadParameter(message)
    options = {
        "home": home,
        "language": language,
        "length": length,
        "writer": writer,
        "tone": tone,
        "style": style,
        "audience": audience,
    }
    making, results = load("making.making"), load("results", "cli")
    request = load("making.orders").Request(
        source=source,
        topic=topic,
        notes=notes,
        research=research,
        again=again,
        item=item,
        title=title,
    )
    console = Console(stderr=True)
    job = making.Job.of(request, options, Path.cwd()).watched(typescript(console, quiet=as_json))
    with listener(quiet=as_json, console=console) as progress:
        written = job.write(progress)
    file = making.keep_script(written, output, Path.cwd(), replace_it=force)
    results.show_written(written, file, as_json=as_json)
