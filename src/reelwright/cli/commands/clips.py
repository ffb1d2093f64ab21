"""``reelwright clips``."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from reelwright.app.settings.layers import settings_in_force
from reelwright.app.settings.model import Settings
from reelwright.cli.jobs import print_json
from reelwright.cli.lazy import load
from reelwright.cli.options import (
    CaptionsOption,
    CodecOption,
    PresetOption,
)
from reelwright.domain.canvas import Format
from reelwright.domain.captions.cues import CaptionStyle
from reelwright.domain.clips.acts import RATINGS, About, ClipState
from reelwright.domain.clips.adjusting import Ends, Move
from reelwright.domain.clips.flags import Flag
from reelwright.ports.clips import ClipCatalogue, WantedClips

app = typer.Typer(
    pretty_exceptions_enable=False,
    help="Look at the clips of recordings, judge them, and see what was learned of that.",
)

Home = Annotated[Path | None, typer.Option(help="Folder of the library.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Name = Annotated[str, typer.Argument(help="The clip's id, or the beginning of it.")]
Channel = Annotated[str | None, typer.Option(help="The channel; the setting `channel` if unset.")]
Queue = Annotated[
    bool, typer.Option("--queue", help="Queue it and return; `reelwright worker` does it.")
]
Comment = Annotated[str, typer.Option(help="Why, for whoever looks later.")]


@app.callback(invoke_without_command=True)
def clips(
    context: typer.Context,
    *,
    channel: Annotated[str, typer.Option(help="Only of this channel.")] = "",
    episode: Annotated[str, typer.Option(help="Only of this episode: its id or title.")] = "",
    state: Annotated[list[ClipState] | None, typer.Option(help="Only in this state.")] = None,
    flag: Annotated[Flag | None, typer.Option(help="Only with this flag.")] = None,
    least: Annotated[float, typer.Option("--min-score", help="Only with this score or more.")] = 0,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="At most so many.")] = 100,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """List clips: those of the newest recording first, and of each the best one first."""
    if context.invoked_subcommand is not None:
        return
    catalogue = _catalogue(home)[1]
    wanted = WantedClips(
        channel=channel,
        episode=catalogue.episode(episode).id if episode else "",
        states=frozenset(state or ()),
        flag=flag,
        least=least,
    )
    found, view = catalogue.clips(wanted, limit=limit), load("clips_view", "cli")
    if as_json:
        print_json([view.values_of(each) for each in found])
        return
    nothing = "There are no such clips: reelwright clip RECORDING"
    Console().print(view.table_of_clips(found) if found else nothing)


@app.command()
def episodes(
    *,
    channel: Annotated[str, typer.Option(help="Only of this channel.")] = "",
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """List the recordings that clips were made of, the newest first."""
    found, view = _catalogue(home)[1].episodes(channel), load("clips_view", "cli")
    if as_json:
        print_json([view.episode_values(each) for each in found])
        return
    nothing = "No clips were made yet: reelwright clip RECORDING"
    Console().print(view.table_of_episodes(found) if found else nothing)


@app.command()
def show(name: Name, *, home: Home = None, as_json: AsJson = False) -> None:
    """Show a clip: why it was chosen, what is said in it, and what was done with it."""
    found = load("clips.desk").seen(_catalogue(home)[1], name)
    view = load("clips_view", "cli")
    if as_json:
        print_json(view.seen_values(found))
        return
    view.show_clip(found, Console(highlight=False, soft_wrap=True))


@app.command()
def keep(name: Name, *, comment: Comment = "", home: Home = None, as_json: AsJson = False) -> None:
    """Keep a clip: it is good. The channel learns from it."""
    clip = load("clips.desk").keep(_catalogue(home)[1], name, comment)
    _told(clip, "is kept", as_json=as_json)


@app.command()
def feedback(
    name: Name,
    rating: Annotated[
        int, typer.Argument(min=RATINGS[0], max=RATINGS[-1], help="From 1, bad, to 5, good.")
    ],
    *,
    kind: Annotated[
        About, typer.Option(help="What is rated; ratings of the moment move the weights.")
    ] = About.MOMENT,
    comment: Comment = "",
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Say how good a clip is, or its cut, picture, captions, sound or title."""
    clip = load("clips.desk").feedback(_catalogue(home)[1], name, rating, kind, comment)
    _told(clip, f"has {rating} of 5 for its {kind}", as_json=as_json)


