"""``reelwright clip``."""

from pathlib import Path
from typing import Annotated

import typer

from reelwright.cli.console import listener
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
from reelwright.domain.clips.genres import Genre
from reelwright.domain.clips.platforms import Platform
from reelwright.ports.jobs import Priority

app = typer.Typer(pretty_exceptions_enable=False)

MOST = 50


@app.command()
def clip(
    recording: Annotated[
        str, typer.Argument(help="A file of sound or video, of any length, or its URL.")
    ],
    *,
    transcript: Annotated[
        Path | None,
        typer.Option(
            help="What is said in it: SRT, WebVTT, a recogniser's JSON, or plain text. "
            "Recognised if not given."
        ),
    ] = None,
    count: Annotated[int, typer.Option(min=1, max=MOST, help="Clips to make at most.")] = 5,
    platform: Annotated[
        list[Platform] | None,
        typer.Option(
            help="Where they are meant for; decides how long they should be. With several each "
            "moment is cut once for each, and the first decides which moments."
        ),
    ] = None,
    formats: Annotated[
        list[Format] | None,
        typer.Option("--format", help="Shape of the picture; may be given several times."),
    ] = None,
    embargo: Annotated[
        list[str] | None,
        typer.Option(help="Words that no clip may touch; may be given several times."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option(help="Folder for the clips; in the home if not given.")
    ] = None,
    language: Annotated[
        str | None, typer.Option(help="Language that is spoken, as an ISO 639-1 code.")
    ] = None,
    recogniser: Annotated[
        str | None,
        typer.Option(help="Who hears it without a transcript: pocketsphinx, whisper:NAME, openai."),
    ] = None,
    speakers: Annotated[
        int | None,
        typer.Option(
            min=1, max=20, help="How many people speak, where they are told apart by their voices."
        ),
    ] = None,
    genre: Annotated[
        Genre | None,
        typer.Option(help="What kind of recording it is; told by how people talk if not given."),
    ] = None,
    preset: PresetOption = None,
    codec: CodecOption = None,
    theme: Annotated[
        str | None, typer.Option(help="Name of a theme, or a theme file; see `reelwright themes`.")
    ] = None,
    captions: CaptionsOption = None,
    caption_style: Annotated[
        CaptionStyle | None, typer.Option(help="How burnt captions look; bold unless set.")
    ] = None,
    hook: Annotated[bool, typer.Option(help="Show the title over the first seconds.")] = True,
    progress_bar: Annotated[
        bool, typer.Option("--progress-bar", help="Show how far the clip has come.")
    ] = False,
    watermark: Annotated[
        str, typer.Option(help="A word in the corner, such as your channel's name.")
    ] = "",
    tighten: Annotated[
        bool, typer.Option("--tighten", help="Leave out dead air and fillers inside clips.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only tell what would be cut, and why.")
    ] = False,
    queue: Annotated[
        bool, typer.Option("--queue", help="Queue it and return; `reelwright worker` cuts them.")
    ] = False,
    priority: PriorityOption = Priority.NORMAL,
    at: AtOption = "",
    after: AfterOption = None,
    channel: Annotated[str | None, typer.Option(help="Channel that they are for.")] = None,
    workers: WorkersOption = None,
    home: HomeOption = None,
    as_json: QuietJsonOption = False,
) -> None:
    """Cut clips out of a recording: ranked, framed, captioned, measured.

    Running it again does only what has changed; what was heard is not heard again.
    """
    options = {
        "home": home,
        "language": language,
        "recogniser": recogniser,
        "preset": preset,
        "codec": codec,
        "theme": theme,
        "captions": captions,
        "caption_style": caption_style,
        "channel": channel,
        "workers": workers,
    }
    clipping, results = load("clips.clipping"), load("clip_results", "cli")
    request = clipping.ClipRequest(
        recording=recording,
        transcript=transcript,
        speakers=speakers,
        genre=genre,
        count=count,
        platforms=tuple(platform or (Platform.SHORTS,)),
        formats=tuple(formats or (Format.TALL,)),
        embargoed=tuple(embargo or ()),
        hook=hook,
        progress_bar=progress_bar,
        watermark=watermark,
        tighten=tighten,
        output=output,
    )
    job = clipping.ClipJob.of(request, options, Path.cwd())
    if queue:
        when = load("jobs.queueing").When(
            priority=priority, start=moment_of(at), after=tuple(after or ())
        )
        jobs = load("wiring.queue").jobs_of(job.settings)
        queued = load("clips.queue").queue_clips(job, jobs, when)
        load("jobs", "cli").show_queued(queued, as_json=as_json)
        return
    with listener(quiet=as_json) as progress:
        if dry_run:
            chosen = job.choose(progress)
        else:
            clipped = job.run(progress)
    if dry_run:
        results.show_chosen(chosen, as_json=as_json)
        return
    results.show_clipped(clipped, as_json=as_json)
    if not clipped.passed:
        raise typer.Exit(1)
