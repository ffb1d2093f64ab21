"""What a person ordered, and the ports that the flow may use."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reelwright.domain.canvas import Codec, Format, Preset
from reelwright.domain.captions.cues import CaptionMode, CaptionStyle
from reelwright.domain.footage.stock import StockTerms
from reelwright.domain.production.manifest import SettingRecord
from reelwright.domain.spoken.pronunciations import Pronunciations
from reelwright.domain.themes.theme import Theme
from reelwright.domain.voice.choice import VoiceFallback
from reelwright.ports.article import ArticleReader
from reelwright.ports.cpu import CpuMeter, Unmetered
from reelwright.ports.footage import FootageHistory, FootageProbe, FootageSource, StockSource
from reelwright.ports.inspection import Inspector
from reelwright.ports.interchange import TimelineExporter
from reelwright.ports.life import Life, Untold
from reelwright.ports.picture import Illustrator, PieceRenderer
from reelwright.ports.productions import Productions
from reelwright.ports.sound import Music, SoundStudio
from reelwright.ports.spending import Free, Spending
from reelwright.ports.storage import Unrecorded, Uses
from reelwright.ports.store import Store
from reelwright.ports.subtitles import SubtitleWriter
from reelwright.ports.voice import Aligner, Voice, VoiceSource
from reelwright.ports.web import Downloader
from reelwright.workflows.produce.authoring import Desk


@dataclass(frozen=True, kw_only=True, slots=True)
class Order:
    """One production as it was ordered; a field means what its setting means.

    ``settings`` is the record that goes into the manifest. ``variant`` is added to the slug,
    so that a Short or a preview is a production of its own.
    """

    source: str
    theme: Theme
    channel: str = "main"
    """Whose video it is, in the library."""
    topic: str = ""
    notes: str = ""
    """A file of the owner's notes, which a writer writes from."""
    research: bool = False
    """Whether what is asked about the topic is searched for before a writer is asked."""
    item: int | str = 0
    """Which of a feed: 0 the newest; a text is an item's id."""
    title: str = ""
    language: str = ""
    length: int | None = None
    formats: tuple[Format, ...] = (Format.WIDE,)
    preset: Preset = Preset.P1080
    codec: Codec = Codec.H264
    voice: str = ""
    voice_fallback: VoiceFallback = VoiceFallback.NEXT
    speed: float | None = None
    captions: CaptionMode = CaptionMode.BOTH
    caption_style: CaptionStyle = CaptionStyle.BOXED
    music: Music | None = None
    narration: Path | None = None
    pronunciations: Pronunciations = field(default_factory=Pronunciations)
    output: Path | None = None
    variant: str = ""
    fresh: bool = False
    settings: tuple[SettingRecord, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Stock:
    """Stock services, in the order in which they are asked, and what searching them takes.

    ``names`` are all that are set, ``notes`` tell of those among them that cannot be asked.
    """

    names: tuple[str, ...]
    sources: Sequence[StockSource]
    downloader: Downloader
    history: FootageHistory
    terms: StockTerms = field(default_factory=StockTerms)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Studio:
    """Everything outside that the flow works with.

    ``versions`` maps each program and library that results depend on to its version.
    """

    reader: ArticleReader
    voices: Sequence[Voice]
    """Those of this machine."""
    aligners: Sequence[Aligner]
    store: Store
    productions: Productions
    sound: SoundStudio
    illustrator: Illustrator
    renderer: PieceRenderer
    inspector: Inspector
    probe: FootageProbe
    footage: FootageSource | None
    subtitles: SubtitleWriter
    exporter: TimelineExporter
    stock: Stock | None = None
    """None where the owner set no stock service: then none is asked."""
    versions: tuple[tuple[str, str], ...] = ()
    desk: Desk | None = None
    """Where models write; None where no writer is set."""
    spending: Spending = field(default_factory=Free)
    uses: Uses = field(default_factory=Unrecorded)
    """What the run reads from the store and leaves in it."""
    life: Life = field(default_factory=Untold)
    """Where a run tells what happens to its production."""
    cpu: CpuMeter = field(default_factory=Unmetered)
    """Measures what the run takes."""
    outside: VoiceSource | None = None
    """Voices of services, by key; used only where they are named."""
