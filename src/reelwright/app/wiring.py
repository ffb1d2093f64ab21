"""The one place that names adapters."""

from importlib.metadata import version

from reelwright import __version__
from reelwright.adapters.articles.reader import DocumentReader
from reelwright.adapters.compositor.compositor import Compositor
from reelwright.adapters.disk.productions import FolderProductions
from reelwright.adapters.disk.store import FileStore
from reelwright.adapters.dtw.aligner import WarpingAligner
from reelwright.adapters.espeak.voice import EspeakVoice
from reelwright.adapters.flite.voice import FliteVoice
from reelwright.adapters.footage_files.folder import FootageFolder
from reelwright.adapters.footage_files.probe import FileProbe
from reelwright.adapters.guarded.guard import Policy, ServiceGuard
from reelwright.adapters.illustrator.illustrator import PillowIllustrator
from reelwright.adapters.inspector.inspector import FileInspector
from reelwright.adapters.interchange.exporter import OtioExporter
from reelwright.adapters.language.langid import LangidLanguageFinder
from reelwright.adapters.pocketsphinx.aligner import PocketsphinxAligner
from reelwright.adapters.sound.studio import PyavSoundStudio
from reelwright.adapters.subtitles.writer import Pysubs2Writer
from reelwright.adapters.theme_files.reader import ThemeFiles
from reelwright.adapters.web.addresses import AddressPolicy
from reelwright.adapters.web.fetcher import SafeFetcher
from reelwright.app.books import HomeBooks
from reelwright.app.settings import Settings
from reelwright.domain.services.budgets import Budgets
from reelwright.domain.themes.theme import Theme
from reelwright.ports.inspection import Inspector
from reelwright.ports.picture import Illustrator, PieceRenderer
from reelwright.ports.productions import Productions
from reelwright.ports.sound import SoundStudio
from reelwright.ports.theme import ThemeSource
from reelwright.ports.voice import Voice
from reelwright.workflows.produce.order import Studio

_RESULTS_DEPEND_ON = ("av", "numpy", "opencv-python-headless", "pillow", "num2words", "syntok")


def studio_for(settings: Settings) -> Studio:
    """Everything outside that a production is made with."""
    store = FileStore(settings.home / "store")
    probe = FileProbe()
    return Studio(
        reader=DocumentReader(
            language=LangidLanguageFinder(),
            fetcher=SafeFetcher(
                policy=AddressPolicy(allow_private=settings.allow_private_addresses)
            ),
        ),
        voices=voices(),
        aligners=(PocketsphinxAligner(), WarpingAligner(EspeakVoice())),
        store=store,
        productions=productions_of(settings),
        sound=sound_studio(),
        illustrator=illustrator(),
        renderer=renderer(settings.workers),
        inspector=FileInspector(PocketsphinxAligner(), store=store),
        probe=probe,
        footage=FootageFolder(settings.footage, store) if settings.footage else None,
        subtitles=Pysubs2Writer(),
        exporter=OtioExporter(),
        versions=versions(),
        spending=guard_of(settings),
    )


def guard_of(settings: Settings) -> ServiceGuard:
    """What every call of one run to an outside service goes through; it keeps the account."""
    budgets = Budgets(
        video=settings.budget_video,
        channel_day=settings.budget_channel_day,
        day=settings.budget_day,
    )
    return ServiceGuard(books_of(settings), settings.channel, Policy(budgets=budgets))


def books_of(settings: Settings) -> HomeBooks:
    """What is kept of calls to outside services."""
    return HomeBooks(settings.home)


def voices() -> tuple[Voice, ...]:
    """The providers of voices, the most natural first."""
    return (FliteVoice(), EspeakVoice())


def illustrator() -> Illustrator:
    """Draws cards, captions and thumbnails."""
    return PillowIllustrator()


def renderer(workers: int = 1) -> PieceRenderer:
    """Renders pieces on so many processes."""
    return Compositor(illustrator(), workers=workers)


def sound_studio() -> SoundStudio:
    """Reads, conforms and mixes sound."""
    return PyavSoundStudio()


def inspector() -> Inspector:
    """Measures finished files."""
    return FileInspector(PocketsphinxAligner())


def productions_of(settings: Settings) -> Productions:
    """The productions of a home."""
    return FolderProductions(settings.home)


def themes() -> ThemeSource:
    """The built-in themes and the owner's files."""
    return ThemeFiles()


def theme_of(settings: Settings) -> Theme:
    """The theme in force."""
    return themes().theme(settings.theme)


def versions() -> tuple[tuple[str, str], ...]:
    """The versions that results depend on."""
    return (("reelwright", __version__), *((name, version(name)) for name in _RESULTS_DEPEND_ON))
