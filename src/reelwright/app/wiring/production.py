"""Who names the adapters that make a video. What brings a library is imported where it is built.

In the same way ``storage_wiring`` names those of storage, ``queue_wiring`` those of the queue,
``services`` the providers and ``platform`` the video platform.
"""

from dataclasses import replace
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path

from reelwright import __version__
from reelwright.adapters.guarded.guard import ServiceGuard
from reelwright.app.settings.model import Settings
from reelwright.app.wiring.books import HomeBooks
from reelwright.app.wiring.on_demand import on_demand
from reelwright.app.wiring.policy import policy_of
from reelwright.app.wiring.storage import life_in, productions_of, recorded_store
from reelwright.domain.themes.theme import Theme
from reelwright.ports.article import ArticleReader
from reelwright.ports.cpu import CpuMeter
from reelwright.ports.footage import FootageProbe, FootageSource
from reelwright.ports.guard import Guard
from reelwright.ports.inspection import Inspector
from reelwright.ports.interchange import TimelineExporter
from reelwright.ports.language import LanguageFinder
from reelwright.ports.lease import Lease
from reelwright.ports.picture import Illustrator, PieceRenderer
from reelwright.ports.research import Researcher
from reelwright.ports.sound import SoundDecoder, SoundStudio
from reelwright.ports.store import Store
from reelwright.ports.subtitles import SubtitleWriter
from reelwright.ports.theme import ThemeSource
from reelwright.ports.voice import Aligner, Voice, VoiceSource
from reelwright.ports.web import Fetcher
from reelwright.workflows.produce.authoring import Desk
from reelwright.workflows.produce.order import Stock, Studio

_RESULTS_DEPEND_ON = ("av", "numpy", "opencv-python-headless", "pillow", "num2words", "syntok")


def studio_for(
    settings: Settings, *, again: bool = False, job: str = "", lease: Lease | None = None
) -> Studio:
    """Everything outside that a production is made with, each part built when it is needed.

    ``again`` asks writers anew for what they have answered before; ``job`` is what the run is told
    to be of. Services are called only while the ``lease`` is held.
    """
    store, folder = recorded_store(settings), settings.footage
    books = books_of(settings)
    guard = guard_of(settings, books, lease)
    return Studio(
        reader=on_demand(lambda: article_reader(settings)),
        voices=voices(settings),
        aligners=(on_demand(recogniser), on_demand(warping_aligner)),
        store=store,
        uses=store,
        productions=productions_of(settings),
        sound=on_demand(sound_studio),
        illustrator=on_demand(illustrator),
        renderer=on_demand(lambda: renderer(settings.workers)),
        inspector=on_demand(partial(inspector, store)),
        probe=on_demand(probe),
        footage=on_demand(partial(footage_in, folder, store)) if folder else None,
        subtitles=on_demand(subtitle_writer),
        exporter=on_demand(timeline_exporter),
        versions=versions(),
        spending=guard,
        life=life_in(settings, job),
        cpu=cpu_meter(),
        desk=desk_in(settings, store, guard, books, again=again) if settings.writer else None,
        stock=stock_in(settings, store, guard, books) if settings.stock else None,
        outside=on_demand(lambda: outside_voices(settings, guard, store)),
    )


def desk_in(
    settings: Settings, store: Store, guard: ServiceGuard, books: HomeBooks, *, again: bool = False
) -> Desk:
    """Where models write."""
    from reelwright.app.making.writing import desk_for
    from reelwright.app.wiring.services import providers_for

    return desk_for(
        settings,
        providers_for(settings),
        store,
        guard,
        on_demand(language_finder),
        researcher=on_demand(lambda: researcher(settings, store, guard, books)),
        again=again,
    )


def researcher(
    settings: Settings, store: Store, guard: ServiceGuard, books: HomeBooks
) -> Researcher:
    """Who searches with every service that is set."""
    from reelwright.app.making.searching import Searching
    from reelwright.app.wiring.services import providers_for

    return Searching(
        settings=settings,
        providers=providers_for(settings),
        store=store,
        guard=guard,
        rates=books,
    )


def stock_in(settings: Settings, store: Store, guard: Guard, books: HomeBooks) -> Stock:
    """The stock services that are set."""
    from reelwright.app.wiring.services import providers_for
    from reelwright.app.wiring.stocking import stock_for

    return stock_for(settings, providers_for(settings), store, guard, books)


def outside_voices(settings: Settings, guard: Guard, store: Store) -> VoiceSource:
    """The voices of services; none is called before it is named."""
    from reelwright.app.wiring.outside_voices import OutsideVoices
    from reelwright.app.wiring.services import providers_for

    providers = replace(providers_for(settings), decoder=on_demand(sound_decoder))
    return OutsideVoices(providers, guard, store, settings.own_prices)


