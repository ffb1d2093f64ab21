"""``reelwright releases``."""

import getpass
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from reelwright.app.settings.layers import settings_in_force
from reelwright.app.settings.model import Settings
from reelwright.cli.jobs import print_json
from reelwright.cli.lazy import load
from reelwright.cli.release_view import (
    change_values,
    gate_values,
    show_gates,
    show_history,
    show_list,
    show_release,
    told_of,
    values_of,
)
from reelwright.cli.times import moment_of, shown
from reelwright.domain.canvas import Format
from reelwright.domain.platform.video import Localisation, Privacy
from reelwright.domain.release.editing import Edit, edited
from reelwright.domain.release.gates import Gate
from reelwright.domain.release.release import Release
from reelwright.domain.release.states import ReleaseState
from reelwright.ports.releases import ReleaseBusy
from reelwright.workflows.publish import deciding
from reelwright.workflows.publish.desk import Desk
from reelwright.workflows.publish.gatekeeping import as_planned, reviewed

app = typer.Typer(
    pretty_exceptions_enable=False,
    help="Make releases of productions; review, approve, hold and withdraw them.",
)

Home = Annotated[Path | None, typer.Option(help="Folder of the library.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Name = Annotated[str, typer.Argument(help="The release's id, or the beginning of it.")]
Why = Annotated[str, typer.Option(help="Why, for whoever looks later.")]
Channel = Annotated[str | None, typer.Option(help="The channel; the setting `channel` if unset.")]
Playlist = Annotated[str | None, typer.Option(help="Id of a playlist of the channel.")]
Embargo = Annotated[str | None, typer.Option(help="It may not appear before, as 2026-12-03T18:00.")]
Synthetic = Annotated[
    bool | None,
    typer.Option(
        "--synthetic/--not-synthetic", help="Disclose it as altered or synthetic, or not."
    ),
]
Kids = Annotated[
    bool | None, typer.Option("--for-kids/--not-for-kids", help="Whether it is for children.")
]
Notify = Annotated[
    bool | None, typer.Option("--notify/--no-notify", help="Whether subscribers are told.")
]


@app.callback(invoke_without_command=True)
def releases(
    context: typer.Context,
    *,
    channel: Annotated[str, typer.Option(help="Only of this channel.")] = "",
    state: Annotated[list[ReleaseState] | None, typer.Option(help="Only in this state.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="At most so many.")] = 100,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """List releases, the newest first."""
    if context.invoked_subcommand is not None:
        return
    _, desk = _desk(home)
    as_planned(desk)
    found = desk.releases.all(channel=channel, states=state or (), limit=limit)
    if as_json:
        print_json([values_of(each) for each in found])
        return
    if found:
        show_list(found, Console())
    else:
        typer.echo("There are no releases: reelwright releases new PRODUCTION")


@app.command()
def new(
    production: Annotated[str, typer.Argument(help="The production's slug or folder.")],
    *,
    channel: Channel = None,
    at: Annotated[str, typer.Option(help="When it appears, as 2026-12-03T18:00.")] = "",
    next_slot: Annotated[bool, typer.Option("--next", help="In the next free slot.")] = False,
    picture: Annotated[
        Format | None, typer.Option("--format", help="Which of its masters; the first if unset.")
    ] = None,
    privacy: Annotated[Privacy, typer.Option(help="How it stands in the end.")] = Privacy.PUBLIC,
    playlist: Playlist = None,
    embargo: Embargo = None,
    synthetic: Synthetic = None,
    why: Annotated[str, typer.Option(help="The reason for --synthetic or --not-synthetic.")] = "",
    for_kids: Kids = None,
    notify: Notify = None,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Make a release of a production: its master, thumbnail and captions as they are now."""
    settings, desk = _desk(home, channel)
    releasing = load("publishing.releasing")
    made: Release = releasing.new_release(
        settings,
        desk,
        releasing.NewRelease(
            production=production,
            channel=settings.channel,
            format=picture,
            privacy=privacy,
            playlist=playlist or "",
            notify=notify is not False,
            made_for_kids=settings.made_for_kids if for_kids is None else for_kids,
            embargo=moment_of(embargo or ""),
            synthetic=synthetic,
            why=why,
        ),
    )
    moment = moment_of(at)
    if moment is not None:
        desk.calendar.reserve(made.id, made.channel, moment, title=made.title)
    elif next_slot:
        desk.calendar.reserve_next(made.id, made.channel, title=made.title)
    _show_reviewed(desk, made.id, as_json=as_json)


@app.command()
def show(name: Name, *, home: Home = None, as_json: AsJson = False) -> None:
    """Show a release: what is sent, what was tried, and every write to the channel."""
    _, desk = _desk(home)
    release, ways = reviewed(name, desk)
    attempts, steps = desk.releases.attempts(release.id), desk.releases.steps(release.id)
    changes = desk.releases.changes(release=release.id)
    if as_json:
        more = {
            "gates": [gate_values(way) for way in ways],
            "uploads": [
                {"number": one.number, "state": one.state.value, "file_name": one.file_name}
                for one in attempts
            ],
            "steps": [
                {"name": one.name, "state": one.state.value, "said": one.said} for one in steps
            ],
            "changes": [change_values(one) for one in changes],
        }
        print_json({**values_of(release), **more})
        return
    console = Console(highlight=False, soft_wrap=True)
    show_release(release, console)
    if not release.video_id:
        show_gates(ways, console)
    show_history(attempts, steps, changes, console)


@app.command()
def edit(
    name: Name,
    *,
    title: Annotated[str | None, typer.Option(help="The title.")] = None,
    description: Annotated[
        str | None, typer.Option(help="The description, or @FILE that holds it.")
    ] = None,
    tags: Annotated[str | None, typer.Option(help="Tags, with commas between them.")] = None,
    category: Annotated[str | None, typer.Option(help="Number of a category of YouTube's.")] = None,
    language: Annotated[str | None, typer.Option(help="Of title and description, as en.")] = None,
    localise: Annotated[
        list[str] | None,
        typer.Option(help="LANGUAGE=TITLE, or LANGUAGE=@FILE: title, then description."),
    ] = None,
    privacy: Annotated[Privacy | None, typer.Option(help="How it stands in the end.")] = None,
    thumbnail: Annotated[Path | None, typer.Option(help="A JPEG or PNG file.")] = None,
    playlist: Playlist = None,
    embargo: Embargo = None,
    synthetic: Synthetic = None,
    why: Annotated[str, typer.Option(help="The reason for --synthetic or --not-synthetic.")] = "",
    for_kids: Kids = None,
    promotion: Annotated[
        bool | None, typer.Option("--paid-promotion/--no-paid-promotion", help="Paid promotion.")
    ] = None,
    notify: Notify = None,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Edit what will be sent; what was approved before needs another approval."""
    _, desk = _desk(home)
    picture = (
        load("publishing.releasing").thumbnail_from(thumbnail, desk.store) if thumbnail else None
    )
    wanted = Edit(
        title=title,
        description=None if description is None else _text_of(description),
        tags=None if tags is None else tuple(_parts(tags)),
        category=category,
        language=language,
        localisations=_localisations(localise or []),
        privacy=privacy,
        made_for_kids=for_kids,
        synthetic=synthetic,
        why=why,
        paid_promotion=promotion,
        thumbnail=picture,
        playlist=playlist,
        notify=notify,
        embargo=moment_of(embargo or ""),
    )
    changed = deciding.edit(desk, name, lambda content: edited(content, wanted))
    _show_reviewed(desk, changed.id, as_json=as_json)


@app.command()
def review(name: Name, *, home: Home = None, as_json: AsJson = False) -> None:
    """Look at the gates of a release, each with what to do where it is closed."""
    _show_reviewed(_desk(home)[1], name, as_json=as_json)


@app.command()
def approve(
    name: Name,
    *,
    waive: Annotated[
        list[Gate] | None, typer.Option(help="Open this gate by hand: similarity or budget.")
    ] = None,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Approve a release as it is now."""
    _, desk = _desk(home)
    approved, _ = deciding.approve(desk, name, by=getpass.getuser(), waive=frozenset(waive or ()))
    _show_reviewed(desk, approved.id, as_json=as_json)


@app.command()
def hold(name: Name, *, why: Why = "", home: Home = None, as_json: AsJson = False) -> None:
    """Stop a release; where YouTube would publish it, its time is taken away there at once."""
    _stop(home, lambda desk: deciding.hold(desk, name, why), as_json=as_json)


@app.command()
def withdraw(name: Name, *, why: Why = "", home: Home = None, as_json: AsJson = False) -> None:
    """Give a release up; a video that is there stays private, and only you delete it."""
    _stop(home, lambda desk: deciding.withdraw(desk, name, why), as_json=as_json)


@app.command()
def resume(name: Name, *, home: Home = None, as_json: AsJson = False) -> None:
    """Let a release go on that was held."""
    _, desk = _desk(home)
    _told(deciding.resume(desk, name), as_json=as_json)


@app.command()
def retry(
    name: Name,
    *,
    anew: Annotated[
        bool, typer.Option("--anew", help="Upload it again: YouTube did not take the video.")
    ] = False,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Let a release go on that failed; the channel is looked through before anything is sent."""
    _, desk = _desk(home)
    _told(deciding.resume(desk, name, anew=anew), as_json=as_json)


@app.command()
def settle(
    name: Name,
    *,
    video: Annotated[str, typer.Option(help="Id of its video, as you found it on YouTube.")] = "",
    none: Annotated[bool, typer.Option("--none", help="There is no video of it.")] = False,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Say what became of an upload that is unclear, after a look in YouTube Studio."""
    if bool(video) == none:
        message = "give --video ID, or --none where there is none"
        raise typer.BadParameter(message)
    _, desk = _desk(home)
    _told(deciding.settle(desk, name, video), as_json=as_json)


@app.command()
def changes(
    *,
    channel: Annotated[str, typer.Option(help="Only of this channel.")] = "",
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="At most so many.")] = 50,
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """List every automated write to your channels and what it changed, the newest first."""
    found = _desk(home)[1].releases.changes(channel=channel, limit=limit)
    if as_json:
        print_json([change_values(each) for each in found])
        return
    for each in found:
        typer.echo(f"{shown(each.at)}  {each.channel}  {each.release}  {told_of(each)}")
    if not found:
        typer.echo("Nothing was written to any channel.")


def _stop(home: Path | None, stop: Callable[[Desk], Release], *, as_json: bool) -> None:
    """Stop a release here, and what it has on YouTube right after."""
    _, desk = _desk(home)
    stopped = stop(desk)
    if stopped.due is not None:
        try:
            stopped = load("publish.publish", "workflows").publish(stopped.id, desk)
        except ReleaseBusy:
            typer.echo("Whoever works on it now stops within seconds.", err=True)
    _told(stopped, as_json=as_json)


def _told(release: Release, *, as_json: bool) -> None:
    if as_json:
        print_json(values_of(release))
        return
    told = f": {release.said}" if release.said else ""
    typer.echo(f"{release.id}  {release.title} is {release.state}{told}")


def _show_reviewed(desk: Desk, name: str, *, as_json: bool) -> None:
    release, ways = reviewed(name, desk)
    if as_json:
        print_json({**values_of(release), "gates": [gate_values(way) for way in ways]})
        return
    console = Console(highlight=False, soft_wrap=True)
    show_release(release, console)
    show_gates(ways, console)


def _localisations(written: list[str]) -> dict[str, Localisation]:
    texts: dict[str, Localisation] = {}
    for each in written:
        language, _, text = each.partition("=")
        if not language or not text:
            message = f"{each} is not LANGUAGE=TITLE, as de=Der Himmel"
            raise typer.BadParameter(message)
        title, _, description = _text_of(text).partition("\n")
        texts[language] = Localisation(title=title.strip(), description=description.strip())
    return texts


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _text_of(written: str) -> str:
    if not written.startswith("@"):
        return written
    file = Path(written[1:])
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        message = f"{file} cannot be read as text"
        raise typer.BadParameter(message) from None


def _desk(home: Path | None, channel: str | None = None) -> tuple[Settings, Desk]:
    settings = settings_in_force({"home": home, "channel": channel}, Path.cwd()).settings
    desk: Desk = load("publishing.desk").desk_of(settings)
    return settings, desk