@app.command()
def extend(
    name: Name,
    *,
    start: Annotated[float, typer.Option(min=0, help="Seconds earlier, about.")] = 0,
    end: Annotated[float, typer.Option(min=0, help="Seconds later, about.")] = 0,
    start_sentences: Annotated[int, typer.Option(min=0, help="Sentences earlier.")] = 0,
    end_sentences: Annotated[int, typer.Option(min=0, help="Sentences later.")] = 0,
    queue: Queue = False,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Make a clip longer, to the nearest sentence, and render it again."""
    ends = _ends(start, end, start_sentences, end_sentences, 1)
    load("clips_editing", "cli").move(home, name, ends, _when(queue=queue), as_json=as_json)


@app.command()
def trim(
    name: Name,
    *,
    start: Annotated[float, typer.Option(min=0, help="Seconds off the start, about.")] = 0,
    end: Annotated[float, typer.Option(min=0, help="Seconds off the end, about.")] = 0,
    start_sentences: Annotated[int, typer.Option(min=0, help="Sentences off the start.")] = 0,
    end_sentences: Annotated[int, typer.Option(min=0, help="Sentences off the end.")] = 0,
    queue: Queue = False,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Make a clip shorter, to the nearest sentence, and render it again."""
    ends = _ends(start, end, start_sentences, end_sentences, -1)
    load("clips_editing", "cli").move(home, name, ends, _when(queue=queue), as_json=as_json)


@app.command("re-render")
def render(
    name: Name,
    *,
    formats: Annotated[
        list[Format] | None,
        typer.Option("--format", help="Shape of the picture; may be given several times."),
    ] = None,
    preset: PresetOption = None,
    codec: CodecOption = None,
    theme: Annotated[str | None, typer.Option(help="Name of a theme, or a theme file.")] = None,
    captions: CaptionsOption = None,
    caption_style: Annotated[
        CaptionStyle | None, typer.Option(help="How burnt captions look.")
    ] = None,
    hook: Annotated[
        bool | None, typer.Option("--hook/--no-hook", help="Show the title at first, or not.")
    ] = None,
    progress_bar: Annotated[
        bool | None,
        typer.Option("--progress-bar/--no-progress-bar", help="Show how far it has come, or not."),
    ] = None,
    watermark: Annotated[str | None, typer.Option(help="A word in the corner.")] = None,
    queue: Queue = False,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Render a clip again, with these options instead of those that it had."""
    rendering = load("clips.editing").Rendering(
        settings={
            "preset": preset,
            "codec": codec,
            "theme": theme,
            "captions": captions,
            "caption_style": caption_style,
        },
        formats=tuple(formats) if formats else None,
        hook=hook,
        progress_bar=progress_bar,
        watermark=watermark,
    )
    editing = load("clips_editing", "cli")
    editing.render(home, name, rendering, _when(queue=queue), as_json=as_json)


@app.command()
def reject(
    name: Name, *, comment: Comment = "", home: Home = None, as_json: AsJson = False
) -> None:
    """Reject a clip: its folder goes to the trash, and its moment is not offered again."""
    load("clips_editing", "cli").reject(home, name, comment, as_json=as_json)


@app.command()
def export(
    name: Name,
    folder: Annotated[Path, typer.Argument(help="Where to put a folder with its files.")],
    *,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Copy the video, captions, thumbnail and metadata of a clip, to post it by hand."""
    load("clips_editing", "cli").export(home, name, folder, as_json=as_json)


@app.command()
def undo(name: Name, *, home: Home = None, as_json: AsJson = False) -> None:
    """Take back what was done last with a clip, and what that did to its files."""
    load("clips_editing", "cli").undo(home, name, as_json=as_json)


@app.command()
def learned(
    *,
    channel: Channel = None,
    undo: Annotated[
        bool, typer.Option("--undo", help="Go back to the weights before, and forget why.")
    ] = False,
    redo: Annotated[bool, typer.Option("--redo", help="Take the last --undo back.")] = False,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Show the weights that a channel learned, and the clips that they came from."""
    if undo and redo:
        message = "give --undo or --redo, not both"
        raise typer.BadParameter(message)
    settings, catalogue = _catalogue(home, channel)
    if undo:
        catalogue.undo_learned(settings.channel)
    if redo:
        catalogue.redo_learned(settings.channel)
    state = load("clips.desk").learned_state(catalogue, settings.channel)
    view = load("clips_view", "cli")
    if as_json:
        print_json(view.learned_values(state))
        return
    view.show_learned(state, Console(highlight=False, soft_wrap=True))


@app.command()
def retention(
    file: Annotated[
        Path | None,
        typer.Argument(help="CSV or JSON: a number for each percent of the video, 100 in all."),
    ] = None,
    *,
    of: Annotated[str, typer.Option("--of", help="The clip's id, or the recording's id or title.")],
    undo: Annotated[bool, typer.Option("--undo", help="Take the newest curve of it back.")] = False,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Take in how viewers stayed, and see which sentences held them and which lost them."""
    desk, view = load("clips.desk"), load("clips_view", "cli")
    catalogue = _catalogue(home)[1]
    if undo == (file is not None):
        message = "give a FILE, or --undo"
        raise typer.BadParameter(message)
    if file is None:
        episode, clip = desk.video_of(catalogue, of)
        back = catalogue.undo_curve(episode.id, clip.id if clip else "")
        if as_json:
            print_json({"undone": back.name})
        else:
            typer.echo(f"The curve {back.name} counts no more.")
        return
    found = desk.take_curve(catalogue, of, file)
    if as_json:
        print_json(view.retained_values(found))
        return
    view.show_retained(found, Console(highlight=False, soft_wrap=True))


def _told(clip: object, what: str, *, as_json: bool) -> None:
    view = load("clips_view", "cli")
    if as_json:
        print_json(view.values_of(clip))
        return
    typer.echo(view.sentence_of(clip, what))


def _ends(start: float, end: float, sentences: int, end_sentences: int, way: int) -> Ends:
    """How the ends move; outwards where ``way`` is 1, inwards where it is -1."""
    if (start and sentences) or (end and end_sentences):
        message = "give seconds or sentences for an end, not both"
        raise typer.BadParameter(message)
    if not any((start, end, sentences, end_sentences)):
        message = "say which end moves, and how far: --end 5, --start-sentences 1"
        raise typer.BadParameter(message)
    return Ends(
        start=Move(sentences=way * sentences, seconds=way * start),
        end=Move(sentences=way * end_sentences, seconds=way * end),
    )


def _when(*, queue: bool) -> object:
    """When a change is made that is to be queued; None: at once."""
    return load("jobs.queueing").When() if queue else None


def _catalogue(home: Path | None, channel: str | None = None) -> tuple[Settings, ClipCatalogue]:
    settings = settings_in_force({"home": home, "channel": channel}, Path.cwd()).settings
    catalogue: ClipCatalogue = load("clips.memory").clips_of(settings)
    return settings, catalogue