def article_reader(settings: Settings) -> ArticleReader:
    """Reads whatever an article comes in."""
    from reelwright.adapters.articles.reader import DocumentReader

    return DocumentReader(
        language=on_demand(language_finder), fetcher=on_demand(lambda: fetcher(settings))
    )


def language_finder() -> LanguageFinder:
    """Tells languages apart."""
    from reelwright.adapters.language.langid import LangidLanguageFinder

    return LangidLanguageFinder()


def fetcher(settings: Settings) -> Fetcher:
    """Fetches pages and pictures from addresses that it trusts."""
    from reelwright.adapters.web.addresses import AddressPolicy
    from reelwright.adapters.web.fetcher import SafeFetcher

    return SafeFetcher(policy=AddressPolicy(allow_private=settings.allow_private_addresses))


def guard_of(
    settings: Settings, books: HomeBooks | None = None, lease: Lease | None = None
) -> ServiceGuard:
    """What every call of one run to an outside service goes through; it keeps the account."""
    books = books or books_of(settings)
    return ServiceGuard(books, settings.channel, policy_of(settings), lease=lease)


def books_of(settings: Settings) -> HomeBooks:
    """What is kept of calls to outside services."""
    return HomeBooks(settings.home, settings.database, settings.database_replica)


def voices(settings: Settings) -> tuple[Voice, ...]:
    """The providers of voices on this machine, the most natural first."""
    from reelwright.adapters.espeak.voice import EspeakVoice
    from reelwright.adapters.flite.voice import FliteVoice
    from reelwright.adapters.kokoro.voice import KokoroVoices
    from reelwright.adapters.piper.voice import PiperVoices

    models, own = settings.models, settings.voices_folder
    owned = (own,) if own else ()
    return (
        KokoroVoices(folders=(models / "kokoro", *owned)),
        PiperVoices(folders=(models / "piper", *owned)),
        FliteVoice(),
        EspeakVoice(),
    )


def recogniser() -> Aligner:
    """Finds words by recognising them: English, exact to some 20 ms."""
    from reelwright.adapters.pocketsphinx.aligner import PocketsphinxAligner

    return PocketsphinxAligner()


def warping_aligner() -> Aligner:
    """Finds words by warping the sound onto a voice's own reading of them."""
    from reelwright.adapters.dtw.aligner import WarpingAligner
    from reelwright.adapters.espeak.voice import EspeakVoice

    return WarpingAligner(EspeakVoice())


def illustrator() -> Illustrator:
    """Draws cards, captions and thumbnails."""
    from reelwright.adapters.illustrator.illustrator import PillowIllustrator

    return PillowIllustrator()


def renderer(workers: int = 1) -> PieceRenderer:
    """Renders pieces on so many processes."""
    from reelwright.adapters.compositor.compositor import Compositor

    return Compositor(illustrator(), workers=workers, meter=cpu_meter())


@cache
def cpu_meter() -> CpuMeter:
    """Measures the runs of this process: one meter for all of them."""
    from reelwright.adapters.processor.meter import ProcessMeter

    return ProcessMeter()


def sound_studio() -> SoundStudio:
    """Reads, conforms and mixes sound."""
    from reelwright.adapters.sound.studio import PyavSoundStudio

    return PyavSoundStudio()


def sound_decoder() -> SoundDecoder:
    """Reads sound as services send it."""
    from reelwright.adapters.sound.studio import PyavSoundStudio

    return PyavSoundStudio()


def inspector(store: Store | None = None) -> Inspector:
    """Measures finished files; what it measured is kept in the store."""
    from reelwright.adapters.faces.finder import CascadeFaces
    from reelwright.adapters.inspector.inspector import FileInspector

    return FileInspector(recogniser(), store=store, finder=CascadeFaces())


def probe() -> FootageProbe:
    """Looks at a picture or clip."""
    from reelwright.adapters.footage_files.probe import FileProbe

    return FileProbe()


def footage_in(folder: Path, store: Store) -> FootageSource:
    """The owner's pictures and clips."""
    from reelwright.adapters.footage_files.folder import FootageFolder

    return FootageFolder(folder, store)


def subtitle_writer() -> SubtitleWriter:
    """Writes sidecar captions."""
    from reelwright.adapters.subtitles.writer import Pysubs2Writer

    return Pysubs2Writer()


def timeline_exporter() -> TimelineExporter:
    """Writes the edit for other programs."""
    from reelwright.adapters.interchange.exporter import OtioExporter

    return OtioExporter()


def themes() -> ThemeSource:
    """The built-in themes and the owner's files."""
    from reelwright.adapters.theme_files.reader import ThemeFiles

    return ThemeFiles()


def theme_of(settings: Settings) -> Theme:
    """The theme in force."""
    return themes().theme(settings.theme)


def versions() -> tuple[tuple[str, str], ...]:
    """The versions that results depend on."""
    return (("reelwright", __version__), *((name, version(name)) for name in _RESULTS_DEPEND_ON))
