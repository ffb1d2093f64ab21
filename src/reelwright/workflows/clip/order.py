"""What clips were ordered, and the ports that the flow may use."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reelwright.domain.canvas import Codec, Format, Preset
from reelwright.domain.captions.cues import CaptionMode, CaptionStyle
from reelwright.domain.clips.flags import Memory
from reelwright.domain.clips.genres import Genre
from reelwright.domain.clips.platforms import Platform
from reelwright.domain.production.manifest import SettingRecord
from reelwright.domain.themes.shipped import BUILT_IN, DEFAULT
from reelwright.domain.themes.theme import Theme
from reelwright.ports.clip_page import ClipPage
from reelwright.ports.clips import ClipMemory, Forgetful
from reelwright.ports.cpu import CpuMeter, Unmetered
from reelwright.ports.diarisation import Diariser
from reelwright.ports.faces import FaceFinder
from reelwright.ports.inspection import Inspector
from reelwright.ports.interchange import ClipExporter
from reelwright.ports.language import LanguageFinder
from reelwright.ports.life import Life, Untold
from reelwright.ports.picture import Illustrator, PieceRenderer
from reelwright.ports.productions import Productions
from reelwright.ports.recognition import Recogniser
from reelwright.ports.recordings import Recordings
from reelwright.ports.scenes import Glancer, Unseeing
from reelwright.ports.scouting import NoScout, Scout
from reelwright.ports.sound import SoundStudio
from reelwright.ports.spending import Free, Spending
from reelwright.ports.steps import Codec as ValueCodec
from reelwright.ports.storage import Unrecorded, Uses
from reelwright.ports.store import Store
from reelwright.ports.subtitles import SubtitleWriter
from reelwright.ports.transcripts import TranscriptReader
from reelwright.ports.voice import Aligner
from reelwright.ports.web import RecordingFetcher


@dataclass(frozen=True, kw_only=True, slots=True)
class FixedCut:
    """A clip whose ends, in samples of the recording, are decided; ``id`` stays what it was."""

    id: str
    start: int
    end: int
    title: str = ""
    rank: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class ClipOrder:
    """Clips as they were ordered; a field means what its option means.

    ``output`` is the folder of the run; each clip is a production in a folder of its own there.
    """

    recording: Path
    url: str = ""
    """Where the recording is fetched from, if it is not there."""
    transcript: Path | None = None
    """Without one the words are recognised."""
    count: int = 5
    platform: Platform = Platform.SHORTS
    also: tuple[Platform, ...] = ()
    """Other platforms, for each of which the same moments are cut as it likes them."""
    language: str = ""
    speakers: int | None = None
    """How many people speak, where their owner said so."""
    genre: Genre | None = None
    """What kind of recording it is, where its owner said so."""
    memory: Memory = field(default_factory=Memory)
    output: Path = Path("clips")
    channel: str = "main"
    """Whose clips they are, in the library."""
    formats: tuple[Format, ...] = (Format.TALL,)
    preset: Preset = Preset.P1080
    codec: Codec = Codec.H264
    theme: Theme = BUILT_IN[DEFAULT]
    captions: CaptionMode = CaptionMode.BOTH
    caption_style: CaptionStyle = CaptionStyle.BOLD
    hook: bool = True
    """Whether the title stands over the first seconds."""
    progress_bar: bool = False
    tighten: bool = False
    """Whether dead air and fillers that stand alone are left out inside clips."""
    watermark: str = ""
    """A word in the corner, beside the theme's logo where it has one."""
    fixed: tuple[FixedCut, ...] = ()
    """Clips to make instead of what would be chosen, as their owner moved their ends."""
    settings: tuple[SettingRecord, ...] = ()

    @property
    def name(self) -> str:
        """What the recording is called."""
        return self.recording.name


@dataclass(frozen=True, kw_only=True, slots=True)
class ClipStudio:
    """Everything outside that is needed to find moments."""

    recordings: Recordings
    transcripts: TranscriptReader
    aligners: Sequence[Aligner]
    recognisers: Sequence[Recogniser] = ()
    """The most trusted first."""
    diarisers: Sequence[Diariser] = ()
    """Who may tell speakers apart, the most trusted first."""
    languages: LanguageFinder | None = None

    def language_of(self, text: str) -> str:
        """The ISO 639-1 code of a text's language; empty where nobody can tell."""
        return self.languages.find(text) if self.languages else ""


@dataclass(frozen=True, kw_only=True, slots=True)
class CuttingRoom:
    """Everything outside that is needed to make clips of them.

    ``values`` writes down what was heard and seen. ``lives`` begins the life of a clip.
    """

    studio: ClipStudio
    fetcher: RecordingFetcher
    store: Store
    values: ValueCodec
    faces: FaceFinder
    sound: SoundStudio
    illustrator: Illustrator
    renderer: PieceRenderer
    inspector: Inspector
    subtitles: SubtitleWriter
    exporter: ClipExporter
    page: ClipPage
    productions: Productions
    uses: Uses = field(default_factory=Unrecorded)
    lives: Callable[[], Life] = Untold
    cpu: CpuMeter = field(default_factory=Unmetered)
    """Measures what the run takes."""
    memory: ClipMemory = field(default_factory=Forgetful)
    glancer: Glancer = field(default_factory=Unseeing)
    scout: Scout = field(default_factory=NoScout)
    """Who proposes moments beside the rules."""
    spending: Spending = field(default_factory=Free)
    """The account of the run, from which recognisers and scouts are paid."""
    check: Callable[[], object] = lambda: None
    """Raises where this run may not write any more."""
    versions: tuple[tuple[str, str], ...] = ()
