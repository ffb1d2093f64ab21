"""Cutting clips, as every edge asks for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from urllib.parse import unquote, urlsplit

from reelwright.app.keeping.library import take_in_what_was_told
from reelwright.app.making.making import WORTH_TAKING_IN, clean_up
from reelwright.app.making.orders import FileMissing, records_of
from reelwright.app.settings.layers import ResolvedSettings, settings_in_force
from reelwright.app.settings.model import Settings
from reelwright.app.wiring.cutting import cutting_room
from reelwright.app.wiring.production import theme_of
from reelwright.domain.canvas import Format
from reelwright.domain.captions.cues import CaptionStyle
from reelwright.domain.clips.flags import Memory
from reelwright.domain.clips.genres import Genre
from reelwright.domain.clips.platforms import Platform
from reelwright.domain.production.manifest import slug_of
from reelwright.domain.themes.theme import Theme
from reelwright.ports.progress import Progress
from reelwright.ports.steps import Steps
from reelwright.workflows.clip.choosing import Chosen
from reelwright.workflows.clip.clip import Clipped, choose, clip
from reelwright.workflows.clip.order import ClipOrder, CuttingRoom


@dataclass(frozen=True, kw_only=True, slots=True)
class ClipRequest:
    """What a person asked of one run, beside the settings."""

    recording: str
    transcript: Path | None = None
    count: int = 5
    speakers: int | None = None
    genre: Genre | None = None
    platforms: tuple[Platform, ...] = (Platform.SHORTS,)
    """The first decides which moments are chosen; all get them as they like them."""
    formats: tuple[Format, ...] = (Format.TALL,)
    embargoed: tuple[str, ...] = ()
    hook: bool = True
    progress_bar: bool = False
    watermark: str = ""
    tighten: bool = False
    output: Path | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ClipJob:
    """One run of clips, with all that is needed for it."""

    order: ClipOrder
    room: CuttingRoom
    settings: Settings

    @classmethod
    def of(cls, request: ClipRequest, options: Mapping[str, object], folder: Path) -> "ClipJob":
        """Resolve the settings and build what clips are made with.

        Raises:
            ReelwrightError: a setting cannot be, or a file is not there.
        """
        resolved = settings_in_force(options, folder)
        order = clip_order(request, resolved, theme_of(resolved.settings))
        return cls(order=order, room=cutting_room(resolved.settings), settings=resolved.settings)

    def run(self, progress: Progress, steps: Steps | None = None) -> Clipped:
        """Cut the clips, at once unless an engine carries out the stages."""
        begun = monotonic()
        try:
            made = clip(self.order, self.room, progress, steps)
        finally:
            if monotonic() - begun > WORTH_TAKING_IN:
                take_in_what_was_told(self.settings)
        clean_up(self.settings)
        return made

    def choose(self, progress: Progress) -> Chosen:
        """What would be cut and why, without making it."""
        _, chosen = choose(self.order, self.room, progress)
        return chosen


def clip_order(request: ClipRequest, resolved: ResolvedSettings, theme: Theme) -> ClipOrder:
    """The order for a request under the settings in force.

    Raises:
        FileMissing.
    """
    settings = resolved.settings
    platforms = tuple(dict.fromkeys(request.platforms))
    url = request.recording if "://" in request.recording else ""
    name = _name_in(url) if url else Path(request.recording).name
    output = request.output or settings.home / "clips" / slug_of(Path(name).stem)
    output = output.expanduser().absolute()
    recording = output / name if url else _there(Path(request.recording), "recording")
    transcript = _there(request.transcript, "transcript") if request.transcript else None
    styled = resolved.won["caption_style"] != "default"
    return ClipOrder(
        recording=recording,
        url=url,
        transcript=transcript,
        count=request.count,
        platform=platforms[0],
        also=platforms[1:],
        language=settings.language,
        speakers=request.speakers,
        genre=request.genre,
        memory=Memory(embargoed=request.embargoed),
        output=output,
        channel=settings.channel,
        formats=tuple(dict.fromkeys(request.formats)),
        preset=settings.preset,
        codec=settings.codec,
        theme=theme,
        captions=settings.captions,
        caption_style=settings.caption_style if styled else CaptionStyle.BOLD,
        hook=request.hook,
        progress_bar=request.progress_bar,
        watermark=request.watermark,
        tighten=request.tighten,
        settings=records_of(resolved),
    )


def _there(file: Path, what: str) -> Path:
    found = file.expanduser().absolute()
    if not found.is_file():
        message = f"There is no {what} {file}: give a file that is there."
        raise FileMissing(message)
    return found


def _name_in(url: str) -> str:
    """What a file from an address is called: the last part of its path, made safe."""
    last = Path(unquote(urlsplit(url).path)).name
    suffix = Path(last).suffix.lower()
    plain = suffix if suffix.isascii() and suffix[1:].isalnum() else ""
    return f"{slug_of(Path(last).stem)}{plain}"
