"""``reelwright make``."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from reelwright.cli.console import listener, typescript
from reelwright.cli.lazy import load
from reelwright.cli.options import (
    AfterOption,
    AtOption,
    CaptionsOption,
    CodecOption,
    HomeOption,
    PresetOption,
    PriorityOption,
    QuietJsonOption,
    WorkersOption,
)
from reelwright.cli.times import moment_of
from reelwright.domain.canvas import Format
from reelwright.domain.captions.cues import CaptionStyle
from reelwright.ports.jobs import Priority

app = typer.Typer(pretty_exceptions_enable=False)


@app.command()
def make(
    source: Annotated[
        str,
        typer.Argument(
            help="A Markdown, HTML, text, PDF or DOCX file, a URL, a feed, a production's "
            "script.md, or - for standard input. Not needed with --topic or --notes."
        ),
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
    tone: Annotated[str | None, typer.Option(help="How a written script sounds.")] = None,
    style: Annotated[str | None, typer.Option(help="How a written script tells.")] = None,
    audience: Annotated[str | None, typer.Option(help="For whom a script is written.")] = None,
    research: Annotated[
        bool,
        typer.Option(
            "--research", help="Search first for what is asked about the topic; see `research`."
        ),
    ] = False,
    again: Annotated[
        bool, typer.Option("--again", help="Ask writers anew, not for what they said before.")
    ] = False,
    length: Annotated[
        str | None, typer.Option(help="Wanted length, such as 90s or 2m; kept within 10 %.")
    ] = None,
    formats: Annotated[
        list[Format] | None,
        typer.Option("--format", help="Shape of the picture; may be given several times."),
    ] = None,
    preset: PresetOption = None,
    codec: CodecOption = None,
    voice: Annotated[
        str | None,
        typer.Option(
            help="Voice as provider:name, or several with commas; see `reelwright voices`."
        ),
    ] = None,
    speed: Annotated[float | None, typer.Option(help="Speed of speech, 0.5 to 2.")] = None,
    theme: Annotated[
        str | None, typer.Option(help="Name of a theme, or a theme file; see `reelwright themes`.")
    ] = None,
    footage: Annotated[
        Path | None, typer.Option(help="Folder of your own pictures and clips.")
    ] = None,
    stock: Annotated[
        str | None,
        typer.Option(
            help="Stock services to take footage from, in order, such as pexels,pixabay; or none."
        ),
    ] = None,
    music: Annotated[
        str | None, typer.Option(help="none, generated, or a sound file under the voice.")
    ] = None,
    narration: Annotated[
        Path | None, typer.Option(help="Your own reading of the script: WAV, MP3 or FLAC.")
    ] = None,
    captions: CaptionsOption = None,
    caption_style: Annotated[
        CaptionStyle | None, typer.Option(help="How burnt captions look.")
    ] = None,
    pronunciations: Annotated[
        Path | None, typer.Option(help="TOML table of words and how they are spoken.")
    ] = None,
    language: Annotated[
        str | None, typer.Option(help="Language of the text as an ISO 639-1 code.")
    ] = None,
    title: Annotated[str, typer.Option(help="Title, instead of the article's.")] = "",
    item: Annotated[int, typer.Option(min=0, help="Item of a feed, 0 the newest.")] = 0,
    output: Annotated[
        Path | None, typer.Option(help="The production folder; in the home if not given.")
    ] = None,
    short: Annotated[
        bool, typer.Option("--short", help="A Short: 9:16, under a minute, on its own.")
    ] = False,
    preview: Annotated[
        bool, typer.Option("--preview", help="480p and fast, as a production of its own.")
    ] = False,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Write the script anew, even if you edited it.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only tell the script, the length and the cost.")
    ] = False,
    queue: Annotated[
        bool, typer.Option("--queue", help="Queue it and return; `reelwright worker` makes it.")
    ] = False,
    priority: PriorityOption = Priority.NORMAL,
    at: AtOption = "",
    after: AfterOption = None,
    channel: Annotated[
        str | None, typer.Option(help="Channel that it is for, whose budget it counts into.")
    ] = None,
    workers: WorkersOption = None,
    home: HomeOption = None,
    as_json: QuietJsonOption = False,
) -> None:
    """Make an article, a feed or a script into a finished video.

    Running it again does only what has changed. An edit of script.md is made by running
    `reelwright make path/to/script.md`.
    """
    options = {
        "home": home,
        "language": language,
        "length": length,
        "format": tuple(formats) if formats else None,
        "preset": preset,
        "codec": codec,
        "voice": voice,
        "speed": speed,
        "theme": theme,
        "footage": footage,
        "stock": stock,
        "music": music,
        "captions": captions,
        "caption_style": caption_style,
        "pronunciations": pronunciations,
        "writer": writer,
        "tone": tone,
        "style": style,
        "audience": audience,
        "channel": channel,
        "workers": workers,
    }
    if not (source or topic or notes):
        message = "give an article to make, or --topic, or --notes"
        raise typer.BadParameter(message)
    making, results = load("making.making"), load("results", "cli")
    request = load("making.orders").Request(
        source=source,
        topic=topic,
        notes=notes,
        research=research,
        again=again,
        item=item,
        title=title,
        narration=narration,
        output=output,
        short=short,
        preview=preview,
        fresh=fresh,
    )
    job = making.Job.of(request, options, Path.cwd())
    if queue:
        when = load("jobs.queueing").When(
            priority=priority, start=moment_of(at), after=tuple(after or ())
        )
        jobs = load("wiring.queue").jobs_of(job.settings)
        queued = load("jobs.queueing").queue_production(job, jobs, when, again=again)
        load("jobs", "cli").show_queued(queued, as_json=as_json)
        return
    console = Console(stderr=True)
    job = job.watched(typescript(console, quiet=as_json))
    with listener(quiet=as_json, console=console) as progress:
        if dry_run:
            estimate = job.estimate(progress)
        else:
            produced = job.run(progress)
    if dry_run:
        results.show_estimate(estimate, as_json=as_json)
        return
    results.show_produced(produced, load("making.speaking").hint(produced.voice), as_json=as_json)
    if not produced.passed:
        raise typer.Exit(1)
